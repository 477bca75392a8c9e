// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/limitmodel.h"

#include <QLocale>

namespace Scf {

using namespace Qt::StringLiterals;

QString endpointWords(const QString &host, const QString &tag)
{
    if (!host.isEmpty())
        return host;
    return tag == "demo"_L1 ? LimitModel::tr("Demo cloud") : LimitModel::tr("Another endpoint");
}

void LimitModel::setLimits(const QList<LearnedLimit> &limits)
{
    beginResetModel();
    m_limits = limits;
    endResetModel();
}

int LimitModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_limits.size());
}

int LimitModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LimitModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const LearnedLimit &limit = m_limits.at(index.row());
    if (index.column() == EndpointColumn)
        return endpointWords(limit.host, limit.endpointTag);
    return tr("%1 bytes").arg(QLocale().toString(limit.bytes));
}

QVariant LimitModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == EndpointColumn ? tr("Endpoint") : tr("Largest request");
}

} // namespace Scf
