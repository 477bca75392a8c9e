// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/callrecord.h"
#include "app/cloud/coscall.h"
#include "app/cloud/cosendpoint.h"
#include "app/cloud/cosrequests.h"
#include "app/domain/account.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>

class QNetworkAccessManager;

namespace Scf {

//! The waits and bounds of the client. Tests shorten them; people get the defaults.
struct CosPolicy
{
    //! A request on which no byte moved for so long is given up.
    int idleTimeoutMs = 60'000;
    //! How often what may be repeated is tried.
    int attempts = 4;
    //! Wait before the second attempt; doubles with each, and is spread by half either way.
    int firstBackoffMs = 500;
};

//! Signs and sends requests to COS. Main thread; what costs time (checksums of files, reading them,
//! long lists) is done in the background.
//!
//! `send` answers exactly once, later, and never into a receiver that has died (nor when the client
//! itself is destroyed first). What doing twice is doing once is repeated after network faults,
//! time-outs, HTTP 5xx, damaged transfers and COS's requests to slow down; the last attempt turns
//! to COS's back-up domain where the main one seems not to be reached at all. All signatures are
//! valid for 15 minutes, from the first byte of a request.
class CosClient : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Answer = std::function<void(const Result<T> &)>;

    explicit CosClient(QNetworkAccessManager *network, const CosPolicy &policy = {},
                       QObject *parent = nullptr);
    ~CosClient() override;

    //! Calls that were sent before keep what they were sent with.
    void setAccess(const CosEndpoint &endpoint, const Credential &credential);
    //! The COS that belongs to the account's API.
    void setAccount(const Account &account);
    const CosEndpoint &endpoint() const { return m_endpoint; }

    //! Seconds that are added to this machine's clock when a request is signed.
    qint64 clockOffset() const { return m_clockOffset; }
    void setClockOffset(qint64 seconds) { m_clockOffset = seconds; }
    //! Server's clock minus ours, in seconds, by the Date of the newest answer.
    std::optional<qint64> measuredSkew() const { return m_measuredSkew; }

    // Each sends its request and calls \a answer with the Result. The CosCall may be cancelled and
    // shows the progress; it frees itself.
    CosCall *send(const Cos::GetService &request, QObject *receiver,
                  const Answer<CosBucketPage> &answer);
    CosCall *send(const Cos::HeadBucket &request, QObject *receiver, const Answer<Done> &answer);
    CosCall *send(const Cos::PutBucket &request, QObject *receiver, const Answer<Done> &answer);
    CosCall *send(const Cos::GetBucket &request, QObject *receiver,
                  const Answer<CosObjectPage> &answer);
    CosCall *send(const Cos::HeadObject &request, QObject *receiver,
                  const Answer<CosObjectInfo> &answer);
    CosCall *send(const Cos::GetObject &request, QObject *receiver,
                  const Answer<CosContent> &answer);
    CosCall *send(const Cos::DownloadObject &request, QObject *receiver,
                  const Answer<CosObjectInfo> &answer);
    CosCall *send(const Cos::PutObject &request, QObject *receiver,
                  const Answer<CosStored> &answer);
    CosCall *send(const Cos::DeleteObject &request, QObject *receiver, const Answer<Done> &answer);
    CosCall *send(const Cos::InitiateMultipartUpload &request, QObject *receiver,
                  const Answer<CosUpload> &answer);
    CosCall *send(const Cos::UploadPart &request, QObject *receiver, const Answer<CosPart> &answer);
    CosCall *send(const Cos::ListParts &request, QObject *receiver,
                  const Answer<QList<CosPart>> &answer);
    CosCall *send(const Cos::ListMultipartUploads &request, QObject *receiver,
                  const Answer<QList<CosUpload>> &answer);
    CosCall *send(const Cos::CompleteMultipartUpload &request, QObject *receiver,
                  const Answer<CosStored> &answer);
    CosCall *send(const Cos::AbortMultipartUpload &request, QObject *receiver,
                  const Answer<Done> &answer);

signals:
    //! After each attempt; a repeated call gives one for each.
    void callFinished(const Scf::CallRecord &record);

private:
    friend class CosCall;

    template <typename T>
    using Follow = std::function<std::variant<Cos::Exchange, Cos::Unreadable, Result<T>>(
        const Cos::Outcome &)>;
    using Prepare = std::function<std::optional<Error>(Cos::Exchange &, const CancelToken &)>;

    template <typename T>
    CosCall *start(const Cos::Exchange &first, QObject *receiver, const Answer<T> &answer,
                   const Follow<T> &follow, const Prepare &prepare = {});

    QNetworkAccessManager *m_network;
    CosPolicy m_policy;
    CosEndpoint m_endpoint = CosEndpoint::tencentCloud();
    Credential m_credential;
    qint64 m_clockOffset = 0;
    std::optional<qint64> m_measuredSkew;
    QThreadPool m_pool;
};

} // namespace Scf
