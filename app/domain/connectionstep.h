// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace Scf {

//! One thing that the connection check looks at, and what came of it.
struct ConnectionStep
{
    enum class Kind { Proxy, Dns, Connect, Tls, Endpoint, Clock, SignedRequest, Cos };
    enum class State { Waiting, Running, Ok, Warning, Error, Skipped };

    Kind kind = Kind::Proxy;
    State state = State::Waiting;
    //! One translated sentence: what was found, or why it was skipped.
    QString result{};
    //! What Error and Warning are explained by, where a call failed.
    std::optional<Scf::Error> error{};
    qint64 milliseconds = 0;

    bool isEnded() const { return state != State::Waiting && state != State::Running; }
    bool operator==(const ConnectionStep &) const = default;
};

//! In the order in which they are looked at.
inline constexpr auto allConnectionSteps = std::to_array<ConnectionStep::Kind>({
    ConnectionStep::Kind::Proxy,
    ConnectionStep::Kind::Dns,
    ConnectionStep::Kind::Connect,
    ConnectionStep::Kind::Tls,
    ConnectionStep::Kind::Endpoint,
    ConnectionStep::Kind::Clock,
    ConnectionStep::Kind::SignedRequest,
    ConnectionStep::Kind::Cos,
});

} // namespace Scf

Q_DECLARE_METATYPE(Scf::ConnectionStep)
