// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/validation/contentrules.h"
#include "tests/app/validation/memorypackage.h"

namespace Scf {

//! One rule on a package in memory.
inline QList<Finding> findingsOf(QList<Finding> (*rule)(const ContentView &),
                                 const FunctionTraits &traits, const QString &handler,
                                 const PackageListing &listing, const EntryReader &reader,
                                 bool installDependency = false)
{
    const auto memory = makeContentMemory();
    const CancelToken cancel;
    const ContentToCheck content{.traits = traits,
                                 .handler = handler,
                                 .listing = listing,
                                 .reader = reader,
                                 .installDependency = installDependency};
    return rule({.content = content, .memory = *memory, .cancel = cancel});
}

inline PackageEntry *entryOf(PackageListing &listing, const QString &name)
{
    const auto it = std::ranges::find(listing.entries, name, &PackageEntry::name);
    return it == listing.entries.end() ? nullptr : &*it;
}

inline QStringList idsOf(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings)
        ids.append(finding.id);
    return ids;
}

} // namespace Scf
