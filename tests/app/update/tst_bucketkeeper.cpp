// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/bucketkeeper.h"
#include "tests/app/update/bucketfixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_BucketKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void removesWhatIsDue();
    void removesWhatIsReleasedAtOnce();
    void leavesEverythingElse();
    void leavesWhatIsSomethingElseByNow();
    void leavesWhatIsUsedAgain();
    void abortsWhatNobodyGoesOnWith();
    void findsUploadsThatWereOnlyAnnounced();
    void forgetsWhatIsGone();
    void keepsForLaterWhatItCannotRemove();
    void runsForOneAccount();
    void stops();

private:
    QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
    QString keyOf(char letter) const
    {
        return UploadState::keyOf(u"hello-world"_s, QString(64, QLatin1Char(letter)));
    }
    UploadTarget target(const QString &key) const
    {
        return {.account = accountTag(m_cloud->account()), .bucket = m_cloud->bucket(), .key = key};
    }
    //! An object in the bucket, and what the record says of it.
    StoredPackage store(const QString &key, const QDateTime &removeAt)
    {
        const auto stored = m_cloud->call(
            Cos::PutObject{.bucket = m_cloud->bucket(), .key = key, .bytes = key.toUtf8()});
        const StoredPackage package{.target = target(key),
                                    .size = stored->size,
                                    .crc64 = stored->crc64,
                                    .removeAt = removeAt};
        record([&](UploadRecords &records) { records.put(package); });
        return package;
    }
    UnfinishedUpload begin(const QString &key)
    {
        const auto upload =
            m_cloud->call(Cos::InitiateMultipartUpload{.bucket = m_cloud->bucket(), .key = key});
        return {.target = target(key),
                .sha256 = key.section(u'/', -1).left(64),
                .size = 30'000'000,
                .uploadId = upload->uploadId,
                .partSize = 8'388'608,
                .begunAt = now()};
    }
    void record(const std::function<void(UploadRecords &)> &edit)
    {
        QVERIFY(m_cloud->state().change(edit));
    }
    void run()
    {
        QSignalSpy finished(m_keeper.get(), &BucketKeeper::finished);
        m_keeper->run(accountTag(m_cloud->account()));
        QVERIFY(finished.wait(30'000));
        QVERIFY(!m_keeper->isRunning());
    }

    std::unique_ptr<BucketFixture> m_cloud;
    std::unique_ptr<BucketKeeper> m_keeper;
};

void tst_BucketKeeper::init()
{
    m_cloud = std::make_unique<BucketFixture>();
    m_keeper = std::make_unique<BucketKeeper>(m_cloud->cos(), m_cloud->state());
}

void tst_BucketKeeper::cleanup()
{
    m_keeper.reset();
    m_cloud.reset();
}

void tst_BucketKeeper::removesWhatIsDue()
{
    const StoredPackage due = store(keyOf('a'), now().addSecs(-1));
    const StoredPackage later = store(keyOf('b'), now().addDays(1));
    QSignalSpy removed(m_keeper.get(), &BucketKeeper::removed);
    run();
    QVERIFY(!m_cloud->hasObject(due.target.key));
    QVERIFY(m_cloud->hasObject(later.target.key));
    QCOMPARE(m_cloud->state().read().stored.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().value<UploadTarget>(), due.target);
}

void tst_BucketKeeper::removesWhatIsReleasedAtOnce()
{
    const StoredPackage package = store(keyOf('a'), now().addDays(7));
    QSignalSpy finished(m_keeper.get(), &BucketKeeper::finished);
    m_keeper->release(package.target);
    QVERIFY(finished.wait(30'000));
    QVERIFY(!m_cloud->hasObject(package.target.key));
    QCOMPARE(m_cloud->state().read().stored.size(), 0);

    // What is in no record is not ours, whatever it is called.
    store(keyOf('b'), now().addDays(7));
    record([](UploadRecords &records) { records = {}; });
    m_keeper->release(target(keyOf('b')));
    QVERIFY(finished.wait(30'000));
    QVERIFY(m_cloud->hasObject(keyOf('b')));
}

void tst_BucketKeeper::leavesEverythingElse()
{
    const auto before = m_cloud->call(Cos::GetBucket{.bucket = m_cloud->bucket()});
    QVERIFY(before && !before->objects.isEmpty());
    store(keyOf('a'), now().addSecs(-1));
    run();
    const auto after = m_cloud->call(Cos::GetBucket{.bucket = m_cloud->bucket()});
    QVERIFY(after);
    QCOMPARE(after->objects, before->objects);
}

void tst_BucketKeeper::leavesWhatIsSomethingElseByNow()
{
    const StoredPackage package = store(keyOf('a'), now().addSecs(-1));
    QVERIFY(m_cloud->call(Cos::PutObject{.bucket = m_cloud->bucket(),
                                         .key = package.target.key,
                                         .bytes = QByteArray(package.size, 'x')}));
    run();
    QVERIFY(m_cloud->hasObject(package.target.key));
    QCOMPARE(m_cloud->state().read().stored.size(), 0); // and never is again
}

void tst_BucketKeeper::leavesWhatIsUsedAgain()
{
    StoredPackage package = store(keyOf('a'), now().addSecs(-1));
    m_cloud->demo().queueFault({.fault = u"slow"_s, .action = u"HeadObject"_s, .value = 1'000});
    QSignalSpy finished(m_keeper.get(), &BucketKeeper::finished);
    m_keeper->run(package.target.account);
    QTRY_VERIFY(!m_cloud->arrivals(u"HeadObject"_s).isEmpty());
    package.removeAt = now().addDays(7);
    record([&](UploadRecords &records) { records.put(package); });
    QVERIFY(finished.size() == 1 || finished.wait(30'000));
    QVERIFY(m_cloud->hasObject(package.target.key));
    QCOMPARE(m_cloud->state().read().stored.size(), 1);
}

void tst_BucketKeeper::abortsWhatNobodyGoesOnWith()
{
    UnfinishedUpload abandoned = begin(keyOf('a'));
    abandoned.isAbandoned = true;
    UnfinishedUpload old = begin(keyOf('b'));
    old.begunAt = now().addDays(-BucketKeeper::daysUntilAbort);
    const UnfinishedUpload running = begin(keyOf('c'));
    record([&](UploadRecords &records) {
        for (const UnfinishedUpload &upload : {abandoned, old, running})
            records.put(upload);
    });
    QCOMPARE(m_cloud->openUploads(), 3);
    run();
    QCOMPARE(m_cloud->openUploads(), 1);
    const UploadRecords left = m_cloud->state().read();
    QCOMPARE(left.unfinished.size(), 1);
    QCOMPARE(left.unfinished.first().uploadId, running.uploadId);
}

void tst_BucketKeeper::findsUploadsThatWereOnlyAnnounced()
{
    UnfinishedUpload announced = begin(keyOf('a'));
    begin(keyOf('b')); // of somebody else
    announced.uploadId.clear();
    announced.isAbandoned = true;
    record([&](UploadRecords &records) { records.put(announced); });
    run();
    QCOMPARE(m_cloud->openUploads(), 1);
    QCOMPARE(m_cloud->state().read(), UploadRecords());
}

void tst_BucketKeeper::forgetsWhatIsGone()
{
    UnfinishedUpload aborted = begin(keyOf('a'));
    aborted.isAbandoned = true;
    aborted.uploadId = u"gone"_s;
    StoredPackage removed = store(keyOf('b'), now().addSecs(-1));
    QVERIFY(m_cloud->call(Cos::DeleteObject{m_cloud->bucket(), removed.target.key}));
    StoredPackage inNoBucket = store(keyOf('c'), now().addSecs(-1));
    record([&](UploadRecords &records) {
        records.removeStored(inNoBucket.target);
        inNoBucket.target.bucket.name = u"vanished-1250000000"_s;
        records.put(inNoBucket);
        records.put(aborted);
    });
    run();
    QCOMPARE(m_cloud->state().read(), UploadRecords());
}

void tst_BucketKeeper::keepsForLaterWhatItCannotRemove()
{
    const StoredPackage one = store(keyOf('a'), now().addSecs(-1));
    const StoredPackage two = store(keyOf('b'), now().addSecs(-1));
    QSignalSpy failed(m_keeper.get(), &BucketKeeper::failed);
    m_cloud->demo().queueFault({.fault = u"AccessDenied"_s, .action = u"DeleteObject"_s});
    run();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().code, u"AccessDenied"_s);
    QCOMPARE(m_cloud->state().read().stored.size(), 1);
    run();
    QVERIFY(!m_cloud->hasObject(one.target.key));
    QVERIFY(!m_cloud->hasObject(two.target.key));
    QCOMPARE(m_cloud->state().read(), UploadRecords());
}

void tst_BucketKeeper::runsForOneAccount()
{
    StoredPackage package = store(keyOf('a'), now().addSecs(-1));
    package.target.account = u"somebody-else"_s;
    record([&](UploadRecords &records) { records = {.stored = {package}}; });
    run();
    QVERIFY(m_cloud->hasObject(package.target.key));
    QCOMPARE(m_cloud->state().read().stored.size(), 1);
}

void tst_BucketKeeper::stops()
{
    const StoredPackage package = store(keyOf('a'), now().addSecs(-1));
    m_cloud->demo().queueFault({.fault = u"hang"_s, .action = u"HeadObject"_s});
    QSignalSpy finished(m_keeper.get(), &BucketKeeper::finished);
    m_keeper->run(package.target.account);
    QTRY_VERIFY(!m_cloud->arrivals(u"HeadObject"_s).isEmpty());
    m_keeper->stop();
    QVERIFY(!m_keeper->isRunning());
    m_cloud->demo().clearFaults();
    QTest::qWait(100);
    QVERIFY(m_cloud->hasObject(package.target.key));
    QCOMPARE(finished.size(), 0);
    run(); // and begins anew
    QVERIFY(!m_cloud->hasObject(package.target.key));
}

QTEST_GUILESS_MAIN(tst_BucketKeeper)
#include "tst_bucketkeeper.moc"
