// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagecontentsmodel.h"

#include "app/core/background.h"
#include "app/core/sizetext.h"

namespace Scf {

using namespace Qt::StringLiterals;

PackageContentsModel::PackageContentsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

int PackageContentsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_listing)
        return 0;
    return static_cast<int>(m_filter.isEmpty() ? m_listing->entries.size() : m_visible.size());
}

int PackageContentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PackageContentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_listing || index.row() >= rowCount())
        return {};
    const PackageEntry &entry =
        m_listing->entries.at(m_filter.isEmpty() ? index.row() : m_visible.at(index.row()));
    if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return entry.name;
    case SizeColumn:
        return entry.isDirectory() ? QString() : sizeText(entry.size);
    case ModeColumn:
        return u"0%1"_s.arg(entry.mode & 0777, 3, 8, QLatin1Char('0'));
    default:
        return {};
    }
}

QVariant PackageContentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case ModeColumn:
        return tr("Mode");
    default:
        return {};
    }
}

void PackageContentsModel::setListing(std::shared_ptr<const PackageListing> listing)
{
    beginResetModel();
    disposeInBackground(std::exchange(m_listing, std::move(listing)));
    rebuild();
    endResetModel();
}

void PackageContentsModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed();
    rebuild();
    endResetModel();
}

void PackageContentsModel::rebuild()
{
    m_visible.clear();
    if (!m_listing || m_filter.isEmpty())
        return;
    for (int i = 0; i < m_listing->entries.size(); ++i) {
        if (m_listing->entries.at(i).name.contains(m_filter, Qt::CaseInsensitive))
            m_visible.append(i);
    }
}

} // namespace Scf
