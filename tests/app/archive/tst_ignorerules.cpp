// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ignorerules.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_IgnoreRules : public QObject
{
    Q_OBJECT

private slots:
    void decidesAsDocumented_data();
    void decidesAsDocumented();
    void namesTheLineThatDecided();
    void endsOnPatternsMadeToTakeLong();
    void agreesWithGit();
};

void tst_IgnoreRules::decidesAsDocumented_data()
{
    QTest::addColumn<QString>("patterns");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isDirectory");
    QTest::addColumn<bool>("isLeftOut");
    const auto row = [](const char *title, const QString &patterns, const QString &name,
                        bool isDirectory, bool isLeftOut) {
        QTest::newRow(title) << patterns << name << isDirectory << isLeftOut;
    };
    row("a name anywhere", u"a.log"_s, u"x/y/a.log"_s, false, true);
    row("a suffix", u"*.log"_s, u"x/a.log"_s, false, true);
    row("a suffix of another", u"*.log"_s, u"x/a.logs"_s, false, false);
    row("anchored by a slash in front", u"/a"_s, u"x/a"_s, false, false);
    row("anchored by a slash inside", u"x/a"_s, u"y/x/a"_s, false, false);
    row("only directories", u"build/"_s, u"build"_s, false, false);
    row("only directories, a directory", u"build/"_s, u"x/build"_s, true, true);
    row("taken back", u"*.log\n!keep.log"_s, u"keep.log"_s, false, false);
    row("the last one counts", u"!keep.log\n*.log"_s, u"keep.log"_s, false, true);
    row("comment", u"#a"_s, u"#a"_s, false, false);
    row("escaped hash", u"\\#a"_s, u"#a"_s, false, true);
    row("escaped exclamation mark", u"\\!a"_s, u"!a"_s, false, true);
    row("blanks at the end do not count", u"a  "_s, u"a"_s, false, true);
    row("an escaped blank at the end does", u"a\\ "_s, u"a "_s, false, true);
    row("a star stays in its directory", u"a/*/c"_s, u"a/b/b/c"_s, false, false);
    row("two stars do not", u"a/**/c"_s, u"a/b/b/c"_s, false, true);
    row("two stars for nothing", u"a/**/c"_s, u"a/c"_s, false, true);
    row("two stars in front", u"**/c"_s, u"a/b/c"_s, false, true);
    row("two stars at the end", u"a/**"_s, u"a/b/c"_s, false, true);
    row("question mark", u"a?c"_s, u"abc"_s, false, true);
    row("range", u"a[0-9]"_s, u"a5"_s, false, true);
    row("not in range", u"a[!0-9]"_s, u"a5"_s, false, false);
    row("class", u"a[[:digit:]]"_s, u"a5"_s, false, true);
    row("never closed", u"a[bc"_s, u"ab"_s, false, false);
    row("one question mark is one byte, as for git", u"a?"_s, u"aé"_s, false, false);
    row("a star that must give back", u"*ab*c"_s, u"aabbabc"_s, false, true);
    row("two stars that must give back", u"**/a/*b/c"_s, u"a/x/a/xb/c"_s, false, true);
    row("a zero byte ends the line", QString::fromUtf16(u"a\0b", 3), u"a"_s, false, true);
    row("case counts", u"A"_s, u"a"_s, false, false);
    row("Windows line ends", u"a\r\nb\r\n"_s, u"a"_s, false, true);
    row("byte order mark", u"\uFEFFa"_s, u"a"_s, false, true);
}

void tst_IgnoreRules::decidesAsDocumented()
{
    QFETCH(const QString, patterns);
    QFETCH(const QString, name);
    QFETCH(const bool, isDirectory);
    const auto rules = IgnorePatterns::parse(patterns, LeftOutEntry::Reason::OwnRule, {});
    const std::optional<IgnoreVerdict> verdict = rules.verdictOn(name.toUtf8(), isDirectory);
    QTEST(verdict && verdict->isLeftOut, "isLeftOut");
}

void tst_IgnoreRules::namesTheLineThatDecided()
{
    const auto rules =
        IgnorePatterns::parse(u"# logs\n\n*.log \n!keep.log\n"_s, LeftOutEntry::Reason::ScfIgnore,
                              u"lib/.scfignore"_s, u"lib/"_s);
    QVERIFY(!rules.verdictOn("a.log", false)); // beside its directory
    const auto verdict = rules.verdictOn("lib/x/a.log", false);
    QVERIFY(verdict);
    QCOMPARE(*verdict, (IgnoreVerdict{.isLeftOut = true,
                                      .reason = LeftOutEntry::Reason::ScfIgnore,
                                      .pattern = u"*.log"_s,
                                      .ruleFile = u"lib/.scfignore"_s,
                                      .line = 3}));
    QCOMPARE(rules.verdictOn("lib/keep.log", false)->isLeftOut, false);
}

void tst_IgnoreRules::endsOnPatternsMadeToTakeLong()
{
    QString glob;
    for (int i = 0; i < 200; ++i)
        glob += u"*a"_s;
    const auto rules =
        IgnorePatterns::parse(glob + u"b\nx/**/"_s + glob + u"/**/"_s + glob + u"/y"_s,
                              LeftOutEntry::Reason::OwnRule, {});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!rules.verdictOn(QByteArray(2'000, 'a'), false));
    QVERIFY(!rules.verdictOn("x/" + QByteArray(2'000, 'a'), false));
    QVERIFY(!rules.verdictOn("x/" + QByteArray("aaaa/").repeated(400), false));
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

namespace {

QString pick(QRandomGenerator *random, const QStringList &words)
{
    return words.at(random->bounded(int(words.size())));
}

QString randomPattern(QRandomGenerator *random)
{
    static const QStringList pieces{u"a"_s,
                                    u"b"_s,
                                    u"ab"_s,
                                    u"a.b"_s,
                                    u"c"_s,
                                    u"*"_s,
                                    u"*"_s,
                                    u"?"_s,
                                    u"**"_s,
                                    u"[ab]"_s,
                                    u"[!a]"_s,
                                    u"[a-c]"_s,
                                    u"[^b-]"_s,
                                    u"\\a"_s,
                                    u"\\*"_s,
                                    u"[[:alpha:]]"_s,
                                    u"[]a]"_s,
                                    u" "_s,
                                    u"***"_s,
                                    u"[a"_s,
                                    u"é"_s,
                                    u"[\\]a]"_s,
                                    u"[[:digit:].]"_s,
                                    u"**"_s,
                                    u"[c-a]"_s,
                                    u"[a-]"_s,
                                    u"[[:space:]]"_s,
                                    u"[![:punct:]]"_s,
                                    u"[[:nope:]]"_s,
                                    u"[[:a]"_s,
                                    u"[[:]"_s,
                                    u"[\\a-c]"_s,
                                    u"[a-\\c]"_s,
                                    u"[é]"_s,
                                    u"\\"_s,
                                    u"\\/"_s,
                                    u"\t"_s,
                                    u"[[:cntrl:]x]"_s,
                                    u"[*-[:digit:]]"_s,
                                    u"[a/]"_s};
    QString pattern;
    if (random->bounded(6) == 0)
        pattern += u'!';
    if (random->bounded(5) == 0)
        pattern += u'/';
    const int parts = 1 + random->bounded(3);
    for (int i = 0; i < parts; ++i) {
        if (i > 0)
            pattern += u'/';
        const int count = 1 + random->bounded(3);
        for (int k = 0; k < count; ++k)
            pattern += pick(random, pieces);
    }
    if (random->bounded(5) == 0)
        pattern += u'/';
    if (random->bounded(12) == 0)
        pattern += u"  "_s;
    if (random->bounded(25) == 0)
        pattern.prepend(u'#');
    return pattern;
}

QString randomName(QRandomGenerator *random)
{
    static const QStringList names{u"a"_s,  u"b"_s,  u"c"_s,   u"ab"_s,  u"a.b"_s, u"abc"_s,
                                   u"ba"_s, u"*"_s,  u"a b"_s, u"]"_s,   u"-"_s,   u"é"_s,
                                   u"a5"_s, u".b"_s, u"#a"_s,  u"aab"_s, u"a*b"_s, u"!a"_s,
                                   u"bc"_s, u"a "_s, u"\v"_s,  u"a\t"_s, u"["_s,   u"\\"_s};
    QStringList parts;
    const int count = 1 + random->bounded(4);
    for (int i = 0; i < count; ++i)
        parts += pick(random, names);
    return parts.join(u'/');
}

// As a walk asks: from the top down, and no further once a directory is left out.
std::optional<IgnoreVerdict> verdictFromTheTop(const QList<IgnorePatterns> &files,
                                               const QString &name, bool isDirectory)
{
    std::optional<IgnoreVerdict> verdict;
    for (qsizetype end = name.indexOf(u'/');; end = name.indexOf(u'/', end + 1)) {
        const bool isLast = end < 0;
        const QString part = isLast ? name : name.left(end);
        verdict.reset();
        for (auto it = files.rbegin(); it != files.rend() && !verdict; ++it)
            verdict = it->verdictOn(part.toUtf8(), !isLast || isDirectory);
        if (isLast || (verdict && verdict->isLeftOut))
            return verdict;
    }
}

} // namespace

void tst_IgnoreRules::agreesWithGit()
{
    const QString git = QStandardPaths::findExecutable(u"git"_s);
    if (git.isEmpty())
        QSKIP("git, the oracle, is not here");
    constexpr int repositories = 60;
    constexpr int namesEach = 250;
    int cases = 0;
    int leftOut = 0;
    for (int round = 0; round < repositories; ++round) {
        QRandomGenerator random{quint32(round + 1)};
        const QTemporaryDir folder;
        const QString top = folder.path();
        const auto run = [&](const QStringList &arguments, const QByteArray &input) {
            QProcess process;
            process.setWorkingDirectory(top);
            // The person's own rules and settings would have a say otherwise.
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
            environment.insert(u"GIT_CONFIG_GLOBAL"_s, QDir::rootPath() + u"dev/null"_s);
            process.setProcessEnvironment(environment);
            process.start(git, arguments);
            process.write(input);
            process.closeWriteChannel();
            process.waitForFinished(60'000);
            return process.readAllStandardOutput();
        };
        run({u"init"_s, u"-q"_s, u"--template="_s}, {}); // without rules of its own

        // Patterns at the top, and in some rounds also below.
        QList<IgnorePatterns> files;
        QStringList written;
        for (const QString &directory : {QString(), u"a/"_s}) {
            if (!directory.isEmpty() && random.bounded(2) == 0)
                continue;
            QString text;
            const int count = 1 + random.bounded(8);
            for (int i = 0; i < count; ++i)
                text += randomPattern(&random) + u'\n';
            QDir(top).mkpath(directory.isEmpty() ? u"."_s : directory);
            QFile file(top + u'/' + directory + u".gitignore"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.toUtf8());
            files += IgnorePatterns::parse(text, LeftOutEntry::Reason::GitIgnore,
                                           directory + u".gitignore"_s, directory);
            written += text;
        }

        QStringList names;
        QByteArray input;
        for (int i = 0; i < namesEach; ++i) {
            const QString name = randomName(&random);
            if (i % 5 == 0) // only what is there can be a directory
                QDir(top).mkpath(name);
            names += name;
            input += name.toUtf8() + '\0';
        }
        // Four fields for each name: file, line, pattern, name.
        const QList<QByteArray> fields =
            run({u"check-ignore"_s, u"-v"_s, u"-n"_s, u"--no-index"_s, u"--stdin"_s, u"-z"_s},
                input)
                .split('\0');
        QCOMPARE(fields.size(), names.size() * 4 + 1);
        for (qsizetype i = 0; i < names.size(); ++i) {
            const auto ours =
                verdictFromTheTop(files, names.at(i), QFileInfo(top + u'/' + names.at(i)).isDir());
            const QString gits = u"%1:%2:%3"_s.arg(QString::fromUtf8(fields.at(4 * i)),
                                                   QString::fromUtf8(fields.at(4 * i + 1)),
                                                   QString::fromUtf8(fields.at(4 * i + 2)));
            const QString mine =
                ours ? u"%1:%2:%3"_s.arg(ours->ruleFile).arg(ours->line).arg(ours->pattern)
                     : u"::"_s;
            QVERIFY2(mine == gits,
                     qPrintable(u"round %1, name \"%2\"\ngit:  %3\nours: %4\n%5"_s.arg(round).arg(
                         names.at(i), gits, mine, written.join(u"--\n"_s))));
            ++cases;
            leftOut += ours && ours->isLeftOut ? 1 : 0;
        }
    }
    QVERIFY2(cases >= 10'000, qPrintable(QString::number(cases)));
    // The cases would say little if they all came out the same.
    QVERIFY2(leftOut > cases / 20 && leftOut < cases * 19 / 20,
             qPrintable(QString::number(leftOut)));
}

QTEST_GUILESS_MAIN(tst_IgnoreRules)
#include "tst_ignorerules.moc"
