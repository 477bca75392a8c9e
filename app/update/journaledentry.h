// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/account.h"
#include "app/storage/journalentry.h"

#include <QPointer>

#include <functional>

namespace Scf {

class Journal;

//! Whose updates are meant: one journal serves all accounts of a person.
struct JournalScope
{
    QString endpoint{};
    QString secretId{};

    //! The demo cloud of this program has the endpoint "demo" whatever its port and key are in this
    //! run.
    static JournalScope of(const Account &account);
    bool isDemo() const;

    bool operator==(const JournalScope &) const = default;
};

//! How one update gets into the journal, from the intention to the end. Without a journal nothing
//! is kept and nothing refused. Main thread.
class JournaledEntry
{
public:
    JournaledEntry() = default;
    //! Where the update has not ended: one that was sent is left to be settled, one that was not is
    //! noted as not carried out.
    ~JournaledEntry();
    JournaledEntry(const JournaledEntry &) = delete;
    JournaledEntry &operator=(const JournaledEntry &) = delete;

    //! Once, before anything else.
    void setJournal(Journal *journal, const JournalScope &scope);

    //! Writes the intention. Nothing may be sent before \a answer has come without an error: once,
    //! unless \a receiver has died by then. Without a journal it comes at once, and so it does when
    //! the same update goes another way after a refusal.
    void begin(const JournalEntry &entry, QObject *receiver,
               const std::function<void(const Result<Done> &)> &answer);
    //! The request leaves now.
    void sent();
    void accepted(const QString &requestId);
    //! The update has ended as \a entry says. One that ended before it could begin is added; one
    //! whose intention could not be written is not kept.
    void end(const JournalEntry &entry);

private:
    enum class State { New, Open, Refused, Ended };

    QPointer<Journal> m_journal;
    JournalScope m_scope;
    State m_state = State::New;
    qint64 m_id = 0;
    bool m_sent = false;
    UpdateRecord m_intention;
};

} // namespace Scf
