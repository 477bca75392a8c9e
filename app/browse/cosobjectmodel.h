// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/cosobject.h"

#include <QAbstractTableModel>
#include <QList>

#include <deque>

namespace Scf {

//! One level of a bucket: "folders" first, then objects; streamed in by pages.
//!
//! Made for 100,000 rows: pages in COS's own order are appended as they come, and where another
//! order is wanted, long lists are sorted in the background, with the new rows at the end until
//! then.
class CosObjectModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, ModifiedColumn, StorageClassColumn, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole, //!< QString, in each column; of a prefix the prefix
        IsPrefixRole,           //!< bool, in each column
    };

    explicit CosObjectModel(QObject *parent = nullptr);
    ~CosObjectModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! The key of what \a row shows; empty outside.
    QString keyAt(int row) const;
    //! False outside.
    bool isPrefix(int row) const;
    //! Null for a prefix, and outside.
    const CosObject *objectAt(int row) const;
    //! Row that shows \a key, object or prefix; -1 where none does.
    int rowOf(const QString &key) const;
    qsizetype objectCount() const { return m_order.size() - m_prefixCount; }
    qsizetype prefixCount() const { return m_prefixCount; }

    //! Forgets everything. What comes then lies below \a prefix, and is shown without it; an object
    //! of that very name, which COS's console makes for a folder, is not shown.
    void clear(const QString &prefix = {});
    //! Adds what is new in \a page and replaces what is not.
    void addPage(const CosObjectPage &page);
    void removeObject(const QString &key);

private:
    struct Row
    {
        CosObject object{}; //!< of a prefix the key alone
        bool isPrefix = false;
        int storageClass = 0; //!< in m_storageClasses
        quint32 nameRank = 0; //!< place in the order of the keys
    };
    struct SortKey
    {
        quint64 key = 0;
        quint32 nameRank = 0;
        int row = 0; //!< in m_rows
    };
    //! What is sorted, apart from the model, so that any thread can do it.
    struct Sorting
    {
        QList<SortKey> prefixes{};
        QList<SortKey> objects{};
        bool isDescending = false;

        QList<int> sorted();
    };

    const Row *rowAt(int row) const;
    QString text(const Row &row, int column) const;
    int storageClassOf(const QString &name);
    int find(const QString &key) const;
    void replace(int row, const CosObject &object);
    QList<int> append(const CosObjectPage &page);
    bool rankNames(QList<int> &rows);
    void insert(qsizetype at, const QList<int> &rows);
    bool isInOrderOfArrival() const;
    void requestSort();
    Sorting sorting() const;
    void show(const QList<int> &order);
    void dropRows();

    QString m_prefix;
    //! As they came; what was removed stays, unseen. A list would move all of them as it grows.
    std::deque<Row> m_rows;
    QStringList m_storageClasses;
    QList<int> m_byName; //!< rows in the order of the keys
    QList<int> m_order;  //!< rows in the order shown, prefixes first
    qsizetype m_prefixCount = 0;
    int m_sortColumn = NameColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_generation = 0; //!< of what is being sorted in the background
    bool m_isSorting = false;
    bool m_sortsAgain = false;
};

} // namespace Scf
