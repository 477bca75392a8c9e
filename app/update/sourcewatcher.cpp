// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/sourcewatcher.h"

#include "app/validation/dependencyfolder.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QSet>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int quietMs = 250;
constexpr int latestMs = 2'000;
// File systems stamp with the time of the last tick of the system's clock.
constexpr int clockTickMs = 20;
// Systems have limits for one person's programs together (some thousands where they are low).
constexpr qsizetype mostDirectories = 4'000;
constexpr qsizetype mostFiles = 1'000;

QString directoryOf(const QString &path)
{
    return path.left(qMax(qsizetype(1), path.lastIndexOf(u'/')));
}

QStringList pathsToWatch(const PackageListing &listing)
{
    // Entries are known by canonical paths.
    const QString source = QFileInfo(listing.source.path).canonicalFilePath();
    if (source.isEmpty())
        return {};
    if (listing.source.hasZip())
        return {source, directoryOf(source)};

    QSet<QString> directories{source};
    QStringList files;
    for (const PackageEntry &entry : listing.entries) {
        if (directories.size() >= mostDirectories)
            break;
        if (entry.sourcePath.isEmpty())
            continue; // only in the editor
        directories.insert(entry.isDirectory() ? entry.sourcePath : directoryOf(entry.sourcePath));
        if (!entry.isDirectory() && files.size() < mostFiles && !isInDependencies(entry.name))
            files.append(entry.sourcePath);
    }
    // A directory that only holds directories has no entry of its own. Links lead elsewhere, but
    // never above the source.
    const QSet<QString> holders = directories;
    for (QString path : holders) {
        while (path.size() > source.size() && directories.size() < mostDirectories) {
            path = directoryOf(path);
            directories.insert(path);
        }
    }
    for (const QString &rules : {u".scfignore"_s, u".gitignore"_s}) {
        if (QFileInfo::exists(source + u'/' + rules))
            files.append(source + u'/' + rules);
    }
    return QStringList(directories.begin(), directories.end()) + files;
}

} // namespace

SourceWatcher::SourceWatcher(QObject *parent)
    : QObject(parent)
    , m_worker(new QObject)
    , m_watcher(new QFileSystemWatcher(m_worker))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    m_latest.setSingleShot(true);
    m_latest.setInterval(latestMs);
    const auto tell = [this] {
        m_quiet.stop();
        m_latest.stop();
        emit changed();
    };
    m_quiet.callOnTimeout(this, tell);
    m_latest.callOnTimeout(this, tell);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &SourceWatcher::noteChange);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &SourceWatcher::noteChange);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

SourceWatcher::~SourceWatcher()
{
    m_thread.quit();
    m_thread.wait();
}

void SourceWatcher::watch(const std::shared_ptr<const PackageListing> &listing,
                          const QDateTime &since)
{
    QMetaObject::invokeMethod(
        m_worker, [this, watcher = m_watcher, since, listing = listing]() mutable {
            const QStringList wanted = listing ? pathsToWatch(*listing) : QStringList();
            listing.reset(); // here, not on the main thread
            const QSet<QString> next(wanted.begin(), wanted.end());
            const QStringList watched = watcher->files() + watcher->directories();
            QStringList over;
            for (const QString &path : watched) {
                if (!next.contains(path))
                    over.append(path);
            }
            if (!over.isEmpty())
                watcher->removePaths(over);
            const QSet<QString> now(watched.begin(), watched.end());
            QStringList more;
            for (const QString &path : wanted) {
                if (!now.contains(path))
                    more.append(path);
            }
            if (!more.isEmpty())
                watcher->addPaths(more); // those that cannot be watched are left, see the class
            const auto isNewer = [&since](const QString &path) {
                return QFileInfo(path).lastModified() >= since.addMSecs(-clockTickMs);
            };
            if (since.isValid() && std::any_of(more.cbegin(), more.cend(), isNewer)) {
                // The destructor waits for this thread, so that there is somebody to tell.
                QMetaObject::invokeMethod(this, &SourceWatcher::noteChange, Qt::QueuedConnection);
            }
        });
}

void SourceWatcher::noteChange()
{
    m_quiet.start();
    if (!m_latest.isActive())
        m_latest.start();
}

} // namespace Scf
