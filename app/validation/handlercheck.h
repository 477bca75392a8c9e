// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/package.h"
#include "app/domain/runtime.h"

#include <QList>
#include <QString>

namespace Scf {

//! What the checks need to know of a function.
struct FunctionTraits
{
    Runtime runtime{};
    //! "Event" or "HTTP" (a web function), as the API gave it.
    QString type{};

    bool isWeb() const { return type.compare(u"HTTP", Qt::CaseInsensitive) == 0; }
    bool operator==(const FunctionTraits &) const = default;
};

//! A handler that the package would satisfy, and where it was found.
struct HandlerCandidate
{
    QString handler{};
    //! Name of the entry that defines it.
    QString file{};
    //! Line of the definition, from 1; 0 where there are no lines (executables).
    int line = 0;

    bool operator==(const HandlerCandidate &) const = default;
};

//! The largest source that is read; larger ones are never judged.
inline constexpr qint64 largestSource = 4 * 1024 * 1024;

//! Judges \a handler against \a listing; \a reader gives the bytes of the entries. An empty
//! \a handler stands for the one that the function has now, \a deployedHandler, which is empty
//! where it is not known. What the platform accepted before is not refused for its form.
//!
//! The first finding is the verdict to show beside the Handler box: the findings come worst first,
//! and among equals the one that says most. Pure; any thread, blocking only in \a reader. Reads at
//! most the entry file, and the root's sources when it has to look for a remedy.
QList<Finding> checkHandler(const FunctionTraits &traits, const QString &handler,
                            const QString &deployedHandler, const PackageListing &listing,
                            const EntryReader &reader);

//! Handlers that the files at the root of \a listing offer, the likeliest first, \a most at most.
//! Empty where the runtime has no handler. Looks at no more than a few hundred files and a few
//! megabytes. Pure; any thread.
QList<HandlerCandidate> handlerCandidates(const FunctionTraits &traits,
                                          const PackageListing &listing, const EntryReader &reader,
                                          int most = 50);

} // namespace Scf
