// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"

#include <QString>

namespace Scf {

//! Names the endpoint and SecretId of \a account in files, without telling them: "<endpoint>-<id>".
//! The demo cloud, which is another one at each start, has one name.
QString accountTag(const Account &account);
//! The part of \a accountTag that names the endpoint.
QString endpointTag(const QString &accountTag);

} // namespace Scf
