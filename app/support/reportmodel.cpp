// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/reportmodel.h"

#include <algorithm>

namespace Scf {

ReportModel::ReportModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.section.title();
    if (role == Qt::CheckStateRole)
        return row.isChecked ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool ReportModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_rows[index.row()].isChecked = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

Qt::ItemFlags ReportModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

void ReportModel::setReport(const ProblemReport &report)
{
    beginResetModel();
    m_rows.clear();
    for (const ReportSection &section : report.sections)
        m_rows.append({.section = section});
    endResetModel();
}

void ReportModel::retranslate()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole});
}

QString ReportModel::textOf(int row) const
{
    return m_rows.value(row).section.text;
}

int ReportModel::rowOf(ReportSection::Kind kind) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(),
                                 [kind](const Row &row) { return row.section.kind == kind; });
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

QString ReportModel::document() const
{
    QList<ReportSection> checked;
    for (const Row &row : m_rows) {
        if (row.isChecked)
            checked.append(row.section);
    }
    return reportDocument(checked);
}

} // namespace Scf
