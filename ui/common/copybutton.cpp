// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/copybutton.h"

#include "ui/common/accessibility.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimerEvent>

namespace Scf {

CopyButton::CopyButton(QWidget *parent)
    : LinkButton({}, parent)
    , m_label(tr("Copy"))
{
    setText(m_label);
    setEnabled(false);
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
}

void CopyButton::setCopyText(const QString &text, const QString &accessibleName)
{
    m_text = text;
    if (!accessibleName.isEmpty())
        setAccessibleName(accessibleName);
    setEnabled(!text.isEmpty());
}

void CopyButton::setLabel(const QString &label)
{
    m_label = label;
    m_hasOwnLabel = true;
    if (!m_timer.isActive())
        setText(label);
}

// A label of somebody else's comes anew from there.
void CopyButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_hasOwnLabel) {
        m_label = tr("Copy");
        if (!m_timer.isActive())
            setText(m_label);
    }
    LinkButton::changeEvent(event);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    // The width of both words, so that what stands beside the button stays.
    const int width = sizeHint().width();
    setText(tr("Copied"));
    setMinimumWidth(std::max(width, sizeHint().width()));
    m_timer.start(1500, this);
    announce(this, tr("Copied"));
    emit copied();
}

void CopyButton::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return LinkButton::timerEvent(event);
    m_timer.stop();
    setText(m_label);
    setMinimumWidth(0);
}

} // namespace Scf
