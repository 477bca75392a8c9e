// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/validation/contentrules.h"

#include <QSet>
#include <QString>

namespace Scf {

//! The source file of the handler: the first that is there of the names that the runtime takes;
//! null where the handler names none, or it is missing.
const PackageEntry *entrySource(const ContentView &view);

//! The sources with \a suffix (".py") that run first: the handler's, or of a web function those
//! that its scf_bootstrap names ("node app.js", "gunicorn app:app").
QList<const PackageEntry *> firstSources(const ContentView &view, const QString &suffix);

//! Top-level names at the root ("yaml", "six.py") that pip put there, as its records say.
QSet<QString> installedByPip(const ContentView &view);

} // namespace Scf
