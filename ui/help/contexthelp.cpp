// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/contexthelp.h"

#include "ui/common/manualpage.h"
#include "ui/help/manualdialog.h"

#include <QAction>
#include <QApplication>

namespace Scf {

ContextHelp::ContextHelp(QWidget *window)
    : QObject(window)
    , m_window(window)
{ }

// The keys of an action count in the windows that have it, whatever blocks the others.
void ContextHelp::addToDialogs(QAction *action)
{
    connect(qApp, &QApplication::focusChanged, action, [action](QWidget *, QWidget *now) {
        auto *dialog = now ? qobject_cast<QDialog *>(now->window()) : nullptr;
        if (dialog && !dialog->actions().contains(action))
            dialog->addAction(action);
    });
}

void ContextHelp::open()
{
    if (m_manual && m_manual->isActiveWindow())
        return; // about the manual itself there is no page
    QWidget *modal = QApplication::activeModalWidget();
    const QWidget *focus = QApplication::focusWidget();
    const QString page = manualPageOf(focus ? focus : modal);
    giveTo(modal ? modal : m_window);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
    m_manual->showPage(page);
}

void ContextHelp::giveTo(QWidget *owner)
{
    if (!m_manual) {
        m_manual = new ManualDialog(owner);
        m_manual->setAttribute(Qt::WA_DeleteOnClose);
    } else if (m_manual->parentWidget() != owner) {
        const QPoint place = m_manual->pos();
        m_manual->setParent(owner, m_manual->windowFlags()); // which hides it
        m_manual->move(place);
    }
    disconnect(m_ownerEnds);
    if (auto *dialog = qobject_cast<QDialog *>(owner))
        m_ownerEnds = connect(dialog, &QDialog::finished, this, &ContextHelp::takeBack);
}

// Who reads goes on reading when the dialog is closed; what is behind it gets the focus.
void ContextHelp::takeBack()
{
    if (!m_manual)
        return;
    const bool isOpen = m_manual->isVisible();
    QWidget *modal = QApplication::activeModalWidget();
    giveTo(modal ? modal : m_window);
    m_manual->setAttribute(Qt::WA_ShowWithoutActivating);
    m_manual->setVisible(isOpen);
    m_manual->setAttribute(Qt::WA_ShowWithoutActivating, false);
}

} // namespace Scf
