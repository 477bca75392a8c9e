// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

//! TC3-HMAC-SHA256, the signature of Tencent Cloud's API 3.0, one pure function a stage. Every
//! input is what goes over the wire.
namespace Scf::Tc3 {

struct Request
{
    QByteArray method = "POST";
    QByteArray path = "/";
    //! As it stands in the URL, without '?'; empty for POST.
    QByteArray query{};
    QByteArray contentType{};
    QByteArray host{};
    //! Lower-case hex SHA-256 of the body, or that of unsignedPayload.
    QByteArray payloadHash{};
};

//! What is hashed in the place of the body when the header X-TC-Content-SHA256 says so.
inline constexpr char unsignedPayload[] = "UNSIGNED-PAYLOAD";
//! The headers that are signed: what the official SDKs sign.
inline constexpr char signedHeaders[] = "content-type;host";

//! Lower-case hex SHA-256 of \a body.
QByteArray payloadHash(const QByteArray &body);

QByteArray canonicalRequest(const Request &request);

//! The day of \a timestamp (Unix seconds) in UTC: "2019-02-25".
QByteArray utcDate(qint64 timestamp);

//! "2019-02-25/scf/tc3_request".
QByteArray credentialScope(qint64 timestamp, const QByteArray &service);

QByteArray stringToSign(qint64 timestamp, const QByteArray &service,
                        const QByteArray &canonicalRequest);

//! The three keys of the chain; the last one signs. Raw bytes.
struct SigningKey
{
    QByteArray date{};
    QByteArray service{};
    QByteArray signing{};
};
SigningKey signingKey(const QByteArray &secretKey, const QByteArray &date,
                      const QByteArray &service);

//! Lower-case hex.
QByteArray signature(const SigningKey &key, const QByteArray &stringToSign);

//! The value of the Authorization header.
QByteArray authorization(const QByteArray &secretId, const QByteArray &secretKey, qint64 timestamp,
                         const QByteArray &service, const Request &request);

} // namespace Scf::Tc3
