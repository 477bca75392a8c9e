// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/cosobjectmodel.h"

#include "app/core/background.h"
#include "app/core/sizetext.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// So many rows are sorted in about a millisecond.
constexpr qsizetype sortedAtOnce = 10'000;

//! In the order of COS: that of the keys' bytes in UTF-8. QString's own order is another one for
//! what lies beyond U+FFFF.
bool comesBefore(const QString &left, const QString &right)
{
    const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (r == right.end())
        return false;
    if (l == left.end())
        return true;
    return l->isSurrogate() == r->isSurrogate() ? *l < *r : r->isSurrogate();
}

QString storageClassText(const QString &name)
{
    if (name.isEmpty() || name == "STANDARD"_L1)
        return CosObjectModel::tr("Standard");
    if (name == "STANDARD_IA"_L1)
        return CosObjectModel::tr("Infrequent access");
    if (name == "ARCHIVE"_L1)
        return CosObjectModel::tr("Archive");
    if (name == "DEEP_ARCHIVE"_L1)
        return CosObjectModel::tr("Deep archive");
    if (name == "INTELLIGENT_TIERING"_L1)
        return CosObjectModel::tr("Intelligent tiering");
    return name;
}

} // namespace

CosObjectModel::CosObjectModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

CosObjectModel::~CosObjectModel()
{
    dropRows();
}

int CosObjectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int CosObjectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const CosObjectModel::Row *CosObjectModel::rowAt(int row) const
{
    return row >= 0 && row < m_order.size() ? &m_rows[m_order.at(row)] : nullptr;
}

QString CosObjectModel::keyAt(int row) const
{
    const Row *found = rowAt(row);
    return found ? found->object.key : QString();
}

bool CosObjectModel::isPrefix(int row) const
{
    return row >= 0 && row < m_prefixCount;
}

const CosObject *CosObjectModel::objectAt(int row) const
{
    return row >= m_prefixCount && row < m_order.size() ? &rowAt(row)->object : nullptr;
}

//! In m_rows; -1 where there is none.
int CosObjectModel::find(const QString &key) const
{
    const auto keyOf = [this](int row) -> const QString & { return m_rows[row].object.key; };
    // Most of what is looked for comes next in the list of COS.
    if (m_byName.isEmpty() || comesBefore(keyOf(m_byName.last()), key))
        return -1;
    const auto found = std::ranges::lower_bound(m_byName, key, &comesBefore, keyOf);
    return found != m_byName.end() && keyOf(*found) == key ? *found : -1;
}

int CosObjectModel::rowOf(const QString &key) const
{
    const int row = find(key);
    return row < 0 ? -1 : static_cast<int>(m_order.indexOf(row));
}

QString CosObjectModel::text(const Row &row, int column) const
{
    if (column == NameColumn)
        return row.object.key.mid(m_prefix.size());
    if (row.isPrefix)
        return {};
    switch (column) {
    case SizeColumn:
        return sizeText(row.object.size);
    case ModifiedColumn:
        return QLocale().toString(row.object.modifiedAt.toLocalTime(), QLocale::ShortFormat);
    case StorageClassColumn:
        return storageClassText(row.object.storageClass);
    default:
        return {};
    }
}

QVariant CosObjectModel::data(const QModelIndex &index, int role) const
{
    const Row *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::ToolTipRole:
    case KeyRole:
        return row->object.key;
    case Qt::TextAlignmentRole:
        if (index.column() == SizeColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case IsPrefixRole:
        return row->isPrefix;
    default:
        return {};
    }
}

QVariant CosObjectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == SizeColumn)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case ModifiedColumn:
        return tr("Modified");
    case StorageClassColumn:
        return tr("Storage class");
    default:
        return {};
    }
}

void CosObjectModel::dropRows()
{
    // Freeing 100,000 objects takes longer than a frame may.
    if (!m_rows.empty())
        disposeInBackground(std::make_shared<std::deque<Row>>(std::exchange(m_rows, {})));
}

void CosObjectModel::clear(const QString &prefix)
{
    ++m_generation;
    m_isSorting = false;
    beginResetModel();
    m_prefix = prefix;
    dropRows();
    m_byName.clear();
    m_order.clear();
    m_prefixCount = 0;
    endResetModel();
}

int CosObjectModel::storageClassOf(const QString &name)
{
    qsizetype known = m_storageClasses.indexOf(name); // there are few
    if (known < 0) {
        known = m_storageClasses.size();
        m_storageClasses.append(name);
    }
    return static_cast<int>(known);
}

void CosObjectModel::replace(int row, const CosObject &object)
{
    Row &known = m_rows[row];
    if (known.isPrefix || known.object == object)
        return;
    known.object = object;
    known.storageClass = storageClassOf(object.storageClass);
    const int shown = static_cast<int>(m_order.indexOf(row));
    if (shown < 0)
        return; // twice in one page
    emit dataChanged(index(shown, 0), index(shown, ColumnCount - 1));
    if (m_sortColumn != NameColumn)
        requestSort();
}

//! Adds what is new in \a page to the rows, not yet to what is shown, and says which those are.
QList<int> CosObjectModel::append(const CosObjectPage &page)
{
    QList<int> added;
    QHash<QString, int> inPage;
    const auto rowOfKey = [this, &inPage](const QString &key) {
        const int known = find(key);
        return known < 0 ? inPage.value(key, -1) : known;
    };
    const auto add = [this, &added, &inPage](const CosObject &object, bool isPrefix) {
        const int row = static_cast<int>(m_rows.size());
        m_rows.push_back({.object = object,
                          .isPrefix = isPrefix,
                          .storageClass = isPrefix ? 0 : storageClassOf(object.storageClass)});
        inPage.insert(object.key, row);
        added.append(row);
    };
    for (const QString &prefix : page.prefixes) {
        if (rowOfKey(prefix) < 0)
            add({.key = prefix}, true);
    }
    for (const CosObject &object : page.objects) {
        if (object.key == m_prefix)
            continue;
        if (const int known = rowOfKey(object.key); known >= 0)
            replace(known, object);
        else
            add(object, false);
    }
    return added;
}

//! Sorts the new \a rows by their keys and gives them their place among all. True where they stand
//! behind what was there, as the pages of COS do.
bool CosObjectModel::rankNames(QList<int> &rows)
{
    const auto before = [this](int left, int right) {
        return comesBefore(m_rows[left].object.key, m_rows[right].object.key);
    };
    std::ranges::sort(rows, before);
    const qsizetype known = m_byName.size();
    const qsizetype at = std::upper_bound(m_byName.cbegin(), m_byName.cend(), rows.first(), before)
                         - m_byName.cbegin();
    m_byName += rows;
    if (at < known) {
        std::inplace_merge(m_byName.begin() + at, m_byName.begin() + known, m_byName.end(), before);
    }
    // What was removed has left gaps, so that a rank is not the place itself.
    quint32 rank = at > 0 ? m_rows[m_byName.at(at - 1)].nameRank : 0;
    for (qsizetype place = at; place < m_byName.size(); ++place)
        m_rows[m_byName.at(place)].nameRank = ++rank;
    return at == known;
}

void CosObjectModel::insert(qsizetype at, const QList<int> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, static_cast<int>(at), static_cast<int>(at + rows.size()) - 1);
    m_order.insert(at, rows.size(), 0);
    std::ranges::copy(rows, m_order.begin() + at);
    endInsertRows();
}

bool CosObjectModel::isInOrderOfArrival() const
{
    return m_sortColumn == NameColumn && m_sortOrder == Qt::AscendingOrder;
}

void CosObjectModel::addPage(const CosObjectPage &page)
{
    QList<int> added = append(page);
    if (added.isEmpty())
        return;
    const bool isBehindAll = rankNames(added);
    QList<int> prefixes;
    QList<int> objects;
    for (const int row : std::as_const(added))
        (m_rows[row].isPrefix ? prefixes : objects).append(row);
    const qsizetype prefixesEnd = m_prefixCount;
    m_prefixCount += prefixes.size();
    insert(prefixesEnd, prefixes);
    insert(m_order.size(), objects);
    if (!isBehindAll || !isInOrderOfArrival())
        requestSort();
}

void CosObjectModel::removeObject(const QString &key)
{
    const int shown = rowOf(key);
    if (shown < m_prefixCount)
        return;
    ++m_generation; // what is being sorted still holds it
    const bool wasSorting = std::exchange(m_isSorting, false);
    const int row = m_order.at(shown);
    beginRemoveRows({}, shown, shown);
    m_order.removeAt(shown);
    m_byName.removeOne(row);
    endRemoveRows();
    if (wasSorting)
        requestSort();
}

void CosObjectModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < 0 || column >= ColumnCount ? NameColumn : column;
    m_sortOrder = order;
    ++m_generation;
    m_isSorting = false;
    requestSort();
}

CosObjectModel::Sorting CosObjectModel::sorting() const
{
    QStringList classes = m_storageClasses;
    std::ranges::sort(classes, {}, &storageClassText);
    QList<quint64> classRanks;
    for (const QString &name : m_storageClasses)
        classRanks.append(static_cast<quint64>(classes.indexOf(name)));

    const auto keyOf = [this, &classRanks](const Row &row) -> quint64 {
        if (row.isPrefix)
            return 0;
        switch (m_sortColumn) {
        case SizeColumn:
            return static_cast<quint64>(row.object.size);
        case ModifiedColumn:
            return static_cast<quint64>(row.object.modifiedAt.toMSecsSinceEpoch());
        case StorageClassColumn:
            return classRanks.at(row.storageClass);
        default:
            return 0;
        }
    };
    Sorting sorting{.isDescending = m_sortOrder == Qt::DescendingOrder};
    sorting.prefixes.reserve(m_prefixCount);
    sorting.objects.reserve(objectCount());
    for (const int each : m_order) {
        const Row &row = m_rows[each];
        (row.isPrefix ? sorting.prefixes : sorting.objects)
            .append({.key = keyOf(row), .nameRank = row.nameRank, .row = each});
    }
    return sorting;
}

QList<int> CosObjectModel::Sorting::sorted()
{
    QList<int> order;
    order.reserve(prefixes.size() + objects.size());
    for (QList<SortKey> *part : {&prefixes, &objects}) {
        std::ranges::sort(*part, [](const SortKey &left, const SortKey &right) {
            return left.key != right.key ? left.key < right.key : left.nameRank < right.nameRank;
        });
        if (isDescending)
            std::ranges::reverse(*part);
        for (const SortKey &each : std::as_const(*part))
            order.append(each.row);
    }
    return order;
}

//! At once, or in the background where that takes longer than a frame; then again when something
//! has come in between.
void CosObjectModel::requestSort()
{
    if (m_order.size() <= sortedAtOnce) {
        ++m_generation;
        m_isSorting = false;
        return show(sorting().sorted());
    }
    if (m_isSorting) {
        m_sortsAgain = true;
        return;
    }
    m_isSorting = true;
    m_sortsAgain = false;
    runInBackground(
        this, [what = sorting()]() mutable { return what.sorted(); },
        [this, generation = m_generation, known = static_cast<int>(m_rows.size()),
         prefixes = m_prefixCount](QList<int> order) {
            if (generation != m_generation)
                return;
            m_isSorting = false;
            QList<int> newPrefixes;
            QList<int> newObjects;
            for (int row = known; row < static_cast<int>(m_rows.size()); ++row)
                (m_rows[row].isPrefix ? newPrefixes : newObjects).append(row);
            order.insert(prefixes, newPrefixes.size(), 0);
            std::ranges::copy(newPrefixes, order.begin() + prefixes);
            order += newObjects;
            show(order);
            if (m_sortsAgain)
                requestSort();
        });
}

void CosObjectModel::show(const QList<int> &order)
{
    if (order == m_order)
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QList<int> old = std::exchange(m_order, order);
    const QModelIndexList persistent = persistentIndexList();
    if (!persistent.isEmpty()) {
        QList<int> shownAt(static_cast<qsizetype>(m_rows.size()), -1);
        for (int shown = 0; shown < m_order.size(); ++shown)
            shownAt[m_order.at(shown)] = shown;
        QModelIndexList moved;
        moved.reserve(persistent.size());
        for (const QModelIndex &from : persistent)
            moved.append(index(shownAt.at(old.at(from.row())), from.column()));
        changePersistentIndexList(persistent, moved);
    }
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace Scf
