// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/cloud/tc3signature.h"
#include "tests/support/rawserver.h"
#include "tests/support/untrustedserver.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Reply = RawServer::Reply;
using Then = RawServer::Reply::Then;
using Kind = Error::Kind;

constexpr ClientPolicy quick{.idleTimeoutMs = 1'000, .readAttempts = 3, .firstBackoffMs = 5};

const QByteArray accepted = R"({"Response":{"RequestId":"id-1"}})";
const QByteArray refused =
    R"({"Response":{"Error":{"Code":"ResourceNotFound.Function","Message":"no"},"RequestId":"id-2"}})";
const QByteArray emptyList = R"({"Response":{"Functions":[],"TotalCount":0,"RequestId":"id-3"}})";
const QByteArray throttled =
    R"({"Response":{"Error":{"Code":"RequestLimitExceeded.UinLimitExceeded","Message":"slow down"},"RequestId":"id-4"}})";

} // namespace

//! The client against real sockets. The server counts what arrives: that is the truth about "once".
class tst_ApiClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sendsWhatItSigned();
    void sendsTokenAndLanguage();
    void sendsAnUpdateOnceHoweverTheAnswerIsLost_data();
    void sendsAnUpdateOnceHoweverTheAnswerIsLost();
    void sendsAnUpdateOnAConnectionOfItsOwn();
    void repeatsReadings_data();
    void repeatsReadings();
    void repeatsReadingsOnlySoOften();
    void keepsTheRateOfEachAction();
    void correctsTheClockForReadings();
    void judgesAnswers_data();
    void judgesAnswers();
    void showsUploadProgressThatRises();
    void answersCancelledOnce_data();
    void answersCancelledOnce();
    void tellsHowMuchHadLeft();
    void neverAnswersADeadReceiver();
    void neverAnswersFromInsideSend();
    void givesUpWhenNothingMoves();
    void givesUpOnEndlessAnswers();
    void failsWithoutNetwork();
    void failsWhenTheProxyRefuses();
    void sendsNothingToAServerItCannotTrust();
    void sendsNothingInPlainTextToAnotherMachine();
    void keepsSecretsOutOfRecords();
    void readsAFunctionFromTheListWhereGetFunctionIsNotOffered();

private:
    struct Answer
    {
        int count = 0;
        Error error{};
        bool ok = false;
        QString requestId{};
    };

    void useServer(const QString &url);
    Call *update(Answer *answer, qsizetype zipSize = 1'000, QObject *receiver = nullptr);
    Call *list(Answer *answer, QObject *receiver = nullptr);

    std::unique_ptr<RawServer> m_server;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    Credential m_credential{u"AKIDexample"_s, u"secret-key-of-a-test"_s, {}};
};

void tst_ApiClient::init()
{
    m_server = std::make_unique<RawServer>();
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(m_network.get(), quick);
    useServer(m_server->url());
}

void tst_ApiClient::cleanup()
{
    m_api.reset();
    m_network.reset();
    m_server.reset();
}

void tst_ApiClient::useServer(const QString &url)
{
    m_api->setAccount(
        {.endpoint = Endpoint::fromUserInput(url).value(), .credential = m_credential});
}

Call *tst_ApiClient::update(Answer *answer, qsizetype zipSize, QObject *receiver)
{
    return m_api->send(UpdateFunctionCodeRequest{.region = u"ap-guangzhou"_s,
                                                 .functionName = u"f"_s,
                                                 .zipFile = QByteArray(zipSize, 'z')},
                       receiver ? receiver : this,
                       [answer](const Result<UpdateFunctionCodeResponse> &response) {
                           ++answer->count;
                           answer->ok = response.has_value();
                           if (response)
                               answer->requestId = response->requestId;
                           else
                               answer->error = response.error();
                       });
}

Call *tst_ApiClient::list(Answer *answer, QObject *receiver)
{
    return m_api->send(ListFunctionsRequest{.region = u"ap-guangzhou"_s},
                       receiver ? receiver : this,
                       [answer](const Result<ListFunctionsResponse> &response) {
                           ++answer->count;
                           answer->ok = response.has_value();
                           if (!response)
                               answer->error = response.error();
                       });
}

void tst_ApiClient::sendsWhatItSigned()
{
    m_server->script({RawServer::json(accepted)});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(answer.ok);
    QCOMPARE(answer.requestId, u"id-1"_s);

    const RawServer::Request request = m_server->requests().first();
    QVERIFY(request.head.startsWith("POST / HTTP/1.1"));
    QCOMPARE(request.header("X-TC-Action"), QByteArray("UpdateFunctionCode"));
    QCOMPARE(request.header("X-TC-Version"), QByteArray("2018-04-16"));
    QCOMPARE(request.header("X-TC-Region"), QByteArray("ap-guangzhou"));
    QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(request.header("Host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
    QVERIFY(request.header("User-Agent").startsWith("SCF-Desktop/"));
    QVERIFY(!request.head.contains("X-TC-Token"));
    const Tc3::Request signedPart{.contentType = request.header("Content-Type"),
                                  .host = request.header("Host"),
                                  .payloadHash = Tc3::payloadHash(request.body)};
    QCOMPARE(request.header("Authorization"),
             Tc3::authorization("AKIDexample", "secret-key-of-a-test",
                                request.header("X-TC-Timestamp").toLongLong(), "scf", signedPart));
    QVERIFY(qAbs(request.header("X-TC-Timestamp").toLongLong() - QDateTime::currentSecsSinceEpoch())
            < 10);
}

void tst_ApiClient::sendsTokenAndLanguage()
{
    m_credential.token = u"temporary-token"_s;
    useServer(m_server->url());
    m_credential.token.clear();
    m_api->setLanguage(u"zh-CN"_s);
    m_server->script({RawServer::json(emptyList)});
    Answer answer;
    list(&answer);
    QTRY_COMPARE(answer.count, 1);
    const RawServer::Request request = m_server->requests().first();
    QCOMPARE(request.header("X-TC-Token"), QByteArray("temporary-token"));
    QCOMPARE(request.header("X-TC-Language"), QByteArray("zh-CN"));
}

void tst_ApiClient::sendsAnUpdateOnceHoweverTheAnswerIsLost_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("code");

    QTest::newRow("closed without an answer")
        << Reply{{}, Then::Close} << Kind::Network << QString(LocalCode::connectionClosed);
    QTest::newRow("closed in the status line") << Reply{"HTTP/1.1 20", Then::Close} << Kind::Network
                                               << QString(LocalCode::connectionClosed);
    QTest::newRow("closed in the headers") << Reply{"HTTP/1.1 200 OK\r\nContent-Ty", Then::Close}
                                           << Kind::Network << QString(LocalCode::connectionClosed);
    QTest::newRow("closed in the body")
        << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"Response\":{", Then::Close}
        << Kind::Protocol << QString(LocalCode::answerCut);
    QTest::newRow("cut body without a length")
        << Reply{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"Response\":{\"Reque", Then::Close}
        << Kind::Protocol << QString(LocalCode::answerCut);
    QTest::newRow("hang") << Reply{{}, Then::Hang} << Kind::Timeout << QString(LocalCode::timedOut);
    QTest::newRow("hang in the body")
        << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{", Then::Hang} << Kind::Timeout
        << QString(LocalCode::timedOut);
    QTest::newRow("empty 200") << RawServer::http(200, "application/json", {}) << Kind::Protocol
                               << QString(LocalCode::answerEmpty);
    QTest::newRow("HTML 200") << RawServer::http(200, "text/html", "<html>hello</html>")
                              << Kind::Protocol << QString(LocalCode::answerNotJson);
    QTest::newRow("JSON without Response") << RawServer::json(R"({"Other":1})") << Kind::Protocol
                                           << QString(LocalCode::answerIncomplete);
    QTest::newRow("Response without RequestId")
        << RawServer::json(R"({"Response":{}})") << Kind::Protocol
        << QString(LocalCode::answerIncomplete);
    QTest::newRow("a JSON array") << RawServer::json("[1,2]") << Kind::Protocol
                                  << QString(LocalCode::answerIncomplete);
    QTest::newRow("302") << RawServer::http(302, "text/html", {}, "Location: /elsewhere\r\n")
                         << Kind::Http << QString(LocalCode::redirected);
    QTest::newRow("307") << RawServer::http(307, "text/html", {}, "Location: /elsewhere\r\n")
                         << Kind::Http << QString(LocalCode::redirected);
    QTest::newRow("308") << RawServer::http(308, "text/html", {}, "Location: /elsewhere\r\n")
                         << Kind::Http << QString(LocalCode::redirected);
    QTest::newRow("401") << RawServer::http(401, "text/html", "no",
                                            "WWW-Authenticate: Basic realm=\"x\"\r\n")
                         << Kind::Http << QString(LocalCode::httpStatus);
    QTest::newRow("404") << RawServer::http(404, "text/html", "no") << Kind::Http
                         << QString(LocalCode::httpStatus);
    QTest::newRow("429") << RawServer::http(429, "text/html", "no") << Kind::Http
                         << QString(LocalCode::httpStatus);
    QTest::newRow("500") << RawServer::http(500, "text/html", "no") << Kind::Http
                         << QString(LocalCode::httpStatus);
    QTest::newRow("502") << RawServer::http(502, "text/html", "<html>Bad Gateway</html>")
                         << Kind::Http << QString(LocalCode::httpStatus);
    QTest::newRow("503") << RawServer::http(503, "text/plain", "later", "Retry-After: 0\r\n")
                         << Kind::Http << QString(LocalCode::httpStatus);
}

void tst_ApiClient::sendsAnUpdateOnceHoweverTheAnswerIsLost()
{
    QFETCH(Reply, reply);
    QFETCH(Kind, kind);
    QFETCH(QString, code);

    for (const bool afterAReading : {false, true}) {
        init();
        Answer before;
        m_server->script({RawServer::json(emptyList)});
        if (afterAReading) {
            list(&before);
            QTRY_COMPARE(before.count, 1);
        }
        const auto readings = m_server->requests().size();
        m_server->script({reply});
        Answer answer;
        update(&answer, 200'000);
        QTRY_COMPARE(answer.count, 1);
        QTest::qWait(60); // whatever would be sent again is sent at once
        QCOMPARE(answer.count, 1);
        QVERIFY(!answer.ok);
        QCOMPARE(m_server->requests().size() - readings, 1);
        QCOMPARE(m_server->headsSeen() - readings, 1);
        QCOMPARE(answer.error.kind, kind);
        QCOMPARE(answer.error.code, code);
        QCOMPARE(answer.error.sent, Error::Sent::All);
        QVERIFY(answer.error.outcomeUnknown());
        QVERIFY(!answer.error.provesNothingRan());
        QCOMPARE(answer.error.action, u"UpdateFunctionCode"_s);
        cleanup();
    }
    init();
}

void tst_ApiClient::sendsAnUpdateOnAConnectionOfItsOwn()
{
    m_server->script({RawServer::json(emptyList), RawServer::json(accepted)});
    Answer reading;
    list(&reading);
    QTRY_COMPARE(reading.count, 1);
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(m_server->requests().at(0).connection != m_server->requests().at(1).connection);
}

void tst_ApiClient::repeatsReadings_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("closed") << Reply{{}, Then::Close};
    QTest::newRow("cut") << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{", Then::Close};
    QTest::newRow("502") << RawServer::http(502, "text/html", "no");
    QTest::newRow("empty") << RawServer::http(200, "application/json", {});
    QTest::newRow("rate limit") << RawServer::json(throttled);
}

void tst_ApiClient::repeatsReadings()
{
    QFETCH(Reply, reply);
    m_server->script({reply, RawServer::json(emptyList)});
    Answer answer;
    list(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY2(answer.ok, qPrintable(answer.error.code));
    QCOMPARE(m_server->requests().size(), 2);
}

void tst_ApiClient::repeatsReadingsOnlySoOften()
{
    m_server->script({RawServer::json(throttled)});
    QSignalSpy records(m_api.get(), &ApiClient::callFinished);
    Answer answer;
    list(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.code, u"RequestLimitExceeded.UinLimitExceeded"_s);
    QCOMPARE(m_server->requests().size(), quick.readAttempts);
    QTRY_COMPARE(records.count(), quick.readAttempts);
    // What cannot get better is not tried again.
    m_server->script({RawServer::json(refused)});
    Answer other;
    list(&other);
    QTRY_COMPARE(other.count, 1);
    QCOMPARE(m_server->requests().size(), quick.readAttempts + 1);
}

void tst_ApiClient::keepsTheRateOfEachAction()
{
    ClientPolicy policy = quick;
    policy.requestsPerSecond = 5;
    policy.idleTimeoutMs = 5'000;
    m_api = std::make_unique<ApiClient>(m_network.get(), policy);
    useServer(m_server->url());
    m_server->script({RawServer::json(emptyList)});
    QList<qint64> arrivals;
    QElapsedTimer clock;
    clock.start();
    connect(m_server.get(), &RawServer::requestArrived, this, [&] { arrivals += clock.elapsed(); });
    QList<Answer> answers(12);
    for (Answer &answer : answers)
        list(&answer);
    QTRY_COMPARE_WITH_TIMEOUT(arrivals.size(), 12, 10'000);
    // A little slack: it is the leaving that is kept, and arriving varies.
    for (int i = 5; i < arrivals.size(); ++i)
        QVERIFY(arrivals.at(i) - arrivals.at(i - 5) >= 900);
}

void tst_ApiClient::correctsTheClockForReadings()
{
    const QByteArray expired =
        R"({"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"x"},"RequestId":"i"}})";
    const QDateTime ahead = QDateTime::currentDateTimeUtc().addSecs(3'600);
    const QByteArray date =
        QLocale::c().toString(ahead, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    m_server->script({RawServer::http(200, "application/json", expired, "Date: " + date + "\r\n"),
                      RawServer::json(emptyList)});
    Answer answer;
    list(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(answer.ok);
    QVERIFY(qAbs(m_api->clockOffset() - 3'600) <= 2);
    const qint64 first = m_server->requests().at(0).header("X-TC-Timestamp").toLongLong();
    const qint64 second = m_server->requests().at(1).header("X-TC-Timestamp").toLongLong();
    QVERIFY(qAbs(second - first - 3'600) <= 3);
}

void tst_ApiClient::judgesAnswers_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("Response.Error with HTTP 200")
        << RawServer::json(refused) << Kind::Service << u"ResourceNotFound.Function"_s;
    QTest::newRow("Response.Error with HTTP 500")
        << RawServer::http(500, "application/json", refused) << Kind::Service
        << u"ResourceNotFound.Function"_s;
    QTest::newRow("nested a hundred thousand deep")
        << RawServer::json(QByteArray(100'000, '[')) << Kind::Protocol
        << QString(LocalCode::answerNotJson);
    QTest::newRow("objects nested a hundred thousand deep")
        << RawServer::json(QByteArray(R"({"Response":)").repeated(100'000)) << Kind::Protocol
        << QString(LocalCode::answerCut);
    QTest::newRow("Error is a text") << RawServer::json(R"({"Response":{"Error":"bad"}})")
                                     << Kind::Protocol << QString(LocalCode::answerIncomplete);
    QTest::newRow("Error without code") << RawServer::json(R"({"Response":{"Error":{"Code":7}}})")
                                        << Kind::Protocol << QString(LocalCode::answerIncomplete);
    QTest::newRow("Response is null") << RawServer::json(R"({"Response":null})") << Kind::Protocol
                                      << QString(LocalCode::answerIncomplete);
    QTest::newRow("invalid UTF-8") << RawServer::json("{\"Response\":{\"RequestId\":\"\xff\xfe\"}}")
                                   << Kind::Protocol << QString();
}

void tst_ApiClient::judgesAnswers()
{
    QFETCH(Reply, reply);
    QFETCH(Kind, kind);
    QFETCH(QString, code);
    m_server->script({reply});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(!answer.ok);
    QCOMPARE(answer.error.kind, kind);
    if (!code.isEmpty())
        QCOMPARE(answer.error.code, code);
    if (code.startsWith("Resource"_L1))
        QCOMPARE(answer.error.requestId, u"id-2"_s);
}

void tst_ApiClient::showsUploadProgressThatRises()
{
    m_server->script({RawServer::json(accepted)});
    Answer answer;
    QList<qint64> seen;
    Call *call = update(&answer, 6'000'000);
    qint64 announced = 0;
    connect(call, &Call::uploadProgress, this, [&](qint64 sent, qint64 total) {
        seen += sent;
        announced = total;
    });
    QTRY_COMPARE_WITH_TIMEOUT(answer.count, 1, 30'000);
    QVERIFY(answer.ok);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY2(seen.size() > 20, qPrintable(QString::number(seen.size())));
    QCOMPARE(announced, m_server->requests().first().body.size());
    QCOMPARE(seen.last(), announced);
}

void tst_ApiClient::answersCancelledOnce_data()
{
    QTest::addColumn<QString>("moment");
    for (const char *moment : {"at once", "head arrived", "hanging", "back-off", "rate limit"})
        QTest::newRow(moment) << QString::fromLatin1(moment);
}

void tst_ApiClient::answersCancelledOnce()
{
    QFETCH(QString, moment);
    m_server->script({Reply{{}, Then::Hang}});
    Answer answer;
    QPointer<Call> call;
    if (moment == "back-off"_L1) {
        ClientPolicy policy = quick;
        policy.firstBackoffMs = 60'000;
        m_api = std::make_unique<ApiClient>(m_network.get(), policy);
        useServer(m_server->url());
        m_server->script({RawServer::json(throttled)});
        call = list(&answer);
        QTRY_COMPARE(m_server->requests().size(), 1);
        QTest::qWait(50);
    } else if (moment == "rate limit"_L1) {
        ClientPolicy policy = quick;
        policy.requestsPerSecond = 1;
        m_api = std::make_unique<ApiClient>(m_network.get(), policy);
        useServer(m_server->url());
        m_server->script({RawServer::json(emptyList)});
        Answer first;
        list(&first);
        QTRY_COMPARE(first.count, 1);
        call = list(&answer);
        QTest::qWait(50);
    } else {
        call = update(&answer, moment == "head arrived"_L1 ? 9'000'000 : 1'000);
        if (moment == "head arrived"_L1) {
            m_server->stopReadingBodies();
            QTRY_COMPARE(m_server->headsSeen(), 1);
        } else if (moment == "hanging"_L1) {
            QTRY_COMPARE(m_server->requests().size(), 1);
        }
    }
    QVERIFY(call);
    call->cancel();
    if (call)
        call->cancel();
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.kind, Kind::Cancelled);
    QTRY_VERIFY(!call); // it frees itself
    QTest::qWait(30);
    QCOMPARE(answer.count, 1);
    if (moment == "at once"_L1) {
        QCOMPARE(answer.error.sent, Error::Sent::Nothing);
        QCOMPARE(m_server->headsSeen(), 0);
    } else if (moment == "head arrived"_L1) {
        QCOMPARE(answer.error.sent, Error::Sent::Part);
        QVERIFY(!answer.error.outcomeUnknown());
        QVERIFY(answer.error.provesNothingRan());
    } else if (moment == "hanging"_L1) {
        QCOMPARE(answer.error.sent, Error::Sent::All);
        QVERIFY(answer.error.outcomeUnknown());
    }
}

void tst_ApiClient::tellsHowMuchHadLeft()
{
    m_server->closeInBodyAfter(1'000'000);
    Answer answer;
    update(&answer, 7'000'000);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.sent, Error::Sent::Part);
    QVERIFY(answer.error.provesNothingRan());
    QCOMPARE(m_server->headsSeen(), 1);
    QVERIFY(m_server->requests().isEmpty());
}

void tst_ApiClient::neverAnswersADeadReceiver()
{
    m_server->script({RawServer::json(emptyList)});
    Answer answer;
    auto receiver = std::make_unique<QObject>();
    const QPointer<Call> early = list(&answer, receiver.get());
    receiver.reset();
    QTRY_VERIFY(!early);

    receiver = std::make_unique<QObject>();
    m_server->script({Reply{{}, Then::Hang}});
    const QPointer<Call> late = update(&answer, 1'000, receiver.get());
    QTRY_VERIFY(!m_server->requests().isEmpty());
    receiver.reset();
    QTRY_VERIFY(!late);
    QTest::qWait(50);
    QCOMPARE(answer.count, 0);
}

void tst_ApiClient::neverAnswersFromInsideSend()
{
    m_api->setAccount({.endpoint = Endpoint::fromUserInput(u"http://127.0.0.1:1"_s).value(),
                       .credential = m_credential});
    Answer answer;
    update(&answer);
    QCOMPARE(answer.count, 0);
    QTRY_COMPARE(answer.count, 1);
}

void tst_ApiClient::givesUpWhenNothingMoves()
{
    m_server->script({Reply{{}, Then::Hang}});
    Answer answer;
    QElapsedTimer clock;
    clock.start();
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.kind, Kind::Timeout);
    QVERIFY(clock.elapsed() >= quick.idleTimeoutMs);
    // An upload that nobody reads gets stuck as well.
    m_server->stopReadingBodies();
    Answer stuck;
    update(&stuck, 9'000'000);
    QTRY_COMPARE(stuck.count, 1);
    QCOMPARE(stuck.error.kind, Kind::Timeout);
    QCOMPARE(stuck.error.sent, Error::Sent::Part);
}

void tst_ApiClient::givesUpOnEndlessAnswers()
{
    ClientPolicy policy = quick;
    policy.largestAnswer = 100'000;
    m_api = std::make_unique<ApiClient>(m_network.get(), policy);
    useServer(m_server->url());
    m_server->script({RawServer::json(QByteArray(500'000, ' '))});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.code, QString(LocalCode::answerTooLarge));
}

void tst_ApiClient::failsWithoutNetwork()
{
    const QString url = m_server->url();
    m_server.reset(); // nobody listens there any more
    useServer(url);
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.kind, Kind::Network);
    QCOMPARE(answer.error.code, QString(LocalCode::connectionRefused));
    QCOMPARE(answer.error.sent, Error::Sent::Nothing);
    QCOMPARE(answer.error.httpStatus, 0);
    m_server = std::make_unique<RawServer>();
}

void tst_ApiClient::failsWhenTheProxyRefuses()
{
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1));
    m_api->setAccount({.credential = m_credential}); // a host that only the proxy would know
    for (const bool reading : {true, false}) {
        Answer answer;
        reading ? list(&answer) : update(&answer);
        QTRY_COMPARE(answer.count, 1);
        QCOMPARE(answer.error.code, QString(LocalCode::proxyFailed));
        QCOMPARE(answer.error.sent, Error::Sent::Nothing);
    }
}

void tst_ApiClient::sendsNothingToAServerItCannotTrust()
{
    const UntrustedServer server;
    QVERIFY(!server.url().isEmpty());
    useServer(server.url());
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.code, QString(LocalCode::tlsFailed));
    QCOMPARE(answer.error.sent, Error::Sent::Nothing);
    QCOMPARE(server.received(), 0);
}

void tst_ApiClient::sendsNothingInPlainTextToAnotherMachine()
{
    const Result<Endpoint> endpoint = Endpoint::fromUserInput(u"http://example.com"_s);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().code, QString(LocalCode::endpointInsecure));
    QVERIFY(!Endpoint::fromUserInput(u"http://127.0.0.1.example.com"_s));
    QVERIFY(!Endpoint::fromUserInput(u"http://127.example.com"_s));
    QVERIFY(Endpoint::fromUserInput(u"http://127.0.0.1:8080"_s));
    QVERIFY(Endpoint::fromUserInput(u"http://[::1]:8080"_s));
    QVERIFY(Endpoint::fromUserInput(u"http://localhost"_s));
}

void tst_ApiClient::keepsSecretsOutOfRecords()
{
    m_credential.token = u"temporary-token"_s;
    useServer(m_server->url());
    m_credential.token.clear();
    QSignalSpy records(m_api.get(), &ApiClient::callFinished);
    const QByteArray echo = R"({"Response":{"Error":{"Code":"X","Message":"you sent )"
                            R"(secret-key-of-a-test and temporary-token"},"RequestId":"i"}})";
    m_server->script({RawServer::json(echo)});
    Answer answer;
    update(&answer, 500'000);
    QTRY_COMPARE(answer.count, 1);
    QTRY_COMPARE(records.count(), 1);
    const auto record = records.first().first().value<CallRecord>();
    const QString all =
        record.errorMessage + record.requestBody + record.responseBody + answer.error.message;
    QVERIFY(!all.contains("secret-key-of-a-test"_L1));
    QVERIFY(!all.contains("temporary-token"_L1));
    QVERIFY(record.requestBody.size() < 5'000);
    QVERIFY(record.requestBody.contains("FunctionName"_L1));
    QCOMPARE(record.action, u"UpdateFunctionCode"_s);
    QCOMPARE(record.errorCode, u"X"_s);
}

void tst_ApiClient::readsAFunctionFromTheListWhereGetFunctionIsNotOffered()
{
    const QByteArray notOffered =
        R"({"Response":{"Error":{"Code":"InvalidAction","Message":"x"},"RequestId":"i"}})";
    const auto page = [](const QByteArray &names, int total) {
        return RawServer::json(R"({"Response":{"Functions":[)" + names + R"(],"TotalCount":)"
                               + QByteArray::number(total) + R"(,"RequestId":"i"}})");
    };
    m_server->script({RawServer::json(notOffered), page(R"({"FunctionName":"f-long"})", 2),
                      page(R"({"FunctionName":"f","Status":"Active"})", 2)});
    FunctionReader reader(m_api.get());
    Result<FunctionDetail> found;
    int count = 0;
    const FunctionId id{u"ap-guangzhou"_s, u"default"_s, u"f"_s};
    const auto keep = [&](const Result<FunctionDetail> &detail) {
        found = detail;
        ++count;
    };
    reader.read(id, this, keep);
    QTRY_COMPARE(count, 1);
    QVERIFY(found);
    QCOMPARE(found->summary.functionName, u"f"_s);
    QVERIFY(!found->complete);
    QCOMPARE(m_server->requests().size(), 3);

    m_server->script({page({}, 0)});
    reader.read(id, this, keep);
    QTRY_COMPARE(count, 2);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"ResourceNotFound.Function"_s);
    QCOMPARE(m_server->requests().size(), 4); // it remembers what is not offered
}

QTEST_GUILESS_MAIN(tst_ApiClient)
#include "tst_apiclient.moc"
