// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/validation/memorypackage.h"

#include "app/validation/functioncheck.h"
#include "app/validation/packagecheck.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

using State = Finding::State;
using Kind = PackageProblem::Kind;

namespace {

const FunctionTraits python{.runtime = Runtime(u"Python3.9"_s), .type = u"Event"_s};

PackageListing listingOf(const QStringList &names)
{
    MemoryPackage::Files files;
    for (const QString &name : names)
        files.append({name, "x"});
    return MemoryPackage(files).listing();
}

const Finding *findId(const QList<Finding> &findings, const QString &id)
{
    const auto it = std::ranges::find(findings, id, &Finding::id);
    return it == findings.end() ? nullptr : &*it;
}

} // namespace

class tst_PackageCheck : public QObject
{
    Q_OBJECT

private slots:
    void goodPackageHasOneFindingForEachRule();
    void ruleIsJudged_data();
    void ruleIsJudged();
    void problemBecomesAFinding_data();
    void problemBecomesAFinding();
    void problemsOfOneKindShareAFinding();
    void problemsOfTwoKindsAreTwoFindings();
    void unzippedSizeIsLimited_data();
    void unzippedSizeIsLimited();
    void imageTakesNoPackage();
    void namesAreShownHarmless();
    void largePackageIsJudgedQuickly();
    void statusIsJudged_data();
    void statusIsJudged();
};

void tst_PackageCheck::goodPackageHasOneFindingForEachRule()
{
    const QList<Finding> findings =
        checkPackage(python, listingOf({u"index.py"_s, u"lib/a.py"_s}), {});
    QStringList ids;
    for (const Finding &finding : findings) {
        QCOMPARE(finding.state, State::Ok);
        QCOMPARE(finding.field, Finding::Field::Source);
        ids.append(finding.id);
    }
    QCOMPARE(ids, QStringList(
                      {u"package-files"_s, u"package-entries"_s, u"names"_s, u"package-size"_s}));
}

void tst_PackageCheck::ruleIsJudged_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("id");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("text");
    const QString part255(255, u'a');
    const auto row = [](const char *name, const QStringList &names, const char *id, State state,
                        const QString &text) {
        QTest::newRow(name) << names << QString::fromUtf8(id) << state << text;
    };
    row("no entry", {}, "package-files", State::Error, u"empty"_s);
    row("only folders", {u"a/"_s, u"b/c/"_s}, "package-files", State::Error, u"empty"_s);
    row("one file", {u"a"_s}, "package-files", State::Ok, u"1"_s);
    row("case of a file", {u"README"_s, u"readme"_s}, "names-case", State::Warning, u"readme"_s);
    row("case of a folder", {u"Lib/a"_s, u"lib/a"_s}, "names-case", State::Warning, u"lib/a"_s);
    row("case beyond ASCII", {u"Ä"_s, u"ä"_s}, "names-case", State::Warning, u"ä"_s);
    row("device", {u"lib/Aux.py"_s}, "names-windows", State::Warning, u"lib/Aux.py"_s);
    row("device with a number", {u"com1"_s}, "names-windows", State::Warning, u"com1"_s);
    row("dot at the end", {u"lib./a"_s}, "names-windows", State::Warning, u"lib./a"_s);
    row("space at the end", {u"a "_s}, "names-windows", State::Warning, {});
    row("character of paths", {u"a:b"_s}, "names-windows", State::Warning, u"a:b"_s);
    row("backslash", {uR"(a\b)"_s}, "names-windows", State::Warning, {});
    row("nearly a device",
        {u"auxiliary"_s, u"com"_s, u"com0"_s, u"lpt10"_s, u"nul_l"_s, u".con"_s, u" a"_s}, "names",
        State::Ok, {});
    row("different names", {u"a"_s, u"b"_s}, "names", State::Ok, {});
    row("same name in two folders", {u"a/x"_s, u"b/X"_s}, "names", State::Ok, {});
    row("longest part", {part255}, "names", State::Ok, {});
    row("part too long", {part255 + u'a'}, "names-too-long", State::Error, {});
    row("part too long in a folder", {u"a/"_s + part255 + u"a/b"_s}, "names-too-long", State::Error,
        {});
    row("part too long in bytes", {QString(86, u'中')}, "names-too-long", State::Error, {});
    row("part just short enough in bytes", {QString(85, u'中')}, "names", State::Ok, {});
    row("path too long", {(part255 + u'/').repeated(16) + u"a"_s}, "names-too-long", State::Error,
        {});
    row("path long enough", {(part255 + u'/').repeated(15) + u"a"_s}, "names", State::Ok, {});
}

void tst_PackageCheck::ruleIsJudged()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, id);
    QFETCH(const QString, text);
    const QList<Finding> findings = checkPackage(python, listingOf(names), {});
    const Finding *finding = findId(findings, id);
    QVERIFY(finding != nullptr);
    QTEST(finding->state, "state");
    QVERIFY2(finding->text.contains(text), qPrintable(finding->text));
}

void tst_PackageCheck::problemBecomesAFinding_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<State>("state");
    const auto row = [](const char *id, Kind kind, State state) {
        QTest::newRow(id) << kind << QString::fromUtf8(id) << state;
    };
    row("files-unreadable", Kind::Unreadable, State::Error);
    row("links-broken", Kind::LinkBroken, State::Error);
    row("links-outside", Kind::LinkOutside, State::Error);
    row("links-looping", Kind::LinkLoop, State::Error);
    row("files-not-regular", Kind::NotRegular, State::Warning);
    row("names-not-utf8", Kind::NameNotUtf8, State::Error);
    row("names-unsafe", Kind::NameUnsafe, State::Error);
    row("names-guessed", Kind::NameEncodingGuessed, State::Warning);
    row("names-duplicate", Kind::NameDuplicate, State::Error);
    row("entries-encrypted", Kind::Encrypted, State::Error);
    row("entries-method", Kind::MethodUnknown, State::Error);
    row("entries-implausible", Kind::SizeImplausible, State::Error);
}

void tst_PackageCheck::problemBecomesAFinding()
{
    QFETCH(const Kind, kind);
    QFETCH(const QString, id);
    PackageListing listing = listingOf({u"index.py"_s});
    listing.problems.append({.kind = kind, .name = u"some/name"_s});
    const QList<Finding> findings = checkPackage(python, listing, {});
    const Finding *finding = findId(findings, id);
    QVERIFY(finding != nullptr);
    QTEST(finding->state, "state");
    QVERIFY2(finding->text.contains(u"some/name"_s), qPrintable(finding->text));
    QVERIFY(findId(findings, u"package-entries"_s) == nullptr);
    QCOMPARE(hasError(findings), listing.problems.first().isFatal());
}

void tst_PackageCheck::problemsOfOneKindShareAFinding()
{
    PackageListing listing = listingOf({u"index.py"_s});
    for (int i = 0; i < 1'000; ++i)
        listing.problems.append({.kind = Kind::LinkBroken, .name = u"link%1"_s.arg(i)});
    const QList<Finding> findings = checkPackage(python, listing, {});
    QCOMPARE(std::ranges::count(findings, u"links-broken"_s, &Finding::id), 1);
    const QString text = findId(findings, u"links-broken"_s)->text;
    QVERIFY2(text.contains(u"link0, link1, link2"_s), qPrintable(text));
    QVERIFY2(text.contains(u"997"_s), qPrintable(text));
    QVERIFY2(text.size() < 200, qPrintable(text));
}

void tst_PackageCheck::problemsOfTwoKindsAreTwoFindings()
{
    PackageListing listing = listingOf({u"index.py"_s});
    listing.problems = {{.kind = Kind::Encrypted, .name = u"a"_s},
                        {.kind = Kind::LinkLoop, .name = u"b"_s}};
    const QList<Finding> findings = checkPackage(python, listing, {});
    QVERIFY(findId(findings, u"entries-encrypted"_s)->text.contains(u'a'));
    QVERIFY(findId(findings, u"links-looping"_s)->text.contains(u'b'));
}

void tst_PackageCheck::unzippedSizeIsLimited_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<State>("state");
    QTest::newRow("nothing") << qint64(0) << State::Ok;
    QTest::newRow("the limit") << qint64(524'288'000) << State::Ok;
    QTest::newRow("one more") << qint64(524'288'001) << State::Error;
    QTest::newRow("more than 4 GB") << qint64(5'000'000'000) << State::Error;
}

void tst_PackageCheck::unzippedSizeIsLimited()
{
    QFETCH(const qint64, size);
    PackageListing listing = listingOf({u"index.py"_s});
    listing.totalSize = size;
    QTEST(findId(checkPackage(python, listing, {}), u"package-size"_s)->state, "state");
}

void tst_PackageCheck::imageTakesNoPackage()
{
    const QList<Finding> findings =
        checkPackage({.runtime = Runtime(u"CustomImage"_s)}, listingOf({u"index.py"_s}), {});
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().state, State::Error);
    QCOMPARE(findings.first().field, Finding::Field::Source);
}

void tst_PackageCheck::namesAreShownHarmless()
{
    PackageListing listing = listingOf({u"index.py"_s});
    listing.problems.append(
        {.kind = Kind::NameUnsafe, .name = u"../\n\u202E%1%n"_s + QString(10'000, u'x')});
    const QString text = findId(checkPackage(python, listing, {}), u"names-unsafe"_s)->text;
    QVERIFY2(text.size() < 200, qPrintable(text));
    QVERIFY(!text.contains(u'\n') && !text.contains(QChar(0x202E)));
}

void tst_PackageCheck::largePackageIsJudgedQuickly()
{
    QStringList names;
    for (int i = 0; i < 100'000; ++i)
        names.append(u"node_modules/package%1/file%2.js"_s.arg(i / 50).arg(i));
    const PackageListing listing = listingOf(names);
    QElapsedTimer timer;
    timer.start();
    const QList<Finding> findings = checkPackage(python, listing, {});
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(findId(findings, u"package-files"_s)->state, State::Warning);
    QCOMPARE(findId(findings, u"names"_s)->state, State::Ok);
}

void tst_PackageCheck::statusIsJudged_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<State>("state");
    const auto row = [](const char *status, State state) {
        QTest::newRow(*status ? status : "none") << QString::fromUtf8(status) << state;
    };
    row("Active", State::Ok);
    row("UpdateFailed", State::Warning);
    row("PublishFailed", State::Warning);
    row("Creating", State::Error);
    row("Updating", State::Error);
    row("Publishing", State::Error);
    row("CreateFailed", State::Error);
    row("Deleting", State::Error);
    row("DeleteFailed", State::Error);
    row("Hibernating", State::Warning);
    row("", State::Warning);
}

void tst_PackageCheck::statusIsJudged()
{
    QFETCH(const QString, status);
    const FunctionSummary summary{.functionName = u"hello-world"_s,
                                  .status = FunctionStatus(status)};
    const QList<Finding> findings = checkFunction(FunctionDetail::fromSummary(summary));
    QCOMPARE(findings.size(), 1);
    QTEST(findings.first().state, "state");
    QCOMPARE(findings.first().field, Finding::Field::Function);
    QVERIFY(findings.first().text.contains(u"hello-world"_s));
    // What blocks here is what the update would refuse as well.
    QCOMPARE(hasError(findings), !summary.status.allowsUpdate());
}

QTEST_GUILESS_MAIN(tst_PackageCheck)
#include "tst_packagecheck.moc"
