// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/networkaccess.h"

#include <QAuthenticator>
#include <QHostAddress>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkRequest>

#include <memory>
#include <optional>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! What useProxy() was last told.
class ProxyInUse
{
public:
    static ProxyInUse &instance()
    {
        static ProxyInUse inUse;
        return inUse;
    }
    ProxySettings settings() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_settings;
    }
    void set(const ProxySettings &settings)
    {
        const QMutexLocker lock(&m_mutex);
        m_settings = settings;
    }

private:
    mutable QMutex m_mutex;
    ProxySettings m_settings;
};

QNetworkProxy manualProxy(const ProxySettings &settings)
{
    const auto type = settings.kind == ProxySettings::Kind::Socks5 ? QNetworkProxy::Socks5Proxy
                                                                   : QNetworkProxy::HttpProxy;
    return {type, settings.host, settings.port, settings.user, settings.password};
}

QList<QNetworkProxy> proxiesFor(const QNetworkProxyQuery &query)
{
    const QList<QNetworkProxy> none{QNetworkProxy(QNetworkProxy::NoProxy)};
    const QString host = query.peerHostName();
    if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
        return none;
    const ProxySettings settings = ProxyInUse::instance().settings();
    switch (settings.mode) {
    case ProxySettings::Mode::None:
        return none;
    case ProxySettings::Mode::Manual:
        return {manualProxy(settings)};
    case ProxySettings::Mode::System:
        break;
    }
    return QNetworkProxyFactory::systemProxyForQuery(query);
}

class ProxyButForLoopback : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return proxiesFor(query);
    }
};

//! A connection that was kept knows the password of the settings before; the proxy that refuses it
//! gets the one of now, once: what it refuses again it would refuse for ever.
class ProxyLogin
{
public:
    void operator()(const QNetworkProxy &proxy, QAuthenticator *authenticator)
    {
        const ProxySettings settings = ProxyInUse::instance().settings();
        const bool isOurs = settings.mode == ProxySettings::Mode::Manual
                            && proxy.hostName() == settings.host && proxy.port() == settings.port;
        if (!isOurs || settings.user.isEmpty() || *m_offered == settings)
            return;
        *m_offered = settings;
        authenticator->setUser(settings.user);
        authenticator->setPassword(settings.password);
    }

private:
    std::shared_ptr<std::optional<ProxySettings>> m_offered =
        std::make_shared<std::optional<ProxySettings>>();
};

class NoCookies : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;

    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

} // namespace

void NetworkDeleter::operator()(QNetworkAccessManager *network) const
{
    delete network;
}

NetworkAccess makeNetwork()
{
    NetworkAccess network(new QNetworkAccessManager);
    network->setProxyFactory(new ProxyButForLoopback);
    QObject::connect(network.get(), &QNetworkAccessManager::proxyAuthenticationRequired,
                     ProxyLogin());
    network->setCookieJar(new NoCookies(network.get()));
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return network;
}

void useProxy(const ProxySettings &settings)
{
    ProxyInUse::instance().set(settings);
}

QNetworkProxy proxyFor(const QUrl &url)
{
    return proxiesFor(QNetworkProxyQuery(url)).value(0, QNetworkProxy(QNetworkProxy::NoProxy));
}

} // namespace Scf
