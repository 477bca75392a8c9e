// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/package.h"

#include <QByteArray>

#include <memory>

struct libdeflate_compressor;

namespace Scf {

//! Files over this size go through the package piece by piece.
inline constexpr qint64 largestWholeFile = 64LL * 1024 * 1024;

//! The content of one file as it goes into a ZIP.
struct FileStream
{
    bool isDeflated = false; //!< else stored: compressing did not make it smaller
    bool isTooLarge = false; //!< over largestWholeFile: nothing was read
    quint32 crc = 0;         //!< of the content
    qint64 size = 0;         //!< of the content
    //! The state of the file that was read; all 0 where it comes from elsewhere.
    FileStamp stamp{};
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

    //! Reads, repairs and compresses the file of \a entry, or the content that takes its place. The
    //! same content gives the same stream. Errors name the entry: fileChanged, fileUnreadable.
    Result<FileStream> compress(const PackageEntry &entry);
    //! The stream of \a content.
    FileStream compressContent(QByteArrayView content);

    //! True when \a content gets smaller.
    bool shrinks(QByteArrayView content);

private:
    qint64 deflate(QByteArrayView content);

    struct Free
    {
        void operator()(libdeflate_compressor *compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> m_compressor;
    std::unique_ptr<libdeflate_compressor, Free> m_smallCompressor;
    QByteArray m_content;
    QByteArray m_deflated;
};

//! What is too large to be held, from front to end.
class LargeContent
{
public:
    virtual ~LargeContent() = default;
    LargeContent(const LargeContent &) = delete;
    LargeContent &operator=(const LargeContent &) = delete;

    //! Reads up to \a size bytes, 0 only at the end, which is reached only when all that came was
    //! right. Errors name the entry.
    virtual Result<qint64> read(char *data, qint64 size) = 0;

    //! The bytes to expect at most; exact where they are a stream.
    qint64 mostBytes = 0;
    //! Where they are the stream of another ZIP: what a ZIP says about it. Its `bytes` are empty.
    bool isStream = false;
    FileStream stream{};

protected:
    LargeContent() = default;
};

//! The repaired content of the file of \a entry. Errors: fileChanged, fileUnreadable.
Result<std::shared_ptr<LargeContent>> openLargeFile(const PackageEntry &entry);

//! \a content repaired as \a entry says; itself where nothing is to be done.
std::shared_ptr<LargeContent> repairedLarge(std::shared_ptr<LargeContent> content,
                                            const PackageEntry &entry);

} // namespace Scf
