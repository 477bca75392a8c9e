// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Scf {

//! A package in memory: names and contents.
class MemoryPackage
{
public:
    using Files = QList<std::pair<QString, QByteArray>>;

    explicit MemoryPackage(const Files &files)
    {
        for (const auto &[name, content] : files) {
            m_listing.entries.append({.name = name, .size = content.size()});
            m_listing.totalSize += content.size();
            m_contents.insert(name, content);
        }
        std::ranges::sort(m_listing.entries, {},
                          [](const PackageEntry &entry) { return entry.name.toUtf8(); });
    }

    PackageListing &listing() { return m_listing; }
    //! Fails for the names that are not in the package.
    EntryReader reader() const
    {
        return
            [contents = m_contents](const PackageEntry &entry, qint64 limit) -> Result<QByteArray> {
                const auto found = contents.constFind(entry.name);
                if (found == contents.constEnd())
                    return Error{.kind = Error::Kind::File};
                return found->left(limit);
            };
    }
    //! From now on \a name cannot be read.
    void lock(const QString &name) { m_contents.remove(name); }

private:
    PackageListing m_listing;
    QHash<QString, QByteArray> m_contents;
};

} // namespace Scf
