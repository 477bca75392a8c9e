// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/runtime.h"

#include <QString>

namespace Scf {

//! Whether the system that a function runs on has something.
enum class Presence { Present, Unsure, Absent };

//! The N of glibc 2.N on the system of \a runtime, as far as the platform's pages tell; else the
//! oldest that they name.
int platformGlibc(const Runtime &runtime);

//! What a "#!" line asks for: \a interpreter with \a argument. Paths into the package itself are
//! the caller's matter.
Presence interpreterPresence(const QString &interpreter, const QString &argument,
                             const Runtime &runtime);

//! A \a path below /var/lang/, where the platform keeps each version of a language in a folder of
//! its own. Unsure where it belongs to another runtime.
Presence languagePresence(const QString &path, const Runtime &runtime);

//! The dynamic loader \a path of 64-bit programs.
Presence loaderPresence(const QString &path);

//! True for the \a path of a shell whose scripts bash can mostly run.
bool isShell(const QString &path);

} // namespace Scf
