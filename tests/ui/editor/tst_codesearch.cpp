// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codelanguage.h"
#include "ui/editor/codesearch.h"
#include "ui/editor/sourcelayout.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

class tst_CodeSearch : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<CodeSearch>("search");
        QTest::addColumn<QList<int>>("starts");
        const auto row = [](const char *name, const QByteArray &source, const CodeSearch &search,
                            const QList<int> &starts) {
            QTest::newRow(name) << source << search << starts;
        };
        row("nothing to find", "abc", {}, {});
        row("any case", "abc ABC", {.text = u"abc"_s}, {0, 4});
        row("this case", "abc ABC", {.text = u"ABC"_s, .matchesCase = true}, {4});
        row("whole words", "cat concat cat_1 cat", {.text = u"cat"_s, .wholeWords = true}, {0, 17});
        row("whole words that are none", "a(b) (", {.text = u"("_s, .wholeWords = true}, {5});
        row("signs are no pattern", "a.c abc", {.text = u"a.c"_s}, {0});
        row("pattern", "a.c abc", {.text = u"a.c"_s, .isRegex = true}, {0, 4});
        row("lines", "ab\r\nab\nxab", {.text = u"^ab"_s, .isRegex = true}, {0, 4});
        row("empty matches are none", "aab", {.text = u"x*"_s, .isRegex = true}, {});
        row("bytes of UTF-8", "\xE4\xBD\xA0 a \xF0\x9F\x98\x80 a", {.text = u"a"_s}, {4, 11});
        row("Chinese", "\xE4\xBD\xA0\xE4\xBD\xA0", {.text = u"你"_s}, {0, 3});
    }
    void finds()
    {
        QFETCH(QByteArray, source);
        QFETCH(CodeSearch, search);
        QFETCH(QList<int>, starts);
        const CodeMatches found = findMatches(source, search, 100);
        QList<int> got;
        for (const CodeMatch &match : found.matches)
            got.append(int(match.start));
        QCOMPARE(got, starts);
        QVERIFY(found.error.isEmpty());
    }

    void replaces_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<CodeSearch>("search");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &source, const CodeSearch &search,
                            const QByteArray &expected) {
            QTest::newRow(name) << source << search << expected;
        };
        row("text", "xaxbxa", {.text = u"a"_s, .replacement = u"你"_s},
            "\xE4\xBD\xA0xbx\xE4\xBD\xA0");
        row("text is no pattern", "a.b", {.text = u"."_s, .replacement = u"\\1"_s}, "\\1");
        row("groups", "f(a, b)",
            {.text = u"\\((\\w), (\\w)\\)"_s,
             .isRegex = true,
             .replacement = u"(\\2, \\1)\\0\\\\"_s},
            "(b, a)(a, b)\\");
        row("nothing", "abc", {.text = u"x"_s, .replacement = u"y"_s}, {});
    }
    void replaces()
    {
        QFETCH(QByteArray, source);
        QFETCH(CodeSearch, search);
        QFETCH(QByteArray, expected);
        QCOMPARE(replacedSpan(source, findMatches(source, search, 100).matches), expected);
    }

    void saysWhatIsNoPattern()
    {
        const CodeMatches found = findMatches("abc", {.text = u"a("_s, .isRegex = true}, 100);
        QVERIFY(found.matches.isEmpty());
        QVERIFY(!found.error.isEmpty());
    }

    void stopsInTime()
    {
        const QByteArray source(1'000'000, 'a');
        CodeMatches found = findMatches(source, {.text = u"a"_s}, 50);
        QCOMPARE(found.matches.size(), 50);
        QVERIFY(found.isCut);
        found = findMatches(source, {.text = u"a"_s}, 1'000'000);
        QCOMPARE(found.matches.size(), 1'000'000);
        QVERIFY(!found.isCut);
        CancelToken cancel;
        cancel.cancel();
        QVERIFY(findMatches(source, {.text = u"a"_s}, 1'000'000, cancel).matches.isEmpty());
    }

    void readsTheLayout_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<bool>("isCrLf");
        QTest::addColumn<bool>("usesTabs");
        QTest::addColumn<int>("width");
        QTest::newRow("nothing") << QByteArray() << false << false << 4;
        QTest::newRow("two") << QByteArray("a\n  b\n    c\n  d\n") << false << false << 2;
        QTest::newRow("four") << QByteArray("a\r\n    b\r\n        c\r\n") << true << false << 4;
        QTest::newRow("tabs") << QByteArray("a\n\tb\n\t\tc\n") << false << true << 4;
        QTest::newRow("comments") << QByteArray("/*\n * a\n * b\n */\nx\n  y\n") << false << false
                                  << 2;
        QTest::newRow("mostly LF") << QByteArray("a\nb\nc\r\n") << false << false << 4;
    }
    void readsTheLayout()
    {
        QFETCH(QByteArray, source);
        const SourceLayout layout = layoutOf(source, {});
        QTEST(layout.lineEnd == SourceLayout::LineEnd::CrLf, "isCrLf");
        QTEST(layout.usesTabs, "usesTabs");
        QTEST(layout.indentWidth, "width");
    }

    void knowsLanguages()
    {
        QCOMPARE(languageOf(u"a/index.py"_s, {}), CodeLanguage::Python);
        QCOMPARE(languageOf(u"Index.PHP"_s, {}), CodeLanguage::Php);
        QCOMPARE(languageOf(u"scf_bootstrap"_s, {}), CodeLanguage::Shell);
        QCOMPARE(languageOf(u"bootstrap"_s, "#!/usr/bin/env python3\n"), CodeLanguage::Python);
        QCOMPARE(languageOf(u"run"_s, "#!/bin/bash\n"), CodeLanguage::Shell);
        QCOMPARE(languageOf(u"notes.txt"_s, {}), CodeLanguage::Plain);
        QCOMPARE(languageOf(u"py"_s, {}), CodeLanguage::Plain);
    }
};

QTEST_MAIN(tst_CodeSearch)
#include "tst_codesearch.moc"
