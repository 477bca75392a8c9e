// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QVariant>

namespace Scf {

//! Moves the settings file \a path to "NAME.broken-DATE" beside it when it cannot be read wholly:
//! it holds binary data, breaks off, or has lines that say nothing. Nothing is ever deleted. Gives
//! the new path; empty where the file is whole, is not there or cannot be moved.
QString setAsideWhenDamaged(const QString &path);

//! What the damaged settings file \a path still says, value by value; nothing where it is no text.
//! A last line that breaks off is left out.
QMap<QString, QVariant> readableSettings(const QString &path);

} // namespace Scf
