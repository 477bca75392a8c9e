// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/farzip.h"
#include "tests/app/archive/zipbuilder.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

using Kind = PackageProblem::Kind;

//! A ZIP each read of which is a request.
class tst_FarZip : public QObject
{
    Q_OBJECT

private:
    static CodeSource source()
    {
        return {.kind = CodeSource::Kind::CosObject,
                .object = {{u"bucket-1"_s, u"ap-guangzhou"_s}, u"far.zip"_s}};
    }
    static std::shared_ptr<FarZip> far(const ZipBuilder &builder)
    {
        return std::make_shared<FarZip>(builder.bytes());
    }
    static Result<QByteArray> content(const std::shared_ptr<FarZip> &zip, const QString &name,
                                      qint64 limit = 1'000'000)
    {
        return zipReader(zip)({.name = name, .sourcePath = name}, limit);
    }

private slots:
    void listsInThreeReads_data()
    {
        QTest::addColumn<int>("entries");
        QTest::addColumn<int>("most");
        QTest::newRow("one entry") << 1 << 2;
        QTest::newRow("20,000 entries") << 20'000 << 2;
        QTest::newRow("100,000 entries") << 100'000 << 3;
    }
    void listsInThreeReads()
    {
        QFETCH(int, entries);
        QFETCH(int, most);
        ZipBuilder builder;
        for (int i = 0; i < entries; ++i)
            builder.add(ZipBuilder::stored("node_modules/m" + QByteArray::number(i % 100) + "/file"
                                               + QByteArray::number(i) + ".js",
                                           QByteArray(200, 'x')));
        const auto zip = far(builder);
        const auto listing = listZip(*zip, source());
        QVERIFY(listing);
        QCOMPARE(listing->fileCount(), entries);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(listing->source, source());
        QCOMPARE(listing->zipSize, zip->size());
        QVERIFY2(zip->reads <= most, qPrintable(QString::number(zip->reads)));
    }

    void readsAnEntryInOne()
    {
        QByteArray noise(3'000'000, Qt::Uninitialized);
        QRandomGenerator random(7);
        for (char &byte : noise)
            byte = char(random.generate());
        const auto zip = far(ZipBuilder()
                                 .add(ZipBuilder::stored("a.js", "12345"))
                                 .add(ZipBuilder::deflated("b.js", QByteArray(50'000, 'b')))
                                 .add(ZipBuilder::deflated("noise", noise))
                                 .add(ZipBuilder::stored("large", noise)));
        const EntryReader reader = zipReader(std::shared_ptr<ZipBytes>(zip));
        const auto read = [&](const QString &name, qint64 limit) {
            return reader({.name = name, .sourcePath = name}, limit).value_or("?"_ba);
        };
        QCOMPARE(read(u"a.js"_s, 100), "12345"_ba);
        for (const auto &[name, limit, expected] : QList<std::tuple<QString, qint64, QByteArray>>{
                 {u"a.js"_s, 2, "12"_ba},
                 {u"a.js"_s, 0, {}},
                 {u"b.js"_s, 50'000, QByteArray(50'000, 'b')},
                 {u"b.js"_s, 7, QByteArray(7, 'b')},
                 {u"noise"_s, noise.size(), noise},
                 {u"noise"_s, 1'000, noise.left(1'000)},
                 {u"large"_s, noise.size(), noise},
             }) {
            zip->reads = 0;
            zip->bytesRead = 0;
            QVERIFY(read(name, limit) == expected);
            QCOMPARE(zip->reads, 1);
            QVERIFY(zip->bytesRead <= limit + 70'000);
        }
    }

    // What a local file tells at once shows when the entry is read.
    void findsInTheLocalHeaderWhatTheDirectoryHides_data()
    {
        using Entry = ZipBuilder::Entry;
        QTest::addColumn<Entry>("entry");
        QTest::newRow("two sizes") << Entry{.name = "x", .content = "12345", .localSize = 4};
        QTest::newRow("two names") << Entry{.name = "x", .content = "12345", .localName = "y"};
        QTest::newRow("wrong CRC") << Entry{.name = "x", .content = "12345", .crc = 7};
    }
    void findsInTheLocalHeaderWhatTheDirectoryHides()
    {
        QFETCH(ZipBuilder::Entry, entry);
        const auto zip = far(ZipBuilder().add(entry));
        QVERIFY(listZip(*zip, source())->problems.isEmpty());
        QCOMPARE(content(zip, u"x"_s).error().code, QString(LocalCode::zipBroken));
    }

    void findsProblemsOfTheDirectory_data()
    {
        using Entry = ZipBuilder::Entry;
        QTest::addColumn<Entry>("entry");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("above") << ZipBuilder::stored("../x", "x") << Kind::NameUnsafe;
        QTest::newRow("encrypted")
            << Entry{.name = "x", .content = "x", .flags = 1} << Kind::Encrypted;
        QTest::newRow("bomb") << Entry{.name = "x",
                                       .content = QByteArray(10, 'x'),
                                       .method = 8,
                                       .size = 0xFFFFFFFE}
                              << Kind::SizeImplausible;
        QTest::newRow("reaches beyond the file")
            << Entry{.name = "x", .content = "x", .size = 5'000, .compressedSize = 5'000}
            << Kind::SizeImplausible;
        QTest::newRow("twice") << ZipBuilder::stored("good.js", "x") << Kind::NameDuplicate;
        QTest::newRow("overlap") << Entry{.name = "x", .content = "x", .offset = 20}
                                 << Kind::SizeImplausible;
    }
    void findsProblemsOfTheDirectory()
    {
        QFETCH(ZipBuilder::Entry, entry);
        QFETCH(Kind, kind);
        const auto zip =
            far(ZipBuilder().add(ZipBuilder::stored("good.js", QByteArray(40, 'g'))).add(entry));
        const auto listing = listZip(*zip, source());
        QVERIFY(listing);
        QCOMPARE(listing->problems.size(), 1);
        QCOMPARE(listing->problems.constFirst().kind, kind);
    }

    void asksForNoLink()
    {
        ZipBuilder builder;
        for (int i = 0; i < 100; ++i)
            builder.add({.name = "bin/" + QByteArray::number(i),
                         .content = "../run",
                         .attributes = 0120777U << 16U});
        const auto zip = far(builder);
        QVERIFY(listZip(*zip, source())->problems.isEmpty());
        QVERIFY(zip->reads <= 2);
    }

    void saysWhyItCannotBeRead_data()
    {
        QTest::addColumn<int>("reads");
        QTest::newRow("at once") << 0;
        QTest::newRow("at the directory") << 1;
    }
    void saysWhyItCannotBeRead()
    {
        QFETCH(int, reads);
        const Error error{.kind = Error::Kind::Service, .code = u"PreconditionFailed"_s};
        const auto zip = far(ZipBuilder().add(ZipBuilder::stored("a", "x")));
        zip->failAfter(reads, error);
        const auto listing = listZip(*zip, source());
        QVERIFY(!listing);
        QCOMPARE(listing.error(), error);
    }

    void saysWhyAnEntryCannotBeRead()
    {
        const Error error{.kind = Error::Kind::File, .code = LocalCode::notLookedInto};
        const auto zip = far(ZipBuilder().add(ZipBuilder::deflated("a", QByteArray(9'000, 'x'))));
        const EntryReader reader = zipReader(std::shared_ptr<ZipBytes>(zip));
        const PackageEntry entry{.name = u"a"_s, .sourcePath = u"a"_s};
        QVERIFY(reader(entry, 100));
        zip->failAfter(zip->reads, error);
        QCOMPARE(reader(entry, 100).error(), error);
    }

    // Nothing that a ZIP may say makes it read what is not there.
    void survivesAnyByte()
    {
        const QByteArray sound = ZipBuilder()
                                     .add(ZipBuilder::stored("a.js", "12345"))
                                     .add(ZipBuilder::deflated("lib/b.js", QByteArray(900, 'b')))
                                     .bytes();
        QRandomGenerator random(1);
        for (int round = 0; round < 4'000; ++round) {
            QByteArray bytes = sound;
            for (int i = random.bounded(1, 4); i > 0; --i)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            if (round % 7 == 0)
                bytes.truncate(random.bounded(bytes.size()));
            const auto zip = std::make_shared<FarZip>(bytes);
            const auto listing = listZip(*zip, source());
            if (!listing)
                continue;
            const EntryReader reader = zipReader(std::shared_ptr<ZipBytes>(zip));
            for (const PackageEntry &entry : listing->entries)
                QVERIFY(reader(entry, 10'000).value_or({}).size() <= 10'000);
        }
    }

    void namesARootThatIsNotThere()
    {
        const auto zip = far(ZipBuilder().add(ZipBuilder::stored("x/a.js", "1")));
        QVERIFY(listZip(*zip, source(), {.root = u"x/"_s}));
        const auto listing = listZip(*zip, source(), {.root = u"y/"_s});
        QVERIFY(!listing);
        QCOMPARE(listing.error().code, QString(LocalCode::folderNotFound));
        QVERIFY(listing.error().message.contains(u"y/"_s));
    }
};

QTEST_GUILESS_MAIN(tst_FarZip)
#include "tst_farzip.moc"
