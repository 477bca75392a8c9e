// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace Scf {

//! One request and its answer for the request log, with secrets and ZipFile already replaced.
struct CallRecord
{
    QString action{};
    QString region{};
    QDateTime startedAt{};
    qint64 durationMs = 0;
    int httpStatus = 0; //!< 0: no answer
    QString requestId{};
    QString errorCode{}; //!< empty when all went well
    QString errorMessage{};
    QString requestBody{};
    QString responseBody{};

    bool operator==(const CallRecord &) const = default;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::CallRecord)
