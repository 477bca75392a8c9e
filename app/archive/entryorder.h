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
    const char16_t *const l = left.utf16();
    const char16_t *const r = right.utf16();
    const qsizetype common = std::min(left.size(), right.size());
    qsizetype i = 0;
    while (i < common && l[i] == r[i])
        ++i;
    if (i == common)
        return left.size() < right.size();
    const auto rank = [](char16_t c) {
        return char32_t(c) + (QChar::isSurrogate(c) ? 0x10000U : 0U);
    };
    return rank(l[i]) < rank(r[i]);
}

inline bool entryBefore(const PackageEntry &left, const PackageEntry &right)
{
    return nameBefore(left.name, right.name);
}

} // namespace Scf
