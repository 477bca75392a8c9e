// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/steppedcheck.h"

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

SteppedCheck::SteppedCheck(int stepCount, QObject *parent)
    : QObject(parent)
    , m_steps(stepCount)
{ }

void SteppedCheck::start()
{
    if (!m_startedAt.isNull())
        return;
    m_startedAt = QDateTime::currentDateTime();
    QMetaObject::invokeMethod(this, &SteppedCheck::advance, Qt::QueuedConnection);
}

void SteppedCheck::cancel()
{
    if (!m_startedAt.isNull() && !m_isFinished)
        giveUp(tr("Cancelled."));
}

void SteppedCheck::advance()
{
    if (m_isFinished)
        return;
    if (++m_current == m_steps.size())
        return finishLater();
    m_scope = std::make_unique<QObject>();
    m_steps[m_current].state = State::Running;
    m_stepTime.start();
    emit stepChanged(m_current);
    if (!m_isFinished)
        runStep(m_current);
}

void SteppedCheck::end(State state, const QString &result, const std::optional<Error> &error)
{
    if (endStep(state, result, error))
        QMetaObject::invokeMethod(this, &SteppedCheck::advance, Qt::QueuedConnection);
}

void SteppedCheck::endCheck(State state, const QString &result, const Error &error,
                            const QString &reason)
{
    if (endStep(state, result, error))
        giveUp(reason);
}

QString SteppedCheck::resultOf(const Error &error)
{
    return error.message.isEmpty() ? error.code : error.code + ": "_L1 + error.message;
}

bool SteppedCheck::endStep(State state, const QString &result, const std::optional<Error> &error)
{
    CheckStep &step = m_steps[m_current];
    if (step.state != State::Running)
        return false;
    leaveScope();
    step = {.state = state, .result = result, .error = error, .milliseconds = m_stepTime.elapsed()};
    emit stepChanged(m_current);
    return true;
}

void SteppedCheck::giveUp(const QString &reason)
{
    leaveScope();
    for (int i = 0; i < m_steps.size(); ++i) {
        if (m_steps.at(i).isEnded())
            continue;
        m_steps[i].state = State::Unknown;
        m_steps[i].result = reason;
        emit stepChanged(i);
    }
    finishLater();
}

// Whoever calls may be one of the objects that go.
void SteppedCheck::leaveScope()
{
    if (m_scope)
        m_scope.release()->deleteLater();
}

void SteppedCheck::finishLater()
{
    if (!std::exchange(m_isFinished, true))
        QMetaObject::invokeMethod(this, &SteppedCheck::finished, Qt::QueuedConnection);
}

} // namespace Scf
