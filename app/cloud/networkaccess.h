// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QNetworkAccessManager;

namespace Scf {

//! A network access as every request of ours needs it: the system's proxy but none for loopback, no
//! cookies, no redirects (a signed request has one host).
std::unique_ptr<QNetworkAccessManager> makeNetwork();

} // namespace Scf
