// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/settlement.h"
#include "tests/app/update/updatefixture.h"

#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Scf;

using Owner = JournalEntry::Owner;
using Step = CodeUpdateJob::Step;

namespace {

constexpr int updateTimeMs = 150;
constexpr int longestUpdateMs = 20'000;
const auto oldSha = QString(64, u'0');
const auto newSha = QString(64, u'1');
const auto otherSha = QString(64, u'2');

UpdatePolicy quickUpdate()
{
    return {.pollMs = 40,
            .settleMs = 1'500,
            .unreadableMs = 600,
            .activeMs = 8'000,
            .rateBackoffMs = 30,
            .resends = 3};
}

constexpr SettlementPolicy quickSettlement{
    .pollMs = 40, .settleMs = 500, .acceptedMs = 3'000, .activeMs = 8'000, .unreadableMs = 600};

// Holds the journal's file, as another program that writes for long.
class Hold
{
public:
    explicit Hold(const QString &path)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"hold"_s))
    {
        m_database.setDatabaseName(path);
        m_isHeld = m_database.open() && QSqlQuery(m_database).exec(u"BEGIN EXCLUSIVE"_s);
    }
    ~Hold()
    {
        release();
        m_database = {};
        QSqlDatabase::removeDatabase(u"hold"_s);
    }
    bool isHeld() const { return m_isHeld; }
    void release() { m_database.close(); }

private:
    QSqlDatabase m_database;
    bool m_isHeld = false;
};

bool runs(const QStringList &command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(command.first(), command.sliced(1));
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
           && process.exitCode() == 0;
}

} // namespace

//! The update and its journal, and what a program that ended in the middle leaves to the next one,
//! against the real HTTP server of the demo cloud.
class tst_JournaledUpdate : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsTheWholeStory();
    void waitsForTheIntentionBeforeItSends();
    void sendsNothingWithoutTheIntention_data();
    void sendsNothingWithoutTheIntention();
    void sendsNothingWhenCancelledBeforeTheIntentionIsWritten();
    void keepsWhatEndedBeforeSending();
    void isOneEntryHoweverOftenItIsSent();
    void keepsEachEnd_data();
    void keepsEachEnd();
    void worksWithoutAJournal();

    void settlesWhatWasCutShort_data();
    void settlesWhatWasCutShort();
    void leavesWhatIsUnderWay();
    void leavesOtherAccounts();
    void leavesWhatCannotBeReadNow();
    void saysThatTheFunctionIsGone();
    void saysThatTheDemoCloudIsGone();
    void letsGoWhenItIsStopped();
    void judges_data();
    void judges();

private:
    UpdatePlan plan() const;
    std::unique_ptr<CodeUpdateJob> start(const UpdatePlan &plan);
    UpdateRecord finish(CodeUpdateJob *job);
    QList<QJsonObject> updates() const
    {
        return requestsInLog(m_cloud->endpointUrl(), u"UpdateFunctionCode"_s);
    }
    void openJournal(const QString &path);
    JournalScope scope() const { return JournalScope::of(m_client->api->account()); }
    // What a settlement says until it has finished.
    QList<JournalEntry> settle(const JournalScope &scope);
    // An entry that a program left behind that has ended.
    qint64 leaveOpen(const JournalEntry &entry);
    JournalEntry entryFor(const QString &functionName) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCloud> m_cloud;
    std::unique_ptr<TestClient> m_client;
    std::unique_ptr<Journal> m_journal;
    QString m_path;
};

void tst_JournaledUpdate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"code"_s));
    writeTestFile(m_folder->filePath(u"code/index.js"_s),
                  "exports.main_handler = async (event) => 'new code';\n");
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = updateTimeMs});
    QVERIFY(m_cloud->start());
    m_client = std::make_unique<TestClient>(
        Account{.kind = Account::Kind::Real,
                .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                .credential = m_cloud->credential()});
    openJournal(m_folder->filePath(u"history/updates.db"_s));
}

void tst_JournaledUpdate::cleanup()
{
    m_client.reset();
    m_journal.reset();
    m_cloud.reset();
    m_folder.reset();
}

void tst_JournaledUpdate::openJournal(const QString &path)
{
    m_path = path;
    m_journal = std::make_unique<Journal>();
    m_journal->open(path);
    (void)allEntries(*m_journal); // until it is open
}

UpdatePlan tst_JournaledUpdate::plan() const
{
    return {.function = {.region = u"ap-guangzhou"_s,
                         .space = u"default"_s,
                         .functionName = u"hello-world"_s},
            .source = {.kind = CodeSource::Kind::Folder, .path = m_folder->filePath(u"code"_s)},
            .package = {.leftOut = {u"notes.txt"_s}},
            .handler = u"index.main_handler"_s};
}

std::unique_ptr<CodeUpdateJob> tst_JournaledUpdate::start(const UpdatePlan &plan)
{
    auto job = std::make_unique<CodeUpdateJob>(m_client->api.get(), m_client->reader.get(), plan,
                                               quickUpdate());
    job->keepIn(m_journal.get());
    job->start();
    return job;
}

UpdateRecord tst_JournaledUpdate::finish(CodeUpdateJob *job)
{
    if (!QTest::qWaitFor([job] { return job->isFinished(); }, longestUpdateMs))
        qWarning("the job did not end");
    return job->record();
}

JournalEntry tst_JournaledUpdate::entryFor(const QString &functionName) const
{
    JournalEntry entry;
    entry.endpoint = scope().endpoint;
    entry.secretId = scope().secretId;
    entry.record.function = {
        .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = functionName};
    entry.record.startedAt = QDateTime::currentDateTimeUtc();
    entry.record.zipSha256 = newSha;
    entry.before = {.status = u"Active"_s, .modTime = u"2026-01-01 00:00:00"_s};
    return entry;
}

qint64 tst_JournaledUpdate::leaveOpen(const JournalEntry &entry)
{
    const qint64 id = answerTo<qint64>([&](QObject *receiver, auto answer) {
                          m_journal->begin(entry, receiver, answer);
                      }).value_or(0);
    m_journal->release(id);
    return id;
}

QList<JournalEntry> tst_JournaledUpdate::settle(const JournalScope &scope)
{
    Settlement settlement(m_journal.get(), m_client->reader.get(), quickSettlement);
    QList<JournalEntry> settled;
    connect(&settlement, &Settlement::settled, this,
            [&settled](const JournalEntry &entry) { settled.append(entry); });
    QSignalSpy finished(&settlement, &Settlement::finished);
    settlement.start(scope);
    if (!finished.wait(longestUpdateMs))
        qWarning("the settlement did not end");
    return settled;
}

void tst_JournaledUpdate::keepsTheWholeStory()
{
    const QString before = m_client->deployedSha256(plan().function);
    const UpdateRecord record = finish(start(plan()).get());
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    const QList<JournalEntry> entries = allEntries(*m_journal);
    QCOMPARE(entries.size(), 1);
    const JournalEntry &entry = entries.first();
    QCOMPARE(entry.endpoint, m_cloud->endpointUrl());
    QCOMPARE(entry.secretId, m_cloud->credential().secretId);
    QCOMPARE(entry.record.outcome, UpdateOutcome::Live);
    QCOMPARE(entry.record.requestId, updates().first()["RequestId"_L1].toString());
    QCOMPARE(entry.record.zipSha256, record.zipSha256);
    QCOMPARE(entry.record.zipSize, record.zipSize);
    QCOMPARE(entry.record.source, plan().source);
    QCOMPARE(entry.record.handler, plan().handler);
    QCOMPARE(entry.record.durationMs, record.durationMs);
    QCOMPARE(entry.package, plan().package);
    QVERIFY(entry.sent);
    QCOMPARE(entry.before.status, u"Active"_s);
    QCOMPARE(entry.before.codeSha256, before);
    QVERIFY(!entry.before.modTime.isEmpty());
    QVERIFY(!entry.before.handler.isEmpty());
}

void tst_JournaledUpdate::waitsForTheIntentionBeforeItSends()
{
    Hold hold(m_path);
    QVERIFY(hold.isHeld());
    const auto job = start(plan());
    QSignalSpy steps(job.get(), &CodeUpdateJob::stepStarted);
    QTRY_VERIFY(!steps.isEmpty() && steps.last().first().value<Step>() == Step::Update);
    QTest::qWait(500);
    QVERIFY(updates().isEmpty());
    QVERIFY(!job->mayHaveChangedSomething());
    hold.release();
    QCOMPARE(finish(job.get()).outcome, UpdateOutcome::Live);
    QCOMPARE(updates().size(), 1);
}

void tst_JournaledUpdate::sendsNothingWithoutTheIntention_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QString>("code");
    QTest::newRow("a file where the folder should be")
        << u"file"_s << QString(LocalCode::journalFailed);
    QTest::newRow("read-only disk") << u"read-only"_s << QString(LocalCode::journalFailed);
    QTest::newRow("full disk") << u"full"_s << QString(LocalCode::diskFull);
}

void tst_JournaledUpdate::sendsNothingWithoutTheIntention()
{
    QFETCH(QString, trouble);
    QFETCH(QString, code);
    const QString disk = m_folder->filePath(u"disk"_s);
    QVERIFY(QDir().mkpath(disk));
    const QString place = disk + "/history"_L1;
    bool isMounted = false;
    const auto unmount = qScopeGuard([&] {
        m_journal.reset();
        if (isMounted)
            runs({u"umount"_s, disk});
    });
    if (trouble == "file"_L1) {
        writeTestFile(place, "a file where the folder should be");
        openJournal(place + "/updates.db"_L1);
    } else {
        isMounted =
            runs({u"mount"_s, u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=512k"_s, u"tmpfs"_s, disk});
        if (!isMounted)
            QSKIP("This needs the right to mount a small disk");
        openJournal(place + "/updates.db"_L1);
        if (trouble == "read-only"_L1) {
            m_journal.reset();
            QVERIFY(runs({u"mount"_s, u"-o"_s, u"remount,ro"_s, disk}));
            openJournal(place + "/updates.db"_L1);
        } else {
            QFile filler(disk + "/filler"_L1);
            QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            while (filler.write(QByteArray(512, 'x')) == 512) { }
            filler.close();
            // What lies ready in the log of the database takes a few.
            const JournalEntry entry = entryFor(u"image-resize"_s);
            for (int i = 0; i < 100; ++i)
                leaveOpen(entry);
        }
    }
    const QString before = m_client->deployedSha256(plan().function);
    QSignalSpy failed(m_journal.get(), &Journal::failed);
    const auto job = start(plan());
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(record.error.kind, Error::Kind::File);
    QCOMPARE(record.error.code, code);
    QVERIFY(!record.error.message.isEmpty());
    QVERIFY(!job->mayHaveChangedSomething());
    QVERIFY(updates().isEmpty());
    QCOMPARE(m_client->deployedSha256(plan().function), before);
}

void tst_JournaledUpdate::sendsNothingWhenCancelledBeforeTheIntentionIsWritten()
{
    Hold hold(m_path);
    QVERIFY(hold.isHeld());
    const auto job = start(plan());
    QSignalSpy steps(job.get(), &CodeUpdateJob::stepStarted);
    QTRY_VERIFY(!steps.isEmpty() && steps.last().first().value<Step>() == Step::Update);
    job->cancel();
    hold.release();
    QCOMPARE(finish(job.get()).outcome, UpdateOutcome::NotChanged);
    QVERIFY(updates().isEmpty());
    const QList<JournalEntry> entries = allEntries(*m_journal);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().record.outcome, UpdateOutcome::NotChanged);
    QVERIFY(entries.first().record.cancelled);
}

void tst_JournaledUpdate::keepsWhatEndedBeforeSending()
{
    UpdatePlan bad = plan();
    bad.source.path = m_folder->filePath(u"missing"_s);
    QCOMPARE(finish(start(bad).get()).outcome, UpdateOutcome::NotChanged);
    const QList<JournalEntry> entries = allEntries(*m_journal);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().record.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(entries.first().record.error.code, QString(LocalCode::folderNotFound));
    QCOMPARE(entries.first().endpoint, m_cloud->endpointUrl());
    QVERIFY(!entries.first().sent);
}

void tst_JournaledUpdate::isOneEntryHoweverOftenItIsSent()
{
    m_cloud->queueFault({.fault = u"skew"_s, .action = u"UpdateFunctionCode"_s, .value = 900});
    m_cloud->queueFault({.fault = u"RequestLimitExceeded"_s, .action = u"UpdateFunctionCode"_s});
    QCOMPARE(finish(start(plan()).get()).outcome, UpdateOutcome::Live);
    QVERIFY(updates().size() > 1);
    QCOMPARE(acceptedIn(updates()), 1);
    QCOMPARE(allEntries(*m_journal).size(), 1);
}

void tst_JournaledUpdate::keepsEachEnd_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<UpdateOutcome>("outcome");
    QTest::newRow("lost answer") << u"lost-answer"_s << UpdateOutcome::Live;
    QTest::newRow("refused") << u"refused"_s << UpdateOutcome::NotChanged;
    QTest::newRow("rejected") << u"update-fails"_s << UpdateOutcome::UpdateFailed;
    QTest::newRow("an error code")
        << u"InvalidParameterValue.Handler"_s << UpdateOutcome::NotChanged;
}

void tst_JournaledUpdate::keepsEachEnd()
{
    QFETCH(QString, fault);
    QFETCH(UpdateOutcome, outcome);
    m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
    const UpdateRecord record = finish(start(plan()).get());
    QCOMPARE(record.outcome, outcome);
    const QList<JournalEntry> entries = allEntries(*m_journal);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().record.outcome, outcome);
    QCOMPARE(entries.first().record.hasError, record.hasError);
    QCOMPARE(entries.first().record.error, record.error);
    QCOMPARE(entries.first().record.statusReasons, record.statusReasons);
}

void tst_JournaledUpdate::worksWithoutAJournal()
{
    CodeUpdateJob job(m_client->api.get(), m_client->reader.get(), plan(), quickUpdate());
    job.start();
    QCOMPARE(finish(&job).outcome, UpdateOutcome::Live);
    QVERIFY(allEntries(*m_journal).isEmpty());
}

void tst_JournaledUpdate::settlesWhatWasCutShort_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("step");
    QTest::addColumn<UpdateOutcome>("outcome");
    QTest::addColumn<int>("accepted");
    QTest::newRow("accepted, in the middle of Updating")
        << QString() << int(Step::AwaitActive) << UpdateOutcome::Live << 1;
    QTest::newRow("done, before the answer")
        << u"lost-answer"_s << int(Step::Update) << UpdateOutcome::Live << 1;
    QTest::newRow("accepted, begins late")
        << u"late-updating"_s << int(Step::AwaitActive) << UpdateOutcome::Live << 1;
    QTest::newRow("accepted, then rejected")
        << u"update-fails"_s << int(Step::AwaitActive) << UpdateOutcome::UpdateFailed << 1;
    QTest::newRow("never done") << u"hang"_s << int(Step::Update) << UpdateOutcome::NotChanged << 0;
}

void tst_JournaledUpdate::settlesWhatWasCutShort()
{
    QFETCH(QString, fault);
    QFETCH(int, step);
    QFETCH(UpdateOutcome, outcome);
    QFETCH(int, accepted);
    if (!fault.isEmpty())
        m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
    const QString before = m_client->deployedSha256(plan().function);
    auto job = start(plan());
    QSignalSpy steps(job.get(), &CodeUpdateJob::stepStarted);
    QTRY_VERIFY(!steps.isEmpty() && int(steps.last().first().value<Step>()) == step);
    QTRY_COMPARE(updates().size(), 1); // it has arrived
    job.reset();

    const QList<JournalEntry> left = allEntries(*m_journal);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().record.outcome, UpdateOutcome::Running);
    QCOMPARE(left.first().owner, Owner::Nobody);
    const QList<JournalEntry> settled = settle(scope());
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().record.outcome, outcome);
    const QString sentence = Settlement::sentence(settled.first().record);
    QVERIFY(sentence.contains("hello-world"_L1));
    const QList<JournalEntry> entries = allEntries(*m_journal);
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.first().record.outcome, outcome);
    QCOMPARE(entries.first().record.error.code, QString(LocalCode::programEnded));
    QCOMPARE(updates().size(), 1); // nothing was sent again
    QCOMPARE(acceptedIn(updates()), accepted);
    QCOMPARE(m_client->deployedSha256(plan().function) != before, outcome == UpdateOutcome::Live);
    QVERIFY(settle(scope()).isEmpty()); // said once
}

void tst_JournaledUpdate::leavesWhatIsUnderWay()
{
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"UpdateFunctionCode"_s});
    const auto job = start(plan());
    QTRY_COMPARE(updates().size(), 1);
    QVERIFY(settle(scope()).isEmpty());
    QCOMPARE(allEntries(*m_journal).first().owner, Owner::ThisProgram);
}

void tst_JournaledUpdate::leavesOtherAccounts()
{
    leaveOpen(entryFor(u"hello-world"_s));
    JournalScope other = scope();
    other.secretId += u'x';
    QVERIFY(settle(other).isEmpty());
    other = scope();
    other.endpoint = u"https://scf.tencentcloudapi.com"_s;
    QVERIFY(settle(other).isEmpty());
    QCOMPARE(allEntries(*m_journal).first().record.outcome, UpdateOutcome::Running);
}

void tst_JournaledUpdate::leavesWhatCannotBeReadNow()
{
    leaveOpen(entryFor(u"hello-world"_s));
    m_cloud->stop();
    QVERIFY(settle(scope()).isEmpty());
    const JournalEntry entry = allEntries(*m_journal).first();
    QCOMPARE(entry.record.outcome, UpdateOutcome::Running);
    QCOMPARE(entry.owner, Owner::Nobody); // for another time
}

void tst_JournaledUpdate::saysThatTheFunctionIsGone()
{
    leaveOpen(entryFor(u"no-such-function"_s));
    const QList<JournalEntry> settled = settle(scope());
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().record.outcome, UpdateOutcome::Unknown);
    QVERIFY(!settled.first().record.remark.isEmpty());
    QVERIFY(Settlement::sentence(settled.first().record).contains(settled.first().record.remark));
}

void tst_JournaledUpdate::saysThatTheDemoCloudIsGone()
{
    Account demo = m_client->api->account();
    demo.kind = Account::Kind::Demo;
    const JournalScope demoScope = JournalScope::of(demo);
    QVERIFY(demoScope.isDemo());
    demo.credential.secretId = u"the key of another run"_s;
    QCOMPARE(JournalScope::of(demo), demoScope);
    JournalEntry entry = entryFor(u"hello-world"_s);
    entry.endpoint = demoScope.endpoint;
    entry.secretId = demoScope.secretId;
    leaveOpen(entry);
    const QList<JournalEntry> settled = settle(demoScope);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().record.outcome, UpdateOutcome::Unknown);
    QVERIFY(requestsInLog(m_cloud->endpointUrl(), u"GetFunction"_s).isEmpty());
}

void tst_JournaledUpdate::letsGoWhenItIsStopped()
{
    leaveOpen(entryFor(u"hello-world"_s));
    {
        m_cloud->queueFault({.fault = u"hang"_s, .action = u"GetFunction"_s});
        Settlement settlement(m_journal.get(), m_client->reader.get(), quickSettlement);
        settlement.start(scope());
        QTRY_COMPARE(allEntries(*m_journal).first().owner, Owner::ThisProgram);
    }
    QCOMPARE(allEntries(*m_journal).first().owner, Owner::Nobody);
}

void tst_JournaledUpdate::judges_data()
{
    QTest::addColumn<QString>("requestId");
    QTest::addColumn<bool>("comparable");
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("moved");
    QTest::addColumn<QString>("sha256"); // empty: not readable
    QTest::addColumn<bool>("watched");
    QTest::addColumn<SettlementStep>("step");
    QTest::addColumn<UpdateOutcome>("outcome");
    const auto row = [](const char *name, const QString &requestId, bool comparable,
                        const QString &status, bool moved, const QString &sha256, bool watched,
                        SettlementStep step, UpdateOutcome outcome = UpdateOutcome::Running) {
        QTest::newRow(name) << requestId << comparable << status << moved << sha256 << watched
                            << step << outcome;
    };
    const auto id = u"request-id"_s;
    const auto active = u"Active"_s;
    const auto failed = u"UpdateFailed"_s;
    using S = SettlementStep;
    using O = UpdateOutcome;
    row("runs what was sent", {}, true, active, true, newSha, false, S::Settled, O::Live);
    row("accepted, runs what was sent", id, true, active, true, newSha, false, S::Settled, O::Live);
    row("nothing seen yet", {}, true, active, false, oldSha, false, S::LookAgain);
    row("nothing seen", {}, true, active, false, oldSha, true, S::Settled, O::NotChanged);
    row("nothing seen, code unreadable", {}, true, active, false, {}, true, S::Settled,
        O::NotChanged);
    row("accepted, nothing seen", id, true, active, false, oldSha, true, S::Settled, O::Unknown);
    row("in work", {}, true, u"Updating"_s, true, oldSha, true, S::LookAgain);
    row("accepted, failed", id, true, failed, true, oldSha, false, S::Settled, O::UpdateFailed);
    row("failed, whose?", {}, true, failed, true, oldSha, false, S::Settled, O::Unknown);
    row("other code", {}, true, active, true, otherSha, false, S::Settled, O::Unknown);
    row("accepted, other code", id, true, active, true, otherSha, false, S::Settled, O::Unknown);
    row("accepted, old code", id, true, active, true, oldSha, false, S::Settled, O::Unknown);
    row("settings changed", {}, true, active, true, oldSha, false, S::Settled, O::NotChanged);
    row("accepted, unreadable", id, true, active, true, {}, false, S::Settled,
        O::ActiveNotVerifiable);
    row("changed, unreadable", {}, true, active, true, {}, false, S::Settled, O::Unknown);
    row("accepted, not comparable", id, false, active, true, otherSha, false, S::Settled,
        O::ActiveNotVerifiable);
    row("not comparable", {}, false, active, true, otherSha, false, S::Settled, O::Unknown);
    row("not comparable, nothing seen", {}, false, active, false, oldSha, true, S::Settled,
        O::NotChanged);
}

void tst_JournaledUpdate::judges()
{
    QFETCH(QString, requestId);
    QFETCH(bool, comparable);
    QFETCH(QString, status);
    QFETCH(bool, moved);
    QFETCH(QString, sha256);
    QFETCH(bool, watched);
    QFETCH(SettlementStep, step);
    QFETCH(UpdateOutcome, outcome);
    JournalEntry entry = entryFor(u"hello-world"_s);
    entry.record.requestId = requestId;
    entry.installDependency = !comparable;
    entry.before.codeSha256 = oldSha;
    FunctionDetail detail;
    detail.summary.status = FunctionStatus(status);
    detail.summary.modTime = moved ? u"2026-01-01 00:00:09"_s : entry.before.modTime;
    const Result<QString> deployed =
        sha256.isEmpty() ? Result<QString>(Error{.code = u"InternalError"_s}) : sha256;
    UpdateRecord record;
    QCOMPARE(judgeOpenEntry(entry, detail, deployed, watched ? 3'000 : 0, quickSettlement, record),
             step);
    QCOMPARE(record.outcome, outcome);
    if (step != SettlementStep::Settled)
        return;
    QVERIFY(record.hasError);
    QVERIFY(!Settlement::sentence(record).isEmpty());
    if (outcome == UpdateOutcome::Unknown || outcome == UpdateOutcome::ActiveNotVerifiable)
        QVERIFY(!record.remark.isEmpty());
    // Whoever looks for ever does not wait for ever.
    detail.summary.status = FunctionStatus(u"Updating"_s);
    QCOMPARE(judgeOpenEntry(entry, detail, deployed, 8'000, quickSettlement, record),
             SettlementStep::TryNextTime);
}

QTEST_GUILESS_MAIN(tst_JournaledUpdate)
#include "tst_journaledupdate.moc"
