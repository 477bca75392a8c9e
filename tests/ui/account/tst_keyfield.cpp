// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accounttexts.h"
#include "ui/account/expirylabel.h"
#include "ui/account/keyfield.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! A part of a key, the words for when it expires, and what accounts are called.
class tst_KeyField : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }
    void init();

    void leavesOutWhatCameWithTheClipboard_data();
    void leavesOutWhatCameWithTheClipboard();
    void showsASecretForAWhile();
    void hidesASecretWhenTheFocusLeaves();
    void showsByKeysAlone();
    void hasNothingToShowInPlainText();
    void countsDown_data();
    void countsDown();
    void warnsBeforeTheEnd();
    void knowsTheNamesOfTheDemoCloud_data();
    void knowsTheNamesOfTheDemoCloud();
    void givesNoAccountTheColourOfTheDemoCloud();
    void shortensASecretId();

private:
    QPushButton *show() const { return m_secret->findChild<QPushButton *>(u"secretShow"_s); }

    std::unique_ptr<QWidget> m_window;
    KeyField *m_secret = nullptr;
    QLineEdit *m_other = nullptr;
};

void tst_KeyField::init()
{
    m_window = std::make_unique<QWidget>();
    m_secret = new KeyField(KeyField::Content::Secret, u"secret"_s);
    m_secret->setLabel(u"SecretKey"_s);
    m_other = new QLineEdit;
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_secret);
    layout->addWidget(m_other);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    m_secret->setFocus();
    QTRY_VERIFY(m_secret->field()->hasFocus());
}

void tst_KeyField::leavesOutWhatCameWithTheClipboard_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("clean") << u"aBc123"_s << false;
    QTest::newRow("around it") << u"  aBc123\n"_s << true;
    QTest::newRow("in the middle") << u"aBc\r\n\t123"_s << true;
    QTest::newRow("invisible") << u"\u200BaBc\uFEFF123\u00A0"_s << true;
}

void tst_KeyField::leavesOutWhatCameWithTheClipboard()
{
    QFETCH(const QString, pasted);
    QFETCH(const bool, isSaid);
    QSignalSpy changed(m_secret, &KeyField::textChanged);
    QGuiApplication::clipboard()->setText(pasted);
    QTest::keyClick(m_secret->field(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_secret->text(), u"aBc123"_s);
    QCOMPARE(changed.count(), 1);
    const auto *note = m_secret->findChild<QLabel *>(u"secretNote"_s);
    QCOMPARE(note->isVisible(), isSaid);
    QCOMPARE(note->text().isEmpty(), !isSaid);
}

void tst_KeyField::showsASecretForAWhile()
{
    m_secret->setRevealTime(150);
    m_secret->setText(u"canary"_s);
    QVERIFY(!m_secret->isRevealed());
    QVERIFY(!m_secret->field()->displayText().contains("canary"_L1));
    QTest::mouseClick(show(), Qt::LeftButton);
    QVERIFY(m_secret->isRevealed());
    QCOMPARE(m_secret->field()->displayText(), u"canary"_s);
    QCOMPARE(show()->text(), u"Hide"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_secret->isRevealed(), 2'000);
    QCOMPARE(show()->text(), u"Show"_s);
}

void tst_KeyField::hidesASecretWhenTheFocusLeaves()
{
    m_secret->setText(u"canary"_s);
    show()->setFocus();
    QTest::mouseClick(show(), Qt::LeftButton);
    QVERIFY(m_secret->isRevealed());
    m_secret->field()->setFocus(); // within the field
    QCoreApplication::processEvents();
    QVERIFY(m_secret->isRevealed());
    m_other->setFocus();
    QTRY_VERIFY(!m_secret->isRevealed());

    show()->setChecked(true);
    QVERIFY(m_secret->isRevealed());
    m_window->hide();
    QVERIFY(!m_secret->isRevealed());
}

void tst_KeyField::showsByKeysAlone()
{
    m_secret->setText(u"canary"_s);
    QTest::keyClick(m_secret->field(), Qt::Key_Tab);
    QTRY_VERIFY(show()->hasFocus());
    QCOMPARE(show()->accessibleName(), u"Show SecretKey"_s);
    QTest::keyClick(show(), Qt::Key_Space);
    QVERIFY(m_secret->isRevealed());
    QCOMPARE(show()->accessibleName(), u"Hide SecretKey"_s);
    QTest::keyClick(show(), Qt::Key_Tab);
    QTRY_VERIFY(!m_secret->isRevealed());
}

void tst_KeyField::hasNothingToShowInPlainText()
{
    KeyField plain(KeyField::Content::Plain, u"plain"_s);
    QVERIFY(plain.isRevealed());
    QVERIFY(!plain.findChild<QPushButton *>());
    plain.setText(u" AKID "_s);
    QCOMPARE(plain.text(), u"AKID"_s);
}

void tst_KeyField::countsDown_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("over") << qint64(-1) << u"Has expired"_s;
    QTest::newRow("now") << qint64(0) << u"Has expired"_s;
    QTest::newRow("seconds") << qint64(59) << u"Expires in less than a minute"_s;
    QTest::newRow("minutes, rounded down") << qint64(42 * 60 + 59) << u"Expires in 42 minute(s)"_s;
    QTest::newRow("hours") << qint64(3 * 3'600 + 5) << u"Expires in 3 hour(s)"_s;
    QTest::newRow("days") << qint64(3 * 86'400) << u"Expires in 3 day(s)"_s;
}

void tst_KeyField::countsDown()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, words);
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    QCOMPARE(expiryText(now.addSecs(seconds), now), words);
    // The short words say the same.
    const QString number = words.section(u' ', 2, 2);
    if (words.startsWith("Expires in"_L1) && number.toInt() > 0)
        QVERIFY(shortExpiryText(now.addSecs(seconds), now).startsWith(number + u' '));
}

void tst_KeyField::warnsBeforeTheEnd()
{
    const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    QCOMPARE(expiryPresentation(now.addSecs(601), now).role, ColourRole::Muted);
    QCOMPARE(expiryPresentation(now.addSecs(599), now).role, ColourRole::Warn);
    QCOMPARE(expiryPresentation(now, now).role, ColourRole::Bad);
    // Told apart by more than the colour.
    QVERIFY(expiryPresentation(now.addSecs(601), now).icon
            != expiryPresentation(now.addSecs(599), now).icon);

    ExpiryLabel label;
    QVERIFY(label.isHidden());
    label.setExpiry(QDateTime::currentDateTimeUtc().addSecs(3'601));
    QVERIFY(!label.isHidden());
    QCOMPARE(label.text(), u"Expires in 60 minute(s)"_s);
    label.setExpiry({}, true);
    QVERIFY(!label.isHidden());
    label.setExpiry({});
    QVERIFY(label.isHidden());
}

void tst_KeyField::knowsTheNamesOfTheDemoCloud_data()
{
    QTest::addColumn<bool>("isDemo");
    QTest::newRow("Demo cloud") << true;
    QTest::newRow(" DEMO  CLOUD ") << true;
    QTest::newRow("demo-cloud") << true;
    QTest::newRow("Ｄｅｍｏ ｃｌｏｕｄ") << true; // full width
    QTest::newRow("演示云") << true;
    QTest::newRow("demo") << true;
    QTest::newRow("Demo cloud 2") << false;
    QTest::newRow("shop") << false;
    QTest::newRow("") << false;
}

void tst_KeyField::knowsTheNamesOfTheDemoCloud()
{
    QFETCH(const bool, isDemo);
    QCOMPARE(isNameOfDemo(QString::fromUtf8(QTest::currentDataTag())), isDemo);
}

void tst_KeyField::givesNoAccountTheColourOfTheDemoCloud()
{
    for (const Colours *colours : {&Colours::lightSet(), &Colours::darkSet()}) {
        const QColor demo = colours->of(Account{.kind = Account::Kind::Demo});
        QVERIFY(demo.isValid());
        for (const AccountColour colour : allAccountColours) {
            const QColor shown = colours->of(Account{.colour = colour});
            QCOMPARE(shown.isValid(), colour != AccountColour::None);
            if (!shown.isValid())
                continue;
            // Not another shade of it either.
            const int apart = std::abs(shown.hsvHue() - demo.hsvHue());
            QVERIFY2(std::min(apart, 360 - apart) > 30, qPrintable(colourName(colour)));
        }
        // Nor has the demo cloud that of an account.
        QCOMPARE(colours->of(Account{.kind = Account::Kind::Demo, .colour = AccountColour::Blue}),
                 demo);
    }
}

void tst_KeyField::shortensASecretId()
{
    QCOMPARE(shortSecretId(u"AKIDz8krbsJ5yKBZQpn74WFkmLPx3f3Qx"_s), u"AKIDz8kr…f3Qx"_s);
    QCOMPARE(shortSecretId(u"AKIDshort"_s), u"AKIDshort"_s);
}

QTEST_MAIN(tst_KeyField)
#include "tst_keyfield.moc"
