// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/filestream.h"
#include "app/archive/zipsink.h"
#include "app/domain/package.h"

#include <QByteArray>

namespace Scf {

//! Writes what a ZIP has besides the streams. All that it says is the same on every machine and at
//! any time: names in UTF-8, one time stamp, Unix modes 0644 and 0755, no extra fields but those
//! of ZIP64, which are there only where numbers need them. Failures are the sink's.
class ZipWriter
{
public:
    explicit ZipWriter(ZipSink &sink);

    //! True when the name of \a entry fits into a ZIP.
    static bool canHold(const PackageEntry &entry);

    //! A whole entry.
    void add(const PackageEntry &entry, const FileStream &stream);

    //! An entry whose stream comes in pieces, between these two. What \a stream says is known
    //! beforehand; `bytes` is empty. \a mostBytes: neither content nor stream get larger.
    void begin(const PackageEntry &entry, const FileStream &stream, qint64 mostBytes);
    void write(const char *data, qint64 size) { m_sink.append(data, size); }
    //! Returns the bytes that came. \a crc and \a size are those of the content.
    qint64 end(quint32 crc, qint64 size);

    //! The directory.
    void finish();

private:
    struct Record
    {
        bool isDeflated = false;
        quint32 crc = 0;
        qint64 size = 0;
        qint64 streamSize = 0;
        qint64 offset = 0;
        quint32 attributes = 0;
    };
    enum class Zip64 { No, Yes };
    static Record recordOf(const PackageEntry &entry, const FileStream &stream, qint64 offset);
    void writeLocal(const Record &record, const QByteArray &name, Zip64 zip64);
    void addToDirectory(const Record &record, const QByteArray &name);

    ZipSink &m_sink;
    QByteArray m_header;
    QByteArray m_directory;
    qint64 m_count = 0;
    // The entry between begin() and end().
    Record m_record;
    QByteArray m_name;
    Zip64 m_zip64 = Zip64::No;
    qint64 m_streamAt = 0;
};

} // namespace Scf
