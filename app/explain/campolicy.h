// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Scf {

//! What a call was about, as far as it is known; what is empty stands as `*` in the policy.
struct CamTarget
{
    QString region{}; //!< of the function, or of the bucket
    QString space{};  //!< Namespace
    QString functionName{};
    QString bucket{}; //!< with its "-APPID"
    QString key{};    //!< of the object

    bool operator==(const CamTarget &) const = default;
};

//! The smallest CAM policy that allows \a action ("UpdateFunctionCode", "PutObject") on \a target,
//! as JSON with line breaks, ready to be pasted into the console. Actions that CAM cannot limit to
//! one resource get `*`. Empty for an empty action.
QString camPolicy(const QString &action, const CamTarget &target);

//! Something that a key shall be allowed to do.
struct CamNeed
{
    QString action{}; //!< as camPolicy() takes it
    CamTarget target{};

    bool operator==(const CamNeed &) const = default;
};
//! The same for all of \a needs together, in their order: actions on one resource stand in one
//! statement. Empty for none.
QString camPolicy(const QList<CamNeed> &needs);

} // namespace Scf
