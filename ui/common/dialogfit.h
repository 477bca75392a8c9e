// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QDialog;

namespace Scf {

//! Lets \a dialog scroll where it needs more than \a room, in pixels, and makes it no larger than
//! that. Does nothing where it fits; once it scrolls, it goes on doing so. Its layout must be
//! there.
void fitInto(QDialog *dialog, const QSize &room);

//! Keeps every dialog on its screen from now on: fitInto() whenever one is shown, and when the text
//! size grows. Call it once, before the first window.
void keepDialogsOnScreen();

} // namespace Scf
