// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/credentialstore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// The SecretId goes along: a key that was written for another one is none.
QByteArray toBytes(const Credential &credential)
{
    QJsonObject json{{u"secretId"_s, credential.secretId}, {u"secretKey"_s, credential.secretKey}};
    if (!credential.token.isEmpty())
        json.insert(u"token"_s, credential.token);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Credential fromBytes(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    return {.secretId = json.value("secretId"_L1).toString(),
            .secretKey = json.value("secretKey"_L1).toString(),
            .token = json.value("token"_L1).toString()};
}

Error keychainError(QLatin1StringView code, const QString &message = {})
{
    return Error{.kind = Error::Kind::Keychain,
                 .code = code,
                 .message = message,
                 .sent = Error::Sent::Nothing};
}

} // namespace

CredentialStore::CredentialStore(std::unique_ptr<SecretBackend> backend, int timeoutMs,
                                 QObject *parent)
    : QObject(parent)
    , m_backend(std::move(backend))
    , m_timeoutMs(timeoutMs)
{ }

CredentialStore::~CredentialStore() = default;

//! An answer for the backend: hands it to \a answer, or to \a late when \a answer was told before
//! that the time is over.
SecretBackend::Answer CredentialStore::inTime(const SecretBackend::Answer &answer,
                                              const SecretBackend::Answer &late)
{
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    timer->callOnTimeout(this, [this, timer, answer] {
        timer->deleteLater();
        answer(keychainError(LocalCode::timedOut,
                             tr("The credential store did not answer within %n second(s).", nullptr,
                                qMax(1, m_timeoutMs / 1'000))));
    });
    timer->start(m_timeoutMs);
    return [store = QPointer<CredentialStore>(this), timer = QPointer<QTimer>(timer), answer,
            late](const Result<QByteArray> &result) {
        if (!store)
            return;
        const bool isInTime = timer && timer->isActive();
        if (isInTime)
            delete timer;
        (isInTime ? answer : late)(result);
    };
}

QString CredentialStore::sentence(const Error &error) const
{
    return error.message.isEmpty() ? tr("No credential store answers on this computer.")
                                   : error.message;
}

void CredentialStore::write(const QString &id, const Credential &credential, QObject *receiver,
                            const WriteAnswer &answer)
{
    const int generation = ++m_generations[id];
    m_forThisRun.insert(id, credential);
    const auto forget = [this, id, generation] {
        if (m_generations.value(id) != generation)
            return false; // another one was written meanwhile
        m_forThisRun.remove(id);
        return true;
    };
    const auto written = [this, forget, answer,
                          guard = QPointer<QObject>(receiver)](const Result<QByteArray> &result) {
        if (result)
            forget();
        if (!guard)
            return;
        answer(result ? SecretKeeping{.place = SecretKeeping::Place::Store}
                      : SecretKeeping{.why = sentence(result.error()),
                                      .isPending = result.error().code == LocalCode::timedOut});
    };
    const auto late = [this, id, forget](const Result<QByteArray> &result) {
        if (result && forget())
            emit keptAfterAll(id);
    };
    m_backend->write(id, toBytes(credential), inTime(written, late));
}

void CredentialStore::keepForThisRun(const QString &id, const Credential &credential)
{
    ++m_generations[id];
    m_forThisRun.insert(id, credential);
}

SecretKeeping CredentialStore::keepingOf(const QString &id) const
{
    return {.place = m_forThisRun.contains(id) ? SecretKeeping::Place::ThisRun
                                               : SecretKeeping::Place::Store};
}

void CredentialStore::read(const QString &id, QObject *receiver, const ReadAnswer &answer)
{
    const auto kept = m_forThisRun.constFind(id);
    if (kept != m_forThisRun.constEnd()) {
        QTimer::singleShot(0, receiver, [answer, credential = *kept] { answer(credential); });
        return;
    }
    const auto wasRead = [this, answer,
                          guard = QPointer<QObject>(receiver)](const Result<QByteArray> &result) {
        if (!guard)
            return;
        if (!result)
            return answer(keychainError(LocalCode::keychainFailed, sentence(result.error())));
        const Credential credential = fromBytes(*result);
        if (credential.secretKey.isEmpty())
            return answer(keychainError(LocalCode::secretNotKept));
        answer(credential);
    };
    m_backend->read(id, inTime(wasRead, [](const Result<QByteArray> &) {}));
}

void CredentialStore::remove(const QString &id, QObject *receiver, const RemoveAnswer &answer)
{
    ++m_generations[id];
    m_forThisRun.remove(id);
    const auto removed = [answer,
                          guard = QPointer<QObject>(receiver)](const Result<QByteArray> &result) {
        if (guard && answer)
            answer(result.has_value());
    };
    m_backend->remove(id, inTime(removed, [](const Result<QByteArray> &) {}));
}

} // namespace Scf
