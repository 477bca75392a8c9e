// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/accountmodel.h"
#include "app/browse/requestlogmodel.h"
#include "app/demo/democloud.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "tests/support/fakesecrets.h"
#include "tests/support/windowfixture.h"
#include "ui/account/accountbar.h"
#include "ui/account/accountdialog.h"
#include "ui/account/accountsdialog.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;
using Mood = FakeSecrets::Mood;

//! What the window does with accounts: the start, which one is live, production.
class tst_AccountsWindow : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void welcomesWhereThereIsNoAccount();
    void opensTheLastAccountAtTheNextStart();
    void saysThatItWaitsForTheStore();
    void givesUpWaitingWhenAsked();
    void dropsAnAnswerThatComesTooLate();
    void asksForTheKeyThatTheStoreDoesNotGive();
    void saysWhyARoleIsNotAssumed();
    void saysWhichAccountIsLive();
    void showsTheDemoCloudAsNothingElse();
    void showsAChangeOfTheLiveAccountAtOnce();
    void asksBeforeAnUpdateInProduction_data();
    void asksBeforeAnUpdateInProduction();
    void opensAnotherFromTheList();
    void keepsTheLiveAccountWhileItUpdates();
    void closesWhenTheLiveAccountIsRemoved();
    void removesNoAccountThatUpdates();

private:
    void startAgain();
    void removeChosenAccount(const QString &answer);
    QString add(const Account &account);
    Account real(const QString &name) const
    {
        return {.name = name,
                .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                .credential = m_cloud->credential()};
    }
    QString livePage() const
    {
        return m_window->findChild<QStackedWidget *>()->currentWidget()->objectName();
    }
    void makeReady();
    QColor strip() const;

    std::unique_ptr<DemoCloud> m_cloud;
    std::shared_ptr<FakeSecrets::World> m_world;
};

void tst_AccountsWindow::init()
{
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = 200});
    QVERIFY(m_cloud->start());
    m_world = std::make_shared<FakeSecrets::World>();
    startAgain();
}

void tst_AccountsWindow::cleanup()
{
    closeWindow();
    m_cloud.reset();
}

// As a start of the program does.
void tst_AccountsWindow::startAgain()
{
    QVERIFY(openWindow(std::make_unique<FakeSecrets>(m_world)));
    m_window->openLastAccount();
}

// As if an earlier run had added it and opened it last.
QString tst_AccountsWindow::add(const Account &account)
{
    const QString id = m_services->addAccount(account, SecretKeeping::Place::Store, this,
                                              [](const QString &, const SecretKeeping &) {});
    bool isOpened = false;
    m_services->openStored(id, this, [&isOpened](const Result<Account> &) { isOpened = true; });
    [&] { QTRY_VERIFY(isOpened && m_world->entries.contains(id)); }();
    return id;
}

void tst_AccountsWindow::makeReady()
{
    QVERIFY(choose(u"hello-world"_s));
    QVERIFY(enterFolder(writeCode()));
    QTRY_VERIFY(m_services->readiness()->isReady());
}

// The colour at the upper edge of the bar.
QColor tst_AccountsWindow::strip() const
{
    auto *bar = m_window->findChild<AccountBar *>();
    return bar->grab().toImage().pixelColor(bar->width() / 2, 1);
}

void tst_AccountsWindow::welcomesWhereThereIsNoAccount()
{
    QCOMPARE(livePage(), u"welcomePage"_s);
    QTest::qWait(20);
    QCOMPARE(livePage(), u"welcomePage"_s);
    QCOMPARE(m_world->calls, 0);
}

void tst_AccountsWindow::opensTheLastAccountAtTheNextStart()
{
    add(real(u"lab"_s));
    Account shop = real(u"shop"_s);
    shop.region = u"ap-shanghai"_s;
    add(shop);
    add(real(u"office"_s));
    const QString second = m_services->accounts()->accountAt(1).id;
    m_services->openStored(second, this, [](const Result<Account> &) {});
    QTRY_COMPARE(m_services->lastAccount(), second);

    startAgain();
    QVERIFY(!m_services->session()->account()); // the store is asked, and not waited for
    QTRY_VERIFY(m_services->session()->account().has_value());
    QCOMPARE(m_services->session()->account()->id, second);
    QCOMPARE(m_services->session()->function().region, u"ap-shanghai"_s);
    QVERIFY(m_window->windowTitle().startsWith(u"shop"_s));
    QCOMPARE(child<QComboBox>("accountBox")->currentText(), u"shop"_s);
}

void tst_AccountsWindow::saysThatItWaitsForTheStore()
{
    add(real(u"shop"_s));
    m_world->mood = Mood::Hangs;
    startAgain();
    QCOMPARE(livePage(), u"waitPage"_s);
    const auto says = [this] {
        const auto labels = child<QWidget>("waitPage")->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && label->text() == u"Reading the key of shop…"_s)
                return true;
        }
        return false;
    };
    QVERIFY(!says()); // not before it takes long
    QTRY_VERIFY(says());
    m_world->release();
    QTRY_VERIFY(hasFunctions());
    QVERIFY(livePage() != "waitPage"_L1);
}

void tst_AccountsWindow::givesUpWaitingWhenAsked()
{
    add(real(u"shop"_s));
    m_world->mood = Mood::Hangs;
    startAgain();
    auto *button = child<QWidget>("waitPage")->findChild<QPushButton *>();
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(livePage(), u"welcomePage"_s);
    m_world->release();
    QTest::qWait(50);
    QCOMPARE(livePage(), u"welcomePage"_s);
    QVERIFY(!m_services->session()->account());
}

void tst_AccountsWindow::dropsAnAnswerThatComesTooLate()
{
    add(real(u"shop"_s));
    m_world->mood = Mood::Hangs;
    startAgain();
    m_window->openDemo();
    QTRY_VERIFY(hasFunctions());
    m_world->release();
    QTest::qWait(50);
    QCOMPARE(m_services->session()->account()->kind, Account::Kind::Demo);
    QTest::qWait(300); // nor does the page that waits come
    QVERIFY(livePage() != "waitPage"_L1);
}

void tst_AccountsWindow::asksForTheKeyThatTheStoreDoesNotGive()
{
    Account shop = real(u"shop"_s);
    shop.colour = AccountColour::Green;
    shop.isProduction = true;
    const QString id = add(shop);
    m_world->mood = Mood::Fails;
    startAgain();
    QTRY_VERIFY(m_window->findChild<AccountDialog *>());
    QVERIFY2(child<MessageBar>("notice")->message().contains("shop"_L1),
             qPrintable(child<MessageBar>("notice")->message()));
    auto *dialog = child<AccountDialog>("accountDialog");
    QCOMPARE(dialog->findChild<QLineEdit *>(u"accountNameField"_s)->text(), u"shop"_s);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"secretIdField"_s)->text(), shop.credential.secretId);
    QVERIFY(dialog->findChild<QCheckBox *>(u"productionBox"_s)->isChecked());
    auto *key = dialog->findChild<QLineEdit *>(u"secretKeyField"_s);
    QTRY_VERIFY(key->hasFocus());
    QCOMPARE(key->text(), QString());
    QTest::keyClicks(key, shop.credential.secretKey);
    QTest::keyClick(key, Qt::Key_Return);
    QTRY_VERIFY(hasFunctions());
    QCOMPARE(m_services->accounts()->rowCount(), 1); // the same one
    QCOMPARE(m_services->session()->account()->id, id);
    QCOMPARE(m_services->session()->account()->colour, AccountColour::Green);
    QVERIFY(m_services->session()->account()->isProduction);
}

void tst_AccountsWindow::saysWhyARoleIsNotAssumed()
{
    Account shop = real(u"shop"_s);
    shop.roleArn = DemoCloud::roleArn();
    const QString id = add(shop);
    shop.id = id;
    shop.roleArn = u"qcs::cam::uin/1:roleName/none"_s;
    m_services->updateAccount(shop, SecretKeeping::Place::Store, this,
                              [](const QString &, const SecretKeeping &) {});
    startAgain();
    QTRY_VERIFY(child<MessageBar>("notice")->isVisible());
    QVERIFY2(child<MessageBar>("notice")->message().startsWith("shop could not be opened."_L1),
             qPrintable(child<MessageBar>("notice")->message()));
    QCOMPARE(livePage(), u"welcomePage"_s);
    QVERIFY(!m_window->findChild<AccountDialog *>()); // its key is not what is wrong
}

void tst_AccountsWindow::saysWhichAccountIsLive()
{
    Account shop = real(u"shop"_s);
    shop.colour = AccountColour::Violet;
    shop.isProduction = true;
    shop.roleArn = DemoCloud::roleArn();
    add(shop);
    startAgain();
    QTRY_VERIFY(hasFunctions());
    QVERIFY2(m_window->windowTitle().startsWith(u"shop · PRODUCTION"_s),
             qPrintable(m_window->windowTitle()));
    QVERIFY(child<QLabel>("productionBadge")->isVisible());
    QCOMPARE(child<QLabel>("productionBadge")->text(), u"PRODUCTION"_s);
    QVERIFY(!child<QLabel>("demoBadge")->isVisible());
    QCOMPARE(strip(), Colours::lightSet().accountViolet);
    // Of the role, which is temporary.
    QVERIFY(child<QLabel>("expiryLabel")->isVisible());
    QVERIFY(child<QLabel>("expiryLabel")->text().endsWith(u" min"_s));
    QVERIFY(child<QLabel>("expiryLabel")->accessibleName().startsWith(u"Expires in"_s));
    // All of it fits into the narrowest window that is meant to be used.
    QVERIFY(m_window->findChild<AccountBar *>()->minimumSizeHint().width() <= 1'024);
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QTRY_COMPARE(strip(), Colours::darkSet().accountViolet);
    Theme::instance()->setChoice(ThemeChoice::Light);
}

void tst_AccountsWindow::showsTheDemoCloudAsNothingElse()
{
    m_window->openDemo();
    QTRY_VERIFY(hasFunctions());
    QVERIFY(m_window->windowTitle().startsWith(u"Demo cloud"_s));
    QVERIFY(child<QLabel>("demoBadge")->isVisible());
    QVERIFY(!child<QLabel>("productionBadge")->isVisible());
    QCOMPARE(strip(), Colours::lightSet().warn);
    QVERIFY(m_services->lastAccount().isEmpty()); // nor does a start open it by itself

    m_window->openAccount(real(u"shop"_s));
    QTRY_VERIFY(!child<QLabel>("demoBadge")->isVisible());
    QVERIFY(strip() != Colours::lightSet().warn);
    // The account of this run and the demo cloud can both be chosen again.
    const auto *box = child<QComboBox>("accountBox");
    QVERIFY(box->findText(u"shop"_s) >= 0);
    QVERIFY(box->findText(u"Demo cloud"_s) >= 0);
}

void tst_AccountsWindow::showsAChangeOfTheLiveAccountAtOnce()
{
    const QString id = add(real(u"shop"_s));
    startAgain();
    QTRY_VERIFY(hasFunctions());
    makeReady();
    const FunctionId before = m_services->session()->function();
    child<QAction>("accountsAction")->trigger();
    auto *list = child<AccountsDialog>("accountsDialog");
    QTest::mouseClick(list->findChild<QPushButton *>(u"editButton"_s), Qt::LeftButton);
    auto *dialog = child<AccountDialog>("accountDialog");
    dialog->findChild<QLineEdit *>(u"accountNameField"_s)->setText(u"store"_s);
    dialog->findChild<QCheckBox *>(u"productionBox"_s)->setChecked(true);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"acceptAccountButton"_s), Qt::LeftButton);
    list->reject();
    QVERIFY(m_window->windowTitle().startsWith(u"store · PRODUCTION"_s));
    QCOMPARE(child<QComboBox>("accountBox")->currentText(), u"store"_s);
    QVERIFY(m_services->session()->account()->isProduction);
    QCOMPARE(m_services->session()->function(), before); // nothing was opened anew
    QCOMPARE(m_services->session()->account()->id, id);
}

void tst_AccountsWindow::asksBeforeAnUpdateInProduction_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("isUpdated");
    QTest::newRow("Return, which cancels") << u"Return"_s << false;
    QTest::newRow("Escape") << u"Escape"_s << false;
    QTest::newRow("Update") << u"Update"_s << true;
}

void tst_AccountsWindow::asksBeforeAnUpdateInProduction()
{
    QFETCH(const QString, answer);
    QFETCH(const bool, isUpdated);
    Account shop = real(u"shop"_s);
    shop.isProduction = true;
    add(shop);
    startAgain();
    QTRY_VERIFY(hasFunctions());
    makeReady();
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    auto *question = child<QMessageBox>("productionQuestion");
    QVERIFY(question->isVisible());
    QCOMPARE(question->text(), u"hello-world in PRODUCTION account shop: update?"_s);
    QVERIFY(!m_services->runningUpdate());
    if (answer == "Return"_L1)
        QTest::keyClick(question, Qt::Key_Return);
    else if (answer == "Escape"_L1)
        QTest::keyClick(question, Qt::Key_Escape);
    for (QAbstractButton *button : question->buttons()) {
        if (button->text().remove(u'&') == answer)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(m_services->runningUpdate() != nullptr, isUpdated);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"productionQuestion"_s));
    if (isUpdated)
        QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    else
        QVERIFY(!m_services->runningUpdate());
}

void tst_AccountsWindow::opensAnotherFromTheList()
{
    add(real(u"lab"_s));
    const QString shop = add(real(u"shop"_s));
    startAgain();
    QTRY_VERIFY(hasFunctions());
    child<QAction>("accountsAction")->trigger();
    auto *table = child<QTableView>("accountsTable");
    QCOMPARE(table->currentIndex().row(), 1);
    table->selectRow(0);
    QTest::mouseClick(child<QPushButton>("openAccountButton"), Qt::LeftButton);
    QTRY_VERIFY(m_window->windowTitle().startsWith(u"lab"_s));

    // And by the box, without the dialog.
    auto *box = child<QComboBox>("accountBox");
    const int row = box->findText(u"shop"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(row, 1);
    QTRY_COMPARE(m_services->session()->account()->id, shop);
    QTRY_COMPARE(box->currentText(), u"shop"_s);
}

void tst_AccountsWindow::keepsTheLiveAccountWhileItUpdates()
{
    const QString other = add(real(u"lab"_s));
    add(real(u"shop"_s));
    startAgain();
    QTRY_VERIFY(hasFunctions());
    makeReady();
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_services->runningUpdate()); // not of production: no question
    auto *box = child<QComboBox>("accountBox");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QVERIFY(child<MessageBar>("notice")->isVisible());
    QCOMPARE(box->currentText(), u"shop"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    QTest::keyClick(box, Qt::Key_Up);
    QTRY_COMPARE(m_services->session()->account()->id, other);
}

// The one that is live, which the list chooses by itself.
void tst_AccountsWindow::removeChosenAccount(const QString &answer)
{
    child<QAction>("accountsAction")->trigger();
    QTest::mouseClick(child<QPushButton>("removeButton"), Qt::LeftButton);
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    for (QAbstractButton *button : question->buttons()) {
        if (button->text().remove(u'&') == answer)
            return QTest::mouseClick(button, Qt::LeftButton);
    }
    QFAIL(qPrintable(question->text()));
}

void tst_AccountsWindow::closesWhenTheLiveAccountIsRemoved()
{
    const QString other = add(real(u"lab"_s));
    const QString shop = add(real(u"shop"_s));
    startAgain();
    QTRY_VERIFY(hasFunctions());
    makeReady();
    removeChosenAccount(u"Remove"_s);
    QVERIFY(!m_services->session()->account());
    QVERIFY(m_services->session()->function().functionName.isEmpty());
    QCOMPARE(livePage(), u"welcomePage"_s);
    QCOMPARE(m_window->windowTitle(), u"SCF Desktop"_s);
    QVERIFY(!m_services->readiness()->isReady());
    QTRY_VERIFY(!m_world->entries.contains(shop));
    // Nothing is asked with its key any more, not even by whoever presses keys.
    QTest::qWait(100); // what was on its way
    const int calls = m_services->requestLog()->rowCount();
    child<AccountsDialog>("accountsDialog")->reject();
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(100);
    QCOMPARE(m_services->requestLog()->rowCount(), calls);

    QTest::mouseClick(child<QPushButton>("chooseAccountLink"), Qt::LeftButton);
    QTRY_VERIFY(m_window->findChild<AccountsDialog *>());
    child<QTableView>("accountsTable")->selectRow(0);
    QTest::mouseClick(child<QPushButton>("openAccountButton"), Qt::LeftButton);
    QTRY_VERIFY(m_services->session()->account());
    QCOMPARE(m_services->session()->account()->id, other);
    QVERIFY(livePage() != "welcomePage"_L1);
    QTRY_VERIFY(child<QTableView>("functionsTable")->model()->rowCount() > 0);
    // The last one leaves nothing to choose.
    QTRY_VERIFY(!m_window->findChild<AccountsDialog *>());
    removeChosenAccount(u"Remove"_s);
    QCOMPARE(livePage(), u"welcomePage"_s);
    QVERIFY(child<QPushButton>("chooseAccountLink")->isHidden());
}

void tst_AccountsWindow::removesNoAccountThatUpdates()
{
    const QString id = add(real(u"shop"_s));
    startAgain();
    QTRY_VERIFY(hasFunctions());
    makeReady();
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_services->runningUpdate());
    removeChosenAccount(u"OK"_s); // all that there is to say
    m_services->removeAccount(id);
    QVERIFY(m_services->accounts()->rowOf(id) >= 0);
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    QVERIFY(m_world->entries.contains(id));
    child<AccountsDialog>("accountsDialog")->reject();
    QTRY_VERIFY(!m_window->findChild<QDialog *>());
    removeChosenAccount(u"Remove"_s);
    QVERIFY(!m_services->session()->account());
}

QTEST_MAIN(tst_AccountsWindow)
#include "tst_accountswindow.moc"
