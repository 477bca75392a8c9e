// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/packer.h"

#include "app/archive/archiveerror.h"
#include "app/archive/filestream.h"
#include "app/archive/packagestreams.h"
#include "app/archive/sourcefile.h"
#include "app/archive/ziplisting.h"
#include "app/archive/zipsink.h"
#include "app/core/sha256.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <limits>
#include <system_error>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 directoryBits = (0040755U << 16U) | 0x10U; // Unix mode and DOS attribute
constexpr quint32 regularFile = 0100000U;
// Small enough for a cancel to be answered soon while zlib is at work on a busy machine.
constexpr qint64 pieceSize = 64 * 1024;
// What the beginning of a large file tells about the whole of it.
constexpr qint64 trialSize = 256 * 1024;
constexpr qint64 mostHeldWhileMeasured = 16LL * 1024 * 1024;
// Near 4 GB the sizes need ZIP64's places; a little before, since stored blocks have headers.
constexpr qint64 zip64From = 0xFFF00000;

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

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
        , m_info(QString())
        , m_file(&m_zip)
    {
        m_info.dateTime = QDateTime(QDate(1980, 1, 1), QTime(0, 0), Qt::UTC);
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
        m_zip.setIoDevice(&m_sink);
        m_zip.setAutoClose(false);
        m_zip.setUtf8Enabled(true);
        m_zip.setDataDescriptorWritingEnabled(false);
        if (!m_zip.open(QuaZip::mdCreate))
            return writeFailed();
        if (const Result<Done> opened = m_streams.open(); !opened)
            return opened;
        for (const PackageEntry &entry : m_listing.entries) {
            if (const Result<Done> added = add(entry); !added) {
                return added;
            }
        }
        m_zip.close();
        m_sink.finish();
        if (m_cancel.isCancelled())
            return Error::givenUp();
        if (m_zip.getZipError() != ZIP_OK || m_sink.failure() != ZipSink::Failure::None)
            return writeFailed();
        m_now.bytesDone = m_now.bytesTotal;
        if (m_progress)
            m_progress(m_now);
        return Done{};
    }

    Result<Done> add(const PackageEntry &entry)
    {
        if (m_cancel.isCancelled())
            return Error::givenUp();
        const Result<FileStream> stream = m_streams.next([this] { report(); });
        if (!stream)
            return stream.error();
        const Result<Done> written =
            stream->isTooLarge ? addInPieces(entry) : addStream(entry, *stream);
        if (!written)
            return written;
        m_sink.seal();
        if (!entry.isDirectory())
            ++m_now.filesDone;
        report();
        return Done{};
    }

    // All that a ZIP says about an entry, the same on every machine and at any time.
    const QuaZipNewInfo &infoOf(const PackageEntry &entry, qint64 size)
    {
        m_info.name = entry.name;
        m_info.externalAttr = entry.isDirectory()
                                  ? directoryBits
                                  : (regularFile | ((entry.mode & 0111U) != 0 ? 0755U : 0644U))
                                        << 16U;
        m_info.uncompressedSize = ulong(size);
        return m_info;
    }

    Result<Done> addStream(const PackageEntry &entry, const FileStream &stream)
    {
        m_sizes.append(stream.bytes.size());
        m_zip.setZip64Enabled(false);
        if (!openEntry(entry, stream))
            return writeFailed();
        if (const Result<Done> written = write(stream.bytes.constData(), stream.bytes.size());
            !written)
            return written;
        return closeEntry();
    }

    // An entry whose stream comes from elsewhere.
    bool openEntry(const PackageEntry &entry, const FileStream &stream)
    {
        return m_file.open(QIODevice::WriteOnly, infoOf(entry, stream.size), nullptr, stream.crc,
                           stream.isDeflated ? Z_DEFLATED : 0, stream.isDeflated ? 6 : 0, true);
    }

    // A file too large to be held: QuaZip compresses it with zlib as it comes.
    Result<Done> addInPieces(const PackageEntry &entry)
    {
        const Result<std::shared_ptr<LargeContent>> opened = m_streams.openLarge(entry);
        if (!opened)
            return opened.error();
        LargeContent &content = **opened;
        const qint64 size =
            content.isStream ? qMax(content.stream.size, content.mostBytes) : content.mostBytes;
        if (quint64(size) > std::numeric_limits<ulong>::max()) // QuaZip's type
            return archiveError(LocalCode::packageUnfit, entry.name);
        QByteArray piece(trialSize, Qt::Uninitialized);
        qint64 held = 0;
        Result<qint64> got = qint64(0);
        do {
            got = content.read(piece.data() + held, qMin(piece.size() - held, pieceSize));
            if (!got)
                return got.error();
            held += *got;
        } while (*got > 0 && held < piece.size());
        m_zip.setZip64Enabled(size >= zip64From);
        if (content.isStream) {
            if (!openEntry(entry, content.stream))
                return writeFailed();
        } else {
            const bool shrinks = FileCompressor().shrinks(QByteArrayView(piece).first(held));
            if (!m_file.open(QIODevice::WriteOnly, infoOf(entry, size), nullptr, 0,
                             shrinks ? Z_DEFLATED : 0, shrinks ? 6 : 0))
                return writeFailed();
        }
        const qint64 start = m_sink.size();
        while (held > 0) {
            if (m_cancel.isCancelled())
                return Error::givenUp();
            if (const Result<Done> written = write(piece.constData(), held); !written)
                return written;
            m_bytesInPieces += held;
            report();
            got = content.read(piece.data(), pieceSize);
            if (!got)
                return got.error();
            held = *got;
        }
        const Result<Done> closed = closeEntry();
        m_sizes.append(m_sink.size() - start);
        return closed;
    }

    Result<Done> write(const char *data, qint64 size)
    {
        for (qint64 done = 0; done < size; done += pieceSize) {
            const qint64 piece = qMin(size - done, pieceSize);
            if (m_cancel.isCancelled())
                return Error::givenUp();
            if (m_file.write(data + done, piece) != piece)
                return writeFailed();
        }
        return Done{};
    }

    Result<Done> closeEntry()
    {
        m_file.close();
        if (m_file.getZipError() != ZIP_OK || m_sink.failure() != ZipSink::Failure::None)
            return writeFailed();
        return Done{};
    }

    // What it means is up to the caller, who knows the file behind the sink.
    Error writeFailed() const
    {
        if (m_cancel.isCancelled())
            return Error::givenUp();
        return archiveError(LocalCode::writeFailed, {});
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
    QList<qint64> m_sizes;
    //! One for all entries: each new one would ask for the time and the time zone.
    QuaZipNewInfo m_info;
    QuaZip m_zip;
    QuaZipFile m_file;
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
    // Without a file each entry is held until its header is complete.
    const bool needsFile = std::ranges::any_of(listing.entries, [](const PackageEntry &entry) {
        return entry.size > mostHeldWhileMeasured;
    });
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
    return describeZip(*listing, cancel, progress);
}

Result<PackageMeasure> describeZip(const PackageListing &listing, const CancelToken &cancel,
                                   const PackProgressFunction &progress)
{
    const QString shown = QDir::toNativeSeparators(listing.source.path);
    const Result<std::shared_ptr<SourceFile>> file = SourceFile::open(listing.source.path, shown);
    if (!file)
        return file.error();
    const Result<FileStamp> before = (*file)->stamp();
    if (!before)
        return before.error();
    if (!listing.entries.isEmpty()) {
        // Entries have the times of their ZIP.
        const FileStamp &listed = listing.entries.constFirst().stamp;
        if (before->modified != listed.modified || before->changed != listed.changed)
            return archiveError(LocalCode::fileChanged, shown);
    }
    PackProgress now{.filesTotal = listing.fileCount(), .bytesTotal = before->size};
    Sha256 hash;
    QByteArray piece(pieceSize, Qt::Uninitialized);
    Throttle throttle;
    while (true) {
        if (cancel.isCancelled())
            return Error::givenUp();
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
    if (*after != *before || now.bytesDone != before->size || before->size != listing.zipSize)
        return archiveError(LocalCode::fileChanged, shown);
    now.filesDone = now.filesTotal;
    if (progress)
        progress(now);
    PackageMeasure measure{.zipSize = before->size, .sha256 = hash.hex()};
    measure.compressedSizes.reserve(listing.entries.size());
    for (const PackageEntry &entry : listing.entries)
        measure.compressedSizes.append(entry.compressedSize);
    return measure;
}

} // namespace Scf
