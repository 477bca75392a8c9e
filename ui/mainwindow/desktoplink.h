// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/startoptions.h"
#include "app/domain/updaterecord.h"

#include <QObject>
#include <QPointer>

class QSystemTrayIcon;

namespace Scf {

class CodeUpdateJob;
class MainWindow;
class Notifier;
class Services;
class SleepInhibitor;
class TaskbarProgress;

//! What the window has to do with the desktop around it: it comes to the front when another start
//! asks for that, opens what is dropped on its icon, and while an update runs the task bar shows
//! how far it is and the computer stays awake. Of an end that nobody can see a notification tells.
//! Main thread; both outlive it.
class DesktopLink : public QObject
{
    Q_OBJECT

public:
    DesktopLink(Services *services, MainWindow *window);
    ~DesktopLink() override;

    //! Opens what another start has asked for, before everybody's eyes.
    void serve(const StartRequest &request);
    //! Looks in the background whether the program has crashed before; the window offers the
    //! report.
    void lookForCrashes(const QString &folder);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(CodeUpdateJob *job);
    void ended(const UpdateRecord &record);
    void notify(const QString &title, const QString &text);
    void bringToFront(const QString &activationToken);

    Services *m_services;
    MainWindow *m_window;
    Notifier *m_notifier;
    SleepInhibitor *m_sleep;
    TaskbarProgress *m_taskbar;
    QSystemTrayIcon *m_tray = nullptr; //!< where the desktop has no other way to notify
};

} // namespace Scf
