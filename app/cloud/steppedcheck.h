// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checkstep.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace Scf {

//! Looks at one thing after the other, each begun from the event loop. Main thread.
//!
//! A step goes from Waiting to Running to its end, or from Waiting to Unknown where it was given
//! up; `stepChanged` tells each change, and what has ended stays as it is. `finished` comes exactly
//! once after start(), when every step has ended, and is the last that is heard; never from inside
//! start() or cancel(). A check that is deleted in the middle tells nothing more. Slots may call
//! cancel(); to delete the check they use deleteLater().
class SteppedCheck : public QObject
{
    Q_OBJECT

public:
    //! All of them, from the beginning on.
    const QList<CheckStep> &steps() const { return m_steps; }
    //! Local time; null before start().
    QDateTime startedAt() const { return m_startedAt; }
    //! Nothing more changes; `finished` may still be on its way.
    bool isFinished() const { return m_isFinished; }

    //! Once; whatever comes after the first call changes nothing.
    void start();
    //! What has not ended becomes Unknown at once, and what it waits for answers nobody. Changes
    //! nothing before the start and after the end.
    void cancel();

signals:
    void stepChanged(int index);
    void finished();

protected:
    using State = CheckStep::State;

    SteppedCheck(int stepCount, QObject *parent);

    //! Begins the step \a index, which ends by end() or endCheck(), now or later.
    virtual void runStep(int index) = 0;
    //! The step that runs.
    int currentStep() const { return m_current; }
    //! An object for what the step that runs waits for: receiver, context, parent. It goes with the
    //! step.
    QObject *scope() const { return m_scope.get(); }

    //! Ends the step that runs and goes on to the next one. An end that comes late is ignored.
    void end(State state, const QString &result, const std::optional<Error> &error = {});
    //! Likewise, but gives up the steps behind it, each with \a reason as its result.
    void endCheck(State state, const QString &result, const Error &error, const QString &reason);

    //! "code: message", the result of a step whose call failed.
    static QString resultOf(const Error &error);

private:
    void advance();
    bool endStep(State state, const QString &result, const std::optional<Error> &error);
    void giveUp(const QString &reason);
    void leaveScope();
    void finishLater();

    QList<CheckStep> m_steps;
    int m_current = -1;
    std::unique_ptr<QObject> m_scope;
    QDateTime m_startedAt;
    QElapsedTimer m_stepTime;
    bool m_isFinished = false;
};

} // namespace Scf
