// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/zippackage.h"
#include "tests/app/demo/democlient.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QTest>
#include <QUrl>

using namespace Scf;
using namespace Scf::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray newZip = Demo::storedZip({{u"index.js"_s, "exports.main_handler = () => 3;\n"}});

QJsonObject update()
{
    return {{u"FunctionName"_s, u"hello-world"_s},
            {u"ZipFile"_s, QString::fromLatin1(newZip.toBase64())}};
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

class tst_DemoFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void doesWhatEachFaultSays_data();
    void doesWhatEachFaultSays();
    void answersEveryDocumentedCode();
    void concernsOneRequestEach();
    void waitsForItsAction();
    void queuesInOrder();
    void forgetsWhatIsCleared();
    void refusesBadFaults_data();
    void refusesBadFaults();
    void readsAndAnswersSlowly();
    void hangsUntilTheClientLeaves();
    void stopsInTheMiddleOfFaults();
    void shiftsTheClockForOneRequest();
    void letsInWhoSetHisClockByTheAnswer();
    void leavesItsOwnAddressesAlone();
    void takesOnlyFaultsThatExist();
    void takesAwayAFunction();
    void setsAFunctionOtherwise();

private:
    QString status()
    {
        return call(*m_cloud, "GetFunction", {{u"FunctionName"_s, u"hello-world"_s}})
            .response()["Status"_L1]
            .toString();
    }
    QString modTime()
    {
        return call(*m_cloud, "GetFunction", {{u"FunctionName"_s, u"hello-world"_s}})
            .response()["ModTime"_L1]
            .toString();
    }
    QString deployedSha()
    {
        return call(*m_cloud, "GetFunctionAddress", {{u"FunctionName"_s, u"hello-world"_s}})
            .response()["CodeSha256"_L1]
            .toString();
    }
    RawAnswer queue(const QJsonObject &fault)
    {
        return post(*m_cloud, "/_demo/next", QJsonDocument(fault).toJson(QJsonDocument::Compact));
    }

    std::unique_ptr<DemoCloud> m_cloud;
};

void tst_DemoFaults::initTestCase()
{
    // What is asked is this machine, whatever its network is set to.
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
}

void tst_DemoFaults::init()
{
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = 200});
    QVERIFY(m_cloud->start().has_value());
}

void tst_DemoFaults::cleanup()
{
    m_cloud.reset();
}

void tst_DemoFaults::doesWhatEachFaultSays_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("closes");     // without a whole answer
    QTest::addColumn<int>("httpStatus");  // of what came
    QTest::addColumn<bool>("readable");   // a Response with a RequestId
    QTest::addColumn<QString>("outcome"); // in the log
    QTest::addColumn<QString>("end");     // of the function
    const auto row = [](const char *fault, bool closes, int httpStatus, bool readable,
                        const QString &outcome, const QString &end) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << closes << httpStatus << readable
                             << outcome << end;
    };
    const auto live = u"live"_s;
    const auto old = u"old"_s;
    row("lost-answer", true, 0, false, u"accepted"_s, live);
    row("refused", true, 0, false, u"refused"_s, old);
    row("cut-answer", true, 200, false, u"accepted"_s, live);
    row("html-502", false, 502, false, u"html-502"_s, old);
    row("not-json", false, 200, false, u"not-json"_s, old);
    row("slow", false, 200, true, u"accepted"_s, live);
    row("skew", false, 200, true, u"AuthFailure.SignatureExpire"_s, old);
    row("update-fails", false, 200, true, u"accepted"_s, u"failed"_s);
    row("late-updating", false, 200, true, u"accepted"_s, live);
    row("FailedOperation.OperationConflict", false, 200, true,
        u"FailedOperation.OperationConflict"_s, old);
    row("InternalError.System", false, 200, true, u"InternalError.System"_s, old);
}

void tst_DemoFaults::doesWhatEachFaultSays()
{
    QFETCH(QString, fault);
    QFETCH(bool, closes);
    QFETCH(int, httpStatus);
    QFETCH(bool, readable);
    QFETCH(QString, outcome);
    QFETCH(QString, end);
    const QString before = modTime();
    const QString oldSha = deployedSha();
    QCOMPARE(queue({{u"fault"_s, fault}, {u"action"_s, u"UpdateFunctionCode"_s}}).status, 200);

    const RawAnswer answer = call(*m_cloud, "UpdateFunctionCode", update());
    QCOMPARE(answer.whole, !closes);
    QCOMPARE(answer.closed, closes);
    QCOMPARE(answer.status, httpStatus);
    QCOMPARE(answer.response().contains("RequestId"_L1), readable);
    if (fault == "cut-answer"_L1)
        QVERIFY(!answer.body.isEmpty());
    if (outcome.contains(u'.'))
        QCOMPARE(answer.code(), outcome);

    const QList<QJsonObject> log = logOf(*m_cloud, u"UpdateFunctionCode"_s);
    QCOMPARE(log.size(), 1);
    QCOMPARE(log.first()["outcome"_L1].toString(), outcome);
    QCOMPARE(log.first()["sha256"_L1].toString(), sha256(newZip));
    QCOMPARE(log.first()["FunctionName"_L1].toString(), u"hello-world"_s);

    if (fault == "late-updating"_L1) {
        QCOMPARE(status(), u"Active"_s);
        QCOMPARE(modTime(), before);
        QCOMPARE(call(*m_cloud, "UpdateFunctionCode", update()).code(),
                 u"FailedOperation.OperationConflict"_s);
        QTRY_COMPARE(status(), u"Updating"_s);
        QVERIFY(modTime() > before);
        QCOMPARE(deployedSha(), oldSha);
    }
    if (end == "old"_L1) {
        QCOMPARE(status(), u"Active"_s);
        QCOMPARE(modTime(), before);
    } else {
        QTRY_COMPARE(status(), end == "live"_L1 ? u"Active"_s : u"UpdateFailed"_s);
        QVERIFY(modTime() > before);
    }
    QCOMPARE(deployedSha(), end == "live"_L1 ? sha256(newZip) : oldSha);
    // The next one is none of the fault's business, and repairs what it left.
    QCOMPARE(call(*m_cloud, "UpdateFunctionCode", update()).code(), QString());
    QTRY_COMPARE(status(), u"Active"_s);
    QCOMPARE(deployedSha(), sha256(newZip));
}

void tst_DemoFaults::answersEveryDocumentedCode()
{
    const QStringList codes = DemoCloud::documentedErrorCodes();
    QVERIFY(codes.size() >= 44 + 38);
    QVERIFY(codes.contains(u"InvalidParameterValue.ZipFile"_s));
    QVERIFY(codes.contains(u"RequestLimitExceeded"_s));
    QVERIFY(std::is_sorted(codes.begin(), codes.end()));
    for (const QString &code : codes) {
        for (const QByteArray &language : {QByteArray("en-US"), QByteArray("zh-CN")}) {
            m_cloud->queueFault({.fault = code, .action = u"ListFunctions"_s});
            ScfCall request(*m_cloud, "ListFunctions");
            request.language = language;
            const RawAnswer answer = exchange(m_cloud->port(), request.bytes());
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.code(), code);
            const QString message = answer.response()["Error"_L1]["Message"_L1].toString();
            QVERIFY2(!message.isEmpty(), qPrintable(code));
            const bool chinese = std::any_of(message.begin(), message.end(), [](QChar letter) {
                return letter.script() == QChar::Script_Han;
            });
            QCOMPARE(chinese, language == "zh-CN");
        }
    }
}

void tst_DemoFaults::concernsOneRequestEach()
{
    m_cloud->queueFault({.fault = u"not-json"_s});
    QVERIFY(call(*m_cloud, "ListFunctions").response().isEmpty());
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoFaults::waitsForItsAction()
{
    m_cloud->queueFault({.fault = u"InternalError"_s, .action = u"GetFunction"_s});
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    QCOMPARE(call(*m_cloud, "GetFunction", {{u"FunctionName"_s, u"hello-world"_s}}).code(),
             u"InternalError"_s);
    // Those that concern updates only wait for one, even when they name no Action.
    m_cloud->queueFault({.fault = u"update-fails"_s});
    QCOMPARE(status(), u"Active"_s);
    QCOMPARE(call(*m_cloud, "UpdateFunctionCode", update()).code(), QString());
    QTRY_COMPARE(status(), u"UpdateFailed"_s);
}

void tst_DemoFaults::queuesInOrder()
{
    m_cloud->queueFault({.fault = u"ResourceInsufficient"_s});
    m_cloud->queueFault({.fault = u"LimitExceeded"_s, .action = u"ListFunctions"_s});
    m_cloud->queueFault({.fault = u"ServiceUnavailable"_s});
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), u"ResourceInsufficient"_s);
    QCOMPARE(call(*m_cloud, "ListNamespaces").code(), u"ServiceUnavailable"_s);
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), u"LimitExceeded"_s);
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoFaults::forgetsWhatIsCleared()
{
    m_cloud->queueFault({.fault = u"InternalError"_s});
    m_cloud->clearFaults();
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoFaults::refusesBadFaults_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("lost-answer");
    QTest::newRow("list") << QByteArray("[\"lost-answer\"]");
    QTest::newRow("no fault") << QByteArray("{}");
    QTest::newRow("unknown fault") << QByteArray(R"({"fault":"explode"})");
    QTest::newRow("unknown code") << QByteArray(R"({"fault":"InvalidParameterValue.Colour"})");
    QTest::newRow("unknown action") << QByteArray(R"({"fault":"hang","action":"Explode"})");
    QTest::newRow("unknown field") << QByteArray(R"({"fault":"hang","times":2})");
    QTest::newRow("fault is a number") << QByteArray(R"({"fault":1})");
    QTest::newRow("value is a text") << QByteArray(R"({"fault":"slow","value":"1"})");
    QTest::newRow("value is endless") << QByteArray(R"({"fault":"slow","value":1e300})");
    QTest::newRow("negative speed") << QByteArray(R"({"fault":"slow","value":-1})");
    QTest::newRow("eleven years") << QByteArray(R"({"fault":"skew","value":346896000})");
    QTest::newRow("update fault of another action")
        << QByteArray(R"({"fault":"update-fails","action":"ListFunctions"})");
    QTest::newRow("very long") << "{\"fault\":\"" + QByteArray(1'000'000, 'a') + "\"}";
}

void tst_DemoFaults::refusesBadFaults()
{
    QFETCH(QByteArray, body);
    const RawAnswer answer = post(*m_cloud, "/_demo/next", body);
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.json()["error"_L1].toString().endsWith(u'.'));
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoFaults::readsAndAnswersSlowly()
{
    ScfCall request(*m_cloud, "ListFunctions", {{u"Limit"_s, 1}});
    request.body += QByteArray(4000, ' ');
    m_cloud->queueFault({.fault = u"slow"_s, .value = 8000});
    QElapsedTimer timer;
    timer.start();
    const RawAnswer answer = exchange(m_cloud->port(), request.bytes());
    QVERIFY(answer.whole);
    QCOMPARE(answer.code(), QString());
    QVERIFY2(timer.elapsed() >= 1000 * answer.bytes.size() / 8000,
             qPrintable(QString::number(timer.elapsed())));
}

void tst_DemoFaults::hangsUntilTheClientLeaves()
{
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"UpdateFunctionCode"_s});
    const RawAnswer answer = call(*m_cloud, "UpdateFunctionCode", update(), 400);
    QVERIFY(answer.bytes.isEmpty());
    QVERIFY(!answer.closed);
    QCOMPARE(logOf(*m_cloud, u"UpdateFunctionCode"_s).first()["outcome"_L1].toString(), u"hang"_s);
    QCOMPARE(status(), u"Active"_s);
    QVERIFY(deployedSha() != sha256(newZip));
}

void tst_DemoFaults::stopsInTheMiddleOfFaults()
{
    QTcpSocket hanging;
    QTcpSocket slow;
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"ListNamespaces"_s});
    m_cloud->queueFault({.fault = u"slow"_s, .action = u"ListFunctions"_s, .value = 1});
    for (QTcpSocket *socket : {&hanging, &slow}) {
        socket->connectToHost(u"127.0.0.1"_s, m_cloud->port());
        QVERIFY(socket->waitForConnected());
    }
    hanging.write(ScfCall(*m_cloud, "ListNamespaces").bytes());
    slow.write(ScfCall(*m_cloud, "ListFunctions").bytes());
    QVERIFY(hanging.waitForBytesWritten() && slow.waitForBytesWritten());
    QTRY_COMPARE(logOf(*m_cloud, u"ListNamespaces"_s).size(), 1);
    QElapsedTimer timer;
    timer.start();
    m_cloud->stop();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void tst_DemoFaults::shiftsTheClockForOneRequest()
{
    for (const qint64 skew : {-7200, 7200}) {
        m_cloud->queueFault({.fault = u"skew"_s, .value = skew});
        const RawAnswer shifted = call(*m_cloud, "ListFunctions");
        QCOMPARE(shifted.code(), u"AuthFailure.SignatureExpire"_s);
        QVERIFY(qAbs(dateOf(shifted) - QDateTime::currentSecsSinceEpoch() - skew) < 5);
        const RawAnswer next = call(*m_cloud, "ListFunctions");
        QCOMPARE(next.code(), QString());
        QVERIFY(qAbs(dateOf(next) - QDateTime::currentSecsSinceEpoch()) < 5);
    }
    m_cloud->queueFault({.fault = u"skew"_s, .value = 60});
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoFaults::letsInWhoSetHisClockByTheAnswer()
{
    m_cloud->queueFault({.fault = u"skew"_s, .value = 3600});
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), u"AuthFailure.SignatureExpire"_s);
    ScfCall corrected(*m_cloud, "ListFunctions");
    corrected.offsetS = 3600;
    QCOMPARE(exchange(m_cloud->port(), corrected.bytes()).code(), QString());
    QCOMPARE(exchange(m_cloud->port(), corrected.bytes()).code(), u"AuthFailure.SignatureExpire"_s);
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
}

void tst_DemoFaults::leavesItsOwnAddressesAlone()
{
    m_cloud->queueFault({.fault = u"lost-answer"_s});
    QCOMPARE(get(*m_cloud, "/_demo/log").body, "[]");
    QVERIFY(!call(*m_cloud, "ListFunctions").whole);
    QCOMPARE(logOf(*m_cloud, u"ListFunctions"_s).size(), 1);
}

void tst_DemoFaults::takesAwayAFunction()
{
    const auto remove = [this](const QJsonObject &what) {
        return post(*m_cloud, "/_demo/remove", QJsonDocument(what).toJson()).status;
    };
    const QJsonObject name{{u"FunctionName"_s, u"hello-world"_s}};
    QCOMPARE(remove({{u"Region"_s, u"ap-guangzhou"_s}, {u"FunctionName"_s, u"hello-world"_s}}),
             200);
    QCOMPARE(call(*m_cloud, "GetFunction", name).code(), u"ResourceNotFound.Function"_s);
    QCOMPARE(remove({{u"Region"_s, u"ap-guangzhou"_s}, {u"Namespace"_s, u"staging"_s}}), 200);
    QCOMPARE(call(*m_cloud, "ListFunctions", {{u"Namespace"_s, u"staging"_s}}).code(),
             u"ResourceNotFound.Namespace"_s);
    QCOMPARE(remove({}), 404);
    QCOMPARE(get(*m_cloud, "/_demo/remove").status, 405);
}

void tst_DemoFaults::setsAFunctionOtherwise()
{
    const auto configure = [this](const QString &functionName, const QJsonValue &memory) {
        return post(*m_cloud, "/_demo/configure",
                    QJsonDocument(QJsonObject{{u"Region"_s, u"ap-guangzhou"_s},
                                              {u"FunctionName"_s, functionName},
                                              {u"MemorySize"_s, memory}})
                        .toJson())
            .status;
    };
    QCOMPARE(configure(u"hello-world"_s, 1024), 200);
    const QJsonObject name{{u"FunctionName"_s, u"hello-world"_s}};
    QCOMPARE(call(*m_cloud, "GetFunction", name).response()["MemorySize"_L1].toInt(), 1024);
    QCOMPARE(configure(u"hello-world"_s, u"much"_s), 400);
    QCOMPARE(configure(u"nobody"_s, 1024), 404);
    QCOMPARE(get(*m_cloud, "/_demo/configure").status, 405);
}

void tst_DemoFaults::takesOnlyFaultsThatExist()
{
    QTest::ignoreMessage(QtWarningMsg, "A fault was left out: There is no fault of this name.");
    m_cloud->queueFault({.fault = u"explode"_s});
    QCOMPARE(call(*m_cloud, "ListFunctions").code(), QString());
    QCOMPARE(DemoCloud::faultNames().size(), 10);
    for (const QString &name : DemoCloud::faultNames())
        QCOMPARE(queue({{u"fault"_s, name}}).status, 200);
}

QTEST_GUILESS_MAIN(tst_DemoFaults)
#include "tst_demofaults.moc"
