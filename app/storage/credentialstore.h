// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/credential.h"
#include "app/storage/secretbackend.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace Scf {

//! Where a secret is kept.
struct SecretKeeping
{
    enum class Place {
        Store,   //!< the system's credential store
        ThisRun, //!< this program's memory, until it ends
    };

    Place place = Place::ThisRun;
    //! Why it is ThisRun, as a translated sentence; empty where that was wished for.
    QString why{};
    //! The store has not answered in time, and may still take it.
    bool isPending = false;

    bool isForThisRun() const { return place == Place::ThisRun; }
    bool operator==(const SecretKeeping &) const = default;
};

//! SecretKey and Token of accounts, in the system's credential store and nowhere else on the disk.
//! What the store does not take, or not in time, is kept in memory for this run, and said so. Main
//! thread; each function answers exactly once, later, unless \a receiver has died by then.
class CredentialStore : public QObject
{
    Q_OBJECT

public:
    //! The store waits for the person where it is locked: after so long nothing is waited for.
    static constexpr int usualTimeoutMs = 10'000;

    explicit CredentialStore(std::unique_ptr<SecretBackend> backend = makeSystemSecretBackend(),
                             int timeoutMs = usualTimeoutMs, QObject *parent = nullptr);
    ~CredentialStore() override;

    using WriteAnswer = std::function<void(const SecretKeeping &)>;
    //! In the place of what is kept as \a id, which is an account's.
    void write(const QString &id, const Credential &credential, QObject *receiver,
               const WriteAnswer &answer);
    //! For this run only, as the person wishes it. What the store has as \a id stays there.
    void keepForThisRun(const QString &id, const Credential &credential);
    //! Where what was written last as \a id is kept, as far as this run knows.
    SecretKeeping keepingOf(const QString &id) const;

    using ReadAnswer = std::function<void(const Result<Credential> &)>;
    //! Errors are Kind::Keychain with LocalCode::keychainFailed, or LocalCode::secretNotKept where
    //! nothing is kept as \a id.
    void read(const QString &id, QObject *receiver, const ReadAnswer &answer);

    //! Nothing is kept as \a id any more. False: the store may still have it.
    using RemoveAnswer = std::function<void(bool isRemoved)>;
    void remove(const QString &id, QObject *receiver = nullptr, const RemoveAnswer &answer = {});

signals:
    //! The store has taken, after all, what write() had to keep for this run.
    void keptAfterAll(const QString &id);

private:
    SecretBackend::Answer inTime(const SecretBackend::Answer &answer,
                                 const SecretBackend::Answer &late);
    QString sentence(const Error &error) const;

    std::unique_ptr<SecretBackend> m_backend;
    int m_timeoutMs;
    QHash<QString, Credential> m_forThisRun; //!< and what the store has not taken yet
    QHash<QString, int> m_generations;       //!< of what was last asked for each id
};

} // namespace Scf
