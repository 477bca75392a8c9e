// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/javascriptmodules.h"
#include "tests/app/validation/contentcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using State = Finding::State;
using Fix = Finding::Fix;

const QByteArray plainMain = "exports.main_handler = async () => 1;\n";
const QByteArray moduleMain = "export const main_handler = async () => 1;\n";

const CheckedFunction node16{.runtime = u"Nodejs16.13"_s};
const CheckedFunction node12{.runtime = u"Nodejs12.16"_s};
const CheckedFunction node20{.runtime = u"Nodejs20.19"_s};
const CheckedFunction web{.runtime = u"Nodejs16.13"_s, .handler = {}, .type = u"HTTP"_s};
const CheckedFunction installing{.runtime = u"Nodejs16.13"_s, .installDependency = true};

MemoryPackage::Files withIndex(const MemoryPackage::Files &files,
                               const QByteArray &index = plainMain)
{
    MemoryPackage::Files all = files;
    all.append({u"index.js"_s, index});
    return all;
}

QList<FaultCase> cases()
{
    const QByteArray twoDependencies = R"({"dependencies":{"express":"4","@a/b":"1"}})";
    return {
        {"dependencies without node_modules", node16,
         withIndex({{u"package.json"_s, twoDependencies}}), u"node-modules-missing"_s,
         State::Warning, Fix::InstallDependencies, u"@a/b, express"_s,
         withIndex({{u"package.json"_s, twoDependencies},
                    {u"node_modules/express/package.json"_s, "{}"},
                    {u"node_modules/@a/b/package.json"_s, "{}"}})},
        {"another package of the scope", node16,
         withIndex({{u"package.json"_s, twoDependencies},
                    {u"node_modules/express/package.json"_s, "{}"},
                    {u"node_modules/@a/c/package.json"_s, "{}"}}),
         u"node-modules-missing"_s, State::Warning, Fix::InstallDependencies, u"@a/b."_s,
         withIndex({{u"package.json"_s,
                     R"({"devDependencies":{"jest":"1"},"peerDependencies":{"react":"1"},)"
                     R"("optionalDependencies":{"fsevents":"1"},)"
                     R"("dependencies":{"fsevents":"1","@types/node":"1"}})"}})},
        {"a package that only another one holds", node16,
         withIndex({{u"package.json"_s, R"({"dependencies":{"b":"1"}})"},
                    {u"node_modules/a/index.js"_s, "1"},
                    {u"node_modules/a/node_modules/b/index.js"_s, "1"}}),
         u"node-modules-missing"_s, State::Warning, Fix::InstallDependencies, u": b."_s,
         withIndex({{u"package.json"_s, R"({"dependencies":{"b":"1"}})"},
                    {u"node_modules/b/index.js"_s, "1"}})},
        {"a workspace that was not linked", node16,
         withIndex(
             {{u"package.json"_s, R"({"workspaces":["packages/a"],"dependencies":{"shared":"*"}})"},
              {u"packages/shared/index.js"_s, "1"}}),
         u"node-modules-missing"_s, State::Warning, Fix::InstallDependencies, u"shared"_s,
         withIndex(
             {{u"package.json"_s, R"({"workspaces":["packages/a"],"dependencies":{"shared":"*"}})"},
              {u"packages/shared/index.js"_s, "1"},
              {u"node_modules/shared/index.js"_s, "1"}})},
        {"a package that the root stands in for by NODE_PATH", node16,
         withIndex({{u"package.json"_s, R"({"dependencies":{"shared":"*"}})"},
                    {u"lib/shared/index.js"_s, "1"}}),
         u"node-modules-missing"_s, State::Warning, Fix::InstallDependencies, u"shared"_s,
         withIndex({{u"package.json"_s, R"({"dependencies":{"shared":"*"}})"},
                    {u"shared/index.js"_s, "1"}})},
        {"a large source that needs its dependency", node16,
         withIndex({{u"package.json"_s, R"({"dependencies":{"express":"4"}})"}},
                   "const e = require('express');\n" + plainMain + QByteArray(20'000, '\n')),
         u"node-modules-missing"_s, State::Warning, Fix::InstallDependencies, u"express"_s,
         // A bundle has them in it.
         withIndex({{u"package.json"_s, R"({"dependencies":{"express":"4"}})"}},
                   plainMain + QByteArray(20'000, '\n'))},
        {"a web function",
         web,
         {{u"scf_bootstrap"_s, "#!/bin/bash\n/var/lang/node16/bin/node app.js\n"},
          {u"app.js"_s, "require('koa');\n"},
          {u"package.json"_s, R"({"dependencies":{"koa":"2"}})"}},
         u"node-modules-missing"_s,
         State::Warning,
         Fix::InstallDependencies,
         u"koa"_s,
         {{u"scf_bootstrap"_s, "#!/bin/bash\n/var/lang/node16/bin/node app.js\n"},
          {u"app.js"_s, "require('koa');\n"},
          {u"node_modules/koa/index.js"_s, "1"},
          {u"package.json"_s, R"({"dependencies":{"koa":"2"}})"}}},
        {"a runtime that brings no packages", node16,
         withIndex({{u"package.json"_s, R"({"dependencies":{"lodash":"4"}})"}}),
         u"node-modules-missing"_s, State::Warning, Fix::InstallDependencies, u"lodash"_s,
         withIndex({})},
        {"required, but nowhere asked for", node16,
         withIndex({{u"lib/db.js"_s, "import { Pool } from 'pg';\n"}},
                   "const fs = require('fs'), db = require('./lib/db');\n"
                   "const path = require('node:path');\nconst axios = require('axios');\n"
                       + plainMain),
         u"node-require-missing"_s, State::Warning, Fix::None, u"axios, pg."_s,
         withIndex({{u"lib/db.js"_s, "const { Pool } = require('pg');\n"},
                    {u"lib/node_modules/pg/index.js"_s, "1"},
                    {u"deploy.js"_s, "const a = require('nobody');\n"},
                    {u"package.json"_s, R"({"name":"me","optionalDependencies":{"o":"1"}})"}},
                   "const fs = require('fs');\nconst db = require('./lib/db');\n"
                   "const me = require('me/x'), o = require('o');\n"
                   "let x; try { x = require('maybe'); } catch (e) {}\n"
                   "const lazy = () => require('later');\nif (x) require('perhaps');\n"
                   "const c = x && require('cond'); // require('comment')\n"
                       + plainMain)},
        {"dependencies twice", installing,
         withIndex({{u"package.json"_s, R"({"dependencies":{"a":"1"}})"},
                    {u"node_modules/a/index.js"_s, "1"}}),
         u"node-modules-twice"_s, State::Warning, Fix::LeaveOut, u"node_modules"_s,
         withIndex({{u"package.json"_s, R"({"dependencies":{"a":"1"}})"}})},
        {"scripts that the platform does not run", installing,
         withIndex({{u"package.json"_s, R"({"scripts":{"postinstall":"x","test":"y"}})"}}),
         u"node-install-scripts"_s, State::Warning, Fix::None, u"postinstall."_s,
         withIndex({{u"package.json"_s, R"({"scripts":{"start":"x","postinstallation":"y"}})"}})},
        {"a dependency that needs its script", installing,
         withIndex(
             {{u"package.json"_s, R"({"dependencies":{"bcrypt":"5"}})"},
              {u"package-lock.json"_s, R"({"packages":{"":{"hasInstallScript":true},)"
                                       R"("node_modules/bcrypt":{"hasInstallScript":true}}})"}}),
         u"node-dependency-scripts"_s, State::Warning, Fix::None, u"bcrypt."_s,
         withIndex({{u"package.json"_s, R"({"dependencies":{"bcrypt":"5"}})"},
                    {u"package-lock.json"_s,
                     R"({"packages":{)"
                     R"("node_modules/a":{"hasInstallScript":true,"dev":true},)"
                     R"("node_modules/b":{"hasInstallScript":true,"optional":true},)"
                     R"("node_modules/core-js":{"hasInstallScript":true},)"
                     R"("node_modules/c":{"version":"1"}}})"}})},
        {"nothing to install", installing, withIndex({}), u"package-json"_s, State::Warning,
         Fix::None, u"package.json"_s, withIndex({{u"package.json"_s, "{}"}})},
        {"a package.json that is no JSON", node16, withIndex({{u"package.json"_s, "{ name: 1 }"}}),
         u"package-json"_s, State::Warning, Fix::None, u"package.json"_s,
         withIndex({{u"package.json"_s, "\xEF\xBB\xBF{}"}})},
        {"a package.json that is no object", node16, withIndex({{u"package.json"_s, "[]"}}),
         u"package-json"_s, State::Warning, Fix::None, u"object"_s,
         withIndex({{u"lib/package.json"_s, "[]"}})},
        {"an ES module by type", node16,
         withIndex({{u"package.json"_s, R"({"type":"module"})"}}, moduleMain),
         u"node-module-type"_s, State::Warning, Fix::None, u"Node.js 16.13"_s,
         withIndex({{u"package.json"_s, R"({"type":"commonjs"})"},
                    {u"lib/package.json"_s, R"({"type":"module"})"}})},
        {"an ES module by its text", node16, withIndex({}, "import fs from 'fs';\n" + moduleMain),
         u"node-module-type"_s, State::Warning, Fix::None, u"index.js"_s,
         withIndex({}, "// import fs from 'fs'\nimport('./x.mjs').then(m => m.export);\n"
                       "const t = 'export default 1';\n"
                           + plainMain)},
        {"an ES module before type was known", node12,
         withIndex({{u"package.json"_s, R"({"type":"module"})"}}, moduleMain),
         u"node-module-type"_s, State::Warning, Fix::None, u"Node.js 12.16"_s,
         withIndex({{u"package.json"_s, R"({"type":"module"})"}})},
        {"an .mjs file",
         node20,
         {{u"index.mjs"_s, moduleMain}},
         u"node-module-type"_s,
         State::Warning,
         Fix::None,
         u"index.mjs"_s,
         withIndex({{u"index.mjs"_s, moduleMain}})},
        {"CommonJS in an ES module", node20,
         withIndex({{u"package.json"_s, R"({"type":"module"})"}}), u"node-module-type"_s,
         State::Warning, Fix::None, u"index.js"_s,
         withIndex({{u"package.json"_s, R"({"type":"module"})"}}, moduleMain)},
    };
}

} // namespace

class tst_NodeRules : public QObject
{
    Q_OBJECT

private slots:
    void findsFaults_data();
    void findsFaults();
    void isSilentForOtherRuntimes();
    void trustsWhatOldRuntimesBring();
    void looksAgainOnlyAtWhatChanged();
    void namesPackages_data();
    void namesPackages();
    void readsModules();
};

void tst_NodeRules::findsFaults_data()
{
    QTest::addColumn<int>("index");
    const QList<FaultCase> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).title) << i;
}

void tst_NodeRules::findsFaults()
{
    QFETCH(const int, index);
    verifyFault(cases().at(index));
}

void tst_NodeRules::isSilentForOtherRuntimes()
{
    MemoryPackage package(withIndex({{u"package.json"_s, "{"}}));
    for (const Finding &finding : contentFindings({.runtime = u"Php7"_s}, package))
        QVERIFY2(!finding.id.startsWith("node"_L1) && finding.id != "package-json"_L1,
                 qPrintable(finding.text));
}

void tst_NodeRules::trustsWhatOldRuntimesBring()
{
    MemoryPackage package(
        withIndex({{u"package.json"_s, R"({"dependencies":{"lodash":"4"}})"}},
                  "const _ = require('lodash');\nconst r = require('request');\n" + plainMain));
    const QList<Finding> findings = contentFindings(node12, package);
    QVERIFY(faultCalled(u"node-modules-missing"_s, findings).id.isEmpty());
    QVERIFY(faultCalled(u"node-require-missing"_s, findings).id.isEmpty());
    QCOMPARE(faultCalled(u"node-require-missing"_s, contentFindings(node16, package)).id,
             u"node-require-missing"_s);
}

void tst_NodeRules::looksAgainOnlyAtWhatChanged()
{
    MemoryPackage package(withIndex({{u"package.json"_s, R"({"dependencies":{"a":"4"}})"}},
                                    "const a = require('a');\n" + plainMain));
    for (PackageEntry &entry : package.listing().entries) {
        entry.sourcePath = entry.name;
        entry.stamp = {.size = entry.size, .modified = 1, .changed = 1, .inode = 1};
    }
    int reads = 0;
    const EntryReader inner = package.reader();
    const EntryReader reader = [&](const PackageEntry &entry, qint64 limit) {
        ++reads;
        return inner(entry, limit);
    };
    const auto memory = makeContentMemory();
    const auto check = [&] {
        return checkContents({.traits = {.runtime = Runtime(u"Nodejs16.13"_s)},
                              .handler = u"index.main_handler"_s,
                              .listing = package.listing(),
                              .reader = reader},
                             *memory);
    };
    const QList<Finding> first = check();
    QVERIFY(reads > 0);
    reads = 0;
    QCOMPARE(check(), first);
    QCOMPARE(reads, 0);
    package.listing().entries.last().stamp.modified = 2;
    QCOMPARE(check(), first);
    QVERIFY(reads > 0);
}

void tst_NodeRules::namesPackages_data()
{
    QTest::addColumn<QByteArray>("specifier");
    QTest::addColumn<QByteArray>("package");
    const auto row = [](const char *specifier, const char *package) {
        QTest::newRow(specifier) << QByteArray(specifier) << QByteArray(package);
    };
    row("express", "express");
    row("lodash/fp", "lodash");
    row("@a/b", "@a/b");
    row("@a/b/c/d.js", "@a/b");
    row("@a", "");
    row("@/lib", "");
    row("./x", "");
    row("/x", "");
    row("#x", "");
    row("node:fs", "");
    row("https://a.b", "");
    row("a text", "");
    row("", "");
}

void tst_NodeRules::namesPackages()
{
    QFETCH(const QByteArray, specifier);
    QFETCH(const QByteArray, package);
    QCOMPARE(nodePackageOf(specifier), package);
}

void tst_NodeRules::readsModules()
{
    const JavaScriptModules modules =
        javaScriptModules("import a, { b as c } from 'a';\nimport * as d from \"d/e\";\n"
                          "import 'f';\nexport { g } from './g';\nexport * from 'h';\n"
                          "export * as i from 'i';\nconst { j, k: l } = require('j');\n"
                          "function m() { return require('m'); }\nawait import('n');\n");
    QCOMPARE(modules.taken, (QList<QByteArray>{"a", "d/e", "f", "./g", "h", "i", "j"}));
    QVERIFY(modules.named.contains("m") && modules.named.contains("n"));
    QVERIFY(modules.isEsModule);
    QVERIFY(!modules.usesExports);

    const JavaScriptModules plain =
        javaScriptModules("'use strict';\nObject.defineProperty(exports, 'x', {});\n"
                          "var a = require('a');\nx.import = 1; y = { export: 1 };\n"
                          "module.exports = { a };\n");
    QCOMPARE(plain.taken, QList<QByteArray>{"a"});
    QVERIFY(!plain.isEsModule);
    QVERIFY(plain.usesExports);
    // Half a source says nothing for certain.
    QVERIFY(javaScriptModules("import a from 'a';\n const t = `").taken.isEmpty());
}

QTEST_GUILESS_MAIN(tst_NodeRules)
#include "tst_noderules.moc"
