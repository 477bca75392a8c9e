// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagetreemodel.h"

#include "app/core/background.h"
#include "app/core/sizetext.h"

#include <QDir>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace Scf {

using namespace Qt::StringLiterals;

using Node = PackageTree::Node;

//! What the background has made: a tree and its rows, and where the nodes that were shown have
//! gone.
struct PackageTreeModel::Arrangement
{
    std::shared_ptr<const PackageTree> tree{};
    std::shared_ptr<const PackageTreeRows> rows{};
    bool isSamePackage = false;
    std::vector<int> moved{}; //!< by node of the tree before; empty: it is the same tree

    int nodeAfter(int node) const
    {
        return moved.empty() ? node : moved[static_cast<size_t>(node)];
    }
};

namespace {

// Folders of one package keep what is open in them, whatever was decided about their files.
bool isOnePackage(const PackageListing &left, const PackageListing &right)
{
    return left.source == right.source && left.plan.root == right.plan.root;
}

QString modeText(quint32 mode)
{
    return u"0%1"_s.arg(mode & 0777, 3, 8, QLatin1Char('0'));
}

QString ruleText(const LeftOutEntry &entry)
{
    const QString line = QString::number(entry.ruleLine);
    if (entry.ruleFile.isEmpty())
        return PackageTreeModel::tr("Rule “%1” in your list, line %2").arg(entry.rule, line);
    return PackageTreeModel::tr("Rule “%1” in %2, line %3")
        .arg(entry.rule, QDir::toNativeSeparators(entry.ruleFile), line);
}

QString reasonText(const LeftOutEntry &entry)
{
    switch (entry.reason) {
    case LeftOutEntry::Reason::DefaultRule:
        return PackageTreeModel::tr("Default rule “%1”").arg(entry.rule);
    case LeftOutEntry::Reason::ScfIgnore:
    case LeftOutEntry::Reason::GitIgnore:
    case LeftOutEntry::Reason::OwnRule:
        return ruleText(entry);
    case LeftOutEntry::Reason::Choice:
        return PackageTreeModel::tr("Left out by you");
    case LeftOutEntry::Reason::OutsideRoot:
        return PackageTreeModel::tr("Outside the root");
    }
    return {};
}

QString repairsText(Repairs repairs)
{
    QStringList changes;
    if (repairs.testFlag(Repair::SetExecutable))
        changes += PackageTreeModel::tr("made executable");
    if (repairs.testFlag(Repair::UnixLineEnds))
        changes += PackageTreeModel::tr("CRLF becomes LF");
    if (repairs.testFlag(Repair::RemoveByteOrderMark))
        changes += PackageTreeModel::tr("byte order mark removed");
    if (repairs.testFlag(Repair::UseBash))
        changes += PackageTreeModel::tr("first line is #!/bin/bash");
    return PackageTreeModel::tr("Changed: %1").arg(QLocale().createSeparatedList(changes));
}

bool isEmptyFolder(const Node &node)
{
    return node.isFolder() && node.entry >= 0 && node.size == 0;
}

QString percentText(double share)
{
    if (share < 0.001)
        return PackageTreeModel::tr("< 0.1%");
    return PackageTreeModel::tr("%1%").arg(QLocale().toString(100 * share, 'f', 1));
}

} // namespace

PackageTreeModel::PackageTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
{ }

PackageTreeModel::~PackageTreeModel()
{
    m_stopArranging.cancel();
    disposeInBackground(std::move(m_rows));
    disposeInBackground(std::move(m_tree));
    disposeInBackground(std::move(m_listing));
}

int PackageTreeModel::nodeIndex(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<int>(index.internalId()) : 0;
}

const Node &PackageTreeModel::nodeOf(const QModelIndex &index) const
{
    return m_tree->at(nodeIndex(index));
}

QModelIndex PackageTreeModel::indexFor(int node, int column) const
{
    const int row = node > 0 ? m_rows->rowOf(node) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, column, static_cast<quintptr>(node));
}

QModelIndex PackageTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(m_rows->childAt(nodeIndex(parent), row)));
}

QModelIndex PackageTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(nodeOf(index).parent) : QModelIndex();
}

int PackageTreeModel::rowCount(const QModelIndex &parent) const
{
    return m_rows && parent.column() <= 0 ? m_rows->childCount(nodeIndex(parent)) : 0;
}

int PackageTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool PackageTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::CheckState PackageTreeModel::checkState(int node) const
{
    const auto wish = m_wishes.constFind(node);
    if (wish != m_wishes.constEnd())
        return *wish;
    const Node &what = m_tree->at(node);
    if (what.inside == 0)
        return Qt::Unchecked;
    return what.outside == 0 ? Qt::Checked : Qt::PartiallyChecked;
}

QString PackageTreeModel::text(const Node &node, int column) const
{
    const PackageListing &listing = *m_tree->listing;
    switch (column) {
    case NameColumn:
        return node.name().toString();
    case SizeColumn:
        return node.size < 0 || isEmptyFolder(node) ? QString() : sizeText(node.size);
    case CompressedColumn:
        return node.compressed < 0 || isEmptyFolder(node) ? QString() : sizeText(node.compressed);
    case ShareColumn:
        if (node.inside == 0 || node.size <= 0 || listing.totalSize <= 0)
            return {};
        return percentText(double(node.size) / double(listing.totalSize));
    case ModeColumn:
        if (node.isFolder())
            return {};
        return modeText(node.entry >= 0 ? listing.entries.at(node.entry).mode
                                        : listing.leftOut.at(node.leftOut).mode);
    case NoteColumn:
        if (node.leftOut >= 0)
            return reasonText(listing.leftOut.at(node.leftOut));
        if (node.isBesideRoot) // a folder on the way there
            return tr("Outside the root");
        if (node.entry >= 0 && listing.entries.at(node.entry).repairs)
            return repairsText(listing.entries.at(node.entry).repairs);
        if (node.isTakenByHand)
            return tr("Included by you");
        return {};
    default:
        return {};
    }
}

QVariant PackageTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_rows)
        return {};
    const Node &node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case Qt::ToolTipRole:
        if (index.column() == NameColumn)
            return node.path.toString();
        return index.column() == NoteColumn ? text(node, NoteColumn) : QVariant();
    case Qt::AccessibleTextRole:
        if (const QString share = text(node, ShareColumn);
            index.column() == ShareColumn && !share.isEmpty())
            return tr("%1 of the package").arg(share);
        return text(node, index.column());
    case Qt::CheckStateRole:
        if (index.column() == NameColumn && !node.isBesideRoot && !m_isReadOnly)
            return checkState(nodeIndex(index));
        return {};
    case Qt::TextAlignmentRole:
        if (index.column() == SizeColumn || index.column() == CompressedColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case ShareRole:
        if (node.inside == 0 || m_tree->listing->totalSize <= 0)
            return {};
        return double(node.size) / double(m_tree->listing->totalSize);
    case LeftOutRole:
        return node.inside == 0;
    case PathRole:
        return node.path.toString();
    default:
        return {};
    }
}

bool PackageTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const auto wish = static_cast<Qt::CheckState>(value.toInt());
    if (wish == checkState(nodeIndex(index)))
        return false;
    if (wish == Qt::Checked && checkState(nodeIndex(index)) == Qt::Unchecked)
        include({index});
    else
        leaveOut({index});
    return true;
}

Qt::ItemFlags PackageTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !m_rows)
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Node &node = nodeOf(index);
    if (index.column() == NameColumn && !node.isBesideRoot && !m_isReadOnly)
        flags |= Qt::ItemIsUserCheckable;
    if (!node.isFolder())
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant PackageTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == SizeColumn || section == CompressedColumn))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case CompressedColumn:
        return tr("Compressed");
    case ShareColumn:
        return tr("Share");
    case ModeColumn:
        return tr("Mode");
    case NoteColumn:
        return tr("Left out or changed");
    default:
        return {};
    }
}

void PackageTreeModel::sort(int column, Qt::SortOrder order)
{
    using Key = PackageTreeOrder::Key;
    static constexpr Key keys[ColumnCount] = {Key::Name, Key::Size, Key::Compressed,
                                              Key::Size, Key::Mode, Key::Note};
    PackageTreeOrder wanted = m_order;
    wanted.key = column < 0 || column >= ColumnCount ? Key::Name : keys[column];
    wanted.isDescending = order == Qt::DescendingOrder;
    if (std::exchange(m_order, wanted) != wanted)
        arrange();
}

void PackageTreeModel::setReadOnly(bool readOnly)
{
    if (m_isReadOnly == readOnly)
        return;
    // Flags have no signal of their own.
    emit layoutAboutToBeChanged();
    m_isReadOnly = readOnly;
    emit layoutChanged();
}

void PackageTreeModel::setSearch(const QString &text)
{
    if (std::exchange(m_order.search, text.trimmed()) != m_order.search)
        arrange();
}

void PackageTreeModel::setListing(std::shared_ptr<const PackageListing> listing)
{
    if (listing == m_listing)
        return;
    disposeInBackground(std::exchange(m_listing, std::move(listing)));
    if (!m_listing && m_rows)
        show({});
    arrange();
}

// One job at a time counts: whatever has changed since, the next one takes it all in.
void PackageTreeModel::arrange()
{
    m_stopArranging.cancel();
    m_stopArranging = {};
    if (!m_listing)
        return;
    auto work = [listing = m_listing, before = m_tree, order = m_order,
                 stop = m_stopArranging]() mutable {
        auto next = std::make_shared<Arrangement>();
        next->tree = before && before->listing == listing ? before : makePackageTree(listing, stop);
        if (next->tree)
            next->rows = arrangePackageTree(*next->tree, order, stop);
        next->isSamePackage = before && isOnePackage(*before->listing, *listing);
        if (next->rows && next->isSamePackage && next->tree != before) {
            next->moved.reserve(before->nodes.size());
            for (const Node &node : before->nodes)
                next->moved.push_back(next->tree->find(node.path));
        }
        listing.reset(); // here, not on the main thread
        before.reset();
        return next;
    };
    runInBackground(this, std::move(work),
                    [this, stop = m_stopArranging](std::shared_ptr<Arrangement> next) {
                        if (!stop.isCancelled() && next->rows) {
                            show(*next);
                            emit arranged();
                        }
                        disposeInBackground(std::move(next));
                    });
}

void PackageTreeModel::show(const Arrangement &next)
{
    const auto take = [this, &next] {
        if (next.tree != m_tree)
            m_wishes.clear();
        disposeInBackground(std::exchange(m_rows, next.rows));
        disposeInBackground(std::exchange(m_tree, next.tree));
    };
    if (!next.isSamePackage) {
        beginResetModel();
        take();
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    take();
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from)
        to.append(indexFor(next.nodeAfter(nodeIndex(index)), index.column()));
    changePersistentIndexList(from, to);
    emit layoutChanged();
}

QString PackageTreeModel::shownSearch() const
{
    return m_rows ? m_rows->order.search : QString();
}

int PackageTreeModel::foundCount() const
{
    return m_rows ? m_rows->found : 0;
}

QModelIndexList PackageTreeModel::waysToFound() const
{
    QModelIndexList ways;
    if (m_rows) {
        for (const int node : m_rows->ways)
            ways.append(indexFor(node));
    }
    return ways;
}

bool PackageTreeModel::isReady() const
{
    return m_tree && m_tree->listing == m_listing;
}

QModelIndex PackageTreeModel::indexOf(const QString &path) const
{
    return m_tree ? indexFor(m_tree->find(path)) : QModelIndex();
}

bool PackageTreeModel::mayBeAsked(int node, Qt::CheckState wish) const
{
    return node > 0 && !m_isReadOnly && !m_tree->at(node).isBesideRoot && checkState(node) != wish;
}

bool PackageTreeModel::canLeaveOut(const QModelIndex &index) const
{
    return index.isValid() && m_tree && mayBeAsked(nodeIndex(index), Qt::Unchecked);
}

bool PackageTreeModel::canInclude(const QModelIndex &index) const
{
    return index.isValid() && m_tree && mayBeAsked(nodeIndex(index), Qt::Checked);
}

void PackageTreeModel::leaveOut(const QModelIndexList &rows)
{
    ask(rows, Qt::Unchecked);
}

void PackageTreeModel::include(const QModelIndexList &rows)
{
    ask(rows, Qt::Checked);
}

void PackageTreeModel::ask(const QModelIndexList &rows, Qt::CheckState wish)
{
    QSet<int> asked;
    for (const QModelIndex &index : rows) {
        if (index.isValid() && m_tree && mayBeAsked(nodeIndex(index), wish))
            asked.insert(nodeIndex(index));
    }
    QStringList names;
    for (const int node : std::as_const(asked)) {
        int above = m_tree->at(node).parent;
        while (above > 0 && !asked.contains(above))
            above = m_tree->at(above).parent;
        if (above == 0)
            names.append(m_tree->at(node).path.toString());
    }
    if (names.isEmpty())
        return;
    names.sort();
    for (const int node : std::as_const(asked)) {
        // The second of two wishes takes back the first one.
        if (m_wishes.remove(node) == 0)
            m_wishes.insert(node, wish);
        const QModelIndex index = indexFor(node);
        emit dataChanged(index, index, {Qt::CheckStateRole});
    }
    if (wish == Qt::Unchecked)
        emit leaveOutRequested(names);
    else
        emit includeRequested(names);
}

} // namespace Scf
