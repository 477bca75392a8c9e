// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"
#include "ui/source/contentsdialog.h"
#include "ui/source/deployedcodedialog.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The dialog against the demo cloud.
class tst_DeployedCodeDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void downloadsAndShowsTheContents();
    void unpacksIntoAFolderByKeysAlone();
    void fitsThePathToTheKind();
    void saysWhyItFailed_data();
    void saysWhyItFailed();
    void cancelsAndCloses();
    void namesEveryControl();

private:
    template <typename Widget>
    Widget *find(const QString &name) const
    {
        auto *widget = m_dialog->findChild<Widget *>(name);
        if (!widget)
            qFatal("no %s", qPrintable(name));
        return widget;
    }
    void open(const QString &function = u"hello-world"_s);
    QString status() const { return find<QLabel>(u"deployedCodeStatus"_s)->text(); }
    QPushButton *start() const { return find<QPushButton>(u"deployedCodeDownloadButton"_s); }
    QPushButton *close() const { return find<QPushButton>(u"deployedCodeCloseButton"_s); }
    QPushButton *contents() const { return find<QPushButton>(u"deployedCodeContentsLink"_s); }
    QLineEdit *path() const { return find<QLineEdit>(u"deployedCodePath"_s); }

    std::unique_ptr<DemoCloud> m_demo;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<FunctionReader> m_reader;
    std::unique_ptr<QTemporaryDir> m_folder;
    QPointer<DeployedCodeDialog> m_dialog;
};

void tst_DeployedCodeDialog::initTestCase()
{
    m_demo = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_demo->start());
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(m_network.get());
    m_api->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
                       .credential = m_demo->credential()});
    m_reader = std::make_unique<FunctionReader>(m_api.get());
}

void tst_DeployedCodeDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_DeployedCodeDialog::cleanup()
{
    delete m_dialog;
    m_demo->clearFaults();
}

void tst_DeployedCodeDialog::open(const QString &function)
{
    m_dialog =
        new DeployedCodeDialog({u"ap-guangzhou"_s, u"default"_s, function}, m_folder->path(),
                               [this](const DeployedCodeTarget &target, QObject *parent) {
                                   return new DeployedCodeDownload(m_reader.get(), target, parent);
                               });
    m_dialog->show();
    m_dialog->activateWindow();
}

void tst_DeployedCodeDialog::downloadsAndShowsTheContents()
{
    open();
    QVERIFY(!contents()->isVisible());
    QCOMPARE(path()->text(), QDir::toNativeSeparators(m_folder->filePath(u"hello-world.zip"_s)));
    QTest::mouseClick(start(), Qt::LeftButton);
    QVERIFY(!start()->isEnabled());
    QVERIFY(!path()->isEnabled());
    QVERIFY(find<QProgressBar>(u"deployedCodeProgress"_s)->isVisible());
    QTRY_VERIFY(contents()->isVisible());
    QVERIFY2(status().contains(u"exactly what hello-world runs"_s), qPrintable(status()));
    QVERIFY(QFile::exists(m_folder->filePath(u"hello-world.zip"_s)));
    QVERIFY(!find<QProgressBar>(u"deployedCodeProgress"_s)->isVisible());

    QTest::mouseClick(contents(), Qt::LeftButton);
    auto *shown = m_dialog->findChild<ContentsDialog *>();
    QVERIFY(shown && shown->isVisible());
    QVERIFY(!shown->findChild<QPushButton *>(u"leaveOutButton"_s)->isVisible());
    const auto *tree = shown->findChild<QTreeView *>(u"contentsTree"_s);
    QTRY_VERIFY(tree->model()->rowCount() > 0);
    const QModelIndex first = tree->model()->index(0, 0);
    QVERIFY(!first.data(Qt::CheckStateRole).isValid());
    QVERIFY(!first.flags().testFlag(Qt::ItemIsUserCheckable));
}

void tst_DeployedCodeDialog::unpacksIntoAFolderByKeysAlone()
{
    open();
    QTRY_VERIFY(path()->hasFocus());
    find<QRadioButton>(u"deployedCodeZipFile"_s)->setFocus();
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Right);
    QVERIFY(find<QRadioButton>(u"deployedCodeFolder"_s)->isChecked());
    QTest::keyClick(m_dialog, Qt::Key_Return);
    QTRY_VERIFY(contents()->isVisible());
    QVERIFY(contents()->hasFocus());
    QVERIFY(!QDir(m_folder->filePath(u"hello-world"_s)).isEmpty());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void tst_DeployedCodeDialog::fitsThePathToTheKind()
{
    open();
    auto *folder = find<QRadioButton>(u"deployedCodeFolder"_s);
    auto *zip = find<QRadioButton>(u"deployedCodeZipFile"_s);
    path()->setText(u"/x/Code.ZIP"_s);
    folder->setChecked(true);
    QCOMPARE(m_dialog->target(),
             (DeployedCodeTarget{.function = {u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s},
                                 .kind = DeployedCodeTarget::Kind::Folder,
                                 .path = u"/x/Code"_s}));
    zip->setChecked(true);
    QCOMPARE(m_dialog->target().path, u"/x/Code.zip"_s);
    path()->clear();
    QVERIFY(!start()->isEnabled());
    folder->setChecked(true);
    zip->setChecked(true);
    QVERIFY(path()->text().isEmpty());
    path()->setText(u" /y "_s);
    QVERIFY(start()->isEnabled());
    QCOMPARE(m_dialog->target().path, u"/y"_s);

    QTest::mouseClick(find<QPushButton>(u"deployedCodeChooseButton"_s), Qt::LeftButton);
    auto *dialog = m_dialog->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    emit dialog->fileSelected(u"/z/a.zip"_s);
    QCOMPARE(m_dialog->target().path, u"/z/a.zip"_s);
}

void tst_DeployedCodeDialog::saysWhyItFailed_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("taken");
    QTest::newRow("no code") << u"face-blur"_s << QString();
    QTest::newRow("something is there") << u"hello-world"_s << u"hello-world.zip"_s;
}

void tst_DeployedCodeDialog::saysWhyItFailed()
{
    QFETCH(QString, function);
    QFETCH(QString, taken);
    if (!taken.isEmpty()) {
        QFile file(m_folder->filePath(taken));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    open(function);
    QTest::mouseClick(start(), Qt::LeftButton);
    QTRY_VERIFY(start()->isEnabled());
    QVERIFY(!status().isEmpty());
    QVERIFY(!contents()->isVisible());
    QVERIFY(path()->hasFocus());
    const QString said = status();
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_dialog, &change);
    QCOMPARE(status(), said);
}

void tst_DeployedCodeDialog::cancelsAndCloses()
{
    m_demo->queueFault({.fault = u"hang"_s, .action = u"GetFunctionAddress"_s});
    open();
    QTest::mouseClick(start(), Qt::LeftButton);
    QTRY_VERIFY(!close()->text().isEmpty() && close()->text() == u"Cancel"_s);
    QTest::qWait(100);
    QTest::mouseClick(close(), Qt::LeftButton);
    QTRY_COMPARE(close()->text(), u"Close"_s);
    QVERIFY(m_dialog && m_dialog->isVisible());
    QVERIFY(!contents()->isVisible());
    QTest::mouseClick(close(), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_DeployedCodeDialog::namesEveryControl()
{
    open();
    QCOMPARE(path()->accessibleName(), u"Path"_s);
    QVERIFY(!find<QProgressBar>(u"deployedCodeProgress"_s)->accessibleName().isEmpty());
    const auto buttons = m_dialog->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons)
        QVERIFY2(!button->text().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(tst_DeployedCodeDialog)
#include "tst_deployedcodedialog.moc"
