// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/colourschemewatcher.h"
#include "ui/common/theme.h"

#include <QDBusConnection>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The desktop portal's part that tells the colour scheme: 0 no preference, 1 dark, 2 light.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    void setScheme(uint scheme)
    {
        m_scheme = scheme;
        emit SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s,
                            QDBusVariant(scheme));
    }

public slots:
    QDBusVariant Read(const QString &group, const QString &key) const
    {
        if (group != "org.freedesktop.appearance"_L1 || key != "color-scheme"_L1)
            return QDBusVariant(0U);
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

signals:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    uint m_scheme = 1;
};

class tst_ColourScheme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void followsThePortal();
    void changesTheThemeOnlyWhereTheSystemDecides();

private:
    QProcess m_bus;
    FakePortal m_portal;
};

// A bus of its own: the desktop of whoever runs the tests has no say.
void tst_ColourScheme::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (daemon.isEmpty())
        QSKIP("There is no dbus-daemon here");
    m_bus.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QTRY_VERIFY(m_bus.canReadLine());
    const QString address = QString::fromLatin1(m_bus.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLatin1());
    QDBusConnection own = QDBusConnection::connectToBus(address, u"portal"_s);
    QVERIFY(own.isConnected());
    QVERIFY(own.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
                               QDBusConnection::ExportAllContents));
    QVERIFY(own.registerService(u"org.freedesktop.portal.Desktop"_s));
}

void tst_ColourScheme::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"portal"_s);
    m_bus.terminate();
    m_bus.waitForFinished();
}

void tst_ColourScheme::followsThePortal()
{
    ColourSchemeWatcher watcher;
    QSignalSpy changed(&watcher, &ColourSchemeWatcher::darkChanged);
    watcher.start();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.takeFirst().first().toBool(), true);
    m_portal.setScheme(2);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.takeFirst().first().toBool(), false);
    m_portal.setScheme(1);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.takeFirst().first().toBool(), true);
}

void tst_ColourScheme::changesTheThemeOnlyWhereTheSystemDecides()
{
    m_portal.setScheme(1);
    Theme *theme = Theme::install(ThemeChoice::System);
    QVERIFY(!theme->isDark());
    QTRY_VERIFY(theme->isDark());
    QVERIFY(theme->systemIsDark());
    theme->setChoice(ThemeChoice::Light);
    QVERIFY(!theme->isDark());
    QSignalSpy system(theme, &Theme::systemIsDarkChanged);
    m_portal.setScheme(2);
    QTRY_COMPARE(system.count(), 1);
    m_portal.setScheme(1);
    QTRY_COMPARE(system.count(), 2);
    QVERIFY(!theme->isDark());
    theme->setChoice(ThemeChoice::System);
    QVERIFY(theme->isDark());
}

QTEST_MAIN(tst_ColourScheme)
#include "tst_colourscheme.moc"
