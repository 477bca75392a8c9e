// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"
#include "ui/help/licencesdialog.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Help > About: which version this is, and what it is made of.
class tst_About : public QObject
{
    Q_OBJECT

private slots:
    void leadsToTheLicences();
};

void tst_About::leadsToTheLicences()
{
    const QTemporaryDir home;
    Services services(std::make_unique<Settings>(home.filePath(u"s.ini"_s)),
                      home.filePath(u"history/updates.db"_s));
    setUpAppearance(&services, u"light"_s, u"en"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SCF_VERSION));
    MainWindow window(&services);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QList<QAction *> help = window.menuBar()->actions().last()->menu()->actions();
    help.last()->trigger();
    QTRY_VERIFY(window.findChild<QMessageBox *>());
    const auto *about = window.findChild<QMessageBox *>();
    QCOMPARE(about->text(), u"SCF Desktop %1"_s.arg(QStringLiteral(SCF_VERSION)));
    QCOMPARE(about->defaultButton(), about->button(QMessageBox::Ok));
    QCOMPARE(about->escapeButton(), about->button(QMessageBox::Ok));
    QPushButton *licences = nullptr;
    const auto buttons = about->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == u"&Licences…"_s)
            licences = button;
    }
    QVERIFY(licences);
    QTest::mouseClick(licences, Qt::LeftButton);
    QTRY_VERIFY(window.findChild<LicencesDialog *>());
    auto *dialog = window.findChild<LicencesDialog *>();
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY(!window.findChild<QMessageBox *>());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!window.findChild<LicencesDialog *>());
}

QTEST_MAIN(tst_About)
#include "tst_about.moc"
