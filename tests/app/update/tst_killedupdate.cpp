// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// An update in a program of its own is killed at a random moment, every other time while the
// request is on its way; the next start settles what it left. SCF_KILLS: how often (10). SCF_SEED:
// which moments.
#include "app/update/settlement.h"
#include "tests/app/update/updatefixture.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr int patienceMs = 20'000;
constexpr SettlementPolicy quickSettlement{
    .pollMs = 40, .settleMs = 600, .acceptedMs = 3'000, .activeMs = 8'000, .unreadableMs = 2'000};

const FunctionId function{
    .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = u"hello-world"_s};

// The update that is killed: --child ENDPOINT SECRETID SECRETKEY JOURNAL FOLDER
int runAsChild(const QStringList &arguments)
{
    const TestClient client(
        Account{.kind = Account::Kind::Real,
                .endpoint = Endpoint::fromUserInput(arguments.at(2)).value(),
                .credential = {.secretId = arguments.at(3), .secretKey = arguments.at(4)}});
    Journal journal;
    journal.open(arguments.at(5));
    CodeUpdateJob job(client.api.get(), client.reader.get(),
                      {.function = function,
                       .source = {.kind = CodeSource::Kind::Folder, .path = arguments.at(6)}},
                      {.pollMs = 40, .streamCacheFolder = {}});
    job.keepIn(&journal);
    const auto say = [](const char *line) {
        std::puts(line);
        std::fflush(stdout);
    };
    QObject::connect(&job, &CodeUpdateJob::finished, &job, &QCoreApplication::quit);
    QObject::connect(&job, &CodeUpdateJob::stepStarted, &job, [&say](CodeUpdateJob::Step step) {
        if (step == CodeUpdateJob::Step::Update)
            say("update");
    });
    job.start();
    say("started");
    return QCoreApplication::exec();
}

} // namespace

class tst_KilledUpdate : public QObject
{
    Q_OBJECT

private slots:
    void historyAndCloudAgree();

private:
    struct Moment
    {
        QByteArray after{}; //!< what the child says
        qint64 microseconds = -1;
    };
    // Runs one update and kills it then, or lets it end (-1). Returns how long it lived when nobody
    // killed it, in microseconds, else 0.
    qint64 updateAndKill(const Moment &moment);
    qsizetype accepted() const
    {
        return acceptedIn(requestsInLog(m_cloud->endpointUrl(), u"UpdateFunctionCode"_s));
    }

    std::unique_ptr<DemoCloud> m_cloud;
    QTemporaryDir m_folder;
};

qint64 tst_KilledUpdate::updateAndKill(const Moment &moment)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {u"--child"_s, m_cloud->endpointUrl(), m_cloud->credential().secretId,
                 m_cloud->credential().secretKey, m_folder.filePath(u"history/updates.db"_s),
                 m_folder.filePath(u"code"_s)});
    QByteArray said;
    const auto waitFor = [&](const QByteArray &line) {
        while (!said.contains(line + '\n') && child.waitForReadyRead(patienceMs))
            said += child.readAllStandardOutput();
    };
    waitFor("started");
    QElapsedTimer lived;
    lived.start();
    if (moment.microseconds >= 0) {
        waitFor(moment.after);
        QElapsedTimer waited;
        waited.start();
        while (waited.nsecsElapsed() / 1'000 < moment.microseconds
               && child.state() == QProcess::Running)
            child.waitForFinished(0);
        child.kill();
    }
    child.waitForFinished(patienceMs);
    return child.exitStatus() == QProcess::NormalExit ? lived.nsecsElapsed() / 1'000 : 0;
}

void tst_KilledUpdate::historyAndCloudAgree()
{
    bool isGiven = false;
    int kills = qEnvironmentVariableIntValue("SCF_KILLS", &isGiven);
    if (!isGiven)
        kills = 10;
    int seed = qEnvironmentVariableIntValue("SCF_SEED", &isGiven);
    if (!isGiven)
        seed = QRandomGenerator::global()->bounded(1'000'000);
    qInfo("seed %d", seed);
    QRandomGenerator random(static_cast<quint32>(seed));
    QVERIFY(QDir(m_folder.path()).mkpath(u"code"_s));
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.latencyMs = 5, .updateTimeMs = 150});
    QVERIFY(m_cloud->start());
    const TestClient client(
        Account{.kind = Account::Kind::Real,
                .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                .credential = m_cloud->credential()});
    const JournalScope scope = JournalScope::of(client.api->account());

    constexpr double requestMicroseconds = 40'000;
    qint64 whole = 0;
    qsizetype kept = 0;
    QMap<QString, int> ends;
    for (int run = 0; run <= kills; ++run) {
        writeTestFile(m_folder.filePath(u"code/index.js"_s),
                      "exports.main_handler = async () => " + QByteArray::number(run) + ";\n");
        const qsizetype acceptedBefore = accepted();
        const QString shaBefore = client.deployedSha256(function);
        // The first one lives: it tells how long one takes.
        Moment moment;
        if (run > 0 && run % 2 == 0)
            moment = {"started", qint64(random.bounded(double(whole)))};
        else if (run > 0)
            moment = {"update", qint64(random.bounded(requestMicroseconds))};
        if (const qint64 lived = updateAndKill(moment); lived > 0)
            whole = lived;

        Journal journal;
        journal.open(m_folder.filePath(u"history/updates.db"_s));
        const QList<JournalEntry> left = allEntries(journal);
        Settlement settlement(&journal, client.reader.get(), quickSettlement);
        QSignalSpy finished(&settlement, &Settlement::finished);
        settlement.start(scope);
        QVERIFY(finished.wait(patienceMs));
        const qsizetype arrived = accepted() - acceptedBefore;
        const QString shaNow = client.deployedSha256(function);
        const QList<JournalEntry> entries = allEntries(journal);

        const QString where = u"run %1 killed %2 us after %3"_s.arg(run)
                                  .arg(moment.microseconds)
                                  .arg(QString::fromLatin1(moment.after));
        QVERIFY2(arrived <= 1, qPrintable(where));
        QCOMPARE(entries.size(), left.size());
        const bool isKept = entries.size() > std::exchange(kept, entries.size());
        QVERIFY2(isKept || arrived == 0, qPrintable(where)); // never sent without an intention
        for (const JournalEntry &entry : entries)
            QVERIFY2(entry.record.outcome != UpdateOutcome::Running, qPrintable(where));
        if (arrived == 1) {
            QVERIFY2(entries.first().record.outcome == UpdateOutcome::Live, qPrintable(where));
            QCOMPARE(shaNow, entries.first().record.zipSha256);
            ++ends[left.first().record.outcome == UpdateOutcome::Running ? u"settled: done"_s
                                                                         : u"ended: done"_s];
        } else {
            QCOMPARE(shaNow, shaBefore);
            if (isKept) {
                QVERIFY2(entries.first().record.outcome == UpdateOutcome::NotChanged,
                         qPrintable(where));
                ++ends[u"settled: not done"_s];
            } else {
                ++ends[u"killed before the intention"_s];
            }
        }
    }
    for (auto end = ends.cbegin(); end != ends.cend(); ++end)
        qInfo("%s: %d", qPrintable(end.key()), end.value());
    QVERIFY(kept > 0);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--child"_L1 && arguments.size() == 7)
        return runAsChild(arguments);
    tst_KilledUpdate test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedupdate.moc"
