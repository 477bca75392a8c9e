// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/function.h"
#include "app/storage/journalentry.h"
#include "app/update/journaledentry.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace Scf {

class Call;
class FunctionReader;
class Journal;

//! The waits of a settlement, in milliseconds. Tests shorten them; people get the defaults.
struct SettlementPolicy
{
    //! Between two readings of the function.
    int pollMs = 1'000;
    //! How long the function must be seen unchanged before an update is called "not done": what a
    //! killed program had handed to the system may still arrive.
    int settleMs = 4'000;
    //! How long an update that was accepted may take until something is seen of it.
    int acceptedMs = 60'000;
    //! How long the end of an update that the platform works on is waited for.
    int activeMs = 600'000;
    //! How long the function may stay unreadable before it is left for another time.
    int unreadableMs = 60'000;
};

//! What one reading of a function says about an update that was left open.
enum class SettlementStep {
    Settled,    //!< the record has its end
    LookAgain,  //!< the platform works on it, or it may still come
    TryNextTime //!< nothing can be said now; a later start may
};

//! Judges the open \a entry by one reading: \a detail, and \a sha256 of the deployed code
//! (lower-case hex, or why it could not be read). \a watchedMs: for how long it had been looked at
//! when this was asked for.
//! Where it is Settled, the outcome, remark, statusReasons and error of \a record are set. Pure;
//! any thread.
SettlementStep judgeOpenEntry(const JournalEntry &entry, const FunctionDetail &detail,
                              const Result<QString> &sha256, qint64 watchedMs,
                              const SettlementPolicy &policy, UpdateRecord &record);

//! Finds out what became of the updates that a program left open when it crashed, was killed or was
//! closed, by reading their functions; nothing is ever sent again. One update at a time, oldest
//! first; those of programs that still run are let be. Main thread.
class Settlement : public QObject
{
    Q_OBJECT

public:
    Settlement(Journal *journal, FunctionReader *reader, const SettlementPolicy &policy = {},
               QObject *parent = nullptr);
    ~Settlement() override;

    //! Settles what is open of \a scope, whose account the reader must use. What was under way
    //! before is stopped.
    void start(const JournalScope &scope);
    //! Leaves what is not settled yet for another time.
    void stop();

    //! What became of an update, in one translated sentence.
    static QString sentence(const UpdateRecord &record);

signals:
    //! \a entry has its end now; it is in the journal.
    void settled(const Scf::JournalEntry &entry);
    //! All that could be settled was.
    void finished();

private:
    void openEntriesRead(const Result<QList<JournalEntry>> &entries);
    void next();
    void adopted(const Result<bool> &isMine);
    void read();
    void detailRead(const Result<FunctionDetail> &detail);
    void judge(const FunctionDetail &detail, const Result<QString> &sha256);
    void unreadable(const Error &error);
    void leave();
    void end(UpdateRecord record);

    Journal *m_journal;
    FunctionReader *m_reader;
    SettlementPolicy m_policy;
    JournalScope m_scope;
    QList<JournalEntry> m_waiting;
    std::optional<JournalEntry> m_current; //!< adopted
    //! Answers to an earlier start() find another receiver gone.
    std::unique_ptr<QObject> m_receiver;
    QPointer<Call> m_call;
    QTimer m_timer;
    QElapsedTimer m_watched;
    qint64 m_askedAtMs = 0;     //!< in m_watched, when the reading was sent: it tells of then
    QElapsedTimer m_unreadable; //!< since the first of an unbroken row of failed readings
};

} // namespace Scf
