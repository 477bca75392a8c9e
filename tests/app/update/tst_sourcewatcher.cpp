// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/sourcewatcher.h"

#include "app/update/packagepreparation.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_SourceWatcher : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void seesChanges_data();
    void seesChanges();
    void saysOnceWhatHappensAtOnce();
    void letsGoOfAnEarlierSource();
    void tellsWhatChangedBeforeItLooked();

private:
    void write(const QString &name, const QByteArray &content) const;
    std::shared_ptr<const PackageListing> listed() const;
    //! Watches the folder, and returns when it surely does.
    void begin(SourceWatcher *watcher, QSignalSpy *changed) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SourceWatcher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"lib/deep/deeper"_s));
    write(u"index.js"_s, "a");
    write(u"lib/deep/deeper/x.js"_s, "a");
    write(u".scfignore"_s, "*.log\n");
}

void tst_SourceWatcher::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

std::shared_ptr<const PackageListing> tst_SourceWatcher::listed() const
{
    const CodeSource folder{.kind = CodeSource::Kind::Folder, .path = m_folder->path()};
    return std::make_shared<const PackageListing>(listSource(folder, {}, {}).value());
}

void tst_SourceWatcher::begin(SourceWatcher *watcher, QSignalSpy *changed) const
{
    watcher->watch(listed());
    // Watching begins on another thread: touch something until it is seen.
    int count = 0;
    QTRY_VERIFY_WITH_TIMEOUT((write(u"index.js"_s, QByteArray(++count, 'b')), changed->wait(400)),
                             20'000);
    while (changed->wait(600)) { }
    changed->clear();
}

void tst_SourceWatcher::seesChanges_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("a file is edited in place") << u"index.js"_s;
    QTest::newRow("a file deep in the folder") << u"lib/deep/deeper/x.js"_s;
    QTest::newRow("a new file") << u"new.js"_s;
    QTest::newRow("a new file where only folders are") << u"lib/deep/new.js"_s;
    QTest::newRow("the ignore rules") << u".scfignore"_s;
}

void tst_SourceWatcher::seesChanges()
{
    QFETCH(const QString, written);
    SourceWatcher watcher;
    QSignalSpy changed(&watcher, &SourceWatcher::changed);
    begin(&watcher, &changed);
    write(written, "something else");
    QTRY_VERIFY(!changed.isEmpty());
}

void tst_SourceWatcher::saysOnceWhatHappensAtOnce()
{
    SourceWatcher watcher;
    QSignalSpy changed(&watcher, &SourceWatcher::changed);
    begin(&watcher, &changed);
    for (int i = 0; i < 100; ++i)
        write(u"new%1.js"_s.arg(i), "x");
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(!changed.wait(600));
    QCOMPARE(changed.count(), 1);
}

void tst_SourceWatcher::letsGoOfAnEarlierSource()
{
    SourceWatcher watcher;
    QSignalSpy changed(&watcher, &SourceWatcher::changed);
    begin(&watcher, &changed);
    watcher.watch(nullptr);
    QTest::qWait(200); // on its thread; what it still saw before that is said within this time
    while (changed.wait(400)) { }
    changed.clear();
    write(u"index.js"_s, "zz");
    QVERIFY(!changed.wait(1'000));
}

void tst_SourceWatcher::tellsWhatChangedBeforeItLooked()
{
    QTest::qWait(60); // what init() wrote is older
    const QDateTime since = QDateTime::currentDateTimeUtc();
    const std::shared_ptr<const PackageListing> listing = listed();
    SourceWatcher quiet;
    QSignalSpy nothing(&quiet, &SourceWatcher::changed);
    quiet.watch(listing, since);
    QVERIFY(!nothing.wait(1'000));

    write(u"more.js"_s, "x");
    SourceWatcher watcher;
    QSignalSpy changed(&watcher, &SourceWatcher::changed);
    watcher.watch(listing, since);
    QVERIFY(changed.wait(3'000));
}

QTEST_GUILESS_MAIN(tst_SourceWatcher)
#include "tst_sourcewatcher.moc"
