// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/connectioncheck.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/cosrequests.h"
#include "app/cloud/httpreply.h"
#include "app/cloud/networkaccess.h"
#include "app/core/background.h"
#include "app/domain/region.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int httpsPort = 443;
constexpr int httpPort = 80;
constexpr int expirySoonDays = 14;
constexpr qsizetype mostNames = 4;
constexpr qint64 largestAnswer = 64 * 1024;

QLatin1StringView codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return LocalCode::hostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return LocalCode::connectionRefused;
    case QAbstractSocket::RemoteHostClosedError:
        return LocalCode::connectionClosed;
    case QAbstractSocket::SocketTimeoutError:
        return LocalCode::timedOut;
    case QAbstractSocket::SslHandshakeFailedError:
        return LocalCode::tlsFailed;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return LocalCode::proxyFailed;
    default:
        return LocalCode::networkFailed;
    }
}

QString place(const QString &host, int port)
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(port);
}

QString kindOf(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::Socks5Proxy ? u"SOCKS5"_s : u"HTTP"_s;
}

} // namespace

ConnectionCheck::ConnectionCheck(const Target &target, QObject *parent)
    : SteppedCheck(connectionStepCount, parent)
    , m_target(target)
    , m_url((target.api ? target.api->account().endpoint : Endpoint::international())
                .forRegion(defaultRegion)
                .url())
    , m_proxy(QNetworkProxy::NoProxy)
{ }

// The way to the service, in the order in which a request goes it.
void ConnectionCheck::runStep(int index)
{
    static constexpr std::array actions{
        &ConnectionCheck::checkProxy,         &ConnectionCheck::checkDns,
        &ConnectionCheck::checkConnection,    &ConnectionCheck::checkTls,
        &ConnectionCheck::checkEndpoint,      &ConnectionCheck::checkClock,
        &ConnectionCheck::checkSignedRequest, &ConnectionCheck::checkCos,
    };
    static_assert(actions.size() == connectionStepCount);
    QTimer::singleShot(m_target.stepTimeoutMs, scope(), [this] { fail(LocalCode::timedOut, {}); });
    (this->*actions.at(std::size_t(index)))();
}

void ConnectionCheck::fail(QLatin1StringView code, const QString &message)
{
    QString result;
    if (code == LocalCode::timedOut)
        result = tr("No answer within %n second(s).", nullptr, m_target.stepTimeoutMs / 1'000);
    else
        result = message;
    // Sockets have no word for a proxy that forbids, or that speaks another protocol.
    static constexpr auto vague = std::to_array<QLatin1StringView>(
        {LocalCode::timedOut, LocalCode::networkFailed, LocalCode::connectionClosed});
    const bool isProxys = ConnectionStep(currentStep()) <= ConnectionStep::Connect && isProxied()
                          && std::ranges::find(vague, code) != vague.end();
    const auto kind =
        code == LocalCode::timedOut && !isProxys ? Error::Kind::Timeout : Error::Kind::Network;
    failBy({.kind = kind,
            .code = isProxys ? LocalCode::proxyFailed : code,
            .message = message,
            .sent = Error::Sent::Nothing},
           result);
}

void ConnectionCheck::failBy(const Error &error, const QString &result)
{
    if (ConnectionStep(currentStep()) < ConnectionStep::Clock)
        endCheck(State::Failed, result, error, tr("An earlier step failed."));
    else
        end(State::Failed, result, error);
}

bool ConnectionCheck::isProxied() const
{
    return m_proxy.type() != QNetworkProxy::NoProxy
           && m_proxy.type() != QNetworkProxy::DefaultProxy;
}

void ConnectionCheck::checkProxy()
{
    const auto found = [this](const QNetworkProxy &proxy) {
        m_proxy = proxy;
        if (!isProxied())
            return end(State::Passed, tr("%1 is reached directly.").arg(m_url.host()));
        auto *socket = new QTcpSocket(scope());
        socket->setProxy(QNetworkProxy::NoProxy);
        const QString name = place(proxy.hostName(), proxy.port());
        connect(socket, &QTcpSocket::connected, scope(), [this, name, proxy] {
            //: %1 is HTTP or SOCKS5, %2 is host:port
            end(State::Passed, tr("The %1 proxy %2 takes connections.").arg(kindOf(proxy), name));
        });
        connect(socket, &QTcpSocket::errorOccurred, scope(), [this, name, socket, proxy] {
            fail(LocalCode::proxyFailed, tr("The %1 proxy %2 is not reached: %3")
                                             .arg(kindOf(proxy), name, socket->errorString()));
        });
        socket->connectToHost(proxy.hostName(), proxy.port());
    };
    runInBackground(
        scope(), [url = m_url] { return proxyFor(url); }, found);
}

void ConnectionCheck::checkDns()
{
    const QString host = m_url.host();
    if (isProxied())
        return end(State::Unknown, tr("The proxy looks up %1.").arg(host));
    if (!QHostAddress(host).isNull())
        return end(State::Passed, tr("%1 is an address.").arg(host));
    QHostInfo::lookupHost(host, scope(), [this, host](const QHostInfo &info) {
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
            return fail(LocalCode::hostNotFound,
                        tr("%1 has no address: %2").arg(host, info.errorString()));
        }
        QStringList addresses;
        for (const QHostAddress &address :
             info.addresses().first(qMin(info.addresses().size(), mostNames)))
            addresses += address.toString();
        //: %1 is a host name, %2 a list of IP addresses
        end(State::Passed, tr("%1 is %2.").arg(host, addresses.join(u", "_s)));
    });
}

void ConnectionCheck::checkConnection()
{
    const int port = m_url.port(m_url.scheme() == "https"_L1 ? httpsPort : httpPort);
    const QString name = place(m_url.host(), port);
    m_socket = new QSslSocket(this); // for the next step too
    m_socket->setProxy(m_proxy);
    connect(this, &ConnectionCheck::finished, m_socket, &QObject::deleteLater);
    connect(m_socket, &QSslSocket::connected, scope(), [this, name] {
        end(State::Passed, isProxied() ? tr("The proxy has connected to %1.").arg(name)
                                       : tr("%1 takes connections.").arg(name));
    });
    connect(m_socket, &QSslSocket::errorOccurred, scope(),
            [this, name](QAbstractSocket::SocketError error) {
                //: %1 is host:port, %2 what the system says
                fail(codeOf(error), tr("%1 is not reached: %2").arg(name, m_socket->errorString()));
            });
    m_socket->connectToHost(m_url.host(), quint16(port));
}

QString ConnectionCheck::describe(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    if (names.size() > mostNames)
        names = names.first(mostNames) << u"…"_s;
    QStringList issuer = certificate.issuerInfo(QSslCertificate::Organization);
    issuer += certificate.issuerInfo(QSslCertificate::CommonName);
    const QLocale locale;
    //: %1 host names, %2 who issued the certificate, %3 and %4 dates
    return tr("Certificate for %1, issued by %2, valid from %3 to %4.")
        .arg(names.join(u", "_s), issuer.join(u", "_s),
             locale.toString(certificate.effectiveDate().date(), QLocale::ShortFormat),
             locale.toString(certificate.expiryDate().date(), QLocale::ShortFormat));
}

void ConnectionCheck::checkTls()
{
    if (m_url.scheme() != "https"_L1)
        return end(State::Unknown, tr("This computer is reached without TLS."));
    if (!QSslSocket::supportsSsl())
        return fail(LocalCode::tlsFailed, tr("This program finds no TLS library."));
    const auto failTls = [this](QLatin1StringView code) {
        const QSslCertificate certificate = m_socket->peerCertificate();
        const QString why =
            m_tlsProblems.isEmpty() ? m_socket->errorString() : m_tlsProblems.join(u' ');
        fail(code, certificate.isNull() ? why : why + u' ' + describe(certificate));
    };
    connect(m_socket, &QSslSocket::sslErrors, scope(), [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsProblems += error.errorString() + u'.';
    });
    connect(m_socket, &QSslSocket::encrypted, scope(), [this] {
        const QSslCertificate certificate = m_socket->peerCertificate();
        const bool expiresSoon =
            certificate.expiryDate() < QDateTime::currentDateTimeUtc().addDays(expirySoonDays);
        end(expiresSoon ? State::Warning : State::Passed, describe(certificate));
    });
    connect(m_socket, &QSslSocket::errorOccurred, scope(),
            [failTls](QAbstractSocket::SocketError error) { failTls(codeOf(error)); });
    // What happened to the connection between the two steps.
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return failTls(LocalCode::connectionClosed);
    m_socket->startClientEncryption();
}

void ConnectionCheck::checkEndpoint()
{
    m_socket->disconnect();
    m_socket->deleteLater();
    QUrl url = m_url;
    url.setPath(u"/"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("User-Agent", "SCF-Desktop/" SCF_VERSION);
    request.setRawHeader("X-TC-Action", "ListFunctions");
    request.setRawHeader("X-TC-Version", apiVersion.latin1());
    // Without a signature: that the service refuses it shows that it is the service.
    const ClockCorrection::Moment asked = m_target.correction->begin();
    QNetworkReply *reply = m_target.network->post(request, QByteArrayLiteral("{}"));
    reply->setParent(scope());
    connect(reply, &QNetworkReply::finished, scope(),
            [this, reply, asked] { judgeEndpoint(*reply, asked); });
}

void ConnectionCheck::judgeEndpoint(QNetworkReply &reply, const ClockCorrection::Moment &asked)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return fail(networkCode(reply), reply.errorString());
    const QJsonDocument answer = QJsonDocument::fromJson(reply.read(largestAnswer));
    const QJsonValue response = answer.object().value("Response"_L1);
    if (!response.isObject()) {
        const QString what = tr("%1 answered with HTTP status %2, and not as SCF does.")
                                 .arg(m_url.host(), QString::number(status));
        return failBy({.kind = Error::Kind::Protocol,
                       .code = LocalCode::answerNotJson,
                       .message = what,
                       .httpStatus = status,
                       .sent = Error::Sent::Nothing},
                      what);
    }
    if (const std::optional<qint64> serverTime = serverSeconds(reply)) {
        m_target.correction->learn(*serverTime, asked);
        m_skew = m_target.correction->measuredSkew();
    }
    end(State::Passed, tr("%1 answers as SCF does.").arg(m_url.host()));
}

void ConnectionCheck::checkClock()
{
    if (!m_skew)
        return end(State::Warning, tr("The answer does not say what time it is there."));
    if (qAbs(*m_skew) <= ClockCorrection::tolerance)
        return end(State::Passed, tr("This computer's clock is right to a few seconds."));
    //: %1 is "This computer's clock is 15 minutes behind that of Tencent Cloud"
    end(State::Warning, tr("%1. Requests are signed with the corrected time; set the clock all the "
                           "same.")
                            .arg(ClockCorrection::inWords(*m_skew)));
}

void ConnectionCheck::checkSignedRequest()
{
    if (!m_target.api)
        return end(State::Unknown, tr("No account is open."));
    const ListFunctionsRequest request{
        .region = defaultRegion, .limit = 1, .space = defaultNamespace};
    m_target.api->send(request, scope(), [this](const Result<ListFunctionsResponse> &response) {
        if (!response)
            return failBy(response.error(), resultOf(response.error()));
        end(State::Passed, tr("The key works: ListFunctions was answered."));
    });
}

void ConnectionCheck::checkCos()
{
    if (!m_target.cos)
        return end(State::Unknown, tr("No account is open."));
    m_target.cos->send(Cos::GetService{}, scope(), [this](const Result<CosBucketPage> &page) {
        if (page)
            return end(State::Passed,
                       tr("COS lists %n bucket(s).", nullptr, int(page->buckets.size())));
        const Error &error = page.error();
        // Only code that lies in a bucket or goes through one needs it.
        if (error.isIn(u"AccessDenied"))
            return end(State::Warning, resultOf(error), error);
        failBy(error, resultOf(error));
    });
}

} // namespace Scf
