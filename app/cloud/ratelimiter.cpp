// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/ratelimiter.h"

namespace Scf {

namespace {

constexpr qint64 second = 1'000;

} // namespace

qint64 RateLimiter::reserve(const QString &action, qint64 nowMs)
{
    QQueue<qint64> &taken = m_taken[action];
    qint64 place = nowMs;
    if (taken.size() >= m_perSecond)
        place = qMax(nowMs, taken.at(taken.size() - m_perSecond) + second);
    taken.enqueue(place);
    while (taken.size() > m_perSecond)
        taken.dequeue();
    return place - nowMs;
}

} // namespace Scf
