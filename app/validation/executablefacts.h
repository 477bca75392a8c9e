// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QByteArrayView>
#include <QString>

namespace Scf {

//! What a compiled file is made for.
struct ExecutableFacts
{
    enum class Kind {
        Unreadable,
        Other, //!< nothing compiled, or what runs anywhere (.NET)
        Elf,
        MachO,     //!< macOS, for one processor or several
        WindowsPe, //!< programs and libraries alike
        Archive,   //!< what "ar" makes of objects: a static library, or a Go package
    };

    Kind kind = Kind::Unreadable;

    // What follows is only of Elf.

    //! Words for where it runs, such as "Linux on ARM64".
    QString target{};
    //! It runs on 64-bit x86 under Linux, as far as system and processor go.
    bool isForX64 = false;
    bool isProgram = false;
    bool needsMusl = false;
    //! The dynamic loader; empty for libraries and static programs.
    QString loader{};
    //! The N of the newest GLIBC_2.N that it asks for; 0 for none.
    int glibc = 0;

    bool isCompiled() const
    {
        return kind == Kind::Elf || kind == Kind::MachO || kind == Kind::WindowsPe;
    }
    bool operator==(const ExecutableFacts &) const = default;
};

//! Looks into the file \a entry, as far as needed. Trusts nothing in it. Any thread, blocking in
//! \a reader.
ExecutableFacts executableFacts(const PackageEntry &entry, const EntryReader &reader);
//! The same for a file whose bytes are all at hand. Pure; any thread.
ExecutableFacts executableFacts(QByteArrayView content);

} // namespace Scf
