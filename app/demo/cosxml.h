// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cosstore.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Scf::Demo {

//! \a code, its sentence, what was asked for and the id of the request.
QByteArray errorXml(const CosError &error, const QByteArray &resource, const QByteArray &requestId);

//! A list of buckets, or a page of it.
QByteArray bucketsXml(const QList<BucketInfo> &buckets, const QByteArray &marker,
                      const QByteArray &nextMarker);

//! \a encodes: keys are percent-encoded, as encoding-type=url wants it.
QByteArray objectsXml(const QByteArray &bucket, const ObjectQuery &query, const ObjectPage &page,
                      bool encodes);

QByteArray uploadXml(const QByteArray &bucket, const StoredUpload &upload);

//! The parts with numbers above \a after, at most \a most.
QByteArray partsXml(const QByteArray &bucket, const StoredUpload &upload, int after, int most,
                    bool encodes);

struct UploadQuery
{
    QByteArray prefix{};
    QByteArray keyMarker{};
    QByteArray uploadIdMarker{};
    int most = 1000;
};

//! \a uploads: all that begin with the prefix, in order.
QByteArray uploadsXml(const QByteArray &bucket, const UploadQuery &query,
                      const QList<StoredUpload> &uploads, bool encodes);

QByteArray completedXml(const QByteArray &bucket, const QByteArray &key, const QByteArray &location,
                        const QByteArray &etag);

//! The body of CompleteMultipartUpload; nothing when it is not what it should be.
std::optional<QList<ListedPart>> partsOfXml(const QByteArray &xml);

} // namespace Scf::Demo
