// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/cosbrowser.h"

#include "app/cloud/cosclient.h"
#include "app/cloud/cosrequests.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int searchDelayMs = 250;

// COS's two words for what a key may not do.
bool isRefusal(const Error &error)
{
    return error.code == "AccessDenied"_L1 || error.code == "AccessForbidden"_L1;
}

} // namespace

CosBrowser::CosBrowser(CosClient *cos, QObject *parent)
    : QObject(parent)
    , m_cos(cos)
{
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchDelayMs);
    connect(&m_searchDelay, &QTimer::timeout, this, &CosBrowser::readPage);
}

void CosBrowser::clear()
{
    ++m_bucketGeneration;
    if (m_bucketCall)
        m_bucketCall->cancel();
    m_buckets.clear();
    setBucketState(BucketState::Idle);
    openBucket({});
}

void CosBrowser::setRegion(const QString &region)
{
    m_region = region;
    m_buckets.clear();
    refreshBuckets();
}

void CosBrowser::refreshBuckets()
{
    ++m_bucketGeneration;
    if (m_bucketCall)
        m_bucketCall->cancel();
    m_coming.clear();
    setBucketState(BucketState::Loading);
    readBuckets({});
}

void CosBrowser::readBuckets(const QString &marker)
{
    m_bucketCall = m_cos->send(
        Cos::GetService{.region = m_region, .marker = marker}, this,
        [this, generation = m_bucketGeneration](const Result<CosBucketPage> &page) {
            if (generation != m_bucketGeneration)
                return;
            if (!page) {
                m_bucketError = page.error();
                return setBucketState(isRefusal(m_bucketError) ? BucketState::Refused
                                                               : BucketState::Failed);
            }
            m_coming += page->buckets;
            if (!page->nextMarker.isEmpty())
                return readBuckets(page->nextMarker);
            m_buckets = std::exchange(m_coming, {});
            // A server without a host for each region lists them all.
            m_buckets.removeIf([this](const CosBucket &each) {
                return !m_region.isEmpty() && each.id.region != m_region;
            });
            std::ranges::sort(m_buckets, {}, [](const CosBucket &each) { return each.id.name; });
            setBucketState(BucketState::Loaded);
        });
}

void CosBrowser::setBucketState(BucketState state)
{
    m_bucketState = state;
    emit bucketsChanged();
}

void CosBrowser::openBucket(const CosBucketId &bucket, const QString &prefix)
{
    stopReading();
    m_bucket = bucket;
    m_prefix = prefix;
    m_search.clear();
    m_model.clear(m_prefix);
    emit placeChanged();
    if (m_bucket.name.isEmpty())
        return setState(State::Idle);
    restart();
    readPage();
}

void CosBrowser::setPrefix(const QString &prefix)
{
    openBucket(m_bucket, prefix);
}

void CosBrowser::goUp()
{
    if (!m_prefix.isEmpty())
        setPrefix(m_prefix.left(m_prefix.lastIndexOf(u'/', -2) + 1));
}

void CosBrowser::setSearch(const QString &text)
{
    if (text == m_search || m_bucket.name.isEmpty())
        return;
    m_search = text;
    stopReading();
    restart();
    m_searchDelay.start();
}

void CosBrowser::refresh()
{
    if (m_bucket.name.isEmpty())
        return;
    stopReading();
    restart();
    readPage();
}

void CosBrowser::loadAll()
{
    m_wanted = std::numeric_limits<qsizetype>::max();
    if (m_state != State::Partial && m_state != State::Failed)
        return;
    setState(State::Loading);
    readPage();
}

void CosBrowser::stop()
{
    if (m_state != State::Loading)
        return;
    stopReading();
    setState(State::Partial);
}

void CosBrowser::stopReading()
{
    ++m_generation;
    m_searchDelay.stop();
    if (m_call)
        m_call->cancel();
}

//! From the first page on.
void CosBrowser::restart()
{
    m_marker.clear();
    m_isFresh = true;
    m_wanted = automaticRows;
    setState(State::Loading);
}

void CosBrowser::readPage()
{
    const Cos::GetBucket request{
        .bucket = m_bucket, .prefix = m_prefix + m_search, .delimiter = u"/"_s, .marker = m_marker};
    m_call = m_cos->send(request, this,
                         [this, generation = m_generation](const Result<CosObjectPage> &page) {
                             if (generation != m_generation)
                                 return;
                             if (!page) {
                                 m_error = page.error();
                                 return setState(State::Failed);
                             }
                             if (std::exchange(m_isFresh, false))
                                 m_model.clear(m_prefix);
                             m_model.addPage(*page);
                             m_marker = page->nextMarker;
                             if (m_marker.isEmpty())
                                 return setState(State::Loaded);
                             if (m_model.rowCount() >= m_wanted)
                                 return setState(State::Partial);
                             setState(State::Loading);
                             readPage();
                         });
}

void CosBrowser::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

CosLocation CosBrowser::locationFor(const QString &filePath) const
{
    return {.bucket = m_bucket, .key = m_prefix + QFileInfo(filePath).fileName()};
}

//! True where the list that is shown has, or should have, \a object.
bool CosBrowser::isListed(const CosLocation &object) const
{
    const QString listed = m_prefix + m_search;
    return object.bucket == m_bucket && object.key.startsWith(listed)
           && !object.key.mid(listed.size()).contains(u'/');
}

void CosBrowser::exists(const CosLocation &object, QObject *receiver,
                        const std::function<void(const Result<bool> &)> &answer)
{
    m_cos->send(Cos::HeadObject{.bucket = object.bucket, .key = object.key}, receiver,
                [answer](const Result<CosObjectInfo> &info) {
                    if (info)
                        answer(true);
                    else if (info.error().code == "NoSuchKey"_L1)
                        answer(false);
                    else
                        answer(info.error());
                });
}

CosTask *CosBrowser::upload(const QString &filePath, const CosLocation &object)
{
    auto *task = new CosTask(CosTask::Kind::Upload, object.key, filePath, this);
    task->follow(m_cos->send(
        Cos::PutObject{.bucket = object.bucket, .key = object.key, .filePath = filePath}, task,
        [this, task, object](const Result<CosStored> &stored) {
            if (!stored)
                return task->finish(stored.error());
            if (isListed(object)) {
                m_model.addPage({.objects = {{.key = object.key,
                                              .size = stored->size,
                                              .modifiedAt = QDateTime::currentDateTimeUtc(),
                                              .eTag = stored->eTag,
                                              .storageClass = u"STANDARD"_s}}});
            }
            task->finish(Done{});
        }));
    return task;
}

CosTask *CosBrowser::download(const CosLocation &object, const QString &filePath)
{
    auto *task = new CosTask(CosTask::Kind::Download, object.key, filePath, this);
    task->follow(m_cos->send(
        Cos::DownloadObject{.bucket = object.bucket, .key = object.key, .filePath = filePath}, task,
        [task](const Result<CosObjectInfo> &info) {
            task->finish(info ? Result<Done>(Done{}) : Result<Done>(info.error()));
        }));
    return task;
}

CosTask *CosBrowser::deleteObject(const CosLocation &object)
{
    auto *task = new CosTask(CosTask::Kind::Deletion, object.key, {}, this);
    task->follow(m_cos->send(Cos::DeleteObject{.bucket = object.bucket, .key = object.key}, task,
                             [this, task, object](const Result<Done> &result) {
                                 if (result && object.bucket == m_bucket)
                                     m_model.removeObject(object.key);
                                 task->finish(result);
                             }));
    return task;
}

CosTask *CosBrowser::createBucket(const CosBucketId &bucket)
{
    auto *task = new CosTask(CosTask::Kind::NewBucket, bucket.name, {}, this);
    task->follow(m_cos->send(
        Cos::PutBucket{.bucket = bucket}, task, [this, task, bucket](const Result<Done> &result) {
            const auto at = std::ranges::lower_bound(
                m_buckets, bucket.name, {}, [](const CosBucket &each) { return each.id.name; });
            const bool isListed = at != m_buckets.end() && at->id == bucket;
            if (result && !isListed && (m_region.isEmpty() || m_region == bucket.region)) {
                // COS lists new buckets late.
                m_buckets.insert(at, {.id = bucket, .createdAt = QDateTime::currentDateTimeUtc()});
                emit bucketsChanged();
            }
            task->finish(result);
        }));
    return task;
}

} // namespace Scf
