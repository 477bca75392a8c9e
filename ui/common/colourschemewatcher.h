// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#ifdef SCF_HAVE_DBUS
#include <QDBusVariant>
#endif

namespace Scf {

//! Asks the desktop whether it prefers dark, and listens for changes: over D-Bus by the desktop
//! portal on Linux, by Qt itself from 6.5 on. Where nobody answers it stays silent.
class ColourSchemeWatcher : public QObject
{
    Q_OBJECT

public:
    explicit ColourSchemeWatcher(QObject *parent = nullptr);

    //! Returns at once; the answer comes as a signal.
    void start();

signals:
    void darkChanged(bool dark);

#ifdef SCF_HAVE_DBUS
private slots:
    void portalSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
#endif

private:
    void tell(uint scheme);
    bool m_started = false;
};

} // namespace Scf
