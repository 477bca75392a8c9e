// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Scf {

//! What signs a request. Lives in memory only; `toString` and debug output are left out on purpose.
struct Credential
{
    QString secretId{};
    QString secretKey{};
    //! Only with temporary credentials; sent as X-TC-Token, not signed.
    QString token{};

    bool isComplete() const { return !secretId.isEmpty() && !secretKey.isEmpty(); }
    //! The words that must never be shown; for `redacted()`.
    QStringList secrets() const { return {secretKey, token}; }

    bool operator==(const Credential &) const = default;
};

} // namespace Scf
