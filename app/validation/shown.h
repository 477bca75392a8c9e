// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Scf {

//! \a name as it may stand in a sentence: at most 60 characters, without anything that would break
//! the line or turn its direction.
QString shownName(const QString &name);

//! The first names of \a names and how many there are besides, as part of a sentence. \a count is
//! how many there are in all; names beyond the first three need not be given.
QString shownNames(const QStringList &names, qsizetype count);

} // namespace Scf
