// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/uploadsettings.h"

#include <QAbstractTableModel>
#include <QList>

namespace Scf {

//! The request sizes that were learned, one row for each endpoint.
class LimitModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { EndpointColumn, LimitColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setLimits(const QList<LearnedLimit> &limits);
    const LearnedLimit &limitAt(int row) const { return m_limits.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<LearnedLimit> m_limits;
};

//! \a host as a person reads it: the demo cloud and endpoints that are not known any more have
//! none.
QString endpointWords(const QString &host, const QString &tag);

} // namespace Scf
