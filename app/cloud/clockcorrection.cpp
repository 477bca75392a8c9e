// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/clockcorrection.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace Scf {

ClockCorrection::ClockCorrection(MachineClock machineClock, QObject *parent)
    : QObject(parent)
    , m_machineClock(machineClock ? std::move(machineClock)
                                  : MachineClock(&QDateTime::currentSecsSinceEpoch))
{ }

qint64 ClockCorrection::now() const
{
    return m_machineClock() + m_offset;
}

ClockCorrection::Moment ClockCorrection::begin() const
{
    Moment moment{.seconds = m_machineClock()};
    moment.timer.start();
    return moment;
}

void ClockCorrection::setOffset(qint64 seconds)
{
    m_offset = seconds;
}

QString ClockCorrection::inWords(qint64 skewSeconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 size = qAbs(skewSeconds);
    const auto rounded = [size](qint64 unit) { return int((size + unit / 2) / unit); };
    const QString apart = size < 2 * minute ? tr("%n second(s)", nullptr, int(size))
                          : size < 2 * hour ? tr("%n minute(s)", nullptr, rounded(minute))
                          : size < 2 * day  ? tr("%n hour(s)", nullptr, rounded(hour))
                                            : tr("%n day(s)", nullptr, rounded(day));
    //: %1 is a duration such as "15 minutes"
    return skewSeconds > 0
               ? tr("This computer's clock is %1 behind that of Tencent Cloud").arg(apart)
               : tr("This computer's clock is %1 ahead of that of Tencent Cloud").arg(apart);
}

void ClockCorrection::learn(qint64 serverSeconds, const Moment &asked)
{
    const qint64 nowSeconds = m_machineClock();
    // The steady clock may stand still while the machine sleeps, and the other one may be set.
    const qint64 took =
        std::max({asked.timer.elapsed() / 1'000 + 1, nowSeconds - asked.seconds, qint64(0)});
    const qint64 least = serverSeconds - nowSeconds;
    const qint64 skew = std::clamp(m_offset, least, least + took);
    m_measured = skew;
    // A clock that is right, or right again, is signed by as it is.
    const qint64 wanted = qAbs(skew) <= tolerance ? 0 : skew;
    if (qAbs(skew - m_offset) <= tolerance)
        return;
    m_offset = wanted;
    if (wanted != 0 && !std::exchange(m_isTold, true))
        emit skewFound(wanted);
}

} // namespace Scf
