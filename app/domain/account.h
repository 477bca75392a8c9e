// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/credential.h"
#include "app/domain/endpoint.h"

#include <QDateTime>

#include <array>

namespace Scf {

//! What tells accounts apart at a glance; the window gives each its colours of both themes.
//! Amber is not among them: it is the demo cloud's alone.
enum class AccountColour { None, Blue, Teal, Green, Red, Violet };

inline constexpr std::array allAccountColours{AccountColour::None, AccountColour::Blue,
                                              AccountColour::Teal, AccountColour::Green,
                                              AccountColour::Red,  AccountColour::Violet};

//! Whom requests are made for and where they go.
struct Account
{
    enum class Kind { Demo, Real };

    static constexpr QLatin1StringView usualRoleSession{"scf-desktop"};
    static constexpr int usualRoleSeconds = 7'200;

    Kind kind = Kind::Real;
    //! Names the account in the person's list, and never changes there. Empty for one that is in no
    //! list, as the demo cloud's.
    QString id{};
    //! As the person called it; empty for the demo cloud, whose name the window translates.
    QString name{};
    Endpoint endpoint = Endpoint::international();
    Credential credential{};
    //! Where it opens; empty: defaultRegion and defaultNamespace.
    QString region{};
    QString space{};
    AccountColour colour = AccountColour::None;
    //! An Update asks first.
    bool isProduction = false;
    //! "qcs::cam::uin/…:roleName/…" of the role that is assumed when it opens; empty: none. Once it
    //! is open, the credential is that of the role.
    QString roleArn{};
    //! RoleSessionName and DurationSeconds of AssumeRole.
    QString roleSession{usualRoleSession};
    int roleSeconds = usualRoleSeconds;
    //! The end of a temporary credential, UTC; invalid where it has none, or none that is known.
    QDateTime expiresAt{};
    //! SecretKey and Token are in no store: the next run asks for them.
    bool isKeyForThisRun = false;

    //! Who acts, whichever key signs at the moment: the role, else the SecretId.
    QString holder() const { return roleArn.isEmpty() ? credential.secretId : roleArn; }
    bool isTemporary() const { return !credential.token.isEmpty(); }
    bool isExpiredAt(const QDateTime &moment) const
    {
        return expiresAt.isValid() && expiresAt <= moment;
    }
    bool operator==(const Account &) const = default;
};

} // namespace Scf
