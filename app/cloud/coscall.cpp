// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/coscall.h"

#include "app/cloud/cosclient.h"
#include "app/cloud/cosxml.h"
#include "app/cloud/httpreply.h"
#include "app/core/logging.h"
#include "app/core/redaction.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>

#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;
using Cos::Exchange;

namespace {

constexpr int firstRedirect = 300;
constexpr int firstClientError = 400;
constexpr int firstServerError = 500;
//! An attempt that timed out has cost a minute: one more, not three.
constexpr int mostTimeouts = 2;
//! Of an answer that refuses; those of COS are a few hundred bytes.
constexpr qint64 largestRefusal = 256 * 1024;
//! What Qt may hold of an answer that goes to disk.
constexpr qint64 readBufferSize = 512 * 1024;
//! Longer answers are judged in the background.
constexpr qsizetype longAnswer = 16 * 1024;
constexpr qsizetype longestShownBody = 4'000;
//! A signature begins a little earlier, for clocks that are a little late, and ends after this.
constexpr qint64 earlier = 60;
constexpr qint64 validity = 15 * 60;

bool isSuccess(int status)
{
    return status >= 200 && status < firstRedirect;
}

//! What a status says that came without a body.
QString codeOfStatus(int status, bool isForObject)
{
    switch (status) {
    case 403:
        return u"AccessDenied"_s;
    case 404:
        return isForObject ? u"NoSuchKey"_s : u"NoSuchBucket"_s;
    case 405:
        return u"MethodNotAllowed"_s;
    case 412:
        return u"PreconditionFailed"_s;
    case 416:
        return u"InvalidRange"_s;
    default:
        return {};
    }
}

} // namespace

CosCall::CosCall(CosClient *client, Plan plan)
    : QObject(client)
    , m_client(client)
    , m_endpoint(client->m_endpoint)
    , m_credential(client->m_credential)
    , m_plan(std::move(plan))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(client->m_policy.idleTimeoutMs);
    m_idle.callOnTimeout(this, [this] { stop(Error::Kind::Timeout, LocalCode::timedOut); });
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    m_wait.callOnTimeout(this, [this] { std::exchange(m_afterWait, nullptr)(); });
    if (m_plan.receiver) {
        connect(m_plan.receiver, &QObject::destroyed, this, [this] {
            m_answered = true;
            m_cancelToken.cancel();
            deleteLater();
        });
    }
}

CosCall::~CosCall()
{
    m_cancelToken.cancel();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void CosCall::prepare()
{
    m_exchange = m_plan.first;
    if (!m_plan.prepare)
        return begin(m_plan.first);
    m_client->m_pool.start([guard = QPointer<CosCall>(this), prepare = m_plan.prepare,
                            exchange = m_plan.first, cancel = m_cancelToken]() mutable {
        const std::optional<Error> error = prepare(exchange, cancel);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, error, exchange] {
                if (!guard || guard->m_answered || guard->m_cancelled)
                    return;
                if (error)
                    return guard->finishWith(*error);
                guard->begin(exchange);
            },
            Qt::QueuedConnection);
    });
}

void CosCall::begin(const Exchange &exchange)
{
    m_exchange = exchange;
    m_domain = CosEndpoint::Domain::Main;
    m_attempt = 0;
    m_timeouts = 0;
    m_mayHaveRun = false;
    m_clockCorrected = false;
    wait(exchange.backOff, [this] { send(); });
}

void CosCall::wait(int step, std::function<void()> next)
{
    double milliseconds = 0;
    if (step > 0) {
        const double spread = 0.5 + QRandomGenerator::global()->generateDouble();
        milliseconds = m_client->m_policy.firstBackoffMs * double(1 << (step - 1)) * spread;
    }
    m_afterWait = std::move(next);
    m_wait.start(static_cast<int>(milliseconds));
}

bool CosCall::hasBody() const
{
    return m_exchange.method == "PUT" || m_exchange.method == "POST";
}

int CosCall::status() const
{
    return m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0;
}

void CosCall::send()
{
    ++m_attempt;
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_elapsed.start();
    m_answer = {.mayHaveRunBefore = m_mayHaveRun};
    m_receivedCrc64 = {};
    m_received = 0;
    m_stopped.reset();
    m_file.reset();
    const Result<CosEndpoint::Target> target =
        m_exchange.isForService
            ? m_endpoint.service(m_exchange.bucket.region, m_exchange.params)
            : m_endpoint.bucket(m_exchange.bucket, m_exchange.key, m_exchange.params, m_domain);
    if (!target) {
        Error error = target.error();
        error.action = m_exchange.action;
        return attemptEnded(error);
    }
    if (m_exchange.isForDevice && !m_exchange.device)
        return attemptEnded(failure(Error::Kind::File, LocalCode::writeFailed));
    if (!m_exchange.savePath.isEmpty()) {
        m_file = std::make_unique<QSaveFile>(m_exchange.savePath);
        if (!m_file->open(QIODevice::WriteOnly)) {
            return attemptEnded(
                failure(Error::Kind::File, LocalCode::writeFailed, m_file->errorString()));
        }
    }
    m_address = QString::fromLatin1(m_exchange.method) + u' ' + target->url.toString();
    m_reply = dispatch(signedRequest(*target));
    watch();
}

QNetworkRequest CosCall::signedRequest(const CosEndpoint::Target &target)
{
    QNetworkRequest request(target.url);
    QList<Cos::Pair> headers = m_exchange.headers;
    headers.append({"Host", target.host});
    for (const Cos::Pair &header : std::as_const(headers))
        request.setRawHeader(header.first, header.second);
    request.setRawHeader("User-Agent", "SCF-Desktop/" SCF_VERSION);
    request.setRawHeader("Accept-Encoding", "identity"); // a package is wanted as it is stored
    if (!m_credential.token.isEmpty())
        request.setRawHeader("x-cos-security-token", headerValue(m_credential.token));
    m_asked = m_client->m_correction->begin();
    m_signedOffset = m_client->m_correction->offset();
    const qint64 now = m_client->m_correction->now();
    request.setRawHeader("Authorization",
                         Cos::authorization(headerValue(m_credential.secretId),
                                            m_credential.secretKey.toUtf8(),
                                            Cos::keyTime(now - earlier, now + validity),
                                            {.method = m_exchange.method,
                                             .path = target.path,
                                             .params = m_exchange.params,
                                             .headers = headers}));
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    return request;
}

QNetworkReply *CosCall::dispatch(const QNetworkRequest &signedRequest)
{
    // What may go once only gets a connection of its own: a kept one may have been closed by the
    // server the moment before.
    m_ownNetwork.reset();
    if (m_exchange.repeat == Exchange::Repeat::IfNothingRan) {
        m_ownNetwork = makeNetwork();
        if (m_client->m_network->proxyFactory() == nullptr)
            m_ownNetwork->setProxy(m_client->m_network->proxy());
    }
    QNetworkAccessManager *network = m_ownNetwork ? m_ownNetwork.get() : m_client->m_network;
    if (m_exchange.method == "GET")
        return network->get(signedRequest);
    if (m_exchange.method == "HEAD")
        return network->head(signedRequest);
    if (m_exchange.method == "DELETE")
        return network->deleteResource(signedRequest);

    QIODevice *body = nullptr;
    if (m_exchange.file)
        body = m_fileBody = new Cos::FileBody(&m_client->m_pool, *m_exchange.file);
    else
        body = m_bytesBody = new UploadBody(m_exchange.bytes);
    QNetworkRequest request = signedRequest;
    request.setHeader(QNetworkRequest::ContentLengthHeader, body->size());
    QNetworkReply *reply =
        m_exchange.method == "PUT" ? network->put(request, body) : network->post(request, body);
    body->setParent(reply);
    return reply;
}

void CosCall::watch()
{
    restartOnMovement(m_reply, &m_idle);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64 total) {
        if (total > 0) // it ends with (0, 0)
            emit uploadProgress(done, total);
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &CosCall::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &CosCall::replyFinished);
    if (m_fileBody) {
        connect(m_fileBody, &Cos::FileBody::failed, this,
                [this](const Error &error) { stop(error.kind, error.code, error.message); });
    }
    if (m_file || m_exchange.isForDevice)
        m_reply->setReadBufferSize(readBufferSize);
}

void CosCall::stop(Error::Kind kind, const QString &code, const QString &message)
{
    if (!m_reply || m_stopped)
        return;
    m_stopped = failure(kind, code, message);
    m_reply->abort(); // ends in replyFinished()
}

void CosCall::readSome()
{
    if (!m_reply || m_stopped)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    if (!isSuccess(status())) {
        m_answer.body += bytes.left(largestRefusal - m_answer.body.size());
        return;
    }
    keep(bytes);
}

void CosCall::keep(const QByteArray &bytes)
{
    if (m_exchange.provesAnswer && !m_reply->hasRawHeader("ETag"))
        return stop(Error::Kind::Protocol, LocalCode::answerIncomplete, u"ETag"_s); // no object
    m_received += bytes.size();
    if (m_exchange.provesAnswer)
        m_receivedCrc64.add(bytes);
    QIODevice *device = m_file ? static_cast<QIODevice *>(m_file.get()) : m_exchange.device.data();
    if (m_exchange.isForDevice && device)
        m_deviceTouched = true;
    if (m_file || m_exchange.isForDevice) {
        if (!device || device->write(bytes) != bytes.size()) {
            const bool isFull = m_file && m_file->error() == QFileDevice::ResourceError;
            return stop(Error::Kind::File, isFull ? LocalCode::diskFull : LocalCode::writeFailed,
                        device ? device->errorString() : QString());
        }
    } else {
        if (m_received > m_exchange.largestAnswer)
            return stop(Error::Kind::Protocol, LocalCode::answerTooLarge);
        m_answer.body += bytes;
    }
    if (m_exchange.action == "GetObject"_L1) {
        const qint64 total = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        emit downloadProgress(m_received, qMax(total, m_received));
    }
}

void CosCall::replyFinished()
{
    m_idle.stop();
    if (m_reply->isOpen())
        readSome();
    m_answer.status = status();
    const auto headers = m_reply->rawHeaderPairs();
    for (const QNetworkReply::RawHeaderPair &header : headers)
        m_answer.headers.insert(header.first.toLower(), header.second);
    m_answer.requestId = QString::fromUtf8(m_answer.headers.value("x-cos-request-id"));
    const std::optional<qint64> serverTime = serverSeconds(*m_reply);
    const std::optional<Error> error = judge();
    // What stands on the way has a clock of its own.
    if (serverTime && (!error || error->kind == Error::Kind::Service))
        m_client->m_correction->learn(*serverTime, m_asked);
    record(error);
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
    m_bytesBody = nullptr;
    m_fileBody = nullptr;
    m_file.reset();
    attemptEnded(error);
}

Error::Sent CosCall::sent() const
{
    if (!m_reply)
        return m_mayHaveRun ? Error::Sent::All : Error::Sent::Nothing;
    const qint64 total = m_fileBody ? m_fileBody->total() : m_bytesBody ? m_bytesBody->total() : 0;
    const qint64 taken = m_fileBody ? m_fileBody->taken() : m_bytesBody ? m_bytesBody->taken() : 0;
    if (taken < total)
        return taken == 0 ? Error::Sent::Nothing : Error::Sent::Part;
    return Error::Sent::All;
}

Error CosCall::failure(Error::Kind kind, const QString &code, const QString &message) const
{
    static constexpr auto beforeAnyByte =
        std::to_array<QLatin1StringView>({LocalCode::hostNotFound, LocalCode::connectionRefused,
                                          LocalCode::tlsFailed, LocalCode::proxyFailed});
    const bool nothingLeft =
        std::ranges::find(beforeAnyByte, code) != beforeAnyByte.end() && status() == 0;
    return Error{
        .kind = kind,
        .code = code,
        .message = redacted(message, m_credential.secrets()),
        .requestId = m_answer.requestId,
        .action = m_exchange.action,
        .httpStatus = status(),
        .sent = nothingLeft ? Error::Sent::Nothing : sent(),
    };
}

//! Why the attempt that has just ended failed, if it did.
std::optional<Error> CosCall::judge()
{
    using Kind = Error::Kind;
    if (m_cancelled)
        return failure(Kind::Cancelled, LocalCode::cancelled);
    if (m_stopped)
        return m_stopped;
    const QLatin1StringView code = networkCode(*m_reply);
    if (status() == 0
        || (m_reply->error() != QNetworkReply::UnknownNetworkError
            && code == LocalCode::proxyFailed)) {
        return failure(code == LocalCode::timedOut ? Kind::Timeout : Kind::Network, code,
                       m_reply->errorString());
    }
    if (!isSuccess(status()))
        return refusal(status());
    if (m_reply->error() != QNetworkReply::NoError)
        return failure(Kind::Protocol, LocalCode::answerCut, m_reply->errorString());
    return damage();
}

std::optional<Error> CosCall::faultError(const std::optional<Cos::Fault> &fault) const
{
    if (!fault)
        return std::nullopt;
    Error error = failure(Error::Kind::Service, fault->code, fault->message);
    if (error.requestId.isEmpty())
        error.requestId = fault->requestId;
    return error;
}

std::optional<Error> CosCall::refusal(int status) const
{
    const QString reason =
        QString::number(status) + u' '
        + m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    std::optional<Cos::Fault> fault = Cos::parseFault(m_answer.body);
    if (!fault && m_exchange.method == "HEAD") {
        if (const QString code = codeOfStatus(status, !m_exchange.key.isNull()); !code.isEmpty())
            fault = Cos::Fault{.code = code, .message = reason};
    }
    if (const std::optional<Error> error = faultError(fault))
        return error;
    return failure(Error::Kind::Http,
                   status < firstClientError ? LocalCode::redirected : LocalCode::httpStatus,
                   reason);
}

//! What went over the wire is compared with what COS says of it; what is whole takes its place.
std::optional<Error> CosCall::damage()
{
    // Every answer of COS has one; without it somebody else says that all is well.
    if (m_answer.requestId.isEmpty())
        return failure(Error::Kind::Protocol, LocalCode::answerIncomplete, u"x-cos-request-id"_s);
    // What takes long is answered with 200 at once, and with what became of it later.
    if (m_exchange.method == "POST") {
        if (std::optional<Error> error = faultError(Cos::parseFault(m_answer.body)))
            return error;
    }
    if (m_exchange.provesAnswer && !m_answer.headers.contains("etag"))
        return failure(Error::Kind::Protocol, LocalCode::answerIncomplete, u"ETag"_s);
    const QByteArray text = m_answer.headers.value("x-cos-hash-crc64ecma");
    bool isGiven = false;
    const quint64 stored = text.toULongLong(&isGiven);
    if (hasBody()) {
        m_answer.sentCrc64 = m_fileBody ? m_fileBody->crc64() : Cos::crc64(m_exchange.bytes);
        if (m_exchange.expectedCrc64 && *m_exchange.expectedCrc64 != m_answer.sentCrc64)
            return failure(Error::Kind::File, LocalCode::fileChanged,
                           m_exchange.file ? m_exchange.file->path : QString());
        // The checksum with the answer to a POST is not that of the POST's body.
        if (m_exchange.method == "PUT" && isGiven && stored != m_answer.sentCrc64)
            return failure(Error::Kind::Protocol, LocalCode::checksumMismatch);
    }
    if (m_exchange.provesAnswer && isGiven && stored != m_receivedCrc64.value())
        return failure(Error::Kind::Protocol, LocalCode::checksumMismatch);
    if (m_file && !m_file->commit())
        return failure(Error::Kind::File, LocalCode::writeFailed, m_file->errorString());
    return std::nullopt;
}

bool CosCall::correctsClock(const Error &error)
{
    // A HEAD that is refused cannot say why.
    const bool isPossible =
        error.code == "RequestTimeTooSkewed"_L1
        || (error.code == "AccessDenied"_L1
            && (m_exchange.method == "HEAD" || error.message.contains("Request has expired"_L1)));
    if (error.kind != Error::Kind::Service || !isPossible || m_clockCorrected)
        return false;
    // By the clock of this attempt: the answer to another call may have set the client's meanwhile.
    const qint64 skew = m_client->measuredSkew().value_or(m_signedOffset);
    // Clocks that differ by less are not what a signature was refused for.
    if (qAbs(skew - m_signedOffset) < ClockCorrection::tolerance)
        return false;
    m_clockCorrected = true;
    m_client->setClockOffset(skew);
    return true;
}

bool CosCall::turnsToBackUp(const Error &error) const
{
    if (m_exchange.isForService || !m_endpoint.hasBackUp()
        || m_domain == CosEndpoint::Domain::BackUp || !m_answer.requestId.isEmpty())
        return false; // an answer with a RequestId is COS's own
    if (error.httpStatus == 301 || error.httpStatus == 302 || error.httpStatus == 307)
        return true;
    return m_attempt + 1 >= m_client->m_policy.attempts
           && (error.httpStatus == 0 || error.httpStatus >= firstServerError);
}

bool CosCall::worthRepeating(const Error &error) const
{
    using Kind = Error::Kind;
    if (m_attempt >= m_client->m_policy.attempts || m_deviceTouched)
        return false;
    // Said after a 200, it does not prove that nothing ran.
    const bool asksToWait = error.code == "SlowDown"_L1 && error.httpStatus >= firstClientError;
    if (m_exchange.repeat == Exchange::Repeat::IfNothingRan && !asksToWait
        && (error.kind == Kind::Service || error.sent == Error::Sent::All))
        return false;
    switch (error.kind) {
    case Kind::Network:
        return error.code != LocalCode::tlsFailed; // it does not get safer by trying
    case Kind::Timeout:
        return m_timeouts < mostTimeouts;
    case Kind::Http:
        return error.httpStatus >= firstServerError;
    case Kind::Protocol:
        return error.code != LocalCode::answerTooLarge; // it would be as large again
    case Kind::Service:
        return asksToWait || error.httpStatus >= firstServerError
               || error.code == "RequestTimeout"_L1 || error.code == "UserNetworkTooSlow"_L1;
    case Kind::Cancelled:
    case Kind::Input:
    case Kind::File:
    case Kind::Keychain:
        return false;
    }
    return false;
}

void CosCall::attemptEnded(const std::optional<Error> &error)
{
    if (!error)
        return proceed(m_answer);
    if (m_cancelled)
        return finishWith(*error);
    const bool mayHaveRunBefore = m_mayHaveRun;
    m_mayHaveRun = m_mayHaveRun || error->outcomeUnknown() || error->httpStatus >= firstServerError;
    if (error->kind == Error::Kind::Timeout)
        ++m_timeouts;
    if (correctsClock(*error))
        return wait(0, [this] { send(); });
    const bool isRedirected = error->httpStatus >= firstRedirect
                              && error->httpStatus < firstClientError && turnsToBackUp(*error);
    if (isRedirected || worthRepeating(*error)) {
        if (turnsToBackUp(*error))
            m_domain = CosEndpoint::Domain::BackUp;
        return wait(isRedirected ? 0 : m_attempt, [this] { send(); });
    }
    proceed(Cos::Failure{*error, mayHaveRunBefore});
}

void CosCall::proceed(const Cos::Outcome &outcome)
{
    const auto *answer = std::get_if<Cos::Answer>(&outcome);
    if (!answer || answer->body.size() < longAnswer) {
        // Not from inside the reply's signal: whoever is answered may destroy everything.
        return wait(0, [this, outcome] { take(m_plan.follow(outcome)); });
    }
    m_client->m_pool.start([guard = QPointer<CosCall>(this), follow = m_plan.follow, outcome] {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, next = follow(outcome)] {
                if (guard && !guard->m_answered && !guard->m_cancelled)
                    guard->take(next);
            },
            Qt::QueuedConnection);
    });
}

void CosCall::take(const Cos::Next &next)
{
    if (const auto *exchange = std::get_if<Exchange>(&next))
        return begin(*exchange);
    if (const auto *unreadable = std::get_if<Cos::Unreadable>(&next)) {
        if (worthRepeating(unreadable->error))
            return wait(m_attempt, [this] { send(); });
        return finishWith(unreadable->error);
    }
    finish([answer = m_plan.answer, result = std::get<std::shared_ptr<const void>>(next)] {
        answer(result.get());
    });
}

void CosCall::finishWith(const Error &error)
{
    Error complete = error;
    if (complete.action.isEmpty())
        complete.action = m_exchange.action;
    finish([fail = m_plan.fail, complete] { fail(complete); });
}

void CosCall::finish(const std::function<void()> &answer)
{
    if (std::exchange(m_answered, true))
        return;
    m_wait.stop();
    m_cancelToken.cancel();
    deleteLater();
    if (m_plan.receiver)
        answer(); // may destroy the client, and this call with it
}

void CosCall::cancel()
{
    if (m_answered || std::exchange(m_cancelled, true))
        return;
    m_wait.stop();
    m_cancelToken.cancel();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_reply)
                m_reply->abort(); // ends in replyFinished()
            else
                finishWith(failure(Error::Kind::Cancelled, LocalCode::cancelled));
        },
        Qt::QueuedConnection);
}

void CosCall::record(const std::optional<Error> &error)
{
    const QStringList secrets = m_credential.secrets();
    CallRecord record{
        .action = m_exchange.action,
        .region = m_exchange.bucket.region,
        .startedAt = m_startedAt,
        .durationMs = m_elapsed.elapsed(),
        .httpStatus = status(),
        .requestId = m_answer.requestId,
        .requestLine = redacted(m_address, secrets),
        .requestHeaders = m_reply ? shownHeaders(m_reply->request(), secrets) : QString(),
        .requestBody = redacted(m_address, secrets),
    };
    if (m_exchange.file)
        record.requestBody += u"\n[%1 bytes]"_s.arg(m_exchange.file->size);
    else if (!m_exchange.bytes.isEmpty())
        record.requestBody += u"\n[%1 bytes]"_s.arg(m_exchange.bytes.size());
    if (error) {
        record.requestId = error->requestId;
        record.errorCode = error->code;
        record.errorMessage = error->message;
    }
    if (m_exchange.action == "GetObject"_L1 && isSuccess(record.httpStatus))
        record.responseBody = u"[%1 bytes]"_s.arg(m_received);
    else
        record.responseBody = redactedBody(m_answer.body.left(longestShownBody), secrets);
    qCInfo(scfCloud).noquote() << record.action << record.region << record.httpStatus
                               << record.errorCode << record.requestId << record.durationMs << "ms";
    QMetaObject::invokeMethod(
        m_client, [client = m_client, record] { emit client->callFinished(record); },
        Qt::QueuedConnection);
}

} // namespace Scf
