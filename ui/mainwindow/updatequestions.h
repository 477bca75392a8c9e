// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/domain/function.h"

#include <functional>

class QWidget;

namespace Scf {

class CodeUpdateJob;

// What is asked about an update. Each shows its question over parent and returns at once; the
// careful answer is the default.

//! Whether the code of \a function is replaced in \a account, one of production. One question at a
//! time.
void askAboutProduction(QWidget *parent, const Account &account, const FunctionId &function,
                        const std::function<void()> &update);
//! Whether \a job goes on although the code was changed at \a modTime by somebody else. Goes away
//! with the job.
void askAboutConflict(QWidget *parent, CodeUpdateJob *job, const QString &modTime);
//! Whether the window closes while an update runs.
void askBeforeClosing(QWidget *parent, const std::function<void()> &closeAnyway);

} // namespace Scf
