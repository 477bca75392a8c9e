// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/functions/functiondelegate.h"

#include "app/browse/functionlistmodel.h"
#include "ui/common/statuspresentation.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace Scf {

void FunctionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    if (isSelected)
        painter->fillRect(option.rect, colours.selectedRow);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.hoverRow);
    if (isSelected && index.column() == FunctionListModel::NameColumn) {
        QRect edge(option.rect.topLeft(), QSize(dp(3), option.rect.height()));
        if (isRightToLeft)
            edge.moveRight(option.rect.right());
        painter->fillRect(edge, colours.accent);
    }

    QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
    QString word = index.data().toString();
    ColourRole role = ColourRole::Text;
    if (index.column() == FunctionListModel::StatusColumn) {
        const StatusPresentation shown = presentationOf(FunctionStatus(word));
        const int iconSize = dp(14);
        QRect iconPlace(place.left(), place.center().y() - iconSize / 2, iconSize, iconSize);
        place.setLeft(iconPlace.right() + dp(6));
        iconPlace = QStyle::visualRect(option.direction, option.rect, iconPlace);
        paintIcon(painter, iconPlace, shown.icon, colours.of(shown.role));
        word = shown.word;
        role = shown.role;
    } else if (index.column() == FunctionListModel::RuntimeColumn) {
        role = ColourRole::Muted;
    }
    painter->setPen(colours.of(role));
    painter->setFont(option.font);
    painter->drawText(QStyle::visualRect(option.direction, option.rect, place),
                      Qt::AlignVCenter | (isRightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                      option.fontMetrics.elidedText(word, Qt::ElideRight, place.width()));
}

} // namespace Scf
