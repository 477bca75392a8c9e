// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/apirequests.h"
#include "app/domain/cosobject.h"
#include "app/validation/packagecheck.h"

#include <QString>

namespace Scf {

//! What decides which way a package goes.
struct CodeRouteQuestion
{
    //! Exact size of the request body with the ZIP in it; see requestSize().
    qint64 requestBytes = 0;
    //! What the endpoint takes; see UploadSettings::requestLimit().
    qint64 requestLimit = requestBodyLimit;
    //! Of all files in the package; 0: not known.
    qint64 unzippedBytes = 0;
    qint64 unzippedLimit = PackageLimits{}.unzippedBytes;
    //! What the person chose; without a name: nothing yet.
    CosBucketId bucket{};
};

//! The way of a package to its function.
struct CodeRoute
{
    enum class Way {
        Direct,        //!< in the request, as ZipFile
        ThroughBucket, //!< uploaded to `bucket` first
        NeedsBucket,   //!< likewise, once the person has chosen one
        TooLarge,      //!< no way takes it
    };

    Way way = Way::Direct;
    CosBucketId bucket{};
    //! One line for people: which way, and why.
    QString text{};
    //! Why there is such a limit, in a few sentences.
    QString explanation{};

    bool operator==(const CodeRoute &) const = default;
};

//! Pure; any thread.
CodeRoute codeRoute(const CodeRouteQuestion &question);

} // namespace Scf
