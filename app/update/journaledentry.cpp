// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/journaledentry.h"

#include "app/storage/journal.h"

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto demoName = "demo"_L1;

} // namespace

JournalScope JournalScope::of(const Account &account)
{
    if (account.kind == Account::Kind::Demo)
        return {.endpoint = demoName, .secretId = demoName};
    return {.endpoint = account.endpoint.url().toString(), .secretId = account.holder()};
}

bool JournalScope::isDemo() const
{
    return endpoint == demoName;
}

JournaledEntry::~JournaledEntry()
{
    if (!m_journal || m_state != State::Open)
        return;
    if (m_sent) {
        m_journal->release(m_id);
        return;
    }
    m_intention.outcome = UpdateOutcome::NotChanged;
    m_intention.cancelled = true;
    m_journal->finish(m_id, m_intention);
}

void JournaledEntry::setJournal(Journal *journal, const JournalScope &scope)
{
    m_journal = journal;
    m_scope = scope;
}

void JournaledEntry::begin(const JournalEntry &entry, QObject *receiver,
                           const std::function<void(const Result<Done> &)> &answer)
{
    if (!m_journal || m_state == State::Open)
        return answer(Done{});
    JournalEntry intention = entry;
    intention.endpoint = m_scope.endpoint;
    intention.secretId = m_scope.secretId;
    m_intention = entry.record;
    m_journal->begin(intention, receiver, [this, answer](const Result<qint64> &id) {
        m_state = id ? State::Open : State::Refused;
        if (!id)
            return answer(id.error());
        m_id = *id;
        answer(Done{});
    });
}

void JournaledEntry::sent()
{
    if (!m_journal || m_state != State::Open || std::exchange(m_sent, true))
        return;
    m_journal->sent(m_id);
}

void JournaledEntry::accepted(const QString &requestId)
{
    if (m_journal && m_state == State::Open)
        m_journal->accepted(m_id, requestId);
}

void JournaledEntry::end(const JournalEntry &entry)
{
    if (!m_journal)
        return;
    switch (std::exchange(m_state, State::Ended)) {
    case State::New: {
        JournalEntry ended = entry;
        ended.endpoint = m_scope.endpoint;
        ended.secretId = m_scope.secretId;
        return m_journal->add(ended);
    }
    case State::Open:
        return m_journal->finish(m_id, entry.record);
    case State::Refused:
    case State::Ended:
        return;
    }
}

} // namespace Scf
