// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/filestream.h"

#include "app/archive/archiveerror.h"
#include "app/archive/repair.h"
#include "app/archive/sourcefile.h"

#include <libdeflate.h>

#include <algorithm>
#include <utility>

namespace Scf {

namespace {

// Smaller than zip -6 makes it; 7 takes a third longer for half a percent. In sources, which are
// rarely larger, 5 loses half a percent and saves a tenth of the time.
constexpr int compressionLevel = 6;
constexpr int levelOfSmall = 5;
constexpr qsizetype largestSmall = 1024 * 1024;
// Buffers up to this size are kept for the next file.
constexpr qsizetype keptBuffer = 4 * 1024 * 1024;
constexpr qint64 pieceSize = 64LL * 1024;
// What repairs add at most.
constexpr qint64 mostAdded = 64;

void letGoOfLarge(QByteArray *buffer)
{
    if (buffer->size() > keptBuffer)
        *buffer = {};
}

// That a file is gone means that the package changed after it was listed.
Error packingError(Error error)
{
    if (error.code == LocalCode::fileNotFound)
        error.code = LocalCode::fileChanged;
    return error;
}

class LargeFile : public LargeContent
{
public:
    LargeFile(std::shared_ptr<SourceFile> file, const FileStamp &stamp, QString name)
        : m_file(std::move(file))
        , m_stamp(stamp)
        , m_name(std::move(name))
    {
        mostBytes = stamp.size;
    }

    Result<qint64> read(char *data, qint64 size) override
    {
        Result<qint64> got = m_file->read(data, size);
        if (!got)
            return got;
        m_done += *got;
        // More than that would not fit into what its header was made for.
        if (m_done > m_stamp.size)
            return archiveError(LocalCode::fileChanged, m_name);
        if (*got == 0) {
            const Result<FileStamp> now = m_file->stamp();
            if (!now)
                return now.error();
            if (m_done != m_stamp.size || !isSameContent(m_stamp, *now))
                return archiveError(LocalCode::fileChanged, m_name);
        }
        return got;
    }

private:
    std::shared_ptr<SourceFile> m_file;
    FileStamp m_stamp;
    QString m_name;
    qint64 m_done = 0;
};

class RepairedContent : public LargeContent
{
public:
    RepairedContent(std::shared_ptr<LargeContent> content, Repairs repairs)
        : m_content(std::move(content))
        , m_repair(repairs)
        , m_piece(pieceSize, Qt::Uninitialized)
    {
        mostBytes = m_content->mostBytes + mostAdded;
    }

    Result<qint64> read(char *data, qint64 size) override
    {
        while (m_given == m_repaired.size() && !m_isOver) {
            const Result<qint64> got = m_content->read(m_piece.data(), m_piece.size());
            if (!got)
                return got;
            m_repaired.resize(0);
            m_given = 0;
            m_isOver = *got == 0;
            if (m_isOver)
                m_repair.finish(&m_repaired);
            else
                m_repair.add(QByteArrayView(m_piece).first(*got), &m_repaired);
        }
        const qint64 given = qMin(size, m_repaired.size() - m_given);
        std::copy_n(m_repaired.constData() + m_given, given, data);
        m_given += given;
        return given;
    }

private:
    std::shared_ptr<LargeContent> m_content;
    ContentRepair m_repair;
    QByteArray m_piece;
    QByteArray m_repaired;
    qint64 m_given = 0;
    bool m_isOver = false;
};

} // namespace

void FileCompressor::Free::operator()(libdeflate_compressor *compressor) const
{
    libdeflate_free_compressor(compressor);
}

FileCompressor::FileCompressor()
    : m_compressor(libdeflate_alloc_compressor(compressionLevel))
    , m_smallCompressor(libdeflate_alloc_compressor(levelOfSmall))
{ }

FileCompressor::~FileCompressor() = default;

Result<FileStream> FileCompressor::compress(const PackageEntry &entry)
{
    if (entry.isEdited)
        return compressContent(repaired(entry.content, entry.repairs));
    const Result<FileStamp> stamp =
        readWholeFile(entry.sourcePath, entry.name, entry.stamp, largestWholeFile, &m_content);
    if (!stamp)
        return packingError(stamp.error());
    if (stamp->size > largestWholeFile)
        return FileStream{.isTooLarge = true, .size = stamp->size};
    const QByteArrayView content = QByteArrayView(m_content).first(stamp->size);
    FileStream stream = changeContent(entry.repairs)
                            ? compressContent(repaired(content.toByteArray(), entry.repairs))
                            : compressContent(content);
    stream.stamp = *stamp;
    letGoOfLarge(&m_content);
    return stream;
}

FileStream FileCompressor::compressContent(QByteArrayView content)
{
    FileStream stream{.crc = libdeflate_crc32(0, content.data(), size_t(content.size())),
                      .size = content.size()};
    if (const qint64 size = deflate(content); size > 0) {
        stream.isDeflated = true;
        stream.bytes = QByteArray(m_deflated.constData(), size);
    } else {
        stream.bytes = content.toByteArray();
    }
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
    libdeflate_compressor *compressor =
        content.size() <= largestSmall ? m_smallCompressor.get() : m_compressor.get();
    if (content.size() < 2 || !compressor)
        return 0;
    if (m_deflated.size() < content.size())
        m_deflated = QByteArray(qMax(content.size(), qsizetype(pieceSize)), Qt::Uninitialized);
    return qint64(libdeflate_deflate_compress(compressor, content.data(), size_t(content.size()),
                                              m_deflated.data(), size_t(content.size() - 1)));
}

Result<std::shared_ptr<LargeContent>> openLargeFile(const PackageEntry &entry)
{
    const Result<std::shared_ptr<SourceFile>> file = SourceFile::open(entry.sourcePath, entry.name);
    if (!file)
        return packingError(file.error());
    const Result<FileStamp> stamp = (*file)->stamp();
    if (!stamp)
        return stamp.error();
    return repairedLarge(std::make_shared<LargeFile>(*file, *stamp, entry.name), entry);
}

std::shared_ptr<LargeContent> repairedLarge(std::shared_ptr<LargeContent> content,
                                            const PackageEntry &entry)
{
    if (!changeContent(entry.repairs))
        return content;
    return std::make_shared<RepairedContent>(std::move(content), entry.repairs);
}

} // namespace Scf
