// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

namespace Scf {

//! \a listing, made by listFolder() or listZip(), with the content of \a file in the place of the
//! entry of that name; an entry more where there is none, unless it stays out of the package.
//! Whoever packs the listing, or reads the entry by folderReader() or zipReader(), gets the edited
//! content, repaired as the plan says. The source becomes one of kind Editor. Pure; any thread.
PackageListing withEdit(PackageListing listing, const EditedFile &file);

} // namespace Scf
