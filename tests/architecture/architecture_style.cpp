// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcetree.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class architecture_style : public QObject
{
    Q_OBJECT

private slots:
    void topLevelIsAsAgreed();
    void sourcesNameTheirLicence();
    void nothingIsLeftForLater();
    void noPathOfOneMachine();
    void findsWhatItLooksFor_data();
    void findsWhatItLooksFor();
};

namespace {

// Written so that this file does not hold what it looks for.
const QRegularExpression unfinishedMark(u"\\b(TO"
                                        u"DO|FIX"
                                        u"ME|XX"
                                        u"X|HA"
                                        u"CK)\\b"_s);
const QRegularExpression pathOfAMachine(u"(?<![\\w.])/(tmp|work|root|home/[a-z]+)/"_s);

bool isSource(const QString &path)
{
    return path.endsWith(".h"_L1) || path.endsWith(".cpp"_L1) || path.endsWith(".py"_L1)
           || path.endsWith(".sh"_L1) || path.startsWith(".ci/"_L1);
}

bool isText(const QString &path)
{
    static const QStringList suffixes{u".h"_s,   u".cpp"_s,   u".txt"_s, u".md"_s,  u".json"_s,
                                      u".py"_s,  u".sh"_s,    u".svg"_s, u".ts"_s,  u".ui"_s,
                                      u".qrc"_s, u".cmake"_s, u".js"_s,  u".xml"_s, u".in"_s};
    return path.startsWith(".ci/"_L1)
           || std::any_of(suffixes.begin(), suffixes.end(),
                          [&](const QString &suffix) { return path.endsWith(suffix); });
}

// All that is kept in the repository, without what tests read as data.
QStringList projectFiles()
{
    QStringList files = filesUnder({u"app"_s, u"ui"_s, u"resources"_s, u"tests"_s,
                                    u"translations"_s, u"packaging"_s, u".ci"_s});
    files += QStringList{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"README.md"_s};
    files.removeIf([](const QString &path) { return path.startsWith("tests/data/"_L1); });
    return files;
}

bool namesItsLicence(const QString &text)
{
    static const QRegularExpression header(
        u"\\A(#![^\\n]*\\n)?(//|#) SPDX-FileCopyrightText: The SCF Desktop authors\\n"
        u"(//|#) SPDX-License-Identifier: GPL-3\\.0-or-later\\n"_s);
    return header.match(text).hasMatch();
}

QStringList linesWith(const QRegularExpression &what, const QString &path)
{
    QStringList found;
    const QStringList lines = contentsOf(path).split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (what.match(lines.at(i)).hasMatch())
            found.append(u"%1:%2: %3"_s.arg(path).arg(i + 1).arg(lines.at(i).trimmed()));
    }
    return found;
}

} // namespace

void architecture_style::topLevelIsAsAgreed()
{
    const QDir top(QStringLiteral(SCF_SOURCE_DIR));
    QStringList entries = top.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    // Not part of the project: what .gitignore names.
    entries.removeIf([](const QString &entry) {
        return entry == "build"_L1 || entry == "CMakeUserPresets.json"_L1
               || entry.endsWith(".user"_L1) || entry == "compile_commands.json"_L1;
    });
    QStringList agreed{
        u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s, u"README.md"_s,    u"app"_s,
        u"packaging"_s,      u"resources"_s,         u"tests"_s,   u"translations"_s, u"ui"_s};
    entries.sort();
    agreed.sort();
    QCOMPARE(entries.join(u' '), agreed.join(u' '));
}

void architecture_style::sourcesNameTheirLicence()
{
    QStringList bare;
    for (const QString &path : projectFiles()) {
        if (isSource(path) && !namesItsLicence(contentsOf(path)))
            bare.append(path);
    }
    QVERIFY(noneOf(bare));
}

void architecture_style::nothingIsLeftForLater()
{
    QStringList found;
    for (const QString &path : projectFiles()) {
        if (isText(path))
            found += linesWith(unfinishedMark, path);
    }
    QVERIFY(noneOf(found));
}

void architecture_style::noPathOfOneMachine()
{
    QStringList found;
    for (const QString &path : projectFiles()) {
        const bool script = path.endsWith(".sh"_L1) || path.startsWith(".ci/"_L1);
        if (isText(path) && !script && !path.startsWith("tests/"_L1))
            found += linesWith(pathOfAMachine, path);
    }
    QVERIFY(noneOf(found));
}

void architecture_style::findsWhatItLooksFor_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mark");
    QTest::addColumn<bool>("path");

    QTest::newRow("mark") << u"// TO"
                             u"DO: later"_s
                          << true << false;
    QTest::newRow("mark in a word") << u"autoTO"
                                       u"DOs"_s
                                    << false << false;
    QTest::newRow("path") << u"open(\"/home/ann/x\")"_s << false << true;
    QTest::newRow("path of the build machine") << u"see /work/shared"_s << false << true;
    QTest::newRow("address") << u"https://example.com/tmp/x"_s << false << false;
    QTest::newRow("path inside the project") << u"tests/tmp/x"_s << false << false;
}

void architecture_style::findsWhatItLooksFor()
{
    QFETCH(QString, text);
    QFETCH(bool, mark);
    QFETCH(bool, path);
    QCOMPARE(unfinishedMark.match(text).hasMatch(), mark);
    QCOMPARE(pathOfAMachine.match(text).hasMatch(), path);
    QVERIFY(!namesItsLicence(text));
    QVERIFY(namesItsLicence(u"#!/bin/sh\n# SPDX-FileCopyrightText: The SCF Desktop authors\n"
                            u"# SPDX-License-Identifier: GPL-3.0-or-later\n"_s
                            + text));
}

QTEST_GUILESS_MAIN(architecture_style)
#include "architecture_style.moc"
