// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/copybutton.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/findingslist.h"
#include "ui/common/messagebar.h"
#include "ui/common/meterbar.h"
#include "ui/common/spinner.h"
#include "ui/common/statuslabel.h"
#include "ui/common/stepsbar.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

const QString longPath = u"/home/somebody/work/with/a/very/long/path/to/index.py"_s;

Finding warning(const QString &id, const QString &text, Finding::Fix fix = Finding::Fix::None)
{
    return {.id = id,
            .state = Finding::State::Warning,
            .text = text,
            .fix = fix,
            .fixArgument = fix == Finding::Fix::None ? QString() : u"src/"_s};
}

QList<Finding> someFindings()
{
    return {{.id = u"ok-1"_s, .text = u"The handler is in its form."_s},
            warning(u"root"_s, u"The code is one folder deep in src/."_s, Finding::Fix::UseRoot),
            {.id = u"ok-2"_s, .text = u"The size is within the limit."_s},
            {.id = u"handler"_s,
             .state = Finding::State::Error,
             .field = Finding::Field::Handler,
             .text = u"index.py is missing."_s},
            warning(u"secret"_s, u".env holds a SecretKey."_s)};
}

QList<QWidget *> shownRows(const FindingsList &list)
{
    QList<QWidget *> rows;
    for (QWidget *widget : list.findChildren<QWidget *>()) {
        if (widget->inherits("Scf::FindingRow") && widget->isVisible())
            rows.append(widget);
    }
    std::sort(rows.begin(), rows.end(),
              [](const QWidget *a, const QWidget *b) { return a->y() < b->y(); });
    return rows;
}

QStringList namesOf(const QList<QWidget *> &rows)
{
    QStringList names;
    for (const QWidget *row : rows)
        names += row->accessibleName();
    return names;
}

} // namespace

class tst_SmallWidgets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }

    void stepsAreReadAsOneText();
    void stepsWrapWhereItIsNarrow();
    void stepsIgnoreAnIndexOutOfRange();
    void findingsShowErrorsFirstAndHideWhatPassed();
    void findingsShowWhatPassedOnDemand();
    void findingsEmitFixOnClickAndOnReturn();
    void findingsShowWhatCanBeUndone();
    void findingsLeaveCtrlReturnToTheWindow();
    void findingsMoveWithArrowKeysAndTab();
    void findingsKeepTheFocusOfARowThatStays();
    void findingsReuseRowsInEveryOrder();
    void findingsSaySoWhenAllIsFine();
    void findingsAreReadAsTheyAre();
    void findingsShowTextAsTextNotAsMarkup();
    void findingsKeepSpaceForVerdicts();
    void elidedLabelShowsTheWholeTextInItsToolTip();
    void elidedLabelCopiesTheWholeText();
    void elidedLabelFitsIntoLittleSpace();
    void statusLabelNamesTheStateForScreenReaders();
    void statusLabelFollowsTheTheme();
    void labelsAreDrawnInTheirRoleOnEveryGround();
    void emptyStateShowsLoadingOnlyAfterAMoment();
    void emptyStateOffersItsButton();
    void copyButtonCopiesAndSaysSo();
    void messageBarShowsAndCloses();
    void meterBarSaysWhenItIsOver();
};

void tst_SmallWidgets::stepsAreReadAsOneText()
{
    StepsBar bar;
    bar.setSteps({{u"Check"_s, StepItem::State::Finished, u"0.1 s"_s},
                  {u"Package"_s, StepItem::State::Running, {}},
                  {u"Update"_s, StepItem::State::Pending, {}}});
    QCOMPARE(bar.accessibleText(), u"Check: done, 0.1 s. Package: running. Update: waiting."_s);
    bar.setStep(1, {u"Package"_s, StepItem::State::Failed, u"0.2 s"_s});
    bar.setStep(2, {u"Update"_s, StepItem::State::Skipped, {}});
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&bar);
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name),
             u"Check: done, 0.1 s. Package: failed, 0.2 s. Update: skipped."_s);
}

void tst_SmallWidgets::stepsWrapWhereItIsNarrow()
{
    StepsBar bar;
    for (const int count : {1, 6}) {
        QList<StepItem> steps;
        for (int i = 0; i < count; ++i)
            steps.append({u"Package"_s, StepItem::State::Finished, u"0.1 s"_s});
        bar.setSteps(steps);
        const int oneLine = bar.heightForWidth(4000);
        QCOMPARE(bar.heightForWidth(bar.sizeHint().width()), oneLine);
        QCOMPARE(bar.heightForWidth(bar.minimumSizeHint().width()), count * oneLine);
    }
}

void tst_SmallWidgets::stepsIgnoreAnIndexOutOfRange()
{
    StepsBar bar;
    bar.setSteps({{u"Check"_s, StepItem::State::Pending, {}}});
    bar.setStep(1, {u"Update"_s, StepItem::State::Running, {}});
    bar.setStep(-1, {u"Update"_s, StepItem::State::Running, {}});
    QCOMPARE(bar.steps().size(), 1);
    QCOMPARE(bar.steps().first().text, u"Check"_s);
}

void tst_SmallWidgets::findingsShowErrorsFirstAndHideWhatPassed()
{
    FindingsList list;
    list.setFindings(someFindings());
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    QCOMPARE(namesOf(shownRows(list)),
             QStringList({u"Error: index.py is missing."_s,
                          u"Warning: The code is one folder deep in src/."_s,
                          u"Warning: .env holds a SecretKey."_s}));
    QCOMPARE(list.summary(), u"2 passed, 2 warning(s), 1 error(s)"_s);
    QCOMPARE(list.accessibleDescription(), list.summary());
    QAccessibleInterface *row = QAccessible::queryAccessibleInterface(shownRows(list).first());
    QCOMPARE(row->role(), QAccessible::ListItem);
    QCOMPARE(row->text(QAccessible::Name), u"Error: index.py is missing."_s);
}

void tst_SmallWidgets::findingsShowWhatPassedOnDemand()
{
    FindingsList list;
    list.setFindings(someFindings());
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    auto *passed = list.findChild<QPushButton *>(u"passedButton"_s);
    QVERIFY(passed);
    QCOMPARE(passed->text(), u"2 passed"_s);
    QTest::mouseClick(passed, Qt::LeftButton);
    QTRY_COMPARE(shownRows(list).size(), 5);
    QVERIFY(list.showsPassed());
    QTest::mouseClick(passed, Qt::LeftButton);
    QTRY_COMPARE(shownRows(list).size(), 3);
}

void tst_SmallWidgets::findingsEmitFixOnClickAndOnReturn()
{
    FindingsList list;
    list.setFindings(someFindings());
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    QSignalSpy fix(&list, &FindingsList::fixRequested);
    QWidget *row = shownRows(list).at(1);
    auto *button = row->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"Use src/ as the Root"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(fix.count(), 1);
    QCOMPARE(fix.at(0).at(0).value<Finding>(), someFindings().at(1));
    row->setFocus();
    QTest::keyClick(row, Qt::Key_Return);
    QCOMPARE(fix.count(), 2);
    // Where there is nothing to fix there is no button, and Return does nothing.
    QWidget *plain = shownRows(list).at(0);
    QVERIFY(!plain->findChild<QPushButton *>()->isVisible());
    QTest::keyClick(plain, Qt::Key_Return);
    QCOMPARE(fix.count(), 2);
}

void tst_SmallWidgets::findingsShowWhatCanBeUndone()
{
    FindingsList list;
    const Finding undo{.id = u"plan-root"_s,
                       .text = u"src/ is the root."_s,
                       .fix = Finding::Fix::UndoRoot,
                       .fixArgument = u"src/"_s};
    list.setFindings({{.id = u"ok"_s, .text = u"Fine."_s}, undo});
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    QCOMPARE(namesOf(shownRows(list)), QStringList{u"Passed: src/ is the root."_s});
    QCOMPARE(shownRows(list).first()->findChild<QPushButton *>()->text(), u"Undo"_s);
}

void tst_SmallWidgets::findingsLeaveCtrlReturnToTheWindow()
{
    FindingsList list;
    list.setFindings(someFindings());
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    QSignalSpy fix(&list, &FindingsList::fixRequested);
    QTest::keyClick(shownRows(list).at(1), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(fix.count(), 0);
}

void tst_SmallWidgets::findingsMoveWithArrowKeysAndTab()
{
    FindingsList list;
    list.setFindings(someFindings());
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    const QList<QWidget *> rows = shownRows(list);
    rows.at(0)->setFocus();
    QTest::keyClick(rows.at(0), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), rows.at(1));
    QTest::keyClick(rows.at(1), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), rows.at(1)->findChild<QPushButton *>());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), rows.at(2));
    QTest::keyClick(rows.at(2), Qt::Key_Down);
    QCOMPARE(QApplication::focusWidget(), rows.at(2));
    QTest::keyClick(rows.at(2), Qt::Key_Up);
    QCOMPARE(QApplication::focusWidget(), rows.at(1));
}

void tst_SmallWidgets::findingsKeepTheFocusOfARowThatStays()
{
    FindingsList list;
    list.setFindings(someFindings());
    list.resize(500, 300);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    QWidget *row = shownRows(list).at(1);
    row->setFocus();
    QList<Finding> fewer = someFindings();
    fewer.removeAt(3); // the error above it
    list.setFindings(fewer);
    QTRY_COMPARE(shownRows(list).size(), 2);
    QCOMPARE(shownRows(list).first(), row);
    QVERIFY(row->hasFocus());
    QCOMPARE(row->accessibleName(), u"Warning: The code is one folder deep in src/."_s);
}

void tst_SmallWidgets::findingsReuseRowsInEveryOrder()
{
    FindingsList list;
    list.resize(500, 400);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    const Finding a = warning(u"a"_s, u"A"_s);
    const Finding b = warning(u"b"_s, u"B"_s);
    const Finding c = warning(u"c"_s, u"C"_s, Finding::Fix::UseRoot);
    const QList<QList<Finding>> orders{{a, b, c}, {c, a}, {b}, {}, {c, b, a}, {a, a, b}, {b, a, c}};
    for (const QList<Finding> &order : orders) {
        list.setFindings(order);
        QStringList expected;
        for (const Finding &finding : order)
            expected += u"Warning: "_s + finding.text;
        QTRY_COMPARE(namesOf(shownRows(list)), expected);
    }
    // No more widgets than were ever shown at once.
    int made = 0;
    for (QWidget *widget : list.findChildren<QWidget *>())
        made += widget->inherits("Scf::FindingRow") ? 1 : 0;
    QCOMPARE(made, 3);
}

void tst_SmallWidgets::findingsSaySoWhenAllIsFine()
{
    FindingsList list;
    list.setPlaceholder(u"Choose a folder to see the checks."_s);
    const auto says = [&list](const QString &sentence) {
        for (QLabel *label : list.findChildren<QLabel *>()) {
            if (label->text() == sentence && label->isVisibleTo(&list))
                return true;
        }
        return false;
    };
    QVERIFY(says(u"Choose a folder to see the checks."_s));
    QVERIFY(says(u"Not checked yet"_s));
    list.setBusy(true);
    QVERIFY(says(u"Checking"_s));
    list.setFindings({{.id = u"ok"_s, .text = u"Fine."_s}});
    list.setBusy(false);
    QVERIFY(says(u"Everything is fine."_s));
    QVERIFY(!says(u"Checking"_s));
    QVERIFY(!says(u"Choose a folder to see the checks."_s));
}

void tst_SmallWidgets::findingsAreReadAsTheyAre()
{
    FindingsList list;
    list.setAccessibleName(u"Checks"_s);
    list.show();
    const auto spoken = [](QWidget *widget) {
        return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
    };
    list.setFindings({{.state = Finding::State::Error, .text = u"Old."_s}});
    QCOMPARE(spoken(shownRows(list).first()), u"Error: Old."_s);
    list.setFindings({{.state = Finding::State::Warning, .text = u"New."_s}});
    QCOMPARE(spoken(shownRows(list).first()), u"Warning: New."_s);
    QCOMPARE(spoken(&list), u"Checks"_s);
    list.setAccessibleName(u"检查"_s);
    QCOMPARE(spoken(&list), u"检查"_s);
}

void tst_SmallWidgets::findingsShowTextAsTextNotAsMarkup()
{
    FindingsList list;
    Finding finding = warning(u"root"_s, u"<i>x</i> is in src/ & more."_s, Finding::Fix::UseRoot);
    list.setFindings({finding, warning(u"plain"_s, u"<b>bold</b>"_s)});
    QStringList texts;
    for (QLabel *label : list.findChildren<QLabel *>()) {
        if (label->parent()->inherits("Scf::FindingRow"))
            texts +=
                label->textFormat() == Qt::RichText ? label->text() : u"plain:"_s + label->text();
    }
    QCOMPARE(texts, QStringList({u"&lt;i&gt;x&lt;/i&gt; is in <b>src/</b> &amp; more."_s,
                                 u"plain:<b>bold</b>"_s}));
}

void tst_SmallWidgets::findingsKeepSpaceForVerdicts()
{
    FindingsList list;
    list.setRowRange(2, 3);
    const int empty = list.sizeHint().height();
    list.setFindings({warning(u"a"_s, u"A"_s), warning(u"b"_s, u"B"_s)});
    QCOMPARE(list.sizeHint().height(), empty);
    QList<Finding> many;
    for (int i = 0; i < 40; ++i)
        many.append(warning(QString::number(i), u"One"_s));
    list.setFindings(many.first(3));
    const int most = list.sizeHint().height();
    QVERIFY(most > empty);
    list.setFindings(many);
    QCOMPARE(list.sizeHint().height(), most);
}

void tst_SmallWidgets::elidedLabelShowsTheWholeTextInItsToolTip()
{
    ElidedLabel label(longPath, Qt::ElideMiddle);
    label.resize(100, 24);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QVERIFY(label.isElided());
    QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&label, &help);
    QTRY_COMPARE(QToolTip::text(), longPath);
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), longPath);

    label.resize(label.sizeHint());
    QVERIFY(!label.isElided());
    QApplication::sendEvent(&label, &help);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void tst_SmallWidgets::elidedLabelCopiesTheWholeText()
{
    ElidedLabel label(longPath, Qt::ElideMiddle);
    QCOMPARE(label.focusPolicy(), Qt::NoFocus);
    label.setCopyable(true);
    QCOMPARE(label.focusPolicy(), Qt::StrongFocus);
    label.resize(60, 24);
    QApplication::clipboard()->clear();
    QTest::keySequence(&label, QKeySequence::Copy);
    QCOMPARE(QApplication::clipboard()->text(), longPath);
}

void tst_SmallWidgets::elidedLabelFitsIntoLittleSpace()
{
    ElidedLabel label(longPath);
    QVERIFY(label.minimumSizeHint().width() < 100);
    QVERIFY(label.sizeHint().width() > 200);
    label.setText(u"ab"_s);
    QVERIFY(label.minimumSizeHint().width() <= label.sizeHint().width());
}

void tst_SmallWidgets::statusLabelNamesTheStateForScreenReaders()
{
    StatusLabel label;
    label.setStatus(Finding::State::Warning, u"Look here."_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name),
             u"Warning: Look here."_s);
    QCOMPARE(label.text(), u"Look here."_s);
    label.setStatus(Finding::State::Ok, u"Fine."_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), u"Fine."_s);
    label.setStatus(StatusPresentation{.word = u"Nothing yet."_s});
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name),
             u"Nothing yet."_s);
    label.setStatus(FunctionStatus(u"UpdateFailed"_s));
    QCOMPARE(label.text(), u"Update failed"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name),
             u"Update failed"_s);
}

void tst_SmallWidgets::statusLabelFollowsTheTheme()
{
    QWidget window;
    StatusLabel label(&window);
    StatusLabel hidden(&window);
    hidden.setStatus(FunctionStatus(u"Active"_s));
    hidden.hide();
    StatusLabel never;
    never.setStatus(FunctionStatus(u"Active"_s));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    label.setStatus(FunctionStatus(u"Active"_s));
    QCOMPARE(label.palette().color(QPalette::WindowText), Colours::lightSet().good);
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), Colours::darkSet().good);
    QCOMPARE(hidden.palette().color(QPalette::WindowText), Colours::darkSet().good);
    never.show();
    QCOMPARE(never.palette().color(QPalette::WindowText), Colours::darkSet().good);
    label.setStatus(FunctionStatus(u"UpdateFailed"_s));
    QCOMPARE(label.palette().color(QPalette::WindowText), Colours::darkSet().bad);
    Theme::instance()->setChoice(ThemeChoice::Light);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), Colours::lightSet().bad);
}

void tst_SmallWidgets::labelsAreDrawnInTheirRoleOnEveryGround()
{
    QWidget ground;
    ground.setBackgroundRole(QPalette::Base);
    RoleLabel label(u"MMM"_s, TextStyle::Body, ColourRole::Bad, &ground);
    QCOMPARE(label.foregroundRole(), QPalette::WindowText);
    QCOMPARE(label.palette().color(label.foregroundRole()), Theme::current().bad);
    label.setRole(ColourRole::Text);
    QCOMPARE(label.palette().color(label.foregroundRole()), Theme::current().text);
}

void tst_SmallWidgets::emptyStateShowsLoadingOnlyAfterAMoment()
{
    EmptyState state;
    state.resize(300, 200);
    state.show();
    state.showLoading(u"Reading functions"_s);
    auto *spinner = state.findChild<Spinner *>();
    QVERIFY(!spinner->isVisible());
    QTRY_VERIFY(spinner->isVisible());
    state.showMessage(IconName::List, ColourRole::Muted, u"No function here"_s);
    QVERIFY(!spinner->isVisible());
    // A quick answer takes the spinner's turn away.
    state.showLoading(u"Reading functions"_s);
    state.showMessage(IconName::List, ColourRole::Muted, u"No function here"_s);
    QTest::qWait(260);
    QVERIFY(!spinner->isVisible());
}

void tst_SmallWidgets::emptyStateOffersItsButton()
{
    EmptyState state;
    state.resize(300, 200);
    state.show();
    QSignalSpy clicked(&state, &EmptyState::buttonClicked);
    state.showMessage(IconName::ErrorCircle, ColourRole::Bad, u"Failed"_s, u"Why."_s,
                      u"Try Again"_s);
    QVERIFY(state.button()->isVisible());
    QTest::mouseClick(state.button(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
    state.showMessage(IconName::List, ColourRole::Muted, u"Empty"_s);
    QVERIFY(!state.button()->isVisible());
}

void tst_SmallWidgets::copyButtonCopiesAndSaysSo()
{
    CopyButton button;
    QVERIFY(!button.isEnabled());
    button.setCopyText(u"eac6b301"_s, u"Copy RequestId"_s);
    QVERIFY(button.isEnabled());
    QCOMPARE(button.accessibleName(), u"Copy RequestId"_s);
    QSignalSpy copied(&button, &CopyButton::copied);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(copied.count(), 1);
    QCOMPARE(QApplication::clipboard()->text(), u"eac6b301"_s);
    QCOMPARE(button.text(), u"Copied"_s);
    QTRY_COMPARE(button.text(), u"Copy"_s);
}

void tst_SmallWidgets::messageBarShowsAndCloses()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *bar = new MessageBar;
    layout->addWidget(bar);
    window.resize(400, 100);
    window.show();
    QVERIFY(!bar->isVisible());
    bar->setClosable(true);
    bar->showMessage(Finding::State::Warning, u"No keychain."_s, u"Try Again"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->message(), u"No keychain."_s);
    QSignalSpy clicked(bar, &MessageBar::buttonClicked);
    QTest::mouseClick(bar->button(), Qt::LeftButton);
    QCOMPARE(clicked.count(), 1);
    QSignalSpy closed(bar, &MessageBar::closed);
    QTest::mouseClick(bar->findChild<QAbstractButton *>(u"closeButton"_s), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!bar->isVisible());
}

void tst_SmallWidgets::meterBarSaysWhenItIsOver()
{
    MeterBar bar;
    bar.setAmount(5, 10);
    QCOMPARE(bar.value(), 500);
    QVERIFY(!bar.isOver());
    bar.setAmount(10, 10);
    QVERIFY(!bar.isOver());
    bar.setAmount(11, 10);
    QVERIFY(bar.isOver());
    QCOMPARE(bar.value(), bar.maximum());
    bar.setAmount(5, 0);
    QCOMPARE(bar.value(), 0);
    QVERIFY(!bar.isOver());
    // 40 GB of 50 GB: beyond what an int holds.
    bar.setAmount(40'000'000'000, 50'000'000'000);
    QCOMPARE(bar.value(), 800);
}

QTEST_MAIN(tst_SmallWidgets)
#include "tst_smallwidgets.moc"
