// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/crashreports.h"

#include "app/desktop/crashguard.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestReport = 64 * 1024; //!< bytes
constexpr qsizetype mostSeen = 3;
constexpr auto newName = "crash-"_L1;
constexpr auto seenName = "seen-"_L1;

QFileInfoList filesOf(const QString &folder, QLatin1StringView name)
{
    return QDir(folder).entryInfoList({name + "*.txt"_L1}, QDir::Files, QDir::Time);
}

//! True while the program that made the file runs; see CrashGuard.
bool isInUse(const QString &path)
{
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isFree = ::flock(file, LOCK_SH | LOCK_NB) == 0;
    ::close(file);
    return !isFree;
#else
    QFile file(path);
    return !file.open(QIODevice::ReadWrite);
#endif
}

QString readableText(const QByteArray &written)
{
    QStringList lines = QString::fromUtf8(written).split(u'\n');
    for (QString &line : lines) {
        if (!line.startsWith(QLatin1StringView(crashTimeField)))
            continue;
        const qint64 seconds = line.mid(qsizetype(qstrlen(crashTimeField))).toLongLong();
        line = QLatin1StringView(crashTimeField)
               + QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate);
    }
    return lines.join(u'\n').replace(QDir::homePath(), u"~"_s);
}

std::optional<CrashReport> reportOf(const QFileInfo &info, bool isNew)
{
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return CrashReport{.path = info.filePath(),
                       .when = info.lastModified(),
                       .text = readableText(file.read(longestReport)),
                       .isNew = isNew};
}

} // namespace

QString CrashGuard::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + "/scf-desktop/crashes"_L1;
}

std::optional<CrashReport> newestCrashReport(const QString &folder)
{
    std::optional<CrashReport> newest;
    const QFileInfoList unseen = filesOf(folder, newName);
    for (const QFileInfo &info : unseen) {
        if (isInUse(info.filePath()))
            continue;
        if (info.size() == 0)
            QFile::remove(info.filePath()); // killed, or the computer went off
        else if (!newest)
            newest = reportOf(info, true);
    }
    const QFileInfoList seen = filesOf(folder, seenName);
    return newest || seen.isEmpty() ? newest : reportOf(seen.first(), false);
}

void markCrashReportsSeen(const QString &folder)
{
    const QFileInfoList unseen = filesOf(folder, newName);
    for (const QFileInfo &info : unseen) {
        if (info.size() > 0 && !isInUse(info.filePath()))
            QFile::rename(info.filePath(),
                          info.path() + u'/' + seenName + info.fileName().mid(newName.size()));
    }
    const QFileInfoList seen = filesOf(folder, seenName);
    for (const QFileInfo &info : seen.mid(qMin(mostSeen, seen.size())))
        QFile::remove(info.filePath());
}

QString newCrashReportPath(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return {};
    QFile::setPermissions(folder,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return folder + u'/' + newName
           + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmsszzz"_s) + u'-'
           + QString::number(QCoreApplication::applicationPid()) + ".txt"_L1;
}

QByteArray crashReportHeader()
{
    return QByteArray("SCF Desktop " SCF_VERSION "\nQt ") + qVersion() + ", "
           + QSysInfo::prettyProductName().toUtf8() + ", "
           + QSysInfo::currentCpuArchitecture().toUtf8() + '\n';
}

} // namespace Scf
