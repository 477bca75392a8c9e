// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/elffile.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// Names and numbers are those of the System V ABI and of glibc's elf.h.
constexpr quint16 executableType = 2;     // ET_EXEC
constexpr quint32 loadSegment = 1;        // PT_LOAD
constexpr quint32 dynamicSegment = 2;     // PT_DYNAMIC
constexpr quint32 interpreterSegment = 3; // PT_INTERP
constexpr quint64 segmentHeaderSize = 56;
constexpr quint64 dynamicEntrySize = 16;
constexpr quint16 weakVersion = 2;             // VER_FLG_WEAK
constexpr quint64 programFlag = 0x0800'0000;   // DF_1_PIE
constexpr int glibcOfRelativeRelocations = 36; // what brought GLIBC_ABI_DT_RELR

// Bounds for what a real file never reaches.
constexpr qint64 mostBytes = 64 * 1024 * 1024;
constexpr quint64 mostSegments = 256;
constexpr quint64 mostDynamicEntries = 8'192;
constexpr quint64 longestText = 4'096;
constexpr int mostVersions = 8'192;

enum DynamicTag : quint64 {
    NoTag = 0,
    Needed = 1,
    StringTable = 5,
    Flags1 = 0x6fff'fffb,
    VersionsNeeded = 0x6fff'fffe,
};

//! The bytes of a file that are known so far. Offsets beyond them give zeros.
class FileBytes
{
public:
    FileBytes(const QByteArray &head, const PrefixReader &read)
        : m_bytes(head)
        , m_read(read)
    { }

    //! Tries to know the \a size bytes at \a offset.
    void want(quint64 offset, quint64 size)
    {
        constexpr quint64 most = mostBytes;
        if (m_isOver || offset >= most)
            return;
        quint64 end = offset + std::min(size, most - offset);
        if (end <= quint64(m_bytes.size()))
            return;
        // At least twice as much as before, or a file made for it could have us read all over again
        // for every few bytes.
        end = std::min(std::max(end, 2 * quint64(m_bytes.size())), most);
        QByteArray more = m_read(qint64(end));
        m_isOver = quint64(more.size()) < end;
        if (more.size() > m_bytes.size())
            m_bytes = std::move(more);
    }

    template <typename Number>
    Number number(quint64 offset) const
    {
        const auto size = quint64(m_bytes.size());
        if (offset >= size || size - offset < sizeof(Number))
            return 0;
        return qFromLittleEndian<Number>(m_bytes.constData() + offset);
    }

    //! What stands from \a offset to the next NUL.
    QByteArrayView text(quint64 offset) const
    {
        const auto size = quint64(m_bytes.size());
        if (offset >= size)
            return {};
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(
            qsizetype(offset), qsizetype(std::min(size - offset, longestText)));
        const qsizetype end = rest.indexOf('\0');
        return end < 0 ? QByteArrayView() : rest.first(end);
    }

private:
    QByteArray m_bytes;
    const PrefixReader &m_read;
    bool m_isOver = false; // there is no more to be had
};

struct Segment
{
    quint64 offset = 0;
    quint64 address = 0;
    quint64 size = 0; // in the file
};

//! The N of "GLIBC_2.N" or "GLIBC_2.N.M"; 0 for other versions.
int glibcOf(QByteArrayView version)
{
    if (version == "GLIBC_ABI_DT_RELR")
        return glibcOfRelativeRelocations;
    constexpr QByteArrayView prefix("GLIBC_2.");
    if (!version.startsWith(prefix))
        return 0;
    int number = 0;
    for (qsizetype i = prefix.size(); i < version.size() && version[i] != '.'; ++i) {
        if (version[i] < '0' || version[i] > '9' || number > 999)
            return 0;
        number = number * 10 + (version[i] - '0');
    }
    return number;
}

class ElfReader
{
public:
    ElfReader(const QByteArray &head, const PrefixReader &read)
        : m_file(head, read)
    { }

    ElfFacts facts();

private:
    void readSegments();
    void readDynamic(const Segment &segment);
    void readVersions(quint64 offset);
    quint64 offsetOf(quint64 address) const;

    FileBytes m_file;
    ElfFacts m_facts;
    std::vector<Segment> m_loaded;
    quint64 m_strings = 0; // offset of the names
};

ElfFacts ElfReader::facts()
{
    constexpr quint8 class64 = 2;
    constexpr quint8 littleEndian = 1;
    m_facts.is64 = m_file.number<quint8>(4) == class64;
    m_facts.isLittleEndian = m_file.number<quint8>(5) == littleEndian;
    m_facts.system = m_file.number<quint8>(7);
    m_facts.machine = m_file.number<quint16>(18);
    if (!m_facts.isLittleEndian)
        m_facts.machine = qbswap(m_facts.machine);
    if (m_facts.isForX64()) {
        m_facts.isProgram = m_file.number<quint16>(16) == executableType;
        readSegments();
    }
    return m_facts;
}

void ElfReader::readSegments()
{
    const auto table = m_file.number<quint64>(32);
    const auto headerSize = m_file.number<quint16>(54);
    const auto count = std::min<quint64>(m_file.number<quint16>(56), mostSegments);
    if (headerSize != segmentHeaderSize || table >= quint64(mostBytes))
        return;
    m_file.want(table, count * segmentHeaderSize);
    Segment dynamic;
    for (quint64 i = 0; i < count; ++i) {
        const quint64 header = table + i * segmentHeaderSize;
        const Segment segment{.offset = m_file.number<quint64>(header + 8),
                              .address = m_file.number<quint64>(header + 16),
                              .size = m_file.number<quint64>(header + 32)};
        switch (m_file.number<quint32>(header)) {
        case loadSegment:
            m_loaded.push_back(segment);
            break;
        case dynamicSegment:
            dynamic = segment;
            break;
        case interpreterSegment:
            m_file.want(segment.offset, std::min(segment.size, longestText));
            m_facts.loader = QString::fromUtf8(m_file.text(segment.offset));
            m_facts.isProgram = m_facts.isProgram || !m_facts.loader.isEmpty();
            break;
        default:
            break;
        }
    }
    if (dynamic.size > 0)
        readDynamic(dynamic);
    m_facts.needsMusl = m_facts.needsMusl || m_facts.loader.contains("/ld-musl-"_L1);
}

//! Where in the file \a address of the running program stands; behind all files where nowhere.
quint64 ElfReader::offsetOf(quint64 address) const
{
    for (const Segment &segment : m_loaded) {
        if (address >= segment.address && address - segment.address < segment.size)
            return segment.offset + (address - segment.address);
    }
    return std::numeric_limits<quint64>::max();
}

void ElfReader::readDynamic(const Segment &segment)
{
    const quint64 count = std::min(segment.size / dynamicEntrySize, mostDynamicEntries);
    if (segment.offset >= quint64(mostBytes))
        return;
    m_file.want(segment.offset, count * dynamicEntrySize);
    std::vector<quint64> needed;
    quint64 strings = 0;
    quint64 versions = 0;
    for (quint64 i = 0; i < count; ++i) {
        const quint64 entry = segment.offset + i * dynamicEntrySize;
        const auto value = m_file.number<quint64>(entry + 8);
        switch (m_file.number<quint64>(entry)) {
        case NoTag:
            i = count - 1;
            break;
        case Needed:
            needed.push_back(value);
            break;
        case StringTable:
            strings = value;
            break;
        case Flags1:
            m_facts.isProgram = m_facts.isProgram || (value & programFlag) != 0;
            break;
        case VersionsNeeded:
            versions = value;
            break;
        default:
            break;
        }
    }
    m_strings = offsetOf(strings);
    const auto nameAt = [this](quint64 place) {
        const quint64 offset = m_strings + place;
        if (offset < m_strings)
            return QByteArrayView();
        m_file.want(offset, longestText);
        return m_file.text(offset);
    };
    for (const quint64 place : needed) {
        const QByteArrayView name = nameAt(place);
        if (name == "libc.so" || name.startsWith("libc.musl-"))
            m_facts.needsMusl = true;
    }
    if (versions != 0)
        readVersions(offsetOf(versions));
}

void ElfReader::readVersions(quint64 offset)
{
    // Each library's record holds the way to the next one and to its list of versions. All of it
    // leads forward, and there is a limit to how many are followed.
    int seen = 0;
    quint64 library = offset;
    while (library < quint64(mostBytes) && seen < mostVersions) {
        m_file.want(library, longestText);
        const auto count = m_file.number<quint16>(library + 2);
        quint64 version = library + m_file.number<quint32>(library + 8);
        for (int i = 0; i < count && seen < mostVersions; ++i) {
            ++seen;
            m_file.want(version, dynamicEntrySize);
            const auto flags = m_file.number<quint16>(version + 4);
            const quint64 name = m_strings + m_file.number<quint32>(version + 8);
            if ((flags & weakVersion) == 0 && name >= m_strings) {
                m_file.want(name, longestText);
                m_facts.glibc = std::max(m_facts.glibc, glibcOf(m_file.text(name)));
            }
            const auto next = m_file.number<quint32>(version + 12);
            if (next == 0)
                break;
            version += next;
        }
        ++seen;
        const auto next = m_file.number<quint32>(library + 12);
        if (next == 0)
            break;
        library += next;
    }
}

} // namespace

ElfFacts readElf(const QByteArray &head, const PrefixReader &read)
{
    return ElfReader(head, read).facts();
}

} // namespace Scf
