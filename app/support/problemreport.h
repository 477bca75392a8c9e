// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/requestlogmodel.h"
#include "app/domain/account.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/domain/proxysettings.h"
#include "app/storage/journalentry.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace Scf {

//! What of the settings goes into a report. Each has a field of its own: what a later version keeps
//! there does not come into a report by itself. Paths, names and ids of accounts and buckets stay
//! out.
struct ReportedSettings
{
    QString theme{};
    QString language{}; //!< empty: the system's
    int textSize = 100; //!< percent
    bool notifications = true;
    ProxySettings proxy{}; //!< neither user nor password is told
    //! By id; an empty list of keys is a shortcut that was taken away.
    QMap<QString, QStringList> shortcuts{};
    QStringList ignoreDefaultsOff{};
    qint64 streamCacheLimit = 0;   //!< bytes
    QList<qint64> requestLimits{}; //!< bytes; those that were learned
    qsizetype packageBuckets = 0;  //!< how many accounts and regions have one
    qsizetype accounts = 0;        //!< in the list
};

//! What a report of a problem is made of. Values only, so that it may be made on any thread.
struct ProblemFacts
{
    QDateTime now{};
    //! What the window knows of its surroundings, a line each: platform, screens, font.
    QStringList window{};
    ReportedSettings settings{};
    //! Only its kind and endpoint go into the report.
    std::optional<Account> account{};
    FunctionId place{};
    QString runtime{};
    QList<Finding> findings{};
    //! Report of the last connection check; empty: none was made.
    QString connection{};
    //! Oldest first.
    QList<CallRecord> calls{};
    //! Newest first.
    QList<JournalEntry> updates{};
    //! What the last crash left behind; empty: nothing.
    QString crash{};
    //! Words that must not stand in it.
    QStringList secrets{};
};

//! One part of a report.
struct ReportSection
{
    enum class Kind { Program, Settings, Place, Checks, Connection, Requests, Updates, Crash };

    Kind kind = Kind::Program;
    //! Lines of plain text without secrets; in English but for what the window said in the
    //! person's language.
    QString text{};

    //! Its name in the window, translated.
    QString title() const;
    bool operator==(const ReportSection &) const = default;
};

//! Everything that helps to find out what went wrong, for the person to read and to give away.
struct ProblemReport
{
    QList<ReportSection> sections{};

    bool operator==(const ProblemReport &) const = default;
};

//! Sections for which there is nothing to say are left out. Home folder and secrets are replaced.
//! Any thread.
ProblemReport makeProblemReport(const ProblemFacts &facts);

//! \a sections as one document of plain text, the headings in English.
QString reportDocument(const QList<ReportSection> &sections);

} // namespace Scf

Q_DECLARE_METATYPE(Scf::ProblemReport)
