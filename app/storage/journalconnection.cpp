// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journalconnection.h"

#include <QSqlError>

#include <atomic>

namespace Scf {

using namespace Qt::StringLiterals;

SqlFailure SqlFailure::from(const QSqlError &error)
{
    // Primary result codes of SQLite; the bits above them say more than is needed.
    constexpr int primary = 0xff;
    Kind kind = Kind::Other;
    switch (error.nativeErrorCode().toInt() & primary) {
    case 1: // SQLITE_ERROR
        kind = Kind::Schema;
        break;
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        kind = Kind::Busy;
        break;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        kind = Kind::Broken;
        break;
    case 13: // SQLITE_FULL
        kind = Kind::Full;
        break;
    default:
        break;
    }
    return {.kind = kind, .message = error.databaseText()};
}

Error SqlFailure::toError() const
{
    return {.kind = Error::Kind::File,
            .code = kind == Kind::Full ? LocalCode::diskFull : LocalCode::journalFailed,
            .message = message,
            .sent = Error::Sent::Nothing};
}

SqlOutcome JournalConnection::open(const QString &path, int busyMs)
{
    static std::atomic<int> count = 0;
    close();
    m_database =
        QSqlDatabase::addDatabase(u"QSQLITE"_s, u"scf-journal-%1"_s.arg(count.fetch_add(1)));
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyMs));
    m_database.setDatabaseName(path);
    if (m_database.open())
        return {};
    const SqlFailure failure = SqlFailure::from(m_database.lastError());
    close();
    return failure;
}

void JournalConnection::close()
{
    if (!m_database.isValid())
        return;
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

QSqlQuery JournalConnection::query() const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    return query;
}

SqlOutcome JournalConnection::run(const QString &statement) const
{
    QVariant ignored;
    return ask(statement, &ignored);
}

SqlOutcome JournalConnection::ask(const QString &statement, QVariant *value) const
{
    QSqlQuery asked = query();
    if (!asked.exec(statement))
        return SqlFailure::from(asked.lastError());
    *value = asked.next() ? asked.value(0) : QVariant();
    return {};
}

SqlOutcome prepare(QSqlQuery &query, const QString &statement)
{
    if (query.prepare(statement))
        return {};
    return SqlFailure::from(query.lastError());
}

SqlOutcome execute(QSqlQuery &query)
{
    if (query.exec())
        return {};
    return SqlFailure::from(query.lastError());
}

} // namespace Scf
