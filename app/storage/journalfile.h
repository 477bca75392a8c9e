// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journalconnection.h"
#include "app/storage/journalentry.h"
#include "app/storage/journallock.h"

#include <QString>

#include <functional>
#include <optional>

namespace Scf {

//! The file of the journal: found, made, brought to the version of this program, or set aside. For
//! the thread that opens it.
class JournalFile
{
public:
    //! Stored in the file (PRAGMA user_version).
    static constexpr int version = 2;
    //! Who wrote the file (PRAGMA application_id): "SCFJ".
    static constexpr int applicationId = 0x5343464a;

    explicit JournalFile(const QString &path);

    const QString &path() const { return m_path; }
    //! Names this run among all programs that use the file.
    const QString &token() const { return m_token; }
    const JournalConnection &connection() const { return m_connection; }

    //! Opens the file unless it is open and still in its place. \a setAside is told of a file that
    //! had to make room.
    SqlOutcome open(const std::function<void(const JournalNotice &)> &setAside);
    void close();
    //! Sets the open file aside as broken, so that the next open() begins a new one.
    SqlOutcome giveUp(const std::function<void(const JournalNotice &)> &setAside);

    //! True while the program runs that is called \a token in the file \a path. Any thread.
    static bool isRunning(const QString &path, const QString &token);

private:
    SqlOutcome openLocked(const std::function<void(const JournalNotice &)> &setAside);
    //! A reason to set the file aside, nothing, or a failure.
    SqlOutcome inspect(std::optional<JournalNotice::Reason> *reason) const;
    SqlOutcome migrate() const;
    SqlOutcome moveAway(JournalNotice::Reason reason,
                        const std::function<void(const JournalNotice &)> &setAside);
    SqlOutcome prepareForUse();
    void removeLeftLocks() const;
    static QString runLockPath(const QString &path, const QString &token);

    QString m_path;
    QString m_token;
    JournalConnection m_connection;
    JournalLock m_runLock;
};

} // namespace Scf
