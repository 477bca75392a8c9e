// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/updaterecord.h"
#include "app/explain/explanation.h"
#include "ui/common/icons.h"

namespace Scf {

//! How the end of an update is told: sentence first, then what it means, then what is live now.
struct OutcomeText
{
    IconName icon = IconName::DashCircle;
    ColourRole role = ColourRole::Muted;
    //! "hello-world is live"
    QString title{};
    //! What happened, in plain words; may be empty.
    QString meaning{};
    //! What runs now; may be empty.
    QString live{};
    //! What the person can do, in the order of likelihood of the cause.
    QStringList causes{};
    //! What the window can do about it, the most helpful first. Copying the report is not among
    //! them: that can always be done.
    QList<Remedy> remedies{};
};

//! How an outcome looks, never by colour alone.
struct OutcomeMark
{
    IconName icon = IconName::DashCircle;
    ColourRole role = ColourRole::Muted;

    bool operator==(const OutcomeMark &) const = default;
};

OutcomeMark outcomeMark(UpdateOutcome outcome, bool isCancelled);

OutcomeText outcomeText(const UpdateRecord &record);

//! The code that explains how \a record ended; empty where there is none.
QString codeOf(const UpdateRecord &record);
//! True where the same update may be sent again: it has ended without a change, and the answer
//! proves that nothing of it is still to come.
bool mayBeRetried(const UpdateRecord &record);

//! Everything about \a record for a colleague or the support, secrets removed.
QString outcomeReport(const UpdateRecord &record);

//! Code, message, RequestId, Action, Region and time of what failed, a line each.
QString errorDetails(const UpdateRecord &record);

} // namespace Scf
