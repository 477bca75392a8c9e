// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/spinner.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

namespace Scf {

Spinner::Spinner(int px, QWidget *parent)
    : QWidget(parent)
    , m_px(px)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Loading"));
}

void Spinner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Loading"));
    QWidget::changeEvent(event);
}

QSize Spinner::sizeHint() const
{
    return {dp(m_px), dp(m_px)};
}

void Spinner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(&painter, rect(), IconName::Updating, Theme::current().accent, m_angle + 1);
}

void Spinner::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_angle = (m_angle + 24) % 360;
    update();
}

void Spinner::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this))
        m_timer.start(60, this);
}

void Spinner::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace Scf
