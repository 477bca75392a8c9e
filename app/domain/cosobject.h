// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace Scf {

//! Which bucket: every call needs both.
struct CosBucketId
{
    QString name{};   //!< with its APPID: "deploy-1250000000"
    QString region{}; //!< "ap-guangzhou"

    bool operator==(const CosBucketId &) const = default;
};

//! A bucket as GET Service lists it.
struct CosBucket
{
    CosBucketId id{};
    QDateTime createdAt{};

    bool operator==(const CosBucket &) const = default;
};

struct CosBucketPage
{
    QList<CosBucket> buckets{};
    //! Where the next page begins; empty on the last one.
    QString nextMarker{};

    bool operator==(const CosBucketPage &) const = default;
};

//! An object as GET Bucket lists it.
struct CosObject
{
    QString key{}; //!< without a leading slash
    qint64 size = 0;
    QDateTime modifiedAt{};
    QString eTag{};         //!< with its quotes
    QString storageClass{}; //!< "STANDARD", "ARCHIVE", …

    bool operator==(const CosObject &) const = default;
};

struct CosObjectPage
{
    QStringList prefixes{}; //!< "folders": keys up to and with the delimiter
    QList<CosObject> objects{};
    //! Where the next page begins; empty on the last one.
    QString nextMarker{};

    bool operator==(const CosObjectPage &) const = default;
};

//! What HEAD, and the headers of GET, tell about an object.
struct CosObjectInfo
{
    qint64 size = 0; //!< of the whole object, also where a range was asked for
    QString contentType{};
    QDateTime modifiedAt{};
    QString eTag{};
    std::optional<quint64> crc64{};
    QString storageClass{}; //!< "STANDARD" where COS does not name one
    //! How far an archived object is on its way back; empty where COS does not say.
    QString restoreState{};
    QString versionId{};
    QMap<QString, QString> metadata{}; //!< x-cos-meta-*, names in lower case without that prefix

    bool operator==(const CosObjectInfo &) const = default;
};

//! A stored object or range of it, in memory.
struct CosContent
{
    QByteArray bytes{};
    CosObjectInfo info{};

    bool operator==(const CosContent &) const = default;
};

//! What COS said about an object that was just stored.
struct CosStored
{
    QString eTag{};
    quint64 crc64 = 0; //!< of the whole object; compared with what was sent
    qint64 size = 0;
    QString versionId{};
    QString requestId{};

    bool operator==(const CosStored &) const = default;
};

//! A part of a multipart upload.
struct CosPart
{
    int number = 0; //!< from 1
    QString eTag{}; //!< with its quotes
    qint64 size = 0;
    //! Known for what was sent just now, not for what COS lists.
    std::optional<quint64> crc64{};

    bool operator==(const CosPart &) const = default;
};

//! A multipart upload that was begun and neither completed nor aborted.
struct CosUpload
{
    QString key{};
    QString uploadId{};
    QDateTime initiatedAt{};

    bool operator==(const CosUpload &) const = default;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::CosBucketId)
Q_DECLARE_METATYPE(Scf::CosObjectInfo)
