// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/update/bucketfixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Scf;

using Stage = BucketUpload::Stage;

namespace {

constexpr qint64 mebibyte = BucketFixture::mebibyte;
constexpr qint64 small = 700'000;
constexpr qint64 large = 12 * mebibyte + 345;
constexpr int partsOfLarge = 13;

UploadPolicy quick()
{
    return {.largestPut = 2 * mebibyte,
            .partSize = mebibyte,
            .partsInFlight = 3,
            .retries = 3,
            .firstRetryMs = 10};
}

QString codeOf(const Result<UploadedPackage> &result)
{
    return result ? QString() : result.error().code + u' ' + result.error().message;
}

} // namespace

//! Uploads against the demo cloud, whose log tells what really was sent.
class tst_BucketUpload : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void putsASmallFileAtOnce();
    void uploadsALargeFileInParts();
    void tellsProgressAndStages();
    void usesAnIdenticalObject();
    void replacesWhatIsNotTheFile();
    void survivesFaults_data();
    void survivesFaults();
    void survivesACutOfEachPart();
    void canBeGoneOnWithWhenTheNetworkStaysAway();
    void goesOnAfterTheWindowWasClosed();
    void beginsAnewWhenTheUploadIsGone();
    void sendsAgainWhatIsNotOfTheFile();
    void keepsTheSizeOfThePartsThatAreThere();
    void adoptsAnUploadWhoseBeginningWasLost();
    void goesOnAfterAnExpiredToken();
    void endsWhenTheTokenExpires();
    void pausesAndGoesOn_data();
    void pausesAndGoesOn();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenCancelledAtAnyMoment();
    void saysWhatIsLeftBehind();
    void abortsWhatAnEarlierJobBegan();
    void noticesAnotherFile_data();
    void noticesAnotherFile();
    void noticesAFileThatChangesMeanwhile();
    void refusesWhatIsNoName();
    void doesWithoutARecord();
    void diesQuietly();

private:
    void start(const BucketUploadRequest &request, const UploadPolicy &policy = quick());
    Result<UploadedPackage> result();
    Result<UploadedPackage> run(const BucketUploadRequest &request)
    {
        start(request);
        return result();
    }
    //! So many of the same fault that neither the client nor the job gets past them.
    void queue(const QString &fault, const QString &action, int count = 1, qint64 value = 0)
    {
        for (int i = 0; i < count; ++i)
            m_cloud->demo().queueFault({.fault = fault, .action = action, .value = value});
    }
    void verifyNothingIsLeft();

    std::unique_ptr<BucketFixture> m_cloud;
    std::unique_ptr<BucketUpload> m_upload;
    std::unique_ptr<QSignalSpy> m_finished;
};

void tst_BucketUpload::init()
{
    m_cloud = std::make_unique<BucketFixture>();
}

void tst_BucketUpload::cleanup()
{
    m_finished.reset();
    m_upload.reset();
    m_cloud.reset();
}

void tst_BucketUpload::start(const BucketUploadRequest &request, const UploadPolicy &policy)
{
    m_finished.reset();
    m_upload = std::make_unique<BucketUpload>(m_cloud->cos(), m_cloud->state(), request, policy);
    m_finished = std::make_unique<QSignalSpy>(m_upload.get(), &BucketUpload::finished);
    m_upload->start();
    if (!m_finished->isEmpty())
        qFatal("finished from inside start()");
}

Result<UploadedPackage> tst_BucketUpload::result()
{
    if (m_finished->isEmpty() && !m_finished->wait(60'000))
        return Error{.code = u"the test waited in vain"_s};
    QTest::qWait(20); // for a second one
    if (m_finished->size() != 1)
        return Error{.code = u"finished more than once"_s};
    return m_finished->first().first().value<Result<UploadedPackage>>();
}

void tst_BucketUpload::verifyNothingIsLeft()
{
    QCOMPARE(m_cloud->openUploads(), 0);
    QVERIFY(!m_cloud->hasObject(m_upload->key()));
    QCOMPARE(m_cloud->state().read().unfinished.size(), 0);
}

void tst_BucketUpload::putsASmallFileAtOnce()
{
    const BucketUploadRequest request = m_cloud->request(small);
    const Result<UploadedPackage> package = run(request);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QCOMPARE(package->key, u"scf-desktop/hello-world/%1.zip"_s.arg(request.sha256));
    QCOMPARE(package->bucket, request.bucket);
    QCOMPARE(package->size, small);
    QVERIFY(!package->wasThere);
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->accepted(u"PutObject"_s), 1);
    QCOMPARE(m_cloud->accepted(u"InitiateMultipartUpload"_s), 0);
    const std::optional<StoredPackage> stored = m_cloud->state().read().stored.value(0);
    QCOMPARE(stored->target.key, package->key);
    QCOMPARE(stored->crc64, package->crc64);
    QCOMPARE(QDateTime::currentDateTimeUtc().daysTo(stored->removeAt), 7);
}

void tst_BucketUpload::uploadsALargeFileInParts()
{
    const Result<UploadedPackage> package = run(m_cloud->request(large));
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(!package->wasThere);
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->accepted(u"UploadPart"_s), partsOfLarge);
    QCOMPARE(m_cloud->openUploads(), 0);
    QCOMPARE(m_cloud->state().read().unfinished.size(), 0);
    QCOMPARE(m_cloud->state().read().stored.size(), 1);
}

void tst_BucketUpload::tellsProgressAndStages()
{
    queue(u"slow"_s, u"UploadPart"_s, 3, 2 * mebibyte);
    start(m_cloud->request(large));
    QSignalSpy progress(m_upload.get(), &BucketUpload::progress);
    QSignalSpy stages(m_upload.get(), &BucketUpload::stageStarted);
    QVERIFY(result());
    QList<Stage> seen;
    for (const QList<QVariant> &one : stages)
        seen.append(one.first().value<Stage>());
    QCOMPARE(seen, (QList{Stage::Sending, Stage::Proving})); // Looking was before the spy
    QVERIFY(progress.size() > 3);
    // A part that timed out on a busy machine is sent again from its beginning.
    const bool isRepeated = m_cloud->arrivals(u"UploadPart"_s).size() > partsOfLarge;
    qint64 before = 0;
    bool hasSpeed = false;
    for (const QList<QVariant> &one : progress) {
        QVERIFY(isRepeated || one.at(0).toLongLong() >= before);
        QCOMPARE(one.at(1).toLongLong(), large);
        before = one.at(0).toLongLong();
        hasSpeed = hasSpeed || one.at(2).toLongLong() > 0;
    }
    QCOMPARE(before, large);
    QVERIFY(hasSpeed);
}

void tst_BucketUpload::usesAnIdenticalObject()
{
    for (const qint64 size : {small, large}) {
        const BucketUploadRequest request = m_cloud->request(size);
        QVERIFY(run(request));
        const int sent = m_cloud->accepted(u"PutObject"_s) + m_cloud->accepted(u"UploadPart"_s);
        // Its time was over, and begins again.
        QVERIFY(m_cloud->state().change([](UploadRecords &records) {
            records.stored.first().removeAt = QDateTime::currentDateTimeUtc();
        }));
        const Result<UploadedPackage> again = run(request);
        QVERIFY2(again, qPrintable(codeOf(again)));
        QVERIFY(again->wasThere);
        QCOMPARE(m_cloud->accepted(u"PutObject"_s) + m_cloud->accepted(u"UploadPart"_s), sent);
        QCOMPARE(
            QDateTime::currentDateTimeUtc().daysTo(m_cloud->state().read().stored.first().removeAt),
            7);
    }
}

void tst_BucketUpload::replacesWhatIsNotTheFile()
{
    const BucketUploadRequest request = m_cloud->request(large);
    const QString key = UploadState::keyOf(request.functionName, request.sha256);
    for (const qint64 size : {qint64(10), large}) {
        QVERIFY(m_cloud->call(
            Cos::PutObject{.bucket = request.bucket, .key = key, .bytes = QByteArray(size, 'x')}));
        const Result<UploadedPackage> package = run(request);
        QVERIFY2(package, qPrintable(codeOf(package)));
        QVERIFY(!package->wasThere);
        QVERIFY(m_cloud->hasFile(key));
    }
}

void tst_BucketUpload::survivesFaults_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("fault");
    const QStringList faults{u"lost-answer"_s, u"refused"_s,       u"cut-answer"_s, u"html-502"_s,
                             u"not-json"_s,    u"InternalError"_s, u"SlowDown"_s,   u"skew"_s};
    const auto rows = [&faults](qint64 size, const QStringList &actions) {
        for (const QString &action : actions) {
            for (const QString &fault : faults) {
                // The cloud shows a wrong clock to one request, and three parts go at once; the
                // client's own test has all of them corrected.
                if (fault == "skew"_L1 && action == "UploadPart"_L1)
                    continue;
                QTest::addRow("%s of %s", qPrintable(fault), qPrintable(action))
                    << size << action << fault;
            }
        }
    };
    rows(small, {u"PutObject"_s});
    rows(large, {u"HeadObject"_s, u"InitiateMultipartUpload"_s, u"UploadPart"_s,
                 u"CompleteMultipartUpload"_s});
    QTest::newRow("hang of a part") << large << u"UploadPart"_s << u"hang"_s;
}

void tst_BucketUpload::survivesFaults()
{
    QFETCH(qint64, size);
    QFETCH(QString, action);
    QFETCH(QString, fault);
    queue(fault, action, fault == "skew"_L1 ? 1 : 3); // more than the client tries
    const Result<UploadedPackage> package = run(m_cloud->request(size));
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QVERIFY(!package->wasThere);
    QCOMPARE(m_cloud->openUploads(), 0);
    QCOMPARE(m_cloud->state().read().unfinished.size(), 0);
}

void tst_BucketUpload::survivesACutOfEachPart()
{
    queue(u"cut-upload"_s, u"UploadPart"_s, partsOfLarge, 200'000);
    const Result<UploadedPackage> package = run(m_cloud->request(large));
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->mostOfOnePart(), 1);
    QCOMPARE(m_cloud->accepted(u"UploadPart"_s), partsOfLarge);
}

void tst_BucketUpload::canBeGoneOnWithWhenTheNetworkStaysAway()
{
    const BucketUploadRequest request = m_cloud->request(large);
    start(request);
    QSignalSpy interrupted(m_upload.get(), &BucketUpload::interrupted);
    QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= 4);
    queue(u"refused"_s, u"UploadPart"_s, 200);
    queue(u"refused"_s, u"ListParts"_s, 200);
    const Result<UploadedPackage> lost = result();
    if (lost)
        QSKIP("The upload was faster than the fault.");
    QCOMPARE(lost.error().kind, Error::Kind::Network);
    QVERIFY(m_upload->isResumable());
    QVERIFY(!m_upload->leftBehind());
    QCOMPARE(interrupted.size(), quick().retries);
    QCOMPARE(m_cloud->state().read().unfinished.size(), 1);
    QCOMPARE(m_cloud->openUploads(), 1);

    m_cloud->demo().clearFaults();
    const Result<UploadedPackage> package = run(request);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->mostOfOnePart(), 1);
    QCOMPARE(m_cloud->accepted(u"InitiateMultipartUpload"_s), 1);
}

void tst_BucketUpload::goesOnAfterTheWindowWasClosed()
{
    m_cloud = std::make_unique<BucketFixture>(DemoOptions{.latencyMs = 50});
    const BucketUploadRequest request = m_cloud->request(large);
    for (const int parts : {1, 3, 6}) {
        start(request);
        QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= parts);
        m_finished.reset();
        m_upload.reset();
        QTest::qWait(300); // what had arrived is stored by then
    }
    const int before = m_cloud->accepted(u"UploadPart"_s);
    QVERIFY(before < partsOfLarge);
    const Result<UploadedPackage> package = run(request);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->mostOfOnePart(), 1);
    QCOMPARE(m_cloud->accepted(u"UploadPart"_s), partsOfLarge);
    QCOMPARE(m_cloud->accepted(u"InitiateMultipartUpload"_s), 1);
}

void tst_BucketUpload::beginsAnewWhenTheUploadIsGone()
{
    const BucketUploadRequest request = m_cloud->request(large);
    start(request);
    QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= 2);
    m_finished.reset();
    m_upload.reset();
    const UnfinishedUpload left = m_cloud->state().read().unfinished.value(0);
    QVERIFY(m_cloud->call(Cos::AbortMultipartUpload{
        .bucket = request.bucket, .key = left.target.key, .uploadId = left.uploadId}));
    const Result<UploadedPackage> package = run(request);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->accepted(u"InitiateMultipartUpload"_s), 2);
    QCOMPARE(m_cloud->openUploads(), 0);
}

void tst_BucketUpload::sendsAgainWhatIsNotOfTheFile()
{
    // A record whose upload holds parts of another file, one too short, and one too many.
    const BucketUploadRequest other = m_cloud->request(large, 7);
    const QString otherPath = m_cloud->filePath() + u".other"_s;
    QVERIFY(QFile::rename(m_cloud->filePath(), otherPath));
    const BucketUploadRequest request = m_cloud->request(large);
    const QString key = UploadState::keyOf(request.functionName, request.sha256);
    const auto upload =
        m_cloud->call(Cos::InitiateMultipartUpload{.bucket = request.bucket, .key = key});
    QVERIFY(upload);
    const auto send = [&](int number, const QString &path, qint64 offset, qint64 size) {
        return m_cloud->call(Cos::UploadPart{.bucket = request.bucket,
                                             .key = key,
                                             .uploadId = upload->uploadId,
                                             .partNumber = number,
                                             .filePath = path,
                                             .offset = offset,
                                             .size = size});
    };
    QVERIFY(send(1, request.filePath, 0, mebibyte));           // right
    QVERIFY(send(2, otherPath, mebibyte, mebibyte));           // of another file
    QVERIFY(send(3, request.filePath, 2 * mebibyte, 300'000)); // too short
    QVERIFY(send(99, request.filePath, 0, mebibyte));          // too many
    QVERIFY(m_cloud->state().change([&](UploadRecords &records) {
        records.put(UnfinishedUpload{.target = {request.account, request.bucket, key},
                                     .sha256 = request.sha256,
                                     .size = large,
                                     .uploadId = upload->uploadId,
                                     .partSize = mebibyte,
                                     .begunAt = QDateTime::currentDateTimeUtc()});
    }));
    const int before = m_cloud->accepted(u"UploadPart"_s);
    const Result<UploadedPackage> package = run(request);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(key));
    QCOMPARE(m_cloud->accepted(u"UploadPart"_s) - before, partsOfLarge - 1);
    QCOMPARE(other.size, request.size);
}

void tst_BucketUpload::keepsTheSizeOfThePartsThatAreThere()
{
    m_cloud = std::make_unique<BucketFixture>(DemoOptions{.latencyMs = 100});
    const BucketUploadRequest request = m_cloud->request(large);
    UploadPolicy policy = quick();
    policy.partSize = 3 * mebibyte;
    start(request, policy);
    QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= 1);
    m_finished.reset();
    m_upload.reset();
    QTest::qWait(300);
    const Result<UploadedPackage> package = run(request); // with parts of 1 MiB, it would have been
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->accepted(u"UploadPart"_s), 5);
    QCOMPARE(m_cloud->mostOfOnePart(), 1);
}

void tst_BucketUpload::adoptsAnUploadWhoseBeginningWasLost()
{
    queue(u"lost-answer"_s, u"InitiateMultipartUpload"_s);
    const Result<UploadedPackage> package = run(m_cloud->request(large));
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->accepted(u"InitiateMultipartUpload"_s), 1);
    QCOMPARE(m_cloud->openUploads(), 0);
}

void tst_BucketUpload::goesOnAfterAnExpiredToken()
{
    const BucketUploadRequest request = m_cloud->request(large);
    start(request);
    QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= 3);
    queue(u"ExpiredToken"_s, u"UploadPart"_s, 3);
    const Result<UploadedPackage> ended = result();
    if (ended)
        QSKIP("The upload was faster than the fault.");
    QCOMPARE(ended.error().code, u"ExpiredToken"_s);
    QVERIFY(m_upload->isResumable());
    m_cloud->demo().clearFaults();
    // Temporary credentials have another SecretId each time.
    BucketUploadRequest renewed = request;
    Account account = m_cloud->account();
    account.credential.secretId = u"AKIDanother"_s;
    renewed.account = accountTag(account);
    QVERIFY(renewed.account != request.account);
    const Result<UploadedPackage> package = run(renewed);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->mostOfOnePart(), 1);
    QCOMPARE(m_cloud->accepted(u"InitiateMultipartUpload"_s), 1);
}

void tst_BucketUpload::endsWhenTheTokenExpires()
{
    m_cloud = std::make_unique<BucketFixture>(DemoOptions{.tokenLifeSeconds = 2});
    const BucketUploadRequest request = m_cloud->request(large);
    queue(u"slow"_s, u"UploadPart"_s, 20, 400'000); // each takes longer than the token lives
    start(request);
    const Result<UploadedPackage> ended = result();
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, u"ExpiredToken"_s);
    QVERIFY(m_upload->isResumable());
    QCOMPARE(m_cloud->state().read().unfinished.size(), 1);
    // A HEAD cannot say why it is refused; the person is told all the same.
    const Result<UploadedPackage> again = run(request);
    QVERIFY(!again);
    QCOMPARE(again.error().code, u"ExpiredToken"_s);
    QCOMPARE(m_cloud->state().read().unfinished.size(), 1);
}

void tst_BucketUpload::pausesAndGoesOn_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("action");
    QTest::newRow("small") << small << u"PutObject"_s;
    QTest::newRow("large") << large << u"UploadPart"_s;
}

void tst_BucketUpload::pausesAndGoesOn()
{
    QFETCH(qint64, size);
    QFETCH(QString, action);
    queue(u"slow"_s, action, 4, 300'000);
    start(m_cloud->request(size));
    QSignalSpy paused(m_upload.get(), &BucketUpload::pausedChanged);
    QSignalSpy progress(m_upload.get(), &BucketUpload::progress);
    QTRY_VERIFY(!progress.isEmpty() && progress.last().first().toLongLong() > 0);
    m_upload->pause();
    m_upload->pause();
    QVERIFY(m_upload->isPaused());
    QTest::qWait(100);
    const qsizetype before = m_cloud->arrivals(action).size();
    QTest::qWait(400);
    QCOMPARE(m_cloud->arrivals(action).size(), before);
    QVERIFY(m_finished->isEmpty());
    m_cloud->demo().clearFaults();
    m_upload->resume();
    m_upload->resume();
    const Result<UploadedPackage> package = result();
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(paused.size(), 2);
    QVERIFY(m_cloud->mostOfOnePart() <= 1);
}

void tst_BucketUpload::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("action"); // that is under way; empty: none yet
    QTest::addColumn<QString>("fault");
    QTest::addColumn<bool>("isPaused");
    const auto row = [](const char *name, qint64 size, const QString &action,
                        const QString &fault = u"hang"_s, bool isPaused = false) {
        QTest::newRow(name) << size << action << fault << isPaused;
    };
    row("at once", large, {});
    row("looking", large, u"HeadObject"_s);
    row("putting", small, u"PutObject"_s);
    row("putting, arrived", small, u"PutObject"_s, u"lost-answer"_s);
    row("beginning", large, u"InitiateMultipartUpload"_s);
    row("beginning, arrived", large, u"InitiateMultipartUpload"_s, u"lost-answer"_s);
    row("sending", large, u"UploadPart"_s);
    row("sending, waiting for the network", large, u"UploadPart"_s, u"refused"_s);
    row("paused", large, u"UploadPart"_s, u"hang"_s, true);
    row("completing", large, u"CompleteMultipartUpload"_s);
}

void tst_BucketUpload::leavesNothingWhenCancelled()
{
    QFETCH(qint64, size);
    QFETCH(QString, action);
    QFETCH(QString, fault);
    QFETCH(bool, isPaused);
    if (!action.isEmpty())
        queue(fault, action, 3);
    UploadPolicy policy = quick();
    policy.firstRetryMs = 60'000;
    start(m_cloud->request(size), policy);
    if (!action.isEmpty())
        QTRY_VERIFY(!m_cloud->arrivals(action).isEmpty());
    if (isPaused)
        m_upload->pause();
    m_upload->cancel();
    QVERIFY(m_finished->isEmpty());
    m_cloud->demo().clearFaults();
    const Result<UploadedPackage> ended = result();
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, Error::Kind::Cancelled);
    QVERIFY(!m_upload->leftBehind());
    QVERIFY(!m_upload->isResumable());
    verifyNothingIsLeft();
    QCOMPARE(m_cloud->state().read().stored.size(), 0);
}

void tst_BucketUpload::leavesNothingWhenCancelledAtAnyMoment()
{
    QRandomGenerator random(20'260'304);
    const BucketUploadRequest request = m_cloud->request(large);
    int cancelled = 0;
    for (int i = 0; i < 20; ++i) {
        start(request);
        QTest::qWait(random.bounded(120));
        m_upload->cancel();
        const Result<UploadedPackage> ended = result();
        QVERIFY(!m_upload->leftBehind());
        QCOMPARE(m_cloud->openUploads(), 0);
        QCOMPARE(m_cloud->state().read().unfinished.size(), 0);
        QCOMPARE(m_cloud->hasObject(m_upload->key()), ended.has_value());
        if (ended) {
            QVERIFY(m_cloud->call(Cos::DeleteObject{request.bucket, ended->key}));
        } else {
            QCOMPARE(ended.error().kind, Error::Kind::Cancelled);
            ++cancelled;
        }
    }
    QVERIFY(cancelled > 0);
}

void tst_BucketUpload::saysWhatIsLeftBehind()
{
    queue(u"hang"_s, u"UploadPart"_s, 3);
    queue(u"refused"_s, u"AbortMultipartUpload"_s, 100);
    start(m_cloud->request(large));
    QTRY_VERIFY(!m_cloud->arrivals(u"UploadPart"_s).isEmpty());
    m_upload->cancel();
    QVERIFY(codeOf(result()).startsWith(LocalCode::cancelled));
    QVERIFY(m_upload->leftBehind());
    QCOMPARE(m_upload->leftBehind()->kind, Error::Kind::Network);
    QCOMPARE(m_cloud->openUploads(), 1);
    const QList<UnfinishedUpload> left = m_cloud->state().read().unfinished;
    QCOMPARE(left.size(), 1);
    QVERIFY(left.first().isAbandoned);

    // A second wish does not wait for the abort.
    m_cloud->demo().clearFaults();
    queue(u"hang"_s, u"UploadPart"_s, 3);
    queue(u"hang"_s, u"AbortMultipartUpload"_s, 100);
    start(m_cloud->request(large));
    QTRY_VERIFY(m_cloud->arrivals(u"UploadPart"_s).size() > 1);
    m_upload->cancel();
    QTRY_VERIFY(m_cloud->arrivals(u"AbortMultipartUpload"_s).size() > 2);
    m_upload->cancel();
    QVERIFY(codeOf(result()).startsWith(LocalCode::cancelled));
    QVERIFY(m_upload->leftBehind());
}

void tst_BucketUpload::abortsWhatAnEarlierJobBegan()
{
    const BucketUploadRequest request = m_cloud->request(large);
    start(request);
    QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= 2);
    m_finished.reset();
    m_upload.reset();
    QCOMPARE(m_cloud->openUploads(), 1);
    start(request);
    m_upload->cancel(); // before it has looked at anything
    QVERIFY(codeOf(result()).startsWith(LocalCode::cancelled));
    verifyNothingIsLeft();
}

void tst_BucketUpload::noticesAnotherFile_data()
{
    QTest::addColumn<qint64>("size");
    QTest::newRow("small") << small;
    QTest::newRow("large") << large;
}

void tst_BucketUpload::noticesAnotherFile()
{
    QFETCH(qint64, size);
    BucketUploadRequest request = m_cloud->request(size);
    QByteArray other(size, 'o');
    m_cloud->write(other);
    Result<UploadedPackage> ended = run(request);
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, Error::Kind::File);
    QCOMPARE(ended.error().code, QString(LocalCode::fileChanged));
    QVERIFY(!m_upload->isResumable());
    verifyNothingIsLeft();

    QVERIFY(QFile::remove(request.filePath));
    ended = run(request);
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, QString(LocalCode::fileNotFound));
    verifyNothingIsLeft();
}

void tst_BucketUpload::noticesAFileThatChangesMeanwhile()
{
    const BucketUploadRequest request = m_cloud->request(large);
    queue(u"slow"_s, u"UploadPart"_s, 4, 2 * mebibyte);
    start(request);
    QTRY_VERIFY(m_cloud->accepted(u"UploadPart"_s) >= 1);
    m_cloud->write(QByteArray(large, 'o'));
    const Result<UploadedPackage> ended = result();
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, QString(LocalCode::fileChanged));
    verifyNothingIsLeft();
}

void tst_BucketUpload::refusesWhatIsNoName()
{
    for (const QString &name : {u""_s, u"../other"_s, u"a/b"_s}) {
        BucketUploadRequest request = m_cloud->request(small);
        request.functionName = name;
        const Result<UploadedPackage> ended = run(request);
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, Error::Kind::Input);
    }
    QCOMPARE(m_cloud->arrivals(u"HeadObject"_s).size(), 0);
}

void tst_BucketUpload::doesWithoutARecord()
{
    // Its place is taken by a folder.
    QVERIFY(QDir().mkpath(m_cloud->statePath() + u"/folder"_s));
    const Result<UploadedPackage> package = run(m_cloud->request(large));
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->openUploads(), 0);
}

void tst_BucketUpload::diesQuietly()
{
    const BucketUploadRequest request = m_cloud->request(large);
    for (int milliseconds = 0; milliseconds < 60; milliseconds += 5) {
        start(request);
        QTest::qWait(milliseconds);
        m_finished.reset();
        m_upload.reset();
    }
    const Result<UploadedPackage> package = run(request);
    QVERIFY2(package, qPrintable(codeOf(package)));
    QVERIFY(m_cloud->hasFile(package->key));
    QCOMPARE(m_cloud->openUploads(), 0);
}

QTEST_GUILESS_MAIN(tst_BucketUpload)
#include "tst_bucketupload.moc"
