// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosendpoint.h"

#include "app/demo/cosverifier.h"
#include "app/demo/cosxml.h"
#include "app/demo/faultreply.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QUuid>

#include <algorithm>
#include <array>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostObjectBytes = qint64(1) << 30;
constexpr qint64 mostXmlBytes = 4 * 1024 * 1024;
constexpr int mostListed = 1000;
constexpr int mostBuckets = 2000;
constexpr int mostParts = 10'000;

constexpr auto storageClasses = std::to_array<QByteArrayView>(
    {"STANDARD", "STANDARD_IA", "INTELLIGENT_TIERING", "ARCHIVE", "DEEP_ARCHIVE", "MAZ_STANDARD",
     "MAZ_STANDARD_IA", "MAZ_INTELLIGENT_TIERING", "MAZ_ARCHIVE"});

// What is kept of an object's request to come back with the object, beside x-cos-meta-*.
constexpr auto keptHeaders = std::to_array<QByteArrayView>(
    {"Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"});

HttpReply xmlReply(const QByteArray &xml)
{
    return {.contentType = "application/xml", .body = xml};
}

HttpReply emptyReply(int status)
{
    return {.status = status, .contentType = {}};
}

//! A number of the query within \a least and \a most; \a usual where there is none.
std::optional<int> numberOf(const CosTarget &target, QByteArrayView name, int usual, int least,
                            int most)
{
    if (!target.hasParam(name))
        return usual;
    bool ok = false;
    const int number = target.param(name).toInt(&ok);
    if (!ok || number < least || number > most)
        return {};
    return number;
}

//! How many entries are wanted; a larger number means as many as there may be.
std::optional<int> mostOf(const CosTarget &target, QByteArrayView name, int most)
{
    const std::optional<int> number =
        numberOf(target, name, most, 0, std::numeric_limits<int>::max());
    return number ? std::optional(std::min(*number, most)) : std::nullopt;
}

CosError badArgument(const char *name)
{
    return cosError("InvalidArgument", QByteArray("The value of ") + name + " is invalid.");
}

//! Whether keys are to be encoded; nothing when the wanted way does not exist.
std::optional<bool> encodesKeys(const CosTarget &target)
{
    if (!target.hasParam("encoding-type"))
        return false;
    return target.param("encoding-type") == "url" ? std::optional(true) : std::nullopt;
}

std::optional<CosError> wrongDigest(const HttpRequest &request, QByteArrayView etag)
{
    if (!request.hasHeader("Content-MD5"))
        return {};
    const auto digest = QByteArray::fromBase64Encoding(
        request.header("Content-MD5"),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!digest || (*digest).size() != 16)
        return cosError("InvalidDigest");
    if (etag != '"' + (*digest).toHex() + '"')
        return cosError("BadDigest");
    return {};
}

CosAnswer<ObjectTraits> traitsOf(const HttpRequest &request)
{
    ObjectTraits traits{.contentType = request.header("Content-Type")};
    if (traits.contentType.isEmpty())
        traits.contentType = "application/octet-stream";
    if (request.hasHeader("x-cos-storage-class")) {
        traits.storageClass = request.header("x-cos-storage-class");
        if (std::find(storageClasses.begin(), storageClasses.end(), traits.storageClass)
            == storageClasses.end())
            return badArgument("x-cos-storage-class");
    }
    for (const auto &[name, value] : request.headers) {
        const QByteArray &header = name;
        const bool kept =
            header.toLower().startsWith("x-cos-meta-")
            || std::any_of(keptHeaders.begin(), keptHeaders.end(), [&header](QByteArrayView one) {
                   return header.compare(one, Qt::CaseInsensitive) == 0;
               });
        if (kept)
            traits.headers.emplaceBack(name, value);
    }
    return traits;
}

//! The bytes that a Range asks for.
struct Range
{
    qint64 from = 0;
    qint64 length = 0;
};

//! Nothing when \a value is no single range of bytes: such a header counts as absent. A length of 0
//! means that the range lies outside of the \a size bytes.
std::optional<Range> rangeOf(const QByteArray &value, qint64 size)
{
    if (!value.startsWith("bytes=") || value.contains(','))
        return {};
    const QList<QByteArray> ends = value.sliced(6).split('-');
    if (ends.size() != 2)
        return {};
    bool fromOk = false;
    bool toOk = false;
    const qint64 from = ends.first().toLongLong(&fromOk);
    const qint64 to = ends.last().toLongLong(&toOk);
    if (ends.first().isEmpty()) {
        const qint64 length = std::min(to, size);
        return toOk ? std::optional(Range{size - length, length}) : std::nullopt;
    }
    if (!fromOk || (!toOk && !ends.last().isEmpty()) || (toOk && to < from))
        return {};
    if (from >= size)
        return Range{};
    return Range{from, (toOk ? std::min(to, size - 1) : size - 1) - from + 1};
}

qint64 secondsOf(const QByteArray &httpDate)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(httpDate),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? time.toSecsSinceEpoch() : -1;
}

//! The status with which a condition of the request ends it: 304 or 412; 0 when all hold.
int unmetCondition(const HttpRequest &request, const StoredObject &object)
{
    const qint64 changedS = object.changedMs / 1000;
    const auto dated = [&request](QByteArrayView name) {
        return request.hasHeader(name) ? secondsOf(request.header(name)) : -1;
    };
    if (request.hasHeader("If-Match") && request.header("If-Match") != object.etag)
        return 412;
    if (const qint64 since = dated("If-Unmodified-Since"); since >= 0 && changedS > since)
        return 412;
    if (request.hasHeader("If-None-Match"))
        return request.header("If-None-Match") == object.etag ? 304 : 0;
    if (const qint64 since = dated("If-Modified-Since"); since >= 0 && changedS <= since)
        return 304;
    return 0;
}

void appendObjectHeaders(HttpReply &reply, const StoredObject &object)
{
    reply.contentType = object.traits.contentType;
    reply.headers.emplaceBack("ETag", object.etag);
    reply.headers.emplaceBack("Last-Modified", httpDate(object.changedMs / 1000));
    reply.headers.emplaceBack("Accept-Ranges", "bytes");
    reply.headers.emplaceBack("x-cos-hash-crc64ecma", QByteArray::number(object.crc));
    if (object.traits.storageClass != "STANDARD") // the usual one is not told
        reply.headers.emplaceBack("x-cos-storage-class", object.traits.storageClass);
    reply.headers.append(object.traits.headers);
}

//! What the parameters response-* put in the place of an object's own headers.
void applyResponseParams(HttpReply &reply, const CosTarget &target)
{
    for (const auto &[name, value] : target.params) {
        if (!name.startsWith("response-"))
            continue;
        const QByteArray header = name.sliced(9);
        if (header == "content-type") {
            reply.contentType = value;
            continue;
        }
        const QByteArray wanted = header;
        reply.headers.removeIf([&wanted](const auto &one) {
            return one.first.compare(wanted, Qt::CaseInsensitive) == 0;
        });
        reply.headers.emplaceBack(header, value);
    }
}

HttpReply storedReply(const QByteArray &etag, quint64 crc)
{
    HttpReply reply = emptyReply(200);
    reply.headers.emplaceBack("ETag", etag);
    reply.headers.emplaceBack("x-cos-hash-crc64ecma", QByteArray::number(crc));
    return reply;
}

qint64 mostBytesOf(const QByteArray &action)
{
    return action == "PutObject" || action == "UploadPart" ? mostObjectBytes : mostXmlBytes;
}

bool hasLength(const HttpRequest &head)
{
    return head.hasHeader("Content-Length") || head.hasHeader("Transfer-Encoding");
}

} // namespace

CosEndpoint::CosEndpoint(Setup setup, CosStore &store, FaultQueue &faults, ArrivalLog &log)
    : m_setup(std::move(setup))
    , m_store(store)
    , m_faults(faults)
    , m_log(log)
{ }

Handling CosEndpoint::handle(const HttpRequest &head)
{
    Call call{.target = cosTarget(head),
              .requestId = QUuid::createUuid().toString(QUuid::Id128).toLatin1(),
              .timeMs = m_setup.clock()};
    call.fault = m_faults.take(DemoService::Cos, QString::fromLatin1(call.target.action))
                     .value_or(DemoFault());
    const qint64 skewS = call.fault.fault == FaultName::skew ? call.fault.value : 0;
    if (!call.target.path.isEmpty())
        call.refused = refusal(head, call.target, skewS);
    if (!call.refused)
        call.refused = call.target.error;
    if (!call.refused && head.method == "PUT" && !hasLength(head))
        call.refused = cosError("MissingContentLength");
    call.mostBytes = mostBytesOf(call.target.action);
    const qint64 length = head.header("Content-Length").toLongLong();
    const qint64 cut = call.fault.value > 0 ? call.fault.value : length / 2;
    std::optional<qint64> cutAfterBytes;
    if (call.fault.fault == FaultName::cutUpload && cut < length) {
        cutAfterBytes = cut;
        Arrival arrival = arrivalOf(call, cut);
        arrival.outcome = call.fault.fault;
        m_log.append(arrival);
    }
    return {
        .keepBytes = call.refused ? 0 : call.mostBytes,
        .bytesPerSecond = call.fault.fault == FaultName::slow ? call.fault.value : 0,
        .cutAfterBytes = cutAfterBytes,
        .latencyMs = m_setup.latencyMs,
        .answer = [this, call](const HttpRequest &request) { return answer(request, call); },
    };
}

Arrival CosEndpoint::arrivalOf(const Call &call, qint64 bytes)
{
    const CosTarget &target = call.target;
    return {
        .timeMs = call.timeMs,
        .action = QString::fromLatin1(target.action.left(100)),
        .requestId = QString::fromLatin1(call.requestId),
        .cos = CosArrival{.bucket = QString::fromLatin1(target.bucket),
                          .key = QString::fromUtf8(target.key),
                          .partNumber = target.param("partNumber").toInt(),
                          .uploadId = QString::fromLatin1(target.param("uploadId").left(100)),
                          .bytes = bytes},
    };
}

HttpReply CosEndpoint::answer(const HttpRequest &request, const Call &call)
{
    const CosTarget &target = call.target;
    const qint64 skewS = call.fault.fault == FaultName::skew ? call.fault.value : 0;
    Arrival arrival = arrivalOf(call, request.bodyBytes);
    const HttpHeaders usual{{"Date", httpDate(m_setup.clock() / 1000 + skewS)},
                            {"Server", "tencent-cos"},
                            {"x-cos-request-id", call.requestId}};
    HttpReply reply{.headers = usual};
    if (replacesAnswer(call.fault, reply)) {
        arrival.outcome = call.fault.fault;
        if (reply.delivery == HttpReply::Delivery::Whole)
            arrival.cos->status = reply.status;
        m_log.append(arrival);
        return reply;
    }

    CosAnswer<HttpReply> got = result(request, call);
    if (const auto *error = std::get_if<CosError>(&got)) {
        arrival.outcome = QString::fromLatin1(error->code);
        reply = xmlReply(errorXml(*error, request.header("Host") + target.path, call.requestId));
        reply.status = error->status;
        // Of a completion the status is out before its end is known.
        if (target.action == "CompleteMultipartUpload" && error->status >= 500)
            reply.status = 200;
        if (request.method == "HEAD")
            reply.body.clear();
    } else {
        arrival.outcome = u"accepted"_s;
        reply = std::get<HttpReply>(got);
    }
    reply.headers = usual + reply.headers;
    if (!target.bucket.isEmpty()) {
        if (const std::optional<BucketInfo> bucket = m_store.bucket(target.bucket))
            reply.headers.emplaceBack("x-cos-bucket-region", bucket->region);
    }
    spoilAnswer(call.fault, reply);
    if (reply.delivery == HttpReply::Delivery::Whole)
        arrival.cos->status = reply.status;
    m_log.append(arrival);
    return reply;
}

CosAnswer<HttpReply> CosEndpoint::result(const HttpRequest &request, const Call &call)
{
    const CosTarget &target = call.target;
    if (const QByteArray code = call.fault.fault.toUtf8(); isCosError(code))
        return cosError(code);
    if (call.refused)
        return *call.refused;
    if (request.bodyBytes > call.mostBytes)
        return cosError("EntityTooLarge");
    const QByteArray &action = target.action;
    if (action == "GetService")
        return getService(target);
    if (action == "PutBucket")
        return putBucket(target);
    const std::optional<BucketInfo> bucket = m_store.bucket(target.bucket);
    if (!bucket || (!target.region.isEmpty() && target.region != bucket->region))
        return cosError("NoSuchBucket");
    if (action == "HeadBucket")
        return emptyReply(200);
    if (action == "GetBucket")
        return getBucket(target);
    if (action == "HeadObject" || action == "GetObject")
        return readObject(request, target);
    if (action == "PutObject")
        return putObject(request, target);
    if (action == "DeleteObject")
        return deleteObject(target);
    if (action == "InitiateMultipartUpload")
        return initiateUpload(request, target);
    if (action == "UploadPart")
        return uploadPart(request, target);
    if (action == "ListParts")
        return listParts(target);
    if (action == "CompleteMultipartUpload")
        return completeUpload(request, target);
    if (action == "AbortMultipartUpload")
        return abortUpload(target);
    return listUploads(target);
}

//! A skewed clock lasts for one request; who sets his own by the answer's Date and signs again is
//! let in once, as he is by a server whose clock stays.
std::optional<CosError> CosEndpoint::refusal(const HttpRequest &head, const CosTarget &target,
                                             qint64 skewS)
{
    const qint64 nowS = m_setup.clock() / 1000;
    const auto at = [&](qint64 timeS) {
        return cosRefusal(head, target, m_setup.credentials->all(), timeS);
    };
    const std::optional<CosError> error = at(nowS + skewS);
    const bool ofTime =
        error && (error->code == "RequestTimeTooSkewed" || error->message == "Request has expired");
    if (!ofTime)
        return error;
    const std::lock_guard lock(m_mutex);
    if (skewS != 0) {
        m_shownSkewS = skewS;
    } else if (m_shownSkewS != 0) {
        const std::optional<CosError> bySkew = at(nowS + std::exchange(m_shownSkewS, 0));
        if (!bySkew)
            return bySkew;
    }
    return error;
}

CosAnswer<HttpReply> CosEndpoint::getService(const CosTarget &target) const
{
    const std::optional<int> most = mostOf(target, "max-keys", mostBuckets);
    if (!most || *most == 0)
        return badArgument("max-keys");
    const QByteArray region = target.hasParam("region") ? target.param("region") : target.region;
    const QByteArray marker = target.param("marker");
    QList<BucketInfo> buckets = m_store.buckets();
    buckets.removeIf([&](const BucketInfo &bucket) {
        return bucket.name <= marker || (!region.isEmpty() && bucket.region != region);
    });
    QByteArray nextMarker;
    if (buckets.size() > *most) {
        buckets = buckets.first(*most);
        nextMarker = buckets.last().name;
    }
    return xmlReply(bucketsXml(buckets, marker, nextMarker));
}

CosAnswer<HttpReply> CosEndpoint::getBucket(const CosTarget &target) const
{
    const std::optional<bool> encodes = encodesKeys(target);
    if (!encodes)
        return badArgument("encoding-type");
    const std::optional<int> most = mostOf(target, "max-keys", mostListed);
    if (!most)
        return badArgument("max-keys");
    const ObjectQuery query{.prefix = target.param("prefix"),
                            .delimiter = target.param("delimiter"),
                            .marker = target.param("marker"),
                            .most = *most};
    const CosAnswer<ObjectPage> page = m_store.list(target.bucket, query);
    if (const auto *error = std::get_if<CosError>(&page))
        return *error;
    return xmlReply(objectsXml(target.bucket, query, std::get<ObjectPage>(page), *encodes));
}

CosAnswer<HttpReply> CosEndpoint::putBucket(const CosTarget &target)
{
    const QByteArray region = target.region.isEmpty() ? "ap-guangzhou" : target.region;
    if (const std::optional<CosError> error = m_store.addBucket(target.bucket, region))
        return *error;
    return emptyReply(200);
}

CosAnswer<HttpReply> CosEndpoint::readObject(const HttpRequest &request,
                                             const CosTarget &target) const
{
    const CosAnswer<ObjectPointer> found = m_store.find(target.bucket, target.key);
    if (const auto *error = std::get_if<CosError>(&found))
        return *error;
    const StoredObject &object = *std::get<ObjectPointer>(found);
    const int unmet = unmetCondition(request, object);
    if (unmet == 412)
        return cosError("PreconditionFailed");
    HttpReply reply{.status = unmet == 304 ? 304 : 200};
    appendObjectHeaders(reply, object);
    if (unmet == 304)
        return reply;
    if (target.action == "GetObject") {
        if (object.traits.isArchived())
            return cosError("InvalidObjectState");
        applyResponseParams(reply, target);
    }
    reply.content = object.content;
    const qint64 size = object.content.size();
    const std::optional<Range> range =
        target.action == "GetObject" ? rangeOf(request.header("Range"), size) : std::nullopt;
    if (!range)
        return reply;
    if (range->length == 0)
        return cosError("InvalidRange");
    reply.status = 206;
    reply.content = object.content.mid(range->from, range->length);
    reply.headers.emplaceBack("Content-Range",
                              "bytes " + QByteArray::number(range->from) + '-'
                                  + QByteArray::number(range->from + range->length - 1) + '/'
                                  + QByteArray::number(size));
    return reply;
}

CosAnswer<HttpReply> CosEndpoint::putObject(const HttpRequest &request, const CosTarget &target)
{
    const CosAnswer<ObjectTraits> traits = traitsOf(request);
    if (const auto *error = std::get_if<CosError>(&traits))
        return *error;
    const StoredObject object = objectOf(Blob(request.body), std::get<ObjectTraits>(traits));
    if (const std::optional<CosError> error = wrongDigest(request, object.etag))
        return *error;
    const CosAnswer<ObjectPointer> stored = m_store.put(target.bucket, target.key, object);
    if (const auto *error = std::get_if<CosError>(&stored))
        return *error;
    return storedReply(object.etag, object.crc);
}

CosAnswer<HttpReply> CosEndpoint::deleteObject(const CosTarget &target)
{
    if (const std::optional<CosError> error = m_store.remove(target.bucket, target.key))
        return *error;
    return emptyReply(204);
}

CosAnswer<HttpReply> CosEndpoint::initiateUpload(const HttpRequest &request,
                                                 const CosTarget &target)
{
    const CosAnswer<ObjectTraits> traits = traitsOf(request);
    if (const auto *error = std::get_if<CosError>(&traits))
        return *error;
    const CosAnswer<QByteArray> uploadId =
        m_store.beginUpload(target.bucket, target.key, std::get<ObjectTraits>(traits));
    if (const auto *error = std::get_if<CosError>(&uploadId))
        return *error;
    return xmlReply(
        uploadXml(target.bucket, {.key = target.key, .uploadId = std::get<QByteArray>(uploadId)}));
}

CosAnswer<HttpReply> CosEndpoint::uploadPart(const HttpRequest &request, const CosTarget &target)
{
    const std::optional<int> number = numberOf(target, "partNumber", 0, 1, mostParts);
    if (!number || *number == 0)
        return badArgument("partNumber");
    const StoredPart part = partOf(Blob(request.body));
    if (const std::optional<CosError> error = wrongDigest(request, part.etag))
        return *error;
    if (const std::optional<CosError> error =
            m_store.putPart(target.bucket, target.key, target.param("uploadId"), *number, part))
        return *error;
    return storedReply(part.etag, part.crc);
}

CosAnswer<HttpReply> CosEndpoint::listParts(const CosTarget &target) const
{
    const std::optional<bool> encodes = encodesKeys(target);
    if (!encodes)
        return badArgument("encoding-type");
    const std::optional<int> most = mostOf(target, "max-parts", mostListed);
    if (!most)
        return badArgument("max-parts");
    const std::optional<int> after = numberOf(target, "part-number-marker", 0, 0, mostParts);
    if (!after)
        return badArgument("part-number-marker");
    const CosAnswer<StoredUpload> found =
        m_store.upload(target.bucket, target.key, target.param("uploadId"));
    if (const auto *error = std::get_if<CosError>(&found))
        return *error;
    return xmlReply(
        partsXml(target.bucket, std::get<StoredUpload>(found), *after, *most, *encodes));
}

CosAnswer<HttpReply> CosEndpoint::completeUpload(const HttpRequest &request,
                                                 const CosTarget &target)
{
    const QByteArray sum = QCryptographicHash::hash(request.body, QCryptographicHash::Md5).toHex();
    if (const std::optional<CosError> error = wrongDigest(request, '"' + sum + '"'))
        return *error;
    const std::optional<QList<ListedPart>> parts = partsOfXml(request.body);
    if (!parts)
        return cosError("MalformedXML");
    const CosAnswer<ObjectPointer> made =
        m_store.completeUpload(target.bucket, target.key, target.param("uploadId"), *parts);
    if (const auto *error = std::get_if<CosError>(&made))
        return *error;
    const QByteArray location = request.header("Host") + Cos::encoded(target.path, true);
    return xmlReply(
        completedXml(target.bucket, target.key, location, std::get<ObjectPointer>(made)->etag));
}

CosAnswer<HttpReply> CosEndpoint::abortUpload(const CosTarget &target)
{
    if (const std::optional<CosError> error =
            m_store.abortUpload(target.bucket, target.key, target.param("uploadId")))
        return *error;
    return emptyReply(204);
}

CosAnswer<HttpReply> CosEndpoint::listUploads(const CosTarget &target) const
{
    const std::optional<bool> encodes = encodesKeys(target);
    if (!encodes)
        return badArgument("encoding-type");
    const std::optional<int> most = mostOf(target, "max-uploads", mostListed);
    if (!most)
        return badArgument("max-uploads");
    const UploadQuery query{.prefix = target.param("prefix"),
                            .keyMarker = target.param("key-marker"),
                            .uploadIdMarker = target.param("upload-id-marker"),
                            .most = *most};
    const CosAnswer<QList<StoredUpload>> found = m_store.uploads(target.bucket, query.prefix);
    if (const auto *error = std::get_if<CosError>(&found))
        return *error;
    return xmlReply(
        uploadsXml(target.bucket, query, std::get<QList<StoredUpload>>(found), *encodes));
}

} // namespace Scf::Demo
