// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"
#include "app/domain/runtime.h"
#include "app/validation/sourcescan.h"

namespace Scf {

//! What the source \a entry defines. One that cannot be read, is too large or is no UTF-8 gives a
//! scan that doubts everything.
SourceScan scanEntry(Runtime::Family family, const PackageEntry &entry, const EntryReader &reader);

} // namespace Scf
