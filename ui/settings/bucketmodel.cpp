// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/bucketmodel.h"

#include "ui/settings/limitmodel.h"

namespace Scf {

void BucketModel::setBuckets(const QList<PackageBucket> &buckets)
{
    beginResetModel();
    m_buckets = buckets;
    endResetModel();
}

int BucketModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_buckets.size());
}

int BucketModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BucketModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const PackageBucket &bucket = m_buckets.at(index.row());
    switch (index.column()) {
    case RegionColumn:
        return bucket.region;
    case BucketColumn:
        return bucket.bucket.name;
    case KeepingColumn:
        return bucket.keeping == PackageKeeping::NotAtAll ? tr("Deleted after the update")
                                                          : tr("Kept for seven days");
    case EndpointColumn:
        return endpointWords(bucket.host, bucket.accountTag);
    default:
        return {};
    }
}

QVariant BucketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RegionColumn:
        return tr("Region");
    case BucketColumn:
        return tr("Bucket");
    case KeepingColumn:
        return tr("Packages");
    default:
        return tr("Endpoint");
    }
}

} // namespace Scf
