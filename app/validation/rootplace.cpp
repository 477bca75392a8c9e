// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/rootplace.h"

#include <algorithm>
#include <optional>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! What systems add to archives and folders unasked.
bool isJunk(const QString &name)
{
    return name.startsWith("__MACOSX/"_L1) || name == ".DS_Store"_L1 || name == "Thumbs.db"_L1
           || name == "desktop.ini"_L1;
}

//! The folder that all entries lie in, with '/' at its end; empty where there is none.
QString commonFolder(const PackageListing &listing)
{
    std::optional<QString> common;
    for (const PackageEntry &entry : listing.entries) {
        if (isJunk(entry.name))
            continue;
        if (!common)
            common = entry.name;
        qsizetype same = 0;
        const qsizetype most = qMin(common->size(), entry.name.size());
        while (same < most && common->at(same) == entry.name.at(same))
            ++same;
        common->truncate(same);
        if (common->isEmpty())
            return {};
    }
    return common ? common->first(common->lastIndexOf(u'/') + 1) : QString();
}

std::optional<RootPlace> tooDeep(const PackageListing &listing, const QStringList &names)
{
    const QString common = commonFolder(listing);
    for (qsizetype slash = common.indexOf(u'/'); slash >= 0;
         slash = common.indexOf(u'/', slash + 1)) {
        const QString folder = common.first(slash + 1);
        for (const QString &name : names) {
            if (listing.find(folder + name) != nullptr)
                return RootPlace{.kind = RootPlace::Kind::TooDeep, .folder = folder, .file = name};
        }
        if (slash > 4'000)
            break; // a name made to waste our time
    }
    return {};
}

} // namespace

RootPlace findAtRoot(const PackageListing &listing, const QStringList &names)
{
    RootPlace place;
    for (const QString &name : names) {
        if (const PackageEntry *entry = listing.find(name))
            place.entries.append(*entry);
    }
    if (!place.entries.isEmpty()) {
        place.kind = RootPlace::Kind::AtRoot;
        place.file = place.entries.first().name;
        return place;
    }
    for (const PackageProblem &problem : listing.problems) {
        if (names.contains(problem.name))
            return {.kind = RootPlace::Kind::Unusable, .file = problem.name};
    }
    for (const PackageEntry &entry : listing.entries) {
        for (const QString &name : names) {
            if (entry.name.size() == name.size()
                && entry.name.compare(name, Qt::CaseInsensitive) == 0)
                return {.kind = RootPlace::Kind::OtherCase, .file = entry.name};
        }
    }
    if (std::optional<RootPlace> deep = tooDeep(listing, names))
        return *deep;
    // Of several the nearest to the root.
    for (const PackageEntry &entry : listing.entries) {
        for (const QString &name : names) {
            const qsizetype folderSize = entry.name.size() - name.size();
            if (folderSize <= 0 || !entry.name.endsWith(name)
                || entry.name.at(folderSize - 1) != u'/')
                continue;
            if (place.kind == RootPlace::Kind::Missing || folderSize < place.folder.size())
                place = {.kind = RootPlace::Kind::Elsewhere,
                         .folder = entry.name.first(folderSize),
                         .file = name};
        }
    }
    return place;
}

QList<PackageEntry> rootFiles(const PackageListing &listing)
{
    QList<PackageEntry> files;
    std::ranges::copy_if(listing.entries, std::back_inserter(files),
                         [](const PackageEntry &entry) { return !entry.name.contains(u'/'); });
    return files;
}

} // namespace Scf
