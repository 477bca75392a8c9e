// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/cosobjectmodel.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace Scf;

using Column = CosObjectModel::Column;

namespace {

CosObject object(const QString &key, qint64 size = 1, qint64 age = 0,
                 const QString &storageClass = u"STANDARD"_s)
{
    return {.key = key,
            .size = size,
            .modifiedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 - age, Qt::UTC),
            .eTag = u"\"e\""_s,
            .storageClass = storageClass};
}

QStringList names(const CosObjectModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, Column::NameColumn).data().toString();
    return names;
}

//! A page as COS gives it: keys with numbers from \a first on.
CosObjectPage numbered(int first, int count)
{
    CosObjectPage page;
    for (int i = first; i < first + count; ++i)
        page.objects += object(u"k%1"_s.arg(i, 7, 10, QLatin1Char('0')), (i * 7'919) % 100'003);
    return page;
}

bool isSortedBySize(const CosObjectModel &model)
{
    for (int row = 1; row < model.rowCount(); ++row) {
        if (model.objectAt(row - 1)->size > model.objectAt(row)->size)
            return false;
    }
    return true;
}

} // namespace

class tst_CosObjectModel : public QObject
{
    Q_OBJECT

private slots:
    void showsPrefixesBeforeObjectsAcrossPages();
    void showsWhatLiesBelowThePrefix();
    void tellsWhatARowIs();
    void sortsByEachColumnWithPrefixesFirst();
    void takesTheOrderOfCos();
    void replacesWhatItHasAlready();
    void putsALateObjectInItsPlace();
    void removesAnObject();
    void keepsAPersistentRow();
    void appendsPagesWithoutMovingRows();
    void sortsLongListsInTheBackground();
    void dropsASortThatIsOutOfDate();
    void staysConsistentOverRandomOperations();
};

void tst_CosObjectModel::showsPrefixesBeforeObjectsAcrossPages()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.clear();
    model.addPage({.prefixes = {u"b/"_s}, .objects = {object(u"a"_s), object(u"c"_s)}});
    model.addPage({.prefixes = {u"e/"_s, u"g/"_s}, .objects = {object(u"d"_s)}});
    QCOMPARE(names(model), QStringList({u"b/"_s, u"e/"_s, u"g/"_s, u"a"_s, u"c"_s, u"d"_s}));
    QCOMPARE(model.prefixCount(), 3);
    QCOMPARE(model.objectCount(), 3);
}

void tst_CosObjectModel::showsWhatLiesBelowThePrefix()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.clear(u"releases/"_s);
    model.addPage({.prefixes = {u"releases/old/"_s},
                   .objects = {object(u"releases/"_s, 0), object(u"releases/a.zip"_s)}});
    QCOMPARE(names(model), QStringList({u"old/"_s, u"a.zip"_s}));
    QCOMPARE(model.keyAt(1), u"releases/a.zip"_s);
    QCOMPARE(model.rowOf(u"releases/old/"_s), 0);
    QCOMPARE(model.rowOf(u"releases/"_s), -1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.rowOf(u"releases/a.zip"_s), -1);
}

void tst_CosObjectModel::tellsWhatARowIs()
{
    CosObjectModel model;
    model.addPage({.prefixes = {u"p/"_s},
                   .objects = {object(u"a.zip"_s, 2'048, 0, u"ARCHIVE"_s),
                               object(u"b.zip"_s, 5, 0, u"SOME_NEW_CLASS"_s)}});
    QVERIFY(model.isPrefix(0));
    QVERIFY(!model.objectAt(0));
    QVERIFY(model.index(0, Column::SizeColumn).data().toString().isEmpty());
    QVERIFY(model.index(0, Column::NameColumn).data(CosObjectModel::IsPrefixRole).toBool());
    QCOMPARE(model.objectAt(1)->size, 2'048);
    QCOMPARE(model.index(1, Column::SizeColumn).data().toString(),
             QLocale().formattedDataSize(2'048, 1, QLocale::DataSizeTraditionalFormat));
    QVERIFY(!model.index(1, Column::ModifiedColumn).data().toString().isEmpty());
    QCOMPARE(model.index(1, Column::StorageClassColumn).data().toString(), u"Archive"_s);
    QCOMPARE(model.index(2, Column::StorageClassColumn).data().toString(), u"SOME_NEW_CLASS"_s);
    QVERIFY(!model.isPrefix(3));
    QVERIFY(!model.objectAt(3));
    QVERIFY(!model.objectAt(-1));
    QVERIFY(model.keyAt(3).isEmpty());
}

void tst_CosObjectModel::sortsByEachColumnWithPrefixesFirst()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage(
        {.prefixes = {u"p/"_s, u"q/"_s},
         .objects = {object(u"a"_s, 30, 5, u"STANDARD"_s), object(u"b"_s, 10, 9, u"ARCHIVE"_s),
                     object(u"c"_s, 20, 1, u"STANDARD"_s)}});
    model.sort(Column::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({u"p/"_s, u"q/"_s, u"b"_s, u"c"_s, u"a"_s}));
    model.sort(Column::ModifiedColumn, Qt::DescendingOrder); // the newest first
    QCOMPARE(names(model).mid(2), QStringList({u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(model.prefixCount(), 2);
    QVERIFY(model.isPrefix(0) && model.isPrefix(1));
    model.sort(Column::StorageClassColumn, Qt::AscendingOrder);
    QCOMPARE(names(model).mid(2), QStringList({u"b"_s, u"a"_s, u"c"_s}));
    model.sort(Column::NameColumn, Qt::DescendingOrder);
    QCOMPARE(names(model), QStringList({u"q/"_s, u"p/"_s, u"c"_s, u"b"_s, u"a"_s}));
    model.addPage({.prefixes = {u"r/"_s}, .objects = {object(u"d"_s)}});
    QCOMPARE(names(model),
             QStringList({u"r/"_s, u"q/"_s, u"p/"_s, u"d"_s, u"c"_s, u"b"_s, u"a"_s}));
    model.sort(Column::NameColumn, Qt::AscendingOrder);
    QCOMPARE(names(model),
             QStringList({u"p/"_s, u"q/"_s, u"r/"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
}

void tst_CosObjectModel::takesTheOrderOfCos()
{
    // U+FF5E before U+1F600 by bytes; by UTF-16 units the other way round. Capitals come first.
    const QString wide = u"\uff5e.zip"_s;
    const QString emoji = u"😀.zip"_s;
    CosObjectModel model;
    model.addPage({.objects = {object(u"B"_s), object(u"a"_s), object(wide), object(emoji)}});
    QCOMPARE(names(model), QStringList({u"B"_s, u"a"_s, wide, emoji}));
    model.sort(Column::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({u"B"_s, u"a"_s, wide, emoji})); // equal ones by name
}

void tst_CosObjectModel::replacesWhatItHasAlready()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({.prefixes = {u"p/"_s}, .objects = {object(u"a"_s, 1), object(u"b"_s, 2)}});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.addPage({.prefixes = {u"p/"_s}, .objects = {object(u"a"_s, 1), object(u"b"_s, 9)}});
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.objectAt(2)->size, 9);
    model.sort(Column::SizeColumn, Qt::AscendingOrder);
    model.addPage({.objects = {object(u"b"_s, 0)}});
    QCOMPARE(names(model), QStringList({u"p/"_s, u"b"_s, u"a"_s}));
}

void tst_CosObjectModel::putsALateObjectInItsPlace()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({.objects = {object(u"a"_s), object(u"c"_s), object(u"e"_s)}});
    model.addPage({.objects = {object(u"d"_s)}}); // uploaded just now
    QCOMPARE(names(model), QStringList({u"a"_s, u"c"_s, u"d"_s, u"e"_s}));
    model.addPage({.objects = {object(u"f"_s)}});
    QCOMPARE(names(model).last(), u"f"_s);
}

void tst_CosObjectModel::removesAnObject()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({.prefixes = {u"p/"_s}, .objects = {object(u"a"_s), object(u"b"_s)}});
    model.removeObject(u"a"_s);
    model.removeObject(u"none"_s);
    model.removeObject(u"p/"_s); // prefixes are no objects
    QCOMPARE(names(model), QStringList({u"p/"_s, u"b"_s}));
    QCOMPARE(model.rowOf(u"a"_s), -1);
    model.addPage({.objects = {object(u"a"_s)}});
    QCOMPARE(names(model), QStringList({u"p/"_s, u"a"_s, u"b"_s}));
}

void tst_CosObjectModel::keepsAPersistentRow()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    model.addPage({.objects = {object(u"a"_s, 3), object(u"b"_s, 2), object(u"c"_s, 1)}});
    const QPersistentModelIndex chosen = model.index(2, Column::SizeColumn);
    model.sort(Column::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(chosen.row(), 0);
    QCOMPARE(chosen.data(CosObjectModel::KeyRole).toString(), u"c"_s);
    model.addPage({.prefixes = {u"p/"_s}, .objects = {object(u"d"_s, 0)}});
    QCOMPARE(chosen.row(), 2);
    QCOMPARE(chosen.data(CosObjectModel::KeyRole).toString(), u"c"_s);
}

void tst_CosObjectModel::appendsPagesWithoutMovingRows()
{
    CosObjectModel model;
    QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    for (int page = 0; page < 30; ++page)
        model.addPage(numbered(page * 1'000, 1'000));
    QTest::qWait(50); // nothing comes from the background either
    QCOMPARE(moved.count(), 0);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rowCount(), 30'000);
    QCOMPARE(model.rowOf(u"k0029999"_s), 29'999);
}

void tst_CosObjectModel::sortsLongListsInTheBackground()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addPage(numbered(0, 20'000));
    const QPersistentModelIndex chosen = model.index(5'000, 0);
    model.sort(Column::SizeColumn, Qt::AscendingOrder);
    QVERIFY(!isSortedBySize(model)); // not yet: it would have taken the GUI thread's time
    model.addPage(numbered(20'000, 1'000));
    model.addPage(numbered(21'000, 1'000));
    QCOMPARE(model.rowCount(), 22'000);
    QTRY_VERIFY(isSortedBySize(model));
    QCOMPARE(model.rowCount(), 22'000);
    QCOMPARE(chosen.data(CosObjectModel::KeyRole).toString(), u"k0005000"_s);
    QCOMPARE(model.rowOf(u"k0005000"_s), chosen.row());
}

void tst_CosObjectModel::dropsASortThatIsOutOfDate()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addPage(numbered(0, 20'000));
    model.sort(Column::SizeColumn, Qt::AscendingOrder);
    model.removeObject(u"k0000007"_s);
    QTRY_VERIFY(isSortedBySize(model));
    QCOMPARE(model.rowCount(), 19'999);
    QCOMPARE(model.rowOf(u"k0000007"_s), -1);
    model.sort(Column::SizeColumn, Qt::DescendingOrder);
    model.clear();
    model.addPage(numbered(0, 3));
    QTest::qWait(100);
    QCOMPARE(model.rowCount(), 3);
}

void tst_CosObjectModel::staysConsistentOverRandomOperations()
{
    CosObjectModel model;
    const QAbstractItemModelTester tester(&model);
    quint32 state = 11;
    const auto random = [&state](int below) {
        state = state * 1'664'525 + 1'013'904'223;
        return static_cast<int>((state >> 16) % static_cast<quint32>(below));
    };
    const QStringList classes{u"STANDARD"_s, u"ARCHIVE"_s, u"STANDARD_IA"_s};
    QMap<QByteArray, CosObject> held; // by the bytes of the key; prefixes too
    int column = Column::NameColumn;
    Qt::SortOrder order = Qt::AscendingOrder;
    model.sort(column, order);
    for (int i = 0; i < 400; ++i) {
        switch (random(5)) {
        case 0:
            column = random(CosObjectModel::ColumnCount);
            order = random(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            model.sort(column, order);
            break;
        case 1: {
            const QString key = u"k%1"_s.arg(random(80));
            model.removeObject(key);
            held.remove(key.toUtf8());
            break;
        }
        case 2:
            if (random(12) == 0) {
                model.clear();
                held.clear();
            }
            break;
        default: {
            CosObjectPage page;
            for (int n = random(8); n > 0; --n) {
                page.objects +=
                    object(u"k%1"_s.arg(random(80)), random(5), random(5), classes.at(random(3)));
                held.insert(page.objects.last().key.toUtf8(), page.objects.last());
            }
            if (random(4) == 0) {
                page.prefixes += u"k%1/"_s.arg(random(20));
                held.insert(page.prefixes.last().toUtf8(), {.key = page.prefixes.last()});
            }
            model.addPage(page);
        }
        }
        QCOMPARE(model.rowCount(), held.size());
        const auto sortKey = [&](int row) {
            const CosObject *what = model.objectAt(row);
            const qint64 number = !what                          ? 0
                                  : column == Column::SizeColumn ? what->size
                                  : column == Column::ModifiedColumn
                                      ? what->modifiedAt.toSecsSinceEpoch()
                                      : 0;
            const QString text = what && column == Column::StorageClassColumn
                                     ? model.index(row, column).data().toString()
                                     : QString();
            return std::tuple(number, text, model.keyAt(row).toUtf8());
        };
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString key = model.keyAt(row);
            QVERIFY(held.contains(key.toUtf8()));
            QCOMPARE(model.isPrefix(row), key.endsWith(u'/'));
            QCOMPARE(model.rowOf(key), row);
            if (const CosObject *what = model.objectAt(row))
                QCOMPARE(*what, held.value(key.toUtf8()));
            if (row > 0 && model.isPrefix(row) == model.isPrefix(row - 1))
                QCOMPARE(sortKey(row - 1) < sortKey(row), order == Qt::AscendingOrder);
            QVERIFY(row == 0 || !model.isPrefix(row) || model.isPrefix(row - 1));
        }
    }
}

QTEST_GUILESS_MAIN(tst_CosObjectModel)
#include "tst_cosobjectmodel.moc"
