// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcuts.h"
#include "ui/settings/bucketmodel.h"
#include "ui/settings/limitmodel.h"
#include "ui/settings/shortcutmodel.h"
#include "ui/settings/shortcutsdialog.h"
#include "ui/settings/shortcutspage.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_Shortcuts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void givesActionsTheirKeys();
    void changesKeysAtOnce();
    void objects_data();
    void objects();
    void bindsKeysOfDialogs();
    void hasUsualKeysAlone();
    void ignoresWhatIsNoKeyInTheFile();
    void refusesTakenKeysInWords();
    void takesOtherKeysByKeyboard();
    void resetsOneAndAll();
    void isSearchedByWordsAndKeys();
    void followsTheNamesOfActions();
    void modelsAreConsistent();

private:
    template <typename T>
    static T *child(const QWidget &parent, const char *name)
    {
        T *found = parent.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    static void select(const ShortcutsPage &page, const QString &id);

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Shortcuts> m_shortcuts;
    QAction *m_open = nullptr;
    QAction *m_check = nullptr;
};

void tst_Shortcuts::init()
{
    m_window = std::make_unique<QWidget>();
    m_shortcuts = std::make_unique<Shortcuts>();
    m_open = new QAction(u"Choose &Folder…"_s, m_window.get());
    m_check = new QAction(u"检查(&C)…"_s, m_window.get());
    m_shortcuts->add(u"open"_s, m_open, {Qt::CTRL | Qt::Key_O});
    m_shortcuts->add(u"check"_s, m_check);
}

void tst_Shortcuts::cleanup()
{
    m_window.reset();
    m_shortcuts.reset();
}

void tst_Shortcuts::givesActionsTheirKeys()
{
    QCOMPARE(m_open->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QVERIFY(m_check->shortcut().isEmpty());
    QCOMPARE(m_shortcuts->entry(u"open"_s).text, u"Choose Folder"_s);
    QCOMPARE(m_shortcuts->entry(u"check"_s).text, u"检查"_s);
}

void tst_Shortcuts::changesKeysAtOnce()
{
    QSignalSpy changed(m_shortcuts.get(), &Shortcuts::changed);
    m_shortcuts->setKeys(u"check"_s, {Qt::CTRL | Qt::Key_K});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_check->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
    QCOMPARE(m_shortcuts->chosen(), (QMap<QString, QStringList>{{u"check"_s, {u"Ctrl+K"_s}}}));
    m_shortcuts->setKeys(u"open"_s, {});
    QVERIFY(m_open->shortcut().isEmpty());
    m_shortcuts->setKeys(u"open"_s, {Qt::CTRL | Qt::Key_O}); // its own again: nothing to keep
    QCOMPARE(m_shortcuts->chosen().size(), 1);
}

void tst_Shortcuts::objects_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("says");
    QTest::newRow("free") << u"check"_s << QKeySequence(Qt::CTRL | Qt::Key_K) << QString();
    QTest::newRow("function key") << u"check"_s << QKeySequence(Qt::Key_F7) << QString();
    QTest::newRow("its own") << u"open"_s << QKeySequence(Qt::CTRL | Qt::Key_O) << QString();
    QTest::newRow("taken") << u"check"_s << QKeySequence(Qt::CTRL | Qt::Key_O)
                           << u"Choose Folder"_s;
    QTest::newRow("the beginning of one that is taken")
        << u"check"_s << QKeySequence(Qt::CTRL | Qt::Key_O, Qt::CTRL | Qt::Key_P)
        << u"Choose Folder"_s;
    QTest::newRow("taken in the history of the same window")
        << u"check"_s << QKeySequence(QKeySequence::Copy) << u"Copy the row"_s;
    QTest::newRow("taken in another window")
        << u"check"_s << QKeySequence(Qt::CTRL | Qt::Key_G) << QString();
    QTest::newRow("taken in the editor")
        << u"editor.find"_s << QKeySequence(Qt::CTRL | Qt::Key_G) << u"Go to a line"_s;
    QTest::newRow("a letter") << u"check"_s << QKeySequence(Qt::Key_A) << u"typing"_s;
    QTest::newRow("Enter") << u"check"_s << QKeySequence(Qt::Key_Return) << u"typing"_s;
    QTest::newRow("a menu's") << u"check"_s << QKeySequence(Qt::ALT | Qt::Key_F) << u"menus"_s;
}

void tst_Shortcuts::objects()
{
    QFETCH(const QString, id);
    QFETCH(const QKeySequence, keys);
    QFETCH(const QString, says);
    const QString objection = m_shortcuts->objection(id, keys);
    QCOMPARE(objection.isEmpty(), says.isEmpty());
    QVERIFY2(objection.contains(says), qPrintable(objection));
}

void tst_Shortcuts::bindsKeysOfDialogs()
{
    QWidget dialog;
    int found = 0;
    Shortcuts::bind(u"contents.find"_s, &dialog, [&found] { ++found; });
    dialog.show();
    dialog.activateWindow();
    QTRY_VERIFY(dialog.isActiveWindow());
    QTest::keyClick(&dialog, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(found, 1);
    m_shortcuts->setKeys(u"contents.find"_s, {Qt::Key_F4});
    QTest::keyClick(&dialog, Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(found, 1);
    QTest::keyClick(&dialog, Qt::Key_F4);
    QCOMPARE(found, 2);
}

void tst_Shortcuts::hasUsualKeysAlone()
{
    m_shortcuts.reset();
    QAction copy;
    Shortcuts::bind(u"history.copy"_s, &copy);
    QVERIFY(copy.shortcuts().contains(QKeySequence(QKeySequence::Copy)));
}

void tst_Shortcuts::ignoresWhatIsNoKeyInTheFile()
{
    m_shortcuts->setChosen({{u"open"_s, {u"Ctrl+Nonsense"_s, u"F9"_s}}, {u"gone"_s, {u"F2"_s}}});
    QCOMPARE(m_open->shortcuts(), QList<QKeySequence>{Qt::Key_F9});
    QVERIFY(m_shortcuts->chosen().contains(u"gone"_s)); // another version may know it
}

void tst_Shortcuts::select(const ShortcutsPage &page, const QString &id)
{
    auto *table = child<QTableView>(page, "shortcutsTable");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data(ShortcutModel::IdRole).toString() == id)
            return table->selectRow(row);
    }
    qFatal("no row %s", qPrintable(id));
}

void tst_Shortcuts::refusesTakenKeysInWords()
{
    ShortcutsPage page(m_shortcuts.get());
    page.show();
    const auto *objection = child<QLabel>(page, "shortcutObjection");
    QVERIFY(!child<QWidget>(page, "shortcutKeys")->isEnabled());
    select(page, u"check"_s);
    child<QKeySequenceEdit>(page, "shortcutKeys")
        ->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_O));
    QVERIFY2(objection->text().contains(u"Choose Folder"_s), qPrintable(objection->text()));
    QVERIFY(m_check->shortcut().isEmpty());
    QVERIFY(child<QKeySequenceEdit>(page, "shortcutKeys")->keySequence().isEmpty());
    child<QKeySequenceEdit>(page, "shortcutKeys")
        ->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_K));
    QVERIFY(objection->text().isEmpty());
    QCOMPARE(m_check->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_K));
}

void tst_Shortcuts::takesOtherKeysByKeyboard()
{
    ShortcutsPage page(m_shortcuts.get());
    page.show();
    page.activateWindow();
    QTRY_VERIFY(page.isActiveWindow());
    select(page, u"check"_s);
    auto *table = child<QTableView>(page, "shortcutsTable");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Tab);
    auto *keys = child<QKeySequenceEdit>(page, "shortcutKeys");
    QVERIFY(keys->hasFocus() || keys->isAncestorOf(page.focusWidget()));
    QTest::keyClick(page.focusWidget(), Qt::Key_F7);
    QTRY_COMPARE(m_check->shortcut(), QKeySequence(Qt::Key_F7));
    QTest::keyClick(page.focusWidget(), Qt::Key_Tab); // no trap
    QTRY_VERIFY(!keys->hasFocus() && !keys->isAncestorOf(page.focusWidget()));
}

void tst_Shortcuts::resetsOneAndAll()
{
    ShortcutsPage page(m_shortcuts.get());
    m_shortcuts->setKeys(u"check"_s, {Qt::Key_F7});
    m_shortcuts->setKeys(u"open"_s, {Qt::Key_F6});
    select(page, u"check"_s);
    child<QPushButton>(page, "resetShortcut")->click();
    QVERIFY(m_check->shortcut().isEmpty());
    QVERIFY(!child<QPushButton>(page, "resetShortcut")->isEnabled());
    // Its own keys have another owner now.
    m_shortcuts->setKeys(u"check"_s, {Qt::CTRL | Qt::Key_O});
    select(page, u"open"_s);
    child<QPushButton>(page, "resetShortcut")->click();
    QCOMPARE(m_open->shortcut(), QKeySequence(Qt::Key_F6));
    QVERIFY(!child<QLabel>(page, "shortcutObjection")->text().isEmpty());
    child<QPushButton>(page, "removeShortcut")->click();
    QVERIFY(m_open->shortcut().isEmpty());
    child<QPushButton>(page, "resetShortcuts")->click();
    QCOMPARE(m_open->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    QVERIFY(m_shortcuts->chosen().isEmpty());
}

void tst_Shortcuts::isSearchedByWordsAndKeys()
{
    auto *dialog = new ShortcutsDialog(m_shortcuts.get());
    dialog->show();
    const auto *table = child<QTableView>(*dialog, "keysTable");
    const int all = table->model()->rowCount();
    QVERIFY(all > 5);
    QVERIFY(
        table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, u"检查"_s).isEmpty());
    child<QLineEdit>(*dialog, "searchKeys")->setText(u"folder"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    child<QLineEdit>(*dialog, "searchKeys")->setText(u"ctrl+o"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QSignalSpy wished(dialog, &ShortcutsDialog::changeRequested);
    child<QPushButton>(*dialog, "changeShortcuts")->click();
    QCOMPARE(wished.count(), 1);
    dialog->close();
}

// Of a window whose actions are translated after the page was made.
void tst_Shortcuts::followsTheNamesOfActions()
{
    const ShortcutsPage page(m_shortcuts.get());
    const QAbstractItemModel *rows = child<QTableView>(page, "shortcutsTable")->model();
    const QModelIndex name = rows->index(0, ShortcutModel::ActionColumn);
    QCOMPARE(name.data().toString(), u"Choose Folder"_s);
    QSignalSpy updated(rows, &QAbstractItemModel::dataChanged);
    m_open->setText(u"选择文件夹(&F)…"_s);
    m_check->setText(u"Check"_s);
    QTRY_COMPARE(name.data().toString(), u"选择文件夹"_s);
    QCOMPARE(updated.count(), 1);
    m_open->setEnabled(false); // no other text: nothing to do
    QCoreApplication::processEvents();
    QCOMPARE(updated.count(), 1);
}

void tst_Shortcuts::modelsAreConsistent()
{
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    ShortcutModel all(m_shortcuts.get(), false);
    ShortcutModel withKeys(m_shortcuts.get(), true);
    LimitModel limits;
    BucketModel buckets;
    const QAbstractItemModelTester tests[]{{&all, Mode::QtTest},
                                           {&withKeys, Mode::QtTest},
                                           {&limits, Mode::QtTest},
                                           {&buckets, Mode::QtTest}};
    Q_UNUSED(tests)
    const int before = withKeys.rowCount();
    m_shortcuts->setKeys(u"check"_s, {Qt::Key_F7});
    QCOMPARE(withKeys.rowCount(), before + 1);
    QCOMPARE(all.index(1, ShortcutModel::KeysColumn).data().toString(), u"F7"_s);
    limits.setLimits({{.endpointTag = u"t"_s, .host = u"scf.example"_s, .bytes = 5}});
    QCOMPARE(limits.index(0, 0).data().toString(), u"scf.example"_s);
    buckets.setBuckets({{.accountTag = u"demo"_s,
                         .region = u"ap-guangzhou"_s,
                         .bucket = {.name = u"b-1"_s, .region = u"ap-guangzhou"_s}}});
    QCOMPARE(buckets.index(0, BucketModel::BucketColumn).data().toString(), u"b-1"_s);
    limits.setLimits({});
    QCOMPARE(limits.rowCount(), 0);
}

QTEST_MAIN(tst_Shortcuts)
#include "tst_shortcuts.moc"
