// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startoptions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_StartOptions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsEachOption();
    void takesPathsFromWhereItWasStarted();
    void refusesWithOneSentence_data();
    void refusesWithOneSentence();
    void tellsItsTexts_data();
    void tellsItsTexts();
    void knowsWhichStartsAnotherWindowCanServe_data();
    void knowsWhichStartsAnotherWindowCanServe();

private:
    ParsedStart parse(const QStringList &arguments) const
    {
        return parseStart(QStringList{u"scf-desktop"_s} + arguments, m_folder.path());
    }

    QTemporaryDir m_folder;
};

void tst_StartOptions::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"my code/sub"_s));
    QFile zip(m_folder.filePath(u"package.zip"_s));
    QVERIFY(zip.open(QIODevice::WriteOnly));
}

void tst_StartOptions::readsEachOption()
{
    const ParsedStart start = parse(
        {u"--demo-functions"_s, u"30"_s, u"--theme"_s, u"dark"_s, u"--language=zh_CN"_s, u"--log"_s,
         u"run.log"_s, u"--new-instance"_s, u"--function"_s, u"hello-world"_s, u"my code"_s});
    QCOMPARE(start.kind, ParsedStart::Kind::Run);
    const StartOptions expected{
        .demo = true,
        .demoFunctions = 30,
        .theme = u"dark"_s,
        .language = u"zh_CN"_s,
        .logFile = m_folder.filePath(u"run.log"_s),
        .newInstance = true,
        .request = {.path = m_folder.filePath(u"my code"_s), .functionName = u"hello-world"_s},
    };
    QVERIFY(start.options == expected);
    QCOMPARE(parse({u"--endpoint"_s, u"http://127.0.0.1:1"_s}).options.endpoint,
             u"http://127.0.0.1:1"_s);
    QVERIFY(parse({}).options == StartOptions{});
}

void tst_StartOptions::takesPathsFromWhereItWasStarted()
{
    const QString zip = m_folder.filePath(u"package.zip"_s);
    for (const QString &named : {u"package.zip"_s, u"./my code/../package.zip"_s, zip,
                                 QUrl::fromLocalFile(zip).toString()})
        QCOMPARE(parse({named}).options.request.path, zip);
    QCOMPARE(parse({u"."_s}).options.request.path, QDir::cleanPath(m_folder.path()));
    QCOMPARE(parse({u"--"_s, u"my code"_s}).options.request.path, m_folder.filePath(u"my code"_s));
}

void tst_StartOptions::refusesWithOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const QStringList &arguments, const QString &named) {
        QTest::newRow(name) << arguments << named;
    };
    row("unknown option", {u"--colour"_s}, u"colour"_s);
    row("value missing", {u"--theme"_s}, u"--theme"_s);
    row("theme", {u"--theme"_s, u"blue"_s}, u"blue"_s);
    row("language", {u"--language"_s, u"fr"_s}, u"fr"_s);
    row("not a number", {u"--demo-functions"_s, u"many"_s}, u"many"_s);
    row("negative", {u"--demo-functions=-1"_s}, u"-1"_s);
    row("too many functions", {u"--demo-functions"_s, u"1000001"_s}, u"1000001"_s);
    row("no such folder", {u"nowhere"_s}, u"nowhere"_s);
    row("empty path", {QString()}, u"no folder"_s);
    row("two folders", {u"."_s, u"my code"_s}, u"2"_s);
    row("demo and endpoint", {u"--demo"_s, u"--endpoint"_s, u"https://x"_s}, u"--endpoint"_s);
    row("empty endpoint", {u"--endpoint="_s}, u"--endpoint"_s);
    row("empty function", {u"--function="_s}, u"--function"_s);
    row("empty log", {u"--log="_s}, u"--log"_s);
}

void tst_StartOptions::refusesWithOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const ParsedStart start = parse(arguments);
    QCOMPARE(start.kind, ParsedStart::Kind::Wrong);
    QVERIFY2(start.text.contains(named), qPrintable(start.text));
    QVERIFY2(start.text.endsWith(u'.') && !start.text.contains(u'\n'), qPrintable(start.text));
}

void tst_StartOptions::tellsItsTexts_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("version") << u"--version"_s << QStringList{u"scf-desktop " SCF_VERSION ""_s};
    QTest::newRow("v") << u"-v"_s << QStringList{u"scf-desktop " SCF_VERSION ""_s};
    const QStringList help{u"--function"_s,     u"--endpoint"_s, u"--demo"_s, u"--log"_s,
                           u"--new-instance"_s, u"--theme"_s,    u"FOLDER"_s, u"Exit codes: 0"_s};
    QTest::newRow("help") << u"--help"_s << help;
    QTest::newRow("h") << u"-h"_s << help;
}

void tst_StartOptions::tellsItsTexts()
{
    QFETCH(QString, argument);
    QFETCH(QStringList, words);
    QVERIFY(asksForText({u"scf-desktop"_s, u"--demo"_s, argument}));
    QVERIFY(!asksForText({u"scf-desktop"_s, u"--demo"_s}));
    QVERIFY(!asksForText({u"scf-desktop"_s, u"--"_s, argument}));
    const ParsedStart start = parse({argument});
    QCOMPARE(start.kind, ParsedStart::Kind::Text);
    for (const QString &word : words)
        QVERIFY2(start.text.contains(word), qPrintable(start.text));
}

void tst_StartOptions::knowsWhichStartsAnotherWindowCanServe_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("handsOver");
    QTest::addColumn<bool>("serves");

    QTest::newRow("bare") << QStringList() << true << true;
    QTest::newRow("folder") << QStringList{u"my code"_s} << true << true;
    QTest::newRow("function") << QStringList{u"--function"_s, u"f"_s, u"my code"_s} << true << true;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"dark"_s} << false << true;
    QTest::newRow("log") << QStringList{u"--log"_s, u"x"_s} << false << true;
    QTest::newRow("demo") << QStringList{u"--demo"_s} << false << false;
    QTest::newRow("new") << QStringList{u"--new-instance"_s, u"my code"_s} << false << false;
    QTest::newRow("endpoint") << QStringList{u"--endpoint"_s, u"x"_s} << false << false;
}

void tst_StartOptions::knowsWhichStartsAnotherWindowCanServe()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, handsOver);
    QFETCH(bool, serves);
    const ParsedStart start = parse(arguments);
    QCOMPARE(start.kind, ParsedStart::Kind::Run);
    QCOMPARE(start.options.mayHandOver(), handsOver);
    QCOMPARE(start.options.mayServeOthers(), serves);
}

QTEST_GUILESS_MAIN(tst_StartOptions)
#include "tst_startoptions.moc"
