// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editordialog.h"

#include "app/cloud/apirequests.h"
#include "app/update/packagepreparation.h"
#include "ui/common/messagebar.h"
#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

constexpr auto project = "def main_handler(event, context):\n    return 1\n";

} // namespace

class tst_EditorDialog : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Drafts> m_drafts;
    std::unique_ptr<EditorDialog> m_dialog;

    QString folder() const { return m_dir.filePath(u"project"_s); }
    void write(const QString &name, const QByteArray &content) const
    {
        const QString path = folder() + u'/' + name;
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray onDisk(const QString &name) const
    {
        QFile file(folder() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("?");
    }
    static EditorDialog::Function function()
    {
        EditorDialog::Function function{.scope = u"test"_s,
                                        .id = {u"ap-guangzhou"_s, u"default"_s, u"hello"_s}};
        function.detail.summary = {.functionName = u"hello"_s,
                                   .space = u"default"_s,
                                   .runtime = Runtime(u"Python3.9"_s),
                                   .type = u"Event"_s};
        function.detail.handler = u"index.main_handler"_s;
        function.detail.complete = true;
        return function;
    }
    // The dialog anew, as after a start of the program.
    void open(bool withFolder = true)
    {
        m_dialog.reset();
        m_drafts.reset();
        m_drafts = std::make_unique<Drafts>(m_dir.filePath(u"drafts"_s));
        m_dialog = std::make_unique<EditorDialog>(m_drafts.get());
        m_dialog->setFunction(function());
        if (withFolder)
            m_dialog->setBases({.folder = folder()});
        m_dialog->setUpdateState(true, {});
        m_dialog->show();
        m_dialog->activateWindow();
        if (withFolder)
            QTRY_VERIFY(!m_dialog->source().isEmpty());
    }
    CodeEditor *editor() const { return m_dialog->findChild<CodeEditor *>(); }
    QPushButton *button(const QString &name) const
    {
        return m_dialog->findChild<QPushButton *>(name);
    }
    QComboBox *files() const { return m_dialog->findChild<QComboBox *>(u"fileBox"_s); }
    MessageBar *bar() const { return m_dialog->findChild<MessageBar *>(); }
    QString text(const QString &label) const
    {
        return m_dialog->findChild<QLabel *>(label)->text();
    }
    void type(const QString &words)
    {
        editor()->setFocus();
        QTest::keyClicks(editor(), words);
        QTRY_VERIFY(m_dialog->hasUnsentChanges());
    }
    void choose(const QString &name)
    {
        const int row = files()->findText(name);
        QVERIFY(row >= 0);
        files()->setCurrentIndex(row);
        emit files()->activated(row);
        QTRY_COMPARE(m_dialog->source().edited.name, name);
    }
    QString makeZip(const QString &name) const
    {
        const CodeSource of{.kind = CodeSource::Kind::Folder, .path = folder()};
        const Result<PackageListing> listing = listSource(of, {}, {});
        if (!listing)
            return {};
        const Result<PreparedPackage> package = preparePackage(
            {.source = of}, *listing, requestBodyLimit, {}, {}, [](qint64, qint64) {});
        QFile file(m_dir.filePath(name));
        if (!package || !file.open(QIODevice::WriteOnly))
            return {};
        file.write(package->zip);
        return file.fileName();
    }

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
        write(u"index.py"_s, project);
        write(u"a.json"_s, "{}\n");
    }
    void cleanup()
    {
        m_dialog.reset();
        m_drafts.reset();
    }

    void opensTheEntryFile()
    {
        open(false);
        QVERIFY(m_dialog->source().isEmpty());
        QVERIFY(!button(u"updateButton"_s)->isEnabled());
        QSignalSpy changed(m_dialog.get(), &EditorDialog::contentChanged);
        m_dialog->setBases({.folder = folder()});
        QTRY_COMPARE(m_dialog->source().edited.name, u"index.py"_s);
        const CodeSource source = m_dialog->source();
        QCOMPARE(source.kind, CodeSource::Kind::Editor);
        QCOMPARE(source.path, folder());
        QCOMPARE(source.edited.content, QByteArray(project));
        QVERIFY(!source.edited.isDeployedCode);
        QTRY_COMPARE(changed.constLast().constFirst().toString(), u"index.py"_s);
        QCOMPARE(files()->count(), 2);
        QVERIFY(!m_dialog->hasUnsentChanges());
        QVERIFY(button(u"updateButton"_s)->isEnabled());
        QVERIFY(!button(u"saveButton"_s)->isEnabled());
        QVERIFY(text(u"wayLine"_s).contains("ZIP"_L1));
        QVERIFY(m_dialog->windowTitle().contains("hello"_L1));
    }

    void saysThatOneFileGoesInline()
    {
        QVERIFY(QFile::remove(folder() + u"/a.json"_s));
        open();
        QVERIFY(text(u"wayLine"_s).contains("Inline"_L1));
    }

    void tellsWhatWasTyped()
    {
        open();
        QSignalSpy changed(m_dialog.get(), &EditorDialog::contentChanged);
        type(u"x = 1 "_s);
        QTRY_COMPARE(changed.count(), 1); // once, after the last key
        QCOMPARE(changed.constFirst().at(1).toByteArray(), "x = 1 " + QByteArray(project));
        QCOMPARE(m_dialog->source().edited.content, "x = 1 " + QByteArray(project));
        QVERIFY(button(u"saveButton"_s)->isEnabled());
        QCOMPARE(onDisk(u"index.py"_s), QByteArray(project));
        QSignalSpy update(m_dialog.get(), &EditorDialog::updateRequested);
        QTest::keyClicks(editor(), u"y"_s);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(update.count(), 1);
        QCOMPARE(changed.constLast().at(1).toByteArray(), "x = 1 y" + QByteArray(project));
    }

    void bringsUnsavedWorkBack()
    {
        open();
        type(u"x"_s);
        open(); // without a word
        QTRY_COMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
        QVERIFY(m_dialog->hasUnsentChanges());
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->message().contains("brought back"_L1));
        editor()->undo(); // to what the file holds
        QCOMPARE(editor()->content(), QByteArray(project));
        editor()->redo();
        bar()->button()->click();
        QCOMPARE(m_dialog->source().edited.content, QByteArray(project));
        QVERIFY(!m_dialog->hasUnsentChanges());
        open();
        QCOMPARE(m_dialog->source().edited.content, QByteArray(project));
        QVERIFY(!bar()->isVisible());
    }

    void saysThatTheFileChangedUnderADraft()
    {
        open();
        type(u"x"_s);
        m_dialog.reset();
        write(u"index.py"_s, "other = 1\n");
        open();
        QTRY_VERIFY(bar()->isVisible());
        QVERIFY(bar()->message().contains("has changed since"_L1));
        QCOMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
    }

    void savesToTheFolder()
    {
        open();
        type(u"x"_s);
        QSignalSpy savedSpy(m_dialog.get(), &EditorDialog::savedToFolder);
        QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(savedSpy.wait());
        QCOMPARE(onDisk(u"index.py"_s), "x" + QByteArray(project));
        QTRY_VERIFY(!m_dialog->hasUnsentChanges());
        QVERIFY(text(u"stateLine"_s).contains("Saved"_L1));
        QVERIFY(!button(u"saveButton"_s)->isEnabled());
        open(); // there is no draft of it
        QVERIFY(!bar()->isVisible());
        QVERIFY(!m_dialog->hasUnsentChanges());
    }

    void asksBeforeItOverwritesWhatChanged_data()
    {
        QTest::addColumn<bool>("overwrites");
        QTest::newRow("overwrite") << true;
        QTest::newRow("cancel") << false;
    }
    void asksBeforeItOverwritesWhatChanged()
    {
        QFETCH(bool, overwrites);
        open();
        type(u"x"_s);
        write(u"index.py"_s, "other = 1\n");
        button(u"saveButton"_s)->click();
        QMessageBox *question = nullptr;
        QTRY_VERIFY((question = m_dialog->findChild<QMessageBox *>(u"overwriteQuestion"_s))
                        != nullptr
                    && question->isVisible());
        QCOMPARE(onDisk(u"index.py"_s), QByteArray("other = 1\n"));
        if (overwrites) {
            question->findChild<QPushButton *>(u"overwriteButton"_s)->click();
            QTRY_COMPARE(onDisk(u"index.py"_s), "x" + QByteArray(project));
            QTRY_VERIFY(!m_dialog->hasUnsentChanges());
        } else {
            QTest::keyClick(question, Qt::Key_Escape);
            QTest::qWait(100);
            QCOMPARE(onDisk(u"index.py"_s), QByteArray("other = 1\n"));
            QVERIFY(m_dialog->hasUnsentChanges());
        }
    }

    void revertCanBeUndone()
    {
        open();
        type(u"x"_s);
        QTRY_VERIFY(button(u"revertButton"_s)->isEnabled());
        button(u"revertButton"_s)->click();
        QCOMPARE(m_dialog->source().edited.content, QByteArray(project));
        QVERIFY(!m_dialog->hasUnsentChanges());
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_dialog->hasUnsentChanges());
        QCOMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
    }

    void keepsTheWorkOnEachFile()
    {
        open();
        type(u"x"_s);
        choose(u"a.json"_s);
        QCOMPARE(m_dialog->source().edited.content, QByteArray("{}\n"));
        QVERIFY(!m_dialog->hasUnsentChanges());
        choose(u"index.py"_s);
        QTRY_COMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
        QVERIFY(m_dialog->hasUnsentChanges());
    }

    void forgetsTheDraftOfWhatWasSent()
    {
        open();
        type(u"x"_s);
        const CodeSource sent = m_dialog->source();
        m_dialog->noteSent(sent);
        QVERIFY(!m_dialog->hasUnsentChanges());
        QVERIFY(text(u"stateLine"_s).contains("Sent"_L1));
        QTest::keyClicks(editor(), u"y"_s);
        QTRY_VERIFY(m_dialog->hasUnsentChanges());
        m_dialog->noteSent(sent); // an answer that comes late: the y was not in it
        QVERIFY(m_dialog->hasUnsentChanges());
        QTest::keyClick(editor(), Qt::Key_Backspace);
        m_dialog->noteSent(m_dialog->source());
        open();
        QCOMPARE(m_dialog->source().edited.content, QByteArray(project));
    }

    void editsWhatIsDeployed()
    {
        open();
        type(u"x"_s);
        QSignalSpy requested(m_dialog.get(), &EditorDialog::deployedCodeRequested);
        m_dialog->findChild<QRadioButton *>(u"fromDeployed"_s)->click();
        QCOMPARE(requested.count(), 1);
        QVERIFY(m_dialog->source().isEmpty());
        m_dialog->noteDownloadFailed(u"The network is gone."_s);
        QCOMPARE(text(u"stateLine"_s), u"The network is gone."_s);
        const QString zip = makeZip(u"deployed.zip"_s);
        m_dialog->setBases({.folder = folder(), .deployedZip = zip});
        QTRY_COMPARE(m_dialog->source().path, zip);
        QVERIFY(m_dialog->source().edited.isDeployedCode);
        QCOMPARE(m_dialog->source().edited.content, QByteArray(project)); // not the folder's draft
        QVERIFY(!button(u"saveButton"_s)->isVisible());
        m_dialog->findChild<QRadioButton *>(u"fromFolder"_s)->click();
        QTRY_COMPARE(m_dialog->source().path, folder());
        QCOMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
    }

    void takesWhatIsDeployedWhereThereIsNoFolder()
    {
        const QString zip = makeZip(u"deployed.zip"_s);
        open(false);
        m_dialog->setBases({.deployedZip = zip});
        QTRY_COMPARE(m_dialog->source().path, zip);
        QVERIFY(!m_dialog->findChild<QRadioButton *>(u"fromFolder"_s)->isEnabled());
    }

    void goesOnWhenThePlanChanges()
    {
        open();
        type(u"x"_s);
        QSignalSpy rows(files()->model(), &QAbstractItemModel::modelReset);
        m_dialog->setBases({.folder = folder(), .folderPlan = {.leftOut = {u"a.json"_s}}});
        QTRY_COMPARE(files()->count(), 1);
        QCOMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
        QVERIFY(!bar()->isVisible());
        QVERIFY(editor()->isUndoAvailable());
    }

    void showsTheProblemsOfTheHandler()
    {
        open();
        auto *list = m_dialog->findChild<QListWidget *>(u"problemList"_s);
        const QAbstractItemModelTester tester(list->model());
        QVERIFY(!list->isVisible());
        editor()->setFocus();
        QTest::keyClicks(editor(), u"x = ("_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->count(), 1);
        QVERIFY(list->item(0)->text().contains(u'1'));
        QTest::keyClick(editor(), Qt::Key_End, Qt::ControlModifier);
        QVERIFY(editor()->currentLine() > 1);
        list->setFocus();
        list->setCurrentRow(0);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(editor()->currentLine(), 1);
        QVERIFY(editor()->hasFocus());
        auto other = function();
        other.handler = u"index.nothing"_s;
        m_dialog->setFunction(other);
        editor()->undo();
        while (editor()->isUndoAvailable())
            editor()->undo();
        QTRY_VERIFY(list->count() == 1 && list->item(0)->text().contains("nothing"_L1));
    }

    void takesWhatChangedOnDisk()
    {
        open();
        QWidget other;
        other.show();
        other.activateWindow();
        QTRY_VERIFY(other.isActiveWindow());
        write(u"index.py"_s, "other = 1\n");
        m_dialog->activateWindow();
        QTRY_COMPARE(m_dialog->source().edited.content, QByteArray("other = 1\n"));
        QVERIFY(!m_dialog->hasUnsentChanges());
        type(u"x"_s);
        other.activateWindow();
        QTRY_VERIFY(other.isActiveWindow());
        write(u"index.py"_s, "again = 1\n");
        m_dialog->activateWindow();
        QTRY_VERIFY(bar()->isVisible());
        QCOMPARE(m_dialog->source().edited.content, QByteArray("xother = 1\n"));
        bar()->button()->click();
        QCOMPARE(m_dialog->source().edited.content, QByteArray("again = 1\n"));
        QVERIFY(!m_dialog->hasUnsentChanges());
    }

    void onlyShowsWhatIsNoUtf8()
    {
        write(u"b.txt"_s, "\xFF\xFE");
        open();
        choose(u"b.txt"_s);
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->message().contains("UTF-8"_L1));
        QVERIFY(!editor()->isEditable());
        QCOMPARE(m_dialog->source().edited.content, QByteArray("\xFF\xFE"));
    }

    void saysWhyAFileIsNotOpened()
    {
        open();
        QVERIFY(QFile::remove(folder() + u"/a.json"_s));
        const int row = files()->findText(u"a.json"_s);
        emit files()->activated(row);
        QTRY_VERIFY(m_dialog->source().isEmpty());
        QVERIFY(text(u"stateLine"_s).contains("a.json"_L1));
        QVERIFY(!button(u"updateButton"_s)->isEnabled());
        write(u"a.json"_s, QByteArray(1024 * 1024 + 1, ' '));
        emit files()->activated(row);
        QTest::qWait(50);
        emit files()->activated(files()->findText(u"index.py"_s));
        QTRY_COMPARE(m_dialog->source().edited.name, u"index.py"_s);
    }

    void goesToALine()
    {
        open();
        QTest::keyClick(editor(), Qt::Key_G, Qt::ControlModifier);
        auto *dialog = m_dialog->findChild<QInputDialog *>(u"lineDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QSpinBox *>()->setValue(2);
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(editor()->currentLine(), 2);
    }

    void escapeDoesNotCloseIt()
    {
        open();
        editor()->setFocus();
        QTest::keyClick(editor(), Qt::Key_F, Qt::ControlModifier);
        auto *find = m_dialog->findChild<QLineEdit *>(u"findText"_s);
        QTRY_VERIFY(find->hasFocus());
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(!find->isVisible());
        QVERIFY(m_dialog->isVisible());
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(m_dialog->isVisible());
    }

    void everyControlHasAName()
    {
        open();
        for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + u' '
                                + QString::fromLatin1(widget->metaObject()->className())));
        }
    }

    void showsNothingOfAnotherFunction()
    {
        open();
        type(u"x"_s);
        auto other = function();
        other.id.functionName = u"bye"_s;
        m_dialog->setFunction(other);
        QVERIFY(m_dialog->source().isEmpty());
        QVERIFY(editor()->content().isEmpty());
        m_dialog->setBases({.folder = folder()});
        QTRY_VERIFY(!m_dialog->source().isEmpty());
        QCOMPARE(m_dialog->source().edited.content, QByteArray(project));
        m_dialog->setFunction(function());
        m_dialog->setBases({.folder = folder()});
        QTRY_COMPARE(m_dialog->source().edited.content, "x" + QByteArray(project));
    }
};

QTEST_MAIN(tst_EditorDialog)
#include "tst_editordialog.moc"
