// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/validation/binarybuilder.h"
#include "tests/app/validation/contentfixture.h"

#include "app/validation/elffile.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

using Fix = Finding::Fix;
using State = Finding::State;

namespace {

const FunctionTraits web{.runtime = Runtime(u"Nodejs16.13"_s), .type = u"HTTP"_s};
const FunctionTraits custom{.runtime = Runtime(u"CustomRuntime"_s), .type = u"Event"_s};
const FunctionTraits go{.runtime = Runtime(u"Go1"_s), .type = u"Event"_s};
const FunctionTraits node16{.runtime = Runtime(u"Nodejs16.13"_s), .type = u"Event"_s};
const FunctionTraits node18{.runtime = Runtime(u"Nodejs18.15"_s), .type = u"Event"_s};
const FunctionTraits python39{.runtime = Runtime(u"Python3.9"_s), .type = u"Event"_s};

FunctionTraits webOf(const char *runtime)
{
    return {.runtime = Runtime(QString::fromLatin1(runtime)), .type = u"HTTP"_s};
}

//! What the platform would start in \a traits, with mode 0755 and \a content.
QList<Finding> judgeStart(const FunctionTraits &traits, const QByteArray &content,
                          quint32 mode = 0755)
{
    const QString name = traits.isWeb()                                       ? u"scf_bootstrap"_s
                         : traits.runtime.family() == Runtime::Family::Custom ? u"bootstrap"_s
                                                                              : u"main"_s;
    MemoryPackage package({{name, content}, {u"bin/node"_s, linuxProgram()}});
    entryOf(package.listing(), name)->mode = mode;
    return findingsOf(&checkExecutables, traits, u"main"_s, package.listing(), package.reader());
}

//! The binaries of a package; what has no suffix may be started.
QList<Finding> judgeBinaries(const MemoryPackage::Files &files,
                             const FunctionTraits &traits = node18, bool installDependency = false)
{
    MemoryPackage package(files);
    for (PackageEntry &entry : package.listing().entries)
        entry.mode = 0755;
    return findingsOf(&checkBinaries, traits, u"index.main_handler"_s, package.listing(),
                      package.reader(), installDependency);
}

QByteArray armProgram()
{
    return elfFile({.machine = 183});
}

QByteArray muslModule()
{
    return elfFile({.type = 3, .needed = {"libc.musl-x86_64.so.1"}});
}

QByteArray glibcModule(const QByteArray &version)
{
    return elfFile({.type = 3,
                    .needed = {"libc.so.6"},
                    .versions = {{.name = "GLIBC_2.2.5"}, {.name = version}}});
}

ElfFacts read(const QByteArray &file, qsizetype head = 4'096)
{
    return readElf(file.left(head), [&file](qint64 size) { return file.left(size); });
}

} // namespace

class tst_ExecutableRules : public QObject
{
    Q_OBJECT

private slots:
    void startedFileIsJudged_data();
    void startedFileIsJudged();
    void faultIsRepaired_data();
    void faultIsRepaired();
    void severalFaultsAreRepairedOneByOne();
    void interpreterIsJudged_data();
    void interpreterIsJudged();
    void languageOfAnotherRuntimeIsTold_data();
    void languageOfAnotherRuntimeIsTold();
    void otherFunctionsStartNothing_data();
    void otherFunctionsStartNothing();
    void missingFileIsLeftToTheHandlersCheck();
    void unreadableFileIsDoubted();
    void binariesAreJudged_data();
    void binariesAreJudged();
    void fixOfBinariesIsOffered();
    void programsFromWindowsAreMadeExecutable();
    void glibcOfTheRuntimeCounts_data();
    void glibcOfTheRuntimeCounts();
    void elfIsRead_data();
    void elfIsRead();
    void elfIsReadAsFarAsNeeded();
    void brokenElfHarmsNobody();
    void hostileElfIsReadInGoodTime();
    void onlyCandidatesAreRead();
    void unchangedFileIsNotReadAgain();
    void cancelledCheckReadsNoMore();
};

void tst_ExecutableRules::startedFileIsJudged_data()
{
    QTest::addColumn<FunctionTraits>("traits");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("id");
    QTest::addColumn<State>("state");
    const auto row = [](const char *name, const FunctionTraits &traits, const QByteArray &content,
                        const char *id, State state) {
        QTest::newRow(name) << traits << content << QString::fromLatin1(id) << state;
    };
    const QByteArray script = "#!/bin/bash\n/var/lang/node16/bin/node app.js\n";
    row("script of a web function", web, script, "executable", State::Ok);
    row("script of a custom runtime", custom, script, "executable", State::Ok);
    row("script without a line end", custom, "#!/bin/sh", "executable", State::Ok);
    row("script that unpacks itself", custom, script + QByteArray(9, '\0'), "executable",
        State::Ok);
    row("empty", web, "", "executable-system", State::Error);
    row("UTF-16", web, QByteArray("\xFF\xFE#\0!\0", 6), "executable-system", State::Error);
    row("data", web, QByteArray("\1\2\0\3", 4), "executable-system", State::Error);
    row("class of Java", custom, QByteArray("\xCA\xFE\xBA\xBE\0\0\0\x34", 8), "executable-system",
        State::Error);
    row("text for Go", go, "package main\n", "executable-system", State::Error);
    row("lone CR", web, "#!/bin/bash\rnode app.js\r", "script-line-ends", State::Error);
    row("CRLF for Node.js", custom, "#!/var/lang/node16/bin/node\nlet a\r\n", "executable",
        State::Ok);

    row("static program", go, linuxProgram(), "executable", State::Ok);
    row("program for a custom runtime", custom, linuxProgram(), "executable", State::Ok);
    row("program with a loader", go,
        elfFile({.loader = "/lib64/ld-linux-x86-64.so.2", .needed = {"libc.so.6"}}), "executable",
        State::Ok);
    row("program that names Linux", go, elfFile({.system = 3}), "executable", State::Ok);
    row("arm64", go, armProgram(), "executable-system", State::Error);
    row("big-endian", go, elfFile({.machine = 21, .isLittleEndian = false}), "executable-system",
        State::Error);
    row("32 bits", go, elfFile({.machine = 3, .is64 = false}), "executable-system", State::Error);
    row("32 bits of arm", go, elfFile({.machine = 40, .is64 = false}), "executable-system",
        State::Error);
    row("FreeBSD", go, elfFile({.system = 9}), "executable-system", State::Error);
    row("macOS", go, machO(), "executable-system", State::Error);
    row("macOS for two processors", custom,
        QByteArray("\xCA\xFE\xBA\xBE\0\0\0\2", 8) + QByteArray(64, '\0'), "executable-system",
        State::Error);
    row("Windows", go, windowsProgram(), "executable-system", State::Error);
    row("Go library", go, "!<arch>\n__.PKGDEF       0           0     0     644     ",
        "executable-system", State::Error);
    row("loader of musl", go,
        elfFile({.loader = "/lib/ld-musl-x86_64.so.1", .needed = {"libc.musl-x86_64.so.1"}}),
        "executable-loader", State::Error);
    row("static with musl", go, elfFile({.type = 3, .flags1 = 0x0800'0000}), "executable",
        State::Ok);
    row("loader of Nix", go, elfFile({.loader = "/nix/store/x/ld-linux-x86-64.so.2"}),
        "executable-loader", State::Error);
    row("unknown loader", go, elfFile({.loader = "/lib/ld.so"}), "executable-loader",
        State::Warning);
    row("loader in a layer", go, elfFile({.loader = "/opt/lib/ld.so"}), "executable", State::Ok);
    row("newest glibc there is", go,
        elfFile({.loader = "/lib64/ld-linux-x86-64.so.2", .versions = {{.name = "GLIBC_2.17"}}}),
        "executable", State::Ok);
    row("newer glibc", go,
        elfFile({.loader = "/lib64/ld-linux-x86-64.so.2", .versions = {{.name = "GLIBC_2.34"}}}),
        "executable-glibc", State::Warning);
    row("newer glibc if there", go,
        elfFile({.loader = "/lib64/ld-linux-x86-64.so.2",
                 .versions = {{.name = "GLIBC_2.34", .isWeak = true}}}),
        "executable", State::Ok);
}

void tst_ExecutableRules::startedFileIsJudged()
{
    QFETCH(const FunctionTraits, traits);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, id);
    const QList<Finding> findings = judgeStart(traits, content);
    QCOMPARE(idsOf(findings), QStringList{id});
    QTEST(findings.first().state, "state");
    QCOMPARE(findings.first().field, Finding::Field::Source);
    QCOMPARE(findings.first().fix, Fix::None);
    QVERIFY2(!findings.first().text.contains(u'%'), qPrintable(findings.first().text));
}

void tst_ExecutableRules::faultIsRepaired_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<quint32>("mode");
    QTest::addColumn<QString>("id");
    QTest::addColumn<State>("state");
    QTest::addColumn<Repair>("repair");
    QTest::addColumn<QByteArray>("repaired");
    const auto row = [](const char *name, const QByteArray &content, quint32 mode, const char *id,
                        State state, Repair repair, const QByteArray &repaired) {
        QTest::newRow(name) << content << mode << QString::fromLatin1(id) << state << repair
                            << repaired;
    };
    row("mode of a script", "#!/bin/sh\n", 0644, "executable-mode", State::Error,
        Repair::SetExecutable, "#!/bin/sh\n");
    row("mode of a program", linuxProgram(), 0644, "executable-mode", State::Error,
        Repair::SetExecutable, linuxProgram());
    row("CRLF", "#!/bin/bash\r\nls\r\n", 0755, "script-line-ends", State::Error,
        Repair::UnixLineEnds, "#!/bin/bash\nls\n");
    row("CRLF behind the first line", "#!/bin/bash\nls\r\n", 0755, "script-line-ends",
        State::Warning, Repair::UnixLineEnds, "#!/bin/bash\nls\n");
    row("CRLF of env", "#!/usr/bin/env bash\nls\r\n", 0755, "script-line-ends", State::Warning,
        Repair::UnixLineEnds, "#!/usr/bin/env bash\nls\n");
    row("CRLF before Node.js", "#!/var/lang/node16/bin/node\r\n", 0755, "script-line-ends",
        State::Error, Repair::UnixLineEnds, "#!/var/lang/node16/bin/node\n");
    row("byte order mark", "\xEF\xBB\xBF#!/bin/bash\n", 0755, "script-byte-order-mark",
        State::Error, Repair::RemoveByteOrderMark, "#!/bin/bash\n");
    row("no first line", "node app.js\n", 0755, "script-interpreter", State::Error, Repair::UseBash,
        "#!/bin/bash\nnode app.js\n");
    row("first line is the second", "\n#!/bin/bash\n", 0755, "script-interpreter", State::Error,
        Repair::UseBash, "#!/bin/bash\n\n#!/bin/bash\n");
    row("no interpreter", "#!\nls\n", 0755, "script-interpreter", State::Error, Repair::UseBash,
        "#!/bin/bash\nls\n");
    row("bash of Homebrew", "#!/opt/homebrew/bin/bash\n", 0755, "script-interpreter", State::Error,
        Repair::UseBash, "#!/bin/bash\n");
    row("bash of the system's owner", "#!/usr/local/bin/bash\n", 0755, "script-interpreter",
        State::Error, Repair::UseBash, "#!/bin/bash\n");
    row("zsh", "#!/usr/bin/zsh\n", 0755, "script-interpreter", State::Error, Repair::UseBash,
        "#!/bin/bash\n");
    row("bash by name", "#!bash\n", 0755, "script-interpreter", State::Error, Repair::UseBash,
        "#!/bin/bash\n");
    row("bash of Windows", "#!C:\\git\\bin/bash.exe\n", 0755, "script-interpreter", State::Error,
        Repair::UseBash, "#!/bin/bash\n");
    row("two words for env", "#!/usr/bin/env bash -e\n", 0755, "script-interpreter", State::Error,
        Repair::UseBash, "#!/bin/bash\n");
}

void tst_ExecutableRules::faultIsRepaired()
{
    QFETCH(const QByteArray, content);
    QFETCH(const quint32, mode);
    QFETCH(const QString, id);
    QFETCH(const Repair, repair);
    QFETCH(const QByteArray, repaired);
    const QList<Finding> findings = judgeStart(custom, content, mode);
    QCOMPARE(idsOf(findings), QStringList{id});
    QTEST(findings.first().state, "state");
    QCOMPARE(findings.first().fix, Fix::Repair);
    QCOMPARE(findings.first().fixNames, QStringList{u"bootstrap"_s});
    QCOMPARE(findings.first().fixRepairs, Repairs(repair));
    const QList<Finding> after =
        judgeStart(custom, repaired, repair == Repair::SetExecutable ? 0755 : mode);
    QCOMPARE(idsOf(after), QStringList{u"executable"_s});
    QCOMPARE(after.first().state, State::Ok);
}

void tst_ExecutableRules::severalFaultsAreRepairedOneByOne()
{
    // Each step is what the repair of one finding leaves.
    QCOMPARE(idsOf(judgeStart(web, "\xEF\xBB\xBF#!/usr/local/bin/bash\r\nls\r\n", 0644)),
             QStringList({u"executable-mode"_s, u"script-byte-order-mark"_s, u"script-line-ends"_s,
                          u"script-interpreter"_s}));
    QCOMPARE(
        idsOf(judgeStart(web, "\xEF\xBB\xBF#!/usr/local/bin/bash\r\nls\r\n")),
        QStringList({u"script-byte-order-mark"_s, u"script-line-ends"_s, u"script-interpreter"_s}));
    QCOMPARE(idsOf(judgeStart(web, "#!/usr/local/bin/bash\r\nls\r\n")),
             QStringList({u"script-line-ends"_s, u"script-interpreter"_s}));
    const QList<Finding> lines = judgeStart(web, "#!/bin/bash\nls\r\n");
    QCOMPARE(idsOf(lines), QStringList{u"script-line-ends"_s});
    QCOMPARE(lines.first().fixRepairs, Repairs(Repair::UnixLineEnds));
    QCOMPARE(judgeStart(web, "#!/bin/bash\nls\n").first().state, State::Ok);
}

void tst_ExecutableRules::interpreterIsJudged_data()
{
    QTest::addColumn<FunctionTraits>("traits");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<State>("state");
    const auto row = [](const FunctionTraits &traits, const char *line, State state) {
        QTest::addRow("%s, %s", qPrintable(traits.runtime.id()), line)
            << traits << QByteArray(line) << state;
    };
    row(custom, "#!/bin/bash", State::Ok);
    row(custom, "#! /bin/bash -e", State::Ok);
    row(custom, "#!/bin/bash ", State::Ok);
    row(custom, "#!/bin/sh", State::Ok);
    row(custom, "#!/usr/bin/env bash", State::Ok);
    row(custom, "#!/usr/bin/env -S node --x", State::Warning);
    row(custom, "#!/usr/bin/env", State::Error);
    row(custom, "#!/usr/bin/env node", State::Warning);
    row(custom, "#!/usr/bin/env python3 -u", State::Error);
    row(custom, "#!/var/lang/python3/bin/python3", State::Ok);
    row(custom, "#!/opt/node/bin/node", State::Ok);
    row(custom, "#!/opt/homebrew/bin/node", State::Error);
    row(custom, "#!/Users/me/bin/node", State::Error);
    row(custom, "#!/usr/bin/node", State::Warning);
    row(custom, "#!/usr/bin/python", State::Ok);
    row(custom, "#!/usr/bin/python3", State::Warning);
    row(custom, "#!/var/user/bin/node", State::Ok);
    row(custom, "#!bin/node", State::Ok);
    row(custom, "#!/var/user/bin/deno", State::Warning);
    row(custom, "#!bin/deno", State::Error);
    row(webOf("Nodejs16.13"), "#!/usr/bin/env node", State::Ok);
    row(webOf("Nodejs16.13"), "#!/var/lang/node16/bin/node", State::Ok);
    row(webOf("Nodejs16.13"), "#!/var/lang/node18/bin/node", State::Warning);
    row(webOf("Python3.9"), "#!/var/lang/python39/bin/python3.9", State::Ok);
    row(webOf("Python3.9"), "#!/var/lang/python39/bin/python3", State::Ok);
    row(webOf("Python3.9"), "#!/var/lang/python39/bin/python3.11", State::Warning);
    row(webOf("Python3.9"), "#!/var/lang/python311/bin/python3.11", State::Warning);
    row(webOf("Python3.9"), "#!/usr/bin/env python3.11", State::Warning);
    row(webOf("Python3.6"), "#!/var/lang/python3/bin/python3", State::Ok);
    row(webOf("Python3.10"), "#!/var/lang/python3/bin/python3", State::Warning);
    row(webOf("Python3.10"), "#!/usr/bin/python", State::Warning);
    row(webOf("Python2.7"), "#!/var/lang/python2/bin/python", State::Ok);
    row(webOf("Php7"), "#!/var/lang/php7/bin/php", State::Ok);
    row(webOf("Php7.4"), "#!/var/lang/php74/bin/php", State::Ok);
    row(webOf("Php5.6"), "#!/var/lang/php5/bin/php", State::Ok);
    row(webOf("Java8"), "#!/var/lang/java8/bin/java", State::Ok);
}

void tst_ExecutableRules::interpreterIsJudged()
{
    QFETCH(const FunctionTraits, traits);
    QFETCH(const QByteArray, line);
    const QList<Finding> findings = judgeStart(traits, line + "\n");
    QCOMPARE(findings.size(), 1);
    QTEST(findings.first().state, "state");
    QCOMPARE(findings.first().id,
             findings.first().state == State::Ok ? u"executable"_s : u"script-interpreter"_s);
}

void tst_ExecutableRules::languageOfAnotherRuntimeIsTold_data()
{
    QTest::addColumn<FunctionTraits>("traits");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const FunctionTraits &traits, const char *body,
                        const char *told) {
        QTest::newRow(name) << traits << QByteArray(body) << QString::fromLatin1(told);
    };
    row("its own", web, "/var/lang/node16/bin/node app.js\n", "");
    row("another", web, "exec /var/lang/node18/bin/node app.js\n", "/var/lang/node18/bin/node");
    row("another in quotes", web, "\"/var/lang/python3/bin/python3\" a\n",
        "/var/lang/python3/bin/python3");
    row("second of a line", web, "PATH=/var/lang/node16/bin:/var/lang/node12/bin\n",
        "/var/lang/node12/bin");
    row("in a comment", web, "  # /var/lang/node18/bin/node app.js\n", "");
    row("custom runtime", custom, "/var/lang/node18/bin/node app.js\n", "");
}

void tst_ExecutableRules::languageOfAnotherRuntimeIsTold()
{
    QFETCH(const FunctionTraits, traits);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, told);
    const QList<Finding> findings = judgeStart(traits, "#!/bin/bash\n" + body);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().state, told.isEmpty() ? State::Ok : State::Warning);
    QCOMPARE(findings.first().id, told.isEmpty() ? u"executable"_s : u"script-language"_s);
    QVERIFY2(findings.first().text.contains(told), qPrintable(findings.first().text));
}

void tst_ExecutableRules::otherFunctionsStartNothing_data()
{
    QTest::addColumn<FunctionTraits>("traits");
    QTest::newRow("Node.js") << node16;
    QTest::newRow("Python") << python39;
    QTest::newRow("image") << FunctionTraits{.runtime = Runtime(u"CustomImage"_s),
                                             .type = u"HTTP"_s};
}

void tst_ExecutableRules::otherFunctionsStartNothing()
{
    QFETCH(const FunctionTraits, traits);
    MemoryPackage package({{u"scf_bootstrap"_s, ""}, {u"bootstrap"_s, ""}, {u"main"_s, ""}});
    QVERIFY(findingsOf(&checkExecutables, traits, u"main"_s, package.listing(), package.reader())
                .isEmpty());
}

void tst_ExecutableRules::missingFileIsLeftToTheHandlersCheck()
{
    MemoryPackage package({{u"bin/scf_bootstrap"_s, ""}, {u"bootstrap"_s, ""}});
    QVERIFY(findingsOf(&checkExecutables, web, {}, package.listing(), package.reader()).isEmpty());
}

void tst_ExecutableRules::unreadableFileIsDoubted()
{
    MemoryPackage package({{u"scf_bootstrap"_s, "#!/bin/sh\n"}});
    package.listing().entries.first().mode = 0755;
    package.lock(u"scf_bootstrap"_s);
    const QList<Finding> findings =
        findingsOf(&checkExecutables, web, {}, package.listing(), package.reader());
    QCOMPARE(idsOf(findings), QStringList{u"executable-unreadable"_s});
    QCOMPARE(findings.first().state, State::Warning);
}

void tst_ExecutableRules::binariesAreJudged_data()
{
    QTest::addColumn<MemoryPackage::Files>("files");
    QTest::addColumn<QString>("id"); // empty: nothing is said
    const auto row = [](const char *name, const MemoryPackage::Files &files, const char *id) {
        QTest::newRow(name) << files << QString::fromLatin1(id);
    };
    const QByteArray module = linuxModule();
    const QByteArray macModule = machO();
    const QByteArray windows = windowsProgram();
    row("no binary", {{u"index.js"_s, QByteArray(100, 'x')}, {u"LICENSE"_s, macModule}}, "");
    row("module for Linux", {{u"node_modules/a/build/Release/a.node"_s, module}}, "binaries");
    row("module for macOS", {{u"node_modules/a/build/Release/a.node"_s, macModule}},
        "binaries-macos");
    row("module for Windows", {{u"node_modules/a/build/Release/a.node"_s, windows}},
        "binaries-windows");
    row("module for arm64",
        {{u"node_modules/a/build/Release/a.node"_s, elfFile({.machine = 183, .type = 3})}},
        "binaries-processor");
    row("module for musl", {{u"node_modules/a/build/Release/a.node"_s, muslModule()}},
        "binaries-musl");
    row("module for a libc of no version",
        {{u"a.so"_s, elfFile({.type = 3, .needed = {"libc.so"}})}}, "binaries-musl");
    row("Python module for macOS", {{u"numpy/_core.cpython-39-darwin.so"_s, macModule}},
        "binaries-macos");
    row("Python module for Windows", {{u"numpy/_core.cp39-win_amd64.pyd"_s, windows}},
        "binaries-windows");
    row("library of a version", {{u"lib/libx.so.1.2"_s, armProgram()}}, "binaries-processor");
    row("program of the person's", {{u"bin/ffmpeg"_s, macModule}}, "binaries-macos");

    row("prebuilt for all",
        {{u"node_modules/a/prebuilds/darwin-x64+arm64/a.node"_s, macModule},
         {u"node_modules/a/prebuilds/linux-arm64/a.node"_s, armProgram()},
         {u"node_modules/a/prebuilds/linux-x64/a.glibc.node"_s, module},
         {u"node_modules/a/prebuilds/linux-x64/a.musl.node"_s, muslModule()},
         {u"node_modules/a/prebuilds/win32-ia32/a.node"_s, windows}},
        "binaries");
    row("prebuilt for all but Linux",
        {{u"node_modules/a/prebuilds/darwin-arm64/a.node"_s, macModule},
         {u"node_modules/b/prebuilds/linux-x64/b.node"_s, module}},
        "binaries-macos");
    row("built beside prebuilt ones",
        {{u"node_modules/pty/prebuilds/win32-x64/conpty/OpenConsole.exe"_s, windows},
         {u"node_modules/pty/prebuilds/darwin-x64/pty.node"_s, macModule},
         {u"node_modules/pty/build/Release/pty.node"_s, module}},
        "binaries");
    row("npm packages of two machines",
        {{u"node_modules/@esbuild/darwin-arm64/bin/esbuild"_s, macModule},
         {u"node_modules/@esbuild/linux-x64/bin/esbuild"_s, linuxProgram()},
         {u"node_modules/@esbuild/win32-x64/esbuild.exe"_s, windows},
         {u"node_modules/esbuild/bin/esbuild"_s, macModule}},
        "binaries");
    row("npm package of one other machine",
        {{u"node_modules/@esbuild/win32-x64/esbuild.exe"_s, windows}}, "binaries-windows");
    row("libraries of two machines",
        {{u"node_modules/@img/sharp-libvips-darwin-arm64/lib/libvips-cpp.42.dylib"_s, macModule},
         {u"node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.42"_s, module},
         {u"node_modules/@img/sharp-libvips-linuxmusl-x64/lib/libvips-cpp.so.42"_s, muslModule()}},
        "binaries");
    row("only macOS has it", {{u"node_modules/fsevents/fsevents.node"_s, macModule}}, "");
    row("in a nested package",
        {{u"node_modules/chokidar/node_modules/fsevents/fsevents.node"_s, macModule}}, "");
    row("helpers for other systems",
        {{u"node_modules/notifier/vendor/mac.noindex/t.app/Contents/MacOS/t"_s, macModule},
         {u"node_modules/notifier/vendor/snoretoast-x86.exe"_s, windows}},
        "");
    row("program in the place of Linux's", {{u"node_modules/ffmpeg-static/ffmpeg"_s, macModule}},
        "binaries-macos");
    row("starters of pip",
        {{u"pip/_vendor/distlib/t64.exe"_s, windows}, {u"bin/flask.exe"_s, windows}}, "");
    row("program for Windows", {{u"tools/convert.exe"_s, windows}}, "binaries-windows");
    row(".NET", {{u"app.exe"_s, windowsProgram(true)}, {u"lib.dll"_s, windows}}, "");
    row("begins as Windows programs do", {{u"story"_s, "MZ" + QByteArray(200, 'x')}}, "");
    row("newer glibc", {{u"a.node"_s, glibcModule("GLIBC_2.29")}}, "binaries-glibc");
    row("glibc's newest there is", {{u"a.node"_s, glibcModule("GLIBC_2.28")}}, "binaries");
    row("relative relocations", {{u"a.node"_s, glibcModule("GLIBC_ABI_DT_RELR")}},
        "binaries-glibc");
    row("version of another library", {{u"a.node"_s, glibcModule("GLIBCXX_3.4.99")}}, "binaries");
    row("too small for a program",
        {{u"a"_s, "\x7F"
                  "ELF"}},
        "");
}

void tst_ExecutableRules::binariesAreJudged()
{
    QFETCH(const MemoryPackage::Files, files);
    QFETCH(const QString, id);
    const QList<Finding> findings = judgeBinaries(files);
    QCOMPARE(idsOf(findings), id.isEmpty() ? QStringList() : QStringList{id});
    for (const Finding &finding : findings) {
        QCOMPARE(finding.state, id == "binaries"_L1 ? State::Ok : State::Warning);
        QVERIFY2(!finding.text.contains(u'%'), qPrintable(finding.text));
    }
}

void tst_ExecutableRules::fixOfBinariesIsOffered()
{
    const std::pair<QString, QByteArray> manifest{u"package.json"_s, "{}"};
    const std::pair<QString, QByteArray> npm{u"node_modules/a/a.node"_s, machO()};
    const std::pair<QString, QByteArray> own{u"a.node"_s, machO()};
    QCOMPARE(judgeBinaries({manifest, npm}).first().fix, Fix::InstallDependencies);
    QVERIFY(judgeBinaries({manifest, npm}, node18, true).isEmpty()); // as after the click
    QCOMPARE(judgeBinaries({npm}).first().fix, Fix::None);
    QCOMPARE(judgeBinaries({manifest, npm, own}).first().fix, Fix::None);
    QCOMPARE(judgeBinaries({manifest, npm}, python39).first().fix, Fix::None);
}

void tst_ExecutableRules::programsFromWindowsAreMadeExecutable()
{
    MemoryPackage package(
        {{u"bin/tool"_s, linuxProgram()},
         {u"lib/libc.so.6"_s, elfFile({.type = 3, .loader = "/lib64/ld-linux-x86-64.so.2"})},
         {u"lib/x.so"_s, linuxModule()}});
    const auto judge = [&package] {
        return findingsOf(&checkBinaries, node18, {}, package.listing(), package.reader());
    };
    const QList<Finding> findings = judge();
    QCOMPARE(idsOf(findings), QStringList{u"binaries-mode"_s});
    QCOMPARE(findings.first().state, State::Warning);
    QCOMPARE(findings.first().fix, Fix::Repair);
    QCOMPARE(findings.first().fixNames, QStringList{u"bin/tool"_s});
    QCOMPARE(findings.first().fixRepairs, Repairs(Repair::SetExecutable));
    PackageEntry *tool = entryOf(package.listing(), u"bin/tool"_s);
    tool->repairs = Repair::SetExecutable;
    tool->mode = 0755;
    QCOMPARE(idsOf(judge()), QStringList{u"binaries"_s});
}

void tst_ExecutableRules::glibcOfTheRuntimeCounts_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<bool>("has28");
    const auto row = [](const char *runtime, bool has28) {
        QTest::newRow(runtime) << QString::fromLatin1(runtime) << has28;
    };
    row("Nodejs16.13", false);
    row("Nodejs18.15", true);
    row("Nodejs20.19", true);
    row("Python3.9", false);
    row("Python3.10", true);
    row("Php8.0", false);
    row("Java11", false);
    row("Go1", false);
    row("CustomRuntime", false);
    row("Perl7", false);
}

void tst_ExecutableRules::glibcOfTheRuntimeCounts()
{
    QFETCH(const QString, runtime);
    QFETCH(const bool, has28);
    const auto stateFor = [&runtime](const char *version) {
        return judgeBinaries({{u"a.so"_s, glibcModule(version)}},
                             {.runtime = Runtime(runtime), .type = u"Event"_s})
            .first()
            .state;
    };
    QCOMPARE(stateFor("GLIBC_2.17"), State::Ok);
    QCOMPARE(stateFor("GLIBC_2.28"), has28 ? State::Ok : State::Warning);
    QCOMPARE(stateFor("GLIBC_2.29"), State::Warning);
}

void tst_ExecutableRules::elfIsRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("glibc");
    QTest::addColumn<bool>("isProgram");
    QTest::addColumn<bool>("needsMusl");
    QTest::newRow("static program") << elfFile({}) << 0 << true << false;
    QTest::newRow("library") << elfFile({.type = 3}) << 0 << false << false;
    QTest::newRow("program that can lie anywhere")
        << elfFile({.type = 3, .flags1 = 0x0800'0001}) << 0 << true << false;
    QTest::newRow("loader") << elfFile({.type = 3, .loader = "/lib64/ld.so"}) << 0 << true << false;
    QTest::newRow("newest of several") << elfFile(
        {.versions = {{.name = "GLIBC_2.3.4"}, {.name = "GLIBC_2.31"}, {.name = "GLIBC_2.9"}}})
                                       << 31 << true << false;
    QTest::newRow("no number") << elfFile({.versions = {{.name = "GLIBC_2.x"},
                                                        {.name = "GLIBC_PRIVATE"},
                                                        {.name = "GLIBC_2.99999999999999"}}})
                               << 0 << true << false;
    QTest::newRow("text that names a version")
        << elfFile({}) + "GLIBC_2.40" + QByteArray(1, '\0') << 0 << true << false;
    QTest::newRow("musl") << muslModule() << 0 << false << true;
    QTest::newRow("text that names musl")
        << linuxModule() + "libc.musl-x86_64.so.1" + QByteArray(1, '\0') << 2 << false << false;
}

void tst_ExecutableRules::elfIsRead()
{
    QFETCH(const QByteArray, file);
    const ElfFacts facts = read(file);
    QTEST(facts.glibc, "glibc");
    QTEST(facts.isProgram, "isProgram");
    QTEST(facts.needsMusl, "needsMusl");
    QVERIFY(facts.isForX64() && facts.isForLinux());
}

void tst_ExecutableRules::elfIsReadAsFarAsNeeded()
{
    const QByteArray file = elfFile({.type = 3,
                                     .needed = {"libc.so.6"},
                                     .versions = {{.name = "GLIBC_2.34"}},
                                     .code = 3'000'000});
    int reads = 0;
    qint64 most = 0;
    const PrefixReader reader = [&](qint64 size) {
        ++reads;
        most = qMax(most, size);
        return file.left(size);
    };
    QCOMPARE(readElf(file.left(4'096), reader).glibc, 34);
    QVERIFY2(reads <= 3, qPrintable(QString::number(reads)));

    reads = 0;
    QByteArray behind = file;
    putLittle(&behind, 64 + 56 + 8, quint64(200) * 1024 * 1024); // where the dynamic segment lies
    QCOMPARE(readElf(behind.left(4'096), reader).glibc, 0);
    QVERIFY(most <= 64 * 1024 * 1024);
}

void tst_ExecutableRules::brokenElfHarmsNobody()
{
    const QList<QByteArray> whole{
        elfFile({.loader = "/lib64/ld-linux-x86-64.so.2",
                 .needed = {"libc.so.6", "libm.so.6"},
                 .versions = {{.name = "GLIBC_2.34"}, {.name = "GLIBC_2.2.5", .isWeak = true}},
                 .flags1 = 1}),
        muslModule(), windowsProgram(), machO()};
    QRandomGenerator random(20'260'801);
    for (const QByteArray &file : whole) {
        // Every beginning of it.
        for (qsizetype size = 0; size <= file.size(); ++size)
            judgeStart(go, file.left(size));
        for (int round = 0; round < 20'000; ++round) {
            QByteArray broken = file;
            const int changes = 1 + random.bounded(6);
            for (int i = 0; i < changes; ++i) {
                const qsizetype at = random.bounded(qint32(broken.size()));
                static constexpr char extremes[] = {'\0', '\1', '\x7F', '\x80', '\xFF'};
                broken[at] = random.bounded(2) == 0 ? extremes[random.bounded(5)]
                                                    : char(random.bounded(256));
            }
            const ElfFacts facts = read(broken, random.bounded(8'192));
            QVERIFY(facts.glibc >= 0 && facts.glibc < 100'000);
        }
    }
    for (int round = 0; round < 5'000; ++round) {
        QByteArray noise(random.bounded(600), Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(random.bounded(256));
        noise.prepend("\x7F"
                      "ELF\2\1\1");
        read(noise);
        judgeStart(custom, noise.sliced(random.bounded(8)));
    }
}

void tst_ExecutableRules::hostileElfIsReadInGoodTime()
{
    // Thousands of libraries, each with a list that leads a few kilobytes on.
    QByteArray file = elfFile({.versions = {{.name = "GLIBC_2.34"}}});
    const qsizetype start = file.size();
    constexpr int libraries = 6'000;
    constexpr int step = 8'000;
    file.append(qsizetype(libraries) * step, '\0');
    for (int i = 0; i < libraries; ++i) {
        const qsizetype at = start + qsizetype(i) * step;
        putLittle(&file, at + 2, quint16(0xFFFF));
        putLittle(&file, at + 8, quint32(step / 2));
        putLittle(&file, at + 12, quint32(step));
        putLittle(&file, at + step / 2 + 12, quint32(16));
    }
    // The dynamic segment stands before; its second entry is about the versions.
    const qsizetype dynamic = qFromLittleEndian<quint64>(file.constData() + 64 + 56 + 8);
    putLittle(&file, dynamic + 16 + 8, elfBase + quint64(start));
    putLittle(&file, 64 + 2 * 56 + 32, quint64(file.size()));
    qint64 bytes = 0;
    int reads = 0;
    readElf(file.left(4'096), [&](qint64 size) {
        ++reads;
        bytes += size;
        return file.left(size);
    });
    QVERIFY2(reads > 3 && reads < 40, qPrintable(QString::number(reads)));
    QVERIFY2(bytes < 256 * 1024 * 1024, qPrintable(QString::number(bytes)));
}

void tst_ExecutableRules::onlyCandidatesAreRead()
{
    const QByteArray content(100, 'x');
    MemoryPackage package({{u".npmrc"_s, content},
                           {u"LICENSE"_s, content},
                           {u"a.dll"_s, content},
                           {u"a.js"_s, content},
                           {u"b/Readme"_s, content},
                           {u"b/data"_s, content},
                           {u"b/data.bin"_s, content},
                           {u"b/data.dat"_s, content},
                           {u"b/libx.so.1"_s, content},
                           {u"b/small"_s, "x"},
                           {u"b/run.js"_s, content},
                           {u"b/run.tool"_s, content}});
    entryOf(package.listing(), u"b/run.js"_s)->mode = 0755;
    entryOf(package.listing(), u"b/run.tool"_s)->mode = 0755;
    QStringList seen;
    const EntryReader reader = [&](const PackageEntry &entry, qint64 limit) {
        seen.append(entry.name);
        return package.reader()(entry, limit);
    };
    findingsOf(&checkBinaries, node18, {}, package.listing(), reader);
    QCOMPARE(seen, QStringList({u"b/data"_s, u"b/data.bin"_s, u"b/libx.so.1"_s, u"b/run.tool"_s}));
}

void tst_ExecutableRules::unchangedFileIsNotReadAgain()
{
    MemoryPackage package({{u"a.node"_s, linuxModule()}});
    PackageEntry &entry = package.listing().entries.first();
    entry.sourcePath = u"/src/a.node"_s;
    entry.stamp = {.size = entry.size, .modified = 1'000, .changed = 1'000, .inode = 7};
    int reads = 0;
    const EntryReader reader = [&](const PackageEntry &one, qint64 limit) {
        ++reads;
        return package.reader()(one, limit);
    };
    const auto memory = makeContentMemory();
    const CancelToken cancel;
    const ContentToCheck content{.traits = node18, .listing = package.listing(), .reader = reader};
    const ContentView view{.content = content, .memory = *memory, .cancel = cancel};
    const QList<Finding> first = checkBinaries(view);
    QCOMPARE(reads, 1);
    QCOMPARE(checkBinaries(view), first);
    QCOMPARE(reads, 1);
    entry.stamp.modified = 2'000;
    checkBinaries(view);
    QCOMPARE(reads, 2);
}

void tst_ExecutableRules::cancelledCheckReadsNoMore()
{
    MemoryPackage package({{u"a.node"_s, linuxModule()}, {u"b.node"_s, linuxModule()}});
    const CancelToken cancel;
    int reads = 0;
    const EntryReader reader = [&](const PackageEntry &one, qint64 limit) {
        ++reads;
        cancel.cancel();
        return package.reader()(one, limit);
    };
    const auto memory = makeContentMemory();
    const ContentToCheck content{.traits = node18, .listing = package.listing(), .reader = reader};
    checkBinaries({.content = content, .memory = *memory, .cancel = cancel});
    QCOMPARE(reads, 1);
}

QTEST_GUILESS_MAIN(tst_ExecutableRules)
#include "tst_executablerules.moc"
