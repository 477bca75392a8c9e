// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"
#include "app/archive/repair.h"
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/packerfixtures.h"
#include "tests/app/archive/zipbuilder.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Scf::Repairs)

namespace {

constexpr auto mark = "\xEF\xBB\xBF";
const QByteArray script = QByteArray(mark) + "#!/bin/sh\r\nexport PORT=9000\r\nnode app.js\r\n";
const QByteArray repairedScript = "#!/bin/bash\nexport PORT=9000\nnode app.js\n";
const Repairs allOfThem{Repair::SetExecutable, Repair::UnixLineEnds, Repair::RemoveByteOrderMark,
                        Repair::UseBash};

} // namespace

class tst_Repairs : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString zip() const { return path(u"package.zip"_s); }
    QString oldZip() const { return path(u"old.zip"_s); }

    QByteArray contentOf(const QString &zipPath, const QString &name) const
    {
        const Result<PackageListing> back = listZip(zipPath);
        const PackageEntry *entry = back ? back->find(name) : nullptr;
        return entry == nullptr ? "no entry"
                                : zipReader(zipPath)(*entry, entry->size).value_or("?");
    }

    Result<PackedZip> packOld(const ZipBuilder &builder, const PackagePlan &plan) const
    {
        writeFile(oldZip(), builder.bytes());
        const Result<PackageListing> listing = listZip(oldZip(), plan);
        if (!listing)
            return listing.error();
        return packPackage(*listing, zip());
    }

private slots:
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
    }

    void repairsContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Repairs>("repairs");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &content, Repairs repairs,
                            const QByteArray &expected) {
            QTest::newRow(name) << content << repairs << expected;
        };
        const QByteArray bom(mark);
        row("nothing", bom + "#!x\r\n", {}, bom + "#!x\r\n");
        row("only the mode", bom + "#!x\r\n", Repair::SetExecutable, bom + "#!x\r\n");
        row("line ends", "a\r\nb\r\n", Repair::UnixLineEnds, "a\nb\n");
        row("line ends that are none", "a\rb\r\r\nc\n\rd\r", Repair::UnixLineEnds,
            "a\rb\r\nc\n\rd\r");
        row("line ends of empty lines", "\r\n\r\n\r\n", Repair::UnixLineEnds, "\n\n\n");
        row("line ends of nothing", {}, Repair::UnixLineEnds, {});
        row("line ends keep the mark", bom + "\r\n", Repair::UnixLineEnds, bom + "\n");
        row("byte order mark", bom + "a\r\n", Repair::RemoveByteOrderMark, "a\r\n");
        row("one mark of two", bom + bom + "a", Repair::RemoveByteOrderMark, bom + "a");
        row("half a mark", bom.left(2), Repair::RemoveByteOrderMark, bom.left(2));
        row("a mark and no more", bom, Repair::RemoveByteOrderMark, {});
        row("a mark elsewhere", "a" + bom, Repair::RemoveByteOrderMark, "a" + bom);
        row("another interpreter", "#!/bin/sh\nx\n", Repair::UseBash, "#!/bin/bash\nx\n");
        row("interpreter with CR", "#!/bin/sh\r\nx\r\n", Repair::UseBash, "#!/bin/bash\nx\r\n");
        row("no interpreter", "x\n", Repair::UseBash, "#!/bin/bash\nx\n");
        row("interpreter in a later line", "x\n#!/bin/sh\n", Repair::UseBash,
            "#!/bin/bash\nx\n#!/bin/sh\n");
        row("nothing but an interpreter", "#!/bin/sh", Repair::UseBash, "#!/bin/bash\n");
        row("bash for nothing", {}, Repair::UseBash, "#!/bin/bash\n");
        row("bash before a mark", bom + "#!/bin/sh\nx", Repair::UseBash, "#!/bin/bash\nx");
        row("all", script, allOfThem, repairedScript);
    }
    void repairsContent()
    {
        QFETCH(QByteArray, content);
        QFETCH(Repairs, repairs);
        QFETCH(QByteArray, expected);
        QCOMPARE(repaired(content, repairs), expected);
        // In pieces of any size it comes out the same.
        if (!changeContent(repairs))
            return;
        for (qsizetype size = 1; size <= content.size(); ++size) {
            ContentRepair repair(repairs);
            QByteArray out;
            for (qsizetype at = 0; at < content.size(); at += size)
                repair.add(QByteArrayView(content).sliced(at, qMin(size, content.size() - at)),
                           &out);
            repair.finish(&out);
            QCOMPARE(out, expected);
        }
    }

    void areMadeWhilePacking()
    {
        writeFile(path(u"source/scf_bootstrap"_s), script);
        writeFile(path(u"source/other.sh"_s), script);
        const PackagePlan plan{.repairs = {{u"scf_bootstrap"_s, allOfThem}}};
        const Result<PackageListing> listing = listFolder(path(u"source"_s), plan);
        QVERIFY(listing);
        QVERIFY(packPackage(*listing, zip()));
        QCOMPARE(contentOf(zip(), u"scf_bootstrap"_s), repairedScript);
        QCOMPARE(contentOf(zip(), u"other.sh"_s), script);
        const Result<PackageListing> back = listZip(zip());
        QVERIFY(back);
        QCOMPARE(back->find(u"scf_bootstrap"_s)->mode, 0755U);
        QCOMPARE(back->find(u"other.sh"_s)->mode, 0644U);
        QCOMPARE(readFile(path(u"source/scf_bootstrap"_s)), script); // not the person's own file

        const Result<PackageMeasure> measure = measurePackage(*listing);
        QVERIFY(measure);
        QCOMPARE(measure->sha256.toLatin1(),
                 QCryptographicHash::hash(readFile(zip()), QCryptographicHash::Sha256).toHex());
    }

    void areSeenByTheReaders()
    {
        writeFile(path(u"source/scf_bootstrap"_s), script);
        writeFile(oldZip(),
                  ZipBuilder().add(ZipBuilder::deflated("scf_bootstrap", script)).bytes());
        const PackagePlan plan{.repairs = {{u"scf_bootstrap"_s, allOfThem}}};
        const Result<PackageListing> folder = listFolder(path(u"source"_s), plan);
        const Result<PackageListing> fromZip = listZip(oldZip(), plan);
        QVERIFY(folder && fromZip);
        QCOMPARE(folderReader()(folder->entries.constFirst(), 1000).value_or({}), repairedScript);
        QCOMPARE(zipReader(oldZip())(fromZip->entries.constFirst(), 1000).value_or({}),
                 repairedScript);
    }

    void comeAndGoWithThePlanInSpiteOfTheCache()
    {
        writeFile(path(u"source/scf_bootstrap"_s), script);
        QTest::qWait(2100); // until it is no longer new
        const PackOptions options{.cacheFolder = path(u"cache"_s)};
        const QList<Repairs> plans{{}, Repair::UseBash,       allOfThem,
                                   {}, Repair::SetExecutable, allOfThem};
        for (const Repairs repairs : plans) {
            const Result<PackageListing> listing = listFolder(
                path(u"source"_s), PackagePlan{.repairs = {{u"scf_bootstrap"_s, repairs}}});
            QVERIFY(listing);
            QVERIFY(packPackage(*listing, zip(), {}, {}, options));
            QCOMPARE(contentOf(zip(), u"scf_bootstrap"_s), repaired(script, repairs));
        }
    }

    void areMadeInFilesTooLargeToBeHeld_data()
    {
        QTest::addColumn<bool>("isZip");
        QTest::addColumn<bool>("isDeflated");
        QTest::newRow("folder") << false << false;
        QTest::newRow("zip, deflated") << true << true;
        QTest::newRow("zip, stored") << true << false;
    }
    void areMadeInFilesTooLargeToBeHeld()
    {
        QFETCH(bool, isZip);
        QFETCH(bool, isDeflated);
        QByteArray content = script + text(1'000'000, 3);
        const QByteArray line = QByteArray(998, 'x') + "\r\n";
        while (content.size() <= 64LL * 1024 * 1024)
            content += line;
        const PackagePlan plan{.repairs = {{u"large"_s, allOfThem}}};
        Result<PackageListing> listing;
        if (isZip) {
            writeFile(oldZip(), ZipBuilder()
                                    .add(isDeflated ? ZipBuilder::deflated("large", content)
                                                    : ZipBuilder::stored("large", content))
                                    .bytes());
            listing = listZip(oldZip(), plan);
        } else {
            writeFile(path(u"source/large"_s), content);
            listing = listFolder(path(u"source"_s), plan);
        }
        QVERIFY(listing);
        const Result<PackedZip> packed = packPackage(*listing, zip());
        QVERIFY2(packed, qPrintable(packed ? QString() : packed.error().code));
        QVERIFY(contentOf(zip(), u"large"_s) == repaired(content, allOfThem));
    }

    void makesAZipOfAZipByItsPlan()
    {
        ZipBuilder builder;
        const QByteArray code = text(50'000, 1);
        builder.add(ZipBuilder::stored("project/README", text(3'000, 2)))
            .add(ZipBuilder::deflated("project/src/index.js", code))
            .add(ZipBuilder::stored("project/src/stored.js", code))
            .add(ZipBuilder::deflated("project/src/scf_bootstrap", script))
            .add({.name = "project/src/empty/", .attributes = (040755U << 16U) | 0x10U})
            .add(ZipBuilder::deflated("project/src/secret.env", "KEY=1"));
        const PackagePlan plan{.root = u"project/src/"_s,
                               .leftOut = {u"project/src/secret.env"_s},
                               .repairs = {{u"project/src/scf_bootstrap"_s, allOfThem}}};
        const Result<PackedZip> packed = packOld(builder, plan);
        QVERIFY2(packed, qPrintable(packed ? QString() : packed.error().code));
        const Result<PackageListing> back = listZip(zip());
        QVERIFY(back);
        QVERIFY(back->problems.isEmpty());
        QCOMPARE(namesOf(*back),
                 (QStringList{u"empty/"_s, u"index.js"_s, u"scf_bootstrap"_s, u"stored.js"_s}));
        QCOMPARE(contentOf(zip(), u"index.js"_s), code);
        QCOMPARE(contentOf(zip(), u"stored.js"_s), code);
        QCOMPARE(contentOf(zip(), u"scf_bootstrap"_s), repairedScript);
        QCOMPARE(back->find(u"scf_bootstrap"_s)->mode, 0755U);
        // Streams are taken as they are.
        QVERIFY(readFile(zip()).contains(ZipBuilder::deflated("x", code).content));
        QVERIFY(readFile(zip()).contains(code));

        const QByteArray first = readFile(zip());
        const Result<PackageListing> listing = listZip(oldZip(), plan);
        QVERIFY(listing);
        for (const int threads : {1, 5}) {
            QVERIFY(packPackage(*listing, zip(), {}, {}, {.threads = threads}));
            QVERIFY(readFile(zip()) == first);
        }
        const Result<PackageMeasure> measure = measurePackage(*listing);
        QVERIFY(measure);
        QCOMPARE(measure->sha256.toLatin1(),
                 QCryptographicHash::hash(first, QCryptographicHash::Sha256).toHex());
        for (qsizetype i = 0; i < back->entries.size(); ++i)
            QCOMPARE(measure->compressedSizes.at(i), back->entries.at(i).compressedSize);
    }

    void refusesAZipThatLies_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("isDeflated");
        QTest::addColumn<bool>("isRepaired");
        QTest::addColumn<int>("crcOff");
        QTest::addColumn<int>("sizeOff");
        for (const int size : {5'000, 65 * 1024 * 1024}) {
            for (const bool isRepaired : {false, true}) {
                const auto row = [&](const char *name, bool isDeflated, int crcOff, int sizeOff) {
                    if (size > 1'000'000 && isRepaired && (sizeOff != 0 || !isDeflated))
                        return; // the same way as without repairs
                    QTest::addRow("%s%s, %s", size > 1'000'000 ? "large, " : "", name,
                                  isRepaired ? "repaired" : "as it is")
                        << size << isDeflated << isRepaired << crcOff << sizeOff;
                };
                row("right", true, 0, 0);
                row("right, stored", false, 0, 0);
                row("wrong CRC", true, 1, 0);
                row("wrong CRC, stored", false, 1, 0);
                row("claims more", true, 0, 1);
                row("claims less", true, 0, -1);
            }
        }
    }
    void refusesAZipThatLies()
    {
        QFETCH(int, size);
        QFETCH(bool, isDeflated);
        QFETCH(bool, isRepaired);
        QFETCH(int, crcOff);
        QFETCH(int, sizeOff);
        // Nearly nothing to compress, so that it does not take long, and not so little that it is
        // taken for a bomb.
        QByteArray content = text(qMin(size, 2'000'000), 4);
        content.resize(size, 'x');
        ZipBuilder::Entry entry =
            isDeflated ? ZipBuilder::deflated("lie", content) : ZipBuilder::stored("lie", content);
        entry.crc = ZipBuilder::checksum(content) + quint32(crcOff);
        entry.size = quint32(size + sizeOff);
        PackagePlan plan{.leftOut = {u"other"_s}};
        if (isRepaired)
            plan.repairs = {{u"lie"_s, Repair::UseBash}};
        const Result<PackedZip> packed =
            packOld(ZipBuilder().add(entry).add(ZipBuilder::stored("other", "x")), plan);
        QCOMPARE(bool(packed), crcOff == 0 && sizeOff == 0);
        if (packed)
            return;
        QCOMPARE(packed.error().code, QString(LocalCode::zipBroken));
        QCOMPARE(packed.error().message, u"lie"_s);
        QVERIFY(!QFile::exists(zip()));
    }

    void refusesAZipThatChangedAfterTheListing()
    {
        writeFile(oldZip(), ZipBuilder()
                                .add(ZipBuilder::stored("a", "one"))
                                .add(ZipBuilder::stored("b", "two"))
                                .bytes());
        const Result<PackageListing> listing = listZip(oldZip(), {.leftOut = {u"b"_s}});
        QVERIFY(listing);
        writeFile(oldZip(), ZipBuilder().add(ZipBuilder::stored("c", "other")).bytes());
        const Result<PackedZip> packed = packPackage(*listing, zip());
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, QString(LocalCode::fileChanged));
        QCOMPARE(packed.error().message, u"a"_s);
        QVERIFY(QFile::remove(oldZip()));
        const Result<PackedZip> gone = packPackage(*listing, zip());
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, QString(LocalCode::fileNotFound));
    }
};

QTEST_GUILESS_MAIN(tst_Repairs)
#include "tst_repairs.moc"
