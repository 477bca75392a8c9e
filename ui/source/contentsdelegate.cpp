// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/contentsdelegate.h"

#include "app/browse/packagetreemodel.h"
#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

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

    const int height = dp(6);
    const int room = cell.width() - textWidth - Metric::gap();
    const double part = std::clamp(share.toDouble(), 0.0, 1.0);
    if (room >= dp(12)) {
        const QRect groove(cell.left(), cell.center().y() + 1 - height / 2, room, height);
        const auto bar = [&](int width, const QColor &colour) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour);
            painter->drawRoundedRect(
                QStyle::visualRect(option.direction, option.rect,
                                   QRect(groove.topLeft(), QSize(width, height))),
                height / 2.0, height / 2.0);
        };
        bar(room, colours.line);
        if (part > 0)
            bar(std::max(qRound(part * room), dp(2)), colours.accent);
    }
    painter->restore();
}

} // namespace Scf
