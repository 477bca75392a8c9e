// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/function.h"
#include "app/domain/packageplan.h"
#include "app/domain/updateoptions.h"

#include <optional>

namespace Scf {

//! What tells one state of a function's code from another. Empty: not known.
struct SeenFunction
{
    QString modTime{};
    QString codeSha256{}; //!< lower-case hex

    bool operator==(const SeenFunction &) const = default;
};

//! What one press of Update asks for.
struct UpdatePlan
{
    FunctionId function{};
    CodeSource source{};
    //! What goes into the package, and how.
    PackagePlan package{};
    //! Empty: the handler stays as it is and is not sent.
    QString handler{};
    UpdateOptions options{};
    //! The function as the person saw it: when somebody else changed its code since, the job asks.
    //! Nothing: it never asks.
    std::optional<SeenFunction> seen{};
    //! Where a package goes that is too large for a request; nothing: nowhere, and the update ends.
    std::optional<CosBucketId> bucket{};

    bool operator==(const UpdatePlan &) const = default;
};

} // namespace Scf
