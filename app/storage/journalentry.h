// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/packageplan.h"
#include "app/domain/updaterecord.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Scf {

//! What was read of a function before an update of it was sent: the state that a later reading is
//! compared with.
struct DeployedState
{
    //! Status as the API gave it.
    QString status{};
    //! ModTime as the API gave it.
    QString modTime{};
    //! Empty where it was not known.
    QString handler{};
    //! Hex; empty where it could not be read.
    QString codeSha256{};
    //! Bytes; -1 where it was not known.
    qint64 codeSize = -1;

    bool operator==(const DeployedState &) const = default;
};

//! One update as the journal keeps it: the intention, and what became of it. No field may hold a
//! SecretKey, a Token or an environment variable.
struct JournalEntry
{
    //! Who is to say how an update ends that is still Running.
    enum class Owner {
        Nobody,         //!< its program ended before it, or let go of it: free to be settled
        ThisProgram,    //!< this Journal began or adopted it
        AnotherProgram, //!< another program that runs now
    };

    //! Given by Journal::begin(); grows with time.
    qint64 id = 0;
    QString endpoint{};
    QString secretId{};
    //! With UpdateOutcome::Running: only the intention, and the RequestId once it was accepted.
    UpdateRecord record{};
    PackagePlan package{};
    bool installDependency = false;
    bool publish = false;
    DeployedState before{};
    //! True: UpdateFunctionCode has left. False proves nothing, since this is noted behind the
    //! request: a program that was killed may have sent it in its last moment.
    bool sent = false;
    Owner owner = Owner::Nobody;

    bool operator==(const JournalEntry &) const = default;
};

//! Which entries are meant.
struct JournalFilter
{
    //! Words, apart by spaces, that all have to stand somewhere in the entry, whatever their case.
    QString search{};
    //! None: every outcome.
    QList<UpdateOutcome> outcomes{};
    std::optional<FunctionId> function{};

    bool isEmpty() const { return search.trimmed().isEmpty() && outcomes.isEmpty() && !function; }
    bool operator==(const JournalFilter &) const = default;
};

//! A file that stood in the place of the journal and was kept under another name.
struct JournalNotice
{
    enum class Reason {
        Newer,   //!< written by a newer version of this program
        Broken,  //!< damaged, or no database at all
        Foreign, //!< a database of something else
    };

    Reason reason = Reason::Broken;
    //! Where it is now.
    QString keptAs{};

    //! What happened, translated, for the person.
    QString sentence() const;
    bool operator==(const JournalNotice &) const = default;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::JournalEntry)
Q_DECLARE_METATYPE(Scf::JournalNotice)
