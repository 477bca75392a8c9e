// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! Leaves a report behind when this program crashes: version, signal, time, the type of an
//! exception that nobody caught, and the addresses of the calls that led there. No word of what was
//! in memory. Then the program ends as it would have without it, with the same exit status.
//!
//! The report's file is there, empty, as long as the guard lives, and locked, so that another
//! program can tell it from one that was left behind. One guard at a time.
class CrashGuard
{
public:
    //! Where reports are kept in the person's data folder.
    static QString defaultFolder();

    //! Does nothing where \a folder cannot be written to.
    explicit CrashGuard(const QString &folder = defaultFolder());
    //! The clean end: nothing is left behind.
    ~CrashGuard();
    CrashGuard(const CrashGuard &) = delete;
    CrashGuard &operator=(const CrashGuard &) = delete;

    //! True when a crash would leave a report.
    bool isArmed() const { return !m_path.isEmpty(); }

private:
    QString m_path;
};

} // namespace Scf
