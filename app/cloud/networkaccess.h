// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QNetworkAccessManager;

namespace Scf {

//! Lets the rooms above own a network access without knowing Qt's network classes.
struct NetworkDeleter
{
    void operator()(QNetworkAccessManager *network) const;
};
using NetworkAccess = std::unique_ptr<QNetworkAccessManager, NetworkDeleter>;

//! A network access as every request of ours needs it: the system's proxy but none for loopback, no
//! cookies, no redirects (a signed request has one host).
NetworkAccess makeNetwork();

} // namespace Scf
