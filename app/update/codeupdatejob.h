// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/packer.h"
#include "app/cloud/apirequests.h"
#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/package.h"
#include "app/domain/updaterecord.h"
#include "app/update/bucketupload.h"
#include "app/update/journaledentry.h"
#include "app/update/packagepreparation.h"
#include "app/update/updateplan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace Scf {

class ApiClient;
class BucketUpload;
class Call;
class CosClient;
class DeployedCodeDownload;
class FunctionReader;

//! What an update needs whose code lies in a bucket or goes through one.
struct BucketAccess
{
    CosClient *cos = nullptr; //!< signs for the account of the update; lives longer
    UploadState state{};
    QString account{}; //!< accountTag()
    PackageKeeping keeping = PackageKeeping::SevenDays;
};
class Journal;

//! The waits of an update, in milliseconds. Tests shorten them; people get the defaults.
struct UpdatePolicy
{
    //! Between two readings of the function.
    int pollMs = 500;
    //! How long the function must be seen unchanged before a lost answer is called "not changed".
    int settleMs = 4'000;
    //! How long the function may stay unreadable before the outcome is called unknown.
    int unreadableMs = 60'000;
    //! How long an accepted update is waited for.
    int activeMs = 600'000;
    //! First wait before a request that was refused by a rate limit is sent again; doubles.
    int rateBackoffMs = 1'000;
    //! Where compressed streams are kept for the next time; empty: nowhere.
    QString streamCacheFolder = defaultStreamCacheFolder();
    //! Bytes that all of them may take.
    qint64 streamCacheLimit = PackOptions{}.cacheLimit;
    //! Bytes that the endpoint takes as the body of a request; what is larger goes through a
    //! bucket.
    qint64 requestLimit = requestBodyLimit;
    //! How often one press may be sent again after an answer that proves that nothing ran.
    int resends = 3;
};

//! One press of Update: from the folder to the truth about what runs. Lives on the main thread;
//! ends with `finished` exactly once, never from inside `start()` or `cancel()`.
//!
//! UpdateFunctionCode is sent again only after an answer that proves that nothing ran. When no
//! readable answer came the function is read until it is known what became of the request.
class CodeUpdateJob : public QObject
{
    Q_OBJECT

public:
    //! In the order they happen. Not every update has all: nothing is packaged of an object or an
    //! image, and nothing is uploaded where the code travels in the request.
    enum class Step { Check, Package, Upload, Update, AwaitActive, Verify };
    Q_ENUM(Step)

    //! \a memory: what the checks found in files before; null: nothing.
    CodeUpdateJob(ApiClient *api, FunctionReader *reader, const UpdatePlan &plan,
                  const UpdatePolicy &policy = {}, QObject *parent = nullptr,
                  std::shared_ptr<ContentMemory> memory = nullptr);
    ~CodeUpdateJob() override;

    //! Before start(): where the update is kept. Nothing leaves before its intention is on the disk
    //! there; where that cannot be written nothing leaves at all (LocalCode::diskFull,
    //! journalFailed).
    void keepIn(Journal *journal);
    //! Before start(): without it nothing in a bucket can be used.
    void useBuckets(const BucketAccess &access);
    //! For a talk: each step waits, before it begins, for release(). Nothing is signed or sent
    //! while one waits, no time-out runs, and cancel() is as honest as ever. Off: the step that
    //! waits begins, and no other waits.
    void holdBeforeSteps(bool on);
    //! The step that waits to begin; nothing while none does.
    std::optional<Step> heldStep() const { return m_held; }

    const UpdatePlan &plan() const { return m_plan; }
    //! The steps that the plan needs; Upload may turn out to be needed later.
    const QList<Step> &steps() const { return m_steps; }
    const UpdateRecord &record() const { return m_record; }
    bool isFinished() const { return m_finished; }
    //! True once bytes of UpdateFunctionCode may have left this machine.
    bool mayHaveChangedSomething() const { return m_sentOnce; }

    void start();
    //! Honest at each step: before Update nothing has changed; once the request has left, the
    //! function is read to tell which it was (called again, that is given up); after the answer
    //! only the waiting stops.
    void cancel();
    //! The person's answer to conflictFound(): go on, or leave the function as it is.
    void resolveConflict(bool goOn);
    //! While the package is uploaded: nothing more is sent until it goes on.
    void pauseUpload(bool on);
    //! The step that waits begins. Does nothing where none waits, or after cancel().
    void release();
    //! The object that this update stored or found in the bucket; nothing where it used none.
    const std::optional<UploadedPackage> &uploaded() const { return m_uploaded; }

signals:
    //! \a step waits for release(); see holdBeforeSteps().
    void stepHeld(Scf::CodeUpdateJob::Step step);
    void stepStarted(Scf::CodeUpdateJob::Step step);
    //! Files while checking, bytes while packaging and updating; \a total may be 0: not known.
    void stepProgress(Scf::CodeUpdateJob::Step step, qint64 done, qint64 total);
    void stepFinished(Scf::CodeUpdateJob::Step step, qint64 milliseconds);
    //! The code was changed after the person saw it, at \a modTime as the platform writes it. The
    //! job waits for resolveConflict().
    void conflictFound(const QString &modTime);
    //! Bytes a second of late, while the package is uploaded.
    void uploadSpeed(qint64 bytesPerSecond);
    void uploadPaused(bool isPaused);
    //! The endpoint refused a body of \a refusedBytes with RequestSizeLimitExceeded and the words
    //! \a message. The update goes on through the bucket where there is one.
    void requestLimitFound(const QString &message, qint64 refusedBytes);
    //! The answer to UpdateFunctionCode was lost; the function is being read.
    void settling();
    void finished(const Scf::UpdateRecord &record);

private:
    // Each step ends in advance() or finish(), exactly once.
    void advance();
    void begin(Step step);
    void check();
    void package();
    void takeBucket();
    void upload();
    void update();
    void awaitActive();
    void verify();

    void checkPackage();
    void checkImage();
    void checkObject();
    JournalEntry journalEntry() const;
    void send();
    void answerLost(const Error &error);
    void sendAgainAfter(int milliseconds);
    void wait(int milliseconds, std::function<void()> next);
    void readState();
    void stateRead(const FunctionDetail &detail);
    void stateUnreadable(const Error &error);
    void judgeLostAnswer(const FunctionDetail &detail);
    void judgeWaiting(const FunctionDetail &detail);
    //! \a next gets the hex SHA-256 of what is deployed, or an error; it is not called any more
    //! once the job has finished.
    void readDeployedCode(const std::function<void(const Result<QString> &sha256)> &next);
    bool looksChanged(const FunctionDetail &detail) const;
    bool isConflict() const;
    void checkSource();
    void noteChanges();
    void judgeLostImage(const FunctionDetail &detail);
    //! After a lost answer: the function has changed, and \a sha256 is not what was sent.
    void endWithOtherCode(const QString &sha256);
    bool isImage() const { return m_plan.source.kind == CodeSource::Kind::Image; }
    bool isObject() const { return m_plan.source.kind == CodeSource::Kind::CosObject; }
    std::optional<CosLocation> objectToSend() const;
    //! Downloads what is deployed and compares its checksum with the object's. \a next gets an
    //! error where it cannot be told; it is not called any more once the job has finished.
    void compareWithObject(const std::function<void(const Result<bool> &isSame)> &next);
    void sendThroughBucket(const Error &refusal);
    //! Counted to the moment when the reading was asked for: what it tells may be as old as that.
    bool nothingSeenFor(int milliseconds) const { return m_askedAtMs >= milliseconds; }
    void pollAgain();
    void endSoon(UpdateOutcome outcome);
    void note(const Error &error);
    void fail(const Error &error);
    void finish(UpdateOutcome outcome, const QString &remark = {});

    ApiClient *m_api;
    FunctionReader *m_reader;
    UpdatePlan m_plan;
    UpdatePolicy m_policy;
    std::shared_ptr<ContentMemory> m_memory;
    UpdateRecord m_record;
    JournaledEntry m_journaled;

    QList<Step> m_steps;
    qsizetype m_next = 0;
    std::optional<Step> m_step; //!< that was begun and has not ended
    std::optional<Step> m_held; //!< that waits to begin
    bool m_holds = false;
    bool m_started = false;
    bool m_finished = false;
    bool m_cancelled = false;
    bool m_sentOnce = false;
    bool m_answerLost = false;
    //! The lost request cannot have arrived whole: one reading is enough.
    bool m_provenNotRun = false;
    bool m_isAsking = false; //!< about a conflict
    bool m_sawPassing = false;
    int m_resendsLeft = 0;
    int m_rateBackoffMs = 0;

    CancelToken m_stop;
    QPointer<Call> m_call;
    QTimer m_timer;
    std::function<void()> m_afterWait;
    QElapsedTimer m_total;
    QElapsedTimer m_holding;
    qint64 m_heldMs = 0; //!< so far: not the update's own time
    QElapsedTimer m_stepTime;
    QElapsedTimer m_phase;      //!< since it is waited for Active, or the answer was lost
    qint64 m_askedAtMs = 0;     //!< in m_phase, when the reading under way or judged was sent
    QElapsedTimer m_unreadable; //!< since the first of an unbroken row of failed readings

    std::optional<FunctionDetail> m_before;
    FunctionDetail m_lastSeen; //!< when it was Active again
    QString m_sha256Before;
    std::shared_ptr<const PackageListing> m_listing;
    PreparedPackage m_package;
    bool m_isInline = false;
    std::optional<BucketAccess> m_buckets;
    QPointer<BucketUpload> m_upload;
    std::optional<UploadedPackage> m_uploaded;
    CosObjectInfo m_objectInfo; //!< with a CosObject
    QPointer<DeployedCodeDownload> m_comparison;
};

} // namespace Scf
