// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/packerfixtures.h"

#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <thread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace Scf;
using namespace Qt::StringLiterals;

// Whatever happens while a package is made, there is a whole ZIP in the end or an error and
// nothing.
class tst_PackingFaults : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString source(const QString &name = {}) const { return path(u"source/"_s + name); }
    QString zip() const { return path(u"out/package.zip"_s); }
    QStringList left(const QString &folder) const
    {
        return QDir(path(folder))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    void makeProject() const
    {
        QDir(source()).removeRecursively();
        for (int i = 0; i < 60; ++i)
            writeFile(source(u"f%1.js"_s.arg(i, 2, 10, QChar(u'0'))),
                      text(200 + 30 * (i * i % 97), quint32(i)));
        writeFile(source(u"large.js"_s), text(400'000, 77));
    }

    // What a whole ZIP is, whoever changed a file meanwhile.
    static bool isWhole(const QString &zipPath, qint64 files)
    {
        const Result<PackageListing> back = listZip(zipPath);
        if (!back || !back->problems.isEmpty() || back->fileCount() != files)
            return false;
        const EntryReader reader = zipReader(zipPath);
        return std::ranges::all_of(back->entries, [&](const PackageEntry &entry) {
            return bool(reader(entry, entry.size));
        });
    }

private slots:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void leaveNoHalfFile()
    {
        // The same faults in the same order on every run; when they strike is up to the threads.
        QRandomGenerator random(4711);
        int failed = 0;
        int whole = 0;
        for (int run = 0; run < 200; ++run) {
            if (run % 10 == 0)
                makeProject();
            QDir(path(u"out"_s)).removeRecursively();
            QVERIFY(QDir().mkpath(path(u"out"_s)));
            const bool hasOlder = random.bounded(2) == 0;
            if (hasOlder)
                writeFile(zip(), "the older one");
            const Result<PackageListing> listing = listFolder(source());
            QVERIFY(listing);
            const QString victim = listing->entries.at(random.bounded(60)).sourcePath;
            const QByteArray content = readFile(victim);
            const int fault = int(random.bounded(6));
            const ulong delay = random.bounded(4000);
            const CancelToken cancel;
            std::unique_ptr<std::thread> other;
            const auto strike = [&] {
                switch (fault) {
                case 0:
                    QFile::remove(victim);
                    break;
                case 1:
                    QFile::setPermissions(victim, {});
                    break;
                case 2:
                    QFile::resize(victim, content.size() / 2);
                    break;
                case 3:
                    writeFile(victim, content + content);
                    break;
                case 4:
                    QFile::remove(victim);
                    QDir().mkpath(victim);
                    break;
                default:
                    cancel.cancel();
                    break;
                }
            };
            if (random.bounded(3) == 0) {
                strike();
            } else {
                other = std::make_unique<std::thread>([&] {
                    QThread::usleep(delay);
                    strike();
                });
            }
            PackOptions options{.threads = int(random.bounded(1, 4))};
            if (random.bounded(2) == 0)
                options.cacheFolder = path(u"cache"_s);
            const Result<PackedZip> packed = packPackage(*listing, zip(), cancel, {}, options);
            if (other)
                other->join();
            if (packed) {
                ++whole;
                QCOMPARE(left(u"out"_s), QStringList{u"package.zip"_s});
                QVERIFY(isWhole(zip(), listing->fileCount()));
            } else {
                ++failed;
                QCOMPARE(left(u"out"_s), hasOlder ? QStringList{u"package.zip"_s} : QStringList());
                if (hasOlder)
                    QCOMPARE(readFile(zip()), "the older one"_ba);
                if (fault < 5)
                    QVERIFY(packed.error().message.startsWith(QFileInfo(victim).fileName()));
                else
                    QCOMPARE(packed.error().code, QString(LocalCode::cancelled));
            }
            QVERIFY(QDir(path(u"cache"_s)).entryList({u"*.part"_s}, QDir::Files).isEmpty());
            QDir(victim).rmdir(u"."_s);
            QFile::setPermissions(victim, QFile::ReadOwner | QFile::WriteOwner);
            if (QFileInfo(victim).isDir())
                QVERIFY(QDir(victim).removeRecursively());
            writeFile(victim, content);
        }
        qInfo("%d whole, %d failed", whole, failed);
        QVERIFY(whole > 0);
        QVERIFY(failed > 0);
    }

#ifdef Q_OS_LINUX
    void leaveNothingOnAFullDisk()
    {
        if (::geteuid() != 0)
            QSKIP("Only root can make a small disk.");
        makeProject();
        writeFile(source(u"noise.bin"_s), noise(300'000, 2));
        const Result<PackageListing> listing = listFolder(source());
        QVERIFY(listing);
        const Result<PackageMeasure> measure = measurePackage(*listing);
        QVERIFY(measure);
        QVERIFY(QDir().mkpath(path(u"disk"_s)));
        const QByteArray disk = QFile::encodeName(path(u"disk"_s));
        if (::mount("none", disk.constData(), "tmpfs", 0, "size=2m") != 0)
            QSKIP("No right to make a small disk.");
        const auto away = qScopeGuard([&disk] { ::umount(disk.constData()); });
        const qint64 pages = measure->zipSize / 4096 + 1;
        const QString target = path(u"disk/package.zip"_s);
        // From none to one page too few, and enough in the end.
        for (qint64 room = 0; room <= pages; room += qMax(qint64(1), (pages - room) / 3)) {
            QFile::remove(target);
            QFile ballast(path(u"disk/ballast"_s));
            QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
            QCOMPARE(ballast.write(QByteArray((512 - room) * 4096, 'x')), (512 - room) * 4096);
            ballast.close();
            const Result<PackedZip> packed = packPackage(*listing, target);
            if (room < pages) {
                QVERIFY(!packed);
                QCOMPARE(packed.error().code, QString(LocalCode::diskFull));
                QCOMPARE(left(u"disk"_s), QStringList{u"ballast"_s});
            } else {
                QVERIFY(packed);
                QVERIFY(isWhole(target, listing->fileCount()));
            }
        }
    }
#endif
};

QTEST_GUILESS_MAIN(tst_PackingFaults)
#include "tst_packingfaults.moc"
