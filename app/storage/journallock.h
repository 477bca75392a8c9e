// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journalconnection.h"

#include <QString>

namespace Scf {

//! A lock between programs that the system itself lets go of when the holder ends, however it ends:
//! SQLite's lock on an empty file, which is the same on all platforms. (A file with the number of a
//! process, as QLockFile's, cannot tell a dead holder from a living one where each sandbox counts
//! its processes anew.) For the thread that takes it.
class JournalLock
{
public:
    //! Takes the lock, waiting \a waitMs at most. The file is made where it is missing, for its
    //! owner only; it stays.
    SqlOutcome take(const QString &path, int waitMs);
    void release() { m_connection.close(); }
    bool isHeld() const { return m_connection.isOpen(); }

    //! True while somebody holds the lock \a path; false where there is no such file.
    static bool isHeldBySomebody(const QString &path);

private:
    JournalConnection m_connection;
};

//! Makes the empty file \a path for its owner only, unless something is there.
void makePrivateFile(const QString &path);

} // namespace Scf
