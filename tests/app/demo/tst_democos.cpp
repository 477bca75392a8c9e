// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/coserror.h"
#include "app/demo/costarget.h"
#include "app/demo/crc64.h"
#include "app/demo/zippackage.h"
#include "tests/app/demo/democlient.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QTest>
#include <QUrl>

#include <thread>

using namespace Scf;
using namespace Scf::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

QByteArray etagOf(const QByteArray &bytes)
{
    return '"' + md5(bytes).toHex() + '"';
}

QByteArray listed(const QList<std::pair<int, QByteArray>> &parts)
{
    QByteArray xml = "<CompleteMultipartUpload>";
    for (const auto &[number, etag] : parts) {
        xml += "<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>" + etag
               + "</ETag></Part>";
    }
    return xml + "</CompleteMultipartUpload>";
}

//! More or less random bytes, different ones for each \a seed.
QByteArray bytesOf(qint64 size, quint32 seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes) {
        seed = seed * 1664525 + 1013904223;
        byte = char(seed >> 24);
    }
    return bytes;
}

} // namespace

class tst_DemoCos : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listsTheBuckets();
    void tellsServicesApart_data();
    void tellsServicesApart();
    void leavesScfOnOtherHosts();
    void takesTheRegionOfTheHost();
    void createsBuckets();
    void keepsObjectsOfAnyName_data();
    void keepsObjectsOfAnyName();
    void worksInPathStyle();
    void worksWithPresignedAddresses();
    void answersRanges_data();
    void answersRanges();
    void checksDigests_data();
    void checksDigests();
    void keepsWhatIsSaidOfAnObject();
    void answersConditions();
    void refusesArchivedObjects();
    void takesBodiesInChunks();
    void wantsALength();
    void listsPageByPage();
    void writesKeysForXml();
    void listsAHundredThousandFast();
    void uploadsInParts();
    void listsPartsPageByPage();
    void refusesBadCompletions_data();
    void refusesBadCompletions();
    void takesPartsAtTheSameTime();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void refusesStrangers();
    void endsItsTokens();
    void answersEachCode_data();
    void answersEachCode();
    void tellsAFailedCompletionInItsBody();
    void doesWhatEachFaultSays_data();
    void doesWhatEachFaultSays();
    void cutsAnUploadInItsBody();
    void keepsFaultsForTheirService();
    void letsInWhoSetHisClockByTheAnswer();
    void logsPartsByTheirNumbers();
    void deploysWhatItHolds();

private:
    QByteArray begin(const QByteArray &key)
    {
        return cos(*m_cloud, "POST", key, {{"uploads", {}}}).element("UploadId");
    }
    RawAnswer putPart(const QByteArray &key, const QByteArray &uploadId, int number,
                      const QByteArray &body)
    {
        return cos(*m_cloud, "PUT", key,
                   {{"partNumber", QByteArray::number(number)}, {"uploadId", uploadId}}, body);
    }
    RawAnswer complete(const QByteArray &key, const QByteArray &uploadId, const QByteArray &body)
    {
        return cos(*m_cloud, "POST", key, {{"uploadId", uploadId}}, body);
    }
    RawAnswer service(const QByteArray &host, const QList<Cos::Pair> &params = {})
    {
        CosCall request(*m_cloud, "GET", {}, params);
        request.host = host;
        return exchange(m_cloud->port(), request.bytes());
    }

    std::unique_ptr<DemoCloud> m_cloud;
};

void tst_DemoCos::initTestCase()
{
    // What is asked is this machine, whatever its network is set to.
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
}

void tst_DemoCos::init()
{
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = 100});
    QVERIFY(m_cloud->start().has_value());
}

void tst_DemoCos::cleanup()
{
    m_cloud.reset();
}

void tst_DemoCos::listsTheBuckets()
{
    const RawAnswer all = service("service.cos.demo.test");
    QCOMPARE(all.status, 200);
    QCOMPARE(all.headers.value("content-type"), "application/xml");
    const QList<QByteArray> names = all.elements("Name");
    QCOMPARE(names, (QList<QByteArray>{"deploy-1250000000", "scf-code-sg-1250000000"}));
    QCOMPARE(all.elements("Location"), (QList<QByteArray>{"ap-guangzhou", "ap-singapore"}));
    QVERIFY(QDateTime::fromString(QString::fromLatin1(all.element("CreationDate")), Qt::ISODate)
                .isValid());
    const QByteArray port = QByteArray::number(m_cloud->port());
    QCOMPARE(service("127.0.0.1:" + port).elements("Name"), names);
    QCOMPARE(service("localhost", {{"region", "ap-singapore"}}).elements("Name"), names.last(1));
    QCOMPARE(service("cos.ap-singapore.demo.test").elements("Name"), names.last(1));

    const RawAnswer first = service("localhost", {{"max-keys", "1"}});
    QCOMPARE(first.elements("Name"), names.first(1));
    QCOMPARE(first.element("IsTruncated"), "true");
    const RawAnswer second = service("localhost", {{"marker", first.element("NextMarker")}});
    QCOMPARE(second.elements("Name"), names.last(1));
    QCOMPARE(second.element("IsTruncated"), "false");
}

void tst_DemoCos::tellsServicesApart_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("code"); // of an unsigned GET; empty: not COS
    const QByteArray bucket("deploy-1250000000.cos.demo.test");
    const QByteArray refused("AccessDenied");
    QTest::newRow("service") << QByteArray("127.0.0.1") << QByteArray("/") << refused;
    QTest::newRow("bucket") << bucket << QByteArray("/") << refused;
    QTest::newRow("key like a control address") << bucket << QByteArray("/_demo/log") << refused;
    QTest::newRow("unknown bucket")
        << QByteArray("nobody-1250000000.cos.demo.test") << QByteArray("/a") << refused;
    QTest::newRow("upper case") << QByteArray("DEPLOY-1250000000.COS.demo.test:80")
                                << QByteArray("/a") << refused;
    QTest::newRow("path style") << QByteArray("localhost") << QByteArray("/deploy-1250000000/a")
                                << refused;
    QTest::newRow("path without APPID")
        << QByteArray("localhost") << QByteArray("/deploy/a") << QByteArray();
    QTest::newRow("host of one label")
        << QByteArray("deploy-1250000000") << QByteArray("/deploy/a") << QByteArray();
}

void tst_DemoCos::tellsServicesApart()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, code);
    const RawAnswer answer =
        exchange(m_cloud->port(), "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QVERIFY(answer.whole);
    QCOMPARE(answer.element("Code"), code);
    QCOMPARE(answer.status, code.isEmpty() ? 404 : 403);
    QCOMPARE(answer.headers.contains("x-cos-request-id"), !code.isEmpty());
    QCOMPARE(answer.headers.value("x-cos-request-id"), answer.element("RequestId"));
    QVERIFY(answer.headers.contains("date"));
}

void tst_DemoCos::leavesScfOnOtherHosts()
{
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    ScfCall request(*m_cloud, "ListFunctions");
    request.host = "scf.demo.test";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).code(), QString());
    QCOMPARE(exchange(m_cloud->port(), "POST / HTTP/1.1\r\nHost: localhost\r\n"
                                       "Content-Length: 0\r\n\r\n")
                 .element("Code"),
             "AccessDenied");
}

void tst_DemoCos::takesTheRegionOfTheHost()
{
    CosCall request(*m_cloud, "HEAD", "releases/hello-world.zip");
    request.host = "deploy-1250000000.cos.ap-guangzhou.myqcloud.com";
    const RawAnswer right = exchange(m_cloud->port(), request.bytes());
    QCOMPARE(right.status, 200);
    QCOMPARE(right.headers.value("x-cos-bucket-region"), "ap-guangzhou");
    request.host = "deploy-1250000000.cos.ap-singapore.myqcloud.com";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).status, 404);
}

void tst_DemoCos::createsBuckets()
{
    CosCall request(*m_cloud, "PUT", {});
    request.host = "fresh-1250000000.cos.ap-beijing-1.demo.test";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).status, 200);
    const RawAnswer again = exchange(m_cloud->port(), request.bytes());
    QCOMPARE(again.status, 409);
    QCOMPARE(again.element("Code"), "BucketAlreadyOwnedByYou");
    request.method = "HEAD";
    const RawAnswer there = exchange(m_cloud->port(), request.bytes());
    QCOMPARE(there.status, 200);
    QCOMPARE(there.headers.value("x-cos-bucket-region"), "ap-beijing-1");
    QVERIFY(service("localhost").elements("Location").contains("ap-beijing-1"));

    request.host = "localhost";
    const QList<std::pair<QByteArray, QByteArray>> refused{
        {"/Fresh-1250000000", "InvalidBucketName"}, {"/fresh-1250000001", "AccessDenied"}};
    for (const auto &[path, code] : refused) {
        request.method = "PUT";
        request.path = path;
        QCOMPARE(exchange(m_cloud->port(), request.bytes()).element("Code"), code);
    }
    request.path = "/other-1250000000";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).status, 200);
    request.method = "GET";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).element("Name"), "other-1250000000");
}

void tst_DemoCos::keepsObjectsOfAnyName_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("plain") << u"a.zip"_s;
    QTest::newRow("plus, percent, hash, question") << u"a+b %41 100% #1 ?x=1&y.zip"_s;
    QTest::newRow("Chinese") << u"函数/部署包.zip"_s;
    QTest::newRow("emoji") << u"😀/~'()*!@&=$,;:.zip"_s;
    QTest::newRow("slashes") << u"a//b///c"_s;
    QTest::newRow("folder") << u"folder/"_s;
    QTest::newRow("XML") << u"<a> & \"b\" 'c'"_s;
    QTest::newRow("like a control address") << u"_demo/log"_s;
    QTest::newRow("850 bytes") << QString(850, u'k');
}

void tst_DemoCos::keepsObjectsOfAnyName()
{
    QFETCH(QString, key);
    const QByteArray name = key.toUtf8();
    const QByteArray body = bytesOf(5000, 1);
    const RawAnswer put = cos(*m_cloud, "PUT", name, {}, body);
    QCOMPARE(put.status, 200);
    QCOMPARE(put.headers.value("etag"), etagOf(body));
    QCOMPARE(put.headers.value("x-cos-hash-crc64ecma"), QByteArray::number(Demo::crc64(body)));

    const RawAnswer head = cos(*m_cloud, "HEAD", name);
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
    QCOMPARE(head.headers.value("content-length"), "5000");
    for (const char *header : {"etag", "x-cos-hash-crc64ecma"})
        QCOMPARE(head.headers.value(header), put.headers.value(header));
    const RawAnswer got = cos(*m_cloud, "GET", name);
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body, body);
    QCOMPARE(cos(*m_cloud, "GET", {}, {{"prefix", name}, {"encoding-type", "url"}}).element("Key"),
             Cos::encoded(name));

    QCOMPARE(cos(*m_cloud, "DELETE", name).status, 204);
    QCOMPARE(cos(*m_cloud, "DELETE", name).status, 204);
    const RawAnswer gone = cos(*m_cloud, "HEAD", name);
    QCOMPARE(gone.status, 404);
    QVERIFY(gone.body.isEmpty());
    QCOMPARE(cos(*m_cloud, "GET", name).element("Code"), "NoSuchKey");
}

void tst_DemoCos::worksInPathStyle()
{
    CosCall request(*m_cloud, "PUT", "deploy-1250000000/x y+z.txt", {}, "hello");
    request.host = "127.0.0.1:" + QByteArray::number(m_cloud->port());
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).status, 200);
    QCOMPARE(cos(*m_cloud, "GET", "x y+z.txt").body, "hello");
    for (const char *path : {"/deploy-1250000000", "/deploy-1250000000/"}) {
        CosCall list(*m_cloud, "GET", {}, {{"prefix", "x"}});
        list.path = path;
        list.host = request.host;
        QCOMPARE(exchange(m_cloud->port(), list.bytes()).elements("Key"),
                 QList<QByteArray>{"x y+z.txt"});
    }
}

void tst_DemoCos::worksWithPresignedAddresses()
{
    CosCall put(*m_cloud, "PUT", "pre/a b.txt", {}, "hello");
    put.isPresigned = true;
    QCOMPARE(exchange(m_cloud->port(), put.bytes()).status, 200);
    CosCall get(*m_cloud, "GET", "pre/a b.txt",
                {{"response-content-disposition", "attachment; filename=a.txt"},
                 {"response-content-type", "text/x-any"}});
    get.isPresigned = true;
    const RawAnswer got = exchange(m_cloud->port(), get.bytes());
    QCOMPARE(got.body, "hello");
    QCOMPARE(got.headers.value("content-disposition"), "attachment; filename=a.txt");
    QCOMPARE(got.headers.value("content-type"), "text/x-any");
    get.endS = get.startS + 1;
    QCOMPARE(exchange(m_cloud->port(), get.bytes()).element("Message"), "Request has expired");
}

void tst_DemoCos::answersRanges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentRange");
    const QByteArray whole("0123456789");
    const QByteArray none;
    QTest::newRow("begin") << QByteArray("bytes=0-3") << 206 << QByteArray("0123")
                           << QByteArray("bytes 0-3/10");
    QTest::newRow("one byte") << QByteArray("bytes=9-9") << 206 << QByteArray("9")
                              << QByteArray("bytes 9-9/10");
    QTest::newRow("open") << QByteArray("bytes=7-") << 206 << QByteArray("789")
                          << QByteArray("bytes 7-9/10");
    QTest::newRow("suffix") << QByteArray("bytes=-2") << 206 << QByteArray("89")
                            << QByteArray("bytes 8-9/10");
    QTest::newRow("suffix beyond")
        << QByteArray("bytes=-99") << 206 << whole << QByteArray("bytes 0-9/10");
    QTest::newRow("end beyond") << QByteArray("bytes=5-9999999") << 206 << QByteArray("56789")
                                << QByteArray("bytes 5-9/10");
    QTest::newRow("outside") << QByteArray("bytes=10-") << 416 << none << none;
    QTest::newRow("far outside") << QByteArray("bytes=9223372036854775807-") << 416 << none << none;
    QTest::newRow("empty suffix") << QByteArray("bytes=-0") << 416 << none << none;
    QTest::newRow("two ranges") << QByteArray("bytes=0-1,3-4") << 200 << whole << none;
}

void tst_DemoCos::answersRanges()
{
    QFETCH(QByteArray, range);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentRange);
    QCOMPARE(cos(*m_cloud, "PUT", "r", {}, "0123456789").status, 200);
    const RawAnswer got = cos(*m_cloud, "GET", "r", {}, {}, {{"Range", range}});
    QVERIFY(got.whole);
    QCOMPARE(got.status, status);
    if (status == 416)
        QCOMPARE(got.element("Code"), "InvalidRange");
    else
        QCOMPARE(got.body, body);
    QCOMPARE(got.headers.value("content-range"), contentRange);
    // A range of nothing is outside.
    QCOMPARE(cos(*m_cloud, "PUT", "empty").status, 200);
    QCOMPARE(cos(*m_cloud, "GET", "empty", {}, {}, {{"Range", "bytes=0-"}}).status, 416);
}

void tst_DemoCos::checksDigests_data()
{
    QTest::addColumn<QByteArray>("digest");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("right") << md5("hello").toBase64() << QByteArray();
    QTest::newRow("of other bytes") << md5("hallo").toBase64() << QByteArray("BadDigest");
    QTest::newRow("in hex") << md5("hello").toHex() << QByteArray("InvalidDigest");
    QTest::newRow("no Base64") << QByteArray("!!!") << QByteArray("InvalidDigest");
    QTest::newRow("too short") << md5("hello").left(15).toBase64() << QByteArray("InvalidDigest");
}

void tst_DemoCos::checksDigests()
{
    QFETCH(QByteArray, digest);
    QFETCH(QByteArray, code);
    const QByteArray uploadId = begin("parts");
    const QList<QList<Cos::Pair>> both{{}, {{"partNumber", "1"}, {"uploadId", uploadId}}};
    for (const QList<Cos::Pair> &params : both) {
        const RawAnswer put =
            cos(*m_cloud, "PUT", "parts", params, "hello", {{"Content-MD5", digest}});
        QCOMPARE(put.element("Code"), code);
        QCOMPARE(put.status, code.isEmpty() ? 200 : 400);
    }
    // What was refused is not there.
    QCOMPARE(cos(*m_cloud, "HEAD", "parts").status, code.isEmpty() ? 200 : 404);
    QCOMPARE(cos(*m_cloud, "GET", "parts", {{"uploadId", uploadId}}).elements("Part").size(),
             code.isEmpty() ? 1 : 0);
}

void tst_DemoCos::keepsWhatIsSaidOfAnObject()
{
    QCOMPARE(cos(*m_cloud, "PUT", "said", {}, "x",
                 {{"Content-Type", "text/plain; charset=utf-8"},
                  {"Cache-Control", "max-age=60"},
                  {"x-cos-meta-sha256", "abc"},
                  {"x-cos-storage-class", "STANDARD_IA"},
                  {"X-Other", "lost"}})
                 .status,
             200);
    const RawAnswer got = cos(*m_cloud, "GET", "said");
    QCOMPARE(got.headers.value("content-type"), "text/plain; charset=utf-8");
    QCOMPARE(got.headers.value("cache-control"), "max-age=60");
    QCOMPARE(got.headers.value("x-cos-meta-sha256"), "abc");
    QCOMPARE(got.headers.value("x-cos-storage-class"), "STANDARD_IA");
    QVERIFY(!got.headers.contains("x-other"));
    QCOMPARE(
        cos(*m_cloud, "PUT", "said", {}, "x", {{"x-cos-storage-class", "LOFT"}}).element("Code"),
        "InvalidArgument");
    QCOMPARE(cos(*m_cloud, "PUT", "said", {}, "y").status, 200);
    const RawAnswer plain = cos(*m_cloud, "GET", "said");
    QCOMPARE(plain.headers.value("content-type"), "application/octet-stream");
    QVERIFY(!plain.headers.contains("x-cos-storage-class"));
    QVERIFY(!plain.headers.contains("cache-control"));
}

void tst_DemoCos::answersConditions()
{
    const RawAnswer put = cos(*m_cloud, "PUT", "c", {}, "x");
    const QByteArray etag = put.headers.value("etag");
    const QByteArray changed = cos(*m_cloud, "HEAD", "c").headers.value("last-modified");
    const QByteArray past("Tue, 03 Mar 2020 08:15:00 GMT");
    const auto statusOf = [&](const QByteArray &name, const QByteArray &value) {
        return cos(*m_cloud, "GET", "c", {}, {}, {{name, value}}).status;
    };
    QCOMPARE(statusOf("If-Match", etag), 200);
    QCOMPARE(statusOf("If-Match", "\"other\""), 412);
    QCOMPARE(statusOf("If-None-Match", etag), 304);
    QCOMPARE(statusOf("If-None-Match", "\"other\""), 200);
    QCOMPARE(statusOf("If-Modified-Since", changed), 304);
    QCOMPARE(statusOf("If-Modified-Since", past), 200);
    QCOMPARE(statusOf("If-Unmodified-Since", changed), 200);
    QCOMPARE(statusOf("If-Unmodified-Since", past), 412);
    QCOMPARE(statusOf("If-Modified-Since", "yesterday"), 200);
}

void tst_DemoCos::refusesArchivedObjects()
{
    const QByteArray key("releases/old/hello-world-2024.zip");
    const RawAnswer head = cos(*m_cloud, "HEAD", key);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("x-cos-storage-class"), "ARCHIVE");
    const RawAnswer got = cos(*m_cloud, "GET", key);
    QCOMPARE(got.status, 403);
    QCOMPARE(got.element("Code"), "InvalidObjectState");
}

void tst_DemoCos::takesBodiesInChunks()
{
    CosCall request(*m_cloud, "PUT", "chunked");
    request.tellsLength = false;
    request.headers = {{"Transfer-Encoding", "chunked"}};
    const RawAnswer put = exchange(m_cloud->port(), request.head()
                                                        + "5\r\nhello\r\n"
                                                          "1;x=y\r\n \r\n"
                                                          "5\r\nworld\r\n0\r\n\r\n");
    QCOMPARE(put.status, 200);
    QCOMPARE(cos(*m_cloud, "GET", "chunked").body, "hello world");
}

void tst_DemoCos::wantsALength()
{
    CosCall request(*m_cloud, "PUT", "nolength");
    request.tellsLength = false;
    const RawAnswer put = exchange(m_cloud->port(), request.head());
    QCOMPARE(put.status, 411);
    QCOMPARE(put.element("Code"), "MissingContentLength");
}

void tst_DemoCos::listsPageByPage()
{
    QList<QByteArray> keys;
    QByteArray marker;
    int pages = 0;
    while (true) {
        const RawAnswer page = cos(*m_cloud, "GET", {},
                                   {{"prefix", "nightly/"},
                                    {"marker", marker},
                                    {"max-keys", "7"},
                                    {"encoding-type", "url"}});
        QCOMPARE(page.status, 200);
        QCOMPARE(page.element("EncodingType"), "url");
        for (const QByteArray &key : page.elements("Key"))
            keys.append(QByteArray::fromPercentEncoding(key));
        ++pages;
        if (page.element("IsTruncated") == "false")
            break;
        marker = QByteArray::fromPercentEncoding(page.element("NextMarker"));
    }
    QCOMPARE(pages, 7);
    QCOMPARE(keys.size(), 48);
    QVERIFY(std::is_sorted(keys.begin(), keys.end()));
    const RawAnswer top = cos(*m_cloud, "GET", {}, {{"delimiter", "/"}});
    QCOMPARE(top.elements("Key"), QList<QByteArray>{"README.txt"});
    QCOMPARE(top.elements("CommonPrefixes").size(), 3);
    QVERIFY(!top.body.contains("NextMarker"));
    const RawAnswer folder =
        cos(*m_cloud, "GET", {}, {{"prefix", "releases/"}, {"delimiter", "/"}});
    QCOMPARE(folder.element("Key"), "releases/");
    QCOMPARE(folder.elements("CommonPrefixes"),
             QList<QByteArray>{"<Prefix>releases/old/</Prefix>"});
    // More than a page can have is as much as it can have.
    QCOMPARE(cos(*m_cloud, "GET", {}, {{"max-keys", "5000"}}).element("MaxKeys"), "1000");
}

void tst_DemoCos::writesKeysForXml()
{
    QCOMPARE(cos(*m_cloud, "PUT", "<&>\x01").status, 200);
    QCOMPARE(cos(*m_cloud, "GET", {}, {{"prefix", "<"}}).element("Key"), "&lt;&amp;&gt;&#x1;");
    QCOMPARE(cos(*m_cloud, "GET", {}, {{"prefix", "<"}, {"encoding-type", "url"}}).element("Key"),
             "%3C%26%3E%01");
}

void tst_DemoCos::listsAHundredThousandFast()
{
    DemoCloud large({.extraObjects = 100'000});
    QVERIFY(large.start().has_value());
    QCOMPARE(cos(large, "HEAD", "scale/object-100000.zip").status, 200);
    QElapsedTimer timer;
    timer.start();
    QByteArray marker;
    qsizetype count = 0;
    do {
        const RawAnswer page =
            cos(large, "GET", {}, {{"prefix", "scale/"}, {"marker", marker}}, {});
        count += page.body.count("<Key>");
        marker = page.element("NextMarker");
    } while (!marker.isEmpty());
    QCOMPARE(count, 100'000);
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_DemoCos::uploadsInParts()
{
    const QByteArray key = "big/一 b+.zip";
    const QByteArray uploadId = begin(key);
    QVERIFY(uploadId.size() > 30);
    const QByteArray first = bytesOf(megabyte, 1);
    const QByteArray second = bytesOf(megabyte + 5, 2);
    const QByteArray last = bytesOf(77, 3);
    QList<std::pair<int, QByteArray>> parts;
    for (const auto &[number, body] :
         QList<std::pair<int, QByteArray>>{{3, last}, {1, first}, {2, second}}) {
        const RawAnswer put = putPart(key, uploadId, number, body);
        QCOMPARE(put.status, 200);
        QCOMPARE(put.headers.value("etag"), etagOf(body));
        QCOMPARE(put.headers.value("x-cos-hash-crc64ecma"), QByteArray::number(Demo::crc64(body)));
        parts.append({number, put.headers.value("etag")});
    }
    QCOMPARE(cos(*m_cloud, "HEAD", key).status, 404);
    const RawAnswer uploads = cos(*m_cloud, "GET", {}, {{"uploads", {}}, {"prefix", "big/"}});
    QCOMPARE(uploads.elements("UploadId"), QList<QByteArray>{uploadId});
    QCOMPARE(uploads.element("Key"), key);

    std::sort(parts.begin(), parts.end());
    const RawAnswer done = complete(key, uploadId, listed(parts));
    QCOMPARE(done.status, 200);
    QCOMPARE(done.element("Key"), key);
    QVERIFY(done.element("Location").endsWith('/' + Cos::encoded(key, true)));
    const QByteArray whole = first + second + last;
    const RawAnswer head = cos(*m_cloud, "HEAD", key);
    QCOMPARE(head.headers.value("etag"), done.element("ETag"));
    QVERIFY(head.headers.value("etag").endsWith("-3\""));
    QCOMPARE(head.headers.value("x-cos-hash-crc64ecma"), QByteArray::number(Demo::crc64(whole)));
    QVERIFY(cos(*m_cloud, "GET", key).body == whole);
    // Over the seams of the parts.
    const QByteArray range =
        "bytes=" + QByteArray::number(megabyte - 10) + '-' + QByteArray::number(2 * megabyte + 20);
    QCOMPARE(cos(*m_cloud, "GET", key, {}, {}, {{"Range", range}}).body,
             whole.mid(megabyte - 10, megabyte + 31));
    QVERIFY(cos(*m_cloud, "GET", {}, {{"uploads", {}}}).elements("Upload").isEmpty());
    QCOMPARE(complete(key, uploadId, listed(parts)).element("Code"), "NoSuchUpload");

    const QByteArray other = begin(key);
    QCOMPARE(putPart(key, other, 1, "x").status, 200);
    QCOMPARE(cos(*m_cloud, "DELETE", key, {{"uploadId", other}}).status, 204);
    QCOMPARE(cos(*m_cloud, "DELETE", key, {{"uploadId", other}}).element("Code"), "NoSuchUpload");
    QCOMPARE(putPart(key, other, 1, "x").status, 404);
}

void tst_DemoCos::listsPartsPageByPage()
{
    const QByteArray uploadId = begin("p");
    for (const int number : {1, 2, 5, 7, 10000})
        QCOMPARE(putPart("p", uploadId, number, QByteArray(number, 'x')).status, 200);
    QList<QByteArray> numbers;
    QByteArray marker = "0";
    do {
        const RawAnswer page =
            cos(*m_cloud, "GET", "p",
                {{"uploadId", uploadId}, {"max-parts", "2"}, {"part-number-marker", marker}});
        numbers += page.elements("PartNumber");
        for (const QByteArray &size : page.elements("Size"))
            QVERIFY(numbers.contains(size));
        QCOMPARE(page.element("IsTruncated"), numbers.size() < 5 ? "true" : "false");
        marker = page.element("NextPartNumberMarker");
    } while (!marker.isEmpty());
    QCOMPARE(numbers, (QList<QByteArray>{"1", "2", "5", "7", "10000"}));

    const QByteArray second = begin("q");
    const RawAnswer first = cos(*m_cloud, "GET", {}, {{"uploads", {}}, {"max-uploads", "1"}});
    QCOMPARE(first.elements("UploadId"), QList<QByteArray>{uploadId});
    QCOMPARE(first.element("IsTruncated"), "true");
    const RawAnswer next = cos(*m_cloud, "GET", {},
                               {{"uploads", {}},
                                {"key-marker", first.element("NextKeyMarker")},
                                {"upload-id-marker", first.element("NextUploadIdMarker")}});
    QCOMPARE(next.elements("UploadId"), QList<QByteArray>{second});
    QCOMPARE(next.element("IsTruncated"), "false");
}

void tst_DemoCos::refusesBadCompletions_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    const QByteArray small = etagOf("small");
    const QByteArray last = etagOf("last");
    const QByteArray malformed("MalformedXML");
    QTest::newRow("nothing") << QByteArray() << malformed;
    QTest::newRow("no XML") << QByteArray("{}") << malformed;
    QTest::newRow("another XML") << QByteArray("<Complete/>") << malformed;
    QTest::newRow("no parts") << listed({}) << malformed;
    QTest::newRow("cut") << listed({{1, small}}).chopped(5) << malformed;
    QTest::newRow("number of letters") << listed({{1, small}}).replace(">1<", ">one<") << malformed;
    QTest::newRow("number 0") << listed({{0, small}}) << malformed;
    QTest::newRow("number 10001") << listed({{10001, small}}) << malformed;
    QTest::newRow("no ETag") << listed({{1, {}}}) << malformed;
    QTest::newRow("entity bomb")
        << QByteArray("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>")
               + listed({{1, "&b;"}})
        << QByteArray("InvalidPart");
    QTest::newRow("small part") << listed({{1, small}, {2, last}}) << QByteArray("EntityTooSmall");
    QTest::newRow("order") << listed({{2, last}, {1, small}}) << QByteArray("InvalidPartOrder");
    QTest::newRow("twice") << listed({{1, small}, {1, small}}) << QByteArray("InvalidPartOrder");
    QTest::newRow("missing") << listed({{1, small}, {3, last}}) << QByteArray("EntityTooSmall");
    QTest::newRow("missing alone") << listed({{3, last}}) << QByteArray("InvalidPart");
    QTest::newRow("wrong ETag") << listed({{1, last}}) << QByteArray("InvalidPart");
    QTest::newRow("right") << listed({{1, small}}) << QByteArray();
    QTest::newRow("right without quotes") << listed({{1, small.mid(1, 32)}}) << QByteArray();
}

void tst_DemoCos::refusesBadCompletions()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    const QByteArray uploadId = begin("k");
    QCOMPARE(putPart("k", uploadId, 1, "small").status, 200);
    QCOMPARE(putPart("k", uploadId, 2, "last").status, 200);
    const RawAnswer answer = complete("k", uploadId, body);
    QCOMPARE(answer.element("Code"), code);
    QCOMPARE(answer.status, code.isEmpty() ? 200 : 400);
    QCOMPARE(cos(*m_cloud, "HEAD", "k").status, code.isEmpty() ? 200 : 404);
}

void tst_DemoCos::takesPartsAtTheSameTime()
{
    const QByteArray uploadId = begin("many");
    std::vector<std::thread> senders;
    std::array<RawAnswer, 8> answers;
    senders.reserve(answers.size());
    for (int index = 0; index < int(answers.size()); ++index) {
        senders.emplace_back([&, index] {
            answers.at(size_t(index)) =
                putPart("many", uploadId, index + 1, bytesOf(megabyte, quint32(index)));
        });
    }
    for (std::thread &sender : senders)
        sender.join();
    QList<std::pair<int, QByteArray>> parts;
    QByteArray whole;
    for (int index = 0; index < int(answers.size()); ++index) {
        QCOMPARE(answers.at(size_t(index)).status, 200);
        whole += bytesOf(megabyte, quint32(index));
        parts.append({index + 1, answers.at(size_t(index)).headers.value("etag")});
    }
    QCOMPARE(complete("many", uploadId, listed(parts)).status, 200);
    QVERIFY(cos(*m_cloud, "GET", "many").body == whole);
}

void tst_DemoCos::refusesBadRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QList<Cos::Pair>>("params");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &key,
                        const QList<Cos::Pair> &params, const QByteArray &code) {
        QTest::newRow(name) << method << key << params << code;
    };
    row("max-keys of letters", "GET", {}, {{"max-keys", "many"}}, "InvalidArgument");
    row("negative max-keys", "GET", {}, {{"max-keys", "-1"}}, "InvalidArgument");
    row("another encoding", "GET", {}, {{"encoding-type", "base64"}}, "InvalidArgument");
    row("part 0", "PUT", "a", {{"partNumber", "0"}, {"uploadId", "u"}}, "InvalidArgument");
    row("part 10001", "PUT", "a", {{"partNumber", "10001"}, {"uploadId", "u"}}, "InvalidArgument");
    row("part without number", "PUT", "a", {{"uploadId", "u"}}, "InvalidArgument");
    row("part without upload", "PUT", "a", {{"partNumber", "1"}}, "NoSuchUpload");
    row("part of no upload", "PUT", "a", {{"partNumber", "1"}, {"uploadId", "u"}}, "NoSuchUpload");
    row("parts of no upload", "GET", "a", {{"uploadId", "u"}}, "NoSuchUpload");
    row("another call", "GET", {}, {{"acl", {}}}, "NotImplemented");
    row("another call of an object", "POST", "a", {{"restore", {}}}, "NotImplemented");
    row("another method", "PATCH", "a", {}, "MethodNotAllowed");
    row("a form", "POST", {}, {}, "MethodNotAllowed");
    row("851 bytes", "PUT", QByteArray(851, 'k'), {}, "KeyTooLong");
}

void tst_DemoCos::refusesBadRequests()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, key);
    QFETCH(QList<Cos::Pair>, params);
    QFETCH(QByteArray, code);
    const RawAnswer answer = cos(*m_cloud, method, key, params);
    QCOMPARE(answer.element("Code"), code);
    QCOMPARE(answer.status, Demo::cosError(code).status);
    // What cannot be read was not signed either.
    for (const char *target : {"/%", "/%4", "/%zz", "/%+1", "/%ff", "/?a=%g0"}) {
        const RawAnswer bad =
            exchange(m_cloud->port(), QByteArray("GET ") + target
                                          + " HTTP/1.1\r\nHost: a-1250000000.cos.test\r\n\r\n");
        QCOMPARE(bad.element("Code"), "InvalidURI");
    }
}

void tst_DemoCos::refusesStrangers()
{
    const auto codeOf = [&](const std::function<void(CosCall &)> &change) {
        CosCall request(*m_cloud, "PUT", "s", {{"x-any", "1"}}, QByteArray(200'000, 'x'));
        change(request);
        return exchange(m_cloud->port(), request.bytes()).element("Code");
    };
    QCOMPARE(codeOf([](CosCall &) {}), "");
    QCOMPARE(cos(*m_cloud, "DELETE", "s").status, 204);
    QCOMPARE(codeOf([](CosCall &request) { request.isSigned = false; }), "AccessDenied");
    QCOMPARE(codeOf([](CosCall &request) { request.credential.secretKey += u'x'; }),
             "SignatureDoesNotMatch");
    QCOMPARE(codeOf([](CosCall &request) { request.credential.secretId += u'x'; }),
             "InvalidAccessKeyId");
    QCOMPARE(codeOf([](CosCall &request) { request.credential.token = u"x"_s; }),
             "InvalidAccessKeyId");
    QCOMPARE(codeOf([](CosCall &request) { request.signedHost = "other"; }),
             "SignatureDoesNotMatch");
    QCOMPARE(codeOf([](CosCall &request) { request.startS += 3600; }), "AccessDenied");
    QCOMPARE(codeOf([](CosCall &request) {
                 request.startS += 3600;
                 request.endS += 3600;
             }),
             "RequestTimeTooSkewed");
    QCOMPARE(codeOf([](CosCall &request) { request.endS = request.startS; }), "AccessDenied");
    QCOMPARE(cos(*m_cloud, "HEAD", "s").status, 404);
    // A parameter need not be signed, as some clients leave it.
    QCOMPARE(codeOf([](CosCall &request) { request.signsParams = false; }), "");
}

void tst_DemoCos::endsItsTokens()
{
    DemoCloud brief({.tokenLifeSeconds = 1});
    QVERIFY(brief.start().has_value());
    QVERIFY(!brief.credential().token.isEmpty());
    QTRY_COMPARE(cos(brief, "GET", {}).element("Code"), "ExpiredToken");
    QCOMPARE(cos(brief, "GET", {}).status, 400);
    DemoCloud lasting({.tokenLifeSeconds = 600});
    QVERIFY(lasting.start().has_value());
    QCOMPARE(cos(lasting, "GET", {}).status, 200);
    CosCall presigned(lasting, "GET", "README.txt");
    presigned.isPresigned = true;
    QCOMPARE(exchange(lasting.port(), presigned.bytes()).status, 200);
}

void tst_DemoCos::answersEachCode_data()
{
    QTest::addColumn<QByteArray>("code");
    for (const QByteArray &code : Demo::cosErrorCodes())
        QTest::newRow(code.constData()) << code;
}

void tst_DemoCos::answersEachCode()
{
    QFETCH(QByteArray, code);
    for (const char *method : {"GET", "HEAD"}) {
        m_cloud->queueFault(
            {.fault = QString::fromLatin1(code),
             .action = method == QByteArrayView("GET") ? u"GetObject"_s : u"HeadObject"_s});
        const RawAnswer answer = cos(*m_cloud, method, "README.txt");
        QVERIFY(answer.whole);
        QCOMPARE(answer.status, Demo::cosError(code).status);
        QCOMPARE(answer.element("Code"), method == QByteArrayView("GET") ? code : QByteArray());
        QVERIFY(!answer.headers.value("x-cos-request-id").isEmpty());
    }
    QCOMPARE(cos(*m_cloud, "GET", "README.txt").status, 200);
}

void tst_DemoCos::tellsAFailedCompletionInItsBody()
{
    const QByteArray uploadId = begin("f");
    const QByteArray etag = putPart("f", uploadId, 1, "x").headers.value("etag");
    m_cloud->queueFault({.fault = u"SlowDown"_s, .action = u"CompleteMultipartUpload"_s});
    const RawAnswer failed = complete("f", uploadId, listed({{1, etag}}));
    QCOMPARE(failed.status, 200);
    QCOMPARE(failed.element("Code"), "SlowDown");
    QCOMPARE(cos(*m_cloud, "HEAD", "f").status, 404);
    QCOMPARE(complete("f", uploadId, listed({{1, etag}})).element("Code"), "");
    QCOMPARE(cos(*m_cloud, "HEAD", "f").status, 200);
}

void tst_DemoCos::doesWhatEachFaultSays_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("answers"); // whole
    QTest::addColumn<int>("status");   // in the log
    QTest::addColumn<bool>("stores");
    QTest::newRow("lost-answer") << u"lost-answer"_s << false << 0 << true;
    QTest::newRow("cut-answer") << u"cut-answer"_s << false << 0 << true;
    QTest::newRow("refused") << u"refused"_s << false << 0 << false;
    QTest::newRow("hang") << u"hang"_s << false << 0 << false;
    QTest::newRow("html-502") << u"html-502"_s << true << 502 << false;
    QTest::newRow("not-json") << u"not-json"_s << true << 200 << false;
    QTest::newRow("slow") << u"slow"_s << true << 200 << true;
    QTest::newRow("skew") << u"skew"_s << true << 403 << false;
    QTest::newRow("ServiceUnavailable") << u"ServiceUnavailable"_s << true << 503 << false;
}

void tst_DemoCos::doesWhatEachFaultSays()
{
    QFETCH(QString, fault);
    QFETCH(bool, answers);
    QFETCH(int, status);
    QFETCH(bool, stores);
    m_cloud->queueFault({.fault = fault, .action = u"PutObject"_s});
    const RawAnswer answer = exchange(
        m_cloud->port(), CosCall(*m_cloud, "PUT", "f", {}, QByteArray(1000, 'x')).bytes(), 1000);
    QCOMPARE(answer.whole, answers);
    const QList<QJsonObject> log = logOf(*m_cloud, u"PutObject"_s);
    QCOMPARE(log.size(), 1);
    QCOMPARE(log.first()["status"_L1].toInt(), status);
    QCOMPARE(cos(*m_cloud, "HEAD", "f").status, stores ? 200 : 404);
    QCOMPARE(cos(*m_cloud, "PUT", "f").status, 200);

    m_cloud->queueFault({.fault = fault, .action = u"GetObject"_s});
    const RawAnswer got =
        exchange(m_cloud->port(), CosCall(*m_cloud, "GET", "README.txt").bytes(), 1000);
    QCOMPARE(got.whole, answers);
}

void tst_DemoCos::cutsAnUploadInItsBody()
{
    const QByteArray uploadId = begin("cut");
    const QByteArray body = bytesOf(megabyte, 4);
    for (const qint64 value : {qint64(0), qint64(1000)}) {
        m_cloud->queueFault({.fault = u"cut-upload"_s, .action = u"UploadPart"_s, .value = value});
        const RawAnswer cut = putPart("cut", uploadId, 1, body);
        QVERIFY(cut.bytes.isEmpty() && cut.closed);
        const QJsonObject entry = logOf(*m_cloud, u"UploadPart"_s).last();
        QCOMPARE(entry["outcome"_L1].toString(), u"cut-upload"_s);
        QCOMPARE(entry["bytes"_L1].toInt(), value > 0 ? value : megabyte / 2);
    }
    QVERIFY(cos(*m_cloud, "GET", "cut", {{"uploadId", uploadId}}).elements("Part").isEmpty());
    QCOMPARE(putPart("cut", uploadId, 1, body).status, 200);
    QTest::ignoreMessage(QtWarningMsg,
                         "A fault was left out: This fault concerns PutObject or UploadPart.");
    m_cloud->queueFault({.fault = u"cut-upload"_s, .action = u"GetObject"_s});
}

void tst_DemoCos::keepsFaultsForTheirService()
{
    m_cloud->queueFault({.fault = u"SlowDown"_s});
    m_cloud->queueFault({.fault = u"AuthFailure.SecretIdNotFound"_s});
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), u"AuthFailure.SecretIdNotFound"_s);
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    QCOMPARE(cos(*m_cloud, "GET", "README.txt").element("Code"), "SlowDown");
    QCOMPARE(cos(*m_cloud, "GET", "README.txt").status, 200);
    const auto queue = [&](const QByteArray &body) {
        return post(*m_cloud, "/_demo/next", body).status;
    };
    for (const QString &action : Demo::cosActions())
        QCOMPARE(queue(QJsonDocument({{u"fault"_s, u"hang"_s}, {u"action"_s, action}}).toJson()),
                 200);
    QCOMPARE(queue(R"({"fault":"SlowDown","action":"ListFunctions"})"), 400);
    QCOMPARE(queue(R"({"fault":"ResourceNotFound.Function","action":"GetObject"})"), 400);
    QCOMPARE(queue(R"({"fault":"update-fails","action":"GetObject"})"), 400);
}

void tst_DemoCos::letsInWhoSetHisClockByTheAnswer()
{
    for (const qint64 skew : {3600, -3600}) {
        m_cloud->queueFault({.fault = u"skew"_s, .value = skew});
        const RawAnswer refused = cos(*m_cloud, "GET", {});
        QCOMPARE(refused.element("Code"), skew > 0 ? "AccessDenied" : "RequestTimeTooSkewed");
        QVERIFY(qAbs(dateOf(refused) - QDateTime::currentSecsSinceEpoch() - skew) < 5);
        CosCall corrected(*m_cloud, "GET", {});
        corrected.startS += skew;
        corrected.endS += skew;
        QCOMPARE(exchange(m_cloud->port(), corrected.bytes()).status, 200);
        QCOMPARE(exchange(m_cloud->port(), corrected.bytes()).status, 403);
        QCOMPARE(cos(*m_cloud, "GET", {}).status, 200);
    }
}

void tst_DemoCos::logsPartsByTheirNumbers()
{
    const QByteArray uploadId = begin("l/ö.zip");
    for (const int number : {1, 2, 2})
        QCOMPARE(putPart("l/ö.zip", uploadId, number, "part").status, 200);
    const QList<QJsonObject> log = logOf(*m_cloud, u"UploadPart"_s);
    QCOMPARE(log.size(), 3);
    QCOMPARE(log.at(1)["PartNumber"_L1].toInt(), 2);
    QCOMPARE(log.at(2)["PartNumber"_L1].toInt(), 2);
    const QJsonObject &entry = log.first();
    QCOMPARE(entry["Bucket"_L1].toString(), u"deploy-1250000000"_s);
    QCOMPARE(entry["Key"_L1].toString(), u"l/ö.zip"_s);
    QCOMPARE(entry["UploadId"_L1].toString().toLatin1(), uploadId);
    QCOMPARE(entry["bytes"_L1].toInt(), 4);
    QCOMPARE(entry["status"_L1].toInt(), 200);
    QCOMPARE(entry["outcome"_L1].toString(), u"accepted"_s);
    QVERIFY(!get(*m_cloud, "/_demo/log").body.contains(m_cloud->credential().secretKey.toLatin1()));
}

void tst_DemoCos::deploysWhatItHolds()
{
    const QByteArray zip = Demo::storedZip({{u"index.js"_s, bytesOf(3 * megabyte, 9)}});
    const QByteArray key = "packages/新 +.zip";
    const QByteArray uploadId = begin(key);
    QList<std::pair<int, QByteArray>> parts;
    for (int number = 1; number <= 3; ++number) {
        const QByteArray part = zip.mid((number - 1) * megabyte, number == 3 ? -1 : megabyte);
        parts.append({number, putPart(key, uploadId, number, part).headers.value("etag")});
    }
    QCOMPARE(complete(key, uploadId, listed(parts)).status, 200);
    const QJsonObject name{{u"FunctionName"_s, u"hello-world"_s}};
    QJsonObject params = name;
    params.insert(u"Code"_s, QJsonObject{{u"CosBucketName"_s, u"deploy"_s},
                                         {u"CosObjectName"_s, QString::fromUtf8('/' + key)},
                                         {u"CosBucketRegion"_s, u"ap-guangzhou"_s}});
    QCOMPARE(call(*m_cloud, "UpdateFunctionCode", params).code(), QString());
    QTRY_COMPARE(call(*m_cloud, "GetFunction", name).response()["Status"_L1].toString(),
                 u"Active"_s);
    const QJsonObject address = call(*m_cloud, "GetFunctionAddress", name).response();
    QVERIFY(get(*m_cloud, QUrl(address["Url"_L1].toString()).path().toLatin1()).body == zip);
}

QTEST_GUILESS_MAIN(tst_DemoCos)
#include "tst_democos.moc"
