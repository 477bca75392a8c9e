// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/proxysettings.h"

#include <memory>

class QNetworkAccessManager;
class QNetworkProxy;
class QUrl;

namespace Scf {

//! Lets the rooms above own a network access without knowing Qt's network classes.
struct NetworkDeleter
{
    void operator()(QNetworkAccessManager *network) const;
};
using NetworkAccess = std::unique_ptr<QNetworkAccessManager, NetworkDeleter>;

//! A network access as every request of ours needs it: the proxy of useProxy() but none for
//! loopback, no cookies, no redirects (a signed request has one host).
NetworkAccess makeNetwork();

//! The proxy of the process, as Qt has one: every network access of makeNetwork() takes it from its
//! next request on, also those that were made before. The system's where this was never called.
//! Any thread.
void useProxy(const ProxySettings &settings);

//! The proxy through which a request to \a url goes. May ask the system, which may take its time:
//! not for the main thread.
QNetworkProxy proxyFor(const QUrl &url);

} // namespace Scf
