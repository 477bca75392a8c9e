// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/packer.h"

#include "app/archive/archiveerror.h"
#include "app/archive/filestream.h"
#include "app/archive/packagestreams.h"
#include "app/archive/sourcefile.h"
#include "app/archive/ziplisting.h"
#include "app/archive/zipsink.h"
#include "app/archive/zipwriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// Small enough for a cancel to be answered soon while zlib is at work on a busy machine.
constexpr qint64 pieceSize = 64 * 1024;
// What the beginning of a large file tells about the whole of it.
constexpr qint64 trialSize = 256 * 1024;
std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

// zlib's deflate with an end, whatever way a function is left. For what is too large for
// libdeflate, which takes nothing in pieces.
class Deflater
{
public:
    Deflater()
        : m_out(pieceSize, Qt::Uninitialized)
    {
        m_isReady =
            deflateInit2(&m_stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK;
    }
    ~Deflater()
    {
        if (m_isReady)
            deflateEnd(&m_stream);
    }
    Deflater(const Deflater &) = delete;
    Deflater &operator=(const Deflater &) = delete;

    //! Passes what \a data makes on to \a writer; \a flush ends the stream.
    bool deflateInto(ZipWriter *writer, char *data, qint64 size, int flush)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(data);
        m_stream.avail_in = uInt(size);
        do {
            m_stream.next_out = reinterpret_cast<Bytef *>(m_out.data());
            m_stream.avail_out = uInt(m_out.size());
            if (!m_isReady || deflate(&m_stream, flush) == Z_STREAM_ERROR)
                return false;
            writer->write(m_out.constData(), m_out.size() - qint64(m_stream.avail_out));
        } while (m_stream.avail_out == 0);
        return true;
    }

private:
    z_stream m_stream = {};
    bool m_isReady = false;
    QByteArray m_out;
};

// Writes the ZIP of one listing into a sink, and watches for the wish to stop.
class Packing
{
public:
    Packing(const PackageListing &listing, ZipSink &sink, const CancelToken &cancel,
            const PackProgressFunction &progress, const PackOptions &options)
        : m_listing(listing)
        , m_sink(sink)
        , m_cancel(cancel)
        , m_progress(progress)
        , m_streams(listing, options, cancel)
        , m_writer(sink)
    {
        m_now.filesTotal = listing.fileCount();
        m_now.bytesTotal = listing.totalSize;
        m_sizes.reserve(listing.entries.size());
    }

    Result<Done> run()
    {
        const Result<Done> written = writeZip();
        m_streams.finish(written ? PackageStreams::End::Whole : PackageStreams::End::Broken);
        return written;
    }

    //! Bytes of each entry in the ZIP.
    QList<qint64> takeSizes() { return std::move(m_sizes); }

private:
    Result<Done> writeZip()
    {
        if (const Result<Done> opened = m_streams.open(); !opened)
            return opened;
        for (const PackageEntry &entry : m_listing.entries) {
            if (const Result<Done> added = add(entry); !added)
                return added;
        }
        m_writer.finish();
        if (const Result<Done> written = checkSink(); !written)
            return written;
        m_now.bytesDone = m_now.bytesTotal;
        if (m_progress)
            m_progress(m_now);
        return Done{};
    }

    Result<Done> add(const PackageEntry &entry)
    {
        if (!ZipWriter::canHold(entry))
            return archiveError(LocalCode::packageUnfit, entry.name);
        const Result<FileStream> stream = m_streams.next([this] { report(); });
        if (!stream)
            return stream.error();
        if (stream->isTooLarge) {
            if (const Result<Done> written = addInPieces(entry); !written)
                return written;
        } else {
            m_writer.add(entry, *stream);
            m_sizes.append(stream->bytes.size());
        }
        if (!entry.isDirectory())
            ++m_now.filesDone;
        report();
        return checkSink();
    }

    // A file too large to be held.
    Result<Done> addInPieces(const PackageEntry &entry)
    {
        const Result<std::shared_ptr<LargeContent>> opened = m_streams.openLarge(entry);
        if (!opened)
            return opened.error();
        LargeContent &content = **opened;
        QByteArray piece(trialSize, Qt::Uninitialized);
        qint64 held = 0;
        Result<qint64> got = qint64(0);
        do {
            got = content.read(piece.data() + held, qMin(piece.size() - held, pieceSize));
            if (!got)
                return got.error();
            held += *got;
        } while (*got > 0 && held < piece.size());

        FileStream stream = content.stream;
        if (!content.isStream)
            stream.isDeflated = FileCompressor().shrinks(QByteArrayView(piece).first(held));
        std::optional<Deflater> deflater;
        if (!content.isStream && stream.isDeflated)
            deflater.emplace();
        // Should it not shrink after all, zlib adds a little.
        const qint64 most = qMax(stream.size, content.mostBytes);
        m_writer.begin(entry, stream, most + most / 1000 + pieceSize);
        qint64 size = 0;
        quint32 crc = 0;
        while (held > 0) {
            if (!content.isStream) {
                crc = libdeflate_crc32(crc, piece.constData(), size_t(held));
                size += held;
            }
            for (qint64 at = 0; at < held; at += pieceSize) {
                const qint64 part = qMin(pieceSize, held - at);
                if (deflater
                    && !deflater->deflateInto(&m_writer, piece.data() + at, part, Z_NO_FLUSH))
                    return archiveError(LocalCode::writeFailed, entry.name);
                if (!deflater)
                    m_writer.write(piece.constData() + at, part);
                if (const Result<Done> written = checkSink(); !written)
                    return written;
            }
            m_bytesInPieces += held;
            report();
            got = content.read(piece.data(), pieceSize);
            if (!got)
                return got.error();
            held = *got;
        }
        if (deflater && !deflater->deflateInto(&m_writer, nullptr, 0, Z_FINISH))
            return archiveError(LocalCode::writeFailed, entry.name);
        m_sizes.append(content.isStream ? m_writer.end(stream.crc, stream.size)
                                        : m_writer.end(crc, size));
        return checkSink();
    }

    // What it means is up to the caller, who knows the file behind the sink.
    Result<Done> checkSink() const
    {
        if (m_cancel.isCancelled())
            return archiveCancelled();
        if (m_sink.failure() != ZipSink::Failure::None)
            return archiveError(LocalCode::writeFailed, {});
        return Done{};
    }

    void report()
    {
        if (!m_progress || !m_throttle.isDue())
            return;
        m_now.bytesDone = qMin(m_now.bytesTotal, m_streams.bytesDone() + m_bytesInPieces);
        m_progress(m_now);
    }

    const PackageListing &m_listing;
    ZipSink &m_sink;
    const CancelToken &m_cancel;
    const PackProgressFunction &m_progress;
    PackProgress m_now;
    qint64 m_bytesInPieces = 0;
    Throttle m_throttle;
    PackageStreams m_streams;
    ZipWriter m_writer;
    QList<qint64> m_sizes;
};

Result<Done> checkFit(const PackageListing &listing)
{
    const auto fatal = std::ranges::find_if(listing.problems, &PackageProblem::isFatal);
    if (fatal == listing.problems.end())
        return Done{};
    return archiveError(LocalCode::packageUnfit, fatal->name, fatal->detail);
}

// The error of a file that could not be written: \a zipPath is its place in the end.
Error describeWriteError(const QFileDevice &file, const QString &zipPath)
{
    const QString shown = QDir::toNativeSeparators(zipPath);
    std::error_code failed;
    const std::filesystem::space_info space =
        std::filesystem::space(nativePath(QFileInfo(zipPath).absolutePath()), failed);
    // What was to be written next is larger than that; the system's own number does not get through
    // QFile on all platforms.
    const bool isFull = (!failed && space.available < 4U * 1024U * 1024U)
                        || file.error() == QFileDevice::ResourceError
                        || file.errorString() == qt_error_string(ENOSPC);
    return archiveError(isFull ? LocalCode::diskFull : LocalCode::writeFailed, shown,
                        file.errorString());
}

} // namespace

QString defaultStreamCacheFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
           + u"/scf-desktop/streams"_s;
}

Result<PackedZip> packPackage(const PackageListing &listing, const QString &zipPath,
                              const CancelToken &cancel, const PackProgressFunction &progress,
                              const PackOptions &options)
{
    if (const Result<Done> fit = checkFit(listing); !fit)
        return fit.error();
    const QFileInfo place(zipPath);
    QTemporaryFile file(place.absoluteDir().filePath(u".scf-XXXXXX.part"_s));
    if (!file.open())
        return describeWriteError(file, zipPath);
    ZipSink sink(&file, ZipSink::Hashing::No, cancel);
    if (const Result<Done> packed = Packing(listing, sink, cancel, progress, options).run();
        !packed) {
        return packed.error().code == LocalCode::writeFailed ? describeWriteError(file, zipPath)
                                                             : packed.error();
    }
    if (!file.flush())
        return describeWriteError(file, zipPath);
    file.close();
    std::error_code failed;
    std::filesystem::rename(nativePath(file.fileName()), nativePath(place.absoluteFilePath()),
                            failed);
    if (failed) {
        return archiveError(LocalCode::writeFailed, QDir::toNativeSeparators(zipPath),
                            QString::fromStdString(failed.message()));
    }
    file.setAutoRemove(false);
    return PackedZip{.path = zipPath, .size = sink.size(), .files = listing.fileCount()};
}

Result<PackageMeasure> measurePackage(const PackageListing &listing, const CancelToken &cancel,
                                      const PackProgressFunction &progress,
                                      const PackOptions &options)
{
    if (const Result<Done> fit = checkFit(listing); !fit)
        return fit.error();
    // What comes in pieces has to be there again when its checksum is known.
    const bool needsFile = std::ranges::any_of(
        listing.entries, [](const PackageEntry &entry) { return entry.size > largestWholeFile; });
    QTemporaryFile file;
    if (needsFile && !file.open())
        return describeWriteError(file, file.fileTemplate());
    ZipSink sink(needsFile ? &file : nullptr, ZipSink::Hashing::Yes, cancel);
    Packing packing(listing, sink, cancel, progress, options);
    if (const Result<Done> packed = packing.run(); !packed) {
        return packed.error().code == LocalCode::writeFailed && needsFile
                   ? describeWriteError(file, file.fileTemplate())
                   : packed.error();
    }
    return PackageMeasure{
        .zipSize = sink.size(), .sha256 = sink.sha256(), .compressedSizes = packing.takeSizes()};
}

Result<PackageMeasure> describeZip(const QString &zipPath, const CancelToken &cancel,
                                   const PackProgressFunction &progress)
{
    const Result<PackageListing> listing = listZip(zipPath, {}, cancel);
    if (!listing)
        return listing.error();
    const QString shown = QDir::toNativeSeparators(zipPath);
    const Result<std::shared_ptr<SourceFile>> file = SourceFile::open(zipPath, shown);
    if (!file)
        return file.error();
    const Result<FileStamp> before = (*file)->stamp();
    if (!before)
        return before.error();
    PackProgress now{.filesTotal = listing->fileCount(), .bytesTotal = before->size};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray piece(pieceSize, Qt::Uninitialized);
    Throttle throttle;
    while (true) {
        if (cancel.isCancelled())
            return archiveCancelled();
        const Result<qint64> got = (*file)->read(piece.data(), piece.size());
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        hash.addData(QByteArrayView(piece).first(*got));
        now.bytesDone += *got;
        if (progress && throttle.isDue())
            progress(now);
    }
    const Result<FileStamp> after = (*file)->stamp();
    if (!after)
        return after.error();
    if (*after != *before || now.bytesDone != before->size || before->size != listing->zipSize)
        return archiveError(LocalCode::fileChanged, shown);
    now.filesDone = now.filesTotal;
    if (progress)
        progress(now);
    PackageMeasure measure{.zipSize = before->size,
                           .sha256 = QString::fromLatin1(hash.result().toHex())};
    measure.compressedSizes.reserve(listing->entries.size());
    for (const PackageEntry &entry : listing->entries)
        measure.compressedSizes.append(entry.compressedSize);
    return measure;
}

} // namespace Scf
