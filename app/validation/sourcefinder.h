// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"
#include "app/domain/runtime.h"
#include "app/validation/sourcescan.h"

#include <QString>
#include <QStringList>

namespace Scf {

//! Where the file of a handler was looked for and what was there.
struct EntryFile
{
    //! The file itself at the root, or null.
    const PackageEntry *file = nullptr;
    //! What may stand in for it but cannot be read: a compiled module, a folder of that name; or
    //! null.
    const PackageEntry *standIn = nullptr;
    //! Its usual name.
    QString usualName{};
};

//! Looks at the root of \a listing for the source of module \a module.
EntryFile findSource(const Runtime &runtime, const QString &module, const PackageListing &listing);

//! The only folder at the root, "x-main/", if nothing lies beside it; else empty.
QString onlyFolder(const PackageListing &listing);

//! What the source \a entry defines. One that cannot be read, is too large or is no UTF-8 gives a
//! scan that doubts everything.
SourceScan scanEntry(Runtime::Family family, const PackageEntry &entry, const EntryReader &reader);

} // namespace Scf
