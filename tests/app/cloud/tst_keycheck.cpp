// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/keycheck.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/region.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Kind = KeyCheckStep;
using State = CheckStep::State;

} // namespace

class tst_KeyCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void tellsWhatAFullKeyMayDo();
    void changesNothing();
    void tellsWhatIsDenied_data();
    void tellsWhatIsDenied();
    void readsNoFunctionWhereTheListIsDenied();
    void tellsWhatTheEditionDoesNotOffer();
    void stopsWhereTheKeyIsRefused();
    void stopsWhereNobodyAnswers();
    void canBeCancelledAtEachStep_data();
    void canBeCancelledAtEachStep();
    void diesAtEachStep_data();
    void diesAtEachStep();

private:
    std::unique_ptr<KeyCheck> makeCheck();
    //! The steps of a check that was run to its end.
    QList<CheckStep> run();
    void start(const DemoOptions &options);
    static CheckStep stepOf(const QList<CheckStep> &steps, Kind kind);

    std::unique_ptr<DemoCloud> m_cloud;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<CosClient> m_cos;
    QStringList m_actions;
};

void tst_KeyCheck::initTestCase()
{
    m_network = makeNetwork();
    start({.updateTimeMs = 10});
}

void tst_KeyCheck::start(const DemoOptions &options)
{
    m_cloud = std::make_unique<DemoCloud>(options);
    QVERIFY(m_cloud->start());
    m_api = std::make_unique<ApiClient>(
        m_network.get(),
        ClientPolicy{.idleTimeoutMs = 1'000, .readAttempts = 1, .firstBackoffMs = 1});
    m_cos = std::make_unique<CosClient>(
        m_network.get(), CosPolicy{.idleTimeoutMs = 1'000, .attempts = 1, .firstBackoffMs = 1});
    connect(m_api.get(), &ApiClient::callFinished, this,
            [this](const CallRecord &record) { m_actions.append(record.action); });
    const Account account{.endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                          .credential = m_cloud->credential()};
    m_api->setAccount(account);
    m_cos->setAccount(account);
}

void tst_KeyCheck::init()
{
    m_cloud->clearFaults();
    m_actions.clear();
}

std::unique_ptr<KeyCheck> tst_KeyCheck::makeCheck()
{
    return std::make_unique<KeyCheck>(
        KeyCheck::Target{.api = m_api.get(),
                         .cos = m_cos.get(),
                         .function = {.region = defaultRegion, .space = defaultNamespace}});
}

QList<CheckStep> tst_KeyCheck::run()
{
    const auto check = makeCheck();
    QSignalSpy finished(check.get(), &KeyCheck::finished);
    check->start();
    if (!finished.wait(30'000))
        qFatal("the check did not end");
    return check->steps();
}

CheckStep tst_KeyCheck::stepOf(const QList<CheckStep> &steps, Kind kind)
{
    return steps.at(int(kind));
}

void tst_KeyCheck::tellsWhatAFullKeyMayDo()
{
    const auto check = makeCheck();
    QVERIFY(check->permission(Kind::ReadBucket).bucket.isEmpty()); // none is known yet
    QSignalSpy finished(check.get(), &KeyCheck::finished);
    check->start();
    QVERIFY(finished.wait(30'000));
    QCOMPARE(check->steps().size(), keyCheckStepCount);
    for (int i = 0; i < keyCheckStepCount; ++i) {
        // Storing an object is the one thing that cannot be tried without doing it.
        const CheckStep &step = check->steps().at(i);
        QCOMPARE(step.state, Kind(i) == Kind::PutObject ? State::Unknown : State::Passed);
        QVERIFY(!step.result.isEmpty());
    }
    const KeyPermission onFunctions{.camAction = u"scf:UpdateFunctionCode"_s,
                                    .region = defaultRegion,
                                    .space = defaultNamespace};
    QCOMPARE(check->permission(Kind::UpdateFunctionCode), onFunctions);
    QCOMPARE(check->permission(Kind::ListBuckets),
             KeyPermission{.camAction = u"name/cos:GetService"_s});
    QCOMPARE(check->permission(Kind::PutObject).camAction, u"name/cos:PutObject"_s);
    QVERIFY(!check->permission(Kind::ReadBucket).bucket.isEmpty());
}

void tst_KeyCheck::changesNothing()
{
    const auto list = [this] {
        QList<FunctionSummary> functions;
        bool isAnswered = false;
        m_api->send(
            ListFunctionsRequest{.region = defaultRegion, .limit = 100, .space = defaultNamespace},
            this, [&](const Result<ListFunctionsResponse> &response) {
                functions = response->functions;
                isAnswered = true;
            });
        (void)QTest::qWaitFor([&] { return isAnswered; });
        return functions;
    };
    const QList<FunctionSummary> before = list();
    QVERIFY(!before.isEmpty());
    (void)run();
    QCOMPARE(list(), before);
    QTRY_COMPARE(m_actions.count(u"UpdateFunctionCode"_s), 1);
}

void tst_KeyCheck::tellsWhatIsDenied_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *action, const char *code, Kind kind) {
        QTest::newRow(action) << QString::fromLatin1(action) << QString::fromLatin1(code)
                              << int(kind);
    };
    row("ListFunctions", "UnauthorizedOperation", Kind::ListFunctions);
    row("ListNamespaces", "UnauthorizedOperation.CAM", Kind::ListNamespaces);
    row("GetFunction", "AuthFailure.UnauthorizedOperation", Kind::GetFunction);
    row("GetFunctionAddress", "UnauthorizedOperation.CAM", Kind::GetFunctionAddress);
    row("UpdateFunctionCode", "UnauthorizedOperation.CAM", Kind::UpdateFunctionCode);
    row("GetService", "AccessDenied", Kind::ListBuckets);
    row("GetBucket", "AccessDenied", Kind::ReadBucket);
}

void tst_KeyCheck::tellsWhatIsDenied()
{
    QFETCH(QString, action);
    QFETCH(QString, code);
    QFETCH(int, kind);
    m_cloud->queueFault({.fault = code, .action = action});
    const QList<CheckStep> steps = run();
    const CheckStep denied = stepOf(steps, Kind(kind));
    QCOMPARE(denied.state, State::Failed);
    QVERIFY(denied.error.has_value());
    QCOMPARE(denied.error->code, code);
    QVERIFY2(denied.result.contains(code), qPrintable(denied.result));
    const auto allowed = std::count_if(steps.begin(), steps.end(), [](const CheckStep &step) {
        return step.state == State::Passed;
    });
    // Without the list of buckets none is known that could be looked into.
    QCOMPARE(allowed, Kind(kind) == Kind::ListBuckets ? 5 : 6);
}

void tst_KeyCheck::readsNoFunctionWhereTheListIsDenied()
{
    m_cloud->queueFault({.fault = u"UnauthorizedOperation.CAM"_s, .action = u"ListFunctions"_s});
    const QList<CheckStep> steps = run();
    for (const Kind kind : {Kind::GetFunction, Kind::GetFunctionAddress}) {
        QCOMPARE(stepOf(steps, kind).state, State::Passed);
        QCOMPARE(stepOf(steps, kind).error->code, u"ResourceNotFound.Function"_s);
    }
}

void tst_KeyCheck::tellsWhatTheEditionDoesNotOffer()
{
    start({.international = true});
    const QList<CheckStep> steps = run();
    QCOMPARE(stepOf(steps, Kind::GetFunction).state, State::Unknown);
    QVERIFY(stepOf(steps, Kind::GetFunction).result.contains("does not offer"_L1));
    QCOMPARE(stepOf(steps, Kind::UpdateFunctionCode).state, State::Passed);
    start({.updateTimeMs = 10});
}

void tst_KeyCheck::stopsWhereTheKeyIsRefused()
{
    Account account = m_api->account();
    const Credential good = account.credential;
    account.credential.secretKey += u'x';
    m_api->setAccount(account);
    const QList<CheckStep> steps = run();
    account.credential = good;
    m_api->setAccount(account);
    for (const CheckStep &step : steps)
        QCOMPARE(step.state, State::Unknown);
    QCOMPARE(steps.first().error->code, u"AuthFailure.SignatureFailure"_s);
    QVERIFY(steps.last().result.contains("the key itself was refused"_L1));
    QTRY_COMPARE(m_actions, QStringList{u"ListFunctions"_s});
}

void tst_KeyCheck::stopsWhereNobodyAnswers()
{
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"ListNamespaces"_s});
    const QList<CheckStep> steps = run();
    QCOMPARE(steps.at(0).state, State::Passed);
    QCOMPARE(steps.at(1).error->kind, Error::Kind::Timeout);
    for (int i = 2; i < steps.size(); ++i) {
        QCOMPARE(steps.at(i).state, State::Unknown);
        QVERIFY(steps.at(i).result.contains("was not reached"_L1));
    }
}

void tst_KeyCheck::canBeCancelledAtEachStep_data()
{
    QTest::addColumn<int>("at");
    for (int i = 0; i < keyCheckStepCount; ++i)
        QTest::addRow("step %d", i) << i;
}

void tst_KeyCheck::canBeCancelledAtEachStep()
{
    QFETCH(int, at);
    const auto check = makeCheck();
    QSignalSpy finished(check.get(), &KeyCheck::finished);
    connect(check.get(), &KeyCheck::stepChanged, check.get(), [&](int index) {
        if (index == at && check->steps().at(index).state == State::Running) {
            check->cancel();
            QCOMPARE(finished.count(), 0);
        }
    });
    check->start();
    QVERIFY(finished.wait(30'000));
    for (int i = 0; i < check->steps().size(); ++i) {
        const CheckStep &step = check->steps().at(i);
        QVERIFY(step.isEnded());
        if (i >= at)
            QCOMPARE(step.result, u"Cancelled."_s);
    }
    QTest::qWait(50);
    QCOMPARE(finished.count(), 1);
}

void tst_KeyCheck::diesAtEachStep_data()
{
    canBeCancelledAtEachStep_data();
}

void tst_KeyCheck::diesAtEachStep()
{
    QFETCH(int, at);
    auto check = makeCheck();
    bool isReached = false;
    connect(check.get(), &KeyCheck::stepChanged, this, [&](int index) {
        isReached = isReached || (index == at && check->steps().at(index).state == State::Running);
    });
    check->start();
    QTRY_VERIFY_WITH_TIMEOUT(isReached, 30'000);
    check.reset();
    QTest::qWait(50); // what was under way answers nobody
}

QTEST_GUILESS_MAIN(tst_KeyCheck)
#include "tst_keycheck.moc"
