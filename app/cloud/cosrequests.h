// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/cosobject.h"

#include <QIODevice>
#include <QPointer>

#include <optional>

// The Windows headers have a macro of that name.
#ifdef GetObject
#undef GetObject
#endif

//! The calls of COS, named after its operations. What each answers is its Response.
namespace Scf::Cos {

//! A page of the account's buckets.
struct GetService
{
    using Response = CosBucketPage;
    QString region{}; //!< of one region; of all where it is empty
    QString marker{}; //!< `nextMarker` of the page before
};

//! Does the bucket exist, and is it open to us? NoSuchBucket and AccessDenied say that it is not.
struct HeadBucket
{
    using Response = Done;
    CosBucketId bucket{};
};

//! Creates a private bucket. Repeated after a lost answer, it takes the bucket that is ours by then
//! for the one that it made.
struct PutBucket
{
    using Response = Done;
    CosBucketId bucket{};
};

//! A page of objects and prefixes.
struct GetBucket
{
    using Response = CosObjectPage;
    CosBucketId bucket{};
    QString prefix{};
    QString delimiter{}; //!< "/" for a level of "folders"; empty for everything below the prefix
    QString marker{};    //!< `nextMarker` of the page before
    int maxKeys = 1'000;
};

struct HeadObject
{
    using Response = CosObjectInfo;
    CosBucketId bucket{};
    QString key{};
};

//! Bytes of an object, into memory.
struct GetObject
{
    struct Range
    {
        qint64 first = 0;
        qint64 last = 0; //!< the last byte itself; COS stops at the object's end
    };

    using Response = CosContent;
    CosBucketId bucket{};
    QString key{};
    std::optional<Range> range{}; //!< all of it without one
    //! The ETag of what is meant, or empty: PreconditionFailed when it is another object by now.
    QString ifMatch{};
    //! More bytes are not taken: "Local.AnswerTooLarge".
    qint64 largest = 64LL * 1024 * 1024;
};

//! A whole object, into a file or a device, and compared with its CRC-64 where COS gives one.
struct DownloadObject
{
    using Response = CosObjectInfo;
    CosBucketId bucket{};
    QString key{};
    //! A file that takes its name only when it is whole.
    QString filePath{};
    //! In the place of a file. Is not begun anew: a fault after the first byte is final.
    QPointer<QIODevice> device{};
};

//! What an object is besides its bytes.
struct ObjectTraits
{
    QString contentType = QStringLiteral("application/octet-stream");
    QString storageClass{}; //!< empty: STANDARD
    QMap<QString, QString> metadata{};
};

//! Stores a file, or bytes where no file is named. A file is read twice: for its checksums, which
//! go first, and for its bytes.
struct PutObject
{
    using Response = CosStored;
    CosBucketId bucket{};
    QString key{};
    QString filePath{};
    QByteArray bytes{};
    ObjectTraits traits{};
};

//! Succeeds also when there is no such object.
struct DeleteObject
{
    using Response = Done;
    CosBucketId bucket{};
    QString key{};
};

//! Sent once: a second one would begin a second upload. Repeated only where nothing can have run.
struct InitiateMultipartUpload
{
    using Response = CosUpload;
    CosBucketId bucket{};
    QString key{};
    ObjectTraits traits{};
};

//! A range of a file as a part: 1 MiB at least, but for the last one.
struct UploadPart
{
    using Response = CosPart;
    CosBucketId bucket{};
    QString key{};
    QString uploadId{};
    int partNumber = 1; //!< 1 to 10,000
    QString filePath{};
    qint64 offset = 0;
    qint64 size = 0;
};

//! All parts that arrived, page after page.
struct ListParts
{
    using Response = QList<CosPart>;
    CosBucketId bucket{};
    QString key{};
    QString uploadId{};
};

//! All uploads that were begun and not ended, page after page; at most 10,000.
struct ListMultipartUploads
{
    using Response = QList<CosUpload>;
    CosBucketId bucket{};
    QString prefix{};
};

//! Makes the parts one object, and proves it: HEAD must find an object of that size and CRC-64. So
//! a lost answer is settled too, and only what HEAD did not find is completed again.
struct CompleteMultipartUpload
{
    using Response = CosStored;
    CosBucketId bucket{};
    QString key{};
    QString uploadId{};
    QList<CosPart> parts{}; //!< in rising order
    qint64 size = 0;        //!< of the whole object
    quint64 crc64 = 0;      //!< likewise; see crc64Combined
};

struct AbortMultipartUpload
{
    using Response = Done;
    CosBucketId bucket{};
    QString key{};
    QString uploadId{};
};

} // namespace Scf::Cos
