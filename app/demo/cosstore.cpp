// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosstore.h"

#include "app/demo/crc64.h"
#include "app/demo/downloadlinks.h"

#include <QCryptographicHash>

#include <algorithm>
#include <functional>

namespace Scf::Demo {

namespace {

constexpr qint64 smallestPart = 1024 * 1024;

QByteArray md5Of(const Blob &content)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    for (const Blob::Piece &piece : content.pieces())
        hash.addData(QByteArrayView(piece.data(), piece.size));
    return hash.result();
}

quint64 crcOf(const Blob &content)
{
    quint64 sum = 0;
    for (const Blob::Piece &piece : content.pieces())
        sum = crc64(QByteArrayView(piece.data(), piece.size), sum);
    return sum;
}

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

QByteArray unquoted(const QByteArray &etag)
{
    const bool isQuoted = etag.size() >= 2 && etag.startsWith('"') && etag.endsWith('"');
    return isQuoted ? etag.mid(1, etag.size() - 2) : etag;
}

//! The first key behind all that begin with \a prefix. UTF-8 has no byte 0xff.
QByteArray behind(QByteArray prefix)
{
    prefix.back() = char(quint8(prefix.back()) + 1);
    return prefix;
}

//! The object that the listed parts make, without its place and time.
CosAnswer<StoredObject> assembled(const StoredUpload &upload, const QList<ListedPart> &listed)
{
    const auto rises = [](const ListedPart &left, const ListedPart &right) {
        return left.number < right.number;
    };
    if (std::adjacent_find(listed.begin(), listed.end(), std::not_fn(rises)) != listed.end())
        return cosError("InvalidPartOrder");
    StoredObject object{.traits = upload.traits};
    QByteArray sums;
    for (const ListedPart &one : listed) {
        const auto part = upload.parts.find(one.number);
        if (part == upload.parts.end() || unquoted(one.etag) != unquoted(part->second.etag))
            return cosError("InvalidPart");
        if (part->second.content.size() < smallestPart && one.number != listed.last().number)
            return cosError("EntityTooSmall");
        object.content.append(part->second.content);
        object.crc = crc64OfBoth(object.crc, part->second.crc, part->second.content.size());
        sums += QByteArray::fromHex(unquoted(part->second.etag));
    }
    object.etag = quoted(QCryptographicHash::hash(sums, QCryptographicHash::Md5).toHex() + '-'
                         + QByteArray::number(listed.size()));
    return object;
}

} // namespace

CosStore::CosStore(Clock clock)
    : m_clock(std::move(clock))
{ }

const CosStore::Bucket *CosStore::bucketNamed(const QByteArray &name) const
{
    const auto found = m_buckets.find(name);
    return found == m_buckets.end() ? nullptr : &found->second;
}

CosStore::Bucket *CosStore::bucketNamed(const QByteArray &name)
{
    const auto found = m_buckets.find(name);
    return found == m_buckets.end() ? nullptr : &found->second;
}

const StoredUpload *CosStore::uploadNamed(const QByteArray &bucket, const UploadKey &name) const
{
    const Bucket *const place = bucketNamed(bucket);
    if (!place)
        return nullptr;
    const auto found = place->uploads.find(name);
    return found == place->uploads.end() ? nullptr : &found->second;
}

std::optional<CosError> CosStore::addBucket(const QByteArray &name, const QByteArray &region)
{
    if (!name.endsWith('-' + demoAppId.toByteArray()))
        return cosError("AccessDenied");
    const std::lock_guard lock(m_mutex);
    const BucketInfo info{.name = name, .region = region, .addedMs = m_clock()};
    if (!m_buckets.try_emplace(name, Bucket{.info = info}).second)
        return cosError("BucketAlreadyOwnedByYou");
    return {};
}

QList<BucketInfo> CosStore::buckets() const
{
    const std::lock_guard lock(m_mutex);
    QList<BucketInfo> list;
    for (const auto &[name, bucket] : m_buckets)
        list.append(bucket.info);
    return list;
}

std::optional<BucketInfo> CosStore::bucket(const QByteArray &name) const
{
    const std::lock_guard lock(m_mutex);
    const Bucket *const place = bucketNamed(name);
    return place ? std::optional(place->info) : std::nullopt;
}

CosAnswer<ObjectPointer> CosStore::put(const QByteArray &bucket, const QByteArray &key,
                                       StoredObject object)
{
    if (object.changedMs == 0)
        object.changedMs = m_clock();
    const auto stored = std::make_shared<const StoredObject>(std::move(object));
    ObjectPointer before; // gives its memory back after the lock
    const std::lock_guard lock(m_mutex);
    Bucket *const place = bucketNamed(bucket);
    if (!place)
        return cosError("NoSuchBucket");
    before = std::exchange(place->objects[key], stored);
    return stored;
}

CosAnswer<ObjectPointer> CosStore::find(const QByteArray &bucket, const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    const Bucket *const place = bucketNamed(bucket);
    if (!place)
        return cosError("NoSuchBucket");
    const auto found = place->objects.find(key);
    if (found == place->objects.end())
        return cosError("NoSuchKey");
    return found->second;
}

std::optional<CosError> CosStore::remove(const QByteArray &bucket, const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    Bucket *const place = bucketNamed(bucket);
    if (!place)
        return cosError("NoSuchBucket");
    place->objects.erase(key);
    return {};
}

CosAnswer<ObjectPage> CosStore::list(const QByteArray &bucket, const ObjectQuery &query) const
{
    const std::lock_guard lock(m_mutex);
    const Bucket *const place = bucketNamed(bucket);
    if (!place)
        return cosError("NoSuchBucket");
    ObjectPage page;
    QByteArray last;
    auto at = query.marker < query.prefix ? place->objects.lower_bound(query.prefix)
                                          : place->objects.upper_bound(query.marker);
    while (at != place->objects.end() && at->first.startsWith(query.prefix)) {
        const qsizetype end = query.delimiter.isEmpty()
                                  ? -1
                                  : at->first.indexOf(query.delimiter, query.prefix.size());
        const QByteArray common =
            end < 0 ? QByteArray() : at->first.left(end + query.delimiter.size());
        if (!common.isEmpty() && common == query.marker) { // the page before ended with it
            at = place->objects.lower_bound(behind(common));
            continue;
        }
        if (page.objects.size() + page.prefixes.size() >= query.most) {
            if (query.most > 0)
                page.nextMarker = last;
            break;
        }
        if (common.isEmpty()) {
            page.objects.append({at->first, at->second});
            last = at->first;
            ++at;
        } else {
            page.prefixes.append(common);
            last = common;
            at = place->objects.lower_bound(behind(common));
        }
    }
    return page;
}

CosAnswer<QByteArray> CosStore::beginUpload(const QByteArray &bucket, const QByteArray &key,
                                            const ObjectTraits &traits)
{
    const std::lock_guard lock(m_mutex);
    Bucket *const place = bucketNamed(bucket);
    if (!place)
        return cosError("NoSuchBucket");
    const qint64 now = m_clock();
    const QByteArray uploadId = QByteArray::number(now / 1000) + randomWord(54).toLatin1();
    place->uploads[{key, uploadId}] =
        StoredUpload{.key = key, .uploadId = uploadId, .traits = traits, .startedMs = now};
    return uploadId;
}

std::optional<CosError> CosStore::putPart(const QByteArray &bucket, const QByteArray &key,
                                          const QByteArray &uploadId, int number, StoredPart part)
{
    part.changedMs = m_clock();
    const std::lock_guard lock(m_mutex);
    if (!uploadNamed(bucket, {key, uploadId}))
        return cosError("NoSuchUpload");
    bucketNamed(bucket)->uploads.at({key, uploadId}).parts[number] = std::move(part);
    return {};
}

CosAnswer<StoredUpload> CosStore::upload(const QByteArray &bucket, const QByteArray &key,
                                         const QByteArray &uploadId) const
{
    const std::lock_guard lock(m_mutex);
    const StoredUpload *const found = uploadNamed(bucket, {key, uploadId});
    if (!found)
        return cosError("NoSuchUpload");
    return *found;
}

CosAnswer<QList<StoredUpload>> CosStore::uploads(const QByteArray &bucket,
                                                 const QByteArray &prefix) const
{
    const std::lock_guard lock(m_mutex);
    const Bucket *const place = bucketNamed(bucket);
    if (!place)
        return cosError("NoSuchBucket");
    QList<StoredUpload> list;
    for (auto at = place->uploads.lower_bound({prefix, {}});
         at != place->uploads.end() && at->first.first.startsWith(prefix); ++at)
        list.append(at->second);
    return list;
}

CosAnswer<ObjectPointer> CosStore::completeUpload(const QByteArray &bucket, const QByteArray &key,
                                                  const QByteArray &uploadId,
                                                  const QList<ListedPart> &parts)
{
    // Thousands of parts take their time, so that they are put together without the lock.
    const CosAnswer<StoredUpload> found = upload(bucket, key, uploadId);
    if (const auto *error = std::get_if<CosError>(&found))
        return *error;
    CosAnswer<StoredObject> made = assembled(std::get<StoredUpload>(found), parts);
    if (const auto *error = std::get_if<CosError>(&made))
        return *error;
    auto &object = std::get<StoredObject>(made);
    object.changedMs = m_clock();
    const auto stored = std::make_shared<const StoredObject>(std::move(object));

    const std::lock_guard lock(m_mutex);
    Bucket *const place = bucketNamed(bucket);
    if (!place || place->uploads.erase({key, uploadId}) == 0)
        return cosError("NoSuchUpload");
    place->objects[key] = stored;
    return stored;
}

std::optional<CosError> CosStore::abortUpload(const QByteArray &bucket, const QByteArray &key,
                                              const QByteArray &uploadId)
{
    const std::lock_guard lock(m_mutex);
    if (!uploadNamed(bucket, {key, uploadId}))
        return cosError("NoSuchUpload");
    bucketNamed(bucket)->uploads.erase({key, uploadId});
    return {};
}

StoredObject objectOf(const Blob &content, const ObjectTraits &traits)
{
    return {.traits = traits,
            .content = content,
            .etag = quoted(md5Of(content).toHex()),
            .crc = crcOf(content)};
}

StoredPart partOf(const Blob &content)
{
    return {.content = content, .etag = quoted(md5Of(content).toHex()), .crc = crcOf(content)};
}

} // namespace Scf::Demo
