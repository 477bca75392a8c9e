// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/scripts/copyasdialog.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! An update as a script, from the form and from the history.
class tst_CopyAs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsEveryForm();
    void followsTheForm();
    void copies();
    void saves();
    void repeatsAnUpdateOfTheHistory();
    void speaksTheLanguageOfTheWindow();

private:
    CopyAsDialog *opened(const char *link);
    QPlainTextEdit *text(const CopyAsDialog *dialog) const
    {
        return qobject_cast<QPlainTextEdit *>(tabs(dialog)->currentWidget());
    }
    QTabWidget *tabs(const CopyAsDialog *dialog) const
    {
        return dialog->findChild<QTabWidget *>(u"copyAsTabs"_s);
    }
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void tst_CopyAs::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QFile index(m_home->filePath(u"index.js"_s));
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write("exports.main_handler = async () => 1;\n");
    index.close();
    m_services =
        std::make_unique<Services>(std::make_unique<Settings>(m_home->path() + "-s.ini"_L1),
                                   m_home->path() + "-history/updates.db"_L1);
    if (!Theme::instance())
        setUpAppearance(m_services.get(), u"light"_s, u"en"_s);
    m_window = std::make_unique<MainWindow>(m_services.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    m_window->openDemo();
    QTRY_VERIFY(child<QTableView>("functionsTable")->model()->rowCount() > 5);
    auto *search = child<QLineEdit>("searchFunctions");
    search->setText(u"hello-world"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY(m_services->session()->detail());
    child<QLineEdit>("folderPath")->setText(m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(child<QPushButton>("updateButton")->isEnabled()
                                 && m_services->readiness()->zipSize() > 0,
                             10'000);
}

void tst_CopyAs::cleanup()
{
    m_window.reset();
    m_services.reset();
    QFile::remove(m_home->path() + "-s.ini"_L1);
    QDir(m_home->path() + "-history"_L1).removeRecursively();
    m_home.reset();
}

CopyAsDialog *tst_CopyAs::opened(const char *link)
{
    if (!child<QPushButton>("moreLink")->isChecked())
        child<QPushButton>("moreLink")->click();
    QTest::mouseClick(child<QPushButton>(link), Qt::LeftButton);
    return m_window->findChild<CopyAsDialog *>();
}

void tst_CopyAs::showsEveryForm()
{
    CopyAsDialog *dialog = opened("copyAsLink");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(tabs(dialog)->count(), scriptKinds().size() + 1);
    QCOMPARE(tabs(dialog)->tabText(0), u"Request"_s);
    QCOMPARE(tabs(dialog)->tabText(tabs(dialog)->currentIndex()), u"tccli"_s);
    const QString secret = m_services->demoAccount().credential.secretKey;
    QVERIFY(secret.size() > 8);
    for (int tab = 0; tab < tabs(dialog)->count(); ++tab) {
        tabs(dialog)->setCurrentIndex(tab);
        QVERIFY(text(dialog)->toPlainText().contains(u"UpdateFunctionCode"_s));
        QVERIFY(text(dialog)->toPlainText().contains(u"hello-world"_s));
        QVERIFY(!text(dialog)->toPlainText().contains(secret));
        QVERIFY(!text(dialog)->accessibleName().isEmpty());
        QCOMPARE(dialog->findChild<QPushButton *>(u"saveScript"_s)->isEnabled(), tab > 0);
    }
    dialog->close();
    // The menu does the same; the link of the preview opens the request.
    QTRY_VERIFY(!m_window->findChild<CopyAsDialog *>());
    dialog = opened("previewLink");
    QCOMPARE(tabs(dialog)->tabText(tabs(dialog)->currentIndex()), u"Request"_s);
}

void tst_CopyAs::followsTheForm()
{
    CopyAsDialog *dialog = opened("copyAsLink");
    dialog->showScript(ScriptKind::NodeJs);
    QVERIFY(!text(dialog)->toPlainText().contains(u"\"Publish\": \"TRUE\""_s));
    auto options = m_services->readiness()->plan().options;
    options.publish = true;
    m_services->readiness()->setOptions(options);
    QTRY_VERIFY(text(dialog)->toPlainText().contains(u"\"Publish\": \"TRUE\""_s));
    // The tab that was in front stays there.
    QCOMPARE(tabs(dialog)->tabText(tabs(dialog)->currentIndex()), u"Node.js"_s);
}

void tst_CopyAs::copies()
{
    CopyAsDialog *dialog = opened("copyAsLink");
    dialog->showScript(ScriptKind::Python);
    const auto buttons = dialog->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == "Copy"_L1)
            button->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(),
             scriptFor(ScriptKind::Python, pendingUpdate(*m_services->readiness(),
                                                         m_services->demoAccount().endpoint)));
}

void tst_CopyAs::saves()
{
    CopyAsDialog *dialog = opened("copyAsLink");
    dialog->showScript(ScriptKind::Curl);
    const QString path = m_home->path() + "-script.sh"_L1;
    auto *message = dialog->findChild<QWidget *>(u"copyAsMessage"_s);
    dialog->saveTo(path);
    QTRY_VERIFY(message->isVisible());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text(dialog)->toPlainText());
    QVERIFY(QFileInfo(path).isExecutable());
    QVERIFY(file.remove());
    message->hide();
    dialog->saveTo(m_home->filePath(u"no/such/folder/script.sh"_s));
    QTRY_VERIFY(message->isVisible());
}

void tst_CopyAs::repeatsAnUpdateOfTheHistory()
{
    child<QPushButton>("updateButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("resultTitle")->text() == "hello-world is live"_L1,
                             20'000);
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text().remove(u'&') == "History"_L1)
            action->trigger();
    }
    auto *table = child<QTableView>("historyTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(!child<QPushButton>("historyCopyAs")->isEnabled());
    table->selectRow(0);
    QTRY_VERIFY(child<QPushButton>("historyCopyAs")->isEnabled());
    child<QPushButton>("historyCopyAs")->click();
    auto *dialog = m_window->findChild<CopyAsDialog *>();
    QVERIFY(dialog);
    QCOMPARE(tabs(dialog)->count(), scriptKinds().size());
    dialog->showRequest(); // it has none
    QVERIFY(text(dialog)->toPlainText().contains(u"repeats an update of the history"_s));
    QVERIFY(text(dialog)->toPlainText().contains(m_home->path()));
}

void tst_CopyAs::speaksTheLanguageOfTheWindow()
{
    CopyAsDialog *dialog = opened("copyAsLink");
    m_services->setLanguage(useLanguage(u"zh_CN"_s));
    const QString chinese = text(dialog)->toPlainText();
    m_services->setLanguage(useLanguage(u"en"_s));
    QTRY_VERIFY(text(dialog)->toPlainText().contains(u"Updates the code of the function"_s));
    QVERIFY(chinese.contains(u"UpdateFunctionCode"_s));
}

QTEST_MAIN(tst_CopyAs)
#include "tst_copyas.moc"
