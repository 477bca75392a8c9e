// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/cossignature.h"
#include "app/core/result.h"
#include "app/domain/cosobject.h"
#include "app/domain/endpoint.h"

#include <QUrl>

#include <optional>

namespace Scf {

//! Where COS is reached: Tencent Cloud, by HTTPS and a host a bucket; or a server on loopback (the
//! demo cloud, tests), where the bucket stands in the path.
class CosEndpoint
{
public:
    //! Which of COS's two domains a bucket is asked at.
    enum class Domain { Main, BackUp };

    //! What a request is sent to, exactly as it goes over the wire.
    struct Target
    {
        QUrl url{};
        QByteArray host{}; //!< the Host header
        QByteArray path{}; //!< decoded, as it is signed
    };

    static CosEndpoint tencentCloud() { return {}; }
    //! A server on loopback, and where a test needs it another one in the place of the back-up
    //! domain. An endpoint of another machine is an Input error.
    static Result<CosEndpoint> loopback(const Endpoint &server,
                                        const std::optional<Endpoint> &backUp = {});
    //! The COS that belongs to \a api: the same server where that is on loopback.
    static CosEndpoint beside(const Endpoint &api);

    bool isLoopback() const { return m_server.has_value(); }
    //! True when a bucket has a second domain to turn to.
    bool hasBackUp() const { return !m_server || m_backUp; }

    //! GET Service: of one \a region, or of all where it is empty.
    Result<Target> service(const QString &region, const QList<Cos::Pair> &params) const;
    //! The bucket itself where \a key is null, else the object. Input errors, with the codes that
    //! COS has for them: a name that is no bucket's or region's, and a key that is empty, begins
    //! with '/', has a segment "." or "..", or is no Unicode.
    Result<Target> bucket(const CosBucketId &bucket, const QString &key,
                          const QList<Cos::Pair> &params, Domain domain = Domain::Main) const;

    bool operator==(const CosEndpoint &) const = default;

private:
    CosEndpoint() = default;

    std::optional<Endpoint> m_server{};
    std::optional<Endpoint> m_backUp{};
};

//! Why \a key cannot be reached, or nothing.
std::optional<Error> cosKeyProblem(const QString &key);

} // namespace Scf
