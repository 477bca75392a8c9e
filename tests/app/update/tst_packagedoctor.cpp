// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/validation/binarybuilder.h"

#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "app/update/packagefixes.h"
#include "app/update/packagepreparation.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using State = Finding::State;
using Fix = Finding::Fix;

struct File
{
    QString name{};
    QByteArray content{};
    quint32 mode = 0644;
};
using Files = QList<File>;

struct Kind
{
    const char *runtime;
    const char *type;
    const char *handler;
};

constexpr Kind python{"Python3.9", "Event", "index.main_handler"};
constexpr Kind python2{"Python2.7", "Event", "index.main_handler"};
constexpr Kind node{"Nodejs16.13", "Event", "index.main_handler"};
constexpr Kind node18{"Nodejs18.15", "Event", "index.main_handler"};
constexpr Kind web{"Nodejs16.13", "HTTP", ""};
constexpr Kind custom{"CustomRuntime", "Event", "x.y"};
constexpr Kind go{"Go1", "Event", "main"};

//! What the ZIP must hold after the fix.
struct ZipFact
{
    QString name{};
    std::optional<QByteArray> content{}; //!< nothing: it is not there
    quint32 mode = 0;                    //!< 0: whatever
};

struct Case
{
    const char *title;
    Kind kind;
    Files files;
    QString id;
    State state;
    Fix fix;
    QList<ZipFact> afterFix;
    Files nearMiss;
    bool installDependency = false;
};

const QByteArray pythonMain = "def main_handler(event, context):\n    return 1\n";
const QByteArray nodeMain = "exports.main_handler = async () => 1;\n";

// A file that begins as an ELF of 64 bits for \a machine, with \a loader and \a texts in it.
QByteArray elf(quint16 machine, const QByteArray &loader = {}, const QByteArray &texts = {},
               char elfClass = 2)
{
    QByteArray bytes(64 + 56, '\0');
    bytes.replace(0, 7,
                  QByteArray("\x7F"
                             "ELF")
                      + elfClass + '\x01' + '\x01');
    const auto put = [&bytes](qsizetype at, quint64 value, int size) {
        for (int i = 0; i < size; ++i)
            bytes[at + i] = char((value >> (8 * i)) & 0xFFU);
    };
    put(18, machine, 2);
    put(32, 64, 8); // program headers
    put(54, 56, 2);
    put(56, 1, 2);
    if (!loader.isEmpty()) {
        put(64, 3, 4); // PT_INTERP
        put(64 + 8, quint64(bytes.size()), 8);
        put(64 + 32, quint64(loader.size() + 1), 8);
        bytes += loader + '\0';
    }
    return bytes + texts + QByteArray(64, '\0');
}

QByteArray needingGlibc(const QByteArray &version)
{
    return elfFile(
        {.needed = {"libc.so.6"}, .versions = {{.name = "GLIBC_2.2.5"}, {.name = version}}});
}

const QByteArray linuxElf = elf(62);
const QByteArray armElf = elf(183);
const QByteArray macProgram = QByteArray::fromHex("cffaedfe07000001") + QByteArray(100, '\0');
const QByteArray windowsProgram = "MZ" + QByteArray(200, '\0');

QByteArray privateKey()
{
    return "-----BEGIN RSA "
           "PRIVATE KEY-----\n"
           + QByteArray(400, 'M') + "\n-----END\n";
}

// Put together here, so that nobody finds a secret in this source.
QByteArray secretId()
{
    return QByteArray("AK") + "ID" + "z8krbsJ5yKBZQpn74WFkmLPx3gnPhESA";
}

QList<Case> cases()
{
    const File index{u"index.py"_s, pythonMain};
    const File indexJs{u"index.js"_s, nodeMain};
    const auto script = [](const QByteArray &content, quint32 mode = 0755) {
        return Files{{u"scf_bootstrap"_s, content, mode}};
    };
    const QByteArray goodScript = "#!/bin/bash\n/var/lang/node16/bin/node app.js\n";
    return {
        {"one folder too deep",
         python,
         {{u"x-main/index.py"_s, pythonMain}, {u"x-main/lib/a.py"_s, "a = 1\n"}},
         u"handler-file"_s,
         State::Error,
         Fix::UseRoot,
         {{u"index.py"_s, pythonMain}, {u"lib/a.py"_s, "a = 1\n"}, {u"x-main/index.py"_s, {}}},
         {index}},
        {"not executable",
         web,
         script(goodScript, 0644),
         u"executable-mode"_s,
         State::Error,
         Fix::Repair,
         {{u"scf_bootstrap"_s, goodScript, 0755}},
         script(goodScript)},
        {"byte order mark",
         web,
         script("\xEF\xBB\xBF" + goodScript),
         u"script-byte-order-mark"_s,
         State::Error,
         Fix::Repair,
         {{u"scf_bootstrap"_s, goodScript, 0755}},
         script(goodScript)},
        {"Windows line ends in the first line",
         web,
         script("#!/bin/bash\r\nnode app.js\r\n"),
         u"script-line-ends"_s,
         State::Error,
         Fix::Repair,
         {{u"scf_bootstrap"_s, "#!/bin/bash\nnode app.js\n"}},
         script("#!/bin/bash\nnode app.js\n")},
        {"Windows line ends further down",
         web,
         script("#!/bin/bash\nnode app.js\r\n"),
         u"script-line-ends"_s,
         State::Warning,
         Fix::Repair,
         {{u"scf_bootstrap"_s, "#!/bin/bash\nnode app.js\n"}},
         script("#!/bin/bash\nnode app.js\n")},
        {"no interpreter",
         web,
         script("node app.js\n"),
         u"script-interpreter"_s,
         State::Error,
         Fix::Repair,
         {{u"scf_bootstrap"_s, "#!/bin/bash\nnode app.js\n"}},
         script(goodScript)},
        {"an interpreter of another system",
         custom,
         {{u"bootstrap"_s, "#!/usr/local/bin/bash\necho\n", 0755}},
         u"script-interpreter"_s,
         State::Error,
         Fix::Repair,
         {{u"bootstrap"_s, "#!/bin/bash\necho\n"}},
         {{u"bootstrap"_s, "#!/bin/sh\necho\n", 0755}}},
        {"an interpreter elsewhere",
         custom,
         {{u"bootstrap"_s, "#!/usr/bin/python3.9\nprint()\n", 0755}},
         u"script-interpreter"_s,
         State::Warning,
         Fix::None,
         {},
         {{u"bootstrap"_s, "#!/var/lang/python39/bin/python3.9\nprint()\n", 0755}}},
        {"an empty executable",
         web,
         script({}),
         u"executable-system"_s,
         State::Error,
         Fix::None,
         {},
         script(goodScript)},
        {"Go for ARM",
         go,
         {{u"main"_s, armElf, 0755}},
         u"executable-system"_s,
         State::Error,
         Fix::None,
         {},
         {{u"main"_s, linuxElf, 0755}}},
        {"Go of 32 bits",
         go,
         {{u"main"_s, elf(3, {}, {}, 1), 0755}},
         u"executable-system"_s,
         State::Error,
         Fix::None,
         {},
         {{u"main"_s, linuxElf, 0755}}},
        {"Go for macOS",
         go,
         {{u"main"_s, macProgram, 0755}},
         u"executable-system"_s,
         State::Error,
         Fix::None,
         {},
         {{u"main"_s, linuxElf, 0755}}},
        {"Go for Windows",
         go,
         {{u"main"_s, windowsProgram, 0755}},
         u"executable-system"_s,
         State::Error,
         Fix::None,
         {},
         {{u"main"_s, linuxElf, 0755}}},
        {"musl",
         custom,
         {{u"bootstrap"_s, elf(62, "/lib/ld-musl-x86_64.so.1"), 0755}},
         u"executable-loader"_s,
         State::Error,
         Fix::None,
         {},
         {{u"bootstrap"_s, elf(62, "/lib64/ld-linux-x86-64.so.2"), 0755}}},
        {"newer glibc in an executable",
         custom,
         {{u"bootstrap"_s, needingGlibc("GLIBC_2.34"), 0755}},
         u"executable-glibc"_s,
         State::Warning,
         Fix::None,
         {},
         {{u"bootstrap"_s, needingGlibc("GLIBC_2.17"), 0755}}},
        {"a native module for macOS",
         node,
         {indexJs, {u"node_modules/x/build/x.node"_s, macProgram}},
         u"binaries-macos"_s,
         State::Warning,
         Fix::None,
         {},
         // One for each system, as many packages bring them.
         {indexJs,
          {u"node_modules/x/prebuilds/darwin-arm64/x.node"_s, macProgram},
          {u"node_modules/x/prebuilds/linux-x64/x.node"_s, linuxElf}}},
        {"a library that needs a newer glibc",
         node,
         {indexJs, {u"node_modules/x/x.node"_s, needingGlibc("GLIBC_2.28")}},
         u"binaries-glibc"_s,
         State::Warning,
         Fix::None,
         {},
         {indexJs, {u"node_modules/x/x.node"_s, needingGlibc("GLIBC_2.14")}}},
        {"missing dependencies",
         node18,
         {indexJs, {u"package.json"_s, R"({"dependencies":{"express":"4","@a/b":"1"}})"}},
         u"node-modules-missing"_s,
         State::Warning,
         Fix::InstallDependencies,
         {},
         {indexJs,
          {u"package.json"_s,
           R"({"dependencies":{"express":"4"},"devDependencies":{"jest":"1"},"optionalDependencies":{"f":"1"}})"},
          {u"node_modules/express/index.js"_s, "1"}}},
        {"dependencies twice",
         node18,
         {indexJs,
          {u"package.json"_s, R"({"dependencies":{"express":"4"}})"},
          {u"node_modules/express/index.js"_s, "1"}},
         u"node-modules-twice"_s,
         State::Warning,
         Fix::LeaveOut,
         {{u"node_modules/express/index.js"_s, {}}, {u"index.js"_s, nodeMain}},
         {indexJs, {u"package.json"_s, R"({"dependencies":{"express":"4"}})"}},
         true},
        {"scripts that run at installation",
         node18,
         {indexJs, {u"package.json"_s, R"({"scripts":{"postinstall":"x"}})"}},
         u"node-install-scripts"_s,
         State::Warning,
         Fix::None,
         {},
         {indexJs, {u"package.json"_s, R"({"scripts":{"test":"x"}})"}},
         true},
        {"an ES module",
         node,
         {{u"index.js"_s, "export const main_handler = async () => 1;\n"},
          {u"package.json"_s, R"({"type":"module"})"}},
         u"node-module-type"_s,
         State::Warning,
         Fix::None,
         {},
         {indexJs, {u"package.json"_s, R"({"type":"commonjs"})"}}},
        {"a package.json that is none",
         node,
         {indexJs, {u"package.json"_s, "{"}},
         u"package-json"_s,
         State::Warning,
         Fix::None,
         {},
         {indexJs, {u"package.json"_s, "{}"}}},
        {"a missing Python module",
         python,
         {{u"index.py"_s, "import pandas as pd, os\n" + pythonMain}},
         u"python-imports"_s,
         State::Warning,
         Fix::None,
         {},
         {{u"index.py"_s, "import json, os.path\nfrom . import x\nfrom lib.a import b\nimport mod\n"
                          "try:\n    import ujson\nexcept ImportError:\n    pass\n"
                          "if 0:\n    import never\n\"\"\"\nimport text\n\"\"\"\n"
                              + pythonMain + "    import later\n"},
          {u"lib/a.py"_s, "b = 1\n"},
          {u"mod.py"_s, ""}}},
        {"a Python module of a later version",
         python,
         {{u"index.py"_s, "import tomllib\n" + pythonMain}},
         u"python-imports"_s,
         State::Warning,
         Fix::None,
         {},
         {{u"index.py"_s,
           "import sys\nsys.path.insert(0, 'libs')\nimport anything\n" + pythonMain}}},
        {"made for another Python",
         python,
         {index, {u"x/_y.cpython-311-x86_64-linux-gnu.so"_s, linuxElf}},
         u"python-version"_s,
         State::Warning,
         Fix::None,
         {},
         {index, {u"x/_y.cpython-39-x86_64-linux-gnu.so"_s, linuxElf}, {u"z.abi3.so"_s, linuxElf}}},
        {"a virtual environment",
         python,
         {index, {u"venv/pyvenv.cfg"_s, "x"}, {u"venv/lib/a.py"_s, "a = 1\n"}},
         u"python-environment"_s,
         State::Warning,
         Fix::LeaveOut,
         {{u"venv/lib/a.py"_s, {}}, {u"index.py"_s, pythonMain}},
         {index, {u"venv.py"_s, "x = 1\n"}}},
        {"a file with secrets",
         python,
         {index, {u".env"_s, "A=1\n"}, {u"conf/.env.production"_s, "A=1\n"}},
         u"secret-files"_s,
         State::Warning,
         Fix::LeaveOut,
         {{u".env"_s, {}}, {u"conf/.env.production"_s, {}}, {u"index.py"_s, pythonMain}},
         {index, {u".env.example"_s, "A=1\n"}, {u"env"_s, "x"}}},
        {"a private key",
         python,
         {index, {u"conf/server.pem"_s, privateKey()}},
         u"secrets-inside"_s,
         State::Warning,
         Fix::LeaveOut,
         {{u"conf/server.pem"_s, {}}},
         {index,
          {u"conf/server.pem"_s, "-----BEGIN CERTIFICATE-----\n" + QByteArray(400, 'M')},
          {u"node_modules/tls/test/key.pem"_s, privateKey()}}},
        {"a SecretId",
         python,
         {index, {u"conf.json"_s, "{\"id\": \"" + secretId() + "\"}"}},
         u"secrets-inside"_s,
         State::Warning,
         Fix::LeaveOut,
         {{u"conf.json"_s, {}}},
         {index, {u"conf.json"_s, R"({"id": "AKIDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})"}}},
        {"a key in the entry file",
         python,
         {{u"index.py"_s, "ID = '" + secretId() + "'\n" + pythonMain}},
         u"secrets-in-entry"_s,
         State::Warning,
         Fix::None,
         {},
         {index}},
        {"a package in the package",
         python,
         {index, {u"old.zip"_s, "PK"}},
         u"package-nested"_s,
         State::Warning,
         Fix::LeaveOut,
         {{u"old.zip"_s, {}}},
         {index, {u"data/old.zip"_s, "PK"}}},
        {"nothing but a package",
         python2,
         {{u"code.zip"_s, "PK"}},
         u"package-nested"_s,
         State::Error,
         Fix::None,
         {},
         {index}},
        {"names that differ by case",
         python,
         {index, {u"Readme"_s, "x"}, {u"README"_s, "x"}},
         u"names-case"_s,
         State::Warning,
         Fix::None,
         {},
         {index, {u"Readme"_s, "x"}}},
        {"names that Windows cannot write",
         python,
         {index, {u"aux.py"_s, "x"}},
         u"names-windows"_s,
         State::Warning,
         Fix::None,
         {},
         {index, {u"auxiliary.py"_s, "x"}}},
    };
}

} // namespace

class tst_PackageDoctor : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void finds_data();
    void finds();
    void undoesWhatItFixed();
    void looksAgainOnlyAtWhatChanged();
    void saysThatNothingWouldChange();
    void survivesHostileExecutables();

private:
    void fill(const Files &files) const;
    QList<Finding> check(const Kind &kind, const PackagePlan &plan, bool installDependency = false);
    CodeSource folder() const
    {
        return {.kind = CodeSource::Kind::Folder, .path = m_folder->path()};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ContentMemory> m_memory;
};

void tst_PackageDoctor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_memory = makeContentMemory();
}

void tst_PackageDoctor::fill(const Files &files) const
{
    QDir(m_folder->path()).removeRecursively();
    for (const File &file : files) {
        const QString path = m_folder->filePath(file.name);
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(file.content);
        out.close();
        if ((file.mode & 0111) != 0)
            QVERIFY(out.setPermissions(out.permissions() | QFile::ExeOwner));
    }
}

QList<Finding> tst_PackageDoctor::check(const Kind &kind, const PackagePlan &plan,
                                        bool installDependency)
{
    FunctionDetail function;
    function.summary = {.functionName = u"f"_s,
                        .runtime = Runtime(QString::fromLatin1(kind.runtime)),
                        .type = QString::fromLatin1(kind.type),
                        .status = FunctionStatus(u"Active"_s)};
    function.handler = QString::fromLatin1(kind.handler);
    function.complete = true;
    const UpdatePlan update{
        .source = folder(), .package = plan, .options = {.installDependency = installDependency}};
    const Result<PackageListing> listing = listSource(folder(), plan, {});
    if (!listing)
        return {{.id = listing.error().code, .state = State::Error}};
    return checkAll(function, update, *listing, readerOf(folder()), *m_memory);
}

void tst_PackageDoctor::finds_data()
{
    QTest::addColumn<int>("index");
    const QList<Case> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).title) << i;
}

void tst_PackageDoctor::finds()
{
    QFETCH(const int, index);
    const Case row = cases().at(index);
    const auto isIt = [&row](const Finding &finding) {
        return finding.id == row.id && finding.state != State::Ok;
    };

    // The near miss has nothing of the kind, and no error at all.
    fill(row.nearMiss);
    for (const Finding &finding : check(row.kind, {}, row.installDependency)) {
        QVERIFY2(!isIt(finding), qPrintable(finding.text));
        if (row.kind.runtime != python2.runtime)
            QVERIFY2(finding.state != State::Error, qPrintable(finding.id + u' ' + finding.text));
    }

    fill(row.files);
    PackagePlan plan;
    QList<Finding> findings = check(row.kind, plan, row.installDependency);
    const auto found = std::ranges::find_if(findings, isIt);
    QStringList all;
    for (const Finding &finding : findings)
        all += u"%1 %2 %3"_s.arg(finding.id).arg(int(finding.state)).arg(finding.text);
    QVERIFY2(found != findings.end(), qPrintable(all.join(u'\n')));
    QCOMPARE(found->state, row.state);
    QCOMPARE(found->fix, row.fix);
    QVERIFY(!found->text.isEmpty());
    // Secrets never stand in a sentence.
    QVERIFY(!found->text.contains(QString::fromLatin1(secretId())));
    if (row.fix == Fix::None)
        return;
    if (row.fix == Fix::InstallDependencies) {
        const QList<Finding> after = check(row.kind, plan, true);
        QVERIFY(std::ranges::none_of(after, isIt));
        return;
    }

    plan = withFix(plan, plan.root, *found);
    findings = check(row.kind, plan, row.installDependency);
    for (const Finding &finding : findings)
        QVERIFY2(!isIt(finding), qPrintable(finding.text));
    // What was done is told, with its undo.
    QVERIFY(std::ranges::any_of(findings, [](const Finding &finding) {
        return finding.fix == Fix::UndoRoot || finding.fix == Fix::UndoRepair
               || finding.fix == Fix::UndoLeaveOut;
    }));

    const QTemporaryDir out;
    const QString zip = out.filePath(u"p.zip"_s);
    const Result<PackageListing> listing = listSource(folder(), plan, {});
    QVERIFY(listing);
    QVERIFY(packPackage(*listing, zip));
    const Result<PackageListing> packed = listZip(zip);
    QVERIFY(packed);
    for (const ZipFact &fact : row.afterFix) {
        const PackageEntry *entry = packed->find(fact.name);
        QCOMPARE(entry != nullptr, fact.content.has_value());
        if (entry == nullptr)
            continue;
        QCOMPARE(zipReader(zip)(*entry, 100'000).value_or({}), *fact.content);
        if (fact.mode != 0)
            QCOMPARE(entry->mode, fact.mode);
    }
    // The person's own files are as they were.
    for (const File &file : row.files) {
        QFile own(m_folder->filePath(file.name));
        QVERIFY(own.open(QIODevice::ReadOnly));
        QCOMPARE(own.readAll(), file.content);
    }
}

void tst_PackageDoctor::undoesWhatItFixed()
{
    for (const Case &row : cases()) {
        if (row.afterFix.isEmpty())
            continue;
        fill(row.files);
        const auto isIt = [&row](const Finding &finding) {
            return finding.id == row.id && finding.state == row.state;
        };
        const QList<Finding> before = check(row.kind, {}, row.installDependency);
        const auto found = std::ranges::find_if(before, isIt);
        QVERIFY2(found != before.end(), row.title);
        PackagePlan plan = withFix({}, {}, *found);
        QVERIFY2(plan != PackagePlan{}, row.title);
        for (const Finding &finding : check(row.kind, plan, row.installDependency)) {
            if (finding.fix == Fix::UndoRoot || finding.fix == Fix::UndoRepair
                || finding.fix == Fix::UndoLeaveOut)
                plan = withFix(plan, plan.root, finding);
        }
        QVERIFY2(plan == PackagePlan{}, row.title);
    }
}

void tst_PackageDoctor::looksAgainOnlyAtWhatChanged()
{
    Files files{{u"index.py"_s, pythonMain}};
    for (int i = 0; i < 50; ++i)
        files += File{u"conf%1.json"_s.arg(i), QByteArray(100, 'x')};
    fill(files);
    // What changed a moment ago is not trusted: make it old.
    for (const File &file : files) {
        QFile old(m_folder->filePath(file.name));
        QVERIFY(old.open(QIODevice::ReadWrite));
        QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-1),
                                QFileDevice::FileModificationTime));
    }
    Result<PackageListing> listing = listSource(folder(), {}, {});
    QVERIFY(listing);
    for (PackageEntry &entry : listing.value().entries)
        entry.stamp.changed = entry.stamp.modified; // the change of its time would count as well
    int reads = 0;
    const EntryReader counting = [&, reader = readerOf(folder())](const PackageEntry &entry,
                                                                  qint64 limit) {
        ++reads;
        return reader(entry, limit);
    };
    const ContentToCheck content{.traits = {.runtime = Runtime(u"Python3.9"_s), .type = u"Event"_s},
                                 .handler = u"index.main_handler"_s,
                                 .listing = *listing,
                                 .reader = counting};
    const QList<Finding> first = checkContents(content, *m_memory);
    const int readAtFirst = reads;
    QVERIFY(readAtFirst >= 51);
    reads = 0;
    QCOMPARE(checkContents(content, *m_memory), first);
    QCOMPARE(reads, 0);
    // The same size and time, another inode: as a file is that was moved into its place.
    listing.value().entries[5].stamp.inode += 1;
    checkContents(content, *m_memory);
    QCOMPARE(reads, 1);
}

void tst_PackageDoctor::saysThatNothingWouldChange()
{
    fill({{u"index.py"_s, pythonMain}});
    const Result<PackageListing> listing = withMeasure(listSource(folder(), {}, {}).value(), {});
    QVERIFY(listing);
    QCOMPARE(listing->zipSha256.size(), 64);
    UpdatePlan plan{.source = folder()};
    const auto same = checkUnchanged(plan, *listing, listing->zipSha256);
    QVERIFY(same);
    QCOMPARE(same->state, State::Warning);
    plan.handler = u"index.other"_s;
    const auto handlerOnly = checkUnchanged(plan, *listing, listing->zipSha256);
    QVERIFY(handlerOnly);
    QVERIFY(handlerOnly->text != same->text);
    QVERIFY(!checkUnchanged(plan, *listing, QString(64, u'0')));
    QVERIFY(!checkUnchanged(plan, *listing, {}));
    plan.options.installDependency = true;
    QVERIFY(!checkUnchanged(plan, *listing, listing->zipSha256));
}

void tst_PackageDoctor::survivesHostileExecutables()
{
    quint32 state = 7;
    const auto random = [&state] { return state = state * 1'664'525 + 1'013'904'223; };
    const QByteArray good = needingGlibc("GLIBC_2.17");
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = good.left(qsizetype(random() % quint32(good.size())) + 1);
        for (int i = 0; i < 8; ++i)
            bytes[qsizetype(random() % quint32(bytes.size()))] = char(random() >> 24);
        if (round % 3 == 0)
            bytes.replace(0, 4,
                          "\x7F"
                          "ELF");
        fill({{u"main"_s, bytes, 0755}});
        QVERIFY(!check(go, {}).isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_PackageDoctor)
#include "tst_packagedoctor.moc"
