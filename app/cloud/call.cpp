// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/call.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/httpreply.h"
#include "app/cloud/networkaccess.h"
#include "app/cloud/tc3signature.h"
#include "app/core/background.h"
#include "app/core/logging.h"
#include "app/core/redaction.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRandomGenerator>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr char contentType[] = "application/json";
constexpr int firstRedirect = 300;
constexpr int firstClientError = 400;
constexpr int firstServerError = 500;
//! An attempt that timed out has cost a minute: one more, not three.
constexpr int mostTimeouts = 2;
//! Codes and messages are a few hundred characters; what is longer is cut.
constexpr qsizetype longestText = 10'000;

} // namespace

Call::Call(ApiClient *client, Plan plan)
    : QObject(client)
    , m_client(client)
    , m_account(client->m_account)
    , m_secrets(client->m_account.credential.secrets())
    , m_plan(std::move(plan))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(client->m_policy.idleTimeoutMs);
    m_idle.callOnTimeout(this, [this] {
        m_timedOut = true;
        if (m_reply)
            m_reply->abort();
    });
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    m_wait.callOnTimeout(this, [this] { std::exchange(m_afterWait, nullptr)(); });
    if (m_plan.receiver) {
        connect(m_plan.receiver, &QObject::destroyed, this, [this] {
            m_answered = true;
            deleteLater();
        });
    }
}

Call::~Call()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void Call::prepare()
{
    m_client->m_pool.start(
        [guard = QPointer<Call>(this), make = m_plan.makeBody, secrets = m_secrets] {
            Body body{.bytes = make()};
            body.hash = Tc3::payloadHash(body.bytes);
            body.shown = redactedBody(body.bytes, secrets);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, body = std::move(body)] {
                    if (!guard || guard->m_answered || guard->m_cancelled)
                        return;
                    guard->m_body = body;
                    guard->takePlace();
                },
                Qt::QueuedConnection);
        });
}

void Call::takePlace()
{
    const qint64 untilFree =
        m_client->m_limiter.tryTake(m_plan.action, m_client->m_clock.elapsed());
    if (untilFree > 0)
        wait(untilFree, [this] { takePlace(); });
    else
        send();
}

void Call::wait(qint64 milliseconds, std::function<void()> next)
{
    m_afterWait = std::move(next);
    m_wait.start(static_cast<int>(milliseconds));
}

void Call::send()
{
    const Credential &credential = m_account.credential;
    const Endpoint endpoint =
        m_account.endpoint.forRegion(m_plan.region).forProduct(m_plan.product.name);
    ++m_attempt;
    m_startedAt = QDateTime::currentDateTimeUtc();
    m_elapsed.start();
    m_received.clear();
    m_timedOut = false;
    m_tooLarge = false;
    if (endpoint.url().scheme() != "https"_L1 && !endpoint.isLoopback()) {
        return attemptEnded(
            failure(Error::Kind::Input, LocalCode::endpointInsecure, endpoint.url().toString()));
    }

    m_asked = m_client->m_correction->begin();
    m_signedOffset = m_client->m_correction->offset();
    const qint64 timestamp = m_client->m_correction->now();
    const Tc3::Request signedPart{
        .contentType = contentType, .host = endpoint.hostHeader(), .payloadHash = m_body.hash};
    QUrl url = endpoint.url();
    url.setPath(u"/"_s);
    QNetworkRequest request(url);
    request.setRawHeader("Host", signedPart.host);
    request.setRawHeader("Content-Type", contentType);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_body.bytes.size());
    request.setRawHeader("User-Agent", "SCF-Desktop/" SCF_VERSION);
    request.setRawHeader("X-TC-Action", m_plan.action.toLatin1());
    request.setRawHeader("X-TC-Version", m_plan.product.version.latin1());
    request.setRawHeader("X-TC-Region", headerValue(m_plan.region));
    request.setRawHeader("X-TC-Timestamp", QByteArray::number(timestamp));
    request.setRawHeader("X-TC-Language", headerValue(m_client->m_language));
    request.setRawHeader("X-TC-RequestClient", "SCF-Desktop/" SCF_VERSION);
    if (!credential.token.isEmpty())
        request.setRawHeader("X-TC-Token", headerValue(credential.token));
    request.setRawHeader("Authorization",
                         Tc3::authorization(headerValue(credential.secretId),
                                            credential.secretKey.toUtf8(), timestamp,
                                            m_plan.product.name.latin1(), signedPart));
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);

    // What may go once only gets a connection of its own: a kept one may have been closed by the
    // server the moment before.
    if (!m_plan.repeatable)
        m_ownNetwork = makeNetwork();
    QNetworkAccessManager *network = m_ownNetwork ? m_ownNetwork.get() : m_client->m_network;
    if (m_ownNetwork && m_client->m_network->proxyFactory() == nullptr)
        m_ownNetwork->setProxy(m_client->m_network->proxy());
    m_upload = new UploadBody(m_body.bytes);
    m_reply = network->post(request, m_upload);
    m_upload->setParent(m_reply);

    restartOnMovement(m_reply, &m_idle);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 done, qint64 total) {
        if (total > 0) // it ends with (0, 0)
            emit uploadProgress(done, total);
    });
    connect(m_reply, &QNetworkReply::readyRead, this, &Call::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &Call::replyFinished);
}

void Call::readSome()
{
    m_received += m_reply->readAll();
    if (m_received.size() > m_client->m_policy.largestAnswer) {
        m_tooLarge = true;
        m_reply->abort();
    }
}

void Call::replyFinished()
{
    m_idle.stop();
    if (!m_tooLarge && m_reply->isOpen())
        m_received += m_reply->readAll();
    const std::optional<qint64> serverTime = serverSeconds(*m_reply);
    const Result<QJsonObject> result = judge();
    // What stands on the way has a clock of its own.
    const bool isFromService = result || result.error().kind == Error::Kind::Service;
    if (serverTime && isFromService)
        m_client->m_correction->learn(*serverTime, m_asked);
    record(result);
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
    m_upload = nullptr;
    attemptEnded(result);
}

Error::Sent Call::sent() const
{
    if (!m_upload || m_upload->taken() == 0)
        return Error::Sent::Nothing;
    return m_upload->taken() < m_upload->total() ? Error::Sent::Part : Error::Sent::All;
}

Error Call::failure(Error::Kind kind, QLatin1StringView code, const QString &message) const
{
    return Error{
        .kind = kind,
        .code = code,
        .message = redacted(message, m_secrets),
        .action = m_plan.action,
        .httpStatus =
            m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0,
        .sent = sent(),
    };
}

Error Call::networkFailure() const
{
    const QLatin1StringView code = networkCode(*m_reply);
    const auto kind = code == LocalCode::timedOut ? Error::Kind::Timeout : Error::Kind::Network;
    return failure(kind, code, m_reply->errorString());
}

Result<QJsonObject> Call::judge() const
{
    using Kind = Error::Kind;
    if (m_cancelled)
        return failure(Kind::Cancelled, LocalCode::cancelled, {});
    if (m_timedOut)
        return failure(Kind::Timeout, LocalCode::timedOut, {});
    if (m_tooLarge)
        return failure(Kind::Protocol, LocalCode::answerTooLarge, {});
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0
        || (m_reply->error() != QNetworkReply::UnknownNetworkError
            && networkCode(*m_reply) == LocalCode::proxyFailed))
        return networkFailure();

    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(m_received, &parsing);
    const QJsonValue response = document.object().value("Response"_L1);
    const QString requestId = response["RequestId"_L1].toString().left(longestText);
    const QJsonValue refusal = response["Error"_L1];
    if (const QString code = refusal["Code"_L1].toString(); !code.isEmpty()) {
        Error error =
            failure(Kind::Service, {}, refusal["Message"_L1].toString().left(longestText));
        error.code = code.left(longestText);
        error.requestId = requestId;
        return error;
    }
    const QString reason =
        QString::number(status) + u' '
        + m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    if (status >= firstRedirect && status < firstClientError)
        return failure(Kind::Http, LocalCode::redirected, reason);
    if (status >= firstClientError)
        return failure(Kind::Http, LocalCode::httpStatus, reason);
    if (m_reply->error() != QNetworkReply::NoError)
        return failure(Kind::Protocol, LocalCode::answerCut, m_reply->errorString());
    if (m_received.trimmed().isEmpty())
        return failure(Kind::Protocol, LocalCode::answerEmpty, {});
    if (document.isNull()) {
        const bool startsAsJson = m_received.trimmed().startsWith('{');
        return failure(Kind::Protocol,
                       startsAsJson ? LocalCode::answerCut : LocalCode::answerNotJson,
                       parsing.errorString());
    }
    if (!response.isObject())
        return failure(Kind::Protocol, LocalCode::answerIncomplete, u"Response"_s);
    if (!refusal.isUndefined() && !refusal.isNull()) { // an error that cannot be read is no success
        Error error = failure(Kind::Protocol, LocalCode::answerIncomplete, u"Error"_s);
        error.requestId = requestId;
        return error;
    }
    return response.toObject();
}

bool Call::worthRepeating(const Error &error) const
{
    if (!m_plan.repeatable || m_attempt >= m_client->m_policy.readAttempts)
        return false;
    switch (error.kind) {
    case Error::Kind::Network:
        return error.code != LocalCode::tlsFailed; // it does not get safer by trying
    case Error::Kind::Timeout:
        return m_timeouts < mostTimeouts;
    case Error::Kind::Http:
        return error.httpStatus >= firstServerError;
    case Error::Kind::Protocol:
        return error.code != LocalCode::answerTooLarge; // it would be as large again
    case Error::Kind::Service:
        return error.isIn(u"RequestLimitExceeded") || error.isIn(u"AuthFailure.SignatureExpire");
    case Error::Kind::Cancelled:
    case Error::Kind::Input:
    case Error::Kind::File:
    case Error::Kind::Keychain:
        return false;
    }
    return false;
}

void Call::attemptEnded(const Result<QJsonObject> &result)
{
    if (!result && !m_cancelled) {
        const Error &error = result.error();
        if (error.kind == Error::Kind::Timeout)
            ++m_timeouts;
        if (worthRepeating(error)) {
            const bool isClockCorrected = m_client->m_correction->offset() != m_signedOffset;
            if (error.isIn(u"AuthFailure.SignatureExpire") && isClockCorrected)
                return takePlace();
            const double spread = 0.5 + QRandomGenerator::global()->generateDouble();
            const double backoff = m_client->m_policy.firstBackoffMs * double(1 << (m_attempt - 1));
            return wait(qMax(1, static_cast<int>(backoff * spread)), [this] { takePlace(); });
        }
    }
    finish(result);
}

void Call::finish(const Result<QJsonObject> &result)
{
    if (std::exchange(m_answered, true))
        return;
    m_wait.stop();
    deleteLater();
    if (!m_plan.receiver)
        return;
    // Taken out first: whoever is answered may destroy the client, and this call with it.
    const auto answer = std::exchange(m_plan.answer, nullptr);
    answer(result);
}

void Call::cancel()
{
    if (m_answered || std::exchange(m_cancelled, true))
        return;
    m_wait.stop();
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_reply)
                m_reply->abort(); // ends in replyFinished()
            else
                finish(failure(Error::Kind::Cancelled, LocalCode::cancelled, {}));
        },
        Qt::QueuedConnection);
}

void Call::record(const Result<QJsonObject> &result)
{
    CallRecord record{
        .action = m_plan.action,
        .region = m_plan.region,
        .startedAt = m_startedAt,
        .durationMs = m_elapsed.elapsed(),
        .httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .requestBody = m_body.shown,
    };
    if (result) {
        record.requestId = result->value("RequestId"_L1).toString().left(longestText);
    } else {
        record.requestId = result.error().requestId;
        record.errorCode = result.error().code;
        record.errorMessage = result.error().message;
    }
    qCInfo(scfCloud).noquote() << record.action << record.region << record.httpStatus
                               << record.errorCode << record.requestId << record.durationMs << "ms";
    // A page of a hundred functions is made readable in the background.
    m_client->m_pool.start([client = QPointer<ApiClient>(m_client), record, secrets = m_secrets,
                            received = m_received]() mutable {
        record.responseBody = redactedBody(received, secrets);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [client, record] {
                if (client)
                    emit client->callFinished(record);
            },
            Qt::QueuedConnection);
    });
}

} // namespace Scf
