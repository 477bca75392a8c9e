// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/historyview.h"

#include "tests/support/historyfixture.h"
#include "ui/common/messagebar.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_HistoryView : public QObject, protected HistoryFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void saysThatThereIsNothingYet();
    void saysWhyThereIsNothing();
    void showsAllAboutTheChosenUpdate();
    void saysWhoWorksOnARunningUpdate();
    void searchesByKeys();
    void filtersByClicks();
    void keepsTheSelectionWhenAnUpdateIsAdded();
    void copiesARow();
    void offersAnUpdateAgain();
    void exportsWhatIsShown();
    void saysWhyTheExportFailed();
    void readsNothingWhileItIsHidden();

private:
    void show();
    void fill();
    static JournalEntry published(const QString &functionName, UpdateOutcome outcome)
    {
        JournalEntry entry = entryOf(functionName, outcome);
        entry.package.root = u"inner/"_s;
        entry.publish = true;
        return entry;
    }
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_view->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the view has no %s", name);
        return found;
    }
    QTableView *table() const { return child<QTableView>("historyTable"); }
    QString details() const { return child<QPlainTextEdit>("historyDetails")->toPlainText(); }
    QString message() const { return child<MessageBar>("historyMessage")->message(); }
    bool shows(const QString &text) const
    {
        const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<HistoryView> m_view;
};

void tst_HistoryView::initTestCase()
{
    Theme::install(ThemeChoice::Light);
}

void tst_HistoryView::init()
{
    openHistory();
    m_view = std::make_unique<HistoryView>(m_model.get());
    m_view->resize(900, 260);
}

void tst_HistoryView::cleanup()
{
    m_view.reset();
    closeHistory();
}

void tst_HistoryView::show()
{
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    QTRY_COMPARE(m_model->state(), HistoryModel::State::Loaded);
}

void tst_HistoryView::fill()
{
    m_journal->add(published(u"oldest"_s, UpdateOutcome::UpdateFailed));
    m_journal->add(published(u"hello-world"_s, UpdateOutcome::NotChanged));
    m_journal->add(published(u"hello-world"_s, UpdateOutcome::Live));
    show();
    QTRY_COMPARE(m_model->rowCount(), 3);
    QTRY_VERIFY(m_model->entryAt(2));
}

void tst_HistoryView::saysThatThereIsNothingYet()
{
    m_view->focusSearch();
    show();
    QVERIFY(m_view->hasFocus()); // where the search was
    QVERIFY(shows(u"No update was tried yet"_s));
    QVERIFY(!table()->isVisible());
    QVERIFY(!child<QPushButton>("exportHistory")->isVisible());
    m_journal->add(published(u"hello-world"_s, UpdateOutcome::Live));
    QTRY_VERIFY(table()->isVisible());
    QVERIFY(child<QPushButton>("exportHistory")->isEnabled());
}

void tst_HistoryView::saysWhyThereIsNothing()
{
    cleanup();
    m_folder = std::make_unique<QTemporaryDir>();
    QFile file(m_folder->filePath(u"history"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_journal = std::make_unique<Journal>();
    m_journal->open(m_folder->filePath(u"history/updates.db"_s));
    m_model = std::make_unique<HistoryModel>(m_journal.get());
    m_view = std::make_unique<HistoryView>(m_model.get());
    m_view->show();
    QTRY_VERIFY(shows(u"The history could not be read"_s));
    QVERIFY(file.remove());
    const QList<QPushButton *> buttons = m_view->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == "Try Again"_L1)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_VERIFY(shows(u"No update was tried yet"_s));
}

void tst_HistoryView::showsAllAboutTheChosenUpdate()
{
    fill();
    QVERIFY(details().isEmpty());
    QVERIFY(!child<QPushButton>("useAgain")->isEnabled());
    table()->setFocus();
    table()->selectRow(0);
    QTRY_VERIFY(details().contains("hello-world is live"_L1));
    for (const QString &part :
         {u"request-of-hello-world"_s, u"inner/"_s, QString(64, u'a'), u"index.main_handler"_s,
          u"With a new version"_s, u"https://scf.example.com"_s, u"ap-guangzhou"_s})
        QVERIFY2(details().contains(part), qPrintable(part));
    QVERIFY(!details().contains("AKIDexample"_L1));
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(child<QPlainTextEdit>("historyDetails")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<QPushButton>("useAgain")->hasFocus());
}

void tst_HistoryView::saysWhoWorksOnARunningUpdate()
{
    qint64 id = 0;
    m_journal->begin(published(u"hello-world"_s, UpdateOutcome::Running), this,
                     [&id](const Result<qint64> &given) { id = given.value_or(0); });
    show();
    QTRY_COMPARE(m_model->rowCount(), 1);
    table()->selectRow(0);
    QTRY_VERIFY(details().startsWith("Running"_L1));
    m_journal->release(id);
    QTRY_VERIFY(details().contains("ended in the middle"_L1));
}

void tst_HistoryView::searchesByKeys()
{
    fill();
    auto *search = child<QLineEdit>("searchHistory");
    m_view->focusSearch();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"OLD"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QTRY_VERIFY(shows(u"1 update"_s));
    QTest::keyClick(search, Qt::Key_Down);
    QVERIFY(table()->hasFocus());
    QTRY_VERIFY(details().contains("oldest"_L1));
    search->setFocus();
    QTest::keyClicks(search, u"x"_s);
    QTRY_VERIFY(shows(u"No update matches"_s));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QTRY_COMPARE(m_model->rowCount(), 3);
}

void tst_HistoryView::filtersByClicks()
{
    fill();
    const auto click = [this](const char *name) {
        auto *button = child<QRadioButton>(name);
        QTest::mouseClick(button, Qt::LeftButton, {}, button->rect().center());
        return button->isChecked();
    };
    QVERIFY(click("historySucceeded"));
    QTRY_COMPARE(m_model->rowCount(), 1);
    QVERIFY(click("historyFailed"));
    QTRY_COMPARE(m_model->rowCount(), 2);
    QVERIFY(!click("historyThisFunction")); // none is chosen
    m_view->setFunction({u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s});
    QVERIFY(click("historyThisFunction"));
    QTRY_COMPARE(m_model->filter().function->functionName, u"hello-world"_s);
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_view->setFunction({u"ap-guangzhou"_s, u"default"_s, u"oldest"_s});
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_view->setFunction({});
    QVERIFY(child<QRadioButton>("historyAll")->isChecked());
    QTRY_COMPARE(m_model->rowCount(), 3);
}

void tst_HistoryView::keepsTheSelectionWhenAnUpdateIsAdded()
{
    fill();
    table()->selectRow(2);
    QTRY_VERIFY(details().contains("oldest"_L1));
    m_journal->add(published(u"newest"_s, UpdateOutcome::Live));
    QTRY_COMPARE(m_model->rowCount(), 4);
    QCOMPARE(table()->selectionModel()->selectedRows().first().row(), 3);
    QVERIFY(details().contains("oldest"_L1));
    // Over a new list it stays as long as it is in it.
    QTest::keyClicks(child<QLineEdit>("searchHistory"), u"oldest"_s);
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    child<QLineEdit>("searchHistory")->setText(u"newest"_s);
    QTRY_VERIFY(m_model->rowCount() == 1 && details().isEmpty());
    QVERIFY(!child<QPushButton>("useAgain")->isEnabled());
}

void tst_HistoryView::copiesARow()
{
    fill();
    table()->setFocus();
    table()->selectRow(0);
    QTRY_VERIFY(!details().isEmpty());
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QApplication::clipboard()->text().split(u'\t');
    QCOMPARE(copied.size(), int(HistoryModel::ColumnCount));
    QVERIFY(copied.contains(u"hello-world"_s));
    QVERIFY(copied.contains(u"request-of-hello-world"_s));
}

void tst_HistoryView::offersAnUpdateAgain()
{
    fill();
    QSignalSpy requested(m_view.get(), &HistoryView::useAgainRequested);
    table()->selectRow(2);
    QTRY_VERIFY(child<QPushButton>("useAgain")->isEnabled());
    QTest::mouseClick(child<QPushButton>("useAgain"), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    const auto entry = requested.first().first().value<JournalEntry>();
    QCOMPARE(entry.record.function.functionName, u"oldest"_s);
    QCOMPARE(entry.package.root, u"inner/"_s);
    QVERIFY(entry.publish);
}

void tst_HistoryView::exportsWhatIsShown()
{
    fill();
    child<QLineEdit>("searchHistory")->setText(u"hello"_s);
    QTRY_COMPARE(m_model->rowCount(), 2);
    for (const QString &name : {u"history.csv"_s, u"history.json"_s}) {
        const QString path = m_folder->filePath(name);
        m_view->exportTo(path);
        QCOMPARE(child<QPushButton>("exportHistory")->text(), u"Stop Exporting"_s);
        QTRY_VERIFY(message().contains(name));
        QCOMPARE(child<QPushButton>("exportHistory")->text(), u"Export…"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QCOMPARE(written.count("request-of-hello-world"), 2);
        QCOMPARE(written.startsWith('['), name.endsWith("json"_L1));
    }
    // It can be stopped.
    m_view->exportTo(m_folder->filePath(u"stopped.csv"_s));
    QTest::mouseClick(child<QPushButton>("exportHistory"), Qt::LeftButton);
    QTRY_COMPARE(child<QPushButton>("exportHistory")->text(), u"Export…"_s);
}

void tst_HistoryView::saysWhyTheExportFailed()
{
    fill();
    m_view->exportTo(m_folder->filePath(u"missing/history.csv"_s));
    QTRY_VERIFY(message().contains("could not be exported"_L1));
    QVERIFY(child<MessageBar>("historyMessage")->isVisible());
}

void tst_HistoryView::readsNothingWhileItIsHidden()
{
    fill();
    m_view->hide();
    m_journal->add(published(u"newest"_s, UpdateOutcome::Live));
    QTest::qWait(200);
    QCOMPARE(m_model->rowCount(), 3);
    m_view->show();
    QTRY_COMPARE(m_model->rowCount(), 4);
}

QTEST_MAIN(tst_HistoryView)
#include "tst_historyview.moc"
