// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/focusring.h"

#include "ui/common/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QPainter>

namespace Scf {

namespace {

//! Lies over the area, lets the mouse through and is there only while the area has the focus.
class FocusRing : public QWidget
{
public:
    explicit FocusRing(QAbstractScrollArea *area)
        : QWidget(area)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
        area->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *area = static_cast<QWidget *>(watched);
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut
            || event->type() == QEvent::Resize) {
            setGeometry(area->rect());
            setVisible(area->hasFocus());
            raise();
        }
        return false;
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
};

} // namespace

void ringWhenFocused(QAbstractScrollArea *area)
{
    new FocusRing(area); // which owns it
}

} // namespace Scf
