// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionlistmodel.h"

#include <algorithm>

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

bool FunctionListModel::isBefore(int left, int right) const
{
    const Row &a = m_rows.at(left);
    const Row &b = m_rows.at(right);
    int order = 0;
    if (m_sortColumn == StatusColumn)
        order = a.summary.status.text().compare(b.summary.status.text());
    else if (m_sortColumn == RuntimeColumn)
        order = a.summary.runtime.id().compare(b.summary.runtime.id(), Qt::CaseInsensitive);
    if (order == 0)
        order = a.sortName.compare(b.sortName);
    if (order == 0)
        order = a.summary.functionName.compare(b.summary.functionName);
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

void FunctionListModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortVisible();
}

void FunctionListModel::sortVisible()
{
    const auto before = [this](int left, int right) { return isBefore(left, right); };
    if (std::ranges::is_sorted(m_visible, before))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<int> old = m_visible;
    std::ranges::sort(m_visible, before);

    const QModelIndexList persistent = persistentIndexList();
    if (!persistent.isEmpty()) {
        QHash<int, int> rowOfIndex;
        rowOfIndex.reserve(m_visible.size());
        for (int row = 0; row < m_visible.size(); ++row)
            rowOfIndex.insert(m_visible.at(row), row);
        QModelIndexList moved;
        moved.reserve(persistent.size());
        for (const QModelIndex &from : persistent)
            moved.append(index(rowOfIndex.value(old.at(from.row())), from.column()));
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
    std::ranges::sort(m_visible, [this](int left, int right) { return isBefore(left, right); });
    endResetModel();
}

void FunctionListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_indexByName.clear();
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
    row = makeRow(summary, m_refresh);
    const auto shown = m_visible.indexOf(index);
    if (shown >= 0) {
        emit dataChanged(this->index(static_cast<int>(shown), 0),
                         this->index(static_cast<int>(shown), ColumnCount - 1));
    }
    return true;
}

void FunctionListModel::addPage(const QList<FunctionSummary> &page)
{
    bool changed = false;
    QList<int> shown;
    for (const FunctionSummary &summary : page) {
        const auto known = m_indexByName.constFind(summary.functionName);
        if (known != m_indexByName.cend()) {
            changed = replaceRow(*known, summary) || changed;
            continue;
        }
        const int index = static_cast<int>(m_rows.size());
        m_rows.append(makeRow(summary, m_refresh));
        m_indexByName.insert(summary.functionName, index);
        if (isShown(m_rows.constLast()))
            shown.append(index);
    }
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
