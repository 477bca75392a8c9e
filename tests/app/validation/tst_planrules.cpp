// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/validation/contentfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

using Fix = Finding::Fix;
using Reason = LeftOutEntry::Reason;

namespace {

const FunctionTraits python{.runtime = Runtime(u"Python3.9"_s), .type = u"Event"_s};

QList<Finding> judge(const PackageListing &listing)
{
    return findingsOf(&checkPlan, python, {}, listing, {});
}

PackageListing listingOf(const QStringList &names)
{
    MemoryPackage::Files files;
    for (const QString &name : names)
        files.append({name, "x"});
    return MemoryPackage(files).listing();
}

} // namespace

class tst_PlanRules : public QObject
{
    Q_OBJECT

private slots:
    void nothingDecidedIsNothingSaid();
    void rootIsTold();
    void choicesAreTold();
    void choiceIsUndoneAsItWasMade();
    void choiceWithoutEffectIsNotTold_data();
    void choiceWithoutEffectIsNotTold();
    void repairsAreTold_data();
    void repairsAreTold();
    void filesRepairedAlikeShareAFinding();
    void rulesAreTold_data();
    void rulesAreTold();
    void onlyFirstRulesAreShown();
    void gitignoreIsOffered();
    void namesCannotBreakTheSentence();
};

void tst_PlanRules::nothingDecidedIsNothingSaid()
{
    QVERIFY(judge(listingOf({u"index.py"_s})).isEmpty());
}

void tst_PlanRules::rootIsTold()
{
    PackageListing listing = listingOf({u"index.py"_s});
    listing.plan.root = u"app-main/"_s;
    listing.leftOut = {{.name = u"README"_s, .reason = Reason::OutsideRoot}};
    const QList<Finding> findings = judge(listing);
    QCOMPARE(idsOf(findings), QStringList{u"plan-root"_s});
    QCOMPARE(findings.first().state, Finding::State::Ok);
    QCOMPARE(findings.first().fix, Fix::UndoRoot);
    QVERIFY(findings.first().text.contains(u"app-main/"_s));
}

void tst_PlanRules::choicesAreTold()
{
    PackageListing listing = listingOf({u"index.py"_s});
    listing.plan.leftOut = {u".env"_s, u"docs/"_s};
    listing.leftOut = {{.name = u".env"_s, .reason = Reason::Choice},
                       {.name = u"docs/"_s, .reason = Reason::Choice}};
    const QList<Finding> findings = judge(listing);
    QCOMPARE(idsOf(findings), QStringList{u"plan-left-out"_s});
    QCOMPARE(findings.first().state, Finding::State::Ok);
    QCOMPARE(findings.first().fix, Fix::UndoLeaveOut);
    QCOMPARE(findings.first().fixNames, QStringList({u".env"_s, u"docs/"_s}));
    QVERIFY(findings.first().text.contains(u".env, docs/"_s));
}

void tst_PlanRules::choiceIsUndoneAsItWasMade()
{
    // docs/ stays out, docs/api.md was taken back: the listing names the rest of docs/.
    PackageListing listing = listingOf({u"docs/api.md"_s, u"index.py"_s});
    listing.plan.root = u"app/"_s;
    listing.plan.leftOut = {u"app/docs/"_s};
    listing.plan.included = {u"app/docs/api.md"_s};
    listing.leftOut = {{.name = u"docs/a.md"_s, .reason = Reason::Choice},
                       {.name = u"docs/b.md"_s, .reason = Reason::Choice}};
    const QList<Finding> findings = judge(listing);
    QCOMPARE(idsOf(findings), QStringList({u"plan-root"_s, u"plan-left-out"_s}));
    QCOMPARE(findings.last().fixNames, QStringList{u"docs/"_s});
}

void tst_PlanRules::choiceWithoutEffectIsNotTold_data()
{
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("root");
    QTest::newRow("no longer there") << u"old.txt"_s << QString();
    QTest::newRow("outside the root") << u"README"_s << u"app/"_s;
    QTest::newRow("other name that begins alike") << u"doc"_s << QString();
}

void tst_PlanRules::choiceWithoutEffectIsNotTold()
{
    QFETCH(const QString, chosen);
    QFETCH(const QString, root);
    PackageListing listing = listingOf({u"index.py"_s});
    listing.plan.root = root;
    listing.plan.leftOut = {chosen};
    listing.leftOut = {{.name = u"README"_s, .reason = Reason::OutsideRoot},
                       {.name = u"docs/"_s, .reason = Reason::Choice}};
    QVERIFY(!idsOf(judge(listing)).contains(u"plan-left-out"_s));
}

void tst_PlanRules::repairsAreTold_data()
{
    QTest::addColumn<Repairs>("repairs");
    QTest::addColumn<QString>("text");
    QTest::newRow("mode") << Repairs(Repair::SetExecutable) << u"scf_bootstrap marked as exec"_s;
    QTest::newRow("line ends") << Repairs(Repair::UnixLineEnds) << u"line ends of Unix"_s;
    QTest::newRow("mark") << Repairs(Repair::RemoveByteOrderMark) << u"byte order mark"_s;
    QTest::newRow("bash") << Repairs(Repair::UseBash) << u"/bin/bash"_s;
    QTest::newRow("two") << Repairs{Repair::SetExecutable, Repair::UnixLineEnds}
                         << u"marked as executable, with line ends of Unix"_s;
}

void tst_PlanRules::repairsAreTold()
{
    QFETCH(const Repairs, repairs);
    QFETCH(const QString, text);
    PackageListing listing = listingOf({u"app.py"_s, u"scf_bootstrap"_s});
    entryOf(listing, u"scf_bootstrap"_s)->repairs = repairs;
    const QList<Finding> findings = judge(listing);
    QCOMPARE(idsOf(findings), QStringList{u"plan-repairs"_s});
    QCOMPARE(findings.first().state, Finding::State::Ok);
    QCOMPARE(findings.first().fix, Fix::UndoRepair);
    QCOMPARE(findings.first().fixNames, QStringList{u"scf_bootstrap"_s});
    QCOMPARE(findings.first().fixRepairs, repairs);
    QVERIFY2(findings.first().text.contains(text), qPrintable(findings.first().text));
}

void tst_PlanRules::filesRepairedAlikeShareAFinding()
{
    PackageListing listing = listingOf({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    entryOf(listing, u"a"_s)->repairs = Repair::SetExecutable;
    entryOf(listing, u"c"_s)->repairs = Repair::SetExecutable;
    entryOf(listing, u"d"_s)->repairs = Repair::UseBash;
    const QList<Finding> findings = judge(listing);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings.first().fixNames, QStringList({u"a"_s, u"c"_s}));
    QCOMPARE(findings.last().fixNames, QStringList{u"d"_s});
}

void tst_PlanRules::rulesAreTold_data()
{
    QTest::addColumn<LeftOutEntry>("entry");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, Reason reason, const QString &file, const QString &text) {
        QTest::newRow(name) << LeftOutEntry{.name = u"build/"_s,
                                            .reason = reason,
                                            .rule = u"/build"_s,
                                            .ruleFile = file,
                                            .ruleLine = 7}
                            << text;
    };
    row("default", Reason::DefaultRule, {}, u"build/ (usual rule)"_s);
    row("scfignore", Reason::ScfIgnore, u".scfignore"_s, u"build/ (.scfignore, line 7)"_s);
    row("gitignore", Reason::GitIgnore, u"x/.gitignore"_s, u"build/ (x/.gitignore, line 7)"_s);
    row("own list", Reason::OwnRule, {}, u"build/ (your list: /build)"_s);
}

void tst_PlanRules::rulesAreTold()
{
    QFETCH(const LeftOutEntry, entry);
    QFETCH(const QString, text);
    PackageListing listing = listingOf({u"index.py"_s});
    listing.leftOut = {entry, {.name = u"z"_s, .reason = Reason::Choice}};
    const QList<Finding> findings = judge(listing);
    QCOMPARE(idsOf(findings), QStringList{u"left-out-by-rules"_s});
    QCOMPARE(findings.first().state, Finding::State::Ok);
    QCOMPARE(findings.first().fix, Fix::None);
    QVERIFY2(findings.first().text.startsWith(u'1'), qPrintable(findings.first().text));
    QVERIFY2(findings.first().text.contains(text), qPrintable(findings.first().text));
}

void tst_PlanRules::onlyFirstRulesAreShown()
{
    PackageListing listing = listingOf({u"index.py"_s});
    for (int i = 0; i < 5'000; ++i)
        listing.leftOut.append({.name = u"cache%1/"_s.arg(i), .reason = Reason::DefaultRule});
    const QString text = judge(listing).first().text;
    QVERIFY2(text.contains(u"cache2/"_s) && !text.contains(u"cache3/"_s), qPrintable(text));
    QVERIFY2(text.contains(u"5000"_s) || text.contains(u"5,000"_s), qPrintable(text));
}

void tst_PlanRules::gitignoreIsOffered()
{
    PackageListing listing = listingOf({u"index.py"_s});
    listing.offersGitignore = true;
    const QList<Finding> findings = judge(listing);
    QCOMPARE(idsOf(findings), QStringList{u"gitignore-offer"_s});
    QCOMPARE(findings.first().state, Finding::State::Ok);
    QCOMPARE(findings.first().fix, Fix::UseGitignore);
}

void tst_PlanRules::namesCannotBreakTheSentence()
{
    const QString name = u"a\n\u202E%1%2%n"_s + QString(500, u'x');
    PackageListing listing = listingOf({name});
    listing.entries.first().repairs = Repair::UseBash;
    listing.plan.leftOut = {name};
    listing.leftOut = {{.name = name, .reason = Reason::Choice},
                       {.name = name, .reason = Reason::OwnRule, .rule = name}};
    const QList<Finding> findings = judge(listing);
    QCOMPARE(findings.size(), 3);
    for (const Finding &finding : findings) {
        QVERIFY2(finding.text.size() < 300, qPrintable(finding.text));
        QVERIFY(!finding.text.contains(u'\n') && !finding.text.contains(QChar(0x202E)));
        QVERIFY2(finding.text.contains(u"%1%2%n"_s), qPrintable(finding.text));
    }
}

QTEST_GUILESS_MAIN(tst_PlanRules)
#include "tst_planrules.moc"
