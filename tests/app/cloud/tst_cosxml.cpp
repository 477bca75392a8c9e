// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosxml.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_CosXml : public QObject
{
    Q_OBJECT

private slots:
    void readsBuckets();
    void readsObjects();
    void decodesEncodedNames();
    void findsTheNextPage_data();
    void findsTheNextPage();
    void readsPartsAndUploads();
    void readsWhatBeginsWithWhiteSpace();
    void takesAnErrorForARefusal();
    void refusesHostileXml_data();
    void refusesHostileXml();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
    void endsQuicklyWhateverComes_data();
    void endsQuicklyWhateverComes();
    void writesTheListOfParts();
};

namespace {

QByteArray listing(const QByteArray &inside)
{
    return "<?xml version='1.0' encoding='utf-8' ?>\n<ListBucketResult><Name>a-1</Name>" + inside
           + "</ListBucketResult>";
}

QByteArray contents(const QByteArray &key, const QByteArray &size = "1")
{
    return "<Contents><Key>" + key + "</Key><Size>" + size + "</Size></Contents>";
}

} // namespace

void tst_CosXml::readsBuckets()
{
    const auto page = Cos::parseBuckets(
        "<ListAllMyBucketsResult xmlns='http://example.com/x'>"
        "<Owner><ID>qcs::cam::uin/1:uin/1</ID><DisplayName>1</DisplayName></Owner>"
        "<Buckets><Bucket><Name>a-1</Name><Location>ap-beijing-1</Location>"
        "<CreationDate>2024-05-06T07:08:09Z</CreationDate></Bucket>"
        "<Bucket><Name>b-1</Name><Location>ap-guangzhou</Location></Bucket></Buckets>"
        "</ListAllMyBucketsResult>",
        {});
    QVERIFY(page);
    QCOMPARE(page->buckets.size(), 2);
    QCOMPARE(page->buckets.at(0).id, (CosBucketId{u"a-1"_s, u"ap-beijing-1"_s}));
    QCOMPARE(page->buckets.at(0).createdAt, QDateTime({2024, 5, 6}, {7, 8, 9}, Qt::UTC));
    QVERIFY(!page->buckets.at(1).createdAt.isValid());
    QVERIFY(page->nextMarker.isEmpty());
}

void tst_CosXml::readsObjects()
{
    const auto page = Cos::parseObjects(
        listing("<IsTruncated>false</IsTruncated><CommonPrefixes><Prefix>x/</Prefix>"
                "</CommonPrefixes><Contents><Key>&lt;a&amp;b&gt;&#x51fd;</Key>"
                "<LastModified>2024-05-06T07:08:09.123Z</LastModified><ETag>&quot;e&quot;</ETag>"
                "<Size>5368709121</Size><Owner><ID>1</ID></Owner>"
                "<StorageClass>ARCHIVE</StorageClass></Contents>"),
        {});
    QVERIFY(page);
    QCOMPARE(page->prefixes, QStringList{u"x/"_s});
    QCOMPARE(page->objects.size(), 1);
    const CosObject &object = page->objects.first();
    QCOMPARE(object.key, u"<a&b>函"_s);
    QCOMPARE(object.size, 5368709121);
    QCOMPARE(object.modifiedAt, QDateTime({2024, 5, 6}, {7, 8, 9, 123}, Qt::UTC));
    QCOMPARE(object.eTag, u"\"e\""_s);
    QCOMPARE(object.storageClass, u"ARCHIVE"_s);
}

void tst_CosXml::decodesEncodedNames()
{
    const QByteArray inside = "<EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>"
                              "<NextMarker>%E5%87%BD%2Bz</NextMarker><CommonPrefixes><Prefix>"
                              "a%20b%2F</Prefix></CommonPrefixes>"
                              + contents("a%01+%2B%25%F0%9F%98%80");
    const auto page = Cos::parseObjects(listing(inside), {});
    QVERIFY(page);
    QCOMPARE(page->objects.first().key, u"a\u0001++%😀"_s);
    QCOMPARE(page->prefixes.first(), u"a b/"_s);
    QCOMPARE(page->nextMarker, u"函+z"_s);
    // Without the element the percent sign is one of the key.
    QCOMPARE(Cos::parseObjects(listing(contents("a%20b")), {})->objects.first().key, u"a%20b"_s);
}

void tst_CosXml::findsTheNextPage_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<QString>("marker");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QString>("next");
    const QByteArray more = "<IsTruncated>true</IsTruncated>";
    QTest::newRow("last page") << contents("a") << u""_s << true << u""_s;
    QTest::newRow("NextMarker") << more + "<NextMarker>m</NextMarker>" + contents("a") << u""_s
                                << true << u"m"_s;
    QTest::newRow("from the last key")
        << more + contents("a") + contents("b") << u""_s << true << u"b"_s;
    QTest::newRow("from the last prefix")
        << more + contents("a") + "<CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes>" << u""_s
        << true << u"b/"_s;
    QTest::newRow("same again") << more + "<NextMarker>m</NextMarker>" << u"m"_s << false << u""_s;
    QTest::newRow("from nothing") << more << u""_s << false << u""_s;
}

void tst_CosXml::findsTheNextPage()
{
    QFETCH(QByteArray, inside);
    QFETCH(QString, marker);
    QFETCH(bool, isGood);
    const auto page = Cos::parseObjects(listing(inside), marker);
    QCOMPARE(page.has_value(), isGood);
    if (isGood)
        QTEST(page->nextMarker, "next");
    else
        QCOMPARE(page.error().code, QString(LocalCode::answerIncomplete));
}

void tst_CosXml::readsPartsAndUploads()
{
    const auto parts = Cos::parseParts(
        "<ListPartsResult><UploadId>u</UploadId><IsTruncated>true</IsTruncated>"
        "<NextPartNumberMarker>2</NextPartNumberMarker>"
        "<Part><PartNumber>1</PartNumber><ETag>\"a\"</ETag><Size>1048576</Size></Part>"
        "<Part><PartNumber>2</PartNumber><ETag>\"b\"</ETag><Size>7</Size></Part></ListPartsResult>",
        0);
    QVERIFY(parts);
    QCOMPARE(parts->parts, (QList<CosPart>{{1, u"\"a\""_s, 1048576, {}}, {2, u"\"b\""_s, 7, {}}}));
    QCOMPARE(parts->nextMarker, 2);

    const auto uploads = Cos::parseUploads(
        "<ListMultipartUploadsResult><EncodingType>url</EncodingType><IsTruncated>false"
        "</IsTruncated><Upload><Key>a%20b</Key><UploadId>u</UploadId>"
        "<Initiated>2024-05-06T07:08:09.000Z</Initiated></Upload></ListMultipartUploadsResult>",
        {}, {});
    QVERIFY(uploads);
    QCOMPARE(uploads->uploads.first().key, u"a b"_s);
    QCOMPARE(uploads->uploads.first().uploadId, u"u"_s);
    QVERIFY(uploads->uploads.first().initiatedAt.isValid());

    const auto begun =
        Cos::parseInitiated("<InitiateMultipartUploadResult><Key>k</Key>"
                            "<UploadId>u1</UploadId></InitiateMultipartUploadResult>");
    QVERIFY(begun);
    QCOMPARE(begun->uploadId, u"u1"_s);
}

void tst_CosXml::readsWhatBeginsWithWhiteSpace()
{
    const QByteArray xml = " \n  <?xml version='1.0'?><CompleteMultipartUploadResult>"
                           "<ETag>\"e-2\"</ETag></CompleteMultipartUploadResult>";
    const Result<QString> eTag = Cos::parseCompleted(xml);
    QVERIFY(eTag);
    QCOMPARE(*eTag, u"\"e-2\""_s);
}

void tst_CosXml::takesAnErrorForARefusal()
{
    const QByteArray xml = "<Error><Code>InternalError</Code><Message>again</Message>"
                           "<RequestId>r1</RequestId><TraceId>t</TraceId></Error>";
    const Result<QString> completed = Cos::parseCompleted(xml);
    QVERIFY(!completed);
    QCOMPARE(completed.error().kind, Error::Kind::Service);
    QCOMPARE(completed.error().code, u"InternalError"_s);
    QCOMPARE(completed.error().message, u"again"_s);
    QCOMPARE(completed.error().requestId, u"r1"_s);
    QVERIFY(Cos::parseFault(xml));
    QVERIFY(!Cos::parseFault("<Error><Message>x</Message></Error>"));
    QVERIFY(!Cos::parseFault("<html>no</html>"));
    const Result<QString> unnamed = Cos::parseCompleted("<Error><Message>x</Message></Error>");
    QCOMPARE(unnamed.error().kind, Error::Kind::Protocol);
}

void tst_CosXml::refusesHostileXml_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &xml, QLatin1StringView code) {
        QTest::newRow(name) << xml << QString(code);
    };
    const QByteArray key = "<ListBucketResult>" + contents("&e9;") + "</ListBucketResult>";
    QByteArray laughs = "<!DOCTYPE x [<!ENTITY e0 'ha'>";
    for (int i = 1; i < 10; ++i) {
        const QByteArray before = "&e" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY e" + QByteArray::number(i) + " '" + before.repeated(10) + "'>";
    }
    row("entities in entities", laughs + "]>" + key, LocalCode::answerNotXml);
    row("external entity", "<!DOCTYPE x [<!ENTITY e9 SYSTEM 'file:///etc/passwd'>]>" + key,
        LocalCode::answerNotXml);
    row("external document type", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>" + listing({}),
        LocalCode::answerNotXml);
    row("harmless document type", "<!DOCTYPE ListBucketResult>" + listing({}),
        LocalCode::answerNotXml);
    row("unknown entity", key, LocalCode::answerNotXml);
    row("deep", QByteArray("<a>").repeated(100'000), LocalCode::answerTooLarge);
    row("deep and closed", QByteArray("<a>").repeated(5'000) + QByteArray("</a>").repeated(5'000),
        LocalCode::answerTooLarge);
    row("a million elements", listing(QByteArray("<a/>").repeated(1'000'000)),
        LocalCode::answerTooLarge);
    row("a text without end", listing(contents(QByteArray(1'000'000, 'k'))),
        LocalCode::answerTooLarge);
    row("larger than anything", listing(QByteArray(17 * 1024 * 1024, ' ')),
        LocalCode::answerTooLarge);
    row("empty", {}, LocalCode::answerEmpty);
    row("white space", " \r\n\t ", LocalCode::answerEmpty);
    row("cut", "<ListBucketResult><Name>a", LocalCode::answerCut);
    row("only the declaration", "<?xml version='1.0'?>", LocalCode::answerCut);
    row("wrong end", "<ListBucketResult></Name>", LocalCode::answerNotXml);
    row("two roots", listing({}) + listing({}), LocalCode::answerNotXml);
    row("rubbish behind", listing({}) + "rubbish", LocalCode::answerNotXml);
    row("HTML", "<html><body>Sign in</body></html>", LocalCode::answerNotXml);
    row("JSON", R"({"Response":{}})", LocalCode::answerNotXml);
    row("another answer", "<ListPartsResult/>", LocalCode::answerNotXml);
    row("zero byte", listing(contents(QByteArray("a\0b", 3))), LocalCode::answerNotXml);
    row("control character", listing(contents("a\x01")), LocalCode::answerNotXml);
    row("invalid UTF-8", listing(contents("\xff\xfe\xfa")), LocalCode::answerNotXml);
    row("unknown encoding", "<?xml version='1.0' encoding='klingon'?><ListBucketResult/>",
        LocalCode::answerNotXml);
}

void tst_CosXml::refusesHostileXml()
{
    QFETCH(QByteArray, xml);
    const auto page = Cos::parseObjects(xml, {});
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::Protocol);
    QTEST(page.error().code, "code");
    QVERIFY(!page.error().message.contains("root:"_L1));
}

void tst_CosXml::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::newRow("object without key") << contents({});
    QTest::newRow("object without size") << QByteArray("<Contents><Key>a</Key></Contents>");
    QTest::newRow("negative size") << contents("a", "-1");
    QTest::newRow("size beyond numbers") << contents("a", "99999999999999999999");
    QTest::newRow("size of words") << contents("a", "many");
    QTest::newRow("empty prefix") << QByteArray("<CommonPrefixes><Prefix/></CommonPrefixes>");
}

void tst_CosXml::refusesWhatCannotBeMeant()
{
    QFETCH(QByteArray, inside);
    const auto page = Cos::parseObjects(listing(inside), {});
    QVERIFY(!page);
    QCOMPARE(page.error().code, QString(LocalCode::answerIncomplete));

    const auto parts = [](const QByteArray &part) {
        return Cos::parseParts("<ListPartsResult>" + part + "</ListPartsResult>", 0);
    };
    QVERIFY(!parts("<Part><PartNumber>0</PartNumber><ETag>e</ETag><Size>1</Size></Part>"));
    QVERIFY(!parts("<Part><PartNumber>10001</PartNumber><ETag>e</ETag><Size>1</Size></Part>"));
    QVERIFY(!parts("<Part><PartNumber>1</PartNumber><Size>1</Size></Part>"));
    QVERIFY(
        !parts("<IsTruncated>true</IsTruncated><NextPartNumberMarker>0</NextPartNumberMarker>"));
    QVERIFY(!Cos::parseInitiated("<InitiateMultipartUploadResult/>"));
}

void tst_CosXml::endsQuicklyWhateverComes_data()
{
    refusesHostileXml_data();
}

void tst_CosXml::endsQuicklyWhateverComes()
{
    QFETCH(QByteArray, xml);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!Cos::parseFault(xml));
    QVERIFY(!Cos::parseBuckets(xml, {}));
    QVERIFY(!Cos::parseUploads(xml, {}, {}));
    QVERIFY(!Cos::parseCompleted(xml));
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

void tst_CosXml::writesTheListOfParts()
{
    const QByteArray xml = Cos::completeXml({{1, u"\"a\""_s, 1, {}}, {3, u"<&>"_s, 2, {}}});
    QCOMPARE(xml, QByteArray("<CompleteMultipartUpload>"
                             "<Part><PartNumber>1</PartNumber><ETag>&quot;a&quot;</ETag></Part>"
                             "<Part><PartNumber>3</PartNumber><ETag>&lt;&amp;&gt;</ETag></Part>"
                             "</CompleteMultipartUpload>"));
}

QTEST_GUILESS_MAIN(tst_CosXml)
#include "tst_cosxml.moc"
