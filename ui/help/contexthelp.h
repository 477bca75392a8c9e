// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QWidget;

namespace Scf {

class ManualDialog;

//! Opens the user manual at the page about what has the focus (see setManualPage()), in every
//! dialog too. A modal dialog blocks all windows but its own: the manual belongs to the topmost one
//! while it is open, and to the main window otherwise. Main thread.
class ContextHelp : public QObject
{
    Q_OBJECT

public:
    //! The manual stands above \a window.
    explicit ContextHelp(QWidget *window);

    //! The keys of \a action, which calls open(), count in every dialog from now on.
    void addToDialogs(QAction *action);
    void open();

private:
    void giveTo(QWidget *owner);
    void takeBack();

    QWidget *m_window;
    QPointer<ManualDialog> m_manual;
    QMetaObject::Connection m_ownerEnds;
};

} // namespace Scf
