// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/focusring.h"

#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QFocusEvent>
#include <QItemSelectionModel>
#include <QPainter>

namespace Scf {

namespace {

//! Lies over the area, lets the mouse through and is there only while the area has the focus and
//! shows it in no other way.
class FocusRing : public QWidget
{
public:
    explicit FocusRing(QAbstractScrollArea *area)
        : QWidget(area)
        , m_area(area)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
        area->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut
            || event->type() == QEvent::Resize)
            look();
        return false;
    }

    void look()
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(m_area);
        setGeometry(m_area->rect());
        setVisible(m_area->hasFocus() && !(view && view->currentIndex().isValid()));
        raise();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const int width = dp(2);
        QPainter painter(this);
        painter.setPen(
            QPen(Theme::current().accent, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(
            QRectF(rect()).adjusted(width / 2.0, width / 2.0, -width / 2.0, -width / 2.0));
    }

private:
    QAbstractScrollArea *m_area;
};

//! See showFocusInRows().
class CurrentKeeper : public QObject
{
public:
    explicit CurrentKeeper(QAbstractItemView *view)
        : QObject(view)
        , m_view(view)
    {
        view->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn
            && static_cast<QFocusEvent *>(event)->reason() != Qt::MouseFocusReason
            && !m_view->currentIndex().isValid()) {
            const QModelIndex first = m_view->model()->index(0, 0, m_view->rootIndex());
            if (first.isValid())
                m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        }
        return false;
    }

private:
    QAbstractItemView *m_view;
};

} // namespace

void ringWhenFocused(QAbstractScrollArea *area)
{
    new FocusRing(area); // which owns it
}

void showFocusInRows(QAbstractItemView *view)
{
    auto *ring = new FocusRing(view); // which owns it
    QObject::connect(view->selectionModel(), &QItemSelectionModel::currentChanged, ring,
                     &FocusRing::look);
    new CurrentKeeper(view); // hears of the focus before the ring does
}

} // namespace Scf
