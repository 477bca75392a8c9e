// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/uploadsettings.h"

#include <QAbstractTableModel>
#include <QList>

namespace Scf {

//! The buckets that packages go through, one row for each account and region.
class BucketModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RegionColumn, BucketColumn, KeepingColumn, EndpointColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setBuckets(const QList<PackageBucket> &buckets);
    const PackageBucket &bucketAt(int row) const { return m_buckets.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<PackageBucket> m_buckets;
};

} // namespace Scf
