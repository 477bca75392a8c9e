// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"

#include <QString>

namespace Scf {

//! What is wrong in one source, at its place.
struct SourceProblem
{
    int line = 1; //!< from 1
    Finding::State state = Finding::State::Error;
    //! One translated sentence.
    QString text{};

    bool operator==(const SourceProblem &) const = default;
};

} // namespace Scf
