// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packageedit.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/packerfixtures.h"
#include "tests/app/archive/zipbuilder.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

const QByteArray edited = "def main_handler(event, context):\r\n    return 'edited'\r\n";

} // namespace

class tst_PackageEdit : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString source() const { return path(u"source"_s); }
    QString zip() const { return path(u"package.zip"_s); }

    static EditedFile edit(const QString &name, const QByteArray &content = edited)
    {
        return {.name = name, .content = content};
    }

    void writeProject() const
    {
        writeFile(path(u"source/index.py"_s), "def main_handler(event, context):\n    return 1\n");
        writeFile(path(u"source/lib/words.txt"_s), text(20'000, 1));
        writeFile(path(u"source/z.py"_s), "x = 1\n");
    }

    static QByteArray contentOf(const QString &zipPath, const QString &name)
    {
        const Result<PackageListing> back = listZip(zipPath);
        const PackageEntry *entry = back ? back->find(name) : nullptr;
        return entry == nullptr ? "no entry"
                                : zipReader(zipPath)(*entry, entry->size).value_or("?");
    }

    // The listing of the project, as a folder or as the ZIP that is made of it.
    PackageListing base(bool fromZip, const PackagePlan &plan = {}) const
    {
        if (!fromZip)
            return listFolder(source(), plan).value_or({});
        const Result<PackageListing> folder = listFolder(source());
        if (!folder || !packPackage(*folder, path(u"base.zip"_s)))
            return {};
        return listZip(path(u"base.zip"_s), plan).value_or({});
    }

    static EntryReader readerFor(const PackageListing &listing)
    {
        return listing.source.hasFolder() ? folderReader() : zipReader(listing.source.path);
    }

    void basesOnly()
    {
        QTest::addColumn<bool>("fromZip");
        QTest::newRow("folder") << false;
        QTest::newRow("ZIP") << true;
    }

private slots:
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
        writeProject();
    }

    void takesThePlaceOfAFile_data() { basesOnly(); }
    void takesThePlaceOfAFile()
    {
        QFETCH(bool, fromZip);
        const PackageListing before = base(fromZip);
        QCOMPARE(before.fileCount(), 3);
        EditedFile file = edit(u"index.py"_s);
        file.isDeployedCode = fromZip;
        const PackageListing listing = withEdit(before, file);

        QCOMPARE(listing.source.kind, CodeSource::Kind::Editor);
        QCOMPARE(listing.source.path, before.source.path);
        QCOMPARE(listing.source.edited, file);
        QVERIFY(!listing.isSourceItself());
        QCOMPARE(listing.zipSize, -1);
        QCOMPARE(namesOf(listing), namesOf(before));
        const PackageEntry *entry = listing.find(u"index.py"_s);
        QVERIFY(entry);
        QCOMPARE(entry->size, edited.size());
        QCOMPARE(entry->compressedSize, -1);
        QCOMPARE(listing.totalSize,
                 before.totalSize - before.find(u"index.py"_s)->size + edited.size());

        const EntryReader reader = readerFor(listing);
        QCOMPARE(reader(*entry, 10'000).value_or({}), edited);
        QCOMPARE(reader(*entry, 10).value_or({}), edited.left(10));

        QVERIFY(packPackage(listing, zip()));
        QCOMPARE(contentOf(zip(), u"index.py"_s), edited);
        QCOMPARE(contentOf(zip(), u"lib/words.txt"_s), text(20'000, 1));
        const Result<PackageMeasure> measure = measurePackage(listing);
        QVERIFY(measure);
        QCOMPARE(measure->sha256.toLatin1(),
                 QCryptographicHash::hash(readFile(zip()), QCryptographicHash::Sha256).toHex());
    }

    void makesTheBytesThatTheSavedFileWouldMake_data() { basesOnly(); }
    void makesTheBytesThatTheSavedFileWouldMake()
    {
        QFETCH(bool, fromZip);
        EditedFile file = edit(u"index.py"_s);
        file.isDeployedCode = fromZip;
        QVERIFY(packPackage(withEdit(base(fromZip), file), zip()));
        const QByteArray asEdited = readFile(zip());
        writeFile(path(u"source/index.py"_s), edited);
        QVERIFY(packPackage(base(false), zip()));
        QCOMPARE(readFile(zip()), asEdited);
    }

    void isRepairedAsTheFileWouldBe_data() { basesOnly(); }
    void isRepairedAsTheFileWouldBe()
    {
        QFETCH(bool, fromZip);
        const PackagePlan plan{.repairs = {{u"index.py"_s, Repair::UnixLineEnds}}};
        EditedFile file = edit(u"index.py"_s);
        file.isDeployedCode = fromZip;
        const PackageListing listing = withEdit(base(fromZip, plan), file);
        const QByteArray expected = QByteArray(edited).replace("\r\n", "\n");
        QCOMPARE(readerFor(listing)(*listing.find(u"index.py"_s), 10'000).value_or({}), expected);
        QVERIFY(packPackage(listing, zip()));
        QCOMPARE(contentOf(zip(), u"index.py"_s), expected);
    }

    void addsAFile_data() { basesOnly(); }
    void addsAFile()
    {
        QFETCH(bool, fromZip);
        EditedFile file = edit(u"lib/new.py"_s);
        file.isDeployedCode = fromZip;
        const PackageListing before = base(fromZip);
        const PackageListing listing = withEdit(before, file);
        QCOMPARE(namesOf(listing),
                 QStringList({u"index.py"_s, u"lib/new.py"_s, u"lib/words.txt"_s, u"z.py"_s}));
        QCOMPARE(listing.totalSize, before.totalSize + edited.size());
        QVERIFY(packPackage(listing, zip()));
        QCOMPARE(contentOf(zip(), u"lib/new.py"_s), edited);
    }

    void fillsAnEmptyDirectory()
    {
        QVERIFY(QDir(source()).mkpath(u"empty/deep"_s));
        const PackageListing before = base(false);
        QVERIFY(before.find(u"empty/deep/"_s));
        const PackageListing listing = withEdit(before, edit(u"empty/deep/a.py"_s));
        QVERIFY(!listing.find(u"empty/deep/"_s));
        QVERIFY(listing.find(u"empty/deep/a.py"_s));
        QVERIFY(packPackage(listing, zip()));
        QCOMPARE(contentOf(zip(), u"empty/deep/a.py"_s), edited);
    }

    void leavesOutWhatStaysOut()
    {
        const PackagePlan plan{.leftOut = {u"lib/"_s, u"z.py"_s}};
        const PackageListing before = base(false, plan);
        for (const QString &name : {u"z.py"_s, u"lib/words.txt"_s, u"lib/new.py"_s}) {
            const PackageListing listing = withEdit(before, edit(name));
            QCOMPARE(namesOf(listing), QStringList{u"index.py"_s});
            QCOMPARE(listing.totalSize, before.totalSize);
        }
    }

    void mayBeEmpty()
    {
        const PackageListing listing = withEdit(base(false), edit(u"index.py"_s, {}));
        QCOMPARE(folderReader()(*listing.find(u"index.py"_s), 100).value_or("?"), QByteArray());
        QVERIFY(packPackage(listing, zip()));
        QCOMPARE(contentOf(zip(), u"index.py"_s), QByteArray());
    }

    void tellsOneEditFromTheOther()
    {
        const PackageListing before = base(false);
        const PackageListing one = withEdit(before, edit(u"index.py"_s, "a = 1\n"));
        const PackageListing two = withEdit(before, edit(u"index.py"_s, "a = 2\n"));
        QVERIFY(one.find(u"index.py"_s)->stamp != two.find(u"index.py"_s)->stamp);
        QVERIFY(one.find(u"index.py"_s)->stamp != before.find(u"index.py"_s)->stamp);
    }

    // The cache knows the file by its path and state, which an edit does not change.
    void neitherTakesFromTheCacheNorPutsIntoIt()
    {
        QTest::qWait(2'200); // until the files count as settled
        const PackOptions options{.cacheFolder = path(u"cache"_s)};
        const auto packed = [&](const PackageListing &listing) {
            return packPackage(listing, zip(), {}, {}, options) ? readFile(zip()) : QByteArray();
        };
        const QByteArray plain = packed(base(false));
        QVERIFY(!plain.isEmpty());
        QVERIFY(!QDir(path(u"cache"_s)).entryList({u"*.streams"_s}).isEmpty());
        const QByteArray withIt = packed(withEdit(base(false), edit(u"index.py"_s)));
        QVERIFY(withIt != plain);
        QCOMPARE(contentOf(zip(), u"index.py"_s), edited);
        QCOMPARE(packed(base(false)), plain);
        QCOMPARE(packed(withEdit(base(false), edit(u"index.py"_s))), withIt);
    }

    void needsTheFileNoMore_data() { basesOnly(); }
    void needsTheFileNoMore()
    {
        QFETCH(bool, fromZip);
        EditedFile file = edit(u"index.py"_s);
        file.isDeployedCode = fromZip;
        const PackageListing listing = withEdit(base(fromZip), file);
        QVERIFY(QFile::remove(path(u"source/index.py"_s)));
        QVERIFY(packPackage(listing, zip()));
        QCOMPARE(contentOf(zip(), u"index.py"_s), edited);
    }
};

QTEST_GUILESS_MAIN(tst_PackageEdit)
#include "tst_packageedit.moc"
