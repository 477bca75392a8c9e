// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journallock.h"

#include <QFile>

namespace Scf {

using namespace Qt::StringLiterals;

SqlOutcome JournalLock::take(const QString &path, int waitMs)
{
    release();
    makePrivateFile(path);
    if (SqlOutcome failure = m_connection.open(path, waitMs))
        return failure;
    SqlOutcome failure = m_connection.run(u"BEGIN EXCLUSIVE"_s);
    if (failure)
        release();
    return failure;
}

bool JournalLock::isHeldBySomebody(const QString &path)
{
    if (!QFile::exists(path))
        return false;
    JournalConnection connection;
    if (connection.open(path, 0))
        return false;
    // Reading needs a shared lock only, so that two who ask at once do not take each other for the
    // holder.
    const SqlOutcome failure = connection.run(u"SELECT count(*) FROM sqlite_master"_s);
    return failure && failure->kind == SqlFailure::Kind::Busy;
}

void makePrivateFile(const QString &path)
{
    // Never opened where it exists: closing it again would free every lock that this process has on
    // it (POSIX).
    if (QFile::exists(path))
        return;
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        file.close();
}

} // namespace Scf
