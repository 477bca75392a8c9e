// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Scf {

//! What one file is as far as starting it goes. Found in its first bytes.
struct ExecutableFacts
{
    enum class Kind {
        Unreadable,
        Empty,
        Script, //!< text, with or without "#!"
        Elf,
        MachO,
        WindowsPe,
        Data, //!< none of these
    };

    Kind kind = Kind::Unreadable;

    bool hasByteOrderMark = false;
    bool hasInterpreterLine = false;
    bool firstLineEndsWithCrLf = false;
    bool hasCrLf = false;
    //! Path of the "#!" line.
    QString interpreter{};

    bool isLinuxX64 = false; //!< ELF of 64 bits for x86-64
    //! ELF: the name of its processor, such as "arm64"; a number where nobody here knows it.
    QString processor{};
    //! ELF: the program that loads it; empty for a static one and for libraries.
    QString loader{};
    bool needsMusl = false;
    //! ELF: the N of the newest GLIBC_2.N that it asks for; 0 for none.
    int newestGlibc = 0;

    bool operator==(const ExecutableFacts &) const = default;
};

//! So many first bytes are enough for most: names of libraries and versions stand in front.
inline constexpr qint64 executableHeadSize = 1024 * 1024;
//! More of a file is never looked at.
inline constexpr qint64 largestExecutable = 64 * 1024 * 1024;

//! Judges the first bytes of a file. Trusts nothing in them: offsets that lead out of \a head mean
//! that the fact is not known. Pure; any thread.
ExecutableFacts executableFacts(QByteArrayView head);

} // namespace Scf
