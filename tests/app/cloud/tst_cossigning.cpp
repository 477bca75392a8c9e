// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cossignature.h"
#include "tests/support/signingvectors.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_CosSigning : public QObject
{
    Q_OBJECT

private slots:
    void derivesTheSignKey_data() { rows(); }
    void derivesTheSignKey();
    void makesTheHttpString_data() { rows(); }
    void makesTheHttpString();
    void makesTheStringToSign_data() { rows(); }
    void makesTheStringToSign();
    void listsWhatIsSigned_data() { rows(); }
    void listsWhatIsSigned();
    void signsAndAuthorizes_data() { rows(); }
    void signsAndAuthorizes();
    void agreesWithThePublishedValues_data() { rows(); }
    void agreesWithThePublishedValues();
    void signsTheSameInAnyOrder();
    void encodesEveryByte_data();
    void encodesEveryByte();

private:
    static void rows();
    static Cos::Request request(const QJsonObject &row);
    static QByteArray text(const QJsonValue &value) { return value.toString().toUtf8(); }
};

void tst_CosSigning::rows()
{
    QTest::addColumn<QJsonObject>("row");
    const QJsonArray vectors = signingVectors("cos"_L1);
    QVERIFY(!vectors.isEmpty());
    for (const QJsonValue &vector : vectors)
        QTest::newRow(qPrintable(vector["id"_L1].toString())) << vector.toObject();
}

Cos::Request tst_CosSigning::request(const QJsonObject &row)
{
    const QJsonObject inputs = row["inputs"_L1].toObject();
    const auto pairs = [&inputs](QLatin1StringView name) {
        QList<Cos::Pair> list;
        const QJsonArray array = inputs[name].toArray();
        for (const QJsonValue &pair : array)
            list.append({text(pair[0]), text(pair[1])});
        return list;
    };
    return {.method = text(inputs["method"_L1]),
            .path = text(inputs["path_decoded"_L1]),
            .params = pairs("params"_L1),
            .headers = pairs("headers_signed"_L1)};
}

void tst_CosSigning::derivesTheSignKey()
{
    QFETCH(QJsonObject, row);
    const QJsonObject inputs = row["inputs"_L1].toObject();
    QCOMPARE(Cos::signKey(text(inputs["secretKey"_L1]), text(inputs["key_time"_L1])),
             text(row["sign_key"_L1]));
}

void tst_CosSigning::makesTheHttpString()
{
    QFETCH(QJsonObject, row);
    const QByteArray httpString = Cos::httpString(request(row));
    QCOMPARE(httpString, text(row["http_string"_L1]));
    QCOMPARE(QCryptographicHash::hash(httpString, QCryptographicHash::Sha1).toHex(),
             text(row["http_string_sha1"_L1]));
}

void tst_CosSigning::makesTheStringToSign()
{
    QFETCH(QJsonObject, row);
    QCOMPARE(Cos::stringToSign(text(row["inputs"_L1]["key_time"_L1]), text(row["http_string"_L1])),
             text(row["string_to_sign"_L1]));
}

void tst_CosSigning::listsWhatIsSigned()
{
    QFETCH(QJsonObject, row);
    QCOMPARE(Cos::nameList(request(row).headers), text(row["header_list"_L1]));
    QCOMPARE(Cos::nameList(request(row).params), text(row["url_param_list"_L1]));
}

void tst_CosSigning::signsAndAuthorizes()
{
    QFETCH(QJsonObject, row);
    const QJsonObject inputs = row["inputs"_L1].toObject();
    QCOMPARE(Cos::signature(text(row["sign_key"_L1]), text(row["string_to_sign"_L1])),
             text(row["signature"_L1]));
    QCOMPARE(Cos::authorization(text(inputs["secretId"_L1]), text(inputs["secretKey"_L1]),
                                text(inputs["key_time"_L1]), request(row)),
             text(row["authorization"_L1]));
}

void tst_CosSigning::agreesWithThePublishedValues()
{
    QFETCH(QJsonObject, row);
    const QJsonObject published = row["published"_L1].toObject();
    if (published.isEmpty())
        return;
    const QJsonObject inputs = row["inputs"_L1].toObject();
    const QByteArray keyTime = text(inputs["key_time"_L1]);
    const QByteArray key = Cos::signKey(text(inputs["secretKey"_L1]), keyTime);
    const QByteArray httpString = Cos::httpString(request(row));
    QCOMPARE(key, text(published["sign_key"_L1]));
    QCOMPARE(QCryptographicHash::hash(httpString, QCryptographicHash::Sha1).toHex(),
             text(published["http_string_sha1"_L1]));
    if (published.contains("signature"_L1)) {
        QCOMPARE(Cos::signature(key, Cos::stringToSign(keyTime, httpString)),
                 text(published["signature"_L1]));
    }
}

void tst_CosSigning::signsTheSameInAnyOrder()
{
    Cos::Request request{.method = "GET",
                         .path = "/a b",
                         .params = {{"uploadId", "1"}, {"marker", "+ "}, {"Uploads", ""}},
                         .headers = {{"Range", "bytes=0-1"}, {"Host", "example.com"}}};
    const QByteArray once = Cos::httpString(request);
    QCOMPARE(once, QByteArray("get\n/a b\nmarker=%2B%20&uploadid=1&uploads=\n"
                              "host=example.com&range=bytes%3D0-1\n"));
    std::ranges::reverse(request.params);
    std::ranges::reverse(request.headers);
    QCOMPARE(Cos::httpString(request), once);
    request.method = "get";
    QCOMPARE(Cos::httpString(request), once);
}

void tst_CosSigning::encodesEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("path");

    const QByteArray unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    QTest::newRow("unreserved") << unreserved << unreserved << unreserved;
    QTest::newRow("slash") << QByteArray("a/b") << QByteArray("a%2Fb") << QByteArray("a/b");
    QTest::newRow("plus, percent, space")
        << QByteArray("+% ") << QByteArray("%2B%25%20") << QByteArray("%2B%25%20");
    QTest::newRow("what ends a path")
        << QByteArray("?#") << QByteArray("%3F%23") << QByteArray("%3F%23");
    QTest::newRow("what JavaScript leaves")
        << QByteArray("!'()*") << QByteArray("%21%27%28%29%2A") << QByteArray("%21%27%28%29%2A");
    QTest::newRow("Chinese") << u"函"_s.toUtf8() << QByteArray("%E5%87%BD")
                             << QByteArray("%E5%87%BD");
    QTest::newRow("emoji") << u"😀"_s.toUtf8() << QByteArray("%F0%9F%98%80")
                           << QByteArray("%F0%9F%98%80");
    QTest::newRow("control characters")
        << QByteArray("\x01\n\x7f") << QByteArray("%01%0A%7F") << QByteArray("%01%0A%7F");
}

void tst_CosSigning::encodesEveryByte()
{
    QFETCH(QByteArray, bytes);
    QTEST(Cos::encoded(bytes), "value");
    QTEST(Cos::encoded(bytes, true), "path");
}

QTEST_GUILESS_MAIN(tst_CosSigning)
#include "tst_cossigning.moc"
