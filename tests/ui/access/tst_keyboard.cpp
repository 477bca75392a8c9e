// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"
#include "ui/help/manualdialog.h"
#include "ui/mainwindow/appearance.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QWheelEvent>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Every window by the keyboard alone.
class tst_Keyboard : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();

    void hasNoMnemonicTwice_data();
    void hasNoMnemonicTwice();
    void reachesEveryControlByTab_data() { addWindowRows(); }
    void reachesEveryControlByTab();
    void pressesTheButtonThatHasTheFocus();
    void choosesNothingByTheWheel();
    void showsWhereTheFocusIs_data();
    void showsWhereTheFocusIs();
    void opensTheManualAboveDialogs_data();
    void opensTheManualAboveDialogs();
    void givesTheManualBack();
};

namespace {

constexpr int mostTabs = 150;

class Mnemonics
{
public:
    void add(const QString &text)
    {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            m_uses[key.toString()] += text;
    }
    //! A sentence for each key that is used twice.
    QStringList clashes(const QString &where) const
    {
        QStringList found;
        for (auto it = m_uses.constBegin(); it != m_uses.constEnd(); ++it) {
            if (it->size() > 1)
                found += u"%1: %2 is of %3"_s.arg(where, it.key(), it->join(" and "_L1));
        }
        return found;
    }

private:
    QMap<QString, QStringList> m_uses;
};

void lookIntoMenu(const QMenu *menu, QStringList *complaints)
{
    Mnemonics mnemonics;
    const QList<QAction *> actions = menu->actions();
    for (const QAction *action : actions) {
        mnemonics.add(action->text());
        if (action->menu())
            lookIntoMenu(action->menu(), complaints);
    }
    *complaints += mnemonics.clashes(menu->title());
}

QStringList mnemonicClashes(const QWidget *window)
{
    Mnemonics mnemonics;
    QStringList complaints;
    for (const QWidget *widget : visibleWidgets(window)) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            mnemonics.add(button->text());
        else if (label && label->buddy())
            mnemonics.add(label->text());
        else if (const auto *box = qobject_cast<const QGroupBox *>(widget))
            mnemonics.add(box->title());
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                mnemonics.add(tabs->tabText(i));
        } else if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            const QList<QAction *> actions = bar->actions();
            for (const QAction *action : actions) {
                if (!action->isVisible() || !action->menu())
                    continue;
                mnemonics.add(action->text());
                lookIntoMenu(action->menu(), &complaints);
                // Whoever opened a menu by its key goes on with keys.
                const QList<QAction *> entries = action->menu()->actions();
                for (const QAction *entry : entries) {
                    if (!entry->isSeparator() && QKeySequence::mnemonic(entry->text()).isEmpty())
                        complaints += u"%1 has no mnemonic"_s.arg(entry->text());
                }
            }
        }
    }
    return complaints + mnemonics.clashes(window->windowTitle());
}

// By a modal dialog: a click into it does nothing.
bool isBlocked(QWidget *window)
{
    bool isPressed = false;
    auto *probe = new QPushButton(window);
    QObject::connect(probe, &QPushButton::pressed, probe, [&isPressed] { isPressed = true; });
    probe->resize(40, 30);
    probe->raise();
    probe->show();
    QTest::mousePress(window->windowHandle(), Qt::LeftButton, {}, {20, 15});
    QTest::mouseRelease(window->windowHandle(), Qt::LeftButton, {}, {20, 15});
    QCoreApplication::processEvents();
    delete probe;
    return !isPressed;
}

// What can be used by itself, so that the focus must come there.
bool isControl(const QWidget *widget)
{
    if (!widget->isEnabled() || widget->visibleRegion().isEmpty())
        return false;
    // Parts of a control that has the focus as a whole.
    for (const QWidget *at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (qobject_cast<const QComboBox *>(at) || qobject_cast<const QAbstractSpinBox *>(at)
            || qobject_cast<const QLineEdit *>(at) || qobject_cast<const QTabBar *>(at))
            return false;
    }
    // A list without entries has nothing to be used.
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
        return tabs->count() > 1;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
           || qobject_cast<const QComboBox *>(widget)
           || qobject_cast<const QAbstractSpinBox *>(widget)
           || (widget->focusPolicy() & Qt::TabFocus) != 0;
}

// Walks once around by Tab and calls visit with each widget that gets the focus. False where the
// walk does not come back to where it began: some widgets keep the focus among themselves.
template <typename Visit>
bool tabThrough(QWidget *window, Visit visit)
{
    QList<QWidget *> seen;
    if (!QApplication::focusWidget())
        QTest::keyClick(window, Qt::Key_Tab);
    for (int tabs = 0; tabs < mostTabs; ++tabs) {
        QWidget *at = QApplication::focusWidget();
        if (!at)
            return false;
        if (seen.contains(at))
            return at == seen.first();
        seen.append(at);
        visit(at);
        QTest::keyClick(at, Qt::Key_Tab);
        if (QApplication::focusWidget() == at) // a text that takes Tab for itself
            QTest::keyClick(at, Qt::Key_Tab, Qt::ControlModifier);
    }
    return false;
}

int differingPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

void tst_Keyboard::cleanup()
{
    useLanguage(u"en"_s);
}

void tst_Keyboard::hasNoMnemonicTwice_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("language");
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        for (int i = 0; i < windowCases().size(); ++i)
            QTest::addRow("%s, %s", windowCases().at(i).name, qPrintable(language))
                << i << language;
    }
}

void tst_Keyboard::hasNoMnemonicTwice()
{
    QFETCH(int, index);
    QFETCH(QString, language);
    Stage stage;
    useLanguage(language);
    const QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    const QStringList complaints = mnemonicClashes(window);
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n"_s + complaints.join(u'\n')));
}

void tst_Keyboard::reachesEveryControlByTab()
{
    QFETCH(int, index);
    Stage stage;
    QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QSet<const QWidget *> reached;
    const auto reach = [&reached](const QWidget *widget) {
        reached.insert(widget);
        // The arrow keys go on from one to the others.
        if (const auto *radio = qobject_cast<const QRadioButton *>(widget)) {
            const auto siblings = radio->group()
                                      ? radio->group()->buttons()
                                      : radio->parentWidget()->findChildren<QAbstractButton *>();
            for (const QAbstractButton *sibling : siblings) {
                if (qobject_cast<const QRadioButton *>(sibling))
                    reached.insert(sibling);
            }
        }
    };
    // Twice: what the first round came to may have enabled something.
    QVERIFY2(tabThrough(window, reach) && tabThrough(window, reach),
             "Tab does not come back to where it began");
    QStringList complaints;
    for (const QWidget *widget : visibleWidgets(window)) {
        const QWidget *taker = widget->focusProxy() ? widget->focusProxy() : widget;
        if (isControl(widget) && !reached.contains(widget) && !reached.contains(taker))
            complaints += placeOf(widget);
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n"_s + complaints.join(u'\n')));
}

void tst_Keyboard::pressesTheButtonThatHasTheFocus()
{
    const Stage stage; // what every window has
    QDialog dialog;
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Help, &dialog);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QPushButton *help = buttons->button(QDialogButtonBox::Help);
    help->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    dialog.show();
    help->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QSignalSpy pressed(help, &QPushButton::clicked);
    const QSignalSpy accepted(&dialog, &QDialog::accepted);
    QTest::keyClick(help, Qt::Key_Return);
    QTest::keyClick(help, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(pressed.size(), 2);
    QCOMPARE(accepted.size(), 0);
}

void tst_Keyboard::choosesNothingByTheWheel()
{
    Stage stage;
    QVERIFY(stage.work());
    auto *region = stage.child<QComboBox>("regionBox");
    const QString before = region->currentText();
    QWheelEvent wheel(QPointF(5, 5), region->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(region, &wheel);
    QCOMPARE(region->currentText(), before);
    QVERIFY(!wheel.isAccepted());
}

void tst_Keyboard::showsWhereTheFocusIs_data()
{
    addWindowRows();
}

void tst_Keyboard::showsWhereTheFocusIs()
{
    QFETCH(int, index);
    QApplication::setCursorFlashTime(0);
    Stage stage;
    QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QStringList complaints;
    tabThrough(window, [&](QWidget *widget) {
        const QRect place(widget->mapTo(window, QPoint()), widget->size());
        const QRect around = place.adjusted(-4, -4, 4, 4) & window->rect();
        const QImage with = window->grab(around).toImage();
        widget->clearFocus();
        const QImage without = window->grab(around).toImage();
        widget->setFocus(Qt::TabFocusReason);
        // A line of one pixel along two sides at the least: more than a text cursor.
        const QSize least = place.size().boundedTo({100, 60});
        if (differingPixels(with, without) < least.width() + least.height())
            complaints += placeOf(widget);
    });
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n"_s + complaints.join(u'\n')));
}

void tst_Keyboard::opensTheManualAboveDialogs_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("page");
    const QMap<QString, QString> pages{{u"account"_s, u"accounts"_s},
                                       {u"accounts"_s, u"accounts"_s},
                                       {u"import"_s, u"accounts"_s},
                                       {u"settings, network"_s, u"settings"_s},
                                       {u"settings, packages"_s, u"settings"_s},
                                       {u"settings, shortcuts"_s, u"settings"_s},
                                       {u"shortcuts"_s, u"keyboard"_s},
                                       {u"report"_s, u"errors"_s},
                                       {u"COS browser"_s, u"sources"_s},
                                       {u"bucket"_s, u"large-packages"_s},
                                       {u"new bucket"_s, u"large-packages"_s},
                                       {u"editor"_s, u"sources"_s},
                                       {u"find function"_s, u"functions"_s},
                                       {u"connection"_s, u"errors"_s},
                                       {u"error codes"_s, u"errors"_s},
                                       {u"policy"_s, u"accounts"_s},
                                       {u"contents"_s, u"sources"_s},
                                       {u"ignore rules"_s, u"sources"_s},
                                       {u"deployed code"_s, u"functions"_s},
                                       {u"request preview"_s, u"copy-as"_s}};
    for (int i = 0; i < windowCases().size(); ++i) {
        const QString page = pages.value(QString::fromLatin1(windowCases().at(i).name));
        if (!page.isEmpty())
            QTest::newRow(windowCases().at(i).name) << i << page;
    }
}

void tst_Keyboard::opensTheManualAboveDialogs()
{
    QFETCH(int, index);
    QFETCH(QString, page);
    Stage stage;
    auto *dialog = qobject_cast<QDialog *>(windowCases().at(index).open(stage));
    QVERIFY(dialog);
    dialog->hide();
    stage.window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(stage.window()));
    dialog->setWindowModality(Qt::WindowModal);
    dialog->show();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->window(), dialog);

    QTest::keyClick(dialog->focusWidget(), Qt::Key_F1);
    auto *manual = stage.window()->findChild<ManualDialog *>();
    QVERIFY(manual);
    QTRY_VERIFY(manual->isActiveWindow());
    QCOMPARE(manual->page(), page);
    QVERIFY(dialog->isVisible());
    // Nothing blocks it: it is scrolled, searched and closed, and asked for once more.
    auto *view = manual->findChild<QTextBrowser *>();
    QVERIFY(view->window()->windowHandle()->isExposed());
    QVERIFY(!isBlocked(manual));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_PageDown);
    QTRY_VERIFY(view->verticalScrollBar()->maximum() == 0
                || view->verticalScrollBar()->value() > 0);
    QTest::keyClick(view, Qt::Key_F1);
    QCOMPARE(manual->page(), page);
    QTest::keyClick(view, Qt::Key_Escape);
    QTRY_VERIFY(!stage.window()->findChild<ManualDialog *>());
    QVERIFY(dialog->isVisible());
    QVERIFY(!isBlocked(dialog));
}

// One that is open already comes to the dialog, and stays when that one is closed.
void tst_Keyboard::givesTheManualBack()
{
    Stage stage;
    stage.child<QAction>("manualAction")->trigger();
    const QPointer<ManualDialog> manual = stage.window()->findChild<ManualDialog *>();
    QTRY_VERIFY(manual->isActiveWindow());
    stage.child<QAction>("accountsAction")->trigger();
    QDialog *accounts = stage.dialog(u"accountsDialog"_s);
    QVERIFY(accounts);
    QTRY_VERIFY(accounts->isActiveWindow());
    QVERIFY(isBlocked(manual));
    QTest::keyClick(accounts->focusWidget(), Qt::Key_F1);
    QVERIFY(!isBlocked(manual));
    QVERIFY(manual->isVisible());
    QCOMPARE(manual->page(), u"accounts"_s);

    // A dialog above the dialog, and back.
    accounts->activateWindow();
    QTRY_VERIFY(accounts->isActiveWindow());
    QTest::mouseClick(stage.child<QPushButton>("addButton"), Qt::LeftButton);
    QDialog *account = stage.dialog(u"accountDialog"_s);
    QVERIFY(account);
    QTRY_VERIFY(account->isActiveWindow());
    QVERIFY(isBlocked(manual));
    QTest::keyClick(account->focusWidget(), Qt::Key_F1);
    QVERIFY(!isBlocked(manual));
    account->reject();
    QTRY_VERIFY(!stage.window()->findChild<QDialog *>(u"accountDialog"_s));
    QVERIFY(manual);
    QVERIFY(manual->isVisible());
    QVERIFY(!isBlocked(manual));
    accounts->reject();
    QTRY_VERIFY(!stage.window()->findChild<QDialog *>(u"accountsDialog"_s));
    QVERIFY(manual);
    QVERIFY(manual->isVisible());
    QCOMPARE(manual->parentWidget(), stage.window());
    QCOMPARE(manual->page(), u"accounts"_s);
}

QTEST_MAIN(tst_Keyboard)
#include "tst_keyboard.moc"
