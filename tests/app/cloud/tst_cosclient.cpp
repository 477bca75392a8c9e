// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosclient.h"
#include "app/cloud/coscrc64.h"
#include "app/cloud/cosxml.h"
#include "app/cloud/networkaccess.h"
#include "tests/support/rawserver.h"
#include "tests/support/untrustedserver.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Reply = RawServer::Reply;
using Then = RawServer::Reply::Then;
using Kind = Error::Kind;

constexpr CosPolicy quick{.idleTimeoutMs = 1'000, .attempts = 3, .firstBackoffMs = 5};
const CosBucketId bucket{u"deploy-1250000000"_s, u"ap-guangzhou"_s};
const QString key = u"scf/a.zip"_s;

//! What each answer of COS has, and each object.
QByteArray withUsual(int status, const QByteArray &headers)
{
    const bool lacksTag = status < 300 && !headers.contains("ETag");
    return "x-cos-request-id: req-1\r\n" + QByteArray(lacksTag ? "ETag: \"e\"\r\n" : "") + headers;
}

Reply answer(int status, const QByteArray &body = {}, const QByteArray &moreHeaders = {})
{
    return RawServer::http(status, "application/xml", body, withUsual(status, moreHeaders));
}

Reply refusal(int status, const QByteArray &code, const QByteArray &message = "no",
              const QByteArray &moreHeaders = {})
{
    return answer(status,
                  "<Error><Code>" + code + "</Code><Message>" + message
                      + "</Message><RequestId>req-1</RequestId></Error>",
                  moreHeaders);
}

//! What HEAD gets: a length, and no body.
Reply head(int status, const QByteArray &headers = {})
{
    return {.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\n"
                     + withUsual(status, headers) + "\r\n"};
}

QByteArray crcHeader(quint64 crc)
{
    return "x-cos-hash-crc64ecma: " + QByteArray::number(crc) + "\r\n";
}

//! What PUT gets that stored \a body.
Reply stored(const QByteArray &body)
{
    return answer(200, {}, "ETag: \"e\"\r\n" + crcHeader(Cos::crc64(body)));
}

QByteArray dateHeader(qint64 secondsAhead)
{
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(secondsAhead);
    return "Date: " + QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1()
           + "\r\n";
}

const Reply emptyList = answer(200, "<ListBucketResult/>");
const QByteArray completed =
    "<CompleteMultipartUploadResult><ETag>\"e-1\"</ETag></CompleteMultipartUploadResult>";

template <typename T>
struct Got
{
    int count = 0;
    Result<T> result{};
};

//! The signature of what really arrived, made again from nothing but its bytes.
QByteArray signatureOf(const RawServer::Request &request, const QByteArray &secretKey)
{
    const QList<QByteArray> line = request.head.left(request.head.indexOf('\r')).split(' ');
    const QByteArray target = line.value(1);
    const qsizetype question = target.contains('?') ? target.indexOf('?') : target.size();
    Cos::Request signedPart{.method = line.value(0),
                            .path = QByteArray::fromPercentEncoding(target.left(question))};
    const QByteArray query = target.mid(question + 1);
    for (const QByteArray &param : query.split('&')) {
        const qsizetype equals = param.contains('=') ? param.indexOf('=') : param.size();
        if (!param.isEmpty()) {
            signedPart.params.append({QByteArray::fromPercentEncoding(param.left(equals)),
                                      QByteArray::fromPercentEncoding(param.mid(equals + 1))});
        }
    }
    QHash<QByteArray, QByteArray> fields;
    for (const QByteArray &field : request.header("Authorization").split('&'))
        fields.insert(field.left(field.indexOf('=')), field.mid(field.indexOf('=') + 1));
    for (const QByteArray &name : fields.value("q-header-list").split(';'))
        signedPart.headers.append({name, request.header(name)});
    return Cos::authorization(fields.value("q-ak"), secretKey, fields.value("q-sign-time"),
                              signedPart);
}

} // namespace

//! The client against real sockets: what counts is what arrives there.
class tst_CosClient : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sendsEachCallAsDocumented_data();
    void sendsEachCallAsDocumented();
    void sendsEveryKeyAsItIs_data();
    void sendsEveryKeyAsItIs();
    void refusesWhatCannotBeReached_data();
    void refusesWhatCannotBeReached();
    void refusesPartsThatCannotBe();
    void sendsTheTokenOfTemporaryCredentials();
    void namesTheHostsOfTencentCloud();
    void readsWhatHeadTells();
    void readsRanges_data();
    void readsRanges();
    void judgesRefusals_data();
    void judgesRefusals();
    void repeatsWhatMayBeRepeated_data();
    void repeatsWhatMayBeRepeated();
    void takesNoOtherPageForSuccess_data();
    void takesNoOtherPageForSuccess();
    void repeatsOnlySoOften();
    void doesNotRepeatWhatCannotGetBetter_data();
    void doesNotRepeatWhatCannotGetBetter();
    void beginsAnUploadOnce_data();
    void beginsAnUploadOnce();
    void takesWhatAnEarlierAttemptDidForDone();
    void settlesACompletion_data();
    void settlesACompletion();
    void correctsTheClock_data();
    void correctsTheClock();
    void correctsTheClockOnlyOnce();
    void correctsTheClockOfAllUnderWay();
    void turnsToTheBackUpDomain_data();
    void turnsToTheBackUpDomain();
    void turnsToTencentsBackUpDomainLast();
    void listsAllPartsPageByPage();
    void listsAllUploadsPageByPage();
    void uploadsAFileAsItIs_data();
    void uploadsAFileAsItIs();
    void uploadsARangeOfAFile();
    void sendsDamagedUploadsAgain();
    void noticesFilesThatCannotBeRead();
    void noticesAFileThatChanges();
    void downloadsToAFile();
    void leavesNoFileBehind_data();
    void leavesNoFileBehind();
    void downloadsAgainAfterACut();
    void downloadsToADevice();
    void doesNotBeginADeviceAnew();
    void keepsToTheBoundOfMemory();
    void holdsNoWholeFileInMemory();
    void showsProgressThatRises();
    void answersCancelledOnce_data();
    void answersCancelledOnce();
    void neverAnswersADeadReceiver();
    void neverAnswersFromInsideSend();
    void survivesWhoeverDeletesItInTheAnswer();
    void givesUpWhenNothingMoves();
    void failsWithoutNetwork();
    void sendsNothingToAServerItCannotTrust();
    void keepsSecretsOutOfRecords();

private:
    template <typename Request>
    std::shared_ptr<Got<typename Request::Response>>
    send(const Request &request, QPointer<CosCall> *call = nullptr, QObject *receiver = nullptr)
    {
        auto got = std::make_shared<Got<typename Request::Response>>();
        CosCall *made = m_cos->send(request, receiver ? receiver : this,
                                    [got](const Result<typename Request::Response> &result) {
                                        ++got->count;
                                        got->result = result;
                                    });
        if (call)
            *call = made;
        return got;
    }
    void use(const CosPolicy &policy);
    void use(const QString &url, const QString &backUp = {});
    QString file(const QByteArray &bytes);

    std::unique_ptr<RawServer> m_server;
    NetworkAccess m_network;
    std::unique_ptr<CosClient> m_cos;
    std::unique_ptr<QTemporaryDir> m_folder;
    Credential m_credential{u"AKIDexample"_s, u"secret-key-of-a-test"_s, {}};
};

void tst_CosClient::init()
{
    m_server = std::make_unique<RawServer>();
    m_network = makeNetwork();
    m_folder = std::make_unique<QTemporaryDir>();
    m_credential.token.clear();
    use(quick);
}

void tst_CosClient::cleanup()
{
    m_cos.reset();
    m_network.reset();
    m_server.reset();
    m_folder.reset();
}

void tst_CosClient::use(const CosPolicy &policy)
{
    m_cos = std::make_unique<CosClient>(m_network.get(), policy);
    use(m_server->url());
}

void tst_CosClient::use(const QString &url, const QString &backUp)
{
    std::optional<Endpoint> second;
    if (!backUp.isEmpty())
        second = Endpoint::fromUserInput(backUp).value();
    m_cos->setAccess(CosEndpoint::loopback(Endpoint::fromUserInput(url).value(), second).value(),
                     m_credential);
}

QString tst_CosClient::file(const QByteArray &bytes)
{
    QFile file(m_folder->filePath(u"upload.zip"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
    return file.fileName();
}

void tst_CosClient::sendsEachCallAsDocumented_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Reply>("reply");
    const auto row = [](const char *call, const QByteArray &line, const Reply &reply) {
        QTest::newRow(call) << QString::fromLatin1(call) << line << reply;
    };
    row("GetService", "GET /",
        answer(200, "<ListAllMyBucketsResult><Buckets/>"
                    "</ListAllMyBucketsResult>"));
    row("HeadBucket", "HEAD /deploy-1250000000/", head(200));
    row("PutBucket", "PUT /deploy-1250000000/", answer(200));
    row("GetBucket",
        "GET /deploy-1250000000/?prefix=a%20%2B%E5%87%BD%2F&delimiter=%2F&marker=m%26n"
        "&max-keys=7&encoding-type=url",
        emptyList);
    row("HeadObject", "HEAD /deploy-1250000000/scf/a.zip", head(200, "Content-Length: 3\r\n"));
    row("GetObject", "GET /deploy-1250000000/scf/a.zip", answer(200, "abc"));
    row("PutObject", "PUT /deploy-1250000000/scf/a.zip", stored("abc"));
    row("PutObject, empty", "PUT /deploy-1250000000/scf/", stored({}));
    row("DeleteObject", "DELETE /deploy-1250000000/scf/a.zip", head(204));
    row("InitiateMultipartUpload", "POST /deploy-1250000000/scf/a.zip?uploads",
        answer(200, "<InitiateMultipartUploadResult><UploadId>u+1</UploadId>"
                    "</InitiateMultipartUploadResult>"));
    row("UploadPart", "PUT /deploy-1250000000/scf/a.zip?partNumber=2&uploadId=u%2B1", stored("bc"));
    row("ListParts",
        "GET /deploy-1250000000/scf/a.zip?uploadId=u%2B1&max-parts=1000&encoding-type=url",
        answer(200, "<ListPartsResult/>"));
    row("ListMultipartUploads",
        "GET /deploy-1250000000/?uploads&max-uploads=1000&encoding-type=url&prefix=scf%2F",
        answer(200, "<ListMultipartUploadsResult/>"));
    row("AbortMultipartUpload", "DELETE /deploy-1250000000/scf/a.zip?uploadId=u%2B1", head(204));
}

void tst_CosClient::sendsEachCallAsDocumented()
{
    QFETCH(QString, call);
    QFETCH(QByteArray, line);
    QFETCH(Reply, reply);
    m_server->script({reply});
    const QString upload = u"u+1"_s;
    std::function<bool()> done;
    const auto expect = [&done](const auto &got) {
        done = [got] { return got->count == 1 && got->result.has_value(); };
    };
    if (call == "GetService"_L1)
        expect(send(Cos::GetService{}));
    else if (call == "HeadBucket"_L1)
        expect(send(Cos::HeadBucket{bucket}));
    else if (call == "PutBucket"_L1)
        expect(send(Cos::PutBucket{bucket}));
    else if (call == "GetBucket"_L1)
        expect(send(Cos::GetBucket{bucket, u"a +函/"_s, u"/"_s, u"m&n"_s, 7}));
    else if (call == "HeadObject"_L1)
        expect(send(Cos::HeadObject{bucket, key}));
    else if (call == "GetObject"_L1)
        expect(send(Cos::GetObject{bucket, key}));
    else if (call == "PutObject"_L1)
        expect(send(Cos::PutObject{.bucket = bucket, .key = key, .bytes = "abc"}));
    else if (call == "PutObject, empty"_L1)
        expect(send(Cos::PutObject{.bucket = bucket, .key = u"scf/"_s}));
    else if (call == "DeleteObject"_L1)
        expect(send(Cos::DeleteObject{bucket, key}));
    else if (call == "InitiateMultipartUpload"_L1)
        expect(send(Cos::InitiateMultipartUpload{bucket, key}));
    else if (call == "UploadPart"_L1)
        expect(send(Cos::UploadPart{bucket, key, upload, 2, file("abcd"), 1, 2}));
    else if (call == "ListParts"_L1)
        expect(send(Cos::ListParts{bucket, key, upload}));
    else if (call == "ListMultipartUploads"_L1)
        expect(send(Cos::ListMultipartUploads{bucket, u"scf/"_s}));
    else if (call == "AbortMultipartUpload"_L1)
        expect(send(Cos::AbortMultipartUpload{bucket, key, upload}));
    QVERIFY(done);
    QTRY_VERIFY(done());

    QCOMPARE(m_server->requests().size(), 1);
    const RawServer::Request request = m_server->requests().first();
    QCOMPARE(request.head.left(request.head.indexOf('\r')), line + " HTTP/1.1");
    QCOMPARE(request.header("Authorization"), signatureOf(request, "secret-key-of-a-test"));
    QCOMPARE(request.header("Host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
    QCOMPARE(request.header("Accept-Encoding"), QByteArray("identity"));
    QVERIFY(request.header("User-Agent").startsWith("SCF-Desktop/"));
    QVERIFY(!request.head.toLower().contains("x-cos-security-token"));
    QVERIFY(!request.head.toLower().contains("cookie"));
    if (line.startsWith("PUT") || line.startsWith("POST"))
        QCOMPARE(request.header("Content-Length"), QByteArray::number(request.body.size()));
    if (call == "PutObject"_L1) {
        QCOMPARE(request.body, QByteArray("abc"));
        QCOMPARE(request.header("Content-MD5"),
                 QCryptographicHash::hash("abc", QCryptographicHash::Md5).toBase64());
    }
    if (call == "UploadPart"_L1)
        QCOMPARE(request.body, QByteArray("bc"));
    // The signature is valid now, and for a quarter of an hour.
    static const QRegularExpression time(u"q-sign-time=(\\d+);(\\d+)&"_s);
    const auto match = time.match(QString::fromLatin1(request.header("Authorization")));
    QVERIFY(match.captured(1).toLongLong() <= QDateTime::currentSecsSinceEpoch());
    QVERIFY(match.captured(2).toLongLong() >= QDateTime::currentSecsSinceEpoch() + 800);
}

void tst_CosClient::sendsEveryKeyAsItIs_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *name, const QString &objectKey, const QByteArray &path) {
        QTest::newRow(name) << objectKey << path;
    };
    row("plus", u"a+b.zip"_s, "a%2Bb.zip");
    row("percent", u"100%.zip"_s, "100%25.zip");
    row("looks encoded", u"a%2Fb%2e%2e"_s, "a%252Fb%252e%252e");
    row("spaces", u" a  b "_s, "%20a%20%20b%20");
    row("hash and question mark", u"a#b?c=d&e"_s, "a%23b%3Fc%3Dd%26e");
    row("Chinese", u"函数/部署包.zip"_s, "%E5%87%BD%E6%95%B0/%E9%83%A8%E7%BD%B2%E5%8C%85.zip");
    row("emoji", u"😀.zip"_s, "%F0%9F%98%80.zip");
    row("punctuation", u"t~'()*!@&=$,;:.zip"_s, "t~%27%28%29%2A%21%40%26%3D%24%2C%3B%3A.zip");
    row("brackets and quotes", u"[a]{b}\"c\"|\\^`<>"_s, "%5Ba%5D%7Bb%7D%22c%22%7C%5C%5E%60%3C%3E");
    row("slashes", u"a//b/"_s, "a//b/");
    row("names of dots", u"..a/b../..."_s, "..a/b../...");
    row("control characters", u"a\u0001\n\u007f"_s, "a%01%0A%7F");
    row("composed and not", u"\u00e9e\u0301"_s, "%C3%A9e%CC%81");
}

void tst_CosClient::sendsEveryKeyAsItIs()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, path);
    m_server->script({head(200, "Content-Length: 0\r\n")});
    const auto got = send(Cos::HeadObject{bucket, key});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    const RawServer::Request request = m_server->requests().first();
    QCOMPARE(request.head.left(request.head.indexOf('\r')),
             "HEAD /deploy-1250000000/" + path + " HTTP/1.1");
    QCOMPARE(request.header("Authorization"), signatureOf(request, "secret-key-of-a-test"));
}

void tst_CosClient::refusesWhatCannotBeReached_data()
{
    QTest::addColumn<CosBucketId>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("code");
    const QString object = u"InvalidObjectName"_s;
    const QString name = u"InvalidBucketName"_s;
    const QString region = u"InvalidRegionName"_s;
    QTest::newRow("empty key") << bucket << u""_s << object;
    QTest::newRow("null key") << bucket << QString() << object;
    QTest::newRow("leading slash") << bucket << u"/a"_s << object;
    QTest::newRow("only a slash") << bucket << u"/"_s << object;
    QTest::newRow("dot") << bucket << u"."_s << object;
    QTest::newRow("dots") << bucket << u".."_s << object;
    QTest::newRow("dots at the end") << bucket << u"a/.."_s << object;
    QTest::newRow("dots inside") << bucket << u"a/../b"_s << object;
    QTest::newRow("dot inside") << bucket << u"a/./b"_s << object;
    QTest::newRow("half a character") << bucket << (u"a"_s + QChar(0xD83D)) << object;
    QTest::newRow("bucket without APPID")
        << CosBucketId{u"deploy"_s, bucket.region} << u"a"_s << name;
    QTest::newRow("bucket with a slash")
        << CosBucketId{u"a/b-1"_s, bucket.region} << u"a"_s << name;
    QTest::newRow("bucket with a host")
        << CosBucketId{u"evil.com#-1"_s, bucket.region} << u"a"_s << name;
    QTest::newRow("no region") << CosBucketId{bucket.name, {}} << u"a"_s << region;
    QTest::newRow("region with a host")
        << CosBucketId{bucket.name, u"x.evil.com"_s} << u"a"_s << region;
}

void tst_CosClient::refusesWhatCannotBeReached()
{
    QFETCH(CosBucketId, id);
    QFETCH(QString, key);
    QFETCH(QString, code);
    const auto check = [&code](const auto &got, QLatin1StringView action) {
        QTRY_COMPARE(got->count, 1);
        QVERIFY(!got->result);
        QCOMPARE(got->result.error().kind, Kind::Input);
        QCOMPARE(got->result.error().code, code);
        QCOMPARE(got->result.error().action, action);
        QCOMPARE(got->result.error().sent, Error::Sent::Nothing);
    };
    check(send(Cos::HeadObject{id, key}), "HeadObject"_L1);
    check(send(Cos::GetObject{id, key}), "GetObject"_L1);
    check(send(Cos::DeleteObject{id, key}), "DeleteObject"_L1);
    check(send(Cos::PutObject{.bucket = id, .key = key, .filePath = file("abc")}), "PutObject"_L1);
    check(send(Cos::AbortMultipartUpload{id, key, u"u"_s}), "AbortMultipartUpload"_L1);
    QCOMPARE(m_server->connections(), 0);
    // Real COS likewise.
    QVERIFY(!CosEndpoint::tencentCloud().bucket(id, key.isNull() ? u""_s : key, {}));
}

void tst_CosClient::refusesPartsThatCannotBe()
{
    const auto code = [this](const auto &request) {
        const auto got = send(request);
        [&] { QTRY_COMPARE(got->count, 1); }();
        return got->result ? QString() : got->result.error().code;
    };
    const QString path = file("abc");
    const QString invalid = u"InvalidArgument"_s;
    QCOMPARE(code(Cos::UploadPart{bucket, key, {}, 1, path, 0, 3}), invalid);
    QCOMPARE(code(Cos::UploadPart{bucket, key, u"u"_s, 0, path, 0, 3}), invalid);
    QCOMPARE(code(Cos::UploadPart{bucket, key, u"u"_s, 10'001, path, 0, 3}), invalid);
    QCOMPARE(code(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 0}), invalid);
    QCOMPARE(code(Cos::UploadPart{bucket, key, u"u"_s, 1, path, -1, 2}), invalid);
    QCOMPARE(code(Cos::ListParts{bucket, key, {}}), invalid);
    // Without an uploadId it would delete the object.
    QCOMPARE(code(Cos::AbortMultipartUpload{bucket, key, {}}), invalid);
    const CosPart one{1, u"e"_s, 1, {}};
    const CosPart two{2, u"e"_s, 1, {}};
    QCOMPARE(code(Cos::CompleteMultipartUpload{bucket, key, {}, {one}, 1, 0}), invalid);
    QCOMPARE(code(Cos::CompleteMultipartUpload{bucket, key, u"u"_s, {}, 1, 0}), u"InvalidPart"_s);
    QCOMPARE(code(Cos::CompleteMultipartUpload{bucket, key, u"u"_s, {two, one}, 1, 0}),
             u"InvalidPartOrder"_s);
    QCOMPARE(code(Cos::GetObject{bucket, key, Cos::GetObject::Range{5, 4}}), u"InvalidRange"_s);
    QCOMPARE(m_server->connections(), 0);
}

void tst_CosClient::sendsTheTokenOfTemporaryCredentials()
{
    m_credential.token = u"temporary/token+=="_s;
    use(m_server->url());
    m_server->script({emptyList});
    const auto got = send(Cos::GetBucket{.bucket = bucket});
    QTRY_COMPARE(got->count, 1);
    const RawServer::Request request = m_server->requests().first();
    QCOMPARE(request.header("x-cos-security-token"), QByteArray("temporary/token+=="));
    QCOMPARE(request.header("Authorization"), signatureOf(request, "secret-key-of-a-test"));
}

void tst_CosClient::namesTheHostsOfTencentCloud()
{
    const CosEndpoint cos = CosEndpoint::tencentCloud();
    const auto object = cos.bucket(bucket, u"a b"_s, {{"uploads", ""}});
    QVERIFY(object);
    QCOMPARE(object->url.toEncoded(),
             QByteArray("https://deploy-1250000000.cos.ap-guangzhou.myqcloud.com/a%20b?uploads"));
    QCOMPARE(object->host, QByteArray("deploy-1250000000.cos.ap-guangzhou.myqcloud.com"));
    QCOMPARE(object->path, QByteArray("/a b"));
    const auto backUp = cos.bucket(bucket, {}, {}, CosEndpoint::Domain::BackUp);
    QVERIFY(backUp);
    QCOMPARE(backUp->url.toEncoded(),
             QByteArray("https://deploy-1250000000.cos.ap-guangzhou.tencentcos.cn/"));
    QCOMPARE(backUp->host, QByteArray("deploy-1250000000.cos.ap-guangzhou.tencentcos.cn"));
    QCOMPARE(cos.service({}, {})->url.toEncoded(), QByteArray("https://service.cos.myqcloud.com/"));
    QCOMPARE(cos.service(u"ap-singapore"_s, {})->url.toEncoded(),
             QByteArray("https://cos.ap-singapore.myqcloud.com/"));
    QVERIFY(!cos.service(u"evil.com/"_s, {}));

    // Anything that is not on loopback is Tencent Cloud's COS, by HTTPS.
    QCOMPARE(CosEndpoint::beside(Endpoint::international()), cos);
    QCOMPARE(CosEndpoint::beside(Endpoint::fromUserInput(u"https://scf.example.com"_s).value()),
             cos);
    QVERIFY(!CosEndpoint::loopback(Endpoint::international()));
    const auto local =
        CosEndpoint::beside(Endpoint::fromUserInput(u"http://127.0.0.1:8080"_s).value());
    QVERIFY(local.isLoopback());
    QCOMPARE(local.bucket(bucket, u"a"_s, {})->url.toEncoded(),
             QByteArray("http://127.0.0.1:8080/deploy-1250000000/a"));
    QVERIFY(!local.hasBackUp());
}

void tst_CosClient::readsWhatHeadTells()
{
    m_server->script(
        {head(200, "Content-Length: 123456789012\r\nContent-Type: application/zip\r\n"
                   "ETag: \"e\"\r\nLast-Modified: Mon, 06 May 2024 07:08:09 GMT\r\n"
                   "x-cos-hash-crc64ecma: 18446744073709551615\r\n"
                   "x-cos-storage-class: ARCHIVE\r\nx-cos-meta-Made-By: scf\r\n"
                   "x-cos-restore: ongoing-request=\"true\"\r\nx-cos-version-id: v\r\n"),
         head(200, "Content-Length: 0\r\n")});
    const auto got = send(Cos::HeadObject{bucket, key});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    QCOMPARE(got->result->size, 123456789012);
    QCOMPARE(got->result->contentType, u"application/zip"_s);
    QCOMPARE(got->result->eTag, u"\"e\""_s);
    QCOMPARE(got->result->modifiedAt, QDateTime({2024, 5, 6}, {7, 8, 9}, Qt::UTC));
    QCOMPARE(got->result->crc64, std::optional<quint64>(18446744073709551615U));
    QCOMPARE(got->result->storageClass, u"ARCHIVE"_s);
    QCOMPARE(got->result->restoreState, u"ongoing-request=\"true\""_s);
    QCOMPARE(got->result->versionId, u"v"_s);
    QCOMPARE(got->result->metadata.value(u"made-by"_s), u"scf"_s);

    const auto plain = send(Cos::HeadObject{bucket, key});
    QTRY_COMPARE(plain->count, 1);
    QVERIFY(plain->result);
    QCOMPARE(plain->result->storageClass, u"STANDARD"_s);
    QVERIFY(!plain->result->crc64);
}

void tst_CosClient::readsRanges_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("code");
    const auto partial = [](const QByteArray &range, const QByteArray &body) {
        return answer(206, body, "Content-Range: " + range + "\r\n");
    };
    const QString incomplete = LocalCode::answerIncomplete;
    QTest::newRow("as asked") << partial("bytes 10-13/100", "abcd") << QString();
    QTest::newRow("up to the end") << partial("bytes 10-11/12", "ab") << QString();
    QTest::newRow("another range") << partial("bytes 11-14/100", "abcd") << incomplete;
    QTest::newRow("more than asked") << partial("bytes 10-14/100", "abcde") << incomplete;
    QTest::newRow("other bytes than said") << partial("bytes 10-13/100", "abc") << incomplete;
    QTest::newRow("beyond the end") << partial("bytes 10-13/13", "abcd") << incomplete;
    QTest::newRow("unknown length") << partial("bytes 10-13/*", "abcd") << incomplete;
    QTest::newRow("rubbish") << partial("pages 1", "abcd") << incomplete;
    QTest::newRow("no Content-Range") << answer(206, "abcd") << incomplete;
    QTest::newRow("everything instead") << answer(200, "abcd") << incomplete;
    QTest::newRow("416") << refusal(416, "InvalidRange") << u"InvalidRange"_s;
    QTest::newRow("412") << refusal(412, "PreconditionFailed") << u"PreconditionFailed"_s;
}

void tst_CosClient::readsRanges()
{
    QFETCH(Reply, reply);
    QFETCH(QString, code);
    m_server->script({reply});
    const auto got = send(Cos::GetObject{bucket, key, Cos::GetObject::Range{10, 13}, u"\"e\""_s});
    QTRY_COMPARE(got->count, 1);
    const RawServer::Request request = m_server->requests().first();
    QCOMPARE(request.header("Range"), QByteArray("bytes=10-13"));
    QCOMPARE(request.header("If-Match"), QByteArray("\"e\""));
    QCOMPARE(request.header("Authorization"), signatureOf(request, "secret-key-of-a-test"));
    QCOMPARE(got->result ? QString() : got->result.error().code, code);
    if (code.isEmpty()) {
        QVERIFY(QByteArray("abcd").startsWith(got->result->bytes));
        QVERIFY(got->result->info.size == 100 || got->result->info.size == 12);
    }
}

void tst_CosClient::judgesRefusals_data()
{
    QTest::addColumn<bool>("isHead");
    QTest::addColumn<bool>("isForObject");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("HEAD object 404")
        << true << true << head(404) << Kind::Service << u"NoSuchKey"_s;
    QTest::newRow("HEAD bucket 404")
        << true << false << head(404) << Kind::Service << u"NoSuchBucket"_s;
    QTest::newRow("HEAD object 403")
        << true << true << head(403) << Kind::Service << u"AccessDenied"_s;
    QTest::newRow("HEAD bucket 403")
        << true << false << head(403) << Kind::Service << u"AccessDenied"_s;
    QTest::newRow("HEAD 405") << true << true << head(405) << Kind::Service
                              << u"MethodNotAllowed"_s;
    QTest::newRow("HEAD 400") << true << true << head(400) << Kind::Http
                              << QString(LocalCode::httpStatus);
    QTest::newRow("GET 404") << false << true << refusal(404, "NoSuchKey") << Kind::Service
                             << u"NoSuchKey"_s;
    QTest::newRow("GET 403 archived") << false << true << refusal(403, "InvalidObjectState")
                                      << Kind::Service << u"InvalidObjectState"_s;
    QTest::newRow("GET 451") << false << true << refusal(451, "UnavailableForLegalReasons")
                             << Kind::Service << u"UnavailableForLegalReasons"_s;
    QTest::newRow("GET 403 HTML") << false << true << answer(403, "<html>no</html>") << Kind::Http
                                  << QString(LocalCode::httpStatus);
    QTest::newRow("GET 404 nothing")
        << false << true << answer(404) << Kind::Http << QString(LocalCode::httpStatus);
    QTest::newRow("GET 301") << false << true << answer(301, {}, "Location: http://x/\r\n")
                             << Kind::Http << QString(LocalCode::redirected);
    QTest::newRow("GET 301 with a code") << false << true << refusal(301, "PermanentRedirect")
                                         << Kind::Service << u"PermanentRedirect"_s;
    QTest::newRow("endless refusal") << false << true << answer(403, QByteArray(5'000'000, 'x'))
                                     << Kind::Http << QString(LocalCode::httpStatus);
}

void tst_CosClient::judgesRefusals()
{
    QFETCH(bool, isHead);
    QFETCH(bool, isForObject);
    QFETCH(Reply, reply);
    QFETCH(Kind, kind);
    QFETCH(QString, code);
    m_server->script({reply});
    Error error;
    int count = 0;
    const auto keep = [&](const auto &result) {
        ++count;
        if (!result)
            error = result.error();
    };
    if (isHead && isForObject)
        m_cos->send(Cos::HeadObject{bucket, key}, this, keep);
    else if (isHead)
        m_cos->send(Cos::HeadBucket{bucket}, this, keep);
    else
        m_cos->send(Cos::GetObject{bucket, key}, this, keep);
    QTRY_COMPARE(count, 1);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.requestId, u"req-1"_s);
    QVERIFY(error.httpStatus >= 300);
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_CosClient::repeatsWhatMayBeRepeated_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("closed") << Reply{{}, Then::Close};
    QTest::newRow("cut in the headers") << Reply{"HTTP/1.1 200 OK\r\nConte", Then::Close};
    QTest::newRow("cut in the body")
        << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n<", Then::Close};
    QTest::newRow("empty") << RawServer::http(200, "application/xml", {});
    QTest::newRow("HTML") << RawServer::http(200, "text/html", "<html>Sign in</html>");
    QTest::newRow("502") << RawServer::http(502, "text/html", "no");
    QTest::newRow("InternalError") << refusal(500, "InternalError");
    QTest::newRow("ServiceUnavailable") << refusal(503, "ServiceUnavailable");
    QTest::newRow("SlowDown") << refusal(503, "SlowDown");
    QTest::newRow("RequestTimeout") << refusal(400, "RequestTimeout");
    QTest::newRow("UserNetworkTooSlow") << refusal(400, "UserNetworkTooSlow");
    QTest::newRow("hang") << Reply{{}, Then::Hang};
}

void tst_CosClient::repeatsWhatMayBeRepeated()
{
    QFETCH(Reply, reply);
    const QByteArray bytes(300'000, 'z');
    const QString path = file(bytes);
    const auto wasAnswered = [this](const auto &got, const auto &before) {
        QTRY_COMPARE(got->count, 1);
        QVERIFY2(got->result, qPrintable(got->result ? QString() : got->result.error().code));
        QVERIFY(m_server->requests().size() >= before + 2);
        QCOMPARE(m_server->requests().last().header("Authorization"),
                 signatureOf(m_server->requests().last(), "secret-key-of-a-test"));
    };
    // Qt itself asks a second time where a kept connection closed.
    const bool closesAtOnce = reply.bytes.isEmpty() && reply.then == Then::Close;
    m_server->script(closesAtOnce ? QList<Reply>{reply, reply, emptyList}
                                  : QList<Reply>{reply, emptyList});
    wasAnswered(send(Cos::GetBucket{.bucket = bucket}), qsizetype(0));

    auto before = m_server->requests().size();
    m_server->script({reply, stored(bytes)});
    wasAnswered(send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path}), before);
    QCOMPARE(m_server->requests().last().body, bytes);

    before = m_server->requests().size();
    m_server->script({reply, stored(bytes.left(200'000))});
    wasAnswered(send(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 200'000}), before);
    QCOMPARE(m_server->requests().last().body, bytes.left(200'000));
}

void tst_CosClient::takesNoOtherPageForSuccess_data()
{
    QTest::addColumn<Reply>("reply");
    const QByteArray page = "<html>Sign in</html>";
    QTest::newRow("without RequestId")
        << RawServer::http(200, "text/html", page, "ETag: \"e\"\r\n");
    QTest::newRow("without ETag") << RawServer::http(200, "text/html", page,
                                                     "x-cos-request-id: r\r\n");
}

void tst_CosClient::takesNoOtherPageForSuccess()
{
    QFETCH(Reply, reply);
    m_server->script({reply});
    const QString path = m_folder->filePath(u"down.zip"_s);
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    const bool isTagged = reply.bytes.contains("ETag");
    const auto check = [](const auto &got) {
        QTRY_COMPARE(got->count, 1);
        QVERIFY(!got->result);
        QCOMPARE(got->result.error().kind, Kind::Protocol);
    };
    check(send(Cos::GetObject{bucket, key}));
    check(send(Cos::DownloadObject{bucket, key, path}));
    QVERIFY(!QFile::exists(path));
    check(send(Cos::DownloadObject{.bucket = bucket, .key = key, .device = &buffer}));
    QCOMPARE(buffer.data().isEmpty(), !isTagged);
    check(send(Cos::PutObject{.bucket = bucket, .key = key, .bytes = "abc"}));
    check(send(Cos::UploadPart{bucket, key, u"u"_s, 1, file("abc"), 0, 3}));
    check(send(Cos::PutBucket{bucket}));
    check(send(Cos::DeleteObject{bucket, key}));
    check(send(Cos::AbortMultipartUpload{bucket, key, u"u"_s}));
    check(send(Cos::GetService{}));
}

void tst_CosClient::repeatsOnlySoOften()
{
    m_server->script({refusal(503, "SlowDown")});
    QSignalSpy records(m_cos.get(), &CosClient::callFinished);
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .bytes = "abc"});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, u"SlowDown"_s);
    QCOMPARE(got->result.error().action, u"PutObject"_s);
    QCOMPARE(m_server->requests().size(), quick.attempts);
    QTRY_COMPARE(records.count(), quick.attempts);
}

void tst_CosClient::doesNotRepeatWhatCannotGetBetter_data()
{
    QTest::addColumn<Reply>("reply");
    for (const char *code : {"BadDigest", "ExpiredToken", "InvalidArgument", "IncompleteBody"})
        QTest::newRow(code) << refusal(400, code);
    for (const char *code : {"AccessDenied", "SignatureDoesNotMatch", "InvalidAccessKeyId"})
        QTest::newRow(code) << refusal(403, code);
    QTest::newRow("NoSuchBucket") << refusal(404, "NoSuchBucket");
}

void tst_CosClient::doesNotRepeatWhatCannotGetBetter()
{
    QFETCH(Reply, reply);
    m_server->script({reply, stored("abc")});
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .bytes = "abc"});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(!got->result);
    QCOMPARE(got->result.error().code, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_CosClient::beginsAnUploadOnce_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<bool>("isSentAgain");
    QTest::newRow("closed") << Reply{{}, Then::Close} << false;
    QTest::newRow("cut") << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n<", Then::Close}
                         << false;
    QTest::newRow("hang") << Reply{{}, Then::Hang} << false;
    QTest::newRow("502") << RawServer::http(502, "text/html", "no") << false;
    QTest::newRow("InternalError") << refusal(500, "InternalError") << false;
    QTest::newRow("SlowDown") << refusal(503, "SlowDown") << true;
}

void tst_CosClient::beginsAnUploadOnce()
{
    QFETCH(Reply, reply);
    QFETCH(bool, isSentAgain);
    const Reply begun = answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId>"
                                    "</InitiateMultipartUploadResult>");
    m_server->script({emptyList, reply, begun});
    const auto before = send(Cos::GetBucket{.bucket = bucket}); // leaves a connection open
    QTRY_COMPARE(before->count, 1);
    const auto got = send(Cos::InitiateMultipartUpload{bucket, key});
    QTRY_COMPARE(got->count, 1);
    QTest::qWait(60); // whatever would be sent again is sent at once
    QCOMPARE(got->result.has_value(), isSentAgain);
    QCOMPARE(m_server->headsSeen(), isSentAgain ? 3 : 2);
}

void tst_CosClient::takesWhatAnEarlierAttemptDidForDone()
{
    const Reply lost{{}, Then::Close};
    m_server->script({lost, refusal(409, "BucketAlreadyOwnedByYou")});
    const auto made = send(Cos::PutBucket{bucket});
    QTRY_COMPARE(made->count, 1);
    QVERIFY(made->result);

    m_server->script({refusal(503, "ServiceUnavailable"), refusal(404, "NoSuchUpload")});
    const auto aborted = send(Cos::AbortMultipartUpload{bucket, key, u"u"_s});
    QTRY_COMPARE(aborted->count, 1);
    QVERIFY(aborted->result);

    // At the first attempt it was somebody else.
    m_server->script({refusal(409, "BucketAlreadyOwnedByYou"), refusal(404, "NoSuchUpload")});
    const auto there = send(Cos::PutBucket{bucket});
    QTRY_COMPARE(there->count, 1);
    QCOMPARE(there->result.error().code, u"BucketAlreadyOwnedByYou"_s);
    const auto gone = send(Cos::AbortMultipartUpload{bucket, key, u"u"_s});
    QTRY_COMPARE(gone->count, 1);
    QCOMPARE(gone->result.error().code, u"NoSuchUpload"_s);
}

void tst_CosClient::settlesACompletion_data()
{
    QTest::addColumn<QList<Reply>>("replies");
    QTest::addColumn<QString>("code");       // empty: it succeeds
    QTest::addColumn<QByteArray>("methods"); // what arrived
    const Reply yes = answer(200, completed);
    const Reply there = head(200, "Content-Length: 9\r\nETag: \"e-1\"\r\n" + crcHeader(77));
    const Reply other = head(200, "Content-Length: 9\r\nETag: \"old\"\r\n" + crcHeader(78));
    const Reply shorter = head(200, "Content-Length: 8\r\n" + crcHeader(77));
    const Reply bare = head(200, "Content-Length: 9\r\n");
    const Reply missing = head(404);
    const Reply lost{{}, Then::Close};
    const Reply cut{"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n  ", Then::Close};
    const Reply inside = answer(200, "  <Error><Code>InternalError</Code></Error>");
    const auto row = [](const char *name, const QList<Reply> &replies, const QString &code,
                        const QByteArray &methods) {
        QTest::newRow(name) << replies << code << methods;
    };
    row("completed and there", {yes, there}, {}, "PH");
    row("completed, another object", {yes, other}, LocalCode::checksumMismatch, "PH");
    row("completed, another size", {yes, shorter}, LocalCode::checksumMismatch, "PH");
    row("completed, no checksum", {yes, bare}, LocalCode::answerIncomplete, "PH");
    row("completed, not there", {yes, missing}, u"NoSuchKey"_s, "PH");
    row("completed, HEAD not allowed", {yes, head(403)}, u"AccessDenied"_s, "PH");
    row("answer lost, there", {lost, there}, {}, "PH");
    row("answer cut, there", {cut, there}, {}, "PH");
    row("empty answer, there", {answer(200), there}, {}, "PH");
    row("error in a 200, there", {inside, there}, {}, "PH");
    row("SlowDown in a 200, there", {answer(200, "<Error><Code>SlowDown</Code></Error>"), there},
        {}, "PH");
    row("SlowDown, again", {refusal(503, "SlowDown"), yes, there}, {}, "PPH");
    row("500, there", {refusal(500, "InternalError"), there}, {}, "PH");
    row("answer lost, not there, again", {lost, missing, yes, there}, {}, "PHPH");
    row("answer lost, an old object there, again", {lost, other, yes, there}, {}, "PHPH");
    row("error in a 200, not there, again", {inside, missing, yes, there}, {}, "PHPH");
    row("answer lost, gone, there", {lost, missing, refusal(404, "NoSuchUpload"), there}, {},
        "PHPH");
    row("answer lost, gone, not there", {lost, missing, refusal(404, "NoSuchUpload"), missing},
        u"NoSuchUpload"_s, "PHPH");
    row("answer lost, HEAD not allowed", {lost, head(403)}, LocalCode::connectionClosed, "PH");
    row("never", {inside, missing, inside, missing, inside, missing}, u"InternalError"_s, "PHPHPH");
    row("no such upload", {refusal(404, "NoSuchUpload")}, u"NoSuchUpload"_s, "P");
    row("a part too small", {refusal(400, "EntityTooSmall")}, u"EntityTooSmall"_s, "P");
    row("a refusal in a 200", {answer(200, "<Error><Code>InvalidPart</Code></Error>")},
        u"InvalidPart"_s, "P");
}

void tst_CosClient::settlesACompletion()
{
    QFETCH(QList<Reply>, replies);
    QFETCH(QString, code);
    QFETCH(QByteArray, methods);
    m_server->script(replies);
    const CosPart part{1, u"\"p\""_s, 9, {}};
    const auto got = send(Cos::CompleteMultipartUpload{bucket, key, u"u"_s, {part}, 9, 77});
    QTRY_COMPARE(got->count, 1);
    QTest::qWait(30);
    QByteArray seen;
    for (const RawServer::Request &request : m_server->requests())
        seen += request.head.front();
    QCOMPARE(seen, methods);
    QCOMPARE(m_server->requests().first().body, Cos::completeXml({part}));
    QCOMPARE(got->result ? QString() : got->result.error().code, code);
    if (got->result) {
        QCOMPARE(got->result->crc64, quint64(77));
        QCOMPARE(got->result->eTag, u"\"e-1\""_s);
    } else {
        QVERIFY(!got->result.error().action.isEmpty());
    }
}

void tst_CosClient::correctsTheClock_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<bool>("isHead");
    QTest::newRow("RequestTimeTooSkewed")
        << refusal(403, "RequestTimeTooSkewed", "no", dateHeader(3'600)) << false;
    QTest::newRow("Request has expired")
        << refusal(403, "AccessDenied", "Request has expired", dateHeader(3'600)) << false;
    QTest::newRow("HEAD that cannot say") << head(403, dateHeader(3'600)) << true;
}

void tst_CosClient::correctsTheClock()
{
    QFETCH(Reply, reply);
    QFETCH(bool, isHead);
    const auto check = [this] {
        QVERIFY(qAbs(m_cos->clockOffset() - 3'600) <= 3);
        QCOMPARE(m_server->requests().size(), 2);
        const auto start = [this](int i) {
            const QByteArray value = m_server->requests().at(i).header("Authorization");
            return value.mid(value.indexOf("q-sign-time=") + 12, 10).toLongLong();
        };
        QVERIFY(qAbs(start(1) - start(0) - 3'600) <= 3);
    };
    if (isHead) {
        m_server->script({reply, head(200, "Content-Length: 1\r\n")});
        const auto got = send(Cos::HeadObject{bucket, key});
        QTRY_COMPARE(got->count, 1);
        QVERIFY(got->result);
    } else { // also what is sent once: a refused signature proves that nothing ran
        m_server->script({reply, answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId>"
                                             "</InitiateMultipartUploadResult>")});
        const auto got = send(Cos::InitiateMultipartUpload{bucket, key});
        QTRY_COMPARE(got->count, 1);
        QVERIFY(got->result);
    }
    check();
}

void tst_CosClient::correctsTheClockOnlyOnce()
{
    m_server->script({refusal(403, "RequestTimeTooSkewed", "no", dateHeader(3'600)),
                      refusal(403, "RequestTimeTooSkewed", "no", dateHeader(7'200))});
    const auto got = send(Cos::GetBucket{.bucket = bucket});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, u"RequestTimeTooSkewed"_s);
    QCOMPARE(m_server->requests().size(), 2);

    // A clock that is right is not the reason.
    m_cos->setClockOffset(0);
    m_server->script({refusal(403, "RequestTimeTooSkewed", "no", dateHeader(5))});
    const auto other = send(Cos::GetBucket{.bucket = bucket});
    QTRY_COMPARE(other->count, 1);
    QCOMPARE(m_server->requests().size(), 3);
    QCOMPARE(m_cos->clockOffset(), 0);
}

void tst_CosClient::correctsTheClockOfAllUnderWay()
{
    const Reply late = refusal(403, "RequestTimeTooSkewed", "no", dateHeader(3'600));
    const Reply good = answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated>"
                                   "</ListBucketResult>");
    m_server->script({late, late, late, good, good, good});
    const auto one = send(Cos::GetBucket{.bucket = bucket});
    const auto two = send(Cos::GetBucket{.bucket = bucket});
    const auto three = send(Cos::GetBucket{.bucket = bucket});
    QTRY_VERIFY(one->count + two->count + three->count == 3);
    for (const auto &got : {one, two, three})
        QVERIFY2(got->result, qPrintable(got->result ? QString() : got->result.error().code));
    QCOMPARE(m_server->requests().size(), 6);
}

void tst_CosClient::turnsToTheBackUpDomain_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<int>("atMain");
    QTest::addColumn<int>("atBackUp");
    const Reply foreign = RawServer::http(503, "text/html", "no");
    const auto moved = [](int status, const QByteArray &headers = {}) {
        return RawServer::http(status, "text/html", {}, "Location: http://x/\r\n" + headers);
    };
    QTest::newRow("5xx, not COS's own") << foreign << 2 << 1;
    QTest::newRow("cut") << Reply{"HTTP/1.1 503 No\r\nContent-Length: 9\r\n\r\n", Then::Close} << 2
                         << 1;
    QTest::newRow("301") << moved(301) << 1 << 1;
    QTest::newRow("302") << moved(302) << 1 << 1;
    QTest::newRow("307") << moved(307) << 1 << 1;
    QTest::newRow("308") << moved(308) << 1 << 0;
    QTest::newRow("301 of COS") << moved(301, "x-cos-request-id: r\r\n") << 1 << 0;
    QTest::newRow("5xx of COS") << answer(503) << 3 << 0;
    QTest::newRow("a refusal") << RawServer::http(403, "text/html", "no") << 1 << 0;
}

void tst_CosClient::turnsToTheBackUpDomain()
{
    QFETCH(Reply, reply);
    QFETCH(int, atMain);
    QFETCH(int, atBackUp);
    RawServer other;
    m_server->script({reply});
    other.script({head(200, "Content-Length: 1\r\n")});
    // Another name of loopback, so that the signed host must change with it.
    use(m_server->url(), other.url());
    const auto got = send(Cos::HeadObject{bucket, key});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.has_value(), atBackUp == 1);
    QCOMPARE(m_server->requests().size(), atMain);
    QCOMPARE(other.requests().size(), atBackUp);
    if (atBackUp == 1) {
        const RawServer::Request request = other.requests().first();
        QCOMPARE(request.header("Host"), "127.0.0.1:" + QByteArray::number(other.port()));
        QCOMPARE(request.header("Authorization"), signatureOf(request, "secret-key-of-a-test"));
    }
    // The next call begins at the main domain again.
    m_server->script({head(200, "Content-Length: 1\r\n")});
    const auto next = send(Cos::HeadObject{bucket, key});
    QTRY_COMPARE(next->count, 1);
    QVERIFY(next->result);
    QCOMPARE(other.requests().size(), atBackUp);
}

void tst_CosClient::turnsToTencentsBackUpDomainLast()
{
    // A proxy that opens no tunnel sees whither they would have led.
    m_server->script({RawServer::http(502, "text/plain", "no")});
    m_network->setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, m_server->port()));
    m_cos->setAccess(CosEndpoint::tencentCloud(), m_credential);
    const auto got = send(Cos::HeadObject{bucket, key});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, QString(LocalCode::proxyFailed));
    QCOMPARE(got->result.error().sent, Error::Sent::Nothing);
    QByteArrayList lines;
    for (const RawServer::Request &request : m_server->requests()) {
        lines.append(request.head.left(request.head.indexOf('\r')));
        QVERIFY(!request.head.contains("Authorization: q-sign"));
    }
    const QByteArray main = "CONNECT deploy-1250000000.cos.ap-guangzhou.myqcloud.com:443 HTTP/1.1";
    const QByteArray last = "CONNECT deploy-1250000000.cos.ap-guangzhou.tencentcos.cn:443 HTTP/1.1";
    QVERIFY(lines.size() >= 3);
    QCOMPARE(lines.first(), main);
    QCOMPARE(lines.last(), last);
    QCOMPARE(lines.count(main) % 2, lines.count(last) * 2 % 2);
}

void tst_CosClient::listsAllPartsPageByPage()
{
    const auto page = [](int from, int to, bool hasMore) {
        QByteArray xml = "<ListPartsResult><IsTruncated>" + QByteArray(hasMore ? "true" : "false")
                         + "</IsTruncated>";
        if (hasMore)
            xml += "<NextPartNumberMarker>" + QByteArray::number(to) + "</NextPartNumberMarker>";
        for (int i = from; i <= to; ++i)
            xml += "<Part><PartNumber>" + QByteArray::number(i)
                   + "</PartNumber><ETag>\"e\"</ETag><Size>1</Size></Part>";
        return answer(200, xml + "</ListPartsResult>");
    };
    // The second page is long enough to be read in the background.
    m_server->script({page(1, 3, true), refusal(503, "SlowDown"), page(4, 1'003, true),
                      page(1'004, 1'004, false)});
    const auto got = send(Cos::ListParts{bucket, key, u"u"_s});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    QCOMPARE(got->result->size(), 1'004);
    QCOMPARE(got->result->last().number, 1'004);
    QCOMPARE(m_server->requests().size(), 4);
    QVERIFY(m_server->requests().at(3).head.contains("part-number-marker=1003 "));
    // A server that never comes to an end.
    m_server->script({page(1, 3, true)});
    const auto endless = send(Cos::ListParts{bucket, key, u"u"_s});
    QTRY_COMPARE(endless->count, 1);
    QCOMPARE(endless->result.error().code, QString(LocalCode::answerIncomplete));
    QCOMPARE(endless->result.error().action, u"ListParts"_s);
}

void tst_CosClient::listsAllUploadsPageByPage()
{
    const auto page = [](const QByteArray &name, bool hasMore) {
        return answer(200, "<ListMultipartUploadsResult><IsTruncated>"
                               + QByteArray(hasMore ? "true" : "false")
                               + "</IsTruncated><NextKeyMarker>" + name
                               + "</NextKeyMarker><NextUploadIdMarker>i</NextUploadIdMarker>"
                                 "<Upload><Key>"
                               + name
                               + "</Key><UploadId>i</UploadId></Upload>"
                                 "</ListMultipartUploadsResult>");
    };
    m_server->script({page("a", true), page("b", false)});
    const auto got = send(Cos::ListMultipartUploads{.bucket = bucket});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    QCOMPARE(got->result->size(), 2);
    QVERIFY(m_server->requests().at(1).head.contains("key-marker=a&upload-id-marker=i "));
    m_server->script({page("a", true)});
    const auto endless = send(Cos::ListMultipartUploads{.bucket = bucket});
    QTRY_COMPARE(endless->count, 1);
    QCOMPARE(endless->result.error().code, QString(LocalCode::answerIncomplete));
}

void tst_CosClient::uploadsAFileAsItIs_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const int size : {0, 1, 16 * 1024, 512 * 1024, 512 * 1024 + 1, 5'000'000})
        QTest::addRow("%d bytes", size) << qsizetype(size);
}

void tst_CosClient::uploadsAFileAsItIs()
{
    QFETCH(qsizetype, size);
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 7 + i / 251);
    m_server->script({stored(bytes)});
    Cos::PutObject request{.bucket = bucket, .key = key, .filePath = file(bytes)};
    request.traits = {.contentType = u"application/zip"_s,
                      .storageClass = u"STANDARD_IA"_s,
                      .metadata = {{u"Sha256"_s, u"abc"_s}}};
    const auto got = send(request);
    QTRY_COMPARE_WITH_TIMEOUT(got->count, 1, 20'000);
    QVERIFY2(got->result, qPrintable(got->result ? QString() : got->result.error().code));
    QCOMPARE(got->result->size, size);
    QCOMPARE(got->result->crc64, Cos::crc64(bytes));
    QCOMPARE(got->result->eTag, u"\"e\""_s);
    QCOMPARE(got->result->requestId, u"req-1"_s);
    QCOMPARE(m_server->requests().size(), 1);
    const RawServer::Request sent = m_server->requests().first();
    QVERIFY(sent.body == bytes);
    QCOMPARE(sent.header("Content-MD5"),
             QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toBase64());
    QCOMPARE(sent.header("Content-Type"), QByteArray("application/zip"));
    QCOMPARE(sent.header("x-cos-storage-class"), QByteArray("STANDARD_IA"));
    QCOMPARE(sent.header("x-cos-meta-sha256"), QByteArray("abc"));
    QCOMPARE(sent.header("Authorization"), signatureOf(sent, "secret-key-of-a-test"));
}

void tst_CosClient::uploadsARangeOfAFile()
{
    QByteArray bytes(3'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 13 + i / 1'009);
    const QString path = file(bytes);
    quint64 whole = 0;
    for (int i = 0; i < 3; ++i) {
        const QByteArray part = bytes.mid(i * 1'048'576, 1'048'576);
        m_server->script({stored(part)});
        const auto got =
            send(Cos::UploadPart{bucket, key, u"u"_s, i + 1, path, i * 1'048'576, part.size()});
        QTRY_COMPARE(got->count, 1);
        QVERIFY(got->result);
        QCOMPARE(got->result->number, i + 1);
        QCOMPARE(got->result->crc64, std::optional(Cos::crc64(part)));
        QVERIFY(m_server->requests().last().body == part);
        whole = Cos::crc64Combined(whole, *got->result->crc64, quint64(part.size()));
    }
    QCOMPARE(whole, Cos::crc64(bytes));
    // A part that nothing proves is none.
    m_server->script({answer(200, {}, "ETag: \"e\"\r\n")});
    const auto unproved = send(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 10});
    QTRY_COMPARE(unproved->count, 1);
    QCOMPARE(unproved->result.error().code, QString(LocalCode::answerIncomplete));
}

void tst_CosClient::sendsDamagedUploadsAgain()
{
    const QByteArray bytes(100'000, 'b');
    const QString path = file(bytes);
    m_server->script({stored("something else"), stored(bytes)});
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    QCOMPARE(m_server->requests().size(), 2);

    m_server->script({stored("something else")});
    const auto never = send(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 1'000});
    QTRY_COMPARE(never->count, 1);
    QCOMPARE(never->result.error().code, QString(LocalCode::checksumMismatch));
    QCOMPARE(never->result.error().kind, Kind::Protocol);
    QCOMPARE(m_server->requests().size(), 2 + quick.attempts);
}

void tst_CosClient::noticesFilesThatCannotBeRead()
{
    m_server->script({stored({})});
    const QString missing = m_folder->filePath(u"missing.zip"_s);
    const auto put = send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = missing});
    QTRY_COMPARE(put->count, 1);
    QCOMPARE(put->result.error().kind, Kind::File);
    QCOMPARE(put->result.error().code, QString(LocalCode::fileNotFound));
    QCOMPARE(put->result.error().action, u"PutObject"_s);
    QCOMPARE(m_server->connections(), 0);

    const auto part = send(Cos::UploadPart{bucket, key, u"u"_s, 1, missing, 0, 10});
    QTRY_COMPARE(part->count, 1);
    QCOMPARE(part->result.error().code, QString(LocalCode::fileNotFound));
    const auto folder = send(Cos::UploadPart{bucket, key, u"u"_s, 1, m_folder->path(), 0, 10});
    QTRY_COMPARE(folder->count, 1);
    QCOMPARE(folder->result.error().kind, Kind::File);
    // A part beyond the end of the file: it was cut since.
    const auto beyond = send(Cos::UploadPart{bucket, key, u"u"_s, 1, file("abc"), 2, 10});
    QTRY_COMPARE(beyond->count, 1);
    QCOMPARE(beyond->result.error().code, QString(LocalCode::fileChanged));
    QVERIFY(beyond->result.error().sent != Error::Sent::All);
    QVERIFY(m_server->requests().isEmpty());
}

void tst_CosClient::noticesAFileThatChanges()
{
    const QByteArray before(4'000'000, 'b');
    const QString path = file(before);
    // Between the checksums and the answer another content takes its place.
    connect(m_server.get(), &RawServer::headArrived, this, [this, path] {
        QFile changed(path);
        QVERIFY(changed.open(QIODevice::ReadWrite));
        QVERIFY(changed.seek(3'900'000));
        QVERIFY(changed.write(QByteArray(100'000, 'a')) > 0);
    });
    m_server->script({stored(before.left(3'900'000) + QByteArray(100'000, 'a'))});
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(!got->result);
    QCOMPARE(got->result.error().kind, Kind::File);
    QCOMPARE(got->result.error().code, QString(LocalCode::fileChanged));
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_CosClient::downloadsToAFile()
{
    QByteArray bytes(2'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char(i * 31 + i / 3);
    m_server->script({answer(200, bytes, "ETag: \"e\"\r\n" + crcHeader(Cos::crc64(bytes)))});
    const QString path = m_folder->filePath(u"down.zip"_s);
    const auto got = send(Cos::DownloadObject{bucket, key, path});
    QTRY_COMPARE(got->count, 1);
    QVERIFY2(got->result, qPrintable(got->result ? QString() : got->result.error().code));
    QCOMPARE(got->result->size, bytes.size());
    QCOMPARE(got->result->eTag, u"\"e\""_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == bytes);
}

void tst_CosClient::leavesNoFileBehind_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QString>("code");
    QTest::newRow("refused") << refusal(404, "NoSuchKey") << u"NoSuchKey"_s;
    QTest::newRow("damaged") << answer(200, "abc", crcHeader(1))
                             << QString(LocalCode::checksumMismatch);
    QTest::newRow("cut") << Reply{"HTTP/1.1 200 OK\r\nContent-Length: 90\r\nETag: \"e\"\r\n\r\nabc",
                                  Then::Close}
                         << QString(LocalCode::answerCut);
    QTest::newRow("hang") << Reply{
        "HTTP/1.1 200 OK\r\nContent-Length: 90\r\nETag: \"e\"\r\n\r\nabc",
        Then::Hang} << QString(LocalCode::timedOut);
}

void tst_CosClient::leavesNoFileBehind()
{
    QFETCH(Reply, reply);
    QFETCH(QString, code);
    m_server->script({reply});
    const auto got = send(Cos::DownloadObject{bucket, key, m_folder->filePath(u"down.zip"_s)});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, code);
    QVERIFY(QDir(m_folder->path()).isEmpty());
    // A folder that is none.
    const auto nowhere =
        send(Cos::DownloadObject{bucket, key, m_folder->filePath(u"none/down.zip"_s)});
    QTRY_COMPARE(nowhere->count, 1);
    QCOMPARE(nowhere->result.error().code, QString(LocalCode::writeFailed));
    QCOMPARE(nowhere->result.error().sent, Error::Sent::Nothing);
}

void tst_CosClient::downloadsAgainAfterACut()
{
    const QByteArray bytes = "the whole object";
    m_server->script(
        {Reply{"HTTP/1.1 200 OK\r\nContent-Length: 16\r\nETag: \"e\"\r\n\r\nthe who", Then::Close},
         answer(200, bytes, crcHeader(Cos::crc64(bytes)))});
    const QString path = m_folder->filePath(u"down.zip"_s);
    const auto got = send(Cos::DownloadObject{bucket, key, path});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void tst_CosClient::downloadsToADevice()
{
    const QByteArray bytes(300'000, 'd');
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    // A fault before the first byte is repeated; the refusal's text is none of the object's.
    m_server->script({refusal(503, "SlowDown"), answer(200, bytes, crcHeader(Cos::crc64(bytes)))});
    const auto got = send(Cos::DownloadObject{.bucket = bucket, .key = key, .device = &buffer});
    QTRY_COMPARE(got->count, 1);
    QVERIFY(got->result);
    QVERIFY(buffer.data() == bytes);

    auto gone = std::make_unique<QBuffer>();
    QVERIFY(gone->open(QIODevice::WriteOnly));
    const auto lost = send(Cos::DownloadObject{.bucket = bucket, .key = key, .device = gone.get()});
    gone.reset();
    QTRY_COMPARE(lost->count, 1);
    QCOMPARE(lost->result.error().code, QString(LocalCode::writeFailed));
}

void tst_CosClient::doesNotBeginADeviceAnew()
{
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    m_server->script({Reply{"HTTP/1.1 200 OK\r\nContent-Length: 16\r\nETag: \"e\"\r\n\r\nthe who",
                            Then::Close}});
    const auto got = send(Cos::DownloadObject{.bucket = bucket, .key = key, .device = &buffer});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, QString(LocalCode::answerCut));
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_CosClient::keepsToTheBoundOfMemory()
{
    m_server->script({answer(200, QByteArray(200'000, 'x'))});
    Cos::GetObject request{bucket, key};
    request.largest = 100'000;
    const auto got = send(request);
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, QString(LocalCode::answerTooLarge));
    QCOMPARE(m_server->requests().size(), 1);
    request.largest = 200'000;
    const auto fits = send(request);
    QTRY_COMPARE(fits->count, 1);
    QVERIFY(fits->result);
    QCOMPARE(fits->result->info.size, 200'000);
}

void tst_CosClient::holdsNoWholeFileInMemory()
{
#ifndef Q_OS_LINUX
    QSKIP("reads /proc");
#else
    const auto residentMegabytes = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly)
                   ? file.readAll().split(' ').value(1).toLongLong() / 256
                   : 0;
    };
    constexpr qint64 size = 150LL * 1024 * 1024;
    const QString path = m_folder->filePath(u"large.zip"_s);
    QFile large(path);
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(size));
    large.close();
    const quint64 crc = Cos::fingerprintOf({.path = path})->crc64;

    QTcpServer sink; // keeps nothing of what it gets
    QVERIFY(sink.listen(QHostAddress::LocalHost));
    qint64 received = 0;
    connect(&sink, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = sink.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&received, socket, crc] {
            received += socket->readAll().size();
            if (received >= size) {
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
                              + withUsual(200, crcHeader(crc)) + "\r\n");
            }
        });
    });
    use(u"http://127.0.0.1:%1"_s.arg(sink.serverPort()));
    const qint64 before = residentMegabytes();
    qint64 most = 0;
    QPointer<CosCall> call;
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path}, &call);
    connect(call, &CosCall::uploadProgress, this,
            [&] { most = qMax(most, residentMegabytes() - before); });
    QTRY_COMPARE_WITH_TIMEOUT(got->count, 1, 120'000);
    QVERIFY(got->result);
    QVERIFY(received >= size);
    QVERIFY2(most < 30, qPrintable(u"%1 MiB more"_s.arg(most)));
#endif
}

void tst_CosClient::showsProgressThatRises()
{
    const QByteArray bytes(6'000'000, 'p');
    m_server->script({stored(bytes), answer(200, bytes)});
    QPointer<CosCall> call;
    QList<qint64> seen;
    qint64 announced = 0;
    const auto keep = [&](qint64 done, qint64 total) {
        seen += done;
        announced = total;
    };
    const auto put =
        send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = file(bytes)}, &call);
    connect(call, &CosCall::uploadProgress, this, keep);
    QTRY_COMPARE_WITH_TIMEOUT(put->count, 1, 20'000);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY2(seen.size() > 20, qPrintable(QString::number(seen.size())));
    QCOMPARE(seen.last(), bytes.size());
    QCOMPARE(announced, bytes.size());

    seen.clear();
    const auto get = send(Cos::GetObject{bucket, key}, &call);
    connect(call, &CosCall::downloadProgress, this, keep);
    QTRY_COMPARE_WITH_TIMEOUT(get->count, 1, 20'000);
    QVERIFY(get->result);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(seen.size() > 1);
    QCOMPARE(seen.last(), bytes.size());
    QCOMPARE(announced, bytes.size());
}

void tst_CosClient::answersCancelledOnce_data()
{
    QTest::addColumn<QString>("moment");
    for (const char *moment : {"at once", "checksums", "head arrived", "hanging", "back-off",
                               "downloading", "second page", "settling", "answer there"})
        QTest::newRow(moment) << QString::fromLatin1(moment);
}

void tst_CosClient::answersCancelledOnce()
{
    QFETCH(QString, moment);
    const Reply hang{{}, Then::Hang};
    m_server->script({hang});
    QPointer<CosCall> call;
    std::function<int()> count;
    std::function<Error()> error;
    const auto watch = [&](const auto &got) {
        count = [got] { return got->count; };
        error = [got] { return got->result ? Error{.code = u"no error"_s} : got->result.error(); };
    };
    const QString down = m_folder->filePath(u"down.zip"_s);
    if (moment == "at once"_L1) {
        watch(send(Cos::GetBucket{.bucket = bucket}, &call));
    } else if (moment == "checksums"_L1) {
        const QString path = file(QByteArray(60'000'000, 'c'));
        watch(send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path}, &call));
        QTest::qWait(1);
    } else if (moment == "head arrived"_L1) {
        m_server->stopReadingBodies();
        const QString path = file(QByteArray(20'000'000, 'c'));
        watch(send(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 20'000'000}, &call));
        QTRY_COMPARE(m_server->headsSeen(), 1);
    } else if (moment == "hanging"_L1) {
        watch(send(Cos::UploadPart{bucket, key, u"u"_s, 1, file("abc"), 0, 3}, &call));
        QTRY_COMPARE(m_server->requests().size(), 1);
    } else if (moment == "back-off"_L1) {
        use({.idleTimeoutMs = 1'000, .attempts = 3, .firstBackoffMs = 60'000});
        m_server->script({refusal(503, "SlowDown")});
        watch(send(Cos::GetBucket{.bucket = bucket}, &call));
        QTRY_COMPARE(m_server->requests().size(), 1);
        QTest::qWait(50);
    } else if (moment == "downloading"_L1) {
        m_server->script({Reply{"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\nETag: \"e\"\r\n\r\nabc",
                                Then::Hang}});
        watch(send(Cos::DownloadObject{bucket, key, down}, &call));
        QTRY_COMPARE(m_server->requests().size(), 1);
        QTest::qWait(50);
    } else if (moment == "second page"_L1) {
        m_server->script(
            {answer(200, "<ListPartsResult><IsTruncated>true</IsTruncated>"
                         "<NextPartNumberMarker>3</NextPartNumberMarker></ListPartsResult>"),
             hang});
        watch(send(Cos::ListParts{bucket, key, u"u"_s}, &call));
        QTRY_COMPARE(m_server->requests().size(), 2);
    } else if (moment == "settling"_L1) {
        m_server->script({answer(200, completed), hang});
        watch(send(Cos::CompleteMultipartUpload{bucket, key, u"u"_s, {{1, u"e"_s, 1, {}}}, 1, 1},
                   &call));
        QTRY_COMPARE(m_server->requests().size(), 2);
    } else {
        // A long list, so that it is read in the background.
        m_server->script({answer(200, "<ListBucketResult>" + QByteArray(5'000'000, ' ')
                                          + "</ListBucketResult>")});
        watch(send(Cos::GetBucket{.bucket = bucket}, &call));
        QSignalSpy records(m_cos.get(), &CosClient::callFinished);
        QVERIFY(records.wait());
    }
    QVERIFY(call);
    QCOMPARE(count(), 0);
    call->cancel();
    if (call)
        call->cancel();
    QCOMPARE(count(), 0); // later, also here
    QTRY_COMPARE(count(), 1);
    QCOMPARE(error().kind, Kind::Cancelled);
    QVERIFY(!error().action.isEmpty());
    QTRY_VERIFY(!call); // it frees itself
    QTest::qWait(50);
    QCOMPARE(count(), 1);
    QVERIFY(!QFile::exists(down));
    if (moment == "at once"_L1 || moment == "checksums"_L1) {
        QCOMPARE(error().sent, Error::Sent::Nothing);
        QCOMPARE(m_server->headsSeen(), 0);
    } else if (moment == "head arrived"_L1) {
        QCOMPARE(error().sent, Error::Sent::Part);
    } else if (moment == "hanging"_L1) {
        QCOMPARE(error().sent, Error::Sent::All);
    }
}

void tst_CosClient::neverAnswersADeadReceiver()
{
    m_server->script({emptyList});
    auto receiver = std::make_unique<QObject>();
    QPointer<CosCall> early;
    const auto first = send(Cos::GetBucket{.bucket = bucket}, &early, receiver.get());
    receiver.reset();
    QTRY_VERIFY(!early);

    receiver = std::make_unique<QObject>();
    m_server->script({Reply{{}, Then::Hang}});
    QPointer<CosCall> late;
    const QString path = file(QByteArray(1'000'000, 'x'));
    const auto second =
        send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path}, &late, receiver.get());
    QTRY_VERIFY(!m_server->requests().isEmpty());
    receiver.reset();
    QTRY_VERIFY(!late);

    // Nor when the client goes first, whatever is under way in the background.
    const auto third = send(Cos::PutObject{.bucket = bucket, .key = key, .filePath = path});
    const auto fourth = send(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 1'000'000});
    m_cos.reset();
    QTest::qWait(50);
    QCOMPARE(first->count + second->count + third->count + fourth->count, 0);
}

void tst_CosClient::neverAnswersFromInsideSend()
{
    use(u"http://127.0.0.1:1"_s);
    const auto refused = send(Cos::GetBucket{.bucket = bucket});
    const auto wrong = send(Cos::HeadObject{bucket, {}});
    QCOMPARE(refused->count + wrong->count, 0);
    QTRY_COMPARE(refused->count + wrong->count, 2);
}

void tst_CosClient::survivesWhoeverDeletesItInTheAnswer()
{
    m_server->script({emptyList});
    int count = 0;
    m_cos->send(Cos::GetBucket{.bucket = bucket}, this, [&](const Result<CosObjectPage> &) {
        ++count;
        m_cos.reset();
        m_network.reset();
    });
    QTRY_COMPARE(count, 1);
    QTest::qWait(20);
}

void tst_CosClient::givesUpWhenNothingMoves()
{
    m_server->script({Reply{{}, Then::Hang}});
    QElapsedTimer clock;
    clock.start();
    const auto got = send(Cos::GetBucket{.bucket = bucket});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().kind, Kind::Timeout);
    // Twice: an attempt costs a minute in real life.
    QVERIFY(clock.elapsed() >= 3 * quick.idleTimeoutMs / 2);
    QCOMPARE(m_server->requests().size(), 2);
    // An upload that nobody reads gets stuck as well.
    m_server->stopReadingBodies();
    const QString path = file(QByteArray(20'000'000, 'c'));
    const auto stuck = send(Cos::UploadPart{bucket, key, u"u"_s, 1, path, 0, 20'000'000});
    // The system goes on taking some of it for seconds: its buffers grow.
    QTRY_COMPARE_WITH_TIMEOUT(stuck->count, 1, 30'000);
    QCOMPARE(stuck->result.error().kind, Kind::Timeout);
    QCOMPARE(stuck->result.error().sent, Error::Sent::Part);
}

void tst_CosClient::failsWithoutNetwork()
{
    const QString url = m_server->url();
    m_server.reset(); // nobody listens there any more
    use(url);
    const auto got = send(Cos::DeleteObject{bucket, key});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().kind, Kind::Network);
    QCOMPARE(got->result.error().code, QString(LocalCode::connectionRefused));
    QCOMPARE(got->result.error().sent, Error::Sent::Nothing);
    m_server = std::make_unique<RawServer>();
}

void tst_CosClient::sendsNothingToAServerItCannotTrust()
{
    const UntrustedServer server;
    QVERIFY(!server.url().isEmpty());
    use(server.url());
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .bytes = "abc"});
    QTRY_COMPARE(got->count, 1);
    QCOMPARE(got->result.error().code, QString(LocalCode::tlsFailed));
    QCOMPARE(got->result.error().sent, Error::Sent::Nothing);
    QCOMPARE(server.received(), 0);
    QVERIFY(server.connections() <= 1);
}

void tst_CosClient::keepsSecretsOutOfRecords()
{
    m_credential.token = u"temporary-token"_s;
    use(m_server->url());
    QSignalSpy records(m_cos.get(), &CosClient::callFinished);
    m_server->script(
        {refusal(400, "InvalidArgument", "you sent secret-key-of-a-test and temporary-token"),
         answer(200, "the content of an object")});
    const auto got = send(Cos::PutObject{.bucket = bucket, .key = key, .bytes = "private"});
    QTRY_COMPARE(got->count, 1);
    const auto content = send(Cos::GetObject{bucket, key});
    QTRY_COMPARE(content->count, 1);
    QTRY_COMPARE(records.count(), 2);
    const auto record = records.first().first().value<CallRecord>();
    const auto second = records.last().first().value<CallRecord>();
    const QString all = record.errorMessage + record.requestBody + record.responseBody
                        + got->result.error().message + second.requestBody + second.responseBody;
    QVERIFY(!all.contains("secret-key-of-a-test"_L1));
    QVERIFY(!all.contains("temporary-token"_L1));
    QVERIFY(!all.contains("q-signature"_L1));
    QVERIFY(!all.contains("private"_L1));
    QVERIFY(!all.contains("the content"_L1));
    QCOMPARE(record.action, u"PutObject"_s);
    QCOMPARE(record.region, u"ap-guangzhou"_s);
    QCOMPARE(record.httpStatus, 400);
    QCOMPARE(record.errorCode, u"InvalidArgument"_s);
    QCOMPARE(record.requestId, u"req-1"_s);
    QVERIFY(record.requestBody.startsWith("PUT http://127.0.0.1"_L1));
    QVERIFY(record.requestBody.contains("/deploy-1250000000/scf/a.zip"_L1));
}

QTEST_GUILESS_MAIN(tst_CosClient)
#include "tst_cosclient.moc"
