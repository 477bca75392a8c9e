// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QStringList>

#include <optional>

class QNetworkReply;
class QNetworkRequest;
class QTimer;

namespace Scf {

//! Starts \a idle now, and again whenever something moves on \a reply; before anything that is
//! connected later hears of it.
void restartOnMovement(QNetworkReply *reply, QTimer *idle);

//! Our code for the network failure that \a reply ended with.
QLatin1StringView networkCode(const QNetworkReply &reply);

//! The server's clock by the Date of its answer, in Unix seconds.
std::optional<qint64> serverSeconds(const QNetworkReply &reply);

//! A time as headers have it, in Unix seconds: "Tue, 24 Nov 2026 11:41:18 GMT".
std::optional<qint64> httpDateSeconds(const QByteArray &date);

//! \a text as the value of a header: without the line breaks and other control characters that
//! would end it and begin something else.
QByteArray headerValue(const QString &text);

//! The headers of \a request for the request log, one a line: without key, signature and token, and
//! without \a secrets wherever they stand.
QString shownHeaders(const QNetworkRequest &request, const QStringList &secrets);

} // namespace Scf
