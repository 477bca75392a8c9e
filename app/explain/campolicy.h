// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace Scf
