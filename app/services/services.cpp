// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"

#include "app/archive/packer.h"
#include "app/archive/streamcachefolder.h"
#include "app/browse/connectionmodel.h"
#include "app/browse/cosbrowser.h"
#include "app/browse/functionbrowser.h"
#include "app/browse/functionsearch.h"
#include "app/browse/historymodel.h"
#include "app/browse/namespacebrowser.h"
#include "app/browse/requestlogmodel.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"
#include "app/cloud/clockcorrection.h"
#include "app/cloud/connectioncheck.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/functionreader.h"
#include "app/core/background.h"
#include "app/demo/democloud.h"
#include "app/domain/region.h"
#include "app/explain/explanation.h"
#include "app/services/session.h"
#include "app/storage/accounttag.h"
#include "app/storage/drafts.h"
#include "app/storage/uploadstate.h"
#include "app/update/bucketkeeper.h"
#include "app/update/settlement.h"
#include "app/update/updatereadiness.h"

#include <QDir>
#include <QLocale>
#include <QTimer>

namespace Scf {

using namespace Qt::StringLiterals;

Services::Services(std::unique_ptr<Settings> settings, const QString &journalPath, QObject *parent)
    : QObject(parent)
    , m_settings(settings ? std::move(settings) : std::make_unique<Settings>())
    , m_proxy(m_settings->proxy())
    , m_network(makeNetwork())
    , m_correction(std::make_shared<ClockCorrection>())
    , m_api(new ApiClient(m_network.get(), {}, this))
    , m_cos(new CosClient(m_network.get(), {}, this))
    , m_buckets(new CosBrowser(m_cos, this))
    , m_keeper(new BucketKeeper(m_cos, UploadState(), this))
    , m_drafts(new Drafts(Drafts::defaultFolder(), this))
    , m_reader(std::make_unique<FunctionReader>(m_api))
    , m_functions(new FunctionBrowser(m_api, this))
    , m_namespaces(new NamespaceBrowser(m_api, this))
    , m_requestLog(new RequestLogModel(this))
    , m_journal(new Journal(this))
    , m_history(new HistoryModel(m_journal, this))
    , m_readiness(new UpdateReadiness(this))
    , m_session(new Session(m_api, m_reader.get(), m_functions, m_namespaces, m_readiness, this))
    , m_settlement(new Settlement(m_journal, m_reader.get(), {}, this))
{
    connect(m_api, &ApiClient::callFinished, m_requestLog, &RequestLogModel::append);
    connect(m_cos, &CosClient::callFinished, m_requestLog, &RequestLogModel::append);
    useProxy(m_proxy);
    m_journal->open(journalPath);
    keepTime();
    keepSettings();
    keepHistory();
    keepBuckets();
}

Services::~Services()
{
    // Before the network and the demo cloud go, whoever waits for an answer does.
    delete m_job;
    delete m_settlement;
    delete m_session;
    delete m_functions;
    delete m_namespaces;
    delete m_readiness;
    m_reader.reset();
    delete m_keeper;
    delete m_buckets;
    delete m_cos;
    delete m_api;
    delete m_history;
    delete m_journal; // what was handed to it is on the disk now
}

void Services::keepTime()
{
    m_api->setClockCorrection(m_correction);
    m_cos->setClockCorrection(m_correction);
    connect(m_correction.get(), &ClockCorrection::skewFound, this, [this](qint64 seconds) {
        //: %1 is "This computer's clock is 15 minutes behind that of Tencent Cloud"
        emit noticeArisen(Finding::State::Warning,
                          tr("%1. Requests are signed with the corrected time while this program "
                             "runs; set the computer's clock.")
                              .arg(ClockCorrection::inWords(seconds)));
    });
}

void Services::keepSettings()
{
    m_readiness->setCacheLimit(m_settings->streamCacheLimit());
    m_settings->onWriteFailed([this] {
        emit noticeArisen(
            Finding::State::Error,
            tr("The settings could not be written to %1. What you change is kept for this run; it "
               "is written as soon as it can be.")
                .arg(QDir::toNativeSeparators(m_settings->path())));
    });
    if (m_settings->setAsidePath().isEmpty())
        return;
    // Later: nobody listens yet.
    QTimer::singleShot(0, this, [this] {
        emit noticeArisen(Finding::State::Warning,
                          tr("The settings could not be read wholly. The file is kept as %1; what "
                             "could be read of it is in use.")
                              .arg(QDir::toNativeSeparators(m_settings->setAsidePath())));
    });
}

void Services::measureStreamCache(QObject *receiver, const std::function<void(qint64)> &answer)
{
    runInBackground(
        receiver, [] { return streamCacheSize(defaultStreamCacheFolder()); }, answer);
}

void Services::clearStreamCache(QObject *receiver, const std::function<void(qint64)> &answer)
{
    runInBackground(
        receiver, [] { return Scf::clearStreamCache(defaultStreamCacheFolder()); }, answer);
}

void Services::setStreamCacheLimit(qint64 bytes)
{
    m_settings->setStreamCacheLimit(bytes);
    m_readiness->setCacheLimit(bytes);
}

void Services::setProxy(const ProxySettings &proxy)
{
    m_proxy = proxy;
    m_settings->setProxy(proxy);
    useProxy(proxy);
}

ConnectionModel *Services::makeConnectionModel(QObject *parent)
{
    const auto makeCheck = [this](QObject *owner) {
        const bool hasAccount = m_session->account().has_value();
        return new ConnectionCheck({.network = m_network.get(),
                                    .api = hasAccount ? m_api : nullptr,
                                    .cos = hasAccount ? m_cos : nullptr,
                                    .correction = m_correction},
                                   owner);
    };
    return new ConnectionModel(makeCheck, parent);
}

void Services::keepBuckets()
{
    m_readiness->setCos(m_cos);
    connect(m_session, &Session::accountChanged, this, [this] {
        const Account &account = *m_session->account();
        m_keeper->stop();
        m_buckets->clear();
        m_cos->setAccount(account);
        m_keeper->run(accountTag(account));
    });
    connect(m_session, &Session::placeChanged, this, &Services::takeRoute);
}

void Services::takeRoute()
{
    if (const std::optional<Account> &account = m_session->account())
        m_readiness->setRoute(UploadSettings(m_settings.get()).requestLimit(*account),
                              packageBucket());
}

CosBucketId Services::packageBucket() const
{
    const std::optional<Account> &account = m_session->account();
    return account ? UploadSettings(m_settings.get())
                         .bucket(*account, cosRegionOf(m_session->function().region))
                   : CosBucketId{};
}

PackageKeeping Services::packageKeeping() const
{
    const std::optional<Account> &account = m_session->account();
    return account ? UploadSettings(m_settings.get())
                         .keeping(*account, cosRegionOf(m_session->function().region))
                   : PackageKeeping::SevenDays;
}

void Services::setPackageBucket(const CosBucketId &bucket, PackageKeeping keeping)
{
    const std::optional<Account> &account = m_session->account();
    if (!account)
        return;
    const QString region = cosRegionOf(m_session->function().region);
    UploadSettings settings(m_settings.get());
    settings.setBucket(*account, region, bucket);
    settings.setKeeping(*account, region, keeping);
    takeRoute();
}

std::optional<qint64> Services::measuredSkew() const
{
    return m_correction->measuredSkew();
}

qint64 Services::clockOffset() const
{
    return m_correction->offset();
}

void Services::setClockOffset(qint64 seconds)
{
    m_correction->setOffset(seconds);
}

FunctionSearch *Services::makeFunctionSearch(QObject *parent)
{
    return new FunctionSearch(m_api, parent);
}

DeployedCodeDownload *Services::makeDownload(const DeployedCodeTarget &target, QObject *parent)
{
    return new DeployedCodeDownload(m_reader.get(), target, parent);
}

void Services::keepHistory()
{
    connect(m_session, &Session::accountChanged, this,
            [this] { m_settlement->start(JournalScope::of(*m_session->account())); });
    connect(m_settlement, &Settlement::settled, this, [this](const JournalEntry &entry) {
        emit noticeArisen(entry.record.outcome == UpdateOutcome::Live ? Finding::State::Ok
                                                                      : Finding::State::Warning,
                          Settlement::sentence(entry.record));
    });
    connect(m_journal, &Journal::setAside, this, [this](const JournalNotice &notice) {
        emit noticeArisen(Finding::State::Warning, notice.sentence());
    });
    connect(m_journal, &Journal::failed, this, [this](const Error &error) {
        emit noticeArisen(Finding::State::Error,
                          tr("The end of an update could not be written into the history: %1")
                              .arg(inOneSentence(error, QLocale().name())));
    });
}

void Services::setLanguage(const QString &language)
{
    m_api->setLanguage(language == "zh_CN"_L1 ? u"zh-CN"_s : u"en-US"_s);
}

Result<Done> Services::startDemo(int functions)
{
    if (m_demo)
        return Done{};
    auto demo = std::make_unique<DemoCloud>(DemoOptions{.extraFunctions = functions});
    const Result<Done> started = demo->start();
    if (started)
        m_demo = std::move(demo);
    return started;
}

Account Services::demoAccount() const
{
    return {
        .kind = Account::Kind::Demo,
        .endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
        .credential = m_demo->credential(),
    };
}

QByteArray Services::demoAnnouncement() const
{
    return m_demo ? m_demo->announcement() : QByteArray();
}

QStringList Services::demoConditions() const
{
    return DemoCloud::faultNames();
}

QStringList Services::demoErrorCodes() const
{
    return DemoCloud::documentedErrorCodes();
}

void Services::makeNextRequestFail(const QString &fault, const QString &action, qint64 value)
{
    if (m_demo)
        m_demo->queueFault({.fault = fault, .action = action, .value = value});
}

void Services::tryAccount(const Account &account, QObject *receiver,
                          const std::function<void(const Result<Done> &)> &answer)
{
    auto *api = new ApiClient(m_network.get(), {}, this);
    api->setAccount(account);
    api->setClockCorrection(m_correction);
    connect(api, &ApiClient::callFinished, m_requestLog, &RequestLogModel::append);
    connect(receiver, &QObject::destroyed, api, &QObject::deleteLater);
    const ListFunctionsRequest request{
        .region = defaultRegion, .limit = 1, .space = defaultNamespace};
    api->send(request, receiver, [api, answer](const Result<ListFunctionsResponse> &response) {
        api->deleteLater();
        answer(response ? Result<Done>(Done{}) : Result<Done>(response.error()));
    });
}

CodeUpdateJob *Services::startUpdate()
{
    if (m_job)
        return nullptr;
    m_readiness->stopMeasuring();
    const Account &account = *m_session->account();
    const UpdatePolicy policy{.streamCacheLimit = m_settings->streamCacheLimit(),
                              .requestLimit = m_readiness->requestLimit()};
    UpdatePlan plan = m_readiness->plan();
    if (m_session->isReading())
        plan.seen.reset(); // what is known may be from before the person's own last update
    m_job =
        new CodeUpdateJob(m_api, m_reader.get(), plan, policy, this, m_readiness->contentMemory());
    m_job->keepIn(m_journal);
    const BucketAccess access{.cos = m_cos,
                              .state = UploadState(),
                              .account = accountTag(account),
                              .keeping = packageKeeping()};
    m_job->useBuckets(access);
    connect(m_job, &CodeUpdateJob::requestLimitFound, this,
            [this, account](const QString &message, qint64 refusedBytes) {
                UploadSettings(m_settings.get()).learnRequestLimit(account, message, refusedBytes);
                takeRoute();
            });
    connect(m_job, &CodeUpdateJob::stepStarted, m_session, [this](CodeUpdateJob::Step step) {
        if (step == CodeUpdateJob::Step::AwaitActive)
            m_session->rereadFunction(); // list and form follow what the platform does
    });
    connect(m_job, &CodeUpdateJob::finished, this, [this, access](const UpdateRecord &record) {
        // The platform copies the object while it updates: only what has ended needs it no more.
        const bool hasEnded = record.outcome != UpdateOutcome::Unknown
                              && record.outcome != UpdateOutcome::WaitingStopped;
        const std::optional<UploadedPackage> &package = m_job->uploaded();
        if (package && !package->wasThere && hasEnded
            && access.keeping == PackageKeeping::NotAtAll) {
            m_keeper->release(
                {.account = access.account, .bucket = package->bucket, .key = package->key});
        }
        m_job->deleteLater();
        m_job = nullptr;
        m_session->rereadFunction();
        m_readiness->reload(); // measuring was stopped for the update
    });
    m_job->start();
    return m_job;
}

CodeUpdateJob *Services::runningUpdate() const
{
    return m_job;
}

} // namespace Scf
