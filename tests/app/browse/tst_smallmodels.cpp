// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/requestlogmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_SmallModels : public QObject
{
    Q_OBJECT

private slots:
    void requestLogKeepsTheLastThousand();
    void requestLogTellsFailuresApart();
};

void tst_SmallModels::requestLogKeepsTheLastThousand()
{
    RequestLogModel model;
    const QAbstractItemModelTester tester(&model);
    for (int i = 0; i < 1'005; ++i) {
        CallRecord record;
        record.action = u"Action%1"_s.arg(i);
        model.append(record);
    }
    QCOMPARE(model.rowCount(), 1'000);
    QCOMPARE(model.recordAt(0)->action, u"Action5"_s);
    QCOMPARE(model.index(999, RequestLogModel::ActionColumn).data().toString(), u"Action1004"_s);
    QVERIFY(!model.recordAt(1'000));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_SmallModels::requestLogTellsFailuresApart()
{
    RequestLogModel model;
    const QAbstractItemModelTester tester(&model);
    CallRecord good;
    good.httpStatus = 200;
    CallRecord bad = good;
    bad.errorCode = u"ResourceNotFound.Function"_s;
    model.append(good);
    model.append(bad);
    QCOMPARE(model.index(0, RequestLogModel::StatusColumn).data().toString(), u"200"_s);
    QVERIFY(!model.index(0, 0).data(RequestLogModel::FailedRole).toBool());
    QCOMPARE(model.index(1, RequestLogModel::StatusColumn).data().toString(),
             u"ResourceNotFound.Function"_s);
    QVERIFY(model.index(1, 0).data(RequestLogModel::FailedRole).toBool());
}

QTEST_GUILESS_MAIN(tst_SmallModels)
#include "tst_smallmodels.moc"
