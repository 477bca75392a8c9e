// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QElapsedTimer>
#include <QString>

namespace Scf {

//! The Error of a file: \a name is what a person knows it by, \a words are the system's.
inline Error archiveError(QLatin1StringView code, const QString &name, const QString &words = {})
{
    return Error{.kind = Error::Kind::File,
                 .code = code,
                 .message = words.isEmpty() ? name : name + QLatin1StringView(": ") + words,
                 .sent = Error::Sent::Nothing};
}

//! Lets a report through once in 30 ms.
class Throttle
{
public:
    bool isDue()
    {
        if (m_timer.isValid() && m_timer.elapsed() < 30)
            return false;
        m_timer.start();
        return true;
    }

private:
    QElapsedTimer m_timer;
};

} // namespace Scf
