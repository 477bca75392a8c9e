// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace Scf {

//! One thing that a key may be allowed to do, and what came of trying it.
struct KeyCheckStep
{
    enum class Kind {
        ListFunctions,
        ListNamespaces,
        GetFunction,
        GetFunctionAddress,
        UpdateFunctionCode,
        ListBuckets,
        ReadBucket,
        PutObject,
    };
    enum class State {
        Waiting,
        Running,
        Allowed,
        Denied,
        Unknown, //!< it was not tried, or what came back does not tell
    };

    Kind kind = Kind::ListFunctions;
    State state = State::Waiting;
    //! What CAM calls it: "scf:ListFunctions", "name/cos:GetService".
    QString camAction{};
    //! What it was tried on, as far as it has these.
    QString region{};
    QString space{};
    QString bucket{};
    //! One translated sentence.
    QString result{};
    //! Where the call failed.
    std::optional<Scf::Error> error{};

    bool isEnded() const { return state != State::Waiting && state != State::Running; }
    bool operator==(const KeyCheckStep &) const = default;
};

//! In the order in which they are tried.
inline constexpr auto allKeyCheckSteps = std::to_array<KeyCheckStep::Kind>({
    KeyCheckStep::Kind::ListFunctions,
    KeyCheckStep::Kind::ListNamespaces,
    KeyCheckStep::Kind::GetFunction,
    KeyCheckStep::Kind::GetFunctionAddress,
    KeyCheckStep::Kind::UpdateFunctionCode,
    KeyCheckStep::Kind::ListBuckets,
    KeyCheckStep::Kind::ReadBucket,
    KeyCheckStep::Kind::PutObject,
});

} // namespace Scf

Q_DECLARE_METATYPE(Scf::KeyCheckStep)
