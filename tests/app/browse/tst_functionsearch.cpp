// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionsearch.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"
#include "app/domain/region.h"

#include <QAbstractItemModelTester>
#include <QNetworkAccessManager>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

const FunctionId missing{
    .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = u"image-resize"_s};

QStringList allRegions()
{
    QStringList regions;
    for (const Region &region : knownRegions())
        regions += region.id;
    return regions;
}

} // namespace

class tst_FunctionSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { m_cloud->clearFaults(); }

    void findsItInAnotherNamespace();
    void findsItInOtherRegions();
    void findsOnlyTheWholeName();
    void asksBoundedlyAndOnlyReads();
    void looksOnWhereNamespacesAreForbidden();
    void tellsWhatCouldNotBeRead();
    void stopsWhenCancelled();
    void diesWhileLooking();
    void startsAnew();

private:
    std::unique_ptr<DemoCloud> m_cloud;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
};

void tst_FunctionSearch::initTestCase()
{
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_cloud->start());
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(
        m_network.get(),
        ClientPolicy{.idleTimeoutMs = 1'500, .readAttempts = 1, .firstBackoffMs = 1});
    m_api->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                       .credential = m_cloud->credential()});
}

void tst_FunctionSearch::findsItInAnotherNamespace()
{
    FunctionSearch search(m_api.get());
    const QAbstractItemModelTester tester(&search,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy finished(&search, &FunctionSearch::finished);
    search.start(missing, {u"ap-guangzhou"_s});
    QVERIFY(search.isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!search.isRunning() && !search.wasCancelled());
    QCOMPARE(search.rowCount(), 1);
    QCOMPARE(search.placeAt(0), (FunctionId{.region = u"ap-guangzhou"_s,
                                            .space = u"staging"_s,
                                            .functionName = u"image-resize"_s}));
    QCOMPARE(search.index(0).data().toString(), u"Guangzhou · ap-guangzhou · namespace staging"_s);
    QVERIFY(search.index(0).data(Qt::ToolTipRole).toString().contains("Python 3.9"_L1));
    QCOMPARE(search.placeAt(1), FunctionId{});
}

void tst_FunctionSearch::findsItInOtherRegions()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    QSignalSpy progress(&search, &FunctionSearch::progress);
    FunctionId wanted = missing;
    wanted.functionName = u"geo-lookup"_s;
    search.start(wanted, allRegions());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(search.regionsDone(), knownRegions().size());
    QCOMPARE(progress.count(), knownRegions().size());
    QSet<QString> spaces;
    for (int row = 0; row < search.rowCount(); ++row) {
        QCOMPARE(search.placeAt(row).region, u"ap-singapore"_s);
        spaces.insert(search.placeAt(row).space);
    }
    QCOMPARE(spaces, (QSet<QString>{u"production"_s, u"staging"_s}));
}

void tst_FunctionSearch::findsOnlyTheWholeName()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    FunctionId wanted = missing;
    wanted.functionName = u"image"_s;
    search.start(wanted, allRegions());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(search.rowCount(), 0);
    QCOMPARE(search.unreadableRegions(), 0);
}

void tst_FunctionSearch::asksBoundedlyAndOnlyReads()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    QSignalSpy calls(m_api.get(), &ApiClient::callFinished);
    search.start(missing, allRegions());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(calls.count() >= knownRegions().size());
    QVERIFY(calls.count() <= knownRegions().size() * 21);
    for (const QList<QVariant> &call : calls) {
        const QString action = call.first().value<CallRecord>().action;
        QVERIFY2(action == "ListNamespaces"_L1 || action == "ListFunctions"_L1, qPrintable(action));
    }
}

void tst_FunctionSearch::looksOnWhereNamespacesAreForbidden()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    m_cloud->queueFault({.fault = u"UnauthorizedOperation.CAM"_s, .action = u"ListNamespaces"_s});
    FunctionId elsewhere = missing;
    elsewhere.space = u"staging"_s;
    search.start(elsewhere, {u"ap-guangzhou"_s});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(search.rowCount(), 1);
    QCOMPARE(search.placeAt(0).space, u"default"_s);
}

void tst_FunctionSearch::tellsWhatCouldNotBeRead()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    m_cloud->queueFault({.fault = u"UnauthorizedOperation.CAM"_s, .action = u"ListFunctions"_s});
    search.start(missing, {u"ap-guangzhou"_s});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(search.unreadableRegions(), 1);
    QCOMPARE(search.lastError().code, u"UnauthorizedOperation.CAM"_s);
    m_cloud->queueFault({.fault = u"not-json"_s, .action = u"ListNamespaces"_s});
    search.start(missing, {u"ap-guangzhou"_s});
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(search.unreadableRegions(), 1);
    QCOMPARE(search.rowCount(), 0);
}

void tst_FunctionSearch::stopsWhenCancelled()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"ListNamespaces"_s});
    search.start(missing, {u"ap-guangzhou"_s});
    search.cancel();
    QCOMPARE(finished.count(), 0); // later, not from inside
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 500);
    QVERIFY(search.wasCancelled() && !search.isRunning());
    QTest::qWait(50);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(search.rowCount(), 0);
}

void tst_FunctionSearch::diesWhileLooking()
{
    auto search = std::make_unique<FunctionSearch>(m_api.get());
    search->start(missing, allRegions());
    search.reset();
    QTest::qWait(100); // the answers find nobody
}

void tst_FunctionSearch::startsAnew()
{
    FunctionSearch search(m_api.get());
    QSignalSpy finished(&search, &FunctionSearch::finished);
    search.start(missing, allRegions());
    search.start(missing, {});
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(search.rowCount(), 1);
    search.start(FunctionId{}, {});
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(search.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_FunctionSearch)
#include "tst_functionsearch.moc"
