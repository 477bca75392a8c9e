// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/streamcachefolder.h"

#include "app/archive/streamcachelock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QFileInfoList filesOf(const QString &cacheFolder)
{
    return QDir(cacheFolder)
        .entryInfoList({u"*.streams"_s, u"*.index"_s, u"*.lock"_s, u"*.part"_s},
                       QDir::Files | QDir::NoSymLinks, QDir::Unsorted);
}

//! What all files of one packed folder begin with.
QString packageOf(const QFileInfo &file)
{
    return file.completeBaseName().section(u'-', 0, 0);
}

} // namespace

qint64 streamCacheSize(const QString &cacheFolder)
{
    qint64 size = 0;
    const QFileInfoList files = filesOf(cacheFolder);
    for (const QFileInfo &file : files)
        size += file.size();
    return size;
}

qint64 clearStreamCache(const QString &cacheFolder)
{
    QMap<QString, QStringList> packages;
    const QFileInfoList files = filesOf(cacheFolder);
    for (const QFileInfo &file : files)
        packages[packageOf(file)].append(file.filePath());
    for (auto it = packages.constBegin(); it != packages.constEnd(); ++it) {
        const StreamCacheLock lock(QDir(cacheFolder).filePath(it.key() + u".lock"_s));
        if (!lock.isHeld())
            continue;
        for (const QString &file : *it)
            QFile::remove(file);
    }
    return streamCacheSize(cacheFolder);
}

} // namespace Scf
