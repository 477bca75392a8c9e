// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/keyoverlay.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace Scf {

namespace {

constexpr int stayMs = 1'600;
constexpr int fadeMs = 400;

} // namespace

KeyOverlay *KeyOverlay::flash(QWidget *window, const QString &text)
{
    delete window->findChild<KeyOverlay *>(QString(), Qt::FindDirectChildrenOnly);
    auto *overlay = new KeyOverlay(window, text);
    overlay->place();
    overlay->show();
    overlay->raise();
    return overlay;
}

KeyOverlay::KeyOverlay(QWidget *window, const QString &text)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(text);
    setFont(fontFor(TextStyle::Heading));
    window->installEventFilter(this);
    m_stay.setSingleShot(true);
    m_stay.callOnTimeout(this, &KeyOverlay::fade);
    m_stay.start(stayMs);
}

QSize KeyOverlay::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + dp(40), fontMetrics().height() + dp(20)};
}

void KeyOverlay::place()
{
    resize(sizeHint().boundedTo(parentWidget()->size()));
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - dp(32));
}

void KeyOverlay::fade()
{
    m_fading.setStartValue(1.0);
    m_fading.setEndValue(0.0);
    // Whoever asked the desktop for less motion sees it vanish at once.
    m_fading.setDuration(style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0 ? fadeMs : 0);
    connect(&m_fading, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_fading, &QVariantAnimation::finished, this, &QObject::deleteLater);
    m_fading.start();
}

bool KeyOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void KeyOverlay::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_fading.state() == QAbstractAnimation::Running)
        painter.setOpacity(m_fading.currentValue().toDouble());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(rect(), dp(8), dp(8));
    painter.setPen(colours.onAccent);
    painter.drawText(rect(), Qt::AlignCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width() - dp(20)));
}

} // namespace Scf
