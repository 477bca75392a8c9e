// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/filestream.h"

#include "app/archive/archiveerror.h"

#include <libdeflate.h>

namespace Scf {

namespace {

// As small as zip -6 makes it; 7 takes a third longer for half a percent.
constexpr int compressionLevel = 6;
// Buffers up to this size are kept for the next file.
constexpr qsizetype keptBuffer = 4 * 1024 * 1024;

void makeRoom(QByteArray *buffer, qint64 size)
{
    if (buffer->size() < size)
        *buffer = QByteArray(qMax(size, qint64(64 * 1024)), Qt::Uninitialized);
}

void letGoOfLarge(QByteArray *buffer)
{
    if (buffer->size() > keptBuffer)
        *buffer = {};
}

} // namespace

void FileCompressor::Free::operator()(libdeflate_compressor *compressor) const
{
    libdeflate_free_compressor(compressor);
}

FileCompressor::FileCompressor()
    : m_compressor(libdeflate_alloc_compressor(compressionLevel))
{ }

FileCompressor::~FileCompressor() = default;

Result<FileStream> FileCompressor::compress(const PackageEntry &entry)
{
    const Result<std::shared_ptr<SourceFile>> file = openForPacking(entry);
    if (!file)
        return file.error();
    const Result<FileStamp> stamp = (*file)->stamp();
    if (!stamp)
        return stamp.error();
    // Here path and stamp are known and nothing was read: a stream kept from the last package can
    // take the place of what follows.
    if (stamp->size > largestWholeFile)
        return FileStream{.isTooLarge = true, .size = stamp->size};
    return compressWhole(**file, *stamp, entry);
}

Result<FileStream> FileCompressor::compressWhole(SourceFile &file, const FileStamp &stamp,
                                                 const PackageEntry &entry)
{
    makeRoom(&m_content, stamp.size);
    const Result<qint64> got = file.read(m_content.data(), stamp.size);
    if (!got)
        return got.error();
    if (*got != stamp.size)
        return archiveError(LocalCode::fileChanged, entry.name);
    if (const Result<Done> unchanged = checkUnchanged(file, stamp, entry); !unchanged)
        return unchanged.error();

    const QByteArrayView content(m_content.constData(), stamp.size);
    FileStream stream{.crc = libdeflate_crc32(0, content.data(), size_t(content.size())),
                      .size = stamp.size};
    if (const qint64 size = deflate(content); size > 0) {
        stream.isDeflated = true;
        stream.bytes = QByteArray(m_deflated.constData(), size);
    } else {
        stream.bytes = content.toByteArray();
    }
    letGoOfLarge(&m_content);
    letGoOfLarge(&m_deflated);
    return stream;
}

bool FileCompressor::shrinks(QByteArrayView content)
{
    return deflate(content) > 0;
}

// Bytes in m_deflated, or 0 when they would not be fewer.
qint64 FileCompressor::deflate(QByteArrayView content)
{
    if (content.size() < 2 || !m_compressor)
        return 0;
    makeRoom(&m_deflated, content.size());
    return qint64(libdeflate_deflate_compress(m_compressor.get(), content.data(),
                                              size_t(content.size()), m_deflated.data(),
                                              size_t(content.size() - 1)));
}

Result<std::shared_ptr<SourceFile>> openForPacking(const PackageEntry &entry)
{
    Result<std::shared_ptr<SourceFile>> file = SourceFile::open(entry.sourcePath, entry.name);
    if (file || file.error().code != LocalCode::fileNotFound)
        return file;
    Error error = file.error();
    error.code = LocalCode::fileChanged;
    return error;
}

Result<Done> checkUnchanged(SourceFile &file, const FileStamp &before, const PackageEntry &entry)
{
    const Result<FileStamp> now = file.stamp();
    if (!now)
        return now.error();
    // Other times than that of the content also move when a file is only renamed or backed up.
    if (now->size != before.size || now->modified != before.modified)
        return archiveError(LocalCode::fileChanged, entry.name);
    return Done{};
}

} // namespace Scf
