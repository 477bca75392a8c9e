// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/colourschemewatcher.h"

#include "app/core/logging.h"

#ifdef SCF_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QGuiApplication>
#include <QStyleHints>
#endif

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {
#ifdef SCF_HAVE_DBUS
constexpr auto group = "org.freedesktop.appearance"_L1;
constexpr auto key = "color-scheme"_L1;
constexpr auto interfaceName = "org.freedesktop.portal.Settings"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;

uint schemeOf(QVariant value)
{
    // Read() wraps its answer twice, the signal once.
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}
#endif
} // namespace

ColourSchemeWatcher::ColourSchemeWatcher(QObject *parent)
    : QObject(parent)
{ }

void ColourSchemeWatcher::start()
{
    if (std::exchange(m_started, true))
        return;
#ifdef SCF_HAVE_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // connect() looks the slot's types up by name and fails on one that nobody has registered yet.
    qRegisterMetaType<QDBusVariant>();
    // No service name: with one, connect() would wait for the bus to say who owns it.
    if (!bus.connect(QString(), path, interfaceName, u"SettingChanged"_s, this,
                     SLOT(portalSettingChanged(QString, QString, QDBusVariant))))
        qCWarning(scfUi, "Changes of the desktop's colour scheme cannot be followed");
    QDBusMessage read = QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, path,
                                                       interfaceName, u"Read"_s);
    read.setArguments({QString(group), QString(key)});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read, 5000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            tell(schemeOf(reply.value().variant()));
    });
#elif QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto tellHint = [this](Qt::ColorScheme scheme) {
        tell(scheme == Qt::ColorScheme::Dark ? 1 : scheme == Qt::ColorScheme::Light ? 2 : 0);
    };
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, tellHint);
    tellHint(QGuiApplication::styleHints()->colorScheme());
#endif
}

// 0 is "no preference", which leaves what is known; 1 is dark, 2 is light.
void ColourSchemeWatcher::tell(uint scheme)
{
    if (scheme == 1 || scheme == 2)
        emit darkChanged(scheme == 1);
}

#ifdef SCF_HAVE_DBUS
void ColourSchemeWatcher::portalSettingChanged(const QString &changedGroup,
                                               const QString &changedKey, const QDBusVariant &value)
{
    if (changedGroup == group && changedKey == key)
        // A person who goes back to "default" sees the light theme, as everywhere on the desktop.
        emit darkChanged(schemeOf(value.variant()) == 1);
}
#endif

} // namespace Scf
