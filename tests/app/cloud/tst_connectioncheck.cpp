// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/connectioncheck.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "tests/support/tunnelproxy.h"
#include "tests/support/untrustedserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;
using Kind = ConnectionStep;
using State = CheckStep::State;

//! The connection check against the demo cloud and against everything that stands in its way.
class tst_ConnectionCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void passesOnTheDemoCloud();
    void looksAtTheWayWithoutAnAccount();
    void warnsOfTheClock_data();
    void warnsOfTheClock();
    void saysWhereTheWayEnds_data();
    void saysWhereTheWayEnds();
    void tellsAWrongKey();
    void tellsDeniedBuckets();
    void describesACertificateNobodyTrusts();
    void goesThroughTheProxy();
    void tellsAProxyThatRefuses_data();
    void tellsAProxyThatRefuses();
    void takesACorrectedPasswordAtOnce();
    void reachesLoopbackWithoutTheProxy();
    void cancelsAtEachStep_data();
    void cancelsAtEachStep();
    void diesQuietlyAtEachStep_data();
    void diesQuietlyAtEachStep();

private:
    //! Clients of an account at \a endpoint, the demo cloud's where it is empty.
    ConnectionCheck::Target target(const QString &endpoint = {}, const QString &secretKey = {},
                                   const ClockCorrection::MachineClock &clock = {});
    QList<CheckStep> run(const ConnectionCheck::Target &target);
    static CheckStep step(const QList<CheckStep> &steps, Kind kind);
    static QByteArray states(const QList<CheckStep> &steps);

    NetworkAccess m_network;
    std::unique_ptr<DemoCloud> m_cloud;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<CosClient> m_cos;
};

void tst_ConnectionCheck::initTestCase()
{
    m_network = makeNetwork();
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_cloud->start());
}

void tst_ConnectionCheck::cleanup()
{
    m_cloud->clearFaults();
    useProxy({});
}

ConnectionCheck::Target tst_ConnectionCheck::target(const QString &endpoint,
                                                    const QString &secretKey,
                                                    const ClockCorrection::MachineClock &clock)
{
    Account account{
        .kind = Account::Kind::Real,
        .endpoint =
            Endpoint::fromUserInput(endpoint.isEmpty() ? m_cloud->endpointUrl() : endpoint).value(),
        .credential = m_cloud->credential()};
    if (!secretKey.isEmpty())
        account.credential.secretKey = secretKey;
    const auto correction = std::make_shared<ClockCorrection>(clock);
    m_api = std::make_unique<ApiClient>(m_network.get(), ClientPolicy{.readAttempts = 1});
    m_api->setAccount(account);
    m_api->setClockCorrection(correction);
    m_cos = std::make_unique<CosClient>(m_network.get(), CosPolicy{.attempts = 1});
    m_cos->setAccount(account);
    m_cos->setClockCorrection(correction);
    return {.network = m_network.get(),
            .api = m_api.get(),
            .cos = m_cos.get(),
            .correction = correction,
            .stepTimeoutMs = 5'000};
}

QList<CheckStep> tst_ConnectionCheck::run(const ConnectionCheck::Target &target)
{
    ConnectionCheck check(target);
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    check.start(); // changes nothing
    if (!finished.wait(20'000))
        qWarning("the check did not end");
    QTest::qWait(20);
    if (finished.count() != 1)
        qWarning("the check ended %d times", int(finished.count()));
    return check.steps();
}

CheckStep tst_ConnectionCheck::step(const QList<CheckStep> &steps, Kind kind)
{
    return steps.at(int(kind));
}

//! A letter a step: (P)assed, (W)arning, (E)rror, (S)kipped.
QByteArray tst_ConnectionCheck::states(const QList<CheckStep> &steps)
{
    QByteArray letters;
    for (const CheckStep &one : steps) {
        letters += one.state == State::Passed    ? 'P'
                   : one.state == State::Warning ? 'W'
                   : one.state == State::Failed  ? 'E'
                   : one.state == State::Unknown ? 'S'
                                                 : '?';
        if (one.result.isEmpty())
            letters += '!';
    }
    return letters;
}

void tst_ConnectionCheck::passesOnTheDemoCloud()
{
    ConnectionCheck check(target());
    QStringList order;
    connect(&check, &ConnectionCheck::stepChanged, this, [&](int index) {
        if (check.steps().at(index).state == State::Running)
            order += QString::number(index);
    });
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    QVERIFY(order.isEmpty()); // never from inside start()
    QVERIFY(finished.wait(10'000));
    QCOMPARE(states(check.steps()), QByteArray("PPPSPPPP"));
    QCOMPARE(order.join(u' '), u"0 1 2 3 4 5 6 7"_s);
    QVERIFY(check.isFinished());
}

void tst_ConnectionCheck::looksAtTheWayWithoutAnAccount()
{
    useProxy({.mode = ProxySettings::Mode::Manual, .host = u"127.0.0.1"_s, .port = 1});
    ConnectionCheck::Target nobody = target();
    nobody.api = nullptr;
    nobody.cos = nullptr;
    ConnectionCheck check(nobody);
    QCOMPARE(check.url().host(), Endpoint::international().url().host());
    const QList<CheckStep> steps = run(nobody);
    QCOMPARE(states(steps), QByteArray("ESSSSSSS"));
    QCOMPARE(step(steps, Kind::Proxy).error->code, QString(LocalCode::proxyFailed));
}

void tst_ConnectionCheck::warnsOfTheClock_data()
{
    QTest::addColumn<qint64>("skew");
    QTest::addColumn<QString>("words");
    QTest::newRow("slow") << qint64(900) << u"15 minute(s) behind"_s;
    QTest::newRow("fast") << qint64(-10'800) << u"3 hour(s) ahead"_s;
}

void tst_ConnectionCheck::warnsOfTheClock()
{
    QFETCH(const qint64, skew);
    QFETCH(const QString, words);
    // The machine's clock is the wrong one, and stays it: the signed requests are right at once.
    const auto wrongClock = [skew] { return QDateTime::currentSecsSinceEpoch() - skew; };
    ConnectionCheck check(target({}, {}, wrongClock));
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    QSignalSpy calls(m_api.get(), &ApiClient::callFinished);
    check.start();
    QVERIFY(finished.wait(10'000));
    QCOMPARE(states(check.steps()), QByteArray("PPPSPWPP"));
    QVERIFY2(step(check.steps(), Kind::Clock).result.contains(words),
             qPrintable(step(check.steps(), Kind::Clock).result));
    QTRY_COMPARE(calls.count(), 1);
}

void tst_ConnectionCheck::saysWhereTheWayEnds_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such name") << u"https://scf.no-such-name.invalid"_s << QString()
                                  << QByteArray("PESSSSSS") << QString(LocalCode::hostNotFound);
    QTest::newRow("nobody listens")
        << u"http://127.0.0.1:1"_s << QString() << QByteArray("PPESSSSS")
        << QString(LocalCode::connectionRefused);
    QTest::newRow("closes") << QString() << u"refused"_s << QByteArray("PPPSESSS")
                            << QString(LocalCode::connectionClosed);
    QTest::newRow("a gateway answers") << QString() << u"html-502"_s << QByteArray("PPPSESSS")
                                       << QString(LocalCode::answerNotJson);
    QTest::newRow("no answer") << QString() << u"hang"_s << QByteArray("PPPSESSS")
                               << QString(LocalCode::timedOut);
}

void tst_ConnectionCheck::saysWhereTheWayEnds()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, fault);
    QFETCH(const QByteArray, expected);
    QFETCH(const QString, code);
    useProxy({.mode = ProxySettings::Mode::None});
    for (int i = 0; i < 8 && !fault.isEmpty(); ++i) // Qt repeats what was closed by itself
        m_cloud->queueFault({.fault = fault});
    ConnectionCheck::Target where = target(endpoint);
    if (fault == "hang"_L1)
        where.stepTimeoutMs = 300;
    const QList<CheckStep> steps = run(where);
    QCOMPARE(states(steps), expected);
    const CheckStep &failed = steps.at(expected.indexOf('E'));
    QVERIFY(failed.error);
    QCOMPARE(failed.error->code, code);
}

void tst_ConnectionCheck::tellsAWrongKey()
{
    const QString secret = u"a-secret-that-is-not-the-right-one"_s;
    const QList<CheckStep> steps = run(target({}, secret));
    QCOMPARE(states(steps), QByteArray("PPPSPPEE"));
    const CheckStep refused = step(steps, Kind::SignedRequest);
    QCOMPARE(refused.error->code, u"AuthFailure.SignatureFailure"_s);
    QVERIFY(!refused.error->requestId.isEmpty());
    QCOMPARE(step(steps, Kind::Cos).error->code, u"SignatureDoesNotMatch"_s);
    for (const CheckStep &one : steps)
        QVERIFY(!one.result.contains(secret));
}

void tst_ConnectionCheck::tellsDeniedBuckets()
{
    m_cloud->queueFault({.fault = u"AccessDenied"_s, .action = u"GetService"_s});
    const QList<CheckStep> steps = run(target());
    QCOMPARE(states(steps), QByteArray("PPPSPPPW"));
    QCOMPARE(step(steps, Kind::Cos).error->code, u"AccessDenied"_s);
}

void tst_ConnectionCheck::describesACertificateNobodyTrusts()
{
    const UntrustedServer server;
    QVERIFY(!server.url().isEmpty());
    const QList<CheckStep> steps = run(target(server.url()));
    QCOMPARE(states(steps), QByteArray("PPPESSSS"));
    const CheckStep tls = step(steps, Kind::Tls);
    QCOMPARE(tls.error->code, QString(LocalCode::tlsFailed));
    QVERIFY2(tls.result.contains(u"issued by"_s), qPrintable(tls.result));
    QTest::qWait(50);
    QCOMPARE(server.received(), 0); // verification is never off
}

void tst_ConnectionCheck::goesThroughTheProxy()
{
    const UntrustedServer server;
    TunnelProxy proxy(quint16(QUrl(server.url()).port()));
    proxy.requireLogin("me", "hidden");
    useProxy({.mode = ProxySettings::Mode::Manual,
              .host = u"127.0.0.1"_s,
              .port = proxy.port(),
              .user = u"me"_s,
              .password = u"hidden"_s});
    const QList<CheckStep> steps = run(target(u"https://scf.no-such-name.invalid"_s));
    // Behind the proxy is the server that nobody trusts.
    QCOMPARE(states(steps), QByteArray("PSPESSSS"));
    QCOMPARE(proxy.lastTarget(), QByteArray("scf.no-such-name.invalid:443"));
    QCOMPARE(step(steps, Kind::Tls).error->code, QString(LocalCode::tlsFailed));
    for (const CheckStep &one : steps)
        QVERIFY(!one.result.contains(u"hidden"_s));
}

void tst_ConnectionCheck::tellsAProxyThatRefuses_data()
{
    QTest::addColumn<bool>("refuses");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("isSocks");
    QTest::newRow("forbidden") << true << u"hidden"_s << false;
    QTest::newRow("wrong password") << false << u"other"_s << false;
    QTest::newRow("no password") << false << QString() << false;
    QTest::newRow("no SOCKS5") << false << u"hidden"_s << true;
}

void tst_ConnectionCheck::tellsAProxyThatRefuses()
{
    QFETCH(const bool, refuses);
    QFETCH(const QString, password);
    QFETCH(const bool, isSocks);
    TunnelProxy proxy(1);
    proxy.requireLogin("me", "hidden");
    proxy.refuse(refuses);
    useProxy({.mode = ProxySettings::Mode::Manual,
              .kind = isSocks ? ProxySettings::Kind::Socks5 : ProxySettings::Kind::Http,
              .host = u"127.0.0.1"_s,
              .port = proxy.port(),
              .user = u"me"_s,
              .password = password});
    ConnectionCheck::Target where = target(u"https://scf.no-such-name.invalid"_s);
    where.stepTimeoutMs = 2'000;
    const QList<CheckStep> steps = run(where);
    QCOMPARE(states(steps), QByteArray("PSESSSSS"));
    const QString code = step(steps, Kind::Connect).error->code;
    QVERIFY2(code == LocalCode::proxyFailed, qPrintable(code));
}

void tst_ConnectionCheck::takesACorrectedPasswordAtOnce()
{
    const UntrustedServer server;
    TunnelProxy proxy(quint16(QUrl(server.url()).port()));
    proxy.requireLogin("me", "hidden");
    ProxySettings settings{.mode = ProxySettings::Mode::Manual,
                           .host = u"127.0.0.1"_s,
                           .port = proxy.port(),
                           .user = u"me"_s,
                           .password = u"wrong"_s};
    // One client and one network all along, as in the program.
    ApiClient &api = *target(u"https://scf.no-such-name.invalid"_s).api;
    const auto codeOfList = [&] {
        QString code;
        bool isAnswered = false;
        api.send(ListFunctionsRequest{.region = u"ap-guangzhou"_s, .space = u"default"_s}, this,
                 [&](const Result<ListFunctionsResponse> &list) {
                     code = list ? QString() : list.error().code;
                     isAnswered = true;
                 });
        (void)QTest::qWaitFor([&] { return isAnswered; }, 10'000);
        return code;
    };
    useProxy(settings);
    QCOMPARE(codeOfList(), QString(LocalCode::proxyFailed));
    QCOMPARE(proxy.tunnels(), 0);
    QVERIFY(proxy.turnedAway() > 0);
    settings.password = u"hidden"_s;
    useProxy(settings);
    QCOMPARE(codeOfList(), QString(LocalCode::tlsFailed)); // it got through, to the untrusted one
    QVERIFY(proxy.tunnels() > 0);
    // And without a proxy the name leads nowhere.
    useProxy({.mode = ProxySettings::Mode::None});
    QCOMPARE(codeOfList(), QString(LocalCode::hostNotFound));
}

void tst_ConnectionCheck::reachesLoopbackWithoutTheProxy()
{
    useProxy({.mode = ProxySettings::Mode::Manual, .host = u"127.0.0.1"_s, .port = 1});
    QCOMPARE(states(run(target())), QByteArray("PPPSPPPP"));
}

void tst_ConnectionCheck::cancelsAtEachStep_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < connectionStepCount; ++i)
        QTest::addRow("step %d", i) << i;
}

void tst_ConnectionCheck::cancelsAtEachStep()
{
    QFETCH(const int, at);
    ConnectionCheck check(target());
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    connect(&check, &ConnectionCheck::stepChanged, this, [&](int index) {
        if (index == at && check.steps().at(index).state == State::Running) {
            check.cancel();
            QCOMPARE(finished.count(), 0); // never from inside cancel()
        }
    });
    check.start();
    QVERIFY(finished.wait(10'000));
    QTest::qWait(50);
    QCOMPARE(finished.count(), 1);
    const QByteArray expected =
        QByteArray("PPPSPPPP").first(at) + QByteArray(connectionStepCount - at, 'S');
    QCOMPARE(states(check.steps()), expected);
}

void tst_ConnectionCheck::diesQuietlyAtEachStep_data()
{
    cancelsAtEachStep_data();
}

void tst_ConnectionCheck::diesQuietlyAtEachStep()
{
    QFETCH(const int, at);
    auto *check = new ConnectionCheck(target());
    QPointer<ConnectionCheck> alive = check;
    connect(check, &ConnectionCheck::stepChanged, this, [&, check](int index) {
        if (index == at && check->steps().at(index).state == State::Running)
            QTimer::singleShot(0, check, [check] { delete check; });
    });
    connect(check, &ConnectionCheck::finished, check, &QObject::deleteLater); // a quick last step
    check->start();
    QTRY_VERIFY(!alive);
    QTest::qWait(50);
}

QTEST_GUILESS_MAIN(tst_ConnectionCheck)
#include "tst_connectioncheck.moc"
