// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/tc3signature.h"
#include "tests/support/signingvectors.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_Tc3Signing : public QObject
{
    Q_OBJECT

private slots:
    void hashesThePayload_data() { rows(); }
    void hashesThePayload();
    void makesTheCanonicalRequest_data() { rows(); }
    void makesTheCanonicalRequest();
    void makesTheStringToSign_data() { rows(); }
    void makesTheStringToSign();
    void derivesTheSigningKey_data() { rows(); }
    void derivesTheSigningKey();
    void signsAndAuthorizes_data() { rows(); }
    void signsAndAuthorizes();
    void takesTheDateFromTheTimestampInUtc_data();
    void takesTheDateFromTheTimestampInUtc();
    void trimsHeaderValues();

private:
    static void rows();
    static Tc3::Request request(const QJsonObject &row);
};

void tst_Tc3Signing::rows()
{
    QTest::addColumn<QJsonObject>("row");
    const QJsonArray vectors = signingVectors("tc3"_L1);
    QVERIFY(!vectors.isEmpty());
    for (const QJsonValue &vector : vectors)
        QTest::newRow(qPrintable(vector["id"_L1].toString())) << vector.toObject();
}

Tc3::Request tst_Tc3Signing::request(const QJsonObject &row)
{
    const QJsonObject inputs = row["inputs"_L1].toObject();
    const QUrl url(inputs["url"_L1].toString());
    QByteArray host = url.host().toLatin1();
    if (url.port() > 0)
        host += ':' + QByteArray::number(url.port());
    return {.method = inputs["method"_L1].toString().toLatin1(),
            .query = url.query(QUrl::FullyEncoded).toLatin1(),
            .contentType = inputs["content_type"_L1].toString().toLatin1(),
            .host = host,
            .payloadHash = Tc3::payloadHash(inputs["unsigned_payload"_L1].toBool()
                                                ? QByteArray(Tc3::unsignedPayload)
                                                : payloadOf(inputs))};
}

void tst_Tc3Signing::hashesThePayload()
{
    QFETCH(QJsonObject, row);
    const QJsonObject inputs = row["inputs"_L1].toObject();
    if (!inputs["unsigned_payload"_L1].toBool())
        QCOMPARE(payloadOf(inputs).size(), inputs["payload_bytes"_L1].toInt());
    QCOMPARE(request(row).payloadHash,
             row["derived"_L1]["payload_sha256"_L1].toString().toLatin1());
}

void tst_Tc3Signing::makesTheCanonicalRequest()
{
    QFETCH(QJsonObject, row);
    QCOMPARE(Tc3::canonicalRequest(request(row)), row["canonical_request"_L1].toString().toUtf8());
}

void tst_Tc3Signing::makesTheStringToSign()
{
    QFETCH(QJsonObject, row);
    const QJsonObject inputs = row["inputs"_L1].toObject();
    QCOMPARE(Tc3::stringToSign(inputs["timestamp"_L1].toInteger(),
                               inputs["service"_L1].toString().toLatin1(),
                               row["canonical_request"_L1].toString().toUtf8()),
             row["string_to_sign"_L1].toString().toUtf8());
}

void tst_Tc3Signing::derivesTheSigningKey()
{
    QFETCH(QJsonObject, row);
    const QJsonObject inputs = row["inputs"_L1].toObject();
    const QJsonObject derived = row["derived"_L1].toObject();
    const QByteArray date = Tc3::utcDate(inputs["timestamp"_L1].toInteger());
    QCOMPARE(date, derived["date"_L1].toString().toLatin1());
    const Tc3::SigningKey key = Tc3::signingKey(inputs["secretKey"_L1].toString().toUtf8(), date,
                                                inputs["service"_L1].toString().toLatin1());
    QCOMPARE(key.date.toHex(), derived["k_date_hex"_L1].toString().toLatin1());
    QCOMPARE(key.service.toHex(), derived["k_service_hex"_L1].toString().toLatin1());
    QCOMPARE(key.signing.toHex(), derived["k_signing_hex"_L1].toString().toLatin1());
}

void tst_Tc3Signing::signsAndAuthorizes()
{
    QFETCH(QJsonObject, row);
    const QJsonObject inputs = row["inputs"_L1].toObject();
    const QByteArray service = inputs["service"_L1].toString().toLatin1();
    const qint64 timestamp = inputs["timestamp"_L1].toInteger();
    const QByteArray secretKey = inputs["secretKey"_L1].toString().toUtf8();
    QCOMPARE(Tc3::signature(Tc3::signingKey(secretKey, Tc3::utcDate(timestamp), service),
                            row["string_to_sign"_L1].toString().toUtf8()),
             row["signature"_L1].toString().toLatin1());
    QCOMPARE(Tc3::authorization(inputs["secretId"_L1].toString().toUtf8(), secretKey, timestamp,
                                service, request(row)),
             row["authorization"_L1].toString().toLatin1());
}

void tst_Tc3Signing::takesTheDateFromTheTimestampInUtc_data()
{
    QTest::addColumn<QString>("utc");
    QTest::addColumn<QByteArray>("date");
    // Beijing is eight hours ahead: until 08:00 there it is still yesterday in UTC.
    QTest::newRow("00:00 in Beijing") << u"2026-03-04T16:00:00Z"_s << QByteArray("2026-03-04");
    QTest::newRow("07:59:59 in Beijing") << u"2026-03-04T23:59:59Z"_s << QByteArray("2026-03-04");
    QTest::newRow("08:00 in Beijing") << u"2026-03-05T00:00:00Z"_s << QByteArray("2026-03-05");
    QTest::newRow("29 February") << u"2028-02-29T12:00:00Z"_s << QByteArray("2028-02-29");
    QTest::newRow("the second after 29 February")
        << u"2028-03-01T00:00:00Z"_s << QByteArray("2028-03-01");
    QTest::newRow("28 February of a common year")
        << u"2027-02-28T23:59:59Z"_s << QByteArray("2027-02-28");
    QTest::newRow("31 December") << u"2026-12-31T23:59:59Z"_s << QByteArray("2026-12-31");
    QTest::newRow("1 January") << u"2027-01-01T00:00:00Z"_s << QByteArray("2027-01-01");
}

void tst_Tc3Signing::takesTheDateFromTheTimestampInUtc()
{
    QFETCH(QString, utc);
    QFETCH(QByteArray, date);
    const qint64 timestamp = QDateTime::fromString(utc, Qt::ISODate).toSecsSinceEpoch();
    for (const char *zone : {"UTC", "Asia/Shanghai", "America/Los_Angeles"}) {
        qputenv("TZ", zone);
        QCOMPARE(Tc3::utcDate(timestamp), date);
    }
    qunsetenv("TZ");
}

void tst_Tc3Signing::trimsHeaderValues()
{
    Tc3::Request plain{
        .contentType = "application/json", .host = "example.com", .payloadHash = "x"};
    Tc3::Request padded = plain;
    padded.host = " example.com\t";
    padded.contentType = "application/json ";
    QCOMPARE(Tc3::canonicalRequest(padded), Tc3::canonicalRequest(plain));
}

QTEST_GUILESS_MAIN(tst_Tc3Signing)
#include "tst_tc3signing.moc"
