// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/apirequests.h"
#include "app/cloud/callrecord.h"
#include "app/cloud/clockcorrection.h"
#include "app/cloud/networkaccess.h"
#include "app/cloud/uploadbody.h"
#include "app/core/result.h"
#include "app/domain/account.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace Scf {

class ApiClient;

//! One call that is under way: made by ApiClient, answers once, frees itself. Main thread.
class Call : public QObject
{
    Q_OBJECT

public:
    ~Call() override;

    //! The answer is Kind::Cancelled, soon and once; `Error::sent` says what had left by then. Does
    //! nothing when the answer was given.
    void cancel();

signals:
    //! Bytes of the body that were handed to the network, and all of them.
    void uploadProgress(qint64 sent, qint64 total);

private:
    friend class ApiClient;

    struct Plan
    {
        ApiProduct product = scfProduct;
        QString action{};
        QString region{};
        bool repeatable = false;
        std::function<QByteArray()> makeBody{}; //!< runs in the background
        QPointer<QObject> receiver{};
        std::function<void(const Result<QJsonObject> &)> answer{};
    };
    struct Body
    {
        QByteArray bytes{};
        QByteArray hash{};
        QString shown{};
    };

    Call(ApiClient *client, Plan plan);

    void prepare();
    void takePlace();
    void send();
    void readSome();
    void replyFinished();
    void attemptEnded(const Result<QJsonObject> &result);
    void finish(const Result<QJsonObject> &result);
    void record(const Result<QJsonObject> &result);
    bool worthRepeating(const Error &error) const;
    Result<QJsonObject> judge() const;
    Error failure(Error::Kind kind, QLatin1StringView code, const QString &message) const;
    Error networkFailure() const;
    Error::Sent sent() const;
    void wait(qint64 milliseconds, std::function<void()> next);

    ApiClient *m_client;
    const Account m_account; //!< whom it was sent for, whoever signs in meanwhile
    const QStringList m_secrets;
    Plan m_plan;
    Body m_body;
    NetworkAccess m_ownNetwork;
    QPointer<QNetworkReply> m_reply;
    QPointer<UploadBody> m_upload;
    QByteArray m_received;
    QTimer m_idle;
    QTimer m_wait;
    std::function<void()> m_afterWait;
    QDateTime m_startedAt;
    QElapsedTimer m_elapsed;
    ClockCorrection::Moment m_asked;
    qint64 m_signedOffset = 0; //!< of the clock, when the attempt was signed
    int m_attempt = 0;
    int m_timeouts = 0;
    bool m_answered = false;
    bool m_cancelled = false;
    bool m_timedOut = false;
    bool m_tooLarge = false;
};

} // namespace Scf
