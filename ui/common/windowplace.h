// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

class QWidget;

namespace Scf {

//! Where a window that was at \a frame appears on \a screens, the room that each has for windows:
//! where it was as long as it can be taken hold of there and fits; else moved, and made smaller
//! where it must be, onto the screen that it was most on or is nearest to. \a frame itself where
//! there are no screens.
QRect visiblePlace(const QRect &frame, const QList<QRect> &screens);

//! Shows \a window before the others and gives it the keys.
void bringToFront(QWidget *window);

} // namespace Scf
