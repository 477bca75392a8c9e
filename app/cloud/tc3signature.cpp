// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/tc3signature.h"

#include "app/core/sha256.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QMessageAuthenticationCode>

namespace Scf::Tc3 {

namespace {

constexpr char algorithm[] = "TC3-HMAC-SHA256";

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

} // namespace

QByteArray payloadHash(const QByteArray &body)
{
    return sha256Hex(body).toLatin1();
}

QByteArray canonicalRequest(const Request &request)
{
    return request.method + '\n' + request.path + '\n' + request.query
           + "\ncontent-type:" + request.contentType.trimmed() + "\nhost:" + request.host.trimmed()
           + "\n\n" + signedHeaders + '\n' + request.payloadHash;
}

QByteArray utcDate(qint64 timestamp)
{
    return QDateTime::fromSecsSinceEpoch(timestamp, Qt::UTC)
        .date()
        .toString(Qt::ISODate)
        .toLatin1();
}

QByteArray credentialScope(qint64 timestamp, const QByteArray &service)
{
    return utcDate(timestamp) + '/' + service + "/tc3_request";
}

QByteArray stringToSign(qint64 timestamp, const QByteArray &service,
                        const QByteArray &canonicalRequest)
{
    return algorithm + QByteArray("\n") + QByteArray::number(timestamp) + '\n'
           + credentialScope(timestamp, service) + '\n' + payloadHash(canonicalRequest);
}

SigningKey signingKey(const QByteArray &secretKey, const QByteArray &date,
                      const QByteArray &service)
{
    SigningKey key;
    key.date = hmac("TC3" + secretKey, date);
    key.service = hmac(key.date, service);
    key.signing = hmac(key.service, "tc3_request");
    return key;
}

QByteArray signature(const SigningKey &key, const QByteArray &stringToSign)
{
    return hmac(key.signing, stringToSign).toHex();
}

QByteArray authorization(const QByteArray &secretId, const QByteArray &secretKey, qint64 timestamp,
                         const QByteArray &service, const Request &request)
{
    const SigningKey key = signingKey(secretKey, utcDate(timestamp), service);
    const QByteArray signedText = stringToSign(timestamp, service, canonicalRequest(request));
    return algorithm + QByteArray(" Credential=") + secretId + '/'
           + credentialScope(timestamp, service) + ", SignedHeaders=" + signedHeaders
           + ", Signature=" + signature(key, signedText);
}

} // namespace Scf::Tc3
