// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/networkaccess.h"
#include "app/core/background.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"
#include "app/update/cosobjectinspection.h"
#include "tests/app/archive/zipbuilder.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Packages in a bucket, against the demo cloud.
class tst_CosInspection : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void looksIntoASmallPackageWithTwoRequests();
    void looksIntoTwentyThousandFilesWithFewRequests();
    void leavesTheRestWhenTheRequestsAreUsedUp();
    void noticesAnObjectThatWasReplaced_data();
    void noticesAnObjectThatWasReplaced();
    void saysWhatIsWrongWithTheObject_data();
    void saysWhatIsWrongWithTheObject();
    void looksUpWhereABucketIs();
    void survivesFaults_data();
    void survivesFaults();
    void stopsSoonWhenCancelled();
    void endsWhenTheClientDies();
    void judges_data();
    void judges();

private:
    template <typename Work>
    auto inBackground(Work work)
    {
        std::optional<decltype(work())> answer;
        QEventLoop loop; // QTest::qWaitFor() would sleep between the pieces of an upload
        runInBackground(this, work, [&](auto result) {
            answer = std::move(result);
            loop.quit();
        });
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        loop.exec();
        if (!answer)
            qFatal("no answer");
        return std::move(*answer);
    }
    CosObjectInspection inspect(const QString &key, const CosReadPolicy &policy = {})
    {
        return inBackground([cos = BlockingCos(m_cos.get()), object = at(key), policy] {
            return inspectCosObject(cos, object, {}, {}, policy);
        });
    }
    Result<QByteArray> read(const EntryReader &reader, const QString &name, qint64 limit = 1'000)
    {
        return inBackground([=] { return reader({.name = name, .sourcePath = name}, limit); });
    }
    CosLocation at(const QString &key) const { return {.bucket = m_bucket, .key = key}; }
    void put(const QString &key, const QByteArray &bytes, const QString &storageClass = {});
    int requests();
    static QByteArray largeZip();

    std::unique_ptr<DemoCloud> m_demo;
    NetworkAccess m_network;
    std::unique_ptr<CosClient> m_cos;
    CosBucketId m_bucket{};
};

void tst_CosInspection::init()
{
    m_demo = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_demo->start());
    m_network = makeNetwork();
    m_cos = std::make_unique<CosClient>(
        m_network.get(), CosPolicy{.idleTimeoutMs = 1'000, .attempts = 4, .firstBackoffMs = 5});
    m_cos->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
                       .credential = m_demo->credential()});
    const auto buckets =
        inBackground([cos = BlockingCos(m_cos.get())] { return cos.send(Cos::GetService{}, {}); });
    QVERIFY(buckets && !buckets->buckets.isEmpty());
    m_bucket = buckets->buckets.constFirst().id;
}

void tst_CosInspection::cleanup()
{
    m_cos.reset();
    m_network.reset();
    m_demo.reset();
}

void tst_CosInspection::put(const QString &key, const QByteArray &bytes,
                            const QString &storageClass)
{
    const Cos::PutObject request{
        .bucket = m_bucket, .key = key, .bytes = bytes, .traits = {.storageClass = storageClass}};
    const auto stored = inBackground(
        [cos = BlockingCos(m_cos.get()), request] { return cos.send(request, CancelToken()); });
    QVERIFY2(stored, qPrintable(stored ? QString() : stored.error().code));
}

//! HEADs and GETs of objects that the demo cloud has seen so far.
int tst_CosInspection::requests()
{
    QNetworkReply *reply =
        m_network->get(QNetworkRequest(QUrl(m_demo->endpointUrl() + u"/_demo/log"_s)));
    QEventLoop loop;
    connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    int count = 0;
    const QJsonArray log = QJsonDocument::fromJson(reply->readAll()).array();
    for (const QJsonValue &entry : log) {
        const QString action = entry["Action"_L1].toString();
        count += action == "HeadObject"_L1 || action == "GetObject"_L1 ? 1 : 0;
    }
    reply->deleteLater();
    return count;
}

//! 20,000 files in 30 MB, some of them far from all others.
QByteArray tst_CosInspection::largeZip()
{
    static const QByteArray zip = [] {
        QByteArray noise(1'400, Qt::Uninitialized);
        QRandomGenerator random(3);
        for (char &byte : noise)
            byte = char(random.generate());
        ZipBuilder builder;
        builder.add(ZipBuilder::stored("index.js", "exports.main_handler = () => 1;\n"));
        for (int i = 0; i < 20'000; ++i) {
            builder.add(ZipBuilder::stored("node_modules/m" + QByteArray::number(i % 500) + "/f"
                                               + QByteArray::number(i) + ".js",
                                           QByteArray::number(i) + noise));
        }
        return builder.bytes();
    }();
    return zip;
}

void tst_CosInspection::looksIntoASmallPackageWithTwoRequests()
{
    put(u"small é+.zip"_s, ZipBuilder()
                               .add(ZipBuilder::stored("a.js", "12345"))
                               .add(ZipBuilder::deflated("lib/b.js", QByteArray(9'000, 'b')))
                               .add({.name = "x", .content = "12345", .localSize = 4})
                               .bytes());
    const CosObjectInspection inspection = inspect(u"small é+.zip"_s);
    QVERIFY(inspection.facts.info);
    QVERIFY(inspection.listing);
    QCOMPARE(inspection.listing->fileCount(), 3);
    QCOMPARE(inspection.listing->source.kind, CodeSource::Kind::CosObject);
    QCOMPARE(inspection.listing->source.object, at(u"small é+.zip"_s));
    QCOMPARE(inspection.listing->zipSize, inspection.facts.info->size);
    QVERIFY(inspection.listing->isSourceItself());
    // All of it is here, so that the local headers are checked too.
    QCOMPARE(inspection.listing->problems.size(), 1);
    QCOMPARE(read(inspection.reader, u"a.js"_s).value_or({}), "12345"_ba);
    QCOMPARE(read(inspection.reader, u"lib/b.js"_s, 9'000).value_or({}), QByteArray(9'000, 'b'));
    QCOMPARE(requests(), 2);
}

void tst_CosInspection::looksIntoTwentyThousandFilesWithFewRequests()
{
    put(u"large.zip"_s, largeZip());
    const CosObjectInspection inspection = inspect(u"large.zip"_s);
    QVERIFY2(inspection.listing,
             qPrintable(inspection.listing ? QString() : inspection.listing.error().code));
    QCOMPARE(inspection.listing->fileCount(), 20'001);
    QVERIFY(inspection.listing->problems.isEmpty());
    const int afterListing = requests();
    QVERIFY2(afterListing <= 4, qPrintable(QString::number(afterListing)));
    QCOMPARE(read(inspection.reader, u"index.js"_s).value_or({}),
             "exports.main_handler = () => 1;\n"_ba);
    QCOMPARE(requests(), afterListing + 1);
    int readFiles = 0;
    int left = 0;
    for (int k = 0; k < 50; ++k) {
        const int i = k * 7'919 % 20'000; // here and there
        const Result<QByteArray> content =
            read(inspection.reader, u"node_modules/m%1/f%2.js"_s.arg(i % 500).arg(i));
        if (content) {
            QVERIFY(content->startsWith(QByteArray::number(i)));
            ++readFiles;
        } else {
            QCOMPARE(content.error().code, QString(LocalCode::notLookedInto));
            ++left;
        }
    }
    QVERIFY2(readFiles > 5 && left > 5, qPrintable(QString::number(readFiles)));
    QVERIFY2(requests() < 10, qPrintable(QString::number(requests())));
}

void tst_CosInspection::leavesTheRestWhenTheRequestsAreUsedUp()
{
    put(u"large.zip"_s, largeZip());
    const CosObjectInspection none = inspect(u"large.zip"_s, {.requests = 0});
    QCOMPARE(none.listing.error().code, QString(LocalCode::notLookedInto));
    const CosObjectInspection few = inspect(u"large.zip"_s, {.bytes = 4'000'000});
    QVERIFY(few.listing);
    QVERIFY(read(few.reader, u"index.js"_s));
    QCOMPARE(read(few.reader, u"node_modules/m0/f10000.js"_s).error().code,
             QString(LocalCode::notLookedInto));
}

void tst_CosInspection::noticesAnObjectThatWasReplaced_data()
{
    QTest::addColumn<bool>("isGone");
    QTest::newRow("by another") << false;
    QTest::newRow("by nothing") << true;
}

void tst_CosInspection::noticesAnObjectThatWasReplaced()
{
    QFETCH(bool, isGone);
    put(u"large.zip"_s, largeZip());
    const CosObjectInspection inspection = inspect(u"large.zip"_s);
    QVERIFY(inspection.listing);
    if (isGone) {
        const Cos::DeleteObject request{.bucket = m_bucket, .key = u"large.zip"_s};
        QVERIFY(inBackground([cos = BlockingCos(m_cos.get()), request] {
            return cos.send(request, CancelToken());
        }));
    } else {
        put(u"large.zip"_s, largeZip().replace("main_handler", "main_hanDler"));
    }
    const Result<QByteArray> content = read(inspection.reader, u"index.js"_s);
    QCOMPARE(content.error().code, u"PreconditionFailed"_s);
    QVERIFY(content.error().message.contains(u"large.zip"_s));
}

void tst_CosInspection::saysWhatIsWrongWithTheObject_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("storageClass");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("finding");
    const QByteArray zip = ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes();
    QTest::newRow("all is well") << u"a.zip"_s << zip << QString() << QString() << u"cos-object"_s;
    QTest::newRow("archived") << u"a.zip"_s << zip << u"ARCHIVE"_s << u"InvalidObjectState"_s
                              << u"cos-archived"_s;
    QTest::newRow("deeply archived")
        << u"a.jar"_s << zip << u"DEEP_ARCHIVE"_s << u"InvalidObjectState"_s << u"cos-archived"_s;
    QTest::newRow("empty") << u"a.zip"_s << QByteArray("") << QString()
                           << QString(LocalCode::zipBroken) << u"cos-empty"_s;
    QTest::newRow("no ZIP") << u"a.txt"_s << QByteArray(100, 'x') << QString()
                            << QString(LocalCode::zipBroken) << u"cos-suffix"_s;
    QTest::newRow("missing") << u"a.zip"_s << QByteArray() << QString() << u"NoSuchKey"_s
                             << u"cos-object-missing"_s;
}

void tst_CosInspection::saysWhatIsWrongWithTheObject()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, storageClass);
    QFETCH(QString, code);
    QFETCH(QString, finding);
    if (!bytes.isNull())
        put(key, bytes, storageClass);
    const CosObjectInspection inspection = inspect(key);
    QCOMPARE(inspection.listing ? QString() : inspection.listing.error().code, code);
    const QList<Finding> findings = checkCosObject(at(key), inspection.facts, m_bucket.region);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.constFirst().id, finding);

    CosLocation elsewhere = at(key);
    elsewhere.bucket.name = u"nobodys-1250000000"_s;
    const CosObjectInspection lost = inBackground(
        [cos = BlockingCos(m_cos.get()), elsewhere] { return inspectCosObject(cos, elsewhere); });
    QCOMPARE(lost.listing.error().code, u"NoSuchBucket"_s);
    QCOMPARE(checkCosObject(elsewhere, lost.facts, {}).constFirst().id, u"cos-bucket-missing"_s);
}

void tst_CosInspection::looksUpWhereABucketIs()
{
    put(u"a.zip"_s, ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
    CosLocation object = at(u"a.zip"_s);
    object.bucket.region = u"ap-nowhere"_s;
    const CosObjectInspection inspection = inBackground(
        [cos = BlockingCos(m_cos.get()), object] { return inspectCosObject(cos, object); });
    QVERIFY(!inspection.listing);
    QCOMPARE(inspection.facts.otherRegion, m_bucket.region);
    const QList<Finding> findings = checkCosObject(object, inspection.facts, u"ap-guangzhou"_s);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().id, u"cos-region"_s);
    QCOMPARE(findings.first().state, Finding::State::Error);
}

void tst_CosInspection::survivesFaults_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("action");
    for (const QString &fault : {u"lost-answer"_s, u"cut-answer"_s, u"html-502"_s, u"SlowDown"_s}) {
        for (const QString &action : {u"HeadObject"_s, u"GetObject"_s})
            QTest::addRow("%s of %s", qPrintable(fault), qPrintable(action)) << fault << action;
    }
}

void tst_CosInspection::survivesFaults()
{
    QFETCH(QString, fault);
    QFETCH(QString, action);
    put(u"a.zip"_s, ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
    m_demo->queueFault({.fault = fault, .action = action});
    const CosObjectInspection inspection = inspect(u"a.zip"_s);
    QVERIFY2(inspection.listing,
             qPrintable(inspection.listing ? QString() : inspection.listing.error().code));
    QCOMPARE(read(inspection.reader, u"a"_s).value_or({}), "1"_ba);
}

void tst_CosInspection::stopsSoonWhenCancelled()
{
    put(u"a.zip"_s, ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
    m_demo->queueFault({.fault = u"hang"_s, .action = u"GetObject"_s});
    const CancelToken cancel;
    QElapsedTimer sinceCancel;
    QTimer::singleShot(100, this, [&] {
        cancel.cancel();
        sinceCancel.start();
    });
    const auto inspection =
        inBackground([cos = BlockingCos(m_cos.get()), object = at(u"a.zip"_s), cancel] {
            return inspectCosObject(cos, object, cancel);
        });
    QVERIFY(sinceCancel.isValid() && sinceCancel.elapsed() < 200);
    QCOMPARE(inspection.listing.error().kind, Error::Kind::Cancelled);
    const auto next = inBackground([cos = BlockingCos(m_cos.get()), object = at(u"a.zip"_s),
                                    cancel] { return inspectCosObject(cos, object, cancel); });
    QCOMPARE(next.listing.error().kind, Error::Kind::Cancelled);
}

void tst_CosInspection::endsWhenTheClientDies()
{
    put(u"a.zip"_s, ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
    m_demo->queueFault({.fault = u"hang"_s, .action = u"GetObject"_s});
    QTimer::singleShot(100, this, [this] { m_cos.reset(); });
    const BlockingCos cos(m_cos.get());
    const auto inspection =
        inBackground([cos, object = at(u"a.zip"_s)] { return inspectCosObject(cos, object); });
    QVERIFY(!m_cos);
    QCOMPARE(inspection.listing.error().kind, Error::Kind::Cancelled);
    const auto next =
        inBackground([cos, object = at(u"a.zip"_s)] { return inspectCosObject(cos, object); });
    QCOMPARE(next.listing.error().kind, Error::Kind::Cancelled);
}

void tst_CosInspection::judges_data()
{
    QTest::addColumn<CosObjectFacts>("facts");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("functionRegion");
    QTest::addColumn<QStringList>("ids");
    const auto service = [](const QString &code) {
        return Error{.kind = Error::Kind::Service, .code = code};
    };
    const QString key = u"a.zip"_s;
    const QString here = u"ap-guangzhou"_s;
    const CosObjectInfo fine{.size = 100, .storageClass = u"STANDARD"_s};
    QTest::newRow("fine") << CosObjectFacts{.info = fine} << key << here
                          << QStringList{u"cos-object"_s};
    QTest::newRow("fine, capital letters")
        << CosObjectFacts{.info = fine} << u"a.ZIP"_s << here << QStringList{u"cos-object"_s};
    QTest::newRow("open region of SCF") << CosObjectFacts{.info = fine} << key
                                        << u"ap-guangzhou-open"_s << QStringList{u"cos-object"_s};
    QTest::newRow("another region") << CosObjectFacts{.info = fine} << key << u"ap-beijing"_s
                                    << QStringList{u"cos-other-region"_s};
    QTest::newRow("too large") << CosObjectFacts{.info = CosObjectInfo{.size = 600LL << 20}} << key
                               << here << QStringList{u"cos-size"_s};
    QTest::newRow("too large, of no name")
        << CosObjectFacts{.info = CosObjectInfo{.size = 600LL << 20}} << u"a"_s << here
        << QStringList{u"cos-size"_s, u"cos-suffix"_s};
    QTest::newRow("archived") << CosObjectFacts{.info =
                                                    CosObjectInfo{.size = 1,
                                                                  .storageClass = u"MAZ_ARCHIVE"_s}}
                              << key << here << QStringList{u"cos-archived"_s};
    QTest::newRow("being restored")
        << CosObjectFacts{.info = CosObjectInfo{.size = 1,
                                                .storageClass = u"ARCHIVE"_s,
                                                .restoreState = u"ongoing-request=\"true\""_s}}
        << key << here << QStringList{u"cos-archived"_s};
    QTest::newRow("restored")
        << CosObjectFacts{.info =
                              CosObjectInfo{.size = 1,
                                            .storageClass = u"ARCHIVE"_s,
                                            .restoreState =
                                                u"ongoing-request=\"false\", "
                                                "expiry-date=\"Fri, 27 Nov 2026 00:00:00 GMT\""_s}}
        << key << here << QStringList{u"cos-object"_s};
    QTest::newRow("no access") << CosObjectFacts{.info = service(u"AccessDenied"_s)} << key << here
                               << QStringList{u"cos-access"_s};
    QTest::newRow("moved") << CosObjectFacts{.info = service(u"PermanentRedirect"_s)} << key << here
                           << QStringList{u"cos-region"_s};
    QTest::newRow("in another region")
        << CosObjectFacts{.info = service(u"NoSuchBucket"_s), .otherRegion = u"ap-beijing"_s} << key
        << here << QStringList{u"cos-region"_s};
    QTest::newRow("no network") << CosObjectFacts{.info = Error{.kind = Error::Kind::Network,
                                                                .code = LocalCode::hostNotFound}}
                                << key << here << QStringList{};
}

void tst_CosInspection::judges()
{
    QFETCH(CosObjectFacts, facts);
    QFETCH(QString, key);
    QFETCH(QString, functionRegion);
    QFETCH(QStringList, ids);
    const CosLocation object{.bucket = {u"deploy-1250000000"_s, u"ap-guangzhou"_s}, .key = key};
    QStringList found;
    for (const Finding &finding : checkCosObject(object, facts, functionRegion)) {
        found.append(finding.id);
        QVERIFY(!finding.text.isEmpty() && !finding.text.contains(u'%'));
        QCOMPARE(finding.fix, Finding::Fix::None);
    }
    QCOMPARE(found, ids);
}

QTEST_GUILESS_MAIN(tst_CosInspection)
#include "tst_cosinspection.moc"
