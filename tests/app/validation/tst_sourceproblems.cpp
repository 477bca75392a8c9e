// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourceproblems.h"

#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

class tst_SourceProblems : public QObject
{
    Q_OBJECT

private:
    static FunctionTraits traits(const QString &runtime, const QString &type = u"Event"_s)
    {
        return {.runtime = Runtime(runtime), .type = type};
    }

private slots:
    void knowsTheEntryFile()
    {
        const QString handler = u"index.main_handler"_s;
        QCOMPARE(entryFileNames(traits(u"Python3.9"_s), handler), QStringList{u"index.py"_s});
        QCOMPARE(entryFileNames(traits(u"Nodejs18.15"_s), handler).constFirst(), u"index.js"_s);
        QCOMPARE(entryFileNames(traits(u"Php7"_s), handler), QStringList{u"index.php"_s});
        QCOMPARE(entryFileNames(traits(u"CustomRuntime"_s), {}), QStringList{u"bootstrap"_s});
        QCOMPARE(entryFileNames(traits(u"Nodejs18.15"_s, u"HTTP"_s), {}),
                 QStringList{u"scf_bootstrap"_s});
        QVERIFY(entryFileNames(traits(u"Java8"_s), handler).isEmpty());
        QVERIFY(entryFileNames(traits(u"Python3.9"_s), {}).isEmpty());
    }

    void findsTheLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QList<int>>("lines");
        const auto row = [](const char *title, const QString &name, const QByteArray &content,
                            const QList<int> &lines) {
            QTest::newRow(title) << name << content << lines;
        };
        const QString py = u"other.py"_s;
        const QString js = u"other.js"_s;
        const QString php = u"other.php"_s;
        row("nothing wrong", py, "def f(a):\n    return [a]\n", {});
        row("Python, text", py, "a = 1\nb = 'x\nc = 2\n", {2});
        row("Python, long text", py, "a = 1\n\nb = '''x\n\nc = 2\n", {3});
        row("Python, bracket", py, "a = 1\nf(a,\n  [1, 2]\nb = 2\n", {2});
        row("Python, wrong bracket", py, "a = (1,\n 2]\n", {1});
        row("Python, closing bracket", py, "a = 1\n\nb = 2)\n", {3});
        row("Python, the first counts", py, "a = 'x\nb = (\n", {1});
        row("JavaScript", js, "const f = (a) => { return `${a}`; };\n", {});
        row("JavaScript, text", js, "let a;\nlet b = \"x;\n", {2});
        row("JavaScript, template", js, "let a;\nlet b = `x${1};\n\n", {2});
        row("JavaScript, comment", js, "let a;\n/* b\n\n", {2});
        row("JavaScript, bracket", js, "exports.f = () => {\n  if (a) {\n};\n", {1});
        row("JavaScript, closing bracket", js, "let a = 1;\n}\n", {2});
        row("JavaScript that can be read in two ways", js, "a = {} / 2;\nb = '\n", {});
        row("PHP", php, "<?php\nfunction f($a) { return \"{$a}\"; }\n", {});
        row("PHP, text", php, "<?php\n$a = 1;\n$b = \"x;\n", {3});
        row("PHP, bracket", php, "<?php\nfunction f() {\n  if (1) {\n}\n", {2});
        row("PHP, comment", php, "<?php\n/* a\n", {2});
        row("JSON", u"a.json"_s, "{\n  \"a\": 1\n}\n", {});
        row("JSON, wrong", u"a.json"_s, "{\n  \"a\": 1,\n  b: 2\n}\n", {3});
        row("empty JSON", u"a.json"_s, "\n", {});
        row("not read here", u"a.sh"_s, "echo '(\n", {});
        row("entry file", u"index.py"_s, "\ndef main_handler(event, context):\n    pass\n", {});
        row("entry file without it", u"index.py"_s, "import os\n", {1});
        row("first function", u"index.py"_s, "import os\n\ndef handler(e, c):\n    pass\n", {3});
        row("a name like it", u"index.py"_s,
            "def a():\n    pass\n\ndef mainHandler(e, c):\n    pass\n", {4});
        row("nobody can tell", u"index.py"_s, "from other import *\n", {});
        row("not at the root", u"lib/index.py"_s, "import os\n", {});
        row("another file", u"other.py"_s, "import os\n", {});
    }
    void findsTheLine()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QList<int>, lines);
        const QList<SourceProblem> problems =
            sourceProblems(traits(u"Python3.9"_s), u"index.main_handler"_s, name, content);
        QList<int> found;
        for (const SourceProblem &problem : problems) {
            found.append(problem.line);
            QVERIFY(!problem.text.isEmpty());
        }
        QCOMPARE(found, lines);
    }

    void namesTheHandler()
    {
        const QList<SourceProblem> problems = sourceProblems(
            traits(u"Nodejs18.15"_s), u"index.main"_s, u"index.js"_s, "exports.other = () => 1;\n");
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.constFirst().text.contains("index.js"_L1));
        QVERIFY(problems.constFirst().text.contains("main"_L1));
        QCOMPARE(problems.constFirst().state, Finding::State::Error);
    }

    void asksNothingOfAWebFunction()
    {
        QVERIFY(sourceProblems(traits(u"Python3.9"_s, u"HTTP"_s), u"index.main"_s, u"index.py"_s,
                               "import os\n")
                    .isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_SourceProblems)
#include "tst_sourceproblems.moc"
