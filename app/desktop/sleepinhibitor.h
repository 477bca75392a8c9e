// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace Scf {

//! Keeps the computer from going to sleep by itself while something runs: by systemd-logind, else
//! by the desktop portal, on Windows by the execution state; elsewhere it does nothing. The hold
//! ends with this object and with the program, however that ends. Main thread; nothing waits.
class SleepInhibitor : public QObject
{
    Q_OBJECT

public:
    explicit SleepInhibitor(QObject *parent = nullptr);
    ~SleepInhibitor() override;

    //! \a why: one translated sentence for whoever asks what keeps the computer awake.
    void hold(const QString &why);
    void release();
    //! True once the system has agreed.
    bool isHeld() const { return m_lock != nullptr; }

signals:
    void heldChanged();

private:
    //! What the system gave; lets go with it.
    class Lock;

    void askPortal(const QString &why);
    void take(std::shared_ptr<Lock> lock);

    std::shared_ptr<Lock> m_lock;
    int m_wish = 0; //!< counts; odd while it is to be held
};

} // namespace Scf
