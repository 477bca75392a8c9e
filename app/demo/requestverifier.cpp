// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/requestverifier.h"

#include "app/cloud/tc3signature.h"

#include <algorithm>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostClockDifferenceS = 5 * 60;
constexpr QByteArrayView scheme = "TC3-HMAC-SHA256";

//! The parts of an Authorization value.
struct Authorization
{
    QByteArray secretId{};
    QByteArray date{};
    QByteArray service{};
    QList<QByteArray> signedHeaders{};
    QByteArray signature{};
};

//! "Name=value" out of the parts, the value alone; nothing when it is not there exactly once.
std::optional<QByteArray> partNamed(const QList<QByteArray> &parts, QByteArrayView name)
{
    std::optional<QByteArray> value;
    for (const QByteArray &part : parts) {
        const QByteArray trimmed = part.trimmed();
        if (trimmed.startsWith(name) && trimmed.size() > name.size()
            && trimmed.at(name.size()) == '=') {
            if (value)
                return {};
            value = trimmed.sliced(name.size() + 1);
        }
    }
    return value;
}

std::optional<Authorization> parsed(const QByteArray &value)
{
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || QByteArrayView(value).first(space) != scheme)
        return {};
    const QList<QByteArray> parts = value.sliced(space + 1).split(',');
    const auto credential = partNamed(parts, "Credential");
    const auto headers = partNamed(parts, "SignedHeaders");
    const auto signature = partNamed(parts, "Signature");
    if (parts.size() != 3 || !credential || !headers || !signature)
        return {};
    const QList<QByteArray> scope = credential->split('/');
    if (scope.size() != 4 || scope.at(3) != "tc3_request" || scope.at(0).isEmpty()
        || scope.at(2).isEmpty())
        return {};
    const QList<QByteArray> names = headers->split(';');
    // In order, each once, in lower case, and the two that must be among them.
    const bool sorted =
        std::adjacent_find(names.begin(), names.end(), std::greater_equal<>()) == names.end();
    const bool lower = headers->toLower() == *headers;
    if (!sorted || !lower || !names.contains("content-type") || !names.contains("host"))
        return {};
    return Authorization{scope.at(0), scope.at(1), scope.at(2), names, *signature};
}

enum class Spelling { AsSent, ActionLower, Lower };

QByteArray canonicalRequest(const HttpRequest &request, const QList<QByteArray> &signedHeaders,
                            const QByteArray &payloadHash, bool withPort, Spelling spelling)
{
    const qsizetype mark = request.target.indexOf('?');
    QByteArray text = request.method + "\n/\n"
                      + (mark < 0 ? QByteArray() : request.target.sliced(mark + 1)) + '\n';
    for (const QByteArray &name : signedHeaders) {
        QByteArray value = request.header(name);
        if (name == "host" && !withPort)
            value = value.left(value.lastIndexOf(':'));
        if (spelling == Spelling::Lower
            || (spelling == Spelling::ActionLower && name == "x-tc-action"))
            value = value.toLower();
        text += name + ':' + value + '\n';
    }
    return text + '\n' + signedHeaders.join(';') + '\n' + payloadHash;
}

//! True for "127.0.0.1:8080", not for an IPv6 address without a port.
bool namesPort(const QByteArray &host)
{
    const qsizetype colon = host.lastIndexOf(':');
    return colon > 0 && (host.count(':') == 1 || host.at(colon - 1) == ']');
}

//! The official SDKs take the host's first label for the service ("127" on loopback).
bool fitsService(const QByteArray &named, const QByteArray &host, const QString &wanted)
{
    const QByteArray label = host.split('.').first();
    return wanted.isEmpty() || named == wanted.toLatin1() || named == label
           || named == label.split(':').first();
}

} // namespace

std::optional<QString> signatureRefusal(const HttpRequest &request,
                                        const QList<KnownCredential> &known, qint64 nowS,
                                        const QString &service)
{
    const std::optional<Authorization> authorization = parsed(request.header("Authorization"));
    if (!authorization)
        return u"AuthFailure.InvalidAuthorization"_s;
    if (!request.hasHeader("X-TC-Timestamp"))
        return u"MissingParameter"_s;
    bool isNumber = false;
    const qint64 timestamp = request.header("X-TC-Timestamp").toLongLong(&isNumber);
    if (!isNumber)
        return u"InvalidParameter"_s;

    const auto owner = std::find_if(known.begin(), known.end(), [&](const KnownCredential &one) {
        return one.credential.secretId.toLatin1() == authorization->secretId;
    });
    if (owner == known.end())
        return u"AuthFailure.SecretIdNotFound"_s;
    // Not the difference's size: a hostile timestamp may be near the ends of the number.
    if (timestamp < nowS - mostClockDifferenceS || timestamp > nowS + mostClockDifferenceS)
        return u"AuthFailure.SignatureExpire"_s;
    if (authorization->date != Tc3::utcDate(timestamp)
        || !fitsService(authorization->service, request.header("Host"), service))
        return u"AuthFailure.SignatureFailure"_s;

    const bool unsignedPayload = request.header("X-TC-Content-SHA256") == Tc3::unsignedPayload;
    const QByteArray hash =
        Tc3::payloadHash(unsignedPayload ? QByteArray(Tc3::unsignedPayload) : request.body);
    const Tc3::SigningKey key = Tc3::signingKey(owner->credential.secretKey.toLatin1(),
                                                authorization->date, authorization->service);
    // The documents want values in lower case, the SDKs sign them as they send them.
    bool good = false;
    for (const bool withPort : {true, false}) {
        if (!withPort && !namesPort(request.header("Host")))
            continue;
        for (const Spelling spelling : {Spelling::AsSent, Spelling::ActionLower, Spelling::Lower}) {
            const QByteArray canonical =
                canonicalRequest(request, authorization->signedHeaders, hash, withPort, spelling);
            const QByteArray text = Tc3::stringToSign(timestamp, authorization->service, canonical);
            good = good || Tc3::signature(key, text) == authorization->signature;
        }
    }
    if (!good)
        return u"AuthFailure.SignatureFailure"_s;

    const bool tokenFits = request.header("X-TC-Token") == owner->credential.token.toLatin1()
                           && (owner->tokenEndsS == 0 || nowS < owner->tokenEndsS);
    if (!tokenFits)
        return u"AuthFailure.TokenFailure"_s;
    return {};
}

} // namespace Scf::Demo
