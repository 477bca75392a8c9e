// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/updatereadiness.h"
#include "tests/support/windowfixture.h"
#include "ui/mainwindow/appearance.h"
#include "ui/scripts/copyasdialog.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! An update as a script, from the form and from the history.
class tst_CopyAs : public QObject, protected WindowFixture
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

    QString m_folder;
};

void tst_CopyAs::init()
{
    m_folder = writeCode("exports.main_handler = async () => 1;\n");
    QVERIFY(openWindow() && openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->readiness()->zipSize() > 0, 10'000);
}

void tst_CopyAs::cleanup()
{
    closeWindow();
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
    const QString path = m_home->filePath(u"script.sh"_s);
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
    updateButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(resultTitle() == "hello-world is live"_L1, 20'000);
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
    QVERIFY(text(dialog)->toPlainText().contains(m_folder));
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
