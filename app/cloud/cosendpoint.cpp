// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosendpoint.h"

#include "app/domain/coslocation.h"

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

Error inputError(const QString &code, const QString &text)
{
    return Error{
        .kind = Error::Kind::Input, .code = code, .message = text, .sent = Error::Sent::Nothing};
}

//! scheme://host, the path and the query together, encoded by us and kept so by QUrl, or an error:
//! what is signed and what is sent must never differ.
Result<CosEndpoint::Target> target(const QByteArray &origin, const QByteArray &host,
                                   const QByteArray &path, const QList<Cos::Pair> &params)
{
    const QByteArray encodedPath = Cos::encoded(path, true);
    QByteArray query;
    for (const Cos::Pair &param : params) {
        if (!query.isEmpty())
            query += '&';
        query += Cos::encoded(param.first);
        if (!param.second.isEmpty())
            query += '=' + Cos::encoded(param.second);
    }
    QByteArray address = origin + encodedPath;
    if (!query.isEmpty())
        address += '?' + query;
    const QUrl url = QUrl::fromEncoded(address, QUrl::StrictMode);
    if (!url.isValid() || url.path(QUrl::FullyEncoded).toLatin1() != encodedPath
        || url.query(QUrl::FullyEncoded).toLatin1() != query)
        return inputError(u"InvalidURI"_s, QString::fromUtf8(path));
    return CosEndpoint::Target{.url = url, .host = host, .path = path};
}

QByteArray originOf(const Endpoint &server)
{
    return server.url().toEncoded(QUrl::RemovePath);
}

} // namespace

Result<CosEndpoint> CosEndpoint::loopback(const Endpoint &server,
                                          const std::optional<Endpoint> &backUp)
{
    if (!server.isLoopback() || (backUp && !backUp->isLoopback()))
        return inputError(LocalCode::endpointInsecure, server.url().toString());
    CosEndpoint endpoint;
    endpoint.m_server = server;
    endpoint.m_backUp = backUp;
    return endpoint;
}

CosEndpoint CosEndpoint::beside(const Endpoint &api)
{
    CosEndpoint endpoint;
    if (api.isLoopback())
        endpoint.m_server = api;
    return endpoint;
}

Result<CosEndpoint::Target> CosEndpoint::service(const QString &region,
                                                 const QList<Cos::Pair> &params) const
{
    if (!region.isEmpty() && !isCosRegion(region))
        return inputError(u"InvalidRegionName"_s, region);
    if (m_server)
        return target(originOf(*m_server), m_server->hostHeader(), "/", params);
    const QByteArray host = region.isEmpty() ? QByteArray("service.cos.myqcloud.com")
                                             : "cos." + region.toLatin1() + ".myqcloud.com";
    return target("https://" + host, host, "/", params);
}

Result<CosEndpoint::Target> CosEndpoint::bucket(const CosBucketId &bucket, const QString &key,
                                                const QList<Cos::Pair> &params, Domain domain) const
{
    if (!isCosBucketName(bucket.name))
        return inputError(u"InvalidBucketName"_s, bucket.name);
    if (!isCosRegion(bucket.region))
        return inputError(u"InvalidRegionName"_s, bucket.region);
    if (!key.isNull()) {
        if (const std::optional<Error> problem = cosKeyProblem(key))
            return *problem;
    }
    const QByteArray path = '/' + key.toUtf8();
    if (m_server) {
        const Endpoint &server = domain == Domain::BackUp && m_backUp ? *m_backUp : *m_server;
        return target(originOf(server), server.hostHeader(), '/' + bucket.name.toLatin1() + path,
                      params);
    }
    const QByteArray host = bucket.name.toLatin1() + ".cos." + bucket.region.toLatin1()
                            + (domain == Domain::Main ? ".myqcloud.com" : ".tencentcos.cn");
    return target("https://" + host, host, path, params);
}

std::optional<Error> cosKeyProblem(const QString &key)
{
    // QUrl resolves dot segments, even encoded ones, and COS takes a leading slash away.
    bool isReachable = !key.isEmpty() && !key.startsWith(u'/') && key.isValidUtf16();
    for (const QStringView segment : QStringView(key).split(u'/'))
        isReachable = isReachable && segment != "."_L1 && segment != ".."_L1;
    if (isReachable)
        return std::nullopt;
    return inputError(u"InvalidObjectName"_s, key);
}

} // namespace Scf
