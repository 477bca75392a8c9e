// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checkstep.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "ui/common/icons.h"

namespace Scf {

//! How a state is shown: never by colour alone.
struct StatusPresentation
{
    IconName icon = IconName::DashCircle;
    ColourRole role = ColourRole::Muted;
    //! Translated; the platform's own text where the status is not known.
    QString word{};

    bool operator==(const StatusPresentation &) const = default;
};

StatusPresentation presentationOf(const FunctionStatus &status);
StatusPresentation presentationOf(Finding::State state);
//! Each check has words of its own.
StatusPresentation presentationOf(CheckStep::State state, const QString &word = {});
//! The button's text for what \a finding offers; empty where there is nothing to click.
QString fixText(const Finding &finding);

} // namespace Scf
