// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagetreemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

using Column = PackageTreeModel::Column;
using Reason = LeftOutEntry::Reason;
using Listing = std::shared_ptr<const PackageListing>;

namespace {

Listing listingOf(const QList<PackageEntry> &entries, const QList<LeftOutEntry> &leftOut = {},
                  const PackagePlan &plan = {})
{
    auto listing = std::make_shared<PackageListing>();
    listing->source = {.kind = CodeSource::Kind::Folder, .path = u"/code"_s};
    listing->plan = plan;
    listing->entries = entries;
    listing->leftOut = leftOut;
    for (const PackageEntry &entry : entries)
        listing->totalSize += entry.size;
    return listing;
}

// index.js (100) and two folders, of which lib/ is partly left out.
Listing small()
{
    return listingOf({{.name = u"assets/a.png"_s, .size = 700},
                      {.name = u"assets/deep/b.png"_s, .size = 50},
                      {.name = u"index.js"_s, .size = 100, .mode = 0755},
                      {.name = u"lib/x.js"_s, .size = 150}},
                     {{.name = u"lib/test/"_s, .reason = Reason::Choice},
                      {.name = u"run.log"_s, .size = 5'000}});
}

// Every row in the order in which an all open tree would show them.
QStringList rowsOf(const PackageTreeModel &model, const QModelIndex &parent = {})
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, Column::NameColumn, parent);
        rows += index.data(PackageTreeModel::PathRole).toString();
        rows += rowsOf(model, index);
    }
    return rows;
}

QString textOf(const PackageTreeModel &model, const QString &path, int column,
               int role = Qt::DisplayRole)
{
    return model.indexOf(path).siblingAtColumn(column).data(role).toString();
}

Qt::CheckState stateOf(const PackageTreeModel &model, const QString &path)
{
    return static_cast<Qt::CheckState>(model.indexOf(path).data(Qt::CheckStateRole).toInt());
}

bool click(PackageTreeModel *model, const QString &path)
{
    // As QStyledItemDelegate does it.
    const Qt::CheckState wish = stateOf(*model, path) == Qt::Checked ? Qt::Unchecked : Qt::Checked;
    return model->setData(model->indexOf(path), wish, Qt::CheckStateRole);
}

// Shows the listing and waits for it.
bool show(PackageTreeModel *model, const Listing &listing)
{
    QSignalSpy arranged(model, &PackageTreeModel::arranged);
    model->setListing(listing);
    return arranged.wait();
}

} // namespace

class tst_PackageTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void asksForNothingWhenItIsOnlyLookedAt();
    void showsFilesInTheirFoldersWithSums();
    void showsWhatIsLeftOutAtItsPlace();
    void saysWhyOrWhatIsChanged_data();
    void saysWhyOrWhatIsChanged();
    void showsWhatLiesBesideTheRootFromThere();
    void takesAFolderThatIsLeftOutButForAFile();
    void showsTwoEntriesOfOneName();
    void compressedSizesComeLater();
    void sortsByNameAndBySize();
    void findsAnyPartOfThePath();
    void showsWhatWasSearchedLast();
    void opensNoMoreFoldersThanAnyoneReads();
    void staysWhereItWasWithANewListing();
    void anotherPackageStartsAnew_data();
    void anotherPackageStartsAnew();
    void aClickAsksAndShowsTheWish();
    void aClickOnAPartlyFolderLeavesItOut();
    void asksForAFolderOnceWithAllItHolds();
    void asksForNothingThatCannotBe();
    void survivesTheListingBeingTakenAway();
    void survivesItsEndWhileWorking();
    void fiftyThousandFilesDoNotBlock();
};

void tst_PackageTreeModel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void tst_PackageTreeModel::showsFilesInTheirFoldersWithSums()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QCOMPARE(rowsOf(model), QStringList({u"assets/"_s, u"assets/deep/"_s, u"assets/deep/b.png"_s,
                                         u"assets/a.png"_s, u"lib/"_s, u"lib/test/"_s,
                                         u"lib/x.js"_s, u"index.js"_s, u"run.log"_s}));
    QCOMPARE(textOf(model, u"assets/deep/"_s, Column::NameColumn), u"deep/"_s);
    QCOMPARE(textOf(model, u"assets/"_s, Column::SizeColumn), u"750 bytes"_s);
    QCOMPARE(textOf(model, u"lib/"_s, Column::SizeColumn), u"150 bytes"_s);
    QCOMPARE(textOf(model, u"index.js"_s, Column::ShareColumn), u"10.0%"_s);
    QCOMPARE(textOf(model, u"assets/"_s, Column::ShareColumn, Qt::AccessibleTextRole),
             u"75.0% of the package"_s);
    QCOMPARE(textOf(model, u"index.js"_s, Column::ModeColumn), u"0755"_s);
    QCOMPARE(textOf(model, u"lib/x.js"_s, Column::ModeColumn), u"0644"_s);
    QCOMPARE(textOf(model, u"lib/"_s, Column::ModeColumn), QString());
    QCOMPARE(stateOf(model, u"assets/"_s), Qt::Checked);
    QCOMPARE(stateOf(model, u"lib/"_s), Qt::PartiallyChecked);
    QCOMPARE(textOf(model, u"assets/a.png"_s, Column::NameColumn, Qt::ToolTipRole),
             u"assets/a.png"_s);
}

void tst_PackageTreeModel::showsWhatIsLeftOutAtItsPlace()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    const QModelIndex test = model.indexOf(u"lib/test/"_s);
    QCOMPARE(test.parent(), model.indexOf(u"lib/"_s));
    QVERIFY(test.data(PackageTreeModel::LeftOutRole).toBool());
    QVERIFY(!model.indexOf(u"lib/"_s).data(PackageTreeModel::LeftOutRole).toBool());
    QCOMPARE(stateOf(model, u"lib/test/"_s), Qt::Unchecked);
    QCOMPARE(textOf(model, u"lib/test/"_s, Column::SizeColumn), QString());
    // A file shows its size, which counts nowhere.
    QCOMPARE(textOf(model, u"run.log"_s, Column::SizeColumn), u"4.9 kB"_s);
    QCOMPARE(textOf(model, u"run.log"_s, Column::ShareColumn), QString());
    QVERIFY(!model.indexOf(u"run.log"_s).data(PackageTreeModel::ShareRole).isValid());
}

void tst_PackageTreeModel::saysWhyOrWhatIsChanged_data()
{
    QTest::addColumn<PackageEntry>("entry");
    QTest::addColumn<LeftOutEntry>("leftOut");
    QTest::addColumn<QString>("note");
    const auto out = [](Reason reason, const QString &rule, const QString &file, int line) {
        return LeftOutEntry{
            .name = u"f"_s, .reason = reason, .rule = rule, .ruleFile = file, .ruleLine = line};
    };
    const auto in = [](Repairs repairs) {
        return PackageEntry{.name = u"f"_s, .repairs = repairs};
    };
    QTest::newRow("default rule") << PackageEntry() << out(Reason::DefaultRule, u".git"_s, {}, 0)
                                  << u"Default rule “.git”"_s;
    QTest::newRow("scfignore") << PackageEntry()
                               << out(Reason::ScfIgnore, u"*.%1"_s, u".scfignore"_s, 3)
                               << u"Rule “*.%1” in .scfignore, line 3"_s;
    QTest::newRow("gitignore") << PackageEntry()
                               << out(Reason::GitIgnore, u"*.log"_s, u".gitignore"_s, 12)
                               << u"Rule “*.log” in .gitignore, line 12"_s;
    QTest::newRow("own rule") << PackageEntry() << out(Reason::OwnRule, u"/f"_s, {}, 2)
                              << u"Rule “/f” in your list, line 2"_s;
    QTest::newRow("choice") << PackageEntry() << out(Reason::Choice, {}, {}, 0)
                            << u"Left out by you"_s;
    QTest::newRow("nothing") << in({}) << LeftOutEntry() << QString();
    QTest::newRow("one repair") << in(Repair::SetExecutable) << LeftOutEntry()
                                << u"Changed: made executable"_s;
    QTest::newRow("two repairs") << in(Repairs{Repair::UnixLineEnds, Repair::UseBash})
                                 << LeftOutEntry()
                                 << u"Changed: CRLF becomes LF and first line is #!/bin/bash"_s;
}

void tst_PackageTreeModel::saysWhyOrWhatIsChanged()
{
    QFETCH(PackageEntry, entry);
    QFETCH(LeftOutEntry, leftOut);
    QFETCH(QString, note);
    PackageTreeModel model;
    QVERIFY(
        show(&model, listingOf(entry.name.isEmpty() ? QList<PackageEntry>() : QList{entry},
                               leftOut.name.isEmpty() ? QList<LeftOutEntry>() : QList{leftOut})));
    QCOMPARE(textOf(model, u"f"_s, Column::NoteColumn), note);
    QCOMPARE(textOf(model, u"f"_s, Column::NoteColumn, Qt::AccessibleTextRole), note);
    QCOMPARE(textOf(model, u"f"_s, Column::NoteColumn, Qt::ToolTipRole), note);
}

void tst_PackageTreeModel::showsWhatLiesBesideTheRootFromThere()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    const auto beside = [](const QString &name) {
        return LeftOutEntry{.name = name, .reason = Reason::OutsideRoot};
    };
    QVERIFY(
        show(&model, listingOf({{.name = u"README.md"_s}},
                               {beside(u"README.md"_s), beside(u"a/other/"_s), beside(u"docs/"_s)},
                               {.root = u"a/main/"_s})));
    QCOMPARE(rowsOf(model), QStringList({u"../"_s, u"../../"_s, u"../../docs/"_s,
                                         u"../../README.md"_s, u"../other/"_s, u"README.md"_s}));
    QCOMPARE(textOf(model, u"../other/"_s, Column::NoteColumn), u"Outside the root"_s);
    QVERIFY(!model.indexOf(u"README.md"_s).data(PackageTreeModel::LeftOutRole).toBool());
    for (const QString &path : {u"../"_s, u"../../"_s, u"../../README.md"_s}) {
        QVERIFY(model.indexOf(path).data(PackageTreeModel::LeftOutRole).toBool());
        QCOMPARE(textOf(model, path, Column::NoteColumn), u"Outside the root"_s);
        QVERIFY(!model.indexOf(path).data(Qt::CheckStateRole).isValid());
        QVERIFY(!model.indexOf(path).flags().testFlag(Qt::ItemIsUserCheckable));
    }
}

void tst_PackageTreeModel::takesAFolderThatIsLeftOutButForAFile()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(
        &model,
        listingOf(
            {{.name = u"dist/keep.js"_s, .size = 40}},
            {{.name = u"dist/"_s, .reason = Reason::OwnRule, .rule = u"dist"_s, .ruleLine = 1}},
            {.included = {u"dist/keep.js"_s}})));
    QCOMPARE(rowsOf(model), QStringList({u"dist/"_s, u"dist/keep.js"_s}));
    QCOMPARE(stateOf(model, u"dist/"_s), Qt::PartiallyChecked);
    QCOMPARE(textOf(model, u"dist/"_s, Column::SizeColumn), u"40 bytes"_s);
    QCOMPARE(textOf(model, u"dist/"_s, Column::NoteColumn), u"Rule “dist” in your list, line 1"_s);
    QCOMPARE(textOf(model, u"dist/keep.js"_s, Column::NoteColumn), u"Included by you"_s);
}

void tst_PackageTreeModel::showsTwoEntriesOfOneName()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, listingOf({{.name = u"a"_s, .size = 1},
                                    {.name = u"a"_s, .size = 2},
                                    {.name = u"empty/"_s}})));
    QCOMPARE(rowsOf(model), QStringList({u"empty/"_s, u"a"_s, u"a"_s}));
    QCOMPARE(model.index(2, Column::SizeColumn).data().toString(), u"2 bytes"_s);
    QCOMPARE(stateOf(model, u"empty/"_s), Qt::Checked);
    for (int column = Column::SizeColumn; column < Column::ColumnCount; ++column)
        QCOMPARE(textOf(model, u"empty/"_s, column), QString());
}

void tst_PackageTreeModel::compressedSizesComeLater()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QCOMPARE(textOf(model, u"assets/"_s, Column::CompressedColumn), QString());
    auto measured = std::make_shared<PackageListing>(*small());
    for (PackageEntry &entry : measured->entries)
        entry.compressedSize = entry.size / 10;
    QVERIFY(show(&model, measured));
    QCOMPARE(textOf(model, u"assets/"_s, Column::CompressedColumn), u"75 bytes"_s);
    QCOMPARE(textOf(model, u"index.js"_s, Column::CompressedColumn), u"10 bytes"_s);
    QCOMPARE(textOf(model, u"run.log"_s, Column::CompressedColumn), QString());
}

void tst_PackageTreeModel::sortsByNameAndBySize()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy arranged(&model, &PackageTreeModel::arranged);
    model.sort(Column::SizeColumn, Qt::DescendingOrder);
    QVERIFY(arranged.wait());
    QCOMPARE(rowsOf(model), QStringList({u"run.log"_s, u"assets/"_s, u"assets/a.png"_s,
                                         u"assets/deep/"_s, u"assets/deep/b.png"_s, u"lib/"_s,
                                         u"lib/x.js"_s, u"lib/test/"_s, u"index.js"_s}));
    model.sort(Column::NameColumn, Qt::DescendingOrder);
    QVERIFY(arranged.wait());
    QCOMPARE(rowsOf(model).first(), u"run.log"_s);
    QCOMPARE(rowsOf(model).last(), u"assets/deep/b.png"_s);
    model.sort(Column::NoteColumn, Qt::DescendingOrder);
    QVERIFY(arranged.wait());
    QCOMPARE(rowsOf(model).first(), u"run.log"_s);
}

void tst_PackageTreeModel::findsAnyPartOfThePath()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy arranged(&model, &PackageTreeModel::arranged);
    const QPersistentModelIndex found(model.indexOf(u"assets/deep/b.png"_s));
    const QPersistentModelIndex hidden(model.indexOf(u"lib/x.js"_s));

    model.setSearch(u" B.PNG "_s);
    QVERIFY(arranged.wait());
    QCOMPARE(model.shownSearch(), u"B.PNG"_s);
    QCOMPARE(rowsOf(model), QStringList({u"assets/"_s, u"assets/deep/"_s, u"assets/deep/b.png"_s}));
    QCOMPARE(model.foundCount(), 1);
    QCOMPARE(model.waysToFound(),
             QModelIndexList({model.indexOf(u"assets/"_s), model.indexOf(u"assets/deep/"_s)}));
    QCOMPARE(found, model.indexOf(u"assets/deep/b.png"_s));
    QVERIFY(!hidden.isValid());
    // Sums are those of the package, not of what is found.
    QCOMPARE(textOf(model, u"assets/"_s, Column::SizeColumn), u"750 bytes"_s);

    model.setSearch(u"s/d"_s);
    QVERIFY(arranged.wait());
    QCOMPARE(rowsOf(model), QStringList({u"assets/"_s, u"assets/deep/"_s, u"assets/deep/b.png"_s}));
    QCOMPARE(model.waysToFound(), QModelIndexList({model.indexOf(u"assets/"_s)}));

    model.setSearch(u"nowhere"_s);
    QVERIFY(arranged.wait());
    QCOMPARE(model.rowCount(), 0);
    model.setSearch({});
    QVERIFY(arranged.wait());
    QCOMPARE(rowsOf(model).size(), 9);
    QVERIFY(model.waysToFound().isEmpty());
}

void tst_PackageTreeModel::showsWhatWasSearchedLast()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy arranged(&model, &PackageTreeModel::arranged);
    model.setSearch(u"nowhere"_s);
    model.setSearch(u"index"_s);
    QVERIFY(arranged.wait());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(rowsOf(model), QStringList({u"index.js"_s}));
    QCOMPARE(arranged.count(), 1); // the first answer was not asked for any more
}

void tst_PackageTreeModel::opensNoMoreFoldersThanAnyoneReads()
{
    QList<PackageEntry> entries;
    for (int folder = 1'000; folder < 1'100; ++folder) {
        for (int file = 100; file < 200; ++file)
            entries.append({.name = u"%1/%2.js"_s.arg(folder).arg(file), .size = 1});
    }
    PackageTreeModel model;
    QVERIFY(show(&model, listingOf(entries)));
    QSignalSpy arranged(&model, &PackageTreeModel::arranged);
    model.setSearch(u".js"_s);
    QVERIFY(arranged.wait());
    QCOMPARE(model.foundCount(), 10'000);
    QCOMPARE(model.waysToFound().size(), 19); // with the 100 folders 2,000 rows
    QCOMPARE(model.rowCount(), 100);
}

void tst_PackageTreeModel::staysWhereItWasWithANewListing()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex folder(model.indexOf(u"lib/"_s));
    const QPersistentModelIndex note(
        model.indexOf(u"lib/x.js"_s).siblingAtColumn(Column::NoteColumn));
    const QPersistentModelIndex gone(model.indexOf(u"run.log"_s));

    QVERIFY(show(&model, listingOf({{.name = u"a-new-folder/x"_s}, {.name = u"index.js"_s}},
                                   {{.name = u"lib/x.js"_s, .reason = Reason::Choice}},
                                   {.leftOut = {u"lib/x.js"_s}})));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(folder, model.indexOf(u"lib/"_s));
    QCOMPARE(folder.row(), 1);
    QCOMPARE(note.data().toString(), u"Left out by you"_s);
    QVERIFY(!gone.isValid());
    // The same one again is no news.
    QSignalSpy arranged(&model, &PackageTreeModel::arranged);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    model.sort(Column::NameColumn, Qt::AscendingOrder);
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(arranged.count() + layout.count(), 0);
}

void tst_PackageTreeModel::anotherPackageStartsAnew_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("root");
    QTest::newRow("another folder") << u"/other"_s << QString();
    QTest::newRow("another root") << u"/code"_s << u"lib/"_s;
}

void tst_PackageTreeModel::anotherPackageStartsAnew()
{
    QFETCH(QString, path);
    QFETCH(QString, root);
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    auto other = std::make_shared<PackageListing>(*small());
    other->source.path = path;
    other->plan.root = root;
    QVERIFY(show(&model, other));
    QCOMPARE(reset.count(), 1);
}

void tst_PackageTreeModel::aClickAsksAndShowsTheWish()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy leaveOut(&model, &PackageTreeModel::leaveOutRequested);
    QSignalSpy include(&model, &PackageTreeModel::includeRequested);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    QVERIFY(click(&model, u"index.js"_s));
    QCOMPARE(leaveOut.count(), 1);
    QCOMPARE(leaveOut.at(0).at(0).toStringList(), QStringList({u"index.js"_s}));
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.indexOf(u"index.js"_s));
    QCOMPARE(stateOf(model, u"index.js"_s), Qt::Unchecked);
    QVERIFY(!model.indexOf(u"index.js"_s).data(PackageTreeModel::LeftOutRole).toBool());

    QVERIFY(click(&model, u"lib/test/"_s));
    QCOMPARE(include.count(), 1);
    QCOMPARE(include.at(0).at(0).toStringList(), QStringList({u"lib/test/"_s}));

    // A second click takes the wish back.
    QVERIFY(click(&model, u"index.js"_s));
    QCOMPARE(include.at(1).at(0).toStringList(), QStringList({u"index.js"_s}));

    // The listing that comes is what counts.
    QVERIFY(click(&model, u"assets/a.png"_s));
    QVERIFY(show(&model, small()));
    QCOMPARE(stateOf(model, u"assets/a.png"_s), Qt::Checked);
    QCOMPARE(stateOf(model, u"lib/test/"_s), Qt::Unchecked);
    QVERIFY(!model.setData(model.indexOf(u"assets/a.png"_s), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(model.indexOf(u"assets/a.png"_s), u"name"_s, Qt::EditRole));
}

void tst_PackageTreeModel::aClickOnAPartlyFolderLeavesItOut()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy leaveOut(&model, &PackageTreeModel::leaveOutRequested);
    QSignalSpy include(&model, &PackageTreeModel::includeRequested);
    QVERIFY(model.canLeaveOut(model.indexOf(u"lib/"_s)));
    QVERIFY(model.canInclude(model.indexOf(u"lib/"_s)));
    QVERIFY(click(&model, u"lib/"_s));
    QCOMPARE(leaveOut.at(0).at(0).toStringList(), QStringList({u"lib/"_s}));
    QCOMPARE(stateOf(model, u"lib/"_s), Qt::Unchecked);
    // Back in is what was there before.
    QVERIFY(click(&model, u"lib/"_s));
    QCOMPARE(include.takeFirst().at(0).toStringList(), QStringList({u"lib/"_s}));
    QCOMPARE(stateOf(model, u"lib/"_s), Qt::PartiallyChecked);
    // All of it comes in only when that is said.
    QVERIFY(show(&model, small()));
    model.include({model.indexOf(u"lib/"_s)});
    QCOMPARE(stateOf(model, u"lib/"_s), Qt::Checked);
    QCOMPARE(include.at(0).at(0).toStringList(), QStringList({u"lib/"_s}));
}

void tst_PackageTreeModel::asksForAFolderOnceWithAllItHolds()
{
    PackageTreeModel model;
    QVERIFY(show(&model, small()));
    QSignalSpy leaveOut(&model, &PackageTreeModel::leaveOutRequested);
    model.leaveOut({model.indexOf(u"assets/deep/b.png"_s), model.indexOf(u"lib/x.js"_s),
                    model.indexOf(u"assets/"_s), model.indexOf(u"assets/a.png"_s),
                    model.indexOf(u"lib/test/"_s)});
    QCOMPARE(leaveOut.count(), 1);
    QCOMPARE(leaveOut.at(0).at(0).toStringList(), QStringList({u"assets/"_s, u"lib/x.js"_s}));
}

void tst_PackageTreeModel::asksForNothingThatCannotBe()
{
    PackageTreeModel model;
    QVERIFY(show(&model,
                 listingOf({{.name = u"a"_s}},
                           {{.name = u"b"_s}, {.name = u"beside"_s, .reason = Reason::OutsideRoot}},
                           {.root = u"main/"_s})));
    QSignalSpy leaveOut(&model, &PackageTreeModel::leaveOutRequested);
    QSignalSpy include(&model, &PackageTreeModel::includeRequested);
    const QModelIndex beside = model.indexOf(u"../beside"_s);
    QVERIFY(beside.isValid());
    QVERIFY(!model.canInclude(beside));
    QVERIFY(!model.canLeaveOut(beside));
    QVERIFY(!model.canLeaveOut({}));
    QVERIFY(!model.canInclude(model.indexOf(u"a"_s)));
    QVERIFY(!model.canLeaveOut(model.indexOf(u"b"_s)));
    model.include({beside, model.indexOf(u"a"_s)});
    model.leaveOut({beside, model.indexOf(u"b"_s)});
    QVERIFY(!model.setData(beside, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(leaveOut.count() + include.count(), 0);
}

void tst_PackageTreeModel::survivesTheListingBeingTakenAway()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    auto listing = small();
    QVERIFY(show(&model, std::exchange(listing, nullptr)));
    QCOMPARE(textOf(model, u"index.js"_s, Column::NameColumn), u"index.js"_s);
    model.setSearch(u"a"_s);
    model.setListing(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.indexOf(u"index.js"_s).isValid());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.isReady());
    QVERIFY(show(&model, small()));
    QVERIFY(model.isReady());
    QCOMPARE(rowsOf(model).first(), u"assets/"_s); // the search still counts
    QCOMPARE(model.rowCount(), 1);
}

void tst_PackageTreeModel::survivesItsEndWhileWorking()
{
    {
        PackageTreeModel model;
        model.setListing(small());
        model.setSearch(u"a"_s);
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::processEvents();
}

void tst_PackageTreeModel::fiftyThousandFilesDoNotBlock()
{
    QList<PackageEntry> entries;
    for (int folder = 1'000; folder < 1'500; ++folder) {
        for (int file = 100; file < 200; ++file)
            entries.append(
                {.name = u"node_modules/package-%1/lib/file-%2.js"_s.arg(folder).arg(file),
                 .size = file});
    }
    const Listing listing = listingOf(entries);
    PackageTreeModel model;
    QSignalSpy arranged(&model, &PackageTreeModel::arranged);
    qint64 longest = 0;
    QElapsedTimer since;
    QTimer heartbeat;
    connect(&heartbeat, &QTimer::timeout, this, [&] {
        longest = std::max(longest, since.isValid() ? since.elapsed() : 0);
        since.start();
    });
    heartbeat.start(0);
    model.setListing(listing);
    QCOMPARE(model.rowCount(), 0); // not here and now
    QTRY_COMPARE(arranged.count(), 1);
    QCOMPARE(model.rowCount(model.indexOf(u"node_modules/"_s)), 500);
    for (int i = 0; i < 100; ++i) {
        const QString path = u"node_modules/package-%1/lib/"_s.arg(1'000 + i);
        const QPersistentModelIndex kept(model.indexOf(path));
        QVERIFY(kept.isValid());
    }
    model.sort(Column::SizeColumn, Qt::DescendingOrder);
    QTRY_COMPARE(arranged.count(), 2);
    model.setSearch(u"-199"_s);
    QTRY_COMPARE(arranged.count(), 3);
    QCOMPARE(model.foundCount(), 500);
    model.setListing(std::make_shared<PackageListing>(*listing));
    QTRY_COMPARE(arranged.count(), 4);
    qInfo("longest turn of the event loop: %lld ms", longest);
}

void tst_PackageTreeModel::asksForNothingWhenItIsOnlyLookedAt()
{
    PackageTreeModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(show(&model, small()));
    QSignalSpy leaveOut(&model, &PackageTreeModel::leaveOutRequested);
    QSignalSpy include(&model, &PackageTreeModel::includeRequested);
    model.setReadOnly(true);
    for (const QString &path : rowsOf(model)) {
        const QModelIndex index = model.indexOf(path);
        QVERIFY(!index.data(Qt::CheckStateRole).isValid());
        QVERIFY(!index.flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!model.canLeaveOut(index) && !model.canInclude(index));
        QVERIFY(!click(&model, path));
        model.leaveOut({index});
        model.include({index});
    }
    QVERIFY(leaveOut.isEmpty() && include.isEmpty());
    model.setReadOnly(false);
    QVERIFY(click(&model, u"index.js"_s));
    QCOMPARE(leaveOut.size(), 1);
}

QTEST_GUILESS_MAIN(tst_PackageTreeModel)
#include "tst_packagetreemodel.moc"
