// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/blob.h"
#include "app/demo/coserror.h"
#include "app/demo/functionstore.h"
#include "app/demo/httpserver.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace Scf::Demo {

//! The account's APPID, the end of each bucket's name.
inline constexpr QByteArrayView demoAppId("1250000000");

//! What was said of an object beside its content.
struct ObjectTraits
{
    QByteArray contentType{};
    QByteArray storageClass = "STANDARD";
    //! Further ones that come back with the object: Cache-Control, x-cos-meta-*, …
    HttpHeaders headers{};

    bool isArchived() const { return storageClass.endsWith("ARCHIVE"); }
};

struct StoredObject
{
    ObjectTraits traits{};
    Blob content{};
    //! With its quotes.
    QByteArray etag{};
    quint64 crc = 0;
    qint64 changedMs = 0;
};
using ObjectPointer = std::shared_ptr<const StoredObject>;

struct StoredPart
{
    Blob content{};
    //! With its quotes.
    QByteArray etag{};
    quint64 crc = 0;
    qint64 changedMs = 0;
};

struct StoredUpload
{
    QByteArray key{};
    QByteArray uploadId{};
    ObjectTraits traits{};
    qint64 startedMs = 0;
    std::map<int, StoredPart> parts{};
};

struct BucketInfo
{
    QByteArray name{};
    QByteArray region{};
    qint64 addedMs = 0;
};

//! Which objects of a bucket are wanted.
struct ObjectQuery
{
    QByteArray prefix{};
    QByteArray delimiter{};
    QByteArray marker{};
    int most = 1000;
};

struct ObjectPage
{
    QList<std::pair<QByteArray, ObjectPointer>> objects{};
    QList<QByteArray> prefixes{};
    //! Where the next page begins; nothing when this is the last one.
    std::optional<QByteArray> nextMarker{};
};

//! A part as the list at the end of an upload names it.
struct ListedPart
{
    int number = 0;
    QByteArray etag{};
};

//! The buckets of one account, in memory: no HTTP, no signatures. Content is shared, never copied.
//! Thread-safe.
class CosStore
{
public:
    explicit CosStore(Clock clock);

    //! BucketAlreadyOwnedByYou when it exists in any region, AccessDenied for another APPID.
    std::optional<CosError> addBucket(const QByteArray &name, const QByteArray &region);
    //! By name.
    QList<BucketInfo> buckets() const;
    std::optional<BucketInfo> bucket(const QByteArray &name) const;

    //! Takes the place of what is there. NoSuchBucket.
    CosAnswer<ObjectPointer> put(const QByteArray &bucket, const QByteArray &key,
                                 StoredObject object);
    //! NoSuchBucket, NoSuchKey.
    CosAnswer<ObjectPointer> find(const QByteArray &bucket, const QByteArray &key) const;
    //! NoSuchBucket; not that there was nothing to remove.
    std::optional<CosError> remove(const QByteArray &bucket, const QByteArray &key);
    //! In the order of the keys' bytes. NoSuchBucket.
    CosAnswer<ObjectPage> list(const QByteArray &bucket, const ObjectQuery &query) const;

    //! Gives the UploadId. NoSuchBucket.
    CosAnswer<QByteArray> beginUpload(const QByteArray &bucket, const QByteArray &key,
                                      const ObjectTraits &traits);
    //! A part of that number which is there already gives way. NoSuchUpload.
    std::optional<CosError> putPart(const QByteArray &bucket, const QByteArray &key,
                                    const QByteArray &uploadId, int number, StoredPart part);
    //! NoSuchUpload.
    CosAnswer<StoredUpload> upload(const QByteArray &bucket, const QByteArray &key,
                                   const QByteArray &uploadId) const;
    //! Those whose key begins with \a prefix, by key and UploadId. NoSuchBucket.
    CosAnswer<QList<StoredUpload>> uploads(const QByteArray &bucket,
                                           const QByteArray &prefix) const;
    //! Makes the object of its parts. NoSuchUpload, InvalidPartOrder, InvalidPart, EntityTooSmall.
    CosAnswer<ObjectPointer> completeUpload(const QByteArray &bucket, const QByteArray &key,
                                            const QByteArray &uploadId,
                                            const QList<ListedPart> &parts);
    //! NoSuchUpload.
    std::optional<CosError> abortUpload(const QByteArray &bucket, const QByteArray &key,
                                        const QByteArray &uploadId);

    qint64 now() const { return m_clock(); }

private:
    using UploadKey = std::pair<QByteArray, QByteArray>;
    struct Bucket
    {
        BucketInfo info{};
        std::map<QByteArray, ObjectPointer> objects{};
        std::map<UploadKey, StoredUpload> uploads{};
    };
    const Bucket *bucketNamed(const QByteArray &name) const;
    Bucket *bucketNamed(const QByteArray &name);
    const StoredUpload *uploadNamed(const QByteArray &bucket, const UploadKey &name) const;

    const Clock m_clock;
    mutable std::mutex m_mutex;
    std::map<QByteArray, Bucket> m_buckets;
};

//! \a content with its ETag and sum, to be put.
StoredObject objectOf(const Blob &content, const ObjectTraits &traits);
StoredPart partOf(const Blob &content);

} // namespace Scf::Demo
