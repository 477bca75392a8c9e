// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/networkaccess.h"
#include "tests/support/rawserver.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Reply = RawServer::Reply;
using Then = RawServer::Reply::Then;
using Kind = Error::Kind;

constexpr ClientPolicy quick{.idleTimeoutMs = 1'000, .readAttempts = 3, .firstBackoffMs = 5};

const QByteArray accepted = R"({"Response":{"RequestId":"id-1"}})";

//! Notes the thread on which its body is made.
struct ThreadNotingRequest
{
    static constexpr QLatin1StringView action{"ListNamespaces"};
    static constexpr bool repeatable = true;
    using Response = UpdateFunctionCodeResponse;

    QString region = u"ap-guangzhou"_s;
    std::shared_ptr<std::atomic<QThread *>> thread = std::make_shared<std::atomic<QThread *>>();

    QByteArray body() const
    {
        thread->store(QThread::currentThread());
        return "{}";
    }
};

} // namespace

//! What a call promises where others misbehave: servers, proxies, and whoever sends it.
class tst_CallPromises : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void takesNoErrorForASuccess_data();
    void takesNoErrorForASuccess();
    void takesWholeAnswersAsTheyCome_data();
    void takesWholeAnswersAsTheyCome();
    void knowsAnAnswerThatWasCutAnywhere();
    void knowsAChunkedAnswerThatWasCut();
    void knowsWhatIsNoHttpAtAll();
    void tellsThatOnlyPartHadLeftWhenAnsweredEarly();
    void keepsTheAccountThatItWasSentWith();
    void leavesTheZipOutOfTheRecord_data();
    void leavesTheZipOutOfTheRecord();
    void asksForAnEndlessAnswerOnce();
    void namesTheProxyThatRefuses_data();
    void namesTheProxyThatRefuses();
    void addsNoHeaderThatWasTypedIntoAValue();
    void survivesAnAnswerThatDestroysTheClient();
    void staysSilentWhenTheClientIsDestroyed();
    void makesBodiesOffTheMainThread();

private:
    struct Answer
    {
        int count = 0;
        Error error{};
        bool ok = false;
    };

    void useServer(const QString &url);
    Call *update(Answer *answer, qsizetype zipSize = 1'000);
    Call *list(Answer *answer);

    std::unique_ptr<RawServer> m_server;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    Credential m_credential{u"AKIDexample"_s, u"secret-key-of-a-test"_s, {}};
};

void tst_CallPromises::init()
{
    m_server = std::make_unique<RawServer>();
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(m_network.get(), quick);
    useServer(m_server->url());
}

void tst_CallPromises::cleanup()
{
    m_api.reset();
    m_network.reset();
    m_server.reset();
}

void tst_CallPromises::useServer(const QString &url)
{
    m_api->setAccount(
        {.endpoint = Endpoint::fromUserInput(url).value(), .credential = m_credential});
}

Call *tst_CallPromises::update(Answer *answer, qsizetype zipSize)
{
    return m_api->send(UpdateFunctionCodeRequest{.region = u"ap-guangzhou"_s,
                                                 .functionName = u"f"_s,
                                                 .zipFile = QByteArray(zipSize, 'z')},
                       this, [answer](const Result<UpdateFunctionCodeResponse> &response) {
                           ++answer->count;
                           answer->ok = response.has_value();
                           if (!response)
                               answer->error = response.error();
                       });
}

Call *tst_CallPromises::list(Answer *answer)
{
    return m_api->send(ListFunctionsRequest{.region = u"ap-guangzhou"_s}, this,
                       [answer](const Result<ListFunctionsResponse> &response) {
                           ++answer->count;
                           answer->ok = response.has_value();
                           if (!response)
                               answer->error = response.error();
                       });
}

void tst_CallPromises::takesNoErrorForASuccess_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("a text") << QByteArray(R"("InternalError")");
    QTest::newRow("a number") << QByteArray("7");
    QTest::newRow("a list") << QByteArray(R"([{"Code":"X"}])");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("an empty code") << QByteArray(R"({"Code":"","Message":"m"})");
    QTest::newRow("a code that is a number") << QByteArray(R"({"Code":7,"Message":"m"})");
}

void tst_CallPromises::takesNoErrorForASuccess()
{
    QFETCH(QByteArray, error);
    m_server->script(
        {RawServer::json(R"({"Response":{"Error":)" + error + R"(,"RequestId":"id-2"}})")});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(!answer.ok);
    QCOMPARE(answer.error.kind, Kind::Protocol);
    QCOMPARE(answer.error.code, QString(LocalCode::answerIncomplete));
    QCOMPARE(answer.error.requestId, u"id-2"_s);
    QVERIFY(answer.error.outcomeUnknown());
}

void tst_CallPromises::takesWholeAnswersAsTheyCome_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray length = QByteArray::number(accepted.size());
    QTest::newRow("after 100 Continue")
        << "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n"
               + accepted;
    QTest::newRow("in chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"
                                      + accepted.left(5) + "\r\n"
                                      + QByteArray::number(accepted.size() - 5, 16) + "\r\n"
                                      + accepted.mid(5) + "\r\n0\r\n\r\n";
    const QByteArray deflated = qCompress(accepted).mid(4); // without Qt's own length
    QTest::newRow("compressed") << "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n"
                                   "Content-Length: "
                                       + QByteArray::number(deflated.size()) + "\r\n\r\n"
                                       + deflated;
    QTest::newRow("without a length") << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + accepted;
    QTest::newRow("HTTP/1.0") << "HTTP/1.0 200 OK\r\n\r\n" + accepted;
    const QByteArray noError = R"({"Response":{"Error":null,"RequestId":"id-1"}})";
    QTest::newRow("Error is null")
        << "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(noError.size()) + "\r\n\r\n"
               + noError;
}

void tst_CallPromises::takesWholeAnswersAsTheyCome()
{
    QFETCH(QByteArray, bytes);
    m_server->script({Reply{bytes, Then::Close}});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY2(answer.ok, qPrintable(answer.error.code + u' ' + answer.error.message));
    QCOMPARE(m_server->headsSeen(), 1);
}

void tst_CallPromises::knowsAnAnswerThatWasCutAnywhere()
{
    const QByteArray whole =
        R"({"Response":{"RequestId":"id-1","Flag":true,"Count":12,"List":[1,"a\"b",null]}})";
    for (qsizetype length = 1; length < whole.size(); ++length) {
        m_server->script({Reply{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + whole.left(length),
                                Then::Close}});
        Answer answer;
        update(&answer);
        QTRY_COMPARE(answer.count, 1);
        QVERIFY2(answer.error.code == LocalCode::answerCut,
                 qPrintable(QString::fromUtf8(whole.left(length)) + u' ' + answer.error.code));
    }
}

void tst_CallPromises::knowsAChunkedAnswerThatWasCut()
{
    // What came is whole JSON; only the missing last chunk says that more was meant.
    m_server->script(
        {Reply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                   + QByteArray::number(accepted.size(), 16) + "\r\n" + accepted + "\r\n",
               Then::Close}});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(!answer.ok);
    QCOMPARE(answer.error.code, QString(LocalCode::answerCut));
}

void tst_CallPromises::knowsWhatIsNoHttpAtAll()
{
    m_server->script({Reply{"SSH-2.0-OpenSSH_9.2\r\n\r\n", Then::Close}});
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.kind, Kind::Network);
    QCOMPARE(answer.error.httpStatus, 0);
    QVERIFY(answer.error.outcomeUnknown());
    QCOMPARE(m_server->headsSeen(), 1);
}

void tst_CallPromises::tellsThatOnlyPartHadLeftWhenAnsweredEarly()
{
    m_server->answerInBodyAfter(200'000);
    Reply tooLarge = RawServer::http(413, "text/plain", "too large", "Connection: close\r\n");
    tooLarge.then = Then::Close;
    m_server->script({tooLarge});
    Answer answer;
    update(&answer, 7'000'000);
    QTRY_COMPARE(answer.count, 1);
    QVERIFY(!answer.ok);
    QCOMPARE(answer.error.sent, Error::Sent::Part);
    QVERIFY(answer.error.provesNothingRan());
    QCOMPARE(m_server->headsSeen(), 1);
}

void tst_CallPromises::keepsTheAccountThatItWasSentWith()
{
    m_server->script({RawServer::json(
        R"({"Response":{"Error":{"Code":"X","Message":"secret-key-of-a-test"},"RequestId":"i"}})")});
    QSignalSpy records(m_api.get(), &ApiClient::callFinished);
    Answer answer;
    update(&answer);
    RawServer other;
    m_api->setAccount({.endpoint = Endpoint::fromUserInput(other.url()).value(),
                       .credential = {u"AKIDother"_s, u"another-secret-key"_s, {}}});
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(other.headsSeen(), 0);
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(m_server->requests().first().header("Authorization").contains("AKIDexample/"));
    // Its secret stays one, whoever is signed in by then.
    QVERIFY(!answer.error.message.contains("secret-key-of-a-test"_L1));
    QTRY_COMPARE(records.count(), 1);
    QVERIFY(!records.first().first().value<CallRecord>().responseBody.contains(
        "secret-key-of-a-test"_L1));
}

void tst_CallPromises::leavesTheZipOutOfTheRecord_data()
{
    QTest::addColumn<qsizetype>("zipSize");
    QTest::newRow("small") << qsizetype(30);
    QTest::newRow("middling") << qsizetype(300'000);
    QTest::newRow("large") << qsizetype(7'000'000);
}

void tst_CallPromises::leavesTheZipOutOfTheRecord()
{
    QFETCH(qsizetype, zipSize);
    m_server->script({RawServer::json(accepted)});
    QSignalSpy records(m_api.get(), &ApiClient::callFinished);
    Answer answer;
    update(&answer, zipSize);
    QTRY_COMPARE(records.count(), 1);
    const QString shown = records.first().first().value<CallRecord>().requestBody;
    const QJsonObject body = QJsonDocument::fromJson(shown.toUtf8()).object();
    QCOMPARE(body.value("FunctionName"_L1).toString(), u"f"_s);
    const qsizetype base64Size = (zipSize + 2) / 3 * 4;
    QCOMPARE(body.value("ZipFile"_L1).toString(), u"[%1 characters]"_s.arg(base64Size));
}

void tst_CallPromises::asksForAnEndlessAnswerOnce()
{
    ClientPolicy policy = quick;
    policy.largestAnswer = 100'000;
    m_api = std::make_unique<ApiClient>(m_network.get(), policy);
    useServer(m_server->url());
    m_server->script({RawServer::json(QByteArray(500'000, ' '))});
    Answer answer;
    list(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.code, QString(LocalCode::answerTooLarge));
    QCOMPARE(m_server->headsSeen(), 1);
}

void tst_CallPromises::namesTheProxyThatRefuses_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<Reply>("reply");
    const Reply forbidden = RawServer::http(403, "text/html", "no");
    const Reply unknown =
        RawServer::http(407, "text/html", "who?", "Proxy-Authenticate: Basic realm=\"x\"\r\n");
    const QString secure = u"https://scf.example.com"_s;
    QTest::newRow("the tunnel is forbidden") << secure << forbidden;
    QTest::newRow("the tunnel needs a password") << secure << unknown;
    QTest::newRow("the tunnel is closed unanswered") << secure << Reply{{}, Then::Close};
    QTest::newRow("plain HTTP needs a password") << u"http://127.0.0.1:9"_s << unknown;
}

void tst_CallPromises::namesTheProxyThatRefuses()
{
    QFETCH(QString, endpoint);
    QFETCH(Reply, reply);
    m_server->script({reply});
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, m_server->port()));
    useServer(endpoint);
    Answer answer;
    update(&answer);
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(answer.error.kind, Kind::Network);
    QCOMPARE(answer.error.code, QString(LocalCode::proxyFailed));
    QVERIFY(!answer.error.message.contains("secret-key-of-a-test"_L1));
    if (endpoint.startsWith("https"_L1)) {
        // Nothing of ours is shown to a proxy that may not see it.
        QCOMPARE(answer.error.sent, Error::Sent::Nothing);
        for (const RawServer::Request &request : m_server->requests())
            QVERIFY(!request.head.contains("Authorization: TC3"));
    }
}

void tst_CallPromises::addsNoHeaderThatWasTypedIntoAValue()
{
    m_credential.token = u"token-one\r\nX-Evil: yes"_s;
    useServer(m_server->url());
    m_credential.token.clear();
    m_server->script({RawServer::json(accepted)});
    Answer answer;
    m_api->send(UpdateFunctionCodeRequest{.region = u"ap-guangzhou\r\n\r\nPOST / HTTP/1.1"_s,
                                          .functionName = u"f"_s},
                this, [&answer](const Result<UpdateFunctionCodeResponse> &) { ++answer.count; });
    QTRY_COMPARE(answer.count, 1);
    QCOMPARE(m_server->headsSeen(), 1);
    QVERIFY(m_server->requests().first().header("X-Evil").isEmpty());
    QCOMPARE(m_server->requests().first().body, QByteArray(R"({"FunctionName":"f"})"));
}

void tst_CallPromises::survivesAnAnswerThatDestroysTheClient()
{
    m_server->script({RawServer::json(accepted)});
    QString seen;
    const auto remembered = std::make_shared<QString>(u"still here"_s);
    m_api->send(UpdateFunctionCodeRequest{.region = u"ap-guangzhou"_s, .functionName = u"f"_s},
                this,
                [this, &seen, remembered](const Result<UpdateFunctionCodeResponse> &response) {
                    m_api.reset();
                    seen = *remembered + u' ' + response->requestId;
                });
    QTRY_COMPARE(seen, u"still here id-1"_s);
}

void tst_CallPromises::staysSilentWhenTheClientIsDestroyed()
{
    m_server->script({Reply{{}, Then::Hang}});
    Answer preparing;
    Answer hanging;
    update(&hanging);
    QTRY_COMPARE(m_server->requests().size(), 1);
    update(&preparing, 7'000'000);
    m_api.reset();
    QTest::qWait(50);
    QCOMPARE(preparing.count + hanging.count, 0);
}

void tst_CallPromises::makesBodiesOffTheMainThread()
{
    m_server->script({RawServer::json(accepted)});
    const ThreadNotingRequest request;
    int count = 0;
    m_api->send(request, this, [&count](const Result<UpdateFunctionCodeResponse> &) { ++count; });
    QTRY_COMPARE(count, 1);
    QVERIFY(request.thread->load());
    QVERIFY(request.thread->load() != QThread::currentThread());
}

QTEST_GUILESS_MAIN(tst_CallPromises)
#include "tst_callpromises.moc"
