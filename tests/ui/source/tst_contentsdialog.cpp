// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagetreemodel.h"
#include "ui/common/theme.h"
#include "ui/source/contentsdialog.h"
#include "ui/source/ignoredialog.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using Column = PackageTreeModel::Column;
using Reason = LeftOutEntry::Reason;

namespace {

std::shared_ptr<PackageListing> small()
{
    auto listing = std::make_shared<PackageListing>();
    listing->source = {.kind = CodeSource::Kind::Folder, .path = u"/code"_s};
    listing->entries = {{.name = u"assets/a.png"_s, .size = 700},
                        {.name = u"assets/deep/b.png"_s, .size = 50},
                        {.name = u"index.js"_s, .size = 100, .mode = 0755},
                        {.name = u"lib/x.js"_s, .size = 150}};
    listing->leftOut = {{.name = u"lib/test/"_s, .reason = Reason::Choice},
                        {.name = u"run.log"_s,
                         .size = 5'000,
                         .reason = Reason::OwnRule,
                         .rule = u"*.log"_s,
                         .ruleLine = 1}};
    listing->plan.ignore.patterns = {u"*.log"_s};
    listing->totalSize = 1'000;
    return listing;
}

// The dialog as a person has it before them, and what they can reach in it.
struct Shown
{
    explicit Shown(std::shared_ptr<const PackageListing> listing)
        : dialog(new ContentsDialog(std::move(listing)))
        , tree(dialog->findChild<QTreeView *>(u"contentsTree"_s))
        , search(dialog->findChild<QLineEdit *>(u"contentsSearch"_s))
        , leaveOut(dialog->findChild<QPushButton *>(u"leaveOutButton"_s))
        , include(dialog->findChild<QPushButton *>(u"includeButton"_s))
        , rules(dialog->findChild<QPushButton *>(u"ignoreRulesButton"_s))
        , model(qobject_cast<PackageTreeModel *>(tree->model()))
        , leaveOutWishes(dialog.get(), &ContentsDialog::leaveOutRequested)
        , includeWishes(dialog.get(), &ContentsDialog::includeRequested)
        , ruleWishes(dialog.get(), &ContentsDialog::ignoreSettingsChanged)
    {
        // The owner of the dialog is this one, not its closing.
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        dialog->activateWindow();
    }

    bool waitForRows() const
    {
        return QTest::qWaitFor([this] { return model->isReady() && tree->isVisible(); });
    }
    bool set(std::shared_ptr<const PackageListing> listing) const
    {
        QSignalSpy arranged(model, &PackageTreeModel::arranged);
        dialog->setListing(std::move(listing));
        return arranged.wait();
    }
    bool find(const QString &text) const
    {
        search->setFocus();
        search->selectAll();
        if (text.isEmpty())
            QTest::keyClick(search, Qt::Key_Delete);
        else
            QTest::keyClicks(search, text);
        return QTest::qWaitFor([&] { return model->shownSearch() == text; });
    }
    QRect place(const QString &path) const { return tree->visualRect(model->indexOf(path)); }
    void click(const QString &path, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, modifiers,
                          place(path).center() + QPoint(10, 0));
    }
    void clickCheckBox(const QString &path) const
    {
        // Behind the padding of the cell, as the style places it.
        const QRect cell = place(path);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + dp(18), cell.center().y()));
    }
    // The names of the rows that can be seen, from the top.
    QStringList rows() const
    {
        QStringList names;
        for (QModelIndex index = model->index(0, 0); index.isValid();
             index = tree->indexBelow(index))
            names += index.data().toString();
        return names;
    }
    QString textOnScreen() const
    {
        QStringList texts;
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<ContentsDialog> dialog;
    QTreeView *tree;
    QLineEdit *search;
    QPushButton *leaveOut;
    QPushButton *include;
    QPushButton *rules;
    PackageTreeModel *model;
    QSignalSpy leaveOutWishes;
    QSignalSpy includeWishes;
    QSignalSpy ruleWishes;
};

QStringList last(const QSignalSpy &wishes)
{
    return wishes.isEmpty() ? QStringList() : wishes.last().at(0).toStringList();
}

} // namespace

class tst_ContentsDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wishesNothingOfAnObject();
    void showsTheTreeAndItsSum();
    void saysWhenThereIsNothing();
    void buttonsFollowTheSelection();
    void aClickOnTheCheckBoxAsks();
    void keysAreEnough();
    void spaceTakesAllSelectedRows();
    void staysAsItIsWhileTheListingChanges();
    void opensAgainWhatWasOpenWhenTheCodeIsBack();
    void speaksAnotherLanguageAtOnce();
    void searchOpensWhatItFoundAndClosesItAgain();
    void clickedHeaderSorts();
    void ignoreRulesAreAskedForAndHandedOn();
    void ignoreRulesThatStayAreNoNews();
    void rulesDoNotCountForAZip();
    void offersGitignoreWhereThereIsOne_data();
    void offersGitignoreWhereThereIsOne();
    void narrowWindowKeepsWhatCounts();
    void screenReadersGetEveryCell();
};

void tst_ContentsDialog::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    Theme::install(ThemeChoice::Light);
}

void tst_ContentsDialog::showsTheTreeAndItsSum()
{
    const Shown shown(small());
    QVERIFY(shown.waitForRows());
    const QAbstractItemModelTester tester(shown.model);
    QCOMPARE(shown.rows(), QStringList({u"assets/"_s, u"lib/"_s, u"index.js"_s, u"run.log"_s}));
    QVERIFY(shown.textOnScreen().contains(u"4 file(s), 1,000 bytes unpacked · 2 left out"_s));
    auto measured = small();
    measured->zipSize = 2'048;
    measured->leftOut.clear();
    QVERIFY(shown.set(measured));
    QVERIFY(shown.textOnScreen().contains(u"4 file(s), 1,000 bytes unpacked, 2.0 kB as ZIP"_s));
    QVERIFY(!shown.textOnScreen().contains(u"left out"_s));
}

void tst_ContentsDialog::saysWhenThereIsNothing()
{
    const Shown shown(small());
    QVERIFY(shown.waitForRows());
    QVERIFY(shown.find(u"nowhere"_s));
    QVERIFY(!shown.tree->isVisible());
    QVERIFY(shown.textOnScreen().contains(u"No file has “nowhere” in its path"_s));
    QVERIFY(shown.find({}));
    QVERIFY(shown.tree->isVisible());

    shown.dialog->setListing(nullptr);
    QVERIFY(!shown.tree->isVisible());
    QVERIFY(shown.textOnScreen().contains(u"No package"_s));
    QVERIFY(!shown.rules->isEnabled());

    auto empty = std::make_shared<PackageListing>();
    QVERIFY(shown.set(empty));
    QVERIFY(shown.textOnScreen().contains(u"Nothing in the package"_s));
    QVERIFY(shown.set(small()));
    QVERIFY(shown.tree->isVisible());
}

void tst_ContentsDialog::buttonsFollowTheSelection()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    QVERIFY(!shown.leaveOut->isEnabled());
    QVERIFY(!shown.include->isEnabled());
    shown.click(u"index.js"_s);
    QVERIFY(shown.leaveOut->isEnabled());
    QVERIFY(!shown.include->isEnabled());
    shown.click(u"run.log"_s);
    QVERIFY(!shown.leaveOut->isEnabled());
    QVERIFY(shown.include->isEnabled());
    shown.click(u"lib/"_s); // partly
    QVERIFY(shown.leaveOut->isEnabled());
    QVERIFY(shown.include->isEnabled());
    QTest::mouseClick(shown.include, Qt::LeftButton);
    QCOMPARE(last(shown.includeWishes), QStringList({u"lib/"_s}));

    shown.click(u"index.js"_s);
    shown.click(u"assets/"_s, Qt::ControlModifier);
    shown.click(u"run.log"_s, Qt::ControlModifier);
    QTest::mouseClick(shown.leaveOut, Qt::LeftButton);
    QCOMPARE(last(shown.leaveOutWishes), QStringList({u"assets/"_s, u"index.js"_s}));
    QCOMPARE(shown.leaveOutWishes.count(), 1);
    // Nothing of them is in any more, as far as the person is concerned.
    QVERIFY(!shown.leaveOut->isEnabled());
    QVERIFY(shown.include->isEnabled());
}

void tst_ContentsDialog::aClickOnTheCheckBoxAsks()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    shown.clickCheckBox(u"index.js"_s);
    QCOMPARE(last(shown.leaveOutWishes), QStringList({u"index.js"_s}));
    shown.clickCheckBox(u"run.log"_s);
    QCOMPARE(last(shown.includeWishes), QStringList({u"run.log"_s}));
    shown.clickCheckBox(u"lib/"_s);
    QCOMPARE(last(shown.leaveOutWishes), QStringList({u"lib/"_s}));
}

void tst_ContentsDialog::keysAreEnough()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    QVERIFY(QTest::qWaitForWindowActive(shown.dialog.get()));
    QVERIFY(shown.search->hasFocus());
    QTest::keyClick(shown.search, Qt::Key_Return); // to the tree
    QVERIFY(shown.tree->hasFocus());
    QCOMPARE(shown.tree->currentIndex().data().toString(), u"assets/"_s);
    QTest::keyClick(shown.tree, Qt::Key_Return);
    QVERIFY(shown.tree->isExpanded(shown.model->indexOf(u"assets/"_s)));
    QTest::keyClick(shown.tree, Qt::Key_Return);
    QVERIFY(!shown.tree->isExpanded(shown.model->indexOf(u"assets/"_s)));
    QTest::keyClick(shown.tree, Qt::Key_Down);
    QTest::keyClick(shown.tree, Qt::Key_Down);
    QTest::keyClick(shown.tree, Qt::Key_Space);
    QCOMPARE(last(shown.leaveOutWishes), QStringList({u"index.js"_s}));
    QTest::keyClick(shown.tree, Qt::Key_Space); // and back
    QCOMPARE(last(shown.includeWishes), QStringList({u"index.js"_s}));
    QCOMPARE(shown.leaveOutWishes.count(), 1);
    QTest::keyClick(shown.tree, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown.search->hasFocus());
    QTest::keyClick(shown.search, Qt::Key_Escape);
    QVERIFY(!shown.dialog->isVisible());
}

void tst_ContentsDialog::spaceTakesAllSelectedRows()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    // Whatever column was clicked.
    const QModelIndex size =
        shown.model->indexOf(u"index.js"_s).siblingAtColumn(Column::SizeColumn);
    QTest::mouseClick(shown.tree->viewport(), Qt::LeftButton, {},
                      shown.tree->visualRect(size).center());
    shown.click(u"assets/"_s, Qt::ControlModifier);
    QTest::keyClick(shown.tree, Qt::Key_Space);
    QCOMPARE(last(shown.leaveOutWishes), QStringList({u"assets/"_s, u"index.js"_s}));
    QCOMPARE(shown.leaveOutWishes.count(), 1);
}

void tst_ContentsDialog::staysAsItIsWhileTheListingChanges()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    shown.tree->expand(shown.model->indexOf(u"lib/"_s));
    shown.click(u"lib/x.js"_s);
    auto next = small();
    next->entries.removeLast();
    next->entries.prepend({.name = u"a-first/file"_s});
    next->leftOut.insert(1, {.name = u"lib/x.js"_s, .reason = Reason::Choice});
    QVERIFY(shown.set(next));
    QCOMPARE(shown.rows(), QStringList({u"a-first/"_s, u"assets/"_s, u"lib/"_s, u"test/"_s,
                                        u"x.js"_s, u"index.js"_s, u"run.log"_s}));
    const QModelIndexList selected = shown.tree->selectionModel()->selectedRows();
    QCOMPARE(selected, QModelIndexList({shown.model->indexOf(u"lib/x.js"_s)}));
    QVERIFY(!shown.leaveOut->isEnabled());
    QVERIFY(shown.include->isEnabled());
}

void tst_ContentsDialog::opensAgainWhatWasOpenWhenTheCodeIsBack()
{
    const Shown shown(small());
    QVERIFY(shown.waitForRows());
    shown.tree->expand(shown.model->indexOf(u"lib/"_s));
    shown.dialog->setListing(nullptr);
    QVERIFY(shown.set(small()));
    QVERIFY(shown.tree->isExpanded(shown.model->indexOf(u"lib/"_s)));
    QVERIFY(!shown.tree->isExpanded(shown.model->indexOf(u"assets/"_s)));
}

void tst_ContentsDialog::speaksAnotherLanguageAtOnce()
{
    // A mark stands for it, so that no translation has to be there.
    class Loud : public QTranslator
    {
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *text, const char *, int) const override
        {
            return QByteArrayView(context).startsWith("Scf::") ? QString::fromUtf8(text) + u'!'
                                                               : QString();
        }
    };
    const Shown shown(small());
    QVERIFY(shown.waitForRows());
    Loud loud;
    QVERIFY(QCoreApplication::installTranslator(&loud));
    QTRY_COMPARE(shown.leaveOut->text(), u"Leave Out!"_s);
    QCOMPARE(shown.dialog->windowTitle(), u"Contents of the Package!"_s);
    QVERIFY(shown.textOnScreen().contains(u"2 left out!"_s));
    QCOMPARE(shown.model->headerData(0, Qt::Horizontal).toString(), u"Name!"_s);
}

void tst_ContentsDialog::searchOpensWhatItFoundAndClosesItAgain()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    shown.tree->expand(shown.model->indexOf(u"lib/"_s));
    QVERIFY(shown.find(u"b.png"_s));
    QCOMPARE(shown.rows(), QStringList({u"assets/"_s, u"deep/"_s, u"b.png"_s}));
    // What is decided meanwhile does not disturb the search.
    QVERIFY(shown.set(small()));
    QCOMPARE(shown.rows(), QStringList({u"assets/"_s, u"deep/"_s, u"b.png"_s}));
    QVERIFY(shown.find({}));
    QCOMPARE(shown.rows(), QStringList({u"assets/"_s, u"lib/"_s, u"test/"_s, u"x.js"_s,
                                        u"index.js"_s, u"run.log"_s}));
}

void tst_ContentsDialog::clickedHeaderSorts()
{
    Shown shown(small());
    QVERIFY(shown.waitForRows());
    QHeaderView *header = shown.tree->header();
    const QPoint size(header->sectionViewportPosition(Column::SizeColumn) + 20,
                      header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, size);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, size);
    const QStringList fallingSizes{u"run.log"_s, u"assets/"_s, u"lib/"_s, u"index.js"_s};
    const QStringList risingSizes{u"index.js"_s, u"lib/"_s, u"assets/"_s, u"run.log"_s};
    const bool isFalling = header->sortIndicatorOrder() == Qt::DescendingOrder;
    QTRY_COMPARE(shown.rows(), isFalling ? fallingSizes : risingSizes);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, size);
    QTRY_COMPARE(shown.rows(), isFalling ? risingSizes : fallingSizes);
}

void tst_ContentsDialog::ignoreRulesAreAskedForAndHandedOn()
{
    Shown shown(small());
    QTest::mouseClick(shown.rules, Qt::LeftButton);
    auto *rules = shown.dialog->findChild<IgnoreDialog *>();
    QVERIFY(rules);
    QTRY_VERIFY(rules->isVisible());
    QCOMPARE(rules->settings(), small()->plan.ignore);
    auto *git = rules->findChild<QCheckBox *>(u"ignoreGroup-git"_s);
    git->setFocus();
    QTest::keyClick(git, Qt::Key_Space);
    QTest::keyClick(git, Qt::Key_Return);
    QCOMPARE(shown.ruleWishes.count(), 1);
    const auto settings = shown.ruleWishes.at(0).at(0).value<IgnoreSettings>();
    QCOMPARE(settings, (IgnoreSettings{.defaultsOff = {u"git"_s}, .patterns = {u"*.log"_s}}));
    QTRY_VERIFY(!shown.dialog->findChild<IgnoreDialog *>());
}

void tst_ContentsDialog::ignoreRulesThatStayAreNoNews()
{
    Shown shown(small());
    QTest::mouseClick(shown.rules, Qt::LeftButton);
    auto *rules = shown.dialog->findChild<IgnoreDialog *>();
    QTest::keyClick(rules->findChild<QCheckBox *>(u"ignoreGroup-git"_s), Qt::Key_Space);
    QTest::keyClick(rules, Qt::Key_Escape);
    QTRY_VERIFY(!shown.dialog->findChild<IgnoreDialog *>());
    QTest::mouseClick(shown.rules, Qt::LeftButton);
    rules = shown.dialog->findChild<IgnoreDialog *>();
    rules->accept();
    QTRY_VERIFY(!shown.dialog->findChild<IgnoreDialog *>());
    QCOMPARE(shown.ruleWishes.count(), 0);
}

void tst_ContentsDialog::wishesNothingOfAnObject()
{
    const auto listing = small();
    listing->source = {.kind = CodeSource::Kind::CosObject};
    const Shown shown(listing);
    QVERIFY(shown.waitForRows());
    QVERIFY(!shown.leaveOut->isVisible() && !shown.include->isVisible());
    QVERIFY(!shown.rules->isVisible());
    QVERIFY(!shown.model->index(0, 0).data(Qt::CheckStateRole).isValid());
    shown.dialog->setListing(small()); // a folder again
    QVERIFY(shown.waitForRows());
    QVERIFY(shown.leaveOut->isVisible() && shown.include->isVisible() && shown.rules->isVisible());
    shown.dialog->setReadOnly(u"Only Looked At"_s);
    QCOMPARE(shown.dialog->windowTitle(), u"Only Looked At"_s);
    QVERIFY(!shown.leaveOut->isVisible());
}

void tst_ContentsDialog::rulesDoNotCountForAZip()
{
    auto zip = small();
    zip->source = {.kind = CodeSource::Kind::ZipFile, .path = u"/code.zip"_s};
    Shown shown(zip);
    QVERIFY(shown.waitForRows());
    QVERIFY(!shown.rules->isEnabled());
    QVERIFY(!shown.rules->toolTip().isEmpty());
    shown.clickCheckBox(u"index.js"_s);
    QCOMPARE(last(shown.leaveOutWishes), QStringList({u"index.js"_s}));
    QVERIFY(shown.set(small()));
    QVERIFY(shown.rules->isEnabled());
    QVERIFY(shown.rules->toolTip().isEmpty());
}

void tst_ContentsDialog::offersGitignoreWhereThereIsOne_data()
{
    QTest::addColumn<std::function<void(PackageListing *)>>("change");
    QTest::addColumn<bool>("isOffered");
    using Change = std::function<void(PackageListing *)>;
    QTest::newRow("none") << Change([](PackageListing *) {}) << false;
    QTest::newRow("offered") << Change([](PackageListing *listing) {
        listing->offersGitignore = true;
    }) << true;
    QTest::newRow("answered before") << Change([](PackageListing *listing) {
        listing->plan.ignore.gitignore = IgnoreSettings::Gitignore::DoNotUse;
    }) << true;
    QTest::newRow("packed") << Change([](PackageListing *listing) {
        listing->entries.prepend({.name = u".gitignore"_s});
    }) << true;
    QTest::newRow("left out") << Change([](PackageListing *listing) {
        listing->leftOut.prepend({.name = u".gitignore"_s});
    }) << true;
}

void tst_ContentsDialog::offersGitignoreWhereThereIsOne()
{
    QFETCH(std::function<void(PackageListing *)>, change);
    QFETCH(bool, isOffered);
    auto listing = small();
    change(listing.get());
    const Shown shown(listing);
    QTest::mouseClick(shown.rules, Qt::LeftButton);
    auto *rules = shown.dialog->findChild<IgnoreDialog *>();
    QVERIFY(rules);
    QCOMPARE(rules->findChild<QCheckBox *>(u"useGitignore"_s)->isVisibleTo(rules), isOffered);
}

void tst_ContentsDialog::narrowWindowKeepsWhatCounts()
{
    const Shown shown(small());
    QVERIFY(shown.waitForRows());
    const auto isHidden = [&](int column) { return shown.tree->isColumnHidden(column); };
    shown.dialog->resize(dp(1'000), dp(500));
    QTRY_VERIFY(!isHidden(Column::CompressedColumn) && !isHidden(Column::ModeColumn));
    shown.dialog->resize(shown.dialog->minimumSize());
    QTRY_VERIFY(isHidden(Column::CompressedColumn) && isHidden(Column::ModeColumn));
    for (const int column :
         {Column::NameColumn, Column::SizeColumn, Column::ShareColumn, Column::NoteColumn}) {
        QVERIFY(!isHidden(column));
        const QHeaderView *header = shown.tree->header();
        QVERIFY(header->sectionViewportPosition(column) + header->sectionSize(column)
                <= shown.tree->viewport()->width());
    }
}

void tst_ContentsDialog::screenReadersGetEveryCell()
{
    const Shown shown(small());
    QVERIFY(shown.waitForRows());
    for (const QWidget *widget :
         {static_cast<const QWidget *>(shown.tree), static_cast<const QWidget *>(shown.search)})
        QVERIFY(!widget->accessibleName().isEmpty());
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(shown.tree);
    QVERIFY(tree && tree->tableInterface());
    QAccessibleTableInterface *table = tree->tableInterface();
    QCOMPARE(table->rowCount(), 4);
    const auto textAt = [&](int row, int column) {
        return table->cellAt(row, column)->text(QAccessible::Name);
    };
    QCOMPARE(textAt(2, Column::NameColumn), u"index.js"_s);
    QCOMPARE(textAt(2, Column::ShareColumn), u"10.0% of the package"_s);
    QCOMPARE(textAt(3, Column::NoteColumn), u"Rule “*.log” in your list, line 1"_s);
    QVERIFY(table->cellAt(2, 0)->state().checkable);
    QVERIFY(table->cellAt(2, 0)->state().checked);
    QVERIFY(!table->cellAt(3, 0)->state().checked);
}

QTEST_MAIN(tst_ContentsDialog)
#include "tst_contentsdialog.moc"
