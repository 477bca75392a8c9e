// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/ratelimiter.h"

namespace Scf {

namespace {

// A millisecond more than a second: whole milliseconds hide a fraction of one.
constexpr qint64 second = 1'001;

} // namespace

qint64 RateLimiter::tryTake(const QString &action, qint64 nowMs)
{
    QQueue<qint64> &taken = m_taken[action];
    while (!taken.isEmpty() && taken.head() + second <= nowMs)
        taken.dequeue();
    if (taken.size() >= m_perSecond)
        return taken.head() + second - nowMs;
    taken.enqueue(nowMs);
    return 0;
}

} // namespace Scf
