// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tables.h"

#include "ui/common/focusring.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QTableView>

namespace Scf {

namespace {

//! Widens the sections of its header when it is shown and when its texts or fonts have changed.
class SectionKeeper : public QObject
{
public:
    explicit SectionKeeper(QHeaderView *header)
        : QObject(header)
        , m_header(header)
    {
        header->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::Show:
            widen();
            break;
        case QEvent::FontChange:
        case QEvent::LanguageChange:
            // Whoever else hears of it sets widths of his own first.
            QMetaObject::invokeMethod(
                this, [this] { widen(); }, Qt::QueuedConnection);
            break;
        default:
            break;
        }
        return false;
    }

private:
    void widen()
    {
        int stretched = -1;
        for (int section = 0; section < m_header->count(); ++section) {
            const int needed = m_header->sectionSizeHint(section);
            if (m_header->sectionResizeMode(section) == QHeaderView::Stretch)
                stretched = qMax(stretched, needed);
            else if (m_header->sectionSize(section) < needed)
                m_header->resizeSection(section, needed);
        }
        if (stretched >= 0)
            m_header->setMinimumSectionSize(stretched);
    }

    QHeaderView *m_header;
};

} // namespace

void keepHeaderWhole(QHeaderView *header)
{
    new SectionKeeper(header); // which owns it
}

QHeaderView *makeRowTable(QTableView *table, int rowHeight)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    keepHeaderWhole(header);
    showFocusInRows(table);
    // The focus is drawn around a row, and Qt repaints no more than the cell that had it.
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentChanged,
                     table->viewport(), qOverload<>(&QWidget::update));
    return header;
}

void selectWholeRow(QTableView *table, int row)
{
    table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                             QItemSelectionModel::ClearAndSelect
                                                 | QItemSelectionModel::Rows);
}

void paintRowGround(QPainter *painter, const QStyleOptionViewItem &option, bool isFirst)
{
    const Colours &colours = Colours::of(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected)
        painter->fillRect(option.rect, colours.selectedRow);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.hoverRow);
    if (isSelected && isFirst) {
        const QRect edge(option.rect.topLeft(), QSize(dp(3), option.rect.height()));
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, edge), colours.accent);
    }
    // Where the focus is: the style rings a row as a whole, here what has no rows.
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!view || !view->hasFocus())
        return;
    if (view->selectionBehavior() == QAbstractItemView::SelectRows) {
        QStyleOptionViewItem item = option;
        item.index = view->indexAt(option.rect.center()); // a delegate's own option has none
        view->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, view);
    } else if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(option);
        view->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, view);
    }
}

void paintCellIcon(QPainter *painter, const QStyleOptionViewItem &option, QRect *place,
                   IconName name, ColourRole role, int gap)
{
    const int side = dp(14);
    const QRect icon(place->left(), place->center().y() - side / 2, side, side);
    place->setLeft(icon.right() + gap);
    paintIcon(painter, QStyle::visualRect(option.direction, option.rect, icon), name,
              Colours::of(option.palette).of(role));
}

void paintCellText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &place,
                   const QString &text, ColourRole role, Qt::TextElideMode elide,
                   Qt::Alignment side)
{
    painter->setPen(Colours::of(option.palette).of(role));
    painter->setFont(option.font);
    painter->drawText(QStyle::visualRect(option.direction, option.rect, place),
                      int(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, side)),
                      QFontMetrics(option.font).elidedText(text, elide, place.width()));
}

} // namespace Scf
