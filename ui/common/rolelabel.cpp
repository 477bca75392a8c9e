// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/rolelabel.h"

#include <QEvent>

namespace Scf {

RoleLabel::RoleLabel(const QString &text, TextStyle style, ColourRole role, QWidget *parent)
    : QLabel(text, parent)
    , m_style(style)
    , m_role(role)
{
    setTextFormat(Qt::PlainText);
    // On a Base ground a label would take the role Text, which applyRole() leaves alone.
    setForegroundRole(QPalette::WindowText);
    applyStyle();
    applyRole();
}

void RoleLabel::setRole(ColourRole role)
{
    if (m_role == role)
        return;
    m_role = role;
    applyRole();
}

void RoleLabel::setTextStyle(TextStyle style)
{
    if (m_style == style)
        return;
    m_style = style;
    applyStyle();
}

void RoleLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_applying)
        return;
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        applyRole();
    else if (event->type() == QEvent::ApplicationFontChange)
        applyStyle();
}

void RoleLabel::showEvent(QShowEvent *event)
{
    // A window that was never shown is not told of changes of the application's palette.
    if (m_role != ColourRole::Text
        && palette().color(QPalette::Active, QPalette::WindowText) != Theme::current().of(m_role))
        applyRole();
    QLabel::showEvent(event);
}

void RoleLabel::applyRole()
{
    if (m_role == ColourRole::Text && !testAttribute(Qt::WA_SetPalette))
        return;
    m_applying = true;
    const Colours &colours = Theme::current();
    QPalette own;
    own.setColor(QPalette::Active, QPalette::WindowText, colours.of(m_role));
    own.setColor(QPalette::Inactive, QPalette::WindowText, colours.of(m_role));
    own.setColor(QPalette::Disabled, QPalette::WindowText, colours.disabled);
    setPalette(own);
    m_applying = false;
}

void RoleLabel::applyStyle()
{
    if (m_style == TextStyle::Body && !testAttribute(Qt::WA_SetFont))
        return;
    m_applying = true;
    setFont(fontFor(m_style));
    m_applying = false;
}

} // namespace Scf
