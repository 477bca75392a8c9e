// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QString>

#include <optional>

namespace Scf {

//! One thing that a check looks at, and what came of it.
struct CheckStep
{
    enum class State {
        Waiting,
        Running,
        Passed,
        Warning,
        Failed,
        Unknown, //!< it was not tried, or what came back does not tell
    };

    State state = State::Waiting;
    //! One translated sentence: what was found, or why it was not tried.
    QString result{};
    //! Where a call failed.
    std::optional<Scf::Error> error{};
    qint64 milliseconds = 0;

    bool isEnded() const { return state != State::Waiting && state != State::Running; }
    bool operator==(const CheckStep &) const = default;
};

//! The role in which a model of steps gives the State of a row, as an int.
inline constexpr int checkStateRole = Qt::UserRole;

//! The steps of a connection check, in their order.
enum class ConnectionStep { Proxy, Dns, Connect, Tls, Endpoint, Clock, SignedRequest, Cos };
inline constexpr int connectionStepCount = int(ConnectionStep::Cos) + 1;

//! The steps of a key check, in their order.
enum class KeyCheckStep {
    ListFunctions,
    ListNamespaces,
    GetFunction,
    GetFunctionAddress,
    UpdateFunctionCode,
    ListBuckets,
    ReadBucket,
    PutObject,
};
inline constexpr int keyCheckStepCount = int(KeyCheckStep::PutObject) + 1;

//! What a step of a key check is about.
struct KeyPermission
{
    //! What CAM calls it: "scf:ListFunctions", "name/cos:GetService".
    QString camAction{};
    //! What it is tried on, as far as it has these and they are known.
    QString region{};
    QString space{};
    QString bucket{};

    bool operator==(const KeyPermission &) const = default;
};

} // namespace Scf
