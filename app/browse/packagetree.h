// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/domain/package.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringView>

#include <memory>
#include <vector>

namespace Scf {

//! What goes into a package and what stays out of it, as one tree. Made once for a listing, on any
//! thread, and never changed after that.
struct PackageTree
{
    struct Node
    {
        //! As in the listing; a folder ends with '/'. What lies outside the root begins with "../".
        QStringView path{};
        qsizetype nameStart = 0; //!< where the last part of the path begins
        int parent = 0;
        int entry = -1;   //!< in the listing's entries; -1: a folder without an entry of its own
        int leftOut = -1; //!< in the listing's leftOut; -1: not left out itself
        int inside = 0;   //!< entries at and below
        int outside = 0;  //!< left-out entries at and below
        //! Bytes that go in, at and below; of a file that is left out its own; -1: nobody knows.
        qint64 size = 0;
        qint64 compressed = 0; //!< likewise in the ZIP
        bool isBesideRoot = false;
        bool isTakenByHand = false; //!< the plan takes it whatever the rules say

        bool isFolder() const { return path.endsWith(u'/'); }
        QStringView name() const { return path.mid(nameStart); }
    };

    std::shared_ptr<const PackageListing> listing{};
    QStringList besideRoot{};  //!< what the paths of nodes beside the root are views of
    std::vector<Node> nodes{}; //!< parents before their children; the first one is the package
    QHash<QStringView, int> byPath{};

    const Node &at(int node) const { return nodes[static_cast<size_t>(node)]; }
    //! The node of \a path; -1 where there is none.
    int find(QStringView path) const { return byPath.value(path, -1); }
};

//! How the tree is looked at.
struct PackageTreeOrder
{
    enum class Key { Name, Size, Compressed, Mode, Note };

    Key key = Key::Name;
    bool isDescending = false;
    //! Only what has it in its path is shown, with the folders on the way to it. Case is ignored.
    QString search{};

    bool operator==(const PackageTreeOrder &) const = default;
};

//! The rows of a tree in one order.
struct PackageTreeRows
{
    PackageTreeOrder order{};
    std::vector<int> children{}; //!< nodes; the children of one parent stand together, in order
    std::vector<int> first{};    //!< by node: where its children begin
    std::vector<int> count{};    //!< by node: how many of them are shown
    std::vector<int> row{};      //!< by node: its place among them; -1: not shown
    //! While searching: folders to be opened so that what was found is seen, the outer ones first;
    //! not all of them where that would be thousands of rows.
    std::vector<int> ways{};
    int found = 0; //!< files and folders whose path has what is searched for

    int childCount(int node) const { return count[static_cast<size_t>(node)]; }
    int childAt(int node, int place) const
    {
        const int begin = first[static_cast<size_t>(node)];
        return children[static_cast<size_t>(begin) + static_cast<size_t>(place)];
    }
    int rowOf(int node) const { return row[static_cast<size_t>(node)]; }
};

//! Null when cancelled.
std::shared_ptr<const PackageTree> makePackageTree(std::shared_ptr<const PackageListing> listing,
                                                   const CancelToken &cancel = {});
//! Null when cancelled.
std::shared_ptr<const PackageTreeRows> arrangePackageTree(const PackageTree &tree,
                                                          const PackageTreeOrder &order,
                                                          const CancelToken &cancel = {});

} // namespace Scf
