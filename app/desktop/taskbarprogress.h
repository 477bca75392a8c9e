// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace Scf {

//! Progress on the program's icon in the task bar or dock: by com.canonical.Unity.LauncherEntry on
//! Linux, by ITaskbarList3 on Windows; elsewhere it does nothing. Main thread.
class TaskbarProgress : public QObject
{
    Q_OBJECT

public:
    //! \a applicationId: that of the desktop file.
    explicit TaskbarProgress(const QString &applicationId, QObject *parent = nullptr);
    ~TaskbarProgress() override;

    //! The native window whose icon it is; for Windows.
    void setWindow(quintptr window) { m_window = window; }
    //! \a done of \a total, whatever they count; told only when a percent has changed. Nothing is
    //! shown while \a total is 0.
    void setProgress(qint64 done, qint64 total);
    //! No progress any more.
    void clear();

private:
    void tell(int percent);

    static constexpr int hidden = -1;

    QString m_applicationId;
    quintptr m_window = 0;
    int m_percent = hidden;
    void *m_taskbar = nullptr; //!< ITaskbarList3 on Windows
};

} // namespace Scf
