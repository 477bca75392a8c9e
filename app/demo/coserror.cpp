// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/coserror.h"

#include <algorithm>
#include <array>

namespace Scf::Demo {

namespace {

struct Entry
{
    QByteArrayView code;
    int status;
    const char *message;
};

// Sorted by code.
constexpr auto entries = std::to_array<Entry>({
    {"AccessDenied", 403, "Access denied."},
    {"AccessForbidden", 403, "The access is forbidden by a rule of the bucket."},
    {"BadDigest", 400, "The Content-MD5 is not that of the content which arrived."},
    {"BucketAlreadyExists", 409, "The name of the bucket is taken."},
    {"BucketAlreadyOwnedByYou", 409, "You have a bucket of this name already."},
    {"BucketNotEmpty", 409, "The bucket is not empty."},
    {"EntitySizeNotMatch", 400, "The content is not as long as its Content-Length says."},
    {"EntityTooLarge", 400, "The content is larger than one request may be."},
    {"EntityTooSmall", 400, "A part other than the last is smaller than 1 MB."},
    {"ExpiredToken", 400, "The security token has expired."},
    {"IncompleteBody", 400, "The content ended before its Content-Length."},
    {"InternalError", 500, "The server failed internally. Try again."},
    {"InvalidAccessKeyId", 403, "The access key id does not exist."},
    {"InvalidArgument", 400, "An argument of the request is invalid."},
    {"InvalidBucketName", 400, "The name of the bucket is invalid."},
    {"InvalidDigest", 400, "The Content-MD5 is not the Base64 of an MD5."},
    {"InvalidObjectName", 400, "The key of the object is invalid."},
    {"InvalidObjectState", 403, "The object is archived and must be restored before it is read."},
    {"InvalidPart", 400, "A part does not exist, or its ETag is another one."},
    {"InvalidPartOrder", 400, "The parts must be listed in rising order of their numbers."},
    {"InvalidRange", 416, "The range lies outside of the object."},
    {"InvalidRegionName", 400, "The name of the region is invalid."},
    {"InvalidRequest", 400, "The request is invalid."},
    {"InvalidURI", 400, "The address of the request cannot be read."},
    {"KeyTooLong", 400, "The key of the object is longer than 850 bytes."},
    {"MalformedXML", 400, "The XML of the request is not as it should be."},
    {"MethodNotAllowed", 405, "The method is not allowed on this resource."},
    {"MissingContentLength", 411, "The request needs a Content-Length."},
    {"NoSuchBucket", 404, "The bucket does not exist."},
    {"NoSuchKey", 404, "The object does not exist."},
    {"NoSuchUpload", 404, "The upload does not exist: it was completed or aborted."},
    {"NoSuchVersion", 404, "The version does not exist."},
    {"NotImplemented", 501, "This is not implemented."},
    {"PathConflict", 409, "The path conflicts with another object."},
    {"PaymentRequired", 402, "The account is in arrears."},
    {"PreconditionFailed", 412, "A condition of the request does not hold."},
    {"RequestTimeTooSkewed", 403, "The time of the request is too far from that of the server."},
    {"RequestTimeout", 400, "The request did not come to its end in time."},
    {"ServiceUnavailable", 503, "The service is unavailable at the moment. Try again."},
    {"SignatureDoesNotMatch", 403, "The signature is not the one that the server computed."},
    {"SlowDown", 503, "There are too many requests. Send fewer."},
    {"TooManyBuckets", 400, "The account has as many buckets as it may have."},
    {"UnavailableForLegalReasons", 451, "The object is blocked."},
    {"UploadConflict", 409, "Another upload to this object is under way."},
    {"UserNetworkTooSlow", 400, "The content comes too slowly."},
});

const Entry *entryOf(QByteArrayView code)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [code](const Entry &entry) { return entry.code == code; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

CosError cosError(QByteArrayView code, const QByteArray &message)
{
    const Entry *const entry = entryOf(code);
    Q_ASSERT(entry);
    return {code.toByteArray(), message.isEmpty() ? QByteArray(entry->message) : message,
            entry->status};
}

bool isCosError(QByteArrayView code)
{
    return entryOf(code) != nullptr;
}

QList<QByteArray> cosErrorCodes()
{
    QList<QByteArray> codes;
    for (const Entry &entry : entries)
        codes.append(entry.code.toByteArray());
    return codes;
}

} // namespace Scf::Demo
