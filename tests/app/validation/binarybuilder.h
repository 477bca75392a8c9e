// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QtEndian>

namespace Scf {

//! The parts of an ELF file that anyone here looks at.
struct ElfParts
{
    struct Version
    {
        QByteArray name{};
        bool isWeak = false;
    };

    quint16 machine = 62; // x86-64
    quint16 type = 2;     // a program at a fixed place
    bool is64 = true;
    bool isLittleEndian = true;
    quint8 system = 0;
    QByteArray loader{};
    QByteArrayList needed{};
    QList<Version> versions{};
    quint64 flags1 = 0;
    //! Bytes of code, between the headers and all that is looked for.
    qsizetype code = 0;
};

template <typename Number>
void appendLittle(QByteArray *bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes->append(reinterpret_cast<const char *>(&little), sizeof little);
}

template <typename Number>
void putLittle(QByteArray *bytes, qsizetype offset, Number number)
{
    qToLittleEndian(number, bytes->data() + offset);
}

//! Addresses are offsets plus this, so that nobody takes one for the other.
inline constexpr quint64 elfBase = 0x400000;

inline QByteArray elfFile(const ElfParts &parts)
{
    QByteArray file("\x7F"
                    "ELF");
    file.append(parts.is64 ? '\2' : '\1').append(parts.isLittleEndian ? '\1' : '\2').append('\1');
    file.append(char(parts.system)).append(8, '\0');
    if (parts.isLittleEndian) {
        appendLittle(&file, parts.type);
        appendLittle(&file, parts.machine);
    } else {
        file.append(char(parts.type >> 8)).append(char(parts.type));
        file.append(char(parts.machine >> 8)).append(char(parts.machine));
    }
    file.append(64 - file.size(), '\0');
    if (!parts.is64 || !parts.isLittleEndian)
        return file.append(64, '\0');

    constexpr quint16 segments = 3;
    constexpr qsizetype headerSize = 56;
    putLittle(&file, 32, quint64(64)); // the segments follow at once
    putLittle(&file, 54, quint16(headerSize));
    putLittle(&file, 56, segments);
    file.append(segments * headerSize, '\0');
    const auto segment = [&file](int index, quint32 type, quint64 offset, quint64 size) {
        const qsizetype header = 64 + index * headerSize;
        putLittle(&file, header, type);
        putLittle(&file, header + 8, offset);
        putLittle(&file, header + 16, elfBase + offset);
        putLittle(&file, header + 32, size);
    };
    file.append(parts.code, '\x90');
    if (!parts.loader.isEmpty()) {
        segment(0, 3, quint64(file.size()), quint64(parts.loader.size() + 1));
        file.append(parts.loader).append('\0');
    }
    if (!parts.needed.isEmpty() || !parts.versions.isEmpty() || parts.flags1 != 0) {
        const qsizetype strings = file.size();
        file.append('\0');
        const auto string = [&file, strings](const QByteArray &text) {
            const qsizetype at = file.size() - strings;
            file.append(text).append('\0');
            return quint64(at);
        };
        QByteArray dynamic;
        const auto tag = [&dynamic](quint64 name, quint64 value) {
            appendLittle(&dynamic, name);
            appendLittle(&dynamic, value);
        };
        for (const QByteArray &library : parts.needed)
            tag(1, string(library));
        tag(5, elfBase + quint64(strings));
        if (parts.flags1 != 0)
            tag(0x6fff'fffb, parts.flags1);
        if (!parts.versions.isEmpty()) {
            QByteArray versions;
            appendLittle(&versions, quint16(1));
            appendLittle(&versions, quint16(parts.versions.size()));
            appendLittle(&versions, quint32(string("libc.so.6")));
            appendLittle(&versions, quint32(16));
            appendLittle(&versions, quint32(0));
            for (qsizetype i = 0; i < parts.versions.size(); ++i) {
                appendLittle(&versions, quint32(0));
                appendLittle(&versions, quint16(parts.versions.at(i).isWeak ? 2 : 0));
                appendLittle(&versions, quint16(2));
                appendLittle(&versions, quint32(string(parts.versions.at(i).name)));
                appendLittle(&versions, quint32(i + 1 < parts.versions.size() ? 16 : 0));
            }
            tag(0x6fff'fffe, elfBase + quint64(file.size()));
            file.append(versions);
        }
        tag(0, 0);
        segment(1, 2, quint64(file.size()), quint64(dynamic.size()));
        file.append(dynamic);
    }
    segment(2, 1, 0, quint64(file.size()));
    return file;
}

//! A program that the platform runs: static, as Go makes them.
inline QByteArray linuxProgram()
{
    return elfFile({});
}

//! A module that the platform's Node.js or Python loads.
inline QByteArray linuxModule()
{
    return elfFile({.type = 3, .needed = {"libc.so.6"}, .versions = {{.name = "GLIBC_2.2.5"}}});
}

inline QByteArray machO()
{
    return QByteArray("\xCF\xFA\xED\xFE\x0C\x00\x00\x01", 8) + QByteArray(120, '\0');
}

//! Windows program; \a isDotNet: one that runs wherever .NET is.
inline QByteArray windowsProgram(bool isDotNet = false)
{
    QByteArray file(512, '\0');
    file.replace(0, 2, "MZ");
    putLittle(&file, 60, quint32(128));
    file.replace(128, 2, "PE");
    putLittle(&file, 128 + 4, quint16(0x8664));
    putLittle(&file, 128 + 24, quint16(0x20b));
    if (isDotNet)
        putLittle(&file, 128 + 24 + 112 + 14 * 8, quint32(0x2008));
    return file;
}

} // namespace Scf
