// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Scf {

//! True when \a name stands in the table of constants of \a classFile, as every method of a class
//! does, and other names as well. False says little: methods can be inherited.
bool classFileHolds(const QByteArray &classFile, QByteArrayView name);

} // namespace Scf
