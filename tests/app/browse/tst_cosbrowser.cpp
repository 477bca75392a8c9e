// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cosfixture.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using BucketState = CosBrowser::BucketState;
using Kind = CosTask::Kind;
using State = CosBrowser::State;

namespace {

const CosBucketId deploy{u"deploy-1250000000"_s, u"ap-guangzhou"_s};
const CosBucketId singapore{u"scf-code-sg-1250000000"_s, u"ap-singapore"_s};

} // namespace

class tst_CosBrowser : public QObject, protected CosFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void listsBucketsOfOneRegionOrAll();
    void opensABucketByNameWhereListingIsRefused();
    void tellsWhyBucketsCouldNotBeListed();
    void walksThroughTheLevels();
    void searchesByPrefixOnceTypingRests();
    void dropsAnswersOfAnEarlierPlace();
    void stopsAndGoesOn();
    void stopsByItselfInAVeryLongList();
    void goesOnAfterAPageThatFailed();
    void keepsRowsWhenARefreshFails();
    void forgetsEverythingForAnotherAccount();
    void tellsWhetherAnObjectExists();
    void uploadsIntoTheLevel();
    void downloadsAndDeletes();
    void makesABucket();
    void tellsWhyATaskFailed_data();
    void tellsWhyATaskFailed();
    void cancelsAnUpload();
    void cancelsADownload();
    void survivesItsEndDuringATask();

private:
    Result<Done> end(CosTask *task);
    QStringList names();
};

void tst_CosBrowser::initTestCase()
{
    QVERIFY(startCloud());
}

void tst_CosBrowser::init()
{
    openBrowser();
}

void tst_CosBrowser::cleanup()
{
    closeBrowser();
}

Result<Done> tst_CosBrowser::end(CosTask *task)
{
    QSignalSpy finished(task, &CosTask::finished);
    const QPointer<CosTask> guard(task);
    if (!QTest::qWaitFor([&] { return finished.count() > 0; }, 30'000))
        qFatal("the task has no end");
    const auto result = finished.first().first().value<Result<Done>>();
    QTest::qWait(1);
    if (finished.count() != 1 || !QTest::qWaitFor([&guard] { return !guard; }))
        qFatal("a task ends once and frees itself");
    return result;
}

QStringList tst_CosBrowser::names()
{
    QStringList names;
    for (int row = 0; row < m_browser->model()->rowCount(); ++row)
        names += m_browser->model()->index(row, 0).data().toString();
    return names;
}

void tst_CosBrowser::listsBucketsOfOneRegionOrAll()
{
    QCOMPARE(m_browser->bucketState(), BucketState::Idle);
    m_browser->setRegion(u"ap-singapore"_s);
    QCOMPARE(m_browser->bucketState(), BucketState::Loading);
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Loaded);
    QCOMPARE(m_browser->buckets().size(), 1);
    QCOMPARE(m_browser->buckets().first().id, singapore);
    m_browser->setRegion({});
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Loaded);
    QCOMPARE(m_browser->buckets().size(), 2);
    QCOMPARE(m_browser->buckets().first().id, deploy); // by name
    m_browser->setRegion(u"ap-tokyo"_s);
    m_browser->setRegion(u"ap-guangzhou"_s); // the answer for Tokyo is dropped
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Loaded);
    QCOMPARE(m_browser->buckets().size(), 1);
}

void tst_CosBrowser::opensABucketByNameWhereListingIsRefused()
{
    m_cloud->queueFault({.fault = u"AccessDenied"_s, .action = u"GetService"_s});
    m_browser->setRegion(u"ap-singapore"_s);
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Refused);
    QCOMPARE(m_browser->bucketError().code, u"AccessDenied"_s);
    QVERIFY(m_browser->buckets().isEmpty());
    m_browser->openBucket(singapore);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(names(), QStringList{u"releases/"_s});
}

void tst_CosBrowser::tellsWhyBucketsCouldNotBeListed()
{
    m_cloud->queueFault({.fault = u"html-502"_s, .action = u"GetService"_s});
    m_browser->setRegion({});
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Failed);
    QCOMPARE(m_browser->bucketError().httpStatus, 502);
    m_browser->refreshBuckets();
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Loaded);
}

void tst_CosBrowser::walksThroughTheLevels()
{
    const QAbstractItemModelTester tester(m_browser->model());
    QSignalSpy placed(m_browser.get(), &CosBrowser::placeChanged);
    QCOMPARE(m_browser->state(), State::Idle);
    m_browser->openBucket(deploy);
    QCOMPARE(m_browser->state(), State::Loading);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(names(), QStringList({u"nightly/"_s, u"releases/"_s, u"scale/"_s, u"部署/"_s,
                                   u"README.txt"_s}));
    m_browser->setPrefix(u"releases/old/"_s);
    QCOMPARE(m_browser->model()->rowCount(), 0); // nothing of another level
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(names(), QStringList({u"hello-world-2024.zip"_s, u"image-resize-2023.zip"_s}));
    m_browser->goUp();
    QCOMPARE(m_browser->prefix(), u"releases/"_s);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QVERIFY(m_browser->model()->rowOf(u"releases/broken.zip"_s) > 0);
    QCOMPARE(m_browser->model()->rowOf(u"releases/"_s), -1); // the object of the folder itself
    m_browser->goUp();
    QCOMPARE(m_browser->prefix(), QString());
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(placed.count(), 4);
    m_browser->goUp();
    QCOMPARE(placed.count(), 4);
}

void tst_CosBrowser::searchesByPrefixOnceTypingRests()
{
    m_browser->openBucket(deploy, u"releases/"_s);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const int all = m_browser->model()->rowCount();
    QSignalSpy requests(m_cos.get(), &CosClient::callFinished);
    for (const QString &typed : {u"h"_s, u"he"_s, u"hello"_s}) {
        m_browser->setSearch(typed);
        QCOMPARE(m_browser->state(), State::Loading);
        QCOMPARE(m_browser->model()->rowCount(), all); // until COS answers
    }
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(names(), QStringList{u"hello-world.zip"_s});
    QCOMPARE(requests.count(), 1);
    m_browser->setSearch(u"old/im"_s); // may go deeper
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(names(), QStringList{u"old/image-resize-2023.zip"_s});
    m_browser->setSearch(u"HELLO"_s);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(m_browser->model()->rowCount(), 0);
    m_browser->setSearch({});
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(m_browser->model()->rowCount(), all);
    m_browser->setSearch(u"o"_s);
    m_browser->setPrefix({});
    QVERIFY(m_browser->search().isEmpty());
}

void tst_CosBrowser::dropsAnswersOfAnEarlierPlace()
{
    m_browser->openBucket(deploy, u"scale/"_s);
    QTRY_VERIFY(m_browser->model()->rowCount() > 0);
    m_browser->openBucket(singapore, u"releases/"_s);
    QCOMPARE(m_browser->model()->rowCount(), 0);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QTest::qWait(100);
    QCOMPARE(m_browser->model()->rowCount(), 3);
}

void tst_CosBrowser::stopsAndGoesOn()
{
    QSignalSpy inserted(m_browser->model(), &QAbstractItemModel::rowsInserted);
    m_browser->openBucket(deploy, u"scale/"_s);
    QTRY_VERIFY(m_browser->model()->rowCount() > 0);
    m_browser->stop();
    QCOMPARE(m_browser->state(), State::Partial);
    const int rows = m_browser->model()->rowCount();
    QVERIFY(rows < 12'500);
    QTest::qWait(100);
    QCOMPARE(m_browser->model()->rowCount(), rows);
    m_browser->loadAll();
    QCOMPARE(m_browser->state(), State::Loading);
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->state(), State::Loaded, 30'000);
    QCOMPARE(m_browser->model()->rowCount(), 12'500);
    QCOMPARE(inserted.count(), 13); // a page each
}

void tst_CosBrowser::stopsByItselfInAVeryLongList()
{
    m_browser->openBucket(deploy, u"scale/"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->state(), State::Partial, 30'000);
    QCOMPARE(m_browser->model()->rowCount(), CosBrowser::automaticRows);
    m_browser->loadAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->state(), State::Loaded, 30'000);
    QCOMPARE(m_browser->model()->rowCount(), 12'500);
    QCOMPARE(m_browser->model()->rowOf(u"scale/object-012500.zip"_s), 12'499);
}

void tst_CosBrowser::goesOnAfterAPageThatFailed()
{
    bool isQueued = false;
    connect(m_browser->model(), &QAbstractItemModel::rowsInserted, this, [this, &isQueued] {
        if (!std::exchange(isQueued, true)) // the second page
            m_cloud->queueFault({.fault = u"SlowDown"_s, .action = u"GetBucket"_s});
    });
    m_browser->openBucket(deploy, u"scale/"_s);
    QTRY_COMPARE(m_browser->state(), State::Failed);
    QCOMPARE(m_browser->error().code, u"SlowDown"_s);
    QCOMPARE(m_browser->model()->rowCount(), 1'000);
    m_browser->loadAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->state(), State::Loaded, 30'000);
    QCOMPARE(m_browser->model()->rowCount(), 12'500);
}

void tst_CosBrowser::keepsRowsWhenARefreshFails()
{
    m_browser->openBucket(deploy, u"releases/"_s);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const QStringList before = names();
    m_cloud->queueFault({.fault = u"not-json"_s, .action = u"GetBucket"_s});
    m_browser->refresh();
    QTRY_COMPARE(m_browser->state(), State::Failed);
    QCOMPARE(names(), before);
    m_browser->refresh();
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(names(), before);
}

void tst_CosBrowser::forgetsEverythingForAnotherAccount()
{
    m_browser->setRegion({});
    m_browser->openBucket(deploy);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Loaded);
    m_browser->refresh();
    m_browser->refreshBuckets();
    m_browser->clear();
    QTest::qWait(100);
    QCOMPARE(m_browser->state(), State::Idle);
    QCOMPARE(m_browser->bucketState(), BucketState::Idle);
    QVERIFY(m_browser->buckets().isEmpty());
    QVERIFY(m_browser->bucket().name.isEmpty());
    QCOMPARE(m_browser->model()->rowCount(), 0);
}

void tst_CosBrowser::tellsWhetherAnObjectExists()
{
    const auto ask = [this](const QString &key) {
        int count = 0;
        Result<bool> answer;
        m_browser->exists({deploy, key}, this, [&](const Result<bool> &result) {
            ++count;
            answer = result;
        });
        if (!QTest::qWaitFor([&] { return count == 1; }))
            qFatal("no answer");
        return answer;
    };
    QCOMPARE(ask(u"README.txt"_s).value(), true);
    QCOMPARE(ask(u"none.txt"_s).value(), false);
    m_cloud->queueFault({.fault = u"AccessDenied"_s, .action = u"HeadObject"_s});
    QVERIFY(!ask(u"README.txt"_s));
}

void tst_CosBrowser::uploadsIntoTheLevel()
{
    const QAbstractItemModelTester tester(m_browser->model());
    m_browser->openBucket(deploy, u"releases/"_s);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const int before = m_browser->model()->rowCount();
    const QString path = file(u"fresh 包+1.zip"_s, QByteArray(300'000, 'z'));
    const CosLocation place = m_browser->locationFor(path);
    QCOMPARE(place, CosLocation({deploy, u"releases/fresh 包+1.zip"_s}));

    CosTask *task = m_browser->upload(path, place);
    QCOMPARE(task->kind(), Kind::Upload);
    QCOMPARE(task->name(), place.key);
    QSignalSpy progress(task, &CosTask::progress);
    QVERIFY(end(task));
    QVERIFY(progress.count() > 0);
    QCOMPARE(progress.last().at(1).toLongLong(), 300'000);
    QCOMPARE(m_browser->model()->rowCount(), before + 1);
    const CosObject *object = m_browser->model()->objectAt(m_browser->model()->rowOf(place.key));
    QVERIFY(object);
    QCOMPARE(object->size, 300'000);
    m_browser->refresh(); // COS says the same
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(m_browser->model()->rowCount(), before + 1);

    // Elsewhere by then: what is listed there does not change.
    task = m_browser->upload(path, place);
    m_browser->setPrefix(u"nightly/"_s);
    QVERIFY(end(task));
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(m_browser->model()->rowOf(place.key), -1);
    QVERIFY(end(m_browser->deleteObject(place)));
}

void tst_CosBrowser::downloadsAndDeletes()
{
    const QByteArray bytes(200'000, 'q');
    m_browser->openBucket(deploy);
    const CosLocation place{deploy, u"down.zip"_s};
    QVERIFY(end(m_browser->upload(file(u"down.zip"_s, bytes), place)));
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const QString path = m_folder->filePath(u"there.zip"_s);
    CosTask *task = m_browser->download(place, path);
    QCOMPARE(task->kind(), Kind::Download);
    QCOMPARE(task->filePath(), path);
    QSignalSpy progress(task, &CosTask::progress);
    QVERIFY(end(task));
    QVERIFY(progress.count() > 0);
    QFile down(path);
    QVERIFY(down.open(QIODevice::ReadOnly));
    QVERIFY(down.readAll() == bytes);

    QVERIFY(m_browser->model()->rowOf(place.key) >= 0);
    QVERIFY(end(m_browser->deleteObject(place)));
    QCOMPARE(m_browser->model()->rowOf(place.key), -1);
    const Result<Done> gone = end(m_browser->download(place, path));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, u"NoSuchKey"_s);
}

void tst_CosBrowser::makesABucket()
{
    m_browser->setRegion(u"ap-singapore"_s);
    QTRY_COMPARE(m_browser->bucketState(), BucketState::Loaded);
    const CosBucketId made{u"a-new-one-1250000000"_s, u"ap-singapore"_s};
    QVERIFY(end(m_browser->createBucket(made)));
    QCOMPARE(m_browser->buckets().size(), 2);
    QCOMPARE(m_browser->buckets().first().id, made);
    m_browser->openBucket(made);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const CosBucketId elsewhere{u"another-one-1250000000"_s, u"ap-tokyo"_s};
    QVERIFY(end(m_browser->createBucket(elsewhere)));
    QCOMPARE(m_browser->buckets().size(), 2); // of this region
    const Result<Done> again = end(m_browser->createBucket(made));
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"BucketAlreadyOwnedByYou"_s);
    QCOMPARE(m_browser->buckets().size(), 2);
}

void tst_CosBrowser::tellsWhyATaskFailed_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("upload refused") << u"PutObject"_s << u"AccessDenied"_s << u"AccessDenied"_s;
    QTest::newRow("upload cut") << u"PutObject"_s << u"cut-upload"_s << QString();
    QTest::newRow("download refused") << u"GetObject"_s << u"AccessDenied"_s << u"AccessDenied"_s;
    QTest::newRow("download cut") << u"GetObject"_s << u"cut-answer"_s << QString();
    QTest::newRow("archived") << u"GetObject"_s << u"InvalidObjectState"_s
                              << u"InvalidObjectState"_s;
    QTest::newRow("deletion refused")
        << u"DeleteObject"_s << u"AccessDenied"_s << u"AccessDenied"_s;
    QTest::newRow("bucket refused") << u"PutBucket"_s << u"TooManyBuckets"_s << u"TooManyBuckets"_s;
}

void tst_CosBrowser::tellsWhyATaskFailed()
{
    QFETCH(QString, action);
    QFETCH(QString, fault);
    QFETCH(QString, code);
    m_browser->openBucket(deploy);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const QStringList before = names();
    m_cloud->queueFault({.fault = fault, .action = action});
    const CosLocation readme{deploy, u"README.txt"_s};
    const QString saved = m_folder->filePath(u"saved.txt"_s);
    CosTask *task =
        action == "PutObject"_L1
            ? m_browser->upload(file(u"u.zip"_s, QByteArray(200'000, 'u')), {deploy, u"u.zip"_s})
        : action == "GetObject"_L1 ? m_browser->download(readme, saved)
        : action == "DeleteObject"_L1
            ? m_browser->deleteObject(readme)
            : m_browser->createBucket({u"x-1250000000"_s, u"ap-guangzhou"_s});
    const Result<Done> result = end(task);
    QVERIFY(!result);
    if (!code.isEmpty())
        QCOMPARE(result.error().code, code);
    QVERIFY(result.error().kind != Error::Kind::Cancelled);
    QCOMPARE(names(), before);
    QVERIFY(!QFile::exists(saved));
}

void tst_CosBrowser::cancelsAnUpload()
{
    m_browser->openBucket(deploy);
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    const CosLocation place{deploy, u"large.zip"_s};
    CosTask *task = m_browser->upload(file(u"large.zip"_s, QByteArray(40'000'000, 'l')), place);
    connect(task, &CosTask::progress, task, &CosTask::cancel);
    const Result<Done> result = end(task);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QCOMPARE(m_browser->model()->rowOf(place.key), -1);
    m_browser->refresh();
    QTRY_COMPARE(m_browser->state(), State::Loaded);
    QCOMPARE(m_browser->model()->rowOf(place.key), -1);

    task = m_browser->upload(m_folder->filePath(u"large.zip"_s), place); // before it reads the file
    task->cancel();
    QCOMPARE(end(task).error().kind, Error::Kind::Cancelled);
}

void tst_CosBrowser::cancelsADownload()
{
    const QString path = m_folder->filePath(u"slow.zip"_s);
    m_cloud->queueFault({.fault = u"slow"_s, .action = u"GetObject"_s, .value = 2'000});
    CosTask *task = m_browser->download({deploy, u"releases/shop-api.zip"_s}, path);
    connect(task, &CosTask::progress, task, &CosTask::cancel);
    const Result<Done> result = end(task);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QVERIFY(!QFile::exists(path));
}

void tst_CosBrowser::survivesItsEndDuringATask()
{
    m_browser->openBucket(deploy, u"scale/"_s);
    const QPointer<CosTask> task =
        m_browser->upload(file(u"late.zip"_s, QByteArray(5'000'000, 'l')), {deploy, u"late.zip"_s});
    QTest::qWait(5);
    m_browser.reset();
    QVERIFY(!task);
    QTest::qWait(200);
}

QTEST_GUILESS_MAIN(tst_CosBrowser)
#include "tst_cosbrowser.moc"
