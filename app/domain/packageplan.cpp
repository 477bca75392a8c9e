// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/packageplan.h"

namespace Scf {

using namespace Qt::StringLiterals;

const QList<IgnoreGroup> &defaultIgnoreGroups()
{
    static const QList<IgnoreGroup> groups{
        {.id = u"git"_s, .patterns = {u".git"_s}},
        {.id = u"svn"_s, .patterns = {u".svn/"_s, u".hg/"_s}},
        {.id = u"python-cache"_s, .patterns = {u"__pycache__/"_s}},
        {.id = u"macos"_s, .patterns = {u".DS_Store"_s, u"__MACOSX/"_s}},
        {.id = u"windows"_s, .patterns = {u"Thumbs.db"_s, u"desktop.ini"_s}},
        {.id = u"editors"_s, .patterns = {u".idea/"_s, u".vscode/"_s, u".vs/"_s}},
        {.id = u"scfignore"_s, .patterns = {u".scfignore"_s}},
    };
    return groups;
}

} // namespace Scf
