// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/zipbuilder.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

using Kind = PackageProblem::Kind;

class tst_ZipListing : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString zip() const { return m_dir.filePath(u"package.zip"_s); }

    Result<PackageListing> listed(const ZipBuilder &builder) const
    {
        writeFile(zip(), builder.bytes());
        return listZip(zip());
    }

    Result<QByteArray> content(const QString &name, qint64 limit = 1'000'000) const
    {
        return zipReader(zip())({.name = name, .sourcePath = name}, limit);
    }

    QString codeOf(const QString &path) const
    {
        const Result<PackageListing> listing = listZip(path);
        return listing ? QString() : listing.error().code;
    }

private slots:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void listsWhatIsThere()
    {
        const auto listing =
            listed(ZipBuilder()
                       .add(ZipBuilder::stored("lib/", {}))
                       .add(ZipBuilder::deflated("lib/b.js", QByteArray(5'000, 'x')))
                       .add({.name = "run", .content = "#!", .attributes = 0100755U << 16U})
                       .add({.name = "dos", .content = "1", .madeBy = 0, .attributes = 0x20})
                       .add(ZipBuilder::stored("empty/", {}))
                       .add(ZipBuilder::stored("a.js", "12345")));
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(namesOf(*listing),
                 (QStringList{u"a.js"_s, u"dos"_s, u"empty/"_s, u"lib/b.js"_s, u"run"_s}));
        QCOMPARE(listing->find(u"run"_s)->mode, 0755U);
        QCOMPARE(listing->find(u"dos"_s)->mode, 0644U);
        QCOMPARE(listing->find(u"lib/b.js"_s)->size, 5'000);
        QVERIFY(listing->find(u"lib/b.js"_s)->compressedSize < 100);
        QCOMPARE(listing->totalSize, 5'008);
        QCOMPARE(listing->zipSize, QFileInfo(zip()).size());
        QCOMPARE(listing->source, (CodeSource{.kind = CodeSource::Kind::ZipFile, .path = zip()}));
        QCOMPARE(content(u"a.js"_s).value_or({}), "12345"_ba);
        QCOMPARE(content(u"a.js"_s, 2).value_or({}), "12"_ba);
        QCOMPARE(content(u"lib/b.js"_s).value_or({}), QByteArray(5'000, 'x'));
        QCOMPARE(content(u"lib/b.js"_s, 7).value_or({}), QByteArray(7, 'x'));
        QCOMPARE(content(u"lib/b.js"_s, 0).value_or("x"), QByteArray());
        QCOMPARE(content(u"nothing.js"_s).error().code, QString(LocalCode::fileChanged));
    }

    void readsNames_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<bool>("utf8Flag");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isGuessed");
        QTest::newRow("ASCII") << "a b.js"_ba << false << u"a b.js"_s << false;
        QTest::newRow("UTF-8") << "中文😀.py"_ba << true << u"中文😀.py"_s << false;
        QTest::newRow("UTF-8 without the flag")
            << "résumé.py"_ba << false << u"résumé.py"_s << false;
        QTest::newRow("GBK") << "\xd6\xd0\xce\xc4/\xce\xc4\xbc\xfe.py"_ba << false
                             << u"中文/文件.py"_s << true;
        QTest::newRow("GBK among ASCII")
            << "readme-\xcb\xb5\xc3\xf7.txt"_ba << false << u"readme-说明.txt"_s << true;
        QTest::newRow("code page 437") << "r\x82sum\x82.py"_ba << false << u"résumé.py"_s << true;
        QTest::newRow("code page 437, German") << "\x9a"
                                                  "bersicht-gr\x94\xe1"
                                                  "e.txt"_ba
                                               << false << u"Übersicht-größe.txt"_s << true;
        QTest::newRow("dot") << "./a.js"_ba << false << u"a.js"_s << false;
        QTest::newRow("doubled") << "lib//./a.js"_ba << false << u"lib/a.js"_s << false;
        QTest::newRow("dots that are a name")
            << "...a/..b/c.."_ba << false << u"...a/..b/c.."_s << false;
        QTest::newRow("10,000 characters")
            << QByteArray(10'000, 'x') << false << QString(10'000, u'x') << false;
    }
    void readsNames()
    {
        QFETCH(QByteArray, raw);
        QFETCH(bool, utf8Flag);
        QFETCH(QString, name);
        QFETCH(bool, isGuessed);
        const auto listing = listed(ZipBuilder().add(
            {.name = raw, .content = "x", .flags = quint16(utf8Flag ? 0x800 : 0)}));
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{name});
        QList<PackageProblem> problems;
        if (isGuessed)
            problems = {{.kind = PackageProblem::Kind::NameEncodingGuessed, .name = name}};
        QCOMPARE(listing->problems, problems);
        QCOMPARE(content(name).value_or({}), "x"_ba);
    }

    void followsThePlan()
    {
        (void)listed(ZipBuilder()
                         .add(ZipBuilder::stored("README", "r"))
                         .add(ZipBuilder::stored("x/docs/a.md", "d"))
                         .add(ZipBuilder::stored("x/docs/b.md", "d"))
                         .add(ZipBuilder::stored("x/main.py", "m"))
                         .add(ZipBuilder::stored("x/scf_bootstrap", "#!/bin/sh\r\n"))
                         .add(ZipBuilder::stored("other/deep/c", "c")));
        PackagePlan plan{.root = u"x/"_s, .leftOut = {u"x/docs/"_s}};
        plan.repairs.insert(u"x/scf_bootstrap"_s,
                            Repairs{Repair::SetExecutable, Repair::UnixLineEnds});
        const auto listing = listZip(zip(), plan);
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), (QStringList{u"main.py"_s, u"scf_bootstrap"_s}));
        QVERIFY(!listing->isSourceItself());
        QCOMPARE(listing->zipSize, -1);
        QCOMPARE(listing->entries.last().mode, 0755U);
        QCOMPARE(zipReader(zip())(listing->entries.last(), 100).value_or({}), "#!/bin/sh\n"_ba);
        QStringList leftOut;
        for (const LeftOutEntry &entry : listing->leftOut)
            leftOut += entry.name + u' ' + QString::number(int(entry.reason));
        const QString outside = QString::number(int(LeftOutEntry::Reason::OutsideRoot));
        const QString choice = QString::number(int(LeftOutEntry::Reason::Choice));
        QCOMPARE(leftOut, (QStringList{u"README "_s + outside, u"docs/ "_s + choice,
                                       u"other/ "_s + outside}));
    }

    void takesTheRootWhateverWasLeftOut()
    {
        (void)listed(ZipBuilder()
                         .add(ZipBuilder::stored("x/src/a", "1"))
                         .add(ZipBuilder::stored("x/src/b/c", "1")));
        const auto listing =
            listZip(zip(), {.root = u"x/src/"_s, .leftOut = {u"x/"_s, u"x/src/"_s, u"x/src/b/"_s}});
        QCOMPARE(namesOf(*listing), QStringList{u"a"_s});
        QCOMPARE(listing->leftOut.size(), 1);
        QCOMPARE(listing->leftOut.constFirst().name, u"b/"_s);
    }

    void putsTheNearestChoiceFirst()
    {
        (void)listed(ZipBuilder()
                         .add(ZipBuilder::stored("lib/a", "1"))
                         .add(ZipBuilder::stored("lib/deep/b", "1"))
                         .add(ZipBuilder::stored("lib/deep/c", "1"))
                         .add(ZipBuilder::stored("lib/other/d", "1"))
                         .add(ZipBuilder::stored("lib/other/e", "1"))
                         .add(ZipBuilder::stored("main.py", "1")));
        const auto listing = listZip(
            zip(), {.leftOut = {u"lib/"_s, u"lib/other/d"_s}, .included = {u"lib/deep/b"_s}});
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), (QStringList{u"lib/deep/b"_s, u"main.py"_s}));
        QStringList leftOut;
        for (const LeftOutEntry &entry : listing->leftOut)
            leftOut += entry.name;
        QCOMPARE(leftOut, (QStringList{u"lib/a"_s, u"lib/deep/c"_s, u"lib/other/"_s}));
    }

    void doesNotLeaveOutADirectoryWithSomethingIncluded()
    {
        (void)listed(ZipBuilder()
                         .add({.name = "a/", .content = "x", .size = 5})
                         .add(ZipBuilder::stored("a/b", "1"))
                         .add(ZipBuilder::stored("a/c", "1")));
        const auto listing = listZip(zip(), {.leftOut = {u"a/"_s}, .included = {u"a/c"_s}});
        QCOMPARE(namesOf(*listing), QStringList{u"a/c"_s});
        QCOMPARE(listing->leftOut.size(), 1);
        QCOMPARE(listing->leftOut.constFirst().name, u"a/b"_s);
    }

    void showsWhatItLeavesOutEvenWithAnUnsafeName()
    {
        (void)listed(ZipBuilder()
                         .add(ZipBuilder::stored("a.py", "1"))
                         .add(ZipBuilder::stored("../b.py", "1")));
        const auto listing = listZip(zip(), {.leftOut = {u"../b.py"_s}});
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(listing->leftOut.size(), 1);
        QCOMPARE(listing->leftOut.constFirst().name, u"../b.py"_s);
    }

    void forgetsProblemsOfWhatStaysOut()
    {
        (void)listed(ZipBuilder()
                         .add(ZipBuilder::stored("a.py", "1"))
                         .add({.name = "secret.txt", .content = "x", .flags = 1}));
        QCOMPARE(listZip(zip())->problems.size(), 1);
        QVERIFY(listZip(zip(), {.leftOut = {u"secret.txt"_s}})->problems.isEmpty());
    }

    void findsProblems_data()
    {
        QTest::addColumn<ZipBuilder::Entry>("entry");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("name");
        using Entry = ZipBuilder::Entry;
        const auto named = [](const QByteArray &name) { return ZipBuilder::stored(name, "x"); };
        QTest::newRow("above") << named("../x") << Kind::NameUnsafe << u"../x"_s;
        QTest::newRow("above, inside") << named("a/../../x") << Kind::NameUnsafe << u"a/../../x"_s;
        QTest::newRow("above, at the end") << named("a/..") << Kind::NameUnsafe << u"a/.."_s;
        QTest::newRow("absolute") << named("/etc/x") << Kind::NameUnsafe << u"/etc/x"_s;
        QTest::newRow("drive") << named("C:/x") << Kind::NameUnsafe << u"C:/x"_s;
        QTest::newRow("drive, relative") << named("c:x") << Kind::NameUnsafe << u"c:x"_s;
        QTest::newRow("backslash") << named("a\\x") << Kind::NameUnsafe << u"a\\x"_s;
        QTest::newRow("no name") << named("") << Kind::NameUnsafe << u""_s;
        QTest::newRow("NUL") << named(QByteArray("a\0b", 3)) << Kind::NameUnsafe
                             << QString::fromLatin1("a\0b", 3);
        QTest::newRow("no UTF-8") << Entry{.name = "caf\xe9", .content = "x", .flags = 0x800}
                                  << Kind::NameNotUtf8 << u"caf\uFFFD"_s;
        QTest::newRow("encrypted")
            << Entry{.name = "x", .content = QByteArray(13, 'x'), .flags = 1, .size = 1}
            << Kind::Encrypted << u"x"_s;
        QTest::newRow("encrypted by AES")
            << Entry{.name = "x", .content = QByteArray(30, 'x'), .method = 99, .flags = 1}
            << Kind::Encrypted << u"x"_s;
        QTest::newRow("LZMA") << Entry{.name = "x", .content = "x", .method = 14}
                              << Kind::MethodUnknown << u"x"_s;
        QTest::newRow("stored, two sizes")
            << Entry{.name = "x", .content = "x", .size = 5} << Kind::SizeImplausible << u"x"_s;
        QTest::newRow("4 GB of ten bytes")
            << Entry{.name = "x", .content = QByteArray(10, 'x'), .method = 8, .size = 0xFFFFFFFE}
            << Kind::SizeImplausible << u"x"_s;
        QTest::newRow("reaches beyond the file")
            << Entry{.name = "x", .content = "x", .size = 5'000, .compressedSize = 5'000}
            << Kind::SizeImplausible << u"x"_s;
        QTest::newRow("two sizes in two headers")
            << Entry{.name = "x", .content = "12345", .localSize = 4} << Kind::SizeImplausible
            << u"x"_s;
        QTest::newRow("two names in two headers")
            << Entry{.name = "x", .content = "x", .localName = "y"} << Kind::NameUnsafe << u"x"_s;
        QTest::newRow("link outside")
            << Entry{.name = "a/x", .content = "../../etc", .attributes = 0120777U << 16U}
            << Kind::LinkOutside << u"a/x"_s;
        QTest::newRow("absolute link")
            << Entry{.name = "x", .content = "/etc", .attributes = 0120777U << 16U}
            << Kind::LinkOutside << u"x"_s;
        QTest::newRow("pipe") << Entry{.name = "x", .attributes = 0010644U << 16U}
                              << Kind::NotRegular << u"x"_s;
        QByteArray zip64;
        ZipBuilder::put2(&zip64, 1);
        ZipBuilder::put2(&zip64, 16);
        ZipBuilder::put8(&zip64, ~quint64(0));
        ZipBuilder::put8(&zip64, ~quint64(0));
        QTest::newRow("sizes of 64 bits that no file has") << Entry{.name = "x",
                                                                    .content = "x",
                                                                    .size = 0xFFFFFFFF,
                                                                    .compressedSize = 0xFFFFFFFF,
                                                                    .extra = zip64}
                                                           << Kind::SizeImplausible << u"x"_s;
    }
    void findsProblems()
    {
        QFETCH(ZipBuilder::Entry, entry);
        QFETCH(Kind, kind);
        QFETCH(QString, name);
        const auto listing =
            listed(ZipBuilder().add(ZipBuilder::stored("good.js", "good")).add(entry));
        QVERIFY2(listing, qPrintable(listing ? QString() : listing.error().message));
        QCOMPARE(listing->problems.size(), 1);
        QCOMPARE(listing->problems.constFirst().kind, kind);
        QCOMPARE(listing->problems.constFirst().name, name);
        QVERIFY(listing->find(u"good.js"_s) != nullptr);
        QCOMPARE(content(u"good.js"_s).value_or({}), "good"_ba);
        QVERIFY(listing->totalSize < 100);
        // Whatever it claims, reading it gives few bytes or an error.
        QVERIFY(content(name, 1LL << 40).value_or({}).size() < 100);
    }

    void acceptsALinkInside()
    {
        const auto listing = listed(
            ZipBuilder().add({.name = "a/x", .content = "../b/y", .attributes = 0120777U << 16U}));
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
    }

    void namesAllEncryptedEntries()
    {
        const auto listing =
            listed(ZipBuilder()
                       .add({.name = "a", .content = QByteArray(13, 'x'), .flags = 1, .size = 1})
                       .add({.name = "b", .content = QByteArray(13, 'x'), .flags = 1, .size = 1}));
        QVERIFY(listing);
        QVERIFY(hasProblem(*listing, Kind::Encrypted, u"a"_s));
        QVERIFY(hasProblem(*listing, Kind::Encrypted, u"b"_s));
        QCOMPARE(content(u"a"_s).error().code, QString(LocalCode::zipEncrypted));
    }

    void namesTwins_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        QTest::addColumn<QString>("name");
        QTest::newRow("same name") << "a.js"_ba
                                   << "a.js"_ba << u"a.js"_s;
        QTest::newRow("same name, written otherwise") << "a.js"_ba
                                                      << "./a.js"_ba << u"a.js"_s;
        QTest::newRow("file and folder") << "a"_ba
                                         << "a/b"_ba << u"a"_s;
    }
    void namesTwins()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QFETCH(QString, name);
        const auto listing = listed(ZipBuilder()
                                        .add(ZipBuilder::stored(one, "first"))
                                        .add(ZipBuilder::stored("a-1", "between"))
                                        .add(ZipBuilder::stored(other, "second")));
        QVERIFY(listing);
        QCOMPARE(listing->problems.size(), 1);
        QVERIFY(hasProblem(*listing, Kind::NameDuplicate, name));
        if (name != u"a"_s)
            QCOMPARE(content(name).value_or({}), "second"_ba); // as unpacking leaves it
    }

    void toleratesAFolderNamedTwice()
    {
        const auto listing = listed(ZipBuilder()
                                        .add(ZipBuilder::stored("./", {}))
                                        .add(ZipBuilder::stored("a/", {}))
                                        .add(ZipBuilder::stored("a/", {})));
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(namesOf(*listing), QStringList{u"a/"_s});
    }

    void findsOverlappingEntries()
    {
        // One piece of data for many entries: a small file that unpacks to a huge one.
        ZipBuilder builder;
        ZipBuilder::Entry entry = ZipBuilder::deflated("f0", QByteArray(20'000'000, '\0'));
        builder.add(entry);
        for (int i = 1; i < 200; ++i) {
            entry.offset = 0;
            entry.content = {};
            entry.compressedSize = 20'000;
            entry.name = "f" + QByteArray::number(i);
            builder.add(entry);
        }
        QElapsedTimer timer;
        timer.start();
        const auto listing = listed(builder);
        QVERIFY(listing);
        QVERIFY(listing->problems.size() >= 199);
        QVERIFY(hasProblem(*listing, Kind::NameUnsafe, u"f7"_s)
                || hasProblem(*listing, Kind::SizeImplausible, u"f7"_s));
        QVERIFY(listing->totalSize <= 20'000'000);
        QVERIFY(timer.elapsed() < 2'000);
    }

    void readsABombOnlyToTheLimit()
    {
        const auto listing =
            listed(ZipBuilder().add(ZipBuilder::deflated("zeros", QByteArray(40'000'000, '\0'))));
        QVERIFY(listing);
        QVERIFY(listing->zipSize < 42'000);
        QVERIFY(listing->problems.isEmpty()); // large, and says so
        QCOMPARE(listing->totalSize, 40'000'000);
        QCOMPARE(content(u"zeros"_s, 1'000).value_or({}).size(), 1'000);
    }

    void findsContentThatIsNotAsClaimed_data()
    {
        QTest::addColumn<ZipBuilder::Entry>("entry");
        ZipBuilder::Entry entry = ZipBuilder::deflated("x", QByteArray(1'000, 'x'));
        ZipBuilder::Entry changed = entry;
        changed.crc = 1;
        QTest::newRow("CRC") << changed;
        changed = entry;
        changed.size = 999;
        QTest::newRow("more than claimed") << changed;
        changed = entry;
        changed.size = 1'001;
        QTest::newRow("less than claimed") << changed;
        changed = entry;
        changed.content.chop(3);
        QTest::newRow("cut") << changed;
        changed = entry;
        changed.content = "\xff\xff\xff\xff";
        changed.size = 1'000;
        QTest::newRow("no deflated data") << changed;
        changed = ZipBuilder::stored("x", "12345");
        changed.crc = 1;
        QTest::newRow("CRC, stored") << changed;
    }
    void findsContentThatIsNotAsClaimed()
    {
        QFETCH(ZipBuilder::Entry, entry);
        QVERIFY(listed(ZipBuilder().add(entry)));
        const Result<QByteArray> read = content(u"x"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::File);
        QCOMPARE(read.error().code, QString(LocalCode::zipBroken));
        QVERIFY(read.error().message.contains(u"x"_s));
        const Result<Done> checked = checkZipContents(zip());
        QVERIFY(!checked);
        QCOMPARE(checked.error(), read.error());
    }

    void findsSoundContentsSound()
    {
        (void)listed(ZipBuilder()
                         .add(ZipBuilder::stored("empty", {}))
                         .add(ZipBuilder::stored("lib/", {}))
                         .add(ZipBuilder::stored("large", QByteArray(200'000, 'x')))
                         .add(ZipBuilder::deflated("lib/a", QByteArray(300'000, 'a')))
                         .add(ZipBuilder::deflated("lib/b", {})));
        const Result<Done> checked = checkZipContents(zip());
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
        const CancelToken cancel;
        cancel.cancel();
        QCOMPARE(checkZipContents(zip(), cancel).error().kind, Error::Kind::Cancelled);
    }

    void leavesWhatHasAProblemToTheListing()
    {
        (void)listed(ZipBuilder().add({.name = "x", .content = "secret", .flags = 1}));
        QVERIFY(checkZipContents(zip()));
    }

    void doesNotReadWhatClaimsMoreThanAnyFunctionMayHave()
    {
        // Each is plausible for itself, and wrong, which nobody looks at.
        ZipBuilder builder;
        ZipBuilder::Entry entry{.content = QByteArray(200'000, '\0'), .method = 8, .crc = 1};
        entry.size = 200'000'000;
        for (int i = 0; i < 6; ++i) {
            entry.name = QByteArray::number(i);
            builder.add(entry);
        }
        QCOMPARE(listed(builder)->totalSize, 1'200'000'000);
        QVERIFY(checkZipContents(zip()));
        builder = ZipBuilder().add(entry);
        (void)listed(builder);
        QCOMPARE(checkZipContents(zip()).error().code, QString(LocalCode::zipBroken));
    }

    void refusesWhatIsNoZip_data()
    {
        const QByteArray good = ZipBuilder()
                                    .add(ZipBuilder::stored("a.js", QByteArray(300, 'a')))
                                    .add(ZipBuilder::stored("b.js", QByteArray(300, 'b')))
                                    .bytes();
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray(10'000, 'x');
        QTest::newRow("end cut off") << good.chopped(1);
        QTest::newRow("half of it") << good.left(good.size() / 2);
        QTest::newRow("beginning cut off") << good.mid(100);
        QByteArray bytes = good;
        bytes.replace("PK\1\2", "PKxx");
        QTest::newRow("no directory") << bytes;
        bytes = good;
        bytes.replace("PK\3\4", "PKxx");
        QTest::newRow("no headers") << bytes;
        bytes = good;
        qToLittleEndian(quint32(0xFFFFFFF0), bytes.data() + bytes.size() - 10);
        QTest::newRow("directory of 4 GB") << bytes;
        bytes = good;
        qToLittleEndian(quint32(0xFFFFFFF0), bytes.data() + bytes.size() - 6);
        QTest::newRow("directory beyond the file") << bytes;
        bytes = good;
        qToLittleEndian(quint16(0xFFFF), bytes.data() + bytes.lastIndexOf("PK\1\2") + 28);
        QTest::newRow("name longer than the directory") << bytes;
        QTest::newRow("offset beyond the file")
            << ZipBuilder().add({.name = "x", .content = "x", .offset = 0xFFFFFFF0}).bytes();
    }
    void refusesWhatIsNoZip()
    {
        QFETCH(QByteArray, bytes);
        writeFile(zip(), bytes);
        QCOMPARE(codeOf(zip()), QString(LocalCode::zipBroken));
        QCOMPARE(content(u"x"_s).error().code, QString(LocalCode::zipBroken));
    }

    void refusesWhatIsNoFile()
    {
        QCOMPARE(codeOf(m_dir.filePath(u"nowhere.zip"_s)), QString(LocalCode::fileNotFound));
        QCOMPARE(codeOf({}), QString(LocalCode::fileNotFound));
        QCOMPARE(codeOf(m_dir.path()), QString(LocalCode::fileUnreadable));
    }

    void acceptsAnEmptyZip()
    {
        const auto listing = listed(ZipBuilder());
        QVERIFY(listing);
        QVERIFY(listing->entries.isEmpty());
    }

    void acceptsAProgramBeforeAndACommentAfter()
    {
        writeFile(zip(), ZipBuilder()
                             .add(ZipBuilder::stored("a.js", "content"))
                             .bytes("#!/bin/sh\nexit 0\n", "a comment with PK\5\6 in it"));
        const auto listing = listZip(zip());
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(namesOf(*listing), QStringList{u"a.js"_s});
        QCOMPARE(content(u"a.js"_s).value_or({}), "content"_ba);
    }

    void countsForItself()
    {
        writeFile(zip(), ZipBuilder().add(ZipBuilder::stored("a.js", "x")).bytes({}, {}, 60'000));
        const auto listing = listZip(zip());
        QVERIFY(listing);
        QCOMPARE(listing->entries.size(), 1);
    }

    void readerNoticesANewZip()
    {
        writeFile(zip(), ZipBuilder().add(ZipBuilder::stored("a.js", "old")).bytes());
        const EntryReader reader = zipReader(zip());
        QCOMPARE(reader({.name = u"a.js"_s, .sourcePath = u"a.js"_s}, 100).value_or({}), "old"_ba);
        writeFile(zip(), ZipBuilder().add(ZipBuilder::stored("a.js", "newer")).bytes());
        QCOMPARE(reader({.name = u"a.js"_s, .sourcePath = u"a.js"_s}, 100).value_or({}),
                 "newer"_ba);
    }

    void lists100000EntriesQuickly()
    {
        ZipBuilder builder;
        for (int i = 0; i < 100'000; ++i)
            builder.add(ZipBuilder::stored("node_modules/m" + QByteArray::number(i % 1'000)
                                               + "/file" + QByteArray::number(i) + ".js",
                                           "content"));
        writeFile(zip(), builder.bytes());
        QElapsedTimer timer;
        timer.start();
        const auto listing = listZip(zip());
        const qint64 took = timer.elapsed();
        QVERIFY(listing);
        QCOMPARE(listing->fileCount(), 100'000);
        QVERIFY(listing->problems.isEmpty());
        QVERIFY2(took < 3'000, qPrintable(QString::number(took)));

        const CancelToken cancel;
        cancel.cancel();
        const auto cancelled = listZip(zip(), {}, cancel);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    }

    void refusesMoreEntriesThanAPackageHas()
    {
        ZipBuilder builder;
        for (int i = 0; i <= maximumPackageEntries; ++i)
            builder.add(ZipBuilder::stored(QByteArray::number(i), {}));
        writeFile(zip(), builder.bytes());
        QCOMPARE(codeOf(zip()), QString(LocalCode::tooManyFiles));
    }

    void readsWhatOtherProgramsWrite_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("zip") << u"zip"_s << QStringList{u"-q"_s, u"-r"_s, u"out.zip"_s, u"a"_s};
        QTest::newRow("zip, streamed")
            << u"sh"_s << QStringList{u"-c"_s, u"zip -q -r - a | cat > out.zip"_s};
        QTest::newRow("python, streamed")
            << u"python3"_s
            << QStringList{u"-c"_s,
                           u"import zipfile,sys\n"
                           "class S:\n"
                           "    def __init__(s,f): s.f=f\n"
                           "    def write(s,b): return s.f.write(b)\n"
                           "    def flush(s): s.f.flush()\n"
                           "with open('out.zip','wb') as f, zipfile.ZipFile(S(f),'w',8) as z:\n"
                           "    z.write('a/b.txt'); z.write('a/run')\n"_s};
        QTest::newRow("python, ZIP64")
            << u"python3"_s
            << QStringList{
                   u"-c"_s,
                   u"import zipfile\n"
                   "with zipfile.ZipFile('out.zip','w',8) as z:\n"
                   "    for n in ('a/b.txt','a/run'):\n"
                   "        with z.open(n,'w',force_zip64=True) as t: t.write(open(n,'rb').read())\n"_s};
        QTest::newRow("jar") << u"jar"_s << QStringList{u"cf"_s, u"out.zip"_s, u"a"_s};
    }
    void readsWhatOtherProgramsWrite()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty()
            || QStandardPaths::findExecutable(u"zip"_s).isEmpty())
            QSKIP("That program is not installed.");
        const QTemporaryDir work;
        QVERIFY(work.isValid());
        writeFile(work.filePath(u"a/b.txt"_s), QByteArray(10'000, 'b'));
        writeFile(work.filePath(u"a/run"_s), "#!/bin/sh\n");
        QProcess process;
        process.setWorkingDirectory(work.path());
        process.start(program, arguments);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        const auto listing = listZip(work.filePath(u"out.zip"_s));
        QVERIFY2(listing, process.readAllStandardError().constData());
        QVERIFY(listing->problems.isEmpty());
        QVERIFY(listing->find(u"a/b.txt"_s) != nullptr);
        const EntryReader reader = zipReader(work.filePath(u"out.zip"_s));
        QCOMPARE(reader({.name = u"a/b.txt"_s, .sourcePath = u"a/b.txt"_s}, 20'000).value_or({}),
                 QByteArray(10'000, 'b'));
        QCOMPARE(reader({.name = u"a/run"_s, .sourcePath = u"a/run"_s}, 20'000).value_or({}),
                 "#!/bin/sh\n"_ba);
    }

    void survivesAnyByte()
    {
        const QByteArray good = ZipBuilder()
                                    .add(ZipBuilder::stored("a.js", "12345"))
                                    .add(ZipBuilder::deflated("b.js", QByteArray(2'000, 'b')))
                                    .add({.name = "\xd6\xd0\xce\xc4", .content = "x"})
                                    .bytes({}, "comment");
        QRandomGenerator random(42);
        for (int round = 0; round < 800; ++round) {
            QByteArray bytes = good;
            for (int i = random.bounded(1, 5); i > 0; --i)
                bytes[random.bounded(bytes.size())] =
                    char(random.bounded(4) == 0 ? 0xff : random.bounded(256));
            if (random.bounded(8) == 0)
                bytes.truncate(random.bounded(bytes.size()));
            writeFile(zip(), bytes);
            const auto listing = listZip(zip());
            if (!listing) {
                QCOMPARE(listing.error().kind, Error::Kind::File);
                continue;
            }
            QVERIFY(listing->totalSize >= 0);
            const EntryReader reader = zipReader(zip());
            for (const PackageEntry &entry : listing->entries)
                QVERIFY(reader(entry, 100'000).value_or({}).size() <= 100'000);
        }
    }
};

QTEST_GUILESS_MAIN(tst_ZipListing)
#include "tst_ziplisting.moc"
