// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifier.h"
#include "app/desktop/sleepinhibitor.h"
#include "app/desktop/taskbarprogress.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QVariantMap>

#include <array>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The desktop's notifications, as far as we use them.
class FakeNotifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown
    {
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
        QString desktopEntry;
    };

    QStringList capabilities;
    QList<Shown> shown;
    QList<uint> closed;

public slots:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({.replaces = replaces,
                      .title = title,
                      .body = body,
                      .actions = actions,
                      .desktopEntry = hints.value(u"desktop-entry"_s).toString()});
        return 40 + uint(shown.size());
    }
    void CloseNotification(uint id) { closed.append(id); }

signals:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);
};

//! systemd-logind: gives an end of a pipe, and sees at the other when it is closed.
class FakeLogind : public QObject, public QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~FakeLogind() override
    {
        if (end >= 0)
            ::close(end);
    }
    bool isLetGo() const
    {
        char byte = 0;
        return ::read(end, &byte, 1) == 0;
    }

    bool refuses = false;
    QStringList asked;
    int end = -1;

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        asked = {what, who, why, mode};
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, u"no"_s);
            return {};
        }
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            qFatal("no pipe");
        end = ends[0];
        QDBusUnixFileDescriptor given(ends[1]); // a copy
        ::close(ends[1]);
        return given;
    }
};

class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")

public:
    uint flags = 0;
    QString reason;

public slots:
    QDBusObjectPath Inhibit(const QString &, uint what, const QVariantMap &options)
    {
        flags = what;
        reason = options.value(u"reason"_s).toString();
        return QDBusObjectPath(u"/request/1"_s);
    }
};

class FakeRequest : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")

public:
    int closed = 0;

public slots:
    void Close() { ++closed; }
};

//! Against a bus of the test's own, which is both the session's and the system's.
class tst_DesktopBus : public QObject
{
    Q_OBJECT

public slots:
    void launcherUpdated(const QString &application, const QVariantMap &values)
    {
        m_launcher.append({application, values});
    }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void showsAndIsClicked();
    void escapesOnlyWhereMarkupIsRead();
    void replacesAndWithdraws();
    void ignoresWhatIsNotItsOwn();
    void staysSilentWhereNobodyListens();

    void keepsAwakeByLogind();
    void asksThePortalWhereLogindRefuses();
    void letsGoOfWhatComesTooLate();
    void survivesASystemThatKnowsNeither();

    void showsProgressInTheTaskBar();

private:
    QDBusConnection bus() { return QDBusConnection(u"fakes"_s); }

    QProcess m_daemon;
    std::unique_ptr<FakeNotifications> m_notifications;
    std::unique_ptr<FakeLogind> m_logind;
    std::unique_ptr<FakePortal> m_portal;
    std::unique_ptr<FakeRequest> m_request;
    QList<std::pair<QString, QVariantMap>> m_launcher;
};

void tst_DesktopBus::initTestCase()
{
    const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (daemon.isEmpty())
        QSKIP("There is no dbus-daemon here");
    m_daemon.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QTRY_VERIFY(m_daemon.canReadLine());
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    QVERIFY(QDBusConnection::connectToBus(QString::fromLatin1(address), u"fakes"_s).isConnected());
    bus().connect(QString(), QString(), u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, this,
                  SLOT(launcherUpdated(QString, QVariantMap)));
}

void tst_DesktopBus::init()
{
    m_notifications = std::make_unique<FakeNotifications>();
    m_logind = std::make_unique<FakeLogind>();
    m_portal = std::make_unique<FakePortal>();
    m_request = std::make_unique<FakeRequest>();
    const auto put = [this](const QString &path, QObject *object) {
        QVERIFY(bus().registerObject(path, object, QDBusConnection::ExportAllContents));
    };
    put(u"/org/freedesktop/Notifications"_s, m_notifications.get());
    put(u"/org/freedesktop/login1"_s, m_logind.get());
    put(u"/org/freedesktop/portal/desktop"_s, m_portal.get());
    put(u"/request/1"_s, m_request.get());
    for (const QString &service : {u"org.freedesktop.Notifications"_s, u"org.freedesktop.login1"_s,
                                   u"org.freedesktop.portal.Desktop"_s})
        QVERIFY(bus().registerService(service));
}

void tst_DesktopBus::cleanup()
{
    for (const QString &service : {u"org.freedesktop.Notifications"_s, u"org.freedesktop.login1"_s,
                                   u"org.freedesktop.portal.Desktop"_s})
        bus().unregisterService(service);
    m_notifications.reset();
    m_logind.reset();
    m_portal.reset();
    m_request.reset();
    m_launcher.clear();
}

void tst_DesktopBus::cleanupTestCase()
{
    QDBusConnection::disconnectFromBus(u"fakes"_s);
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void tst_DesktopBus::showsAndIsClicked()
{
    QVERIFY(Notifier::isSupported());
    Notifier notifier(u"org.example.App"_s);
    QSignalSpy clicked(&notifier, &Notifier::clicked);
    notifier.show(u"hello-world is live"_s, u"What runs is what was sent."_s);
    QTRY_COMPARE(m_notifications->shown.size(), 1);
    const FakeNotifications::Shown &shown = m_notifications->shown.first();
    QCOMPARE(shown.title, u"hello-world is live"_s);
    QCOMPARE(shown.body, u"What runs is what was sent."_s);
    QCOMPARE(shown.desktopEntry, u"org.example.App"_s);
    QCOMPARE(shown.actions.value(0), u"default"_s); // a click on it, anywhere
    QTest::qWait(50);                               // the answer with the id is on its way
    emit m_notifications->ActivationToken(41, u"token-7"_s);
    emit m_notifications->ActionInvoked(41, u"default"_s);
    QTRY_COMPARE(clicked.count(), 1);
    QCOMPARE(clicked.first().first().toString(), u"token-7"_s);
}

void tst_DesktopBus::escapesOnlyWhereMarkupIsRead()
{
    for (const bool readsMarkup : {false, true}) {
        m_notifications->shown.clear();
        m_notifications->capabilities =
            readsMarkup ? QStringList{u"body"_s, u"body-markup"_s} : QStringList{u"body"_s};
        Notifier notifier(u"org.example.App"_s);
        notifier.show(u"a < b"_s, u"<b>not bold</b> & more"_s);
        QTRY_COMPARE(m_notifications->shown.size(), 1);
        QCOMPARE(m_notifications->shown.first().title, u"a < b"_s); // never markup
        QCOMPARE(m_notifications->shown.first().body,
                 readsMarkup ? u"&lt;b&gt;not bold&lt;/b&gt; &amp; more"_s
                             : u"<b>not bold</b> & more"_s);
    }
}

void tst_DesktopBus::replacesAndWithdraws()
{
    Notifier notifier(u"org.example.App"_s);
    notifier.show(u"first"_s, {});
    QTRY_COMPARE(m_notifications->shown.size(), 1);
    QCOMPARE(m_notifications->shown.last().replaces, 0U);
    QTest::qWait(50);
    notifier.show(u"second"_s, {});
    QTRY_COMPARE(m_notifications->shown.size(), 2);
    QCOMPARE(m_notifications->shown.last().replaces, 41U);
    QTest::qWait(50);
    notifier.withdraw();
    QTRY_COMPARE(m_notifications->closed, QList<uint>{42});
    notifier.withdraw();
    notifier.show(u"third"_s, {});
    QTRY_COMPARE(m_notifications->shown.size(), 3);
    QCOMPARE(m_notifications->shown.last().replaces, 0U);
    QCOMPARE(m_notifications->closed.size(), 1);
}

void tst_DesktopBus::ignoresWhatIsNotItsOwn()
{
    Notifier notifier(u"org.example.App"_s);
    QSignalSpy clicked(&notifier, &Notifier::clicked);
    notifier.show(u"ours"_s, {});
    QTRY_COMPARE(m_notifications->shown.size(), 1);
    QTest::qWait(50);
    emit m_notifications->ActionInvoked(7, u"default"_s); // another program's
    emit m_notifications->ActionInvoked(0, u"default"_s);
    emit m_notifications->ActionInvoked(41, u"other"_s);
    emit m_notifications->NotificationClosed(41, 2);
    emit m_notifications->ActionInvoked(41, u"default"_s); // it is gone
    QTest::qWait(100);
    QCOMPARE(clicked.count(), 0);
}

void tst_DesktopBus::staysSilentWhereNobodyListens()
{
    bus().unregisterService(u"org.freedesktop.Notifications"_s);
    Notifier notifier(u"org.example.App"_s);
    notifier.show(u"nobody sees it"_s, {});
    notifier.withdraw();
    QTest::qWait(100);
    QCOMPARE(m_notifications->shown.size(), 0);
    // Somebody is there the next time.
    QVERIFY(bus().registerService(u"org.freedesktop.Notifications"_s));
    notifier.show(u"seen"_s, {});
    QTRY_COMPARE(m_notifications->shown.size(), 1);
}

void tst_DesktopBus::keepsAwakeByLogind()
{
    SleepInhibitor sleep;
    sleep.hold(u"An update of hello-world runs."_s);
    QTRY_VERIFY(sleep.isHeld());
    QCOMPARE(m_logind->asked, QStringList({u"sleep:idle"_s, u"SCF Desktop"_s,
                                           u"An update of hello-world runs."_s, u"block"_s}));
    QVERIFY(!m_logind->isLetGo());
    sleep.hold(u"again"_s); // once is enough
    sleep.release();
    QVERIFY(!sleep.isHeld());
    QTRY_VERIFY(m_logind->isLetGo());
    QCOMPARE(m_portal->flags, 0U);

    ::close(std::exchange(m_logind->end, -1));
    {
        SleepInhibitor another;
        another.hold(u"until it goes"_s);
        QTRY_VERIFY(another.isHeld());
    }
    QTRY_VERIFY(m_logind->isLetGo());
}

void tst_DesktopBus::asksThePortalWhereLogindRefuses()
{
    m_logind->refuses = true;
    SleepInhibitor sleep;
    sleep.hold(u"An update runs."_s);
    QTRY_VERIFY(sleep.isHeld());
    QCOMPARE(m_portal->flags, 4U); // suspend
    QCOMPARE(m_portal->reason, u"An update runs."_s);
    QCOMPARE(m_request->closed, 0);
    sleep.release();
    QTRY_COMPARE(m_request->closed, 1);
}

void tst_DesktopBus::letsGoOfWhatComesTooLate()
{
    SleepInhibitor sleep;
    QSignalSpy changed(&sleep, &SleepInhibitor::heldChanged);
    sleep.hold(u"short"_s);
    sleep.release();
    QTRY_VERIFY(m_logind->end >= 0);
    QTRY_VERIFY(m_logind->isLetGo());
    QVERIFY(!sleep.isHeld());
    QCOMPARE(changed.count(), 0);
}

void tst_DesktopBus::survivesASystemThatKnowsNeither()
{
    bus().unregisterService(u"org.freedesktop.login1"_s);
    bus().unregisterService(u"org.freedesktop.portal.Desktop"_s);
    SleepInhibitor sleep;
    sleep.hold(u"in vain"_s);
    QTest::qWait(200);
    QVERIFY(!sleep.isHeld());
    sleep.release();
}

void tst_DesktopBus::showsProgressInTheTaskBar()
{
    {
        TaskbarProgress taskbar(u"org.example.App"_s);
        taskbar.setProgress(500, 1'000);
        QTRY_COMPARE(m_launcher.size(), 1);
        QCOMPARE(m_launcher.last().first, u"application://org.example.App.desktop"_s);
        QCOMPARE(m_launcher.last().second.value(u"progress"_s).toDouble(), 0.5);
        QCOMPARE(m_launcher.last().second.value(u"progress-visible"_s).toBool(), true);
        for (int done = 501; done < 510; ++done)
            taskbar.setProgress(done, 1'000); // the same percent
        taskbar.setProgress(2'000, 1'000);
        QTRY_COMPARE(m_launcher.size(), 2);
        QCOMPARE(m_launcher.last().second.value(u"progress"_s).toDouble(), 1.0);
        taskbar.setProgress(1, 0); // not known
        QTRY_COMPARE(m_launcher.size(), 3);
        QCOMPARE(m_launcher.last().second.value(u"progress-visible"_s).toBool(), false);
        taskbar.clear();
        taskbar.setProgress(1, 4);
        QTRY_COMPARE(m_launcher.size(), 4);
    }
    // It does not stay when the program goes.
    QTRY_COMPARE(m_launcher.size(), 5);
    QCOMPARE(m_launcher.last().second.value(u"progress-visible"_s).toBool(), false);
}

QTEST_GUILESS_MAIN(tst_DesktopBus)
#include "tst_desktopbus.moc"
