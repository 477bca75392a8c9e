// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosscript.h"

#include "app/cloud/cosfilebody.h"
#include "app/cloud/cosxml.h"
#include "app/cloud/httpreply.h"

#include <QCryptographicHash>

#include <array>
#include <memory>
#include <utility>

namespace Scf::Cos {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstServerError = 500;
constexpr int mostParts = 10'000;
constexpr int mostUploads = 10'000;
constexpr char crcHeader[] = "x-cos-hash-crc64ecma";

using Reply = Answer;

//! The end of an exchange with \a result, which an answer that makes no sense does not reach.
template <typename T>
NextStep<T> stepOf(const Result<T> &result)
{
    if (!result && result.error().kind == Error::Kind::Protocol)
        return Unreadable{result.error()};
    return result;
}

Error inputError(const QString &code, const QString &message)
{
    return Error{
        .kind = Error::Kind::Input, .code = code, .message = message, .sent = Error::Sent::Nothing};
}

Error protocolError(QLatin1StringView code, const QString &message = {})
{
    return Error{.kind = Error::Kind::Protocol, .code = code, .message = message};
}

//! What follows in a call of one exchange: \a read makes the result of the answer.
template <typename T>
std::function<NextStep<T>(const Outcome &)> reading(std::function<Result<T>(const Reply &)> read)
{
    return [read = std::move(read)](const Outcome &outcome) -> NextStep<T> {
        if (const auto *failure = std::get_if<Failure>(&outcome))
            return Result<T>(failure->error);
        return stepOf<T>(read(std::get<Reply>(outcome)));
    };
}

//! What answers by its headers alone has an empty body; a page of somebody else's has not.
Result<Done> nothing(const Reply &reply)
{
    if (!reply.body.isEmpty())
        return protocolError(LocalCode::answerNotXml);
    return Done{};
}

//! \a value, where \a reply has the ETag that COS gives with each object.
template <typename T>
Result<T> ofObject(const Reply &reply, const T &value)
{
    if (!reply.headers.contains("etag"))
        return protocolError(LocalCode::answerIncomplete, u"ETag"_s);
    return value;
}

//! For calls whose end may have been reached by an attempt whose answer was lost: \a reached is
//! what COS answers then.
std::function<NextStep<Done>(const Outcome &)> settledBy(const QString &reached)
{
    return [reached](const Outcome &outcome) -> NextStep<Done> {
        const auto *failure = std::get_if<Failure>(&outcome);
        if (!failure)
            return stepOf<Done>(nothing(std::get<Reply>(outcome)));
        if (failure->mayHaveRunBefore && failure->error.code == reached)
            return Result<Done>(Done{});
        return Result<Done>(failure->error);
    };
}

std::optional<quint64> crcOf(const Reply &reply)
{
    bool isNumber = false;
    const quint64 crc = reply.headers.value(crcHeader).toULongLong(&isNumber);
    return isNumber ? std::optional(crc) : std::nullopt;
}

QString header(const Reply &reply, const QByteArray &name)
{
    return QString::fromUtf8(reply.headers.value(name));
}

CosObjectInfo infoOf(const Reply &reply)
{
    constexpr char metaPrefix[] = "x-cos-meta-";
    CosObjectInfo info{.size = reply.headers.value("content-length").toLongLong(),
                       .contentType = header(reply, "content-type"),
                       .eTag = header(reply, "etag"),
                       .crc64 = crcOf(reply),
                       .storageClass = header(reply, "x-cos-storage-class"),
                       .restoreState = header(reply, "x-cos-restore"),
                       .versionId = header(reply, "x-cos-version-id")};
    if (info.storageClass.isEmpty())
        info.storageClass = u"STANDARD"_s;
    if (const auto seconds = httpDateSeconds(reply.headers.value("last-modified")))
        info.modifiedAt = QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC);
    for (auto it = reply.headers.keyValueBegin(); it != reply.headers.keyValueEnd(); ++it) {
        if (it->first.startsWith(metaPrefix)) {
            info.metadata.insert(QString::fromUtf8(it->first.mid(sizeof metaPrefix - 1)),
                                 QString::fromUtf8(it->second));
        }
    }
    return info;
}

//! "bytes 0-99/1234" in numbers.
struct ContentRange
{
    qint64 first = -1;
    qint64 last = -1;
    qint64 total = -1;
};
ContentRange contentRangeOf(const Reply &reply)
{
    const QByteArray text = reply.headers.value("content-range");
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/');
    if (!text.startsWith("bytes ") || dash < 0 || slash < dash)
        return {};
    std::array<bool, 3> isNumber{};
    const ContentRange range{.first = text.mid(6, dash - 6).toLongLong(&isNumber[0]),
                             .last = text.mid(dash + 1, slash - dash - 1).toLongLong(&isNumber[1]),
                             .total = text.mid(slash + 1).toLongLong(&isNumber[2])};
    return isNumber[0] && isNumber[1] && isNumber[2] ? range : ContentRange{};
}

QList<Pair> headersOf(const ObjectTraits &traits)
{
    QList<Pair> headers{{"Content-Type", headerValue(traits.contentType)}};
    if (!traits.storageClass.isEmpty())
        headers.append({"x-cos-storage-class", headerValue(traits.storageClass)});
    for (auto it = traits.metadata.begin(); it != traits.metadata.end(); ++it)
        headers.append({"x-cos-meta-" + headerValue(it.key()).toLower(), headerValue(*it)});
    return headers;
}

void appendFilled(QList<Pair> &params, const char *name, const QString &value)
{
    if (!value.isEmpty())
        params.append({name, value.toUtf8()});
}

//! A key that is null would mean the bucket.
QString keyOf(const QString &key)
{
    return key.isNull() ? u""_s : key;
}

CosStored storedOf(const Reply &reply, qint64 size)
{
    return {.eTag = header(reply, "etag"),
            .crc64 = crcOf(reply).value_or(reply.sentCrc64),
            .size = size,
            .versionId = header(reply, "x-cos-version-id"),
            .requestId = reply.requestId};
}

Exchange headExchange(const CosBucketId &bucket, const QString &key)
{
    return {.action = u"HeadObject"_s, .method = "HEAD", .bucket = bucket, .key = keyOf(key)};
}

//! Completes, and asks what there is then, until one of them is certain.
class Completion
{
public:
    Completion(const CompleteMultipartUpload &request, int attempts)
        : m_request(request)
        , m_attempts(attempts)
    { }

    Exchange post() const
    {
        return {.action = u"CompleteMultipartUpload"_s,
                .method = "POST",
                .bucket = m_request.bucket,
                .key = keyOf(m_request.key),
                .params = {{"uploadId", m_request.uploadId.toUtf8()}},
                .headers = {{"Content-Type", "application/xml"}},
                .bytes = completeXml(m_request.parts),
                .repeat = Exchange::Repeat::IfNothingRan,
                .backOff = m_posts - 1};
    }

    NextStep<CosStored> next(const Outcome &outcome)
    {
        return std::exchange(m_isAsking, !m_isAsking) ? asked(outcome) : posted(outcome);
    }

private:
    //! Whatever may have become of the POST, HEAD tells.
    NextStep<CosStored> posted(const Outcome &outcome)
    {
        const auto *failure = std::get_if<Failure>(&outcome);
        const Error error = failure ? failure->error : refusalIn(std::get<Reply>(outcome));
        m_lost.reset();
        if (failure || !error.code.isEmpty()) {
            const bool mayHaveRunBefore = m_posts > 1 || (failure && failure->mayHaveRunBefore);
            const bool isSettled = !error.outcomeUnknown() && !isServerFault(error)
                                   && !(error.code == "NoSuchUpload"_L1 && mayHaveRunBefore);
            if (isSettled)
                return Result<CosStored>(error);
            m_lost = error;
        }
        return headExchange(m_request.bucket, m_request.key);
    }

    NextStep<CosStored> asked(const Outcome &outcome)
    {
        const auto *failure = std::get_if<Failure>(&outcome);
        if (failure && failure->error.code != "NoSuchKey"_L1)
            return Result<CosStored>(m_lost.value_or(failure->error));
        if (!failure) {
            const auto &reply = std::get<Reply>(outcome);
            const CosObjectInfo info = infoOf(reply);
            if (info.crc64 == m_request.crc64 && info.size == m_request.size)
                return Result<CosStored>(storedOf(reply, info.size));
            if (!m_lost) {
                return Result<CosStored>(info.crc64
                                             ? protocolError(LocalCode::checksumMismatch)
                                             : protocolError(LocalCode::answerIncomplete,
                                                             QString::fromLatin1(crcHeader)));
            }
        } else if (!m_lost) {
            return Result<CosStored>(failure->error);
        }
        if (m_posts >= m_attempts || m_lost->code == "NoSuchUpload"_L1)
            return Result<CosStored>(*m_lost);
        ++m_posts;
        return post();
    }

    //! What a 200 has in it that is no success; without a code where it is one.
    static Error refusalIn(const Reply &reply)
    {
        const Result<QString> eTag = parseCompleted(reply.body);
        if (eTag)
            return {};
        Error error = eTag.error();
        error.action = u"CompleteMultipartUpload"_s;
        error.httpStatus = reply.status;
        if (error.requestId.isEmpty())
            error.requestId = reply.requestId;
        return error;
    }

    static bool isServerFault(const Error &error)
    {
        return error.httpStatus >= firstServerError || error.code == "InternalError"_L1
               || error.code == "ServiceUnavailable"_L1 || error.code == "SlowDown"_L1;
    }

    CompleteMultipartUpload m_request;
    int m_attempts;
    int m_posts = 1;
    bool m_isAsking = false;
    std::optional<Error> m_lost{}; //!< how the last POST failed
};

std::optional<Error> problemOf(const CompleteMultipartUpload &request)
{
    if (request.uploadId.isEmpty())
        return inputError(u"InvalidArgument"_s, u"uploadId"_s);
    if (request.parts.isEmpty())
        return inputError(u"InvalidPart"_s, {});
    for (qsizetype i = 1; i < request.parts.size(); ++i) {
        if (request.parts.at(i).number <= request.parts.at(i - 1).number)
            return inputError(u"InvalidPartOrder"_s, QString::number(request.parts.at(i).number));
    }
    return std::nullopt;
}

std::optional<Error> problemOf(const UploadPart &request)
{
    if (request.uploadId.isEmpty())
        return inputError(u"InvalidArgument"_s, u"uploadId"_s);
    if (request.partNumber < 1 || request.partNumber > mostParts)
        return inputError(u"InvalidArgument"_s, u"partNumber"_s);
    if (request.offset < 0 || request.size <= 0)
        return inputError(u"InvalidArgument"_s, u"size"_s);
    return std::nullopt;
}

std::optional<Error> uploadIdProblem(const QString &uploadId)
{
    // Without its uploadId an abort would be the deletion of the object.
    if (uploadId.isEmpty())
        return inputError(u"InvalidArgument"_s, u"uploadId"_s);
    return std::nullopt;
}

//! Ends a call with  problem, if there is one, before anything is sent.
Prepare refusing(const std::optional<Error> &problem)
{
    if (!problem)
        return {};
    return [problem](Exchange &, const CancelToken &) { return problem; };
}

} // namespace

Script<CosBucketPage> scriptOf(const GetService &request)
{
    Exchange exchange{.action = u"GetService"_s, .isForService = true};
    exchange.bucket.region = request.region;
    appendFilled(exchange.params, "marker", request.marker);
    return {exchange, reading<CosBucketPage>([marker = request.marker](const Reply &r) {
                return parseBuckets(r.body, marker);
            })};
}

Script<Done> scriptOf(const HeadBucket &request)
{
    const Exchange exchange{.action = u"HeadBucket"_s, .method = "HEAD", .bucket = request.bucket};
    return {exchange, reading<Done>(&nothing)};
}

Script<Done> scriptOf(const PutBucket &request)
{
    const Exchange exchange{.action = u"PutBucket"_s,
                            .method = "PUT",
                            .bucket = request.bucket,
                            .headers = {{"x-cos-acl", "private"}}};
    return {exchange, settledBy(u"BucketAlreadyOwnedByYou"_s)};
}

Script<CosObjectPage> scriptOf(const GetBucket &request)
{
    Exchange exchange{.action = u"GetBucket"_s, .bucket = request.bucket};
    appendFilled(exchange.params, "prefix", request.prefix);
    appendFilled(exchange.params, "delimiter", request.delimiter);
    appendFilled(exchange.params, "marker", request.marker);
    exchange.params.append({"max-keys", QByteArray::number(request.maxKeys)});
    exchange.params.append(Pair("encoding-type", "url")); // XML cannot hold every key
    return {exchange, reading<CosObjectPage>([marker = request.marker](const Reply &r) {
                return parseObjects(r.body, marker);
            })};
}

Script<CosObjectInfo> scriptOf(const HeadObject &request)
{
    return {
        headExchange(request.bucket, request.key),
        reading<CosObjectInfo>([](const Reply &reply) { return ofObject(reply, infoOf(reply)); })};
}

Script<CosContent> scriptOf(const GetObject &request)
{
    Exchange exchange{.action = u"GetObject"_s,
                      .bucket = request.bucket,
                      .key = keyOf(request.key),
                      .provesAnswer = !request.range,
                      .largestAnswer = request.largest};
    if (request.range) {
        exchange.headers.append({"Range", "bytes=" + QByteArray::number(request.range->first) + '-'
                                              + QByteArray::number(request.range->last)});
    }
    if (!request.ifMatch.isEmpty())
        exchange.headers.append({"If-Match", headerValue(request.ifMatch)});
    const auto read = [range = request.range](const Reply &reply) -> Result<CosContent> {
        CosContent content{.bytes = reply.body, .info = infoOf(reply)};
        content.info.size = content.bytes.size();
        if (!reply.headers.contains("etag"))
            return protocolError(LocalCode::answerIncomplete, u"ETag"_s);
        if (!range)
            return content;
        if (reply.status != 206) { // a server may send everything
            if (range->first == 0 && range->last >= content.bytes.size() - 1)
                return content;
            return protocolError(LocalCode::answerIncomplete, u"Content-Range"_s);
        }
        const ContentRange given = contentRangeOf(reply);
        if (given.first != range->first || given.last > range->last || given.total <= given.last
            || given.last - given.first + 1 != content.bytes.size())
            return protocolError(LocalCode::answerIncomplete, u"Content-Range"_s);
        content.info.size = given.total;
        return content;
    };
    const bool isRange =
        !request.range
        || (request.range->first >= 0 && request.range->last >= request.range->first);
    return {exchange, reading<CosContent>(read),
            refusing(isRange ? std::nullopt : std::optional(inputError(u"InvalidRange"_s, {})))};
}

Script<CosObjectInfo> scriptOf(const DownloadObject &request)
{
    const Exchange exchange{.action = u"GetObject"_s,
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .savePath = request.filePath,
                            .isForDevice = request.filePath.isEmpty(),
                            .device = request.device,
                            .provesAnswer = true};
    return {exchange, reading<CosObjectInfo>(
                          [](const Reply &reply) { return ofObject(reply, infoOf(reply)); })};
}

Script<CosStored> scriptOf(const PutObject &request)
{
    const Exchange exchange{.action = u"PutObject"_s,
                            .method = "PUT",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .headers = headersOf(request.traits),
                            .bytes = request.bytes};
    // The size is known when the file was read, and the same for every attempt.
    const auto size = std::make_shared<qint64>(request.bytes.size());
    const auto prepare = [path = request.filePath, size](
                             Exchange &first, const CancelToken &cancel) -> std::optional<Error> {
        QByteArray md5;
        if (path.isEmpty()) {
            md5 = QCryptographicHash::hash(first.bytes, QCryptographicHash::Md5);
        } else {
            const Result<Fingerprint> print = fingerprintOf({.path = path}, cancel);
            if (!print)
                return print.error();
            md5 = print->md5;
            *size = print->size;
            first.file = FilePiece{.path = path, .size = print->size};
            first.expectedCrc64 = print->crc64;
        }
        first.headers.append({"Content-MD5", md5.toBase64()});
        return std::nullopt;
    };
    return {exchange, reading<CosStored>([size](const Reply &reply) {
                return ofObject(reply, storedOf(reply, *size));
            }),
            prepare};
}

Script<Done> scriptOf(const DeleteObject &request)
{
    const Exchange exchange{.action = u"DeleteObject"_s,
                            .method = "DELETE",
                            .bucket = request.bucket,
                            .key = keyOf(request.key)};
    return {exchange, reading<Done>(&nothing)};
}

Script<CosUpload> scriptOf(const InitiateMultipartUpload &request)
{
    const Exchange exchange{.action = u"InitiateMultipartUpload"_s,
                            .method = "POST",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .params = {{"uploads", ""}},
                            .headers = headersOf(request.traits),
                            .repeat = Exchange::Repeat::IfNothingRan};
    const auto read = [key = request.key](const Reply &reply) -> Result<CosUpload> {
        Result<CosUpload> upload = parseInitiated(reply.body);
        if (upload) {
            upload->key = key; // as it was asked for; the answer's may be encoded
            upload->initiatedAt = QDateTime::currentDateTimeUtc();
        }
        return upload;
    };
    return {exchange, reading<CosUpload>(read)};
}

Script<CosPart> scriptOf(const UploadPart &request)
{
    const Exchange exchange{.action = u"UploadPart"_s,
                            .method = "PUT",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .params = {{"partNumber", QByteArray::number(request.partNumber)},
                                       {"uploadId", request.uploadId.toUtf8()}},
                            .headers = {{"Content-Type", "application/octet-stream"}},
                            .file = FilePiece{request.filePath, request.offset, request.size}};
    const auto read = [number = request.partNumber,
                       size = request.size](const Reply &reply) -> Result<CosPart> {
        if (!crcOf(reply)) // nothing else proves a part
            return protocolError(LocalCode::answerIncomplete, QString::fromLatin1(crcHeader));
        return ofObject(reply, CosPart{.number = number,
                                       .eTag = header(reply, "etag"),
                                       .size = size,
                                       .crc64 = reply.sentCrc64});
    };
    return {exchange, reading<CosPart>(read), refusing(problemOf(request))};
}

Script<QList<CosPart>> scriptOf(const ListParts &request)
{
    const auto page = [request](int marker) {
        Exchange exchange{.action = u"ListParts"_s,
                          .bucket = request.bucket,
                          .key = keyOf(request.key),
                          .params = {{"uploadId", request.uploadId.toUtf8()},
                                     {"max-parts", "1000"},
                                     {"encoding-type", "url"}}};
        if (marker > 0)
            exchange.params.append({"part-number-marker", QByteArray::number(marker)});
        return exchange;
    };
    struct State
    {
        QList<CosPart> parts{};
        int marker = 0;
    };
    const auto follow = [page, state = std::make_shared<State>()](
                            const Outcome &outcome) -> NextStep<QList<CosPart>> {
        if (const auto *failure = std::get_if<Failure>(&outcome))
            return Result<QList<CosPart>>(failure->error);
        const Result<PartPage> more = parseParts(std::get<Reply>(outcome).body, state->marker);
        if (!more)
            return stepOf<QList<CosPart>>(more.error());
        state->parts += more->parts;
        state->marker = more->nextMarker;
        if (state->marker == 0)
            return Result<QList<CosPart>>(state->parts);
        return page(state->marker); // it rises, and ends at the highest number of a part
    };
    return {page(0), follow, refusing(uploadIdProblem(request.uploadId))};
}

Script<QList<CosUpload>> scriptOf(const ListMultipartUploads &request)
{
    struct State
    {
        QList<CosUpload> uploads{};
        QString keyMarker{};
        QString uploadIdMarker{};
    };
    const auto state = std::make_shared<State>();
    const auto page = [request, state] {
        Exchange exchange{
            .action = u"ListMultipartUploads"_s,
            .bucket = request.bucket,
            .params = {{"uploads", ""}, {"max-uploads", "1000"}, {"encoding-type", "url"}}};
        appendFilled(exchange.params, "prefix", request.prefix);
        appendFilled(exchange.params, "key-marker", state->keyMarker);
        appendFilled(exchange.params, "upload-id-marker", state->uploadIdMarker);
        return exchange;
    };
    const auto follow = [page, state](const Outcome &outcome) -> NextStep<QList<CosUpload>> {
        if (const auto *failure = std::get_if<Failure>(&outcome))
            return Result<QList<CosUpload>>(failure->error);
        const Result<UploadPage> more =
            parseUploads(std::get<Reply>(outcome).body, state->keyMarker, state->uploadIdMarker);
        if (!more)
            return stepOf<QList<CosUpload>>(more.error());
        state->uploads += more->uploads;
        state->keyMarker = more->nextKeyMarker;
        state->uploadIdMarker = more->nextUploadIdMarker;
        if (state->keyMarker.isEmpty() || more->uploads.isEmpty()
            || state->uploads.size() >= mostUploads)
            return Result<QList<CosUpload>>(state->uploads);
        return page();
    };
    return {page(), follow};
}

Script<CosStored> scriptOf(const CompleteMultipartUpload &request, int attempts)
{
    const auto completion = std::make_shared<Completion>(request, attempts);
    return {completion->post(),
            [completion](const Outcome &outcome) { return completion->next(outcome); },
            refusing(problemOf(request))};
}

Script<Done> scriptOf(const AbortMultipartUpload &request)
{
    const Exchange exchange{.action = u"AbortMultipartUpload"_s,
                            .method = "DELETE",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .params = {{"uploadId", request.uploadId.toUtf8()}}};
    return {exchange, settledBy(u"NoSuchUpload"_s), refusing(uploadIdProblem(request.uploadId))};
}

} // namespace Scf::Cos
