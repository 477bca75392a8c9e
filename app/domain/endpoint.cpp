// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/endpoint.h"

#include <QStringList>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

bool isLoopbackHost(const QString &host)
{
    if (host == "localhost"_L1 || host == "::1"_L1)
        return true;
    // QUrl has brought an IPv4 address to its four numbers; "127.example.com" is a name.
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && parts.front() == "127"_L1
           && std::ranges::all_of(parts, [](const QString &part) {
                  bool isNumber = false;
                  part.toUInt(&isNumber);
                  return isNumber;
              });
}

Error inputError(QLatin1StringView code, const QString &text)
{
    return Error{
        .kind = Error::Kind::Input, .code = code, .message = text, .sent = Error::Sent::Nothing};
}

} // namespace

Endpoint Endpoint::international()
{
    return Endpoint(QUrl(u"https://scf.intl.tencentcloudapi.com"_s));
}

Endpoint Endpoint::mainland()
{
    return Endpoint(QUrl(u"https://scf.tencentcloudapi.com"_s));
}

Result<Endpoint> Endpoint::fromUserInput(const QString &text)
{
    QString typed = text.trimmed();
    if (!typed.contains("://"_L1))
        typed.prepend("https://"_L1);
    const QUrl parsed(typed, QUrl::StrictMode);
    const QString scheme = parsed.scheme().toLower();
    const bool onlyHost = (parsed.path().isEmpty() || parsed.path() == "/"_L1) && !parsed.hasQuery()
                          && !parsed.hasFragment() && parsed.userInfo().isEmpty();
    if (!parsed.isValid() || parsed.host().isEmpty() || !onlyHost
        || (scheme != "https"_L1 && scheme != "http"_L1))
        return inputError(LocalCode::endpointInvalid, text.trimmed());
    if (scheme == "http"_L1 && !isLoopbackHost(parsed.host()))
        return inputError(LocalCode::endpointInsecure, text.trimmed());

    QUrl url;
    url.setScheme(scheme);
    url.setHost(parsed.host());
    url.setPort(parsed.port());
    return Endpoint(url);
}

QByteArray Endpoint::hostHeader() const
{
    QByteArray host = m_url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int standardPort = m_url.scheme() == "https"_L1 ? 443 : 80;
    const int port = m_url.port(standardPort);
    return port == standardPort ? host : host + ':' + QByteArray::number(port);
}

Endpoint Endpoint::forRegion(const QString &region) const
{
    const bool isPublicEdition = *this == international() || *this == mainland();
    if (isPublicEdition && region.endsWith("-fsi"_L1))
        return Endpoint(QUrl(u"https://scf.%1.tencentcloudapi.com"_s.arg(region)));
    return *this;
}

Endpoint Endpoint::forProduct(const QString &product) const
{
    constexpr auto ours = "scf."_L1;
    const QString host = m_url.host();
    if (!host.startsWith(ours))
        return *this;
    QUrl url = m_url;
    url.setHost(product + u'.' + host.sliced(ours.size()));
    return Endpoint(url);
}

bool Endpoint::isLoopback() const
{
    return isLoopbackHost(m_url.host());
}

} // namespace Scf
