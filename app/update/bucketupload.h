// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/cosrequests.h"
#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/storage/uploadsettings.h"
#include "app/storage/uploadstate.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QTimer>

#include <functional>
#include <optional>
#include <utility>

namespace Scf {

class CosCall;
class CosClient;

//! What is to be stored, and where.
struct BucketUploadRequest
{
    QString account{}; //!< accountTag() of the account that the CosClient signs for
    CosBucketId bucket{};
    QString functionName{};
    QString filePath{};
    // Of the file; where it has others by now it is "Local.FileChanged".
    qint64 size = 0;
    QString sha256{}; //!< lower-case hex
    PackageKeeping keeping = PackageKeeping::SevenDays;

    bool operator==(const BucketUploadRequest &) const = default;
};

//! A package that is in its bucket, proved by size and CRC-64.
struct UploadedPackage
{
    CosBucketId bucket{};
    QString key{}; //!< without a leading slash
    qint64 size = 0;
    quint64 crc64 = 0;
    //! True when the identical object was there already and nothing was sent.
    bool wasThere = false;

    bool operator==(const UploadedPackage &) const = default;
};

//! The bounds and waits of an upload. Tests shorten them; people get the defaults.
struct UploadPolicy
{
    //! Files up to this go in one PutObject.
    qint64 largestPut = 20LL * 1024 * 1024;
    //! Of all parts but the last; larger where there would be too many.
    qint64 partSize = 8LL * 1024 * 1024;
    int partsInFlight = 3;
    //! How often a row of failures of the network is tried again, beside what CosClient does.
    int retries = 5;
    //! First wait before that; doubles.
    int firstRetryMs = 2'000;
};

//! Puts a package into a bucket, as the object "scf-desktop/<function>/<sha256>.zip". Lives on the
//! main thread; files are read in the background. Ends with `finished` exactly once, never from
//! inside one of its functions.
//!
//! An upload in parts outlives the job: after a lost network, a closed window or a killed program
//! the next job for the same file goes on with the parts that COS has. An upload that was cancelled
//! is aborted, so that nothing stays to be paid for.
class BucketUpload : public QObject
{
    Q_OBJECT

public:
    //! What an upload is at; they come in this order, and again after an interruption.
    enum class Stage {
        Looking, //!< what the bucket has of it
        Sending,
        Proving, //!< the parts become one object
    };
    Q_ENUM(Stage)

    //! \a cos signs for one account as long as the job lives. \a cos lives longer; \a state is
    //! copied.
    BucketUpload(CosClient *cos, const UploadState &state, const BucketUploadRequest &request,
                 const UploadPolicy &policy = {}, QObject *parent = nullptr);
    //! An upload that runs stays as far as it is, for the next job.
    ~BucketUpload() override;

    void start();
    //! Nothing is sent until resume(); parts under way are cut off and sent again then.
    void pause();
    void resume();
    //! Aborts what was begun and removes what this job stored. Called again, it does not wait for
    //! that any longer; see leftBehind().
    void cancel();

    const BucketUploadRequest &request() const { return m_request; }
    bool isPaused() const { return m_isPaused; }
    bool isFinished() const { return m_isFinished; }
    //! After a failure: what arrived is kept, and another job for the same file goes on from there.
    bool isResumable() const { return m_isResumable; }
    //! Why parts or an object are still in the bucket after a cancellation. BucketKeeper removes
    //! them at the next start.
    std::optional<Error> leftBehind() const { return m_leftBehind; }
    //! The name of the object.
    QString key() const { return m_target.key; }

signals:
    void stageStarted(Scf::BucketUpload::Stage stage);
    //! Bytes of the file that are on their way or there, also from earlier jobs, and what was sent
    //! a second of late; ten times a second at most.
    void progress(qint64 sent, qint64 total, qint64 bytesPerSecond);
    //! The network failed with \a why; it is tried again in \a retryMs.
    void interrupted(const Scf::Error &why, int retryMs);
    void pausedChanged(bool isPaused);
    //! Errors: those of the calls; Kind::File, with LocalCode::fileChanged where the file is not
    //! the one of `sha256` (any more); Kind::Cancelled.
    void finished(const Scf::Result<Scf::UploadedPackage> &result);

private:
    using Ending = Result<UploadedPackage>;

    // Each begins one thing, whose answer goes on with the next one or with settle().
    void proceed();
    void look();
    void looked(const Result<CosObjectInfo> &info);
    void send();
    void askWhyRefused();
    void put();
    void findUnfinished();
    void adopt();
    void initiate();
    void listParts();
    void compare(const QList<CosPart> &listed);
    void sendParts();
    void sendPart(int number);
    void partSent(int number, const Result<CosPart> &part);
    void complete();

    // The way out: what was begun and is not wanted goes, one thing after the other.
    void end(const Ending &ending);
    void cleanUp();
    void abandon();
    void findForAbort();
    void abort();
    void removeObject();
    void finish();

    template <typename Request, typename Next>
    CosCall *call(const Request &request, Next next);
    template <typename Work, typename Next>
    void inBackground(Work work, Next next);
    //! Changes the records; a failure is noted in the log, since an upload can do without them.
    template <typename Next>
    void change(const std::function<void(UploadRecords &)> &edit, Next next);
    void forgetUnfinished(const std::function<void()> &next);
    //! Before the object can be there, so that it is removed whatever becomes of us.
    void recordStored(const std::function<void()> &next);

    //! True when nothing more is to be begun: something failed, or a person wished so.
    bool isHeld() const { return m_ending || m_isPaused || m_failure; }
    //! Does what isHeld() is for, once all answers are there.
    void settle();
    void settleSoon();
    void failed(const Error &error);
    void recover(const Error &error);
    void beginAnew();
    void cancelCalls(bool evenInitiating);
    //! Reads the file, beside everything else.
    void readFile();
    void whenRead(std::function<void()> next);
    UploadedPackage package(bool wasThere) const;
    void setStage(Stage stage);
    void report();
    qint64 sentHere() const;
    int partCount() const;
    qint64 sizeOfPart(int number) const;
    Cos::UploadPart partRequest(int number) const;
    std::optional<QString> mineOf(const QList<CosUpload> &uploads) const;

    CosClient *m_cos;
    const UploadState m_state;
    const BucketUploadRequest m_request;
    const UploadPolicy m_policy;
    const UploadTarget m_target;
    CancelToken m_stop;

    bool m_isReading = false;
    std::optional<quint64> m_crc64; //!< of the file, once it was read and is the right one
    std::function<void()> m_afterReading;
    //! An object of our name but other content, which is to be replaced.
    bool m_wasOther = false;
    std::optional<UnfinishedUpload> m_upload; //!< as it is recorded
    QHash<int, CosPart> m_parts;              //!< that are there, and are of this file
    QQueue<int> m_missing;
    QHash<int, qint64> m_sending; //!< bytes on their way, by number of the part; 0 for a PutObject

    QList<QPointer<CosCall>> m_calls;
    QPointer<CosCall> m_initiating; //!< its answer is needed even to cancel
    int m_pending = 0;              //!< answers of COS and of the background that are to come
    QTimer m_retry;
    int m_retriesLeft;
    int m_restartsLeft;

    std::optional<Error> m_failure; //!< the first one since all was well
    std::optional<Ending> m_ending; //!< what `finished` tells once everything is cleaned up
    std::optional<Error> m_leftBehind;
    std::optional<Stage> m_stage;
    QTimer m_reporting;
    QElapsedTimer m_clock;
    QQueue<std::pair<qint64, qint64>> m_history; //!< of the last seconds: when, and sentHere()
    qint64 m_arrivedHere = 0;                    //!< bytes of the parts that this job sent
    bool m_isStarted = false;
    bool m_isPaused = false;
    bool m_isCleaning = false;
    bool m_isFinished = false;
    bool m_isResumable = false;
    bool m_mayBeStored = false; //!< what makes the object may have arrived
};

} // namespace Scf
