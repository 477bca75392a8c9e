// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/messagebar.h"

#include "ui/common/accessibility.h"
#include "ui/common/statuslabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace Scf {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_label(new StatusLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_label->setWordWrap(true);
    m_label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    makeSmall(m_button);
    m_close->setObjectName(QStringLiteral("closeButton"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(IconName::Close, ColourRole::Muted));
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metric::narrowEdge(), dp(6), dp(8), dp(6));
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    connect(m_button, &QPushButton::clicked, this, &MessageBar::buttonClicked);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    retranslate();
    hide();
}

void MessageBar::retranslate()
{
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::showMessage(Finding::State state, const QString &sentence,
                             const QString &buttonText)
{
    m_label->setStatus(state, sentence);
    m_button->setText(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    show();
    announce(this, m_label->accessibleName());
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString MessageBar::message() const
{
    return m_label->text();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
    painter.fillRect(QRect(0, height() - dp(1), width(), dp(1)), colours.line);
    const QRect bar = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, dp(3), height()));
    painter.fillRect(bar, colours.of(m_label->role()));
}

} // namespace Scf
