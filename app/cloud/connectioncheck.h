// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/clockcorrection.h"
#include "app/cloud/steppedcheck.h"

#include <QNetworkProxy>
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
//! is verified as always. Its steps are those of ConnectionStep.
class ConnectionCheck : public SteppedCheck
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

    QUrl url() const { return m_url; }

protected:
    void runStep(int index) override;

private:
    void checkProxy();
    void checkDns();
    void checkConnection();
    void checkTls();
    void checkEndpoint();
    void judgeEndpoint(QNetworkReply &reply, const ClockCorrection::Moment &asked);
    void checkClock();
    void checkSignedRequest();
    void checkCos();

    //! The step has failed; on the way to the service that ends the check. The first is for what is
    //! no call.
    void fail(QLatin1StringView code, const QString &message);
    void failBy(const Error &error, const QString &result);
    bool isProxied() const;
    static QString describe(const QSslCertificate &certificate);

    const Target m_target;
    const QUrl m_url;
    QNetworkProxy m_proxy;
    QSslSocket *m_socket = nullptr;
    QStringList m_tlsProblems;
    std::optional<qint64> m_skew;
};

} // namespace Scf
