// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/functionstore.h"
#include "app/demo/knowncredentials.h"
#include "app/demo/updaterules.h"

#include <QJsonObject>
#include <QLatin1StringView>

namespace Scf::Demo {

inline constexpr QLatin1StringView stsVersion("2018-08-13");
//! The one Action of STS that exists here.
inline constexpr QLatin1StringView assumeRoleAction("AssumeRole");
//! The one role that there is.
inline constexpr QLatin1StringView
    demoRoleArn("qcs::cam::uin/100000000001:roleName/scf-desktop-demo");

//! STS 2018-08-13: gives out temporary credentials, which the other services then take. Without
//! HTTP and without signatures. Thread-safe.
class StsService
{
public:
    StsService(KnownCredentials &credentials, Clock clock);

    //! The fields of `Response` without RequestId, or the error.
    Answer<QJsonObject> call(const QString &action, const QString &region,
                             const QJsonObject &params);

private:
    Answer<QJsonObject> assumeRole(const QJsonObject &params);

    KnownCredentials &m_credentials;
    const Clock m_clock;
};

} // namespace Scf::Demo
