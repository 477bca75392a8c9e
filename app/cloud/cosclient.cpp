// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosclient.h"

#include "app/cloud/coscrc64.h"
#include "app/cloud/cosfilebody.h"
#include "app/cloud/cosxml.h"
#include "app/cloud/httpreply.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>

#include <memory>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;
using Cos::Exchange;
using Cos::Failure;
using Cos::Outcome;

namespace {

constexpr int firstServerError = 500;
constexpr int mostParts = 10'000;
constexpr int mostUploads = 10'000;
// Three uploads read ahead, and one long list is read.
constexpr int threads = 4;
constexpr char crcHeader[] = "x-cos-hash-crc64ecma";

using Reply = Cos::Answer;

template <typename T>
using Step = std::variant<Exchange, Cos::Unreadable, Result<T>>;

//! The end of an exchange with \a result, which an answer that makes no sense does not reach.
template <typename T>
Step<T> stepOf(const Result<T> &result)
{
    if (!result && result.error().kind == Error::Kind::Protocol)
        return Cos::Unreadable{result.error()};
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

//! A follow for calls of one exchange: \a read makes the result of the answer.
template <typename T>
std::function<Step<T>(const Outcome &)> reading(std::function<Result<T>(const Reply &)> read)
{
    return [read = std::move(read)](const Outcome &outcome) -> Step<T> {
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
std::function<Step<Done>(const Outcome &)> settledBy(const QString &reached)
{
    return [reached](const Outcome &outcome) -> Step<Done> {
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

QList<Cos::Pair> headersOf(const Cos::ObjectTraits &traits)
{
    QList<Cos::Pair> headers{{"Content-Type", headerValue(traits.contentType)}};
    if (!traits.storageClass.isEmpty())
        headers.append({"x-cos-storage-class", headerValue(traits.storageClass)});
    for (auto it = traits.metadata.begin(); it != traits.metadata.end(); ++it)
        headers.append({"x-cos-meta-" + headerValue(it.key()).toLower(), headerValue(*it)});
    return headers;
}

void appendFilled(QList<Cos::Pair> &params, const char *name, const QString &value)
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
    Completion(const Cos::CompleteMultipartUpload &request, int attempts)
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
                .bytes = Cos::completeXml(m_request.parts),
                .repeat = Exchange::Repeat::IfNothingRan,
                .backOff = m_posts - 1};
    }

    Step<CosStored> next(const Outcome &outcome)
    {
        return std::exchange(m_isAsking, !m_isAsking) ? asked(outcome) : posted(outcome);
    }

private:
    //! Whatever may have become of the POST, HEAD tells.
    Step<CosStored> posted(const Outcome &outcome)
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

    Step<CosStored> asked(const Outcome &outcome)
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
        const Result<QString> eTag = Cos::parseCompleted(reply.body);
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

    Cos::CompleteMultipartUpload m_request;
    int m_attempts;
    int m_posts = 1;
    bool m_isAsking = false;
    std::optional<Error> m_lost{}; //!< how the last POST failed
};

std::optional<Error> problemOf(const Cos::CompleteMultipartUpload &request)
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

std::optional<Error> problemOf(const Cos::UploadPart &request)
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

} // namespace

CosClient::CosClient(QNetworkAccessManager *network, const CosPolicy &policy, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_policy(policy)
{
    // Its own pool: a folder that is being packed keeps the threads of the other one.
    m_pool.setMaxThreadCount(threads);
}

CosClient::~CosClient()
{
    qDeleteAll(findChildren<CosCall *>(Qt::FindDirectChildrenOnly));
    m_pool.waitForDone();
}

void CosClient::setAccess(const CosEndpoint &endpoint, const Credential &credential)
{
    m_endpoint = endpoint;
    m_credential = credential;
}

void CosClient::setAccount(const Account &account)
{
    setAccess(CosEndpoint::beside(account.endpoint), account.credential);
}

template <typename T>
CosCall *CosClient::start(const Exchange &first, QObject *receiver, const Answer<T> &answer,
                          const Follow<T> &follow, const Prepare &prepare)
{
    const auto judge = [follow, action = first.action](const Outcome &outcome) -> Cos::Next {
        Step<T> step = follow(outcome);
        if (auto *exchange = std::get_if<Exchange>(&step))
            return std::move(*exchange);
        const auto *reply = std::get_if<Reply>(&outcome);
        const auto complete = [reply, &action](Error error) {
            if (error.action.isEmpty())
                error.action = action;
            if (reply && error.requestId.isEmpty())
                error.requestId = reply->requestId;
            if (reply && error.httpStatus == 0)
                error.httpStatus = reply->status;
            return error;
        };
        if (const auto *unreadable = std::get_if<Cos::Unreadable>(&step))
            return Cos::Unreadable{complete(unreadable->error)};
        Result<T> result = std::move(std::get<Result<T>>(step));
        if (!result)
            result = complete(result.error());
        return std::make_shared<const Result<T>>(std::move(result));
    };
    auto *call = new CosCall(
        this,
        {.first = first,
         .prepare = prepare,
         .follow = judge,
         .answer =
             [answer](const void *result) { answer(*static_cast<const Result<T> *>(result)); },
         .fail = [answer](const Error &error) { answer(Result<T>(error)); },
         .receiver = receiver});
    call->prepare();
    return call;
}

CosCall *CosClient::send(const Cos::GetService &request, QObject *receiver,
                         const Answer<CosBucketPage> &answer)
{
    Exchange exchange{.action = u"GetService"_s, .isForService = true};
    exchange.bucket.region = request.region;
    appendFilled(exchange.params, "marker", request.marker);
    return start<CosBucketPage>(exchange, receiver, answer,
                                reading<CosBucketPage>([marker = request.marker](const Reply &r) {
                                    return Cos::parseBuckets(r.body, marker);
                                }));
}

CosCall *CosClient::send(const Cos::HeadBucket &request, QObject *receiver,
                         const Answer<Done> &answer)
{
    const Exchange exchange{.action = u"HeadBucket"_s, .method = "HEAD", .bucket = request.bucket};
    return start<Done>(exchange, receiver, answer, reading<Done>(&nothing));
}

CosCall *CosClient::send(const Cos::PutBucket &request, QObject *receiver,
                         const Answer<Done> &answer)
{
    const Exchange exchange{.action = u"PutBucket"_s,
                            .method = "PUT",
                            .bucket = request.bucket,
                            .headers = {{"x-cos-acl", "private"}}};
    return start<Done>(exchange, receiver, answer, settledBy(u"BucketAlreadyOwnedByYou"_s));
}

CosCall *CosClient::send(const Cos::GetBucket &request, QObject *receiver,
                         const Answer<CosObjectPage> &answer)
{
    Exchange exchange{.action = u"GetBucket"_s, .bucket = request.bucket};
    appendFilled(exchange.params, "prefix", request.prefix);
    appendFilled(exchange.params, "delimiter", request.delimiter);
    appendFilled(exchange.params, "marker", request.marker);
    exchange.params.append({"max-keys", QByteArray::number(request.maxKeys)});
    exchange.params.append(Cos::Pair("encoding-type", "url")); // XML cannot hold every key
    return start<CosObjectPage>(exchange, receiver, answer,
                                reading<CosObjectPage>([marker = request.marker](const Reply &r) {
                                    return Cos::parseObjects(r.body, marker);
                                }));
}

CosCall *CosClient::send(const Cos::HeadObject &request, QObject *receiver,
                         const Answer<CosObjectInfo> &answer)
{
    return start<CosObjectInfo>(
        headExchange(request.bucket, request.key), receiver, answer,
        reading<CosObjectInfo>([](const Reply &reply) { return ofObject(reply, infoOf(reply)); }));
}

CosCall *CosClient::send(const Cos::GetObject &request, QObject *receiver,
                         const Answer<CosContent> &answer)
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
    return start<CosContent>(
        exchange, receiver, answer, reading<CosContent>(read),
        isRange ? Prepare() : [](Exchange &, const CancelToken &) -> std::optional<Error> {
            return inputError(u"InvalidRange"_s, {});
        });
}

CosCall *CosClient::send(const Cos::DownloadObject &request, QObject *receiver,
                         const Answer<CosObjectInfo> &answer)
{
    const Exchange exchange{.action = u"GetObject"_s,
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .savePath = request.filePath,
                            .isForDevice = request.filePath.isEmpty(),
                            .device = request.device,
                            .provesAnswer = true};
    return start<CosObjectInfo>(
        exchange, receiver, answer,
        reading<CosObjectInfo>([](const Reply &reply) { return ofObject(reply, infoOf(reply)); }));
}

CosCall *CosClient::send(const Cos::PutObject &request, QObject *receiver,
                         const Answer<CosStored> &answer)
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
            const Result<Cos::Fingerprint> print = Cos::fingerprintOf(path, cancel);
            if (!print)
                return print.error();
            md5 = print->md5;
            *size = print->size;
            first.file = Cos::FilePiece{.path = path, .size = print->size};
            first.expectedCrc64 = print->crc64;
        }
        first.headers.append({"Content-MD5", md5.toBase64()});
        return std::nullopt;
    };
    return start<CosStored>(exchange, receiver, answer,
                            reading<CosStored>([size](const Reply &reply) {
                                return ofObject(reply, storedOf(reply, *size));
                            }),
                            prepare);
}

CosCall *CosClient::send(const Cos::DeleteObject &request, QObject *receiver,
                         const Answer<Done> &answer)
{
    const Exchange exchange{.action = u"DeleteObject"_s,
                            .method = "DELETE",
                            .bucket = request.bucket,
                            .key = keyOf(request.key)};
    return start<Done>(exchange, receiver, answer, reading<Done>(&nothing));
}

CosCall *CosClient::send(const Cos::InitiateMultipartUpload &request, QObject *receiver,
                         const Answer<CosUpload> &answer)
{
    const Exchange exchange{.action = u"InitiateMultipartUpload"_s,
                            .method = "POST",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .params = {{"uploads", ""}},
                            .headers = headersOf(request.traits),
                            .repeat = Exchange::Repeat::IfNothingRan};
    const auto read = [key = request.key](const Reply &reply) -> Result<CosUpload> {
        Result<CosUpload> upload = Cos::parseInitiated(reply.body);
        if (upload) {
            upload->key = key; // as it was asked for; the answer's may be encoded
            upload->initiatedAt = QDateTime::currentDateTimeUtc();
        }
        return upload;
    };
    return start<CosUpload>(exchange, receiver, answer, reading<CosUpload>(read));
}

CosCall *CosClient::send(const Cos::UploadPart &request, QObject *receiver,
                         const Answer<CosPart> &answer)
{
    const Exchange exchange{.action = u"UploadPart"_s,
                            .method = "PUT",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .params = {{"partNumber", QByteArray::number(request.partNumber)},
                                       {"uploadId", request.uploadId.toUtf8()}},
                            .headers = {{"Content-Type", "application/octet-stream"}},
                            .file = Cos::FilePiece{request.filePath, request.offset, request.size}};
    const auto read = [number = request.partNumber,
                       size = request.size](const Reply &reply) -> Result<CosPart> {
        if (!crcOf(reply)) // nothing else proves a part
            return protocolError(LocalCode::answerIncomplete, QString::fromLatin1(crcHeader));
        return ofObject(reply, CosPart{.number = number,
                                       .eTag = header(reply, "etag"),
                                       .size = size,
                                       .crc64 = reply.sentCrc64});
    };
    Prepare prepare;
    if (const std::optional<Error> problem = problemOf(request))
        prepare = [problem](Exchange &, const CancelToken &) { return problem; };
    return start<CosPart>(exchange, receiver, answer, reading<CosPart>(read), prepare);
}

CosCall *CosClient::send(const Cos::ListParts &request, QObject *receiver,
                         const Answer<QList<CosPart>> &answer)
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
    const auto follow =
        [page, state = std::make_shared<State>()](const Outcome &outcome) -> Step<QList<CosPart>> {
        if (const auto *failure = std::get_if<Failure>(&outcome))
            return Result<QList<CosPart>>(failure->error);
        const Result<Cos::PartPage> more =
            Cos::parseParts(std::get<Reply>(outcome).body, state->marker);
        if (!more)
            return stepOf<QList<CosPart>>(more.error());
        state->parts += more->parts;
        state->marker = more->nextMarker;
        if (state->marker == 0)
            return Result<QList<CosPart>>(state->parts);
        return page(state->marker); // it rises, and ends at the highest number of a part
    };
    Prepare prepare;
    if (const std::optional<Error> problem = uploadIdProblem(request.uploadId))
        prepare = [problem](Exchange &, const CancelToken &) { return problem; };
    return start<QList<CosPart>>(page(0), receiver, answer, follow, prepare);
}

CosCall *CosClient::send(const Cos::ListMultipartUploads &request, QObject *receiver,
                         const Answer<QList<CosUpload>> &answer)
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
    const auto follow = [page, state](const Outcome &outcome) -> Step<QList<CosUpload>> {
        if (const auto *failure = std::get_if<Failure>(&outcome))
            return Result<QList<CosUpload>>(failure->error);
        const Result<Cos::UploadPage> more = Cos::parseUploads(
            std::get<Reply>(outcome).body, state->keyMarker, state->uploadIdMarker);
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
    return start<QList<CosUpload>>(page(), receiver, answer, follow);
}

CosCall *CosClient::send(const Cos::CompleteMultipartUpload &request, QObject *receiver,
                         const Answer<CosStored> &answer)
{
    const auto completion = std::make_shared<Completion>(request, m_policy.attempts);
    Prepare prepare;
    if (const std::optional<Error> problem = problemOf(request))
        prepare = [problem](Exchange &, const CancelToken &) { return problem; };
    return start<CosStored>(
        completion->post(), receiver, answer,
        [completion](const Outcome &outcome) { return completion->next(outcome); }, prepare);
}

CosCall *CosClient::send(const Cos::AbortMultipartUpload &request, QObject *receiver,
                         const Answer<Done> &answer)
{
    const Exchange exchange{.action = u"AbortMultipartUpload"_s,
                            .method = "DELETE",
                            .bucket = request.bucket,
                            .key = keyOf(request.key),
                            .params = {{"uploadId", request.uploadId.toUtf8()}}};
    Prepare prepare;
    if (const std::optional<Error> problem = uploadIdProblem(request.uploadId))
        prepare = [problem](Exchange &, const CancelToken &) { return problem; };
    return start<Done>(exchange, receiver, answer, settledBy(u"NoSuchUpload"_s), prepare);
}

} // namespace Scf
