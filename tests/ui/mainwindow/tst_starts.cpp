// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes from outside the window: what it is started with, and what it tells the desktop.
#include "app/services/session.h"
#include "tests/support/windowfixture.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/desktoplink.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#ifdef SCF_HAVE_DBUS
#include <QDBusConnection>
#endif
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFileOpenEvent>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The desktop's notifications.
class FakeNotifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList titles;
    int closed = 0;

public slots:
    QStringList GetCapabilities() const { return {u"body"_s}; }
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &,
                const QStringList &, const QVariantMap &, int)
    {
        titles += title;
        return 1;
    }
    void CloseNotification(uint) { ++closed; }

signals:
    void ActionInvoked(uint id, const QString &action);
};

class tst_Starts : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void opensAnUpdateReadyToPress();
    void waitsForAnAccount();
    void waitsForAFunction();
    void leavesTheOtherFunctionAlone();
    void tellsWhatIsGone();
    void opensWhatIsDroppedOnTheIcon();
    void comesToTheFront();
    void offersTheReportOfACrashOnce();
    void keepsQuietAfterAReportThatWasSeen();
    void showsTheReportFromTheMenu();
    void notifiesWhenNobodyLooks();

private:
    MessageBar *notice() const { return child<MessageBar>("notice"); }
    bool isReady() const { return updateButton()->isEnabled(); }
    QString folderPath() const { return child<QLineEdit>("folderPath")->text(); }
    void writeCrash(const QString &folder)
    {
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + "/crash-1.txt"_L1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("SCF Desktop 0.0.1\nsignal: SIGSEGV\ntime: 1000000000\n");
    }

    QProcess m_daemon;
    FakeNotifications m_notifications;
    std::unique_ptr<DesktopLink> m_link;
    QString m_folder;
};

void tst_Starts::initTestCase()
{
    // Nobody's own desktop is told about this.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere");
#ifdef SCF_HAVE_DBUS
    const QString daemon = QStandardPaths::findExecutable(u"dbus-daemon"_s);
    if (daemon.isEmpty())
        return;
    m_daemon.start(daemon, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QTRY_VERIFY(m_daemon.canReadLine());
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection own = QDBusConnection::connectToBus(QString::fromLatin1(address), u"fakes"_s);
    QVERIFY(own.registerObject(u"/org/freedesktop/Notifications"_s, &m_notifications,
                               QDBusConnection::ExportAllContents));
    QVERIFY(own.registerService(u"org.freedesktop.Notifications"_s));
#endif
}

void tst_Starts::cleanupTestCase()
{
#ifdef SCF_HAVE_DBUS
    QDBusConnection::disconnectFromBus(u"fakes"_s);
    m_daemon.terminate();
    m_daemon.waitForFinished();
#endif
}

void tst_Starts::init()
{
    m_folder = writeCode("exports.main_handler = async () => 'new';\n", u"my code"_s);
    QVERIFY(openWindow());
    m_link = std::make_unique<DesktopLink>(m_services.get(), m_window.get());
    QTRY_COMPARE(QGuiApplication::applicationState(), Qt::ApplicationActive);
}

void tst_Starts::cleanup()
{
    m_link.reset();
    closeWindow();
}

void tst_Starts::opensAnUpdateReadyToPress()
{
    m_window->openDemo();
    m_window->openRequest({.path = m_folder, .functionName = u"hello-world"_s});
    QTRY_VERIFY(isReady());
    QCOMPARE(m_services->session()->function().functionName, u"hello-world"_s);
    QCOMPARE(folderPath(), m_folder);
    QVERIFY(!notice()->isVisible());
    // Another folder for the function that is chosen.
    const QString other = m_home->filePath(u"other"_s);
    QVERIFY(QDir().mkpath(other));
    QVERIFY(QFile::copy(m_folder + "/index.js"_L1, other + "/index.js"_L1));
    m_window->openRequest({.path = other});
    QCOMPARE(folderPath(), other);
    QTRY_VERIFY(isReady());
}

void tst_Starts::waitsForAnAccount()
{
    m_window->openRequest({.path = m_folder, .functionName = u"hello-world"_s});
    QVERIFY(notice()->isVisible());
    QCOMPARE(notice()->message(), u"my code is taken as soon as an account is open."_s);
    m_window->openDemo();
    QTRY_VERIFY(isReady());
    QCOMPARE(folderPath(), m_folder);
    QVERIFY(!notice()->isVisible()); // it does not wait any more
}

void tst_Starts::waitsForAFunction()
{
    m_window->openDemo();
    m_window->openRequest({.path = m_folder});
    QVERIFY(notice()->isVisible());
    QCOMPARE(notice()->message(), u"Select the function that my code is for."_s);
    m_window->openRequest({.functionName = u"hello-world"_s});
    QVERIFY(!notice()->isVisible());
    QCOMPARE(folderPath(), m_folder);
    QTRY_VERIFY(isReady());
}

void tst_Starts::leavesTheOtherFunctionAlone()
{
    m_window->openDemo();
    m_window->openRequest({.functionName = u"image-resize"_s});
    QTRY_VERIFY(m_services->session()->detail());
    m_window->openRequest({.path = m_folder, .functionName = u"hello-world"_s});
    QCOMPARE(folderPath(), m_folder);
    m_window->openRequest({.functionName = u"image-resize"_s});
    QCOMPARE(folderPath(), QString());
}

void tst_Starts::tellsWhatIsGone()
{
    m_window->openDemo();
    m_window->openRequest({.path = u"/nowhere/at/all"_s, .functionName = u"hello-world"_s});
    QVERIFY(notice()->message().contains(u"is not there any more"_s));
    QCOMPARE(m_services->session()->function().functionName, QString());
}

void tst_Starts::opensWhatIsDroppedOnTheIcon()
{
    m_window->openDemo();
    m_window->openRequest({.functionName = u"hello-world"_s});
    QFileOpenEvent event(m_folder);
    QCoreApplication::sendEvent(qApp, &event);
    QCOMPARE(folderPath(), m_folder);
}

void tst_Starts::comesToTheFront()
{
    m_window->showMinimized();
    QVERIFY(m_window->isMinimized());
    m_link->serve({});
    QVERIFY(!m_window->isMinimized());
    QTRY_VERIFY(m_window->isActiveWindow());
    m_window->hide();
    m_link->serve({.activationToken = u"token"_s});
    QVERIFY(m_window->isVisible());
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("token")); // for the platform plugin
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void tst_Starts::offersTheReportOfACrashOnce()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                           + "/scf-desktop/crashes"_L1;
    QDir(folder).removeRecursively();
    writeCrash(folder);
    m_link->lookForCrashes(folder);
    QTRY_VERIFY(notice()->isVisible());
    QVERIFY(notice()->message().contains(u"ended unexpectedly"_s));
    QTest::mouseClick(notice()->button(), Qt::LeftButton);
    QVERIFY(!notice()->isVisible());
    // The report begins with what is asked for.
    auto *text = child<QPlainTextEdit>("reportText");
    QTRY_VERIFY2(text->toPlainText().contains("signal: SIGSEGV"_L1),
                 qPrintable(text->toPlainText()));
    QVERIFY(text->toPlainText().contains("2001-09-09T01:46:40Z"_L1));
    QTRY_VERIFY(!QFile::exists(folder + "/crash-1.txt"_L1));
    m_link->lookForCrashes(folder);
    QTest::qWait(200);
    QVERIFY(!notice()->isVisible());
    QDir(folder).removeRecursively();
}

void tst_Starts::keepsQuietAfterAReportThatWasSeen()
{
    const QString folder = m_home->filePath(u"crashes"_s);
    writeCrash(folder);
    m_link->lookForCrashes(folder);
    QTRY_VERIFY(notice()->isVisible());
    QTest::mouseClick(notice()->findChild<QWidget *>(u"closeButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!QFile::exists(folder + "/crash-1.txt"_L1));
    QVERIFY(!m_window->findChild<QDialog *>(u"reportDialog"_s));
}

void tst_Starts::showsTheReportFromTheMenu()
{
    m_window->openDemo();
    m_window->openRequest({.path = m_folder, .functionName = u"hello-world"_s});
    QTRY_VERIFY(isReady());
    child<QAction>("reportAction")->trigger();
    auto *sections = child<QListView>("reportSections");
    QTRY_VERIFY(sections->model()->rowCount() >= 5);
    QStringList texts;
    for (int row = 0; row < sections->model()->rowCount(); ++row) {
        sections->setCurrentIndex(sections->model()->index(row, 0));
        texts += child<QPlainTextEdit>("reportText")->toPlainText();
    }
    const QString all = texts.join(u'\n');
    for (const QString &word :
         {u"SCF Desktop: " SCF_VERSION ""_s, u"Platform: offscreen"_s, u"Account: demo cloud"_s,
          u"FunctionName: hello-world"_s, u"GetFunction"_s, u"Screen: "_s})
        QVERIFY2(all.contains(word), qPrintable(word + "\nis not in\n"_L1 + all));
    QVERIFY(!all.contains(m_services->session()->account()->credential.secretKey));
}

void tst_Starts::notifiesWhenNobodyLooks()
{
    if (m_daemon.state() != QProcess::Running)
        QSKIP("There is no dbus-daemon here");
    m_window->openDemo();
    m_window->openRequest({.path = m_folder, .functionName = u"hello-world"_s});
    QTRY_VERIFY(isReady());
    const auto update = [this] {
        QTRY_VERIFY(isReady());
        updateButton()->click();
        QVERIFY(m_services->runningUpdate());
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_services->runningUpdate() || m_services->runningUpdate()->isFinished(), 20'000);
    };
    m_notifications.titles.clear();
    update();
    QTest::qWait(100);
    QCOMPARE(m_notifications.titles, QStringList()); // it is before everybody's eyes

    m_window->hide();
    update();
    QTRY_COMPARE(m_notifications.titles, QStringList{u"hello-world is live"_s});
    QTest::qWait(50);
    emit m_notifications.ActionInvoked(1, u"default"_s);
    QTRY_VERIFY(m_window->isVisible());
    QTRY_VERIFY(m_notifications.closed >= 1); // the window says it all now

    m_services->settings().setNotifications(false);
    m_window->hide();
    update();
    QTest::qWait(200);
    QCOMPARE(m_notifications.titles.size(), 1);
}

QTEST_MAIN(tst_Starts)
#include "tst_starts.moc"
