// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/requestlogmodel.h"
#include "app/services/session.h"
#include "tests/support/windowfixture.h"
#include "ui/common/badge.h"
#include "ui/mainwindow/appearance.h"
#include "ui/presentation/keyoverlay.h"
#include "ui/presentation/shortcutwatcher.h"
#include "ui/presentation/steppane.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTabBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! A talk: the whole window on the demo cloud, by keys.
class tst_Presentation : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void enlargesTheTextAndTakesItBack();
    void fitsIntoItsRoom_data();
    void fitsIntoItsRoom();
    void namesTheKeysThatAreUsed();
    void namesKeysInEveryLanguage_data();
    void namesKeysInEveryLanguage();
    void showsEachStepWithItsCalls();
    void goesOnBySpaceWhereverTheFocusIs();
    void leavesSpaceToWhatNeedsIt();
    void cancelsWhileAStepWaits();
    void goesOnByItselfWhenItIsTurnedOff();
    void marksTheDemoCloud();
    void showsARefusal();
    void neverShowsASecret();

private:
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    void turnOn();
    bool isHeldBefore(const QString &name) const;
    //! Once the window has settled.
    void takeStepPicture(const QString &name) const;
    //! All that the pane shows now, in each of its calls.
    QString everythingShown() const;
    QString title() const { return child<QLabel>("stepTitle")->text(); }
    QString words() const { return child<QLabel>("stepWords")->text(); }
};

void tst_Presentation::init()
{
    QVERIFY(openWindow());
    m_window->resize(1280, 900);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(openDemo() && choose(u"hello-world"_s));
    QVERIFY(enterFolder(writeCode("exports.main_handler = async () => 'talk';\n")));
}

void tst_Presentation::cleanup()
{
    closeWindow();
    useLanguage(u"en"_s);
}

void tst_Presentation::press(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), Qt::Key(key), modifiers);
}

void tst_Presentation::turnOn()
{
    press(Qt::Key_F11);
    QVERIFY(m_window->findChild<StepPane *>());
}

bool tst_Presentation::isHeldBefore(const QString &name) const
{
    const auto *button = child<QPushButton>("beginStepButton");
    const auto isSo = [&] {
        const auto *held = m_window->findChild<QLabel *>(u"nextStep"_s);
        return button->isVisible() && held->text().contains(name);
    };
    return QTest::qWaitFor(isSo, 20'000);
}

void tst_Presentation::takeStepPicture(const QString &name) const
{
    if (!qEnvironmentVariableIsSet("SCF_PICTURES"))
        return;
    QTest::qWait(200);
    takePicture(m_window.get(), "step-"_L1 + name);
}

QString tst_Presentation::everythingShown() const
{
    const auto *pane = m_window->findChild<StepPane *>();
    QString all;
    const auto labels = pane->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all += label->text() + u'\n';
    auto *tabs = child<QTabBar>("stepCalls");
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        all += tabs->tabText(i) + u'\n' + child<QPlainTextEdit>("stepRequest")->toPlainText()
               + u'\n' + child<QPlainTextEdit>("stepAnswer")->toPlainText() + u'\n';
    }
    return all;
}

void tst_Presentation::enlargesTheTextAndTakesItBack()
{
    const QFont before = QApplication::font();
    const int labelHeight = child<QLabel>("resultTitle")->fontMetrics().height();
    turnOn();
    QCOMPARE(QApplication::font().pointSizeF(), before.pointSizeF() * 1.5);
    QTRY_VERIFY(child<QLabel>("resultTitle")->fontMetrics().height() > 1.3 * labelHeight);
    QVERIFY(child<QAction>("presentationAction")->isChecked());
    press(Qt::Key_F11);
    QCOMPARE(QApplication::font(), before);
    QVERIFY(!m_window->findChild<StepPane *>());
    turnOn();
    m_window.reset(); // closing in the middle of a talk
    QCOMPARE(QApplication::font(), before);
}

void tst_Presentation::fitsIntoItsRoom_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<QSize>("size"); // the screen of the tests has less
    QTest::addColumn<int>("least");
    QTest::newRow("usual text, large") << 100 << QSize(1920, 1040) << 150;
    QTest::newRow("usual text, laptop") << 100 << QSize(1366, 720) << 150;
    QTest::newRow("usual text, small") << 100 << QSize(1024, 720) << 150;
    QTest::newRow("usual text, narrow") << 100 << QSize(900, 700) << 110;
    QTest::newRow("larger text") << 150 << QSize(1920, 1040) << 200;
    QTest::newRow("larger text, laptop") << 150 << QSize(1366, 900) << 200;
    QTest::newRow("larger text, small") << 150 << QSize(1150, 800) << 150;
    QTest::newRow("largest text") << 200 << QSize(1920, 1040) << 200;
    QTest::newRow("largest text, laptop") << 200 << QSize(1440, 860) << 200;
}

void tst_Presentation::fitsIntoItsRoom()
{
    QFETCH(int, before);
    QFETCH(QSize, size);
    QFETCH(int, least);
    const auto restore = qScopeGuard([] { Theme::instance()->setTextSize(100); });
    Theme::instance()->setTextSize(before);
    QTest::qWait(50);
    m_window->resize(size);
    QCOMPARE(m_window->size(), size); // it has room without the pane
    turnOn();
    const QSize room = size.expandedTo(m_window->screen()->availableSize());
    const auto fits = [this, room] {
        const QSize needed = m_window->minimumSizeHint();
        return needed == needed.boundedTo(room);
    };
    const auto needed = [this] {
        const QSize hint = m_window->minimumSizeHint();
        return QByteArray::number(hint.width()) + " x " + QByteArray::number(hint.height());
    };
    QTest::qWait(100); // it takes some steps
    QTRY_VERIFY2(fits(), needed());
    QVERIFY2(Theme::textSize() >= least, QByteArray::number(Theme::textSize()));
    QVERIFY(Theme::textSize() <= 200);
    // A step is shown with all that there is.
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isHeldBefore(u"Check"_s));
    press(Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Package"_s));
    takeStepPicture(QString::fromLatin1(QTest::currentDataTag()).remove(u','));
    QCOMPARE(m_window->size(), m_window->size().boundedTo(room));
    QTRY_VERIFY2(fits(), needed());
    QVERIFY(Theme::textSize() >= before);
    QVERIFY(child<QPlainTextEdit>("stepRequest")->isVisible());
    const auto *goOn = child<QPushButton>("beginStepButton");
    QVERIFY(m_window->rect().contains(QRect(goOn->mapTo(m_window.get(), QPoint()), goOn->size())));
    press(Qt::Key_F11);
    QCOMPARE(Theme::textSize(), before);
    QCOMPARE(m_window->size(), size);
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
}

void tst_Presentation::namesTheKeysThatAreUsed()
{
    const auto shown = [this] {
        const auto *overlay = m_window->findChild<KeyOverlay *>();
        return overlay ? overlay->text() : QString();
    };
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown().isEmpty()); // not in a talk
    turnOn();
    press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(shown(), u"Ctrl+F · Search Functions"_s);
    press(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(shown(), u"Ctrl+L · Request Log"_s);
    QCOMPARE(m_window->findChildren<KeyOverlay *>().size(), 1);
    const auto *overlay = m_window->findChild<KeyOverlay *>();
    QVERIFY(overlay->isVisible());
    QVERIFY(m_window->rect().contains(overlay->geometry()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<KeyOverlay *>(), 5'000);
    press(Qt::Key_F11);
    press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!m_window->findChild<KeyOverlay *>());
}

void tst_Presentation::namesKeysInEveryLanguage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("mnemonic") << u"&Update"_s << u"Ctrl+U · Update"_s;
    QTest::newRow("dialog") << u"Choose &Folder…"_s << u"Ctrl+U · Choose Folder"_s;
    QTest::newRow("in brackets") << u"选择文件夹(&F)…"_s << u"Ctrl+U · 选择文件夹"_s;
    QTest::newRow("nothing") << QString() << u"Ctrl+U"_s;
}

void tst_Presentation::namesKeysInEveryLanguage()
{
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const QAction action(text);
    QCOMPARE(ShortcutWatcher::sentence(QKeySequence(u"Ctrl+U"_s), &action), sentence);
    QCOMPARE(ShortcutWatcher::sentence(QKeySequence(u"Ctrl+Return"_s), nullptr), u"Ctrl+Enter"_s);
}

void tst_Presentation::showsEachStepWithItsCalls()
{
    turnOn();
    takeStepPicture(u"0-ready"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isHeldBefore(u"Check"_s));
    takeStepPicture(u"1-check"_s);
    QVERIFY(!child<QPlainTextEdit>("stepRequest")->isVisible());
    QVERIFY(words().contains("Nothing changes"_L1));

    press(Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Package"_s));
    QCOMPARE(title(), u"1 of 5 · Check"_s);
    takeStepPicture(u"2-package"_s);
    QTRY_VERIFY(child<QTabBar>("stepCalls")->count() >= 2);
    QString all = everythingShown();
    QVERIFY2(all.contains("X-TC-Action: GetFunction\n"_L1), qPrintable(all));
    QVERIFY(all.contains("POST http://127.0.0.1:"_L1));
    QVERIFY(all.contains("Authorization: [removed]"_L1));
    QVERIFY(all.contains("HTTP 200"_L1));
    QVERIFY(all.contains("\"FunctionName\": \"hello-world\""_L1));

    press(Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Update"_s));
    QCOMPARE(title(), u"2 of 5 · Package"_s);
    takeStepPicture(u"3-update"_s);
    QVERIFY(words().contains("SHA-256"_L1));
    static const QRegularExpression tooLongForALine(u"[0-9a-f]{17}"_s);
    QVERIFY(!words().contains(tooLongForALine));
    QVERIFY(!child<QPlainTextEdit>("stepRequest")->isVisible()); // nothing was sent

    press(Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Wait until Active"_s));
    QCOMPARE(title(), u"3 of 5 · Update"_s);
    takeStepPicture(u"4-await-active"_s);
    QTRY_COMPARE(child<QTabBar>("stepCalls")->count(), 1);
    all = everythingShown();
    QVERIFY(all.contains("X-TC-Action: UpdateFunctionCode"_L1));
    QVERIFY2(all.contains("characters]"_L1), qPrintable(all)); // ZipFile, shortened
    QVERIFY(words().contains(m_services->runningUpdate()->record().requestId));

    press(Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Verify"_s));
    QCOMPARE(title(), u"4 of 5 · Wait until Active"_s);
    takeStepPicture(u"5-verify"_s);
    QTRY_VERIFY(everythingShown().contains(u"GetFunction × "_s)); // asked more than once
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    QCOMPARE(title(), u"5 of 5 · Verify"_s);
    takeStepPicture(u"6-end"_s);
    QCOMPARE(words(), u"Verified: what runs is what was sent."_s);
    QVERIFY(!child<QPushButton>("beginStepButton")->isVisible());
    QCOMPARE(resultTitle(), u"hello-world is live"_s);
}

void tst_Presentation::goesOnBySpaceWhereverTheFocusIs()
{
    turnOn();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isHeldBefore(u"Check"_s));
    QVERIFY(child<QPushButton>("beginStepButton")->hasFocus());
    press(Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Package"_s));
    QApplication::focusWidget()->clearFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QVERIFY(isHeldBefore(u"Update"_s));
}

void tst_Presentation::leavesSpaceToWhatNeedsIt()
{
    turnOn();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isHeldBefore(u"Check"_s));
    auto *search = child<QLineEdit>("searchFunctions");
    search->setFocus();
    press(Qt::Key_Space);
    QCOMPARE(search->text(), u" "_s);
    QVERIFY(m_services->runningUpdate()->heldStep());
    child<QPushButton>("cancelButton")->setFocus();
    press(Qt::Key_Space);
    QTRY_VERIFY(!m_services->runningUpdate());
    QCOMPARE(resultTitle(), u"The update of hello-world was cancelled"_s);
}

void tst_Presentation::cancelsWhileAStepWaits()
{
    turnOn();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isHeldBefore(u"Check"_s));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!m_services->runningUpdate());
    QVERIFY(!child<QPushButton>("beginStepButton")->isVisible());
    QCOMPARE(words(), u"Not changed: the old code is still running."_s);
    press(Qt::Key_Return, Qt::ControlModifier); // and again from the beginning
    QVERIFY(isHeldBefore(u"Check"_s));
}

void tst_Presentation::goesOnByItselfWhenItIsTurnedOff()
{
    turnOn();
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(isHeldBefore(u"Check"_s));
    press(Qt::Key_F11);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
}

void tst_Presentation::marksTheDemoCloud()
{
    turnOn();
    const auto *badge = m_window->findChild<StepPane *>()->findChild<Badge *>();
    QTRY_VERIFY(badge->isVisible());
    QVERIFY(badge->fontMetrics().height() > m_window->fontMetrics().height());
}

void tst_Presentation::showsARefusal()
{
    turnOn();
    m_services->makeNextRequestFail(u"UnauthorizedOperation.CAM"_s, u"UpdateFunctionCode"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    for (const QString &step : {u"Check"_s, u"Package"_s, u"Update"_s}) {
        QVERIFY(isHeldBefore(step));
        press(Qt::Key_Space);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    QCOMPARE(title(), u"3 of 5 · Update"_s);
    QTRY_VERIFY(everythingShown().contains("UnauthorizedOperation.CAM: "_L1));
    QCOMPARE(words(), u"Not changed: the old code is still running."_s);
}

void tst_Presentation::neverShowsASecret()
{
    const Credential credential = m_services->session()->account()->credential;
    QVERIFY(credential.secretKey.size() > 8);
    turnOn();
    press(Qt::Key_Return, Qt::ControlModifier);
    QString all;
    for (const QString &step :
         {u"Check"_s, u"Package"_s, u"Update"_s, u"Wait until Active"_s, u"Verify"_s}) {
        QVERIFY(isHeldBefore(step));
        QTest::qWait(50); // for a record that is late
        all += everythingShown();
        press(Qt::Key_Space);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    QTest::qWait(50);
    all += everythingShown();
    QVERIFY(all.contains("UpdateFunctionCode"_L1));
    QVERIFY(!all.contains(credential.secretKey));
    QVERIFY(!all.contains(credential.secretId));
    QVERIFY(credential.token.isEmpty() || !all.contains(credential.token));
    QVERIFY(!all.contains("Signature="_L1));
    QVERIFY(!all.contains("UEsD"_L1)); // a ZIP in Base64
}

QTEST_MAIN(tst_Presentation)
#include "tst_presentation.moc"
