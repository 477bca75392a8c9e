// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/session.h"
#include "app/storage/journal.h"
#include "app/update/updatereadiness.h"
#include "tests/support/windowfixture.h"
#include "ui/account/accountdialog.h"
#include "ui/common/findingslist.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The whole window on the demo cloud, by real clicks and keys.
class tst_MainWindow : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void welcomesWithTwoDoors();
    void deploysByKeyboardAlone();
    void mendsThePackageByClicks();
    void saysWhyUpdateIsDisabled();
    void reactsToTextWithoutReturn();
    void searchesAndSelectsTheFirstRow();
    void keepsTheSelectionOverARefresh();
    void tellsEmptyFromFilteredToNothing();
    void takesADroppedFolder();
    void remembersWhatWasEnteredForAFunction();
    void showsTheTruthAfterAFault_data();
    void showsTheTruthAfterAFault();
    void cancelsHonestly();
    void doesNotComplainOfItsOwnUpdate();
    void asksBeforeClosingInTheMiddle();
    void survivesBeingDestroyedInTheMiddle();
    void speaksBothLanguages();
    void changesItsThemeWhileRunning();
    void listsAnotherRegion();
    void acceptsAnAccountOnlyAfterTryingIt();
    void survivesLongNamesEverywhere();
    void usesAnUpdateAgain();
    void tellsWhatBecameOfAnUpdateThatWasCutShort();
    void tellsThatTheHistoryWasSetAside();
    void sendsNothingThatItCannotRecord();

private:
    QString m_folder;
};

void tst_MainWindow::init()
{
    m_folder = writeCode("exports.main_handler = async () => 'new';\nexports.other = () => 1;\n");
    QVERIFY(openWindow());
}

void tst_MainWindow::cleanup()
{
    closeWindow();
}

void tst_MainWindow::welcomesWithTwoDoors()
{
    QVERIFY(child<QPushButton>("tryDemoButton")->isVisible());
    QVERIFY(child<QPushButton>("addAccountButton")->isVisible());
    QVERIFY(m_window->windowTitle().contains("SCF Desktop"_L1));
    QTest::mouseClick(child<QPushButton>("tryDemoButton"), Qt::LeftButton);
    QTRY_VERIFY(hasFunctions());
    QVERIFY(m_window->windowTitle().contains("Demo cloud"_L1));
}

void tst_MainWindow::deploysByKeyboardAlone()
{
    QVERIFY(openDemo());
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), u"hello-w"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(m_services->session()->detail());
    auto *path = child<QLineEdit>("folderPath");
    for (int tabs = 0; tabs < 10 && !path->hasFocus(); ++tabs)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(path->hasFocus());
    QTest::keyClicks(path, m_folder);
    QTRY_VERIFY(updateButton()->isEnabled());
    QTest::keyClick(path, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    QTRY_VERIFY(updateButton()->isEnabled());
    // A repeat is one key.
    QTest::keyClick(path, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(resultTitle(), u"Updating hello-world…"_s);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
}

void tst_MainWindow::mendsThePackageByClicks()
{
    // The code is one folder too deep, and a file with secrets lies beside it.
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"x-main"_s));
    const auto write = [&folder](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write(u"x-main/index.js"_s, "exports.main_handler = async () => 'mended';\n");
    write(u"x-main/.env"_s, "A=1\n");
    const auto fixButton = [this](const QString &text) -> QPushButton * {
        const auto buttons = m_window->findChildren<QPushButton *>(u"fixButton"_s);
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->accessibleName() == text)
                return button;
        }
        return nullptr;
    };
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    child<QLineEdit>("folderPath")->setText(folder.path());
    QTRY_VERIFY(fixButton(u"Use x-main/ as the Root"_s));
    QVERIFY(!updateButton()->isEnabled());
    QTest::mouseClick(fixButton(u"Use x-main/ as the Root"_s), Qt::LeftButton);
    QTRY_VERIFY(fixButton(u"Leave Out"_s));
    QTest::mouseClick(fixButton(u"Leave Out"_s), Qt::LeftButton);
    QTRY_VERIFY(!fixButton(u"Leave Out"_s));
    QTRY_VERIFY(updateButton()->isEnabled());
    QVERIFY(fixButton(u"Undo"_s));
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    // The very same again would change nothing, and the window says so.
    const auto says = [this](const QString &id) {
        const QList<Finding> &findings = m_services->readiness()->findings();
        return std::any_of(findings.begin(), findings.end(),
                           [&id](const Finding &finding) { return finding.id == id; });
    };
    QTRY_VERIFY(says(u"package-unchanged"_s));
    // A change on disk is seen by itself.
    write(u"x-main/index.js"_s, "exports.main_handler = async () => 'changed';\n");
    QTRY_VERIFY_WITH_TIMEOUT(!says(u"package-unchanged"_s), 10'000);
    // Both decisions are remembered for this function, and only for it.
    QVERIFY(choose(u"image-resize"_s));
    QTRY_VERIFY(!says(u"plan-root"_s));
    QVERIFY(choose(u"hello-world"_s));
    QTRY_VERIFY(says(u"plan-root"_s) && says(u"plan-left-out"_s));
}

void tst_MainWindow::saysWhyUpdateIsDisabled()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    QVERIFY(!updateButton()->isEnabled());
    QVERIFY(!updateButton()->accessibleDescription().isEmpty());
    QVERIFY(enterFolder(m_folder));
    QVERIFY(updateButton()->accessibleDescription().isEmpty());
    child<QLineEdit>("handlerField")->setText(u"index.missing"_s);
    QTRY_VERIFY(!updateButton()->isEnabled());
    QVERIFY(updateButton()->accessibleDescription().contains("missing"_L1));
}

void tst_MainWindow::reactsToTextWithoutReturn()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    auto *handler = child<QLineEdit>("handlerField");
    QCOMPARE(handler->text(), u"index.main_handler"_s);
    for (const auto &[text, enabled] : {std::pair{u"index.other"_s, true},
                                        {u"index.nobody"_s, false},
                                        {u"nofile.x"_s, false},
                                        {u"index.main_handler"_s, true},
                                        {u""_s, true}}) {
        handler->setText(text);
        QTRY_COMPARE(updateButton()->isEnabled(), enabled);
        QTest::qWait(20);
        QCOMPARE(updateButton()->isEnabled(), enabled);
    }
}

void tst_MainWindow::searchesAndSelectsTheFirstRow()
{
    QVERIFY(openDemo());
    auto *search = child<QLineEdit>("searchFunctions");
    QTest::keyClicks(search, u"IMAGE-RE"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(m_services->session()->function().functionName, u"image-resize"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QCOMPARE(m_services->session()->function().functionName, u"image-resize"_s);
    auto *table = child<QTableView>("functionsTable");
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(table->selectionModel()->selectedRows().first().data().toString(), u"image-resize"_s);
}

void tst_MainWindow::keepsTheSelectionOverARefresh()
{
    QVERIFY(openDemo() && choose(u"image-resize"_s));
    auto *table = child<QTableView>("functionsTable");
    table->sortByColumn(1, Qt::DescendingOrder);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTest::qWait(200);
    QCOMPARE(table->selectionModel()->selectedRows().first().data().toString(), u"image-resize"_s);
    QCOMPARE(m_services->session()->function().functionName, u"image-resize"_s);
}

void tst_MainWindow::tellsEmptyFromFilteredToNothing()
{
    QVERIFY(openDemo());
    child<QLineEdit>("searchFunctions")->setText(u"no such function"_s);
    const auto shows = [this](QLatin1StringView text) {
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    };
    QTRY_VERIFY(shows("No function matches"_L1));
    child<QLineEdit>("searchFunctions")->clear();
    m_services->session()->setRegion(u"ap-tokyo"_s);
    QTRY_VERIFY(shows("No functions here"_L1));
    m_services->session()->setRegion(u"no-such-region"_s);
    QTRY_VERIFY(shows("could not be listed"_L1));
}

void tst_MainWindow::takesADroppedFolder()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(m_folder)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(child<QLineEdit>("folderPath")->text(), QDir::toNativeSeparators(m_folder));
    QTRY_VERIFY(updateButton()->isEnabled());
    // Two things at once, or nothing that exists, are not taken.
    mime.setUrls({QUrl::fromLocalFile(m_folder), QUrl::fromLocalFile(m_folder)});
    QDragEnterEvent two({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    two.ignore();
    QApplication::sendEvent(m_window.get(), &two);
    QVERIFY(!two.isAccepted());
}

void tst_MainWindow::remembersWhatWasEnteredForAFunction()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    child<QLineEdit>("handlerField")->setText(u"index.other"_s);
    QVERIFY(choose(u"image-resize"_s));
    QVERIFY(child<QLineEdit>("folderPath")->text().isEmpty());
    QVERIFY(choose(u"hello-world"_s));
    QCOMPARE(child<QLineEdit>("folderPath")->text(), QDir::toNativeSeparators(m_folder));
    QCOMPARE(child<QLineEdit>("handlerField")->text(), u"index.other"_s);

    QVERIFY(openWindow()); // a new run
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    QCOMPARE(child<QLineEdit>("folderPath")->text(), QDir::toNativeSeparators(m_folder));
    QCOMPARE(child<QLineEdit>("handlerField")->text(), u"index.other"_s);
}

void tst_MainWindow::showsTheTruthAfterAFault_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("sentence");
    const QString old = u"Not changed: the old code is still running."_s;
    QTest::newRow("lost answer") << u"lost-answer"_s << u"hello-world is live"_s;
    QTest::newRow("refused") << u"refused"_s << old;
    QTest::newRow("rejected by the platform") << u"update-fails"_s << old;
    QTest::newRow("error code") << u"UnauthorizedOperation.CAM"_s << old;
    QTest::newRow("rate limit") << u"RequestLimitExceeded"_s << u"hello-world is live"_s;
}

void tst_MainWindow::showsTheTruthAfterAFault()
{
    QFETCH(QString, fault);
    QFETCH(QString, sentence);
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    m_services->makeNextRequestFail(fault, u"UpdateFunctionCode"_s);
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 30'000);
    const QList<QLabel *> labels = child<QWidget>("resultsPanel")->findChildren<QLabel *>();
    QStringList shown;
    for (const QLabel *label : labels) {
        if (label->isVisible())
            shown += label->text();
    }
    QVERIFY2(shown.contains(sentence), qPrintable(shown.join(u" | "_s)));
    if (fault.contains(u'.')) {
        const QString all = shown.join(u'\n');
        QVERIFY(all.contains(fault));
        QVERIFY(all.contains("Region: ap-guangzhou"_L1));
        QVERIFY(all.contains("Action: UpdateFunctionCode"_L1));
        QVERIFY(all.contains("RequestId"_L1));
    }
}

void tst_MainWindow::cancelsHonestly()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    auto *cancel = child<QPushButton>("cancelButton");
    QTRY_VERIFY(cancel->isVisible());
    QVERIFY(!updateButton()->isVisible());
    QTRY_VERIFY(!m_services->runningUpdate()->record().requestId.isEmpty());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY(!m_services->runningUpdate());
    QVERIFY(resultTitle().contains("accepted"_L1));
    QVERIFY(updateButton()->isVisible());
}

// The function is busy with what was asked for, also until it was read once more.
void tst_MainWindow::doesNotComplainOfItsOwnUpdate()
{
    QVERIFY(openDemo());
    QVERIFY(choose(u"hello-world"_s));
    QVERIFY(enterFolder(writeCode()));
    const auto complaints = [this] {
        QStringList found;
        const auto buttons = m_window->findChild<FindingsList *>()->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == "Update When Active"_L1)
                found += button->accessibleDescription();
        }
        return found;
    };
    QVERIFY(pressUpdate());
    const CodeUpdateJob *job = m_services->runningUpdate();
    QVERIFY(job);
    QStringList seen;
    connect(job, &CodeUpdateJob::stepStarted, this, [&] { seen += complaints(); });
    connect(m_services->session(), &Session::functionChanged, this, [&] { seen += complaints(); });
    connect(job, &CodeUpdateJob::finished, this, [&] { seen += complaints(); });
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    for (int i = 0; i < 20; ++i) {
        QTest::qWait(20);
        seen += complaints();
    }
    QCOMPARE(seen, QStringList());
    QVERIFY(updateButton()->isEnabled());
}

void tst_MainWindow::asksBeforeClosingInTheMiddle()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    QTRY_VERIFY(m_services->runningUpdate());
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *box = m_window->findChild<QMessageBox *>();
    QVERIFY(box);
    QTest::mouseClick(box->defaultButton(), Qt::LeftButton); // Keep Open
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void tst_MainWindow::survivesBeingDestroyedInTheMiddle()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    QTest::qWait(30);
    m_window.reset();
    m_services.reset();
    QTest::qWait(100);
}

void tst_MainWindow::speaksBothLanguages()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    useLanguage(u"zh_CN"_s);
    QTRY_COMPARE(updateButton()->text(), u"更新"_s);
    QVERIFY(m_window->windowTitle().contains("SCF Desktop"_L1));
    QVERIFY(!m_window->windowTitle().contains("Demo cloud"_L1));
    useLanguage(u"en"_s);
    QTRY_COMPARE(updateButton()->text(), u"Update"_s);
}

void tst_MainWindow::changesItsThemeWhileRunning()
{
    QVERIFY(openDemo());
    const auto middle = [this] {
        return QColor(m_window->grab().toImage().pixel(m_window->width() * 2 / 3,
                                                       m_window->height() / 2))
            .lightness();
    };
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QTRY_VERIFY(middle() < 80);
    Theme::instance()->setChoice(ThemeChoice::Light);
    QTRY_VERIFY(middle() > 180);
}

void tst_MainWindow::listsAnotherRegion()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    auto *region = child<QComboBox>("regionBox");
    region->lineEdit()->setText(u"ap-singapore"_s);
    QTest::keyClick(region->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_services->session()->function().region, u"ap-singapore"_s);
    QVERIFY(m_services->session()->function().functionName.isEmpty());
    QVERIFY(!updateButton()->isVisible());
    QCOMPARE(region->currentText(), u"Singapore · ap-singapore"_s);
}

void tst_MainWindow::acceptsAnAccountOnlyAfterTryingIt()
{
    QVERIFY(m_services->startDemo());
    const QJsonObject cloud = QJsonDocument::fromJson(m_services->demoAnnouncement()).object();
    AccountDialog dialog(m_services.get());
    dialog.show();
    const auto field = [&dialog](const QString &name) {
        const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
        for (QLineEdit *candidate : fields) {
            if (candidate->accessibleName() == name)
                return candidate;
        }
        qFatal("the dialog has no field %s", qPrintable(name));
    };
    auto *edition = dialog.findChild<QComboBox *>(u"editionBox"_s);
    QCOMPARE(edition->itemText(0), u"International"_s);
    QCOMPARE(field(u"Endpoint"_s)->text(), u"https://scf.intl.tencentcloudapi.com"_s);
    edition->setCurrentIndex(1);
    QCOMPARE(field(u"Endpoint"_s)->text(), u"https://scf.tencentcloudapi.com"_s);
    edition->setCurrentIndex(2);
    QPushButton *add = nullptr;
    const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        add = button->text() == "Add"_L1 ? button : add;
    QVERIFY(add && !add->isEnabled());

    QSignalSpy accepted(&dialog, &QDialog::accepted);
    field(u"Endpoint"_s)->setText(cloud["endpoint"_L1].toString());
    field(u"SecretId"_s)->setText(cloud["secretId"_L1].toString());
    field(u"SecretKey"_s)->setText(u"not the key"_s);
    QTRY_VERIFY(add->isEnabled());
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_VERIFY(add->isEnabled()); // it was tried, and the dialog is still there
    QVERIFY(accepted.isEmpty());
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->text().contains("AuthFailure"_L1); }));
    QVERIFY(std::ranges::none_of(
        labels, [](const QLabel *label) { return label->text().contains("not the key"_L1); }));

    field(u"SecretKey"_s)->setText(u"  "_s + cloud["secretKey"_L1].toString() + u'\n');
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(dialog.account().credential.secretKey, cloud["secretKey"_L1].toString());
    m_window->openAccount(dialog.account());
    QTRY_VERIFY(hasFunctions());
}

void tst_MainWindow::survivesLongNamesEverywhere()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    const QString longText = QString(10'000, u'x');
    child<QLineEdit>("folderPath")->setText(u"/"_s + longText);
    child<QLineEdit>("handlerField")->setText(longText + u'.' + longText);
    child<QLineEdit>("searchFunctions")->setText(longText);
    QTest::qWait(200);
    QVERIFY(!updateButton()->isEnabled());
    QVERIFY(m_window->minimumSizeHint().width() < 2'000);
    QVERIFY(updateButton()->accessibleDescription().size() < 1'000);
}

void tst_MainWindow::usesAnUpdateAgain()
{
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    child<QLineEdit>("handlerField")->setText(u"index.other"_s);
    QTRY_VERIFY(updateButton()->isEnabled());
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    child<QLineEdit>("handlerField")->setText(u"index.main_handler"_s);
    child<QLineEdit>("folderPath")->clear();
    QVERIFY(choose(u"image-resize"_s));

    QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
    auto *table = child<QTableView>("historyTable");
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() == 1);
    table->selectRow(0);
    QTRY_VERIFY(child<QPlainTextEdit>("historyDetails")->toPlainText().contains("index.other"_L1));
    QTest::mouseClick(child<QPushButton>("useAgain"), Qt::LeftButton);
    QTRY_COMPARE(m_services->session()->function().functionName, u"hello-world"_s);
    QCOMPARE(child<QLineEdit>("handlerField")->text(), u"index.other"_s);
    QCOMPARE(child<QLineEdit>("folderPath")->text(), QDir::toNativeSeparators(m_folder));
    // What is read of the function meanwhile does not take it away again.
    QTRY_VERIFY(updateButton()->isEnabled());
    QCOMPARE(child<QLineEdit>("handlerField")->text(), u"index.other"_s);
    QCOMPARE(table->model()->rowCount(), 1); // nothing was sent
}

void tst_MainWindow::tellsWhatBecameOfAnUpdateThatWasCutShort()
{
    m_window.reset();
    m_services.reset();
    {
        JournalEntry entry;
        entry.endpoint = u"demo"_s;
        entry.secretId = u"demo"_s;
        entry.record.function = {u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s};
        entry.record.startedAt = QDateTime::currentDateTimeUtc();
        Journal journal;
        journal.open(m_home->filePath(u"history/updates.db"_s));
        bool isBegun = false;
        journal.begin(entry, this, [&isBegun](const Result<qint64> &id) { isBegun = bool(id); });
        QTRY_VERIFY(isBegun);
    }
    QVERIFY(openWindow());
    auto *notice = child<MessageBar>("notice");
    QTest::qWait(100);
    QVERIFY(!notice->isVisible()); // its account has to be there first
    QVERIFY(openDemo());
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(notice->message().contains("hello-world"_L1));
    QVERIFY(notice->message().contains("cannot be told"_L1));
    QTest::mouseClick(notice->findChild<QAbstractButton *>(u"closeButton"_s), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
}

void tst_MainWindow::tellsThatTheHistoryWasSetAside()
{
    m_window.reset();
    m_services.reset();
    const QString path = m_home->filePath(u"history/updates.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5'000, 'x'));
    file.close();
    QVERIFY(openWindow());
    auto *notice = child<MessageBar>("notice");
    QTRY_VERIFY(notice->isVisible()); // on the welcome page already
    QVERIFY(notice->message().contains("updates-broken"_L1));
}

void tst_MainWindow::sendsNothingThatItCannotRecord()
{
    m_window.reset();
    m_services.reset();
    QVERIFY(QDir(m_home->filePath(u"history"_s)).removeRecursively());
    QFile file(m_home->filePath(u"history"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(openWindow());
    QVERIFY(openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder));
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"The update could not be recorded"_s, 20'000);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
