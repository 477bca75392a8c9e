// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! The way that requests take to the Internet. Loopback is always reached directly.
struct ProxySettings
{
    enum class Mode { System, None, Manual };
    enum class Kind { Http, Socks5 };

    Mode mode = Mode::System;
    //! What follows counts in Manual only.
    Kind kind = Kind::Http;
    QString host{};
    quint16 port = 0;
    QString user{};
    //! For this run only; never written anywhere.
    QString password{};

    bool operator==(const ProxySettings &) const = default;
};

} // namespace Scf
