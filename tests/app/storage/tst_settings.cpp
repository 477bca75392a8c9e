// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settings.h"
#include "app/storage/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_Settings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void remembersWhatWasSet();
    void bearsValuesThatMakeNoSense();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void leavesAWholeFileAlone_data();
    void leavesAWholeFileAlone();
    void keepsTheOldFileWhenTheDiskIsFull();
    void sharesTheFileWithOtherPrograms();

private:
    QString path() const { return m_folder->filePath(u"s.ini"_s); }
    void write(const QByteArray &content) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QByteArray content(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Settings::remembersWhatWasSet()
{
    const QMap<QString, QStringList> keys{{u"a"_s, {u"Ctrl+K, Ctrl+;"_s, u"Ctrl+,"_s}},
                                          {u"taken.away"_s, {}}};
    const FunctionId place{.region = u"ap-beijing"_s, .space = u"测试"_s, .functionName = u"f"_s};
    {
        Settings settings(path());
        QCOMPARE(settings.textSize(), 100);
        QVERIFY(settings.notifications());
        QVERIFY(settings.shortcuts().isEmpty());
        QCOMPARE(settings.lastPlace(u"somebody"_s), FunctionId{});
        settings.setTextSize(150);
        settings.setNotifications(false);
        settings.setShortcuts(keys);
        settings.setLastPlace(u"somebody"_s, place);
        settings.setIgnoreDefaultsOff({u"git"_s});
        settings.setStreamCacheLimit(0);
    }
    Settings settings(path());
    QCOMPARE(settings.textSize(), 150);
    QVERIFY(!settings.notifications());
    QCOMPARE(settings.shortcuts(), keys);
    QCOMPARE(settings.lastPlace(u"somebody"_s), place);
    QCOMPARE(settings.lastPlace(u"somebody else"_s), FunctionId{});
    QCOMPARE(settings.ignoreDefaultsOff(), QStringList{u"git"_s});
    QCOMPARE(settings.streamCacheLimit(), 0);
    settings.setShortcuts({});
    QVERIFY(settings.shortcuts().isEmpty());
}

void tst_Settings::bearsValuesThatMakeNoSense()
{
    write("[window]\ntextSize=9000\n[packages]\nstreamCacheLimit=-5\n");
    const Settings settings(path());
    QVERIFY(settings.setAsidePath().isEmpty());
    QCOMPARE(settings.textSize(), 200);
    QCOMPARE(settings.streamCacheLimit(), 1LL << 30);
}

void tst_Settings::setsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::addColumn<QString>("theme");
    const QByteArray good = "[window]\nlanguage=en\ntheme=dark\n";
    QTest::newRow("binary") << QByteArray("\0\1\377 garbage \0=\n", 15) << u"system"_s;
    QTest::newRow("zeros, as after a crash of the machine")
        << QByteArray(4096, '\0') << u"system"_s;
    QTest::newRow("not UTF-8") << good + "x=\xc3\x28\n" << u"system"_s;
    QTest::newRow("breaks off in a value") << good + "textSize=15" << u"dark"_s;
    QTest::newRow("breaks off in a name") << good + "text" << u"dark"_s;
    QTest::newRow("a line that says nothing") << good + "what is this\n" << u"dark"_s;
}

void tst_Settings::setsADamagedFileAside()
{
    QFETCH(const QByteArray, damaged);
    QFETCH(const QString, theme);
    write(damaged);
    {
        Settings settings(path());
        QVERIFY(settings.setAsidePath().startsWith(path() + u".broken-"_s));
        QCOMPARE(content(settings.setAsidePath()), damaged); // byte for byte
        QCOMPARE(settings.theme(), theme);                   // what could be read
        QCOMPARE(settings.textSize(), 100);                  // half of "150" is no size
        settings.setLanguage(u"zh_CN"_s);
    }
    const Settings again(path());
    QVERIFY(again.setAsidePath().isEmpty());
    QCOMPARE(again.theme(), theme);
    QCOMPARE(again.language(), u"zh_CN"_s);
    // A second one does not take the place of the first.
    write(damaged);
    const Settings third(path());
    QCOMPARE(QDir(m_folder->path()).entryList({u"s.ini.broken-*"_s}).size(), 2);
}

void tst_Settings::leavesAWholeFileAlone_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("by hand") << QByteArray("; mine\r\n[window]\r\ntheme=dark\r\n\r\n");
    QTest::newRow("Chinese") << QByteArray("[recent]\nfolders=/home/我/代码\n");
}

void tst_Settings::leavesAWholeFileAlone()
{
    QFETCH(const QByteArray, whole);
    write(whole);
    QVERIFY(Settings(path()).setAsidePath().isEmpty());
    QCOMPARE(content(path()), whole);
    QCOMPARE(QDir(m_folder->path()).entryList({u"*broken*"_s}), QStringList{});
}

void tst_Settings::keepsTheOldFileWhenTheDiskIsFull()
{
#ifdef Q_OS_UNIX
    {
        Settings settings(path());
        settings.setTheme(u"dark"_s);
    }
    const QByteArray before = content(path());
    QVERIFY(before.contains("dark"));

    Settings settings(path());
    int said = 0;
    settings.onWriteFailed([&said] { ++said; });
    std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit fails instead, as on a full disk
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit full{.rlim_cur = 4, .rlim_max = usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    settings.setTheme(u"light"_s);
    settings.sync();
    settings.setLanguage(u"en"_s);
    settings.sync();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    QCOMPARE(said, 1);
    QCOMPARE(content(path()), before);
    QCOMPARE(settings.theme(), u"light"_s); // for this run

    settings.sync(); // there is room again
    QVERIFY(content(path()).contains("theme=light"));
    QVERIFY(content(path()).contains("language=en"));
#else
    QSKIP("no way to fill the disk here");
#endif
}

// This program again, as another one that uses the same file.
void tst_Settings::sharesTheFileWithOtherPrograms()
{
    Settings settings(path());
    settings.setTheme(u"dark"_s);
    settings.addRecentPath(CodeSource::Kind::Folder, u"/mine"_s);
    settings.sync();

    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SCF_TEST_OTHER"_s, path());
    other.setProcessEnvironment(environment);
    settings.setTextSize(120); // not on the disk yet when the other one writes
    other.start(QCoreApplication::applicationFilePath());
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 0);

    settings.addRecentPath(CodeSource::Kind::Folder, u"/mine too"_s);
    settings.sync();
    QCOMPARE(settings.language(), u"zh_CN"_s); // what the other one set
    const Settings now(path());
    QCOMPARE(now.theme(), u"dark"_s);
    QCOMPARE(now.textSize(), 120);
    QCOMPARE(now.language(), u"zh_CN"_s);
    QCOMPARE(now.recentPaths(CodeSource::Kind::Folder),
             (QStringList{u"/mine too"_s, u"/other"_s, u"/mine"_s}));
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QString shared = qEnvironmentVariable("SCF_TEST_OTHER");
    if (!shared.isEmpty()) {
        Settings settings(shared);
        settings.setLanguage(u"zh_CN"_s);
        settings.addRecentPath(CodeSource::Kind::Folder, u"/other"_s);
        return 0;
    }
    tst_Settings test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_settings.moc"
