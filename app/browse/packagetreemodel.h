// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/packagetree.h"
#include "app/core/cancellation.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace Scf {

//! The tree of a package as it will be in the ZIP, with what is left out of it at its place.
//!
//! Trees are built, sorted and searched in the background; what is shown stays until then. A new
//! listing of the same package moves the rows, so that views keep what is open, selected and
//! current. The model never changes by itself what goes in: it asks with a signal, shows the wish
//! in the check box, and waits for the listing that comes of it.
class PackageTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        SizeColumn,
        CompressedColumn,
        ShareColumn, //!< of the size of the whole package
        ModeColumn,
        NoteColumn, //!< why it is left out, or what is changed on the way in
        ColumnCount
    };
    enum Role {
        ShareRole = Qt::UserRole, //!< double, 0 to 1; invalid for what is left out
        LeftOutRole,              //!< bool: nothing of it goes in
        PathRole,                 //!< QString: the name in the package; a folder ends with '/'
    };

    explicit PackageTreeModel(QObject *parent = nullptr);
    ~PackageTreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    //! A check state asks; see leaveOut() and include(). Unchecking and checking what goes in
    //! partly both leave it out: the rest of it is there for a reason.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    //! In the background; size and share sort folders by all that they hold.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! Null: there is no package (now), and no row at once.
    void setListing(std::shared_ptr<const PackageListing> listing);
    //! A package that is only looked at: no row has a check box, and nothing is asked for.
    void setReadOnly(bool readOnly);
    //! Shows what has \a text in its path, whatever its case, and the folders on the way there.
    void setSearch(const QString &text);

    //! The search whose result is shown; empty: all rows are.
    QString shownSearch() const;
    //! Files and folders found by it.
    int foundCount() const;
    //! Folders to be opened for what was found to be seen.
    QModelIndexList waysToFound() const;
    //! True once the tree of the listing is shown.
    bool isReady() const;

    //! The row of \a path; invalid where there is none or it is not shown.
    QModelIndex indexOf(const QString &path) const;
    //! True where something of the row goes in, or is wished to.
    bool canLeaveOut(const QModelIndex &index) const;
    //! True where something of the row is left out and may come in.
    bool canInclude(const QModelIndex &index) const;
    //! Asks for what can be left out of \a rows; folders with all that they hold.
    void leaveOut(const QModelIndexList &rows);
    void include(const QModelIndexList &rows);

signals:
    //! Names in the package, folders with '/' at the end; none lies in another.
    void leaveOutRequested(const QStringList &names);
    void includeRequested(const QStringList &names);
    //! What is shown now comes of the newest listing, order and search.
    void arranged();

private:
    struct Arrangement;

    void arrange();
    void show(const Arrangement &next);
    const PackageTree::Node &nodeOf(const QModelIndex &index) const;
    int nodeIndex(const QModelIndex &index) const;
    QModelIndex indexFor(int node, int column = NameColumn) const;
    Qt::CheckState checkState(int node) const;
    bool mayBeAsked(int node, Qt::CheckState wish) const;
    void ask(const QModelIndexList &rows, Qt::CheckState wish);
    QString text(const PackageTree::Node &node, int column) const;

    std::shared_ptr<const PackageListing> m_listing;
    PackageTreeOrder m_order;
    std::shared_ptr<const PackageTree> m_tree;     //!< what is shown, and in which
    std::shared_ptr<const PackageTreeRows> m_rows; //!< order; both null or neither
    QHash<int, Qt::CheckState> m_wishes;           //!< by node
    CancelToken m_stopArranging;
    bool m_isReadOnly = false;
};

} // namespace Scf
