// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/secretbackend.h"

#include <QObject>

#include <qt6keychain/keychain.h>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto service = "SCF Desktop"_L1;

class SystemSecretBackend final : public SecretBackend
{
public:
    void read(const QString &key, const Answer &answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        start(job, key, [answer, job] {
            if (job->error() == QKeychain::EntryNotFound)
                answer(QByteArray());
            else if (job->error() != QKeychain::NoError)
                answer(failure(*job));
            else
                answer(job->binaryData());
        });
    }

    void write(const QString &key, const QByteArray &secret, const Answer &answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(secret);
        start(job, key, [answer, job] {
            if (job->error() != QKeychain::NoError)
                answer(failure(*job));
            else
                answer(QByteArray());
        });
    }

    void remove(const QString &key, const Answer &answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        start(job, key, [answer, job] {
            if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
                answer(failure(*job));
            else
                answer(QByteArray());
        });
    }

private:
    //! Jobs delete themselves once they have ended; one that never does goes with the process.
    void start(QKeychain::Job *job, const QString &key, const std::function<void()> &ended)
    {
        job->setKey(key);
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, &m_context, ended);
        job->start();
    }

    static Error failure(const QKeychain::Job &job)
    {
        // QtKeychain has no other word for it, without libsecret and without the Secret Service.
        const QString said = job.errorString();
        const bool isNoStore = job.error() == QKeychain::NoBackendAvailable
                               || (job.error() == QKeychain::OtherError
                                   && (said == "Unknown error"_L1
                                       || said.contains("org.freedesktop.secrets was not"_L1)));
        return Error{.kind = Error::Kind::Keychain,
                     .code = LocalCode::keychainFailed,
                     .message = isNoStore ? QString() : said,
                     .sent = Error::Sent::Nothing};
    }

    QObject m_context; //!< nobody is answered after it
};

} // namespace

std::unique_ptr<SecretBackend> makeSystemSecretBackend()
{
    return std::make_unique<SystemSecretBackend>();
}

} // namespace Scf
