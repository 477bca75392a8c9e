// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_FunctionListModel : public QObject
{
    Q_OBJECT

private slots:
    void streamsPagesInSortedOrder();
    void speaksOfAStatusAsItIsTold();
    void searchesNameAndDescriptionWhateverTheCase();
    void sortsByEachColumnAndBack();
    void keepsAPersistentRowWhileSortingAndInserting();
    void mergesARefreshWithoutReset();
    void dropsRowsThatARefreshNoLongerHolds();
    void updatesOneRow();
    void staysConsistentOverRandomOperations();

private:
    static FunctionSummary function(const QString &name, const QString &status = u"Active"_s,
                                    const QString &runtime = u"Python3.9"_s,
                                    const QString &description = {});
    static QStringList names(const FunctionListModel &model);
};

FunctionSummary tst_FunctionListModel::function(const QString &name, const QString &status,
                                                const QString &runtime, const QString &description)
{
    return {.functionName = name,
            .space = u"default"_s,
            .description = description,
            .runtime = Runtime(runtime),
            .status = FunctionStatus(status)};
}

QStringList tst_FunctionListModel::names(const FunctionListModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, FunctionListModel::NameColumn).data().toString();
    return names;
}

void tst_FunctionListModel::streamsPagesInSortedOrder()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.beginRefresh();
    model.addPage({function(u"m"_s), function(u"b"_s)});
    model.addPage({function(u"a"_s), function(u"Z"_s)});
    QCOMPARE(names(model), QStringList({u"a"_s, u"b"_s, u"m"_s, u"Z"_s}));
    model.endRefresh();
    QCOMPARE(model.rowOf(u"m"_s), 2);
    QCOMPARE(model.rowOf(u"none"_s), -1);
    QCOMPARE(model.functionAt(3)->functionName, u"Z"_s);
    QVERIFY(!model.functionAt(4));
    QVERIFY(!model.functionAt(-1));
}

void tst_FunctionListModel::speaksOfAStatusAsItIsTold()
{
    FunctionListModel model;
    FunctionSummary broken = function(u"broken"_s);
    broken.status = FunctionStatus(u"CreateFailed"_s);
    model.addPage({broken});
    const QModelIndex index = model.index(0, FunctionListModel::StatusColumn);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"CreateFailed"_s);
    model.setStatusWords([](const FunctionStatus &status) { return u"is "_s + status.text(); });
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"is CreateFailed"_s);
    QCOMPARE(index.data().toString(), u"CreateFailed"_s);
}

void tst_FunctionListModel::searchesNameAndDescriptionWhateverTheCase()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({function(u"Image-Resize"_s),
                   function(u"report"_s, u"Active"_s, u"Go1"_s, u"Makes IMAGES of numbers"_s),
                   function(u"shop"_s)});
    model.setFilter(u" image "_s);
    QCOMPARE(names(model), QStringList({u"Image-Resize"_s, u"report"_s}));
    QCOMPARE(model.totalCount(), 3);
    model.addPage({function(u"image-2"_s), function(u"zzz"_s)});
    QCOMPARE(names(model), QStringList({u"image-2"_s, u"Image-Resize"_s, u"report"_s}));
    model.setFilter(u"nothing"_s);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.rowOf(u"shop"_s), -1);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
}

void tst_FunctionListModel::sortsByEachColumnAndBack()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({function(u"b"_s, u"Updating"_s, u"Go1"_s),
                   function(u"a"_s, u"Active"_s, u"Php8.0"_s),
                   function(u"c"_s, u"Active"_s, u"Nodejs18.15"_s)});
    model.sort(FunctionListModel::StatusColumn, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({u"a"_s, u"c"_s, u"b"_s}));
    model.sort(FunctionListModel::RuntimeColumn, Qt::DescendingOrder);
    QCOMPARE(names(model), QStringList({u"a"_s, u"c"_s, u"b"_s}));
    model.sort(FunctionListModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(names(model), QStringList({u"c"_s, u"b"_s, u"a"_s}));
}

void tst_FunctionListModel::keepsAPersistentRowWhileSortingAndInserting()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({function(u"b"_s), function(u"d"_s)});
    const QPersistentModelIndex chosen = model.index(1, 0);
    model.addPage({function(u"a"_s), function(u"c"_s)});
    QCOMPARE(chosen.data().toString(), u"d"_s);
    model.sort(FunctionListModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(chosen.row(), 0);
    QCOMPARE(chosen.data().toString(), u"d"_s);
}

void tst_FunctionListModel::mergesARefreshWithoutReset()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.beginRefresh();
    model.addPage({function(u"a"_s), function(u"b"_s)});
    model.endRefresh();
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.beginRefresh();
    model.addPage({function(u"a"_s), function(u"b"_s, u"Updating"_s), function(u"c"_s)});
    model.endRefresh();
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.functionAt(1)->status.value(), FunctionStatus::Value::Updating);
    QCOMPARE(model.rowCount(), 3);
}

void tst_FunctionListModel::dropsRowsThatARefreshNoLongerHolds()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.beginRefresh();
    model.addPage({function(u"a"_s), function(u"b"_s), function(u"c"_s)});
    model.endRefresh();
    model.beginRefresh();
    model.addPage({function(u"c"_s), function(u"a"_s)});
    QCOMPARE(model.rowCount(), 3); // until the end they may still come
    model.endRefresh();
    QCOMPARE(names(model), QStringList({u"a"_s, u"c"_s}));
    QCOMPARE(model.rowOf(u"c"_s), 1);
}

void tst_FunctionListModel::updatesOneRow()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    model.beginRefresh();
    model.addPage({function(u"a"_s), function(u"b"_s)});
    model.endRefresh();
    model.updateFunction(function(u"b"_s, u"UpdateFailed"_s));
    QVERIFY(model.functionAt(1)->status.isFailure());
    model.updateFunction(function(u"stranger"_s));
    QCOMPARE(model.rowCount(), 2);
}

void tst_FunctionListModel::staysConsistentOverRandomOperations()
{
    FunctionListModel model;
    const QAbstractItemModelTester tester(&model);
    quint32 state = 7;
    const auto random = [&state](int below) {
        state = state * 1'664'525 + 1'013'904'223;
        return static_cast<int>((state >> 16) % static_cast<quint32>(below));
    };
    const QStringList statuses{u"Active"_s, u"Updating"_s, u"UpdateFailed"_s};
    int column = FunctionListModel::NameColumn;
    Qt::SortOrder order = Qt::AscendingOrder;
    for (int i = 0; i < 400; ++i) {
        switch (random(6)) {
        case 0:
            model.beginRefresh();
            break;
        case 1:
            model.endRefresh();
            break;
        case 2:
            column = random(FunctionListModel::ColumnCount);
            order = random(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            model.sort(column, order);
            break;
        case 3:
            model.setFilter(random(3) == 0 ? u"1"_s : QString());
            break;
        default: {
            QList<FunctionSummary> page;
            for (int n = random(8); n > 0; --n) {
                page += function((random(2) == 0 ? u"f%1"_s : u"F%1"_s).arg(random(60)),
                                 statuses.at(random(3)), u"Python3.%1"_s.arg(random(3)));
            }
            model.addPage(page);
        }
        }
        const auto sortKey = [&model, column](int row) {
            return QStringList{model.index(row, column).data().toString().toLower(),
                               model.functionAt(row)->functionName.toLower(),
                               model.functionAt(row)->functionName};
        };
        QSet<QString> seen;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (row > 0) {
                const bool isUp = sortKey(row - 1) < sortKey(row);
                QCOMPARE(isUp, order == Qt::AscendingOrder);
            }
            const QString name = model.functionAt(row)->functionName;
            QVERIFY(!seen.contains(name));
            seen.insert(name);
            QCOMPARE(model.rowOf(name), row);
            QVERIFY(name.contains(model.filter()));
        }
    }
}

QTEST_GUILESS_MAIN(tst_FunctionListModel)
#include "tst_functionlistmodel.moc"
