// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sleepinhibitor.h"

#include "app/core/background.h"
#include "app/desktop/desktoplog.h"

#ifdef SCF_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

#ifdef SCF_HAVE_DBUS

namespace {

constexpr int timeoutMs = 5'000;
constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr uint suspend = 4;

//! The file descriptor that logind gave: sleep is inhibited until it is closed. Waits for the
//! system bus, so call it in the background.
QDBusUnixFileDescriptor askLogind(const QString &why)
{
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return {};
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call.setArguments({u"sleep:idle"_s, u"SCF Desktop"_s, why, u"block"_s});
    const QDBusMessage answer = bus.call(call, QDBus::Block, timeoutMs);
    if (answer.type() != QDBusMessage::ReplyMessage)
        return {};
    return answer.arguments().value(0).value<QDBusUnixFileDescriptor>();
}

} // namespace

class SleepInhibitor::Lock
{
public:
    explicit Lock(const QDBusUnixFileDescriptor &descriptor)
        : m_descriptor(descriptor)
    { }
    explicit Lock(QDBusObjectPath request)
        : m_request(std::move(request))
    { }
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
    ~Lock()
    {
        if (m_request.path().isEmpty())
            return;
        QDBusConnection::sessionBus().send(QDBusMessage::createMethodCall(
            portalService, m_request.path(), u"org.freedesktop.portal.Request"_s, u"Close"_s));
    }

private:
    QDBusUnixFileDescriptor m_descriptor;
    QDBusObjectPath m_request;
};

void SleepInhibitor::hold(const QString &why)
{
    if (m_wish % 2 == 1)
        return;
    const int wish = ++m_wish;
    runInBackground(
        this, [why] { return askLogind(why); },
        [this, wish, why](const QDBusUnixFileDescriptor &descriptor) {
            if (wish != m_wish)
                return; // let go of meanwhile
            if (descriptor.isValid())
                take(std::make_shared<Lock>(descriptor));
            else
                askPortal(why);
        });
}

void SleepInhibitor::askPortal(const QString &why)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(portalService, u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Inhibit"_s, u"Inhibit"_s);
    call.setArguments({QString(), suspend, QVariantMap{{u"reason"_s, why}}});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, timeoutMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, wish = m_wish] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> request = *watcher;
        if (request.isError()) {
            qCInfo(scfDesktop, "Sleep cannot be inhibited: %s",
                   qUtf8Printable(request.error().message()));
            return;
        }
        auto lock = std::make_shared<Lock>(request.value());
        if (wish == m_wish)
            take(std::move(lock));
    });
}

#else

class SleepInhibitor::Lock
{
public:
#ifdef Q_OS_WIN
    Lock()
    {
        SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED);
    }
    ~Lock()
    {
        SetThreadExecutionState(ES_CONTINUOUS);
    }
#else
    Lock() = default;
    ~Lock() = default;
#endif
    Lock(const Lock &) = delete;
    Lock &operator=(const Lock &) = delete;
};

void SleepInhibitor::hold(const QString &)
{
    if (m_wish % 2 == 1)
        return;
    ++m_wish;
#ifdef Q_OS_WIN
    take(std::make_shared<Lock>());
#endif
}

void SleepInhibitor::askPortal(const QString &) { }

#endif

SleepInhibitor::SleepInhibitor(QObject *parent)
    : QObject(parent)
{ }

SleepInhibitor::~SleepInhibitor() = default;

void SleepInhibitor::release()
{
    if (m_wish % 2 == 0)
        return;
    ++m_wish;
    if (std::exchange(m_lock, nullptr))
        emit heldChanged();
}

void SleepInhibitor::take(std::shared_ptr<Lock> lock)
{
    m_lock = std::move(lock);
    emit heldChanged();
}

} // namespace Scf
