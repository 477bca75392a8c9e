// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/ignoredialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using Gitignore = IgnoreSettings::Gitignore;

namespace {

std::unique_ptr<IgnoreDialog> opened(const IgnoreSettings &settings, bool hasGitignore = true)
{
    auto dialog = std::make_unique<IgnoreDialog>(settings, hasGitignore);
    dialog->show();
    dialog->activateWindow();
    return dialog;
}

QCheckBox *group(const IgnoreDialog &dialog, const QString &id)
{
    return dialog.findChild<QCheckBox *>(u"ignoreGroup-"_s + id);
}

QCheckBox *gitignoreBox(const IgnoreDialog &dialog)
{
    return dialog.findChild<QCheckBox *>(u"useGitignore"_s);
}

QPlainTextEdit *editor(const IgnoreDialog &dialog)
{
    return dialog.findChild<QPlainTextEdit *>(u"ignorePatterns"_s);
}

void click(QCheckBox *box)
{
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
}

} // namespace

class tst_IgnoreDialog : public QObject
{
    Q_OBJECT

private slots:
    void offersEveryGroupWithItsPatterns();
    void givesBackWhatItWasGiven_data();
    void givesBackWhatItWasGiven();
    void switchesGroups();
    void takesTheOwnListLineByLine();
    void answersAboutGitignore_data();
    void answersAboutGitignore();
    void keysAreEnough();
};

void tst_IgnoreDialog::offersEveryGroupWithItsPatterns()
{
    const auto dialog = opened({});
    QStringList shown;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        shown += label->text();
    for (const IgnoreGroup &known : defaultIgnoreGroups()) {
        const QCheckBox *box = group(*dialog, known.id);
        QVERIFY2(box && box->isVisible() && box->isChecked(), qPrintable(known.id));
        QVERIFY2(box->text() != known.patterns.join(u' '), qPrintable(known.id)); // words
        QCOMPARE(box->accessibleDescription(), known.patterns.join(u", "_s));
        QVERIFY2(shown.contains(known.patterns.join(u"  "_s)), qPrintable(known.id));
    }
    QVERIFY(!editor(*dialog)->accessibleName().isEmpty());
}

void tst_IgnoreDialog::givesBackWhatItWasGiven_data()
{
    QTest::addColumn<IgnoreSettings>("settings");
    QTest::newRow("nothing decided") << IgnoreSettings();
    QTest::newRow("everything") << IgnoreSettings{
        .defaultsOff = {u"git"_s, u"editors"_s},
        .patterns = {u"# mine"_s, QString(), u"*.log\\ "_s, u"!a.log"_s},
        .gitignore = Gitignore::Use};
    QTest::newRow("refused") << IgnoreSettings{.gitignore = Gitignore::DoNotUse};
    QTest::newRow("a group of another version") << IgnoreSettings{.defaultsOff = {u"later"_s}};
}

void tst_IgnoreDialog::givesBackWhatItWasGiven()
{
    QFETCH(IgnoreSettings, settings);
    QCOMPARE(opened(settings, true)->settings(), settings);
    QCOMPARE(opened(settings, false)->settings(), settings);
}

void tst_IgnoreDialog::switchesGroups()
{
    const auto dialog = opened({.defaultsOff = {u"git"_s}});
    QVERIFY(!group(*dialog, u"git"_s)->isChecked());
    click(group(*dialog, u"git"_s));
    click(group(*dialog, u"macos"_s));
    QCOMPARE(dialog->settings().defaultsOff, QStringList({u"macos"_s}));
}

void tst_IgnoreDialog::takesTheOwnListLineByLine()
{
    const auto dialog = opened({.patterns = {u"*.log"_s}});
    editor(*dialog)->setFocus();
    QTest::keyClick(editor(*dialog), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(editor(*dialog), Qt::Key_Return);
    QTest::keyClicks(editor(*dialog), u"/test/"_s);
    QTest::keyClick(editor(*dialog), Qt::Key_Return);
    QTest::keyClick(editor(*dialog), Qt::Key_Return);
    QVERIFY(dialog->isVisible()); // Enter is a new line there
    QCOMPARE(dialog->settings().patterns, QStringList({u"*.log"_s, u"/test/"_s}));
    editor(*dialog)->clear();
    QCOMPARE(dialog->settings().patterns, QStringList());
}

void tst_IgnoreDialog::answersAboutGitignore_data()
{
    QTest::addColumn<Gitignore>("given");
    QTest::addColumn<int>("clicks");
    QTest::addColumn<Gitignore>("answer");
    QTest::newRow("not asked, left alone") << Gitignore::NotAsked << 0 << Gitignore::NotAsked;
    QTest::newRow("not asked, checked") << Gitignore::NotAsked << 1 << Gitignore::Use;
    QTest::newRow("not asked, checked and back") << Gitignore::NotAsked << 2 << Gitignore::NotAsked;
    QTest::newRow("used, unchecked") << Gitignore::Use << 1 << Gitignore::DoNotUse;
    QTest::newRow("not used, checked") << Gitignore::DoNotUse << 1 << Gitignore::Use;
}

void tst_IgnoreDialog::answersAboutGitignore()
{
    QFETCH(Gitignore, given);
    QFETCH(int, clicks);
    QFETCH(Gitignore, answer);
    const auto dialog = opened({.gitignore = given});
    QVERIFY(gitignoreBox(*dialog)->isVisible());
    QVERIFY(gitignoreBox(*dialog)->accessibleDescription().contains(u".scfignore"_s));
    for (int i = 0; i < clicks; ++i)
        click(gitignoreBox(*dialog));
    QCOMPARE(dialog->settings().gitignore, answer);
    QVERIFY(!gitignoreBox(*opened({.gitignore = given}, false))->isVisible());
}

void tst_IgnoreDialog::keysAreEnough()
{
    const auto dialog = opened({});
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QSignalSpy finished(dialog.get(), &QDialog::finished);
    QCheckBox *git = group(*dialog, u"git"_s);
    git->setFocus();
    QTest::keyClick(git, Qt::Key_Space);
    QVERIFY(!git->isChecked());
    // Tab leaves the editor, too.
    editor(*dialog)->setFocus();
    QTest::keyClick(editor(*dialog), Qt::Key_Tab);
    QVERIFY(gitignoreBox(*dialog)->hasFocus());
    QTest::keyClick(gitignoreBox(*dialog), Qt::Key_Return);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(0).toInt(), int(QDialog::Accepted));

    const auto other = opened({});
    QSignalSpy dropped(other.get(), &QDialog::rejected);
    QTest::keyClick(other.get(), Qt::Key_Escape);
    QCOMPARE(dropped.count(), 1);
}

QTEST_MAIN(tst_IgnoreDialog)
#include "tst_ignoredialog.moc"
