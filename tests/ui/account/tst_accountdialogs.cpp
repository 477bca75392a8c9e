// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/accountmodel.h"
#include "app/demo/democloud.h"
#include "app/services/services.h"
#include "tests/support/fakesecrets.h"
#include "ui/account/accountactions.h"
#include "ui/account/accountdialog.h"
#include "ui/account/accountsdialog.h"
#include "ui/account/importdialog.h"
#include "ui/account/keycheckdialog.h"
#include "ui/common/copybutton.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The dialogs about accounts, on the demo cloud by an account as a person would enter it.
class tst_AccountDialogs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }
    void init();
    void cleanup();

    void addsAnAccountThatWorks();
    void staysWithAKeyThatIsRefused();
    void takesNeitherTheDemosNameNorATakenOne();
    void editsWithoutAskingForTheKey();
    void triesAnotherKeyWhenEdited();
    void takesTheEndOfATemporaryKey();
    void usesARole();
    void saysWhereTheKeyIsKept();
    void testsTheKey();
    void showsThePolicyForWhatIsDenied();
    void saysThatNothingCouldBeTried();
    void testsTheKeyThatIsKept();
    void listsOrdersAndRemoves();
    void isUsedByKeysAlone();
    void showsWhatAnEmptyListIsFor();
    void importsFromTccli();
    void marksWhatIsThereAlready();
    void importsACsvFile();
    void namesEveryControl_data();
    void namesEveryControl();
    void fitsIntoASmallScreen();

private:
    template <typename T>
    static T *find(const QWidget *window, const char *name)
    {
        T *found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    //! The one that is open over \a window.
    template <typename T>
    static T *opened(const QWidget &window)
    {
        const auto dialogs = window.findChildren<T *>();
        for (T *dialog : dialogs) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    Account demoAsReal(const QString &name) const
    {
        return {.name = name,
                .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                .credential = m_cloud->credential()};
    }
    QString add(const Account &account);
    void fillIn(AccountDialog *dialog, const QString &name) const;
    void writeFile(const QString &name, const QByteArray &content) const;
    AccountModel *list() const { return m_services->accounts(); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<DemoCloud> m_cloud;
    std::shared_ptr<FakeSecrets::World> m_world;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<AccountActions> m_actions;
    std::unique_ptr<QWidget> m_window;
};

void tst_AccountDialogs::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_cloud->start());
    m_world = std::make_shared<FakeSecrets::World>();
    m_services = std::make_unique<Services>(
        std::make_unique<Settings>(m_home->filePath(u"s.ini"_s)), m_home->filePath(u"j.db"_s),
        nullptr, std::make_unique<FakeSecrets>(m_world));
    m_actions = std::make_unique<AccountActions>(m_services.get());
    m_window = std::make_unique<QWidget>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_AccountDialogs::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_services.reset();
    m_cloud.reset();
    m_home.reset();
}

QString tst_AccountDialogs::add(const Account &account)
{
    const QString id = m_services->addAccount(account, SecretKeeping::Place::Store, this,
                                              [](const QString &, const SecretKeeping &) {});
    [&] { QTRY_COMPARE(m_world->entries.contains(id), true); }();
    return id;
}

void tst_AccountDialogs::fillIn(AccountDialog *dialog, const QString &name) const
{
    find<QLineEdit>(dialog, "accountNameField")->setText(name);
    find<QComboBox>(dialog, "editionBox")->setCurrentIndex(2);
    find<QLineEdit>(dialog, "endpointField")->setText(m_cloud->endpointUrl());
    find<QLineEdit>(dialog, "secretIdField")->setText(m_cloud->credential().secretId);
    find<QLineEdit>(dialog, "secretKeyField")->setText(m_cloud->credential().secretKey);
}

void tst_AccountDialogs::writeFile(const QString &name, const QByteArray &content) const
{
    const QString path = m_home->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void tst_AccountDialogs::addsAnAccountThatWorks()
{
    QSignalSpy added(m_actions.get(), &AccountActions::added);
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    QVERIFY(dialog);
    auto *accept = find<QPushButton>(dialog, "acceptAccountButton");
    QVERIFY(!accept->isEnabled());
    fillIn(dialog, u"shop"_s);
    find<QComboBox>(dialog, "accountRegionBox")->setEditText(u"Beijing"_s);
    find<QLineEdit>(dialog, "accountNamespaceField")->setText(u"prod"_s);
    find<QComboBox>(dialog, "colourBox")->setCurrentText(u"Violet"_s);
    find<QCheckBox>(dialog, "productionBox")->setChecked(true);
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(added.count(), 1);
    QCOMPARE(list()->rowCount(), 1);
    const Account &account = list()->accountAt(0);
    QCOMPARE(added.first().first().toString(), account.id);
    QCOMPARE(account.name, u"shop"_s);
    QCOMPARE(account.region, u"ap-beijing"_s);
    QCOMPARE(account.space, u"prod"_s);
    QCOMPARE(account.colour, AccountColour::Violet);
    QVERIFY(account.isProduction);
    QTRY_VERIFY(
        m_world->entries.value(account.id).contains(m_cloud->credential().secretKey.toUtf8()));
    QTRY_VERIFY(!opened<AccountDialog>(*m_window));
}

void tst_AccountDialogs::staysWithAKeyThatIsRefused()
{
    QSignalSpy added(m_actions.get(), &AccountActions::added);
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    fillIn(dialog, u"shop"_s);
    find<QLineEdit>(dialog, "secretKeyField")->setText(u"wrong-canary"_s);
    auto *accept = find<QPushButton>(dialog, "acceptAccountButton");
    QTest::mouseClick(accept, Qt::LeftButton);
    QVERIFY(!accept->isEnabled()); // it is being tried
    QTRY_VERIFY(accept->isEnabled());
    const QString said = find<QLabel>(dialog, "accountStatus")->text();
    QVERIFY2(said.contains("AuthFailure.SignatureFailure"_L1), qPrintable(said));
    QVERIFY(!said.contains("canary"_L1));
    QVERIFY(added.isEmpty());
    QCOMPARE(list()->rowCount(), 0);
    QVERIFY(m_world->entries.isEmpty());
}

void tst_AccountDialogs::takesNeitherTheDemosNameNorATakenOne()
{
    add(demoAsReal(u"Shop"_s));
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    auto *accept = find<QPushButton>(dialog, "acceptAccountButton");
    const auto *status = find<QLabel>(dialog, "accountStatus");
    fillIn(dialog, u" demo  Cloud"_s);
    QVERIFY(!accept->isEnabled());
    QVERIFY2(status->text().contains("demo cloud"_L1), qPrintable(status->text()));
    find<QLineEdit>(dialog, "accountNameField")->setText(u"shop"_s);
    QVERIFY(!accept->isEnabled());
    QVERIFY(status->text().contains("shop"_L1));
    find<QLineEdit>(dialog, "accountNameField")->setText(u"shop 2"_s);
    QVERIFY(accept->isEnabled());
    QVERIFY(status->text().isEmpty());
}

void tst_AccountDialogs::editsWithoutAskingForTheKey()
{
    const QString id = add(demoAsReal(u"shop"_s));
    const QByteArray kept = m_world->entries.value(id);
    QSignalSpy changed(m_actions.get(), &AccountActions::changed);
    m_actions->edit(id, m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    QCOMPARE(find<QLineEdit>(dialog, "secretKeyField")->text(), QString());
    find<QLineEdit>(dialog, "accountNameField")->setText(u"store"_s);
    m_cloud->stop(); // nothing has to be tried for a name
    QTest::mouseClick(find<QPushButton>(dialog, "acceptAccountButton"), Qt::LeftButton);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(1).toBool(), false);
    QCOMPARE(list()->accountAt(0).name, u"store"_s);
    QCOMPARE(list()->accountAt(0).id, id);
    QTest::qWait(50);
    QCOMPARE(m_world->entries.value(id), kept);
}

void tst_AccountDialogs::triesAnotherKeyWhenEdited()
{
    const QString id = add(demoAsReal(u"shop"_s));
    QSignalSpy changed(m_actions.get(), &AccountActions::changed);
    m_actions->edit(id, m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    auto *accept = find<QPushButton>(dialog, "acceptAccountButton");
    // The kept key belongs to the SecretId that it was kept for.
    find<QLineEdit>(dialog, "secretIdField")->setText(u"AKIDother"_s);
    QVERIFY(!accept->isEnabled());
    find<QLineEdit>(dialog, "secretKeyField")->setText(u"other"_s);
    QVERIFY(accept->isEnabled());
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(dialog, "accountStatus")->text().contains("AuthFailure"_L1));
    QVERIFY(changed.isEmpty());
    QCOMPARE(list()->accountAt(0).credential.secretId, m_cloud->credential().secretId);
}

void tst_AccountDialogs::takesTheEndOfATemporaryKey()
{
    QSignalSpy added(m_actions.get(), &AccountActions::added);
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    auto *expires = find<QCheckBox>(dialog, "expiresBox");
    auto *end = find<QDateTimeEdit>(dialog, "expiryField");
    const auto *label = find<QLabel>(dialog, "expiryLabel");
    fillIn(dialog, u"talk"_s);
    QVERIFY(!expires->isEnabled()); // a key without Token does not end
    find<QLineEdit>(dialog, "tokenField")->setText(u"token-canary"_s);
    QVERIFY(expires->isEnabled());
    QVERIFY(!end->isEnabled()); // it need not be told
    QCOMPARE(label->text(), u"Temporary; its end is not known"_s);
    expires->setChecked(true);
    QVERIFY(end->isEnabled());
    QVERIFY2(label->text().startsWith(u"Expires in "_s), qPrintable(label->text()));
    end->setDateTime(QDateTime::currentDateTime().addSecs(-60));
    QCOMPARE(label->text(), u"Has expired"_s);
    const auto chosen =
        QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() + 42 * 60 + 10);
    end->setDateTime(chosen);
    QCOMPARE(label->text(), u"Expires in 42 minute(s)"_s);
    find<QLineEdit>(dialog, "tokenField")->clear(); // the demo cloud takes no other Token
    QVERIFY(!end->isEnabled());
    QVERIFY(!label->isVisible());
    QTest::mouseClick(find<QPushButton>(dialog, "acceptAccountButton"), Qt::LeftButton);
    QTRY_COMPARE(added.count(), 1);
    QVERIFY(!list()->accountAt(0).expiresAt.isValid());
    QTRY_VERIFY(!opened<AccountDialog>(*m_window));

    // It can be told later of the key that is kept, and goes with it.
    const QString id = list()->accountAt(0).id;
    m_actions->edit(id, m_window.get());
    dialog = opened<AccountDialog>(*m_window);
    find<QCheckBox>(dialog, "expiresBox")->setChecked(true);
    find<QDateTimeEdit>(dialog, "expiryField")->setDateTime(chosen);
    QTest::mouseClick(find<QPushButton>(dialog, "acceptAccountButton"), Qt::LeftButton);
    QTRY_VERIFY(!opened<AccountDialog>(*m_window));
    QCOMPARE(list()->accountAt(0).expiresAt, chosen);
    Settings kept(m_home->filePath(u"s.ini"_s));
    m_services->settings().sync();
    QCOMPARE(Accounts(&kept).find(id)->expiresAt, list()->accountAt(0).expiresAt);

    m_actions->edit(id, m_window.get());
    dialog = opened<AccountDialog>(*m_window);
    expires = find<QCheckBox>(dialog, "expiresBox");
    QVERIFY(expires->isChecked());
    QCOMPARE(find<QDateTimeEdit>(dialog, "expiryField")->dateTime(), chosen);
    auto *key = find<QLineEdit>(dialog, "secretKeyField");
    key->setText(u"another"_s);
    QVERIFY(!expires->isChecked());
    key->clear();
    QVERIFY(expires->isChecked());
    dialog->reject();
}

void tst_AccountDialogs::usesARole()
{
    QSignalSpy added(m_actions.get(), &AccountActions::added);
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    auto *accept = find<QPushButton>(dialog, "acceptAccountButton");
    fillIn(dialog, u"shop"_s);
    QVERIFY(!find<QLineEdit>(dialog, "roleArnField")->isEnabled());
    find<QCheckBox>(dialog, "useRoleBox")->setChecked(true);
    QVERIFY(!accept->isEnabled()); // no role yet
    find<QLineEdit>(dialog, "roleArnField")->setText(u"qcs::cam::uin/1:roleName/none"_s);
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(dialog, "accountStatus")->text().contains("RoleNotFound"_L1));
    QVERIFY(added.isEmpty());

    find<QLineEdit>(dialog, "roleArnField")->setText(DemoCloud::roleArn());
    find<QLineEdit>(dialog, "sessionNameField")->setText(u"talk"_s);
    find<QSpinBox>(dialog, "durationBox")->setValue(30);
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_COMPARE(added.count(), 1);
    const Account &account = list()->accountAt(0);
    QCOMPARE(account.roleArn, DemoCloud::roleArn());
    QCOMPARE(account.roleSession, u"talk"_s);
    QCOMPARE(account.roleSeconds, 1'800);
    // What is kept is the key, not what it was exchanged for.
    QCOMPARE(account.credential.secretId, m_cloud->credential().secretId);

    std::optional<Result<Account>> opening;
    m_services->openStored(account.id, this,
                           [&opening](const Result<Account> &opened) { opening = opened; });
    QTRY_VERIFY(opening.has_value());
    QVERIFY(*opening);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo((*opening)->expiresAt);
    QVERIFY2(left > 1'700 && left <= 1'805, QByteArray::number(left));
}

void tst_AccountDialogs::saysWhereTheKeyIsKept()
{
    QSignalSpy noticed(m_actions.get(), &AccountActions::noticed);
    m_world->mood = FakeSecrets::Mood::Fails;
    for (const bool inStore : {true, false}) {
        m_actions->add(m_window.get());
        auto *dialog = opened<AccountDialog>(*m_window);
        fillIn(dialog, inStore ? u"shop"_s : u"lab"_s);
        auto *keep = find<QCheckBox>(dialog, "keepKeyBox");
        QVERIFY(keep->isChecked());
        const QString hint = find<QLabel>(dialog, "keepKeyHint")->text();
        keep->setChecked(inStore);
        QCOMPARE(find<QLabel>(dialog, "keepKeyHint")->text() == hint, inStore);
        QTest::mouseClick(find<QPushButton>(dialog, "acceptAccountButton"), Qt::LeftButton);
        QTRY_VERIFY(!opened<AccountDialog>(*m_window));
    }
    QTRY_COMPARE(noticed.count(), 1); // what was wished for needs no word
    const QString sentence = noticed.first().at(1).toString();
    QVERIFY2(sentence.contains("shop"_L1) && sentence.contains("keyring is locked"_L1),
             qPrintable(sentence));
    for (int row = 0; row < 2; ++row) {
        QTRY_COMPARE(list()->index(row, AccountModel::KeyColumn).data().toString(),
                     u"This run only"_s);
    }
    QVERIFY(m_world->entries.isEmpty());
}

void tst_AccountDialogs::testsTheKey()
{
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    QVERIFY(!find<QPushButton>(dialog, "testKeyButton")->isEnabled());
    fillIn(dialog, u"shop"_s);
    QTest::mouseClick(find<QPushButton>(dialog, "testKeyButton"), Qt::LeftButton);
    auto *check = opened<KeyCheckDialog>(*dialog);
    QVERIFY(check);
    auto *again = find<QPushButton>(check, "keyCheckAgain");
    QCOMPARE(again->text(), u"Stop"_s);
    QTRY_COMPARE(again->text(), u"Test Again"_s);
    const QAbstractItemModel *rows = find<QTableView>(check, "keyCheckTable")->model();
    // Writing an object cannot be tried without doing it.
    for (int row = 0; row < rows->rowCount(); ++row)
        QCOMPARE(rows->index(row, 0).data().toString(),
                 row + 1 < rows->rowCount() ? u"Allowed"_s : u"Not known"_s);
    QVERIFY(find<QLabel>(check, "keyCheckTitle")->text().startsWith("Nothing is denied"_L1));
    QCOMPARE(find<QPlainTextEdit>(check, "keyCheckPolicy")->toPlainText(), QString());
    QVERIFY(!find<CopyButton>(check, "keyCheckCopy")->isEnabled());
    check->reject();
    QVERIFY(dialog->isVisible());
}

void tst_AccountDialogs::showsThePolicyForWhatIsDenied()
{
    m_cloud->queueFault(
        {.fault = u"UnauthorizedOperation.CAM"_s, .action = u"ListNamespaces"_s, .value = 0});
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    fillIn(dialog, u"shop"_s);
    QTest::mouseClick(find<QPushButton>(dialog, "testKeyButton"), Qt::LeftButton);
    auto *check = opened<KeyCheckDialog>(*dialog);
    QTRY_COMPARE(find<QPushButton>(check, "keyCheckAgain")->text(), u"Test Again"_s);
    const QString title = find<QLabel>(check, "keyCheckTitle")->text();
    QVERIFY2(title.contains("Denied"_L1), qPrintable(title)); // its row was chosen
    QVERIFY(find<QLabel>(check, "keyCheckText")->text().contains("UnauthorizedOperation"_L1));
    const QString policy = find<QPlainTextEdit>(check, "keyCheckPolicy")->toPlainText();
    QVERIFY2(policy.contains("ListNamespaces"_L1), qPrintable(policy));
    QVERIFY(!policy.contains("UpdateFunctionCode"_L1)); // and nothing else
    QCOMPARE(find<CopyButton>(check, "keyCheckCopy")->copyText(), policy);

    QTest::mouseClick(find<QPushButton>(check, "keyCheckAgain"), Qt::LeftButton);
    QTRY_COMPARE(find<QPushButton>(check, "keyCheckAgain")->text(), u"Test Again"_s);
    QCOMPARE(find<QPlainTextEdit>(check, "keyCheckPolicy")->toPlainText(), QString());
}

void tst_AccountDialogs::saysThatNothingCouldBeTried()
{
    m_actions->add(m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    fillIn(dialog, u"shop"_s);
    m_cloud->stop();
    QTest::mouseClick(find<QPushButton>(dialog, "testKeyButton"), Qt::LeftButton);
    auto *check = opened<KeyCheckDialog>(*dialog);
    QTRY_COMPARE(find<QPushButton>(check, "keyCheckAgain")->text(), u"Test Again"_s);
    const QString title = find<QLabel>(check, "keyCheckTitle")->text();
    QVERIFY2(title.startsWith("Nothing could be tried"_L1), qPrintable(title));
    QCOMPARE(find<QPlainTextEdit>(check, "keyCheckPolicy")->placeholderText(), QString());
}

void tst_AccountDialogs::testsTheKeyThatIsKept()
{
    const QString id = add(demoAsReal(u"shop"_s));
    m_actions->edit(id, m_window.get());
    auto *dialog = opened<AccountDialog>(*m_window);
    m_world->mood = FakeSecrets::Mood::Fails;
    QTest::mouseClick(find<QPushButton>(dialog, "testKeyButton"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>(dialog, "accountStatus")->text().contains("keyring"_L1));
    QVERIFY(!opened<KeyCheckDialog>(*dialog));
    m_world->mood = FakeSecrets::Mood::Works;
    QTest::mouseClick(find<QPushButton>(dialog, "testKeyButton"), Qt::LeftButton);
    QTRY_VERIFY(opened<KeyCheckDialog>(*dialog));
    auto *check = opened<KeyCheckDialog>(*dialog);
    QTRY_COMPARE(find<QPushButton>(check, "keyCheckAgain")->text(), u"Test Again"_s);
    QVERIFY(find<QLabel>(check, "keyCheckTitle")->text().startsWith("Nothing is denied"_L1));
}

void tst_AccountDialogs::listsOrdersAndRemoves()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        add(demoAsReal(name));
    const auto names = [this] {
        QString all;
        for (int row = 0; row < list()->rowCount(); ++row)
            all += list()->accountAt(row).name;
        return all;
    };
    const QString second = list()->accountAt(1).id;
    auto *dialog = new AccountsDialog(list(), m_actions.get(), second, m_window.get());
    dialog->open();
    auto *table = find<QTableView>(dialog, "accountsTable");
    QCOMPARE(table->currentIndex().row(), 1); // the live one
    auto *up = find<QPushButton>(dialog, "moveUpButton");
    auto *down = find<QPushButton>(dialog, "moveDownButton");
    QTest::mouseClick(up, Qt::LeftButton);
    QCOMPARE(names(), u"bac"_s);
    QVERIFY(!up->isEnabled());
    QVERIFY(down->isEnabled());
    QTest::mouseClick(down, Qt::LeftButton);
    QTest::mouseClick(down, Qt::LeftButton);
    QCOMPARE(names(), u"acb"_s); // what is chosen goes along
    QVERIFY(!down->isEnabled());

    QTest::mouseClick(find<QPushButton>(dialog, "removeButton"), Qt::LeftButton);
    auto *question = find<QMessageBox>(dialog, "removeAccountQuestion");
    QVERIFY(question->text().contains(u'b'));
    QTest::keyClick(question, Qt::Key_Return); // the default changes nothing
    QTRY_VERIFY(!opened<QMessageBox>(*dialog));
    QCOMPARE(names(), u"acb"_s);
    QTest::mouseClick(find<QPushButton>(dialog, "removeButton"), Qt::LeftButton);
    for (QAbstractButton *button : opened<QMessageBox>(*dialog)->buttons()) {
        if (button->text().remove(u'&') == "Remove"_L1)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(names(), u"ac"_s);
    QTRY_VERIFY(!m_world->entries.contains(second)); // its key is gone as well
}

void tst_AccountDialogs::isUsedByKeysAlone()
{
    add(demoAsReal(u"a"_s));
    const QString id = add(demoAsReal(u"b"_s));
    auto *dialog = new AccountsDialog(list(), m_actions.get(), {}, m_window.get());
    QSignalSpy asked(dialog, &AccountsDialog::openRequested);
    dialog->open();
    dialog->activateWindow();
    auto *table = find<QTableView>(dialog, "accountsTable");
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(list()->accountAt(0).id, id); // the button is pressed for a moment
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), id);
}

void tst_AccountDialogs::showsWhatAnEmptyListIsFor()
{
    auto *dialog = new AccountsDialog(list(), m_actions.get(), {}, m_window.get());
    dialog->open();
    QVERIFY(!find<QTableView>(dialog, "accountsTable")->isVisible());
    for (const char *name :
         {"editButton", "removeButton", "openAccountButton", "moveUpButton", "moveDownButton"})
        QVERIFY2(!find<QPushButton>(dialog, name)->isEnabled(), name);
    add(demoAsReal(u"a"_s));
    QVERIFY(find<QTableView>(dialog, "accountsTable")->isVisible());
}

void tst_AccountDialogs::importsFromTccli()
{
    writeFile(u"tccli/work.credential"_s,
              R"({"secretId": "AKIDwork00000000000", "secretKey": "canary-work"})");
    writeFile(u"tccli/work.configure"_s, R"({"_sys_param": {"region": "ap-beijing"}})");
    writeFile(u"tccli/lab.credential"_s,
              R"({"secretId": "AKIDlab000000000000", "secretKey": "canary-lab"})");
    QSignalSpy imported(m_actions.get(), &AccountActions::imported);
    m_actions->import(m_window.get());
    auto *dialog = opened<ImportDialog>(*m_window);
    dialog->setPath(m_home->filePath(u"tccli"_s));
    const QAbstractItemModel *rows = find<QTableView>(dialog, "importTable")->model();
    QTRY_COMPARE(rows->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < rows->columnCount(); ++column)
            QVERIFY(!rows->index(row, column).data().toString().contains("canary"_L1));
    }
    // The first box is cleared by the keyboard.
    auto *table = find<QTableView>(dialog, "importTable");
    table->setFocus();
    table->setCurrentIndex(rows->index(0, 0));
    const QString left = rows->index(1, 0).data().toString();
    QTest::keyClick(table, Qt::Key_Space);
    auto *import = find<QPushButton>(dialog, "importButton");
    QVERIFY2(import->text().contains(u'1'), qPrintable(import->text()));
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_COMPARE(imported.count(), 1);
    QCOMPARE(list()->rowCount(), 1);
    QCOMPARE(list()->accountAt(0).name, left);
    QTRY_COMPARE(m_world->entries.size(), 1);
}

void tst_AccountDialogs::marksWhatIsThereAlready()
{
    Account known{.name = u"mine"_s};
    known.credential = {.secretId = u"AKIDwork00000000000"_s, .secretKey = u"k"_s};
    for (const Endpoint &endpoint : {Endpoint::international(), Endpoint::mainland()}) {
        known.endpoint = endpoint;
        known.name += u'+';
        add(known);
    }
    writeFile(u"tccli/work.credential"_s,
              R"({"secretId": "AKIDwork00000000000", "secretKey": "k"})");
    m_actions->import(m_window.get());
    auto *dialog = opened<ImportDialog>(*m_window);
    dialog->setPath(m_home->filePath(u"tccli"_s));
    const QAbstractItemModel *rows = find<QTableView>(dialog, "importTable")->model();
    QTRY_COMPARE(rows->rowCount(), 1);
    QCOMPARE(rows->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(rows->index(0, 3).data().toString().contains("mine+"_L1));
    QVERIFY(!find<QPushButton>(dialog, "importButton")->isEnabled());
}

void tst_AccountDialogs::importsACsvFile()
{
    writeFile(u"key.csv"_s, "SecretId,SecretKey\nAKIDcsv,one\nAKIDcsv,two\nbroken\n");
    m_actions->import(m_window.get());
    auto *dialog = opened<ImportDialog>(*m_window);
    QTest::mouseClick(find<QRadioButton>(dialog, "importCsv"), Qt::LeftButton);
    QCOMPARE(find<QLabel>(dialog, "importState")->text(), u"Choose a file first."_s);
    auto *path = find<QLineEdit>(dialog, "importPath");
    path->setFocus();
    QTest::keyClicks(path, m_home->filePath(u"key.csv"_s));
    QTest::keyClick(path, Qt::Key_Return); // looks, and does not import
    QVERIFY(dialog->isVisible());
    const QAbstractItemModel *rows = find<QTableView>(dialog, "importTable")->model();
    QTRY_COMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(rows->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(!find<QLabel>(dialog, "importProblems")->text().isEmpty());

    // A file does not tell which cloud its keys are for.
    QCOMPARE(dialog->chosen().value(0).endpoint, Endpoint::international());
    find<QComboBox>(dialog, "importEdition")->setCurrentText(u"Mainland China"_s);
    QTRY_COMPARE(rows->rowCount(), 2);
    QTRY_COMPARE(dialog->chosen().value(0).endpoint, Endpoint::mainland());

    // Another place empties the list.
    qunsetenv("TENCENTCLOUD_SECRET_ID");
    QTest::mouseClick(find<QRadioButton>(dialog, "importEnvironment"), Qt::LeftButton);
    QCOMPARE(rows->rowCount(), 0);
    QVERIFY(!path->isEnabled());
    qputenv("TENCENTCLOUD_SECRET_ID", "AKIDenv");
    qputenv("TENCENTCLOUD_SECRET_KEY", "canary");
    dialog->choose(ImportDialog::Place::Tccli);
    dialog->choose(ImportDialog::Place::Environment);
    QCOMPARE(rows->rowCount(), 1);
    qunsetenv("TENCENTCLOUD_SECRET_ID");
    qunsetenv("TENCENTCLOUD_SECRET_KEY");
}

void tst_AccountDialogs::namesEveryControl_data()
{
    QTest::addColumn<QString>("which");
    for (const char *name : {"account", "accounts", "import", "key check"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_AccountDialogs::namesEveryControl()
{
    QFETCH(const QString, which);
    add(demoAsReal(u"a"_s));
    std::unique_ptr<QDialog> dialog;
    if (which == "account"_L1)
        dialog = std::make_unique<AccountDialog>(m_services.get());
    else if (which == "accounts"_L1)
        dialog = std::make_unique<AccountsDialog>(list(), m_actions.get(), QString());
    else if (which == "import"_L1)
        dialog = std::make_unique<ImportDialog>(QList<Account>());
    else
        dialog = std::make_unique<KeyCheckDialog>(
            m_services->makeKeyCheckModel(demoAsReal(u"a"_s), nullptr), &Services::policyFor);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    const auto widgets = dialog->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()
            || widget->objectName().startsWith(u"qt_"_s) || widget->inherits("QComboBoxListView")
            || widget->inherits("QLabel"))
            continue; // also what is inside of another control; a label is its text
        const QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(seen);
        if (seen->role() == QAccessible::Client || seen->role() == QAccessible::PageTabList)
            continue; // the tabs in it have the names
        QVERIFY2(!seen->text(QAccessible::Name).isEmpty(),
                 qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                            + widget->objectName()));
    }
}

void tst_AccountDialogs::fitsIntoASmallScreen()
{
    AccountDialog account(m_services.get());
    AccountsDialog accounts(list(), m_actions.get(), {});
    accounts.setAttribute(Qt::WA_DeleteOnClose, false);
    ImportDialog import({});
    KeyCheckDialog check(m_services->makeKeyCheckModel(demoAsReal(u"a"_s), nullptr),
                         &Services::policyFor);
    check.setAttribute(Qt::WA_DeleteOnClose, false);
    for (QDialog *dialog : std::initializer_list<QDialog *>{&account, &accounts, &import, &check}) {
        dialog->show();
        // 1024 x 640, less the frame and the panel of a desktop.
        QVERIFY2(dialog->width() <= 1'000 && dialog->height() <= 600,
                 qPrintable(dialog->objectName() + u' ' + QString::number(dialog->height())));
    }
}

QTEST_MAIN(tst_AccountDialogs)
#include "tst_accountdialogs.moc"
