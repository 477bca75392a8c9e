// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/zippackage.h"

#include <QtEndian>

#include <zlib.h>

#include <array>

namespace Scf::Demo {

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 centralSignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr qint64 localSize = 30;
constexpr qint64 centralSize = 46;
constexpr qint64 endSize = 22;
constexpr qint64 mostComment = 65535;
constexpr qint64 mostUnpacked = 500ll * 1024 * 1024;
constexpr quint16 encryptedFlag = 0x0001;
constexpr quint16 utf8Flag = 0x0800;
constexpr quint16 methodStored = 0;
constexpr quint16 methodDeflated = 8;
constexpr quint16 madeOnUnix = (3 << 8) | 20;
constexpr quint16 firstJanuary1980 = 0x0021;

template <typename T>
void put(QByteArray &bytes, T value)
{
    const T little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

//! Callers have checked that it lies within.
template <typename T>
T get(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

quint32 crcOf(const QByteArray &bytes)
{
    return quint32(
        crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size())));
}

//! Where the record at the end begins; -1 when there is none that ends with the file.
qint64 endRecord(const QByteArray &zip)
{
    const qint64 last = zip.size() - endSize;
    for (qint64 at = last; at >= 0 && at >= last - mostComment; --at) {
        if (get<quint32>(zip, at) == endSignature
            && at + endSize + get<quint16>(zip, at + 20) == zip.size())
            return at;
    }
    return -1;
}

struct Entry
{
    QByteArray name{};
    quint16 method = 0;
    quint32 crc = 0;
    qint64 at = 0; //!< where its compressed bytes begin
    qint64 packed = 0;
    qint64 size = 0;
};

//! Unpacks an entry piece by piece into \a take; false when its bytes are not what it says of them.
template <typename Take>
bool unpack(const QByteArray &zip, const Entry &entry, Take take)
{
    auto *const begin =
        reinterpret_cast<Bytef *>(const_cast<char *>(zip.constData() + entry.at)); // zlib's form
    if (entry.method == methodStored) {
        take(begin, entry.packed);
        return entry.packed == entry.size && crc32(0, begin, uInt(entry.packed)) == entry.crc;
    }
    z_stream stream{};
    if (entry.method != methodDeflated || inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    stream.next_in = begin;
    stream.avail_in = uInt(entry.packed);
    std::array<Bytef, 64 * 1024> piece{};
    qint64 total = 0;
    uLong sum = 0;
    int state = Z_OK;
    while (state == Z_OK && total <= entry.size) {
        stream.next_out = piece.data();
        stream.avail_out = uInt(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const uInt count = uInt(piece.size()) - stream.avail_out;
        sum = crc32(sum, piece.data(), count);
        total += count;
        take(piece.data(), count);
        if (count == 0 && stream.avail_in == 0)
            break;
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && stream.avail_in == 0 && total == entry.size && sum == entry.crc;
}

bool staysInside(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'/') && !name.contains(QChar(0))
           && !name.split(u'/').contains(QStringLiteral(".."));
}

// ZIP64 is left out: a package of less than 500 MB and 65,536 files needs none.
std::optional<QList<Entry>> directoryOf(const QByteArray &zip)
{
    const qint64 end = endRecord(zip);
    if (end < 0 || get<quint32>(zip, end + 4) != 0) // spread over several disks
        return {};
    const quint16 count = get<quint16>(zip, end + 10);
    const qint64 start = get<quint32>(zip, end + 16);
    if (start + get<quint32>(zip, end + 12) != end || count != get<quint16>(zip, end + 8))
        return {};

    QList<Entry> entries;
    qint64 at = start;
    for (int index = 0; index < count; ++index) {
        if (at + centralSize > end || get<quint32>(zip, at) != centralSignature)
            return {};
        const qint64 nameSize = get<quint16>(zip, at + 28);
        const qint64 tail = qint64(get<quint16>(zip, at + 30)) + get<quint16>(zip, at + 32);
        const qint64 local = get<quint32>(zip, at + 42);
        if ((get<quint16>(zip, at + 8) & encryptedFlag) || at + centralSize + nameSize + tail > end
            || local + localSize > start || get<quint32>(zip, local) != localSignature)
            return {};
        const qint64 localNameSize = get<quint16>(zip, local + 26);
        const Entry entry{
            .name = zip.mid(at + centralSize, nameSize),
            .method = get<quint16>(zip, at + 10),
            .crc = get<quint32>(zip, at + 16),
            .at = local + localSize + localNameSize + get<quint16>(zip, local + 28),
            .packed = get<quint32>(zip, at + 20),
            .size = get<quint32>(zip, at + 24),
        };
        if (entry.at + entry.packed > start
            || zip.mid(local + localSize, localNameSize) != entry.name)
            return {};
        entries.append(entry);
        at += centralSize + nameSize + tail;
    }
    return at == end ? std::optional(entries) : std::nullopt;
}

} // namespace

QByteArray storedZip(const QList<ZipFile> &files)
{
    QByteArray zip;
    QByteArray directory;
    for (const ZipFile &file : files) {
        const QByteArray name = file.name.toUtf8();
        QByteArray common; // the part that both headers have
        put<quint16>(common, 20);
        put<quint16>(common, utf8Flag);
        put<quint16>(common, methodStored);
        put<quint16>(common, 0);
        put<quint16>(common, firstJanuary1980);
        put<quint32>(common, crcOf(file.bytes));
        put<quint32>(common, quint32(file.bytes.size()));
        put<quint32>(common, quint32(file.bytes.size()));
        put<quint16>(common, quint16(name.size()));
        put<quint16>(common, 0);

        put<quint32>(directory, centralSignature);
        put<quint16>(directory, madeOnUnix);
        directory += common;
        put<quint16>(directory, 0);
        put<quint16>(directory, 0);
        put<quint16>(directory, 0);
        put<quint32>(directory, (file.executable ? 0100755u : 0100644u) << 16);
        put<quint32>(directory, quint32(zip.size()));
        directory += name;

        put<quint32>(zip, localSignature);
        zip += common + name + file.bytes;
    }
    const qsizetype start = zip.size();
    zip += directory;
    put<quint32>(zip, endSignature);
    put<quint32>(zip, 0);
    put<quint16>(zip, quint16(files.size()));
    put<quint16>(zip, quint16(files.size()));
    put<quint32>(zip, quint32(directory.size()));
    put<quint32>(zip, quint32(start));
    put<quint16>(zip, 0);
    return zip;
}

std::optional<QStringList> zipEntries(const QByteArray &zip)
{
    const std::optional<QList<Entry>> entries = directoryOf(zip);
    if (!entries)
        return {};
    QStringList names;
    qint64 unpacked = 0;
    for (const Entry &entry : *entries) {
        unpacked += entry.size;
        names.append(QString::fromUtf8(entry.name));
        if (unpacked > mostUnpacked || !staysInside(names.last())
            || !unpack(zip, entry, [](const Bytef *, qint64) {}))
            return {};
    }
    return names;
}

std::optional<QByteArray> fileOfZip(const QByteArray &zip, const QString &name, qint64 most)
{
    const std::optional<QList<Entry>> entries = directoryOf(zip);
    for (const Entry &entry : entries.value_or(QList<Entry>())) {
        if (entry.name != name.toUtf8() || entry.size > most)
            continue;
        QByteArray bytes;
        const bool ok = unpack(zip, entry, [&bytes](const Bytef *piece, qint64 size) {
            bytes.append(reinterpret_cast<const char *>(piece), size);
        });
        return ok ? std::optional(bytes) : std::nullopt;
    }
    return {};
}

} // namespace Scf::Demo
