// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "tests/support/rawserver.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr ClientPolicy quick{.idleTimeoutMs = 1'000, .readAttempts = 1, .firstBackoffMs = 5};

RawServer::Reply refusal(const QByteArray &code)
{
    return RawServer::json(R"({"Response":{"Error":{"Code":")" + code
                           + R"(","Message":"no"},"RequestId":"i"}})");
}

RawServer::Reply page(const QByteArray &rows, qint64 total)
{
    return RawServer::json(R"({"Response":{"Functions":[)" + rows + R"(],"TotalCount":)"
                           + QByteArray::number(total) + R"(,"RequestId":"i"}})");
}

} // namespace

class tst_FunctionReader : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void readsByGetFunction();
    void takesTheRowOfTheListWhereItIsNotOffered_data();
    void takesTheRowOfTheListWhereItIsNotOffered();
    void remembersForEachEndpointWhatIsNotOffered();
    void passesOtherErrorsOn_data();
    void passesOtherErrorsOn();
    void answersCancelled_data();
    void answersCancelled();
    void answersThoughTheReaderIsGone();

private:
    void read(QObject *receiver = nullptr);
    QByteArray actionAt(int index) const
    {
        return m_server->requests().at(index).header("X-TC-Action");
    }

    std::unique_ptr<RawServer> m_server;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<FunctionReader> m_reader;
    QPointer<Call> m_call;
    Result<FunctionDetail> m_detail;
    int m_count = 0;
};

void tst_FunctionReader::init()
{
    m_server = std::make_unique<RawServer>();
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(m_network.get(), quick);
    m_api->setAccount({.endpoint = Endpoint::fromUserInput(m_server->url()).value(),
                       .credential = {u"AKIDexample"_s, u"secret-key-of-a-test"_s, {}}});
    m_reader = std::make_unique<FunctionReader>(m_api.get());
    m_detail = {};
    m_count = 0;
}

void tst_FunctionReader::cleanup()
{
    m_reader.reset();
    m_api.reset();
    m_network.reset();
    m_server.reset();
}

void tst_FunctionReader::read(QObject *receiver)
{
    m_call = m_reader->read({u"ap-guangzhou"_s, u"team"_s, u"f"_s}, receiver ? receiver : this,
                            [this](const Result<FunctionDetail> &detail) {
                                m_detail = detail;
                                ++m_count;
                            });
}

void tst_FunctionReader::readsByGetFunction()
{
    m_server->script({RawServer::json(
        R"({"Response":{"FunctionName":"f","Handler":"index.main","Status":"Active","CodeSize":12,
            "RequestId":"i"}})")});
    read();
    QTRY_COMPARE(m_count, 1);
    QVERIFY(m_detail);
    QVERIFY(m_detail->complete);
    QCOMPARE(m_detail->handler, u"index.main"_s);
    QCOMPARE(m_detail->codeSize, 12);
    QCOMPARE(actionAt(0), QByteArray("GetFunction"));
}

void tst_FunctionReader::takesTheRowOfTheListWhereItIsNotOffered_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("InvalidAction") << QByteArray("InvalidAction");
    QTest::newRow("ActionOffline") << QByteArray("ActionOffline");
    QTest::newRow("UnsupportedOperation") << QByteArray("UnsupportedOperation");
}

void tst_FunctionReader::takesTheRowOfTheListWhereItIsNotOffered()
{
    QFETCH(QByteArray, code);
    m_server->script({refusal(code), page(R"({"FunctionName":"f2"},{"FunctionName":"xf"})", 3),
                      page(R"({"FunctionName":"f","Status":"Updating"})", 3)});
    read();
    QTRY_COMPARE(m_count, 1);
    QVERIFY(m_detail);
    QVERIFY(!m_detail->complete);
    QCOMPARE(m_detail->summary.functionName, u"f"_s);
    QVERIFY(m_detail->summary.status.isPassing());
    QCOMPARE(m_detail->codeSize, -1);

    QCOMPARE(m_server->requests().size(), 3);
    const QJsonObject asked = QJsonDocument::fromJson(m_server->requests().at(2).body).object();
    QCOMPARE(asked.value("SearchKey"_L1).toString(), u"f"_s);
    QCOMPARE(asked.value("Namespace"_L1).toString(), u"team"_s);
    QCOMPARE(asked.value("Offset"_L1).toInt(), 2);
}

void tst_FunctionReader::remembersForEachEndpointWhatIsNotOffered()
{
    m_server->script({refusal("InvalidAction"), page({}, 0)});
    read();
    QTRY_COMPARE(m_count, 1);
    QVERIFY(!m_detail);
    QCOMPARE(m_detail.error().kind, Error::Kind::Service);
    QCOMPARE(m_detail.error().code, u"ResourceNotFound.Function"_s);
    read();
    QTRY_COMPARE(m_count, 2);
    QCOMPARE(actionAt(2), QByteArray("ListFunctions"));

    RawServer other;
    m_api->setAccount({.endpoint = Endpoint::fromUserInput(other.url()).value(),
                       .credential = {u"AKIDexample"_s, u"secret-key-of-a-test"_s, {}}});
    other.script({refusal("ResourceNotFound.Function")});
    read();
    QTRY_COMPARE(m_count, 3);
    QCOMPARE(other.requests().first().header("X-TC-Action"), QByteArray("GetFunction"));
}

void tst_FunctionReader::passesOtherErrorsOn_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("not found") << QByteArray("ResourceNotFound.Function");
    QTest::newRow("not allowed") << QByteArray("UnauthorizedOperation.CAM");
    QTest::newRow("a name that only begins alike") << QByteArray("InvalidActionless");
}

void tst_FunctionReader::passesOtherErrorsOn()
{
    QFETCH(QByteArray, code);
    m_server->script({refusal(code)});
    read();
    QTRY_COMPARE(m_count, 1);
    QVERIFY(!m_detail);
    QCOMPARE(m_detail.error().code, QString::fromLatin1(code));
    QCOMPARE(m_server->requests().size(), 1);
}

void tst_FunctionReader::answersCancelled_data()
{
    QTest::addColumn<bool>("fromList");
    QTest::newRow("in GetFunction") << false;
    QTest::newRow("in ListFunctions") << true;
}

void tst_FunctionReader::answersCancelled()
{
    QFETCH(bool, fromList);
    if (fromList) {
        m_server->script({refusal("InvalidAction"), page({}, 0)});
        read();
        QTRY_COMPARE(m_count, 1);
    }
    const int before = m_count;
    const auto requests = m_server->requests().size();
    m_server->script({{.then = RawServer::Reply::Then::Hang}});
    read();
    QTRY_COMPARE(m_server->requests().size(), requests + 1);
    QVERIFY(m_call);
    m_call->cancel();
    QTRY_COMPARE(m_count, before + 1);
    QCOMPARE(m_detail.error().kind, Error::Kind::Cancelled);
    QTRY_VERIFY(!m_call);
}

void tst_FunctionReader::answersThoughTheReaderIsGone()
{
    m_server->script({refusal("InvalidAction")});
    read();
    m_reader.reset();
    QTRY_COMPARE(m_count, 1);
    QVERIFY(!m_detail);
    QCOMPARE(m_detail.error().code, u"InvalidAction"_s);
    QCOMPARE(m_server->requests().size(), 1);
}

QTEST_GUILESS_MAIN(tst_FunctionReader)
#include "tst_functionreader.moc"
