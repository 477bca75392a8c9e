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
    //! Method and address: "POST https://scf.tencentcloudapi.com/".
    QString requestLine{};
    //! As they were sent, one a line, but for what identifies and proves who sent them.
    QString requestHeaders{};
    QString requestBody{};
    QString responseBody{};

    bool operator==(const CallRecord &) const = default;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::CallRecord)
