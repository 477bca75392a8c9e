// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosclient.h"
#include "app/cloud/coscrc64.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The client against the demo cloud: two independent readings of COS's documentation have to
//! agree.
class tst_CosClient_Demo : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsBucketsAndWhatIsInThem();
    void listsLargeBucketsPageByPage();
    void keepsEveryKeyAndByte_data();
    void keepsEveryKeyAndByte();
    void readsRanges();
    void makesABucket();
    void saysWhatIsMissing();
    void uploadsInParts();
    void abortsAnUpload();
    void isToldOfPartsThatAreTooSmall();
    void endsWellInSpiteOf_data();
    void endsWellInSpiteOf();

private:
    template <typename Request>
    Result<typename Request::Response> call(const Request &request)
    {
        int count = 0;
        Result<typename Request::Response> answer;
        m_cos->send(request, this, [&](const Result<typename Request::Response> &result) {
            ++count;
            answer = result;
        });
        if (!QTest::qWaitFor([&] { return count == 1; }, 30'000))
            qFatal("no answer");
        return answer;
    }
    void start(const DemoOptions &options);
    QString file(const QByteArray &bytes);
    static QByteArray bytesOf(qsizetype size);
    static QString codeOf(const auto &result) { return result ? QString() : result.error().code; }

    std::unique_ptr<DemoCloud> m_demo;
    NetworkAccess m_network;
    std::unique_ptr<CosClient> m_cos;
    std::unique_ptr<QTemporaryDir> m_folder;
    CosBucketId m_bucket{};
};

void tst_CosClient_Demo::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start({});
}

void tst_CosClient_Demo::cleanup()
{
    m_cos.reset();
    m_network.reset();
    m_demo.reset();
    m_folder.reset();
}

void tst_CosClient_Demo::start(const DemoOptions &options)
{
    m_cos.reset();
    m_demo = std::make_unique<DemoCloud>(options);
    QVERIFY(m_demo->start());
    m_network = makeNetwork();
    m_cos = std::make_unique<CosClient>(
        m_network.get(), CosPolicy{.idleTimeoutMs = 1'000, .attempts = 4, .firstBackoffMs = 5});
    m_cos->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
                       .credential = m_demo->credential()});
    const auto buckets = call(Cos::GetService{});
    QVERIFY2(buckets, qPrintable(codeOf(buckets)));
    QVERIFY(!buckets->buckets.isEmpty());
    m_bucket = buckets->buckets.first().id;
}

QString tst_CosClient_Demo::file(const QByteArray &bytes)
{
    QFile file(m_folder->filePath(u"upload.zip"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
    return file.fileName();
}

QByteArray tst_CosClient_Demo::bytesOf(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 257);
    return bytes;
}

void tst_CosClient_Demo::listsBucketsAndWhatIsInThem()
{
    const auto buckets = call(Cos::GetService{});
    QVERIFY(buckets);
    QVERIFY(buckets->buckets.size() >= 2);
    for (const CosBucket &bucket : buckets->buckets) {
        QVERIFY(bucket.createdAt.isValid());
        QVERIFY(call(Cos::HeadBucket{bucket.id}));
        QVERIFY(call(Cos::GetService{.region = bucket.id.region}));
        const auto page = call(Cos::GetBucket{.bucket = bucket.id});
        QVERIFY2(page, qPrintable(codeOf(page)));
        for (const CosObject &object : page->objects) {
            const auto info = call(Cos::HeadObject{bucket.id, object.key});
            QVERIFY2(info, qPrintable(object.key + u' ' + codeOf(info)));
            QCOMPARE(info->size, object.size);
            QCOMPARE(info->eTag, object.eTag);
            QVERIFY(info->crc64);
            QVERIFY(info->modifiedAt.isValid());
        }
        const auto level = call(Cos::GetBucket{.bucket = bucket.id, .delimiter = u"/"_s});
        QVERIFY(level);
        for (const QString &prefix : level->prefixes)
            QVERIFY(prefix.endsWith(u'/'));
    }
}

void tst_CosClient_Demo::listsLargeBucketsPageByPage()
{
    start({.extraObjects = 2'500});
    const auto buckets = call(Cos::GetService{});
    QVERIFY(buckets);
    qsizetype most = 0;
    for (const CosBucket &bucket : buckets->buckets) {
        QStringList keys;
        QString marker;
        do {
            const auto page = call(Cos::GetBucket{.bucket = bucket.id, .marker = marker});
            QVERIFY(page);
            for (const CosObject &object : page->objects)
                keys.append(object.key);
            marker = page->nextMarker;
        } while (!marker.isEmpty());
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
        most = qMax(most, keys.size());
    }
    QVERIFY(most >= 2'500);
}

void tst_CosClient_Demo::keepsEveryKeyAndByte_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("plain") << u"scf/a.zip"_s;
    QTest::newRow("plus") << u"a+b.zip"_s;
    QTest::newRow("percent") << u"100%41.zip"_s;
    QTest::newRow("spaces") << u" a  b "_s;
    QTest::newRow("hash and question mark") << u"a#b?c=d&e;f"_s;
    QTest::newRow("Chinese") << u"函数/部署包.zip"_s;
    QTest::newRow("emoji") << u"😀.zip"_s;
    QTest::newRow("punctuation") << u"t~'()*!@&=$,;:\"<>.zip"_s;
    QTest::newRow("slashes") << u"a//b/"_s;
    QTest::newRow("names of dots") << u"..a/b../..."_s;
}

void tst_CosClient_Demo::keepsEveryKeyAndByte()
{
    QFETCH(QString, key);
    const QByteArray bytes = bytesOf(300'000);
    const auto stored =
        call(Cos::PutObject{.bucket = m_bucket, .key = key, .filePath = file(bytes)});
    QVERIFY2(stored, qPrintable(codeOf(stored)));
    QCOMPARE(stored->crc64, Cos::crc64(bytes));

    const auto page = call(Cos::GetBucket{.bucket = m_bucket, .prefix = key});
    QVERIFY2(page, qPrintable(codeOf(page)));
    QVERIFY(std::ranges::any_of(page->objects, [&key](const CosObject &object) {
        return object.key == key && object.size == 300'000;
    }));
    const auto info = call(Cos::HeadObject{m_bucket, key});
    QVERIFY(info);
    QCOMPARE(info->eTag, stored->eTag);
    QCOMPARE(info->crc64, std::optional(Cos::crc64(bytes)));
    const auto content = call(Cos::GetObject{.bucket = m_bucket, .key = key});
    QVERIFY(content);
    QVERIFY(content->bytes == bytes);
    const QString path = m_folder->filePath(u"down.zip"_s);
    QVERIFY(call(Cos::DownloadObject{m_bucket, key, path}));
    QFile down(path);
    QVERIFY(down.open(QIODevice::ReadOnly));
    QVERIFY(down.readAll() == bytes);

    QVERIFY(call(Cos::DeleteObject{m_bucket, key}));
    QVERIFY(call(Cos::DeleteObject{m_bucket, key})); // also what is not there any more
    QCOMPARE(codeOf(call(Cos::HeadObject{m_bucket, key})), u"NoSuchKey"_s);
}

void tst_CosClient_Demo::readsRanges()
{
    const QByteArray bytes = bytesOf(100'000);
    const auto stored = call(Cos::PutObject{.bucket = m_bucket, .key = u"r.zip"_s, .bytes = bytes});
    QVERIFY(stored);
    Cos::GetObject request{m_bucket, u"r.zip"_s, Cos::GetObject::Range{90'000, 99'999}};
    request.ifMatch = stored->eTag;
    auto content = call(request);
    QVERIFY2(content, qPrintable(codeOf(content)));
    QCOMPARE(content->bytes, bytes.mid(90'000));
    QCOMPARE(content->info.size, bytes.size());
    request.range->last = 500'000; // stops at the end
    content = call(request);
    QVERIFY(content);
    QCOMPARE(content->bytes, bytes.mid(90'000));
    request.range = Cos::GetObject::Range{100'000, 100'001};
    QCOMPARE(codeOf(call(request)), u"InvalidRange"_s);
    request.range = Cos::GetObject::Range{0, 1};
    request.ifMatch = u"\"0123\""_s;
    QCOMPARE(codeOf(call(request)), u"PreconditionFailed"_s);
}

void tst_CosClient_Demo::makesABucket()
{
    const QString appId = m_bucket.name.section(u'-', -1);
    const CosBucketId made{u"made-by-a-test-"_s + appId, u"ap-singapore"_s};
    QCOMPARE(codeOf(call(Cos::HeadBucket{made})), u"NoSuchBucket"_s);
    const auto result = call(Cos::PutBucket{made});
    QVERIFY2(result, qPrintable(codeOf(result)));
    QVERIFY(call(Cos::HeadBucket{made}));
    QVERIFY(call(Cos::PutObject{.bucket = made, .key = u"folder/"_s}));
    const auto buckets = call(Cos::GetService{});
    QVERIFY(buckets);
    QVERIFY(std::ranges::any_of(buckets->buckets, [&made](const CosBucket &bucket) {
        return bucket.id.name == made.name;
    }));
    QCOMPARE(codeOf(call(Cos::PutBucket{made})), u"BucketAlreadyOwnedByYou"_s);
}

void tst_CosClient_Demo::saysWhatIsMissing()
{
    const CosBucketId none{u"nobody-has-this-"_s + m_bucket.name.section(u'-', -1),
                           m_bucket.region};
    QCOMPARE(codeOf(call(Cos::GetBucket{.bucket = none})), u"NoSuchBucket"_s);
    const auto object = call(Cos::GetObject{m_bucket, u"none.zip"_s});
    QCOMPARE(codeOf(object), u"NoSuchKey"_s);
    QVERIFY(!object.error().requestId.isEmpty());
    QCOMPARE(object.error().httpStatus, 404);
    QCOMPARE(codeOf(call(Cos::ListParts{m_bucket, u"a"_s, u"none"_s})), u"NoSuchUpload"_s);

    Credential wrong = m_demo->credential();
    wrong.secretKey = u"a-wrong-secret-key"_s;
    m_cos->setAccess(m_cos->endpoint(), wrong);
    QCOMPARE(codeOf(call(Cos::GetBucket{.bucket = m_bucket})), u"SignatureDoesNotMatch"_s);
}

void tst_CosClient_Demo::uploadsInParts()
{
    constexpr qsizetype partSize = 1024 * 1024;
    const QString key = u"部署/big +%.zip"_s;
    const QByteArray bytes = bytesOf(3 * partSize + 12'345);
    const QString path = file(bytes);
    const auto upload = call(Cos::InitiateMultipartUpload{m_bucket, key});
    QVERIFY2(upload, qPrintable(codeOf(upload)));
    const auto uploads = call(Cos::ListMultipartUploads{m_bucket, u"部署/"_s});
    QVERIFY2(uploads, qPrintable(codeOf(uploads)));
    QCOMPARE(uploads->size(), 1);
    QCOMPARE(uploads->first().key, key);
    QCOMPARE(uploads->first().uploadId, upload->uploadId);

    // Three in flight, in any order, one of them twice.
    QList<CosPart> parts;
    int answers = 0;
    const auto keep = [&](const Result<CosPart> &part) {
        ++answers;
        if (part)
            parts.append(*part);
    };
    for (const int number : {4, 1, 3, 2, 3}) {
        const qint64 offset = (number - 1) * partSize;
        m_cos->send(Cos::UploadPart{m_bucket, key, upload->uploadId, number, path, offset,
                                    qMin(partSize, bytes.size() - offset)},
                    this, keep);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 5, 30'000);
    QCOMPARE(parts.size(), 5);
    std::ranges::sort(parts, {}, &CosPart::number);
    parts.removeAt(3); // the second of number 3

    const auto listed = call(Cos::ListParts{m_bucket, key, upload->uploadId});
    QVERIFY2(listed, qPrintable(codeOf(listed)));
    QCOMPARE(listed->size(), 4);
    quint64 crc = 0;
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(listed->at(i).eTag, parts.at(i).eTag);
        QCOMPARE(listed->at(i).size, parts.at(i).size);
        crc = Cos::crc64Combined(crc, parts.at(i).crc64.value(), quint64(parts.at(i).size));
    }
    QCOMPARE(crc, Cos::crc64(bytes));

    const auto stored = call(
        Cos::CompleteMultipartUpload{m_bucket, key, upload->uploadId, parts, bytes.size(), crc});
    QVERIFY2(stored, qPrintable(codeOf(stored)));
    QVERIFY(stored->eTag.endsWith("-4\""_L1));
    const auto content = call(Cos::GetObject{m_bucket, key});
    QVERIFY(content);
    QVERIFY(content->bytes == bytes);
    QCOMPARE(codeOf(call(Cos::ListParts{m_bucket, key, upload->uploadId})), u"NoSuchUpload"_s);
}

void tst_CosClient_Demo::abortsAnUpload()
{
    const auto upload = call(Cos::InitiateMultipartUpload{m_bucket, u"gone.zip"_s});
    QVERIFY(upload);
    QVERIFY(call(Cos::AbortMultipartUpload{m_bucket, u"gone.zip"_s, upload->uploadId}));
    const auto uploads = call(Cos::ListMultipartUploads{.bucket = m_bucket});
    QVERIFY(uploads);
    QVERIFY(uploads->isEmpty());
    QCOMPARE(codeOf(call(Cos::AbortMultipartUpload{m_bucket, u"gone.zip"_s, upload->uploadId})),
             u"NoSuchUpload"_s);
}

void tst_CosClient_Demo::isToldOfPartsThatAreTooSmall()
{
    const QByteArray bytes = bytesOf(2'000);
    const auto upload = call(Cos::InitiateMultipartUpload{m_bucket, u"s.zip"_s});
    QVERIFY(upload);
    QList<CosPart> parts;
    for (const int number : {1, 2}) {
        const auto part = call(Cos::UploadPart{m_bucket, u"s.zip"_s, upload->uploadId, number,
                                               file(bytes), (number - 1) * 1'000LL, 1'000});
        QVERIFY2(part, qPrintable(codeOf(part)));
        parts.append(*part);
    }
    const auto stored = call(Cos::CompleteMultipartUpload{m_bucket, u"s.zip"_s, upload->uploadId,
                                                          parts, bytes.size(), Cos::crc64(bytes)});
    QCOMPARE(codeOf(stored), u"EntityTooSmall"_s);
}

void tst_CosClient_Demo::endsWellInSpiteOf_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("fault");
    for (const char *action : {"PutObject", "UploadPart", "CompleteMultipartUpload", "GetObject",
                               "HeadObject", "GetBucket", "DeleteObject"}) {
        for (const char *fault : {"lost-answer", "refused", "cut-answer", "html-502", "not-json",
                                  "skew", "InternalError", "SlowDown", "hang"}) {
            QTest::addRow("%s %s", action, fault)
                << QString::fromLatin1(action) << QString::fromLatin1(fault);
        }
    }
}

void tst_CosClient_Demo::endsWellInSpiteOf()
{
    QFETCH(QString, action);
    QFETCH(QString, fault);
    const QByteArray bytes = bytesOf(200'001);
    const QString key = u"faults.zip"_s;
    const QString path = file(bytes);
    const auto add = [&](const QString &name) {
        if (action == name)
            m_demo->queueFault({.fault = fault, .action = name});
    };
    const auto done = [](const auto &result) {
        return result ? QString() : result.error().code + u' ' + result.error().message;
    };
    int attempts = 0;
    int failures = 0;
    connect(m_cos.get(), &CosClient::callFinished, this, [&](const CallRecord &record) {
        if (record.action == action) {
            ++attempts;
            failures += record.errorCode.isEmpty() ? 0 : 1;
        }
    });
    add(u"PutObject"_s);
    QCOMPARE(done(call(Cos::PutObject{.bucket = m_bucket, .key = key, .filePath = path})),
             QString());
    const auto upload = call(Cos::InitiateMultipartUpload{m_bucket, key});
    QVERIFY(upload);
    add(u"UploadPart"_s);
    const auto part =
        call(Cos::UploadPart{m_bucket, key, upload->uploadId, 1, path, 0, bytes.size()});
    QCOMPARE(done(part), QString());
    add(u"CompleteMultipartUpload"_s);
    QCOMPARE(done(call(Cos::CompleteMultipartUpload{
                 m_bucket, key, upload->uploadId, {*part}, bytes.size(), Cos::crc64(bytes)})),
             QString());
    add(u"GetObject"_s);
    QCOMPARE(done(call(Cos::DownloadObject{m_bucket, key, m_folder->filePath(u"down.zip"_s)})),
             QString());
    add(u"HeadObject"_s);
    QCOMPARE(done(call(Cos::HeadObject{m_bucket, key})), QString());
    add(u"GetBucket"_s);
    QCOMPARE(done(call(Cos::GetBucket{.bucket = m_bucket})), QString());
    add(u"DeleteObject"_s);
    QCOMPARE(done(call(Cos::DeleteObject{m_bucket, key})), QString());
    // The fault took place and was seen: an attempt failed, or one more was made. Where a
    // connection just closes, Qt itself repeats what has no body; a completion is settled without
    // another.
    const bool hasBody = action == "PutObject"_L1 || action == "UploadPart"_L1
                         || action == "CompleteMultipartUpload"_L1;
    const bool isQuiet =
        hasBody ? action == "CompleteMultipartUpload"_L1 && fault == "not-json"_L1
                : fault == "lost-answer"_L1 || fault == "refused"_L1 || fault == "cut-answer"_L1;
    const int usually = action == "HeadObject"_L1 ? 2 : 1; // one proves the completion
    QTRY_VERIFY2(isQuiet || failures > 0 || attempts > usually, qPrintable(action));
}

QTEST_GUILESS_MAIN(tst_CosClient_Demo)
#include "tst_cosclient_demo.moc"
