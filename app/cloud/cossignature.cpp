// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cossignature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace Scf::Cos {

namespace {

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha1).toHex();
}

//! Encoded, names in lower case, sorted by name; equal names keep their order.
QList<Pair> canonical(const QList<Pair> &pairs)
{
    QList<Pair> sorted;
    sorted.reserve(pairs.size());
    for (const Pair &pair : pairs)
        sorted.append({encoded(pair.first).toLower(), encoded(pair.second)});
    std::ranges::stable_sort(sorted, {}, &Pair::first);
    return sorted;
}

QByteArray joined(const QList<Pair> &pairs)
{
    QByteArray text;
    for (const Pair &pair : canonical(pairs)) {
        if (!text.isEmpty())
            text += '&';
        text += pair.first + '=' + pair.second;
    }
    return text;
}

} // namespace

QByteArray encoded(const QByteArray &bytes, bool keepsSlashes)
{
    return bytes.toPercentEncoding(keepsSlashes ? QByteArray("/") : QByteArray());
}

QByteArray keyTime(qint64 start, qint64 end)
{
    return QByteArray::number(start) + ';' + QByteArray::number(end);
}

QByteArray signKey(const QByteArray &secretKey, const QByteArray &keyTime)
{
    return hmac(secretKey, keyTime);
}

QByteArray httpString(const Request &request)
{
    return request.method.toLower() + '\n' + request.path + '\n' + joined(request.params) + '\n'
           + joined(request.headers) + '\n';
}

QByteArray stringToSign(const QByteArray &keyTime, const QByteArray &httpString)
{
    return "sha1\n" + keyTime + '\n'
           + QCryptographicHash::hash(httpString, QCryptographicHash::Sha1).toHex() + '\n';
}

QByteArray signature(const QByteArray &signKey, const QByteArray &stringToSign)
{
    // The key is the hex text itself, not the bytes that it stands for.
    return hmac(signKey, stringToSign);
}

QByteArray nameList(const QList<Pair> &pairs)
{
    QByteArray text;
    for (const Pair &pair : canonical(pairs)) {
        if (!text.isEmpty())
            text += ';';
        text += pair.first;
    }
    return text;
}

QByteArray authorization(const QByteArray &secretId, const QByteArray &secretKey,
                         const QByteArray &keyTime, const Request &request)
{
    const QByteArray signedText = stringToSign(keyTime, httpString(request));
    return "q-sign-algorithm=sha1&q-ak=" + secretId + "&q-sign-time=" + keyTime
           + "&q-key-time=" + keyTime + "&q-header-list=" + nameList(request.headers)
           + "&q-url-param-list=" + nameList(request.params)
           + "&q-signature=" + signature(signKey(secretKey, keyTime), signedText);
}

} // namespace Scf::Cos
