// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/packerfixtures.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace Scf;
using namespace Qt::StringLiterals;

class tst_Packer : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString source(const QString &name = {}) const { return path(u"source/"_s + name); }
    QString zip() const { return path(u"out/package.zip"_s); }

    // Something of every kind that a package has.
    void makeProject() const
    {
        writeFile(source(u"index.js"_s), "exports.main_handler = async () => 'hello';\n");
        writeFile(source(u"empty.txt"_s), {});
        writeFile(source(u"one"_s), "1");
        writeFile(source(u"lib/large.js"_s), text(3'000'000, 1));
        writeFile(source(u"lib/picture.png"_s), noise(700'000, 2));
        writeFile(source(u"中文/文件 😀.py"_s), text(5'000, 3));
        writeFile(source(u"scf_bootstrap"_s), "#!/bin/bash\n");
        QFile::setPermissions(source(u"scf_bootstrap"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(QDir().mkpath(source(u"nothing/here"_s)));
        for (int i = 0; i < 300; ++i)
            writeFile(source(u"node_modules/m%1/index.js"_s.arg(i)), text(10 * i, quint32(i)));
    }

    PackageListing listed() const
    {
        const Result<PackageListing> listing = listFolder(source());
        return listing ? *listing : PackageListing{};
    }

    // Of each entry, as the ZIP tells it.
    QList<qint64> compressedSizes() const
    {
        const Result<PackageListing> back = listZip(zip());
        QList<qint64> sizes;
        for (const PackageEntry &entry : back ? back->entries : QList<PackageEntry>())
            sizes.append(entry.compressedSize);
        return sizes;
    }

    // Nothing but \a names lies where the ZIP goes.
    QStringList left() const
    {
        return QDir(path(u"out"_s))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private slots:
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
        QVERIFY(QDir().mkpath(path(u"out"_s)));
        QVERIFY(QDir().mkpath(source()));
    }

    void packsExactlyTheFiles()
    {
        makeProject();
        const PackageListing listing = listed();
        const Result<PackedZip> packed = packPackage(listing, zip());
        QVERIFY2(packed, qPrintable(packed ? QString() : packed.error().message));
        const QByteArray bytes = readFile(zip());
        QCOMPARE(packed->path, zip());
        QCOMPARE(packed->size, bytes.size());
        QCOMPARE(packed->files, listing.fileCount());
        QCOMPARE(left(), QStringList{u"package.zip"_s});

        const Result<PackageListing> back = listZip(zip());
        QVERIFY(back);
        QVERIFY(back->problems.isEmpty());
        QCOMPARE(namesOf(*back), namesOf(listing));
        QCOMPARE(back->totalSize, listing.totalSize);
        const EntryReader fromZip = zipReader(zip());
        const EntryReader fromFolder = folderReader();
        for (const PackageEntry &entry : back->entries) {
            QCOMPARE(entry.mode, listing.find(entry.name)->mode);
            QCOMPARE(fromZip(entry, entry.size).value_or("not read"),
                     fromFolder(*listing.find(entry.name), entry.size).value_or("gone"));
        }
        QCOMPARE(back->find(u"lib/picture.png"_s)->compressedSize, 700'000); // stored
        QVERIFY(back->find(u"lib/large.js"_s)->compressedSize < 1'500'000);
    }

    void otherReadersAccept_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unzip") << u"unzip"_s << QStringList{u"-tqq"_s, u"%1"_s};
        QTest::newRow("python")
            << u"python3"_s
            << QStringList{
                   u"-c"_s,
                   u"import sys,zipfile\n"
                   "z=zipfile.ZipFile(sys.argv[1])\n"
                   "assert z.testzip() is None\n"
                   "n=z.namelist()\n"
                   "assert n==sorted(n,key=lambda s:s.encode()), n\n"
                   "for i in z.infolist():\n"
                   "    m=i.external_attr>>16\n"
                   "    d=i.filename.endswith('/')\n"
                   "    assert i.flag_bits==0x800 and i.create_system==3 and not i.extra, i\n"
                   "    assert i.date_time==(1980,1,1,0,0,0), i\n"
                   "    assert m in ((0o40755,) if d else (0o100644,0o100755)), i\n"
                   "    assert not i.comment and i.compress_type in (0,8), i\n"
                   "assert 'nothing/here/' in n and 'nothing/' not in n\n"
                   "assert '\u4e2d\u6587/\u6587\u4ef6 \U0001f600.py' in n\n"
                   "assert z.getinfo('scf_bootstrap').external_attr>>16==0o100755\n"_s,
                   u"%1"_s};
        QTest::newRow("7z") << u"7z"_s << QStringList{u"t"_s, u"%1"_s};
        QTest::newRow("jar") << u"jar"_s << QStringList{u"tf"_s, u"%1"_s};
    }
    void otherReadersAccept()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("That program is not installed.");
        makeProject();
        QVERIFY(packPackage(listed(), zip()));
        arguments.replaceInStrings(u"%1"_s, zip());
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray said = process.readAll();
        QVERIFY2(process.exitCode() == 0, said.constData());
    }

    void sameFilesGiveTheSameBytes()
    {
        makeProject();
        const PackageListing listing = listed();
        QVERIFY(packPackage(listing, zip(), {}, {}, {.threads = 1}));
        const QByteArray first = readFile(zip());
        for (const int threads : {2, 3, 16}) {
            QVERIFY(packPackage(listing, zip(), {}, {}, {.threads = threads}));
            QVERIFY(readFile(zip()) == first);
        }
        // Nor do other times of the files, or another time zone, make a difference.
        const QByteArray zone = qgetenv("TZ");
        const auto restore = qScopeGuard([&zone] { qputenv("TZ", zone); });
        for (const char *other : {"Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati"}) {
            qputenv("TZ", other);
            QFile file(source(u"index.js"_s));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime(QDate(2001, 2, 3), QTime(4, 5)),
                                     QFileDevice::FileModificationTime));
            file.close();
            QVERIFY(packPackage(listed(), zip()));
            QVERIFY(readFile(zip()) == first);
        }
    }

    void knowsTheSizeBeforehand()
    {
        makeProject();
        const PackageListing listing = listed();
        const Result<PackageMeasure> size = measurePackage(listing);
        const Result<PackedZip> packed = packPackage(listing, zip());
        QVERIFY(size && packed);
        QCOMPARE(size->zipSize, packed->size);
        QCOMPARE(size->sha256.toLatin1(),
                 QCryptographicHash::hash(readFile(zip()), QCryptographicHash::Sha256).toHex());
        QCOMPARE(size->compressedSizes, compressedSizes());
    }

    void packsAnEmptyFolder()
    {
        const Result<PackedZip> packed = packPackage(listed(), zip());
        QVERIFY(packed);
        QCOMPARE(packed->size, 22);
        QVERIFY(listZip(zip()));
    }

    void packsLargeFilesInPieces_data()
    {
        QTest::addColumn<bool>("compressible");
        QTest::newRow("deflated") << true;
        QTest::newRow("stored") << false;
    }
    void packsLargeFilesInPieces()
    {
        QFETCH(bool, compressible);
        const qint64 size = 65LL * 1024 * 1024 + 17;
        const QByteArray part = compressible ? text(1024 * 1024, 9) : noise(1024 * 1024, 9);
        QByteArray content;
        while (content.size() < size)
            content += part;
        content.truncate(size);
        writeFile(source(u"a.js"_s), "before");
        writeFile(source(u"large.bin"_s), content);
        writeFile(source(u"z.js"_s), "after");
        const PackageListing listing = listed();
        const Result<PackedZip> packed = packPackage(listing, zip());
        QVERIFY(packed);
        const Result<PackageMeasure> counted = measurePackage(listing);
        QVERIFY(counted);
        QCOMPARE(counted->zipSize, packed->size);
        QCOMPARE(counted->sha256.toLatin1(),
                 QCryptographicHash::hash(readFile(zip()), QCryptographicHash::Sha256).toHex());
        QCOMPARE(counted->compressedSizes, compressedSizes());
        const Result<PackageListing> back = listZip(zip());
        QVERIFY(back);
        QVERIFY(back->problems.isEmpty());
        QCOMPARE(back->find(u"large.bin"_s)->compressedSize < size, compressible);
        QVERIFY(zipReader(zip())(*back->find(u"large.bin"_s), size).value_or({}) == content);
        QCOMPARE(zipReader(zip())(*back->find(u"z.js"_s), size).value_or({}), "after"_ba);
    }

    void packsMoreFilesThanAnOldZipCounts()
    {
        writeFile(source(u"one"_s), "content");
        PackageListing listing = listed();
        const PackageEntry entry = listing.entries.constFirst();
        listing.entries.clear();
        for (int i = 0; i < 66'000; ++i) {
            listing.entries.append(entry);
            listing.entries.last().name = u"f%1"_s.arg(i, 6, 10, QChar(u'0'));
        }
        QVERIFY(packPackage(listing, zip()));
        const Result<PackageListing> back = listZip(zip());
        QVERIFY(back);
        QCOMPARE(back->fileCount(), 66'000);
        QVERIFY(back->problems.isEmpty());
    }

    void refusesAnUnfitListing()
    {
        makeProject();
        PackageListing listing = listed();
        listing.problems.append({.kind = PackageProblem::Kind::NotRegular, .name = u"pipe"_s});
        QVERIFY(packPackage(listing, zip()));
        QVERIFY(QFile::remove(zip()));
        listing.problems.append({.kind = PackageProblem::Kind::LinkOutside, .name = u"lib/link"_s});
        const Result<PackedZip> packed = packPackage(listing, zip());
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, QString(LocalCode::packageUnfit));
        QVERIFY(packed.error().message.startsWith(u"lib/link"_s));
        QVERIFY(!measurePackage(listing));
        QVERIFY(left().isEmpty());
    }

    void packsWhatAFileHoldsNow()
    {
        writeFile(source(u"index.js"_s), "old");
        const PackageListing listing = listed();
        writeFile(source(u"index.js"_s), "new and longer");
        QVERIFY(packPackage(listing, zip()));
        const Result<PackageListing> back = listZip(zip());
        QVERIFY(back);
        QCOMPARE(zipReader(zip())(back->entries.constFirst(), 100).value_or({}),
                 "new and longer"_ba);
    }

    void namesAVanishedFile()
    {
        makeProject();
        const PackageListing listing = listed();
        QVERIFY(QFile::remove(source(u"lib/large.js"_s)));
        const Result<PackedZip> packed = packPackage(listing, zip());
        QVERIFY(!packed);
        QCOMPARE(packed.error().kind, Error::Kind::File);
        QCOMPARE(packed.error().code, QString(LocalCode::fileChanged));
        QVERIFY(packed.error().message.startsWith(u"lib/large.js"_s));
        QVERIFY(left().isEmpty());
    }

    void namesAFileThatChangesWhileItIsRead()
    {
        // Larger than what is read in one go, so that there is a time in which it can change.
        const QString name = source(u"large.bin"_s);
        writeFile(name, {});
        QVERIFY(QFile::resize(name, 300LL * 1024 * 1024));
        const PackageListing listing = listed();
        bool changed = false;
        const Result<PackedZip> packed =
            packPackage(listing, zip(), {}, [&](const PackProgress &now) {
                if (changed || now.bytesDone == 0 || now.bytesDone > now.bytesTotal / 2)
                    return;
                QFile file(name);
                changed = file.open(QIODevice::ReadWrite) && file.write("changed") == 7;
            });
        QVERIFY(changed);
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, QString(LocalCode::fileChanged));
        QVERIFY(packed.error().message.startsWith(u"large.bin"_s));
        QVERIFY(left().isEmpty());
    }

#ifdef Q_OS_UNIX
    void refusesAPipeThatTookAFilesPlace()
    {
        writeFile(source(u"index.js"_s), "x");
        const PackageListing listing = listed();
        QVERIFY(QFile::remove(source(u"index.js"_s)));
        QCOMPARE(::mkfifo(source(u"index.js"_s).toLocal8Bit().constData(), 0644), 0);
        const Result<PackedZip> packed = packPackage(listing, zip());
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, QString(LocalCode::fileUnreadable));
    }
#endif

    void keepsTheOlderZipWhenItFails()
    {
        makeProject();
        writeFile(zip(), "the older one");
        const PackageListing listing = listed();
        QVERIFY(QFile::remove(source(u"scf_bootstrap"_s)));
        QVERIFY(!packPackage(listing, zip()));
        QCOMPARE(readFile(zip()), "the older one"_ba);
        QCOMPARE(left(), QStringList{u"package.zip"_s});
        writeFile(source(u"scf_bootstrap"_s), "#!/bin/sh\n");
        QVERIFY(packPackage(listing, zip()));
        QVERIFY(listZip(zip()));
    }

    void refusesAPlaceThatIsNone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no such folder") << u"nowhere/package.zip"_s;
        QTest::newRow("a folder") << u"out"_s;
        QTest::newRow("below a file") << u"source/index.js/package.zip"_s;
    }
    void refusesAPlaceThatIsNone()
    {
        QFETCH(QString, name);
        makeProject();
        const Result<PackedZip> packed = packPackage(listed(), path(name));
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, QString(LocalCode::writeFailed));
        QVERIFY(packed.error().message.contains(QDir::toNativeSeparators(path(name))));
        QVERIFY(left().isEmpty());
        QCOMPARE(
            QDir(m_dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            (QStringList{u"out"_s, u"source"_s}));
    }

#ifdef Q_OS_LINUX
    void namesAFullDisk_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("many bytes") << 12'000'000LL;
        QTest::newRow("a little too much") << 1'100'000LL;
        QTest::newRow("one in pieces") << 70'000'000LL;
    }
    void namesAFullDisk()
    {
        QFETCH(qint64, size);
        if (::geteuid() != 0)
            QSKIP("Only root can make a small disk.");
        const QByteArray disk = path(u"out"_s).toLocal8Bit();
        if (::mount("none", disk.constData(), "tmpfs", 0, "size=1m") != 0)
            QSKIP("No right to make a small disk.");
        const auto away = qScopeGuard([&disk] { ::umount(disk.constData()); });
        writeFile(source(u"a.bin"_s), noise(size, 4));
        const Result<PackedZip> packed = packPackage(listed(), zip());
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, QString(LocalCode::diskFull));
        QVERIFY(packed.error().message.contains(zip()));
        QVERIFY(left().isEmpty());
    }
#endif

    void cancelsWithin100Milliseconds_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("files");
        QTest::addColumn<bool>("sizeOnly");
        QTest::newRow("many files") << 100'000LL << 2'000 << false;
        QTest::newRow("files of 60 MB") << 60'000'000LL << 3 << false;
        QTest::newRow("files of 60 MB, counted") << 60'000'000LL << 3 << true;
        QTest::newRow("one in pieces") << 100'000'000LL << 1 << false;
    }
    void cancelsWithin100Milliseconds()
    {
        QFETCH(qint64, size);
        QFETCH(int, files);
        QFETCH(bool, sizeOnly);
        QByteArray content = text(qMin(size, 1'000'000LL), 5);
        content.reserve(size + content.size());
        while (content.size() < size)
            content += content;
        content.truncate(size);
        writeFile(source(u"content"_s), content);
        PackageListing listing = listed();
        const PackageEntry entry = listing.entries.constFirst();
        listing.entries.clear();
        for (int i = 0; i < files; ++i) {
            listing.entries.append(entry);
            listing.entries.last().name = u"f%1"_s.arg(i, 5, 10, QChar(u'0'));
        }
        const CancelToken cancel;
        QElapsedTimer sinceCancel;
        std::thread other([&] {
            QThread::msleep(60); // packing takes several times as long
            sinceCancel.start();
            cancel.cancel();
        });
        const Error error = sizeOnly ? [&] {
            const Result<PackageMeasure> counted = measurePackage(listing, cancel);
            return counted ? Error{} : counted.error();
        }() : [&] {
            const Result<PackedZip> packed = packPackage(listing, zip(), cancel);
            return packed ? Error{} : packed.error();
        }();
        other.join();
        const qint64 took = sinceCancel.elapsed();
        QCOMPARE(error.kind, Error::Kind::Cancelled);
        QCOMPARE(error.code, QString(LocalCode::cancelled));
        QVERIFY2(took <= 100, qPrintable(QString::number(took)));
        QVERIFY(left().isEmpty());
    }

    void reportsProgressOnTheCallingThread()
    {
        makeProject();
        writeFile(source(u"more.js"_s), text(20'000'000, 7));
        const PackageListing listing = listed();
        QList<PackProgress> reports;
        bool elsewhere = false;
        QThread *const here = QThread::currentThread();
        QVERIFY(packPackage(listing, zip(), {}, [&](const PackProgress &now) {
            elsewhere = elsewhere || QThread::currentThread() != here;
            reports.append(now);
        }));
        QVERIFY(!elsewhere);
        QVERIFY(reports.size() >= 2);
        for (qsizetype i = 1; i < reports.size(); ++i) {
            QVERIFY(reports.at(i).bytesDone >= reports.at(i - 1).bytesDone);
            QVERIFY(reports.at(i).filesDone >= reports.at(i - 1).filesDone);
        }
        QCOMPARE(reports.constLast().filesDone, listing.fileCount());
        QCOMPARE(reports.constLast().filesTotal, listing.fileCount());
        QCOMPARE(reports.constLast().bytesDone, listing.totalSize);
        QCOMPARE(reports.constLast().bytesTotal, listing.totalSize);
    }

    void describesAZip()
    {
        makeProject();
        const Result<PackedZip> packed = packPackage(listed(), zip());
        const Result<PackageMeasure> described = describeZip(zip());
        QVERIFY(packed && described);
        QCOMPARE(described->zipSize, packed->size);
        QCOMPARE(described->sha256.toLatin1(),
                 QCryptographicHash::hash(readFile(zip()), QCryptographicHash::Sha256).toHex());
        QCOMPARE(described->compressedSizes, compressedSizes());
        const Result<PackageMeasure> missing = describeZip(path(u"nowhere.zip"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, QString(LocalCode::fileNotFound));
    }

    void describesNoOtherZipThanWasListed()
    {
        makeProject();
        QVERIFY(packPackage(listed(), zip()));
        const Result<PackageListing> listing = listZip(zip());
        QVERIFY(listing);
        QCOMPARE(describeZip(*listing)->sha256, describeZip(zip())->sha256);
        QByteArray bytes = readFile(zip());
        bytes[bytes.size() / 2] = char(~bytes[bytes.size() / 2]);
        QTest::qSleep(20); // for the clock of the file system
        writeFile(zip(), bytes);
        QCOMPARE(describeZip(*listing).error().code, QString(LocalCode::fileChanged));
    }
};

QTEST_GUILESS_MAIN(tst_Packer)
#include "tst_packer.moc"
