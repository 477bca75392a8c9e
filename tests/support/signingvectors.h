// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace Scf {

//! The rows "tc3" or "cos" of the golden signing vectors: the project's own, or those of the file
//! that the environment variable SIGNING_VECTORS names.
QJsonArray signingVectors(QLatin1StringView family);

//! The exact bytes of a row's body: `payload`, `payload_base64` or `payload_generator`.
QByteArray payloadOf(const QJsonObject &inputs);

} // namespace Scf
