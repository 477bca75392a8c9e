// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Valid answers, changed at random places and sent over real HTTP. SCF_MUTATIONS: how many of each
// valid one (125).
#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/cosrequests.h"
#include "app/cloud/networkaccess.h"
#include "app/domain/account.h"
#include "tests/support/mutation.h"
#include "tests/support/rawserver.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace Scf;

//! What strangers answer never crashes the client, and nothing but a RequestId makes an update a
//! success.
class tst_MalformedAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answersOfScf_data();
    void answersOfScf();
    void answersOfCos_data();
    void answersOfCos();

private:
    // One answer to whatever is asked; nothing where none comes.
    template <typename T, typename Client, typename Request>
    std::optional<Result<T>> answerOf(Client *client, const Request &request);
    int rounds() const;

    NetworkAccess m_network = makeNetwork();
    RawServer m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<CosClient> m_cos;
};

void tst_MalformedAnswers::initTestCase()
{
    const Account account{.kind = Account::Kind::Real,
                          .endpoint = Endpoint::fromUserInput(m_server.url()).value(),
                          .credential = {.secretId = u"AKIDtest"_s, .secretKey = u"key"_s}};
    m_api = std::make_unique<ApiClient>(
        m_network.get(),
        ClientPolicy{.idleTimeoutMs = 5'000, .readAttempts = 1, .requestsPerSecond = 100'000});
    m_api->setAccount(account);
    m_cos = std::make_unique<CosClient>(m_network.get(),
                                        CosPolicy{.idleTimeoutMs = 5'000, .attempts = 1});
    m_cos->setAccount(account);
}

int tst_MalformedAnswers::rounds() const
{
    constexpr int usual = 125;
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("SCF_MUTATIONS", &isGiven);
    return isGiven ? given : usual;
}

template <typename T, typename Client, typename Request>
std::optional<Result<T>> tst_MalformedAnswers::answerOf(Client *client, const Request &request)
{
    constexpr int longestMs = 20'000;
    std::optional<Result<T>> answer;
    QEventLoop loop; // QTest's waiting would sleep ten milliseconds, thousands of times
    QTimer::singleShot(longestMs, &loop, &QEventLoop::quit);
    client->send(request, &loop, [&](const Result<T> &result) {
        answer = result;
        loop.quit();
    });
    loop.exec();
    return answer;
}

namespace {

void addFilesOf(const QString &corpus)
{
    QTest::addColumn<QByteArray>("valid");
    const QDir folder(QString::fromUtf8(SCF_SOURCE_DIR "/tests/fuzz/corpus/") + corpus);
    const QFileInfoList files = folder.entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(info.fileName())) << file.readAll();
    }
}

} // namespace

void tst_MalformedAnswers::answersOfScf_data()
{
    addFilesOf(u"reply"_s);
}

void tst_MalformedAnswers::answersOfScf()
{
    QFETCH(const QByteArray, valid);
    // NOLINTNEXTLINE(cert-msc51-cpp): the same numbers every time are what is wanted
    std::mt19937 random{1};
    int successes = 0;
    for (int round = 0; round < rounds(); ++round) {
        const QByteArray body = mutated(valid, &random);
        // Every third comes cut: the head promises more than arrives.
        const bool isCut = round % 3 == 0;
        RawServer::Reply reply = RawServer::json(body, RawServer::Reply::Then::Close);
        if (isCut)
            reply.bytes.chop(1);
        m_server.script({reply});
        const auto updated = answerOf<UpdateFunctionCodeResponse>(
            m_api.get(), UpdateFunctionCodeRequest{.region = u"ap-guangzhou"_s,
                                                   .functionName = u"hello-world"_s,
                                                   .zipFile = "PK"});
        QVERIFY2(updated.has_value(), body.constData());
        if (*updated) {
            ++successes;
            const QJsonValue response = QJsonDocument::fromJson(body).object().value("Response"_L1);
            QVERIFY2(!isCut, body.constData());
            QVERIFY2(!(*updated)->requestId.isEmpty(), body.constData());
            QCOMPARE((*updated)->requestId, response["RequestId"_L1].toString());
            QVERIFY2(response["Error"_L1].isUndefined() || response["Error"_L1].isNull(),
                     body.constData());
        }
        const auto detail = answerOf<FunctionDetail>(
            m_api.get(),
            GetFunctionRequest{.region = u"ap-guangzhou"_s, .functionName = u"hello-world"_s});
        QVERIFY2(detail.has_value(), body.constData());
        QVERIFY(!*detail || !(*detail)->summary.functionName.isEmpty());
        QVERIFY2(answerOf<ListFunctionsResponse>(m_api.get(),
                                                 ListFunctionsRequest{.region = u"ap-guangzhou"_s})
                     .has_value(),
                 body.constData());
        QVERIFY2(answerOf<GetFunctionAddressResponse>(
                     m_api.get(), GetFunctionAddressRequest{.region = u"ap-guangzhou"_s,
                                                            .functionName = u"hello-world"_s})
                     .has_value(),
                 body.constData());
    }
    qInfo("%d of %d taken for an accepted update, each with its RequestId", successes, rounds());
}

void tst_MalformedAnswers::answersOfCos_data()
{
    addFilesOf(u"cosxml"_s);
}

void tst_MalformedAnswers::answersOfCos()
{
    QFETCH(const QByteArray, valid);
    const CosBucketId bucket{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};
    // NOLINTNEXTLINE(cert-msc51-cpp): the same numbers every time are what is wanted
    std::mt19937 random{1};
    for (int round = 0; round < rounds(); ++round) {
        const QByteArray body = mutated(valid, &random);
        RawServer::Reply reply = RawServer::http(round % 5 == 0 ? 404 : 200, "application/xml",
                                                 body, "x-cos-request-id: r\r\n");
        reply.then = RawServer::Reply::Then::Close;
        m_server.script({reply});
        const auto buckets = answerOf<CosBucketPage>(m_cos.get(), Cos::GetService{});
        QVERIFY2(buckets.has_value(), body.constData());
        QVERIFY2(!*buckets || body.contains("ListAllMyBucketsResult"), body.constData());
        const auto objects = answerOf<CosObjectPage>(m_cos.get(), Cos::GetBucket{.bucket = bucket});
        QVERIFY2(objects.has_value(), body.constData());
        QVERIFY2(!*objects || body.contains("ListBucketResult"), body.constData());
        const auto begun = answerOf<CosUpload>(
            m_cos.get(), Cos::InitiateMultipartUpload{.bucket = bucket, .key = u"k"_s});
        QVERIFY2(begun.has_value(), body.constData());
        QVERIFY2(!*begun || !(*begun)->uploadId.isEmpty(), body.constData());
    }
}

QTEST_GUILESS_MAIN(tst_MalformedAnswers)
#include "tst_malformedanswers.moc"
