// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/explanation.h"

namespace Scf {

//! The caption of the button that carries \a remedy out, in the language of the window. \a code is
//! the error's: what is looked for elsewhere depends on it.
QString remedyText(Remedy remedy, const QString &code = {});
//! One sentence that says what the button does.
QString remedySentence(Remedy remedy, const QString &code = {});

//! True for the codes of a function that is not where it was looked for, so that looking in other
//! regions and namespaces helps.
bool isAboutMissingFunction(const QString &code);
//! True for the codes about the region of a bucket, not that of the function.
bool isAboutBucketRegion(const QString &code);

} // namespace Scf
