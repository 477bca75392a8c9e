// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/functions/functiondelegate.h"

#include "app/browse/functionlistmodel.h"
#include "ui/common/statuspresentation.h"
#include "ui/common/tables.h"
#include "ui/common/theme.h"

namespace Scf {

void FunctionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    paintRowGround(painter, option, index.column() == FunctionListModel::NameColumn);
    QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
    QString word = index.data().toString();
    ColourRole role = ColourRole::Text;
    if (index.column() == FunctionListModel::StatusColumn) {
        const StatusPresentation shown = presentationOf(FunctionStatus(word));
        paintCellIcon(painter, option, &place, shown.icon, shown.role, dp(6));
        word = shown.word;
        role = shown.role;
    } else if (index.column() == FunctionListModel::RuntimeColumn) {
        role = ColourRole::Muted;
    }
    paintCellText(painter, option, place, word, role);
}

} // namespace Scf
