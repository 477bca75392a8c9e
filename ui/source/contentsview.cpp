// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/contentsview.h"

#include "app/browse/packagetreemodel.h"
#include "ui/common/tables.h"
#include "ui/common/theme.h"
#include "ui/source/contentsdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace Scf {

namespace {

int letterWidth(const QWidget *widget)
{
    return widget->fontMetrics().horizontalAdvance(u'n');
}

} // namespace

ContentsView::ContentsView(PackageTreeModel *model, QWidget *parent)
    : QTreeView(parent)
{
    setItemDelegate(new ContentsDelegate(this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setIndentation(dp(18));
    setModel(model);

    QHeaderView *head = header();
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setSectionsMovable(false);
    head->setStretchLastSection(true);
    head->setMinimumSectionSize(dp(48));
    keepHeaderWhole(head);
    setSortingEnabled(true);
    sortByColumn(PackageTreeModel::NameColumn, Qt::AscendingOrder);
}

void ContentsView::setOpenFolders(const QModelIndexList &folders)
{
    collapseAll();
    scheduleDelayedItemsLayout(); // one layout for all of them
    for (const QModelIndex &folder : folders)
        expand(folder);
}

void ContentsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Select:
        if (event->modifiers() == Qt::NoModifier && state() != EditingState) {
            emit toggleRequested();
            return;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && !event->modifiers().testFlag(Qt::ControlModifier)) {
            const QModelIndex folder = currentIndex().siblingAtColumn(0);
            setExpanded(folder, !isExpanded(folder));
            return;
        }
        break;
    default:
        break;
    }
    QTreeView::keyPressEvent(event);
}

void ContentsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

// The name and the notes share what the others leave. Where that is little, compressed size, mode
// and the bars give way.
void ContentsView::fitColumns()
{
    const int least = 24 * letterWidth(this); // of a name, of a note
    const int edges = 2 * Metric::narrowEdge();
    const int size = 10 * letterWidth(this) + edges;
    const int mode = 5 * letterWidth(this) + edges;
    int share = 18 * letterWidth(this) + edges;
    int others = size + size + mode + share;
    const bool isNarrow = viewport()->width() < others + 2 * least;
    if (isNarrow) {
        share = 8 * letterWidth(this) + edges;
        others = size + share;
    }
    setColumnHidden(PackageTreeModel::CompressedColumn, isNarrow);
    setColumnHidden(PackageTreeModel::ModeColumn, isNarrow);
    QHeaderView *head = header();
    head->resizeSection(PackageTreeModel::SizeColumn, size);
    head->resizeSection(PackageTreeModel::CompressedColumn, size);
    head->resizeSection(PackageTreeModel::ModeColumn, mode);
    head->resizeSection(PackageTreeModel::ShareColumn, share);
    head->resizeSection(PackageTreeModel::NameColumn,
                        std::max((viewport()->width() - others) / 2, least * 2 / 3));
}

} // namespace Scf
