// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cos/cosdelegate.h"

#include "app/browse/cosobjectmodel.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

IconName iconOf(const QModelIndex &object)
{
    if (object.data(CosObjectModel::IsPrefixRole).toBool())
        return IconName::Folder;
    const QString key = object.data(CosObjectModel::KeyRole).toString();
    const bool isPackage = key.endsWith(".zip"_L1, Qt::CaseInsensitive)
                           || key.endsWith(".jar"_L1, Qt::CaseInsensitive);
    return isPackage ? IconName::Zip : IconName::Log;
}

} // namespace

void CosDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isFirst = index.column() == 0;
    if (isSelected)
        painter->fillRect(option.rect, colours.selectedRow);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.hoverRow);
    const auto placed = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    if (isSelected && isFirst) {
        painter->fillRect(placed({option.rect.topLeft(), QSize(dp(3), option.rect.height())}),
                          colours.accent);
    }

    QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
    const QString detail = index.data(detailRole).toString();
    if (isFirst && detail.isEmpty()) {
        const int side = dp(14);
        const QRect iconPlace(place.left(), place.center().y() - side / 2, side, side);
        place.setLeft(iconPlace.right() + dp(8));
        const IconName name = iconOf(index);
        paintIcon(painter, placed(iconPlace), name,
                  colours.of(name == IconName::Folder ? ColourRole::Accent : ColourRole::Muted));
    }
    const auto write = [&](const QRect &line, const QFont &font, ColourRole role,
                           Qt::Alignment side, const QString &text) {
        painter->setFont(font);
        painter->setPen(colours.of(role));
        painter->drawText(placed(line),
                          int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, side)),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
    };
    if (!detail.isEmpty()) {
        QRect upper = place.adjusted(0, dp(4), 0, -dp(4));
        QRect lower = upper;
        upper.setHeight(upper.height() / 2);
        lower.setTop(upper.bottom() + 1);
        write(upper, option.font, ColourRole::Text, Qt::AlignLeft, index.data().toString());
        write(lower, fontFor(TextStyle::Secondary), ColourRole::Muted, Qt::AlignLeft, detail);
        return;
    }
    const bool isNumber = index.data(Qt::TextAlignmentRole).isValid();
    write(place, option.font, isFirst ? ColourRole::Text : ColourRole::Muted,
          isNumber ? Qt::AlignRight : Qt::AlignLeft, index.data().toString());
}

QSize CosDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const bool hasDetail = !index.data(detailRole).toString().isEmpty();
    size.setHeight(hasDetail ? 2 * QFontMetrics(option.font).height() + dp(8)
                             : Metric::rowHeight());
    return size;
}

} // namespace Scf
