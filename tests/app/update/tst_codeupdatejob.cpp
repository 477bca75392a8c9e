// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"
#include "app/storage/accounttag.h"
#include "app/update/codeupdatejob.h"
#include "tests/support/faultproxy.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Step = CodeUpdateJob::Step;

constexpr int updateTimeMs = 150;
constexpr int longestUpdateMs = 20'000;

UpdatePolicy quickUpdate()
{
    return {.pollMs = 40,
            .settleMs = 1'500,
            .unreadableMs = 600,
            .activeMs = 8'000,
            .rateBackoffMs = 30,
            .resends = 3};
}

const CosBucketId deployBucket{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};

QString nameOf(Step step)
{
    return QString::fromLatin1(QMetaEnum::fromType<Step>().valueToKey(int(step)));
}

constexpr ClientPolicy quickClient{.idleTimeoutMs = 1'500, .readAttempts = 3, .firstBackoffMs = 20};

} // namespace

//! The job against the real HTTP server of the demo cloud. What the cloud's log says was accepted
//! is the truth that each outcome is held against.
class tst_CodeUpdateJob : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void deploysAFolderAndSaysLive();
    void deploysAZipFileByteForByte();
    void sendsNoHandlerWhenItIsUnchanged();
    void announcesItsStepsInOrder();
    void updatesAnImage_data();
    void updatesAnImage();
    void refusesAnImageForAFunctionThatRunsNone();
    void updatesFromAnObject_data();
    void updatesFromAnObject();
    void refusesBadObjects_data();
    void refusesBadObjects();
    void goesThroughABucketWhenTooLarge();
    void goesThroughABucketAfterALimitWasFound();
    void leavesNothingInTheBucketWhenCancelled();
    void sendsASingleEditedFileInline();
    void asksWhenSomebodyElseChangedTheCode_data();
    void asksWhenSomebodyElseChangedTheCode();
    void saysWhatChanged();
    void saysWhatChangedAndShouldNotHave();
    void tellsTheTruthWhenTheUpdateFails_data();
    void tellsTheTruthWhenTheUpdateFails();
    void bearsAClockThatIsSetMeanwhile_data();
    void bearsAClockThatIsSetMeanwhile();
    void endsRefusedForEachErrorCode_data();
    void endsRefusedForEachErrorCode();
    void survivesFaultsOfReadings_data();
    void survivesFaultsOfReadings();
    void isHonestWhenCancelled_data();
    void isHonestWhenCancelled();
    void refusesBadSources_data();
    void refusesBadSources();
    void refusesABusyFunction();
    void refusesAPackageThatIsTooLargeBeforeSending();
    void worksWithoutGetFunction();
    void repairsAFailedUpdate();
    void tellsLiveWhenTheSameCodeIsDeployedAgain();
    void endsUnknownWhenNothingCanBeReadAfterALostAnswer();
    void judgesALostAnswerByTheTimeOfTheReading();
    void doesNotTakeForeignCodeForItsOwnNotHavingArrived();
    void doesNotTakeAForeignFailureForItsOwn();
    void diesQuietlyInTheMiddle_data();
    void diesQuietlyInTheMiddle();

private:
    void startCloud(const DemoOptions &options = {.updateTimeMs = updateTimeMs});
    UpdatePlan plan(const QString &functionName = u"hello-world"_s) const;
    std::unique_ptr<CodeUpdateJob> makeJob(const UpdatePlan &plan);
    UpdateRecord run(const UpdatePlan &plan);
    UpdateRecord finish(CodeUpdateJob *job);
    void writeFile(const QString &name, const QByteArray &content);
    QJsonArray cloudLog();
    //! As if somebody set it in the console.
    void giveMemory(int megabytes);
    QList<QJsonObject> updatesInLog();
    int acceptedUpdates();
    QByteArray objectBytes(const CosLocation &object);
    QStringList keysBelow(const QString &prefix);
    UpdatePlan noisyPlan();
    void updateAsSomebodyElse();
    QByteArray deployedZip(const QString &functionName = u"hello-world"_s);

    QTemporaryDir m_records;
    std::unique_ptr<DemoCloud> m_cloud;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<CosClient> m_cos;
    std::unique_ptr<FunctionReader> m_reader;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CodeUpdateJob::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeFile(u"index.js"_s, "exports.main_handler = async (event) => 'new code';\n");
    writeFile(u"lib/util.js"_s, "exports.answer = 42;\n");
    startCloud();
}

void tst_CodeUpdateJob::cleanup()
{
    m_reader.reset();
    m_cos.reset();
    m_api.reset();
    m_network.reset();
    m_cloud.reset();
    m_folder.reset();
}

void tst_CodeUpdateJob::startCloud(const DemoOptions &options)
{
    m_reader.reset();
    m_cos.reset();
    m_api.reset();
    m_cloud = std::make_unique<DemoCloud>(options);
    QVERIFY(m_cloud->start());
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(m_network.get(), quickClient);
    m_api->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                       .credential = m_cloud->credential()});
    m_cos = std::make_unique<CosClient>(m_network.get());
    m_cos->setAccount(m_api->account());
    m_reader = std::make_unique<FunctionReader>(m_api.get());
}

void tst_CodeUpdateJob::writeFile(const QString &name, const QByteArray &content)
{
    const QString path = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

UpdatePlan tst_CodeUpdateJob::plan(const QString &functionName) const
{
    return {.function = {.region = u"ap-guangzhou"_s,
                         .space = u"default"_s,
                         .functionName = functionName},
            .source = {.kind = CodeSource::Kind::Folder, .path = m_folder->path()}};
}

std::unique_ptr<CodeUpdateJob> tst_CodeUpdateJob::makeJob(const UpdatePlan &plan)
{
    auto job = std::make_unique<CodeUpdateJob>(m_api.get(), m_reader.get(), plan, quickUpdate());
    job->useBuckets({.cos = m_cos.get(),
                     .state = UploadState(m_records.filePath(u"uploads.json"_s)),
                     .account = accountTag(m_api->account())});
    return job;
}

UpdateRecord tst_CodeUpdateJob::finish(CodeUpdateJob *job)
{
    QSignalSpy finished(job, &CodeUpdateJob::finished);
    if (!job->isFinished() && !finished.wait(longestUpdateMs))
        qWarning("the job did not end");
    return job->record();
}

UpdateRecord tst_CodeUpdateJob::run(const UpdatePlan &plan)
{
    const auto job = makeJob(plan);
    job->start();
    return finish(job.get());
}

QJsonArray tst_CodeUpdateJob::cloudLog()
{
    QNetworkAccessManager network;
    QNetworkReply *reply =
        network.get(QNetworkRequest(QUrl(m_cloud->endpointUrl() + u"/_demo/log"_s)));
    QEventLoop loop;
    connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return QJsonDocument::fromJson(reply->readAll()).array();
}

void tst_CodeUpdateJob::giveMemory(int megabytes)
{
    const FunctionId function = plan().function;
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_cloud->endpointUrl() + u"/_demo/configure"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply *reply =
        network.post(request, QJsonDocument(QJsonObject{{u"Region"_s, function.region},
                                                        {u"Namespace"_s, function.space},
                                                        {u"FunctionName"_s, function.functionName},
                                                        {u"MemorySize"_s, megabytes}})
                                  .toJson());
    QEventLoop loop;
    connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

QList<QJsonObject> tst_CodeUpdateJob::updatesInLog()
{
    QList<QJsonObject> updates;
    const QJsonArray log = cloudLog();
    for (const QJsonValue &entry : log) {
        if (entry["Action"_L1].toString() == "UpdateFunctionCode"_L1)
            updates.append(entry.toObject());
    }
    return updates;
}

int tst_CodeUpdateJob::acceptedUpdates()
{
    int count = 0;
    const QList<QJsonObject> updates = updatesInLog();
    for (const QJsonObject &update : updates)
        count += update["outcome"_L1].toString() == "accepted"_L1 ? 1 : 0;
    return count;
}

QByteArray tst_CodeUpdateJob::deployedZip(const QString &functionName)
{
    QString url;
    QEventLoop loop;
    m_api->send(GetFunctionAddressRequest{.region = u"ap-guangzhou"_s,
                                          .functionName = functionName,
                                          .space = u"default"_s},
                &loop, [&](const Result<GetFunctionAddressResponse> &address) {
                    url = address ? address->url : QString();
                    loop.quit();
                });
    loop.exec();
    QNetworkReply *reply = m_network->get(QNetworkRequest(QUrl(url)));
    connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->readAll();
}

void tst_CodeUpdateJob::deploysAFolderAndSaysLive()
{
    const UpdateRecord record = run(plan());
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QVERIFY(!record.hasError);
    QVERIFY(!record.requestId.isEmpty());
    QCOMPARE(acceptedUpdates(), 1);
    const QByteArray deployed = deployedZip();
    QCOMPARE(deployed.size(), record.zipSize);
    QCOMPARE(
        QString::fromLatin1(QCryptographicHash::hash(deployed, QCryptographicHash::Sha256).toHex()),
        record.zipSha256);
    QCOMPARE(updatesInLog().first()["RequestId"_L1].toString(), record.requestId);
}

void tst_CodeUpdateJob::deploysAZipFileByteForByte()
{
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    const QByteArray zip = deployedZip();
    const QTemporaryDir other;
    QFile file(other.filePath(u"code.zip"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(zip);
    file.close();

    writeFile(u"index.js"_s, "exports.main_handler = () => 'something else';\n");
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    QVERIFY(deployedZip() != zip);

    UpdatePlan fromZip = plan();
    fromZip.source = {.kind = CodeSource::Kind::ZipFile, .path = file.fileName()};
    QCOMPARE(run(fromZip).outcome, UpdateOutcome::Live);
    QCOMPARE(deployedZip(), zip);
}

void tst_CodeUpdateJob::sendsNoHandlerWhenItIsUnchanged()
{
    QStringList bodies;
    connect(m_api.get(), &ApiClient::callFinished, this, [&bodies](const CallRecord &record) {
        if (record.action == "UpdateFunctionCode"_L1)
            bodies += record.requestBody;
    });
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    writeFile(u"app.js"_s, "exports.start = () => 1;\n");
    UpdatePlan other = plan();
    other.handler = u"app.start"_s;
    QCOMPARE(run(other).outcome, UpdateOutcome::Live);
    QCOMPARE(bodies.size(), 2);
    QVERIFY(!bodies.at(0).contains("Handler"_L1));
    QVERIFY(bodies.at(1).contains("app.start"_L1));
}

void tst_CodeUpdateJob::announcesItsStepsInOrder()
{
    const auto job = makeJob(plan());
    QStringList events;
    connect(job.get(), &CodeUpdateJob::stepStarted, this,
            [&](Step step) { events += u'+' + nameOf(step); });
    connect(job.get(), &CodeUpdateJob::stepFinished, this, [&](Step step, qint64 milliseconds) {
        QVERIFY(milliseconds >= 0);
        events += u'-' + nameOf(step);
    });
    connect(job.get(), &CodeUpdateJob::finished, this, [&] { events += u"end"_s; });
    job->start();
    job->start(); // a second start changes nothing
    finish(job.get());
    QCOMPARE(events.join(u' '),
             u"+Check -Check +Package -Package +Update -Update +AwaitActive -AwaitActive +Verify "
             "-Verify end"_s);
}

void tst_CodeUpdateJob::updatesAnImage_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("answered") << QString();
    QTest::newRow("answer lost") << u"lost-answer"_s;
}

void tst_CodeUpdateJob::updatesAnImage()
{
    QFETCH(const QString, fault);
    if (!fault.isEmpty())
        m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
    UpdatePlan image = plan(u"face-blur"_s);
    image.source = {.kind = CodeSource::Kind::Image,
                    .image = {.uri = u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s}};
    const UpdateRecord record = run(image);
    QCOMPARE(record.outcome, UpdateOutcome::ActiveNotVerifiable);
    QVERIFY(!record.remark.isEmpty());
    QCOMPARE(acceptedUpdates(), 1);
    QString deployed;
    QEventLoop loop;
    m_reader->read(image.function, &loop, [&](const Result<FunctionDetail> &detail) {
        deployed = detail && detail->image ? detail->image->uri : QString();
        loop.quit();
    });
    loop.exec();
    QCOMPARE(deployed, image.source.image.uri);
}

void tst_CodeUpdateJob::refusesAnImageForAFunctionThatRunsNone()
{
    UpdatePlan image = plan();
    image.source = {.kind = CodeSource::Kind::Image,
                    .image = {.uri = u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s}};
    const UpdateRecord record = run(image);
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(record.error.code, QString(LocalCode::packageUnfit));
    QCOMPARE(updatesInLog().size(), 0);

    const UpdateRecord folder = run(plan(u"face-blur"_s));
    QCOMPARE(folder.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(updatesInLog().size(), 0);
}

void tst_CodeUpdateJob::updatesFromAnObject_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("answered") << QString();
    QTest::newRow("answer lost") << u"lost-answer"_s;
    QTest::newRow("answer cut") << u"cut-answer"_s;
}

void tst_CodeUpdateJob::updatesFromAnObject()
{
    QFETCH(const QString, fault);
    if (!fault.isEmpty())
        m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
    UpdatePlan object = plan(u"image-resize"_s);
    object.source = {.kind = CodeSource::Kind::CosObject,
                     .object = {.bucket = deployBucket, .key = u"releases/image-resize.zip"_s}};
    const UpdateRecord record = run(object);
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QCOMPARE(acceptedUpdates(), 1);
    QCOMPARE(deployedZip(u"image-resize"_s), objectBytes(object.source.object));
}

void tst_CodeUpdateJob::refusesBadObjects_data()
{
    QTest::addColumn<CosLocation>("object");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such object")
        << CosLocation{.bucket = deployBucket, .key = u"nothing.zip"_s} << u"NoSuchKey"_s;
    QTest::newRow("no such bucket")
        << CosLocation{.bucket = {.name = u"none-1250000000"_s, .region = u"ap-guangzhou"_s},
                       .key = u"a.zip"_s}
        << u"NoSuchBucket"_s;
    QTest::newRow("no ZIP") << CosLocation{.bucket = deployBucket, .key = u"README.txt"_s}
                            << QString(LocalCode::zipBroken);
    QTest::newRow("broken ZIP") << CosLocation{.bucket = deployBucket,
                                               .key = u"releases/broken.zip"_s}
                                << QString(LocalCode::zipBroken);
    QTest::newRow("archived") << CosLocation{.bucket = deployBucket,
                                             .key = u"releases/old/hello-world-2024.zip"_s}
                              << QString(LocalCode::packageUnfit);
    QTest::newRow("wrapped in a folder")
        << CosLocation{.bucket = deployBucket, .key = u"releases/wrapped-in-a-folder.zip"_s}
        << QString(LocalCode::packageUnfit);
}

void tst_CodeUpdateJob::refusesBadObjects()
{
    QFETCH(const CosLocation, object);
    UpdatePlan bad = plan();
    bad.source = {.kind = CodeSource::Kind::CosObject, .object = object};
    const UpdateRecord record = run(bad);
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QTEST(record.error.code, "code");
    QCOMPARE(updatesInLog().size(), 0);
}

void tst_CodeUpdateJob::goesThroughABucketWhenTooLarge()
{
    UpdatePlan large = noisyPlan();
    large.bucket = deployBucket;
    const auto job = makeJob(large);
    QVERIFY(!job->steps().contains(Step::Upload));
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QVERIFY(job->steps().contains(Step::Upload));
    QCOMPARE(acceptedUpdates(), 1);
    QVERIFY(job->uploaded());
    QCOMPARE(deployedZip(), objectBytes({.bucket = deployBucket, .key = job->uploaded()->key}));

    // The identical package is there already.
    const auto again = makeJob(large);
    again->start();
    QCOMPARE(finish(again.get()).outcome, UpdateOutcome::Live);
    QVERIFY(again->uploaded()->wasThere);
}

void tst_CodeUpdateJob::goesThroughABucketAfterALimitWasFound()
{
    m_cloud->queueFault(
        {.fault = u"RequestSizeLimitExceeded"_s, .action = u"UpdateFunctionCode"_s});
    UpdatePlan small = plan();
    small.bucket = deployBucket;
    const auto job = makeJob(small);
    QSignalSpy found(job.get(), &CodeUpdateJob::requestLimitFound);
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QCOMPARE(found.size(), 1);
    QVERIFY(job->uploaded());
    QCOMPARE(acceptedUpdates(), 1);
    QCOMPARE(updatesInLog().size(), 2);
}

void tst_CodeUpdateJob::leavesNothingInTheBucketWhenCancelled()
{
    m_cloud->queueFault({.fault = u"slow"_s, .action = u"PutObject"_s, .value = 400'000});
    UpdatePlan large = noisyPlan();
    large.bucket = deployBucket;
    const auto job = makeJob(large);
    connect(job.get(), &CodeUpdateJob::stepProgress, job.get(), [&job](Step step, qint64 done) {
        if (step == Step::Upload && done > 0)
            job->cancel();
    });
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QVERIFY(record.cancelled);
    QCOMPARE(updatesInLog().size(), 0);
    QCOMPARE(keysBelow(u"scf-desktop/"_s), QStringList());
}

void tst_CodeUpdateJob::sendsASingleEditedFileInline()
{
    QStringList bodies;
    connect(m_api.get(), &ApiClient::callFinished, this, [&bodies](const CallRecord &record) {
        if (record.action == "UpdateFunctionCode"_L1)
            bodies += record.requestBody;
    });
    UpdatePlan edited = plan();
    edited.source = {.kind = CodeSource::Kind::Editor,
                     .path = m_folder->path(),
                     .edited = {.name = u"index.js"_s,
                                .content = "exports.main_handler = async () => 'edited';\n"}};
    QCOMPARE(run(edited).outcome, UpdateOutcome::Live);
    QVERIFY(deployedZip().contains("index.js"));
    QFile onDisk(m_folder->filePath(u"index.js"_s));
    QVERIFY(onDisk.open(QIODevice::ReadOnly));
    QVERIFY(!onDisk.readAll().contains("edited")); // the person's own file stays as it is

    QVERIFY(QFile::remove(m_folder->filePath(u"lib/util.js"_s)));
    QVERIFY(QDir(m_folder->path()).rmdir(u"lib"_s));
    QCOMPARE(run(edited).outcome, UpdateOutcome::Live);
    QCOMPARE(bodies.size(), 2);
    QVERIFY(!bodies.at(0).contains("CodeSource"_L1));
    QVERIFY2(bodies.at(1).contains("Inline"_L1), qPrintable(bodies.at(1)));
}

void tst_CodeUpdateJob::asksWhenSomebodyElseChangedTheCode_data()
{
    QTest::addColumn<SeenFunction>("seen");
    QTest::addColumn<QString>("answer"); // empty: it does not ask
    QTest::addColumn<UpdateOutcome>("outcome");
    const QString other(64, u'a');
    QTest::newRow("other code, go on")
        << SeenFunction{.codeSha256 = other} << u"go on"_s << UpdateOutcome::Live;
    QTest::newRow("other code, leave it")
        << SeenFunction{.codeSha256 = other} << u"leave"_s << UpdateOutcome::NotChanged;
    QTest::newRow("other code, cancelled")
        << SeenFunction{.codeSha256 = other} << u"cancel"_s << UpdateOutcome::NotChanged;
    QTest::newRow("other time, code not known") << SeenFunction{.modTime = u"2001-01-01 00:00:00"_s}
                                                << u"leave"_s << UpdateOutcome::NotChanged;
    QTest::newRow("nothing was seen") << SeenFunction{} << QString() << UpdateOutcome::Live;
}

void tst_CodeUpdateJob::asksWhenSomebodyElseChangedTheCode()
{
    QFETCH(const SeenFunction, seen);
    QFETCH(const QString, answer);
    UpdatePlan guarded = plan();
    guarded.seen = seen;
    const auto job = makeJob(guarded);
    QSignalSpy asked(job.get(), &CodeUpdateJob::conflictFound);
    connect(job.get(), &CodeUpdateJob::conflictFound, job.get(), [&](const QString &modTime) {
        QVERIFY(!modTime.isEmpty());
        if (answer == "cancel"_L1)
            job->cancel();
        else
            job->resolveConflict(answer == "go on"_L1);
    });
    job->start();
    const UpdateRecord record = finish(job.get());
    QTEST(record.outcome, "outcome");
    QCOMPARE(asked.size(), answer.isEmpty() ? 0 : 1);
    QCOMPARE(updatesInLog().size(), record.outcome == UpdateOutcome::Live ? 1 : 0);
}

void tst_CodeUpdateJob::saysWhatChanged()
{
    writeFile(u"app.js"_s, "exports.start = () => 1;\n");
    UpdatePlan both = plan();
    both.handler = u"app.start"_s;
    const UpdateRecord record = run(both);
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QCOMPARE(record.changed, QStringList({u"Code"_s, u"Handler"_s}));
    QCOMPARE(record.alsoChanged, QStringList());
    QCOMPARE(run(both).changed, QStringList()); // the same once more changes nothing
}

void tst_CodeUpdateJob::saysWhatChangedAndShouldNotHave()
{
    const auto job = makeJob(plan());
    connect(job.get(), &CodeUpdateJob::stepStarted, job.get(), [this](CodeUpdateJob::Step step) {
        if (step == CodeUpdateJob::Step::AwaitActive)
            giveMemory(1024);
    });
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QCOMPARE(record.changed, QStringList({u"Code"_s}));
    QCOMPARE(record.alsoChanged, QStringList({u"MemorySize"_s}));
}

UpdatePlan tst_CodeUpdateJob::noisyPlan()
{
    QByteArray noise(8'500'000, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : noise) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = static_cast<char>(state >> 24);
    }
    writeFile(u"noise.bin"_s, noise);
    return plan();
}

void tst_CodeUpdateJob::updateAsSomebodyElse()
{
    m_api->send(UpdateFunctionCodeRequest{.region = u"ap-guangzhou"_s,
                                          .functionName = u"hello-world"_s,
                                          .cosBucketName = u"deploy"_s,
                                          .cosObjectName = u"/releases/hello-world.zip"_s,
                                          .space = u"default"_s,
                                          .cosBucketRegion = u"ap-guangzhou"_s},
                this, [](const Result<UpdateFunctionCodeResponse> &response) {
                    QVERIFY(response.has_value());
                });
}

QByteArray tst_CodeUpdateJob::objectBytes(const CosLocation &object)
{
    QByteArray bytes;
    QEventLoop loop;
    m_cos->send(Cos::GetObject{.bucket = object.bucket, .key = object.key}, &loop,
                [&](const Result<CosContent> &content) {
                    bytes = content.value_or({}).bytes;
                    loop.quit();
                });
    loop.exec();
    return bytes;
}

QStringList tst_CodeUpdateJob::keysBelow(const QString &prefix)
{
    QStringList keys;
    QEventLoop loop;
    m_cos->send(Cos::GetBucket{.bucket = deployBucket, .prefix = prefix}, &loop,
                [&](const Result<CosObjectPage> &page) {
                    for (const CosObject &object : page.value_or({}).objects)
                        keys.append(object.key);
                    loop.quit();
                });
    loop.exec();
    return keys;
}

void tst_CodeUpdateJob::tellsTheTruthWhenTheUpdateFails_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<UpdateOutcome>("outcome");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("arrived");

    QTest::newRow("lost answer") << u"lost-answer"_s << qint64(0) << UpdateOutcome::Live << 1 << 1;
    QTest::newRow("refused") << u"refused"_s << qint64(0) << UpdateOutcome::NotChanged << 0 << 1;
    QTest::newRow("cut answer") << u"cut-answer"_s << qint64(0) << UpdateOutcome::Live << 1 << 1;
    QTest::newRow("HTML 502") << u"html-502"_s << qint64(0) << UpdateOutcome::NotChanged << 0 << 1;
    QTest::newRow("not JSON") << u"not-json"_s << qint64(0) << UpdateOutcome::NotChanged << 0 << 1;
    QTest::newRow("hang") << u"hang"_s << qint64(0) << UpdateOutcome::NotChanged << 0 << 1;
    QTest::newRow("slow") << u"slow"_s << qint64(2000) << UpdateOutcome::Live << 1 << 1;
    QTest::newRow("clock ahead") << u"skew"_s << qint64(900) << UpdateOutcome::Live << 1 << -1;
    QTest::newRow("clock behind") << u"skew"_s << qint64(-900) << UpdateOutcome::Live << 1 << -1;
    QTest::newRow("rejected") << u"update-fails"_s << qint64(0) << UpdateOutcome::UpdateFailed << 1
                              << 1;
    QTest::newRow("late updating")
        << u"late-updating"_s << qint64(0) << UpdateOutcome::Live << 1 << 1;
}

void tst_CodeUpdateJob::tellsTheTruthWhenTheUpdateFails()
{
    QFETCH(QString, fault);
    QFETCH(qint64, value);
    QFETCH(UpdateOutcome, outcome);
    QFETCH(int, accepted);
    QFETCH(int, arrived);

    const QByteArray before = deployedZip();
    m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s, .value = value});
    const UpdateRecord record = run(plan());
    QCOMPARE(record.outcome, outcome);
    QCOMPARE(acceptedUpdates(), accepted);
    if (arrived >= 0)
        QCOMPARE(updatesInLog().size(), arrived);
    QCOMPARE(deployedZip() != before, outcome == UpdateOutcome::Live);
    if (outcome == UpdateOutcome::NotChanged)
        QVERIFY(record.hasError && !record.error.code.isEmpty());
    if (outcome == UpdateOutcome::UpdateFailed)
        QVERIFY(!record.statusReasons.isEmpty());
}

void tst_CodeUpdateJob::bearsAClockThatIsSetMeanwhile_data()
{
    QTest::addColumn<Step>("at");
    QTest::addColumn<qint64>("seconds");
    for (const Step step :
         {Step::Check, Step::Package, Step::Update, Step::AwaitActive, Step::Verify}) {
        QTest::newRow(qPrintable(nameOf(step) + u" back"_s)) << step << qint64(-3'600);
        QTest::newRow(qPrintable(nameOf(step) + u" on"_s)) << step << qint64(3'600);
    }
}

// This machine's clock jumps an hour when the step begins, and stays there.
void tst_CodeUpdateJob::bearsAClockThatIsSetMeanwhile()
{
    QFETCH(const Step, at);
    QFETCH(const qint64, seconds);
    qint64 jumped = 0;
    const auto correction = std::make_shared<ClockCorrection>(
        [&jumped] { return QDateTime::currentSecsSinceEpoch() + jumped; });
    QSignalSpy told(correction.get(), &ClockCorrection::skewFound);
    m_api->setClockCorrection(correction);
    m_cos->setClockCorrection(correction);
    const auto job = makeJob(plan());
    connect(job.get(), &CodeUpdateJob::stepStarted, this, [&](Step step) {
        if (step == at)
            jumped = seconds;
    });
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::Live);
    QVERIFY(!record.hasError);
    QCOMPARE(acceptedUpdates(), 1);
    QVERIFY(updatesInLog().size() <= 2); // a refused signature never ran
    QCOMPARE(told.count(), 1);
    QVERIFY(qAbs(correction->offset() + seconds) <= 2);
}

void tst_CodeUpdateJob::endsRefusedForEachErrorCode_data()
{
    QTest::addColumn<QString>("code");
    const QStringList codes = DemoCloud::documentedErrorCodes();
    for (const QString &code : codes)
        QTest::newRow(qPrintable(code)) << code;
}

void tst_CodeUpdateJob::endsRefusedForEachErrorCode()
{
    QFETCH(QString, code);
    m_cloud->queueFault({.fault = code, .action = u"UpdateFunctionCode"_s});
    const UpdateRecord record = run(plan());
    const bool isRecovered = code.startsWith("RequestLimitExceeded"_L1)
                             || code.startsWith("AuthFailure.SignatureExpire"_L1);
    QCOMPARE(record.outcome, isRecovered ? UpdateOutcome::Live : UpdateOutcome::NotChanged);
    QCOMPARE(acceptedUpdates(), isRecovered ? 1 : 0);
    QCOMPARE(updatesInLog().size(), isRecovered ? 2 : 1);
    if (!isRecovered) {
        QCOMPARE(record.error.code, code);
        QVERIFY(!record.error.requestId.isEmpty());
        QCOMPARE(record.error.action, u"UpdateFunctionCode"_s);
    }
}

void tst_CodeUpdateJob::survivesFaultsOfReadings_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<UpdateOutcome>("outcome");
    for (const QString &fault : {u"lost-answer"_s, u"refused"_s, u"cut-answer"_s, u"html-502"_s,
                                 u"not-json"_s, u"hang"_s, u"RequestLimitExceeded"_s}) {
        for (const QString &action : {u"GetFunction"_s, u"GetFunctionAddress"_s}) {
            QTest::newRow(qPrintable(action + u' ' + fault))
                << action << fault << UpdateOutcome::Live;
        }
    }
    QTest::newRow("GetFunction refused by CAM")
        << u"GetFunction"_s << u"UnauthorizedOperation.CAM"_s << UpdateOutcome::NotChanged;
}

void tst_CodeUpdateJob::survivesFaultsOfReadings()
{
    QFETCH(QString, action);
    QFETCH(QString, fault);
    QFETCH(UpdateOutcome, outcome);
    m_cloud->queueFault({.fault = fault, .action = action});
    const UpdateRecord record = run(plan());
    QCOMPARE(record.outcome, outcome);
    QCOMPARE(acceptedUpdates(), outcome == UpdateOutcome::Live ? 1 : 0);
}

void tst_CodeUpdateJob::isHonestWhenCancelled_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QList<UpdateOutcome>>("outcomes");

    const QList<UpdateOutcome> nothing{UpdateOutcome::NotChanged};
    QTest::newRow("before it starts") << -1 << QString() << nothing;
    QTest::newRow("Check") << int(Step::Check) << QString() << nothing;
    QTest::newRow("Package") << int(Step::Package) << QString() << nothing;
    QTest::newRow("Update, at once")
        << int(Step::Update) << QString() << QList{UpdateOutcome::NotChanged, UpdateOutcome::Live};
    QTest::newRow("Update, in a hang") << int(Step::Update) << u"hang"_s << nothing;
    QTest::newRow("Wait until Active")
        << int(Step::AwaitActive) << QString() << QList{UpdateOutcome::WaitingStopped};
    QTest::newRow("Verify") << int(Step::Verify) << QString()
                            << QList{UpdateOutcome::WaitingStopped};
}

void tst_CodeUpdateJob::isHonestWhenCancelled()
{
    QFETCH(int, step);
    QFETCH(QString, fault);
    QFETCH(QList<UpdateOutcome>, outcomes);
    const QByteArray before = deployedZip();
    if (!fault.isEmpty())
        m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
    const auto job = makeJob(plan());
    QSignalSpy finished(job.get(), &CodeUpdateJob::finished);
    connect(job.get(), &CodeUpdateJob::stepStarted, this, [&](Step started) {
        if (int(started) != step)
            return;
        if (fault.isEmpty())
            QMetaObject::invokeMethod(job.get(), &CodeUpdateJob::cancel, Qt::QueuedConnection);
        else
            QTimer::singleShot(200, job.get(), &CodeUpdateJob::cancel);
    });
    job->start();
    if (step < 0)
        job->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, longestUpdateMs);
    const UpdateRecord record = job->record();
    QVERIFY(record.cancelled);
    QVERIFY2(outcomes.contains(record.outcome), qPrintable(QString::number(int(record.outcome))));
    if (record.outcome == UpdateOutcome::NotChanged) {
        QCOMPARE(acceptedUpdates(), 0);
        QCOMPARE(deployedZip(), before);
    } else {
        QCOMPARE(acceptedUpdates(), 1);
    }
    QTest::qWait(50);
    QCOMPARE(finished.count(), 1); // it ends once
}

void tst_CodeUpdateJob::refusesBadSources_data()
{
    QTest::addColumn<CodeSource::Kind>("kind");
    QTest::addColumn<QString>("prepare");
    QTest::addColumn<QString>("code");
    using Kind = CodeSource::Kind;
    QTest::newRow("no such folder")
        << Kind::Folder << u"missing"_s << QString(LocalCode::folderNotFound);
    QTest::newRow("empty folder") << Kind::Folder << u"empty"_s << QString(LocalCode::packageUnfit);
    QTest::newRow("folder without the handler's file")
        << Kind::Folder << u"no-handler"_s << QString(LocalCode::packageUnfit);
    QTest::newRow("no such ZIP file")
        << Kind::ZipFile << u"missing"_s << QString(LocalCode::fileNotFound);
    QTest::newRow("not a ZIP file") << Kind::ZipFile << u"text"_s << QString(LocalCode::zipBroken);
}

void tst_CodeUpdateJob::refusesBadSources()
{
    QFETCH(CodeSource::Kind, kind);
    QFETCH(QString, prepare);
    QFETCH(QString, code);
    const QTemporaryDir other;
    UpdatePlan bad = plan();
    bad.source = {.kind = kind, .path = other.path()};
    if (kind == CodeSource::Kind::ZipFile || prepare == "missing"_L1)
        bad.source.path = other.filePath(u"code"_s);
    if (prepare == "text"_L1 || prepare == "no-handler"_L1) {
        QFile file(prepare == "text"_L1 ? bad.source.path : other.filePath(u"readme.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is not code");
    }
    const UpdateRecord record = run(bad);
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(record.error.code, code);
    QVERIFY(!record.error.message.isEmpty());
    QVERIFY(updatesInLog().isEmpty());
}

void tst_CodeUpdateJob::refusesABusyFunction()
{
    writeFile(u"index.py"_s, "def main_handler(event, context):\n    return 1\n");
    const UpdateRecord record = run(plan(u"nightly-report"_s));
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(record.error.code, QString(LocalCode::functionBusy));
    QVERIFY(updatesInLog().isEmpty());
}

void tst_CodeUpdateJob::refusesAPackageThatIsTooLargeBeforeSending()
{
    const UpdateRecord record = run(noisyPlan());
    QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
    QCOMPARE(record.error.code, QString(LocalCode::requestTooLarge));
    QVERIFY(updatesInLog().isEmpty());
}

void tst_CodeUpdateJob::worksWithoutGetFunction()
{
    startCloud({.updateTimeMs = updateTimeMs, .international = true});
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    for (const QString &fault : {u"lost-answer"_s, u"late-updating"_s}) {
        writeFile(u"index.js"_s, "exports.main_handler = () => '" + fault.toLatin1() + "';\n");
        m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
        QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    }
    m_cloud->queueFault({.fault = u"refused"_s, .action = u"UpdateFunctionCode"_s});
    QCOMPARE(run(plan()).outcome, UpdateOutcome::NotChanged);
    QCOMPARE(acceptedUpdates(), 3);
}

void tst_CodeUpdateJob::repairsAFailedUpdate()
{
    m_cloud->queueFault({.fault = u"update-fails"_s, .action = u"UpdateFunctionCode"_s});
    QCOMPARE(run(plan()).outcome, UpdateOutcome::UpdateFailed);
    // The function is UpdateFailed now; an answer that is lost leaves it so, and that is no news.
    m_cloud->queueFault({.fault = u"refused"_s, .action = u"UpdateFunctionCode"_s});
    QCOMPARE(run(plan()).outcome, UpdateOutcome::NotChanged);
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
}

void tst_CodeUpdateJob::tellsLiveWhenTheSameCodeIsDeployedAgain()
{
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    QCOMPARE(run(plan()).outcome, UpdateOutcome::Live);
    QCOMPARE(acceptedUpdates(), 2);
}

void tst_CodeUpdateJob::endsUnknownWhenNothingCanBeReadAfterALostAnswer()
{
    m_cloud->queueFault({.fault = u"lost-answer"_s, .action = u"UpdateFunctionCode"_s});
    const auto job = makeJob(plan());
    connect(job.get(), &CodeUpdateJob::settling, this, [this] { m_cloud->stop(); });
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(record.outcome, UpdateOutcome::Unknown);
    QVERIFY(!record.remark.isEmpty());
}

void tst_CodeUpdateJob::judgesALostAnswerByTheTimeOfTheReading()
{
    // Accepted, not shown at once, and the answer is lost. The first reading tells how it was
    // before that, and arrives when enough time seems to have passed.
    startCloud({.updateTimeMs = 4'000});
    FaultProxy proxy(quint16(QUrl(m_cloud->endpointUrl()).port()), 1);
    m_api->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(proxy.url()).value(),
                       .credential = m_cloud->credential()});
    const auto job = makeJob(plan());
    connect(job.get(), &CodeUpdateJob::stepStarted, this, [&](Step step) {
        if (step != Step::Update)
            return;
        proxy.setOdds({.pass = 0, .cutDown = 1, .reachDown = 1});
        m_cloud->queueFault({.fault = u"late-updating"_s, .action = u"UpdateFunctionCode"_s});
        m_cloud->queueFault({.fault = u"slow"_s, .action = u"GetFunction"_s, .value = 300});
    });
    connect(job.get(), &CodeUpdateJob::settling, this, [&proxy] { proxy.setOdds({}); });
    job->start();
    QCOMPARE(finish(job.get()).outcome, UpdateOutcome::Live);
    QCOMPARE(acceptedUpdates(), 1);
    m_api->setAccount({});
}

void tst_CodeUpdateJob::doesNotTakeForeignCodeForItsOwnNotHavingArrived()
{
    // Done, the answer is lost, and before anything is read somebody else deploys other code.
    startCloud({.updateTimeMs = 1});
    m_cloud->queueFault({.fault = u"lost-answer"_s, .action = u"UpdateFunctionCode"_s});
    const auto job = makeJob(plan());
    connect(job.get(), &CodeUpdateJob::settling, this, [this] {
        m_cloud->queueFault({.fault = u"hang"_s, .action = u"GetFunction"_s});
        QTimer::singleShot(200, this, [this] { updateAsSomebodyElse(); });
    });
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(acceptedUpdates(), 2);
    QCOMPARE(record.outcome, UpdateOutcome::Unknown);
    QVERIFY(!record.remark.isEmpty());
}

void tst_CodeUpdateJob::doesNotTakeAForeignFailureForItsOwn()
{
    // Never done, no answer, and an update of somebody else is rejected meanwhile.
    startCloud({.updateTimeMs = 1});
    m_cloud->queueFault({.fault = u"refused"_s, .action = u"UpdateFunctionCode"_s});
    const auto job = makeJob(plan());
    connect(job.get(), &CodeUpdateJob::settling, this, [this] {
        m_cloud->queueFault({.fault = u"update-fails"_s});
        updateAsSomebodyElse();
    });
    job->start();
    const UpdateRecord record = finish(job.get());
    QCOMPARE(acceptedUpdates(), 1);
    QCOMPARE(record.outcome, UpdateOutcome::Unknown);
    QVERIFY(!record.remark.isEmpty());
    QVERIFY(!record.statusReasons.isEmpty());
}

void tst_CodeUpdateJob::diesQuietlyInTheMiddle_data()
{
    QTest::addColumn<int>("step");
    for (const Step step :
         {Step::Check, Step::Package, Step::Update, Step::AwaitActive, Step::Verify})
        QTest::newRow(qPrintable(QString::number(int(step)))) << int(step);
}

void tst_CodeUpdateJob::diesQuietlyInTheMiddle()
{
    QFETCH(int, step);
    auto job = makeJob(plan());
    bool reached = false;
    connect(job.get(), &CodeUpdateJob::stepStarted, this, [&](Step started) {
        if (int(started) == step)
            reached = true;
    });
    job->start();
    QTRY_VERIFY_WITH_TIMEOUT(reached, longestUpdateMs);
    job.reset();
    QTest::qWait(100); // nothing that was on its way may find the dead job
}

QTEST_GUILESS_MAIN(tst_CodeUpdateJob)
#include "tst_codeupdatejob.moc"
