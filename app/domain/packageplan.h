// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace Scf {

//! A change to one file on its way into the package; the person's own file stays as it is.
enum class Repair : quint8 {
    SetExecutable = 1,       //!< mode 0755
    UnixLineEnds = 2,        //!< CRLF becomes LF
    RemoveByteOrderMark = 4, //!< of UTF-8, at the beginning
    UseBash = 8, //!< the first line becomes "#!/bin/bash", in the place of another "#!" line or
                 //!< before all
};
//! Without operators for two Repair values: they would hide those of Qt in our namespace. Several
//! are written Repairs{a, b}.
Q_DECLARE_FLAGS(Repairs, Repair)

//! True when \a repairs change the bytes of the file, not only its mode.
inline bool changeContent(Repairs repairs)
{
    return repairs.setFlag(Repair::SetExecutable, false) != Repairs();
}

//! Rules of the program's own that are switched on and off together.
struct IgnoreGroup
{
    QString id{};
    //! In gitignore syntax.
    QStringList patterns{};
};

//! What is no part of a function for anyone: data of version control, caches, files of desktops and
//! editors.
const QList<IgnoreGroup> &defaultIgnoreGroups();

//! Which rules keep files of a folder out of its package. They say nothing about a ZIP.
struct IgnoreSettings
{
    enum class Gitignore { NotAsked, Use, DoNotUse };

    //! Groups of the program's own rules that are switched off, by id; see defaultIgnoreGroups().
    QStringList defaultsOff{};
    //! The person's list, one line of gitignore syntax each; after .scfignore, so that it wins.
    QStringList patterns{};
    //! Whether .gitignore files count; a .scfignore in the folder takes their place.
    Gitignore gitignore = Gitignore::NotAsked;

    bool operator==(const IgnoreSettings &) const = default;
};

//! What a person decided about a package besides its source. Nothing of it touches their files.
//! Names are those in the source, below its own top; directories end with '/'.
struct PackagePlan
{
    //! The folder whose contents become the package; empty: the source itself.
    QString root{};
    IgnoreSettings ignore{};
    //! Left out by hand; a directory with all that it holds.
    QStringList leftOut{};
    //! Taken by hand whatever the rules say; a directory with all that it holds.
    QStringList included{};
    QMap<QString, Repairs> repairs{};

    //! True when a ZIP can be sent byte for byte.
    bool leavesZipAsItIs() const
    {
        return root.isEmpty() && leftOut.isEmpty() && repairs.isEmpty();
    }

    bool operator==(const PackagePlan &) const = default;
};

} // namespace Scf
