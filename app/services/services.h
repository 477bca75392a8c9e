// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/networkaccess.h"
#include "app/core/result.h"
#include "app/domain/account.h"
#include "app/domain/checkstep.h"
#include "app/domain/finding.h"
#include "app/storage/accounts.h"
#include "app/storage/credentialstore.h"
#include "app/storage/journal.h"
#include "app/storage/settings.h"
#include "app/storage/uploadsettings.h"
#include "app/update/codeupdatejob.h"
#include "app/update/deployedcode.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace Scf {

class AccountModel;
class ApiClient;
class BucketKeeper;
class ClockCorrection;
class ConnectionModel;
class CosBrowser;
class CosClient;
class DemoCloud;
class FunctionBrowser;
class Drafts;
class FunctionReader;
class FunctionSearch;
class HistoryModel;
class KeyCheckModel;
class NamespaceBrowser;
class RequestLogModel;
class Session;
class Settlement;
class UpdateReadiness;

//! Builds everything that is not a widget, once, and owns it. Main thread.
class Services : public QObject
{
    Q_OBJECT

public:
    //! \a settings, \a journalPath and \a secrets: the person's own where nothing else is given.
    explicit Services(std::unique_ptr<Settings> settings = nullptr,
                      const QString &journalPath = Journal::defaultPath(),
                      QObject *parent = nullptr, std::unique_ptr<SecretBackend> secrets = nullptr);
    ~Services() override;

    Settings &settings() { return *m_settings; }
    Session *session() { return m_session; }
    FunctionBrowser *functions() { return m_functions; }
    NamespaceBrowser *namespaces() { return m_namespaces; }
    RequestLogModel *requestLog() { return m_requestLog; }
    HistoryModel *history() { return m_history; }
    UpdateReadiness *readiness() { return m_readiness; }
    CosBrowser *buckets() { return m_buckets; }
    Drafts *drafts() { return m_drafts; }

    //! "en" or "zh_CN": the language of the service's messages follows that of the window.
    void setLanguage(const QString &language);

    //! Starts the demo cloud if it does not run yet. \a functions: so many more functions than its
    //! own.
    Result<Done> startDemo(int functions = 0);
    bool isDemoRunning() const { return m_demo != nullptr; }
    //! The demo cloud as an account; only while it runs.
    Account demoAccount() const;
    //! One line of JSON for programs that look at the demo cloud from outside.
    QByteArray demoAnnouncement() const;
    //! What the next request to the demo cloud can be made to fail with: conditions of the way, and
    //! the documented error codes.
    QStringList demoConditions() const;
    QStringList demoErrorCodes() const;
    //! \a value: seconds (skew) or bytes per second (slow).
    void makeNextRequestFail(const QString &fault, const QString &action = {}, qint64 value = 0);

    //! Signs one ListFunctions with \a account to see that its key works. Answers once, unless
    //! \a receiver is gone.
    void tryAccount(const Account &account, QObject *receiver,
                    const std::function<void(const Result<Done> &)> &answer);

    //! The person's accounts, in their order, without secrets.
    AccountModel *accounts() { return m_accountModel; }
    //! The id of the one that openStored() gave last; empty where it is not in the list any more.
    QString lastAccount() const;

    //! Where its secrets are kept, once that is known.
    using AccountKept = std::function<void(const QString &id, const SecretKeeping &keeping)>;
    //! Puts \a account at the end of the list, at once, and keeps its SecretKey and Token in \a
    //! place. Gives its id; empty, and no answer, for the demo cloud's, which is never kept.
    QString addAccount(const Account &account, SecretKeeping::Place place, QObject *receiver,
                       const AccountKept &answer);
    //! Changes what is known of \a account's id, at once. Without a SecretKey the one that is kept
    //! stays, where it is. An id that is not in the list changes nothing and gives no answer.
    void updateAccount(const Account &account, SecretKeeping::Place place, QObject *receiver,
                       const AccountKept &answer);
    //! False while an update runs with it.
    bool canRemoveAccount(const QString &id) const;
    //! Takes it from the list, and its secrets from where they are kept; the session closes where
    //! it is open there. Does nothing where canRemoveAccount() says no.
    void removeAccount(const QString &id);

    using AccountAnswer = std::function<void(const Result<Account> &)>;
    //! Gives the account with its secrets, and in the role that it names: ready for
    //! Session::openAccount(). Errors: LocalCode::secretNotKept where the person has to enter the
    //! key again (updateAccount()), LocalCode::keychainFailed, and those of assumeRole().
    void openStored(const QString &id, QObject *receiver, const AccountAnswer &answer);
    //! \a account, as it is or as it shall be, with the key that is kept for its id; not in its
    //! role. Errors as those of openStored().
    void readKey(const Account &account, QObject *receiver, const AccountAnswer &answer);
    //! \a account with a temporary credential of its role, and when that ends.
    void assumeRole(const Account &account, QObject *receiver, const AccountAnswer &answer);

    //! What the key of \a account, which has its secrets, may do. Not started; \a parent owns it.
    KeyCheckModel *makeKeyCheckModel(const Account &account, QObject *parent);
    //! The smallest CAM policy, as JSON, that allows what is \a denied; empty where that is
    //! nothing.
    static QString policyFor(const QList<KeyPermission> &denied);

    //! The way to the Internet: takes effect with the next request. The password is kept in \a
    //! password's place.
    const ProxySettings &proxy() const { return m_proxy; }
    void setProxy(const ProxySettings &proxy,
                  SecretKeeping::Place password = SecretKeeping::Place::ThisRun);
    //! The password was given to the credential store, in this run or an earlier one.
    bool isProxyPasswordKept() const;
    //! The connection check of the account in use; without one, of the way alone. Not started;
    //! \a parent owns it.
    ConnectionModel *makeConnectionModel(QObject *parent);

    //! The bucket of the place where the person is that packages go through which are too large for
    //! a request; without a name while none was chosen. And what becomes of them there.
    CosBucketId packageBucket() const;
    PackageKeeping packageKeeping() const;
    //! For the region of \a bucket.
    void setPackageBucket(const CosBucketId &bucket, PackageKeeping keeping);

    //! Somebody has changed what UploadSettings keeps: it counts from now on.
    void applyUploadSettings();

    //! How many bytes the cache of compressed streams takes; and after emptying it. Answers once,
    //! unless \a receiver is gone.
    void measureStreamCache(QObject *receiver, const std::function<void(qint64)> &answer);
    void clearStreamCache(QObject *receiver, const std::function<void(qint64)> &answer);
    //! Bytes that it may take, from the next package on. Kept in the settings.
    void setStreamCacheLimit(qint64 bytes);

    //! The service's clock minus this machine's, in seconds, by the newest answers; nothing before
    //! the first. And what requests are signed with, which setClockOffset() changes for this run.
    std::optional<qint64> measuredSkew() const;
    qint64 clockOffset() const;
    void setClockOffset(qint64 seconds);

    //! Looks for functions with the key of the live account; not started yet. \a parent owns it,
    //! and must be gone before this object.
    FunctionSearch *makeFunctionSearch(QObject *parent);
    //! The download of deployed code to \a target, not started yet. \a parent owns it.
    DeployedCodeDownload *makeDownload(const DeployedCodeTarget &target, QObject *parent);

    //! Begins the update that `readiness()` describes. At most one runs at a time: null then.
    CodeUpdateJob *startUpdate();
    //! The update that runs; null when none does.
    CodeUpdateJob *runningUpdate() const;

signals:
    //! Something that the person should know and did not ask for: what became of an update that was
    //! cut short, that the clock is wrong, or something with the history. \a sentence is
    //! translated.
    void noticeArisen(Scf::Finding::State state, const QString &sentence);
    //! The request limit, or what packages go through.
    void uploadSettingsChanged();

private:
    void keepAccounts();
    void keepHistory();
    void keepSettings();
    void keepBuckets();
    void keepTime();
    void takeRoute();

    //! What the credential store was given, so that it is not asked in vain: each time may make it
    //! ask the person for a password.
    bool isStored(const QString &id) const;
    //! There, or in memory.
    bool isKept(const QString &id) const;
    void setStored(const QString &id, bool isStored);
    void readProxyPassword();
    void noteKeeping(const QString &id, bool isForThisRun);
    void keepRole();
    void renewRole();
    void keepSecret(const QString &id, const Credential &credential, SecretKeeping::Place place,
                    QObject *receiver, const AccountKept &answer);
    ApiClient *makeClient(const Account &account, QObject *owner);

    std::unique_ptr<Settings> m_settings;
    QTimer m_roleEnds;
    Accounts *m_accounts;
    AccountModel *m_accountModel;
    CredentialStore *m_secrets;
    ProxySettings m_proxy;
    NetworkAccess m_network;
    std::shared_ptr<ClockCorrection> m_correction;
    std::unique_ptr<DemoCloud> m_demo;
    ApiClient *m_api;
    CosClient *m_cos;
    CosBrowser *m_buckets;
    BucketKeeper *m_keeper;
    Drafts *m_drafts;
    std::unique_ptr<FunctionReader> m_reader;
    FunctionBrowser *m_functions;
    NamespaceBrowser *m_namespaces;
    RequestLogModel *m_requestLog;
    Journal *m_journal;
    HistoryModel *m_history;
    UpdateReadiness *m_readiness;
    Session *m_session;
    Settlement *m_settlement;
    QPointer<CodeUpdateJob> m_job;
};

} // namespace Scf
