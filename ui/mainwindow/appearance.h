// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace Scf {

class Services;

//! Puts the texts of \a language ("en", "zh_CN"; empty: the system's) on the application; every
//! window gets a LanguageChange. Sets the default locale likewise. Returns the language that is in
//! use.
QString useLanguage(const QString &language);

//! Theme, language and icon of the whole program, once, before the first window: what the command
//! line says, else what the person chose last. Empty: not said.
void setUpAppearance(Services *services, const QString &theme, const QString &language);

// What the person chooses takes effect at once and is kept.
void chooseTheme(Services *services, ThemeChoice choice);
void chooseLanguage(Services *services, const QString &language);

} // namespace Scf
