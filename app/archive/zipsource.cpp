// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipsource.h"

#include "app/archive/archiveerror.h"
#include "app/archive/repair.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <utility>

namespace Scf {

namespace {

constexpr qsizetype keptBuffer = 4 * 1024 * 1024;
constexpr qint64 pieceSize = 64LL * 1024;
constexpr quint16 methodDeflated = 8;

Error unreadable(const PackageEntry &entry, const QFile &file)
{
    return archiveError(LocalCode::fileUnreadable, entry.name, file.errorString());
}

// Passes on the bytes of an entry, or its content, and checks what the ZIP says about them.
class LargeZipEntry : public LargeContent
{
public:
    enum class Give { Stream, Content };

    LargeZipEntry(const ZipSource &source, ZipRecord record, QString name, Give give,
                  CancelToken cancel)
        : m_file(source.path())
        , m_record(std::move(record))
        , m_name(std::move(name))
        , m_cancel(std::move(cancel))
        , m_left(m_record.compressedSize)
        , m_piece(pieceSize, Qt::Uninitialized)
        , m_content(give == Give::Stream || isDeflated() ? pieceSize : 0, Qt::Uninitialized)
    {
        isStream = give == Give::Stream;
        mostBytes = isStream ? m_record.compressedSize : m_record.size;
        stream = {.isDeflated = isDeflated(), .crc = m_record.crc, .size = m_record.size};
        m_canInflate = isDeflated() && inflateInit2(&m_inflate, -MAX_WBITS) == Z_OK;
    }
    ~LargeZipEntry() override
    {
        if (m_canInflate)
            inflateEnd(&m_inflate);
    }

    bool open()
    {
        return m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
               && m_file.seek(m_record.dataOffset) && (m_canInflate || !isDeflated());
    }
    const QFile &file() const { return m_file; }

    Result<qint64> read(char *data, qint64 size) override
    {
        return isStream ? readStream(data, size) : readContent(data, size);
    }

private:
    bool isDeflated() const { return m_record.method == methodDeflated; }
    Error broken() const { return archiveError(LocalCode::zipBroken, m_name); }

    Result<qint64> readRaw(char *data, qint64 size)
    {
        const qint64 wanted = qMin(size, m_left);
        if (wanted == 0)
            return qint64(0);
        const qint64 got = m_file.read(data, wanted);
        if (got < 0)
            return archiveError(LocalCode::fileUnreadable, m_name, m_file.errorString());
        if (got == 0)
            return broken();
        m_left -= got;
        return got;
    }

    Result<qint64> readStream(char *data, qint64 size)
    {
        const Result<qint64> got = readRaw(data, size);
        if (!got)
            return got;
        if (*got == 0)
            return checkEnd();
        if (!isDeflated())
            return count(data, *got) ? got : broken();
        feed(data, *got);
        while (true) {
            const Result<qint64> inflated = inflateInto(m_content.data(), m_content.size());
            if (!inflated)
                return inflated;
            if (*inflated == 0)
                break;
        }
        return got;
    }

    Result<qint64> readContent(char *data, qint64 size)
    {
        if (!isDeflated()) {
            const Result<qint64> got = readRaw(data, size);
            if (!got)
                return got;
            if (*got == 0)
                return checkEnd();
            return count(data, *got) ? got : broken();
        }
        while (true) {
            const Result<qint64> inflated = inflateInto(data, size);
            if (!inflated || *inflated > 0)
                return inflated;
            const Result<qint64> got = readRaw(m_piece.data(), m_piece.size());
            if (!got)
                return got;
            if (*got == 0)
                return checkEnd();
            feed(m_piece.data(), *got);
        }
    }

    void feed(char *data, qint64 size)
    {
        m_inflate.next_in = reinterpret_cast<Bytef *>(data);
        m_inflate.avail_in = uInt(size);
        m_mayHoldMore = true;
    }

    // Content from what was fed; 0 when more has to be.
    Result<qint64> inflateInto(char *data, qint64 size)
    {
        if (m_cancel.isCancelled())
            return Error::givenUp();
        if (!m_mayHoldMore)
            return qint64(0);
        if (m_isEnded)
            return m_inflate.avail_in == 0 ? Result<qint64>(0) : broken();
        m_inflate.next_out = reinterpret_cast<Bytef *>(data);
        m_inflate.avail_out = uInt(size);
        const int state = inflate(&m_inflate, Z_NO_FLUSH);
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return broken();
        m_isEnded = state == Z_STREAM_END;
        m_mayHoldMore = m_inflate.avail_out == 0 || m_isEnded;
        const qint64 got = size - qint64(m_inflate.avail_out);
        if (!count(data, got) || (m_isEnded && m_inflate.avail_in > 0))
            return broken();
        return got;
    }

    bool count(const char *data, qint64 size)
    {
        m_crc = libdeflate_crc32(m_crc, data, size_t(size));
        m_done += size;
        return m_done <= m_record.size;
    }

    Result<qint64> checkEnd() const
    {
        if (m_done != m_record.size || m_crc != m_record.crc || (isDeflated() && !m_isEnded))
            return broken();
        return qint64(0);
    }

    QFile m_file;
    ZipRecord m_record;
    QString m_name;
    CancelToken m_cancel;
    qint64 m_left; //!< bytes of the entry not read yet
    QByteArray m_piece;
    QByteArray m_content;
    z_stream m_inflate = {};
    bool m_canInflate = false;
    bool m_mayHoldMore = false;
    bool m_isEnded = false;
    quint32 m_crc = 0;
    qint64 m_done = 0; //!< bytes of content
};

} // namespace

Result<std::shared_ptr<const ZipSource>> ZipSource::open(const QString &zipPath,
                                                         const CancelToken &cancel)
{
    const Result<std::shared_ptr<ZipBytes>> zip = openZipFile(zipPath);
    if (!zip)
        return zip.error();
    Result<std::vector<ZipRecord>> records = readZipDirectory(**zip, cancel);
    if (!records)
        return records.error();
    const auto source = std::make_shared<ZipSource>();
    source->m_path = zipPath;
    source->m_records = std::move(*records);
    source->m_byName.reserve(qsizetype(source->m_records.size()));
    for (size_t i = 0; i < source->m_records.size(); ++i)
        source->m_byName.insert(source->m_records[i].name, i);
    return std::shared_ptr<const ZipSource>(source);
}

Result<ZipRecord> ZipSource::recordOf(const PackageEntry &entry) const
{
    const auto found = m_byName.constFind(entry.sourcePath);
    if (found == m_byName.constEnd())
        return archiveError(LocalCode::fileChanged, entry.name);
    const ZipRecord &record = m_records[*found];
    if (record.problem || record.size != entry.size)
        return archiveError(LocalCode::fileChanged, entry.name);
    return record;
}

void ZipStreamReader::Free::operator()(libdeflate_decompressor *decompressor) const
{
    libdeflate_free_decompressor(decompressor);
}

ZipStreamReader::ZipStreamReader(std::shared_ptr<const ZipSource> source)
    : m_source(std::move(source))
    , m_file(m_source->path())
    , m_decompressor(libdeflate_alloc_decompressor())
{ }

ZipStreamReader::~ZipStreamReader() = default;

Result<Done> ZipStreamReader::open(const PackageEntry &entry)
{
    if (m_file.isOpen() || m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Done{};
    return m_file.exists() ? unreadable(entry, m_file)
                           : archiveError(LocalCode::fileChanged, entry.name);
}

Result<FileStream> ZipStreamReader::stream(const PackageEntry &entry)
{
    if (entry.isEdited)
        return m_compressor.compress(entry);
    const Result<ZipRecord> record = m_source->recordOf(entry);
    if (!record)
        return record.error();
    if (qMax(record->size, record->compressedSize) > largestWholeFile)
        return FileStream{.isTooLarge = true, .size = record->size};
    if (const Result<Done> opened = open(entry); !opened)
        return opened.error();
    const Error broken = archiveError(LocalCode::zipBroken, entry.name);
    FileStream stream{.isDeflated = record->method == methodDeflated,
                      .crc = record->crc,
                      .size = record->size,
                      .stamp = {},
                      .bytes = QByteArray(record->compressedSize, Qt::Uninitialized)};
    if (!m_file.seek(record->dataOffset)
        || m_file.read(stream.bytes.data(), stream.bytes.size()) != stream.bytes.size())
        return m_file.error() == QFileDevice::NoError ? broken : unreadable(entry, m_file);
    QByteArrayView content(stream.bytes);
    if (stream.isDeflated) {
        if (m_content.size() < stream.size)
            m_content = QByteArray(qMax(stream.size, pieceSize), Qt::Uninitialized);
        size_t read = 0;
        size_t made = 0;
        const libdeflate_result result = libdeflate_deflate_decompress_ex(
            m_decompressor.get(), stream.bytes.constData(), size_t(stream.bytes.size()),
            m_content.data(), size_t(stream.size), &read, &made);
        if (result != LIBDEFLATE_SUCCESS || qint64(read) != stream.bytes.size()
            || qint64(made) != stream.size)
            return broken;
        content = QByteArrayView(m_content).first(stream.size);
    }
    if (content.size() != stream.size
        || libdeflate_crc32(0, content.data(), size_t(content.size())) != stream.crc)
        return broken;
    if (changeContent(entry.repairs))
        stream = m_compressor.compressContent(repaired(content.toByteArray(), entry.repairs));
    if (m_content.size() > keptBuffer)
        m_content = {};
    return stream;
}

Result<std::shared_ptr<LargeContent>>
openLargeZipEntry(const ZipSource &source, const PackageEntry &entry, const CancelToken &cancel)
{
    const Result<ZipRecord> record = source.recordOf(entry);
    if (!record)
        return record.error();
    const auto content = std::make_shared<LargeZipEntry>(
        source, *record, entry.name,
        changeContent(entry.repairs) ? LargeZipEntry::Give::Content : LargeZipEntry::Give::Stream,
        cancel);
    if (!content->open())
        return unreadable(entry, content->file());
    return repairedLarge(content, entry);
}

} // namespace Scf
