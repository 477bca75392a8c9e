// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/statuslabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace Scf {

StatusLabel::StatusLabel(QWidget *parent)
    : RoleLabel({}, TextStyle::Body, ColourRole::Muted, parent)
{ }

void StatusLabel::setStatus(const FunctionStatus &status)
{
    setStatus(presentationOf(status));
}

void StatusLabel::setStatus(Finding::State state, const QString &sentence)
{
    StatusPresentation presentation = presentationOf(state);
    const QString stateWord = std::exchange(presentation.word, sentence);
    setStatus(presentation);
    // The colour and the icon are not heard.
    if (state != Finding::State::Ok)
        //: Read by a screen reader. %1 is "Warning" or "Error", %2 a sentence
        setAccessibleName(tr("%1: %2").arg(stateWord, sentence));
}

void StatusLabel::setStatus(const StatusPresentation &presentation)
{
    m_icon = presentation.icon;
    m_shown = true;
    setRole(presentation.role);
    setText(presentation.word);
    setAccessibleName({}); // the word says all
    reserve();
    update();
}

void StatusLabel::clearStatus()
{
    m_shown = false;
    setAccessibleName({});
    clear();
    update();
}

void StatusLabel::setIconSize(int px)
{
    m_iconSize = px;
    reserve();
    update();
}

QSize StatusLabel::minimumSizeHint() const
{
    const QSize hint = RoleLabel::minimumSizeHint();
    return {hint.width(), std::max(hint.height(), dp(m_iconSize))};
}

void StatusLabel::paintEvent(QPaintEvent *event)
{
    RoleLabel::paintEvent(event);
    if (!m_shown)
        return;
    const int size = dp(m_iconSize);
    // Beside the first line of the text, which the label centres as a whole.
    const int lineHeight = fontMetrics().height();
    const QRect inner = contentsRect();
    const int textHeight =
        wordWrap() ? fontMetrics().boundingRect(inner, Qt::TextWordWrap, text()).height()
                   : lineHeight;
    const int top = (height() - std::max(textHeight, lineHeight)) / 2 + (lineHeight - size + 1) / 2;
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(0, top, size, size));
    const Colours &colours = Theme::current();
    QPainter painter(this);
    paintIcon(&painter, place, m_icon, isEnabled() ? colours.of(role()) : colours.disabled);
}

void StatusLabel::changeEvent(QEvent *event)
{
    RoleLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        reserve();
}

// Room for the icon before the text.
void StatusLabel::reserve()
{
    const int before = dp(m_iconSize) + dp(6);
    if (layoutDirection() == Qt::RightToLeft)
        setContentsMargins(0, 0, before, 0);
    else
        setContentsMargins(before, 0, 0, 0);
}

} // namespace Scf
