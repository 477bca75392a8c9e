// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/keyfield.h"

#include "app/storage/accountimport.h"
#include "ui/common/accessibility.h"
#include "ui/common/linkbutton.h"
#include "ui/common/rolelabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimerEvent>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int noteMs = 8'000;

} // namespace

KeyField::KeyField(Content content, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_note(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
{
    m_field->setObjectName(objectName);
    m_note->setObjectName(objectName + "Note"_L1);
    m_note->hide();
    setFocusProxy(m_field);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_field, 1);
    layout->addWidget(m_note);
    connect(m_field, &QLineEdit::textChanged, this, &KeyField::clean);
    if (content == Content::Plain)
        return;
    m_field->setEchoMode(QLineEdit::Password);
    m_field->installEventFilter(this);
    m_show = new LinkButton({}, this);
    m_show->setObjectName(objectName + "Show"_L1);
    m_show->setCheckable(true);
    m_show->installEventFilter(this);
    layout->addWidget(m_show);
    connect(m_show, &QPushButton::toggled, this, &KeyField::reveal);
    showReveal();
}

QString KeyField::text() const
{
    return m_field->text();
}

void KeyField::setText(const QString &text)
{
    m_field->setText(text);
}

void KeyField::setLabel(const QString &label)
{
    m_label = label;
    m_field->setAccessibleName(label);
    if (m_show)
        showReveal();
}

void KeyField::setPlaceholderText(const QString &text)
{
    m_field->setPlaceholderText(text);
}

bool KeyField::isRevealed() const
{
    return m_field->echoMode() == QLineEdit::Normal;
}

void KeyField::setRevealTime(int milliseconds)
{
    m_revealTime = milliseconds;
}

void KeyField::clean(const QString &text)
{
    const CleanedKey cleaned = cleanedKey(text);
    if (cleaned.isChanged) {
        m_note->setText(tr("Spaces left out"));
        m_note->show();
        m_noteTimer.start(noteMs, this);
        announce(m_field, m_note->text());
        m_field->setText(cleaned.text); // and here again
        return;
    }
    emit textChanged();
}

void KeyField::reveal(bool on)
{
    m_field->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password);
    m_revealTimer.stop();
    if (on)
        m_revealTimer.start(m_revealTime, this);
    showReveal();
}

void KeyField::showReveal()
{
    const int width = m_show->sizeHint().width();
    m_show->setText(isRevealed() ? tr("Hide") : tr("Show"));
    m_show->setMinimumWidth(std::max(width, m_show->sizeHint().width()));
    //: Read by a screen reader. %1 is the field: SecretKey, Token
    m_show->setAccessibleName((isRevealed() ? tr("Hide %1") : tr("Show %1")).arg(m_label));
}

bool KeyField::eventFilter(QObject *watched, QEvent *event)
{
    // The focus may go between the field and its button.
    if (event->type() == QEvent::FocusOut) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_field->hasFocus() && !m_show->hasFocus())
                    m_show->setChecked(false);
            },
            Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void KeyField::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_revealTimer.timerId()) {
        m_show->setChecked(false);
    } else if (event->timerId() == m_noteTimer.timerId()) {
        m_noteTimer.stop();
        m_note->hide();
    }
    QWidget::timerEvent(event);
}

void KeyField::hideEvent(QHideEvent *event)
{
    if (m_show)
        m_show->setChecked(false);
    QWidget::hideEvent(event);
}

} // namespace Scf
