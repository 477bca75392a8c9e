// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/reportmodel.h"
#include "ui/common/messagebar.h"
#include "ui/help/reportdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_ReportDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsWhatItIsGiven();
    void beginsWhereItIsAskedTo();
    void copiesWhatIsTicked();
    void savesExactlyWhatItShows();
    void saysWhyItCannotSave();
    void worksByKeyboardAlone();
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
    QString shown() const { return find<QPlainTextEdit>("reportText")->toPlainText(); }
    void saveTo(const QString &path)
    {
        QTest::mouseClick(find<QPushButton>("saveReport"), Qt::LeftButton);
        auto *chooser = m_dialog->findChild<QFileDialog *>();
        QVERIFY(chooser);
        emit chooser->fileSelected(path);
        chooser->close();
        QTRY_VERIFY(find<MessageBar>("reportMessage")->isVisible());
    }

    std::unique_ptr<ReportDialog> m_dialog;
    const ProblemReport m_report{.sections = {
                                     {ReportSection::Kind::Program, u"SCF Desktop: 1\nQt: 6"_s},
                                     {ReportSection::Kind::Requests, u"ListFunctions"_s},
                                     {ReportSection::Kind::Crash, u"signal: SIGSEGV"_s},
                                 }};
};

void tst_ReportDialog::init()
{
    m_dialog = std::make_unique<ReportDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void tst_ReportDialog::showsWhatItIsGiven()
{
    QVERIFY(shown().contains(u"is being made"_s));
    QVERIFY(!find<QPushButton>("saveReport")->isEnabled());
    QVERIFY(!find<QPushButton>("copyReport")->isEnabled());
    m_dialog->setReport(m_report);
    QVERIFY(find<QPushButton>("saveReport")->isEnabled());
    auto *sections = find<QListView>("reportSections");
    for (int row = 0; row < int(m_report.sections.size()); ++row) {
        sections->setCurrentIndex(sections->model()->index(row, 0));
        QCOMPARE(shown(), m_report.sections.at(row).text);
    }
    QVERIFY(find<QPlainTextEdit>("reportText")->isReadOnly());
}

void tst_ReportDialog::beginsWhereItIsAskedTo()
{
    m_dialog->showSection(ReportSection::Kind::Crash); // before there is a report
    m_dialog->setReport(m_report);
    QCOMPARE(shown(), u"signal: SIGSEGV"_s);
    m_dialog->showSection(ReportSection::Kind::Connection); // it has none
    QCOMPARE(shown(), m_report.sections.first().text);
}

void tst_ReportDialog::copiesWhatIsTicked()
{
    m_dialog->setReport(m_report);
    QSignalSpy taken(m_dialog.get(), &ReportDialog::taken);
    auto *model = find<QListView>("reportSections")->model();
    QVERIFY(model->setData(model->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    QTest::mouseClick(find<QPushButton>("copyReport"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(),
             reportDocument({m_report.sections.at(0), m_report.sections.at(2)}));
    QCOMPARE(taken.count(), 1);
    for (int row = 0; row < model->rowCount(); ++row)
        model->setData(model->index(row, 0), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(!find<QPushButton>("saveReport")->isEnabled());
}

void tst_ReportDialog::savesExactlyWhatItShows()
{
    m_dialog->setReport(m_report);
    QSignalSpy taken(m_dialog.get(), &ReportDialog::taken);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"report.txt"_s);
    saveTo(path);
    QCOMPARE(taken.count(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), reportDocument(m_report.sections));
    QVERIFY(find<MessageBar>("reportMessage")->message().contains(u"report.txt"_s));
    QVERIFY(find<QPushButton>("saveReport")->isEnabled());
}

void tst_ReportDialog::saysWhyItCannotSave()
{
    m_dialog->setReport(m_report);
    QSignalSpy taken(m_dialog.get(), &ReportDialog::taken);
    saveTo(u"/nowhere/at/all/report.txt"_s);
    QCOMPARE(taken.count(), 0);
    QVERIFY(find<MessageBar>("reportMessage")->message().contains(u"could not be written"_s));
    QVERIFY(find<QPushButton>("saveReport")->isEnabled());
}

void tst_ReportDialog::worksByKeyboardAlone()
{
    m_dialog->setReport(m_report);
    auto *sections = find<QListView>("reportSections");
    QTRY_COMPARE(QApplication::focusWidget(), sections);
    QTest::keyClick(sections, Qt::Key_Down);
    QCOMPARE(shown(), u"ListFunctions"_s);
    QTest::keyClick(sections, Qt::Key_Space);
    QCOMPARE(sections->currentIndex().data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), find<QPlainTextEdit>("reportText"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != find<QPlainTextEdit>("reportText"));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_ReportDialog::namesEveryControl()
{
    m_dialog->setReport(m_report);
    const auto widgets = m_dialog->findChildren<QWidget *>();
    int seen = 0;
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(interface);
        QVERIFY2(!interface->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        ++seen;
    }
    QVERIFY(seen >= 5);
}

QTEST_MAIN(tst_ReportDialog)
#include "tst_reportdialog.moc"
