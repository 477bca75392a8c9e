// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/function.h"
#include "app/domain/packageplan.h"
#include "app/domain/updateoptions.h"

#include <optional>

namespace Scf {

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
    //! Where a package goes that is too large for a request; nothing: nowhere, and the update ends.
    std::optional<CosBucketId> bucket{};

    bool operator==(const UpdatePlan &) const = default;
};

} // namespace Scf
