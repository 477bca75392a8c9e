// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <cstdio>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

using Owner = JournalEntry::Owner;
using Reason = JournalNotice::Reason;

namespace {

const auto endpoint = u"https://scf.example.com"_s;
const auto secretId = u"AKIDexample"_s;
constexpr int patienceMs = 20'000;

// What a journal answers to \a ask, which gets a receiver and the function to answer to.
template <typename T, typename Ask>
Result<T> answerTo(Ask ask)
{
    QObject receiver;
    std::optional<Result<T>> answer;
    ask(&receiver, [&answer](const Result<T> &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        return Error{.kind = Error::Kind::Timeout};
    return *answer;
}

Result<qint64> begin(Journal &journal, const JournalEntry &entry)
{
    return answerTo<qint64>(
        [&](QObject *receiver, auto answer) { journal.begin(entry, receiver, answer); });
}

Result<QList<JournalEntry>> openEntries(Journal &journal, const QString &id = secretId)
{
    return answerTo<QList<JournalEntry>>([&](QObject *receiver, auto answer) {
        journal.openEntries(endpoint, id, receiver, answer);
    });
}

Result<bool> adopt(Journal &journal, qint64 id)
{
    return answerTo<bool>(
        [&](QObject *receiver, auto answer) { journal.adopt(id, receiver, answer); });
}

Result<QList<qint64>> ids(Journal &journal, const JournalFilter &filter = {})
{
    return answerTo<QList<qint64>>(
        [&](QObject *receiver, auto answer) { journal.readIds(filter, receiver, answer); });
}

Result<QList<JournalEntry>> entries(Journal &journal, const QList<qint64> &wanted)
{
    return answerTo<QList<JournalEntry>>(
        [&](QObject *receiver, auto answer) { journal.readEntries(wanted, receiver, answer); });
}

JournalEntry someEntry(const QString &functionName = u"hello-world"_s)
{
    JournalEntry entry;
    entry.endpoint = endpoint;
    entry.secretId = secretId;
    entry.record.function = {
        .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = functionName};
    entry.record.source = {.kind = CodeSource::Kind::ZipFile, .path = u"/home/me/it's.zip"_s};
    entry.record.handler = u"index.main_handler"_s;
    entry.record.startedAt = QDateTime({2026, 3, 4}, {5, 6, 7, 89}, Qt::UTC);
    entry.record.zipSize = 5'000'000'000;
    entry.record.zipSha256 = QString(64, u'a');
    entry.package.root = u"inner/"_s;
    entry.package.leftOut = {u"inner/.env"_s};
    entry.package.repairs.insert(u"inner/scf_bootstrap"_s, Repair::SetExecutable);
    entry.installDependency = true;
    entry.publish = true;
    entry.before = {.status = u"Active"_s,
                    .modTime = u"2026-03-04 10:26:41"_s,
                    .handler = u"index.old"_s,
                    .codeSha256 = QString(64, u'b'),
                    .codeSize = 1234};
    return entry;
}

UpdateRecord ended(const JournalEntry &entry, UpdateOutcome outcome)
{
    UpdateRecord record = entry.record;
    record.outcome = outcome;
    record.durationMs = 4'321;
    return record;
}

// Another way into the file, closed with the object.
class Database
{
public:
    explicit Database(const QString &path)
        : m_name(QUuid::createUuid().toString())
        , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
    {
        m_database.setDatabaseName(path);
        m_database.open();
    }
    ~Database()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_name);
    }

    bool run(const QString &statement)
    {
        QSqlQuery query(m_database);
        return query.exec(statement);
    }
    QVariant ask(const QString &question)
    {
        QSqlQuery query(m_database);
        return query.exec(question) && query.next() ? query.value(0) : QVariant();
    }

private:
    QString m_name;
    QSqlDatabase m_database;
};

bool runScript(const QString &path, const QString &script)
{
    Database database(path);
    const QStringList statements = script.split(u";\n"_s, Qt::SkipEmptyParts);
    return std::all_of(statements.begin(), statements.end(),
                       [&](const QString &statement) { return database.run(statement); });
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QStringList keptFiles(const QString &folder)
{
    return QDir(folder).entryList({u"updates-*"_s}, QDir::Files);
}

// This program as another one: see runAsChild().
class Child
{
public:
    Child(const QString &act, const QString &path, int count = 1)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {u"--child"_s, act, path, QString::number(count)});
    }
    ~Child()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    // True once the child has said \a line.
    bool says(const QByteArray &line)
    {
        return QTest::qWaitFor(
            [&] {
                m_output += m_process.readAllStandardOutput();
                return m_output.contains(line + '\n');
            },
            patienceMs);
    }
    QByteArray output()
    {
        m_process.waitForFinished(patienceMs);
        m_output += m_process.readAllStandardOutput();
        return m_output;
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

void say(const char *line)
{
    std::printf("%s\n", line);
    std::fflush(stdout);
}

// What a child does: "begin" leaves entries open and waits to be killed, "write" begins and
// finishes them and ends.
int runAsChild(const QStringList &arguments)
{
    Journal journal;
    QObject::connect(&journal, &Journal::setAside, &journal,
                     [](const JournalNotice &) { say("set aside"); });
    journal.open(arguments.at(3));
    const int count = arguments.at(4).toInt();
    for (int i = 0; i < count; ++i) {
        const JournalEntry entry = someEntry();
        const Result<qint64> id = begin(journal, entry);
        if (!id) {
            say("failed");
            return 1;
        }
        if (arguments.at(2) == "begin"_L1) {
            journal.sent(*id);
            journal.accepted(*id, u"accepted-by-child"_s);
        } else {
            journal.finish(*id, ended(entry, UpdateOutcome::Live));
        }
    }
    if (arguments.at(2) != "begin"_L1)
        return 0;
    // Answered: what stood in line before it is written.
    if (!openEntries(journal))
        return 1;
    say("begun");
    return QCoreApplication::exec();
}

// A small disk of its own, where this program may make one.
class SmallDisk
{
public:
    SmallDisk()
    {
        m_isMounted = run({u"mount"_s, u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=512k"_s, u"tmpfs"_s,
                           m_folder.path()});
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            run({u"umount"_s, m_folder.path()});
    }

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }
    bool makeReadOnly() const
    {
        return run({u"mount"_s, u"-o"_s, u"remount,ro"_s, m_folder.path()});
    }
    void fill() const
    {
        QFile file(m_folder.filePath(u"filler"_s));
        if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            while (file.write(QByteArray(512, 'x')) == 512) { }
        }
    }
    void empty() const { QFile::remove(m_folder.filePath(u"filler"_s)); }

private:
    static bool run(const QStringList &command)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(command.first(), command.sliced(1));
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
               && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace

class tst_Journal : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void hasWrittenTheIntentionWhenItAnswers();
    void doesNotWaitForTheDisk();
    void keepsAllThatSettlingNeeds();
    void keepsHowAnUpdateEnded_data();
    void keepsHowAnUpdateEnded();
    void theFirstEndCounts();
    void addsAnUpdateThatEndedBeforeSending();
    void writesWhatWasHandedOverBeforeItGoes();
    void finishesWhatNobodyWaitedFor();
    void givesOpenEntriesOfTheAccountOnly();

    void findsWhatAKilledProgramLeft();
    void leavesTheEntriesOfALivingProgramAlone();
    void oneOfTwoAdopts();
    void givesAwayWhatWasReleased();
    void removesTheLocksOfKilledPrograms();

    void isForItsOwnerOnly();
    void keepsNoSecrets();
    void migrates_data();
    void migrates();
    void setsAside_data();
    void setsAside();
    void setsAsideWhatBreaksMeanwhile();
    void beginsAnewWhereItsFileWasDeleted();
    void refusesToBeginWithoutAPlace();
    void refusesToBeginOnAFullDisk();
    void refusesToBeginOnAReadOnlyDisk();
    void tellsWhatCouldNotBeWritten();

    void programsWriteAtOnce();
    void programsThatStartAtOnceSetAsideOnce();
    void seesWhatAnotherProgramWrote();

    void filters_data();
    void filters();
    void listsFunctions();
    void visitsNewestFirst();
    void endsAVisitEarly_data();
    void endsAVisitEarly();

private:
    QString path() const { return m_folder->filePath(u"history/updates.db"_s); }
    QString folder() const { return m_folder->filePath(u"history"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Journal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Journal::hasWrittenTheIntentionWhenItAnswers()
{
    Journal journal;
    journal.open(path());
    QObject receiver;
    std::optional<qint64> id;
    QVariant seen;
    journal.begin(someEntry(), &receiver, [&](const Result<qint64> &result) {
        Database other(path());
        seen = other.ask(u"SELECT outcome FROM updates WHERE id = %1"_s.arg(result.value_or(0)));
        id = result.value_or(0);
    });
    QVERIFY(!id); // later, never from inside
    QTRY_VERIFY(id);
    QVERIFY(*id > 0);
    QCOMPARE(seen.toString(), u"running"_s);
}

void tst_Journal::doesNotWaitForTheDisk()
{
    Journal journal;
    journal.open(path());
    QVERIFY(ids(journal).has_value());
    Database other(path());
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s));
    QObject receiver;
    std::optional<Result<qint64>> id;
    // Comes back although nothing can be written now.
    journal.begin(someEntry(), &receiver, [&](const Result<qint64> &result) { id = result; });
    QVERIFY(!id);
    QVERIFY(other.run(u"COMMIT"_s));
    QTRY_VERIFY(id);
    QVERIFY(id->has_value());
}

void tst_Journal::keepsAllThatSettlingNeeds()
{
    JournalEntry entry = someEntry();
    {
        Journal journal;
        journal.open(path());
        const Result<qint64> id = begin(journal, entry);
        QVERIFY(id.has_value());
        entry.id = *id;
        QCOMPARE(openEntries(journal).value_or({}).value(0).sent, false);
        journal.sent(*id);
        QCOMPARE(openEntries(journal).value_or({}).value(0).sent, true);
        journal.accepted(*id, u"eac6b301"_s);
    }
    Journal later;
    later.open(path());
    const Result<QList<JournalEntry>> open = openEntries(later);
    QVERIFY(open.has_value());
    QCOMPARE(open->size(), 1);
    entry.sent = true;
    entry.owner = Owner::Nobody;
    entry.record.requestId = u"eac6b301"_s;
    QCOMPARE(open->first(), entry);
}

void tst_Journal::keepsHowAnUpdateEnded_data()
{
    QTest::addColumn<UpdateRecord>("end");
    const JournalEntry entry = someEntry();
    const auto row = [&](const char *name, UpdateOutcome outcome, auto change) {
        UpdateRecord record = ended(entry, outcome);
        change(record);
        QTest::newRow(name) << record;
    };
    const auto asItIs = [](UpdateRecord &) {};
    row("live", UpdateOutcome::Live, [](UpdateRecord &record) { record.requestId = u"r-1"_s; });
    row("live after a lost answer", UpdateOutcome::Live, [](UpdateRecord &record) {
        record.hasError = true;
        record.error = {.kind = Error::Kind::Timeout,
                        .code = LocalCode::timedOut,
                        .message = u"später"_s,
                        .action = u"UpdateFunctionCode"_s};
    });
    row("not verifiable", UpdateOutcome::ActiveNotVerifiable,
        [](UpdateRecord &record) { record.remark = u"不能比较"_s; });
    row("failed", UpdateOutcome::UpdateFailed, [](UpdateRecord &record) {
        record.statusReasons = {{.errorCode = u"InvalidZip"_s, .errorMessage = u"a \"b\"\n"_s},
                                {.errorCode = {}, .errorMessage = u"second"_s}};
    });
    row("refused", UpdateOutcome::NotChanged, [](UpdateRecord &record) {
        record.hasError = true;
        record.error = {.kind = Error::Kind::Service,
                        .code = u"ResourceNotFound.Function"_s,
                        .message = u"not there"_s,
                        .requestId = u"r-2"_s,
                        .action = u"UpdateFunctionCode"_s,
                        .httpStatus = 200,
                        .sent = Error::Sent::Part};
    });
    row("cancelled", UpdateOutcome::NotChanged,
        [](UpdateRecord &record) { record.cancelled = true; });
    row("waiting stopped", UpdateOutcome::WaitingStopped, asItIs);
    row("unknown", UpdateOutcome::Unknown, asItIs);
}

void tst_Journal::keepsHowAnUpdateEnded()
{
    QFETCH(const UpdateRecord, end);
    Journal journal;
    journal.open(path());
    JournalEntry entry = someEntry();
    const Result<qint64> id = begin(journal, entry);
    QVERIFY(id.has_value());
    journal.finish(*id, end);
    entry.id = *id;
    entry.record = end;
    const Result<QList<JournalEntry>> read = entries(journal, {*id});
    QVERIFY(read.has_value());
    QCOMPARE(read.value(), QList{entry});
    QVERIFY(openEntries(journal).value_or({entry}).isEmpty());
}

void tst_Journal::theFirstEndCounts()
{
    Journal journal;
    journal.open(path());
    const JournalEntry entry = someEntry();
    const Result<qint64> id = begin(journal, entry);
    QVERIFY(id.has_value());
    journal.accepted(*id, u"r-1"_s);
    journal.finish(*id, ended(entry, UpdateOutcome::WaitingStopped));
    journal.finish(*id, ended(entry, UpdateOutcome::Unknown));
    journal.accepted(*id, u"r-2"_s);
    journal.release(*id);
    const UpdateRecord record = entries(journal, {*id}).value_or({}).value(0).record;
    QCOMPARE(record.outcome, UpdateOutcome::WaitingStopped);
    QCOMPARE(record.requestId, u"r-1"_s); // kept, though the end did not name it
}

void tst_Journal::addsAnUpdateThatEndedBeforeSending()
{
    Journal journal;
    journal.open(path());
    JournalEntry entry = someEntry();
    entry.record = ended(entry, UpdateOutcome::NotChanged);
    journal.add(entry);
    const QList<JournalEntry> read = entries(journal, ids(journal).value_or({})).value_or({});
    QCOMPARE(read.size(), 1);
    entry.id = read.first().id;
    QCOMPARE(read.first(), entry);
}

void tst_Journal::writesWhatWasHandedOverBeforeItGoes()
{
    const int count = 50;
    {
        Journal journal;
        journal.open(path());
        JournalEntry entry = someEntry();
        entry.record = ended(entry, UpdateOutcome::Live);
        for (int i = 0; i < count; ++i)
            journal.add(entry);
    }
    QVERIFY(!QFile::exists(path() + "-wal"_L1)); // closed properly
    QCOMPARE(Database(path()).ask(u"SELECT count(*) FROM updates"_s).toInt(), count);
}

void tst_Journal::finishesWhatNobodyWaitedFor()
{
    Journal journal;
    journal.open(path());
    auto receiver = std::make_unique<QObject>();
    bool answered = false;
    journal.begin(someEntry(), receiver.get(), [&](const Result<qint64> &) { answered = true; });
    receiver.reset();
    JournalEntry entry;
    QTRY_VERIFY_WITH_TIMEOUT(
        (entry = entries(journal, ids(journal).value_or({})).value_or({}).value(0),
         entry.record.outcome == UpdateOutcome::NotChanged),
        patienceMs);
    QVERIFY(entry.record.cancelled);
    QVERIFY(!answered);
}

void tst_Journal::givesOpenEntriesOfTheAccountOnly()
{
    Journal journal;
    journal.open(path());
    JournalEntry other = someEntry(u"of-somebody-else"_s);
    other.secretId = u"AKIDother"_s;
    JournalEntry elsewhere = someEntry(u"elsewhere"_s);
    elsewhere.endpoint = u"https://other.example.com"_s;
    for (const JournalEntry &entry :
         {someEntry(u"first"_s), other, elsewhere, someEntry(u"last"_s)})
        QVERIFY(begin(journal, entry).has_value());
    const QList<JournalEntry> open = openEntries(journal).value_or({});
    QCOMPARE(open.size(), 2);
    QCOMPARE(open.at(0).record.function.functionName, u"first"_s);
    QCOMPARE(open.at(1).record.function.functionName, u"last"_s);
    QCOMPARE(open.at(0).owner, Owner::ThisProgram);
    QCOMPARE(openEntries(journal, u"AKIDother"_s).value_or({}).size(), 1);
}

void tst_Journal::findsWhatAKilledProgramLeft()
{
    Child child(u"begin"_s, path());
    QVERIFY(child.says("begun"));
    child.kill();
    Journal journal;
    journal.open(path());
    const QList<JournalEntry> open = openEntries(journal).value_or({});
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().owner, Owner::Nobody);
    QVERIFY(open.first().sent);
    QCOMPARE(open.first().record.requestId, u"accepted-by-child"_s);
    QCOMPARE(adopt(journal, open.first().id).value_or(false), true);
    QCOMPARE(openEntries(journal).value_or({}).value(0).owner, Owner::ThisProgram);
    journal.finish(open.first().id, ended(open.first(), UpdateOutcome::Live));
    QVERIFY(openEntries(journal).value_or(open).isEmpty());
}

void tst_Journal::leavesTheEntriesOfALivingProgramAlone()
{
    Child child(u"begin"_s, path());
    QVERIFY(child.says("begun"));
    Journal journal;
    journal.open(path());
    const QList<JournalEntry> open = openEntries(journal).value_or({});
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().owner, Owner::AnotherProgram);
    QCOMPARE(adopt(journal, open.first().id).value_or(true), false);
    QCOMPARE(entries(journal, {open.first().id}).value_or({}).value(0).owner,
             Owner::AnotherProgram);
    child.kill();
    QCOMPARE(openEntries(journal).value_or({}).value(0).owner, Owner::Nobody);
    QCOMPARE(adopt(journal, open.first().id).value_or(false), true);
}

void tst_Journal::oneOfTwoAdopts()
{
    Journal first;
    first.open(path());
    const Result<qint64> id = begin(first, someEntry());
    QVERIFY(id.has_value());
    first.release(*id);
    QVERIFY(openEntries(first).has_value()); // so that it is written
    Journal second;
    second.open(path());
    QCOMPARE(adopt(second, *id).value_or(false), true);
    QCOMPARE(adopt(first, *id).value_or(true), false);
    QCOMPARE(adopt(second, *id).value_or(true), false); // it has it already
    QCOMPARE(openEntries(first).value_or({}).value(0).owner, Owner::AnotherProgram);
}

void tst_Journal::givesAwayWhatWasReleased()
{
    Journal journal;
    journal.open(path());
    const Result<qint64> id = begin(journal, someEntry());
    QVERIFY(id.has_value());
    QCOMPARE(adopt(journal, *id).value_or(true), false);
    journal.release(*id);
    QCOMPARE(openEntries(journal).value_or({}).value(0).owner, Owner::Nobody);
    QCOMPARE(adopt(journal, *id).value_or(false), true);
}

void tst_Journal::removesTheLocksOfKilledPrograms()
{
    const auto locks = [this] {
        return QDir(folder()).entryList({u"updates.db.run-*"_s}, QDir::Files).size();
    };
    Child killed(u"begin"_s, path());
    QVERIFY(killed.says("begun"));
    Child living(u"begin"_s, path());
    QVERIFY(living.says("begun"));
    killed.kill();
    QCOMPARE(locks(), 2);
    {
        Journal journal;
        journal.open(path());
        QVERIFY(ids(journal).has_value());
        QCOMPARE(locks(), 2); // the living one's and its own
    }
    QCOMPARE(locks(), 1);
}

void tst_Journal::isForItsOwnerOnly()
{
#ifdef Q_OS_UNIX
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                          | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    Journal journal;
    journal.open(path());
    QVERIFY(begin(journal, someEntry()).has_value());
    QVERIFY(!(QFile::permissions(folder()) & others));
    const QStringList names = QDir(folder()).entryList(QDir::Files);
    QVERIFY(names.contains(u"updates.db-wal"_s));
    for (const QString &name : names)
        QVERIFY2(!(QFile::permissions(folder() + u'/' + name) & others), qPrintable(name));
#else
    QSKIP("Permissions are those of the folder here");
#endif
}

void tst_Journal::keepsNoSecrets()
{
    const auto canary = u"zZcanary0123456789canary0123456"_s;
    Journal journal;
    journal.open(path());
    JournalEntry entry = someEntry();
    entry.record.remark = u"Authorization: TC3-HMAC-SHA256 Credential=a/b, SignedHeaders=host, "
                          "Signature=%1"_s.arg(canary);
    const Result<qint64> id = begin(journal, entry);
    QVERIFY(id.has_value());
    UpdateRecord end = ended(entry, UpdateOutcome::UpdateFailed);
    end.hasError = true;
    end.error.message = u"{\"SecretKey\": \"%1\", \"Token\": \"%1\"}"_s.arg(canary);
    end.statusReasons = {{.errorCode = u"Code"_s, .errorMessage = end.error.message}};
    journal.finish(*id, end);
    QVERIFY(openEntries(journal).has_value());
    for (const QLatin1StringView part : {""_L1, "-wal"_L1})
        QVERIFY(!contentOf(path() + part).contains(canary.toUtf8()));
    QVERIFY(contentOf(path() + "-wal"_L1).contains("hello-world")); // it is looked at rightly
}

void tst_Journal::migrates_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("rows");
    QTest::newRow("0: an empty file") << QString() << 0;
    QTest::newRow("1") << QString::fromUtf8(
        contentOf(QStringLiteral(SCF_TEST_DATA "/storage/journal-v1.sql")))
                       << 2;
}

void tst_Journal::migrates()
{
    QFETCH(const QString, script);
    QFETCH(const int, rows);
    QVERIFY(QDir().mkpath(folder()));
    write(path(), {});
    QVERIFY(script.isEmpty() || runScript(path(), script));
    Journal journal;
    QSignalSpy setAside(&journal, &Journal::setAside);
    journal.open(path());
    const QList<JournalEntry> read = entries(journal, ids(journal).value_or({})).value_or({});
    QCOMPARE(read.size(), rows);
    QVERIFY(begin(journal, someEntry()).has_value());
    QCOMPARE(setAside.count(), 0);
    QCOMPARE(Database(path()).ask(u"PRAGMA user_version"_s).toInt(), 2);
    if (rows == 0)
        return;
    QCOMPARE(read.at(1).record.function.functionName, u"Größe"_s);
    QCOMPARE(read.at(1).record.outcome, UpdateOutcome::Live);
    QCOMPARE(read.at(1).before.codeSize, 77);
    QCOMPARE(read.at(0).record.error.code, u"ResourceNotFound.Function"_s);
    // What the older version could not search is found.
    QCOMPARE(ids(journal, {.search = u"GRÖßE ärger"_s}).value_or({}), QList<qint64>{1});
    QCOMPARE(ids(journal, {.search = u"resourcenotfound 000002"_s}).value_or({}), QList<qint64>{2});
}

void tst_Journal::setsAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("script");
    QTest::addColumn<Reason>("reason");
    const QString v1 =
        QString::fromUtf8(contentOf(QStringLiteral(SCF_TEST_DATA "/storage/journal-v1.sql")));
    QTest::newRow("newer") << QByteArray()
                           << QString(v1).replace("user_version = 1"_L1, "user_version = 99"_L1)
                           << Reason::Newer;
    QTest::newRow("no database") << QByteArray("These are my notes.\n").repeated(500) << QString()
                                 << Reason::Broken;
    QTest::newRow("cut") << QByteArray("SQLite format 3\0\x10\0", 18) << QString()
                         << Reason::Broken;
    QTest::newRow("of another program")
        << QByteArray() << u"CREATE TABLE places (url TEXT);\nPRAGMA user_version = 1"_s
        << Reason::Foreign;
    QTest::newRow("without its column") << QByteArray()
                                        << QString(v1)
                                               .replace("remark TEXT NOT NULL, "_L1, ""_L1)
                                               .replace("'', '', 0)"_L1, "'', 0)"_L1)
                                        << Reason::Broken;
}

void tst_Journal::setsAside()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, script);
    QFETCH(const Reason, reason);
    QVERIFY(QDir().mkpath(folder()));
    if (!content.isEmpty())
        write(path(), content);
    QVERIFY(script.isEmpty() || runScript(path(), script));
    const QByteArray before = contentOf(path());

    Journal journal;
    QSignalSpy setAside(&journal, &Journal::setAside);
    journal.open(path());
    QTRY_COMPARE_WITH_TIMEOUT(setAside.count(), 1, patienceMs);
    const auto notice = setAside.first().first().value<JournalNotice>();
    QCOMPARE(notice.reason, reason);
    QVERIFY(notice.sentence().contains(QDir::toNativeSeparators(notice.keptAs)));
    QCOMPARE(contentOf(notice.keptAs), before);
    QCOMPARE(keptFiles(folder()).size(), 1);

    const Result<qint64> id = begin(journal, someEntry());
    QVERIFY(id.has_value());
    QCOMPARE(ids(journal).value_or({}), QList<qint64>{*id});
}

void tst_Journal::setsAsideWhatBreaksMeanwhile()
{
    constexpr int many = 3'000;
    {
        Journal journal;
        journal.open(path());
        QVERIFY(ids(journal).has_value());
        Database other(path());
        QVERIFY(begin(journal, someEntry()).has_value());
        QVERIFY(other.run(
            u"INSERT INTO updates SELECT NULL, a.owner, a.endpoint, a.secret_id, a.region, "
            "a.space, a.function_name, a.source, a.handler, a.package, a.install_dependency, "
            "a.publish, a.deployed_before, a.zip_size, a.zip_sha256, a.started_at, a.duration_ms, "
            "a.sent, a.request_id, a.outcome, a.error, a.status_reasons, a.remark, a.cancelled, "
            "a.search_text FROM updates a, (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
            "i + 1 FROM n WHERE i < %1) SELECT i FROM n)"_s.arg(many)));
    }
    Journal journal;
    QSignalSpy setAside(&journal, &Journal::setAside);
    journal.open(path());
    QTRY_COMPARE_WITH_TIMEOUT(openEntries(journal).value_or({}).size(), many + 1, patienceMs);
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 from = 4 * 4096;
        QVERIFY(file.seek(from));
        file.write(QByteArray(file.size() - from, '\x7f'));
    }
    QVERIFY(!entries(journal, {many / 2}).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(setAside.count(), 1, patienceMs);
    QCOMPARE(setAside.first().first().value<JournalNotice>().reason, Reason::Broken);
    QVERIFY(begin(journal, someEntry()).has_value());
    QCOMPARE(ids(journal).value_or({}).size(), 1);
    QCOMPARE(setAside.count(), 1);
}

void tst_Journal::beginsAnewWhereItsFileWasDeleted()
{
#ifdef Q_OS_WIN
    QSKIP("An open file cannot be deleted here");
#endif
    Journal journal;
    journal.open(path());
    QVERIFY(begin(journal, someEntry()).has_value());
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(begin(journal, someEntry(u"after"_s)).has_value());
    QCOMPARE(Database(path()).ask(u"SELECT function_name FROM updates"_s).toString(), u"after"_s);
    QCOMPARE(ids(journal).value_or({}).size(), 1);
}

void tst_Journal::refusesToBeginWithoutAPlace()
{
    write(folder(), "a file where the folder should be");
    Journal journal;
    journal.open(path());
    const Result<qint64> refused = begin(journal, someEntry());
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, Error::Kind::File);
    QCOMPARE(refused.error().code, LocalCode::journalFailed);
    QCOMPARE(refused.error().sent, Error::Sent::Nothing);
    QVERIFY(!ids(journal).has_value());
    // Once the way is free it goes on.
    QVERIFY(QFile::remove(folder()));
    QVERIFY(begin(journal, someEntry()).has_value());
}

void tst_Journal::refusesToBeginOnAFullDisk()
{
    const SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("This needs the right to mount a small disk");
    Journal journal;
    QSignalSpy failed(&journal, &Journal::failed);
    journal.open(disk.path() + "/updates.db"_L1);
    const JournalEntry entry = someEntry();
    const Result<qint64> first = begin(journal, entry);
    QVERIFY(first.has_value());
    disk.fill();
    Result<qint64> refused = begin(journal, entry);
    // What lies ready in the log takes a few.
    for (int i = 0; i < 100 && refused; ++i)
        refused = begin(journal, entry);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, LocalCode::diskFull);
    const qsizetype before = openEntries(journal).value_or({}).size();
    journal.finish(*first, ended(entry, UpdateOutcome::Live));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
    QCOMPARE(failed.first().first().value<Error>().code, LocalCode::diskFull);
    disk.empty();
    QCOMPARE(openEntries(journal).value_or({}).size(), before);
    QVERIFY(begin(journal, entry).has_value());
}

void tst_Journal::refusesToBeginOnAReadOnlyDisk()
{
    const SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("This needs the right to mount a small disk");
    const QString file = disk.path() + "/updates.db"_L1;
    {
        Journal journal;
        journal.open(file);
        QVERIFY(begin(journal, someEntry()).has_value());
    }
    QVERIFY(disk.makeReadOnly());
    Journal journal;
    QSignalSpy setAside(&journal, &Journal::setAside);
    journal.open(file);
    const Result<qint64> refused = begin(journal, someEntry());
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, LocalCode::journalFailed);
    QCOMPARE(setAside.count(), 0);
}

void tst_Journal::tellsWhatCouldNotBeWritten()
{
    write(folder(), "a file where the folder should be");
    Journal journal;
    QSignalSpy failed(&journal, &Journal::failed);
    journal.open(path());
    journal.sent(1);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
    QCOMPARE(failed.first().first().value<Error>().code, LocalCode::journalFailed);
}

void tst_Journal::programsWriteAtOnce()
{
    constexpr int each = 40;
    Child one(u"write"_s, path(), each);
    Child two(u"write"_s, path(), each);
    Journal journal;
    QSignalSpy failed(&journal, &Journal::failed);
    journal.open(path());
    for (int i = 0; i < each; ++i) {
        const JournalEntry entry = someEntry();
        const Result<qint64> id = begin(journal, entry);
        QVERIFY2(id.has_value(), id ? "" : qPrintable(id.error().message));
        journal.finish(*id, ended(entry, UpdateOutcome::Live));
    }
    QCOMPARE(one.output(), QByteArray());
    QCOMPARE(two.output(), QByteArray());
    QVERIFY(openEntries(journal).value_or({someEntry()}).isEmpty());
    QCOMPARE(ids(journal, {.outcomes = {UpdateOutcome::Live}}).value_or({}).size(), 3 * each);
    QCOMPARE(failed.count(), 0);
}

void tst_Journal::programsThatStartAtOnceSetAsideOnce()
{
    QVERIFY(QDir().mkpath(folder()));
    write(path(), QByteArray("no database ").repeated(1'000));
    Child one(u"write"_s, path());
    Child two(u"write"_s, path());
    const QByteArray said = one.output() + two.output();
    QCOMPARE(said, QByteArray("set aside\n"));
    QCOMPARE(keptFiles(folder()).size(), 1);
    Journal journal;
    journal.open(path());
    QCOMPARE(ids(journal).value_or({}).size(), 2);
}

void tst_Journal::seesWhatAnotherProgramWrote()
{
    Journal journal;
    journal.open(path());
    QVERIFY(ids(journal).has_value());
    journal.setWatched(true);
    QSignalSpy changed(&journal, &Journal::changed);
    Child child(u"write"_s, path());
    QCOMPARE(child.output(), QByteArray());
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, patienceMs);
    QCOMPARE(ids(journal).value_or({}).size(), 1);
}

void tst_Journal::filters_data()
{
    QTest::addColumn<JournalFilter>("filter");
    QTest::addColumn<QString>("found");
    const FunctionId alpha{
        .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = u"alpha"_s};
    FunctionId elsewhere = alpha;
    elsewhere.region = u"ap-shanghai"_s;
    QTest::newRow("everything") << JournalFilter{} << u"gamma beta alpha"_s;
    QTest::newRow("a word") << JournalFilter{.search = u"beta"_s} << u"beta"_s;
    QTest::newRow("whatever the case") << JournalFilter{.search = u"ÜBER"_s} << u"gamma"_s;
    QTest::newRow("all words") << JournalFilter{.search = u"  guangzhou   IT'S "_s}
                               << u"gamma beta alpha"_s;
    QTest::newRow("no word") << JournalFilter{.search = u"beta nowhere"_s} << QString();
    QTest::newRow("not as a pattern") << JournalFilter{.search = u"%"_s} << QString();
    QTest::newRow("by RequestId") << JournalFilter{.search = u"R-BETA"_s} << u"beta"_s;
    QTest::newRow("by code") << JournalFilter{.search = u"FailedOperation"_s} << u"gamma"_s;
    QTest::newRow("an outcome") << JournalFilter{.outcomes = {UpdateOutcome::Live}} << u"alpha"_s;
    QTest::newRow("outcomes") << JournalFilter{.outcomes = {UpdateOutcome::Live,
                                                            UpdateOutcome::NotChanged}}
                              << u"gamma alpha"_s;
    QTest::newRow("a function") << JournalFilter{.function = alpha} << u"alpha"_s;
    QTest::newRow("the same name elsewhere") << JournalFilter{.function = elsewhere} << QString();
    QTest::newRow("together") << JournalFilter{.search = u"zip"_s,
                                               .outcomes = {UpdateOutcome::NotChanged},
                                               .function = alpha}
                              << QString();
}

void tst_Journal::filters()
{
    QFETCH(const JournalFilter, filter);
    QFETCH(const QString, found);
    Journal journal;
    journal.open(path());
    const JournalEntry alpha = someEntry(u"alpha"_s);
    journal.finish(begin(journal, alpha).value_or(0), ended(alpha, UpdateOutcome::Live));
    const Result<qint64> beta = begin(journal, someEntry(u"beta"_s));
    journal.accepted(beta.value_or(0), u"r-Beta"_s);
    JournalEntry gamma = someEntry(u"gamma"_s);
    gamma.record = ended(gamma, UpdateOutcome::NotChanged);
    gamma.record.hasError = true;
    gamma.record.error.code = u"FailedOperation.Über"_s;
    journal.add(gamma);

    QStringList names;
    const QList<JournalEntry> read =
        entries(journal, ids(journal, filter).value_or({})).value_or({});
    for (const JournalEntry &entry : read)
        names += entry.record.function.functionName;
    QCOMPARE(names.join(u' '), found);
}

void tst_Journal::listsFunctions()
{
    Journal journal;
    journal.open(path());
    JournalEntry elsewhere = someEntry(u"a"_s);
    elsewhere.record.function.region = u"ap-shanghai"_s;
    for (const JournalEntry &entry :
         {someEntry(u"b"_s), elsewhere, someEntry(u"b"_s), someEntry(u"a"_s)})
        QVERIFY(begin(journal, entry).has_value());
    const Result<QList<FunctionId>> functions = answerTo<QList<FunctionId>>(
        [&](QObject *receiver, auto answer) { journal.readFunctions(receiver, answer); });
    QVERIFY(functions.has_value());
    const QList<FunctionId> expected{someEntry(u"a"_s).record.function, elsewhere.record.function,
                                     someEntry(u"b"_s).record.function};
    QCOMPARE(functions.value(), expected);
}

void tst_Journal::visitsNewestFirst()
{
    Journal journal;
    journal.open(path());
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(begin(journal, someEntry(name)).has_value());
    QString seen;
    const Result<qint64> count = answerTo<qint64>([&](QObject *receiver, auto answer) {
        const auto see = [&seen](const JournalEntry &entry) -> Result<Done> {
            seen += entry.record.function.functionName;
            return Done{};
        };
        const auto end = [&seen]() -> Result<Done> {
            seen += u'.';
            return Done{};
        };
        journal.visit({}, {}, see, end, receiver, answer);
    });
    QCOMPARE(count.value_or(0), 3);
    QCOMPARE(seen, u"cba."_s);
}

void tst_Journal::endsAVisitEarly_data()
{
    QTest::addColumn<bool>("byCancelling");
    QTest::newRow("cancelled") << true;
    QTest::newRow("by an error") << false;
}

void tst_Journal::endsAVisitEarly()
{
    QFETCH(const bool, byCancelling);
    Journal journal;
    journal.open(path());
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(begin(journal, someEntry(name)).has_value());
    const CancelToken stop;
    QString seen;
    const Result<qint64> count = answerTo<qint64>([&](QObject *receiver, auto answer) {
        const auto see = [&](const JournalEntry &entry) -> Result<Done> {
            seen += entry.record.function.functionName;
            if (seen.size() < 2)
                return Done{};
            if (!byCancelling)
                return Error{.kind = Error::Kind::File, .code = LocalCode::diskFull};
            stop.cancel();
            return Done{};
        };
        const auto end = [&seen]() -> Result<Done> {
            seen += u'.';
            return Done{};
        };
        journal.visit({}, stop, see, end, receiver, answer);
    });
    QCOMPARE(seen, u"cb"_s);
    QVERIFY(!count.has_value());
    QCOMPARE(count.error().kind, byCancelling ? Error::Kind::Cancelled : Error::Kind::File);
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--child"_L1)
        return runAsChild(arguments);
    tst_Journal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
