// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/historydelegate.h"

#include "app/browse/historymodel.h"
#include "ui/common/tables.h"
#include "ui/common/theme.h"
#include "ui/results/outcometext.h"

namespace Scf {

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    paintRowGround(painter, option, index.column() == HistoryModel::TimeColumn);
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
        paintCellIcon(painter, option, &place, mark.icon, mark.role, dp(6));
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
    paintCellText(painter, option, place, index.data().toString(), role, elide);
}

} // namespace Scf
