// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/function.h"

#include <QList>

namespace Scf {

//! Judges whether the status of \a function lets its code be updated. Pure; any thread.
QList<Finding> checkFunction(const FunctionDetail &function);

} // namespace Scf
