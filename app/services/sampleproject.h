// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

namespace Scf {

//! Writes the sample project to the person's data folder, where it may be changed at will, and
//! gives its path. A project that is there already is left as it is.
Result<QString> unpackSampleProject();

} // namespace Scf
