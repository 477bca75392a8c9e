// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/packageplan.h"

#include <QByteArray>

namespace Scf {

//! \a plan as one line of JSON, to be kept; empty for one without any decision.
QByteArray toJson(const PackagePlan &plan);

//! Reads what toJson() wrote. What is missing or of another kind is left out: a plan that cannot be
//! read is one without decisions.
PackagePlan packagePlanFromJson(const QByteArray &json);

} // namespace Scf
