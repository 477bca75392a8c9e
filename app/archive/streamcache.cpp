// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/streamcache.h"

#include "app/archive/repair.h"
#include "app/archive/sourcefile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QRandomGenerator>
#include <QStringBuilder>
#include <QTemporaryFile>

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <limits>
#include <system_error>
#include <type_traits>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// In the machine's own byte order: an index from elsewhere is none.
constexpr quint64 indexMark = 0x0253'4d41'4552'5453; // with the version of the format
constexpr qint64 settledAfter = 2'000'000'000;       // nanoseconds
constexpr qint64 leastReadAhead = 64LL * 1024;
constexpr qint64 mostReadAhead = 256LL * 1024;
// Reads and writes of this size leave a cancel unanswered for no more than a moment.
constexpr qint64 pieceSize = 4LL * 1024 * 1024;
constexpr qint64 pendingSize = 256LL * 1024;
// How often the index of a package that did not change is marked as used.
constexpr qint64 touchAfter = 3'600'000'000'000; // nanoseconds
constexpr QFile::Permissions onlyOwner = QFile::ReadOwner | QFile::WriteOwner;

quint32 checksum(const char *data, qint64 size)
{
    return libdeflate_crc32(0, data, size_t(size));
}

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

struct StreamCache::Header
{
    quint64 mark;
    quint64 dataId;
    quint64 count;     //!< of records, which follow
    quint64 nameUnits; //!< of the names, which follow them
    quint32 crc;       //!< of all that follows
    quint32 reserved;
};

StreamCache::StreamCache(const QString &cacheFolder, const PackageListing &listing, qint64 limit)
    : m_folder(cacheFolder)
    , m_top(listing.source.path.endsWith(u'/') ? listing.source.path : listing.source.path + u'/')
    , m_key(QString::fromLatin1(
          QCryptographicHash::hash(m_top.toUtf8(), QCryptographicHash::Sha1).toHex()))
    , m_limit(limit)
    , m_started(QDateTime::currentMSecsSinceEpoch() * 1'000'000)
    , m_entries(listing.entries)
    , m_records(size_t(listing.entries.size()), Record{})
{
    static_assert(std::is_trivially_copyable_v<Record> && sizeof(Record) == 72);
    static_assert(sizeof(Header) % alignof(Record) == 0);
    if (!QFileInfo::exists(m_folder)) {
        const QFileInfo place(m_folder);
        if (!QDir().mkpath(place.absolutePath())
            || !QDir().mkdir(m_folder, onlyOwner | QFile::ExeOwner))
            return;
    }
    m_lock = std::make_unique<StreamCacheLock>(fileOf(u".lock"));
    if (!m_lock->isHeld())
        m_lock.reset();
    load();
    match();
}

StreamCache::~StreamCache() = default;

QString StreamCache::fileOf(QStringView ending) const
{
    return m_folder % u'/' % m_key % ending;
}

// Within the packed folder it is the part below it. Outside, where links lead, paths begin with a
// slash or a drive, and no name below does.
QStringView StreamCache::nameOf(const PackageEntry &entry) const
{
    const QStringView path(entry.sourcePath);
    return path.startsWith(m_top) ? path.sliced(m_top.size()) : path;
}

void StreamCache::load()
{
    QFile file(fileOf(u".index"));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    m_index = file.readAll();
    Header header{};
    const auto size = quint64(m_index.size());
    if (size < sizeof(header))
        return;
    std::memcpy(&header, m_index.constData(), sizeof(header));
    const quint64 rest = size - sizeof(header);
    if (header.mark != indexMark || header.count > rest / sizeof(Record)
        || header.nameUnits != (rest - header.count * sizeof(Record)) / sizeof(char16_t)
        || header.crc != checksum(m_index.constData() + sizeof(header), qint64(rest)))
        return;
    m_data.setFileName(fileOf(u"-%1.streams"_s.arg(header.dataId, 16, 16, QChar(u'0'))));
    if (!m_data.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    m_dataId = header.dataId;
    m_dataSize = m_data.size();
    // Of suitable alignment: QByteArray's data is that of malloc after a header of 16 bytes.
    m_old = reinterpret_cast<const Record *>(m_index.constData() + sizeof(header));
    m_oldCount = qsizetype(header.count);
    m_oldNames = QStringView(reinterpret_cast<const char16_t *>(m_old + m_oldCount),
                             qsizetype(header.nameUnits));
    const auto lies = [this](const Record &record) {
        return quint64(record.nameOffset) + record.nameSize > quint64(m_oldNames.size())
               || record.offset < 0 || record.offset > m_dataSize - record.streamSize;
    };
    if (std::any_of(m_old, m_old + m_oldCount, lies))
        m_oldCount = 0;
    // So that it counts as used.
    const Result<FileStamp> stamp = stampOf(file.fileName(), {});
    m_isChanged = !stamp || stamp->modified < m_started - touchAfter;
}

// Both are in the order of the names, so that most are found where the last one was.
void StreamCache::match()
{
    if (m_oldCount == 0)
        return;
    const auto oldName = [this](qsizetype i) {
        return m_oldNames.sliced(m_old[i].nameOffset, m_old[i].nameSize);
    };
    QHash<QStringView, qsizetype> byName;
    qint64 used = 0;
    qsizetype next = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const PackageEntry &entry = m_entries.at(i);
        if (entry.isDirectory())
            continue;
        const QStringView name = nameOf(entry);
        if (next >= m_oldCount || oldName(next) != name) {
            if (byName.isEmpty()) {
                byName.reserve(m_oldCount);
                for (qsizetype old = 0; old < m_oldCount; ++old)
                    byName.insert(oldName(old), old);
            }
            const auto found = byName.constFind(name);
            if (found == byName.constEnd())
                continue;
            next = *found;
        }
        if (isFor(m_old[next], entry)) {
            m_records[size_t(i)] = m_old[next];
            used += m_old[next].streamSize;
        }
        ++next;
    }
    m_isRewrite = m_dataSize > 2 * used + pendingSize;
}

bool StreamCache::isFor(const Record &record, const PackageEntry &entry) const
{
    if (entry.isEdited)
        return false; // the record is of the file that it takes the place of
    FileStamp stamp = entry.stamp;
    if (stamp == FileStamp{}) {
        const Result<FileStamp> now = stampOf(entry.sourcePath, entry.name);
        if (!now)
            return false;
        stamp = *now;
    }
    return record.nameSize > 0 && record.repairs == quint16(contentRepairs(entry.repairs))
           && stamp
                  == FileStamp{.size = record.size,
                               .modified = record.modified,
                               .changed = record.changed,
                               .inode = record.inode};
}

bool StreamCache::has(qsizetype index) const
{
    return m_records[size_t(index)].nameSize > 0;
}

std::optional<FileStream> StreamCache::take(qsizetype index, const CancelToken &cancel)
{
    Record &record = m_records[size_t(index)];
    if (!fillWindow(record, cancel)) {
        record = {};
        return std::nullopt;
    }
    const char *bytes = m_window.constData() + (record.offset - m_windowAt);
    if (checksum(bytes, record.streamSize) != record.streamCrc) {
        record = {};
        m_isChanged = true;
        return std::nullopt;
    }
    FileStream stream{.isDeflated = record.isDeflated != 0,
                      .crc = record.contentCrc,
                      .size = record.contentSize,
                      .stamp = {},
                      .bytes = QByteArray::fromRawData(bytes, record.streamSize)};
    if (m_isRewrite && m_lock && !append(bytes, record.streamSize, &record.offset))
        record = {};
    return stream;
}

void StreamCache::forget(qsizetype index)
{
    std::fill(m_records.begin() + index, m_records.end(), Record{});
    m_isChanged = true;
}

// Reads further ahead the longer it goes straight on.
bool StreamCache::fillWindow(const Record &record, const CancelToken &cancel)
{
    if (record.offset >= m_windowAt
        && record.offset + record.streamSize <= m_windowAt + m_windowSize)
        return true;
    const bool isStraightOn =
        record.offset >= m_windowAt && record.offset <= m_windowAt + m_windowSize + leastReadAhead;
    m_readAhead = isStraightOn ? qMin(2 * m_readAhead, mostReadAhead) : leastReadAhead;
    m_readAhead = qMax(m_readAhead, leastReadAhead);
    const qint64 wanted = qMin(qMax(qint64(record.streamSize), m_readAhead),
                               qMax(m_dataSize - record.offset, qint64(record.streamSize)));
    if (m_window.size() < wanted || m_window.size() > 4 * qMax(wanted, mostReadAhead))
        m_window = QByteArray(qMax(wanted, mostReadAhead), Qt::Uninitialized);
    m_windowSize = 0;
    m_windowAt = record.offset;
    if (m_data.pos() != record.offset && !m_data.seek(record.offset))
        return false;
    while (m_windowSize < wanted) {
        if (cancel.isCancelled())
            return false;
        const qint64 got =
            m_data.read(m_window.data() + m_windowSize, qMin(wanted - m_windowSize, pieceSize));
        if (got <= 0)
            break;
        m_windowSize += got;
    }
    return m_windowSize >= record.streamSize;
}

bool StreamCache::isSettled(const FileStamp &stamp) const
{
    // Without the inode's own time an edit can hide behind the old times.
    return stamp.changed != 0 && std::max(stamp.modified, stamp.changed) < m_started - settledAfter;
}

void StreamCache::keep(qsizetype index, const FileStream &stream)
{
    Record &record = m_records[size_t(index)];
    record = {};
    m_isChanged = true;
    if (!m_lock || stream.isTooLarge || !isSettled(stream.stamp))
        return;
    qint64 offset = 0;
    if (!append(stream.bytes.constData(), stream.bytes.size(), &offset))
        return;
    const PackageEntry &entry = m_entries.at(index);
    record = {.size = stream.stamp.size,
              .modified = stream.stamp.modified,
              .changed = stream.stamp.changed,
              .inode = stream.stamp.inode,
              .offset = offset,
              .contentSize = stream.size,
              .streamSize = quint32(stream.bytes.size()),
              .streamCrc = checksum(stream.bytes.constData(), stream.bytes.size()),
              .contentCrc = stream.crc,
              .nameOffset = 0,
              .nameSize = quint32(nameOf(entry).size()),
              .isDeflated = stream.isDeflated,
              .repairs = quint16(contentRepairs(entry.repairs))};
}

bool StreamCache::append(const char *data, qint64 size, qint64 *offset)
{
    if (!m_out && !beginWriting()) {
        m_lock.reset();
        return false;
    }
    if (m_outSize + size > m_limit)
        return false;
    *offset = m_outSize;
    m_outSize += size;
    m_pending.append(data, size);
    if (m_pending.size() < pendingSize)
        return true;
    const bool written = m_out->write(m_pending) == m_pending.size();
    m_pending.resize(0);
    if (!written) {
        m_out->resize(m_outStart);
        m_lock.reset();
    }
    return written;
}

bool StreamCache::beginWriting()
{
    std::error_code failed;
    const std::filesystem::space_info space = std::filesystem::space(nativePath(m_folder), failed);
    qint64 content = 0;
    for (const PackageEntry &entry : m_entries)
        content += entry.size;
    // The disk may be the one that the package goes to.
    if (failed || space.available < quint64(2 * content))
        return false;
    const bool isNew = m_oldCount == 0 || m_isRewrite;
    m_outId = isNew ? QRandomGenerator::system()->generate64() : m_dataId;
    m_out = std::make_unique<QFile>(fileOf(u"-%1.streams"_s.arg(m_outId, 16, 16, QChar(u'0'))));
    if (!m_out->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, onlyOwner))
        return false;
    m_outStart = m_outSize = m_out->size();
    m_pending.reserve(2 * pendingSize);
    return true;
}

void StreamCache::finish(bool isWhole)
{
    if (!m_lock)
        return;
    // Streams of the old file that were not reached are not in the new one.
    const bool isUsable = isWhole || !m_isRewrite;
    if (m_out) {
        const bool written = isUsable && m_out->write(m_pending) == m_pending.size();
        m_out->close();
        if (!written || !writeIndex()) {
            if (m_outStart == 0)
                m_out->remove();
            else
                QFile::resize(m_out->fileName(), m_outStart);
            return;
        }
        if (m_outStart == 0) {
            const QStringList all =
                QDir(m_folder).entryList({m_key + u"-*.streams"_s}, QDir::Files);
            for (const QString &name : all) {
                if (const QString path = m_folder + u'/' + name; path != m_out->fileName())
                    QFile::remove(path);
            }
        }
        keepWithinLimit();
    } else if (m_isChanged && m_oldCount > 0 && isUsable) {
        m_outId = m_dataId;
        writeIndex();
    }
}

bool StreamCache::writeIndex()
{
    qsizetype units = 0;
    qsizetype count = 0;
    for (const Record &record : m_records) {
        count += record.nameSize > 0 ? 1 : 0;
        units += record.nameSize;
    }
    if (units > std::numeric_limits<qint32>::max())
        return false;
    const qsizetype namesAt = qsizetype(sizeof(Header)) + count * qsizetype(sizeof(Record));
    QByteArray bytes(namesAt + units * qsizetype(sizeof(char16_t)), Qt::Uninitialized);
    char *recordAt = bytes.data() + sizeof(Header);
    char *nameAt = bytes.data() + namesAt;
    quint32 nameOffset = 0;
    for (size_t i = 0; i < m_records.size(); ++i) {
        Record record = m_records[i];
        if (record.nameSize == 0)
            continue;
        record.nameOffset = nameOffset;
        nameOffset += record.nameSize;
        std::memcpy(recordAt, &record, sizeof(record));
        recordAt += sizeof(record);
        const QStringView name = nameOf(m_entries.at(qsizetype(i)));
        std::memcpy(nameAt, name.utf16(), size_t(name.size()) * sizeof(char16_t));
        nameAt += name.size() * qsizetype(sizeof(char16_t));
    }
    const Header header{.mark = indexMark,
                        .dataId = m_outId,
                        .count = quint64(count),
                        .nameUnits = quint64(units),
                        .crc = checksum(bytes.constData() + sizeof(Header),
                                        bytes.size() - qsizetype(sizeof(Header))),
                        .reserved = 0};
    std::memcpy(bytes.data(), &header, sizeof(header));

    QTemporaryFile file(m_folder + u"/XXXXXX.part"_s); // only its owner may read it
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        return false;
    file.close();
    std::error_code failed;
    std::filesystem::rename(nativePath(file.fileName()), nativePath(fileOf(u".index")), failed);
    if (failed)
        return false;
    file.setAutoRemove(false);
    return true;
}

// What was used the longest ago goes first, but not what was just written.
void StreamCache::keepWithinLimit() const
{
    struct Package
    {
        qint64 size = 0;
        QDateTime used;
        QStringList files;
    };
    QMap<QString, Package> packages;
    qint64 total = 0;
    const QFileInfoList files =
        QDir(m_folder).entryInfoList({u"*.streams"_s, u"*.index"_s, u"*.lock"_s},
                                     QDir::Files | QDir::NoSymLinks, QDir::Unsorted);
    for (const QFileInfo &file : files) {
        Package &package = packages[file.fileName().left(m_key.size())];
        package.size += file.size();
        package.used = qMax(package.used, file.lastModified());
        package.files.append(file.filePath());
        total += file.size();
    }
    packages.remove(m_key);
    while (total > m_limit && !packages.isEmpty()) {
        const auto oldest =
            std::min_element(packages.begin(), packages.end(),
                             [](const Package &a, const Package &b) { return a.used < b.used; });
        for (const QString &file : qAsConst(oldest->files))
            QFile::remove(file);
        total -= oldest->size;
        packages.erase(oldest);
    }
}

} // namespace Scf
