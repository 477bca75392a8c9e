// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentcheck.h"
#include "tests/app/validation/contentfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! All rules together, where not every file can be read.
class tst_ContentCheck : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatWasNotLookedInto_data();
    void countsWhatWasNotLookedInto();
    void looksAgainAnotherTime();
    void doesNotCountOtherErrors();

private:
    //! Settled files, so that what is found in them may be remembered.
    static PackageListing settled(MemoryPackage &package)
    {
        PackageListing listing = package.listing();
        for (PackageEntry &entry : listing.entries) {
            entry.sourcePath = entry.name;
            entry.stamp = {.size = entry.size, .modified = 1'000, .changed = 1'000, .inode = 1};
        }
        return listing;
    }
    static EntryReader refusing(const QString &code, int *calls)
    {
        return [=](const PackageEntry &, qint64) -> Result<QByteArray> {
            ++*calls;
            return Error{.kind = Error::Kind::File, .code = code};
        };
    }
    static QList<Finding> check(const QString &runtime, const PackageListing &listing,
                                const EntryReader &reader, ContentMemory &memory)
    {
        return checkContents({.traits = {.runtime = Runtime(runtime), .type = u"Event"_s},
                              .handler = u"index.main_handler"_s,
                              .listing = listing,
                              .reader = reader},
                             memory);
    }
    static QList<Finding> bad(const QList<Finding> &findings)
    {
        QList<Finding> found;
        for (const Finding &finding : findings) {
            if (finding.state != Finding::State::Ok)
                found.append(finding);
        }
        return found;
    }
};

void tst_ContentCheck::countsWhatWasNotLookedInto_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::newRow("Node.js") << u"Nodejs18.15"_s;
    QTest::newRow("Python") << u"Python3.9"_s;
    QTest::newRow("PHP") << u"Php7"_s;
    QTest::newRow("Java") << u"Java8"_s;
    QTest::newRow("Go") << u"Go1"_s;
    QTest::newRow("custom") << u"CustomRuntime"_s;
}

void tst_ContentCheck::countsWhatWasNotLookedInto()
{
    QFETCH(QString, runtime);
    MemoryPackage package({{u"index.js"_s, "exports.main_handler = () => require('x');\n"},
                           {u"index.py"_s, "import missing\ndef main_handler(a, b): pass\n"},
                           {u"package.json"_s, "{]"},
                           {u"package-lock.json"_s, "{"},
                           {u"main"_s, "#!/bin/sh\n"},
                           {u"config.txt"_s, "SecretKey=abcdefghijklmnopqrstuvwxyz012345"},
                           {u"x.dist-info/RECORD"_s, "x/a.py,,\n"},
                           {u"lib/native.so"_s, "\x7f"
                                                "ELF"},
                           {u"inner.zip"_s, "PK"}});
    PackageListing listing = settled(package);
    for (PackageEntry &entry : listing.entries) {
        if (entry.name == u"main"_s)
            entry.mode = 0755;
    }
    const auto memory = makeContentMemory();
    int calls = 0;
    const QList<Finding> findings =
        bad(check(runtime, listing, refusing(LocalCode::notLookedInto, &calls), *memory));
    QVERIFY(calls > 0);
    QStringList ids = idsOf(findings);
    QVERIFY(ids.contains(u"files-not-looked-into"_s));
    for (const Finding &finding : findings) {
        QVERIFY2(finding.state == Finding::State::Warning, qPrintable(finding.text));
        if (finding.id == u"files-not-looked-into"_s)
            QVERIFY2(finding.text.contains(QRegularExpression(u"[1-9] file"_s)),
                     qPrintable(finding.text));
    }
    // Once is enough.
    QCOMPARE(ids.count(u"files-not-looked-into"_s), 1);
}

void tst_ContentCheck::looksAgainAnotherTime()
{
    MemoryPackage package(
        {{u"index.js"_s, "exports.main_handler = () => 1;\n"},
         {u"key.pem"_s, "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA1234567890abcdefghijk\n"
                        "-----END RSA PRIVATE KEY-----\n"}});
    const PackageListing listing = settled(package);
    const auto memory = makeContentMemory();
    const QStringList known =
        idsOf(check(u"Nodejs18.15"_s, listing, package.reader(), *makeContentMemory()));
    int calls = 0;
    const EntryReader refused = refusing(LocalCode::notLookedInto, &calls);
    for (int round = 0; round < 2; ++round) {
        calls = 0;
        QVERIFY(idsOf(check(u"Nodejs18.15"_s, listing, refused, *memory))
                    .contains(u"files-not-looked-into"_s));
        QVERIFY(calls > 0);
    }
    QCOMPARE(idsOf(check(u"Nodejs18.15"_s, listing, package.reader(), *memory)), known);
}

void tst_ContentCheck::doesNotCountOtherErrors()
{
    MemoryPackage package({{u"index.js"_s, "exports.main_handler = () => 1;\n"}});
    int calls = 0;
    QVERIFY(!idsOf(check(u"Nodejs18.15"_s, settled(package),
                         refusing(LocalCode::fileUnreadable, &calls), *makeContentMemory()))
                 .contains(u"files-not-looked-into"_s));
}

QTEST_GUILESS_MAIN(tst_ContentCheck)
#include "tst_contentcheck.moc"
