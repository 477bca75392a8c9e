// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace Scf {

//! What an ELF file asks of the machine that is to run it.
struct ElfFacts
{
    //! Processors that are told apart here, by their number in the file.
    static constexpr quint16 x86 = 3;
    static constexpr quint16 x86_64 = 62;

    bool is64 = false;
    bool isLittleEndian = false;
    quint16 machine = 0;
    //! The system that the file names; 0 and 3 are Linux (most files name none).
    quint8 system = 0;

    // What follows is only looked for in 64-bit files for x86-64.

    //! True for what can be started. A shared library that names a loader counts as well.
    bool isProgram = false;
    //! The dynamic loader; empty for libraries and static programs.
    QString loader{};
    //! Linked to musl, or to another C library whose file is just "libc.so".
    bool needsMusl = false;
    //! The N of the newest version GLIBC_2.N without which it does not start; 0 for none.
    int glibc = 0;

    bool isForX64() const { return is64 && isLittleEndian && machine == x86_64; }
    bool isForLinux() const { return system == 0 || system == 3; }
};

//! Gives the first \a size bytes of a file; fewer where it has no more, or cannot be read.
using PrefixReader = std::function<QByteArray(qint64 size)>;

//! Reads the ELF file that begins with \a head, and more of it as needed, but never more than its
//! first 64 MB: what stands behind them stays unknown. Nothing in the file is trusted. Pure but for
//! \a read; any thread.
ElfFacts readElf(const QByteArray &head, const PrefixReader &read);

} // namespace Scf
