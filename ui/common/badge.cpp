// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badge.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace Scf {

Badge::Badge(const QString &text, QWidget *parent, Look look)
    : QLabel(text, parent)
    , m_look(look)
{
    QFont bold = fontFor(TextStyle::Secondary);
    bold.setWeight(QFont::DemiBold);
    setFont(bold);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Badge::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + dp(12), fontMetrics().height() + dp(4)};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look == Look::Demo ? colours.demoBadge : colours.text);
    painter.drawRoundedRect(rect(), dp(3), dp(3));
    painter.setPen(m_look == Look::Demo ? colours.warn : colours.base);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace Scf
