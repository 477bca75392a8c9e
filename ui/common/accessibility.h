// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QButtonGroup;
class QLineEdit;
class QWidget;

namespace Scf {

//! Tells a screen reader what has just happened in \a widget, without moving the focus. Does
//! nothing where no screen reader listens. Use it for outcomes, not for every percent.
void announce(QWidget *widget, const QString &sentence);

//! \a listener hears what announce() is told, also while no screen reader listens; null: nobody.
//! The platforms that tests run on have no accessibility that could be switched on. Main thread.
void setAnnouncementListener(std::function<void(const QString &sentence)> listener);

//! Names the button with which \a edit clears itself (QLineEdit::setClearButtonEnabled), which Qt
//! leaves without a name.
void nameClearButton(QLineEdit *edit, const QString &name);

//! Lets Tab come to \a widget behind all that is in \a container, also when that was made later.
void putBehind(QWidget *container, QWidget *widget);

//! Lets Tab come to the button of \a group that is checked, and to no other while one is: the
//! arrow keys go from there. Qt begins with the first one until the group has had the focus.
void tabToChecked(QButtonGroup *group);

//! Corrects what Qt tells screen readers, for every widget of these classes. Call it once, before
//! the first window.
//!
//! A QComboBox is known by its accessible name, where Qt gives the current text as its name; the
//! current text is its text. An entry that is selected from there, in the list of the box, is
//! chosen like one that was clicked. A QScrollArea bears to be asked for a child that has gone.
//! Return presses the button that has the focus, where Qt would press the dialog's default one. The
//! wheel over a closed QComboBox scrolls what it stands in and chooses nothing. Tab goes through a
//! QDialogButtonBox as the eye does, where Qt leaves out what stands before its first button.
void installAccessibility();

} // namespace Scf
