// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/entryorder.h"
#include "app/archive/folderlisting.h"
#include "tests/app/archive/archivefixtures.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace Scf;
using namespace Qt::StringLiterals;

class tst_FolderListing : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }
    // The canonical path: on some systems the folder for temporary files is a link.
    QString canonical(const QString &name) const
    {
        return QFileInfo(m_dir.path()).canonicalFilePath() + u'/' + name;
    }

    static Error errorOf(const QString &folder)
    {
        const Result<PackageListing> listing = listFolder(folder);
        return listing ? Error{} : listing.error();
    }

    static QStringList leftOutOf(const PackageListing &listing)
    {
        QStringList names;
        for (const LeftOutEntry &entry : listing.leftOut)
            names.append(entry.name + u'|' + entry.rule);
        return names;
    }

private slots:
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
    }

    void listsFilesSortedByBytes()
    {
        for (const QString &name : {u"b.js"_s, u"a/z.js"_s, u"a.js"_s, u"a-b/x"_s, u"Z"_s,
                                    u".env"_s, u"\uFFFD.txt"_s, u"😀.txt"_s, u"中文/文件.py"_s})
            writeFile(path(name), "12345");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QStringList expected = namesOf(*listing);
        std::ranges::sort(expected, {}, [](const QString &name) { return name.toUtf8(); });
        QCOMPARE(namesOf(*listing), expected);
        QCOMPARE(expected.size(), 9);
        QCOMPARE(expected.constFirst(), u".env"_s);
        QCOMPARE(expected.constLast(), u"😀.txt"_s);
        QCOMPARE(listing->totalSize, 45);
        QCOMPARE(listing->zipSize, -1);
        QVERIFY(listing->problems.isEmpty());
        const PackageEntry *entry = listing->find(u"a/z.js"_s);
        QVERIFY(entry != nullptr);
        QCOMPARE(entry->sourcePath, canonical(u"a/z.js"_s));
        QCOMPARE(listing->source,
                 (CodeSource{.kind = CodeSource::Kind::Folder, .path = m_dir.path()}));
    }

    void keepsEmptyDirectoriesOnly()
    {
        QVERIFY(QDir().mkpath(path(u"full/empty"_s)));
        writeFile(path(u"full/file"_s), "x");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), (QStringList{u"full/empty/"_s, u"full/file"_s}));
        QCOMPARE(listing->entries.constFirst().mode, 0755U);
        QCOMPARE(listing->fileCount(), 1);
    }

    void emptyFolderHasNoEntries()
    {
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QVERIFY(listing->entries.isEmpty());
    }

    void normalisesModes()
    {
#ifndef Q_OS_UNIX
        QSKIP("There are no modes here.");
#endif
        writeFile(path(u"plain"_s), "x");
        writeFile(path(u"run"_s), "x");
        QFile::setPermissions(path(u"plain"_s), QFile::ReadOwner | QFile::WriteOwner);
        QFile::setPermissions(path(u"run"_s), QFile::ReadOwner | QFile::ExeOwner);
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QCOMPARE(listing->find(u"plain"_s)->mode, 0644U);
        QCOMPARE(listing->find(u"run"_s)->mode, 0755U);
    }

    void refusesWhatIsNoFolder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << u"nowhere"_s << QString(LocalCode::folderNotFound);
        QTest::newRow("below a file") << u"file/inner"_s << QString(LocalCode::folderNotFound);
        QTest::newRow("a file") << u"file"_s << QString(LocalCode::folderUnreadable);
        QTest::newRow("10,000 characters")
            << QString(10'000, u'x') << QString(LocalCode::folderUnreadable);
    }
    void refusesWhatIsNoFolder()
    {
        QFETCH(QString, name);
        QFETCH(QString, code);
        writeFile(path(u"file"_s), "x");
        const Error error = errorOf(path(name));
        QCOMPARE(error.kind, Error::Kind::File);
        QCOMPARE(error.code, code);
        QVERIFY(error.message.contains(name));
        QCOMPARE(error.sent, Error::Sent::Nothing);
        QVERIFY(!error.outcomeUnknown());
    }

    void refusesNoName()
    {
        QCOMPARE(errorOf({}).code, QString(LocalCode::folderNotFound));
    }

    void followsLinksThatStayInside()
    {
        writeFile(path(u"real/file.js"_s), "12345");
        writeFile(path(u"real/deep/other.js"_s), "1");
        std::error_code failed;
        std::filesystem::create_symlink("real/file.js", path(u"link.js"_s).toStdString(), failed);
        if (failed)
            QSKIP("No right to make links here.");
        std::filesystem::create_symlink("link.js", path(u"again.js"_s).toStdString());
        std::filesystem::create_directory_symlink("real", path(u"twin"_s).toStdString());
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(namesOf(*listing),
                 (QStringList{u"again.js"_s, u"link.js"_s, u"real/deep/other.js"_s,
                              u"real/file.js"_s, u"twin/deep/other.js"_s, u"twin/file.js"_s}));
        for (const QString &name : {u"again.js"_s, u"link.js"_s, u"twin/file.js"_s}) {
            QCOMPARE(listing->find(name)->sourcePath, canonical(u"real/file.js"_s));
            QCOMPARE(listing->find(name)->size, 5);
        }
    }

    void followsTheFolderItself()
    {
        writeFile(path(u"real/file.js"_s), "x");
        std::error_code failed;
        std::filesystem::create_directory_symlink("real", path(u"alias"_s).toStdString(), failed);
        if (failed)
            QSKIP("No right to make links here.");
        const Result<PackageListing> listing = listFolder(path(u"alias"_s));
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{u"file.js"_s});
    }

    void namesLinksThatCannotBeFollowed_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<PackageProblem::Kind>("kind");
        QTest::newRow("nothing") << u"nowhere"_s << PackageProblem::Kind::LinkBroken;
        QTest::newRow("outside, a file") << u"../outside.js"_s << PackageProblem::Kind::LinkOutside;
        QTest::newRow("outside, a folder") << u"../other"_s << PackageProblem::Kind::LinkOutside;
        QTest::newRow("the folder's name, longer")
            << u"../root2/file"_s << PackageProblem::Kind::LinkOutside;
        QTest::newRow("absolute") << u"/"_s << PackageProblem::Kind::LinkOutside;
        QTest::newRow("itself") << u"link"_s << PackageProblem::Kind::LinkLoop;
        QTest::newRow("the folder that holds it") << u"."_s << PackageProblem::Kind::LinkLoop;
    }
    void namesLinksThatCannotBeFollowed()
    {
        QFETCH(QString, target);
        QFETCH(PackageProblem::Kind, kind);
        writeFile(path(u"root/file"_s), "x");
        writeFile(path(u"root2/file"_s), "x");
        writeFile(path(u"outside.js"_s), "x");
        writeFile(path(u"other/file"_s), "x");
        std::error_code failed;
        std::filesystem::create_symlink(target.toStdString(), path(u"root/link"_s).toStdString(),
                                        failed);
        if (failed)
            QSKIP("No right to make links here.");
        const Result<PackageListing> listing = listFolder(path(u"root"_s));
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{u"file"_s});
        QCOMPARE(listing->problems.size(), 1);
        QCOMPARE(listing->problems.constFirst().kind, kind);
        QCOMPARE(listing->problems.constFirst().name, u"link"_s);
        QVERIFY(listing->problems.constFirst().isFatal());
    }

    void endsInFoldersThatLinkToEachOther()
    {
        // Twelve folders with links to all of them: more ways through than could ever be walked.
        std::error_code failed;
        for (int i = 0; i < 12; ++i) {
            const QString folder = path(u"d%1"_s.arg(i));
            writeFile(folder + u"/file"_s, "x");
            for (int j = 0; j < 12; ++j) {
                std::filesystem::create_directory_symlink(
                    u"../d%1"_s.arg(j).toStdString(), (folder + u"/to%1"_s.arg(j)).toStdString(),
                    failed);
            }
        }
        if (failed)
            QSKIP("No right to make links here.");
        QElapsedTimer timer;
        timer.start();
        const Error error = errorOf(m_dir.path());
        QCOMPARE(error.code, QString(LocalCode::tooManyFiles));
        QVERIFY(timer.elapsed() < 60'000);
    }

#ifdef Q_OS_UNIX
    void namesWhatIsNoFileWithoutOpeningIt()
    {
        writeFile(path(u"file"_s), "x");
        QCOMPARE(::mkfifo(path(u"pipe"_s).toLocal8Bit().constData(), 0644), 0);
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{u"file"_s});
        QVERIFY(hasProblem(*listing, PackageProblem::Kind::NotRegular, u"pipe"_s));
        QVERIFY(!listing->problems.constFirst().isFatal());
    }

    void readingAPipeDoesNotWait()
    {
        QCOMPARE(::mkfifo(path(u"pipe"_s).toLocal8Bit().constData(), 0644), 0);
        const Result<QByteArray> content =
            folderReader()({.name = u"pipe"_s, .sourcePath = path(u"pipe"_s)}, 100);
        QVERIFY(!content);
        QCOMPARE(content.error().code, QString(LocalCode::fileUnreadable));
    }

    void namesNamesThatAreNoUtf8()
    {
        const QByteArray raw = m_dir.path().toLocal8Bit() + "/caf\xe9.js";
        FILE *file = std::fopen(raw.constData(), "w");
        if (file == nullptr)
            QSKIP("This file system refuses such names.");
        std::fclose(file);
        writeFile(path(u"café.js"_s), "x");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{u"café.js"_s});
        QVERIFY(hasProblem(*listing, PackageProblem::Kind::NameNotUtf8, u"caf\uFFFD.js"_s));
    }

    void namesBackslashes()
    {
        writeFile(path(u"a\\b.js"_s), "x");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QVERIFY(listing->entries.isEmpty());
        QVERIFY(hasProblem(*listing, PackageProblem::Kind::NameUnsafe, u"a\\b.js"_s));
    }

    void namesWhatCannotBeRead()
    {
        if (::geteuid() == 0)
            QSKIP("Root may read everything.");
        writeFile(path(u"secret"_s), "x");
        writeFile(path(u"closed/file"_s), "x");
        writeFile(path(u"open"_s), "x");
        QFile::setPermissions(path(u"secret"_s), QFile::WriteOwner);
        QFile::setPermissions(path(u"closed"_s), QFile::WriteOwner);
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QFile::setPermissions(path(u"closed"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{u"open"_s});
        QVERIFY(hasProblem(*listing, PackageProblem::Kind::Unreadable, u"secret"_s));
        QVERIFY(hasProblem(*listing, PackageProblem::Kind::Unreadable, u"closed"_s));
    }

    void refusesAFolderWithoutRights()
    {
        if (::geteuid() == 0)
            QSKIP("Root may read everything.");
        QVERIFY(QDir().mkpath(path(u"closed"_s)));
        QFile::setPermissions(path(u"closed"_s), QFile::WriteOwner);
        QCOMPARE(errorOf(path(u"closed"_s)).code, QString(LocalCode::folderUnreadable));
    }
#endif

    void cancels()
    {
        writeFile(path(u"file"_s), "x");
        const CancelToken cancel;
        cancel.cancel();
        const Result<PackageListing> listing = listFolder(m_dir.path(), {}, cancel);
        QVERIFY(!listing);
        QCOMPARE(listing.error().kind, Error::Kind::Cancelled);
        QCOMPARE(listing.error().code, QString(LocalCode::cancelled));
    }

    void readsContentUpToTheLimit()
    {
        writeFile(path(u"file"_s), "0123456789");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        const EntryReader reader = folderReader();
        const PackageEntry &entry = listing->entries.constFirst();
        QCOMPARE(reader(entry, 4).value_or({}), "0123"_ba);
        QCOMPARE(reader(entry, 1000).value_or({}), "0123456789"_ba);
        QVERIFY(QFile::remove(path(u"file"_s)));
        const Result<QByteArray> gone = reader(entry, 4);
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, QString(LocalCode::fileChanged));
        QVERIFY(gone.error().message.contains(u"file"_s));
    }

    void listsManyFilesQuickly()
    {
        for (int folder = 0; folder < 100; ++folder) {
            QVERIFY(QDir().mkpath(path(u"d%1"_s.arg(folder))));
            for (int i = 0; i < 100; ++i) {
                QFile file(path(u"d%1/f%2.js"_s.arg(folder).arg(i)));
                QVERIFY(file.open(QIODevice::WriteOnly));
            }
        }
        QElapsedTimer timer;
        timer.start();
        ListingProgress last;
        const Result<PackageListing> listing =
            listFolder(m_dir.path(), {}, {}, [&last](const ListingProgress &now) { last = now; });
        QVERIFY(listing);
        QCOMPARE(listing->fileCount(), 10'000);
        QVERIFY(last.files > 0);
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    }

    void leavesOutWhatIsNobodysCode()
    {
        for (const QString &name :
             {u".git/HEAD"_s, u"lib/__pycache__/a.pyc"_s, u".DS_Store"_s, u"a.py"_s, u"git/b"_s})
            writeFile(path(name), "x");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), (QStringList{u"a.py"_s, u"git/b"_s}));
        QCOMPARE(leftOutOf(*listing), (QStringList{u".DS_Store|.DS_Store"_s, u".git/|.git"_s,
                                                   u"lib/__pycache__/|__pycache__/"_s}));
        QVERIFY(std::ranges::all_of(listing->leftOut, [](const LeftOutEntry &entry) {
            return entry.reason == LeftOutEntry::Reason::DefaultRule;
        }));
        PackagePlan plan;
        plan.ignore.defaultsOff = QStringList{u"git"_s, u"macos"_s};
        QCOMPARE(namesOf(listFolder(m_dir.path(), plan).value()),
                 (QStringList{u".DS_Store"_s, u".git/HEAD"_s, u"a.py"_s, u"git/b"_s}));
    }

    void putsTheListBeforeTheFilesAndDeepFilesBeforeHighOnes()
    {
        writeFile(path(u".scfignore"_s), "*.log\n*.tmp\n");
        writeFile(path(u"lib/.scfignore"_s), "!keep.log\n");
        for (const QString &name : {u"a.log"_s, u"lib/keep.log"_s, u"lib/b.log"_s, u"c.tmp"_s})
            writeFile(path(name), "x");
        PackagePlan plan;
        plan.ignore.patterns = QStringList{u"!c.tmp"_s, u"/lib/b.*"_s};
        const Result<PackageListing> listing = listFolder(m_dir.path(), plan);
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), (QStringList{u"c.tmp"_s, u"lib/keep.log"_s}));
        const auto log = std::ranges::find(listing->leftOut, u"a.log"_s, &LeftOutEntry::name);
        QVERIFY(log != listing->leftOut.end());
        QCOMPARE(*log, (LeftOutEntry{.name = u"a.log"_s,
                                     .size = 1,
                                     .mode = 0644,
                                     .reason = LeftOutEntry::Reason::ScfIgnore,
                                     .rule = u"*.log"_s,
                                     .ruleFile = u".scfignore"_s,
                                     .ruleLine = 1}));
    }

    void takesGitignoreOnlyWhenTold()
    {
        writeFile(path(u".gitignore"_s), "dist/\n");
        writeFile(path(u"dist/a.js"_s), "x");
        Result<PackageListing> listing = listFolder(m_dir.path());
        QCOMPARE(namesOf(*listing), (QStringList{u".gitignore"_s, u"dist/a.js"_s}));
        QVERIFY(listing->offersGitignore);
        PackagePlan plan;
        plan.ignore.gitignore = IgnoreSettings::Gitignore::DoNotUse;
        listing = listFolder(m_dir.path(), plan);
        QCOMPARE(listing->entries.size(), 2);
        QVERIFY(!listing->offersGitignore);
        plan.ignore.gitignore = IgnoreSettings::Gitignore::Use;
        listing = listFolder(m_dir.path(), plan);
        QCOMPARE(namesOf(*listing), QStringList{u".gitignore"_s});
        QCOMPARE(leftOutOf(*listing), QStringList{u"dist/|dist/"_s});
        // A .scfignore takes its place.
        writeFile(path(u".scfignore"_s), "");
        QCOMPARE(listFolder(m_dir.path(), plan)->entries.size(), 2);
        QVERIFY(!listFolder(m_dir.path())->offersGitignore);
    }

    void putsChoicesBeforeRules()
    {
        writeFile(path(u".scfignore"_s), "*.log\n/big/\n");
        for (const QString &name : {u"a.log"_s, u"b.log"_s, u"main.py"_s, u"big/x/one"_s,
                                    u"big/x/two"_s, u"big/y"_s, u"lib/c"_s, u"lib/d/e"_s})
            writeFile(path(name), "x");
        const PackagePlan plan{.leftOut = {u"lib/"_s, u"main.py"_s},
                               .included = {u"a.log"_s, u"big/x/one"_s, u"lib/d/"_s}};
        const Result<PackageListing> listing = listFolder(m_dir.path(), plan);
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), (QStringList{u"a.log"_s, u"big/x/one"_s, u"lib/d/e"_s}));
        QCOMPARE(leftOutOf(*listing),
                 (QStringList{u".scfignore|.scfignore"_s, u"b.log|*.log"_s, u"big/x/two|/big/"_s,
                              u"big/y|/big/"_s, u"lib/c|"_s, u"main.py|"_s}));
    }

    void beginsAtTheRootOfThePlan()
    {
        writeFile(path(u".scfignore"_s), "*.log\n");
        for (const QString &name :
             {u"x-main/src/a.py"_s, u"x-main/src/b.log"_s, u"x-main/README"_s, u"other/c"_s})
            writeFile(path(name), "x");
        PackagePlan plan{.root = u"x-main/src/"_s};
        plan.repairs.insert(u"x-main/src/a.py"_s, Repair::SetExecutable);
        const Result<PackageListing> listing = listFolder(m_dir.path(), plan);
        QVERIFY(listing);
        QCOMPARE(namesOf(*listing), QStringList{u"a.py"_s});
        QCOMPARE(listing->entries.first().mode, 0755U);
        QCOMPARE(leftOutOf(*listing), (QStringList{u".scfignore|"_s, u"b.log|*.log"_s, u"other/|"_s,
                                                   u"x-main/README|"_s}));
        plan.leftOut = QStringList{u"x-main/"_s}; // no longer when it holds the root
        QCOMPARE(namesOf(listFolder(m_dir.path(), plan).value()), QStringList{u"a.py"_s});
        QCOMPARE(listFolder(m_dir.path(), {.root = u"gone/"_s}).error().code,
                 QString(LocalCode::folderNotFound));
        QCOMPARE(listFolder(m_dir.path(), {.root = u"../"_s}).error().code,
                 QString(LocalCode::folderNotFound));
    }

    void knowsTheStateOfFiles()
    {
        writeFile(path(u"a.py"_s), "one");
        const FileStamp before = listFolder(m_dir.path())->entries.first().stamp;
        QCOMPARE(before.size, 3);
        QVERIFY(before.modified > 0);
        QCOMPARE(listFolder(m_dir.path())->entries.first().stamp, before);
        QTest::qWait(20); // the clock of a file system may tick slowly
        writeFile(path(u"a.py"_s), "two");
        QVERIFY(listFolder(m_dir.path())->entries.first().stamp != before);
    }

    void readsContentsRepaired()
    {
        writeFile(path(u"run"_s), "\xEF\xBB\xBF#!/bin/sh\r\necho\r\n");
        PackagePlan plan;
        plan.repairs.insert(u"run"_s, Repairs{Repair::UnixLineEnds, Repair::RemoveByteOrderMark});
        const PackageEntry entry = listFolder(m_dir.path(), plan)->entries.first();
        QCOMPARE(folderReader()(entry, 1'000).value_or({}), "#!/bin/sh\necho\n"_ba);
        QVERIFY(folderReader()(entry, 4).value_or("12345").size() <= 4);
    }

    void takesAnIgnoreFileThatCannotBeReadForAProblem()
    {
        // Longer than any that a person writes.
        writeFile(path(u"lib/.scfignore"_s), QByteArray(2 * 1024 * 1024, '#'));
        writeFile(path(u"lib/a.py"_s), "x");
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QCOMPARE(listing->problems.size(), 1);
        QVERIFY(hasProblem(*listing, PackageProblem::Kind::Unreadable, u"lib/.scfignore"_s));
        const Result<PackageListing> below = listFolder(m_dir.path(), {.root = u"lib/"_s});
        QVERIFY(hasProblem(*below, PackageProblem::Kind::Unreadable, u".scfignore"_s));
    }

    void leavesDirectoriesOutWhole()
    {
        QVERIFY(QDir().mkpath(path(u"big/empty"_s)));
        writeFile(path(u"logs/a.log"_s), "x");
        const PackagePlan plan{
            .ignore = {.patterns = {u"*.log"_s, u"/big/"_s}},
            .included = {u"big/empty/gone"_s},
        };
        const Result<PackageListing> listing = listFolder(m_dir.path(), plan);
        QVERIFY(listing);
        QVERIFY(listing->entries.isEmpty());
        QCOMPARE(leftOutOf(*listing), (QStringList{u"big/empty/|/big/"_s, u"logs/a.log|*.log"_s}));
    }

    void takesLinksForWhatTheyBecome()
    {
        writeFile(path(u"rules"_s), "build/\n*.tmp\n");
        writeFile(path(u"real/a.js"_s), "x");
        std::error_code failed;
        std::filesystem::create_symlink("rules", path(u".scfignore"_s).toStdString(), failed);
        if (failed)
            QSKIP("No right to make links here.");
        std::filesystem::create_directory_symlink("real", path(u"build"_s).toStdString());
        std::filesystem::create_symlink("nowhere", path(u"a.tmp"_s).toStdString());
        std::filesystem::create_directory_symlink("/", path(u"lib/build"_s).toStdString(), failed);
        const Result<PackageListing> listing = listFolder(m_dir.path());
        QVERIFY(listing);
        QVERIFY(listing->problems.isEmpty());
        QCOMPARE(namesOf(*listing), (QStringList{u"real/a.js"_s, u"rules"_s}));
        QCOMPARE(leftOutOf(*listing),
                 (QStringList{u".scfignore|.scfignore"_s, u"a.tmp|*.tmp"_s, u"build/|build/"_s}));
    }

    void agreesWithGit()
    {
        const QString git = QStandardPaths::findExecutable(u"git"_s);
        if (git.isEmpty())
            QSKIP("git, the oracle, is not installed.");
        static const QStringList words{u"a"_s, u"b"_s, u"a.b"_s, u"ab"_s, u".c"_s, u"é"_s};
        static const QStringList patterns{
            u"a"_s,     u"/a"_s,    u"b/"_s,     u"!b"_s,   u"*.b"_s, u"!/a/b"_s, u"a/**"_s,
            u"**/ab"_s, u"a/*/b"_s, u"!*.b"_s,   u"?"_s,    u".*"_s,  u"!a/"_s,   u"[!a]b"_s,
            u"b/a"_s,   u"!ab"_s,   u"*/**/b"_s, u"a*/b"_s, u"# a"_s, u"é/"_s,    u"!.c"_s};
        QRandomGenerator random(7);
        const auto pick = [&random](const QStringList &list) {
            return list.at(random.bounded(int(list.size())));
        };
        PackagePlan plan{.ignore = {.gitignore = IgnoreSettings::Gitignore::Use}};
        for (const IgnoreGroup &group : defaultIgnoreGroups())
            plan.ignore.defaultsOff += group.id;
        // Beside the folders, where it does not count itself.
        const QTemporaryDir repository;
        QCOMPARE(QProcess::execute(
                     git, {u"init"_s, u"-q"_s, u"--bare"_s, u"--template="_s, repository.path()}),
                 0);
        int ruled = 0;
        for (int round = 0; round < 25; ++round) {
            const QTemporaryDir folder;
            QSet<QString> directories{u""_s};
            QStringList names;
            for (int i = 0; i < 60; ++i) {
                QString directory;
                for (int depth = random.bounded(4); depth > 0; --depth)
                    directory += pick(words) + u'/';
                if (!QDir().mkpath(folder.filePath(directory)))
                    continue; // a file is in the way
                const QString name = directory + pick(words);
                if (QFileInfo::exists(folder.filePath(name)))
                    continue;
                writeFile(folder.filePath(name), "x");
                names += name;
                directories.insert(directory);
            }
            for (const QString &directory : std::as_const(directories)) {
                if (!directory.isEmpty() && random.bounded(3) > 0)
                    continue;
                QString text;
                for (int i = random.bounded(5); i > 0; --i)
                    text += pick(patterns) + u'\n';
                writeFile(folder.filePath(directory + u".gitignore"_s), text.toUtf8());
            }

            QProcess process;
            process.setWorkingDirectory(folder.path());
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"GIT_CONFIG_NOSYSTEM"_s, u"1"_s);
            environment.insert(u"GIT_CONFIG_GLOBAL"_s, QDir::rootPath() + u"dev/null"_s);
            process.setProcessEnvironment(environment);
            process.start(git,
                          {u"--git-dir"_s, repository.path(), u"--work-tree=."_s, u"check-ignore"_s,
                           u"-v"_s, u"-n"_s, u"--no-index"_s, u"--stdin"_s, u"-z"_s});
            process.write(names.join(QChar(0)).toUtf8() + '\0');
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
            const QStringList fields =
                QString::fromUtf8(process.readAllStandardOutput()).split(QChar(0));
            QCOMPARE(fields.size(), names.size() * 4 + 1);

            const Result<PackageListing> listing = listFolder(folder.path(), plan);
            QVERIFY(listing);
            QVERIFY(listing->problems.isEmpty());
            for (qsizetype i = 0; i < names.size(); ++i) {
                const QString &name = names.at(i);
                const QString gits = fields.mid(4 * i, 3).join(u'|');
                const bool isLeftOut =
                    !fields.at(4 * i + 2).isEmpty() && !fields.at(4 * i + 2).startsWith(u'!');
                const auto why =
                    std::ranges::find_if(listing->leftOut, [&name](const LeftOutEntry &entry) {
                        return entry.name == name
                               || (entry.isDirectory() && name.startsWith(entry.name));
                    });
                const QString ours =
                    why == listing->leftOut.end()
                        ? QString()
                        : u"%1|%2|%3"_s.arg(why->ruleFile).arg(why->ruleLine).arg(why->rule);
                const QString place = u"round %1, %2, git says %3"_s.arg(round).arg(name, gits);
                QVERIFY2((listing->find(name) != nullptr) == !isLeftOut, qPrintable(place));
                QVERIFY2(ours == (isLeftOut ? gits : QString()), qPrintable(place + ours));
                ruled += isLeftOut ? 1 : 0;
            }
        }
        QVERIFY2(ruled > 100, qPrintable(QString::number(ruled)));
    }
};

QTEST_GUILESS_MAIN(tst_FolderListing)
#include "tst_folderlisting.moc"
