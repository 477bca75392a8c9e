// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/executablefacts.h"

#include "app/validation/elffile.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class ExecutableFactsText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ExecutableFactsText)
};

using Kind = ExecutableFacts::Kind;

// A page: what tells one format from another stands in it, and mostly all that is asked of an ELF
// program's beginning.
constexpr qint64 headSize = 4'096;

//! The number at \a offset, or 0 beyond the end.
template <typename Number>
Number littleEndian(QByteArrayView bytes, qint64 offset)
{
    if (offset < 0 || offset > bytes.size() - qsizetype(sizeof(Number)))
        return 0;
    return qFromLittleEndian<Number>(bytes.data() + offset);
}

//! A program of .NET has the form of a Windows program and runs where its runtime is.
bool isDotNet(QByteArrayView head, qint64 peHeader)
{
    constexpr qint64 optionalHeader = 24;
    constexpr quint16 magic32 = 0x10b;
    constexpr qint64 directories32 = 96;
    constexpr qint64 directories64 = 112;
    constexpr qint64 clrDirectory = 14 * 8;
    const auto magic = littleEndian<quint16>(head, peHeader + optionalHeader);
    const qint64 directories = magic == magic32 ? directories32 : directories64;
    return littleEndian<quint32>(head, peHeader + optionalHeader + directories + clrDirectory) != 0;
}

Kind kindOf(QByteArrayView head)
{
    if (head.startsWith("\x7F"
                        "ELF"))
        return Kind::Elf;
    if (head.startsWith("!<arch>\n"))
        return Kind::Archive;
    if (head.size() < 8)
        return Kind::Other;
    const auto magic = qFromBigEndian<quint32>(head.data());
    for (const quint32 one : {0xFEEDFACEU, 0xFEEDFACFU, 0xCEFAEDFEU, 0xCFFAEDFEU, 0xCAFEBABFU}) {
        if (magic == one)
            return Kind::MachO;
    }
    // Java's classes begin like a Mach-O for several processors. Their version follows, which is
    // larger than any number of processors.
    constexpr quint32 mostProcessors = 40;
    if (magic == 0xCAFEBABE && qFromBigEndian<quint32>(head.data() + 4) < mostProcessors)
        return Kind::MachO;
    if (head.startsWith("MZ")) {
        const qint64 peHeader = littleEndian<quint32>(head, 60);
        if (littleEndian<quint32>(head, peHeader) == 0x0000'4550 && !isDotNet(head, peHeader))
            return Kind::WindowsPe;
    }
    return Kind::Other;
}

QString targetOf(const ElfFacts &elf)
{
    struct Name
    {
        quint16 number;
        QLatin1StringView name;
    };
    // From the lists of the ELF specification: e_machine and EI_OSABI.
    static constexpr auto processors = std::to_array<Name>({
        {ElfFacts::x86, "32-bit x86"_L1},
        {8, "MIPS"_L1},
        {20, "PowerPC"_L1},
        {21, "PowerPC64"_L1},
        {22, "s390x"_L1},
        {40, "ARM"_L1},
        {ElfFacts::x86_64, "x86-64"_L1},
        {183, "ARM64"_L1},
        {243, "RISC-V"_L1},
        {258, "LoongArch"_L1},
    });
    static constexpr auto systems = std::to_array<Name>({{0, "Linux"_L1},
                                                         {2, "NetBSD"_L1},
                                                         {3, "Linux"_L1},
                                                         {6, "Solaris"_L1},
                                                         {9, "FreeBSD"_L1},
                                                         {12, "OpenBSD"_L1}});
    const auto nameIn = [](const auto &names, quint16 number) {
        const auto it = std::ranges::find(names, number, &Name::number);
        return it == names.end() ? ExecutableFactsText::tr("number %1").arg(number)
                                 : QString(it->name);
    };
    if (!elf.is64 && elf.machine == ElfFacts::x86_64)
        return ExecutableFactsText::tr("x86-64 with addresses of 32 bits");
    //: %1 is an operating system, %2 a kind of processor
    return ExecutableFactsText::tr("%1 on %2")
        .arg(nameIn(systems, elf.system), nameIn(processors, elf.machine));
}

ExecutableFacts factsOf(const QByteArray &head, const PrefixReader &read)
{
    ExecutableFacts facts{.kind = kindOf(head)};
    if (facts.kind != Kind::Elf)
        return facts;
    const ElfFacts elf = readElf(head, read);
    facts.target = targetOf(elf);
    facts.isForX64 = elf.isForX64() && elf.isForLinux();
    facts.isProgram = elf.isProgram;
    facts.needsMusl = elf.needsMusl;
    facts.loader = elf.loader;
    facts.glibc = elf.glibc;
    return facts;
}

} // namespace

ExecutableFacts executableFacts(const PackageEntry &entry, const EntryReader &reader)
{
    const Result<QByteArray> head = reader ? reader(entry, headSize) : Result<QByteArray>();
    if (!head)
        return {};
    return factsOf(*head, [&entry, &reader, &head](qint64 size) {
        if (head->size() < headSize)
            return *head; // all there is
        const Result<QByteArray> more = reader(entry, size);
        return more ? *more : QByteArray();
    });
}

ExecutableFacts executableFacts(QByteArrayView content)
{
    const QByteArray all = content.toByteArray();
    return factsOf(all.left(headSize), [&all](qint64 size) { return all.left(size); });
}

} // namespace Scf
