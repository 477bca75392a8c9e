// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/unpack.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/zipbuilder.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace Scf;
using namespace Qt::StringLiterals;

class tst_Unpack : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;

    QString zip() const { return m_dir->filePath(u"package.zip"_s); }
    QString target() const { return m_dir->filePath(u"code"_s); }
    //! Everything beside the ZIP, hidden things too, once the background is through.
    QStringList rest() const
    {
        QThreadPool::globalInstance()->waitForDone();
        QStringList names =
            QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        names.removeAll(u"package.zip"_s);
        return names;
    }
    static QStringList filesBelow(const QString &folder)
    {
        QStringList names;
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            names.append(it.next().mid(folder.size() + 1));
        names.sort();
        return names;
    }
    static QString codeOf(const Result<Done> &result)
    {
        return result ? QString() : result.error().code;
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void unpacksWhatIsThere_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("new folder") << false;
        QTest::newRow("empty folder") << true;
    }
    void unpacksWhatIsThere()
    {
        QFETCH(bool, isThere);
        writeFile(zip(), ZipBuilder()
                             .add(ZipBuilder::stored("lib/", {}))
                             .add(ZipBuilder::deflated("lib/b.js", QByteArray(500'000, 'x')))
                             .add({.name = "run", .content = "#!", .attributes = 0100755U << 16U})
                             .add({.name = "locked", .content = "1", .attributes = 0100400U << 16U})
                             .add(ZipBuilder::stored("empty/deep/", {}))
                             .add(ZipBuilder::stored("\xe4\xb8\xad.py", "12345"))
                             .bytes());
        if (isThere)
            QVERIFY(QDir().mkdir(target()));
        PackProgress last;
        const Result<Done> result =
            unpackZip(zip(), target(), {}, [&last](const PackProgress &now) { last = now; });
        QVERIFY2(result, qPrintable(codeOf(result)));
        QCOMPARE(filesBelow(target()),
                 (QStringList{u"lib/b.js"_s, u"locked"_s, u"run"_s, u"中.py"_s}));
        QCOMPARE(readFile(target() + u"/lib/b.js"_s), QByteArray(500'000, 'x'));
        QCOMPARE(readFile(target() + u"/中.py"_s), "12345"_ba);
        QVERIFY(QFileInfo(target() + u"/empty/deep"_s).isDir());
#ifdef Q_OS_UNIX
        QVERIFY(QFileInfo(target() + u"/run"_s).isExecutable());
        QVERIFY(!QFileInfo(target() + u"/lib/b.js"_s).isExecutable());
#endif
        QVERIFY(QFileInfo(target() + u"/locked"_s).isWritable());
        QCOMPARE(rest(), QStringList{u"code"_s});
        QCOMPARE(last.filesDone, 4);
        QCOMPARE(last.filesTotal, 4);
        QCOMPARE(last.bytesDone, last.bytesTotal);
    }

    void leavesWhatIsThereAlone_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a file in it") << u"code/mine"_s;
        QTest::newRow("a hidden file in it") << u"code/.mine"_s;
        QTest::newRow("a file in its place") << u"code"_s;
    }
    void leavesWhatIsThereAlone()
    {
        QFETCH(QString, name);
        writeFile(zip(), ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
        writeFile(m_dir->filePath(name), "mine");
        QCOMPARE(codeOf(unpackZip(zip(), target())), QString(LocalCode::targetExists));
        QCOMPARE(readFile(m_dir->filePath(name)), "mine"_ba);
        QCOMPARE(rest(), QStringList{u"code"_s});
    }

    void doesNotFollowALinkInItsPlace()
    {
        writeFile(zip(), ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
        QVERIFY(QDir().mkdir(m_dir->filePath(u"elsewhere"_s)));
        QVERIFY(QFile::link(m_dir->filePath(u"elsewhere"_s), target()));
        QCOMPARE(codeOf(unpackZip(zip(), target())), QString(LocalCode::targetExists));
        QVERIFY(QDir(m_dir->filePath(u"elsewhere"_s)).isEmpty());
    }

    void wantsAPlaceThatExists()
    {
        writeFile(zip(), ZipBuilder().add(ZipBuilder::stored("a", "1")).bytes());
        QCOMPARE(codeOf(unpackZip(zip(), m_dir->filePath(u"no/code"_s))),
                 QString(LocalCode::folderNotFound));
        QCOMPARE(codeOf(unpackZip(zip(), {})), QString(LocalCode::folderNotFound));
        QCOMPARE(codeOf(unpackZip(m_dir->filePath(u"no.zip"_s), target())),
                 QString(LocalCode::fileNotFound));
        QCOMPARE(rest(), QStringList());
    }

    void refuses_data()
    {
        using Entry = ZipBuilder::Entry;
        QTest::addColumn<Entry>("entry");
        QTest::addColumn<QString>("code");
        const QString unfit = LocalCode::packageUnfit;
        QTest::newRow("above") << ZipBuilder::stored("../x", "x") << unfit;
        QTest::newRow("absolute") << ZipBuilder::stored("/tmp/x", "x") << unfit;
        QTest::newRow("backslash") << ZipBuilder::stored("a\\..\\x", "x") << unfit;
        QTest::newRow("encrypted") << Entry{.name = "x", .content = QByteArray(13, 'x'), .flags = 1}
                                   << QString(LocalCode::zipEncrypted);
        QTest::newRow("link") << Entry{.name = "x",
                                       .content = "good.js",
                                       .attributes = 0120777U << 16U}
                              << unfit;
        QTest::newRow("link outside")
            << Entry{.name = "x", .content = "/etc", .attributes = 0120777U << 16U} << unfit;
        QTest::newRow("pipe") << Entry{.name = "x", .attributes = 0010644U << 16U} << unfit;
        QTest::newRow("bomb") << Entry{.name = "x",
                                       .content = QByteArray(10, 'x'),
                                       .method = 8,
                                       .size = 0xFFFFFFFE}
                              << unfit;
        Entry twoGigabytes = ZipBuilder::deflated("x", QByteArray(4'000'000, 'x'));
        twoGigabytes.size = 0x60000000;
        twoGigabytes.content += QByteArray(0x60000000 / 1000 - twoGigabytes.content.size(), '\0');
        QTest::newRow("more than 1 GB") << twoGigabytes << unfit;
        QTest::newRow("wrong CRC")
            << Entry{.name = "x", .content = "x", .crc = 7} << QString(LocalCode::zipBroken);
        Entry more = ZipBuilder::deflated("x", QByteArray(5'000, 'x'));
        more.size = 4'000;
        QTest::newRow("more than it claims") << more << QString(LocalCode::zipBroken);
        QTest::newRow("a file where a folder is") << ZipBuilder::stored("good.js/x", "x") << unfit;
    }
    void refuses()
    {
        QFETCH(ZipBuilder::Entry, entry);
        QFETCH(QString, code);
        writeFile(zip(),
                  ZipBuilder().add(ZipBuilder::stored("good.js", "good")).add(entry).bytes());
        QVERIFY(QDir().mkdir(target()));
        const Result<Done> result = unpackZip(zip(), target());
        QCOMPARE(codeOf(result), code);
        QVERIFY(QDir(target()).isEmpty());
        QCOMPARE(rest(), QStringList{u"code"_s});
    }

    void stopsSoonAndLeavesNothing()
    {
        ZipBuilder builder;
        for (int i = 0; i < 3'000; ++i)
            builder.add(
                ZipBuilder::stored("d" + QByteArray::number(i % 50) + "/f" + QByteArray::number(i),
                                   QByteArray(2'000, 'x')));
        builder.add(ZipBuilder::deflated("zero", QByteArray(400'000'000, '\0')));
        writeFile(zip(), builder.bytes());
        for (const qint64 after : {0, 200'000, 50'000'000}) {
            const CancelToken cancel;
            QElapsedTimer sinceCancel;
            if (after == 0) {
                cancel.cancel();
                sinceCancel.start();
            }
            const Result<Done> result =
                unpackZip(zip(), target(), cancel, [&](const PackProgress &now) {
                    if (now.bytesDone >= after && !cancel.isCancelled()) {
                        cancel.cancel();
                        sinceCancel.start();
                    }
                });
            QCOMPARE(codeOf(result), QString(LocalCode::cancelled));
            QVERIFY2(sinceCancel.elapsed() < 100,
                     qPrintable(QString::number(sinceCancel.elapsed())));
            QCOMPARE(rest(), QStringList());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Unpack)
#include "tst_unpack.moc"
