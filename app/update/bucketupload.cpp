// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/bucketupload.h"

#include "app/cloud/cosclient.h"
#include "app/cloud/coscrc64.h"
#include "app/cloud/cosfilebody.h"
#include "app/core/background.h"
#include "app/core/logging.h"
#include "app/core/sha256.h"

#include <QFile>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 1024 * 1024;
//! So many parts are enough for a list in one page and a small request to complete them.
constexpr qint64 mostParts = 1'000;
constexpr qint64 mebibyte = 1024 * 1024;
//! How often an upload that ended elsewhere, or whose parts are not what they should be, is begun
//! anew.
constexpr int restarts = 3;
constexpr int daysKept = 7;
//! An object that is to go at once goes after this when nobody could say so.
constexpr int daysForgotten = 1;
//! The server's clock, which says when an upload was begun, and ours agree only so far.
constexpr qint64 clockSpread = 300;
constexpr int reportMs = 100;
constexpr qint64 speedMs = 3'000;
constexpr int firstServerError = 500;
constexpr int badRequest = 400;

Error fileError(QLatin1StringView code, const QString &path)
{
    return Error{
        .kind = Error::Kind::File, .code = code, .message = path, .sent = Error::Sent::Nothing};
}

//! What may be better the next moment.
bool isPassing(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Network:
        return error.code != LocalCode::tlsFailed;
    case Error::Kind::Timeout:
    case Error::Kind::Protocol:
        return true;
    case Error::Kind::Http:
        return error.httpStatus >= firstServerError;
    case Error::Kind::Service:
        // The first three may also come in the body of a 200.
        return error.httpStatus >= firstServerError || error.code == "InternalError"_L1
               || error.code == "ServiceUnavailable"_L1 || error.code == "SlowDown"_L1
               || error.code == "RequestTimeout"_L1 || error.code == "UserNetworkTooSlow"_L1;
    case Error::Kind::Cancelled:
    case Error::Kind::Input:
    case Error::Kind::File:
    case Error::Kind::Keychain:
        return false;
    }
    return false;
}

//! What a HEAD is refused with, which cannot say why.
bool isMute(const Error &error)
{
    return error.code == "AccessDenied"_L1
           || (error.kind == Error::Kind::Http && error.httpStatus == badRequest);
}

//! That the parts, or the object made of them, are not what was sent.
bool isMixUp(const Error &error)
{
    return error.code == LocalCode::checksumMismatch || error.code == "InvalidPart"_L1
           || error.code == "InvalidPartOrder"_L1 || error.code == "EntityTooSmall"_L1;
}

//! True unless the ETag is an MD5 that says otherwise; those of encrypted objects are none.
bool isOfFile(const CosPart &part, const Cos::FilePiece &piece, const CancelToken &cancel)
{
    constexpr qsizetype md5Size = 16;
    const QByteArray md5 = QByteArray::fromHex(part.eTag.toLatin1().replace('"', QByteArray()));
    if (md5.size() != md5Size)
        return true;
    const Result<Cos::Fingerprint> print = Cos::fingerprintOf(piece, cancel);
    return print && print->md5 == md5;
}

} // namespace

BucketUpload::BucketUpload(CosClient *cos, const UploadState &state,
                           const BucketUploadRequest &request, const UploadPolicy &policy,
                           QObject *parent)
    : QObject(parent)
    , m_cos(cos)
    , m_state(state)
    , m_request(request)
    , m_policy(policy)
    , m_target{.account = request.account,
               .bucket = request.bucket,
               .key = UploadState::keyOf(request.functionName, request.sha256)}
    , m_retriesLeft(policy.retries)
    , m_restartsLeft(restarts)
{
    m_retry.setSingleShot(true);
    m_retry.callOnTimeout(this, &BucketUpload::proceed);
    m_reporting.setSingleShot(true);
    m_reporting.setInterval(reportMs);
    m_reporting.callOnTimeout(this, &BucketUpload::report);
}

BucketUpload::~BucketUpload()
{
    m_stop.cancel();
}

void BucketUpload::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    m_clock.start();
    if (!UploadState::isOurKey(m_target.key)) {
        m_ending = Error{.kind = Error::Kind::Input,
                         .code = u"InvalidObjectName"_s,
                         .message = m_target.key,
                         .sent = Error::Sent::Nothing};
        m_isCleaning = true;
        QMetaObject::invokeMethod(this, &BucketUpload::finish, Qt::QueuedConnection);
        return;
    }
    proceed();
}

void BucketUpload::pause()
{
    if (!m_isStarted || m_isFinished || m_ending || m_isPaused)
        return;
    m_isPaused = true;
    m_retry.stop();
    if (m_stage == Stage::Sending)
        cancelCalls(false);
    emit pausedChanged(true);
}

void BucketUpload::resume()
{
    if (!std::exchange(m_isPaused, false))
        return;
    settleSoon();
    emit pausedChanged(false);
}

void BucketUpload::cancel()
{
    if (!m_isStarted || m_isFinished)
        return;
    const bool isSecond = m_ending.has_value();
    if (!isSecond) {
        m_ending = Error::givenUp();
        m_stop.cancel();
        m_retry.stop();
        settleSoon();
    }
    cancelCalls(isSecond);
}

void BucketUpload::cancelCalls(bool evenInitiating)
{
    for (const QPointer<CosCall> &one : std::as_const(m_calls)) {
        if (one && (evenInitiating || one != m_initiating))
            one->cancel();
    }
}

template <typename Request, typename Next>
CosCall *BucketUpload::call(const Request &request, Next next)
{
    ++m_pending;
    m_calls.removeIf([](const QPointer<CosCall> &one) { return !one; });
    CosCall *made = m_cos->send(request, this, [this, next](const auto &answer) {
        --m_pending;
        next(answer);
    });
    m_calls.append(made);
    return made;
}

template <typename Work, typename Next>
void BucketUpload::inBackground(Work work, Next next)
{
    ++m_pending;
    runInBackground(this, std::move(work), [this, next](const auto &result) {
        --m_pending;
        next(result);
    });
}

template <typename Next>
void BucketUpload::change(const std::function<void(UploadRecords &)> &edit, Next next)
{
    inBackground([state = m_state, edit] { return state.change(edit); },
                 [next](const Result<Done> &changed) {
                     if (!changed)
                         qCWarning(scfUpdate) << "The record of uploads could not be changed:"
                                              << changed.error().message;
                     next();
                 });
}

void BucketUpload::forgetUnfinished(const std::function<void()> &next)
{
    change([target = m_target](UploadRecords &records) { records.removeUnfinished(target); }, next);
}

void BucketUpload::recordStored(const std::function<void()> &next)
{
    const int days = m_request.keeping == PackageKeeping::SevenDays ? daysKept : daysForgotten;
    const StoredPackage package{.target = m_target,
                                .size = m_request.size,
                                .crc64 = *m_crc64,
                                .removeAt = QDateTime::currentDateTimeUtc().addDays(days)};
    change([package](UploadRecords &records) { records.put(package); }, next);
}

void BucketUpload::settleSoon()
{
    QMetaObject::invokeMethod(this, &BucketUpload::settle, Qt::QueuedConnection);
}

void BucketUpload::settle()
{
    if (m_pending > 0 || m_isFinished || m_isCleaning || m_retry.isActive())
        return;
    if (m_ending)
        return cleanUp();
    if (m_isPaused)
        return;
    if (const std::optional<Error> failure = std::exchange(m_failure, std::nullopt))
        return recover(*failure);
    proceed();
}

void BucketUpload::failed(const Error &error)
{
    if (!m_failure)
        m_failure = error;
    if (!isPassing(error) && !m_isCleaning)
        cancelCalls(false); // the others cannot do better
    settle();
}

void BucketUpload::recover(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled) // by pause()
        return proceed();
    if (error.code == "NoSuchUpload"_L1 && m_restartsLeft-- > 0)
        return beginAnew(); // it was ended by somebody else, or too long ago
    if (isMixUp(error) && m_stage == Stage::Proving && m_restartsLeft-- > 0) {
        m_crc64.reset(); // is it still the same file?
        m_parts.clear();
        return proceed();
    }
    if (isPassing(error) && m_retriesLeft > 0) {
        const int waited = m_policy.retries - m_retriesLeft--;
        const int milliseconds = m_policy.firstRetryMs << waited;
        m_retry.start(milliseconds);
        emit interrupted(error, milliseconds);
        return;
    }
    if (error.kind == Error::Kind::File || isMixUp(error))
        return end(error); // what arrived is of no use to anyone
    m_isResumable = m_upload && !m_upload->uploadId.isEmpty();
    m_ending = error;
    m_isCleaning = true;
    // An upload that was announced and certainly not begun is nothing to go on with.
    if (m_upload && !m_isResumable && !error.outcomeUnknown())
        return forgetUnfinished([this] { finish(); });
    finish();
}

void BucketUpload::beginAnew()
{
    m_upload.reset();
    m_parts.clear();
    m_missing.clear();
    forgetUnfinished([this] { settle(); });
}

void BucketUpload::proceed()
{
    if (isHeld())
        return settle();
    m_afterReading = nullptr;
    if (!m_crc64 && !m_isReading)
        readFile();
    look();
}

void BucketUpload::readFile()
{
    const auto work = [path = m_request.filePath, sha256 = m_request.sha256, size = m_request.size,
                       cancel = m_stop]() -> Result<quint64> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return fileError(file.exists() ? LocalCode::fileUnreadable : LocalCode::fileNotFound,
                             path);
        QByteArray block(blockSize, Qt::Uninitialized);
        Sha256 hash;
        Cos::Crc64 crc64;
        qint64 total = 0;
        while (const qint64 count = file.read(block.data(), block.size())) {
            if (count < 0)
                return fileError(LocalCode::fileUnreadable, path);
            if (cancel.isCancelled())
                return Error::givenUp();
            const QByteArrayView bytes(block.constData(), count);
            hash.addData(bytes);
            crc64.add(bytes);
            total += count;
        }
        if (total != size || hash.hex() != sha256)
            return fileError(LocalCode::fileChanged, path);
        return crc64.value();
    };
    m_isReading = true;
    runInBackground(this, work, [this](const Result<quint64> &crc64) {
        m_isReading = false;
        if (m_ending)
            return;
        if (!crc64)
            return failed(crc64.error());
        m_crc64 = *crc64;
        if (const auto next = std::exchange(m_afterReading, nullptr))
            isHeld() ? settle() : next();
    });
}

void BucketUpload::whenRead(std::function<void()> next)
{
    if (m_crc64)
        return next();
    m_afterReading = std::move(next);
}

UploadedPackage BucketUpload::package(bool wasThere) const
{
    return {.bucket = m_target.bucket,
            .key = m_target.key,
            .size = m_request.size,
            .crc64 = *m_crc64,
            .wasThere = wasThere};
}

void BucketUpload::look()
{
    setStage(Stage::Looking);
    call(Cos::HeadObject{m_target.bucket, m_target.key}, [this](const auto &info) {
        if (!isHeld() && !info && isMute(info.error()))
            return askWhyRefused();
        looked(info);
    });
}

void BucketUpload::askWhyRefused()
{
    const Cos::GetObject firstByte{.bucket = m_target.bucket,
                                   .key = m_target.key,
                                   .range = Cos::GetObject::Range{.first = 0, .last = 0}};
    call(firstByte, [this](const Result<CosContent> &content) {
        looked(content.and_then([](const CosContent &it) { return Result(it.info); }));
    });
}

void BucketUpload::looked(const Result<CosObjectInfo> &info)
{
    if (isHeld())
        return settle();
    if (!info && info.error().code != "NoSuchKey"_L1)
        return failed(info.error());
    m_wasOther = info && !m_mayBeStored;
    if (!info || info->size != m_request.size)
        return send();
    whenRead(
        [this, crc64 = info->crc64] { crc64 == m_crc64 ? end(package(!m_mayBeStored)) : send(); });
}

void BucketUpload::send()
{
    if (m_request.size <= m_policy.largestPut)
        whenRead([this] { put(); });
    else
        findUnfinished();
}

void BucketUpload::put()
{
    setStage(Stage::Sending);
    recordStored([this] {
        if (isHeld())
            return settle();
        m_mayBeStored = true;
        m_sending.insert(0, 0);
        const Cos::PutObject request{.bucket = m_target.bucket,
                                     .key = m_target.key,
                                     .filePath = m_request.filePath,
                                     .traits = {.contentType = u"application/zip"_s}};
        const CosCall *sending = call(request, [this](const Result<CosStored> &stored) {
            m_sending.clear();
            if (!stored)
                return failed(stored.error());
            if (stored->crc64 != m_crc64)
                return failed(fileError(LocalCode::fileChanged, m_request.filePath));
            end(package(false));
        });
        connect(sending, &CosCall::uploadProgress, this, [this](qint64 sent, qint64) {
            m_sending[0] = sent;
            report();
        });
    });
}

void BucketUpload::findUnfinished()
{
    if (m_upload)
        return m_upload->uploadId.isEmpty() ? adopt() : listParts();
    const auto enough = (m_request.size / mostParts + mebibyte) / mebibyte * mebibyte;
    const UnfinishedUpload fresh{.target = m_target,
                                 .sha256 = m_request.sha256,
                                 .size = m_request.size,
                                 .partSize = qMax(m_policy.partSize, enough),
                                 .begunAt = QDateTime::currentDateTimeUtc()};
    // Written before anything is begun: who is killed then still knows what to look for.
    const auto work = [state = m_state, fresh] {
        UnfinishedUpload upload = fresh;
        const Result<Done> changed = state.change([&](UploadRecords &records) {
            const std::optional<UnfinishedUpload> left = records.unfinishedOf(fresh.target);
            if (left && left->size == fresh.size) {
                upload = *left;
                upload.target = fresh.target;
                upload.isAbandoned = false;
            }
            records.put(upload);
        });
        if (!changed)
            qCWarning(scfUpdate) << "The record of uploads could not be changed:"
                                 << changed.error().message;
        return upload;
    };
    inBackground(work, [this, fresh](const UnfinishedUpload &upload) {
        m_upload = upload;
        if (isHeld())
            return settle();
        if (upload == fresh)
            return initiate();
        upload.uploadId.isEmpty() ? adopt() : listParts();
    });
}

std::optional<QString> BucketUpload::mineOf(const QList<CosUpload> &uploads) const
{
    const QDateTime earliest =
        m_upload->begunAt.addSecs(m_cos->measuredSkew().value_or(0) - clockSpread);
    for (const CosUpload &upload : uploads) {
        if (upload.key == m_target.key && upload.initiatedAt >= earliest)
            return upload.uploadId;
    }
    return std::nullopt;
}

// The answer to an earlier InitiateMultipartUpload was lost, or the program was killed before it.
void BucketUpload::adopt()
{
    const Cos::ListMultipartUploads request{.bucket = m_target.bucket, .prefix = m_target.key};
    call(request, [this](const Result<QList<CosUpload>> &uploads) {
        if (isHeld())
            return settle();
        if (!uploads && isPassing(uploads.error()))
            return failed(uploads.error());
        const std::optional<QString> mine = mineOf(uploads.value_or({}));
        if (!mine)
            return initiate();
        m_upload->uploadId = *mine;
        change([upload = *m_upload](UploadRecords &records) { records.put(upload); },
               [this] { isHeld() ? settle() : listParts(); });
    });
}

void BucketUpload::initiate()
{
    const Cos::InitiateMultipartUpload request{.bucket = m_target.bucket,
                                               .key = m_target.key,
                                               .traits = {.contentType = u"application/zip"_s}};
    m_initiating = call(request, [this](const Result<CosUpload> &upload) {
        if (!upload)
            return failed(upload.error());
        m_upload->uploadId = upload->uploadId;
        change([upload = *m_upload](UploadRecords &records) { records.put(upload); },
               [this] { isHeld() ? settle() : compare({}); });
    });
}

void BucketUpload::listParts()
{
    const Cos::ListParts request{
        .bucket = m_target.bucket, .key = m_target.key, .uploadId = m_upload->uploadId};
    call(request, [this](const Result<QList<CosPart>> &parts) {
        if (!parts)
            return failed(parts.error());
        isHeld() ? settle() : compare(*parts);
    });
}

//! What of \a listed is of this file need not be sent again.
void BucketUpload::compare(const QList<CosPart> &listed)
{
    struct Candidate
    {
        CosPart part{};
        Cos::FilePiece piece{};
        bool isKnown = false;
    };
    QList<Candidate> candidates;
    for (const CosPart &part : listed) {
        if (part.number < 1 || part.number > partCount() || part.size != sizeOfPart(part.number))
            continue;
        const Cos::UploadPart request = partRequest(part.number);
        candidates.append({.part = part,
                           .piece = {request.filePath, request.offset, request.size},
                           .isKnown = m_parts.value(part.number).eTag == part.eTag});
    }
    const auto work = [candidates, cancel = m_stop] {
        QHash<int, CosPart> good;
        for (const Candidate &one : candidates) {
            if (one.isKnown || isOfFile(one.part, one.piece, cancel))
                good.insert(one.part.number, one.part);
        }
        return good;
    };
    inBackground(work, [this](const QHash<int, CosPart> &good) {
        m_parts = good;
        m_missing.clear();
        for (int number = 1; number <= partCount(); ++number) {
            if (!m_parts.contains(number))
                m_missing.enqueue(number);
        }
        isHeld() ? settle() : sendParts();
    });
}

void BucketUpload::sendParts()
{
    setStage(Stage::Sending);
    report();
    while (!isHeld() && !m_missing.isEmpty() && m_sending.size() < m_policy.partsInFlight)
        sendPart(m_missing.dequeue());
    if (m_missing.isEmpty() && m_sending.isEmpty())
        complete();
}

void BucketUpload::sendPart(int number)
{
    m_sending.insert(number, 0);
    const CosCall *sending =
        call(partRequest(number), [this, number](const auto &part) { partSent(number, part); });
    connect(sending, &CosCall::uploadProgress, this, [this, number](qint64 sent, qint64) {
        m_sending[number] = sent;
        report();
    });
}

void BucketUpload::partSent(int number, const Result<CosPart> &part)
{
    m_sending.remove(number);
    if (!part)
        return failed(part.error());
    m_parts.insert(number, *part);
    m_arrivedHere += part->size;
    m_retriesLeft = m_policy.retries;
    isHeld() ? settle() : sendParts();
}

void BucketUpload::complete()
{
    setStage(Stage::Proving);
    if (!m_crc64)
        return whenRead([this] { complete(); });
    recordStored([this] {
        if (isHeld())
            return settle();
        m_mayBeStored = true;
        Cos::CompleteMultipartUpload request{.bucket = m_target.bucket,
                                             .key = m_target.key,
                                             .uploadId = m_upload->uploadId,
                                             .parts = m_parts.values(),
                                             .size = m_request.size,
                                             .crc64 = *m_crc64};
        std::sort(request.parts.begin(), request.parts.end(),
                  [](const CosPart &a, const CosPart &b) { return a.number < b.number; });
        call(request, [this](const Result<CosStored> &stored) {
            if (!stored)
                return failed(stored.error());
            m_upload.reset();
            forgetUnfinished([this] { end(package(false)); });
        });
    });
}

void BucketUpload::end(const Ending &ending)
{
    if (!m_ending)
        m_ending = ending;
    settle();
}

void BucketUpload::cleanUp()
{
    m_isCleaning = true;
    m_failure.reset();
    if (m_upload)
        return abandon();
    // That of an earlier job is not wanted any more either. The object itself is, where it is what
    // was to be had: it is kept for as long as a new one.
    const bool isWanted = m_ending->has_value();
    const int days = m_request.keeping == PackageKeeping::SevenDays ? daysKept : daysForgotten;
    const QDateTime removeAt = QDateTime::currentDateTimeUtc().addDays(days);
    const auto work = [state = m_state, target = m_target, isWanted, removeAt] {
        std::optional<UnfinishedUpload> left;
        (void)state.change([&](UploadRecords &records) {
            left = records.unfinishedOf(target);
            std::optional<StoredPackage> stored = records.storedOf(target);
            if (!stored || !isWanted)
                return;
            stored->target = target;
            stored->removeAt = removeAt;
            records.put(*stored);
        });
        return left;
    };
    inBackground(work, [this](const std::optional<UnfinishedUpload> &left) {
        m_upload = left;
        m_upload ? abandon() : removeObject();
    });
}

//! First into the record: whoever is killed now aborts it at the next start.
void BucketUpload::abandon()
{
    m_upload->isAbandoned = true;
    change([upload = *m_upload](UploadRecords &records) { records.put(upload); },
           [this] { m_upload->uploadId.isEmpty() ? findForAbort() : abort(); });
}

void BucketUpload::findForAbort()
{
    const Cos::ListMultipartUploads request{.bucket = m_target.bucket, .prefix = m_target.key};
    call(request, [this](const Result<QList<CosUpload>> &uploads) {
        if (!uploads) {
            m_leftBehind = uploads.error();
            return removeObject();
        }
        const std::optional<QString> mine = mineOf(*uploads);
        if (!mine)
            return forgetUnfinished([this] { removeObject(); });
        m_upload->uploadId = *mine;
        abort();
    });
}

void BucketUpload::abort()
{
    const Cos::AbortMultipartUpload request{
        .bucket = m_target.bucket, .key = m_target.key, .uploadId = m_upload->uploadId};
    call(request, [this](const Result<Done> &aborted) {
        if (aborted || aborted.error().code == "NoSuchUpload"_L1)
            return forgetUnfinished([this] { removeObject(); });
        m_leftBehind = aborted.error();
        removeObject();
    });
}

void BucketUpload::removeObject()
{
    if (m_ending->has_value() || !m_mayBeStored || m_wasOther)
        return finish();
    call(Cos::DeleteObject{m_target.bucket, m_target.key}, [this](const Result<Done> &deleted) {
        if (!deleted)
            m_leftBehind = deleted.error();
        change(
            [target = m_target, isGone = deleted.has_value()](UploadRecords &records) {
                std::optional<StoredPackage> stored = records.storedOf(target);
                if (!stored)
                    return;
                stored->removeAt = QDateTime::currentDateTimeUtc();
                isGone ? records.removeStored(target) : records.put(*stored);
            },
            [this] { finish(); });
    });
}

void BucketUpload::finish()
{
    if (std::exchange(m_isFinished, true))
        return;
    m_reporting.stop();
    m_retry.stop();
    const Ending ending = *m_ending;
    if (ending)
        emit progress(ending->size, ending->size, 0);
    emit finished(ending);
}

void BucketUpload::setStage(Stage stage)
{
    if (m_stage == stage)
        return;
    m_stage = stage;
    emit stageStarted(stage);
}

qint64 BucketUpload::sentHere() const
{
    qint64 sent = m_arrivedHere;
    for (const qint64 bytes : m_sending)
        sent += bytes;
    return sent;
}

void BucketUpload::report()
{
    if (m_reporting.isActive() || m_isFinished || m_isCleaning)
        return;
    if (!m_isPaused)
        m_reporting.start();
    const qint64 now = m_clock.elapsed();
    const qint64 here = sentHere();
    while (!m_history.isEmpty() && m_history.head().first < now - speedMs)
        m_history.dequeue();
    m_history.enqueue({now, here});
    const auto [since, before] = m_history.head();
    const qint64 speed = now > since ? qMax<qint64>(0, (here - before) * 1000 / (now - since)) : 0;
    qint64 sent = 0;
    for (const CosPart &part : std::as_const(m_parts))
        sent += part.size;
    for (const qint64 bytes : std::as_const(m_sending))
        sent += bytes;
    emit progress(qMin(sent, m_request.size), m_request.size, speed);
}

int BucketUpload::partCount() const
{
    return static_cast<int>((m_request.size + m_upload->partSize - 1) / m_upload->partSize);
}

qint64 BucketUpload::sizeOfPart(int number) const
{
    return qMin(m_upload->partSize, m_request.size - (number - 1) * m_upload->partSize);
}

Cos::UploadPart BucketUpload::partRequest(int number) const
{
    return {.bucket = m_target.bucket,
            .key = m_target.key,
            .uploadId = m_upload->uploadId,
            .partNumber = number,
            .filePath = m_request.filePath,
            .offset = (number - 1) * m_upload->partSize,
            .size = sizeOfPart(number)};
}

} // namespace Scf
