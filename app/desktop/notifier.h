// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace Scf {

//! Notifications of the desktop by org.freedesktop.Notifications. Where nobody answers to that it
//! stays silent. Main thread; nothing waits for the desktop.
class Notifier : public QObject
{
    Q_OBJECT

public:
    //! \a applicationId: that of the desktop file and the icon.
    explicit Notifier(const QString &applicationId, QObject *parent = nullptr);

    //! True where this way exists: D-Bus, and a session bus.
    static bool isSupported();
    //! Plain text. Takes the place of what was shown before.
    void show(const QString &title, const QString &text);
    //! Takes away what is shown.
    void withdraw();

signals:
    //! The person has clicked on it. \a activationToken lets a window come to the front under
    //! Wayland; empty elsewhere.
    void clicked(const QString &activationToken);

private slots:
    void actionInvoked(uint id, const QString &action);
    void tokenGiven(uint id, const QString &token);
    void notificationClosed(uint id, uint reason);

private:
    struct Text
    {
        QString title{};
        QString text{};
    };

    void listen();
    void askCapabilities();
    void send();

    QString m_applicationId;
    bool m_listens = false;
    std::optional<bool> m_readsMarkup; //!< nothing: not asked yet
    std::optional<Text> m_waiting;
    uint m_shown = 0; //!< the id that the desktop gave; 0: none
    QString m_token;
};

} // namespace Scf
