// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/update/updatefixture.h"

#include <QMetaEnum>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using Step = CodeUpdateJob::Step;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

//! An update whose steps wait for somebody, as in a talk.
class tst_HeldUpdate : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void waitsBeforeEachStep();
    void endsAsEverWhenItIsLetGo();
    void isHonestWhenCancelledWhileHeld_data();
    void isHonestWhenCancelledWhileHeld();
    void doesNotWaitOnceItWasCancelled();
    void signsWhenItSends();
    void waitsForActiveFromTheReleaseOn();
    void leavesOutTheWaitingFromItsTime();
    void diesQuietlyWhileHeld();

private:
    std::unique_ptr<CodeUpdateJob> makeJob(const UpdatePolicy &policy = {});
    qsizetype updatesSent() const
    {
        return requestsInLog(m_cloud->endpointUrl(), u"UpdateFunctionCode"_s).size();
    }
    static bool holdAt(CodeUpdateJob *job, Step step);

    std::unique_ptr<DemoCloud> m_cloud;
    std::unique_ptr<TestClient> m_client;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_HeldUpdate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeTestFile(m_folder->filePath(u"index.js"_s),
                  "exports.main_handler = async () => 'held';\n");
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = 150});
    QVERIFY(m_cloud->start());
    m_client = std::make_unique<TestClient>(
        Account{.kind = Account::Kind::Demo,
                .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                .credential = m_cloud->credential()});
}

void tst_HeldUpdate::cleanup()
{
    m_client.reset();
    m_cloud.reset();
    m_folder.reset();
}

std::unique_ptr<CodeUpdateJob> tst_HeldUpdate::makeJob(const UpdatePolicy &policy)
{
    const UpdatePlan plan{.function = {.region = u"ap-guangzhou"_s,
                                       .space = u"default"_s,
                                       .functionName = u"hello-world"_s},
                          .source = {.kind = CodeSource::Kind::Folder, .path = m_folder->path()}};
    UpdatePolicy quick = policy;
    quick.pollMs = 40;
    auto job =
        std::make_unique<CodeUpdateJob>(m_client->api.get(), m_client->reader.get(), plan, quick);
    job->holdBeforeSteps(true);
    return job;
}

// Lets the job go until it is held before \a step.
bool tst_HeldUpdate::holdAt(CodeUpdateJob *job, Step step)
{
    for (qsizetype i = 0; i <= job->steps().size(); ++i) {
        if (!QTest::qWaitFor([job] { return job->heldStep() || job->isFinished(); }, patienceMs)
            || job->isFinished())
            return false;
        if (job->heldStep() == step)
            return true;
        job->release();
    }
    return false;
}

void tst_HeldUpdate::waitsBeforeEachStep()
{
    const auto job = makeJob();
    QSignalSpy held(job.get(), &CodeUpdateJob::stepHeld);
    QSignalSpy started(job.get(), &CodeUpdateJob::stepStarted);
    QSignalSpy ended(job.get(), &CodeUpdateJob::stepFinished);
    QSignalSpy finished(job.get(), &CodeUpdateJob::finished);
    job->release(); // nothing waits yet
    job->start();
    const QList<Step> steps = job->steps();
    for (qsizetype i = 0; i < steps.size(); ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(held.count(), i + 1, patienceMs);
        QCOMPARE(held.last().first().value<Step>(), steps.at(i));
        QCOMPARE(job->heldStep(), steps.at(i));
        QTest::qWait(60); // nobody goes on by himself
        QCOMPARE(started.count(), i);
        QCOMPARE(ended.count(), i);
        QVERIFY(!job->isFinished());
        QCOMPARE(updatesSent(), steps.at(i) > Step::Update ? 1 : 0);
        job->release();
        QVERIFY(!job->heldStep());
        job->release(); // one press is one step
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs);
    QCOMPARE(job->record().outcome, UpdateOutcome::Live);
    QCOMPARE(started.count(), steps.size());
    QCOMPARE(ended.count(), steps.size());
    QCOMPARE(held.count(), steps.size());
}

void tst_HeldUpdate::endsAsEverWhenItIsLetGo()
{
    const auto job = makeJob();
    QSignalSpy held(job.get(), &CodeUpdateJob::stepHeld);
    job->start();
    QVERIFY(holdAt(job.get(), Step::Package));
    job->holdBeforeSteps(false);
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), patienceMs);
    QCOMPARE(job->record().outcome, UpdateOutcome::Live);
    QCOMPARE(held.count(), 2);
}

void tst_HeldUpdate::isHonestWhenCancelledWhileHeld_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<UpdateOutcome>("outcome");
    QTest::newRow("Check") << Step::Check << UpdateOutcome::NotChanged;
    QTest::newRow("Package") << Step::Package << UpdateOutcome::NotChanged;
    QTest::newRow("Update") << Step::Update << UpdateOutcome::NotChanged;
    QTest::newRow("Wait until Active") << Step::AwaitActive << UpdateOutcome::WaitingStopped;
    QTest::newRow("Verify") << Step::Verify << UpdateOutcome::WaitingStopped;
}

void tst_HeldUpdate::isHonestWhenCancelledWhileHeld()
{
    QFETCH(Step, step);
    QFETCH(UpdateOutcome, outcome);
    const FunctionId function{
        .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = u"hello-world"_s};
    const QString before = m_client->deployedSha256(function);
    const auto job = makeJob();
    QSignalSpy started(job.get(), &CodeUpdateJob::stepStarted);
    QSignalSpy ended(job.get(), &CodeUpdateJob::stepFinished);
    QSignalSpy finished(job.get(), &CodeUpdateJob::finished);
    job->start();
    QVERIFY(holdAt(job.get(), step));
    job->cancel();
    QCOMPARE(finished.count(), 0); // never from inside
    job->release();                // too late
    job->cancel();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(job->record().cancelled);
    QCOMPARE(job->record().outcome, outcome);
    QCOMPARE(job->mayHaveChangedSomething(), step > Step::Update);
    QCOMPARE(updatesSent(), step > Step::Update ? 1 : 0);
    if (step <= Step::Update)
        QCOMPARE(m_client->deployedSha256(function), before);
    QCOMPARE(started.count(), ended.count()); // the one that waited never began
    QTest::qWait(60);
    QCOMPARE(finished.count(), 1);
}

// The request was on its way when the person cancelled: its answer ends the update.
void tst_HeldUpdate::doesNotWaitOnceItWasCancelled()
{
    const auto job = makeJob();
    QSignalSpy finished(job.get(), &CodeUpdateJob::finished);
    job->start();
    QVERIFY(holdAt(job.get(), Step::Update));
    m_cloud->queueFault({.fault = u"slow"_s, .action = u"UpdateFunctionCode"_s, .value = 2'000});
    connect(job.get(), &CodeUpdateJob::stepProgress, job.get(), [&job](Step step, qint64 done) {
        if (step == Step::Update && done > 0)
            QMetaObject::invokeMethod(job.get(), &CodeUpdateJob::cancel, Qt::QueuedConnection);
    });
    job->release();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs);
    QVERIFY(!job->heldStep());
    QVERIFY(job->record().outcome != UpdateOutcome::Running);
}

// A signature holds for five minutes only; people talk for longer.
void tst_HeldUpdate::signsWhenItSends()
{
    QList<QDateTime> sentAt;
    connect(m_client->api.get(), &ApiClient::callFinished, this,
            [&sentAt](const CallRecord &record) {
                if (record.action == "UpdateFunctionCode"_L1)
                    sentAt += record.startedAt;
            });
    const auto job = makeJob();
    job->start();
    QVERIFY(holdAt(job.get(), Step::Update));
    QTest::qWait(1'100);
    const QDateTime released = QDateTime::currentDateTimeUtc();
    job->release();
    QTRY_COMPARE_WITH_TIMEOUT(sentAt.size(), 1, patienceMs);
    QVERIFY(sentAt.first() >= released);
}

void tst_HeldUpdate::waitsForActiveFromTheReleaseOn()
{
    const auto job = makeJob({.settleMs = 300, .activeMs = 600});
    job->start();
    QVERIFY(holdAt(job.get(), Step::AwaitActive));
    QTest::qWait(800); // longer than an accepted update is waited for
    job->release();
    QVERIFY(holdAt(job.get(), Step::Verify));
    job->release();
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), patienceMs);
    QCOMPARE(job->record().outcome, UpdateOutcome::Live);
}

void tst_HeldUpdate::leavesOutTheWaitingFromItsTime()
{
    const auto job = makeJob();
    QElapsedTimer all;
    all.start();
    job->start();
    QVERIFY(holdAt(job.get(), Step::Check));
    QTest::qWait(500);
    job->holdBeforeSteps(false);
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), patienceMs);
    QVERIFY(job->record().durationMs <= all.elapsed() - 500);
}

void tst_HeldUpdate::diesQuietlyWhileHeld()
{
    auto job = makeJob();
    job->start();
    QVERIFY(holdAt(job.get(), Step::Update));
    job.reset();
    QTest::qWait(60);
    QCOMPARE(updatesSent(), 0);
}

QTEST_GUILESS_MAIN(tst_HeldUpdate)
#include "tst_heldupdate.moc"
