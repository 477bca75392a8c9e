// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/domain/codesource.h"
#include "app/domain/function.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace Scf {

//! How an update ended. Nothing here says more than what was read from the platform.
enum class UpdateOutcome {
    Running,             //!< has not ended yet
    Live,                //!< the function is Active and runs what was sent
    ActiveNotVerifiable, //!< Active after the update, but what runs could not be compared
    UpdateFailed,        //!< accepted, then rejected by the platform; the old code still runs
    NotChanged,          //!< nothing was changed; the old code still runs
    WaitingStopped,      //!< accepted; the person stopped watching before the end
    Unknown,             //!< the request may have arrived, and the function could not be read
};

//! One update that was tried: the whole truth about it, for the result panel and the history.
struct UpdateRecord
{
    FunctionId function{};
    CodeSource source{};
    //! Handler that was sent; empty when it was left unchanged.
    QString handler{};
    QDateTime startedAt{};
    qint64 durationMs = 0;
    //! Bytes and hex SHA-256 of the ZIP that was made; 0 and empty before it was.
    qint64 zipSize = 0;
    QString zipSha256{};
    //! RequestId of the accepted UpdateFunctionCode; empty when no answer was read.
    QString requestId{};
    UpdateOutcome outcome = UpdateOutcome::Running;
    //! Why it did not succeed, or why an answer was lost; meaningful unless `hasError` is false.
    Error error{};
    bool hasError = false;
    //! With UpdateFailed, and Unknown where the function is in a failed state: the platform's
    //! reasons.
    QList<StatusReason> statusReasons{};
    //! With ActiveNotVerifiable and Unknown: translated words that name what could not be read.
    QString remark{};
    bool cancelled = false;
    //! After an update that was carried out, as far as GetFunction tells: what it changed ("Code",
    //! "Handler", "ImageConfig"), and settings that changed meanwhile and should not have.
    QStringList changed{};
    QStringList alsoChanged{};

    bool operator==(const UpdateRecord &) const = default;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::UpdateRecord)
