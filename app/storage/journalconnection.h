// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <optional>

class QSqlError;

namespace Scf {

//! Why SQLite did not do what it was asked.
struct SqlFailure
{
    enum class Kind {
        Busy,   //!< another program or thread holds the file
        Full,   //!< the disk
        Broken, //!< the file is damaged or no database
        Schema, //!< the file does not hold the tables and columns that were asked for
        Other,  //!< cannot be opened, read or written
    };

    Kind kind = Kind::Other;
    QString message{};

    static SqlFailure from(const QSqlError &error);
    //! Of the kind File; nothing was sent with it.
    Error toError() const;
};

//! Nothing where all went well.
using SqlOutcome = std::optional<SqlFailure>;

//! A connection to an SQLite file, for the thread that opens it; closed with the object.
class JournalConnection
{
public:
    JournalConnection() = default;
    ~JournalConnection() { close(); }
    JournalConnection(const JournalConnection &) = delete;
    JournalConnection &operator=(const JournalConnection &) = delete;

    //! \a busyMs: how long a statement waits for another program or thread that holds the file.
    SqlOutcome open(const QString &path, int busyMs);
    void close();
    bool isOpen() const { return m_database.isValid(); }

    SqlOutcome run(const QString &statement) const;
    //! Puts the first value of the first row into \a value; an invalid one where there is no row.
    SqlOutcome ask(const QString &statement, QVariant *value) const;
    //! A query to be prepared; it must not outlive the connection.
    QSqlQuery query() const;
    //! Runs \a work between BEGIN IMMEDIATE and COMMIT; ROLLBACK where it fails.
    template <typename Work>
    SqlOutcome inTransaction(Work work) const
    {
        if (SqlOutcome failure = run(QStringLiteral("BEGIN IMMEDIATE")))
            return failure;
        SqlOutcome failure = work();
        if (!failure)
            failure = run(QStringLiteral("COMMIT"));
        if (failure)
            (void)run(QStringLiteral("ROLLBACK"));
        return failure;
    }

private:
    QSqlDatabase m_database;
};

//! Prepares \a statement in \a query.
SqlOutcome prepare(QSqlQuery &query, const QString &statement);
//! Runs \a query, which was prepared and bound.
SqlOutcome execute(QSqlQuery &query);

} // namespace Scf
