// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace Scf {

//! A place outside of this program that keeps secrets. It does what it is asked in the order of the
//! calls, and answers on the main thread, later; a call whose prompt nobody answers never ends.
//! What is answered after the object is gone has to be dropped by whoever asked.
class SecretBackend
{
public:
    //! No bytes: there is no such entry. Errors are Kind::Keychain.
    using Answer = std::function<void(const Result<QByteArray> &)>;

    SecretBackend() = default;
    virtual ~SecretBackend() = default;
    SecretBackend(const SecretBackend &) = delete;
    SecretBackend &operator=(const SecretBackend &) = delete;

    virtual void read(const QString &key, const Answer &answer) = 0;
    //! In the place of what is there.
    virtual void write(const QString &key, const QByteArray &secret, const Answer &answer) = 0;
    //! Succeeds also where there is no such entry.
    virtual void remove(const QString &key, const Answer &answer) = 0;
};

//! The system's credential store: Secret Service or KWallet, the Windows Credential Manager, the
//! macOS Keychain. Nothing is ever written in plain text.
std::unique_ptr<SecretBackend> makeSystemSecretBackend();

} // namespace Scf
