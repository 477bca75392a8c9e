// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/packageplan.h"

#include <QString>

namespace Scf {

//! What \a group leaves out, in translated words: "Caches of Python".
QString ignoreGroupWords(const IgnoreGroup &group);

} // namespace Scf
