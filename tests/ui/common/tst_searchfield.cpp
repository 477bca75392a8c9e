// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchfield.h"

#include "ui/common/theme.h"

#include <QAction>
#include <QDialog>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

//! The field in a dialog that has a default button and a shortcut on Escape, over a list.
class tst_SearchField : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void escapeEmptiesItFirst();
    void escapeComesBeforeAShortcut();
    void returnPressesNoButton();
    void downGoesToTheList();
    void walksThroughTheListFromTheField();
    void startsWithEverythingSelected();
    void namesItsParts();

private:
    void type(const QString &text) { QTest::keyClicks(m_field, text); }
    void press(Qt::Key key) { QTest::keyClick(m_field, key); }

    std::unique_ptr<QDialog> m_dialog;
    SearchField *m_field = nullptr;
    QListView *m_list = nullptr;
    QPushButton *m_button = nullptr;
    QStringListModel m_model{{u"one"_s, u"two"_s, u"three"_s}};
};

void tst_SearchField::initTestCase()
{
    Theme::install(ThemeChoice::Light);
}

void tst_SearchField::init()
{
    m_dialog = std::make_unique<QDialog>();
    m_field = new SearchField(u"field"_s);
    m_list = new QListView;
    m_list->setModel(&m_model);
    m_list->setCurrentIndex(m_model.index(0));
    m_button = new QPushButton(u"OK"_s);
    m_button->setDefault(true);
    auto *layout = new QVBoxLayout(m_dialog.get());
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_button);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    m_field->setFocus();
}

void tst_SearchField::cleanup()
{
    m_dialog.reset();
}

void tst_SearchField::escapeEmptiesItFirst()
{
    type(u"tw"_s);
    press(Qt::Key_Escape);
    QCOMPARE(m_field->text(), QString());
    QVERIFY(m_dialog->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_SearchField::escapeComesBeforeAShortcut()
{
    QAction cancel;
    cancel.setShortcut(Qt::Key_Escape);
    m_dialog->addAction(&cancel);
    QSignalSpy cancelled(&cancel, &QAction::triggered);
    type(u"tw"_s);
    press(Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 0);
    QCOMPARE(m_field->text(), QString());
    press(Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
}

void tst_SearchField::returnPressesNoButton()
{
    QSignalSpy clicked(m_button, &QPushButton::clicked);
    QSignalSpy returned(m_field, &QLineEdit::returnPressed);
    press(Qt::Key_Return);
    press(Qt::Key_Enter);
    QCOMPARE(returned.count(), 2);
    QCOMPARE(clicked.count(), 0);
}

void tst_SearchField::downGoesToTheList()
{
    QSignalSpy down(m_field, &SearchField::goneDown);
    press(Qt::Key_Down);
    QCOMPARE(down.count(), 1);
    press(Qt::Key_Up);
    QCOMPARE(down.count(), 1);
    QCOMPARE(m_list->currentIndex().row(), 0);
}

void tst_SearchField::walksThroughTheListFromTheField()
{
    QSignalSpy down(m_field, &SearchField::goneDown);
    m_field->setWalked(m_list);
    press(Qt::Key_Down);
    QCOMPARE(m_list->currentIndex().row(), 1);
    press(Qt::Key_PageDown);
    QCOMPARE(m_list->currentIndex().row(), 2);
    press(Qt::Key_Up);
    QCOMPARE(m_list->currentIndex().row(), 1);
    press(Qt::Key_PageUp);
    QCOMPARE(m_list->currentIndex().row(), 0);
    QVERIFY(m_field->hasFocus());
    QCOMPARE(down.count(), 0);
}

void tst_SearchField::startsWithEverythingSelected()
{
    type(u"two"_s);
    m_list->setFocus();
    m_field->startSearch();
    QVERIFY(m_field->hasFocus());
    QCOMPARE(m_field->selectedText(), u"two"_s);
}

void tst_SearchField::namesItsParts()
{
    m_field->setPurpose(u"Search files"_s);
    QCOMPARE(m_field->accessibleName(), u"Search files"_s);
    QCOMPARE(m_field->placeholderText(), u"Search files"_s);
    m_field->setPurpose(u"Search files"_s, u"Words"_s);
    QCOMPARE(m_field->placeholderText(), u"Words"_s);
    QStringList names;
    const QList<QAction *> parts = m_field->findChildren<QAction *>();
    for (const QAction *part : parts)
        names += part->text();
    QVERIFY(names.contains(u"Search"_s));
    QVERIFY(names.contains(u"Clear the Search"_s));
}

QTEST_MAIN(tst_SearchField)
#include "tst_searchfield.moc"
