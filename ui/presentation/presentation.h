// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>

class QDockWidget;
class QMainWindow;

namespace Scf {

class CodeUpdateJob;
class RequestLogModel;
class ShortcutWatcher;
class StepPane;

//! Presentation mode, for talks: text at one and a half times, as far as the theme and the screen
//! have it, the shortcuts that are used named over the window, and each step of an update held
//! until Space, with what was sent and answered beside the window's controls, or below them where
//! the screen is too narrow. Main thread.
class Presentation : public QObject
{
    Q_OBJECT

public:
    //! The pane stands in \a window, which owns it; \a log lives longer.
    Presentation(QMainWindow *window, RequestLogModel *log, QObject *parent);
    //! The text is as it was.
    ~Presentation() override;

    bool isOn() const { return m_pane != nullptr; }
    //! An update that runs already goes on by steps, or by itself again.
    void setOn(bool on);
    //! The demo cloud is live.
    void setDemo(bool isDemo);
    //! An update has begun and not made its first step yet.
    void follow(CodeUpdateJob *job);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void turnOn();
    void turnOff();
    void makeRoom();
    QSize room() const;
    void fit();

    QMainWindow *m_window;
    RequestLogModel *m_log;
    ShortcutWatcher *m_shortcuts;
    QDockWidget *m_dock = nullptr;
    StepPane *m_pane = nullptr;
    QPointer<CodeUpdateJob> m_job;
    int m_textSizeBefore = 100; //!< in percent, as Theme has it
    QTimer m_fitting;           //!< the widgets have settled when it ends
    QSize m_sizeBefore;         //!< where the window took more
    bool m_isDemo = false;
};

} // namespace Scf
