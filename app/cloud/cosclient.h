// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/callrecord.h"
#include "app/cloud/clockcorrection.h"
#include "app/cloud/coscall.h"
#include "app/cloud/cosendpoint.h"
#include "app/cloud/cosscript.h"
#include "app/domain/account.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

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
    qint64 clockOffset() const { return m_correction->offset(); }
    void setClockOffset(qint64 seconds) { m_correction->setOffset(seconds); }
    //! Server's clock minus ours, in seconds, by the Date of the newest answer.
    std::optional<qint64> measuredSkew() const { return m_correction->measuredSkew(); }
    //! A client has a correction of its own until it is given one that it shares with others.
    void setClockCorrection(std::shared_ptr<ClockCorrection> correction)
    {
        m_correction = std::move(correction);
    }

    //! Sends a request of cosrequests.h and calls \a answer with the Result. The CosCall may be
    //! cancelled and shows the progress; it frees itself.
    template <typename Request>
    CosCall *send(const Request &request, QObject *receiver,
                  const Answer<typename Request::Response> &answer)
    {
        return play<typename Request::Response>(Cos::scriptOf(request), receiver, answer);
    }
    CosCall *send(const Cos::CompleteMultipartUpload &request, QObject *receiver,
                  const Answer<CosStored> &answer)
    {
        return play<CosStored>(Cos::scriptOf(request, m_policy.attempts), receiver, answer);
    }

signals:
    //! After each attempt; a repeated call gives one for each.
    void callFinished(const Scf::CallRecord &record);

private:
    friend class CosCall;

    template <typename T>
    CosCall *play(const Cos::Script<T> &script, QObject *receiver, const Answer<T> &answer);
    CosCall *begin(CosCall::Plan plan);
    //! \a error with what \a outcome tells of it.
    static Error completed(Error error, const QString &action, const Cos::Outcome &outcome);

    QNetworkAccessManager *m_network;
    CosPolicy m_policy;
    CosEndpoint m_endpoint = CosEndpoint::tencentCloud();
    Credential m_credential;
    std::shared_ptr<ClockCorrection> m_correction;
    QThreadPool m_pool;
};

// The call knows the type of its answer by these functions only.
template <typename T>
CosCall *CosClient::play(const Cos::Script<T> &script, QObject *receiver, const Answer<T> &answer)
{
    const auto judge = [follow = script.follow,
                        action = script.first.action](const Cos::Outcome &outcome) -> Cos::Next {
        Cos::NextStep<T> step = follow(outcome);
        if (auto *exchange = std::get_if<Cos::Exchange>(&step))
            return std::move(*exchange);
        if (const auto *unreadable = std::get_if<Cos::Unreadable>(&step))
            return Cos::Unreadable{completed(unreadable->error, action, outcome)};
        Result<T> result = std::move(std::get<Result<T>>(step));
        if (!result)
            result = completed(result.error(), action, outcome);
        return std::make_shared<const Result<T>>(std::move(result));
    };
    return begin(
        {.first = script.first,
         .prepare = script.prepare,
         .follow = judge,
         .answer =
             [answer](const void *result) { answer(*static_cast<const Result<T> *>(result)); },
         .fail = [answer](const Error &error) { answer(Result<T>(error)); },
         .receiver = receiver});
}

} // namespace Scf
