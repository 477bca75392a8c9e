// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/contentsdelegate.h"

#include "app/browse/packagetreemodel.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// The row begins with the branch, which has the selection's bar and the end of the focus ring; the
// style gives both to the name once more.
void joinBranch(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isCurrent =
        view && view->hasFocus() && view->currentIndex().siblingAtColumn(index.column()) == index;
    if (!isSelected && !isCurrent)
        return;
    const Colours &colours = Colours::of(option.palette);
    const int ring = isCurrent ? dp(2) : 0;
    const QRect start(option.rect.left(), option.rect.top() + ring, dp(3),
                      option.rect.height() - 2 * ring);
    painter->fillRect(QStyle::visualRect(option.direction, option.rect, start),
                      isSelected ? colours.selectedRow : colours.base);
}

} // namespace

void ContentsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    const bool isQuiet = index.data(PackageTreeModel::LeftOutRole).toBool()
                         || column == PackageTreeModel::CompressedColumn
                         || column == PackageTreeModel::ModeColumn
                         || column == PackageTreeModel::NoteColumn;
    if (isQuiet)
        option->palette.setColor(QPalette::Text, Colours::of(option->palette).muted);
    option->textElideMode =
        column == PackageTreeModel::NameColumn ? Qt::ElideMiddle : Qt::ElideRight;
    if (column == PackageTreeModel::ShareColumn)
        option->text.clear(); // paint() puts it beside the bar
}

void ContentsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == PackageTreeModel::NameColumn)
        joinBranch(painter, option, index);
    const QVariant share = index.column() == PackageTreeModel::ShareColumn
                               ? index.data(PackageTreeModel::ShareRole)
                               : QVariant();
    if (!share.isValid())
        return;
    const Colours &colours = Colours::of(option.palette);
    const QRect cell = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::narrowEdge(), 0);
    const int textWidth = option.fontMetrics.horizontalAdvance(u"< 00.0%"_s);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    painter->setPen(colours.muted);
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    painter->drawText(QStyle::visualRect(option.direction, option.rect,
                                         QRect(cell.right() + 1 - textWidth, cell.top(), textWidth,
                                               cell.height())),
                      Qt::AlignVCenter | (isRightToLeft ? Qt::AlignLeft : Qt::AlignRight),
                      index.data().toString());

    const int room = cell.width() - textWidth - Metric::gap();
    const int length = qRound(std::clamp(share.toDouble(), 0.0, 1.0) * room);
    if (length > 0) {
        const int height = dp(6);
        const QRect bar(cell.left(), cell.center().y() + 1 - height / 2, std::max(length, dp(2)),
                        height);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.accent);
        painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, bar),
                                 std::min(bar.width(), height) / 2.0,
                                 std::min(bar.width(), height) / 2.0);
    }
    painter->restore();
}

} // namespace Scf
