// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Scf {

//! What stands in the place of a secret.
inline constexpr QLatin1StringView redactedMark("[removed]");

//! \a text without the words of \a secrets (each at least 4 characters) and without anything that
//! has the form of a TC3 or COS Authorization value, a SecretKey or a token in JSON.
QString redacted(QString text, const QStringList &secrets);

//! The body of a request or reply as a person may see it: secrets out by name of the field, ZipFile
//! and every other text of more than 2,000 characters replaced by its length. Not JSON: cut at
//! 2,000 characters.
QString redactedBody(const QByteArray &body, const QStringList &secrets);

} // namespace Scf
