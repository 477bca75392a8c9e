// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Scf {

//! Tells a screen reader what has just happened in \a widget, without moving the focus. Does
//! nothing where no screen reader listens. Use it for outcomes, not for every percent.
void announce(QWidget *widget, const QString &sentence);

} // namespace Scf
