// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/zippackage.h"
#include "tests/app/demo/democlient.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QNetworkInterface>
#include <QNetworkProxy>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTcpServer>
#include <QTest>
#include <QUrl>

#ifndef _WIN32
#include <csignal>
#endif

using namespace Scf;
using namespace Scf::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray zipOf(const QString &name, const QByteArray &bytes)
{
    return Demo::storedZip({{name, bytes}});
}

QJsonObject updateOf(const QByteArray &zip, const QJsonObject &more = {})
{
    QJsonObject params{{u"FunctionName"_s, u"hello-world"_s},
                       {u"ZipFile"_s, QString::fromLatin1(zip.toBase64())}};
    for (auto at = more.begin(); at != more.end(); ++at)
        params.insert(at.key(), at.value());
    return params;
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

//! The body in pieces of a few bytes.
QByteArray chunked(const QByteArray &body)
{
    QByteArray out;
    for (qsizetype at = 0; at < body.size(); at += 7) {
        const QByteArray piece = body.mid(at, 7);
        out += QByteArray::number(piece.size(), 16) + ";note=x\r\n" + piece + "\r\n";
    }
    return out + "0\r\nTrailer: x\r\n\r\n";
}

} // namespace

class tst_DemoCloud : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void announcesItselfInOneLine();
    void startsAtOnceEvenWithManyFunctions();
    void refusesAPortThatIsInUse();
    void listensOnLoopbackOnly();
    void answersEveryRequestWithItsOwnRequestIdAndADate();
    void refusesBadEnvelopes_data();
    void refusesBadEnvelopes();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void speaksTheLanguageThatIsAskedFor();
    void takesTheLargestRequestAndNoLarger();
    void takesAHostSignedWithoutItsPort();
    void takesAGet();
    void takesChunkedBodies();
    void asksForTheBodyWhenItIsExpectedTo();
    void keepsConnectionsAlive();
    void servesManyWhoAreIdle();
    void survivesBadHttp_data();
    void survivesBadHttp();
    void leavesOtherServicesOpen();
    void deploysAndServesWhatWasSent();
    void keepsServingTheOldCodeAfterAFailedUpdate();
    void hidesGetFunctionInTheInternationalEdition();
    void refusesATokenAfterItsLife();
    void answersLate();
    void doesNothingForAnUploadThatBreaksOff();
    void stopsWhileClientsAreConnected();
    void runsAsAProgram();
    void runsAsAProgramWithOptions();

private:
    DemoCloud &start(const DemoOptions &options = {})
    {
        m_cloud = std::make_unique<DemoCloud>(options);
        if (!m_cloud->start())
            qFatal("The demo cloud does not start.");
        return *m_cloud;
    }
    QString statusOf(const QByteArray &name)
    {
        const QJsonObject params{{u"FunctionName"_s, QString::fromLatin1(name)}};
        return call(*m_cloud, "GetFunction", params).response()["Status"_L1].toString();
    }
    QByteArray deployed(const QByteArray &name)
    {
        const QJsonObject params{{u"FunctionName"_s, QString::fromLatin1(name)}};
        const QJsonObject address = call(*m_cloud, "GetFunctionAddress", params).response();
        const RawAnswer answer =
            get(*m_cloud, QUrl(address["Url"_L1].toString()).path().toLatin1());
        return sha256(answer.body) == address["CodeSha256"_L1].toString() ? answer.body
                                                                          : QByteArray();
    }

    std::unique_ptr<DemoCloud> m_cloud;
};

void tst_DemoCloud::initTestCase()
{
    // What is asked is this machine, whatever its network is set to.
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
}

void tst_DemoCloud::init()
{
    start({.updateTimeMs = 300});
}

void tst_DemoCloud::cleanup()
{
    m_cloud.reset();
}

void tst_DemoCloud::announcesItselfInOneLine()
{
    const QByteArray line = m_cloud->announcement();
    QVERIFY(!line.contains('\n'));
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    QCOMPARE(json.keys(), (QStringList{u"endpoint"_s, u"secretId"_s, u"secretKey"_s}));
    QCOMPARE(json["endpoint"_L1].toString(), u"http://127.0.0.1:%1"_s.arg(m_cloud->port()));
    QCOMPARE(json["endpoint"_L1].toString(), m_cloud->endpointUrl());
    QCOMPARE(json["secretKey"_L1].toString(), m_cloud->credential().secretKey);
    const DemoCloud other({});
    QVERIFY(other.credential().secretKey != m_cloud->credential().secretKey);
}

void tst_DemoCloud::startsAtOnceEvenWithManyFunctions()
{
    QElapsedTimer timer;
    DemoCloud cloud({.extraFunctions = 10'000});
    timer.start();
    QVERIFY(cloud.start().has_value());
    const qint64 started = timer.elapsed();
    QVERIFY2(started < 50, qPrintable(QString::number(started)));
    const RawAnswer list = call(cloud, "ListFunctions", {{u"Limit"_s, 1}});
    QVERIFY(list.response()["TotalCount"_L1].toInt() > 10'000);
    QVERIFY(cloud.start().has_value()); // again changes nothing
}

void tst_DemoCloud::refusesAPortThatIsInUse()
{
    DemoCloud second({.port = m_cloud->port()});
    const Result<Done> started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, QString(LocalCode::demoCloudFailed));
    QVERIFY(started.error().message.contains(QString::number(m_cloud->port())));
}

void tst_DemoCloud::listensOnLoopbackOnly()
{
    bool tried = false;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
            continue;
        tried = true;
        QTcpSocket socket;
        socket.connectToHost(address, m_cloud->port());
        QVERIFY(!socket.waitForConnected(2000));
    }
    if (!tried)
        QSKIP("This machine has no address but loopback.");
}

void tst_DemoCloud::answersEveryRequestWithItsOwnRequestIdAndADate()
{
    static const QRegularExpression uuid(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"_s);
    QSet<QString> ids;
    for (const char *action : {"ListFunctions", "ListNamespaces", "Nothing"}) {
        const RawAnswer answer = call(*m_cloud, action);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-type"), "application/json");
        const QString id = answer.response()["RequestId"_L1].toString();
        QVERIFY2(uuid.match(id).hasMatch(), qPrintable(id));
        ids.insert(id);
        QVERIFY(qAbs(dateOf(answer) - QDateTime::currentSecsSinceEpoch()) < 5);
    }
    QCOMPARE(ids.size(), 3);
    QVERIFY(get(*m_cloud, "/nothing").headers.contains("date"));
}

void tst_DemoCloud::refusesBadEnvelopes_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("wrong key") << u"key"_s << u"AuthFailure.SignatureFailure"_s;
    QTest::newRow("wrong id") << u"id"_s << u"AuthFailure.SecretIdNotFound"_s;
    QTest::newRow("a token that nobody gave") << u"token"_s << u"AuthFailure.TokenFailure"_s;
    QTest::newRow("six minutes late") << u"late"_s << u"AuthFailure.SignatureExpire"_s;
    QTest::newRow("six minutes early") << u"early"_s << u"AuthFailure.SignatureExpire"_s;
    QTest::newRow("four minutes early") << u"little"_s << QString();
    QTest::newRow("body changed") << u"body"_s << u"AuthFailure.SignatureFailure"_s;
    QTest::newRow("another version") << u"version"_s << u"NoSuchVersion"_s;
    QTest::newRow("no version") << u"no version"_s << u"MissingParameter"_s;
    QTest::newRow("another region") << u"region"_s << u"UnsupportedRegion"_s;
    QTest::newRow("no region") << u"no region"_s << u"MissingParameter"_s;
    QTest::newRow("unknown action") << u"action"_s << u"InvalidAction"_s;
    QTest::newRow("unsigned") << u"unsigned"_s << u"AuthFailure.InvalidAuthorization"_s;
    QTest::newRow("another method") << u"method"_s << u"UnsupportedProtocol"_s;
}

void tst_DemoCloud::refusesBadEnvelopes()
{
    QFETCH(QString, change);
    QFETCH(QString, code);
    ScfCall request(*m_cloud, "ListFunctions", {{u"Limit"_s, 1}});
    if (change == "key"_L1)
        request.credential.secretKey = u"another"_s;
    else if (change == "id"_L1)
        request.credential.secretId = u"AKIDanother"_s;
    else if (change == "token"_L1)
        request.credential.token = u"abc"_s;
    else if (change == "late"_L1)
        request.offsetS = -360;
    else if (change == "early"_L1)
        request.offsetS = 360;
    else if (change == "little"_L1)
        request.offsetS = 240;
    else if (change.endsWith("version"_L1))
        request.version = change.startsWith("no"_L1) ? "" : "2017-03-12";
    else if (change.endsWith("region"_L1))
        request.region = change.startsWith("no"_L1) ? "" : "moon-1";
    else if (change == "action"_L1)
        request.action = "ListEverything";
    else if (change == "method"_L1)
        request.method = "PUT";
    QByteArray bytes = request.bytes();
    if (change == "body"_L1)
        bytes[bytes.size() - 2] = '2';
    if (change == "unsigned"_L1)
        bytes.replace("Authorization:", "X-Other:");
    const RawAnswer answer = exchange(m_cloud->port(), bytes);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.code(), code);
}

void tst_DemoCloud::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("FunctionName=a");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("cut") << QByteArray("{\"Limit\":1");
    QTest::newRow("deep") << "{\"Filters\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']')
                                 + '}';
    QTest::newRow("no UTF-8") << QByteArray("{\"SearchKey\":\"\xff\xfe\"}");
}

void tst_DemoCloud::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    ScfCall request(*m_cloud, "ListFunctions");
    request.body = body;
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).code(), u"InvalidParameter.Payload"_s);
}

void tst_DemoCloud::speaksTheLanguageThatIsAskedFor()
{
    const auto message = [&](const QByteArray &language) {
        ScfCall request(*m_cloud, "GetFunction", {{u"FunctionName"_s, u"nobody"_s}});
        request.language = language;
        return exchange(m_cloud->port(), request.bytes())
            .response()["Error"_L1]["Message"_L1]
            .toString();
    };
    QCOMPARE(message("zh-CN"), u"函数不存在。"_s);
    QCOMPARE(message("en-US"), u"The function does not exist."_s);
    QCOMPARE(message(""), message("en-US"));
}

void tst_DemoCloud::takesTheLargestRequestAndNoLarger()
{
    constexpr qsizetype most = 10'485'760;
    ScfCall request(*m_cloud, "UpdateFunctionCode", updateOf("no zip"));
    request.body += QByteArray(most - request.body.size(), ' ');
    QCOMPARE(request.body.size(), most);
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).code(), u"InvalidParameterValue.ZipFile"_s);
    request.body += ' ';
    const RawAnswer larger = exchange(m_cloud->port(), request.bytes());
    QCOMPARE(larger.status, 200);
    QCOMPARE(larger.code(), u"RequestSizeLimitExceeded"_s);
    QVERIFY(larger.response()["Error"_L1]["Message"_L1].toString().contains(u"10485760"_s));
}

void tst_DemoCloud::takesAHostSignedWithoutItsPort()
{
    ScfCall request(*m_cloud, "ListFunctions");
    request.signedHost = "127.0.0.1";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).code(), QString());
    request.signedHost = "127.0.0.2";
    QCOMPARE(exchange(m_cloud->port(), request.bytes()).code(), u"AuthFailure.SignatureFailure"_s);
}

void tst_DemoCloud::takesAGet()
{
    ScfCall request(*m_cloud, "ListFunctions");
    request.method = "GET";
    request.body.clear();
    request.query = "Limit=2&Filters.0.Name=Status&Filters.0.Values.0=Active";
    const RawAnswer answer = exchange(m_cloud->port(), request.bytes());
    QCOMPARE(answer.response()["Functions"_L1].toArray().size(), 2);
}

void tst_DemoCloud::takesChunkedBodies()
{
    const ScfCall request(*m_cloud, "ListFunctions", {{u"SearchKey"_s, u"hello"_s}});
    const RawAnswer answer = exchange(m_cloud->port(), request.head("Transfer-Encoding: chunked")
                                                           + chunked(request.body));
    QCOMPARE(answer.code(), QString());
    QCOMPARE(answer.response()["TotalCount"_L1].toInt(), 1);
    for (const char *bad : {"xyz\r\n", "-1\r\n", "ffffffffffffffffff\r\n", "5\r\nabcdefgh\r\n"}) {
        const RawAnswer none =
            exchange(m_cloud->port(), request.head("Transfer-Encoding: chunked") + bad);
        QVERIFY(none.closed && none.bytes.isEmpty());
    }
}

void tst_DemoCloud::asksForTheBodyWhenItIsExpectedTo()
{
    const ScfCall request(*m_cloud, "ListFunctions", {{u"SearchKey"_s, u"hello"_s}});
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_cloud->port());
    QVERIFY(socket.waitForConnected());
    socket.write(request.head("Expect: 100-continue\r\nContent-Length: "
                              + QByteArray::number(request.body.size())));
    QCOMPARE(readAnswer(socket).status, 100);
    socket.write(request.body);
    QCOMPARE(readAnswer(socket).response()["TotalCount"_L1].toInt(), 1);
}

void tst_DemoCloud::keepsConnectionsAlive()
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_cloud->port());
    QVERIFY(socket.waitForConnected());
    for (int round = 0; round < 3; ++round) {
        socket.write(ScfCall(*m_cloud, "ListNamespaces").bytes());
        QCOMPARE(readAnswer(socket).response()["TotalCount"_L1].toInt(), 3);
    }
    // Two that come in one piece are answered one after the other.
    socket.write(ScfCall(*m_cloud, "ListNamespaces").bytes() + "GET /_demo/log HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(socket.bytesAvailable() > 0 || socket.waitForReadyRead(10));
    QByteArray both;
    while (both.count("HTTP/1.1 200") < 2) {
        QVERIFY(socket.bytesAvailable() > 0 || socket.waitForReadyRead(5000));
        both += socket.readAll();
    }
    QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
}

void tst_DemoCloud::servesManyWhoAreIdle()
{
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int index = 0; index < 100; ++index) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(u"127.0.0.1"_s, m_cloud->port());
    }
    for (const auto &socket : idle) {
        QVERIFY(socket->waitForConnected());
        socket->write("GET /_demo/log HTTP/1.1\r\n\r\n");
        QCOMPARE(readAnswer(*socket).status, 200);
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(call(*m_cloud, "ListNamespaces").code(), QString());
    QVERIFY(timer.elapsed() < 2000);
}

void tst_DemoCloud::survivesBadHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nonsense") << QByteArray("hello\r\n\r\n");
    QTest::newRow("binary") << QByteArray("\0\x01\x02\xff\r\n\r\n", 8);
    QTest::newRow("TLS") << QByteArray::fromHex("160301020001000001fc0303") + "\r\n\r\n";
    QTest::newRow("negative length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n");
    QTest::newRow("length of letters")
        << QByteArray("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n");
    QTest::newRow("vast length") << QByteArray(
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n");
    QTest::newRow("long target") << "GET /" + QByteArray(50'000, 'a') + " HTTP/1.1\r\n\r\n";
    QTest::newRow("long header") << "GET / HTTP/1.1\r\nA: " + QByteArray(50'000, 'a') + "\r\n\r\n";
    QTest::newRow("no target") << QByteArray("GET HTTP/1.1\r\n\r\n");
    QTest::newRow("dots") << QByteArray("GET /_demo/../../etc/passwd HTTP/1.1\r\n\r\n");
    QTest::newRow("range") << QByteArray(
        "GET /_demo/log HTTP/1.1\r\nRange: bytes=5000-9000\r\n\r\n");
    QTest::newRow("ranges") << QByteArray(
        "GET /_demo/log HTTP/1.1\r\nRange: bytes=9-1,-5,7-\r\n\r\n");
}

void tst_DemoCloud::survivesBadHttp()
{
    QFETCH(QByteArray, bytes);
    const RawAnswer answer = exchange(m_cloud->port(), bytes);
    QVERIFY(answer.whole || answer.closed);
    QVERIFY(answer.status != 206);
    QCOMPARE(call(*m_cloud, "ListNamespaces").code(), QString());
}

void tst_DemoCloud::leavesOtherServicesOpen()
{
    QCOMPARE(get(*m_cloud, "/bucket/key").status, 404);
    QCOMPARE(get(*m_cloud, "/_demo/").status, 404);
    QCOMPARE(get(*m_cloud, "/_demo/code/abc/hello-world.zip").status, 404);
    QCOMPARE(post(*m_cloud, "/_demo/log", "{}").status, 405);
    QCOMPARE(get(*m_cloud, "/_demo/next").status, 405);
    QCOMPARE(get(*m_cloud, "/_demo/log").body, "[]"); // these are not SCF's
}

void tst_DemoCloud::deploysAndServesWhatWasSent()
{
    const QByteArray zip = zipOf(u"index.js"_s, "exports.new_handler = () => 2;\n");
    const QJsonObject name{{u"FunctionName"_s, u"hello-world"_s}};
    const QString before = call(*m_cloud, "GetFunction", name).response()["ModTime"_L1].toString();
    const RawAnswer accepted =
        call(*m_cloud, "UpdateFunctionCode",
             updateOf(zip, {{u"Handler"_s, u"index.new_handler"_s}, {u"Publish"_s, u"TRUE"_s}}));
    QCOMPARE(accepted.response().keys(), QStringList{u"RequestId"_s});
    QCOMPARE(statusOf("hello-world"), u"Updating"_s);
    QVERIFY(deployed("hello-world") != zip);
    QTRY_COMPARE(statusOf("hello-world"), u"Active"_s);
    QCOMPARE(deployed("hello-world"), zip);
    const QJsonObject after = call(*m_cloud, "GetFunction", name).response();
    QCOMPARE(after["Handler"_L1].toString(), u"index.new_handler"_s);
    QCOMPARE(after["CodeSize"_L1].toInteger(), zip.size());
    QVERIFY(after["ModTime"_L1].toString() > before);
    QCOMPARE(call(*m_cloud, "ListVersionByFunction", name).response()["TotalCount"_L1].toInt(), 4);

    const QList<QJsonObject> log = logOf(*m_cloud, u"UpdateFunctionCode"_s);
    QCOMPARE(log.size(), 1);
    QCOMPARE(log.first()["outcome"_L1].toString(), u"accepted"_s);
    QCOMPARE(log.first()["FunctionName"_L1].toString(), u"hello-world"_s);
    QCOMPARE(log.first()["sha256"_L1].toString(), sha256(zip));
    QCOMPARE(log.first()["RequestId"_L1], accepted.response()["RequestId"_L1]);
    const QDateTime time =
        QDateTime::fromString(log.first()["time"_L1].toString(), Qt::ISODateWithMs);
    QVERIFY(time.isValid() && qAbs(time.secsTo(QDateTime::currentDateTimeUtc())) < 10);
}

void tst_DemoCloud::keepsServingTheOldCodeAfterAFailedUpdate()
{
    const QByteArray old = deployed("hello-world");
    QVERIFY(!old.isEmpty());
    const QByteArray wrongRoot = zipOf(u"app/index.js"_s, "x\n");
    QCOMPARE(call(*m_cloud, "UpdateFunctionCode", updateOf(wrongRoot)).code(), QString());
    QTRY_COMPARE(statusOf("hello-world"), u"UpdateFailed"_s);
    const QJsonObject failed =
        call(*m_cloud, "GetFunction", {{u"FunctionName"_s, u"hello-world"_s}}).response();
    QVERIFY(failed["StatusReasons"_L1][0]["ErrorMessage"_L1].toString().contains(u"index.js"_s));
    QCOMPARE(deployed("hello-world"), old);
    const QByteArray good = zipOf(u"index.js"_s, "y\n");
    QCOMPARE(call(*m_cloud, "UpdateFunctionCode", updateOf(good)).code(), QString());
    QTRY_COMPARE(statusOf("hello-world"), u"Active"_s);
    QCOMPARE(deployed("hello-world"), good);
}

void tst_DemoCloud::hidesGetFunctionInTheInternationalEdition()
{
    start({.international = true});
    QCOMPARE(call(*m_cloud, "GetFunction", {{u"FunctionName"_s, u"hello-world"_s}}).code(),
             u"InvalidAction"_s);
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoCloud::refusesATokenAfterItsLife()
{
    start({.tokenLifeSeconds = 2});
    QVERIFY(!m_cloud->credential().token.isEmpty());
    QCOMPARE(QJsonDocument::fromJson(m_cloud->announcement())["token"_L1].toString(),
             m_cloud->credential().token);
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    ScfCall without(*m_cloud, "ListFunctions");
    without.credential.token.clear();
    QCOMPARE(exchange(m_cloud->port(), without.bytes()).code(), u"AuthFailure.TokenFailure"_s);
    QTRY_COMPARE(call(*m_cloud, "ListFunctions").code(), u"AuthFailure.TokenFailure"_s);
}

void tst_DemoCloud::answersLate()
{
    start({.latencyMs = 300});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    QVERIFY(timer.elapsed() >= 300);
}

void tst_DemoCloud::doesNothingForAnUploadThatBreaksOff()
{
    const ScfCall request(*m_cloud, "UpdateFunctionCode", updateOf(zipOf(u"index.js"_s, "z\n")));
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_cloud->port());
        QVERIFY(socket.waitForConnected());
        socket.write(request.bytes().chopped(1));
        QVERIFY(socket.waitForBytesWritten());
    }
    QCOMPARE(statusOf("hello-world"), u"Active"_s);
    QVERIFY(logOf(*m_cloud, u"UpdateFunctionCode"_s).isEmpty());
}

void tst_DemoCloud::stopsWhileClientsAreConnected()
{
    QTcpSocket idle;
    QTcpSocket halfway;
    for (QTcpSocket *socket : {&idle, &halfway}) {
        socket->connectToHost(u"127.0.0.1"_s, m_cloud->port());
        QVERIFY(socket->waitForConnected());
    }
    halfway.write(ScfCall(*m_cloud, "ListFunctions").bytes().chopped(1));
    QVERIFY(halfway.waitForBytesWritten());
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    QElapsedTimer timer;
    timer.start();
    m_cloud->stop();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(idle.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(halfway.state(), QAbstractSocket::UnconnectedState);
    m_cloud->stop();

    DemoCloud never({});
    never.stop();
    DemoCloud short1({});
    QVERIFY(short1.start().has_value());
}

void tst_DemoCloud::runsAsAProgram()
{
    QProcess program;
    program.start(QStringLiteral(SCF_DEMO_PROGRAM), {u"--port"_s, u"0"_s});
    QVERIFY(program.waitForReadyRead());
    const QJsonObject line = QJsonDocument::fromJson(program.readLine()).object();
    const QUrl endpoint(line["endpoint"_L1].toString());
    QCOMPARE(endpoint.host(), u"127.0.0.1"_s);
    QVERIFY(!line["secretId"_L1].toString().isEmpty());
    QCOMPARE(exchange(quint16(endpoint.port()), "GET /_demo/log HTTP/1.1\r\n\r\n").body, "[]");
#ifndef _WIN32
    ::kill(pid_t(program.processId()), SIGTERM);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
#else
    program.kill();
    QVERIFY(program.waitForFinished());
#endif
}

void tst_DemoCloud::runsAsAProgramWithOptions()
{
    const auto exitCodeOf = [](const QStringList &arguments) {
        QProcess program;
        program.start(QStringLiteral(SCF_DEMO_PROGRAM), arguments);
        return program.waitForFinished() ? program.exitCode() : -1;
    };
    QCOMPARE(exitCodeOf({u"--help"_s}), 0);
    QCOMPARE(exitCodeOf({u"--version"_s}), 0);
    QVERIFY(exitCodeOf({u"--port"_s, u"70000"_s}) > 0);
    QVERIFY(exitCodeOf({u"--port"_s, QString::number(m_cloud->port())}) > 0);
    QVERIFY(exitCodeOf({u"--edition"_s, u"moon"_s}) > 0);
    QVERIFY(exitCodeOf({u"--frobnicate"_s}) > 0);

    QProcess program;
    program.start(QStringLiteral(SCF_DEMO_PROGRAM),
                  {u"--token-life"_s, u"60"_s, u"--edition"_s, u"intl"_s, u"--functions"_s, u"5"_s,
                   u"--latency"_s, u"1"_s, u"--update-time"_s, u"10"_s});
    QVERIFY(program.waitForReadyRead());
    QVERIFY(!QJsonDocument::fromJson(program.readLine())["token"_L1].toString().isEmpty());
#ifndef _WIN32
    ::kill(pid_t(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
#else
    program.kill();
    QVERIFY(program.waitForFinished());
#endif
}

QTEST_GUILESS_MAIN(tst_DemoCloud)
#include "tst_democloud.moc"
