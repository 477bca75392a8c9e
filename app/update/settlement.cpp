// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/settlement.h"

#include "app/cloud/call.h"
#include "app/cloud/functionreader.h"
#include "app/storage/journal.h"

#include <QLocale>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// Why the update has no answer of its own.
Error programEnded(const UpdateRecord &record)
{
    return {.kind = Error::Kind::Network,
            .code = LocalCode::programEnded,
            .requestId = record.requestId,
            .action = u"UpdateFunctionCode"_s};
}

SettlementStep settle(UpdateRecord &record, UpdateOutcome outcome, const QString &remark = {})
{
    record.outcome = outcome;
    record.remark = remark;
    record.error = programEnded(record);
    record.hasError = true;
    return SettlementStep::Settled;
}

} // namespace

SettlementStep judgeOpenEntry(const JournalEntry &entry, const FunctionDetail &detail,
                              const Result<QString> &sha256, qint64 watchedMs,
                              const SettlementPolicy &policy, UpdateRecord &record)
{
    const DeployedState &before = entry.before;
    const FunctionStatus status = detail.summary.status;
    record = entry.record;
    const bool isAccepted = !record.requestId.isEmpty();
    if (status.isPassing()) {
        return watchedMs < policy.activeMs ? SettlementStep::LookAgain
                                           : SettlementStep::TryNextTime;
    }
    const bool codeChanged = sha256 && !before.codeSha256.isEmpty() && *sha256 != before.codeSha256;
    const bool isOldCode = sha256 && *sha256 == before.codeSha256;
    // An update that came in the second of the one before leaves the ModTime as it was.
    const bool hasMoved =
        codeChanged || detail.summary.modTime != before.modTime || status.text() != before.status;
    // What the platform installs or takes from elsewhere has another SHA-256 than what was sent.
    const bool isComparable = sha256 && !entry.installDependency && !record.zipSha256.isEmpty();

    if (isComparable && *sha256 == record.zipSha256 && !status.isFailure()
        && (hasMoved || isAccepted || before.codeSha256.isEmpty()))
        return settle(record, UpdateOutcome::Live);
    if (!hasMoved && watchedMs < (isAccepted ? policy.acceptedMs : policy.settleMs))
        return SettlementStep::LookAgain;
    if (!hasMoved && isAccepted) {
        return settle(record, UpdateOutcome::Unknown,
                      Settlement::tr("It was accepted, but the function looks as it did before."));
    }
    if (!hasMoved) {
        return settle(record, UpdateOutcome::NotChanged,
                      isOldCode && *sha256 == record.zipSha256
                          ? Settlement::tr("The function ran the same code before.")
                          : QString());
    }
    if (status.isFailure() && isAccepted) {
        record.statusReasons = detail.summary.statusReasons;
        return settle(record, UpdateOutcome::UpdateFailed, detail.summary.statusDesc);
    }
    if (status.isFailure()) {
        return settle(record, UpdateOutcome::Unknown,
                      Settlement::tr("The function is in the status %1 now, and no answer tells "
                                     "whether this update or another one brought it there.")
                          .arg(status.text()));
    }
    if (isAccepted && !isComparable) {
        return settle(record, UpdateOutcome::ActiveNotVerifiable,
                      sha256 ? Settlement::tr("what runs cannot be compared with what was sent")
                             : Settlement::tr("the deployed code could not be read (%1)")
                                   .arg(sha256.error().code));
    }
    if (!isAccepted && isOldCode) {
        return settle(record, UpdateOutcome::NotChanged,
                      Settlement::tr("The old code runs; something else about the function has "
                                     "changed meanwhile."));
    }
    if (!sha256) {
        return settle(record, UpdateOutcome::Unknown,
                      Settlement::tr("The function has changed, but its code could not be read: %1")
                          .arg(sha256.error().message));
    }
    if (isComparable) {
        return settle(record, UpdateOutcome::Unknown,
                      isOldCode ? Settlement::tr("It was accepted, but the function runs the code "
                                                 "of before again.")
                                : Settlement::tr("The function runs other code now: another "
                                                 "update has come since."));
    }
    return settle(record, UpdateOutcome::Unknown,
                  Settlement::tr("The function has changed, but what runs cannot be compared with "
                                 "what was to be sent."));
}

Settlement::Settlement(Journal *journal, FunctionReader *reader, const SettlementPolicy &policy,
                       QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_reader(reader)
    , m_policy(policy)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &Settlement::read);
}

Settlement::~Settlement()
{
    stop();
}

void Settlement::start(const JournalScope &scope)
{
    stop();
    m_scope = scope;
    m_receiver = std::make_unique<QObject>();
    m_journal->openEntries(
        scope.endpoint, scope.secretId, m_receiver.get(),
        [this](const Result<QList<JournalEntry>> &entries) { openEntriesRead(entries); });
}

void Settlement::stop()
{
    m_receiver.reset();
    m_timer.stop();
    if (m_call)
        m_call->cancel();
    m_waiting.clear();
    if (m_current)
        m_journal->release(m_current->id);
    m_current.reset();
}

void Settlement::openEntriesRead(const Result<QList<JournalEntry>> &entries)
{
    // A journal that cannot be read is told of by whoever shows it.
    m_waiting = entries.value_or({});
    m_waiting.removeIf(
        [](const JournalEntry &entry) { return entry.owner != JournalEntry::Owner::Nobody; });
    next();
}

void Settlement::next()
{
    if (m_waiting.isEmpty()) {
        emit finished();
        return;
    }
    m_journal->adopt(m_waiting.first().id, m_receiver.get(),
                     [this](const Result<bool> &isMine) { adopted(isMine); });
}

void Settlement::adopted(const Result<bool> &isMine)
{
    JournalEntry entry = m_waiting.takeFirst();
    if (!isMine.value_or(false))
        return next(); // another program was faster
    m_current = std::move(entry);
    if (m_scope.isDemo()) {
        UpdateRecord record = m_current->record;
        settle(record, UpdateOutcome::Unknown,
               tr("It was an update in the demo cloud, which ended with its program."));
        return end(std::move(record));
    }
    m_watched.start();
    m_unreadable.invalidate();
    read();
}

void Settlement::read()
{
    m_askedAtMs = m_watched.elapsed();
    m_call = m_reader->read(m_current->record.function, m_receiver.get(),
                            [this](const Result<FunctionDetail> &detail) { detailRead(detail); });
}

void Settlement::detailRead(const Result<FunctionDetail> &detail)
{
    if (!detail)
        return unreadable(detail.error());
    m_unreadable.invalidate();
    m_call = m_reader->readCodeSha256(
        m_current->record.function, m_receiver.get(),
        [this, detail = *detail](const Result<QString> &sha256) { judge(detail, sha256); });
}

void Settlement::judge(const FunctionDetail &detail, const Result<QString> &sha256)
{
    // What the way there and back does to a reading says nothing about the function.
    if (!sha256 && sha256.error().kind != Error::Kind::Service
        && sha256.error().code != LocalCode::answerIncomplete)
        return unreadable(sha256.error());
    UpdateRecord record;
    switch (judgeOpenEntry(*m_current, detail, sha256, m_askedAtMs, m_policy, record)) {
    case SettlementStep::Settled:
        return end(std::move(record));
    case SettlementStep::LookAgain:
        return m_timer.start(m_policy.pollMs);
    case SettlementStep::TryNextTime:
        return leave();
    }
}

void Settlement::unreadable(const Error &error)
{
    if (error.kind == Error::Kind::Service && !error.isIn(u"RequestLimitExceeded")
        && !error.isIn(u"InternalError") && !error.isIn(u"AuthFailure")) {
        UpdateRecord record = m_current->record;
        const bool isGone = error.isIn(u"ResourceNotFound");
        settle(record, UpdateOutcome::Unknown,
               isGone ? tr("The function does not exist any more.")
                      : tr("The function could not be read: %1").arg(error.code));
        return end(std::move(record));
    }
    if (!m_unreadable.isValid())
        m_unreadable.start();
    if (error.kind == Error::Kind::Cancelled || m_unreadable.hasExpired(m_policy.unreadableMs))
        return leave();
    m_timer.start(m_policy.pollMs);
}

void Settlement::leave()
{
    m_journal->release(std::exchange(m_current, {})->id);
    next();
}

void Settlement::end(UpdateRecord record)
{
    JournalEntry entry = *std::exchange(m_current, {});
    entry.record = std::move(record);
    entry.owner = JournalEntry::Owner::Nobody;
    m_journal->finish(entry.id, entry.record);
    emit settled(entry);
    next();
}

QString Settlement::sentence(const UpdateRecord &record)
{
    const QString name = record.function.functionName;
    const QString time = QLocale().toString(record.startedAt.toLocalTime(), QLocale::ShortFormat);
    switch (record.outcome) {
    case UpdateOutcome::Live:
        return tr("The update of %1 at %2, which was cut short, was done: what runs is what was "
                  "sent.")
            .arg(name, time);
    case UpdateOutcome::ActiveNotVerifiable:
        return tr("The update of %1 at %2, which was cut short, was done, but is not verifiable: "
                  "%3")
            .arg(name, time, record.remark);
    case UpdateOutcome::UpdateFailed:
        return tr("The update of %1 at %2, which was cut short, was not done: the platform "
                  "rejected "
                  "the package, and the old code still runs.")
            .arg(name, time);
    case UpdateOutcome::NotChanged:
        return record.remark.isEmpty()
                   ? tr("The update of %1 at %2, which was cut short, was not done: the old code "
                        "still runs.")
                         .arg(name, time)
                   : tr("The update of %1 at %2, which was cut short, was not done: %3")
                         .arg(name, time, record.remark);
    case UpdateOutcome::Running:
    case UpdateOutcome::WaitingStopped:
    case UpdateOutcome::Unknown:
        break;
    }
    return tr("What became of the update of %1 at %2, which was cut short, cannot be told: %3")
        .arg(name, time, record.remark);
}

} // namespace Scf
