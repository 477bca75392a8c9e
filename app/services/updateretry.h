// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/updaterecord.h"
#include "app/update/updateplan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace Scf {

class Session;
class UpdateReadiness;

//! Waits until what an update was refused for has passed: the back-off first, then until the
//! function, read anew, can be updated. It sends no update itself. Main thread.
class UpdateRetry : public QObject
{
    Q_OBJECT

public:
    //! Why it ended.
    enum class End {
        Ready,     //!< Update may be pressed now
        Cancelled, //!< by the person
        Changed,   //!< another function or other entries: not what was waited for
        TooLong,   //!< the function could not be updated for ten minutes
    };
    Q_ENUM(End)

    //! Both live longer.
    UpdateRetry(Session *session, UpdateReadiness *readiness, QObject *parent = nullptr);

    //! Seconds that are waited after \a error before anything is asked again.
    static int backOffSeconds(const Error &error);

    //! Waits \a seconds, then for the function. What was entered must stay as it is meanwhile.
    void start(int seconds);
    void cancel();
    bool isWaiting() const { return m_waiting; }
    //! 0 when only the function is waited for.
    int secondsLeft() const { return m_secondsLeft; }

signals:
    //! secondsLeft() changed.
    void tick();
    void ended(Scf::UpdateRetry::End end);

private:
    void second();
    UpdatePlan whatWasEntered() const;
    void look();
    void end(End how);

    Session *m_session;
    UpdateReadiness *m_readiness;
    UpdatePlan m_plan;
    QTimer m_second;
    QElapsedTimer m_asking; //!< since the back-off was over
    int m_secondsLeft = 0;
    bool m_waiting = false;
    bool m_reading = false;
    bool m_wasRead = false; //!< the function, since the back-off was over
};

} // namespace Scf
