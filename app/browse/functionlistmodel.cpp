// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionlistmodel.h"

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

FunctionListModel::FunctionListModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

int FunctionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int FunctionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FunctionListModel::data(const QModelIndex &index, int role) const
{
    const FunctionSummary *function = index.isValid() ? functionAt(index.row()) : nullptr;
    if (!function)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NameColumn:
            return function->functionName;
        case StatusColumn:
            return function->status.text();
        case RuntimeColumn:
            return function->runtime.displayName();
        default:
            return {};
        }
    case Qt::ToolTipRole: {
        const QString description = function->description.left(500);
        return description.isEmpty() ? function->functionName
                                     : function->functionName + u'\n' + description;
    }
    case Qt::AccessibleTextRole:
        return index.column() == StatusColumn ? m_statusWords(function->status) : QVariant();
    case StatusRole:
        return static_cast<int>(function->status.value());
    case FunctionNameRole:
        return function->functionName;
    default:
        return {};
    }
}

QVariant FunctionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case StatusColumn:
        return tr("Status");
    case RuntimeColumn:
        return tr("Runtime");
    default:
        return {};
    }
}

void FunctionListModel::setStatusWords(std::function<QString(const FunctionStatus &)> words)
{
    m_statusWords = std::move(words);
}

const FunctionSummary *FunctionListModel::functionAt(int row) const
{
    return row >= 0 && row < m_visible.size() ? &m_rows.at(m_visible.at(row)).summary : nullptr;
}

int FunctionListModel::rowOf(const QString &functionName) const
{
    const auto it = m_indexByName.constFind(functionName);
    return it == m_indexByName.cend() ? -1 : static_cast<int>(m_visible.indexOf(*it));
}

FunctionListModel::Row FunctionListModel::makeRow(const FunctionSummary &summary, int refresh)
{
    return {
        .summary = summary,
        .sortName = summary.functionName.toLower(),
        .searchText = summary.functionName.toLower() + u'\n' + summary.description.toLower(),
        .refresh = refresh,
    };
}

bool FunctionListModel::isShown(const Row &row) const
{
    return m_filter.isEmpty() || row.searchText.contains(m_filter);
}

//! Brings m_byName and the ranks up to date with the rows from \a known on, which are new.
void FunctionListModel::rankNames(qsizetype known)
{
    const auto before = [this](int left, int right) {
        const Row &a = m_rows.at(left);
        const Row &b = m_rows.at(right);
        const int order = a.sortName.compare(b.sortName);
        return order != 0 ? order < 0 : a.summary.functionName < b.summary.functionName;
    };
    for (qsizetype i = known; i < m_rows.size(); ++i)
        m_byName.append(static_cast<int>(i));
    std::sort(m_byName.begin() + known, m_byName.end(), before);
    std::inplace_merge(m_byName.begin(), m_byName.begin() + known, m_byName.end(), before);
    quint32 rank = 0;
    for (const int index : std::as_const(m_byName))
        m_rows[index].nameRank = rank++;
}

//! \a indexes in the order that was chosen. Compares numbers only: comparing the texts of 10,000
//! rows takes longer than a frame may.
QList<int> FunctionListModel::sorted(const QList<int> &indexes) const
{
    const auto text = [this](int index) {
        const FunctionSummary &summary = m_rows.at(index).summary;
        return m_sortColumn == StatusColumn ? summary.status.text()
                                            : summary.runtime.id().toLower();
    };
    // Names have their ranks already; of all else there are few different ones.
    QList<quint32> ranks(indexes.size(), 0);
    if (m_sortColumn == StatusColumn || m_sortColumn == RuntimeColumn) {
        QHash<QString, quint32> numbers;
        for (qsizetype i = 0; i < indexes.size(); ++i) {
            const QString each = text(indexes.at(i));
            auto number = numbers.find(each);
            if (number == numbers.end())
                number = numbers.insert(each, static_cast<quint32>(numbers.size()));
            ranks[i] = *number;
        }
        QStringList texts = numbers.keys();
        std::ranges::sort(texts);
        QList<quint32> rankOf(texts.size());
        for (quint32 rank = 0; const QString &each : std::as_const(texts))
            rankOf[numbers.value(each)] = rank++;
        for (quint32 &rank : ranks)
            rank = rankOf.at(rank);
    }

    struct Keyed
    {
        quint64 key;
        int index;
    };
    QList<Keyed> keyed;
    keyed.reserve(indexes.size());
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        const int index = indexes.at(i);
        keyed.append({quint64(ranks.at(i)) << 32 | m_rows.at(index).nameRank, index});
    }
    std::ranges::sort(keyed, {}, &Keyed::key);
    if (m_sortOrder == Qt::DescendingOrder)
        std::ranges::reverse(keyed);
    QList<int> result;
    result.reserve(keyed.size());
    for (const Keyed &each : std::as_const(keyed))
        result.append(each.index);
    return result;
}

void FunctionListModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortVisible();
}

void FunctionListModel::sortVisible()
{
    const QList<int> ordered = sorted(m_visible);
    if (ordered == m_visible)
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<int> old = std::exchange(m_visible, ordered);

    const QModelIndexList persistent = persistentIndexList();
    if (!persistent.isEmpty()) {
        QList<int> rowOfIndex(m_rows.size(), -1);
        for (int row = 0; row < m_visible.size(); ++row)
            rowOfIndex[m_visible.at(row)] = row;
        QModelIndexList moved;
        moved.reserve(persistent.size());
        for (const QModelIndex &from : persistent)
            moved.append(index(rowOfIndex.at(old.at(from.row())), from.column()));
        changePersistentIndexList(persistent, moved);
    }
    emit layoutChanged({}, VerticalSortHint);
}

void FunctionListModel::setFilter(const QString &text)
{
    const QString filter = text.trimmed().toLower();
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

void FunctionListModel::rebuild()
{
    beginResetModel();
    m_visible.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        if (isShown(m_rows.at(i)))
            m_visible.append(i);
    }
    m_visible = sorted(m_visible);
    endResetModel();
}

void FunctionListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_indexByName.clear();
    m_byName.clear();
    m_visible.clear();
    endResetModel();
}

void FunctionListModel::beginRefresh()
{
    ++m_refresh;
}

bool FunctionListModel::replaceRow(int index, const FunctionSummary &summary)
{
    Row &row = m_rows[index];
    row.refresh = m_refresh;
    if (row.summary == summary)
        return false;
    const quint32 nameRank = row.nameRank;
    row = makeRow(summary, m_refresh);
    row.nameRank = nameRank;
    const auto shown = m_visible.indexOf(index);
    if (shown >= 0) {
        emit dataChanged(this->index(static_cast<int>(shown), 0),
                         this->index(static_cast<int>(shown), ColumnCount - 1));
    }
    return true;
}

void FunctionListModel::addPage(const QList<FunctionSummary> &page)
{
    const qsizetype known = m_rows.size();
    bool changed = false;
    QList<int> shown;
    for (const FunctionSummary &summary : page) {
        const auto same = m_indexByName.constFind(summary.functionName);
        if (same != m_indexByName.cend()) {
            changed = replaceRow(*same, summary) || changed;
            continue;
        }
        const int index = static_cast<int>(m_rows.size());
        m_rows.append(makeRow(summary, m_refresh));
        m_indexByName.insert(summary.functionName, index);
        if (isShown(m_rows.constLast()))
            shown.append(index);
    }
    if (m_rows.size() > known)
        rankNames(known);
    if (!shown.isEmpty()) {
        const int first = static_cast<int>(m_visible.size());
        beginInsertRows({}, first, first + static_cast<int>(shown.size()) - 1);
        m_visible += shown;
        endInsertRows();
    }
    if (changed || !shown.isEmpty())
        sortVisible();
}

void FunctionListModel::endRefresh()
{
    const auto isGone = [this](const Row &row) { return row.refresh != m_refresh; };
    if (std::ranges::none_of(m_rows, isGone))
        return;
    // The rows that stay keep their numbers only in the index; whoever holds a selection restores
    // it by name after the reset.
    m_rows.removeIf(isGone);
    m_indexByName.clear();
    for (int i = 0; i < m_rows.size(); ++i)
        m_indexByName.insert(m_rows.at(i).summary.functionName, i);
    m_byName.clear();
    rankNames(0);
    rebuild();
}

void FunctionListModel::updateFunction(const FunctionSummary &summary)
{
    const auto known = m_indexByName.constFind(summary.functionName);
    if (known == m_indexByName.cend())
        return;
    const int refresh = m_rows.at(*known).refresh;
    if (replaceRow(*known, summary))
        sortVisible();
    m_rows[*known].refresh = refresh;
}

} // namespace Scf
