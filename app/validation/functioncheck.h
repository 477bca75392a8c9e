// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"

#include <QList>

#include <optional>

namespace Scf {

//! Judges whether the status of \a function lets its code be updated. Pure; any thread.
QList<Finding> checkFunction(const FunctionDetail &function);

//! What \a error of reading \a id tells of it: that the function, or its namespace, is gone.
//! Nothing for all other failures. Pure; any thread.
std::optional<Finding> checkGone(const FunctionId &id, const Error &error);

} // namespace Scf
