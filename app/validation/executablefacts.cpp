// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/executablefacts.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Kind = ExecutableFacts::Kind;

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

// A number of the file's own byte order, or 0 where it lies outside.
template <typename Number>
Number numberAt(QByteArrayView bytes, quint64 offset, bool isLittle)
{
    const auto size = quint64(bytes.size());
    if (offset > size || size - offset < sizeof(Number))
        return 0;
    const char *place = bytes.data() + offset;
    return isLittle ? qFromLittleEndian<Number>(place) : qFromBigEndian<Number>(place);
}

QString processorName(quint16 machine)
{
    struct Name
    {
        quint16 machine;
        QLatin1StringView name;
    };
    // e_machine of the ELF specification's list.
    static constexpr auto names = std::to_array<Name>({{3, "x86"_L1},
                                                       {8, "MIPS"_L1},
                                                       {20, "PowerPC"_L1},
                                                       {21, "PowerPC 64"_L1},
                                                       {22, "s390x"_L1},
                                                       {40, "arm"_L1},
                                                       {62, "x86-64"_L1},
                                                       {183, "arm64"_L1},
                                                       {243, "RISC-V"_L1},
                                                       {258, "LoongArch"_L1}});
    const auto it = std::ranges::find(names, machine, &Name::machine);
    return it == names.end() ? QString::number(machine) : QString(it->name);
}

// The newest N of "GLIBC_2.N". These texts stand in the table of names that the dynamic loader
// reads; looking for them needs no trust in the file's offsets.
int newestGlibc(QByteArrayView head)
{
    constexpr QByteArrayView prefix("GLIBC_2.");
    int newest = 0;
    for (qsizetype at = head.indexOf(prefix); at >= 0; at = head.indexOf(prefix, at + 1)) {
        int number = 0;
        for (qsizetype i = at + prefix.size(); i < head.size() && i < at + prefix.size() + 3; ++i) {
            if (head[i] < '0' || head[i] > '9')
                break;
            number = 10 * number + (head[i] - '0');
        }
        newest = std::max(newest, number);
    }
    return newest;
}

QString loaderOf(QByteArrayView head, bool isLittle)
{
    constexpr quint32 interpreterHeader = 3; // PT_INTERP
    constexpr quint64 headerSize = 56;
    const auto table = numberAt<quint64>(head, 32, isLittle);
    const auto count = std::min<quint16>(numberAt<quint16>(head, 56, isLittle), 64);
    for (quint16 i = 0; i < count; ++i) {
        const quint64 header = table + i * headerSize;
        if (header < table || numberAt<quint32>(head, header, isLittle) != interpreterHeader)
            continue;
        const auto offset = numberAt<quint64>(head, header + 8, isLittle);
        const auto size = numberAt<quint64>(head, header + 32, isLittle);
        const auto all = quint64(head.size());
        if (offset >= all || size > 4096 || all - offset < size)
            return {};
        const QByteArrayView text = head.sliced(qsizetype(offset), qsizetype(size));
        const qsizetype end = text.indexOf('\0');
        return QString::fromUtf8(end < 0 ? text : text.first(end));
    }
    return {};
}

ExecutableFacts elfFacts(QByteArrayView head)
{
    ExecutableFacts facts{.kind = Kind::Elf};
    const bool is64 = head.size() > 5 && head[4] == 2;
    const bool isLittle = head.size() > 5 && head[5] == 1;
    const auto machine = numberAt<quint16>(head, 18, isLittle);
    facts.processor = processorName(machine);
    facts.isLinuxX64 = is64 && isLittle && machine == 62;
    if (!facts.isLinuxX64)
        return facts;
    facts.loader = loaderOf(head, isLittle);
    facts.needsMusl = facts.loader.contains("ld-musl"_L1) || head.contains("libc.musl-");
    facts.newestGlibc = newestGlibc(head);
    return facts;
}

bool isText(QByteArrayView head)
{
    return !head.first(std::min<qsizetype>(head.size(), 4096)).contains('\0');
}

ExecutableFacts scriptFacts(QByteArrayView head)
{
    ExecutableFacts facts{.kind = Kind::Script};
    facts.hasCrLf = head.contains("\r\n");
    if (head.startsWith(byteOrderMark)) {
        facts.hasByteOrderMark = true;
        head = head.sliced(byteOrderMark.size());
    }
    facts.hasInterpreterLine = head.startsWith("#!");
    const qsizetype end = head.indexOf('\n');
    QByteArrayView line = end < 0 ? head : head.first(end);
    facts.firstLineEndsWithCrLf = line.endsWith('\r');
    if (facts.hasInterpreterLine) {
        line = line.sliced(2).trimmed();
        const auto blank =
            std::find_if(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t'; });
        facts.interpreter = QString::fromUtf8(line.first(blank - line.begin()));
    }
    return facts;
}

} // namespace

ExecutableFacts executableFacts(QByteArrayView head)
{
    if (head.isEmpty())
        return {.kind = Kind::Empty};
    if (head.startsWith("\x7F"
                        "ELF"))
        return elfFacts(head);
    // Mach-O thin, in either byte order and width, and fat. Java classes begin like a fat one, but
    // no file that holds up to 30 architectures has a number as large as theirs in the next place.
    const auto magic = numberAt<quint32>(head, 0, false);
    if (magic == 0xFEEDFACE || magic == 0xFEEDFACF || magic == 0xCEFAEDFE || magic == 0xCFFAEDFE
        || (magic == 0xCAFEBABE && numberAt<quint32>(head, 4, false) < 30))
        return {.kind = Kind::MachO};
    if (head.startsWith("MZ") && head.size() > 64)
        return {.kind = Kind::WindowsPe};
    return isText(head) ? scriptFacts(head) : ExecutableFacts{.kind = Kind::Data};
}

} // namespace Scf
