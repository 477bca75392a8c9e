// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elidedlabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QToolTip>
#include <QtMath>

namespace Scf {

ElidedLabel::ElidedLabel(const QString &text, Qt::TextElideMode mode, TextStyle style,
                         ColourRole role, QWidget *parent)
    : RoleLabel(text, style, role, parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setCopyable(bool copyable)
{
    m_copyable = copyable;
    setFocusPolicy(copyable ? Qt::StrongFocus : Qt::NoFocus);
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    // Rounded up: a text that lacks a fraction of a pixel loses letters.
    const int width = qCeil(QFontMetricsF(font()).horizontalAdvance(text())) + 1;
    return {width + margins.left() + margins.right(),
            fontMetrics().height() + margins.top() + margins.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * 6),
            sizeHint().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    // A tool tip that the caller set has the last word.
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (isElided())
            QToolTip::showText(help->globalPos(), text().toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return RoleLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect rect = contentsRect();
    if (m_copyable && hasFocus()) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
    }
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const auto side = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(rect, int(side | Qt::TextSingleLine),
                     fontMetrics().elidedText(text(), m_mode, rect.width()));
}

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    if (m_copyable && event->matches(QKeySequence::Copy))
        copy();
    else
        RoleLabel::keyPressEvent(event);
}

void ElidedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_copyable)
        return RoleLabel::contextMenuEvent(event);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &ElidedLabel::copy);
    menu->popup(event->globalPos());
}

void ElidedLabel::copy() const
{
    QGuiApplication::clipboard()->setText(text());
}

} // namespace Scf
