// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/tc3signature.h"
#include "app/demo/requestverifier.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>

using namespace Scf;
using namespace Scf::Demo;
using namespace Qt::StringLiterals;

namespace {

//! A request as its row of the vectors sends it, and who sent it when.
struct Row
{
    HttpRequest request{};
    QList<KnownCredential> known{};
    qint64 timestamp = 0;
};

QByteArray payloadOf(const QJsonObject &inputs)
{
    if (inputs.contains("payload_base64"_L1))
        return QByteArray::fromBase64(inputs["payload_base64"_L1].toString().toLatin1());
    const QJsonObject generator = inputs["payload_generator"_L1].toObject();
    if (!generator.isEmpty()) {
        return generator["prefix"_L1].toString().toUtf8()
               + generator["repeat"_L1].toString().toUtf8().repeated(generator["times"_L1].toInt())
               + generator["suffix"_L1].toString().toUtf8();
    }
    return inputs["payload"_L1].toString().toUtf8();
}

Row rowOf(const QJsonObject &vector)
{
    const QJsonObject inputs = vector["inputs"_L1].toObject();
    const QUrl url(inputs["url"_L1].toString());
    Row row;
    row.timestamp = inputs["timestamp"_L1].toInteger();
    row.known.append(KnownCredential{.credential = {.secretId = inputs["secretId"_L1].toString(),
                                                    .secretKey = inputs["secretKey"_L1].toString(),
                                                    .token = inputs["token"_L1].toString()}});
    HttpRequest &request = row.request;
    request.method = inputs["method"_L1].toString().toLatin1();
    request.target = "/";
    if (url.hasQuery())
        request.target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    request.body = payloadOf(inputs);
    request.bodyBytes = request.body.size();
    request.headers = {
        {"Host", url.host().toLatin1()},
        {"Content-Type", inputs["content_type"_L1].toString().toLatin1()},
        {"X-TC-Action", inputs["action"_L1].toString().toLatin1()},
        {"X-TC-Timestamp", QByteArray::number(row.timestamp)},
        {"X-TC-Version", inputs["version"_L1].toString().toLatin1()},
        {"Authorization", vector["authorization"_L1].toString().toLatin1()},
    };
    if (!inputs["token"_L1].toString().isEmpty())
        request.headers.append({"X-TC-Token", inputs["token"_L1].toString().toLatin1()});
    if (inputs["unsigned_payload"_L1].toBool())
        request.headers.append({"X-TC-Content-SHA256", QByteArray(Tc3::unsignedPayload)});
    return row;
}

QByteArray &valueOf(HttpRequest &request, QByteArrayView name)
{
    for (auto &[key, value] : request.headers) {
        if (key == name)
            return value;
    }
    qFatal("The request has no such header.");
}

//! Another byte of the same kind, so that the value keeps its form.
char otherByte(char byte)
{
    return byte == '1' ? '2' : '1';
}

} // namespace

class tst_DemoVerifySign : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void acceptsTheRowAndRefusesItWithOneByteChanged_data();
    void acceptsTheRowAndRefusesItWithOneByteChanged();
    void refusesEveryChangedByteOfTheSignature();
    void countsTheTimeToTheSecond_data();
    void countsTheTimeToTheSecond();
    void acceptsTheHostWithoutItsPort_data();
    void acceptsTheHostWithoutItsPort();
    void acceptsFurtherSignedHeaders();
    void refusesAuthorizationsOfNoForm_data();
    void refusesAuthorizationsOfNoForm();
    void refusesTokens_data();
    void refusesTokens();
    void wantsTheServiceOfTheScope();

private:
    std::optional<QString> refusalOf(const Row &row, const QString &service = {}) const
    {
        return signatureRefusal(row.request, row.known, row.timestamp, service);
    }
    //! A good request that is signed here, over the headers \a names.
    Row signedRow(const QList<QByteArray> &names, const QByteArray &signedHost,
                  const QByteArray &signedAction) const;

    QJsonArray m_vectors;
};

void tst_DemoVerifySign::initTestCase()
{
    QFile file(qEnvironmentVariable("SIGNING_VECTORS",
                                    QStringLiteral(SCF_TEST_DATA "/signing/signing-vectors.json")));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    m_vectors = QJsonDocument::fromJson(file.readAll()).object()["tc3"_L1].toArray();
    QVERIFY(!m_vectors.isEmpty());
}

void tst_DemoVerifySign::acceptsTheRowAndRefusesItWithOneByteChanged_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue &vector : std::as_const(m_vectors)) {
        QTest::newRow(qPrintable(vector["id"_L1].toString())) << vector.toObject();
    }
}

void tst_DemoVerifySign::acceptsTheRowAndRefusesItWithOneByteChanged()
{
    QFETCH(QJsonObject, vector);
    const Row row = rowOf(vector);
    const auto failure = std::optional(u"AuthFailure.SignatureFailure"_s);
    QCOMPARE(refusalOf(row), std::nullopt);

    const bool payloadSigned = !row.request.hasHeader("X-TC-Content-SHA256");
    for (const qsizetype at :
         {qsizetype(0), row.request.body.size() / 2, row.request.body.size() - 1}) {
        if (at < 0 || at >= row.request.body.size())
            continue;
        Row changed = row;
        changed.request.body[at] = char(changed.request.body.at(at) ^ 0x01);
        QCOMPARE(refusalOf(changed), payloadSigned ? failure : std::nullopt);
    }
    Row longer = row;
    longer.request.body += ' ';
    QCOMPARE(refusalOf(longer), payloadSigned ? failure : std::nullopt);

    for (const QByteArrayView header : {"Host", "Content-Type"}) {
        Row changed = row;
        QByteArray &value = valueOf(changed.request, header);
        value[value.size() / 2] = otherByte(value.at(value.size() / 2));
        QCOMPARE(refusalOf(changed), failure);
    }
    Row method = row;
    method.request.method = row.request.method == "POST" ? "GET" : "POST";
    QCOMPARE(refusalOf(method), failure);
    Row query = row;
    query.request.target += row.request.target.contains('?') ? "0" : "?a=1";
    QCOMPARE(refusalOf(query), failure);
    Row second = row;
    valueOf(second.request, "X-TC-Timestamp") = QByteArray::number(row.timestamp + 1);
    QCOMPARE(refusalOf(second), failure);
    Row key = row;
    key.known[0].credential.secretKey[0] =
        QChar::fromLatin1(otherByte(key.known[0].credential.secretKey.at(0).toLatin1()));
    QCOMPARE(refusalOf(key), failure);

    // In Authorization: the signature, the scope's date and service, the id.
    const QByteArray authorization = row.request.header("Authorization");
    const qsizetype date = authorization.indexOf('/') + 1;
    for (const qsizetype at :
         {authorization.size() - 1, authorization.size() - 64, date, date + 9, date + 11}) {
        Row changed = row;
        QByteArray &value = valueOf(changed.request, "Authorization");
        value[at] = otherByte(value.at(at));
        QCOMPARE(refusalOf(changed), failure);
    }
    Row id = row;
    QByteArray &value = valueOf(id.request, "Authorization");
    value[date - 2] = otherByte(value.at(date - 2));
    QCOMPARE(refusalOf(id), u"AuthFailure.SecretIdNotFound"_s);
}

void tst_DemoVerifySign::refusesEveryChangedByteOfTheSignature()
{
    const Row row = rowOf(m_vectors.first().toObject());
    const qsizetype size = row.request.header("Authorization").size();
    for (qsizetype at = size - 64; at < size; ++at) {
        Row changed = row;
        QByteArray &value = valueOf(changed.request, "Authorization");
        value[at] = otherByte(value.at(at));
        QCOMPARE(refusalOf(changed), u"AuthFailure.SignatureFailure"_s);
    }
    for (const QByteArray &text : {QByteArray(), QByteArray(64, '0'), QByteArray("é")}) {
        Row changed = row;
        QByteArray &value = valueOf(changed.request, "Authorization");
        value = value.chopped(64) + text;
        QCOMPARE(refusalOf(changed), u"AuthFailure.SignatureFailure"_s);
    }
}

void tst_DemoVerifySign::countsTheTimeToTheSecond_data()
{
    QTest::addColumn<qint64>("off");
    QTest::addColumn<bool>("good");
    QTest::newRow("on time") << qint64(0) << true;
    QTest::newRow("five minutes behind") << qint64(300) << true;
    QTest::newRow("five minutes ahead") << qint64(-300) << true;
    QTest::newRow("one second more behind") << qint64(301) << false;
    QTest::newRow("one second more ahead") << qint64(-301) << false;
    QTest::newRow("a year") << qint64(31'536'000) << false;
}

void tst_DemoVerifySign::countsTheTimeToTheSecond()
{
    QFETCH(qint64, off);
    QFETCH(bool, good);
    const Row row = rowOf(m_vectors.first().toObject());
    const auto refusal = signatureRefusal(row.request, row.known, row.timestamp + off);
    QCOMPARE(refusal, good ? std::nullopt : std::optional(u"AuthFailure.SignatureExpire"_s));
}

Row tst_DemoVerifySign::signedRow(const QList<QByteArray> &names, const QByteArray &signedHost,
                                  const QByteArray &signedAction) const
{
    Row row;
    row.timestamp = 1'700'000'000;
    row.known.append(
        KnownCredential{.credential = {.secretId = u"AKIDtest"_s, .secretKey = u"keykeykey"_s}});
    row.request.method = "POST";
    row.request.target = "/";
    row.request.body = "{}";
    row.request.headers = {{"host", "127.0.0.1:8080"},
                           {"CONTENT-TYPE", "application/json"},
                           {"x-tc-action", "ListFunctions"},
                           {"X-TC-Timestamp", "1700000000"}};
    // By hand: the client's functions sign two headers only.
    QByteArray canonical = "POST\n/\n\n";
    for (const QByteArray &name : names) {
        canonical += name + ':'
                     + (name == "host"          ? signedHost
                        : name == "x-tc-action" ? signedAction
                                                : QByteArray("application/json"))
                     + '\n';
    }
    canonical += '\n' + names.join(';') + '\n' + Tc3::payloadHash("{}");
    const QByteArray date = Tc3::utcDate(row.timestamp);
    const QByteArray signature = Tc3::signature(Tc3::signingKey("keykeykey", date, "scf"),
                                                Tc3::stringToSign(row.timestamp, "scf", canonical));
    row.request.headers.append(
        {"Authorization", "TC3-HMAC-SHA256 Credential=AKIDtest/" + date
                              + "/scf/tc3_request, SignedHeaders=" + names.join(';')
                              + ", Signature=" + signature});
    return row;
}

void tst_DemoVerifySign::acceptsTheHostWithoutItsPort_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("good");
    QTest::newRow("as sent") << QByteArray("127.0.0.1:8080") << true;
    QTest::newRow("without its port") << QByteArray("127.0.0.1") << true;
    QTest::newRow("another port") << QByteArray("127.0.0.1:8081") << false;
    QTest::newRow("another host") << QByteArray("scf.tencentcloudapi.com") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void tst_DemoVerifySign::acceptsTheHostWithoutItsPort()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, good);
    const Row row = signedRow({"content-type", "host"}, host, {});
    QCOMPARE(refusalOf(row),
             good ? std::nullopt : std::optional(u"AuthFailure.SignatureFailure"_s));
}

void tst_DemoVerifySign::acceptsFurtherSignedHeaders()
{
    const QList<QByteArray> names{"content-type", "host", "x-tc-action"};
    for (const QByteArray &action : {QByteArray("listfunctions"), QByteArray("ListFunctions")}) {
        Row row = signedRow(names, "127.0.0.1:8080", action);
        QCOMPARE(refusalOf(row), std::nullopt);
        valueOf(row.request, "x-tc-action") = "UpdateFunctionCode";
        QCOMPARE(refusalOf(row), u"AuthFailure.SignatureFailure"_s);
    }
}

void tst_DemoVerifySign::refusesAuthorizationsOfNoForm_data()
{
    QTest::addColumn<QByteArray>("value");
    const QByteArray good =
        signedRow({"content-type", "host"}, "127.0.0.1", {}).request.header("Authorization");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another scheme") << QByteArray(good).replace("TC3-", "TC2-");
    QTest::newRow("scheme alone") << QByteArray("TC3-HMAC-SHA256");
    QTest::newRow("no credential") << QByteArray(good).replace("Credential=", "Credentials=");
    QTest::newRow("short scope") << QByteArray(good).replace("/tc3_request", "");
    QTest::newRow("another end of the scope") << QByteArray(good).replace("tc3_", "tc4_");
    QTest::newRow("host unsigned") << QByteArray(good).replace(";host", "");
    QTest::newRow("type unsigned") << QByteArray(good).replace("content-type;", "");
    QTest::newRow("out of order") << QByteArray(good).replace("content-type;host",
                                                              "host;content-type");
    QTest::newRow("upper case") << QByteArray(good).replace("content-type", "Content-Type");
    QTest::newRow("twice") << good + ", Signature=0";
    QTest::newRow("a million commas") << "TC3-HMAC-SHA256 " + QByteArray(1'000'000, ',');
}

void tst_DemoVerifySign::refusesAuthorizationsOfNoForm()
{
    QFETCH(QByteArray, value);
    Row row = signedRow({"content-type", "host"}, "127.0.0.1", {});
    QCOMPARE(refusalOf(row), std::nullopt);
    valueOf(row.request, "Authorization") = value;
    QCOMPARE(refusalOf(row), u"AuthFailure.InvalidAuthorization"_s);
}

void tst_DemoVerifySign::refusesTokens_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<qint64>("endsIn");
    QTest::addColumn<bool>("good");
    QTest::newRow("none wanted, none sent") << QString() << QByteArray() << qint64(0) << true;
    QTest::newRow("none wanted, one sent") << QString() << QByteArray("t") << qint64(0) << false;
    QTest::newRow("right") << u"tok"_s << QByteArray("tok") << qint64(1) << true;
    QTest::newRow("wrong") << u"tok"_s << QByteArray("tik") << qint64(1) << false;
    QTest::newRow("missing") << u"tok"_s << QByteArray() << qint64(1) << false;
    QTest::newRow("over") << u"tok"_s << QByteArray("tok") << qint64(-1) << false;
}

void tst_DemoVerifySign::refusesTokens()
{
    QFETCH(QString, known);
    QFETCH(QByteArray, sent);
    QFETCH(qint64, endsIn);
    QFETCH(bool, good);
    Row row = signedRow({"content-type", "host"}, "127.0.0.1", {});
    row.known[0].credential.token = known;
    row.known[0].tokenEndsS = endsIn == 0 ? 0 : row.timestamp + endsIn;
    if (!sent.isEmpty())
        row.request.headers.append({"X-TC-Token", sent});
    QCOMPARE(refusalOf(row), good ? std::nullopt : std::optional(u"AuthFailure.TokenFailure"_s));
}

void tst_DemoVerifySign::wantsTheServiceOfTheScope()
{
    const Row row = signedRow({"content-type", "host"}, "127.0.0.1", {});
    QCOMPARE(refusalOf(row, u"scf"_s), std::nullopt);
    QCOMPARE(refusalOf(row, u"cvm"_s), u"AuthFailure.SignatureFailure"_s);
}

QTEST_GUILESS_MAIN(tst_DemoVerifySign)
#include "tst_demoverifysign.moc"
