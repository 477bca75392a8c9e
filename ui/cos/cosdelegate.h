// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Scf {

//! Draws the rows of the COS browser: buckets with their region below the name, objects and
//! prefixes with an icon, the chosen row with the accent's edge.
class CosDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Role of a second line: QString.
    static constexpr int detailRole = Qt::UserRole + 100;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Scf
