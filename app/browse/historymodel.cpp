// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/historymodel.h"

#include "app/core/sizetext.h"
#include "app/storage/journal.h"

#include <QDir>
#include <QLocale>

#include <algorithm>
#include <functional>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostKept = 2'000; // entries; many windows full
constexpr int mostWanted = 200; // more than a window shows; who scrolls has left the older ones

} // namespace

HistoryModel::HistoryModel(Journal *journal, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_entries(mostKept)
{
    m_readTimer.setSingleShot(true);
    m_readTimer.callOnTimeout(this, &HistoryModel::readWanted);
    connect(journal, &Journal::changed, this, &HistoryModel::journalChanged);
}

HistoryModel::~HistoryModel() = default;

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    const bool isKnown = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == OutcomeRole
                         || role == CancelledRole;
    if (!index.isValid() || !isKnown)
        return {};
    const JournalEntry *entry = entryAt(index.row());
    if (!entry)
        return {};
    if (role == OutcomeRole)
        return QVariant::fromValue(entry->record.outcome);
    if (role == CancelledRole)
        return entry->record.cancelled;
    if (role == Qt::ToolTipRole && index.column() == OutcomeColumn && entry->record.hasError)
        return entry->record.error.code;
    return text(*entry, index.column());
}

QString HistoryModel::text(const JournalEntry &entry, int column) const
{
    const UpdateRecord &record = entry.record;
    switch (column) {
    case TimeColumn:
        return record.startedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s);
    case FunctionColumn:
        return record.function.functionName;
    case OutcomeColumn:
        return record.outcome == UpdateOutcome::Running
                       && entry.owner == JournalEntry::Owner::Nobody
                   ? tr("Cut short")
                   : outcomeWord(record.outcome);
    case SourceColumn:
        return sourceText(record.source);
    case HandlerColumn:
        return record.handler;
    case SizeColumn:
        return record.zipSize > 0 ? sizeText(record.zipSize) : QString();
    case DurationColumn:
        return record.durationMs > 0
                   ? tr("%1 s").arg(QLocale().toString(double(record.durationMs) / 1000, 'f', 1))
                   : QString();
    case Sha256Column:
        return record.zipSha256;
    case RequestIdColumn:
        return record.requestId.isEmpty() ? record.error.requestId : record.requestId;
    default:
        return {};
    }
}

QString HistoryModel::outcomeWord(UpdateOutcome outcome)
{
    switch (outcome) {
    case UpdateOutcome::Running:
        return tr("Running");
    case UpdateOutcome::Live:
        return tr("Live");
    case UpdateOutcome::ActiveNotVerifiable:
        return tr("Active, not verifiable");
    case UpdateOutcome::UpdateFailed:
        return tr("Update failed");
    case UpdateOutcome::NotChanged:
        return tr("Not changed");
    case UpdateOutcome::WaitingStopped:
        return tr("End not awaited");
    case UpdateOutcome::Unknown:
        return tr("Not known");
    }
    return {};
}

QString HistoryModel::sourceText(const CodeSource &source)
{
    switch (source.kind) {
    case CodeSource::Kind::Folder:
    case CodeSource::Kind::ZipFile:
        return QDir::toNativeSeparators(source.path);
    case CodeSource::Kind::CosObject:
        return "cos://"_L1 + source.object.bucket.name + u'/' + source.object.key;
    case CodeSource::Kind::Image:
        return source.image.uri;
    case CodeSource::Kind::Editor:
        return source.edited.name;
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case FunctionColumn:
        return tr("Function");
    case OutcomeColumn:
        return tr("Outcome");
    case SourceColumn:
        return tr("Source");
    case HandlerColumn:
        return tr("Handler");
    case SizeColumn:
        return tr("Size");
    case DurationColumn:
        return tr("Duration");
    case Sha256Column:
        return tr("SHA-256");
    case RequestIdColumn:
        return tr("RequestId");
    default:
        return {};
    }
}

const JournalEntry *HistoryModel::entryAt(int row) const
{
    if (row < 0 || row >= m_ids.size())
        return nullptr;
    const JournalEntry *entry = m_entries.object(m_ids.at(row));
    if (!entry)
        want(m_ids.at(row));
    return entry;
}

int HistoryModel::rowOf(qint64 id) const
{
    const auto found = std::ranges::lower_bound(m_ids, id, std::greater<>());
    return found != m_ids.end() && *found == id ? int(found - m_ids.begin()) : -1;
}

void HistoryModel::setFilter(const JournalFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

void HistoryModel::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    m_journal->setWatched(active);
    if (active && m_isStale)
        readIds();
}

void HistoryModel::refresh()
{
    m_isStale = true;
    if (m_active)
        readIds();
}

void HistoryModel::journalChanged()
{
    // An entry changes only until it has ended.
    const QList<qint64> kept = m_entries.keys();
    for (const qint64 id : kept) {
        if (m_entries.object(id)->record.outcome == UpdateOutcome::Running)
            want(id);
    }
    m_changedSinceAsked = true;
    refresh();
}

void HistoryModel::readIds()
{
    // One at a time: a person types faster than a hundred thousand entries are searched.
    if (std::exchange(m_isReadingIds, true)) {
        m_readAgain = true;
        return;
    }
    m_isStale = false;
    if (m_state == State::Idle || m_state == State::Failed)
        setState(State::Loading);
    m_journal->readIds(m_filter, this, [this, filter = m_filter](const auto &ids) {
        m_isReadingIds = false;
        if (std::exchange(m_readAgain, false)) {
            readIds();
            if (filter != m_filter)
                return;
        }
        idsRead(ids);
    });
}

void HistoryModel::idsRead(const Result<QList<qint64>> &ids)
{
    if (!ids)
        return setState(State::Failed, ids.error());
    takeIds(*ids);
    setState(State::Loaded);
}

// New updates come before all others and the others stay: the usual case leaves the view as it is.
void HistoryModel::takeIds(const QList<qint64> &ids)
{
    const qsizetype added = ids.size() - m_ids.size();
    if (ids == m_ids)
        return;
    if (added > 0 && std::equal(ids.begin() + added, ids.end(), m_ids.begin(), m_ids.end())) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
        m_ids = ids;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_ids = ids;
    endResetModel();
}

void HistoryModel::want(qint64 id) const
{
    if (m_asked.contains(id) || m_wanted.contains(id))
        return;
    if (m_wanted.size() >= mostWanted)
        m_wanted.removeFirst();
    m_wanted.append(id);
    if (!m_readTimer.isActive())
        m_readTimer.start(0);
}

void HistoryModel::readWanted()
{
    // One question at a time; what is wanted meanwhile is asked for together.
    if (!m_asked.isEmpty() || m_wanted.isEmpty())
        return;
    const QList<qint64> ids = std::exchange(m_wanted, {});
    m_asked = QSet<qint64>(ids.begin(), ids.end());
    m_changedSinceAsked = false;
    m_journal->readEntries(ids, this, [this](const auto &entries) { entriesRead(entries); });
}

void HistoryModel::entriesRead(const Result<QList<JournalEntry>> &entries)
{
    m_asked.clear();
    if (!entries)
        return setState(State::Failed, entries.error());
    for (const JournalEntry &entry : *entries) {
        m_entries.insert(entry.id, new JournalEntry(entry));
        if (m_changedSinceAsked && entry.record.outcome == UpdateOutcome::Running)
            want(entry.id);
        const int row = rowOf(entry.id);
        if (row < 0)
            continue;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        emit entryRead(row);
    }
    if (!m_wanted.isEmpty())
        m_readTimer.start(0);
}

void HistoryModel::setState(State state, const Error &error)
{
    m_error = error;
    m_state = state;
    emit stateChanged();
}

} // namespace Scf
