// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/costarget.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestKey = 850;

// Parameters that make another call of a request, none of which is here.
constexpr auto otherCalls = std::to_array<QByteArrayView>(
    {"accelerate", "acl",        "append",      "cors",     "delete",    "domain",
     "encryption", "inventory",  "lifecycle",   "location", "logging",   "object-lock",
     "origin",     "policy",     "referer",     "restore",  "select",    "tagging",
     "torrent",    "versioning", "replication", "versions", "versionId", "website"});

bool isBucketName(const QByteArray &name)
{
    static const QRegularExpression form(u"^[a-z0-9]([a-z0-9-]*[a-z0-9])?-[0-9]{5,}$"_s);
    return name.size() <= 60 && form.match(QString::fromLatin1(name)).hasMatch();
}

bool hasAppId(const QByteArray &segment)
{
    static const QRegularExpression form(u"^.*-[0-9]{5,}$"_s);
    return form.match(QString::fromLatin1(segment)).hasMatch();
}

QByteArray hostOf(const HttpRequest &head)
{
    return head.header("Host").toLower();
}

//! The bucket that the host names; empty when it names none.
QByteArray bucketOfHost(const HttpRequest &head)
{
    const QByteArray host = hostOf(head);
    const qsizetype dot = host.indexOf('.');
    const QByteArray label = host.left(std::max<qsizetype>(dot, 0));
    return isBucketName(label) ? label : QByteArray();
}

//! "bucket.cos.ap-guangzhou.demo.test", "cos.ap-guangzhou.demo.test"
QByteArray regionOfHost(const QByteArray &host)
{
    static const QRegularExpression form(u"(^|\\.)cos\\.([a-z]{2}-[a-z]+(-[a-z0-9]+)?)\\."_s);
    return form.match(QString::fromLatin1(host)).captured(2).toLatin1();
}

QByteArray firstSegment(const QByteArray &path)
{
    const qsizetype slash = path.indexOf('/', 1);
    return slash < 0 ? path.mid(1) : path.mid(1, slash - 1);
}

bool isHexDigit(char letter)
{
    return QByteArrayView("0123456789abcdefABCDEF").contains(letter);
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return !decoder.hasError();
}

bool readParams(const QByteArray &query, QList<Cos::Pair> &params)
{
    if (query.isEmpty())
        return true;
    const QList<QByteArray> pieces = query.split('&');
    for (const QByteArray &piece : pieces) {
        if (piece.isEmpty())
            continue;
        const qsizetype sign = piece.indexOf('=');
        const auto name = percentDecoded(sign < 0 ? piece : piece.left(sign));
        const auto value = percentDecoded(sign < 0 ? QByteArray() : piece.mid(sign + 1));
        if (!name || !value)
            return false;
        params.append({*name, *value});
    }
    return true;
}

QByteArray serviceAction(const QByteArray &method)
{
    return method == "GET" ? "GetService" : QByteArray();
}

QByteArray bucketAction(const QByteArray &method, const CosTarget &target)
{
    if (method == "GET")
        return target.hasParam("uploads") ? "ListMultipartUploads" : "GetBucket";
    if (method == "PUT")
        return "PutBucket";
    return method == "HEAD" ? "HeadBucket" : QByteArray();
}

QByteArray objectAction(const QByteArray &method, const CosTarget &target)
{
    const bool ofUpload = target.hasParam("uploadId");
    if (method == "GET")
        return ofUpload ? "ListParts" : "GetObject";
    if (method == "HEAD")
        return "HeadObject";
    if (method == "PUT")
        return ofUpload || target.hasParam("partNumber") ? "UploadPart" : "PutObject";
    if (method == "DELETE")
        return ofUpload ? "AbortMultipartUpload" : "DeleteObject";
    if (method == "POST" && target.hasParam("uploads"))
        return "InitiateMultipartUpload";
    return method == "POST" && ofUpload ? "CompleteMultipartUpload" : QByteArray();
}

QByteArray actionOf(const QByteArray &method, const CosTarget &target)
{
    if (target.bucket.isEmpty())
        return serviceAction(method);
    return target.key.isEmpty() ? bucketAction(method, target) : objectAction(method, target);
}

} // namespace

bool CosTarget::hasParam(QByteArrayView name) const
{
    return std::any_of(params.begin(), params.end(),
                       [name](const Cos::Pair &pair) { return pair.first == name; });
}

QByteArray CosTarget::param(QByteArrayView name) const
{
    const auto found = std::find_if(params.begin(), params.end(),
                                    [name](const Cos::Pair &pair) { return pair.first == name; });
    return found == params.end() ? QByteArray() : found->second;
}

bool hasBucketHost(const HttpRequest &head)
{
    return !bucketOfHost(head).isEmpty();
}

bool isForCos(const HttpRequest &head)
{
    const QByteArray path = head.path();
    return hasBucketHost(head) || path == "/" || hasAppId(firstSegment(path));
}

CosTarget cosTarget(const HttpRequest &head)
{
    CosTarget target;
    target.action = head.method;
    const std::optional<QByteArray> path = percentDecoded(head.path());
    const bool readable = readParams(head.target.mid(head.path().size() + 1), target.params);
    if (!path || !path->startsWith('/') || !isUtf8(*path) || !readable) {
        target.error = cosError("InvalidURI");
        return target;
    }
    target.path = *path;
    target.region = regionOfHost(hostOf(head));
    target.bucket = bucketOfHost(head);
    target.key = path->sliced(1);
    if (target.bucket.isEmpty()) { // path style
        target.bucket = firstSegment(*path);
        target.key = path->mid(target.bucket.size() + 2);
    }

    const QByteArray action = actionOf(head.method, target);
    const bool other =
        head.hasHeader("x-cos-copy-source")
        || std::any_of(otherCalls.begin(), otherCalls.end(),
                       [&target](QByteArrayView name) { return target.hasParam(name); });
    if (other)
        target.error = cosError("NotImplemented");
    else if (action.isEmpty())
        target.error = cosError("MethodNotAllowed");
    else if (!target.bucket.isEmpty() && !isBucketName(target.bucket))
        target.error = cosError(action == "PutBucket" ? "InvalidBucketName" : "NoSuchBucket");
    else if (target.key.size() > longestKey)
        target.error = cosError("KeyTooLong");
    if (!other && !action.isEmpty())
        target.action = action;
    return target;
}

std::optional<QByteArray> percentDecoded(const QByteArray &text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != '%') {
            bytes.append(text.at(at)); // a plus is a plus
            continue;
        }
        const QByteArray digits = text.mid(at + 1, 2);
        if (digits.size() != 2 || !isHexDigit(digits.at(0)) || !isHexDigit(digits.at(1)))
            return {};
        bytes.append(QByteArray::fromHex(digits));
        at += 2;
    }
    return bytes;
}

const QStringList &cosActions()
{
    static const QStringList actions{u"GetService"_s,
                                     u"GetBucket"_s,
                                     u"PutBucket"_s,
                                     u"HeadBucket"_s,
                                     u"HeadObject"_s,
                                     u"GetObject"_s,
                                     u"PutObject"_s,
                                     u"DeleteObject"_s,
                                     u"InitiateMultipartUpload"_s,
                                     u"UploadPart"_s,
                                     u"ListParts"_s,
                                     u"CompleteMultipartUpload"_s,
                                     u"AbortMultipartUpload"_s,
                                     u"ListMultipartUploads"_s};
    return actions;
}

} // namespace Scf::Demo
