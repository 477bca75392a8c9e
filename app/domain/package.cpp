// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/package.h"

#include <algorithm>

namespace Scf {

const PackageEntry *PackageListing::find(const QString &name) const
{
    const QByteArray key = name.toUtf8();
    const auto it = std::ranges::lower_bound(
        entries, key, {}, [](const PackageEntry &entry) { return entry.name.toUtf8(); });
    return it != entries.end() && it->name == name ? &*it : nullptr;
}

} // namespace Scf
