// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/rolelabel.h"
#include "ui/common/spinner.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace Scf {

class EmptyState::Picture : public QWidget
{
public:
    using QWidget::QWidget;

    void show(IconName name, ColourRole role)
    {
        m_name = name;
        m_role = role;
        setVisible(true);
        update();
    }
    QSize sizeHint() const override { return {dp(32), dp(32)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int side = dp(32);
        paintIcon(&painter, QRect((width() - side) / 2, 0, side, side), m_name,
                  Theme::current().of(m_role));
    }

private:
    IconName m_name = IconName::List;
    ColourRole m_role = ColourRole::Muted;
};

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_picture(new Picture(this))
    , m_spinner(new Spinner(24, this))
    , m_title(new RoleLabel({}, TextStyle::Strong, ColourRole::Text, this))
    , m_sentence(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_button(new QPushButton(this))
{
    m_picture->setObjectName(QStringLiteral("decoration"));
    m_picture->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (RoleLabel *label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(dp(420));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), dp(4), Metric::edge(), dp(4));
    layout->setSpacing(dp(8));
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_spinner, 0, Qt::AlignHCenter);
    // A wrapping label that is aligned takes its narrowest width: stretches centre it instead.
    for (RoleLabel *label : {m_title, m_sentence}) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 1000);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(dp(4));
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    for (QWidget *widget : {static_cast<QWidget *>(m_picture), static_cast<QWidget *>(m_spinner),
                            static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_sentence),
                            static_cast<QWidget *>(m_button)})
        widget->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::showMessage(IconName icon, ColourRole role, const QString &title,
                             const QString &sentence, const QString &buttonText)
{
    m_delay.stop();
    m_spinner->hide();
    m_picture->show(icon, role);
    m_hasPicture = true;
    m_title->setText(title);
    m_title->show();
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_button->setText(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
    fitPicture();
}

void EmptyState::showLoading(const QString &title)
{
    m_hasPicture = false;
    m_picture->hide();
    m_sentence->hide();
    m_button->hide();
    m_title->setText(title);
    if (m_spinner->isVisibleTo(this))
        return;
    m_title->hide();
    m_delay.start(200, this);
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPicture();
}

// In a low place the words come first.
void EmptyState::fitPicture()
{
    if (!m_hasPicture)
        return;
    const int words = layout()->totalHeightForWidth(width())
                      - (m_picture->isHidden() ? 0 : m_picture->sizeHint().height() + dp(8));
    m_picture->setVisible(words + m_picture->sizeHint().height() + dp(8) <= height());
}

void EmptyState::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_delay.timerId())
        return QWidget::timerEvent(event);
    m_delay.stop();
    m_title->show();
    m_spinner->show();
}

} // namespace Scf
