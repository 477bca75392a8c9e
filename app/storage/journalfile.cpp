// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journalfile.h"

#include "app/storage/journalrow.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int busyMs = 5'000;
constexpr int openingWaitMs = 15'000; // another program may be migrating a large file
constexpr auto runLockInfix = ".run-"_L1;

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

SqlOutcome createTable(const JournalConnection &connection)
{
    const QStringList statements{
        u"CREATE TABLE updates ("
        "id INTEGER PRIMARY KEY AUTOINCREMENT,"
        "owner TEXT NOT NULL," // token of the program that is to finish it; empty: nobody
        "endpoint TEXT NOT NULL,"
        "secret_id TEXT NOT NULL,"
        "region TEXT NOT NULL,"
        "space TEXT NOT NULL,"
        "function_name TEXT NOT NULL,"
        "source TEXT NOT NULL," // JSON
        "handler TEXT NOT NULL,"
        "package TEXT NOT NULL," // JSON; empty: no decision
        "install_dependency INTEGER NOT NULL,"
        "publish INTEGER NOT NULL,"
        "deployed_before TEXT NOT NULL," // JSON
        "zip_size INTEGER NOT NULL,"
        "zip_sha256 TEXT NOT NULL,"
        "started_at INTEGER NOT NULL," // ms since 1970, UTC
        "duration_ms INTEGER NOT NULL,"
        "sent INTEGER NOT NULL,"
        "request_id TEXT NOT NULL,"
        "outcome TEXT NOT NULL,"
        "error TEXT NOT NULL,"          // JSON; empty: none
        "status_reasons TEXT NOT NULL," // JSON; empty: none
        "remark TEXT NOT NULL,"
        "cancelled INTEGER NOT NULL)"_s,
        u"CREATE INDEX updates_by_outcome ON updates (outcome)"_s,
        u"CREATE INDEX updates_by_function ON updates (function_name, space, region)"_s,
    };
    for (const QString &statement : statements) {
        if (SqlOutcome failure = connection.run(statement))
            return failure;
    }
    return {};
}

// The text that is searched, in folded case, which SQLite itself can do for ASCII only. It names
// its columns by itself: what later versions add is not there yet.
SqlOutcome addSearchText(const JournalConnection &connection)
{
    if (SqlOutcome failure = connection.run(
            u"ALTER TABLE updates ADD COLUMN search_text TEXT NOT NULL DEFAULT ''"_s))
        return failure;
    QSqlQuery rows = connection.query();
    QSqlQuery change = connection.query();
    if (SqlOutcome failure =
            prepare(rows, u"SELECT id, source, error, function_name, space, region, handler, "
                          "zip_sha256, request_id, remark FROM updates ORDER BY id"_s))
        return failure;
    if (SqlOutcome failure = prepare(change, u"UPDATE updates SET search_text = ? WHERE id = ?"_s))
        return failure;
    if (SqlOutcome failure = execute(rows))
        return failure;
    const auto json = [&rows](int column, QLatin1StringView key) {
        return QJsonDocument::fromJson(rows.value(column).toByteArray())[key].toString();
    };
    while (rows.next()) {
        QStringList parts{json(1, "path"_L1), json(2, "code"_L1), json(2, "requestId"_L1),
                          json(2, "message"_L1)};
        for (int column = 3; column <= 9; ++column)
            parts += rows.value(column).toString();
        change.bindValue(0, searchText(parts));
        change.bindValue(1, rows.value(0));
        if (SqlOutcome failure = execute(change))
            return failure;
    }
    return {};
}

// Step i leads from version i to version i + 1.
constexpr std::array migrations{&createTable, &addSearchText};
static_assert(migrations.size() == JournalFile::version);

QString reasonName(JournalNotice::Reason reason)
{
    switch (reason) {
    case JournalNotice::Reason::Newer:
        return u"newer"_s;
    case JournalNotice::Reason::Broken:
        return u"broken"_s;
    case JournalNotice::Reason::Foreign:
        return u"foreign"_s;
    }
    return {};
}

} // namespace

JournalFile::JournalFile(const QString &path)
    : m_path(path)
    , m_token(QUuid::createUuid().toString(QUuid::WithoutBraces))
{ }

SqlOutcome JournalFile::open(const std::function<void(const JournalNotice &)> &setAside)
{
    // A file that was deleted while it was open would take everything and keep nothing.
    if (m_connection.isOpen()) {
        if (QFile::exists(m_path) && QFile::exists(runLockPath(m_path, m_token)))
            return {};
        close();
    }
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        QDir().mkdir(folder, ownerOnly | QFileDevice::ExeOwner);
    }
    // Two programs that start at once must not both find the file wanting and move away each
    // other's new one.
    JournalLock opening;
    if (SqlOutcome failure = opening.take(m_path + ".lock"_L1, openingWaitMs))
        return failure;
    SqlOutcome failure = openLocked(setAside);
    if (failure)
        close();
    return failure;
}

SqlOutcome JournalFile::openLocked(const std::function<void(const JournalNotice &)> &setAside)
{
    makePrivateFile(m_path);
    if (SqlOutcome failure = m_connection.open(m_path, busyMs))
        return failure;
    std::optional<JournalNotice::Reason> reason;
    if (SqlOutcome failure = inspect(&reason))
        return failure;
    if (!reason) {
        SqlOutcome failure = prepareForUse();
        const bool isWrong = failure
                             && (failure->kind == SqlFailure::Kind::Schema
                                 || failure->kind == SqlFailure::Kind::Broken);
        if (!isWrong)
            return failure;
        reason = JournalNotice::Reason::Broken;
    }
    if (SqlOutcome failure = moveAway(*reason, setAside))
        return failure;
    makePrivateFile(m_path);
    if (SqlOutcome failure = m_connection.open(m_path, busyMs))
        return failure;
    return prepareForUse();
}

void JournalFile::close()
{
    m_connection.close();
    if (m_runLock.isHeld()) {
        m_runLock.release();
        QFile::remove(runLockPath(m_path, m_token));
    }
}

SqlOutcome JournalFile::inspect(std::optional<JournalNotice::Reason> *reason) const
{
    using Reason = JournalNotice::Reason;
    QVariant id;
    QVariant fileVersion;
    QVariant tables;
    QVariant sound;
    const std::array<std::pair<QString, QVariant *>, 4> questions{{
        {u"SELECT count(*) FROM sqlite_master"_s, &tables},
        {u"PRAGMA application_id"_s, &id},
        {u"PRAGMA user_version"_s, &fileVersion},
        {u"PRAGMA quick_check(1)"_s, &sound},
    }};
    for (const auto &[question, answer] : questions) {
        SqlOutcome failure = m_connection.ask(question, answer);
        if (failure && failure->kind == SqlFailure::Kind::Broken) {
            *reason = Reason::Broken;
            return {};
        }
        if (failure)
            return failure;
    }
    const bool isNew = tables.toInt() == 0 && id.toInt() == 0 && fileVersion.toInt() == 0;
    if (isNew)
        return {};
    if (id.toInt() != applicationId)
        *reason = Reason::Foreign;
    else if (sound.toString() != "ok"_L1)
        *reason = Reason::Broken;
    else if (fileVersion.toInt() > version)
        *reason = Reason::Newer;
    return {};
}

SqlOutcome JournalFile::migrate() const
{
    return m_connection.inTransaction([this]() -> SqlOutcome {
        QVariant from;
        if (SqlOutcome failure = m_connection.ask(u"PRAGMA user_version"_s, &from))
            return failure;
        for (auto step = static_cast<std::size_t>(from.toUInt()); step < migrations.size();
             ++step) {
            if (SqlOutcome failure = migrations.at(step)(m_connection))
                return failure;
        }
        if (SqlOutcome failure =
                m_connection.run(u"PRAGMA application_id = %1"_s.arg(applicationId)))
            return failure;
        return m_connection.run(u"PRAGMA user_version = %1"_s.arg(version));
    });
}

SqlOutcome JournalFile::prepareForUse()
{
    if (QFile::permissions(m_path) & ~(ownerOnly | QFileDevice::ReadUser | QFileDevice::WriteUser))
        QFile::setPermissions(m_path, ownerOnly);
    QVariant from;
    if (SqlOutcome failure = m_connection.ask(u"PRAGMA user_version"_s, &from))
        return failure;
    if (from.toInt() < version) {
        if (SqlOutcome failure = migrate())
            return failure;
    }
    // A file that calls itself ours but lacks a column is found here.
    if (SqlOutcome failure = m_connection.run(
            u"SELECT %1, search_text FROM updates LIMIT 1"_s.arg(journalColumns())))
        return failure;
    // Readers do not wait for writers; where the file system cannot do it SQLite stays with its
    // older way. FULL: what was committed is on the disk, also after a power cut.
    for (const QString &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                                  u"PRAGMA fullfsync = ON"_s}) {
        if (SqlOutcome failure = m_connection.run(pragma))
            return failure;
    }
    if (SqlOutcome failure = m_runLock.take(runLockPath(m_path, m_token), busyMs))
        return failure;
    removeLeftLocks();
    return {};
}

SqlOutcome JournalFile::moveAway(JournalNotice::Reason reason,
                                 const std::function<void(const JournalNotice &)> &setAside)
{
    m_connection.close();
    const QFileInfo file(m_path);
    const QString stem =
        u"%1/%2-%3-%4"_s.arg(file.absolutePath(), file.completeBaseName(), reasonName(reason),
                             QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s));
    const QString ending = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    QString target = stem + ending;
    for (int i = 2; QFileInfo::exists(target); ++i)
        target = u"%1-%2%3"_s.arg(stem).arg(i).arg(ending);
    // What belongs to the file goes first: SQLite would play a log that it finds beside a new file
    // into that.
    for (const QLatin1StringView part : {"-wal"_L1, "-journal"_L1, "-shm"_L1, ""_L1}) {
        QFile from(m_path + part);
        if (from.exists() && !from.rename(target + part))
            return SqlFailure{.kind = SqlFailure::Kind::Other, .message = from.errorString()};
    }
    setAside({.reason = reason, .keptAs = target});
    return {};
}

SqlOutcome JournalFile::giveUp(const std::function<void(const JournalNotice &)> &setAside)
{
    close();
    JournalLock opening;
    if (SqlOutcome failure = opening.take(m_path + ".lock"_L1, openingWaitMs))
        return failure;
    return QFile::exists(m_path) ? moveAway(JournalNotice::Reason::Broken, setAside) : SqlOutcome();
}

bool JournalFile::isRunning(const QString &path, const QString &token)
{
    return !token.isEmpty() && JournalLock::isHeldBySomebody(runLockPath(path, token));
}

// Those of programs that were killed. Nobody asks for them any more: what has no lock does not run.
void JournalFile::removeLeftLocks() const
{
    const QFileInfo file(m_path);
    const QString mine = QFileInfo(runLockPath(m_path, m_token)).fileName();
    const QStringList names =
        QDir(file.absolutePath()).entryList({file.fileName() + runLockInfix + u'*'}, QDir::Files);
    for (const QString &name : names) {
        const QString path = file.absolutePath() + u'/' + name;
        if (name != mine && !JournalLock::isHeldBySomebody(path))
            QFile::remove(path);
    }
}

QString JournalFile::runLockPath(const QString &path, const QString &token)
{
    return path + runLockInfix + token;
}

} // namespace Scf
