// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"

#include <QIcon>
#include <QString>

namespace Scf {

//! What the window calls \a account.
QString accountName(const Account &account);
//! True where \a name is or reads like that of the demo cloud, which no real account may have: in
//! any language of the program, whatever the case and the spaces.
bool isNameOfDemo(const QString &name);

//! Of the edition that a person with the window's language most likely has: what is proposed first.
Endpoint usualEndpoint();

//! "AKIDz8kr…f3Qx"
QString shortSecretId(const QString &secretId);

QString colourName(AccountColour colour);
//! A square of the account's colour; empty where it has none. Of the theme in use now: make it
//! again after a change of the palette.
QIcon colourMark(const Account &account);

} // namespace Scf
