// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! What a person asks of an update besides code and handler.
struct UpdateOptions
{
    //! InstallDependency, Node.js only: the platform runs npm install on the package.
    bool installDependency = false;
    //! Publish: makes a version of what was deployed, in the same call.
    bool publish = false;
    //! EnvId, of CloudBase; empty: not sent.
    QString envId{};
    //! Says in CodeSource where the code comes from, though the platform sees it without.
    bool sendCodeSource = false;

    bool operator==(const UpdateOptions &) const = default;
};

} // namespace Scf
