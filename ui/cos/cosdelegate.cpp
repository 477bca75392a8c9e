// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cos/cosdelegate.h"

#include "app/browse/cosobjectmodel.h"
#include "ui/common/icons.h"
#include "ui/common/tables.h"
#include "ui/common/theme.h"

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
    const bool isFirst = index.column() == 0;
    paintRowGround(painter, option, isFirst);
    QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
    const QString detail = index.data(detailRole).toString();
    if (isFirst && detail.isEmpty()) {
        const IconName name = iconOf(index);
        paintCellIcon(painter, option, &place, name,
                      name == IconName::Folder ? ColourRole::Accent : ColourRole::Muted, dp(8));
    }
    if (!detail.isEmpty()) {
        QRect upper = place.adjusted(0, dp(4), 0, -dp(4));
        QRect lower = upper;
        upper.setHeight(upper.height() / 2);
        lower.setTop(upper.bottom() + 1);
        paintCellText(painter, option, upper, index.data().toString(), ColourRole::Text);
        QStyleOptionViewItem small = option;
        small.font = fontFor(TextStyle::Secondary);
        paintCellText(painter, small, lower, detail, ColourRole::Muted);
        return;
    }
    const bool isNumber = index.data(Qt::TextAlignmentRole).isValid();
    paintCellText(painter, option, place, index.data().toString(),
                  isFirst ? ColourRole::Text : ColourRole::Muted, Qt::ElideRight,
                  isNumber ? Qt::AlignRight : Qt::AlignLeft);
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
