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

    //! Takes the next place for \a action and says how many milliseconds after \a nowMs (of a clock
    //! that never goes back) it is.
    qint64 reserve(const QString &action, qint64 nowMs);

private:
    int m_perSecond;
    QHash<QString, QQueue<qint64>> m_taken; //!< times of the newest places, oldest first
};

} // namespace Scf
