// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QQueue>
#include <QString>

namespace Scf {

//! Keeps each Action to so many requests in any second. Pure: the caller brings the time.
class RateLimiter
{
public:
    explicit RateLimiter(int perSecond)
        : m_perSecond(perSecond)
    { }

    //! Takes a place for \a action at \a nowMs (whole milliseconds of a clock that never goes back)
    //! and returns 0; or takes none and returns after how many milliseconds to ask again. Ask right
    //! before the request leaves: a place taken for later would not know when that really is.
    qint64 tryTake(const QString &action, qint64 nowMs);

private:
    int m_perSecond;
    QHash<QString, QQueue<qint64>> m_taken; //!< times of the last second's places, oldest first
};

} // namespace Scf
