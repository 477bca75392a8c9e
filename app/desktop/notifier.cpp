// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifier.h"

#include "app/desktop/desktoplog.h"

#ifdef SCF_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

#ifdef SCF_HAVE_DBUS

namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;
constexpr int timeoutMs = 5'000;
constexpr int asTheDesktopDoes = -1;
constexpr auto clickOnIt = "default"_L1;

QDBusMessage callOf(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, method);
    call.setArguments(arguments);
    return call;
}

} // namespace

Notifier::Notifier(const QString &applicationId, QObject *parent)
    : QObject(parent)
    , m_applicationId(applicationId)
{ }

bool Notifier::isSupported()
{
    return QDBusConnection::sessionBus().isConnected();
}

void Notifier::show(const QString &title, const QString &text)
{
    if (!isSupported())
        return;
    listen();
    m_waiting = Text{.title = title, .text = text};
    if (m_readsMarkup)
        send();
    else
        askCapabilities();
}

void Notifier::withdraw()
{
    m_waiting.reset();
    if (const uint shown = std::exchange(m_shown, 0); shown != 0)
        QDBusConnection::sessionBus().asyncCall(callOf(u"CloseNotification"_s, {shown}), timeoutMs);
}

void Notifier::listen()
{
    if (std::exchange(m_listens, true))
        return;
    // No service name: with one, connect() would wait for the bus to say who owns it.
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(QString(), path, service, u"ActionInvoked"_s, this,
                SLOT(actionInvoked(uint, QString)));
    bus.connect(QString(), path, service, u"ActivationToken"_s, this,
                SLOT(tokenGiven(uint, QString)));
    bus.connect(QString(), path, service, u"NotificationClosed"_s, this,
                SLOT(notificationClosed(uint, uint)));
}

void Notifier::askCapabilities()
{
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(callOf(u"GetCapabilities"_s), timeoutMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QStringList> capabilities = *watcher;
        if (capabilities.isError()) {
            qCInfo(scfDesktop, "No notifications: %s",
                   qUtf8Printable(capabilities.error().message()));
            m_waiting.reset(); // asked anew the next time: one may be there by then
            return;
        }
        m_readsMarkup = capabilities.value().contains("body-markup"_L1);
        send();
    });
}

void Notifier::send()
{
    const std::optional<Text> text = std::exchange(m_waiting, {});
    if (!text)
        return;
    m_token.clear();
    const QString body = m_readsMarkup.value_or(false) ? text->text.toHtmlEscaped() : text->text;
    const QVariantMap hints{{u"desktop-entry"_s, m_applicationId}};
    const QVariantList arguments{u"SCF Desktop"_s,
                                 m_shown,
                                 m_applicationId,
                                 text->title,
                                 body,
                                 QStringList{QString(clickOnIt), tr("Show")},
                                 hints,
                                 asTheDesktopDoes};
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(callOf(u"Notify"_s, arguments), timeoutMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> id = *watcher;
        if (!id.isError())
            m_shown = id.value();
    });
}

void Notifier::actionInvoked(uint id, const QString &action)
{
    if (id != 0 && id == m_shown && action == clickOnIt)
        emit clicked(std::exchange(m_token, {}));
}

// Comes before the action.
void Notifier::tokenGiven(uint id, const QString &token)
{
    if (id != 0 && id == m_shown)
        m_token = token;
}

void Notifier::notificationClosed(uint id, uint)
{
    if (id == m_shown)
        m_shown = 0;
}

#else

Notifier::Notifier(const QString &applicationId, QObject *parent)
    : QObject(parent)
    , m_applicationId(applicationId)
{ }

bool Notifier::isSupported()
{
    return false;
}

void Notifier::show(const QString &, const QString &) { }
void Notifier::withdraw() { }
void Notifier::listen() { }
void Notifier::askCapabilities() { }
void Notifier::send() { }
void Notifier::actionInvoked(uint, const QString &) { }
void Notifier::tokenGiven(uint, const QString &) { }
void Notifier::notificationClosed(uint, uint) { }

#endif

} // namespace Scf
