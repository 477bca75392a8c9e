// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/apirequests.h"
#include "app/cloud/call.h"
#include "app/cloud/callrecord.h"
#include "app/cloud/clockcorrection.h"
#include "app/cloud/ratelimiter.h"
#include "app/domain/account.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QNetworkAccessManager;

namespace Scf {

//! The waits and bounds of the client. Tests shorten them; people get the defaults.
struct ClientPolicy
{
    //! A request on which no byte moved for so long is given up.
    int idleTimeoutMs = 60'000;
    //! How often a reading Action is tried.
    int readAttempts = 4;
    //! Wait before the second attempt; doubles with each, and is spread by half either way.
    int firstBackoffMs = 500;
    //! The founding page's limit for UpdateFunctionCode; kept for every Action.
    int requestsPerSecond = 100;
    //! An answer with more bytes is given up.
    qint64 largestAnswer = 64LL * 1024 * 1024;
};

//! Signs and sends requests to SCF's API, and to STS. Main thread; what costs time (Base64,
//! SHA-256) is done in the background.
//!
//! `send` answers exactly once, later, and never into a receiver that has died (nor when the client
//! itself is destroyed first). Reading Actions are repeated after network faults, time-outs, HTTP
//! 5xx and rate limits; UpdateFunctionCode never is: it leaves this machine at most once a call.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    explicit ApiClient(QNetworkAccessManager *network, const ClientPolicy &policy = {},
                       QObject *parent = nullptr);
    ~ApiClient() override;

    //! Requests that were sent before keep the account that they were sent with.
    void setAccount(const Account &account) { m_account = account; }
    const Account &account() const { return m_account; }
    //! X-TC-Language: "en-US" or "zh-CN".
    void setLanguage(const QString &tcLanguage) { m_language = tcLanguage; }
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

    //! Sends \a request and calls \a answer with Result<Response>. The Call may be cancelled and
    //! shows the upload's progress; it frees itself.
    template <typename Request>
    Call *send(const Request &request, QObject *receiver,
               std::function<void(const Result<typename Request::Response> &)> answer)
    {
        return start({
            .product = productOf<Request>(),
            .action = QString(Request::action),
            .region = request.region,
            .repeatable = Request::repeatable,
            .makeBody = [request] { return request.body(); },
            .receiver = receiver,
            .answer =
                [answer = std::move(answer)](const Result<QJsonObject> &response) {
                    if (!response)
                        return answer(response.error());
                    Result<typename Request::Response> parsed =
                        Request::Response::fromJson(*response);
                    if (parsed)
                        return answer(parsed);
                    Error error = parsed.error();
                    error.action = QString(Request::action);
                    error.requestId = response->value(QLatin1StringView("RequestId")).toString();
                    error.httpStatus = 200;
                    answer(error);
                },
        });
    }

signals:
    //! After each attempt; a repeated call gives one for each.
    void callFinished(const Scf::CallRecord &record);

private:
    friend class Call;

    Call *start(Call::Plan plan);

    QNetworkAccessManager *m_network;
    ClientPolicy m_policy;
    Account m_account;
    QString m_language = QStringLiteral("en-US");
    std::shared_ptr<ClockCorrection> m_correction;
    RateLimiter m_limiter;
    QElapsedTimer m_clock;
    QThreadPool m_pool;
};

} // namespace Scf
