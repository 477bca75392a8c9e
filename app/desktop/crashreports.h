// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace Scf {

//! What a crashed program left behind.
struct CrashReport
{
    QString path{};
    QDateTime when{};
    //! English, for whoever mends it: what the guard wrote, without the person's home folder.
    QString text{};
    //! False once markCrashReportsSeen() was called.
    bool isNew = false;

    bool operator==(const CrashReport &) const = default;
};

//! The newest report in \a folder of a program that does not run any more. Also clears away what
//! programs left that ended without a crash and without a goodbye. Any thread; reads files.
std::optional<CrashReport> newestCrashReport(const QString &folder);

//! The person knows of all reports in \a folder now; the newest few of them are kept. Any thread.
void markCrashReportsSeen(const QString &folder);

// For the guard.

//! Stands before the time in seconds since 1970 in a report.
inline constexpr auto crashTimeField = "time: ";
//! A name in \a folder, which is made for its owner only, that no other program uses; empty where
//! that cannot be.
QString newCrashReportPath(const QString &folder);
//! What begins a report: version, system, and libraries.
QByteArray crashReportHeader();

} // namespace Scf
