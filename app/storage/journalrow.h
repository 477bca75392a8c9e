// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journalentry.h"

#include <QStringList>

class QSqlQuery;

namespace Scf {

// How an entry lies in the table `updates`.

//! The columns, apart by commas.
QString journalColumns();
//! As many question marks.
QString journalPlaceholders();

//! Binds \a entry to \a query, in the order of journalColumns(). \a id 0: the table gives one.
void bindEntry(QSqlQuery &query, const JournalEntry &entry, const QString &owner, qint64 id);
//! Reads the row on which \a query stands; `owner` is left to the caller.
JournalEntry entryFrom(const QSqlQuery &query);
//! The owner's token of that row; empty: nobody.
QString ownerFrom(const QSqlQuery &query);

//! The text of an outcome in the table; it never changes its meaning.
QString outcomeName(UpdateOutcome outcome);
//! What nobody knows is Unknown.
UpdateOutcome outcomeFromName(const QString &name);

QString errorToJson(const UpdateRecord &record);
QString reasonsToJson(const QList<StatusReason> &reasons);

//! \a parts as they are searched: in folded case, not without end.
QString searchText(QStringList parts);
//! Everything of \a record that is searched.
QString searchTextOf(const UpdateRecord &record);

} // namespace Scf
