// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagecontentsmodel.h"
#include "app/browse/requestlogmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_SmallModels : public QObject
{
    Q_OBJECT

private slots:
    void contentsShowEveryEntryAndSearch();
    void contentsShowWhatWasSearchedLast();
    void contentsSurviveTheListingBeingTakenAway();
    void requestLogKeepsTheLastThousand();
    void requestLogTellsFailuresApart();
};

void tst_SmallModels::contentsShowEveryEntryAndSearch()
{
    PackageContentsModel model;
    const QAbstractItemModelTester tester(&model);
    auto listing = std::make_shared<PackageListing>();
    listing->entries = {{.name = u"bin/"_s},
                        {.name = u"index.js"_s, .size = 12},
                        {.name = u"scf_bootstrap"_s, .size = 5, .mode = 0755}};
    model.setListing(listing);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, PackageContentsModel::ModeColumn).data().toString(), u"0755"_s);
    QCOMPARE(model.index(0, PackageContentsModel::SizeColumn).data().toString(), QString());
    model.setFilter(u"INDEX"_s);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, PackageContentsModel::NameColumn).data().toString(), u"index.js"_s);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
    model.setFilter(u"nothing"_s);
    QTRY_COMPARE(model.rowCount(), 0);
}

void tst_SmallModels::contentsShowWhatWasSearchedLast()
{
    PackageContentsModel model;
    const QAbstractItemModelTester tester(&model);
    auto listing = std::make_shared<PackageListing>();
    for (int i = 0; i < 2'000; ++i)
        listing->entries.append({.name = i % 2 == 0 ? u"even"_s : u"odd"_s});
    model.setListing(listing);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setFilter(u"nothing"_s);
    model.setFilter(u"odd"_s);
    QTRY_COMPARE(model.rowCount(), 1'000);
    QCOMPARE(reset.count(), 1); // the first answer came too late to be shown
    model.setFilter(u"even"_s);
    model.setFilter({});
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(model.rowCount(), 2'000);
}

void tst_SmallModels::contentsSurviveTheListingBeingTakenAway()
{
    PackageContentsModel model;
    const QAbstractItemModelTester tester(&model);
    auto listing = std::make_shared<PackageListing>();
    listing->entries = {{.name = u"a"_s}};
    model.setListing(std::exchange(listing, nullptr));
    model.setFilter(u"a"_s);
    model.setListing(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.index(0, 0).data().isValid());
}

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
