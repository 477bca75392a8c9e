// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/package.h"
#include "app/validation/handlercheck.h"

#include <QList>

namespace Scf {

//! What the platform takes. Bytes.
struct PackageLimits
{
    //! Of the package's files together.
    qint64 unzippedBytes = 500LL * 1024 * 1024;

    bool operator==(const PackageLimits &) const = default;
};

//! Judges what \a listing holds: files, names, links, sizes. One finding for each rule that was
//! looked at; one for each kind of problem of the listing. Pure; any thread.
QList<Finding> checkPackage(const FunctionTraits &traits, const PackageListing &listing,
                            const PackageLimits &limits);

} // namespace Scf
