// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosverifier.h"
#include "tests/support/signingvectors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Scf;
using namespace Scf::Demo;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

QList<Cos::Pair> pairsOf(const QJsonValue &value)
{
    QList<Cos::Pair> pairs;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &pair : array)
        pairs.append({bytesOf(pair[0]), bytesOf(pair[1])});
    return pairs;
}

//! A request as a row of the vectors sends it, and who sent it when.
struct Row
{
    HttpRequest request{};
    QList<KnownCredential> known{};
    qint64 nowS = 0;

    std::optional<CosError> refusal() const
    {
        return cosRefusal(request, cosTarget(request), known, nowS);
    }
    QByteArray code() const { return refusal().value_or(CosError()).code; }
};

Row rowOf(const QJsonObject &vector, bool presigned = false)
{
    const QJsonObject inputs = vector["inputs"_L1].toObject();
    Row row;
    row.nowS = bytesOf(inputs["key_time"_L1]).split(';').first().toLongLong();
    row.known.append({.credential = {.secretId = inputs["secretId"_L1].toString(),
                                     .secretKey = inputs["secretKey"_L1].toString(),
                                     .token = inputs["token"_L1].toString()}});
    QList<QByteArray> query;
    const QList<Cos::Pair> params = pairsOf(inputs["params"_L1]);
    for (const auto &[name, value] : params)
        query.append(Cos::encoded(name) + '=' + Cos::encoded(value));
    const QByteArray authorization = bytesOf(vector["authorization"_L1]);
    const QByteArray token = bytesOf(inputs["token"_L1]);
    row.request.headers = pairsOf(inputs["headers_signed"_L1]);
    if (presigned) {
        query.append(authorization);
        if (!token.isEmpty())
            query.append("x-cos-security-token=" + Cos::encoded(token));
    } else {
        row.request.headers.emplaceBack("Authorization", authorization);
        if (!token.isEmpty())
            row.request.headers.emplaceBack("x-cos-security-token", token);
    }
    row.request.method = bytesOf(inputs["method"_L1]);
    row.request.target = Cos::encoded(bytesOf(inputs["path_decoded"_L1]), true);
    if (!query.isEmpty())
        row.request.target += '?' + query.join('&');
    return row;
}

} // namespace

class tst_DemoCosVerifySign : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void acceptsEachVector_data();
    void acceptsEachVector();
    void refusesWhatWasChanged_data();
    void refusesWhatWasChanged();
    void tellsTheTimesApart();
    void wantsTheKeyTimeAsWell();
    void takesAHostWithoutItsPort();
    void signsTheWholePathOfPathStyle();
    void wantsItsToken();
    void refusesAnEndedToken();
    void readsNothingOfBadSignatures_data();
    void readsNothingOfBadSignatures();

private:
    QJsonObject vectorNamed(const QString &id) const
    {
        for (const QJsonValue &vector : m_vectors) {
            if (vector["id"_L1] == id)
                return vector.toObject();
        }
        return m_vectors.first().toObject();
    }

    QJsonArray m_vectors;
};

void tst_DemoCosVerifySign::initTestCase()
{
    m_vectors = signingVectors("cos"_L1);
    QVERIFY(!m_vectors.isEmpty());
}

void tst_DemoCosVerifySign::acceptsEachVector_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue &vector : std::as_const(m_vectors))
        QTest::newRow(qPrintable(vector["id"_L1].toString())) << vector.toObject();
}

void tst_DemoCosVerifySign::acceptsEachVector()
{
    QFETCH(QJsonObject, vector);
    QCOMPARE(rowOf(vector).code(), QByteArray());
    QCOMPARE(rowOf(vector, true).code(), QByteArray());
    Row row = rowOf(vector);
    row.known.first().credential.secretKey += u'x';
    QCOMPARE(row.code(), "SignatureDoesNotMatch");
    row.known.first().credential.secretId += u'x';
    QCOMPARE(row.code(), "InvalidAccessKeyId");
}

void tst_DemoCosVerifySign::refusesWhatWasChanged_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("code");
    const QByteArray differs("SignatureDoesNotMatch");
    QTest::newRow("method") << QByteArray("PUT") << QByteArray("GET") << differs;
    QTest::newRow("path") << QByteArray("/scf/hello.zip") << QByteArray("/scf/hallo.zip")
                          << differs;
    QTest::newRow("header") << QByteArray("application/zip") << QByteArray("text/plain") << differs;
    QTest::newRow("host") << QByteArray("deploy-1250000000") << QByteArray("other-1250000000")
                          << differs;
    QTest::newRow("header missing") << QByteArray("content-md5") << QByteArray("x-md5") << differs;
    QTest::newRow("list out of order") << QByteArray("content-length;content-md5")
                                       << QByteArray("content-md5;content-length") << differs;
    QTest::newRow("parameter that is not there")
        << QByteArray("q-url-param-list=") << QByteArray("q-url-param-list=acl") << differs;
    QTest::newRow("algorithm") << QByteArray("q-sign-algorithm=sha1")
                               << QByteArray("q-sign-algorithm=sha256")
                               << QByteArray("AccessDenied");
    QTest::newRow("id") << QByteArray("q-ak=AKID") << QByteArray("q-ak=DIKA")
                        << QByteArray("InvalidAccessKeyId");
}

void tst_DemoCosVerifySign::refusesWhatWasChanged()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, code);
    Row row = rowOf(vectorNamed(u"cos-put-object"_s));
    QCOMPARE(row.code(), QByteArray());
    int changed = 0;
    const auto change = [&](QByteArray &text) {
        changed += text.contains(from) ? 1 : 0;
        text.replace(from, to);
    };
    change(row.request.method);
    change(row.request.target);
    for (auto &[name, value] : row.request.headers) {
        if (name == from)
            name = to, ++changed;
        else if (name != "Authorization" || from.startsWith("q-") || from.contains(';'))
            change(value);
    }
    QVERIFY(changed > 0);
    QCOMPARE(row.code(), code);
}

void tst_DemoCosVerifySign::tellsTheTimesApart()
{
    Row row = rowOf(vectorNamed(u"cos-put-object"_s));
    const qint64 startS = row.nowS;
    row.nowS = startS - 1;
    QCOMPARE(row.code(), "RequestTimeTooSkewed");
    row.nowS = startS + 900;
    QCOMPARE(row.code(), QByteArray());
    row.nowS = startS + 901;
    QCOMPARE(row.code(), "AccessDenied");
    QCOMPARE(row.refusal()->message, "Request has expired");
    QCOMPARE(row.refusal()->status, 403);
}

void tst_DemoCosVerifySign::wantsTheKeyTimeAsWell()
{
    HttpRequest request{.method = "GET", .target = "/a", .headers = {{"Host", "h"}}};
    const KnownCredential known{.credential = {.secretId = u"id"_s, .secretKey = u"key"_s}};
    const auto codeOf = [&](const QByteArray &signTime, const QByteArray &keyTime) {
        const QByteArray text = Cos::stringToSign(
            signTime, Cos::httpString({.method = "get", .path = "/a", .headers = {{"host", "h"}}}));
        HttpRequest copy = request;
        copy.headers.emplaceBack("Authorization",
                                 "q-sign-algorithm=sha1&q-ak=id&q-sign-time=" + signTime
                                     + "&q-key-time=" + keyTime
                                     + "&q-header-list=host&q-url-param-list=&q-signature="
                                     + Cos::signature(Cos::signKey("key", keyTime), text));
        return cosRefusal(copy, cosTarget(copy), {known}, 500).value_or(CosError()).code;
    };
    QCOMPARE(codeOf("400;600", "300;700"), QByteArray());
    QCOMPARE(codeOf("400;600", "300;499"), "AccessDenied");
    QCOMPARE(codeOf("400;499", "300;700"), "AccessDenied");
    QCOMPARE(codeOf("600;400", "300;700"), "AccessDenied");
    QCOMPARE(codeOf("400;600", "501;700"), "RequestTimeTooSkewed");
    QCOMPARE(codeOf("x;600", "300;700"), "AccessDenied");
}

void tst_DemoCosVerifySign::takesAHostWithoutItsPort()
{
    Row row = rowOf(vectorNamed(u"cos-put-object"_s));
    for (auto &[name, value] : row.request.headers) {
        if (name == "host")
            value += ":8080";
    }
    QCOMPARE(row.code(), QByteArray());
}

void tst_DemoCosVerifySign::signsTheWholePathOfPathStyle()
{
    const KnownCredential known{.credential = {.secretId = u"id"_s, .secretKey = u"key"_s}};
    const auto codeOf = [&](const QByteArray &signedPath) {
        const HttpRequest request{
            .method = "PUT",
            .target = "/deploy-1250000000/a%20b%2B.zip",
            .headers = {
                {"Host", "127.0.0.1:80"},
                {"Authorization", Cos::authorization("id", "key", "400;600",
                                                     {.method = "PUT",
                                                      .path = signedPath,
                                                      .headers = {{"host", "127.0.0.1:80"}}})}}};
        const CosTarget target = cosTarget(request);
        return target.bucket + '|' + target.key + '|'
               + cosRefusal(request, target, {known}, 500).value_or(CosError()).code;
    };
    QCOMPARE(codeOf("/deploy-1250000000/a b+.zip"), "deploy-1250000000|a b+.zip|");
    QVERIFY(codeOf("/a b+.zip").endsWith("SignatureDoesNotMatch"));
}

void tst_DemoCosVerifySign::wantsItsToken()
{
    for (const bool presigned : {false, true}) {
        Row row = rowOf(vectorNamed(u"cos-put-sts"_s), presigned);
        QCOMPARE(row.code(), QByteArray());
        row.known.first().credential.token += u'x';
        QCOMPARE(row.code(), "InvalidAccessKeyId");
        row.known.first().credential.token.clear();
        QCOMPARE(row.code(), "InvalidAccessKeyId");
    }
    Row row = rowOf(vectorNamed(u"cos-put-object"_s));
    row.known.first().credential.token = u"token"_s;
    QCOMPARE(row.code(), "InvalidAccessKeyId");
}

void tst_DemoCosVerifySign::refusesAnEndedToken()
{
    Row row = rowOf(vectorNamed(u"cos-put-sts"_s));
    row.known.first().tokenEndsS = row.nowS + 1;
    QCOMPARE(row.code(), QByteArray());
    row.known.first().tokenEndsS = row.nowS;
    QCOMPARE(row.code(), "ExpiredToken");
    // Who cannot sign learns nothing about a token.
    row.known.first().credential.secretKey += u'x';
    QCOMPARE(row.code(), "SignatureDoesNotMatch");
}

void tst_DemoCosVerifySign::readsNothingOfBadSignatures_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("Bearer abc");
    QTest::newRow("ampersands") << QByteArray("&&&&==&=&");
    QTest::newRow("of SCF") << QByteArray(
        "TC3-HMAC-SHA256 Credential=id/2026-01-01/scf/tc3_request");
    const QByteArray whole = Cos::authorization("AKID", "key", "1;2", {.headers = {{"host", "x"}}});
    for (qsizetype size = 0; size < whole.lastIndexOf('&'); size += 7)
        QTest::addRow("cut after %d", int(size)) << whole.first(size);
    QTest::newRow("twice") << whole + "&q-ak=other";
}

void tst_DemoCosVerifySign::readsNothingOfBadSignatures()
{
    QFETCH(QByteArray, authorization);
    const HttpRequest request{.method = "GET",
                              .target = "/",
                              .headers = {{"Host", "x"}, {"Authorization", authorization}}};
    const auto refused = cosRefusal(request, cosTarget(request), {}, 1);
    QVERIFY(refused);
    QCOMPARE(refused->code, "AccessDenied");
}

QTEST_GUILESS_MAIN(tst_DemoCosVerifySign)
#include "tst_democosverifysign.moc"
