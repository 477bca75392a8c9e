// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/storage/journalentry.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

namespace Scf {

class Journal;

enum class HistoryFormat {
    Csv,  //!< RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read it
    Json, //!< one array with an object for each update
};

//! One line of the table, without its line end. A text that a spreadsheet would take for a formula
//! (it begins with = + - @, a tab or a carriage return) gets an apostrophe before it.
QByteArray historyCsvLine(const JournalEntry &entry);
//! The names of the columns.
QByteArray historyCsvHeader();
//! One object of the array.
QByteArray historyJson(const JournalEntry &entry);

//! Writes the history, or what \a filter lets through, newest first, into the file \a path on the
//! journal's reading thread. The file appears whole or not at all. SecretIds are left out. Answers
//! once, on the main thread, with how many updates were written, unless \a receiver has died;
//! Kind::Cancelled after \a stop.
void exportHistory(Journal *journal, const JournalFilter &filter, const QString &path,
                   HistoryFormat format, const CancelToken &stop, QObject *receiver,
                   const std::function<void(const Result<qint64> &)> &answer);

} // namespace Scf
