// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/apirequests.h"
#include "app/update/updateplan.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace Scf {

//! How the code of one update travels: as bytes in the request, or by the name of an object. An
//! image is named by the plan itself.
struct CodePayload
{
    QByteArray zip{};
    std::optional<CosLocation> object{};
    //! The ZIP is nothing but the file that was edited; see codeSourceName().
    bool isInline = false;
};

//! UpdateFunctionCode as \a plan and \a payload make it: the only place that does.
UpdateFunctionCodeRequest codeRequest(const UpdatePlan &plan, const CodePayload &payload);

//! Exact size of the request body that \a plan makes with a ZIP of \a zipSize bytes in it; \a
//! zipSize is 0 where the code is not in the request.
qint64 requestSize(const UpdatePlan &plan, qint64 zipSize);

//! The request as a person reads it: method, address and the headers that matter, and the JSON
//! body. The code is named by its \a zipSize (bytes; -1: not known yet). Holds no secret.
QString requestPreview(const UpdatePlan &plan, const CodePayload &payload, const QUrl &endpoint,
                       qint64 zipSize);

} // namespace Scf
