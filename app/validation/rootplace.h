// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Scf {

//! Where a file that must lie at the root of a package really lies.
struct RootPlace
{
    enum class Kind {
        AtRoot,    //!< `entries` has it, or several of the names asked for
        TooDeep,   //!< the whole package lies in `folder`, and the file at the top of that
        OtherCase, //!< `file` differs by case only
        Elsewhere, //!< in `folder`, besides other files
        Unusable,  //!< it is there, but the listing has a problem with `file`
        Missing
    };
    Kind kind = Kind::Missing;
    QList<PackageEntry> entries{};
    //! Ends with '/'.
    QString folder{};
    QString file{};
};

//! Looks for files called one of \a names at the root of \a listing.
RootPlace findAtRoot(const PackageListing &listing, const QStringList &names);

//! The files at the root of \a listing.
QList<PackageEntry> rootFiles(const PackageListing &listing);

} // namespace Scf
