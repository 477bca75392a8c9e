// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionbrowser.h"
#include "app/browse/namespacebrowser.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using State = FunctionBrowser::State;

class tst_FunctionBrowser : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void streamsEveryPage();
    void tellsWhyItFailedAndRecovers();
    void dropsAnswersOfAnEarlierPlace();
    void keepsRowsWhenARefreshFails();
    void listsNamespaces();

private:
    std::unique_ptr<DemoCloud> m_cloud;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
};

void tst_FunctionBrowser::initTestCase()
{
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.extraFunctions = 730});
    QVERIFY(m_cloud->start());
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(
        m_network.get(),
        ClientPolicy{.idleTimeoutMs = 1'500, .readAttempts = 1, .firstBackoffMs = 1});
    m_api->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                       .credential = m_cloud->credential()});
}

void tst_FunctionBrowser::streamsEveryPage()
{
    FunctionBrowser browser(m_api.get());
    QCOMPARE(browser.state(), State::Idle);
    QSignalSpy inserted(browser.model(), &QAbstractItemModel::rowsInserted);
    browser.setPlace(u"ap-guangzhou"_s, u"default"_s);
    QCOMPARE(browser.state(), State::Loading);
    QTRY_COMPARE(browser.state(), State::Loaded);
    QVERIFY(browser.model()->rowCount() > 730);
    QCOMPARE(browser.model()->rowCount(), browser.announcedCount());
    QVERIFY(inserted.count() > 1); // page by page, not all at the end
    QVERIFY(browser.model()->rowOf(u"hello-world"_s) >= 0);
}

void tst_FunctionBrowser::tellsWhyItFailedAndRecovers()
{
    FunctionBrowser browser(m_api.get());
    m_cloud->queueFault({.fault = u"UnauthorizedOperation.CAM"_s, .action = u"ListFunctions"_s});
    browser.setPlace(u"ap-guangzhou"_s, u"default"_s);
    QTRY_COMPARE(browser.state(), State::Failed);
    QCOMPARE(browser.error().code, u"UnauthorizedOperation.CAM"_s);
    browser.refresh();
    QTRY_COMPARE(browser.state(), State::Loaded);
}

void tst_FunctionBrowser::dropsAnswersOfAnEarlierPlace()
{
    FunctionBrowser browser(m_api.get());
    browser.setPlace(u"ap-guangzhou"_s, u"default"_s);
    QTRY_VERIFY(browser.model()->rowCount() > 0);
    browser.setPlace(u"ap-singapore"_s, u"default"_s);
    QCOMPARE(browser.model()->rowCount(), 0);
    QTRY_COMPARE(browser.state(), State::Loaded);
    QTest::qWait(50);
    QVERIFY(browser.model()->rowCount() < 50);
    browser.clear();
    QCOMPARE(browser.state(), State::Idle);
    QCOMPARE(browser.model()->rowCount(), 0);
}

void tst_FunctionBrowser::keepsRowsWhenARefreshFails()
{
    FunctionBrowser browser(m_api.get());
    browser.setPlace(u"ap-guangzhou"_s, u"default"_s);
    QTRY_COMPARE(browser.state(), State::Loaded);
    const int rows = browser.model()->rowCount();
    m_cloud->queueFault({.fault = u"not-json"_s, .action = u"ListFunctions"_s});
    browser.refresh();
    QTRY_COMPARE(browser.state(), State::Failed);
    QCOMPARE(browser.model()->rowCount(), rows);
}

void tst_FunctionBrowser::listsNamespaces()
{
    NamespaceBrowser browser(m_api.get());
    QSignalSpy changed(&browser, &NamespaceBrowser::changed);
    browser.setRegion(u"ap-guangzhou"_s);
    QTRY_VERIFY(!browser.namespaces().isEmpty());
    QVERIFY(std::ranges::any_of(browser.namespaces(), [](const NamespaceInfo &space) {
        return space.name == "default"_L1;
    }));
    QSignalSpy failed(&browser, &NamespaceBrowser::failed);
    m_cloud->queueFault({.fault = u"UnauthorizedOperation.CAM"_s, .action = u"ListNamespaces"_s});
    browser.refresh();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!browser.namespaces().isEmpty());
}

QTEST_GUILESS_MAIN(tst_FunctionBrowser)
#include "tst_functionbrowser.moc"
