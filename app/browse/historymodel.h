// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/storage/journalentry.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QList>
#include <QSet>
#include <QTimer>

namespace Scf {

class Journal;

//! Every update that was tried, newest first, as the journal keeps it. It knows the id of each row
//! and reads the entries of those that are looked at, in the background: a row that is not read yet
//! is empty until dataChanged. Main thread.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        FunctionColumn,
        OutcomeColumn,
        SourceColumn,
        HandlerColumn,
        SizeColumn,
        DurationColumn,
        Sha256Column,
        RequestIdColumn,
        ColumnCount
    };
    enum Role {
        OutcomeRole = Qt::UserRole, //!< UpdateOutcome; invalid while the row is not read
        CancelledRole,              //!< bool
    };
    enum class State {
        Idle,    //!< nobody has asked yet
        Loading, //!< and nothing was read before
        Loaded,
        Failed, //!< see error(); what was read before stays
    };
    Q_ENUM(State)

    //! \a journal outlives the model; it need not be open before activate().
    explicit HistoryModel(Journal *journal, QObject *parent = nullptr);
    ~HistoryModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    Journal *journal() const { return m_journal; }
    State state() const { return m_state; }
    const Error &error() const { return m_error; }
    const JournalFilter &filter() const { return m_filter; }
    void setFilter(const JournalFilter &filter);

    //! While true, the model follows the journal; somebody looks. False at first.
    void setActive(bool active);
    //! Reads all anew.
    void refresh();

    //! Null while the row is not read (it is being read then) or does not exist. Valid until the
    //! control returns to the event loop.
    const JournalEntry *entryAt(int row) const;
    //! 0 outside.
    qint64 idAt(int row) const { return m_ids.value(row); }
    //! -1 where it is not shown.
    int rowOf(qint64 id) const;

    //! The words for \a outcome, translated: "Live".
    static QString outcomeWord(UpdateOutcome outcome);
    //! Where the code came from: a path, an object, an image.
    static QString sourceText(const CodeSource &source);

signals:
    void stateChanged();
    //! The entry of \a row was read.
    void entryRead(int row);

private:
    void journalChanged();
    void readIds();
    void idsRead(const Result<QList<qint64>> &ids);
    void takeIds(const QList<qint64> &ids);
    void want(qint64 id) const;
    void readWanted();
    void entriesRead(const Result<QList<JournalEntry>> &entries);
    void setState(State state, const Error &error = {});
    QString text(const JournalEntry &entry, int column) const;

    Journal *m_journal;
    State m_state = State::Idle;
    Error m_error;
    JournalFilter m_filter;
    QList<qint64> m_ids; //!< newest first: they fall
    bool m_active = false;
    bool m_isStale = true;
    bool m_isReadingIds = false;
    bool m_readAgain = false; //!< once what is being read has come

    mutable QCache<qint64, JournalEntry> m_entries;
    mutable QList<qint64> m_wanted; //!< the newest wish last
    QSet<qint64> m_asked;           //!< being read
    bool m_changedSinceAsked = false;
    mutable QTimer m_readTimer;
};

} // namespace Scf
