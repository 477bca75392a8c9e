// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/coserror.h"
#include "app/demo/costarget.h"
#include "app/demo/httpserver.h"
#include "app/demo/requestverifier.h"

#include <optional>

namespace Scf::Demo {

//! With what COS refuses a request signed by q-sign-algorithm=sha1, in its Authorization or in its
//! query, at the time \a nowS (seconds since 1970); nothing when its signature is good. The
//! signature covers the head alone.
std::optional<CosError> cosRefusal(const HttpRequest &head, const CosTarget &target,
                                   const QList<KnownCredential> &known, qint64 nowS);

} // namespace Scf::Demo
