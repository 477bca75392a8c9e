// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/validation/memorypackage.h"

#include "app/validation/handlercheck.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

using State = Finding::State;
using Fix = Finding::Fix;
using Files = MemoryPackage::Files;

Q_DECLARE_METATYPE(Scf::MemoryPackage::Files)

namespace {

FunctionTraits traits(const QString &runtime, const QString &type = u"Event"_s)
{
    return {.runtime = Runtime(runtime), .type = type};
}

const QByteArray pythonSource =
    "import json\n\n\ndef main_handler(event, context):\n    return 1\n";
const QByteArray nodeSource = "exports.main_handler = async (event) => event;\n";
const QByteArray phpSource = "<?php\nfunction main_handler($event, $context) {\n}\n";

void verdictColumns()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("handler");
    QTest::addColumn<Files>("files");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("text"); // a part of the sentence
}

} // namespace

class tst_HandlerCheck : public QObject
{
    Q_OBJECT

private slots:
    void verdictComesFirst_data();
    void verdictComesFirst();
    void formIsJudged_data();
    void formIsJudged();
    void fixIsOffered_data();
    void fixIsOffered();
    void emptyHandlerMeansTheDeployedOne();
    void formOfTheDeployedHandlerIsNotRefused();
    void unknownHandlerIsNoError();
    void webFunctionNeedsNoHandler();
    void imageNeedsNoHandler();
    void unreadableFileIsNoError();
    void fileWithAProblemIsNoError();
    void everyFindingIsAboutTheHandler();
    void namesAreShownHarmless();
    void candidatesAreOffered_data();
    void candidatesAreOffered();
    void candidatesAreBounded();
    void hostileHandlersAreJudgedQuickly_data();
    void hostileHandlersAreJudgedQuickly();
    void largePackageIsJudgedQuickly();
    void survivesRandomContents();
};

void tst_HandlerCheck::verdictComesFirst_data()
{
    verdictColumns();
    const auto row = [](const char *name, const char *runtime, const char *handler,
                        const Files &files, State state, const char *id, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(runtime) << QString::fromUtf8(handler) << files
                            << state << QString::fromUtf8(id) << QString::fromUtf8(text);
    };
    row("python", "Python3.9", "index.main_handler", {{u"index.py"_s, pythonSource}}, State::Ok,
        "handler-function", "defined in index.py, line 4");
    row("node", "Nodejs18.15", "index.main_handler", {{u"index.js"_s, nodeSource}}, State::Ok,
        "handler-function", "defined in index.js, line 1");
    row("node mjs", "Nodejs18.15", "index.main_handler",
        {{u"index.mjs"_s, "export const main_handler = () => 1;\n"}}, State::Ok, "handler-function",
        "defined in index.mjs");
    row("php", "Php8.0", "index.main_handler", {{u"index.php"_s, phpSource}}, State::Ok,
        "handler-function", "defined in index.php, line 2");
    row("php in another case", "Php7", "index.Main_Handler", {{u"index.php"_s, phpSource}},
        State::Ok, "handler-function", "line 2");
    row("second of two files", "Nodejs18.15", "index.main_handler",
        {{u"index.js"_s, "exports.other = 1;\n"},
         {u"index.mjs"_s, "export function main_handler() {}\n"}},
        State::Ok, "handler-function", "index.mjs");
    row("function missing", "Python3.9", "index.handler", {{u"index.py"_s, pythonSource}},
        State::Error, "handler-function", "index.py does not define handler");
    row("function in another case", "Python3.9", "index.Main_handler",
        {{u"index.py"_s, pythonSource}}, State::Error, "handler-function", "does not define");
    row("suffix taken for a function", "Nodejs18.15", "index.js", {{u"index.js"_s, nodeSource}},
        State::Error, "handler-function", "index.js does not define js");
    row("file missing", "Python3.9", "app.main_handler", {{u"index.py"_s, pythonSource}},
        State::Error, "handler-file", "app.py is not at the root of the package");
    row("file in another case", "Python3.9", "Index.main_handler", {{u"index.py"_s, pythonSource}},
        State::Error, "handler-file", "only index.py");
    row("file one folder too deep", "Python3.9", "index.main_handler",
        {{u"x-main/index.py"_s, pythonSource}}, State::Error, "handler-file", "x-main/");
    row("file in a folder beside others", "Python3.9", "index.main_handler",
        {{u"src/index.py"_s, pythonSource}, {u"README"_s, ""}}, State::Error, "handler-file",
        "but in src/");
    row("source of another runtime", "Python3.9", "index.main_handler",
        {{u"index.js"_s, nodeSource}}, State::Error, "handler-file", "index.py is not at the root");
    row("empty package", "Python3.9", "index.main_handler", {}, State::Error, "handler-file",
        "not at the root");
    row("star import", "Python3.9", "index.main_handler", {{u"index.py"_s, "from a import *\n"}},
        State::Warning, "handler-function", "other files");
    row("not UTF-8", "Python3.9", "index.main_handler", {{u"index.py"_s, "# \xff\xfe\n"}},
        State::Warning, "handler-function", "UTF-8");
    row("NUL", "Python3.9", "index.main_handler", {{u"index.py"_s, QByteArray("a\0b\n", 4)}},
        State::Warning, "handler-function", "Cannot tell");
    row("too large", "Nodejs18.15", "index.main_handler",
        {{u"index.js"_s, QByteArray(largestSource + 1, '\n')}}, State::Warning, "handler-function",
        "too large");
    row("largest that is read", "Nodejs18.15", "index.main_handler",
        {{u"index.js"_s, QByteArray(largestSource, '\n')}}, State::Error, "handler-function",
        "does not define");
    row("compiled Python", "Python3.9", "index.main_handler", {{u"index.pyc"_s, "x"}},
        State::Warning, "handler-file", "index.pyc");
    row("compiled for a platform", "Python3.9", "index.main_handler",
        {{u"index.cpython-39-x86_64-linux-gnu.so"_s, "x"}}, State::Warning, "handler-file",
        "Cannot tell");
    row("Python package", "Python3.9", "index.main_handler", {{u"index/__init__.py"_s, "x"}},
        State::Warning, "handler-file", "Cannot tell");
    row("native Node module", "Nodejs18.15", "index.main_handler", {{u"index.node"_s, "x"}},
        State::Warning, "handler-file", "index.node");
    row("folder of a Node module", "Nodejs18.15", "index.main_handler",
        {{u"index/index.js"_s, nodeSource}, {u"a"_s, ""}}, State::Warning, "handler-file",
        "Cannot tell");
    row("compiled file of another name", "Python3.9", "index.main_handler",
        {{u"index2.pyc"_s, "x"}}, State::Error, "handler-file", "not at the root");
    row("java class", "Java8", "example.Hello::mainHandler",
        {{u"example/Hello.class"_s, QByteArray("\xCA\xFE\xBA\xBE\1\0\x0bmainHandler", 18)}},
        State::Ok, "handler-function", "defined in example/Hello.class");
    row("java method not in the class", "Java8", "example.Hello::mainHandler",
        {{u"example/Hello.class"_s, "\xCA\xFE\xBA\xBE"}}, State::Warning, "handler-function",
        "Cannot tell whether example/Hello.class");
    row("java in a jar", "Java11", "example.Hello::mainHandler", {{u"lib/a.jar"_s, "x"}},
        State::Warning, "handler-file", "JAR");
    row("java in one jar", "Java11", "example.Hello::mainHandler", {{u"a.jar"_s, "x"}},
        State::Warning, "handler-file", "JAR");
    row("jar in another folder", "Java11", "example.Hello::mainHandler",
        {{u"other/a.jar"_s, "x"}, {u"b"_s, ""}}, State::Error, "handler-file",
        "example/Hello.class");
    row("java class too deep", "Java8", "example.Hello::run",
        {{u"classes/example/Hello.class"_s, "x"}}, State::Error, "handler-file", "classes/");
    row("java missing", "Java8", "example.Hello::run", {{u"example/Hello.java"_s, "x"}},
        State::Error, "handler-file", "example/Hello.class");
    row("go", "Go1", "main",
        {{u"main"_s, "\x7f"
                     "ELF"}},
        State::Ok, "handler-file", "main is at the root");
    row("go missing", "Go1", "main", {{u"main.go"_s, "package main"}}, State::Error, "handler-file",
        "main is not at the root");
    row("go too deep", "Go1", "main", {{u"bin/main"_s, "x"}}, State::Error, "handler-file", "bin/");
    row("go by its usual name", "Go1", "", {{u"main"_s, "x"}}, State::Ok, "handler-file",
        "main is at the root");
    row("custom", "CustomRuntime", "whatever I like", {{u"bootstrap"_s, "#!/bin/sh\n"}}, State::Ok,
        "handler-file", "bootstrap is at the root");
    row("custom without a handler", "CustomRuntime", "", {{u"bootstrap"_s, "#!/bin/sh\n"}},
        State::Ok, "handler-file", "bootstrap is at the root");
    row("custom without bootstrap", "CustomRuntime", "a", {{u"index.py"_s, "x"}}, State::Error,
        "handler-file", "bootstrap is not at the root");
    row("custom with the web function's file", "CustomRuntime", "a", {{u"scf_bootstrap"_s, "x"}},
        State::Error, "handler-file", "another kind of function");
    row("unknown runtime", "Rust1", "index.main", {{u"index.rs"_s, "x"}}, State::Warning,
        "handler-form", "Rust1");
    row("no runtime", "", "index.main", {{u"index.py"_s, "x"}}, State::Warning, "handler-form",
        "Cannot tell");
    row("digit at the end", "Python3.9", "index.handler2",
        {{u"index.py"_s, "def handler2(a, b): pass\n"}}, State::Warning, "handler-form",
        "handler2 does not end with a letter");
    row("missing before a weak name", "Python3.9", "index.handler2", {{u"index.py"_s, "\n"}},
        State::Error, "handler-function", "does not define");
}

void tst_HandlerCheck::verdictComesFirst()
{
    QFETCH(const QString, runtime);
    QFETCH(const QString, handler);
    QFETCH(const Files, files);
    QFETCH(const QString, text);
    MemoryPackage package(files);
    const QList<Finding> findings =
        checkHandler(traits(runtime), handler, {}, package.listing(), package.reader());
    QVERIFY(!findings.isEmpty());
    const Finding &verdict = findings.first();
    QTEST(verdict.state, "state");
    QTEST(verdict.id, "id");
    QVERIFY2(verdict.text.contains(text), qPrintable(verdict.text));
    QVERIFY2(!verdict.text.contains(u'%'), qPrintable(verdict.text));
    QVERIFY(std::ranges::is_sorted(findings, std::ranges::greater(), &Finding::state));
}

void tst_HandlerCheck::formIsJudged_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("handler");
    QTest::addColumn<State>("state");
    const QString part60(60, u'a');
    const QString part61(61, u'a');
    const auto row = [](const char *name, const QString &runtime, const QString &handler,
                        State state) { QTest::newRow(name) << runtime << handler << state; };
    const QString py = u"Python3.9"_s;
    row("usual", py, u"index.main_handler"_s, State::Ok);
    row("hyphen", py, u"my-file.main"_s, State::Ok);
    row("digits inside", py, u"in2dex.ma1n"_s, State::Ok);
    row("shortest parts", py, u"ab.cd"_s, State::Ok);
    row("longest parts", py, part60 + u'.' + part60, State::Ok);
    row("one character", py, u"a.main"_s, State::Warning);
    row("one character at the end", py, u"index.f"_s, State::Warning);
    row("digit at the end of the file", py, u"index2.main"_s, State::Warning);
    row("digit at the end", py, u"index.main2"_s, State::Warning);
    row("underscore in front of the function", py, u"index._main"_s, State::Warning);
    row("digit in front of the function", py, u"index.2main"_s, State::Warning);
    row("underscore at the end of the file", py, u"index_.main"_s, State::Warning);
    row("file too long", py, part61 + u".main"_s, State::Error);
    row("function too long", py, u"index."_s + part61, State::Error);
    row("digit in front", py, u"2index.main"_s, State::Error);
    row("hyphen in front", py, u"-index.main"_s, State::Error);
    row("underscore at the end", py, u"index.main_"_s, State::Error);
    row("no point", py, u"index"_s, State::Error);
    row("two points", py, u"a.index.main"_s, State::Error);
    row("point in front", py, u".main"_s, State::Error);
    row("point at the end", py, u"index."_s, State::Error);
    row("only a point", py, u"."_s, State::Error);
    row("folder", py, u"src/index.main_handler"_s, State::Error);
    row("backslash", py, u"src\\index.main_handler"_s, State::Error);
    row("space in front", py, u" index.main_handler"_s, State::Error);
    row("space at the end", py, u"index.main_handler "_s, State::Error);
    row("line end", py, u"index.main_handler\n"_s, State::Error);
    row("brackets", py, u"index.main_handler()"_s, State::Error);
    row("colon", py, u"index:main_handler"_s, State::Error);
    row("dollar", u"Nodejs18.15"_s, u"index.$main"_s, State::Error);
    row("chinese", py, u"index.函数"_s, State::Error);
    row("full width", py, u"index.ｍain"_s, State::Error);
    row("java", u"Java8"_s, u"example.Hello::mainHandler"_s, State::Ok);
    row("java without a package", u"Java8"_s, u"Hello::run"_s, State::Ok);
    row("java nested class", u"Java8"_s, u"a.B$C::run"_s, State::Ok);
    row("java with a point", u"Java8"_s, u"example.Hello.mainHandler"_s, State::Error);
    row("java one colon", u"Java8"_s, u"example.Hello:main"_s, State::Error);
    row("java no method", u"Java8"_s, u"example.Hello::"_s, State::Error);
    row("java no class", u"Java8"_s, u"::main"_s, State::Error);
    row("java two methods", u"Java8"_s, u"a.B::c::d"_s, State::Error);
    row("java empty part", u"Java8"_s, u"a..B::c"_s, State::Error);
    row("java digit in front", u"Java8"_s, u"a.2B::c"_s, State::Error);
    row("go", u"Go1"_s, u"main"_s, State::Ok);
    row("go with a digit", u"Go1"_s, u"main2"_s, State::Warning);
    row("go with a point", u"Go1"_s, u"main.main"_s, State::Warning);
    row("go folder", u"Go1"_s, u"bin/main"_s, State::Error);
    row("go space", u"Go1"_s, u"my main"_s, State::Error);
    row("go too long", u"Go1"_s, part61, State::Error);
    row("custom text", u"CustomRuntime"_s, u"any thing: at/all"_s, State::Ok);
    row("custom long", u"CustomRuntime"_s, QString(129, u'a'), State::Warning);
    row("custom control", u"CustomRuntime"_s, u"a\u0001b"_s, State::Warning);
}

void tst_HandlerCheck::formIsJudged()
{
    QFETCH(const QString, runtime);
    QFETCH(const QString, handler);
    MemoryPackage package(Files{});
    const QList<Finding> findings =
        checkHandler(traits(runtime), handler, {}, package.listing(), package.reader());
    const auto form = std::ranges::find(findings, u"handler-form"_s, &Finding::id);
    QVERIFY(form != findings.end());
    QTEST(form->state, "state");
    QVERIFY2(!form->text.isEmpty() && form->text.size() < 200, qPrintable(form->text));
    // A form that is refused leaves nothing else to look at.
    if (form->state == State::Error)
        QCOMPARE(findings.size(), 1);
}

void tst_HandlerCheck::fixIsOffered_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("handler");
    QTest::addColumn<Files>("files");
    QTest::addColumn<Fix>("fix");
    QTest::addColumn<QString>("argument");
    const auto row = [](const char *name, const QString &runtime, const QString &handler,
                        const Files &files, Fix fix, const QString &argument) {
        QTest::newRow(name) << runtime << handler << files << fix << argument;
    };
    const QString py = u"Python3.9"_s;
    const QString good = u"index.main_handler"_s;
    row("function of another name", py, u"index.handler"_s, {{u"index.py"_s, pythonSource}},
        Fix::UseHandler, good);
    row("file of another name", py, u"app.main_handler"_s, {{u"index.py"_s, pythonSource}},
        Fix::UseHandler, good);
    row("file in another case", py, u"INDEX.main_handler"_s, {{u"index.py"_s, pythonSource}},
        Fix::UseHandler, good);
    row("blanks around", py, u" index.main_handler "_s, {{u"index.py"_s, pythonSource}},
        Fix::UseHandler, good);
    row("suffix in between", py, u"index.py.main_handler"_s, {{u"index.py"_s, pythonSource}},
        Fix::UseHandler, good);
    row("same file preferred", py, u"zz.nothing"_s,
        {{u"index.py"_s, pythonSource}, {u"zz.py"_s, "def other(): pass\n"}}, Fix::UseHandler,
        u"zz.other"_s);
    row("nothing to offer", py, u"index.handler"_s, {{u"index.py"_s, "a = 1\n"}}, Fix::None, {});
    row("one folder too deep", py, good, {{u"x-main/index.py"_s, pythonSource}}, Fix::UseRoot,
        u"x-main/"_s);
    row("two folders too deep", py, good, {{u"a/b/index.py"_s, pythonSource}}, Fix::UseRoot,
        u"a/b/"_s);
    row("too deep beside what macOS adds", py, good,
        {{u"x-main/index.py"_s, pythonSource},
         {u"__MACOSX/x-main/._index.py"_s, "x"},
         {u".DS_Store"_s, "x"}},
        Fix::UseRoot, u"x-main/"_s);
    row("too deep with other folders below", py, good,
        {{u"x-main/index.py"_s, pythonSource}, {u"x-main/lib/a.py"_s, ""}}, Fix::UseRoot,
        u"x-main/"_s);
    row("two folders at the root", py, good,
        {{u"x-main/index.py"_s, pythonSource}, {u"y/a.py"_s, ""}}, Fix::None, {});
    row("folders with the same beginning", py, good,
        {{u"x-a/index.py"_s, pythonSource}, {u"x-b/a.py"_s, ""}}, Fix::None, {});
    row("a file beside the folder", py, good,
        {{u"x-main/index.py"_s, pythonSource}, {u"README.md"_s, ""}}, Fix::None, {});
    row("found needs no fix", py, good, {{u"index.py"_s, pythonSource}}, Fix::None, {});
    row("executable too deep", u"Go1"_s, u"main"_s, {{u"out/main"_s, "x"}}, Fix::UseRoot,
        u"out/"_s);
    row("executable of another name", u"Go1"_s, u"main"_s,
        {{u"server"_s, "\x7f"
                       "ELF"}},
        Fix::UseHandler, u"server"_s);
    row("bootstrap too deep", u"CustomRuntime"_s, u"a"_s, {{u"out/bootstrap"_s, "x"}}, Fix::UseRoot,
        u"out/"_s);
}

void tst_HandlerCheck::fixIsOffered()
{
    QFETCH(const QString, runtime);
    QFETCH(const QString, handler);
    QFETCH(const Files, files);
    MemoryPackage package(files);
    const Finding verdict =
        checkHandler(traits(runtime), handler, {}, package.listing(), package.reader()).first();
    QTEST(verdict.fix, "fix");
    QTEST(verdict.fixArgument, "argument");
}

void tst_HandlerCheck::emptyHandlerMeansTheDeployedOne()
{
    MemoryPackage package({{u"index.py"_s, pythonSource}});
    const QList<Finding> found = checkHandler(traits(u"Python3.9"_s), {}, u"index.main_handler"_s,
                                              package.listing(), package.reader());
    QCOMPARE(found.first().text, u"defined in index.py, line 4"_s);
    QCOMPARE(found.first().state, State::Ok);

    const QList<Finding> missing = checkHandler(traits(u"Python3.9"_s), {}, u"index.gone"_s,
                                                package.listing(), package.reader());
    QCOMPARE(missing.first().state, State::Error);
    QCOMPARE(missing.first().fixArgument, u"index.main_handler"_s);
}

void tst_HandlerCheck::formOfTheDeployedHandlerIsNotRefused()
{
    MemoryPackage package({{u"index.py"_s, "def main2(a, b): pass\n"}});
    const QString odd = u"src/index.main"_s;
    const auto check = [&](const QString &handler, const QString &deployed) {
        return checkHandler(traits(u"Python3.9"_s), handler, deployed, package.listing(),
                            package.reader())
            .first();
    };
    QCOMPARE(check(odd, {}).state, State::Error);
    QCOMPARE(check(odd, odd).state, State::Warning);
    QCOMPARE(check({}, odd).state, State::Warning);
    QCOMPARE(check(u"index.main2"_s, {}).state, State::Warning);
    QCOMPARE(check(u"index.main2"_s, u"index.main2"_s).state, State::Ok);
}

void tst_HandlerCheck::unknownHandlerIsNoError()
{
    MemoryPackage package({{u"index.py"_s, pythonSource}});
    for (const QString &runtime : {u"Python3.9"_s, u"Nodejs18.15"_s, u"Php7"_s, u"Java8"_s,
                                   u"Go1"_s, u"Rust1"_s, QString()}) {
        const QList<Finding> findings =
            checkHandler(traits(runtime), {}, {}, package.listing(), package.reader());
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().state, State::Warning);
    }
    const Finding python =
        checkHandler(traits(u"Python3.9"_s), {}, {}, package.listing(), package.reader()).first();
    QCOMPARE(python.fixArgument, u"index.main_handler"_s);
}

void tst_HandlerCheck::webFunctionNeedsNoHandler()
{
    const FunctionTraits web = traits(u"Python3.9"_s, u"HTTP"_s);
    MemoryPackage good({{u"scf_bootstrap"_s, "#!/bin/bash\n"}});
    QVERIFY(!hasError(checkHandler(web, {}, {}, good.listing(), good.reader())));
    QCOMPARE(checkHandler(web, {}, {}, good.listing(), good.reader()).first().state, State::Ok);
    QCOMPARE(checkHandler(web, u"index.main"_s, {}, good.listing(), good.reader()).first().state,
             State::Warning);
    QVERIFY(handlerCandidates(web, good.listing(), good.reader()).isEmpty());

    MemoryPackage wrong({{u"bootstrap"_s, "#!/bin/bash\n"}, {u"app.py"_s, pythonSource}});
    const Finding verdict = checkHandler(web, {}, {}, wrong.listing(), wrong.reader()).first();
    QCOMPARE(verdict.state, State::Error);
    QVERIFY(verdict.text.contains(u"scf_bootstrap"_s));
}

void tst_HandlerCheck::imageNeedsNoHandler()
{
    MemoryPackage package({{u"index.py"_s, pythonSource}});
    const FunctionTraits image = traits(u"CustomImage"_s);
    QCOMPARE(checkHandler(image, {}, {}, package.listing(), package.reader()).first().state,
             State::Ok);
    QCOMPARE(checkHandler(image, u"a.b"_s, {}, package.listing(), package.reader()).first().state,
             State::Warning);
    QVERIFY(handlerCandidates(image, package.listing(), package.reader()).isEmpty());
}

void tst_HandlerCheck::unreadableFileIsNoError()
{
    MemoryPackage package({{u"index.py"_s, pythonSource}});
    package.lock(u"index.py"_s);
    const Finding verdict = checkHandler(traits(u"Python3.9"_s), u"index.main_handler"_s, {},
                                         package.listing(), package.reader())
                                .first();
    QCOMPARE(verdict.state, State::Warning);
    QVERIFY2(verdict.text.contains(u"cannot be read"_s), qPrintable(verdict.text));
    const Finding without = checkHandler(traits(u"Python3.9"_s), u"index.main_handler"_s, {},
                                         package.listing(), EntryReader())
                                .first();
    QCOMPARE(without.state, State::Warning);
}

void tst_HandlerCheck::fileWithAProblemIsNoError()
{
    MemoryPackage package({{u"a.py"_s, pythonSource}});
    package.listing().problems.append(
        {.kind = PackageProblem::Kind::Unreadable, .name = u"index.py"_s});
    const Finding verdict = checkHandler(traits(u"Python3.9"_s), u"index.main_handler"_s, {},
                                         package.listing(), package.reader())
                                .first();
    QCOMPARE(verdict.state, State::Warning);
}

void tst_HandlerCheck::everyFindingIsAboutTheHandler()
{
    MemoryPackage package({{u"index.py"_s, pythonSource}});
    const QList<Finding> findings = checkHandler(traits(u"Python3.9"_s), u"index.main_handler"_s,
                                                 {}, package.listing(), package.reader());
    QStringList ids;
    for (const Finding &finding : findings) {
        QCOMPARE(finding.field, Finding::Field::Handler);
        QVERIFY(!ids.contains(finding.id));
        ids.append(finding.id);
    }
    QCOMPARE(ids, QStringList({u"handler-function"_s, u"handler-file"_s, u"handler-form"_s}));
}

void tst_HandlerCheck::namesAreShownHarmless()
{
    MemoryPackage package(Files{});
    const FunctionTraits custom = traits(u"Rust\u202E1\n"_s);
    const QString text = checkHandler(custom, u"a\nb\u202E<b>\u0007"_s + QString(500, u'x'), {},
                                      package.listing(), package.reader())
                             .first()
                             .text;
    QVERIFY2(text.size() < 250, qPrintable(text));
    QVERIFY(!text.contains(u'\n') && !text.contains(QChar(0x202E)) && !text.contains(QChar(7)));
}

void tst_HandlerCheck::candidatesAreOffered_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("handlers");
    const auto row = [](const char *name, const char *runtime, const Files &files,
                        const QStringList &handlers) {
        QTest::newRow(name) << QString::fromUtf8(runtime) << files << handlers;
    };
    row("python", "Python3.9", {{u"index.py"_s, pythonSource}}, {u"index.main_handler"_s});
    row("usual names first", "Python3.9",
        {{u"abc.py"_s, "def zz(): pass\n"},
         {u"index.py"_s, "def alpha(): pass\ndef main_handler(a, b): pass\n"}},
        {u"index.main_handler"_s, u"index.alpha"_s, u"abc.zz"_s});
    row("only functions", "Python3.9",
        {{u"index.py"_s, "import os\nsize = 1\nclass Abc: pass\ndef _own(): pass\n"}}, {});
    row("only the root", "Python3.9", {{u"lib/index.py"_s, pythonSource}}, {});
    row("only sources of the runtime", "Python3.9", {{u"index.js"_s, nodeSource}}, {});
    row("names a handler cannot have", "Python3.9",
        {{u"my file.py"_s, pythonSource}, {u"a.b.py"_s, pythonSource}}, {});
    row("node", "Nodejs18.15",
        {{u"index.js"_s, "module.exports = { main_handler, PORT: 80, other() {} };\n"}},
        {u"index.main_handler"_s, u"index.other"_s});
    row("node twice", "Nodejs18.15",
        {{u"index.js"_s, nodeSource}, {u"index.mjs"_s, "export function main_handler() {}\n"}},
        {u"index.main_handler"_s});
    row("compiled by TypeScript", "Nodejs18.15",
        {{u"index.js"_s,
          "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", { value: true });\n"
          "exports.main_handler = void 0;\nexports.main_handler = main_handler;\n"}},
        {u"index.main_handler"_s});
    row("php", "Php7", {{u"index.php"_s, phpSource}}, {u"index.main_handler"_s});
    row("go", "Go1",
        {{u"aa"_s, "\x7f"
                   "ELF"},
         {u"main"_s, "\x7f"
                     "ELF"},
         {u"notes"_s, "text"}},
        {u"main"_s, u"aa"_s});
    row("java", "Java8",
        {{u"example/Hello.class"_s, QByteArray("\xCA\xFE\xBA\xBE\1\0\x0bmainHandler", 18)}},
        {u"example.Hello::mainHandler"_s});
    row("custom", "CustomRuntime", {{u"bootstrap"_s, "x"}}, {});
    row("unknown", "Rust1", {{u"index.py"_s, pythonSource}}, {});
}

void tst_HandlerCheck::candidatesAreOffered()
{
    QFETCH(const QString, runtime);
    QFETCH(const Files, files);
    MemoryPackage package(files);
    QStringList handlers;
    for (const HandlerCandidate &candidate :
         handlerCandidates(traits(runtime), package.listing(), package.reader())) {
        handlers.append(candidate.handler);
        QVERIFY(package.listing().find(candidate.file) != nullptr);
        // What is offered satisfies the check.
        const QList<Finding> findings = checkHandler(traits(runtime), candidate.handler, {},
                                                     package.listing(), package.reader());
        QVERIFY2(!hasError(findings), qPrintable(findings.first().text));
    }
    QTEST(handlers, "handlers");
}

void tst_HandlerCheck::candidatesAreBounded()
{
    QByteArray source;
    for (int i = 0; i < 500; ++i)
        source += "def name" + QByteArray::number(i) + "x(): pass\n";
    MemoryPackage package({{u"index.py"_s, source}, {u"other.py"_s, source}});
    const FunctionTraits python = traits(u"Python3.9"_s);
    QCOMPARE(handlerCandidates(python, package.listing(), package.reader()).size(), 50);
    QCOMPARE(handlerCandidates(python, package.listing(), package.reader(), 3).size(), 3);
    QCOMPARE(handlerCandidates(python, package.listing(), package.reader(), 0).size(), 0);
    QCOMPARE(handlerCandidates(python, package.listing(), package.reader(), -1).size(), 0);
}

void tst_HandlerCheck::hostileHandlersAreJudgedQuickly_data()
{
    QTest::addColumn<QString>("handler");
    QTest::newRow("letters") << QString(10'000, u'a');
    QTest::newRow("points") << QString(10'000, u'.');
    QTest::newRow("colons") << QString(10'000, u':');
    QTest::newRow("slashes") << QString(10'000, u'/');
    QTest::newRow("NUL") << QString(10'000, QChar::Null);
    QTest::newRow("half pairs") << QString(10'000, QChar(0xD800));
    QTest::newRow("long parts") << QString(5'000, u'a') + u'.' + QString(5'000, u'b');
    QTest::newRow("long class") << u"a."_s.repeated(4'000) + u"B::c"_s;
    QTest::newRow("placeholders") << u"%1%2%n%L1"_s.repeated(1'000);
    QTest::newRow("short placeholders") << u"%1.%2"_s;
}

void tst_HandlerCheck::hostileHandlersAreJudgedQuickly()
{
    QFETCH(const QString, handler);
    MemoryPackage package({{u"index.py"_s, pythonSource}});
    QElapsedTimer timer;
    timer.start();
    for (const QString &runtime : {u"Python3.9"_s, u"Nodejs18.15"_s, u"Php7"_s, u"Java8"_s,
                                   u"Go1"_s, u"CustomRuntime"_s, u"CustomImage"_s, u"Rust1"_s}) {
        for (const QString &type : {u"Event"_s, u"HTTP"_s}) {
            const QList<Finding> findings = checkHandler(traits(runtime, type), handler, {},
                                                         package.listing(), package.reader());
            QVERIFY(!findings.isEmpty());
            for (const Finding &finding : findings)
                QVERIFY2(finding.text.size() < 300, qPrintable(finding.text));
        }
    }
    QVERIFY(timer.elapsed() < 5'000);
}

void tst_HandlerCheck::largePackageIsJudgedQuickly()
{
    Files files{{u"index.py"_s, pythonSource}};
    for (int i = 0; i < 50'000; ++i)
        files.append({u"lib/module%1/file%2.py"_s.arg(i / 100).arg(i), QByteArray()});
    MemoryPackage package(files);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(checkHandler(traits(u"Python3.9"_s), u"index.main_handler"_s, {}, package.listing(),
                          package.reader())
                 .first()
                 .state,
             State::Ok);
    QCOMPARE(checkHandler(traits(u"Python3.9"_s), u"gone.main_handler"_s, {}, package.listing(),
                          package.reader())
                 .first()
                 .state,
             State::Error);
    // A tenth of this where it was measured, without sanitizers.
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_HandlerCheck::survivesRandomContents()
{
    QRandomGenerator random(7);
    const QList<QByteArray> pieces{"def ",      "main_handler",
                                   "exports.",  "module.exports = ",
                                   "function ", "{",
                                   "}",         "(",
                                   ")",         "'",
                                   "\"",        "`",
                                   "${",        "<?php ",
                                   "\n",        "/*",
                                   "*/",        "//",
                                   "#",         " = ",
                                   "class ",    "\\",
                                   "\xe4\xb8",  "import * from "};
    const QStringList runtimes{u"Python3.9"_s, u"Nodejs18.15"_s, u"Php8.0"_s};
    const QStringList suffixes{u"py"_s, u"js"_s, u"php"_s};
    int answered = 0;
    for (int round = 0; round < 3'000; ++round) {
        QByteArray source;
        const int length = int(random.bounded(60));
        for (int i = 0; i < length; ++i) {
            if (random.bounded(4) == 0)
                source.append(static_cast<char>(random.bounded(256)));
            else
                source.append(pieces.at(random.bounded(int(pieces.size()))));
        }
        const int kind = round % 3;
        MemoryPackage package({{u"index."_s + suffixes.at(kind), source}});
        const QList<Finding> findings =
            checkHandler(traits(runtimes.at(kind)), u"index.main_handler"_s, {}, package.listing(),
                         package.reader());
        QVERIFY(!findings.isEmpty());
        answered += findings.first().id == u"handler-function"_s ? 1 : 0;
    }
    QCOMPARE(answered, 3'000);
}

QTEST_GUILESS_MAIN(tst_HandlerCheck)
#include "tst_handlercheck.moc"
