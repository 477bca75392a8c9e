// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cosfixture.h"
#include "ui/common/cosregionbox.h"
#include "ui/common/theme.h"
#include "ui/cos/cosbrowserdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using State = CosBrowser::State;

namespace {

const CosBucketId deploy{u"deploy-1250000000"_s, u"ap-guangzhou"_s};

} // namespace

class tst_CosBrowserDialog : public QObject, protected CosFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void choosesAnObjectByClicks();
    void choosesAnObjectByKeyboardAlone();
    void goesUpAgain();
    void opensWhereTheObjectIs();
    void searchesByPrefix();
    void changesTheRegion();
    void opensATypedBucketWhereListingIsRefused();
    void opensAPastedAddress();
    void saysWhatIsNoBucket_data();
    void saysWhatIsNoBucket();
    void showsEachStateInItsOwnWords();
    void stopsAndLoadsAll();
    void uploadsAFile();
    void asksBeforeItReplaces();
    void uploadsADroppedPackage();
    void downloadsTheSelectedObject();
    void deletesOnlyAfterTheQuestion();
    void escapeCancelsTheUploadBeforeItCloses();
    void makesABucket();
    void namesEveryControl();
    void isTranslatedWhileItIsOpen();

private:
    void show();
    template <typename T>
    T *find(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    QPushButton *button(const QString &name) const { return find<QPushButton>(name); }
    bool waitFor(State state) const
    {
        return QTest::qWaitFor([this, state] { return m_browser->state() == state; }, 20'000);
    }
    //! Opens the bucket of the demo by a click on its row.
    bool openDeploy(const QString &prefix = {}) const;
    QPoint placeOf(const QString &key) const;
    void click(const QString &key) const
    {
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(key));
    }
    void doubleClick(const QString &key) const
    {
        click(key);
        QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, placeOf(key));
    }
    QString textOnScreen() const;
    bool waitForText(const QString &text) const
    {
        return QTest::qWaitFor([this, &text] { return textOnScreen().contains(text); });
    }
    //! Presses the button of that text in the question that comes up.
    bool answer(const QString &question, const QString &text) const;
    bool exists(const QString &key) const;

    std::unique_ptr<CosBrowserDialog> m_dialog;
    QTableView *m_table = nullptr;
    QListView *m_buckets = nullptr;
};

void tst_CosBrowserDialog::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::install(ThemeChoice::Light);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QVERIFY(startCloud());
}

void tst_CosBrowserDialog::init()
{
    openBrowser();
}

void tst_CosBrowserDialog::cleanup()
{
    m_dialog.reset();
    closeBrowser();
}

void tst_CosBrowserDialog::show()
{
    m_dialog = std::make_unique<CosBrowserDialog>(m_browser.get());
    m_table = find<QTableView>(u"objectTable"_s);
    m_buckets = find<QListView>(u"bucketList"_s);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

bool tst_CosBrowserDialog::openDeploy(const QString &prefix) const
{
    const auto isListed = [this] { return m_buckets->model()->rowCount() > 0; };
    if (!QTest::qWaitFor(isListed))
        return false;
    const QModelIndex bucket = m_buckets->model()->index(0, 0);
    QTest::mouseClick(m_buckets->viewport(), Qt::LeftButton, {},
                      m_buckets->visualRect(bucket).center());
    if (m_browser->bucket() != deploy)
        return false;
    if (!prefix.isEmpty())
        m_browser->setPrefix(prefix);
    return waitFor(State::Loaded);
}

QPoint tst_CosBrowserDialog::placeOf(const QString &key) const
{
    const QModelIndex index = m_browser->model()->index(m_browser->model()->rowOf(key), 0);
    m_table->scrollTo(index);
    return m_table->visualRect(index).center();
}

QString tst_CosBrowserDialog::textOnScreen() const
{
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts += label->text();
    }
    return texts.join(u'\n');
}

bool tst_CosBrowserDialog::answer(const QString &question, const QString &text) const
{
    QMessageBox *box = nullptr;
    const auto isUp = [&] {
        box = m_dialog->findChild<QMessageBox *>(question);
        return box && box->isVisible();
    };
    if (!QTest::qWaitFor(isUp))
        return false;
    for (QAbstractButton *each : box->buttons()) {
        if (each->text().remove(u'&') == text) {
            QTest::mouseClick(each, Qt::LeftButton);
            return QTest::qWaitFor(
                [this, &question] { return !m_dialog->findChild<QMessageBox *>(question); });
        }
    }
    return false;
}

bool tst_CosBrowserDialog::exists(const QString &key) const
{
    std::optional<Result<bool>> answer;
    m_browser->exists({deploy, key}, m_dialog.get(),
                      [&answer](const Result<bool> &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }) || !*answer)
        qFatal("COS does not say whether it exists");
    return **answer;
}

void tst_CosBrowserDialog::choosesAnObjectByClicks()
{
    show();
    QSignalSpy chosen(m_dialog.get(), &CosBrowserDialog::objectChosen);
    QVERIFY(openDeploy());
    auto *choose = button(u"chooseButton"_s);
    QVERIFY(!choose->isEnabled());
    click(u"releases/"_s);
    QCOMPARE(choose->text(), u"Open Folder"_s);
    QVERIFY(!button(u"downloadButton"_s)->isEnabled());
    doubleClick(u"releases/"_s);
    QVERIFY(waitFor(State::Loaded));
    QCOMPARE(m_browser->prefix(), u"releases/"_s);
    QVERIFY(waitForText(u"deploy-1250000000 / releases"_s));
    click(u"releases/shop-api.zip"_s);
    QCOMPARE(choose->text(), u"Choose"_s);
    QCOMPARE(m_dialog->location().key, u"releases/shop-api.zip"_s);
    QCOMPARE(chosen.count(), 0);
    QTest::mouseClick(choose, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<CosLocation>(),
             CosLocation({deploy, u"releases/shop-api.zip"_s}));
    QVERIFY(!m_dialog->isVisible());
}

void tst_CosBrowserDialog::choosesAnObjectByKeyboardAlone()
{
    show();
    QSignalSpy chosen(m_dialog.get(), &CosBrowserDialog::objectChosen);
    QTRY_VERIFY(m_buckets->model()->rowCount() > 0);
    for (int i = 0; i < 30 && !m_buckets->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(m_buckets->hasFocus());
    QTest::keyClick(m_buckets, Qt::Key_Down); // to the second one
    QTest::keyClick(m_buckets, Qt::Key_Up);
    QTRY_COMPARE(m_browser->bucket(), deploy);
    QVERIFY(waitFor(State::Loaded));
    QTest::keySequence(m_dialog.get(), QKeySequence::Find);
    auto *search = find<QLineEdit>(u"cosSearch"_s);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"rel"_s);
    QTRY_COMPARE(m_browser->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_table->hasFocus());
    QTest::keyClick(m_table, Qt::Key_Return); // into releases/
    QCOMPARE(m_browser->prefix(), u"releases/"_s);
    QVERIFY(waitFor(State::Loaded));
    QVERIFY(search->text().isEmpty());
    QVERIFY(m_table->hasFocus());
    QTest::keyClick(m_table, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_Down); // behind old/
    QTest::keyClick(m_table, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1); // once, not by a default button again
    QCOMPARE(chosen.first().first().value<CosLocation>().key, u"releases/broken.zip"_s);
}

void tst_CosBrowserDialog::goesUpAgain()
{
    show();
    QVERIFY(openDeploy(u"releases/old/"_s));
    auto *up = button(u"upButton"_s);
    QTest::mouseClick(up, Qt::LeftButton);
    QCOMPARE(m_browser->prefix(), u"releases/"_s);
    QVERIFY(waitFor(State::Loaded));
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Backspace);
    QCOMPARE(m_browser->prefix(), QString());
    QVERIFY(!up->isEnabled());
    QTest::keyClick(m_table, Qt::Key_Backspace);
    QCOMPARE(m_browser->bucket(), deploy);
}

void tst_CosBrowserDialog::opensWhereTheObjectIs()
{
    show();
    m_dialog->setLocation({deploy, u"nightly/build-0040.zip"_s});
    QTRY_COMPARE(m_dialog->location(), CosLocation({deploy, u"nightly/build-0040.zip"_s}));
    QCOMPARE(find<CosRegionBox>(u"cosRegion"_s)->region(), u"ap-guangzhou"_s);
    QTRY_VERIFY(m_buckets->currentIndex().data().toString() == deploy.name);
    m_dialog->setLocation({deploy, u"nightly/build-0002.zip"_s}); // the level that is shown
    QCOMPARE(m_dialog->location().key, u"nightly/build-0002.zip"_s);
    m_dialog->setLocation({deploy, u"nightly/none.zip"_s});
    QVERIFY(waitFor(State::Loaded));
    QCOMPARE(m_browser->prefix(), u"nightly/"_s);
}

void tst_CosBrowserDialog::searchesByPrefix()
{
    show();
    QVERIFY(openDeploy(u"releases/"_s));
    auto *search = find<QLineEdit>(u"cosSearch"_s);
    QTest::mouseClick(search, Qt::LeftButton);
    QTest::keyClicks(search, u"hello"_s);
    QTRY_COMPARE(m_browser->model()->rowCount(), 1);
    QVERIFY(waitForText(u"1 object"_s));
    search->setText(u"zzz"_s); // as a screen reader does
    QVERIFY(waitForText(u"Nothing begins with “zzz”"_s));
    QPushButton *clear = nullptr;
    for (QPushButton *each : m_dialog->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->text() == "Clear the Search"_L1)
            clear = each;
    }
    QVERIFY(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_VERIFY(m_browser->model()->rowCount() > 5);
    QVERIFY(search->text().isEmpty());
}

void tst_CosBrowserDialog::changesTheRegion()
{
    show();
    QTRY_COMPARE(m_buckets->model()->rowCount(), 2);
    auto *region = find<CosRegionBox>(u"cosRegion"_s);
    region->lineEdit()->setText(u"ap-singapore"_s);
    QTRY_COMPARE(m_buckets->model()->rowCount(), 1);
    QCOMPARE(m_buckets->model()->index(0, 0).data().toString(), u"scf-code-sg-1250000000"_s);
    region->lineEdit()->setText(u"ap-tokyo"_s);
    QVERIFY(waitForText(u"No buckets here"_s));
    region->lineEdit()->setText(u"All regions"_s);
    QTRY_COMPARE(m_buckets->model()->rowCount(), 2);
}

void tst_CosBrowserDialog::opensATypedBucketWhereListingIsRefused()
{
    m_cloud->queueFault({.fault = u"AccessDenied"_s, .action = u"GetService"_s});
    show();
    QVERIFY(waitForText(u"Your key may not list buckets"_s));
    auto *name = find<QLineEdit>(u"cosBucketName"_s);
    QVERIFY(!button(u"openBucketButton"_s)->isEnabled());
    name->setText(deploy.name);
    QTest::mouseClick(button(u"openBucketButton"_s), Qt::LeftButton);
    QVERIFY(waitForText(u"Choose the region of the bucket first."_s)); // nobody guesses
    QVERIFY(m_browser->bucket().name.isEmpty());
    m_cloud->queueFault({.fault = u"AccessDenied"_s, .action = u"GetService"_s});
    find<CosRegionBox>(u"cosRegion"_s)->lineEdit()->setText(u"ap-guangzhou"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(m_browser->bucket(), deploy);
    QVERIFY(waitFor(State::Loaded));
    QVERIFY(m_browser->model()->rowCount() > 0);
    QVERIFY(m_dialog->isVisible());
}

void tst_CosBrowserDialog::opensAPastedAddress()
{
    show();
    find<QLineEdit>(u"cosBucketName"_s)
        ->setText(
            u"https://deploy-1250000000.cos.ap-guangzhou.myqcloud.com/releases/shop-api.zip"_s);
    QTest::mouseClick(button(u"openBucketButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_dialog->location(), CosLocation({deploy, u"releases/shop-api.zip"_s}));
}

void tst_CosBrowserDialog::saysWhatIsNoBucket_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no APPID") << u"deploy"_s;
    QTest::newRow("capitals") << u"Deploy-1250000000"_s;
    QTest::newRow("an address of somebody else") << u"https://example.com/a"_s;
}

void tst_CosBrowserDialog::saysWhatIsNoBucket()
{
    QFETCH(QString, text);
    show();
    auto *name = find<QLineEdit>(u"cosBucketName"_s);
    name->setFocus();
    QTest::keyClicks(name, text);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(waitForText(u"is no name of a bucket"_s));
    QVERIFY(m_browser->bucket().name.isEmpty());
    QVERIFY(m_dialog->isVisible());
}

void tst_CosBrowserDialog::showsEachStateInItsOwnWords()
{
    m_cloud->queueFault({.fault = u"SlowDown"_s, .action = u"GetService"_s});
    show();
    QVERIFY(waitForText(u"No bucket is open"_s));
    QVERIFY(waitForText(u"The buckets could not be listed"_s));
    QVERIFY(!textOnScreen().contains(u"may not list"_s));
    m_browser->refreshBuckets();
    m_cloud->queueFault({.fault = u"AccessDenied"_s, .action = u"GetBucket"_s});
    m_dialog->setLocation({deploy, {}});
    QVERIFY(waitForText(u"The objects could not be listed"_s));
    m_browser->refresh();
    QVERIFY(waitForText(u"4 folder(s), 1 object(s)"_s));

    m_cloud->queueFault({.fault = u"slow"_s, .action = u"GetBucket"_s, .value = 3'000});
    m_browser->setPrefix(u"releases/"_s);
    QVERIFY(!textOnScreen().contains(u"Listing objects…"_s)); // a quick answer never flashes
    QVERIFY(waitForText(u"Listing objects…"_s));
    QVERIFY(waitFor(State::Loaded));
    m_browser->setPrefix(u"nothing/at/all/"_s);
    QVERIFY(waitForText(u"Nothing here"_s));
}

void tst_CosBrowserDialog::stopsAndLoadsAll()
{
    show();
    QTRY_VERIFY(m_buckets->model()->rowCount() > 0);
    m_browser->openBucket(deploy, u"scale/"_s);
    QVERIFY(waitFor(State::Partial));
    QVERIFY(waitForText(u"The first 10,000 object(s)"_s));
    auto *more = button(u"moreButton"_s);
    QCOMPARE(more->text(), u"Load All"_s);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(more->text(), u"Stop"_s);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(m_browser->state(), State::Partial);
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(waitFor(State::Loaded));
    QVERIFY(!more->isVisible());
    QCOMPARE(m_browser->model()->rowCount(), 12'500);
}

void tst_CosBrowserDialog::uploadsAFile()
{
    show();
    QVERIFY(!button(u"uploadButton"_s)->isEnabled());
    QVERIFY(openDeploy(u"releases/"_s));
    const QString path = file(u"mine.zip"_s, QByteArray(100'000, 'm'));
    QTest::mouseClick(button(u"uploadButton"_s), Qt::LeftButton);
    auto *dialog = find<QFileDialog>(u"uploadFileDialog"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    dialog->selectFile(path);
    emit dialog->fileSelected(path);
    dialog->reject();
    QTRY_COMPARE(m_dialog->location().key, u"releases/mine.zip"_s); // selected, ready to choose
    QVERIFY(exists(u"releases/mine.zip"_s));
    QVERIFY(!button(u"cancelTaskButton"_s)->isVisible());
    QVERIFY(button(u"chooseButton"_s)->isEnabled());
}

void tst_CosBrowserDialog::asksBeforeItReplaces()
{
    show();
    QVERIFY(openDeploy());
    const QString path = file(u"README.txt"_s, "mine");
    const auto size = [this] {
        return m_browser->model()->objectAt(m_browser->model()->rowOf(u"README.txt"_s))->size;
    };
    const qint64 before = size();
    const auto uploadAnd = [&](const QString &text) {
        QTest::mouseClick(button(u"uploadButton"_s), Qt::LeftButton);
        auto *dialog = find<QFileDialog>(u"uploadFileDialog"_s);
        emit dialog->fileSelected(path);
        dialog->reject();
        return answer(u"replaceQuestion"_s, text);
    };
    QVERIFY(uploadAnd(u"Cancel"_s));
    QTest::qWait(100);
    QCOMPARE(size(), before);
    QTRY_VERIFY(!find<QFileDialog>(u"uploadFileDialog"_s));
    QVERIFY(uploadAnd(u"Replace"_s));
    QTRY_COMPARE(size(), 4);
}

void tst_CosBrowserDialog::uploadsADroppedPackage()
{
    show();
    QVERIFY(openDeploy());
    const auto drop = [this](const QList<QUrl> &urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(500, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_dialog.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(QPointF(500, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(m_dialog.get(), &event);
        return true;
    };
    const QUrl zip = QUrl::fromLocalFile(file(u"dropped.zip"_s, "PK"));
    QVERIFY(!drop({QUrl(u"https://example.com/a.zip"_s)}));
    QVERIFY(!drop({QUrl::fromLocalFile(file(u"notes.txt"_s, "x"))}));
    QVERIFY(!drop({zip, zip}));
    QVERIFY(drop({zip}));
    QVERIFY(!drop({zip})); // one at a time
    QTRY_COMPARE(m_dialog->location().key, u"dropped.zip"_s);
    QVERIFY(exists(u"dropped.zip"_s));
}

void tst_CosBrowserDialog::downloadsTheSelectedObject()
{
    show();
    QVERIFY(openDeploy());
    click(u"README.txt"_s);
    QTest::mouseClick(button(u"downloadButton"_s), Qt::LeftButton);
    auto *dialog = find<QFileDialog>(u"downloadFileDialog"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QVERIFY(dialog->selectedFiles().first().endsWith("README.txt"_L1));
    const QString path = m_folder->filePath(u"saved.txt"_s);
    emit dialog->fileSelected(path);
    dialog->reject();
    QVERIFY(waitForText(u"Saved as"_s));
    QVERIFY(QFile::exists(path));

    m_cloud->queueFault({.fault = u"InvalidObjectState"_s, .action = u"GetObject"_s});
    QTRY_VERIFY(!find<QFileDialog>(u"downloadFileDialog"_s));
    QTest::mouseClick(button(u"downloadButton"_s), Qt::LeftButton);
    dialog = find<QFileDialog>(u"downloadFileDialog"_s);
    emit dialog->fileSelected(path);
    dialog->reject();
    QTRY_VERIFY(!textOnScreen().contains(u"Saved as"_s));
    QTRY_VERIFY(textOnScreen().contains(u"archive"_s, Qt::CaseInsensitive)); // explained
}

void tst_CosBrowserDialog::deletesOnlyAfterTheQuestion()
{
    show();
    QVERIFY(openDeploy(u"nightly/"_s));
    const QString key = u"nightly/build-0007.zip"_s;
    click(key);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_Delete);
    QVERIFY(answer(u"deleteQuestion"_s, u"Cancel"_s));
    QTest::qWait(100);
    QVERIFY(exists(key));
    QTest::mouseClick(button(u"deleteButton"_s), Qt::LeftButton);
    auto *question = find<QMessageBox>(u"deleteQuestion"_s);
    QVERIFY(question);
    QVERIFY(question->text().contains(key));
    QTRY_VERIFY(question->isVisible());
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!find<QMessageBox>(u"deleteQuestion"_s));
    QTest::mouseClick(button(u"deleteButton"_s), Qt::LeftButton);
    QVERIFY(answer(u"deleteQuestion"_s, u"Delete"_s));
    QTRY_COMPARE(m_browser->model()->rowOf(key), -1);
    QVERIFY(!exists(key));
}

void tst_CosBrowserDialog::escapeCancelsTheUploadBeforeItCloses()
{
    show();
    QVERIFY(openDeploy());
    const QString path = file(u"large.zip"_s, QByteArray(60'000'000, 'l'));
    QTest::mouseClick(button(u"uploadButton"_s), Qt::LeftButton);
    auto *files = find<QFileDialog>(u"uploadFileDialog"_s);
    emit files->fileSelected(path);
    files->reject();
    auto *cancel = button(u"cancelTaskButton"_s);
    QTRY_VERIFY(cancel->isVisible());
    QVERIFY(textOnScreen().contains(u"Uploading large.zip"_s));
    QVERIFY(!button(u"uploadButton"_s)->isEnabled());
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(waitForText(u"Cancelled."_s));
    QVERIFY(!cancel->isVisible());
    QVERIFY(!exists(u"large.zip"_s));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_CosBrowserDialog::makesABucket()
{
    show();
    QTRY_VERIFY(m_buckets->model()->rowCount() > 0);
    QTest::mouseClick(button(u"newBucketButton"_s), Qt::LeftButton);
    auto *dialog = find<QDialog>(u"newBucketDialog"_s);
    QVERIFY(dialog);
    auto *name = dialog->findChild<QLineEdit *>(u"newBucketName"_s);
    auto *create = dialog->findChild<QPushButton *>(u"createBucketButton"_s);
    QTRY_VERIFY(dialog->isVisible());
    QTest::keyClicks(name, u"Not Possible"_s);
    QVERIFY(!create->isEnabled());
    name->setText(u"from-the-window"_s); // the APPID of the other buckets is added
    QVERIFY(!create->isEnabled());       // where?
    dialog->findChild<CosRegionBox *>()->lineEdit()->setText(u"ap-seoul"_s);
    QVERIFY(create->isEnabled());
    QTest::mouseClick(create, Qt::LeftButton);
    const CosBucketId made{u"from-the-window-1250000000"_s, u"ap-seoul"_s};
    QTRY_COMPARE(m_browser->bucket(), made);
    QTRY_COMPARE(m_buckets->currentIndex().data().toString(), made.name);
    QVERIFY(waitForText(u"Nothing here"_s));
}

void tst_CosBrowserDialog::namesEveryControl()
{
    show();
    QVERIFY(openDeploy());
    for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || qobject_cast<QLabel *>(widget))
            continue;
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(seen && !seen->text(QAccessible::Name).isEmpty(),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' '
                            + widget->objectName()));
    }
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_table);
    QCOMPARE(table->role(), QAccessible::Table);
    const QModelIndex bucket = m_buckets->model()->index(0, 0);
    QCOMPARE(bucket.data(Qt::AccessibleTextRole).toString(), u"deploy-1250000000, ap-guangzhou"_s);
}

void tst_CosBrowserDialog::isTranslatedWhileItIsOpen()
{
    struct Capitals : QTranslator
    {
        QString translate(const char *, const char *text, const char *, int) const override
        {
            return QString::fromUtf8(text).toUpper();
        }
        bool isEmpty() const override { return false; }
    };
    show();
    QVERIFY(openDeploy());
    Capitals translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(button(u"uploadButton"_s)->text(), u"UPLOAD…"_s);
    QCOMPARE(button(u"chooseButton"_s)->text(), u"CHOOSE"_s);
    QCOMPARE(m_table->model()->headerData(0, Qt::Horizontal).toString(), u"NAME"_s);
    QCOMPARE(m_browser->bucket(), deploy);
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(tst_CosBrowserDialog)
#include "tst_cosbrowserdialog.moc"
