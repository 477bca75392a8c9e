// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/packagetree.h"

#include "app/archive/entryorder.h"

#include <QSet>

#include <algorithm>
#include <compare>
#include <numeric>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Node = PackageTree::Node;

// More rows than these are not opened by a search on its own: the view lays out each of them.
constexpr int mostRowsToOpen = 2'000;

// Adds paths, which come sorted, to a tree: the folders on the way to the last one are known.
class Builder
{
public:
    explicit Builder(PackageTree *tree)
        : m_tree(tree)
    { }

    //! The new node of \a path, or the one that it has as a folder already.
    Node &add(QStringView path)
    {
        while (m_way.size() > 1 && !path.startsWith(m_tree->at(m_way.back()).path))
            m_way.pop_back();
        qsizetype from = m_tree->at(m_way.back()).path.size();
        if (from > 0 && from == path.size())
            return m_tree->nodes[static_cast<size_t>(m_way.back())];
        for (;;) {
            const qsizetype slash = path.indexOf(u'/', from);
            const qsizetype to = slash < 0 ? path.size() : slash + 1;
            append(path.first(to), from);
            if (slash >= 0)
                m_way.push_back(static_cast<int>(m_tree->nodes.size()) - 1);
            if (to == path.size())
                return m_tree->nodes.back();
            from = to;
        }
    }

private:
    void append(QStringView path, qsizetype nameStart)
    {
        Node node;
        node.path = path;
        node.nameStart = nameStart;
        node.parent = m_way.back();
        const int index = static_cast<int>(m_tree->nodes.size());
        m_tree->nodes.push_back(node);
        if (!m_tree->byPath.contains(path))
            m_tree->byPath.insert(path, index);
    }

    PackageTree *m_tree;
    std::vector<int> m_way{0};
};

void addEntry(PackageTree *tree, Builder *builder, int index)
{
    const PackageEntry &entry = tree->listing->entries.at(index);
    Node &node = builder->add(entry.name);
    node.entry = index;
    node.inside = 1;
    node.size = entry.size;
    node.compressed = entry.compressedSize;
}

void addLeftOut(const PackageListing &listing, Builder *builder, QStringView path, int index)
{
    const LeftOutEntry &entry = listing.leftOut.at(index);
    Node &node = builder->add(path);
    node.leftOut = index;
    node.outside = 1;
    node.isBesideRoot = entry.reason == LeftOutEntry::Reason::OutsideRoot;
    if (node.entry < 0)
        node.size = entry.size;
}

// Seen from the root, so that it cannot be mistaken for something in it.
QString seenFromRoot(const QString &name, const QString &root)
{
    QString up;
    QString shared = root;
    while (!shared.isEmpty() && !name.startsWith(shared)) {
        shared.truncate(shared.lastIndexOf(u'/', shared.size() - 2) + 1);
        up += "../"_L1;
    }
    return up + name.mid(shared.size());
}

void addBesideRoot(PackageTree *tree, const std::vector<int> &leftOut)
{
    std::vector<std::pair<QString, int>> paths;
    paths.reserve(leftOut.size());
    for (const int index : leftOut) {
        paths.emplace_back(
            seenFromRoot(tree->listing->leftOut.at(index).name, tree->listing->plan.root), index);
    }
    std::sort(paths.begin(), paths.end(),
              [](const auto &a, const auto &b) { return nameBefore(a.first, b.first); });
    // Views of them are kept: the list must not move them any more.
    for (const auto &path : paths)
        tree->besideRoot.append(path.first);
    Builder builder(tree);
    for (qsizetype i = 0; i < tree->besideRoot.size(); ++i) {
        addLeftOut(*tree->listing, &builder, tree->besideRoot.at(i),
                   paths[static_cast<size_t>(i)].second);
    }
}

void sumUp(PackageTree *tree)
{
    std::vector<Node> &nodes = tree->nodes;
    const QSet<QString> taken(tree->listing->plan.included.begin(),
                              tree->listing->plan.included.end());
    for (size_t i = nodes.size() - 1; i > 0; --i) {
        Node &node = nodes[i];
        Node &parent = nodes[static_cast<size_t>(node.parent)];
        parent.inside += node.inside;
        parent.outside += node.outside;
        if (node.inside > 0) {
            if (parent.size < 0) // a folder that is left out but for this
                parent.size = 0;
            parent.size += node.size;
            parent.compressed = node.compressed < 0 || parent.compressed < 0
                                    ? -1
                                    : parent.compressed + node.compressed;
        } else {
            if (node.isFolder())
                node.size = -1;
            node.compressed = -1;
            parent.isBesideRoot |= node.isBesideRoot && node.parent > 0;
        }
        if (!taken.isEmpty() && !node.isBesideRoot)
            node.isTakenByHand = taken.contains(tree->listing->plan.root + node.path.toString());
    }
}

} // namespace

std::shared_ptr<const PackageTree> makePackageTree(std::shared_ptr<const PackageListing> listing,
                                                   const CancelToken &cancel)
{
    auto tree = std::make_shared<PackageTree>();
    tree->listing = std::move(listing);
    const QList<PackageEntry> &entries = tree->listing->entries;
    const QList<LeftOutEntry> &leftOut = tree->listing->leftOut;
    tree->nodes.reserve(static_cast<size_t>(entries.size() + leftOut.size()) + 1);
    tree->byPath.reserve(entries.size() + leftOut.size());
    tree->nodes.emplace_back();

    Builder builder(tree.get());
    std::vector<int> besideRoot;
    int entry = 0;
    int out = 0;
    while (entry < entries.size() || out < leftOut.size()) {
        if (cancel.isCancelled())
            return nullptr;
        if (out < leftOut.size() && leftOut.at(out).reason == LeftOutEntry::Reason::OutsideRoot) {
            besideRoot.push_back(out++);
        } else if (out == leftOut.size()
                   || (entry < entries.size()
                       && !nameBefore(leftOut.at(out).name, entries.at(entry).name))) {
            addEntry(tree.get(), &builder, entry++);
        } else {
            addLeftOut(*tree->listing, &builder, leftOut.at(out).name, out);
            ++out;
        }
    }
    addBesideRoot(tree.get(), besideRoot);
    sumUp(tree.get());
    return tree;
}

namespace {

std::strong_ordering byName(const Node &left, const Node &right)
{
    if (left.isFolder() != right.isFolder())
        return left.isFolder() ? std::strong_ordering::less : std::strong_ordering::greater;
    const int order = left.name().compare(right.name(), Qt::CaseInsensitive);
    return order != 0 ? order <=> 0 : left.name().compare(right.name()) <=> 0;
}

// What is sorted by, where it is not the name.
qint64 amount(const PackageTree &tree, const Node &node, PackageTreeOrder::Key key)
{
    const PackageListing &listing = *tree.listing;
    switch (key) {
    case PackageTreeOrder::Key::Name:
        break;
    case PackageTreeOrder::Key::Size:
        return node.size;
    case PackageTreeOrder::Key::Compressed:
        return node.compressed;
    case PackageTreeOrder::Key::Mode:
        if (node.isFolder())
            return -1;
        return node.entry >= 0 ? listing.entries.at(node.entry).mode
                               : listing.leftOut.at(node.leftOut).mode;
    case PackageTreeOrder::Key::Note:
        if (node.leftOut >= 0)
            return 2 + static_cast<int>(listing.leftOut.at(node.leftOut).reason);
        return node.isTakenByHand || (node.entry >= 0 && listing.entries.at(node.entry).repairs)
                   ? 1
                   : 0;
    }
    return 0;
}

// Which nodes are shown, and in `found` and `ways` of \a rows what a search has found.
std::vector<bool> search(const PackageTree &tree, PackageTreeRows *rows, const CancelToken &cancel)
{
    const QString &text = rows->order.search;
    const size_t count = tree.nodes.size();
    std::vector<bool> isShown(count, text.isEmpty());
    if (text.isEmpty())
        return isShown;
    std::vector<bool> isFound(count);
    for (size_t i = count - 1; i > 0 && !cancel.isCancelled(); --i) {
        const Node &node = tree.nodes[i];
        isFound[i] = node.path.contains(text, Qt::CaseInsensitive);
        if (isFound[i]) {
            isShown[i] = true;
            ++rows->found;
        }
        if (isShown[i])
            isShown[static_cast<size_t>(node.parent)] = true;
    }
    for (size_t i = 1; i < count; ++i) {
        if (isShown[i] && !isFound[i])
            rows->ways.push_back(static_cast<int>(i));
    }
    return isShown;
}

// Takes folders from the ways until what is open is enough for anyone to look through.
void limitWays(PackageTreeRows *rows)
{
    int open = rows->childCount(0);
    size_t kept = 0;
    for (const int folder : std::as_const(rows->ways)) {
        if (open + rows->childCount(folder) > mostRowsToOpen)
            break;
        open += rows->childCount(folder);
        ++kept;
    }
    rows->ways.resize(kept);
}

} // namespace

std::shared_ptr<const PackageTreeRows> arrangePackageTree(const PackageTree &tree,
                                                          const PackageTreeOrder &order,
                                                          const CancelToken &cancel)
{
    auto rows = std::make_shared<PackageTreeRows>();
    rows->order = order;
    const std::vector<bool> isShown = search(tree, rows.get(), cancel);
    const size_t count = tree.nodes.size();
    rows->first.assign(count, 0);
    rows->count.assign(count, 0);
    rows->row.assign(count, -1);
    for (size_t i = 1; i < count; ++i) {
        if (isShown[i])
            ++rows->count[static_cast<size_t>(tree.nodes[i].parent)];
    }
    std::exclusive_scan(rows->count.begin(), rows->count.end(), rows->first.begin(), 0);
    const int shown = rows->first.back() + rows->count.back();
    rows->children.assign(static_cast<size_t>(shown), 0);
    std::vector<int> next = rows->first;
    for (size_t i = 1; i < count; ++i) {
        if (isShown[i]) {
            int &place = next[static_cast<size_t>(tree.nodes[i].parent)];
            rows->children[static_cast<size_t>(place++)] = static_cast<int>(i);
        }
    }

    const bool byAmount = order.key != PackageTreeOrder::Key::Name;
    std::vector<qint64> amounts(byAmount ? count : 0);
    for (size_t i = 0; i < amounts.size(); ++i)
        amounts[i] = i == 0 ? 0 : amount(tree, tree.nodes[i], order.key);
    const auto isBefore = [&](int left, int right) {
        const auto a = static_cast<size_t>(left);
        const auto b = static_cast<size_t>(right);
        if (byAmount && amounts[a] != amounts[b])
            return order.isDescending ? amounts[a] > amounts[b] : amounts[a] < amounts[b];
        const auto names = byName(tree.nodes[a], tree.nodes[b]);
        if (std::is_eq(names))
            return left < right; // a ZIP may hold a name twice
        return order.isDescending && !byAmount ? std::is_gt(names) : std::is_lt(names);
    };
    for (size_t i = 0; i < count; ++i) {
        if (cancel.isCancelled())
            return nullptr;
        const auto begin = rows->children.begin() + rows->first[i];
        const auto end = begin + rows->count[i];
        std::sort(begin, end, isBefore);
        int row = 0;
        for (auto it = begin; it != end; ++it)
            rows->row[static_cast<size_t>(*it)] = row++;
    }
    limitWays(rows.get());
    return rows;
}

} // namespace Scf
