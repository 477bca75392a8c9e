// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/historydelegate.h"

#include "app/browse/historymodel.h"
#include "ui/common/theme.h"
#include "ui/results/outcometext.h"

#include <QPainter>

namespace Scf {

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Colours &colours = Colours::of(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isRightToLeft = option.direction == Qt::RightToLeft;
    if (isSelected)
        painter->fillRect(option.rect, colours.selectedRow);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.hoverRow);
    if (isSelected && index.column() == HistoryModel::TimeColumn) {
        QRect edge(option.rect.topLeft(), QSize(dp(3), option.rect.height()));
        if (isRightToLeft)
            edge.moveRight(option.rect.right());
        painter->fillRect(edge, colours.accent);
    }

    QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, 0, 0);
    ColourRole role = ColourRole::Muted;
    Qt::TextElideMode elide = Qt::ElideRight;
    switch (index.column()) {
    case HistoryModel::OutcomeColumn: {
        const QVariant outcome = index.data(HistoryModel::OutcomeRole);
        if (!outcome.isValid())
            return;
        const OutcomeMark mark = outcomeMark(outcome.value<UpdateOutcome>(),
                                             index.data(HistoryModel::CancelledRole).toBool());
        const int iconSize = dp(14);
        QRect iconPlace(place.left(), place.center().y() - iconSize / 2, iconSize, iconSize);
        place.setLeft(iconPlace.right() + dp(6));
        iconPlace = QStyle::visualRect(option.direction, option.rect, iconPlace);
        paintIcon(painter, iconPlace, mark.icon, colours.of(mark.role));
        role = mark.role;
        break;
    }
    case HistoryModel::FunctionColumn:
        role = ColourRole::Text;
        break;
    case HistoryModel::SourceColumn:
        elide = Qt::ElideMiddle;
        break;
    default:
        break;
    }
    painter->setPen(colours.of(role));
    painter->setFont(option.font);
    painter->drawText(QStyle::visualRect(option.direction, option.rect, place),
                      Qt::AlignVCenter | (isRightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                      option.fontMetrics.elidedText(index.data().toString(), elide, place.width()));
}

} // namespace Scf
