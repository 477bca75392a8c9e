// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipdirectory.h"

#include "app/archive/archiveerror.h"
#include "app/archive/zipnames.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 centralSignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr quint32 zip64EndSignature = 0x06064b50;
constexpr quint32 zip64LocatorSignature = 0x07064b50;
constexpr qint64 localSize = 30;
constexpr qint64 centralSize = 46;
constexpr qint64 endSize = 22;
constexpr qint64 zip64EndSize = 56;
constexpr qint64 zip64LocatorSize = 20;
constexpr quint16 utf8Flag = 0x0800;
constexpr quint16 descriptorFlag = 0x0008;
// The end record with the longest comment there can be.
constexpr qint64 longestTail = endSize + 65535;
// What is read at once of a directory: from a disk, and where each read is a request.
constexpr qint64 nearWindow = 256LL * 1024;
constexpr qint64 farWindow = 16LL * 1024 * 1024;
// Of an entry's content at once, likewise, and room for the extra fields of its local header.
constexpr qint64 nearPiece = 64LL * 1024;
constexpr qint64 farPiece = 8LL * 1024 * 1024;
constexpr qint64 usualExtras = 64;
// No byte of deflated data stands for more than this: a block of longest matches at one bit each.
constexpr qint64 largestRatio = 1032;
// Names of 200,000 entries take far less; a directory of nothing but names could fill the memory.
constexpr qint64 mostNameBytes = 64LL * 1024 * 1024;

// No caller keeps more than that of one entry in memory.
constexpr qint64 mostContentBytes = 1024LL * 1024 * 1024;

quint16 word(const char *data)
{
    return qFromLittleEndian<quint16>(data);
}
quint32 doubleWord(const char *data)
{
    return qFromLittleEndian<quint32>(data);
}
// 64-bit fields beyond what a file can have become the largest number, which no check lets pass.
qint64 quadWord(const char *data)
{
    return qint64(
        qMin(qFromLittleEndian<quint64>(data), quint64(std::numeric_limits<qint64>::max())));
}

// Reads a ZIP here and there, mostly forwards, without a read for every few bytes.
class Window
{
public:
    // Reads \a length bytes at once, but nothing behind \a end.
    Window(ZipBytes &zip, qint64 length, qint64 end)
        : m_zip(zip)
        , m_length(length)
        , m_end(end)
    { }
    Window(ZipBytes &zip, qint64 length)
        : Window(zip, length, zip.size())
    { }

    // \a size bytes at \a offset, or null when the ZIP does not have them, or failure() says why.
    // Valid until next call.
    const char *at(qint64 offset, qint64 size)
    {
        if (offset < 0 || size < 0 || size > m_end - offset)
            return nullptr;
        if (!holds(offset, size) && !read(offset, qMin(qMax(size, m_length), m_end - offset)))
            return nullptr;
        return m_bytes.constData() + (offset - m_start);
    }

    // What there is at \a offset without reading again, or else \a most bytes; none where at()
    // would give null.
    QByteArrayView from(qint64 offset, qint64 most)
    {
        if (most <= 0 || at(offset, 1) == nullptr)
            return {};
        return QByteArrayView(m_bytes)
            .sliced(offset - m_start)
            .first(qMin(most, m_start + m_bytes.size() - offset));
    }

    // Why the last read failed.
    const std::optional<Error> &failure() const { return m_failure; }

private:
    bool holds(qint64 offset, qint64 size) const
    {
        return offset >= m_start && offset + size <= m_start + m_bytes.size();
    }
    bool read(qint64 offset, qint64 length)
    {
        m_bytes.clear();
        m_start = offset;
        Result<QByteArray> bytes = m_zip.read(offset, length);
        if (!bytes) {
            m_failure = bytes.error();
            return false;
        }
        m_bytes = std::move(*bytes);
        return m_bytes.size() == length;
    }

    ZipBytes &m_zip;
    qint64 m_length;
    qint64 m_end;
    qint64 m_start = 0;
    QByteArray m_bytes;
    std::optional<Error> m_failure;
};

// Where the central directory lies.
struct Directory
{
    qint64 offset = 0;
    qint64 size = 0;
    qint64 shift = 0; //!< bytes before the ZIP, as in a self-extracting one
};

std::optional<Directory> zip64Directory(Window &window, qint64 endOffset)
{
    const char *locator = window.at(endOffset - zip64LocatorSize, zip64LocatorSize);
    if (locator == nullptr || doubleWord(locator) != zip64LocatorSignature)
        return std::nullopt;
    // Something before the ZIP moves the record: then it lies right before its locator.
    for (const qint64 offset :
         {quadWord(locator + 8), endOffset - zip64LocatorSize - zip64EndSize}) {
        const char *end = window.at(offset, zip64EndSize);
        if (end == nullptr || doubleWord(end) != zip64EndSignature)
            continue;
        Directory directory{.offset = quadWord(end + 48), .size = quadWord(end + 40)};
        if (directory.size > offset || directory.offset > offset - directory.size)
            return std::nullopt;
        directory.shift = offset - directory.size - directory.offset;
        directory.offset += directory.shift;
        return directory;
    }
    return std::nullopt;
}

std::optional<Directory> findDirectory(Window &window, qint64 zipSize)
{
    const qint64 tailSize = qMin(zipSize, longestTail);
    if (zipSize < endSize)
        return std::nullopt;
    const char *read = window.at(zipSize - tailSize, tailSize);
    if (read == nullptr)
        return std::nullopt;
    const QByteArray tail(read, tailSize);
    for (qint64 at = tailSize - endSize; at >= 0; --at) {
        const char *end = tail.constData() + at;
        if (doubleWord(end) != endSignature || at + endSize + word(end + 20) > tailSize)
            continue;
        const qint64 endOffset = zipSize - tailSize + at;
        Directory directory{.offset = doubleWord(end + 16), .size = doubleWord(end + 12)};
        if (directory.offset == 0xFFFFFFFF || directory.size == 0xFFFFFFFF
            || word(end + 10) == 0xFFFF) {
            if (const std::optional<Directory> large = zip64Directory(window, endOffset))
                return large;
        }
        if (directory.size > endOffset || directory.offset > endOffset - directory.size)
            continue;
        directory.shift = endOffset - directory.size - directory.offset;
        directory.offset += directory.shift;
        return directory;
    }
    return std::nullopt;
}

// Calls \a take with id and content of each extra field, as far as they are well-formed.
template <typename Take>
void forEachExtra(QByteArrayView extra, Take take)
{
    while (extra.size() >= 4) {
        const quint16 id = word(extra.data());
        const qsizetype size = word(extra.data() + 2);
        if (size > extra.size() - 4)
            return;
        take(id, extra.sliced(4, size));
        extra = extra.sliced(4 + size);
    }
}

void setProblem(ZipRecord *record, PackageProblem::Kind kind, const QString &detail = {})
{
    if (!record->problem) {
        record->problem = kind;
        record->problemDetail = detail;
    }
}

// Holds, in this order, those of the three numbers that do not fit their place.
void readZip64(QByteArrayView field, ZipRecord *record)
{
    for (qint64 *number : {&record->size, &record->compressedSize, &record->headerOffset}) {
        if (*number != 0xFFFFFFFF || field.size() < 8)
            continue;
        *number = quadWord(field.data());
        field = field.sliced(8);
    }
}

// Compares \a record with the header that stands before its content, and finds that. False when
// there is none.
bool readLocal(Window &window, ZipRecord *record)
{
    const char *fixed = window.at(record->headerOffset, localSize);
    if (fixed == nullptr || doubleWord(fixed) != localSignature)
        return false;
    const quint16 flags = word(fixed + 6);
    const quint16 method = word(fixed + 8);
    const quint32 crc = doubleWord(fixed + 14);
    ZipRecord local{.compressedSize = doubleWord(fixed + 18), .size = doubleWord(fixed + 22)};
    const qint64 nameSize = word(fixed + 26);
    const qint64 extraSize = word(fixed + 28);
    const char *rest = window.at(record->headerOffset + localSize, nameSize + extraSize);
    if (rest == nullptr)
        return false;
    forEachExtra({rest + nameSize, extraSize}, [&local](quint16 id, QByteArrayView field) {
        if (id == 0x0001)
            readZip64(field, &local);
    });
    record->dataOffset = record->headerOffset + localSize + nameSize + extraSize;
    if (QByteArrayView(rest, nameSize) != QByteArrayView(record->rawName)) {
        setProblem(record, PackageProblem::Kind::NameUnsafe,
                   decodedZipName({rest, nameSize}, (flags & utf8Flag) != 0).name);
    }
    record->rawName.clear();
    if (method != record->method || ((flags ^ record->flags) & 1U) != 0)
        setProblem(record, PackageProblem::Kind::SizeImplausible);
    // With a descriptor behind the content the header may say 0.
    const bool later = (flags & descriptorFlag) != 0;
    const auto contradicts = [later](qint64 here, qint64 there) {
        return here != there && !(later && here == 0);
    };
    // A descriptor's sizes may also stand as "see ZIP64" in a header that has no such field.
    const bool open = later && (local.size == 0xFFFFFFFF || local.compressedSize == 0xFFFFFFFF);
    if (contradicts(crc, record->crc)
        || (!open
            && (contradicts(local.size, record->size)
                || contradicts(local.compressedSize, record->compressedSize))))
        setProblem(record, PackageProblem::Kind::SizeImplausible);
    return true;
}

class Reader
{
public:
    Reader(ZipBytes &zip, const CancelToken &cancel, const ListingProgressFunction &progress)
        : m_zip(zip)
        , m_zipSize(zip.size())
        , m_cancel(cancel)
        , m_progress(progress)
    { }

    Result<std::vector<ZipRecord>> run()
    {
        Window window(m_zip, longestTail);
        const std::optional<Directory> directory = findDirectory(window, m_zipSize);
        if (!directory)
            return window.failure().value_or(broken());
        Result<Done> step = readCentral(*directory);
        if (step)
            step = checkPlaces(*directory);
        if (!step)
            return step.error();
        return std::move(m_records);
    }

private:
    Error broken(const QString &name = {}) const
    {
        return archiveError(LocalCode::zipBroken, m_zip.name(), name);
    }

    // The count of entries in the end record is not looked at: what lies there counts.
    Result<Done> readCentral(const Directory &directory)
    {
        const qint64 end = directory.offset + directory.size;
        Window window(
            m_zip, m_zip.isAtHand(directory.offset, directory.size) ? nearWindow : farWindow, end);
        qint64 offset = directory.offset;
        qint64 nameBytes = 0;
        while (offset < end) {
            if (m_cancel.isCancelled())
                return Error::givenUp();
            const char *fixed = window.at(offset, centralSize);
            if (fixed == nullptr)
                return window.failure().value_or(broken());
            if (doubleWord(fixed) != centralSignature) {
                // A signature of the directory may follow its entries.
                if (doubleWord(fixed) == 0x05054b50 && offset > directory.offset)
                    break;
                return broken();
            }
            const qint64 nameSize = word(fixed + 28);
            const qint64 extraSize = word(fixed + 30);
            const qint64 size = centralSize + nameSize + extraSize + word(fixed + 32);
            const char *whole = window.at(offset, size);
            if (whole == nullptr)
                return window.failure().value_or(broken());
            nameBytes += nameSize;
            if (qint64(m_records.size()) >= maximumPackageEntries || nameBytes > mostNameBytes)
                return archiveError(LocalCode::tooManyFiles, m_zip.name());
            ZipRecord entry = record(whole, {whole + centralSize, nameSize},
                                     {whole + centralSize + nameSize, extraSize}, directory.shift);
            const bool isTop = entry.name.isEmpty() && nameSize > 0; // "./", the folder itself
            if (!isTop) {
                entry.rawName = QByteArray(whole + centralSize, nameSize);
                m_records.push_back(std::move(entry));
            }
            offset += size;
            report();
        }
        return Done{};
    }

    ZipRecord record(const char *fixed, QByteArrayView rawName, QByteArrayView extra,
                     qint64 shift) const
    {
        ZipRecord record{.flags = word(fixed + 8),
                         .method = word(fixed + 10),
                         .crc = doubleWord(fixed + 16),
                         .compressedSize = doubleWord(fixed + 20),
                         .size = doubleWord(fixed + 24),
                         .headerOffset = doubleWord(fixed + 42)};
        const int host = word(fixed + 4) >> 8;
        if (host == 3 || host == 19)
            record.unixMode = doubleWord(fixed + 38) >> 16;
        ZipName name = decodedZipName(rawName, (record.flags & utf8Flag) != 0);
        forEachExtra(extra, [&](quint16 id, QByteArrayView field) {
            if (id == 0x0001)
                readZip64(field, &record);
            // The name in UTF-8, of use as long as it belongs to the name that it stands beside.
            if (id == 0x7075 && field.size() > 5 && field[0] == 1
                && doubleWord(field.data() + 1) == checksum(rawName))
                name = decodedZipName(field.sliced(5), true);
        });
        record.headerOffset = qMin(record.headerOffset, m_zipSize) + shift;
        record.name = tidiedZipName(name.name);
        record.isNameGuessed = name.isGuessed;
        if (!name.isUtf8)
            setProblem(&record, PackageProblem::Kind::NameNotUtf8);
        if (isUnsafeZipName(record.name))
            setProblem(&record, PackageProblem::Kind::NameUnsafe);
        if (record.isEncrypted())
            setProblem(&record, PackageProblem::Kind::Encrypted);
        else if (record.method != 0 && record.method != 8)
            setProblem(&record, PackageProblem::Kind::MethodUnknown,
                       QString::number(record.method));
        else if ((record.method == 0 && record.size != record.compressedSize)
                 || record.size / largestRatio > record.compressedSize)
            setProblem(&record, PackageProblem::Kind::SizeImplausible);
        return record;
    }

    static quint32 checksum(QByteArrayView bytes)
    {
        return quint32(crc32(0, reinterpret_cast<const Bytef *>(bytes.data()), uInt(bytes.size())));
    }

    // In the order of the file, so that it is read forwards and neighbours can be compared.
    Result<Done> checkPlaces(const Directory &directory)
    {
        std::vector<size_t> order(m_records.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::sort(order, {}, [this](size_t i) { return m_records[i].headerOffset; });
        Window window(m_zip, 16 * 1024);
        const bool readsLocals = m_zip.isAtHand(0, m_zipSize);
        qint64 freeFrom = 0;
        for (const size_t index : order) {
            if (m_cancel.isCancelled())
                return Error::givenUp();
            ZipRecord &record = m_records[index];
            if (readsLocals && !readLocal(window, &record))
                return window.failure().value_or(broken(record.name));
            // Overlapping entries make a small file unpack to a huge one; an entry that reaches
            // into the directory lies about its size.
            const qint64 begin = record.dataOffset >= 0
                                     ? record.dataOffset
                                     : record.headerOffset + localSize + record.rawName.size();
            const qint64 room = directory.offset - begin;
            if (room < 0)
                return broken(record.name);
            if (record.compressedSize > room || record.headerOffset < freeFrom)
                setProblem(&record, PackageProblem::Kind::SizeImplausible);
            freeFrom = qMax(freeFrom, begin + qBound(qint64(0), record.compressedSize, room));
            report();
        }
        return Done{};
    }

    void report()
    {
        if (m_progress && m_throttle.isDue())
            m_progress({.files = qint64(m_records.size())});
    }

    ZipBytes &m_zip;
    const qint64 m_zipSize;
    const CancelToken &m_cancel;
    const ListingProgressFunction &m_progress;
    Throttle m_throttle;
    std::vector<ZipRecord> m_records;
};

// zlib's inflate with an end, whatever way the function is left.
class Inflater
{
public:
    Inflater() { m_ready = inflateInit2(&m_stream, -MAX_WBITS) == Z_OK; }
    ~Inflater()
    {
        if (m_ready)
            inflateEnd(&m_stream);
    }
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    bool isReady() const { return m_ready; }
    z_stream *operator->() { return &m_stream; }
    int step() { return inflate(&m_stream, Z_NO_FLUSH); }

private:
    z_stream m_stream = {};
    bool m_ready = false;
};

// How much of the ZIP is read at once for the first \a most bytes of the content of \a record:
// where it costs a request all of it, for deflated data is hardly ever larger than its content.
qint64 pieceFor(const ZipBytes &zip, const ZipRecord &record, qint64 most)
{
    const qint64 header = localSize + record.rawName.size() + usualExtras;
    const qint64 wanted = header + qMin(record.compressedSize, most + most / 1000 + usualExtras);
    const qint64 begin = record.dataOffset < 0 ? record.headerOffset : record.dataOffset;
    if (wanted <= nearPiece || zip.isAtHand(begin, qMin(wanted, zip.size() - begin)))
        return qMin(wanted, nearPiece);
    return qMin(wanted, farPiece);
}

// Gives \a take the content of an entry piece by piece until there were \a most bytes or the
// content is over; \a take returns false to stop.
template <typename Take>
Result<Done> forEachPiece(ZipBytes &zip, ZipRecord record, qint64 most, Take take)
{
    const Error broken = archiveError(LocalCode::zipBroken, record.name);
    if (record.isEncrypted())
        return archiveError(LocalCode::zipEncrypted, record.name);
    if (record.method != 0 && record.method != 8)
        return broken;
    Window window(zip, pieceFor(zip, record, most));
    if (record.dataOffset < 0) {
        const bool wasSound = !record.problem;
        if (!readLocal(window, &record) || (wasSound && record.problem))
            return window.failure().value_or(broken);
    }
    // Counted from the beginning: a hostile size does not fit behind the offset.
    qint64 at = record.dataOffset;
    qint64 left = record.compressedSize;
    const auto readOn = [&] {
        const QByteArrayView piece = window.from(at, left);
        at += piece.size();
        left -= piece.size();
        return piece;
    };
    if (record.method == 0) {
        while (left > 0 && most > 0) {
            const QByteArrayView piece = readOn();
            if (piece.isEmpty())
                return window.failure().value_or(broken);
            const QByteArrayView wanted = piece.first(qMin(most, piece.size()));
            most -= wanted.size();
            if (!take(wanted))
                break;
        }
        return Done{};
    }
    if (record.size == 0 && record.compressedSize == 0)
        return Done{};
    Inflater inflater;
    if (!inflater.isReady())
        return broken;
    QByteArray content(qMin(most, nearPiece), Qt::Uninitialized);
    int state = Z_OK;
    while (most > 0 && state != Z_STREAM_END) {
        if (inflater->avail_in == 0) {
            const QByteArrayView piece = readOn();
            if (piece.isEmpty())
                return window.failure().value_or(broken);
            // zlib's old form; it does not write there.
            inflater->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
            inflater->avail_in = uInt(piece.size());
        }
        const qint64 room = qMin(most, qint64(content.size()));
        inflater->next_out = reinterpret_cast<Bytef *>(content.data());
        inflater->avail_out = uInt(room);
        state = inflater.step();
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return broken;
        const qint64 made = room - qint64(inflater->avail_out);
        most -= made;
        if (!take(QByteArrayView(content).first(made)))
            break;
    }
    return Done{};
}

quint32 checksumOn(quint32 checksum, QByteArrayView piece)
{
    return quint32(
        crc32_z(checksum, reinterpret_cast<const Bytef *>(piece.data()), size_t(piece.size())));
}

} // namespace

Result<std::vector<ZipRecord>> readZipDirectory(ZipBytes &zip, const CancelToken &cancel,
                                                const ListingProgressFunction &progress)
{
    return Reader(zip, cancel, progress).run();
}

Result<QByteArray> readZipEntry(ZipBytes &zip, const ZipRecord &record, qint64 limit)
{
    const bool isWhole = record.size <= limit && record.size <= mostContentBytes;
    const qint64 wanted = qBound(qint64(0), limit, qMin(record.size, mostContentBytes));
    QByteArray content;
    // One byte more than wanted shows content that is larger than it claims.
    const Result<Done> read =
        forEachPiece(zip, record, isWhole ? wanted + 1 : wanted, [&content](QByteArrayView piece) {
            content.append(piece);
            return true;
        });
    if (!read)
        return read.error();
    if (content.size() != wanted || (isWhole && checksumOn(0, content) != record.crc))
        return archiveError(LocalCode::zipBroken, record.name);
    return content;
}

Result<Done> checkZipEntry(ZipBytes &zip, const ZipRecord &record, const CancelToken &cancel,
                           const ZipPieceFunction &take)
{
    const Error broken = archiveError(LocalCode::zipBroken, record.name);
    std::optional<Error> refused;
    qint64 size = 0;
    quint32 crc = 0;
    const Result<Done> read = forEachPiece(zip, record, record.size + 1, [&](QByteArrayView piece) {
        size += piece.size();
        crc = checksumOn(crc, piece);
        if (size > record.size)
            refused = broken;
        else if (take && !take(piece))
            refused = archiveError(LocalCode::writeFailed, record.name);
        return !refused && !cancel.isCancelled();
    });
    if (!read)
        return read;
    if (cancel.isCancelled())
        return Error::givenUp();
    if (refused)
        return *refused;
    if (size != record.size || crc != record.crc)
        return broken;
    return Done{};
}

} // namespace Scf
