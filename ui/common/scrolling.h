// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace Scf {

//! Lets \a content fill \a area, which has no frame and takes no focus of its own, and be scrolled
//! where it needs more. \a area owns it and follows the focus of what is in it.
void letScroll(QScrollArea *area, QWidget *content);

} // namespace Scf
