// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/clockcorrection.h"
#include "app/cloud/coscrc64.h"
#include "app/cloud/cosendpoint.h"
#include "app/cloud/cosfilebody.h"
#include "app/cloud/cossignature.h"
#include "app/cloud/networkaccess.h"
#include "app/cloud/uploadbody.h"
#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/credential.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSaveFile>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

class QNetworkReply;
class QNetworkRequest;

namespace Scf {

class CosClient;

namespace Cos {

struct Fault;

//! One request of a call: what goes out, where the answer goes, and how often it may be tried.
struct Exchange
{
    enum class Repeat {
        IfNothingRan, //!< only after what proves that the server did nothing
        Freely,       //!< doing it twice is doing it once
    };

    QString action{};
    QByteArray method = "GET";
    bool isForService = false; //!< GET Service; all others are for the bucket
    CosBucketId bucket{};
    QString key{}; //!< null for the bucket itself
    QList<Pair> params{};
    QList<Pair> headers{}; //!< signed, as all of them

    QByteArray bytes{};              //!< the body, for PUT and POST
    std::optional<FilePiece> file{}; //!< in its place
    //! Of the body, where it is known before; a file that does not fit has changed.
    std::optional<quint64> expectedCrc64{};

    QString savePath{}; //!< where the body of the answer goes instead of into memory
    bool isForDevice = false;
    QPointer<QIODevice> device{};
    //! True when the answer's body is the whole object, which its checksum proves.
    bool provesAnswer = false;
    qint64 largestAnswer = 16LL * 1024 * 1024;

    Repeat repeat = Repeat::Freely;
    int backOff = 0; //!< so many waits, each twice as long as the one before, are behind it
};

//! The answer to an exchange, of HTTP 2xx.
struct Answer
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers{}; //!< names in lower case
    QByteArray body{};
    QString requestId{};
    quint64 sentCrc64 = 0; //!< of the body that was sent
    //! True when an earlier attempt was lost: it may have done what this one was sent for.
    bool mayHaveRunBefore = false;
};

//! What a failed exchange leaves to judge.
struct Failure
{
    Error error{};
    bool mayHaveRunBefore = false;
};

using Outcome = std::variant<Answer, Failure>;
//! An answer of HTTP 2xx that does not say what it should; the same exchange may be tried again.
struct Unreadable
{
    Error error{};
};
//! Another exchange, or the end: the Result that the call was made for.
using Next = std::variant<Exchange, Unreadable, std::shared_ptr<const void>>;

} // namespace Cos

//! One call of COS that is under way: made by CosClient, answers once, frees itself. It may take
//! several requests. Main thread.
class CosCall : public QObject
{
    Q_OBJECT

public:
    ~CosCall() override;

    //! The answer is Kind::Cancelled, soon and once; `Error::sent` says what of the current request
    //! had left by then. Does nothing when the answer was given.
    void cancel();

signals:
    //! Bytes of the body that were handed to the network, and all of them. Begins anew with an
    //! attempt that repeats another.
    void uploadProgress(qint64 sent, qint64 total);
    //! Bytes of the object that arrived, and all of them; likewise.
    void downloadProgress(qint64 received, qint64 total);

private:
    friend class CosClient;

    struct Plan
    {
        Cos::Exchange first{};
        //! Finishes the first exchange in the background, where that costs time.
        std::function<std::optional<Error>(Cos::Exchange &, const CancelToken &)> prepare{};
        //! Judges each answer; in the background where it is a long one.
        std::function<Cos::Next(const Cos::Outcome &)> follow{};
        std::function<void(const void *)> answer{};
        std::function<void(const Error &)> fail{};
        QPointer<QObject> receiver{};
    };

    CosCall(CosClient *client, Plan plan);

    void prepare();
    void begin(const Cos::Exchange &exchange);
    void send();
    QNetworkRequest signedRequest(const CosEndpoint::Target &target);
    QNetworkReply *dispatch(const QNetworkRequest &request);
    void watch();
    void readSome();
    void keep(const QByteArray &bytes);
    void stop(Error::Kind kind, const QString &code, const QString &message = {});
    void replyFinished();
    std::optional<Error> judge();
    std::optional<Error> refusal(int status) const;
    std::optional<Error> faultError(const std::optional<Cos::Fault> &fault) const;
    std::optional<Error> damage();
    void attemptEnded(const std::optional<Error> &error);
    bool correctsClock(const Error &error);
    bool turnsToBackUp(const Error &error) const;
    bool worthRepeating(const Error &error) const;
    void proceed(const Cos::Outcome &outcome);
    void take(const Cos::Next &next);
    void finish(const std::function<void()> &answer);
    void finishWith(const Error &error);
    void record(const std::optional<Error> &error);
    Error failure(Error::Kind kind, const QString &code, const QString &message = {}) const;
    Error::Sent sent() const;
    int status() const;
    bool hasBody() const;
    //! Goes on later, after \a step waits of the policy (0: at once, but not from in here).
    void wait(int step, std::function<void()> next);

    CosClient *m_client;
    const CosEndpoint m_endpoint; //!< whom it was sent for, whoever signs in meanwhile
    const Credential m_credential;
    Plan m_plan;
    CancelToken m_cancelToken;
    Cos::Exchange m_exchange;
    CosEndpoint::Domain m_domain = CosEndpoint::Domain::Main;
    NetworkAccess m_ownNetwork;
    QPointer<QNetworkReply> m_reply;
    QPointer<UploadBody> m_bytesBody;
    QPointer<Cos::FileBody> m_fileBody;
    std::unique_ptr<QSaveFile> m_file;
    Cos::Answer m_answer;
    Cos::Crc64 m_receivedCrc64;
    qint64 m_received = 0;
    std::optional<Error> m_stopped; //!< why we ended the attempt ourselves
    QTimer m_idle;
    QTimer m_wait;
    std::function<void()> m_afterWait;
    QDateTime m_startedAt;
    QElapsedTimer m_elapsed;
    ClockCorrection::Moment m_asked;
    QString m_address;         //!< for the log
    qint64 m_signedOffset = 0; //!< of the clock, when the attempt was signed
    int m_attempt = 0;
    int m_timeouts = 0;
    bool m_mayHaveRun = false;
    bool m_deviceTouched = false;
    bool m_clockCorrected = false;
    bool m_answered = false;
    bool m_cancelled = false;
};

} // namespace Scf
