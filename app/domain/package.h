// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/codesource.h"
#include "app/domain/packageplan.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <algorithm>
#include <functional>

namespace Scf {

//! What tells one state of a file from another.
struct FileStamp
{
    qint64 size = 0;
    qint64 modified = 0; //!< nanoseconds since 1970, as fine as the file system keeps them
    qint64 changed = 0;  //!< of the inode, likewise; 0 where there is no such time
    quint64 inode = 0;   //!< 0 where there is none; in a ZIP the entry's CRC

    bool operator==(const FileStamp &) const = default;
};

//! One file or empty directory of a package.
struct PackageEntry
{
    //! Name in the ZIP: '/' between parts, no leading '/', a directory ends with '/'.
    QString name{};
    //! Where the bytes are read from: absolute path of the file (links resolved); of an entry of a
    //! ZIP its name there.
    QString sourcePath{};
    //! Bytes of the content, before repairs.
    qint64 size = 0;
    //! Bytes in the ZIP; -1 where it is not known yet (a folder).
    qint64 compressedSize = -1;
    //! Unix permission bits, such as 0755. From Windows, where there are none, 0644.
    quint32 mode = 0644;
    //! What is changed on the way into the package. Whoever reads the content through an
    //! EntryReader gets it repaired.
    Repairs repairs{};
    //! The state of the file when it was listed; all 0 where that is not known.
    FileStamp stamp{};
    //! True where `content`, before repairs, takes the place of the bytes at sourcePath, which may
    //! be empty then.
    bool isEdited = false;
    QByteArray content{};

    bool isDirectory() const { return name.endsWith(u'/'); }
    bool operator==(const PackageEntry &) const = default;
};

//! Something in a folder or ZIP that cannot go into a package as it is, or must be known.
struct PackageProblem
{
    enum class Kind {
        Unreadable,          //!< no right to read it, or it vanished
        LinkBroken,          //!< a symbolic link to nothing
        LinkOutside,         //!< a symbolic link to something outside the folder
        LinkLoop,            //!< a symbolic link to a directory that holds it
        NotRegular,          //!< a socket, pipe or device
        NameNotUtf8,         //!< the name is no UTF-8; shown with replacement characters
        NameUnsafe,          //!< ZIP: absolute, with "..", a drive or a backslash
        NameDuplicate,       //!< ZIP: two entries of one name
        Encrypted,           //!< ZIP: the entry needs a password
        MethodUnknown,       //!< ZIP: neither stored nor deflated
        NameEncodingGuessed, //!< ZIP: the name does not say its encoding; read as GBK or CP437
        SizeImplausible,     //!< ZIP: sizes contradict each other (a bomb, overlapping entries)
    };

    Kind kind = Kind::Unreadable;
    QString name{};
    //! The system's words, or the link's target; may be empty.
    QString detail{};

    //! True when the package cannot be made (folder) or would not be accepted (ZIP).
    bool isFatal() const { return kind != Kind::NotRegular && kind != Kind::NameEncodingGuessed; }
    bool operator==(const PackageProblem &) const = default;
};

//! Something that lies in the source and does not go into the package.
struct LeftOutEntry
{
    enum class Reason {
        DefaultRule, //!< one of the program's own rules
        ScfIgnore,   //!< a line of a .scfignore
        GitIgnore,   //!< a line of a .gitignore
        OwnRule,     //!< a line of the list in the window
        Choice,      //!< the person left it out
        OutsideRoot, //!< it lies beside the folder that was made the root
    };

    //! As it would stand in the ZIP; with OutsideRoot as in the source. A directory ends with '/'
    //! and stands for all that it holds.
    QString name{};
    //! -1 for a directory: nobody looked into it.
    qint64 size = -1;
    quint32 mode = 0644;
    Reason reason = Reason::Choice;
    //! The pattern that decided, as it was written; its file (empty: the window's list) and line.
    QString rule{};
    QString ruleFile{};
    int ruleLine = 0;

    bool isDirectory() const { return name.endsWith(u'/'); }
    bool operator==(const LeftOutEntry &) const = default;
};

//! What a folder or ZIP holds. Entries are sorted by the bytes of their UTF-8 names.
struct PackageListing
{
    CodeSource source{};
    //! What was decided about the package; entries and leftOut are what came of it.
    PackagePlan plan{};
    QList<PackageEntry> entries{};
    //! Sorted as the entries.
    QList<LeftOutEntry> leftOut{};
    QList<PackageProblem> problems{};
    //! Sum of the entries' sizes.
    qint64 totalSize = 0;
    //! Bytes of the ZIP; -1 until it was packed where one has to be made.
    qint64 zipSize = -1;
    //! SHA-256 of the ZIP, lower-case hex; empty while zipSize is -1, or nobody computed it.
    QString zipSha256{};
    //! True where the folder has a .gitignore and neither a .scfignore nor an answer about it.
    bool offersGitignore = false;

    //! True when the source is a ZIP that goes as it is: the plan changes nothing. An object of COS
    //! never goes otherwise.
    bool isSourceItself() const
    {
        const bool isZip =
            source.kind == CodeSource::Kind::ZipFile || source.kind == CodeSource::Kind::CosObject;
        return isZip && plan.leavesZipAsItIs();
    }

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
