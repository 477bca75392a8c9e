// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Scf {

//! True when Python 3.\a minor on the platform has the top-level \a module without the package
//! bringing it. Errs towards true. Pure; any thread.
bool platformHasPythonModule(const QByteArray &module, int minor);

} // namespace Scf
