// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/secretbackend.h"

#include <QHash>
#include <QList>
#include <QTimer>

#include <memory>

namespace Scf {

//! A credential store that does what a test tells it. Its world outlives it, as a system's does.
class FakeSecrets final : public SecretBackend
{
public:
    enum class Mood { Works, Fails, Hangs };

    struct World
    {
        Mood mood = Mood::Works;
        QHash<QString, QByteArray> entries{};
        int calls = 0;
        //! What hangs: each does its work and answers when it is called.
        QList<std::function<void()>> waiting{};

        void release()
        {
            for (const auto &one : std::exchange(waiting, {}))
                one();
        }
    };

    explicit FakeSecrets(std::shared_ptr<World> world)
        : m_world(std::move(world))
    { }

    void read(const QString &key, const Answer &answer) override
    {
        run(answer, [world = m_world.get(), key] { return world->entries.value(key); });
    }
    void write(const QString &key, const QByteArray &secret, const Answer &answer) override
    {
        run(answer, [world = m_world.get(), key, secret] {
            world->entries.insert(key, secret);
            return QByteArray();
        });
    }
    void remove(const QString &key, const Answer &answer) override
    {
        run(answer, [world = m_world.get(), key] {
            world->entries.remove(key);
            return QByteArray();
        });
    }

private:
    void run(const Answer &answer, const std::function<QByteArray()> &work)
    {
        ++m_world->calls;
        switch (m_world->mood) {
        case Mood::Works:
            QTimer::singleShot(0, &m_context, [answer, work] { answer(work()); });
            return;
        case Mood::Fails:
            QTimer::singleShot(0, &m_context, [answer] {
                answer(Error{.kind = Error::Kind::Keychain,
                             .code = LocalCode::keychainFailed,
                             .message = QStringLiteral("The keyring is locked."),
                             .sent = Error::Sent::Nothing});
            });
            return;
        case Mood::Hangs:
            m_world->waiting.append([answer, work] { answer(work()); });
            return;
        }
    }

    std::shared_ptr<World> m_world;
    QObject m_context;
};

} // namespace Scf
