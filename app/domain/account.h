// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/credential.h"
#include "app/domain/endpoint.h"

namespace Scf {

//! Whom requests are made for and where they go.
struct Account
{
    enum class Kind { Demo, Real };

    Kind kind = Kind::Real;
    //! As the person called it; empty for the demo cloud, whose name the window translates.
    QString name{};
    Endpoint endpoint = Endpoint::international();
    Credential credential{};

    bool operator==(const Account &) const = default;
};

} // namespace Scf
