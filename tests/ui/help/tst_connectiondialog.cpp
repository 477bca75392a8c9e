// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/connectionmodel.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/connectioncheck.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "ui/help/connectiondialog.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The dialog against the demo cloud.
class tst_ConnectionDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsEachStep();
    void selectsWhatIsWrong();
    void readsMoreByKeysAlone();
    void stopsAndChecksAgain();
    void copiesAReportWithoutSecrets();
    void closesInTheMiddle();
    void keepsTheModelsPromises();
    void namesEveryControl();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = m_dialog->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
    ConnectionModel *makeModel();
    void open();
    QString cell(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    QString title() const { return find<QLabel>("connectionTitle")->text(); }
    QString text() const { return find<QLabel>("connectionText")->text(); }
    QPushButton *again() const { return find<QPushButton>("connectionAgain"); }

    std::unique_ptr<DemoCloud> m_demo;
    NetworkAccess m_network;
    Account m_account;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<CosClient> m_cos;
    QPointer<ConnectionModel> m_model;
    QPointer<ConnectionDialog> m_dialog;
};

void tst_ConnectionDialog::init()
{
    m_demo = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_demo->start());
    m_network = makeNetwork();
    m_account = {.kind = Account::Kind::Demo,
                 .endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
                 .credential = m_demo->credential()};
}

void tst_ConnectionDialog::cleanup()
{
    delete m_dialog;
    m_api.reset();
    m_cos.reset();
    m_network.reset();
    m_demo.reset();
}

ConnectionModel *tst_ConnectionDialog::makeModel()
{
    m_api = std::make_unique<ApiClient>(m_network.get());
    m_api->setAccount(m_account);
    m_cos = std::make_unique<CosClient>(m_network.get());
    m_cos->setAccount(m_account);
    return new ConnectionModel([this](QObject *parent) {
        return new ConnectionCheck(
            {.network = m_network.get(), .api = m_api.get(), .cos = m_cos.get()}, parent);
    });
}

void tst_ConnectionDialog::open()
{
    m_model = makeModel();
    m_dialog = new ConnectionDialog(m_model);
    m_dialog->show();
    m_dialog->activateWindow();
}

void tst_ConnectionDialog::showsEachStep()
{
    open();
    QVERIFY(m_model->isRunning()); // the first check begins with the dialog
    QCOMPARE(again()->text(), u"Stop"_s);
    QVERIFY(find<QProgressBar>("connectionProgress")->isVisible());
    QTRY_VERIFY(!m_model->isRunning());
    QCOMPARE(again()->text(), u"Check Again"_s);
    QVERIFY(!find<QProgressBar>("connectionProgress")->isVisible());
    const auto *table = find<QTableView>("connectionTable");
    QCOMPARE(table->model()->rowCount(), 8);
    for (int row = 0; row < 8; ++row) {
        const bool isTls = row == 3;
        QCOMPARE(cell(row, ConnectionModel::StateColumn), isTls ? u"Skipped"_s : u"Passed"_s);
        QVERIFY(!cell(row, ConnectionModel::WhatColumn).isEmpty());
        QVERIFY(!cell(row, ConnectionModel::ResultColumn).isEmpty());
        QCOMPARE(cell(row, ConnectionModel::TimeColumn).endsWith(u" ms"_s), !isTls);
    }
    QVERIFY(!table->selectionModel()->hasSelection());
    QCOMPARE(title(), u"Nothing is wrong with what was checked."_s);
}

void tst_ConnectionDialog::selectsWhatIsWrong()
{
    m_account.credential.secretKey = u"another"_s;
    open();
    QTRY_VERIFY(!m_model->isRunning());
    const auto *table = find<QTableView>("connectionTable");
    QCOMPARE(table->selectionModel()->selectedRows().value(0).row(), 6);
    // The explanation, and what the service said.
    QVERIFY2(!title().isEmpty() && !title().contains(u"AuthFailure"_s), qPrintable(title()));
    QVERIFY2(text().contains(u"AuthFailure.SignatureFailure"_s), qPrintable(text()));
    table->selectionModel()->clearSelection();
    QCOMPARE(title(), u"2 step(s) failed."_s); // COS refuses the key as well
}

void tst_ConnectionDialog::readsMoreByKeysAlone()
{
    m_demo->queueFault({.fault = u"AccessDenied"_s, .action = u"GetService"_s});
    open();
    QTRY_VERIFY(!m_model->isRunning());
    auto *table = find<QTableView>("connectionTable");
    QCOMPARE(table->selectionModel()->selectedRows().value(0).row(), 7); // the warning
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up);
    QVERIFY2(text().contains(u"The key works"_s), qPrintable(text()));
    QTest::keyClick(table, Qt::Key_Up);
    QVERIFY2(text().contains(u"clock is right"_s), qPrintable(text()));
    QTest::keyClick(m_dialog, Qt::Key_Return); // the default button
    QVERIFY(m_model->isRunning());
    QTRY_VERIFY(!m_model->isRunning());
    QCOMPARE(cell(7, ConnectionModel::StateColumn), u"Passed"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void tst_ConnectionDialog::stopsAndChecksAgain()
{
    m_demo->queueFault({.fault = u"hang"_s});
    open();
    QTRY_COMPARE(cell(4, ConnectionModel::StateColumn), u"Checking"_s);
    QTest::mouseClick(again(), Qt::LeftButton);
    QTRY_VERIFY(!m_model->isRunning());
    QCOMPARE(cell(4, ConnectionModel::StateColumn), u"Skipped"_s);
    QCOMPARE(cell(4, ConnectionModel::ResultColumn), u"Cancelled."_s);
    m_demo->clearFaults();
    QTest::mouseClick(again(), Qt::LeftButton);
    QTRY_VERIFY(!m_model->isRunning());
    QCOMPARE(cell(7, ConnectionModel::StateColumn), u"Passed"_s);
}

void tst_ConnectionDialog::copiesAReportWithoutSecrets()
{
    m_account.credential.secretKey = u"canary-secret-key"_s;
    m_account.credential.token = u"canary-token"_s;
    open();
    auto *copy = find<QAbstractButton>("connectionCopy");
    QVERIFY(!copy->isEnabled()); // not half a report
    QTRY_VERIFY(!m_model->isRunning());
    QTest::mouseClick(copy, Qt::LeftButton);
    const QString report = QApplication::clipboard()->text();
    QVERIFY2(report.contains(m_demo->endpointUrl()), qPrintable(report));
    QCOMPARE(report.count(u'\n'), 3 + 8 - 1);
    QVERIFY(report.contains(u"RequestId "_s));
    for (const QString &secret : {m_account.credential.secretKey, m_account.credential.token,
                                  m_account.credential.secretId})
        QVERIFY(!report.contains(secret));
}

void tst_ConnectionDialog::closesInTheMiddle()
{
    m_demo->queueFault({.fault = u"hang"_s});
    open();
    QTRY_COMPARE(cell(4, ConnectionModel::StateColumn), u"Checking"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
    QVERIFY(!m_model);
}

void tst_ConnectionDialog::keepsTheModelsPromises()
{
    const std::unique_ptr<ConnectionModel> model(makeModel());
    const QAbstractItemModelTester tester(model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy finished(model.get(), &ConnectionModel::finished);
    for (int round = 1; round <= 2; ++round) {
        model->start();
        model->start(); // one at a time
        QTRY_COMPARE(finished.count(), round);
        for (const CheckStep &step : model->steps())
            QVERIFY(step.isEnded());
    }
    QTest::qWait(20);
    QCOMPARE(finished.count(), 2);
}

void tst_ConnectionDialog::namesEveryControl()
{
    open();
    const auto widgets = m_dialog->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(seen);
        QVERIFY2(!seen->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
    QSignalSpy wished(m_dialog, &ConnectionDialog::proxyRequested);
    QTest::mouseClick(find<QPushButton>("connectionProxy"), Qt::LeftButton);
    QCOMPARE(wished.count(), 1);
}

QTEST_MAIN(tst_ConnectionDialog)
#include "tst_connectiondialog.moc"
