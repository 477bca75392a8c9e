// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! True for the names of COS's operations, which have no Action of API 3.0.
bool isCosAction(const QString &action);

} // namespace Scf
