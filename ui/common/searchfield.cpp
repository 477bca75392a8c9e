// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchfield.h"

#include "ui/common/accessibility.h"
#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>

namespace Scf {

SearchField::SearchField(const QString &objectName, QWidget *parent)
    : QLineEdit(parent)
    , m_icon(addAction(icon(IconName::Search, ColourRole::Muted), LeadingPosition))
{
    setObjectName(objectName);
    setClearButtonEnabled(true);
    connect(m_icon, &QAction::triggered, this, &SearchField::startSearch);
    retranslate();
}

void SearchField::setPurpose(const QString &purpose, const QString &placeholder)
{
    setAccessibleName(purpose);
    setPlaceholderText(placeholder.isEmpty() ? purpose : placeholder);
}

void SearchField::startSearch()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

//! True where Escape empties the field.
bool SearchField::isEscape(const QEvent *event) const
{
    return static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape && !text().isEmpty();
}

bool SearchField::event(QEvent *event)
{
    // The key is ours before it is a shortcut.
    if (event->type() == QEvent::ShortcutOverride && isEscape(event)) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (isEscape(event)) {
        clear();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Down:
        if (m_walked)
            QCoreApplication::sendEvent(m_walked, event);
        else
            emit goneDown();
        break;
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (m_walked)
            QCoreApplication::sendEvent(m_walked, event);
        else
            QLineEdit::keyPressEvent(event);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        QLineEdit::keyPressEvent(event);
        event->accept();
        break;
    default:
        QLineEdit::keyPressEvent(event);
        break;
    }
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchField::retranslate()
{
    m_icon->setText(tr("Search"));
    nameClearButton(this, tr("Clear the Search"));
}

} // namespace Scf
