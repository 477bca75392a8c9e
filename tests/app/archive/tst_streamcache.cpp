// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/packerfixtures.h"

#include <QDateTime>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

using namespace Scf;
using namespace Qt::StringLiterals;

class tst_StreamCache : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QTemporaryDir m_settled; //!< a project that nobody changes, so that it is waited for once
    QString m_source;
    PackOptions m_options;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString source(const QString &name = {}) const { return m_source + u'/' + name; }
    QString zip() const { return path(u"package.zip"_s); }
    QString cache() const { return m_options.cacheFolder; }
    QStringList cached(const QString &pattern) const
    {
        return QDir(cache()).entryList({pattern}, QDir::Files | QDir::Hidden);
    }
    qint64 cachedBytes() const
    {
        qint64 size = 0;
        const QFileInfoList files = QDir(cache()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &file : files)
            size += file.size();
        return size;
    }

    void makeProject(int files = 40) const
    {
        for (int i = 0; i < files; ++i)
            writeFile(source(u"m%1/index.js"_s.arg(i, 3, 10, QChar(u'0'))),
                      text(500 + 40 * i, quint32(i)));
        writeFile(source(u"picture.png"_s), noise(70'000, 1));
        writeFile(source(u"empty"_s), {});
    }

    // Files that changed less than two seconds ago are not kept.
    static void letFilesSettle() { QTest::qWait(2050); }

    // Bytes of the ZIP with the cache.
    QByteArray pack(const QString &folder = {}) const
    {
        const Result<PackageListing> listing = listFolder(folder.isEmpty() ? source() : folder);
        if (!listing || !packPackage(*listing, zip(), {}, {}, m_options))
            return "failed";
        return readFile(zip());
    }
    // The same without.
    QByteArray packAnew(const QString &folder = {}) const
    {
        const Result<PackageListing> listing = listFolder(folder.isEmpty() ? source() : folder);
        if (!listing || !packPackage(*listing, path(u"anew.zip"_s)))
            return "failed too";
        return readFile(path(u"anew.zip"_s));
    }

    // True when packing reads none of the files: it works although they are gone.
    bool packsWithoutFiles() const
    {
        const Result<PackageListing> listing = listFolder(source());
        if (!listing || !QDir().rename(source(), path(u"away"_s)))
            return false;
        const Result<PackedZip> packed = packPackage(*listing, zip(), {}, {}, m_options);
        return QDir().rename(path(u"away"_s), source()) && packed;
    }

#ifdef Q_OS_UNIX
    static struct stat statusOf(const QString &file)
    {
        struct stat status = {};
        ::stat(QFile::encodeName(file).constData(), &status);
        return status;
    }
    static void restoreTimes(const QString &file, const struct stat &status)
    {
#ifdef Q_OS_DARWIN
        const timespec times[2] = {status.st_atimespec, status.st_mtimespec};
#else
        const timespec times[2] = {status.st_atim, status.st_mtim};
#endif
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(file).constData(), times, 0), 0);
    }
#endif

    void useSettledProject()
    {
        m_source = m_settled.filePath(u"source"_s);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_settled.isValid());
        useSettledProject();
        makeProject();
        for (int i = 0; i < 40; ++i)
            writeFile(m_settled.filePath(u"second/m%1/index.js"_s.arg(i, 3, 10, QChar(u'0'))),
                      text(400 + 41 * i, quint32(i + 1000)));
        for (int i = 0; i < 6; ++i) {
            writeFile(m_settled.filePath(u"p%1/large.bin"_s.arg(i)), noise(90'000, quint32(i)));
            writeFile(m_settled.filePath(u"huge/%1.bin"_s.arg(i)), noise(90'000, quint32(i)));
        }
        letFilesSettle();
    }

    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
        m_source = path(u"source"_s);
        m_options = {.cacheFolder = path(u"cache/streams"_s)};
    }

    void takesWhatDidNotChange()
    {
        useSettledProject();
        const QByteArray first = pack();
        QCOMPARE(first, packAnew());
        QVERIFY(packsWithoutFiles());
        QCOMPARE(readFile(zip()), first);
        for (const int threads : {1, 3}) {
            m_options.threads = threads;
            QCOMPARE(pack(), first);
        }
        const QByteArray zone = qgetenv("TZ");
        const auto restore = qScopeGuard([&zone] { qputenv("TZ", zone); });
        qputenv("TZ", "Pacific/Kiritimati");
        QCOMPARE(pack(), first);
    }

    void measuresAsItPacks()
    {
        useSettledProject();
        const Result<PackageListing> listing = listFolder(source());
        QVERIFY(listing);
        const Result<PackageMeasure> without = measurePackage(*listing);
        const Result<PackageMeasure> first = measurePackage(*listing, {}, {}, m_options);
        QVERIFY(packsWithoutFiles()); // measuring has filled the cache
        const Result<PackageMeasure> second = measurePackage(*listing, {}, {}, m_options);
        QVERIFY(without && first && second);
        QCOMPARE(first->sha256, without->sha256);
        QCOMPARE(second->sha256, without->sha256);
        QCOMPARE(second->compressedSizes, without->compressedSizes);
        QCOMPARE(second->zipSize, without->zipSize);
    }

    void readsWhatChanged()
    {
        makeProject();
        letFilesSettle();
        QByteArray last = pack();
        const auto change = [&](const char *what, auto make) {
            make();
            const QByteArray now = pack();
            QVERIFY2(now != last && now == packAnew(), what);
            last = now;
        };
        const QString file = source(u"m020/index.js"_s);
        change("longer", [&] { writeFile(file, readFile(file) + "more"); });
        change("same size", [&] { writeFile(file, text(readFile(file).size(), 99)); });
        change("added", [&] { writeFile(source(u"m020/another.js"_s), "another"); });
        change("removed", [&] { QFile::remove(source(u"m021/index.js"_s)); });
        change("renamed", [&] { QFile::rename(file, source(u"m020/zindex.js"_s)); });
#ifdef Q_OS_UNIX
        change("mode", [&] {
            QFile::setPermissions(source(u"m030/index.js"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
#endif
        letFilesSettle();
        QCOMPARE(pack(), last);
        QVERIFY(packsWithoutFiles());
        QCOMPARE(readFile(zip()), last);
    }

#ifdef Q_OS_UNIX
    void seesAnEditThatHides()
    {
        makeProject();
        const QStringList names{u"utime.js"_s, u"rename.js"_s, u"inode.js"_s, u"swap.js"_s,
                                u"swapped.js"_s};
        for (qsizetype i = 0; i < names.size(); ++i) {
            writeFile(source(names.at(i)), text(3'000, quint32(70 + i)));
            restoreTimes(source(names.at(i)), statusOf(source(names.constFirst())));
        }
        letFilesSettle();
        QByteArray last = pack();
        const QByteArray edited = text(3'000, 9);
        const auto hide = [&](const QString &name, auto edit) {
            const QString file = source(name);
            const struct stat before = statusOf(file);
            edit(file, before);
            QCOMPARE(statusOf(file).st_size, before.st_size);
            QCOMPARE(statusOf(file).st_mtime, before.st_mtime);
            const QByteArray now = pack();
            QVERIFY2(now != last && now == packAnew(), qPrintable(name));
            last = now;
        };
        hide(u"utime.js"_s, [&](const QString &file, const struct stat &before) {
            writeFile(file, edited);
            restoreTimes(file, before);
            QCOMPARE(statusOf(file).st_ino, before.st_ino);
        });
        hide(u"rename.js"_s, [&](const QString &file, const struct stat &before) {
            writeFile(path(u"new.js"_s), edited);
            restoreTimes(path(u"new.js"_s), before);
            QCOMPARE(::rename(QFile::encodeName(path(u"new.js"_s)).constData(),
                              QFile::encodeName(file).constData()),
                     0);
        });
        // File systems give the number of a removed file to the next one, not all of them at once.
        hide(u"inode.js"_s, [&](const QString &file, const struct stat &before) {
            bool isSame = false;
            for (int i = 0; i < 50 && !isSame; ++i) {
                QVERIFY(QFile::remove(file));
                writeFile(file, edited);
                isSame = statusOf(file).st_ino == before.st_ino;
            }
            restoreTimes(file, before);
        });
        hide(u"swap.js"_s, [&](const QString &file, const struct stat &) {
            QVERIFY(QFile::rename(file, path(u"x"_s)));
            QVERIFY(QFile::rename(source(u"swapped.js"_s), file));
            QVERIFY(QFile::rename(path(u"x"_s), source(u"swapped.js"_s)));
        });
    }
#endif

    void doesNotTrustFilesThatJustChanged()
    {
        makeProject(3);
        const QByteArray first = pack();
        QCOMPARE(pack(), first);
        QVERIFY(!packsWithoutFiles()); // all are less than two seconds old
        letFilesSettle();
        QCOMPARE(pack(), first);
        QVERIFY(packsWithoutFiles());
    }

    void neverGivesStaleBytesUnderRandomEdits()
    {
        makeProject(12);
        QRandomGenerator random(2024);
        for (int round = 0; round < 60; ++round) {
            const QString file =
                source(u"m%1/index.js"_s.arg(random.bounded(12), 3, 10, QChar(u'0')));
            const QByteArray content = text(600, random.generate() % 5);
#ifdef Q_OS_UNIX
            const struct stat before = statusOf(file);
            writeFile(file, content);
            if (random.bounded(2) == 0)
                restoreTimes(file, before);
#else
            writeFile(file, content);
#endif
            if (round % 30 == 15)
                letFilesSettle();
            QCOMPARE(pack(), packAnew());
        }
    }

    void damageOnlyCostsTime_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("damage");
        for (const char *pattern : {"*.index", "*.streams"}) {
            for (const char *damage :
                 {"gone", "empty", "cut", "zeros", "noise", "one bit", "more", "of another"})
                QTest::addRow("%s %s", pattern, damage)
                    << QString::fromLatin1(pattern) << QString::fromLatin1(damage);
        }
    }
    void damageOnlyCostsTime()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, damage);
        useSettledProject();
        pack(m_settled.filePath(u"second"_s));
        const QString other = QDir(cache()).filePath(cached(pattern).constFirst());
        const QByteArray first = pack();
        QStringList files = cached(pattern);
        files.removeOne(QFileInfo(other).fileName());
        QCOMPARE(files.size(), 1);
        const QString file = QDir(cache()).filePath(files.constFirst());
        QByteArray bytes = readFile(file);
        if (damage == u"empty"_s)
            bytes.clear();
        else if (damage == u"cut"_s)
            bytes.truncate(bytes.size() / 2);
        else if (damage == u"zeros"_s)
            bytes.fill('\0');
        else if (damage == u"noise"_s)
            bytes = noise(bytes.size(), 5);
        else if (damage == u"one bit"_s)
            bytes[bytes.size() / 3] = char(bytes.at(bytes.size() / 3) ^ 4);
        else if (damage == u"more"_s)
            bytes += "more";
        else if (damage == u"of another"_s)
            bytes = readFile(other);
        if (damage == u"gone"_s)
            QVERIFY(QFile::remove(file));
        else
            writeFile(file, bytes);
        QCOMPARE(pack(), first);
        // And it heals.
        QCOMPARE(pack(), first);
        QVERIFY(packsWithoutFiles());
        QCOMPARE(readFile(zip()), first);
    }

    void worksWithoutAPlace_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("below a file") << u"file/streams"_s;
        QTest::newRow("a file") << u"file"_s;
        QTest::newRow("no right to write") << u"closed"_s;
    }
    void worksWithoutAPlace()
    {
        QFETCH(QString, place);
        useSettledProject();
        writeFile(path(u"file"_s), "x");
        QVERIFY(QDir().mkpath(path(u"closed"_s)));
        QFile::setPermissions(path(u"closed"_s), QFile::ReadOwner | QFile::ExeOwner);
        const auto open = qScopeGuard([this] {
            QFile::setPermissions(path(u"closed"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
        m_options.cacheFolder = path(place);
        QCOMPARE(pack(), packAnew());
        QCOMPARE(pack(), packAnew());
        QCOMPARE(readFile(path(u"file"_s)), "x"_ba);
    }

#ifdef Q_OS_LINUX
    void worksOnAFullDisk()
    {
        if (::geteuid() != 0)
            QSKIP("Only root can make a small disk.");
        makeProject();
        writeFile(source(u"large"_s), noise(900'000, 3));
        QVERIFY(QDir().mkpath(cache()));
        const QByteArray disk = QFile::encodeName(cache());
        if (::mount("none", disk.constData(), "tmpfs", 0, "size=4m") != 0)
            QSKIP("No right to make a small disk.");
        const auto away = qScopeGuard([&disk] { ::umount(disk.constData()); });
        letFilesSettle();
        const QByteArray first = packAnew();
        QCOMPARE(pack(), first);
        QVERIFY(packsWithoutFiles());
        // Less room than a second copy needs.
        writeFile(cache() + u"/ballast"_s, noise(qint64(2'000'000), 4));
        for (int i = 0; i < 40; ++i)
            writeFile(source(u"m%1/index.js"_s.arg(i, 3, 10, QChar(u'0'))), noise(12'000, i));
        letFilesSettle();
        QCOMPARE(pack(), packAnew());
        QCOMPARE(pack(), packAnew());
        QVERIFY(cached(u"*.part"_s).isEmpty());
    }
#endif

#ifdef Q_OS_UNIX
    void keepsOthersOut()
    {
        useSettledProject();
        pack();
        QCOMPARE(statusOf(cache()).st_mode & 0777U, 0700U);
        const QStringList files = cached(u"*"_s);
        QVERIFY(files.size() >= 2);
        for (const QString &file : files)
            QCOMPARE(statusOf(QDir(cache()).filePath(file)).st_mode & 0777U, 0600U);
    }
#endif

    void staysWithinItsLimit()
    {
        m_options.cacheLimit = 300'000;
        const auto folder = [this](int i) { return m_settled.filePath(u"p%1"_s.arg(i)); };
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(pack(folder(i)), packAnew(folder(i)));
            QVERIFY(cachedBytes() <= m_options.cacheLimit);
        }
        QCOMPARE(cached(u"*.streams"_s).size(), 3);
        QCOMPARE(cached(u"*.index"_s).size(), 3);
        QCOMPARE(cached(u"*.lock"_s).size(), 3);
        // The last ones are there.
        m_source = folder(5);
        QVERIFY(packsWithoutFiles());
        m_source = folder(0);
        QVERIFY(!packsWithoutFiles());

        // One that is larger than all of it is packed all the same.
        const QString huge = m_settled.filePath(u"huge"_s);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(pack(huge), packAnew(huge));
            QVERIFY(cachedBytes() <= m_options.cacheLimit + 2'000);
        }
    }

    void throwsAwayWhatIsOfNoUse()
    {
        // Each round changes half of the bytes.
        for (int round = 0; round < 4; ++round) {
            writeFile(source(u"same.bin"_s), noise(400'000, 1));
            writeFile(source(u"other.bin"_s), noise(400'000, quint32(round + 2)));
            letFilesSettle();
            QCOMPARE(pack(), packAnew());
            QVERIFY(packsWithoutFiles());
            QCOMPARE(readFile(zip()), packAnew());
            QCOMPARE(cached(u"*.streams"_s).size(), 1);
            QVERIFY(cachedBytes() < 2'700'000);
        }
    }

    void keepsWhatWasMadeBeforeACancel()
    {
        makeProject(400);
        writeFile(source(u"zlast.bin"_s), noise(20'000'000, 3));
        letFilesSettle();
        const CancelToken cancel;
        const Result<PackageListing> listing = listFolder(source());
        QVERIFY(listing);
        const Result<PackedZip> packed = packPackage(
            *listing, zip(), cancel,
            [&](const PackProgress &now) {
                if (now.filesDone > 0)
                    cancel.cancel();
            },
            m_options);
        QVERIFY(!packed);
        QCOMPARE(pack(), packAnew());
        QVERIFY(packsWithoutFiles());
    }

    void servesSeveralAtOnce()
    {
        useSettledProject();
        const QByteArray expected = packAnew();
        const Result<PackageListing> listing = listFolder(source());
        QVERIFY(listing);
        std::atomic<int> wrong = 0;
        for (int round = 0; round < 8; ++round) {
            if (round % 3 == 0)
                QDir(cache()).removeRecursively();
            std::vector<std::thread> threads;
            threads.reserve(4);
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&, i] {
                    const QString target = path(u"out%1.zip"_s.arg(i));
                    if (!packPackage(*listing, target, {}, {}, m_options)
                        || readFile(target) != expected)
                        ++wrong;
                });
            }
            for (std::thread &thread : threads)
                thread.join();
        }
        QCOMPARE(wrong.load(), 0);
        QVERIFY(packsWithoutFiles());
    }
};

QTEST_GUILESS_MAIN(tst_StreamCache)
#include "tst_streamcache.moc"
