// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QtEndian>

#include <zlib.h>

#include <optional>

namespace Scf {

//! Makes ZIPs byte by byte, also such as no program should make.
class ZipBuilder
{
public:
    struct Entry
    {
        QByteArray name{};
        QByteArray content{}; //!< as it lies in the ZIP
        quint16 method = 0;
        quint16 flags = 0;
        quint16 madeBy = 3 << 8; //!< Unix
        quint32 attributes = 0100644U << 16U;
        std::optional<quint32> crc{};
        std::optional<quint32> size{};           //!< unpacked, of the central directory
        std::optional<quint32> compressedSize{}; //!< of the central directory
        std::optional<quint32> offset{};         //!< of the central directory
        std::optional<quint32> localSize{};      //!< unpacked, of the local header
        std::optional<QByteArray> localName{};
        QByteArray extra{}; //!< of the central directory
    };

    static Entry stored(const QByteArray &name, const QByteArray &content)
    {
        return {.name = name, .content = content};
    }

    static Entry deflated(const QByteArray &name, const QByteArray &content)
    {
        z_stream stream = {};
        deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
        QByteArray packed(qsizetype(deflateBound(&stream, uLong(content.size()))), '\0');
        stream.next_in =
            reinterpret_cast<Bytef *>(const_cast<char *>(content.constData())); // zlib's old form
        stream.avail_in = uInt(content.size());
        stream.next_out = reinterpret_cast<Bytef *>(packed.data());
        stream.avail_out = uInt(packed.size());
        deflate(&stream, Z_FINISH);
        packed.truncate(qsizetype(stream.total_out));
        deflateEnd(&stream);
        return {.name = name,
                .content = packed,
                .method = 8,
                .crc = checksum(content),
                .size = quint32(content.size())};
    }

    static quint32 checksum(const QByteArray &bytes)
    {
        return quint32(
            crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size())));
    }

    ZipBuilder &add(const Entry &entry)
    {
        m_entries.append(entry);
        return *this;
    }

    QByteArray bytes(const QByteArray &before = {}, const QByteArray &comment = {},
                     std::optional<quint16> count = {}) const
    {
        QByteArray zip;
        QByteArray directory;
        for (const Entry &entry : m_entries) {
            const quint32 offset = entry.offset.value_or(quint32(zip.size()));
            const quint32 crc = entry.crc.value_or(checksum(entry.content));
            const quint32 size = entry.size.value_or(quint32(entry.content.size()));
            const quint32 packed = entry.compressedSize.value_or(quint32(entry.content.size()));
            const QByteArray localName = entry.localName.value_or(entry.name);
            put4(&zip, 0x04034b50);
            put2(&zip, 20);
            put2(&zip, entry.flags);
            put2(&zip, entry.method);
            put4(&zip, 0x00210000);
            put4(&zip, crc);
            put4(&zip, packed);
            put4(&zip, entry.localSize.value_or(size));
            put2(&zip, quint16(localName.size()));
            put2(&zip, 0);
            zip += localName + entry.content;

            put4(&directory, 0x02014b50);
            put2(&directory, quint16(entry.madeBy | 20));
            put2(&directory, 20);
            put2(&directory, entry.flags);
            put2(&directory, entry.method);
            put4(&directory, 0x00210000);
            put4(&directory, crc);
            put4(&directory, packed);
            put4(&directory, size);
            put2(&directory, quint16(entry.name.size()));
            put2(&directory, quint16(entry.extra.size()));
            put2(&directory, 0);
            put2(&directory, 0);
            put2(&directory, 0);
            put4(&directory, entry.attributes);
            put4(&directory, offset);
            directory += entry.name + entry.extra;
        }
        const quint32 offset = quint32(zip.size());
        zip += directory;
        put4(&zip, 0x06054b50);
        put4(&zip, 0);
        put2(&zip, count.value_or(quint16(qMin(m_entries.size(), qsizetype(0xFFFF)))));
        put2(&zip, count.value_or(quint16(qMin(m_entries.size(), qsizetype(0xFFFF)))));
        put4(&zip, quint32(directory.size()));
        put4(&zip, offset);
        put2(&zip, quint16(comment.size()));
        return before + zip + comment;
    }

    static void put2(QByteArray *bytes, quint16 number) { put(bytes, number); }
    static void put4(QByteArray *bytes, quint32 number) { put(bytes, number); }
    static void put8(QByteArray *bytes, quint64 number) { put(bytes, number); }

private:
    template <typename T>
    static void put(QByteArray *bytes, T number)
    {
        char raw[sizeof(T)];
        qToLittleEndian(number, raw);
        bytes->append(raw, sizeof(T));
    }

    QList<Entry> m_entries;
};

} // namespace Scf
