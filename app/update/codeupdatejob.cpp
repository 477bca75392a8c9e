// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/codeupdatejob.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/cosfilebody.h"
#include "app/cloud/functionreader.h"
#include "app/core/background.h"
#include "app/core/logging.h"
#include "app/update/blockingcos.h"
#include "app/update/coderequest.h"
#include "app/update/cosobjectinspection.h"
#include "app/update/deployedcode.h"

#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QList<CodeUpdateJob::Step> stepsOf(const CodeSource &source)
{
    using Step = CodeUpdateJob::Step;
    QList<Step> steps{Step::Check};
    if (source.isLocal())
        steps.append(Step::Package);
    return steps << Step::Update << Step::AwaitActive << Step::Verify;
}

std::optional<Error> firstError(const QList<Finding> &findings)
{
    const auto worst = std::ranges::find(findings, Finding::State::Error, &Finding::state);
    if (worst == findings.end())
        return std::nullopt;
    return Error{.kind = Error::Kind::Input,
                 .code = LocalCode::packageUnfit,
                 .message = worst->text,
                 .sent = Error::Sent::Nothing};
}

} // namespace

CodeUpdateJob::CodeUpdateJob(ApiClient *api, FunctionReader *reader, const UpdatePlan &plan,
                             const UpdatePolicy &policy, QObject *parent,
                             std::shared_ptr<ContentMemory> memory)
    : QObject(parent)
    , m_api(api)
    , m_reader(reader)
    , m_plan(plan)
    , m_policy(policy)
    , m_memory(memory ? std::move(memory) : makeContentMemory())
    , m_steps(stepsOf(plan.source))
    , m_resendsLeft(policy.resends)
    , m_rateBackoffMs(policy.rateBackoffMs)
{
    m_record.function = plan.function;
    m_record.source = plan.source;
    m_record.handler = plan.handler;
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, [this] { std::exchange(m_afterWait, nullptr)(); });
}

CodeUpdateJob::~CodeUpdateJob()
{
    m_stop.cancel();
    if (m_call)
        m_call->cancel();
    disposeInBackground(std::move(m_listing));
}

void CodeUpdateJob::keepIn(Journal *journal)
{
    m_journaled.setJournal(journal, JournalScope::of(m_api->account()));
}

void CodeUpdateJob::useBuckets(const BucketAccess &access)
{
    m_buckets = access;
}

JournalEntry CodeUpdateJob::journalEntry() const
{
    JournalEntry entry;
    entry.record = m_record;
    entry.package = m_plan.package;
    entry.installDependency = m_plan.options.installDependency;
    entry.publish = m_plan.options.publish;
    if (m_before) {
        const FunctionSummary &before = m_before->summary;
        entry.before = {.status = before.status.text(),
                        .modTime = before.modTime,
                        .handler = m_before->handler,
                        .codeSha256 = m_sha256Before,
                        .codeSize = m_before->codeSize};
    }
    return entry;
}

void CodeUpdateJob::start()
{
    if (std::exchange(m_started, true))
        return;
    m_record.startedAt = QDateTime::currentDateTimeUtc();
    m_total.start();
    QTimer::singleShot(0, this, &CodeUpdateJob::advance);
}

// The update, in the order it happens.
void CodeUpdateJob::advance()
{
    static constexpr std::array actions{
        &CodeUpdateJob::check,  &CodeUpdateJob::package,     &CodeUpdateJob::upload,
        &CodeUpdateJob::update, &CodeUpdateJob::awaitActive, &CodeUpdateJob::verify,
    };
    if (m_finished)
        return;
    if (m_cancelled && !m_sentOnce)
        return finish(UpdateOutcome::NotChanged);
    if (m_step)
        emit stepFinished(*m_step, m_stepTime.elapsed());
    m_step = m_steps.at(m_next++);
    m_stepTime.start();
    emit stepStarted(*m_step);
    (this->*actions.at(std::size_t(*m_step)))();
}

void CodeUpdateJob::check()
{
    m_call = m_reader->read(m_plan.function, this, [this](const Result<FunctionDetail> &detail) {
        if (m_finished)
            return;
        if (!detail)
            return fail(detail.error());
        m_before = *detail;
        const FunctionStatus status = detail->summary.status;
        if (!status.allowsUpdate()) {
            return fail(Error{.kind = Error::Kind::Input,
                              .code = LocalCode::functionBusy,
                              .message = status.text(),
                              .sent = Error::Sent::Nothing});
        }
        // Where the deployed code cannot be read (an image) the update goes on without.
        readDeployedCode([this](const Result<QString> &sha256) {
            m_sha256Before = sha256.value_or({});
            if (!isConflict())
                return checkSource();
            m_isAsking = true;
            emit conflictFound(m_before->summary.modTime);
        });
    });
}

// Another ModTime with the same code is a change of settings: the update does not touch them.
bool CodeUpdateJob::isConflict() const
{
    if (!m_plan.seen)
        return false;
    const SeenFunction &seen = *m_plan.seen;
    if (!seen.codeSha256.isEmpty() && !m_sha256Before.isEmpty())
        return seen.codeSha256 != m_sha256Before;
    return !seen.modTime.isEmpty() && seen.modTime != m_before->summary.modTime;
}

void CodeUpdateJob::resolveConflict(bool goOn)
{
    if (!m_isAsking || m_finished)
        return;
    if (!goOn)
        return cancel();
    m_isAsking = false;
    checkSource();
}

void CodeUpdateJob::checkSource()
{
    if (isImage())
        checkImage();
    else
        checkPackage();
}

void CodeUpdateJob::noteChanges()
{
    if (!m_before || !m_before->complete || !m_lastSeen.complete)
        return;
    if (isImage())
        m_record.changed += u"ImageConfig"_s;
    else if (m_record.zipSha256.isEmpty() || m_record.zipSha256 != m_sha256Before)
        m_record.changed += u"Code"_s;
    if (m_lastSeen.handler != m_before->handler)
        m_record.changed += u"Handler"_s;
    const auto &before = m_before->settings;
    for (auto it = before.constBegin(); it != before.constEnd(); ++it) {
        if (m_lastSeen.settings.value(it.key(), it.value()) != it.value())
            m_record.alsoChanged += it.key();
    }
}

void CodeUpdateJob::checkImage()
{
    if (const auto error = firstError(checkImageUpdate(*m_before, m_plan)))
        return fail(*error);
    advance();
}

void CodeUpdateJob::checkObject()
{
    struct Checked
    {
        CosObjectInfo info{};
        std::optional<Error> error{};
    };
    if (!m_buckets)
        return fail(Error{.kind = Error::Kind::Input, .code = LocalCode::packageUnfit});
    const auto work = [plan = m_plan, before = *m_before, stop = m_stop, memory = m_memory,
                       cos = BlockingCos(m_buckets->cos)]() -> Checked {
        const CosObjectInspection seen = inspectCosObject(cos, plan.source.object, stop);
        QList<Finding> findings =
            checkCosObject(plan.source.object, seen.facts, plan.function.region);
        if (seen.listing)
            findings += checkAll(before, plan, *seen.listing, seen.reader, *memory, stop);
        Checked checked{.error = firstError(findings)};
        if (!seen.facts.info)
            checked.error = seen.facts.info.error();
        else if (!checked.error && !seen.listing)
            checked.error = seen.listing.error();
        if (seen.facts.info)
            checked.info = *seen.facts.info;
        return checked;
    };
    runInBackground(this, work, [this](const Checked &checked) {
        if (checked.error)
            return fail(*checked.error);
        m_objectInfo = checked.info;
        m_record.zipSize = checked.info.size;
        advance();
    });
}

std::optional<CosLocation> CodeUpdateJob::objectToSend() const
{
    if (isObject())
        return m_plan.source.object;
    if (m_uploaded)
        return CosLocation{.bucket = m_uploaded->bucket, .key = m_uploaded->key};
    return std::nullopt;
}

void CodeUpdateJob::checkPackage()
{
    if (isObject())
        return checkObject();
    struct Checked
    {
        std::shared_ptr<const PackageListing> listing;
        std::optional<Error> error{};
        bool isInline = false;
    };
    const auto report = [guard = QPointer(this)](qint64 files) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, files] {
                if (guard && guard->m_step == Step::Check)
                    emit guard->stepProgress(Step::Check, files, 0);
            },
            Qt::QueuedConnection);
    };
    const auto work = [plan = m_plan, before = *m_before, stop = m_stop, memory = m_memory,
                       report]() -> Checked {
        Result<PackageListing> listing = listSource(plan.source, plan.package, stop, report);
        if (!listing)
            return {.listing = {}, .error = listing.error()};
        const QList<Finding> findings =
            checkAll(before, plan, *listing, readerOf(plan.source), *memory, stop);
        Checked checked{.listing =
                            std::make_shared<const PackageListing>(std::move(listing.value()))};
        checked.error = firstError(findings);
        checked.isInline = isSentInline(before, plan, *checked.listing);
        return checked;
    };
    runInBackground(this, work, [this](Checked checked) {
        m_isInline = checked.isInline;
        m_listing = std::move(checked.listing);
        if (checked.error)
            return fail(*checked.error);
        advance();
    });
}

void CodeUpdateJob::package()
{
    const auto report = [guard = QPointer(this)](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, done, total] {
                if (guard && guard->m_step == Step::Package)
                    emit guard->stepProgress(Step::Package, done, total);
            },
            Qt::QueuedConnection);
    };
    const auto work = [plan = m_plan, listing = std::move(m_listing), limit = m_policy.requestLimit,
                       cache = m_policy.streamCacheFolder, cacheLimit = m_policy.streamCacheLimit,
                       stop = m_stop, report]() mutable {
        Result<PreparedPackage> package =
            preparePackage(plan, *listing, limit, cache, stop, report, cacheLimit);
        listing.reset(); // here, not on the main thread
        return package;
    };
    runInBackground(this, work, [this](Result<PreparedPackage> package) {
        if (!package)
            return fail(package.error());
        m_package = std::move(package.value());
        m_record.zipSize = m_package.size;
        m_record.zipSha256 = m_package.sha256;
        if (m_package.isTooLargeForRequest())
            return takeBucket();
        advance();
    });
}

void CodeUpdateJob::takeBucket()
{
    if (!m_plan.bucket || !m_buckets) {
        return fail(Error{.kind = Error::Kind::Input,
                          .code = LocalCode::requestTooLarge,
                          .message = QString::number(requestSize(m_plan, m_package.size)),
                          .sent = Error::Sent::Nothing});
    }
    m_steps.insert(m_next, Step::Upload);
    advance();
}

void CodeUpdateJob::upload()
{
    const BucketUploadRequest request{
        .account = m_buckets->account,
        .bucket = *m_plan.bucket,
        .functionName = m_plan.function.functionName,
        .filePath = m_package.path,
        .size = m_package.size,
        .sha256 = m_package.sha256,
        .keeping = m_buckets->keeping,
    };
    m_upload = new BucketUpload(m_buckets->cos, m_buckets->state, request, {}, this);
    connect(m_upload, &BucketUpload::progress, this,
            [this](qint64 sent, qint64 total, qint64 bytesPerSecond) {
                emit stepProgress(Step::Upload, sent, total);
                emit uploadSpeed(bytesPerSecond);
            });
    connect(m_upload, &BucketUpload::pausedChanged, this, &CodeUpdateJob::uploadPaused);
    connect(m_upload, &BucketUpload::finished, this, [this](const Result<UploadedPackage> &result) {
        m_upload->deleteLater();
        m_upload = nullptr;
        if (!result)
            return fail(result.error());
        m_uploaded = *result;
        advance();
    });
    m_upload->start();
}

void CodeUpdateJob::pauseUpload(bool on)
{
    if (!m_upload)
        return;
    if (on)
        m_upload->pause();
    else
        m_upload->resume();
}

// A refused body did not run: what it carried may go another way.
void CodeUpdateJob::sendThroughBucket(const Error &refusal)
{
    emit requestLimitFound(refusal.message, requestSize(m_plan, m_package.size));
    if (!m_plan.bucket || !m_buckets || m_package.path.isEmpty())
        return finish(UpdateOutcome::NotChanged);
    m_sentOnce = false;
    m_package.zip.clear();
    m_steps.insert(m_next - 1, Step::Upload);
    --m_next;
    advance();
}

void CodeUpdateJob::update()
{
    // On the disk before the first byte can leave.
    m_journaled.begin(journalEntry(), this, [this](const Result<Done> &written) {
        if (m_finished)
            return;
        if (!written)
            return fail(written.error());
        send();
    });
}

void CodeUpdateJob::send()
{
    if (m_cancelled)
        return finish(UpdateOutcome::NotChanged);
    const UpdateFunctionCodeRequest request = codeRequest(
        m_plan, {.zip = m_package.zip, .object = objectToSend(), .isInline = m_isInline});
    m_sentOnce = true;
    const auto answered = [this](const Result<UpdateFunctionCodeResponse> &response) {
        if (m_finished)
            return;
        if (response) {
            m_record.requestId = response->requestId;
            m_record.hasError = false;
            m_journaled.accepted(m_record.requestId);
            m_package.zip.clear();
            m_phase.start();
            return advance();
        }
        const Error &error = response.error();
        note(error);
        if (error.kind == Error::Kind::Service && error.provesNothingRan() && !m_cancelled) {
            // The client has learned the time from the refusal.
            if (error.isIn(u"AuthFailure.SignatureExpire") && m_api->measuredSkew()
                && m_resendsLeft > 0) {
                --m_resendsLeft;
                return sendAgainAfter(0);
            }
            if (error.isIn(u"RequestLimitExceeded") && m_resendsLeft > 0) {
                --m_resendsLeft;
                return sendAgainAfter(std::exchange(m_rateBackoffMs, 2 * m_rateBackoffMs));
            }
        }
        if (error.kind == Error::Kind::Service && error.isIn(u"RequestSizeLimitExceeded")
            && !m_cancelled && !objectToSend())
            return sendThroughBucket(error);
        // An internal error names no side on which it happened: the request may have been carried
        // out.
        if (error.kind == Error::Kind::Service && !error.isIn(u"InternalError"))
            return finish(UpdateOutcome::NotChanged);
        answerLost(error);
    };
    Call *call = m_api->send(request, this, answered);
    m_call = call;
    m_journaled.sent();
    connect(call, &Call::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (m_step == Step::Update && !m_answerLost)
            emit stepProgress(Step::Update, sent, total);
    });
}

void CodeUpdateJob::sendAgainAfter(int milliseconds)
{
    // What was refused did not run: until the next request leaves, nothing can have changed.
    m_sentOnce = false;
    wait(milliseconds, [this] { send(); });
}

void CodeUpdateJob::answerLost(const Error &error)
{
    if (error.sent == Error::Sent::Nothing)
        return finish(UpdateOutcome::NotChanged);
    m_answerLost = true;
    m_provenNotRun = error.sent != Error::Sent::All;
    m_package.zip.clear();
    m_phase.start();
    emit settling();
    readState();
}

void CodeUpdateJob::awaitActive()
{
    if (m_cancelled)
        return finish(UpdateOutcome::WaitingStopped);
    readState();
}

void CodeUpdateJob::readState()
{
    m_askedAtMs = m_phase.isValid() ? m_phase.elapsed() : 0;
    m_call = m_reader->read(m_plan.function, this, [this](const Result<FunctionDetail> &detail) {
        if (m_finished)
            return;
        if (!detail)
            return stateUnreadable(detail.error());
        m_unreadable.invalidate();
        if (m_answerLost)
            judgeLostAnswer(*detail);
        else
            judgeWaiting(*detail);
    });
}

void CodeUpdateJob::pollAgain()
{
    wait(m_policy.pollMs, [this] { readState(); });
}

void CodeUpdateJob::wait(int milliseconds, std::function<void()> next)
{
    m_afterWait = std::move(next);
    m_timer.start(milliseconds);
}

void CodeUpdateJob::stateUnreadable(const Error &error)
{
    if (m_answerLost && m_provenNotRun)
        return finish(UpdateOutcome::NotChanged);
    if (!m_unreadable.isValid())
        m_unreadable.start();
    // Refused readings (a missing right, a deleted function) do not get better by waiting.
    const bool isFinal = error.kind == Error::Kind::Service || error.kind == Error::Kind::Cancelled;
    if (!isFinal && !m_unreadable.hasExpired(m_policy.unreadableMs))
        return pollAgain();
    if (!m_record.hasError)
        note(error);
    finish(UpdateOutcome::Unknown, tr("The function could not be read: %1").arg(error.message));
}

bool CodeUpdateJob::looksChanged(const FunctionDetail &detail) const
{
    const FunctionSummary &before = m_before->summary;
    if (m_sawPassing || detail.summary.modTime != before.modTime
        || detail.summary.status != before.status)
        return true;
    if (detail.image != m_before->image)
        return true;
    return detail.complete && m_before->complete && !m_plan.handler.isEmpty()
           && detail.handler == m_plan.handler && m_before->handler != m_plan.handler;
}

void CodeUpdateJob::judgeWaiting(const FunctionDetail &detail)
{
    const FunctionStatus status = detail.summary.status;
    if (nothingSeenFor(m_policy.activeMs)) {
        return finish(UpdateOutcome::WaitingStopped, tr("It was not Active after %n minute(s).",
                                                        nullptr, m_policy.activeMs / 60'000));
    }
    if (status.isPassing()) {
        m_sawPassing = true;
        return pollAgain();
    }
    if (looksChanged(detail)) {
        if (status.isFailure()) {
            m_record.statusReasons = detail.summary.statusReasons;
            return finish(UpdateOutcome::UpdateFailed, detail.summary.statusDesc);
        }
        m_lastSeen = detail;
        return status.is(FunctionStatus::Value::Active) ? advance() : pollAgain();
    }
    if (!nothingSeenFor(m_policy.settleMs))
        return pollAgain();
    if (isImage())
        return pollAgain();
    // An Active with the old ModTime is the state before the update, unless what is deployed says
    // otherwise: ModTime has whole seconds, and one may hold two updates.
    readDeployedCode([this](const Result<QString> &sha256) {
        if (!sha256)
            return pollAgain();
        if (!isObject())
            return *sha256 == m_package.sha256 ? advance() : pollAgain();
        compareWithObject([this](const Result<bool> &isSame) {
            return isSame.value_or(false) ? advance() : pollAgain();
        });
    });
}

void CodeUpdateJob::judgeLostAnswer(const FunctionDetail &detail)
{
    if (m_provenNotRun)
        return finish(UpdateOutcome::NotChanged);
    const FunctionStatus status = detail.summary.status;
    if (status.isPassing()) {
        m_sawPassing = true;
        return nothingSeenFor(m_policy.activeMs) ? finish(UpdateOutcome::Unknown) : pollAgain();
    }
    if (looksChanged(detail) && status.isFailure()) {
        m_record.statusReasons = detail.summary.statusReasons;
        return finish(UpdateOutcome::Unknown,
                      tr("The function is in the status %1 now, and no answer tells whether this "
                         "update or another one brought it there.")
                          .arg(status.text()));
    }
    if (isImage())
        return judgeLostImage(detail);
    readDeployedCode([this, detail](const Result<QString> &sha256) {
        const bool codeChanged = sha256 && !m_sha256Before.isEmpty() && *sha256 != m_sha256Before;
        const bool changed = codeChanged || looksChanged(detail);
        m_lastSeen = detail;
        if (changed && sha256 && isObject()) {
            return compareWithObject([this, sha256 = *sha256](const Result<bool> &isSame) {
                if (isSame.value_or(false))
                    return finish(UpdateOutcome::Live);
                if (!nothingSeenFor(m_policy.settleMs))
                    return pollAgain();
                if (!isSame) {
                    return finish(UpdateOutcome::Unknown,
                                  tr("The function has changed, but its code could not be read: %1")
                                      .arg(isSame.error().message));
                }
                endWithOtherCode(sha256);
            });
        }
        if (changed && sha256 && *sha256 == m_package.sha256)
            return finish(UpdateOutcome::Live);
        if (!nothingSeenFor(m_policy.settleMs))
            return pollAgain();
        if (changed && !sha256) {
            return finish(UpdateOutcome::Unknown,
                          tr("The function has changed, but its code could not be read: %1")
                              .arg(sha256.error().message));
        }
        if (changed)
            return endWithOtherCode(*sha256);
        finish(UpdateOutcome::NotChanged);
    });
}

void CodeUpdateJob::endWithOtherCode(const QString &sha256)
{
    if (sha256 == m_sha256Before)
        return finish(UpdateOutcome::NotChanged);
    if (m_plan.options.installDependency) {
        return finish(
            UpdateOutcome::Unknown,
            tr("The code has changed, but the platform adds the installed dependencies to "
               "a package, so that it cannot be compared with what was sent."));
    }
    finish(UpdateOutcome::Unknown,
           tr("Other code runs than what was sent, and nothing tells whether this update came "
              "before it."));
}

void CodeUpdateJob::judgeLostImage(const FunctionDetail &detail)
{
    const bool changed = looksChanged(detail);
    if (changed && detail.image && detail.image->uri == m_plan.source.image.uri) {
        m_lastSeen = detail;
        return verify();
    }
    if (!nothingSeenFor(m_policy.settleMs))
        return pollAgain();
    if (changed)
        return finish(UpdateOutcome::Unknown, tr("The function runs another image by now."));
    finish(UpdateOutcome::NotChanged);
}

void CodeUpdateJob::verify()
{
    if (isImage()) {
        const bool isSame = m_lastSeen.image && m_lastSeen.image->uri == m_plan.source.image.uri;
        return finish(UpdateOutcome::ActiveNotVerifiable,
                      isSame ? tr("the function names the image that was sent, and what an image "
                                  "holds cannot be compared")
                             : tr("the function does not say which image it runs"));
    }
    if (m_lastSeen.complete && !m_plan.handler.isEmpty() && m_lastSeen.handler != m_plan.handler) {
        return finish(
            UpdateOutcome::ActiveNotVerifiable,
            tr("its handler is %1, and %2 was sent").arg(m_lastSeen.handler, m_plan.handler));
    }
    if (m_plan.options.installDependency) {
        return finish(UpdateOutcome::ActiveNotVerifiable,
                      tr("the platform adds the installed dependencies to the package"));
    }
    if (isObject()) {
        return compareWithObject([this](const Result<bool> &isSame) {
            if (m_cancelled)
                return finish(UpdateOutcome::WaitingStopped);
            if (isSame.value_or(false))
                return finish(UpdateOutcome::Live);
            finish(UpdateOutcome::ActiveNotVerifiable,
                   isSame ? tr("the deployed code is not what the object holds")
                          : tr("the deployed code could not be compared with the object (%1)")
                                .arg(isSame.error().code));
        });
    }
    readDeployedCode([this](const Result<QString> &sha256) {
        if (m_cancelled)
            return finish(UpdateOutcome::WaitingStopped);
        if (!sha256) {
            return finish(UpdateOutcome::ActiveNotVerifiable,
                          tr("the deployed code could not be read (%1)").arg(sha256.error().code));
        }
        if (*sha256 != m_package.sha256) {
            return finish(
                UpdateOutcome::ActiveNotVerifiable,
                tr("the deployed code has another SHA-256 than the package that was sent"));
        }
        finish(UpdateOutcome::Live);
    });
}

void CodeUpdateJob::compareWithObject(const std::function<void(const Result<bool> &)> &next)
{
    if (!m_objectInfo.crc64)
        return next(
            Error{.code = LocalCode::answerIncomplete, .message = u"x-cos-hash-crc64ecma"_s});
    const auto folder = std::make_shared<QTemporaryDir>();
    const QString path = folder->filePath(u"deployed.zip"_s);
    m_comparison = new DeployedCodeDownload(
        m_reader,
        {.function = m_plan.function, .kind = DeployedCodeTarget::Kind::ZipFile, .path = path},
        this);
    connect(m_comparison, &DeployedCodeDownload::progress, this,
            [this](DeployedCodeDownload::Step, qint64 done, qint64 total) {
                if (m_step == Step::Verify)
                    emit stepProgress(Step::Verify, done, total);
            });
    connect(m_comparison, &DeployedCodeDownload::finished, this,
            [this, next, folder, path](const Result<DeployedCode> &code) {
                m_comparison->deleteLater();
                m_comparison = nullptr;
                if (m_finished)
                    return;
                if (!code)
                    return next(code.error());
                if (code->match == DeployedCode::Match::Differs)
                    return next(
                        Error{.code = LocalCode::checksumMismatch, .message = u"CodeSha256"_s});
                m_record.zipSha256 = code->sha256;
                // Reading may take a while: hundreds of megabytes.
                const auto work = [path, stop = m_stop, folder] {
                    return Cos::fingerprintOf({.path = path}, stop);
                };
                runInBackground(this, work, [this, next](const Result<Cos::Fingerprint> &print) {
                    if (m_finished)
                        return;
                    if (!print)
                        return next(print.error());
                    next(print->crc64 == *m_objectInfo.crc64 && print->size == m_objectInfo.size);
                });
            });
    m_comparison->start();
}

void CodeUpdateJob::readDeployedCode(const std::function<void(const Result<QString> &)> &next)
{
    m_call = m_reader->readCodeSha256(m_plan.function, this,
                                      [this, next](const Result<QString> &sha256) {
                                          if (!m_finished)
                                              next(sha256);
                                      });
}

void CodeUpdateJob::cancel()
{
    if (m_finished)
        return;
    m_cancelled = true;
    m_record.cancelled = true;
    m_stop.cancel();
    if (m_answerLost) {
        endSoon(UpdateOutcome::Unknown); // gives up finding out
    } else if (!m_record.requestId.isEmpty()) {
        endSoon(UpdateOutcome::WaitingStopped);
    } else if (m_isAsking || m_timer.isActive()) {
        endSoon(UpdateOutcome::NotChanged); // nothing was sent, or waits to be sent again
    } else if (m_upload) {
        m_upload->cancel(); // ends with `finished` once nothing of it is left in the bucket
    } else if (m_call) {
        m_call->cancel(); // its answer says whether anything had left
    }
    // Otherwise work in the background sees m_stop and ends in fail().
}

void CodeUpdateJob::endSoon(UpdateOutcome outcome)
{
    m_timer.stop();
    QTimer::singleShot(0, this, [this, outcome] { finish(outcome); });
}

void CodeUpdateJob::note(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return; // `cancelled` says it
    m_record.error = error;
    m_record.hasError = true;
}

void CodeUpdateJob::fail(const Error &error)
{
    note(error);
    finish(UpdateOutcome::NotChanged);
}

void CodeUpdateJob::finish(UpdateOutcome outcome, const QString &remark)
{
    if (std::exchange(m_finished, true))
        return;
    m_timer.stop();
    if (m_call)
        m_call->cancel();
    m_record.outcome = outcome;
    m_record.remark = remark;
    if (outcome == UpdateOutcome::Live || outcome == UpdateOutcome::ActiveNotVerifiable)
        noteChanges();
    m_record.durationMs = m_total.elapsed();
    m_journaled.end(journalEntry());
    if (m_step)
        emit stepFinished(*m_step, m_stepTime.elapsed());
    emit finished(m_record);
}

} // namespace Scf
