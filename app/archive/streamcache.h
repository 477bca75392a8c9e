// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/filestream.h"
#include "app/archive/streamcachelock.h"
#include "app/core/cancellation.h"
#include "app/domain/package.h"

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>
#include <vector>

namespace Scf {

//! The streams of the last package that was made of one folder, for the next one. A stream is taken
//! for a file of the same path, size, times, inode and repairs, and only when its checksum is
//! right. Files changed within the last two seconds are not kept, as their times may not tell the
//! next change.
//!
//! In the cache's folder each packed folder has an index, replaced as a whole, and a file of
//! streams that only grows, until half of it is of no use and it is written anew. One who writes
//! holds a lock; others read what was there before. Nothing here is an error: what does not work
//! is left. One thread at a time.
class StreamCache
{
public:
    //! \a limit: bytes of all that \a cacheFolder may hold.
    StreamCache(const QString &cacheFolder, const PackageListing &listing, qint64 limit);
    ~StreamCache();
    StreamCache(const StreamCache &) = delete;
    StreamCache &operator=(const StreamCache &) = delete;

    //! True when there is a stream for entry number \a index of the listing, as far as is known
    //! without reading it.
    bool has(qsizetype index) const;
    //! That stream; nothing when it is damaged, or \a cancel. Its bytes last until the next call.
    std::optional<FileStream> take(qsizetype index, const CancelToken &cancel);
    //! Takes no more streams from number \a index on.
    void forget(qsizetype index);
    //! Keeps \a stream for entry number \a index.
    void keep(qsizetype index, const FileStream &stream);
    //! Puts what was kept in the place of the old. \a isWhole: the package was finished.
    void finish(bool isWhole);

private:
    //! What the index holds of one stream, as it lies there.
    struct Record
    {
        qint64 size;
        qint64 modified;
        qint64 changed;
        quint64 inode;
        qint64 offset;      //!< in the file of streams
        qint64 contentSize; //!< repaired
        quint32 streamSize;
        quint32 streamCrc;
        quint32 contentCrc;
        quint32 nameOffset; //!< in the names, in UTF-16 units
        quint32 nameSize;   //!< likewise; 0: no record
        quint16 isDeflated;
        quint16 repairs;
    };
    struct Header;
    class Writer;

    QString fileOf(QStringView ending) const;
    QStringView nameOf(const PackageEntry &entry) const;
    void load();
    void match();
    bool isFor(const Record &record, const PackageEntry &entry) const;
    bool fillWindow(const Record &record, const CancelToken &cancel);
    bool isSettled(const FileStamp &stamp) const;
    bool append(const char *data, qint64 size, qint64 *offset);
    bool beginWriting();
    bool writeIndex();
    void keepWithinLimit() const;

    QString m_folder;
    QString m_top; //!< path that the names in the index do not repeat
    QString m_key; //!< of the packed folder, in file names
    qint64 m_limit;
    qint64 m_started; //!< nanoseconds since 1970
    QList<PackageEntry> m_entries;

    std::unique_ptr<StreamCacheLock> m_lock; //!< null: nothing is written
    QByteArray m_index;                      //!< what m_old and m_oldNames point into
    const Record *m_old = nullptr;
    qsizetype m_oldCount = 0;
    QStringView m_oldNames;
    quint64 m_dataId = 0;
    QFile m_data;
    qint64 m_dataSize = 0;

    std::vector<Record> m_records; //!< for each entry
    bool m_isRewrite = false;      //!< into a new file of streams
    bool m_isChanged = false;      //!< against the index on disk

    QByteArray m_window; //!< bytes of m_data from m_windowAt on
    qint64 m_windowAt = 0;
    qint64 m_windowSize = 0;
    qint64 m_readAhead = 0;

    std::unique_ptr<QFile> m_out;
    quint64 m_outId = 0;
    qint64 m_outStart = 0; //!< length when writing began
    qint64 m_outSize = 0;  //!< with what is in m_pending
    QByteArray m_pending;
};

} // namespace Scf
