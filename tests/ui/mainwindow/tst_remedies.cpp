// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/requestlogmodel.h"
#include "app/services/sampleproject.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "tests/support/windowfixture.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/remedies.h"
#include "ui/mainwindow/workspace.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Each remedy, from the button in the result to what it does.
class tst_Remedies : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void goesToTheHandler();
    void goesToTheSource();
    void choosesTheObject();
    void opensTheRegionOfTheBucket();
    void opensTheRegionsOfTheBar();
    void opensTheNamespaces();
    void findsTheFunctionElsewhere();
    void changesTheRoot();
    void waitsAndUpdatesOnce();
    void stopsWaitingWhenTold();
    void stopsWaitingWhenTheFormChanges();
    void neverWaitsAfterALostAnswer();
    void usesTheClockOfTheService();
    void opensTheAccountWithoutItsSecrets();
    void checksTheConnection();
    void choosesABucketForThePackage();
    void showsThePolicy();
    void opensTheDocumentation();
    void opensTheReferenceAtTheCode();
    void offersWhatConcernsTheFormForItsFunctionOnly();

private:
    void press();
    void failWith(const QString &fault, const QString &action = u"UpdateFunctionCode"_s,
                  qint64 value = 0);
    QPushButton *remedy(const char *name) const;
    void click(const char *name);
    int updatesSent() const;
};

void tst_Remedies::init()
{
    QVERIFY(openWindow() && openDemo() && choose(u"hello-world"_s));
    const Result<QString> folder = unpackSampleProject();
    QVERIFY(folder);
    m_window->findChild<Workspace *>()->takeSource(
        {.kind = CodeSource::Kind::Folder, .path = *folder});
}

void tst_Remedies::cleanup()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    closeWindow();
}

void tst_Remedies::press()
{
    QVERIFY(pressUpdate());
    QVERIFY(m_services->runningUpdate());
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 20'000);
    QTRY_VERIFY(updatesSent() > 0); // the log hears of a call after its answer
}

void tst_Remedies::failWith(const QString &fault, const QString &action, qint64 value)
{
    QTRY_VERIFY_WITH_TIMEOUT(m_services->readiness()->isReady(), 10'000);
    m_services->makeNextRequestFail(fault, action, value);
    press();
}

QPushButton *tst_Remedies::remedy(const char *name) const
{
    auto *button = m_window->findChild<QPushButton *>(u"remedy-"_s + QLatin1StringView(name));
    return button && button->isVisibleTo(m_window.get()) ? button : nullptr;
}

void tst_Remedies::click(const char *name)
{
    QPushButton *button = remedy(name);
    QVERIFY2(button && button->isEnabled(), name);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

int tst_Remedies::updatesSent() const
{
    const auto *model = m_services->requestLog();
    int count = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column)
            count += model->index(row, column).data().toString() == "UpdateFunctionCode"_L1;
    }
    return count;
}

void tst_Remedies::goesToTheHandler()
{
    failWith(u"InvalidParameterValue.Handler"_s);
    click("go-to-handler");
    auto *handler = child<QLineEdit>("handlerField");
    QTRY_VERIFY(handler->hasFocus() || QApplication::activePopupWidget());
    QTRY_VERIFY(handler->completer()->popup()->isVisible());
    QVERIFY(handler->completer()->completionCount() > 0);
}

void tst_Remedies::goesToTheSource()
{
    failWith(u"InvalidParameterValue.ZipFile"_s);
    click("go-to-source");
    auto *focused = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(focused);
    QCOMPARE(QDir::fromNativeSeparators(focused->text()),
             m_services->readiness()->plan().source.path);
    QVERIFY(!focused->text().isEmpty());
}

void tst_Remedies::choosesTheObject()
{
    QVERIFY(chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    failWith(u"InvalidParameterValue.CosObjectName"_s);
    click("choose-object");
    QTRY_VERIFY(child<QDialog>("cosBrowserDialog")->isVisible());
}

void tst_Remedies::opensTheRegionOfTheBucket()
{
    QVERIFY(chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    failWith(u"InvalidParameterValue.CosBucketRegion"_s);
    click("choose-region");
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(child<QComboBox>("cosObjectRegion")->view()->isVisible());
}

void tst_Remedies::opensTheRegionsOfTheBar()
{
    failWith(u"UnauthorizedOperation.Region"_s);
    click("choose-region");
    QTRY_VERIFY(child<QComboBox>("regionBox")->view()->isVisible());
}

void tst_Remedies::opensTheNamespaces()
{
    failWith(u"ResourceNotFound.Namespace"_s);
    click("choose-namespace");
    QTRY_VERIFY(child<QComboBox>("namespaceBox")->view()->isVisible());
}

void tst_Remedies::findsTheFunctionElsewhere()
{
    QVERIFY(choose(u"shop-api"_s) && chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/image-resize.zip"_s);
    QVERIFY(choose(u"image-resize"_s) && chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/image-resize.zip"_s);
    failWith(u"ResourceNotFound.Function"_s);
    QVERIFY(remedy("choose-region"));
    QCOMPARE(remedy("choose-region")->text(), u"Find the Function…"_s);
    click("choose-region");
    auto *dialog = child<QDialog>("findFunctionDialog");
    auto *places = dialog->findChild<QListView *>(u"functionPlaces"_s);
    QTRY_COMPARE(places->model()->rowCount(), 1);
    auto *state = dialog->findChild<QLabel *>(u"findFunctionState"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith("Found in 1 place"_L1), 10'000);
    auto *go = dialog->findChild<QPushButton *>(u"switchPlaceButton"_s);
    QVERIFY(go->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(m_services->session()->function(),
                 (FunctionId{.region = u"ap-guangzhou"_s,
                             .space = u"staging"_s,
                             .functionName = u"image-resize"_s}));
    QTRY_VERIFY(m_services->session()->detail());
}

void tst_Remedies::changesTheRoot()
{
    failWith(u"InvalidParameterValue.ZipFile"_s);
    click("use-root");
    // Nothing is wrong with the root of the sample: its contents are shown.
    QTRY_VERIFY(m_window->findChild<QDialog *>(u"contentsDialog"_s));
}

void tst_Remedies::waitsAndUpdatesOnce()
{
    failWith(u"FailedOperation.OperationConflict"_s);
    QTRY_COMPARE(updatesSent(), 1);
    click("wait-and-retry");
    QVERIFY(child<QWidget>("retryWaiting")->isVisible());
    QVERIFY(child<QLabel>("retryText")->text().startsWith("Update is pressed again in 3"_L1));
    QVERIFY(!remedy("wait-and-retry")->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    QTRY_COMPARE(updatesSent(), 2);
    QVERIFY(!child<QWidget>("retryWaiting")->isVisible());
    QTest::qWait(3'500);
    QTRY_COMPARE(updatesSent(), 2);
}

void tst_Remedies::stopsWaitingWhenTold()
{
    failWith(u"FailedOperation.OperationConflict"_s);
    click("wait-and-retry");
    QTest::keyClick(child<QPushButton>("cancelRetryButton"), Qt::Key_Space);
    QVERIFY(!child<QWidget>("retryWaiting")->isVisible());
    QVERIFY(remedy("wait-and-retry")->isEnabled());
    QTest::qWait(4'000);
    QTRY_COMPARE(updatesSent(), 1);
}

void tst_Remedies::stopsWaitingWhenTheFormChanges()
{
    failWith(u"FailedOperation.OperationConflict"_s);
    click("wait-and-retry");
    child<QLineEdit>("handlerField")->setText(u"other.main_handler"_s);
    QTRY_VERIFY(!child<QWidget>("retryWaiting")->isVisible());
    QVERIFY(child<MessageBar>("notice")->message().contains("not what it was"_L1));
    QTest::qWait(4'000);
    QTRY_COMPARE(updatesSent(), 1);
}

void tst_Remedies::neverWaitsAfterALostAnswer()
{
    failWith(u"lost-answer"_s);
    QVERIFY(!remedy("wait-and-retry"));
    QTRY_COMPARE(updatesSent(), 1);
}

void tst_Remedies::usesTheClockOfTheService()
{
    Remedies *remedies = m_window->findChild<Workspace *>()->remedies();
    const UpdateRecord record{.function = m_services->session()->function(),
                              .outcome = UpdateOutcome::NotChanged,
                              .error = {.kind = Error::Kind::Service,
                                        .code = u"RequestTimeTooSkewed"_s,
                                        .action = u"PutObject"_s},
                              .hasError = true};
    QVERIFY(!remedies->canCarryOut(Remedy::SetClockOffset, record)); // the clocks agree
    // Requests are still signed with an offset from before this computer's clock was set right.
    m_services->setClockOffset(900);
    QVERIFY(remedies->canCarryOut(Remedy::SetClockOffset, record));
    remedies->carryOut(Remedy::SetClockOffset, record);
    QVERIFY(qAbs(m_services->clockOffset()) < 5);
    QVERIFY(!remedies->canCarryOut(Remedy::SetClockOffset, record));
    QVERIFY(child<MessageBar>("notice")->message().contains("clocks agree"_L1));
}

void tst_Remedies::opensTheAccountWithoutItsSecrets()
{
    failWith(u"AuthFailure.SecretIdNotFound"_s);
    click("open-account");
    auto *dialog = child<QDialog>("accountDialog");
    QVERIFY(dialog->isVisible());
    const Account account = *m_services->session()->account();
    QCOMPARE(dialog->findChild<QLineEdit *>(u"secretIdField"_s)->text(),
             account.credential.secretId);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"endpointField"_s)->text(),
             account.endpoint.url().toString());
    QCOMPARE(dialog->findChild<QLineEdit *>(u"secretKeyField"_s)->text(), QString());
    const auto fields = dialog->findChildren<QLineEdit *>();
    for (const QLineEdit *field : fields)
        QVERIFY(!field->text().contains(account.credential.secretKey));
    dialog->reject();
}

void tst_Remedies::checksTheConnection()
{
    failWith(u"html-502"_s);
    click("check-connection");
    auto *dialog = child<QDialog>("connectionDialog");
    QVERIFY(dialog->isVisible());
    dialog->reject();
}

void tst_Remedies::choosesABucketForThePackage()
{
    failWith(u"InvalidParameterValue.InlineZipFile"_s);
    click("send-through-bucket");
    auto *dialog = child<QDialog>("bucketDialog");
    QVERIFY(dialog->isVisible());
    dialog->reject();
}

void tst_Remedies::showsThePolicy()
{
    failWith(u"UnauthorizedOperation.CAM"_s);
    click("show-policy");
    const QString policy =
        child<QDialog>("policyDialog")->findChild<QPlainTextEdit *>(u"policyText"_s)->toPlainText();
    QVERIFY(policy.contains("scf:UpdateFunctionCode"_L1));
    QVERIFY(policy.contains("qcs::scf:ap-guangzhou::namespace/default/function/hello-world"_L1));
}

void tst_Remedies::opensTheDocumentation()
{
    QList<QUrl> opened;
    m_window->findChild<Workspace *>()->remedies()->setPageOpener(
        [&opened](const QUrl &page) { opened += page; });
    failWith(u"LimitExceeded.FunctionVersions"_s);
    click("open-documentation");
    QCOMPARE(opened,
             QList<QUrl>{QUrl(u"https://www.tencentcloud.com/document/product/583/18581"_s)});
}

void tst_Remedies::opensTheReferenceAtTheCode()
{
    failWith(u"LimitExceeded.FunctionVersions"_s);
    child<QPushButton>("aboutCodeLink")->click();
    auto *dialog = child<QDialog>("errorCodesDialog");
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QTextBrowser *>(u"errorCodeDetail"_s)
                ->toPlainText()
                .contains("LimitExceeded.FunctionVersions"_L1));
    dialog->close();
    QTRY_VERIFY(!m_window->findChild<QDialog *>(u"errorCodesDialog"_s));
    child<QAction>("errorCodesAction")->trigger();
    QVERIFY(child<QDialog>("errorCodesDialog")->isVisible());
}

void tst_Remedies::offersWhatConcernsTheFormForItsFunctionOnly()
{
    failWith(u"InvalidParameterValue.Handler"_s);
    QVERIFY(remedy("go-to-handler"));
    QVERIFY(choose(u"image-resize"_s));
    QVERIFY(!remedy("go-to-handler"));
    QVERIFY(choose(u"hello-world"_s));
    QVERIFY(remedy("go-to-handler"));
}

QTEST_MAIN(tst_Remedies)
#include "tst_remedies.moc"
