// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ignoregroups.h"

#include <QCoreApplication>

namespace Scf {

using namespace Qt::StringLiterals;

QString ignoreGroupWords(const IgnoreGroup &group)
{
    if (group.id == "git"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "Data of Git");
    if (group.id == "svn"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "Data of Subversion and Mercurial");
    if (group.id == "python-cache"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "Caches of Python");
    if (group.id == "macos"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "Files of the macOS desktop");
    if (group.id == "windows"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "Files of the Windows desktop");
    if (group.id == "editors"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "Settings of editors");
    if (group.id == "scfignore"_L1)
        return QCoreApplication::translate("Scf::IgnoreDialog", "The ignore file itself");
    return group.patterns.join(u' ');
}

} // namespace Scf
