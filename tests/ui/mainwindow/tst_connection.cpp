// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowfixture.h"
#include "ui/common/messagebar.h"
#include "ui/help/connectiondialog.h"
#include "ui/mainwindow/appearance.h"
#include "ui/settings/settingsdialog.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! What the window does about clock and network: the notice, the Help menu, the proxy.
class tst_Connection : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void checksTheDemoCloudFromTheMenu();
    void tellsOfAWrongClockOnce();
    void usesAProxyWithoutRestart();
    void setsTheProxyInTheMiddleOfACheck();

private:
    QAction *helpAction(const QString &text) const;
};

void tst_Connection::init()
{
    QVERIFY(openWindow());
}

void tst_Connection::cleanup()
{
    m_services->setProxy({}); // it is the process's
    closeWindow();
}

QAction *tst_Connection::helpAction(const QString &text) const
{
    const QList<QAction *> actions = m_window->menuBar()->actions().last()->menu()->actions();
    for (QAction *action : actions) {
        if (action->text().remove(u'&') == text)
            return action;
    }
    qFatal("Help has no %s", qPrintable(text));
}

void tst_Connection::checksTheDemoCloudFromTheMenu()
{
    QVERIFY(openDemo());
    helpAction(u"Check the Connection…"_s)->trigger();
    QTRY_COMPARE(child<QLabel>("connectionTitle")->text(),
                 u"Nothing is wrong with what was checked."_s);
    const QAbstractItemModel *steps = child<QTableView>("connectionTable")->model();
    QCOMPARE(steps->index(7, 0).data().toString(), u"Passed"_s);
    QTest::keyClick(child<ConnectionDialog>("connectionDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<ConnectionDialog *>());
}

void tst_Connection::tellsOfAWrongClockOnce()
{
    QVERIFY(openDemo());
    QSignalSpy notices(m_services.get(), &Services::noticeArisen);
    const auto *table = child<QTableView>("functionsTable");
    for (const qint64 skew : {900, -900}) {
        m_services->makeNextRequestFail(u"skew"_s, u"ListFunctions"_s, skew);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTest::qWait(300);
    }
    QCOMPARE(notices.count(), 1);
    auto *notice = child<MessageBar>("notice");
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->message().contains(u"15 minute"_s), qPrintable(notice->message()));
    QVERIFY(table->model()->rowCount() > 5); // and nothing of it was lost
}

void tst_Connection::usesAProxyWithoutRestart()
{
    QTcpServer proxy; // takes connections and says nothing
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QSignalSpy reached(&proxy, &QTcpServer::newConnection);
    helpAction(u"Proxy…"_s)->trigger();
    child<QRadioButton>("proxyManual")->setChecked(true);
    child<QLineEdit>("proxyHost")->setText(u"127.0.0.1"_s);
    child<QWidget>("proxyPort")->setProperty("value", proxy.serverPort());
    child<QLineEdit>("proxyUser")->setText(u"me"_s);
    child<QLineEdit>("proxyPassword")->setText(u"canary-password"_s);
    QTest::mouseClick(child<QPushButton>("closeSettings"), Qt::LeftButton);
    QTRY_VERIFY(!m_window->findChild<SettingsDialog *>());
    QCOMPARE(m_services->proxy().password, u"canary-password"_s);

    // A host that only the proxy would know; with a key that is nobody's.
    const Account account{
        .endpoint = Endpoint::fromUserInput(u"https://scf.no-such-name.invalid"_s).value(),
        .credential = {.secretId = u"i"_s, .secretKey = u"k"_s}};
    QObject receiver;
    m_services->tryAccount(account, &receiver, [](const Result<Done> &) {});
    QTRY_VERIFY(reached.count() > 0);

    // What is on the disk holds for the next run, without the password.
    QVERIFY(openWindow());
    QCOMPARE(m_services->proxy().mode, ProxySettings::Mode::Manual);
    QCOMPARE(m_services->proxy().port, proxy.serverPort());
    QVERIFY(m_services->proxy().password.isEmpty());
    QFile file(m_home->filePath(u"s.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("127.0.0.1"));
    QVERIFY(!written.contains("canary"));
}

void tst_Connection::setsTheProxyInTheMiddleOfACheck()
{
    m_services->setProxy({.mode = ProxySettings::Mode::Manual, .host = u"127.0.0.1"_s, .port = 1});
    helpAction(u"Check the Connection…"_s)->trigger(); // without an account: the way alone
    QTRY_COMPARE(child<QPushButton>("connectionAgain")->text(), u"Check Again"_s);
    const QAbstractItemModel *steps = child<QTableView>("connectionTable")->model();
    QCOMPARE(steps->index(0, 0).data().toString(), u"Error"_s);
    QCOMPARE(child<QLabel>("connectionTitle")->text(),
             u"The proxy did not let the request through"_s);
    QTest::mouseClick(child<QPushButton>("connectionProxy"), Qt::LeftButton);
    QVERIFY(child<QLineEdit>("proxyHost")->isVisible());
    QTest::mouseClick(child<QRadioButton>("proxyNone"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(m_services->proxy().mode, ProxySettings::Mode::None);
    QTest::mouseClick(child<QPushButton>("closeSettings"), Qt::LeftButton);
    QVERIFY(child<ConnectionDialog>("connectionDialog")->isVisible());
}

QTEST_MAIN(tst_Connection)
#include "tst_connection.moc"
