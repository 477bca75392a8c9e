// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/packageedit.h"

#include "app/archive/entryorder.h"
#include "app/core/sha256.h"

#include <algorithm>

namespace Scf {

namespace {

bool isLeftOut(const PackageListing &listing, const QString &name)
{
    return std::ranges::any_of(listing.leftOut, [&name](const LeftOutEntry &entry) {
        return entry.name == name || (entry.isDirectory() && name.startsWith(entry.name));
    });
}

// Tells one content from another, as the times of a file on disk would.
FileStamp stampOfContent(const QByteArray &content)
{
    return {.size = content.size(), .inode = sha256Hex(content).left(16).toULongLong(nullptr, 16)};
}

// An empty directory has an entry, one that holds something has none.
void removeEmptyParents(QList<PackageEntry> *entries, const QString &name)
{
    entries->removeIf([&name](const PackageEntry &entry) {
        return entry.isDirectory() && name.startsWith(entry.name);
    });
}

} // namespace

PackageListing withEdit(PackageListing listing, const EditedFile &file)
{
    listing.source.kind = CodeSource::Kind::Editor;
    listing.source.edited = file;
    listing.zipSize = -1;
    listing.zipSha256.clear();

    auto entry =
        std::ranges::lower_bound(listing.entries, file.name, nameBefore, &PackageEntry::name);
    if (entry == listing.entries.end() || entry->name != file.name) {
        if (isLeftOut(listing, file.name))
            return listing;
        removeEmptyParents(&listing.entries, file.name);
        const Repairs repairs = listing.plan.repairs.value(listing.plan.root + file.name);
        const PackageEntry added{
            .name = file.name,
            .mode = repairs.testFlag(Repair::SetExecutable) ? 0755U : 0644U,
            .repairs = repairs,
        };
        entry = listing.entries.insert(
            std::ranges::lower_bound(listing.entries, file.name, nameBefore, &PackageEntry::name),
            added);
    }
    listing.totalSize += file.content.size() - entry->size;
    entry->size = file.content.size();
    entry->compressedSize = -1;
    entry->stamp = stampOfContent(file.content);
    entry->isEdited = true;
    entry->content = file.content;
    return listing;
}

} // namespace Scf
