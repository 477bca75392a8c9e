// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagefixes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_PackageFixes : public QObject
{
    Q_OBJECT

private slots:
    void goesDownAndBackToTheSourcesRoot();
    void leavesOutByTheNameInTheSource();
    void meansThePackageThatWasSeen();
    void takesBackWhatWasLeftOut();
    void takesOneFileOfWhatWasLeftOut();
    void takesWhatARuleLeavesOut();
    void forgetsChoicesWithinAFolder();
    void addsRepairsAndUndoesThem();
    void keepsRulesForAnotherSource();
    void changesNothingForFixesOfTheWindow_data();
    void changesNothingForFixesOfTheWindow();
    void offersNothingForAnObjectThatWouldRepackIt();
};

void tst_PackageFixes::goesDownAndBackToTheSourcesRoot()
{
    const Finding down{.fix = Finding::Fix::UseRoot, .fixArgument = u"x-main/"_s};
    PackagePlan plan = withFix({}, {}, down);
    QCOMPARE(plan.root, u"x-main/"_s);
    plan = withFix(plan, plan.root, {.fix = Finding::Fix::UseRoot, .fixArgument = u"src/"_s});
    QCOMPARE(plan.root, u"x-main/src/"_s);
    QVERIFY(!plan.leavesZipAsItIs());
    plan = withFix(plan, plan.root, {.fix = Finding::Fix::UndoRoot});
    QCOMPARE(plan, PackagePlan{});
}

void tst_PackageFixes::leavesOutByTheNameInTheSource()
{
    const Finding finding{.fix = Finding::Fix::LeaveOut, .fixNames = {u".env"_s, u"keys/"_s}};
    const PackagePlan plan = withFix({.root = u"x/"_s}, u"x/"_s, finding);
    QCOMPARE(plan.leftOut, (QStringList{u"x/.env"_s, u"x/keys/"_s}));
    QVERIFY(plan.included.isEmpty());
}

void tst_PackageFixes::meansThePackageThatWasSeen()
{
    // Clicked a moment after another root was chosen, when the old list still stood there.
    const Finding finding{.fix = Finding::Fix::LeaveOut, .fixNames = {u"x/.env"_s}};
    QCOMPARE(withFix({.root = u"x/"_s}, {}, finding).leftOut, QStringList{u"x/.env"_s});
    const Finding root{.fix = Finding::Fix::UseRoot, .fixArgument = u"x/"_s};
    QCOMPARE(withFix({.root = u"x/"_s}, {}, root).root, u"x/"_s);
}

void tst_PackageFixes::takesBackWhatWasLeftOut()
{
    const PackagePlan plan{.root = u"x/"_s, .leftOut = {u"x/a"_s, u"x/b/"_s}};
    const Finding undo{.fix = Finding::Fix::UndoLeaveOut, .fixNames = {u"a"_s}};
    QCOMPARE(withFix(plan, plan.root, undo).leftOut, QStringList{u"x/b/"_s});

    PackageListing listing;
    listing.plan = plan;
    listing.leftOut = {{.name = u"b/"_s, .reason = LeftOutEntry::Reason::Choice}};
    const PackagePlan next = withIncluded(plan, listing, {u"b/"_s});
    QCOMPARE(next.leftOut, QStringList{u"x/a"_s});
    QVERIFY(next.included.isEmpty());
}

void tst_PackageFixes::takesOneFileOfWhatWasLeftOut()
{
    // Shown one by one, since something of the folder was taken before.
    const PackagePlan plan{.leftOut = {u"lib/"_s}, .included = {u"lib/d/"_s}};
    PackageListing listing;
    listing.plan = plan;
    listing.leftOut = {{.name = u"lib/c"_s, .reason = LeftOutEntry::Reason::Choice}};
    const PackagePlan next = withIncluded(plan, listing, {u"lib/c"_s});
    QCOMPARE(next.leftOut, QStringList{u"lib/"_s});
    QCOMPARE(next.included, (QStringList{u"lib/c"_s, u"lib/d/"_s}));
}

void tst_PackageFixes::takesWhatARuleLeavesOut()
{
    PackageListing listing;
    listing.leftOut = {{.name = u".git/"_s, .reason = LeftOutEntry::Reason::DefaultRule},
                       {.name = u"logs/a.log"_s, .reason = LeftOutEntry::Reason::ScfIgnore}};
    PackagePlan plan = withIncluded({}, listing, {u".git/"_s});
    QCOMPARE(plan.included, QStringList{u".git/"_s});
    plan = withIncluded(plan, listing, {u"logs/"_s}); // the folder, for what lies in it
    QCOMPARE(plan.included, (QStringList{u".git/"_s, u"logs/"_s}));
    // Left out again, it is the rule's once more.
    plan = withLeftOut(plan, plan.root, {u".git/"_s});
    QCOMPARE(plan.included, QStringList{u"logs/"_s});
    QVERIFY(plan.leftOut.isEmpty());
}

void tst_PackageFixes::forgetsChoicesWithinAFolder()
{
    const PackagePlan plan{.leftOut = {u"a/b/c"_s, u"ab"_s}, .included = {u"a/d"_s}};
    const PackagePlan next = withLeftOut(plan, plan.root, {u"a/"_s});
    QCOMPARE(next.leftOut, (QStringList{u"a/"_s, u"ab"_s}));
    QVERIFY(next.included.isEmpty());
}

void tst_PackageFixes::addsRepairsAndUndoesThem()
{
    Finding finding{.fix = Finding::Fix::Repair,
                    .fixNames = {u"bootstrap"_s},
                    .fixRepairs = Repair::SetExecutable};
    PackagePlan plan = withFix({.root = u"x/"_s}, u"x/"_s, finding);
    finding.fixRepairs = Repair::UnixLineEnds;
    plan = withFix(plan, plan.root, finding);
    QCOMPARE(plan.repairs.value(u"x/bootstrap"_s),
             (Repairs{Repair::SetExecutable, Repair::UnixLineEnds}));
    finding.fix = Finding::Fix::UndoRepair;
    QVERIFY(withFix(plan, plan.root, finding).repairs.isEmpty());
}

void tst_PackageFixes::keepsRulesForAnotherSource()
{
    PackagePlan plan{.root = u"x/"_s, .leftOut = {u"x/a"_s}, .included = {u"x/b"_s}};
    plan.repairs.insert(u"x/c"_s, Repair::SetExecutable);
    plan.ignore.patterns = QStringList{u"*.log"_s};
    plan.ignore.defaultsOff = QStringList{u"git"_s};
    plan.ignore.gitignore = IgnoreSettings::Gitignore::Use;
    PackagePlan expected;
    expected.ignore.patterns = plan.ignore.patterns;
    expected.ignore.defaultsOff = plan.ignore.defaultsOff;
    QCOMPARE(forAnotherSource(plan), expected);
}

void tst_PackageFixes::changesNothingForFixesOfTheWindow_data()
{
    QTest::addColumn<Finding::Fix>("fix");
    QTest::newRow("none") << Finding::Fix::None;
    QTest::newRow("handler") << Finding::Fix::UseHandler;
    QTest::newRow("dependencies") << Finding::Fix::InstallDependencies;
}

void tst_PackageFixes::changesNothingForFixesOfTheWindow()
{
    QFETCH(const Finding::Fix, fix);
    const Finding finding{.fix = fix, .fixArgument = u"a/"_s, .fixNames = {u"a"_s}};
    QCOMPARE(withFix({}, {}, finding), PackagePlan{});
}

void tst_PackageFixes::offersNothingForAnObjectThatWouldRepackIt()
{
    using Fix = Finding::Fix;
    QList<Finding> findings;
    for (const Fix fix : {Fix::UseHandler, Fix::UseRoot, Fix::LeaveOut, Fix::Repair,
                          Fix::InstallDependencies, Fix::UndoRoot}) {
        findings.append({.id = u"x"_s,
                         .state = Finding::State::Error,
                         .text = u"Words."_s,
                         .fix = fix,
                         .fixArgument = u"a"_s,
                         .fixNames = {u"b"_s},
                         .fixRepairs = Repair::UseBash});
    }
    QCOMPARE(withPossibleFixes(findings, {.kind = CodeSource::Kind::Folder}), findings);
    QCOMPARE(withPossibleFixes(findings, {.kind = CodeSource::Kind::ZipFile}), findings);
    const QList<Finding> possible =
        withPossibleFixes(findings, {.kind = CodeSource::Kind::CosObject});
    QCOMPARE(possible.size(), findings.size());
    for (qsizetype i = 0; i < findings.size(); ++i) {
        const Fix fix = findings.at(i).fix;
        const Finding bare{.id = u"x"_s, .state = Finding::State::Error, .text = u"Words."_s};
        const bool stays = fix == Fix::UseHandler || fix == Fix::InstallDependencies;
        QCOMPARE(possible.at(i), stays ? findings.at(i) : bare);
    }
}

QTEST_GUILESS_MAIN(tst_PackageFixes)
#include "tst_packagefixes.moc"
