// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/requestlogmodel.h"

#include <QLocale>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRecords = 1'000;

} // namespace

RequestLogModel::RequestLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

int RequestLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RequestLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const CallRecord *RequestLogModel::recordAt(int row) const
{
    return row >= 0 && row < m_records.size() ? &m_records.at(row) : nullptr;
}

QVariant RequestLogModel::data(const QModelIndex &index, int role) const
{
    const CallRecord *record = index.isValid() ? recordAt(index.row()) : nullptr;
    if (!record)
        return {};
    if (role == FailedRole)
        return !record->errorCode.isEmpty();
    if (role == Qt::ToolTipRole)
        return record->errorMessage.left(500);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn:
        return record->startedAt.toLocalTime().toString(u"HH:mm:ss"_s);
    case ActionColumn:
        return record->action;
    case StatusColumn:
        return record->errorCode.isEmpty() ? QString::number(record->httpStatus)
                                           : record->errorCode;
    case DurationColumn:
        return tr("%1 ms").arg(QLocale().toString(record->durationMs));
    case RequestIdColumn:
        return record->requestId;
    default:
        return {};
    }
}

QVariant RequestLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case ActionColumn:
        return tr("Action");
    case StatusColumn:
        return tr("Status");
    case DurationColumn:
        return tr("Duration");
    case RequestIdColumn:
        return tr("RequestId");
    default:
        return {};
    }
}

void RequestLogModel::append(const CallRecord &record)
{
    if (m_records.size() >= mostRecords) {
        beginRemoveRows({}, 0, 0);
        m_records.removeFirst();
        endRemoveRows();
    }
    const int row = static_cast<int>(m_records.size());
    beginInsertRows({}, row, row);
    m_records.append(record);
    endInsertRows();
}

void RequestLogModel::clear()
{
    beginResetModel();
    m_records.clear();
    endResetModel();
}

} // namespace Scf
