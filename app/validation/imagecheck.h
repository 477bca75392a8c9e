// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/finding.h"
#include "app/validation/handlercheck.h"

#include <QList>

#include <optional>

namespace Scf {

//! Judges an image: the form of its URI, whether its kind fits, what that needs, how it starts.
//! Whether the image exists only the platform can tell. Pure; any thread.
QList<Finding> checkImage(const ImageSource &image);

//! Judges whether a function of \a traits can take code of \a kind: a function that runs an image
//! takes nothing else, and no other function takes an image. Pure; any thread.
std::optional<Finding> checkSourceKind(const FunctionTraits &traits, CodeSource::Kind kind);

} // namespace Scf
