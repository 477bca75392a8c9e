// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosstore.h"
#include "app/demo/crc64.h"
#include "app/demo/democontent.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Scf::Demo;

namespace {

constexpr auto bucketName = "shelf-1250000000";
constexpr qint64 megabyte = 1024 * 1024;

StoredObject objectWith(const QByteArray &bytes)
{
    return objectOf(Blob(bytes), {});
}

template <typename T>
QByteArray codeOf(const CosAnswer<T> &answer)
{
    const auto *error = std::get_if<CosError>(&answer);
    return error ? error->code : QByteArray();
}

QByteArray codeOf(const std::optional<CosError> &error)
{
    return error ? error->code : QByteArray();
}

} // namespace

class tst_DemoCosStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sumsAsTheStandardSays();
    void sumsInAnyPieces();
    void sharesPiecesOfContent();
    void knowsTheStatusOfEachCode();
    void keepsBucketsApart();
    void listsInTheOrderOfBytes();
    void listsPageByPage_data();
    void listsPageByPage();
    void foldsAtTheDelimiter();
    void listsNothingWhenNothingIsWanted();
    void leapsOverWhatIsFolded();
    void makesAnObjectOfParts();
    void takesTheLastPartOfANumber();
    void refusesWrongParts_data();
    void refusesWrongParts();
    void forgetsAnUploadOnce();
    void holdsPackagesForTheDemo();

private:
    void put(const QByteArray &key, const QByteArray &bytes = "x")
    {
        QCOMPARE(codeOf(m_store->put(bucketName, key, objectWith(bytes))), QByteArray());
    }
    ObjectPage pageOf(const ObjectQuery &query) const
    {
        return std::get<ObjectPage>(m_store->list(bucketName, query));
    }
    //! All entries over all pages, in the order of the pages.
    QList<QByteArray> entriesOf(ObjectQuery query) const
    {
        QList<QByteArray> entries;
        while (true) {
            const ObjectPage page = pageOf(query);
            QList<QByteArray> ofPage = page.prefixes;
            for (const auto &[key, object] : page.objects)
                ofPage.append(key);
            std::sort(ofPage.begin(), ofPage.end());
            entries += ofPage;
            if (!page.nextMarker || entries.size() > 100)
                return entries;
            query.marker = *page.nextMarker;
        }
    }
    QByteArray begin() const
    {
        return std::get<QByteArray>(m_store->beginUpload(bucketName, "big.zip", {}));
    }
    QByteArray putPart(const QByteArray &uploadId, int number, qint64 size, char fill = 'a')
    {
        const StoredPart part = partOf(Blob(QByteArray(size, fill)));
        const auto error = m_store->putPart(bucketName, "big.zip", uploadId, number, part);
        return error ? error->code : part.etag;
    }
    QByteArray complete(const QByteArray &uploadId, const QList<ListedPart> &parts)
    {
        return codeOf(m_store->completeUpload(bucketName, "big.zip", uploadId, parts));
    }

    std::unique_ptr<CosStore> m_store;
};

void tst_DemoCosStore::init()
{
    m_store = std::make_unique<CosStore>([] { return 1'772'500'000'000; });
    QVERIFY(!m_store->addBucket(bucketName, "ap-guangzhou"));
}

void tst_DemoCosStore::sumsAsTheStandardSays()
{
    QCOMPARE(crc64("123456789"), 0x995dc9bbdf1939faULL);
    QCOMPARE(crc64({}), 0ULL);
}

void tst_DemoCosStore::sumsInAnyPieces()
{
    QByteArray bytes;
    for (int index = 0; index < 100; ++index)
        bytes.append(char(index * 37));
    const quint64 whole = crc64(bytes);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(crc64(bytes.sliced(cut), crc64(bytes.first(cut))), whole);
}

void tst_DemoCosStore::sharesPiecesOfContent()
{
    Blob blob(QByteArray("hello "));
    blob.append(Blob(QByteArray("world")));
    blob.append(Blob(QByteArray("!")));
    QCOMPARE(blob.size(), 12);
    QCOMPARE(blob.toByteArray(), "hello world!");
    for (qint64 from = 0; from <= 13; ++from) {
        for (qint64 length = 0; length <= 13; ++length) {
            const Blob part = blob.mid(from, length);
            QCOMPARE(part.toByteArray(), QByteArray("hello world!").mid(from, length));
            QCOMPARE(part.size(), part.toByteArray().size());
        }
    }
    const QByteArray bytes(100, 'x');
    QCOMPARE(Blob(bytes).toByteArray().constData(), bytes.constData());
    QCOMPARE(Blob(bytes).mid(10, 20).pieces().first().data(), bytes.constData() + 10);
}

void tst_DemoCosStore::knowsTheStatusOfEachCode()
{
    QList<QByteArray> codes = cosErrorCodes();
    QVERIFY(codes.size() > 40);
    QVERIFY(std::is_sorted(codes.begin(), codes.end()));
    for (const QByteArray &code : std::as_const(codes)) {
        QVERIFY(cosError(code).status >= 400);
        QVERIFY(cosError(code).message.endsWith('.'));
    }
    QCOMPARE(cosError("SlowDown").status, 503);
    QCOMPARE(cosError("NoSuchUpload").status, 404);
    QCOMPARE(cosError("InvalidObjectState").status, 403);
    QVERIFY(!isCosError("InvalidParameter"));
}

void tst_DemoCosStore::keepsBucketsApart()
{
    QVERIFY(!m_store->addBucket("a-1250000000", "ap-singapore"));
    QCOMPARE(codeOf(m_store->addBucket("a-1250000000", "ap-beijing")), "BucketAlreadyOwnedByYou");
    QCOMPARE(codeOf(m_store->addBucket("a-1250000001", "ap-beijing")), "AccessDenied");
    put("key");
    QCOMPARE(codeOf(m_store->find("a-1250000000", "key")), "NoSuchKey");
    QCOMPARE(codeOf(m_store->find("b-1250000000", "key")), "NoSuchBucket");
    QCOMPARE(codeOf(m_store->put("b-1250000000", "key", {})), "NoSuchBucket");
    QCOMPARE(codeOf(m_store->remove("b-1250000000", "key")), "NoSuchBucket");
    QCOMPARE(codeOf(m_store->list("b-1250000000", {})), "NoSuchBucket");
    QCOMPARE(codeOf(m_store->beginUpload("b-1250000000", "key", {})), "NoSuchBucket");
    const QList<BucketInfo> buckets = m_store->buckets();
    QCOMPARE(buckets.size(), 2);
    QCOMPARE(buckets.first().name, "a-1250000000");
    QCOMPARE(buckets.first().region, "ap-singapore");
}

void tst_DemoCosStore::listsInTheOrderOfBytes()
{
    const QList<QByteArray> ordered{
        "A", "B/1", "a", "a/", "a/b", "a0", "\xe9\x83\xa8", "\xf0\x9f\x98\x80"};
    for (qsizetype i = ordered.size(); i > 0; --i)
        put(ordered.at(i - 1));
    QList<QByteArray> keys;
    for (const auto &[key, object] : pageOf({}).objects)
        keys.append(key);
    QCOMPARE(keys, ordered);
}

void tst_DemoCosStore::listsPageByPage_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("delimiter");
    QTest::addColumn<QList<QByteArray>>("entries");
    QTest::newRow("everything") << QByteArray() << QByteArray()
                                << QList<QByteArray>{"a",     "b/", "b/1",   "b/2", "b/c/3",
                                                     "b/c/4", "d",  "e/f/g", "h"};
    QTest::newRow("top") << QByteArray() << QByteArray("/")
                         << QList<QByteArray>{"a", "b/", "d", "e/", "h"};
    QTest::newRow("folder") << QByteArray("b/") << QByteArray("/")
                            << QList<QByteArray>{"b/", "b/1", "b/2", "b/c/"};
    QTest::newRow("prefix") << QByteArray("b/c") << QByteArray()
                            << QList<QByteArray>{"b/c/3", "b/c/4"};
    QTest::newRow("prefix of a folder")
        << QByteArray("b/c") << QByteArray("/") << QList<QByteArray>{"b/c/"};
    QTest::newRow("another delimiter")
        << QByteArray() << QByteArray("/c/")
        << QList<QByteArray>{"a", "b/", "b/1", "b/2", "b/c/", "d", "e/f/g", "h"};
    QTest::newRow("nothing") << QByteArray("z") << QByteArray("/") << QList<QByteArray>();
}

void tst_DemoCosStore::listsPageByPage()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, delimiter);
    QFETCH(QList<QByteArray>, entries);
    for (const char *key : {"a", "b/", "b/1", "b/2", "b/c/3", "b/c/4", "d", "e/f/g", "h"})
        put(key);
    for (int most = 1; most <= 10; ++most)
        QCOMPARE(entriesOf({.prefix = prefix, .delimiter = delimiter, .most = most}), entries);
}

void tst_DemoCosStore::foldsAtTheDelimiter()
{
    for (const char *key : {"b/1", "b/2", "c"})
        put(key);
    const ObjectPage page = pageOf({.delimiter = "/", .most = 1});
    QCOMPARE(page.prefixes, QList<QByteArray>{"b/"});
    QVERIFY(page.objects.isEmpty());
    QCOMPARE(page.nextMarker, QByteArray("b/"));
    // A marker within of a folder leaves its rest to be listed.
    QCOMPARE(pageOf({.delimiter = "/", .marker = "b/1"}).prefixes, QList<QByteArray>{"b/"});
    QVERIFY(!pageOf({.delimiter = "/", .marker = "b/1"}).nextMarker);
}

void tst_DemoCosStore::listsNothingWhenNothingIsWanted()
{
    put("a");
    const ObjectPage page = pageOf({.most = 0});
    QVERIFY(page.objects.isEmpty() && !page.nextMarker);
}

void tst_DemoCosStore::leapsOverWhatIsFolded()
{
    const StoredObject one = objectWith("x");
    for (int index = 0; index < 100'000; ++index)
        (void)m_store->put(bucketName, "f/" + QByteArray::number(index), one);
    put("g");
    QElapsedTimer timer;
    timer.start();
    for (int turn = 0; turn < 1000; ++turn)
        QCOMPARE(pageOf({.delimiter = "/"}).objects.size(), 1);
    // Walking through the folder would take a thousand times a hundred thousand steps.
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void tst_DemoCosStore::makesAnObjectOfParts()
{
    const QByteArray uploadId = begin();
    const QByteArray second = putPart(uploadId, 2, megabyte, 'b');
    const QByteArray last = putPart(uploadId, 7, 10, 'c');
    const QByteArray first = putPart(uploadId, 1, megabyte, 'a');
    (void)putPart(uploadId, 3, 5); // one that is not listed does not count
    QCOMPARE(codeOf(m_store->find(bucketName, "big.zip")), "NoSuchKey");
    QCOMPARE(complete(uploadId, {{1, first}, {2, second.mid(1, 32)}, {7, last}}), QByteArray());
    const auto object = std::get<ObjectPointer>(m_store->find(bucketName, "big.zip"));
    const QByteArray whole =
        QByteArray(megabyte, 'a') + QByteArray(megabyte, 'b') + QByteArray(10, 'c');
    QVERIFY(object->content.toByteArray() == whole);
    QCOMPARE(object->crc, crc64(whole));
    QVERIFY(object->etag.endsWith("-3\""));
    QVERIFY(object->etag != objectWith(whole).etag);
    QCOMPARE(complete(uploadId, {{1, first}}), "NoSuchUpload");
}

void tst_DemoCosStore::takesTheLastPartOfANumber()
{
    const QByteArray uploadId = begin();
    const QByteArray first = putPart(uploadId, 1, 10, 'a');
    const QByteArray again = putPart(uploadId, 1, 20, 'b');
    QCOMPARE(complete(uploadId, {{1, first}}), "InvalidPart");
    QCOMPARE(complete(uploadId, {{1, again}}), QByteArray());
    const auto object = std::get<ObjectPointer>(m_store->find(bucketName, "big.zip"));
    QCOMPARE(object->content.toByteArray(), QByteArray(20, 'b'));
}

void tst_DemoCosStore::refusesWrongParts_data()
{
    QTest::addColumn<QList<int>>("numbers");
    QTest::addColumn<QByteArray>("code");
    // Parts 1 and 2 have 1 MB, 3 has less, 4 has less, 9 is missing.
    QTest::newRow("small last") << QList<int>{1, 2, 3} << QByteArray();
    QTest::newRow("small alone") << QList<int>{3} << QByteArray();
    QTest::newRow("small before the last") << QList<int>{1, 3, 4} << QByteArray("EntityTooSmall");
    QTest::newRow("missing") << QList<int>{1, 9} << QByteArray("InvalidPart");
    QTest::newRow("falling") << QList<int>{2, 1} << QByteArray("InvalidPartOrder");
    QTest::newRow("twice") << QList<int>{1, 1} << QByteArray("InvalidPartOrder");
}

void tst_DemoCosStore::refusesWrongParts()
{
    QFETCH(QList<int>, numbers);
    QFETCH(QByteArray, code);
    const QByteArray uploadId = begin();
    QHash<int, QByteArray> etags;
    for (int number = 1; number <= 4; ++number)
        etags[number] = putPart(uploadId, number, number < 3 ? megabyte : megabyte - 1);
    QList<ListedPart> parts;
    for (const int number : numbers)
        parts.append({number, etags.value(number, etags.value(1))});
    QCOMPARE(complete(uploadId, parts), code);
    // What was refused can be tried again.
    QCOMPARE(complete(uploadId, {{1, etags.value(1)}}),
             code.isEmpty() ? QByteArray("NoSuchUpload") : QByteArray());
}

void tst_DemoCosStore::forgetsAnUploadOnce()
{
    const QByteArray uploadId = begin();
    QVERIFY(begin() != uploadId);
    QCOMPARE(std::get<QList<StoredUpload>>(m_store->uploads(bucketName, "big")).size(), 2);
    QVERIFY(std::get<QList<StoredUpload>>(m_store->uploads(bucketName, "c")).isEmpty());
    QCOMPARE(codeOf(m_store->abortUpload(bucketName, "other.zip", uploadId)), "NoSuchUpload");
    QCOMPARE(codeOf(m_store->abortUpload(bucketName, "big.zip", uploadId)), QByteArray());
    QCOMPARE(codeOf(m_store->abortUpload(bucketName, "big.zip", uploadId)), "NoSuchUpload");
    QCOMPARE(putPart(uploadId, 1, 1), "NoSuchUpload");
    QCOMPARE(codeOf(m_store->upload(bucketName, "big.zip", uploadId)), "NoSuchUpload");
    QCOMPARE(std::get<QList<StoredUpload>>(m_store->uploads(bucketName, {})).size(), 1);
}

void tst_DemoCosStore::holdsPackagesForTheDemo()
{
    CosStore store([] { return 1'772'500'000'000; });
    addDemoObjects(store, 5);
    QList<QByteArray> regions;
    const QList<BucketInfo> buckets = store.buckets();
    for (const BucketInfo &bucket : buckets)
        regions.append(bucket.region);
    QCOMPARE(regions, (QList<QByteArray>{"ap-guangzhou", "ap-singapore"}));
    const auto nightly =
        std::get<ObjectPage>(store.list("deploy-1250000000", {.prefix = "nightly/"}));
    QVERIFY(nightly.objects.size() >= 24);
    QSet<QByteArray> etags;
    for (const auto &[key, object] : nightly.objects)
        etags.insert(object->etag);
    QCOMPARE(etags.size(), nightly.objects.size());
    QCOMPARE(
        std::get<ObjectPage>(store.list("deploy-1250000000", {.prefix = "scale/"})).objects.size(),
        5);
    const auto archived = std::get<ObjectPointer>(
        store.find("deploy-1250000000", "releases/old/hello-world-2024.zip"));
    QVERIFY(archived->traits.isArchived());
}

QTEST_GUILESS_MAIN(tst_DemoCosStore)
#include "tst_democosstore.moc"
