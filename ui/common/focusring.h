// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractScrollArea;

namespace Scf {

//! Rings \a area, which has no frame that could show it, while it has the focus.
void ringWhenFocused(QAbstractScrollArea *area);

} // namespace Scf
