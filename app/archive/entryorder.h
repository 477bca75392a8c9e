// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QStringView>

#include <algorithm>

namespace Scf {

//! True when the UTF-8 of \a left sorts before that of \a right. Compares the UTF-16 in place:
//! surrogates stand for characters beyond U+FFFF and so come after all others.
inline bool nameBefore(QStringView left, QStringView right)
{
    const auto rank = [](QChar c) {
        return quint32(c.unicode()) + (c.isSurrogate() ? 0x10000U : 0U);
    };
    return std::ranges::lexicographical_compare(left, right, {}, rank, rank);
}

inline bool entryBefore(const PackageEntry &left, const PackageEntry &right)
{
    return nameBefore(left.name, right.name);
}

} // namespace Scf
