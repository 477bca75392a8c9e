// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

//! q-sign-algorithm=sha1, the signature of COS, one pure function a stage.
namespace Scf::Cos {

//! Name and value of a header or of a query parameter, neither of them encoded.
using Pair = std::pair<QByteArray, QByteArray>;

//! What a signature covers.
struct Request
{
    //! In either case.
    QByteArray method = "GET";
    //! Percent-decoded UTF-8; starts with '/'.
    QByteArray path = "/";
    //! In any order; a parameter without a value has an empty one.
    QList<Pair> params{};
    //! Those that are signed, in any order; each must be sent as it stands here.
    QList<Pair> headers{};
};

//! Percent-encodes each byte but `A-Za-z0-9-_.~`, and but '/' where \a keepsSlashes: the first for
//! names and values, the second for a path in a URL.
QByteArray encoded(const QByteArray &bytes, bool keepsSlashes = false);

//! "start;end" in Unix seconds.
QByteArray keyTime(qint64 start, qint64 end);

//! Lower-case hex.
QByteArray signKey(const QByteArray &secretKey, const QByteArray &keyTime);

QByteArray httpString(const Request &request);

QByteArray stringToSign(const QByteArray &keyTime, const QByteArray &httpString);

//! Lower-case hex.
QByteArray signature(const QByteArray &signKey, const QByteArray &stringToSign);

//! The names of \a pairs as q-header-list and q-url-param-list have them: encoded, in lower case,
//! sorted, with ';' between.
QByteArray nameList(const QList<Pair> &pairs);

//! The value of the Authorization header.
QByteArray authorization(const QByteArray &secretId, const QByteArray &secretKey,
                         const QByteArray &keyTime, const Request &request);

} // namespace Scf::Cos
