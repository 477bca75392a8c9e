// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/codesource.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <functional>

namespace Scf {

//! One file or empty directory of a package.
struct PackageEntry
{
    //! Name in the ZIP: '/' between parts, no leading '/', a directory ends with '/'.
    QString name{};
    //! Where the bytes are read from: absolute path of the file (links resolved); empty in a ZIP.
    QString sourcePath{};
    //! Bytes of the content.
    qint64 size = 0;
    //! Bytes in the ZIP; -1 where it is not known yet (a folder).
    qint64 compressedSize = -1;
    //! Unix permission bits, such as 0755. From Windows, where there are none, 0644.
    quint32 mode = 0644;

    bool isDirectory() const { return name.endsWith(u'/'); }
    bool operator==(const PackageEntry &) const = default;
};

//! Something in a folder or ZIP that cannot go into a package as it is, or must be known.
struct PackageProblem
{
    enum class Kind {
        Unreadable,      //!< no right to read it, or it vanished
        LinkBroken,      //!< a symbolic link to nothing
        LinkOutside,     //!< a symbolic link to something outside the folder
        LinkLoop,        //!< a symbolic link to a directory that holds it
        NotRegular,      //!< a socket, pipe or device
        NameNotUtf8,     //!< the name is no UTF-8; shown with replacement characters
        NameUnsafe,      //!< ZIP: absolute, with "..", a drive or a backslash
        NameDuplicate,   //!< ZIP: two entries of one name
        Encrypted,       //!< ZIP: the entry needs a password
        MethodUnknown,   //!< ZIP: neither stored nor deflated
        SizeImplausible, //!< ZIP: sizes contradict each other (a bomb, overlapping entries)
    };

    Kind kind = Kind::Unreadable;
    QString name{};
    //! The system's words, or the link's target; may be empty.
    QString detail{};

    //! True when the package cannot be made (folder) or would not be accepted (ZIP).
    bool isFatal() const { return kind != Kind::NotRegular; }
    bool operator==(const PackageProblem &) const = default;
};

//! What a folder or ZIP holds. Entries are sorted by the bytes of their UTF-8 names.
struct PackageListing
{
    CodeSource source{};
    QList<PackageEntry> entries{};
    QList<PackageProblem> problems{};
    //! Sum of the entries' sizes.
    qint64 totalSize = 0;
    //! Bytes of the ZIP; for a folder -1 until it was packed.
    qint64 zipSize = -1;

    qsizetype fileCount() const
    {
        return std::count_if(entries.begin(), entries.end(),
                             [](const PackageEntry &entry) { return !entry.isDirectory(); });
    }
    //! The entry called \a name, or null. O(log n).
    const PackageEntry *find(const QString &name) const;

    bool operator==(const PackageListing &) const = default;
};

//! Gives the first \a limit bytes of an entry's content; validation reads sources through it. Pure
//! functions call it on whatever thread they run.
using EntryReader = std::function<Result<QByteArray>(const PackageEntry &entry, qint64 limit)>;

} // namespace Scf
