// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Scf {

//! What is looked for in a source.
struct CodeSearch
{
    QString text{};
    bool matchesCase = false;
    bool wholeWords = false;
    bool isRegex = false;
    //! In a regular expression \1 to \9 stand for what its groups have found.
    QString replacement{};

    bool operator==(const CodeSearch &) const = default;
};

//! Where it was found, as offsets in UTF-8.
struct CodeMatch
{
    qsizetype start = 0;
    qsizetype end = 0;
    QByteArray replacement{};

    bool operator==(const CodeMatch &) const = default;
};

struct CodeMatches
{
    QList<CodeMatch> matches{}; //!< in their order; none is empty
    bool isCut = false;         //!< there are more
    QString error{};            //!< what is wrong with the regular expression; translated
};

//! Looks for \a search in \a source, UTF-8, and gives the first \a most matches. Pure; any thread.
CodeMatches findMatches(const QByteArray &source, const CodeSearch &search, qsizetype most,
                        const CancelToken &cancel = {});

//! \a source from the first match on to the end of the last one, replaced. Empty without matches.
QByteArray replacedSpan(const QByteArray &source, const QList<CodeMatch> &matches);

} // namespace Scf
