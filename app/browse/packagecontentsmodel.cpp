// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagecontentsmodel.h"

#include "app/core/background.h"
#include "app/core/sizetext.h"

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

PackageContentsModel::PackageContentsModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

PackageContentsModel::~PackageContentsModel()
{
    m_stopSearch.cancel();
    disposeInBackground(std::move(m_listing));
}

int PackageContentsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_listing)
        return 0;
    return static_cast<int>(m_visible ? m_visible->size() : m_listing->entries.size());
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
        m_listing->entries.at(m_visible ? m_visible->at(index.row()) : index.row());
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
    m_visible.reset();
    endResetModel();
    search();
}

void PackageContentsModel::setFilter(const QString &text)
{
    if (std::exchange(m_filter, text.trimmed()) != m_filter)
        search();
}

void PackageContentsModel::search()
{
    m_stopSearch.cancel();
    m_stopSearch = {};
    if (!m_listing || m_filter.isEmpty()) {
        if (m_visible) {
            beginResetModel();
            m_visible.reset();
            endResetModel();
        }
        return;
    }
    const auto work = [listing = m_listing, filter = m_filter, stop = m_stopSearch]() mutable {
        QList<int> found;
        for (int i = 0; i < listing->entries.size() && !stop.isCancelled(); ++i) {
            if (listing->entries.at(i).name.contains(filter, Qt::CaseInsensitive))
                found.append(i);
        }
        listing.reset(); // here, not on the main thread
        return found;
    };
    runInBackground(this, work, [this, stop = m_stopSearch](QList<int> found) {
        if (stop.isCancelled())
            return;
        beginResetModel();
        m_visible = std::move(found);
        endResetModel();
    });
}

} // namespace Scf
