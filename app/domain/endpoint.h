// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QUrl>

namespace Scf {

//! Where the API is reached. Always HTTPS, but for the loopback interface (the demo cloud, tests).
class Endpoint
{
public:
    //! The international edition's host, the one of the founding page.
    static Endpoint international();
    static Endpoint mainland();
    //! What a person typed: "https://host", "http://127.0.0.1:8080" or a bare host name (HTTPS is
    //! meant then). Errors are Kind::Input with the code "Local.EndpointInvalid" or
    //! "Local.EndpointInsecure" (plain HTTP to another machine).
    static Result<Endpoint> fromUserInput(const QString &text);

    //! Scheme, host and port, without a path.
    QUrl url() const { return m_url; }
    //! The Host header as it is signed: the port stands in it unless it is the scheme's own.
    QByteArray hostHeader() const;
    //! The endpoint that serves \a region: the finance regions have hosts of their own, which apply
    //! to the two public editions only.
    Endpoint forRegion(const QString &region) const;
    //! The host of another \a product of the same edition ("sts"). A host that does not begin with
    //! "scf." serves them all, as the demo cloud does.
    Endpoint forProduct(const QString &product) const;
    bool isLoopback() const;
    bool isInternational() const { return *this == international(); }

    bool operator==(const Endpoint &) const = default;

private:
    explicit Endpoint(const QUrl &url)
        : m_url(url)
    { }

    QUrl m_url;
};

} // namespace Scf
