// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/update/handlerfield.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace Scf {

HandlerField::HandlerField(QWidget *parent)
    : QLineEdit(parent)
    , m_candidates(new QStringListModel(this))
    , m_completer(new QCompleter(m_candidates, this))
    , m_show(addAction(icon(IconName::ChevronDown), QLineEdit::TrailingPosition))
{
    m_completer->setCompletionMode(QCompleter::PopupCompletion);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    setCompleter(m_completer);
    m_show->setVisible(false);
    connect(m_show, &QAction::triggered, this, &HandlerField::showCandidates);
    retranslate();
}

void HandlerField::setCandidates(const QStringList &candidates)
{
    if (candidates == m_candidates->stringList())
        return;
    m_candidates->setStringList(candidates);
    m_show->setVisible(!candidates.isEmpty());
}

void HandlerField::showCandidates()
{
    m_completer->setCompletionPrefix({});
    m_completer->complete();
}

void HandlerField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier)
        showCandidates();
    else
        QLineEdit::keyPressEvent(event);
}

void HandlerField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

void HandlerField::retranslate()
{
    setAccessibleName(tr("Handler"));
    m_show->setText(tr("Handlers in the package"));
    m_show->setToolTip(tr("Handlers found in the package (Alt+Down)"));
}

} // namespace Scf
