// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemView;
class QAbstractItemView;
class QAbstractScrollArea;

namespace Scf {

//! Rings \a area, which has no frame that could show it, while it has the focus.
void ringWhenFocused(QAbstractScrollArea *area);

//! Where \a view, which has its model, has no current entry when the focus comes by a key, its
//! first becomes so, unselected: Qt does that once only, and a view that was filled anew would show
//! nowhere where the focus is. Without entries it is ringed as a whole.
void showFocusInRows(QAbstractItemView *view);

//! Where \a view, which has its model, has no current entry when the focus comes by a key, its
//! first becomes so, unselected: Qt does that once only, and a view that was filled anew would show
//! nowhere where the focus is. Without entries it is ringed as a whole.
void showFocusInRows(QAbstractItemView *view);

} // namespace Scf
