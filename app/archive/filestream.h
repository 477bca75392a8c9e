// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/sourcefile.h"
#include "app/core/result.h"
#include "app/domain/package.h"

#include <QByteArray>

#include <memory>

struct libdeflate_compressor;

namespace Scf {

//! Files over this size are compressed piece by piece while they are written.
inline constexpr qint64 largestWholeFile = 64LL * 1024 * 1024;

//! The content of one file as it goes into a ZIP.
struct FileStream
{
    bool isDeflated = false; //!< else stored: compressing did not make it smaller
    bool isTooLarge = false; //!< over largestWholeFile: nothing was read
    quint32 crc = 0;         //!< of the content
    qint64 size = 0;         //!< of the content
    QByteArray bytes{};
};

//! Makes the streams of files, one at a time; keeps its buffers in between. One per thread.
class FileCompressor
{
public:
    FileCompressor();
    ~FileCompressor();
    FileCompressor(const FileCompressor &) = delete;
    FileCompressor &operator=(const FileCompressor &) = delete;

    //! Reads and compresses the file of \a entry. The same content gives the same stream. Errors
    //! name the entry: fileChanged, fileUnreadable.
    Result<FileStream> compress(const PackageEntry &entry);

    //! True when \a content gets smaller.
    bool shrinks(QByteArrayView content);

private:
    Result<FileStream> compressWhole(SourceFile &file, const FileStamp &stamp,
                                     const PackageEntry &entry);
    qint64 deflate(QByteArrayView content);

    struct Free
    {
        void operator()(libdeflate_compressor *compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> m_compressor;
    QByteArray m_content;
    QByteArray m_deflated;
};

//! Opens the file of \a entry for packing; that it is gone counts as fileChanged.
Result<std::shared_ptr<SourceFile>> openForPacking(const PackageEntry &entry);

//! The fileChanged error unless \a file is still as \a before.
Result<Done> checkUnchanged(SourceFile &file, const FileStamp &before, const PackageEntry &entry);

} // namespace Scf
