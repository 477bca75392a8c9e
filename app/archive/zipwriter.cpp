// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipwriter.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace Scf {

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 centralSignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr quint32 zip64EndSignature = 0x06064b50;
constexpr quint32 zip64LocatorSignature = 0x07064b50;
constexpr quint16 versionPlain = 20; // 2.0: deflate, folders
constexpr quint16 versionZip64 = 45; // 4.5
constexpr quint16 hostUnix = 3U << 8U;
constexpr quint16 utf8Names = 1U << 11U;
constexpr quint16 methodStored = 0;
constexpr quint16 methodDeflated = 8;
constexpr quint16 dosTime = 0;
constexpr quint16 dosDate = (1U << 5U) | 1U; // 1980-01-01, where DOS begins
constexpr quint16 zip64Field = 1;
constexpr quint32 directoryAttributes = (0040755U << 16U) | 0x10U; // Unix mode and DOS flag
constexpr quint32 regularFile = 0100000U;
constexpr qint64 checksumInLocal = 14; // bytes from the start of a local header
constexpr qint64 fixedZip64End = 56;
constexpr quint32 in32 = 0xFFFFFFFF; // "see ZIP64"
constexpr quint16 in16 = 0xFFFF;

template <typename Number>
void put(QByteArray *bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes->append(reinterpret_cast<const char *>(&little), sizeof(little));
}

bool needsZip64(qint64 number)
{
    return number >= qint64(in32);
}

quint32 shortened(qint64 number)
{
    return needsZip64(number) ? in32 : quint32(number);
}

} // namespace

ZipWriter::ZipWriter(ZipSink &sink)
    : m_sink(sink)
{ }

bool ZipWriter::canHold(const PackageEntry &entry)
{
    return entry.name.size() <= std::numeric_limits<quint16>::max() / 3
           || entry.name.toUtf8().size() <= std::numeric_limits<quint16>::max();
}

ZipWriter::Record ZipWriter::recordOf(const PackageEntry &entry, const FileStream &stream,
                                      qint64 offset)
{
    const quint32 mode = (entry.mode & 0111U) != 0 ? 0755U : 0644U;
    return {.isDeflated = stream.isDeflated,
            .crc = stream.crc,
            .size = stream.size,
            .streamSize = stream.bytes.size(),
            .offset = offset,
            .attributes = entry.isDirectory() ? directoryAttributes : (regularFile | mode) << 16U};
}

void ZipWriter::add(const PackageEntry &entry, const FileStream &stream)
{
    const Record record = recordOf(entry, stream, m_sink.size());
    const QByteArray name = entry.name.toUtf8();
    writeLocal(record, name, Zip64::No);
    m_sink.append(stream.bytes.constData(), stream.bytes.size());
    addToDirectory(record, name);
}

void ZipWriter::begin(const PackageEntry &entry, const FileStream &stream, qint64 mostBytes)
{
    m_sink.hold();
    m_record = recordOf(entry, stream, m_sink.size());
    m_name = entry.name.toUtf8();
    m_zip64 = needsZip64(mostBytes) ? Zip64::Yes : Zip64::No;
    writeLocal(m_record, m_name, m_zip64);
    m_streamAt = m_sink.size();
}

qint64 ZipWriter::end(quint32 crc, qint64 size)
{
    m_record.crc = crc;
    m_record.size = size;
    m_record.streamSize = m_sink.size() - m_streamAt;
    QByteArray fields;
    put(&fields, crc);
    if (m_zip64 == Zip64::No) {
        put(&fields, quint32(m_record.streamSize));
        put(&fields, quint32(size));
        m_sink.overwrite(m_record.offset + checksumInLocal, fields);
    } else {
        m_sink.overwrite(m_record.offset + checksumInLocal, fields);
        fields.clear();
        put(&fields, quint64(size));
        put(&fields, quint64(m_record.streamSize));
        m_sink.overwrite(m_streamAt - fields.size(), fields);
    }
    m_sink.release();
    addToDirectory(m_record, m_name);
    return m_record.streamSize;
}

void ZipWriter::writeLocal(const Record &record, const QByteArray &name, Zip64 zip64)
{
    const bool isLarge = zip64 == Zip64::Yes;
    m_header.resize(0);
    put(&m_header, localSignature);
    put(&m_header, isLarge ? versionZip64 : versionPlain);
    put(&m_header, utf8Names);
    put(&m_header, record.isDeflated ? methodDeflated : methodStored);
    put(&m_header, dosTime);
    put(&m_header, dosDate);
    put(&m_header, record.crc);
    put(&m_header, isLarge ? in32 : quint32(record.streamSize));
    put(&m_header, isLarge ? in32 : quint32(record.size));
    put(&m_header, quint16(name.size()));
    put(&m_header, quint16(isLarge ? 20 : 0));
    m_header.append(name);
    if (isLarge) {
        put(&m_header, zip64Field);
        put(&m_header, quint16(16));
        put(&m_header, quint64(record.size));
        put(&m_header, quint64(record.streamSize));
    }
    m_sink.append(m_header.constData(), m_header.size());
}

void ZipWriter::addToDirectory(const Record &record, const QByteArray &name)
{
    QByteArray large;
    for (const qint64 number : {record.size, record.streamSize, record.offset}) {
        if (needsZip64(number))
            put(&large, quint64(number));
    }
    const quint16 version = large.isEmpty() ? versionPlain : versionZip64;
    put(&m_directory, centralSignature);
    put(&m_directory, quint16(hostUnix | version));
    put(&m_directory, version);
    put(&m_directory, utf8Names);
    put(&m_directory, record.isDeflated ? methodDeflated : methodStored);
    put(&m_directory, dosTime);
    put(&m_directory, dosDate);
    put(&m_directory, record.crc);
    put(&m_directory, shortened(record.streamSize));
    put(&m_directory, shortened(record.size));
    put(&m_directory, quint16(name.size()));
    put(&m_directory, quint16(large.isEmpty() ? 0 : 4 + large.size()));
    put(&m_directory, quint16(0)); // comment
    put(&m_directory, quint16(0)); // disk
    put(&m_directory, quint16(0)); // internal attributes
    put(&m_directory, record.attributes);
    put(&m_directory, shortened(record.offset));
    m_directory.append(name);
    if (!large.isEmpty()) {
        put(&m_directory, zip64Field);
        put(&m_directory, quint16(large.size()));
        m_directory.append(large);
    }
    ++m_count;
}

void ZipWriter::finish()
{
    const qint64 offset = m_sink.size();
    const qint64 size = m_directory.size();
    m_sink.append(m_directory.constData(), size);
    QByteArray end;
    if (m_count >= in16 || needsZip64(offset) || needsZip64(size)) {
        const qint64 endOffset = m_sink.size();
        put(&end, zip64EndSignature);
        put(&end, quint64(fixedZip64End - 12));
        put(&end, quint16(hostUnix | versionZip64));
        put(&end, versionZip64);
        put(&end, quint32(0)); // this disk
        put(&end, quint32(0)); // disk of the directory
        put(&end, quint64(m_count));
        put(&end, quint64(m_count));
        put(&end, quint64(size));
        put(&end, quint64(offset));
        put(&end, zip64LocatorSignature);
        put(&end, quint32(0)); // disk
        put(&end, quint64(endOffset));
        put(&end, quint32(1)); // disks
    }
    const auto count = quint16(std::min(m_count, qint64(in16)));
    put(&end, endSignature);
    put(&end, quint16(0)); // this disk
    put(&end, quint16(0)); // disk of the directory
    put(&end, count);
    put(&end, count);
    put(&end, shortened(size));
    put(&end, shortened(offset));
    put(&end, quint16(0)); // comment
    m_sink.append(end.constData(), end.size());
    m_sink.finish();
}

} // namespace Scf
