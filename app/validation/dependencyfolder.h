// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace Scf {

//! True for the \a name of an entry that lies in a folder of installed dependencies: not the
//! person's own work, so it is neither read for secrets nor watched file by file.
inline bool isInDependencies(QStringView name)
{
    const auto isIn = [name](QStringView folder) {
        qsizetype at = name.indexOf(folder);
        while (at > 0 && name[at - 1] != u'/')
            at = name.indexOf(folder, at + 1);
        return at >= 0;
    };
    return isIn(u"node_modules/") || isIn(u"site-packages/") || isIn(u"vendor/")
           || name.contains(u".dist-info/");
}

} // namespace Scf
