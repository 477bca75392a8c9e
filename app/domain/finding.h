// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/packageplan.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace Scf {

//! One line of the Checks list: what was looked at and what came of it.
struct Finding
{
    enum class State { Ok, Warning, Error };
    //! The control it is about; readiness and remedies go by it.
    enum class Field { Function, Source, Handler, Options };
    //! What a click can do about it, in the window or in the plan of the package; never in the
    //! person's files.
    enum class Fix {
        None,
        UseHandler,          //!< fixArgument into the Handler box
        UseRoot,             //!< the folder fixArgument becomes the root
        LeaveOut,            //!< fixNames stay out of the package
        Repair,              //!< fixRepairs on each of fixNames
        InstallDependencies, //!< the platform installs them
        UseGitignore,        //!< the rules of .gitignore count
        UpdateWhenActive,    //!< waits until the function takes an update, and updates it
        ChooseBucket,        //!< the package goes through a bucket, which the person chooses
        UndoRoot,            //!< the source's own root again
        UndoLeaveOut,        //!< fixNames come in again
        UndoRepair,          //!< fixNames stay as they are
    };

    //! Stable name of the rule, such as "handler-file-missing"; for tests, memory and
    //! documentation.
    QString id{};
    State state = State::Ok;
    Field field = Field::Source;
    //! One translated sentence.
    QString text{};
    Fix fix = Fix::None;
    //! What the fix works with: a handler or a folder of the package, which ends with '/'.
    QString fixArgument{};
    //! Names in the package; directories end with '/'.
    QStringList fixNames{};
    Repairs fixRepairs{};

    bool operator==(const Finding &) const = default;
};

//! True when a finding of \a findings blocks the update.
inline bool hasError(const QList<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.state == Finding::State::Error;
    });
}

} // namespace Scf
