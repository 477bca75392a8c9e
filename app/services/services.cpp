// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"

#include "app/archive/packer.h"
#include "app/archive/streamcachefolder.h"
#include "app/browse/accountmodel.h"
#include "app/browse/connectionmodel.h"
#include "app/browse/cosbrowser.h"
#include "app/browse/functionbrowser.h"
#include "app/browse/functionsearch.h"
#include "app/browse/historymodel.h"
#include "app/browse/keycheckmodel.h"
#include "app/browse/namespacebrowser.h"
#include "app/browse/requestlogmodel.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"
#include "app/cloud/clockcorrection.h"
#include "app/cloud/connectioncheck.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/keycheck.h"
#include "app/core/background.h"
#include "app/demo/democloud.h"
#include "app/domain/region.h"
#include "app/explain/campolicy.h"
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

#include <algorithm>
#include <chrono>

namespace Scf {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! What the password of the proxy is called in the credential store.
constexpr auto proxySecret = "proxy"_L1;
constexpr auto storedKey = "stored"_L1;

Error notKept()
{
    return Error{.kind = Error::Kind::Keychain,
                 .code = LocalCode::secretNotKept,
                 .sent = Error::Sent::Nothing};
}

} // namespace

Services::Services(std::unique_ptr<Settings> settings, const QString &journalPath, QObject *parent,
                   std::unique_ptr<SecretBackend> secrets)
    : QObject(parent)
    , m_settings(settings ? std::move(settings) : std::make_unique<Settings>())
    , m_accounts(new Accounts(m_settings.get(), this))
    , m_accountModel(new AccountModel(m_accounts, this))
    , m_secrets(new CredentialStore(secrets ? std::move(secrets) : makeSystemSecretBackend(),
                                    CredentialStore::usualTimeoutMs, this))
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
    keepAccounts();
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
    // Later: nobody listens yet.
    QTimer::singleShot(0, this, [this] {
        if (!m_settings->setAsidePath().isEmpty())
            emit noticeArisen(Finding::State::Warning,
                              tr("The settings could not be read wholly. The file is kept as %1; "
                                 "what could be read of it is in use.")
                                  .arg(QDir::toNativeSeparators(m_settings->setAsidePath())));
        if (!m_accounts->isWhole())
            emit noticeArisen(Finding::State::Warning,
                              tr("Not every account could be read. What was stored is kept in %1, "
                                 "as account/unreadable.")
                                  .arg(QDir::toNativeSeparators(m_settings->path())));
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

void Services::setProxy(const ProxySettings &proxy, SecretKeeping::Place password)
{
    m_proxy = proxy;
    m_settings->setProxy(proxy);
    useProxy(proxy);
    if (password == SecretKeeping::Place::Store && !proxy.password.isEmpty()) {
        const auto said = [this](const QString &, const SecretKeeping &keeping) {
            if (keeping.isForThisRun()) {
                emit noticeArisen(
                    Finding::State::Warning,
                    //: %1 is a sentence
                    tr("The password of the proxy is kept for this run only. %1").arg(keeping.why));
            }
        };
        keepSecret(proxySecret, {.secretId = proxy.user, .secretKey = proxy.password}, password,
                   this, said);
    } else if (isProxyPasswordKept()) {
        m_secrets->remove(proxySecret);
        setStored(proxySecret, false);
    }
}

bool Services::isProxyPasswordKept() const
{
    return isStored(proxySecret);
}

bool Services::isStored(const QString &id) const
{
    return m_settings->accountValue(storedKey).toStringList().contains(id);
}

bool Services::isKept(const QString &id) const
{
    return isStored(id) || m_secrets->keepingOf(id).isForThisRun();
}

void Services::setStored(const QString &id, bool isStored)
{
    QStringList ids = m_settings->accountValue(storedKey).toStringList();
    ids.removeAll(id);
    if (isStored)
        ids.append(id);
    m_settings->setAccountValue(storedKey, ids);
}

void Services::readProxyPassword()
{
    if (m_proxy.mode != ProxySettings::Mode::Manual || !isProxyPasswordKept())
        return;
    m_secrets->read(proxySecret, this, [this](const Result<Credential> &credential) {
        // The person may have been faster.
        if (!credential || credential->secretId != m_proxy.user || !m_proxy.password.isEmpty())
            return;
        m_proxy.password = credential->secretKey;
        useProxy(m_proxy);
    });
}

void Services::keepAccounts()
{
    connect(m_secrets, &CredentialStore::keptAfterAll, this, [this](const QString &id) {
        const std::optional<Account> account = m_accounts->find(id);
        if (account) {
            noteKeeping(id, false);
            emit noticeArisen(
                Finding::State::Ok,
                //: %1 is the name of an account
                tr("The credential store has taken the key of %1 after all.").arg(account->name));
        }
    });
    m_roleEnds.setSingleShot(true);
    m_roleEnds.callOnTimeout(this, &Services::renewRole);
    connect(m_session, &Session::accountChanged, this, &Services::keepRole);
    connect(m_session, &Session::accountClosed, &m_roleEnds, &QTimer::stop);
    connect(m_session, &Session::accountRenewed, this, [this] {
        m_cos->setAccount(*m_session->account());
        keepRole();
    });
    readProxyPassword();
}

// A role is assumed anew some minutes before its credential ends.
void Services::keepRole()
{
    constexpr std::chrono::seconds margin = 5min;
    const Account &account = *m_session->account();
    m_roleEnds.stop();
    if (account.roleArn.isEmpty() || account.id.isEmpty() || !account.expiresAt.isValid())
        return;
    const std::chrono::seconds left(
        qMax<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(account.expiresAt)));
    m_roleEnds.start(
        std::max<std::chrono::seconds>(1s, left > 2 * margin ? left - margin : left / 2));
}

void Services::renewRole()
{
    const QString id = m_session->account()->id;
    openStored(id, this, [this, id](const Result<Account> &account) {
        if (!m_session->account() || m_session->account()->id != id)
            return;
        if (account)
            return m_session->renewAccount(*account);
        emit noticeArisen(
            Finding::State::Warning,
            tr("The role could not be assumed again, and its credential ends soon: %1")
                .arg(inOneSentence(account.error(), QLocale().name())));
    });
}

QString Services::lastAccount() const
{
    return m_accounts->lastUsed();
}

void Services::keepSecret(const QString &id, const Credential &credential,
                          SecretKeeping::Place place, QObject *receiver, const AccountKept &answer)
{
    if (place == SecretKeeping::Place::Store) {
        setStored(id, true);
        const auto written = [this, id, answer,
                              guard = QPointer<QObject>(receiver)](const SecretKeeping &keeping) {
            if (keeping.isForThisRun() && !keeping.isPending)
                setStored(id, false);
            noteKeeping(id, keeping.isForThisRun());
            if (guard)
                answer(id, keeping);
        };
        return m_secrets->write(id, credential, this, written);
    }
    noteKeeping(id, true);
    m_secrets->keepForThisRun(id, credential);
    QTimer::singleShot(0, receiver, [id, answer] { answer(id, SecretKeeping()); });
}

void Services::noteKeeping(const QString &id, bool isForThisRun)
{
    std::optional<Account> account = m_accounts->find(id);
    if (!account || account->isKeyForThisRun == isForThisRun)
        return;
    account->isKeyForThisRun = isForThisRun;
    m_accounts->update(*account);
}

QString Services::addAccount(const Account &account, SecretKeeping::Place place, QObject *receiver,
                             const AccountKept &answer)
{
    const QString id = m_accounts->add(account);
    if (!id.isEmpty())
        keepSecret(id, account.credential, place, receiver, answer);
    return id;
}

void Services::updateAccount(const Account &account, SecretKeeping::Place place, QObject *receiver,
                             const AccountKept &answer)
{
    const QString id = account.id;
    if (!m_accounts->update(account))
        return;
    if (account.credential.secretKey.isEmpty()) {
        QTimer::singleShot(
            0, receiver, [id, answer, keeping = m_secrets->keepingOf(id)] { answer(id, keeping); });
        return;
    }
    if (place == SecretKeeping::Place::ThisRun && isStored(id)) {
        m_secrets->remove(id); // an older key must not outlive this run
        setStored(id, false);
    }
    keepSecret(id, account.credential, place, receiver, answer);
}

bool Services::canRemoveAccount(const QString &id) const
{
    const std::optional<Account> &live = m_session->account();
    return !m_job || !live || live->id != id;
}

void Services::removeAccount(const QString &id)
{
    if (!canRemoveAccount(id) || !m_accounts->remove(id))
        return;
    if (m_session->account() && m_session->account()->id == id)
        m_session->closeAccount();
    const bool wasStored = isStored(id);
    setStored(id, false);
    m_secrets->remove(id, this, [this, wasStored](bool isRemoved) {
        if (wasStored && !isRemoved) {
            emit noticeArisen(Finding::State::Warning,
                              tr("The credential store did not say that it removed the key. Look "
                                 "there for entries of \"SCF Desktop\"."));
        }
    });
}

void Services::openStored(const QString &id, QObject *receiver, const AccountAnswer &answer)
{
    const auto open = [this, id, answer](const Result<Account> &account) {
        if (account)
            m_accounts->setLastUsed(id);
        answer(account);
    };
    if (!isKept(id)) {
        QTimer::singleShot(0, receiver, [open] { open(notKept()); });
        return;
    }
    m_secrets->read(id, receiver, [this, id, receiver, open](const Result<Credential> &credential) {
        std::optional<Account> account = m_accounts->find(id);
        if (!credential)
            return open(credential.error());
        // Not there any more, or it signs with another SecretId than when the key was kept.
        if (!account || account->credential.secretId != credential->secretId)
            return open(notKept());
        account->credential = *credential;
        if (account->roleArn.isEmpty())
            return open(*account);
        assumeRole(*account, receiver, open);
    });
}

void Services::readKey(const Account &account, QObject *receiver, const AccountAnswer &answer)
{
    if (!isKept(account.id)) {
        QTimer::singleShot(0, receiver, [answer] { answer(notKept()); });
        return;
    }
    m_secrets->read(account.id, receiver, [account, answer](const Result<Credential> &credential) {
        if (!credential)
            return answer(credential.error());
        Account complete = account;
        complete.credential = *credential;
        answer(complete);
    });
}

ApiClient *Services::makeClient(const Account &account, QObject *owner)
{
    auto *api = new ApiClient(m_network.get(), {}, owner);
    api->setAccount(account);
    api->setClockCorrection(m_correction);
    connect(api, &ApiClient::callFinished, m_requestLog, &RequestLogModel::append);
    return api;
}

void Services::assumeRole(const Account &account, QObject *receiver, const AccountAnswer &answer)
{
    ApiClient *api = makeClient(account, this);
    connect(receiver, &QObject::destroyed, api, &QObject::deleteLater);
    const AssumeRoleRequest request{.region = account.region.isEmpty() ? QString(defaultRegion)
                                                                       : account.region,
                                    .roleArn = account.roleArn,
                                    .roleSessionName = account.roleSession,
                                    .durationSeconds = account.roleSeconds};
    const auto assumed = [api, account, answer](const Result<AssumeRoleResponse> &response) {
        api->deleteLater();
        if (!response)
            return answer(response.error());
        Account inRole = account;
        inRole.credential = response->credential;
        inRole.expiresAt = response->expiresAt;
        answer(inRole);
    };
    api->send(request, receiver, assumed);
}

KeyCheckModel *Services::makeKeyCheckModel(const Account &account, QObject *parent)
{
    const auto makeCheck = [this, account](QObject *owner) {
        ApiClient *api = makeClient(account, nullptr);
        auto *cos = new CosClient(m_network.get());
        cos->setAccount(account);
        cos->setClockCorrection(m_correction);
        connect(cos, &CosClient::callFinished, m_requestLog, &RequestLogModel::append);
        const FunctionId place{
            .region = account.region.isEmpty() ? QString(defaultRegion) : account.region,
            .space = account.space.isEmpty() ? QString(defaultNamespace) : account.space};
        const CosBucketId bucket =
            UploadSettings(m_settings.get()).bucket(account, cosRegionOf(place.region));
        auto *check =
            new KeyCheck({.api = api, .cos = cos, .function = place, .bucket = bucket}, owner);
        api->setParent(check);
        cos->setParent(check);
        return check;
    };
    return new KeyCheckModel(makeCheck, parent);
}

QString Services::policyFor(const QList<KeyPermission> &denied)
{
    QList<CamNeed> needs;
    for (const KeyPermission &one : denied) {
        needs.append({.action = one.camAction.section(u':', -1),
                      .target = {.region = one.region, .space = one.space, .bucket = one.bucket}});
    }
    return camPolicy(needs);
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
    connect(m_session, &Session::accountClosed, this, [this] {
        m_keeper->stop();
        m_buckets->clear();
        m_cos->setAccount({});
    });
    connect(m_session, &Session::placeChanged, this, &Services::takeRoute);
}

void Services::applyUploadSettings()
{
    takeRoute();
    emit uploadSettingsChanged();
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
    UploadSettings settings(m_settings.get());
    settings.setBucket(*account, bucket.region, bucket);
    settings.setKeeping(*account, bucket.region, keeping);
    applyUploadSettings();
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
    connect(m_session, &Session::accountClosed, m_settlement, &Settlement::stop);
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
    ApiClient *api = makeClient(account, this);
    connect(receiver, &QObject::destroyed, api, &QObject::deleteLater);
    const ListFunctionsRequest request{.region = account.region.isEmpty() ? QString(defaultRegion)
                                                                          : account.region,
                                       .limit = 1,
                                       .space = defaultNamespace};
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
                applyUploadSettings();
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
