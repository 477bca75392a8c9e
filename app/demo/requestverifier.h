// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"
#include "app/domain/credential.h"

#include <QList>
#include <QString>

#include <optional>

namespace Scf::Demo {

//! A credential that the service knows.
struct KnownCredential
{
    Credential credential{};
    //! A token is refused from this second (since 1970) on; 0: it lasts.
    qint64 tokenEndsS = 0;
};

//! The code with which a request signed by TC3-HMAC-SHA256 is refused at the time \a nowS (seconds
//! since 1970); nothing when its signature is good. Only the bytes of \a request count. The host
//! may have been signed without its port, as the official Node SDK does it. \a service: what the
//! scope has to name; empty accepts every service.
std::optional<QString> signatureRefusal(const HttpRequest &request,
                                        const QList<KnownCredential> &known, qint64 nowS,
                                        const QString &service = {});

} // namespace Scf::Demo
