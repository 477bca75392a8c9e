// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/clockcorrection.h"
#include "app/domain/connectionstep.h"

#include <QElapsedTimer>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QSslCertificate;
class QSslSocket;

namespace Scf {

class ApiClient;
class CosClient;

//! Goes the way to the service step by step and tells where it ends. Changes nothing anywhere; TLS
//! is verified as always. Main thread; ends with `finished` exactly once, never from inside
//! `start()` or `cancel()`.
class ConnectionCheck : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        QNetworkAccessManager *network = nullptr; //!< lives longer, as do the clients
        //! Of the account whose way and key are looked at; without them it is the way to the public
        //! endpoint.
        ApiClient *api = nullptr;
        CosClient *cos = nullptr;
        //! The one of the clients.
        std::shared_ptr<ClockCorrection> correction = std::make_shared<ClockCorrection>();
        //! A step that takes longer has failed.
        int stepTimeoutMs = 15'000;
    };

    explicit ConnectionCheck(const Target &target, QObject *parent = nullptr);
    ~ConnectionCheck() override;

    //! All of them from the beginning, as allConnectionSteps has them.
    const QList<ConnectionStep> &steps() const { return m_steps; }
    bool isFinished() const { return m_isFinished; }
    QUrl url() const { return m_url; }

    void start();
    //! What has not ended is skipped.
    void cancel();

signals:
    void stepChanged(int index);
    void finished();

private:
    using State = ConnectionStep::State;

    void advance();
    void checkProxy();
    void checkDns();
    void checkConnection();
    void checkTls();
    void checkEndpoint();
    void judgeEndpoint(QNetworkReply &reply, const ClockCorrection::Moment &asked);
    void checkClock();
    void checkSignedRequest();
    void checkCos();

    //! Ends the step that runs, and goes on unless it failed on the way to the service.
    void end(State state, const QString &result, const std::optional<Error> &error = {});
    void fail(QLatin1StringView code, const QString &message);
    void failByCall(State state, const Error &error);
    void skipRest(const QString &why);
    void finishLater();
    //! An object for what the step that runs waits for; it goes with the step.
    QObject *scope();
    bool isProxied() const;
    static QString describe(const QSslCertificate &certificate);

    const Target m_target;
    const QUrl m_url;
    QList<ConnectionStep> m_steps;
    int m_current = -1;
    QNetworkProxy m_proxy;
    std::unique_ptr<QObject> m_scope;
    std::unique_ptr<QSslSocket> m_socket;
    QStringList m_tlsProblems;
    std::optional<qint64> m_skew;
    QTimer m_timeout;
    QElapsedTimer m_stepTime;
    bool m_isStarted = false;
    bool m_isFinished = false;
};

} // namespace Scf
