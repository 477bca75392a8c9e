// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/historymodel.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "tests/support/windowfixture.h"
#include "ui/common/findingslist.h"
#include "ui/mainwindow/appearance.h"

#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Each source of code, through the window and up to what the function runs.
class tst_Sources : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void deploysAnObjectThatWasTyped();
    void deploysAnObjectThatWasPicked();
    void saysWhatIsWrongWithAnObject();
    void deploysAnImage();
    void deploysAnEditedFile();
    void deploysALargePackageThroughABucket();
    void goesThroughABucketOnceTheLimitIsKnown();
    void keepsWhatWasEnteredForEachSource();
    void previewsTheRequest();
    void savesTheDeployedCode();
    void asksBeforeItReplacesTheCodeOfSomebodyElse();

private:
    void update(const QString &title);
    QString deployedFile(const QString &name);
};

void tst_Sources::init()
{
    QVERIFY(openWindow() && openDemo());
}

void tst_Sources::cleanup()
{
    closeWindow();
}

void tst_Sources::update(const QString &title)
{
    QVERIFY(pressUpdate());
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), title, 20'000);
}

// What the function runs by now, out of the ZIP that the platform hands out.
QString tst_Sources::deployedFile(const QString &name)
{
    const QTemporaryDir place;
    const QString folder = place.filePath(u"code"_s);
    DeployedCodeDownload *download =
        m_services->makeDownload({.function = m_services->session()->function(),
                                  .kind = DeployedCodeTarget::Kind::Folder,
                                  .path = folder},
                                 this);
    bool isOver = false;
    connect(download, &DeployedCodeDownload::finished, this, [&isOver] { isOver = true; });
    download->start();
    if (!QTest::qWaitFor([&isOver] { return isOver; }, 10'000))
        return {};
    QFile file(folder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void tst_Sources::deploysAnObjectThatWasTyped()
{
    QVERIFY(choose(u"image-resize"_s) && chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/image-resize.zip"_s);
    update(u"image-resize is live"_s);
    QVERIFY(deployedFile(u"index.py"_s).contains("main_handler"_L1));
}

void tst_Sources::deploysAnObjectThatWasPicked()
{
    QVERIFY(choose(u"hello-world"_s) && chooseSource(u"COS object"_s));
    QTest::mouseClick(child<QPushButton>("browseCosButton"), Qt::LeftButton);
    QVERIFY(child<QDialog>("cosBrowserDialog")->isVisible());
    auto *buckets = child<QListView>("bucketList");
    QTRY_VERIFY(buckets->model()->rowCount() > 0);
    buckets->setCurrentIndex(buckets->model()->index(0, 0));
    auto *table = child<QTableView>("objectTable");
    const auto rowOf = [table](const QString &text) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString().contains(text))
                return row;
        }
        return -1;
    };
    QTRY_VERIFY(rowOf(u"releases"_s) >= 0);
    table->setCurrentIndex(table->model()->index(rowOf(u"releases"_s), 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(rowOf(u"hello-world.zip"_s) >= 0);
    table->setCurrentIndex(table->model()->index(rowOf(u"hello-world.zip"_s), 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(child<QLineEdit>("cosObject")->text(),
                 u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    update(u"hello-world is live"_s);
    QVERIFY(deployedFile(u"index.js"_s).contains("bucket"_L1));
}

void tst_Sources::saysWhatIsWrongWithAnObject()
{
    QVERIFY(choose(u"hello-world"_s) && chooseSource(u"COS object"_s));
    auto *address = child<QLineEdit>("cosObject");
    const auto *findings = m_window->findChild<FindingsList *>();
    const auto hasFinding = [findings](const QString &id) {
        const QList<Finding> all = findings->findings();
        return std::any_of(all.begin(), all.end(), [&id](const Finding &finding) {
            return finding.id == id && finding.state == Finding::State::Error;
        });
    };
    address->setText(u"cos://deploy-1250000000/releases/old/hello-world-2024.zip"_s);
    QTRY_VERIFY(hasFinding(u"cos-archived"_s));
    address->setText(u"cos://deploy-1250000000/missing.zip"_s);
    QTRY_VERIFY(hasFinding(u"cos-object-missing"_s));
    address->setText(u"cos://nobody-1250000000/missing.zip"_s);
    QTRY_VERIFY(hasFinding(u"cos-bucket-missing"_s));
    QVERIFY(!updateButton()->isEnabled());
}

void tst_Sources::deploysAnImage()
{
    QVERIFY(choose(u"face-blur"_s));
    auto *uri = child<QLineEdit>("imageUri");
    QTRY_VERIFY(uri->isVisible()); // an image function begins with its image
    QCOMPARE(uri->text(), u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.4.2"_s);
    uri->setText(u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s);
    auto *button = updateButton();
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(resultTitle().startsWith("face-blur is active, not verifiable"_L1),
                             20'000);
    QTRY_VERIFY(m_services->session()->detail()->image->uri.endsWith(":1.5.0"_L1));
}

void tst_Sources::deploysAnEditedFile()
{
    QVERIFY(choose(u"hello-world"_s) && chooseSource(u"Editor"_s));
    QTest::mouseClick(child<QPushButton>("editCodeButton"), Qt::LeftButton);
    auto *dialog = child<QDialog>("editorDialog");
    auto *editor = child<QWidget>("codeEditor");
    QTRY_VERIFY_WITH_TIMEOUT(m_services->readiness()->listing(), 10'000); // what is deployed
    QTest::keyClick(editor, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(editor, u"// by hand"_s);
    QPushButton *update = visibleButton(u"Update"_s, dialog);
    QVERIFY(update);
    QTRY_VERIFY(m_services->readiness()->plan().source.edited.content.contains("by hand"));
    QTRY_VERIFY(update->isEnabled());
    QTest::mouseClick(update, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(resultTitle(), u"hello-world is live"_s, 20'000);
    QVERIFY(deployedFile(u"index.js"_s).endsWith("// by hand"_L1));
}

void tst_Sources::deploysALargePackageThroughABucket()
{
    QByteArray noise(9'000'000, Qt::Uninitialized);
    quint32 state = 7;
    for (char &byte : noise) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = static_cast<char>(state >> 24);
    }
    const QString folder = m_home->filePath(u"large"_s);
    QVERIFY(QDir().mkpath(folder));
    for (const auto &[name, content] :
         {std::pair(u"noise.bin"_s, noise),
          std::pair(u"index.js"_s, QByteArray("exports.main_handler = async () => 'large';\n"))}) {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QVERIFY(choose(u"hello-world"_s));
    child<QLineEdit>("folderPath")->setText(folder);
    QTRY_VERIFY_WITH_TIMEOUT(visibleButton(u"Choose a Bucket…"_s), 10'000);

    QTest::mouseClick(visibleButton(u"Choose a Bucket…"_s), Qt::LeftButton);
    auto *dialog = child<QDialog>("bucketDialog");
    auto *list = dialog->findChild<QListView *>(u"bucketList"_s);
    QTRY_COMPARE(dialog->focusWidget(), list);
    QTRY_VERIFY(list->model()->rowCount() > 0);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::mouseClick(visibleButton(u"Use This Bucket"_s, dialog), Qt::LeftButton);
    update(u"hello-world is live"_s);
    QVERIFY(deployedFile(u"index.js"_s).contains("large"_L1));
}

void tst_Sources::goesThroughABucketOnceTheLimitIsKnown()
{
    const QString folder = m_home->filePath(u"code"_s);
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + "/index.js"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("exports.main_handler = async () => 'another way';\n");
    file.close();
    QVERIFY(choose(u"hello-world"_s));
    m_services->setPackageBucket({.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s},
                                 PackageKeeping::SevenDays);
    child<QLineEdit>("folderPath")->setText(folder);
    m_services->makeNextRequestFail(u"RequestSizeLimitExceeded"_s, u"UpdateFunctionCode"_s);
    update(u"hello-world is live"_s);
    QVERIFY(deployedFile(u"index.js"_s).contains("another way"_L1));
    // One press is one update.
    m_services->history()->setActive(true);
    QTRY_COMPARE(m_services->history()->rowCount(), 1);
    QTest::qWait(100);
    QCOMPARE(m_services->history()->rowCount(), 1);
}

void tst_Sources::keepsWhatWasEnteredForEachSource()
{
    QVERIFY(choose(u"hello-world"_s));
    child<QLineEdit>("folderPath")->setText(u"/somewhere"_s);
    QVERIFY(chooseSource(u"ZIP file"_s));
    child<QLineEdit>("zipFilePath")->setText(u"/elsewhere.zip"_s);
    QVERIFY(chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    QVERIFY(chooseSource(u"Image"_s));
    child<QLineEdit>("imageUri")->setText(u"ccr.ccs.tencentyun.com/team/app:1"_s);
    QVERIFY(choose(u"image-resize"_s));
    QCOMPARE(child<QLineEdit>("folderPath")->text(), QString());
    QVERIFY(choose(u"hello-world"_s));
    QCOMPARE(child<QLineEdit>("folderPath")->text(), QDir::toNativeSeparators(u"/somewhere"_s));
    QCOMPARE(child<QLineEdit>("zipFilePath")->text(),
             QDir::toNativeSeparators(u"/elsewhere.zip"_s));
    QCOMPARE(child<QLineEdit>("cosObject")->text(),
             u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    QCOMPARE(child<QLineEdit>("imageUri")->text(), u"ccr.ccs.tencentyun.com/team/app:1"_s);
    QVERIFY(child<QLineEdit>("imageUri")->isVisible()); // the chosen one, too
}

void tst_Sources::previewsTheRequest()
{
    QVERIFY(choose(u"hello-world"_s) && chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    QTest::mouseClick(child<QPushButton>("moreLink"), Qt::LeftButton);
    child<QLineEdit>("envId")->setText(u"env-1"_s);
    QTest::mouseClick(child<QPushButton>("previewLink"), Qt::LeftButton);
    const QString text = child<QPlainTextEdit>("requestPreview")->toPlainText();
    for (const QString &part :
         {u"\"CosBucketName\": \"deploy\""_s, u"\"CosObjectName\": \"/releases/hello-world.zip\""_s,
          u"\"CosBucketRegion\": \"ap-guangzhou\""_s, u"\"EnvId\": \"env-1\""_s,
          u"X-TC-Action: UpdateFunctionCode"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    const Credential credential = m_services->session()->account()->credential;
    QVERIFY(!text.contains(credential.secretKey));
}

void tst_Sources::savesTheDeployedCode()
{
    QVERIFY(choose(u"hello-world"_s));
    QAction *action = nullptr;
    for (QAction *menu : m_window->menuBar()->actions()) {
        for (QAction *one : menu->menu()->actions()) {
            if (one->text().contains("Download"_L1))
                action = one;
        }
    }
    if (!action)
        QFAIL("there is no such action");
    QVERIFY(action->isEnabled());
    action->trigger();
    auto *dialog = child<QDialog>("deployedCodeDialog");
    QVERIFY(dialog->isVisible());
    const QString path = m_home->filePath(u"saved.zip"_s);
    child<QLineEdit>("deployedCodePath")->setText(path);
    QPushButton *start = visibleButton(u"Download"_s, dialog);
    QVERIFY(start);
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 10'000);
}

void tst_Sources::asksBeforeItReplacesTheCodeOfSomebodyElse()
{
    const auto folderWith = [this](const QString &name, const QByteArray &word) {
        const QString folder = m_home->filePath(name);
        QDir().mkpath(folder);
        QFile file(folder + "/index.js"_L1);
        file.open(QIODevice::WriteOnly);
        file.write("exports.main_handler = async () => '" + word + "';\n");
        return folder;
    };
    QVERIFY(choose(u"hello-world"_s));
    child<QLineEdit>("folderPath")->setText(folderWith(u"mine"_s, "mine"));
    QTRY_VERIFY(updateButton()->isEnabled());
    QTRY_VERIFY(!m_services->session()->isReading());

    const NetworkAccess network = makeNetwork();
    ApiClient api(network.get());
    api.setAccount(m_services->demoAccount());
    FunctionReader reader(&api);
    CodeUpdateJob theirs(
        &api, &reader,
        {.function = m_services->session()->function(),
         .source = {.kind = CodeSource::Kind::Folder, .path = folderWith(u"theirs"_s, "theirs")}});
    theirs.start();
    QTRY_VERIFY_WITH_TIMEOUT(theirs.isFinished(), 20'000);
    QCOMPARE(theirs.record().outcome, UpdateOutcome::Live);

    QTest::mouseClick(updateButton(), Qt::LeftButton);
    const auto question = [this] {
        return m_window->findChild<QMessageBox *>(u"conflictQuestion"_s);
    };
    QTRY_VERIFY(question() && question()->isVisible());
    QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_COMPARE(resultTitle(), u"The update of hello-world was cancelled"_s);
    QVERIFY(deployedFile(u"index.js"_s).contains("theirs"_L1));

    QTRY_VERIFY(!m_services->session()->isReading()); // it was looked at now
    update(u"hello-world is live"_s);
    QVERIFY(deployedFile(u"index.js"_s).contains("mine"_L1));
}

QTEST_MAIN(tst_Sources)
#include "tst_sources.moc"
