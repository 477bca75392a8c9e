// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/bucketkeeper.h"

#include "app/cloud/cosclient.h"
#include "app/core/background.h"

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! The answers after which there is nothing left to be removed.
bool isGone(const Error &error)
{
    return error.code == "NoSuchKey"_L1 || error.code == "NoSuchBucket"_L1
           || error.code == "NoSuchUpload"_L1;
}

//! The next ones cannot do better.
bool isOfTheWay(const Error &error)
{
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout
           || error.kind == Error::Kind::Cancelled || error.code == "ExpiredToken"_L1;
}

} // namespace

BucketKeeper::BucketKeeper(CosClient *cos, const UploadState &state, QObject *parent)
    : QObject(parent)
    , m_cos(cos)
    , m_state(state)
{ }

BucketKeeper::~BucketKeeper() = default;

void BucketKeeper::run(const QString &account)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_account = account;
    const auto work = [state = m_state, account] {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const UploadRecords records = state.read();
        QQueue<Item> due;
        for (const UnfinishedUpload &upload : records.unfinished) {
            const bool isDue = upload.isAbandoned || upload.begunAt.addDays(daysUntilAbort) <= now;
            if (isDue && upload.target.account == account)
                due.enqueue(upload);
        }
        for (const StoredPackage &package : records.stored) {
            if (package.removeAt <= now && package.target.account == account)
                due.enqueue(package);
        }
        return due;
    };
    runInBackground(this, work, [this, generation = m_generation](const QQueue<Item> &due) {
        if (generation != m_generation)
            return;
        m_items = due;
        next();
    });
}

void BucketKeeper::release(const UploadTarget &target)
{
    const auto work = [state = m_state, target] {
        return state.change([&target](UploadRecords &records) {
            std::optional<StoredPackage> stored = records.storedOf(target);
            if (!stored)
                return; // not ours
            stored->removeAt = QDateTime::currentDateTimeUtc();
            records.put(*stored);
        });
    };
    runInBackground(this, work, [this, target](const Result<Done> &) {
        m_runsAgain = m_isRunning;
        run(target.account);
    });
}

void BucketKeeper::stop()
{
    if (!m_isRunning)
        return;
    ++m_generation;
    m_items.clear();
    m_runsAgain = false;
    if (m_call)
        m_call->cancel();
    m_isRunning = false;
}

void BucketKeeper::next()
{
    if (m_items.isEmpty())
        return finish();
    const Item item = m_items.dequeue();
    if (const auto *package = std::get_if<StoredPackage>(&item))
        return check(*package);
    const auto &upload = std::get<UnfinishedUpload>(item);
    upload.uploadId.isEmpty() ? find(upload) : abort(upload);
}

void BucketKeeper::check(const StoredPackage &package)
{
    const UploadTarget &target = package.target;
    const auto answer = [this, package,
                         generation = m_generation](const Result<CosObjectInfo> &info) {
        if (generation != m_generation)
            return;
        const bool isOurs = info && info->size == package.size && info->crc64 == package.crc64;
        if (isOurs)
            return remove(package);
        if (!info && !isGone(info.error()))
            return stays(package.target, info.error());
        // Gone, or somebody stored something else there, which is not ours to remove.
        gone(package.target,
             [target = package.target](UploadRecords &records) { records.removeStored(target); });
    };
    m_call = m_cos->send(Cos::HeadObject{target.bucket, target.key}, this, answer);
}

void BucketKeeper::remove(const StoredPackage &package)
{
    // It may have been used again meanwhile, which gives it more time.
    const auto work = [state = m_state, package] {
        return state.read().storedOf(package.target) == package;
    };
    runInBackground(this, work, [this, package, generation = m_generation](bool isStillDue) {
        if (generation != m_generation)
            return;
        if (!isStillDue)
            return next();
        const auto answer = [this, target = package.target,
                             generation](const Result<Done> &deleted) {
            if (generation != m_generation)
                return;
            if (!deleted && !isGone(deleted.error()))
                return stays(target, deleted.error());
            gone(target, [target](UploadRecords &records) { records.removeStored(target); });
        };
        m_call =
            m_cos->send(Cos::DeleteObject{package.target.bucket, package.target.key}, this, answer);
    });
}

//! The upload was about to be begun, and nobody knows whether it was: whatever is open under that
//! name, which no other program uses.
void BucketKeeper::find(const UnfinishedUpload &upload)
{
    const Cos::ListMultipartUploads request{.bucket = upload.target.bucket,
                                            .prefix = upload.target.key};
    const auto answer = [this, upload,
                         generation = m_generation](const Result<QList<CosUpload>> &uploads) {
        if (generation != m_generation)
            return;
        if (!uploads && !isGone(uploads.error()))
            return stays(upload.target, uploads.error());
        for (const CosUpload &open : uploads.value_or({})) {
            if (open.key != upload.target.key)
                continue;
            UnfinishedUpload known = upload;
            known.uploadId = open.uploadId;
            return abort(known);
        }
        gone(upload.target, [target = upload.target](UploadRecords &records) {
            records.removeUnfinished(target);
        });
    };
    m_call = m_cos->send(request, this, answer);
}

void BucketKeeper::abort(const UnfinishedUpload &upload)
{
    const Cos::AbortMultipartUpload request{
        .bucket = upload.target.bucket, .key = upload.target.key, .uploadId = upload.uploadId};
    const auto answer = [this, target = upload.target,
                         generation = m_generation](const Result<Done> &aborted) {
        if (generation != m_generation)
            return;
        if (!aborted && !isGone(aborted.error()))
            return stays(target, aborted.error());
        gone(target, [target](UploadRecords &records) { records.removeUnfinished(target); });
    };
    m_call = m_cos->send(request, this, answer);
}

void BucketKeeper::gone(const UploadTarget &target,
                        const std::function<void(UploadRecords &)> &edit)
{
    runInBackground(
        this, [state = m_state, edit] { return state.change(edit); },
        [this, target, generation = m_generation](const Result<Done> &changed) {
            if (generation != m_generation)
                return;
            if (!changed)
                return stays(target, changed.error());
            emit removed(target);
            next();
        });
}

void BucketKeeper::stays(const UploadTarget &target, const Error &error)
{
    if (isOfTheWay(error))
        m_items.clear();
    emit failed(target, error);
    if (m_isRunning)
        next();
}

void BucketKeeper::finish()
{
    m_isRunning = false;
    if (std::exchange(m_runsAgain, false))
        return run(m_account);
    emit finished();
}

} // namespace Scf
