// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/support/problemreport.h"

#include <QObject>

#include <functional>

namespace Scf {

class Services;

//! Collects what \a services know into a report and hands it to \a answer, once, on the main
//! thread, unless \a receiver has died. \a known: what only the window knows (window, connection);
//! the rest of it is filled in here. Files are read and the text is made in the background.
void collectReport(Services *services, const ProblemFacts &known, QObject *receiver,
                   const std::function<void(const ProblemReport &)> &answer);

} // namespace Scf
