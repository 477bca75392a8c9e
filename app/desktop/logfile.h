// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QString>
#include <QStringList>

namespace Scf {

//! From now on everything that is logged is added to the file \a path too, a line each, with its
//! time (UTC), category and secrets removed; it is made for its owner only. Also turns on all of
//! our categories; QT_LOGGING_RULES has the last word. Main thread; what is logged may come from
//! any.
Result<Done> startLogFile(const QString &path);

//! More words that no line of the log may hold, besides what looks like a secret. Any thread.
void addLogSecrets(const QStringList &secrets);

//! Ends the log; nothing where none was started.
void stopLogFile();

} // namespace Scf
