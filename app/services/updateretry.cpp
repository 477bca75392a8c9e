// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/updateretry.h"

#include "app/services/session.h"
#include "app/update/updatereadiness.h"

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualSeconds = 3;
// Rate limits count by the second, but whoever shares the key goes on meanwhile.
constexpr int rateLimitSeconds = 10;
constexpr int longestWaitMs = 600'000;

} // namespace

UpdateRetry::UpdateRetry(Session *session, UpdateReadiness *readiness, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_readiness(readiness)
{
    m_second.setInterval(1'000);
    m_second.callOnTimeout(this, &UpdateRetry::second);
    connect(session, &Session::functionChanged, this, [this] {
        if (m_waiting)
            end(End::Changed);
    });
    connect(session, &Session::detailChanged, this, [this] {
        m_reading = false;
        m_wasRead = m_secondsLeft == 0;
        look();
    });
    connect(session, &Session::detailFailed, this, [this] { m_reading = false; });
    connect(readiness, &UpdateReadiness::readinessChanged, this, &UpdateRetry::look);
}

int UpdateRetry::backOffSeconds(const Error &error)
{
    const bool isRateLimit = error.isIn(u"RequestLimitExceeded") || error.isIn(u"SlowDown")
                             || error.isIn(u"UserNetworkTooSlow");
    return isRateLimit ? rateLimitSeconds : usualSeconds;
}

void UpdateRetry::start(int seconds)
{
    m_plan = whatWasEntered();
    m_secondsLeft = qMax(seconds, 1);
    m_waiting = true;
    m_reading = m_wasRead = false;
    m_second.start();
    emit tick();
}

void UpdateRetry::cancel()
{
    if (m_waiting)
        end(End::Cancelled);
}

void UpdateRetry::second()
{
    if (m_secondsLeft > 0) {
        if (--m_secondsLeft == 0)
            m_asking.start();
        emit tick();
        if (m_secondsLeft > 0)
            return;
    }
    if (m_asking.hasExpired(longestWaitMs))
        return end(End::TooLong);
    // The session follows a function that is Updating by itself; nothing else makes it look.
    // Reading anew would give up the reading that is on its way.
    if (!std::exchange(m_reading, true))
        m_session->rereadFunction();
}

// What is seen of the function changes while it is waited for.
UpdatePlan UpdateRetry::whatWasEntered() const
{
    UpdatePlan plan = m_readiness->plan();
    plan.seen.reset();
    return plan;
}

void UpdateRetry::look()
{
    if (!m_waiting)
        return;
    if (whatWasEntered() != m_plan)
        return end(End::Changed);
    if (m_secondsLeft == 0 && m_wasRead && m_readiness->isReady())
        end(End::Ready);
}

void UpdateRetry::end(End how)
{
    m_waiting = false;
    m_second.stop();
    emit ended(how);
}

} // namespace Scf
