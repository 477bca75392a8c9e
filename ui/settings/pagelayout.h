// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QVBoxLayout;
class QWidget;

namespace Scf {

// What the pages of the settings are made of, so that they look alike.

//! The layout of \a page, with the edges of one.
QVBoxLayout *makePageLayout(QWidget *page);
//! Begins a group of settings that \a title names.
void addHeading(QVBoxLayout *layout, const QString &title);
//! A wrapped line of small text about what stands above it.
QLabel *addHint(QVBoxLayout *layout, const QString &text);

} // namespace Scf
