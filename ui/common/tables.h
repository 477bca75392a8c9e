// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/colours.h"
#include "ui/common/icons.h"

#include <QStyleOptionViewItem>

class QHeaderView;
class QPainter;
class QTableView;

namespace Scf {

//! Makes \a table, which has its model, a list of rows \a rowHeight pixels high: one is selected as
//! a whole, none is edited, Tab leaves it, and no lines are drawn. Gives its header.
QHeaderView *makeRowTable(QTableView *table, int rowHeight);

//! Selects \a row and makes it the current one. (QTableView::selectRow() does nothing where the
//! layout is right-to-left and the columns do not fill the view.)
void selectWholeRow(QTableView *table, int row);

//! From its first showing on, no section of the horizontal \a header is narrower than its text,
//! in whatever language and size; what has no room then is scrolled to. makeRowTable() does it.
void keepHeaderWhole(QHeaderView *header);

// What delegates that paint whole cells have in common. The painter's pen and font change.

//! The ground of a cell, selected or under the mouse; with \a isFirst the accent's edge of the
//! selected row.
void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, bool isFirst);
//! \a name at the beginning of \a place, and \a place becomes what is right of it, \a gap apart.
//! Right-to-left layouts are mirrored.
void paintCellIcon(QPainter *painter, const QStyleOptionViewItem &option, QRect *place,
                   IconName name, ColourRole role, int gap);
//! One line of \a text in \a place, shortened where it does not fit. Likewise mirrored.
void paintCellText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                   const QString &text, ColourRole role, Qt::TextElideMode elide = Qt::ElideRight,
                   Qt::Alignment side = Qt::AlignLeft);

} // namespace Scf
