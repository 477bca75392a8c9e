// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/region.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! AssumeRole of the demo cloud, asked by our own client, and what its keys are good for.
class tst_DemoSts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void givesKeysThatWork();
    void keysExpire();
    void keysNeedTheirToken();
    void refuses_data();
    void refuses();
    void checksTheSignature();
    void knowsNoOtherAction();
    void endsWellInSpiteOf_data();
    void endsWellInSpiteOf();
    void canBeCancelled();
    void tellsNoSecretToTheLog();

private:
    template <typename Client, typename Request>
    Result<typename Request::Response> call(Client &client, const Request &request)
    {
        std::optional<Result<typename Request::Response>> answer;
        client.send(request, this,
                    [&](const Result<typename Request::Response> &result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000))
            qFatal("no answer");
        return *answer;
    }
    Result<AssumeRoleResponse> assume(const AssumeRoleRequest &request)
    {
        return call(*m_api, request);
    }
    AssumeRoleRequest request(int seconds = 0) const
    {
        return {.region = defaultRegion,
                .roleArn = DemoCloud::roleArn(),
                .roleSessionName = u"test"_s,
                .durationSeconds = seconds};
    }
    void signIn(const Credential &credential);
    QString codeOfListFunctions();
    QString codeOfListBuckets();

    std::unique_ptr<DemoCloud> m_cloud;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<CosClient> m_cos;
};

void tst_DemoSts::initTestCase()
{
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_cloud->start());
    m_network = makeNetwork();
}

void tst_DemoSts::init()
{
    m_cloud->clearFaults();
    m_api = std::make_unique<ApiClient>(
        m_network.get(),
        ClientPolicy{.idleTimeoutMs = 1'000, .readAttempts = 2, .firstBackoffMs = 1});
    m_cos = std::make_unique<CosClient>(
        m_network.get(), CosPolicy{.idleTimeoutMs = 1'000, .attempts = 2, .firstBackoffMs = 1});
    signIn(m_cloud->credential());
}

void tst_DemoSts::signIn(const Credential &credential)
{
    const Account account{.endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                          .credential = credential};
    m_api->setAccount(account);
    m_cos->setAccount(account);
}

QString tst_DemoSts::codeOfListFunctions()
{
    const auto response =
        call(*m_api, ListFunctionsRequest{.region = defaultRegion, .space = defaultNamespace});
    return response ? QString() : response.error().code;
}

QString tst_DemoSts::codeOfListBuckets()
{
    const auto page = call(*m_cos, Cos::GetService{});
    return page ? QString() : page.error().code;
}

void tst_DemoSts::givesKeysThatWork()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto response = assume(request(600));
    QVERIFY2(response, qPrintable(response ? QString() : response.error().code));
    QVERIFY(!response->requestId.isEmpty());
    QVERIFY(response->credential != m_cloud->credential());
    QVERIFY(qAbs(before.secsTo(response->expiresAt) - 600) <= 5);
    signIn(response->credential);
    QCOMPARE(codeOfListFunctions(), QString());
    QCOMPARE(codeOfListBuckets(), QString());

    signIn(m_cloud->credential());
    const auto usual = assume(request());
    QVERIFY(usual);
    QVERIFY(qAbs(before.secsTo(usual->expiresAt) - 7'200) <= 5);
    QVERIFY(usual->credential != response->credential);
}

void tst_DemoSts::keysExpire()
{
    const auto response = assume(request(2));
    QVERIFY(response);
    signIn(response->credential);
    QCOMPARE(codeOfListFunctions(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(codeOfListFunctions(), u"AuthFailure.TokenFailure"_s, 10'000);
    QCOMPARE(codeOfListBuckets(), u"ExpiredToken"_s);
    signIn(m_cloud->credential());
    QCOMPARE(codeOfListFunctions(), QString());
}

void tst_DemoSts::keysNeedTheirToken()
{
    auto response = assume(request());
    QVERIFY(response);
    response->credential.token.clear();
    signIn(response->credential);
    QCOMPARE(codeOfListFunctions(), u"AuthFailure.TokenFailure"_s);
    QCOMPARE(codeOfListBuckets(), u"InvalidAccessKeyId"_s);
}

void tst_DemoSts::refuses_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("session");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("code");
    const QString role = DemoCloud::roleArn();
    const QString region = defaultRegion;
    QTest::newRow("another role") << u"qcs::cam::uin/1:roleName/none"_s << u"me"_s << 0 << region
                                  << u"ResourceNotFound.RoleNotFound"_s;
    QTest::newRow("no role's form")
        << u"admin"_s << u"me"_s << 0 << region << u"InvalidParameter.ParamError"_s;
    QTest::newRow("no role") << u""_s << u"me"_s << 0 << region << u"MissingParameter"_s;
    QTest::newRow("no session") << role << u""_s << 0 << region << u"MissingParameter"_s;
    QTest::newRow("session with spaces")
        << role << u"a b"_s << 0 << region << u"InvalidParameter.ParamError"_s;
    QTest::newRow("too long") << role << u"me"_s << 43'201 << region
                              << u"InvalidParameter.OverTimeError"_s;
    QTest::newRow("no region") << role << u"me"_s << 0 << u"xx-nowhere"_s << u"UnsupportedRegion"_s;
}

void tst_DemoSts::refuses()
{
    QFETCH(QString, role);
    QFETCH(QString, session);
    QFETCH(int, seconds);
    QFETCH(QString, region);
    QFETCH(QString, code);
    const auto response = assume({.region = region,
                                  .roleArn = role,
                                  .roleSessionName = session,
                                  .durationSeconds = seconds});
    QVERIFY(!response);
    QCOMPARE(response.error().kind, Error::Kind::Service);
    QCOMPARE(response.error().code, code);
    QCOMPARE(response.error().action, u"AssumeRole"_s);
    QVERIFY(!response.error().requestId.isEmpty());
}

void tst_DemoSts::checksTheSignature()
{
    Credential wrong = m_cloud->credential();
    wrong.secretKey += u'x';
    signIn(wrong);
    QCOMPARE(assume(request()).error().code, u"AuthFailure.SignatureFailure"_s);
    signIn({.secretId = u"AKIDnobody"_s, .secretKey = u"key"_s});
    QCOMPARE(assume(request()).error().code, u"AuthFailure.SecretIdNotFound"_s);
}

namespace {

//! An Action of SCF, asked of STS.
struct MisplacedRequest : ListFunctionsRequest
{
    static constexpr ApiProduct product = stsProduct;
};
//! And the other way round.
struct MisplacedRole : AssumeRoleRequest
{
    static constexpr ApiProduct product = scfProduct;
};

} // namespace

void tst_DemoSts::knowsNoOtherAction()
{
    MisplacedRequest list;
    list.region = defaultRegion;
    QCOMPARE(call(*m_api, list).error().code, u"InvalidAction"_s);
    MisplacedRole role;
    role.region = defaultRegion;
    QCOMPARE(call(*m_api, role).error().code, u"InvalidAction"_s);
}

void tst_DemoSts::endsWellInSpiteOf_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code"); // of an error that is not got over; empty: it is
    QTest::newRow("lost answer") << u"lost-answer"_s << QString();
    QTest::newRow("cut answer") << u"cut-answer"_s << QString();
    QTest::newRow("502") << u"html-502"_s << QString();
    QTest::newRow("hang") << u"hang"_s << QString();
    QTest::newRow("skew") << u"skew"_s << QString();
    QTest::newRow("busy") << u"RequestLimitExceeded"_s << QString();
    QTest::newRow("not allowed") << u"UnauthorizedOperation"_s << u"UnauthorizedOperation"_s;
    QTest::newRow("gone") << u"ResourceNotFound.RoleNotFound"_s
                          << u"ResourceNotFound.RoleNotFound"_s;
}

void tst_DemoSts::endsWellInSpiteOf()
{
    QFETCH(QString, fault);
    QFETCH(QString, code);
    m_cloud->queueFault({.fault = fault, .action = u"AssumeRole"_s});
    const auto response = assume(request());
    QCOMPARE(response ? QString() : response.error().code, code);
}

void tst_DemoSts::canBeCancelled()
{
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"AssumeRole"_s});
    std::optional<Result<AssumeRoleResponse>> answer;
    Call *sent = m_api->send(request(), this, [&](const auto &result) { answer = result; });
    sent->cancel();
    QVERIFY(!answer);
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error().kind, Error::Kind::Cancelled);
}

void tst_DemoSts::tellsNoSecretToTheLog()
{
    QString log;
    connect(m_api.get(), &ApiClient::callFinished, this,
            [&log](const CallRecord &record) { log += record.requestBody + record.responseBody; });
    const auto response = assume(request());
    QVERIFY(response);
    QTRY_VERIFY(log.contains("TmpSecretId"_L1));
    QVERIFY(log.contains(response->credential.secretId)); // names the key, opens nothing
    QVERIFY(!log.contains(response->credential.secretKey));
    QVERIFY(!log.contains(response->credential.token));
}

QTEST_GUILESS_MAIN(tst_DemoSts)
#include "tst_demosts.moc"
