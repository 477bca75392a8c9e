// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosverifier.h"

#include <algorithm>

namespace Scf::Demo {

namespace {

constexpr QByteArrayView tokenName("x-cos-security-token");

//! "start;end"
struct Span
{
    qint64 start = 0;
    qint64 end = 0;
};

std::optional<Span> spanOf(const QByteArray &text)
{
    const QList<QByteArray> ends = text.split(';');
    bool startOk = false;
    bool endOk = false;
    const Span span{ends.value(0).toLongLong(&startOk), ends.value(1).toLongLong(&endOk)};
    if (ends.size() != 2 || !startOk || !endOk || span.start > span.end)
        return {};
    return span;
}

//! The fields of the signature, wherever they stand; empty when the request is not signed.
QList<Cos::Pair> fieldsOf(const HttpRequest &head, const CosTarget &target)
{
    QList<Cos::Pair> fields;
    if (head.hasHeader("Authorization")) {
        const QList<QByteArray> pieces = head.header("Authorization").split('&');
        for (const QByteArray &piece : pieces) {
            const qsizetype sign = piece.indexOf('=');
            fields.append({piece.left(sign), sign < 0 ? QByteArray() : piece.mid(sign + 1)});
        }
        return fields;
    }
    for (const Cos::Pair &pair : target.params) {
        if (pair.first.startsWith("q-"))
            fields.append(pair);
    }
    return fields;
}

std::optional<QByteArray> fieldNamed(const QList<Cos::Pair> &fields, QByteArrayView name)
{
    std::optional<QByteArray> value;
    for (const Cos::Pair &field : fields) {
        if (field.first != name)
            continue;
        if (value)
            return {};
        value = field.second;
    }
    return value;
}

//! Those of \a there that \a list names; nothing when one is missing or the list is not in order.
std::optional<QList<Cos::Pair>> chosen(const QList<Cos::Pair> &there, const QByteArray &list)
{
    QList<Cos::Pair> pairs;
    const QList<QByteArray> names = list.isEmpty() ? QList<QByteArray>() : list.split(';');
    for (const QByteArray &name : names) {
        const auto found = std::find_if(there.begin(), there.end(), [&name](const Cos::Pair &pair) {
            return Cos::encoded(pair.first).toLower() == name;
        });
        if (found == there.end())
            return {};
        pairs.append(*found);
    }
    return Cos::nameList(pairs) == list ? std::optional(pairs) : std::nullopt;
}

QByteArray withoutPort(const QByteArray &host)
{
    return host.left(host.indexOf(':'));
}

} // namespace

std::optional<CosError> cosRefusal(const HttpRequest &head, const CosTarget &target,
                                   const QList<KnownCredential> &known, qint64 nowS)
{
    const QList<Cos::Pair> fields = fieldsOf(head, target);
    if (fields.isEmpty())
        return cosError("AccessDenied", "The request is not signed.");
    const auto algorithm = fieldNamed(fields, "q-sign-algorithm");
    const auto secretId = fieldNamed(fields, "q-ak");
    const auto signTime = fieldNamed(fields, "q-sign-time");
    const auto keyTime = fieldNamed(fields, "q-key-time");
    const auto headerList = fieldNamed(fields, "q-header-list");
    const auto paramList = fieldNamed(fields, "q-url-param-list");
    const auto signature = fieldNamed(fields, "q-signature");
    if (!algorithm || *algorithm != "sha1" || !secretId || !signTime || !keyTime || !headerList
        || !paramList || !signature)
        return cosError("AccessDenied", "The signature cannot be read.");

    const auto owner = std::find_if(known.begin(), known.end(), [&](const KnownCredential &one) {
        return one.credential.secretId.toLatin1() == *secretId;
    });
    if (owner == known.end())
        return cosError("InvalidAccessKeyId");
    for (const QByteArray &time : {*signTime, *keyTime}) {
        const std::optional<Span> span = spanOf(time);
        if (!span)
            return cosError("AccessDenied", "The time of the signature cannot be read.");
        if (nowS < span->start)
            return cosError("RequestTimeTooSkewed");
        if (nowS > span->end)
            return cosError("AccessDenied", "Request has expired");
    }

    QList<Cos::Pair> headers;
    for (const auto &[name, value] : head.headers)
        headers.append({name.toLower(), value});
    const auto signedHeaders = chosen(headers, *headerList);
    const auto signedParams = chosen(target.params, *paramList);
    if (!signedHeaders || !signedParams)
        return cosError("SignatureDoesNotMatch");
    const QByteArray key = Cos::signKey(owner->credential.secretKey.toLatin1(), *keyTime);
    const auto matches = [&](const QList<Cos::Pair> &pairs) {
        const QByteArray text = Cos::httpString({.method = head.method,
                                                 .path = target.path,
                                                 .params = *signedParams,
                                                 .headers = pairs});
        return Cos::signature(key, Cos::stringToSign(*signTime, text)) == *signature;
    };
    // Some clients sign the host without the port that they send.
    QList<Cos::Pair> bare = *signedHeaders;
    for (Cos::Pair &pair : bare) {
        if (pair.first == "host")
            pair.second = withoutPort(pair.second);
    }
    if (!matches(*signedHeaders) && !matches(bare))
        return cosError("SignatureDoesNotMatch");

    const QByteArray token =
        head.hasHeader(tokenName) ? head.header(tokenName) : target.param(tokenName);
    if (token != owner->credential.token.toLatin1())
        return cosError("InvalidAccessKeyId", "The token does not belong to the access key id.");
    if (owner->tokenEndsS != 0 && nowS >= owner->tokenEndsS)
        return cosError("ExpiredToken");
    return {};
}

} // namespace Scf::Demo
