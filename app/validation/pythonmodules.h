// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/runtime.h"

#include <QByteArray>

#include <optional>

namespace Scf {

struct PythonVersion
{
    int major = 3;
    int minor = 0;

    bool operator==(const PythonVersion &) const = default;
};

//! The version in "Python3.9"; nothing for other runtimes and without one.
std::optional<PythonVersion> pythonVersionOf(const Runtime &runtime);

//! True when Python \a version on the platform has the top-level \a module without the package
//! bringing it. Errs towards true. Pure; any thread.
bool platformHasPythonModule(const QByteArray &module, PythonVersion version);

} // namespace Scf
