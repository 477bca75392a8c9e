// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/folderlisting.h"
#include "app/core/cancellation.h"
#include "app/domain/codesource.h"
#include "app/domain/finding.h"
#include "app/domain/package.h"
#include "app/update/blockingcos.h"
#include "app/update/cosobjectbytes.h"

#include <QList>

namespace Scf {

//! What COS tells about an object that shall become a function's code.
struct CosObjectFacts
{
    //! Of HEAD. Where the object is not found: NoSuchKey, or NoSuchBucket when it is the bucket.
    Result<CosObjectInfo> info{};
    //! Where the bucket is, when that is not the region that was asked; empty: not known.
    QString otherRegion{};
};

//! An object, and the package that it holds.
struct CosObjectInspection
{
    CosObjectFacts facts{};
    //! An error where there is no object or it is no ZIP that can be read: the error of HEAD, an
    //! InvalidObjectState, those of listZip() and of CosObjectBytes.
    Result<PackageListing> listing{};
    EntryReader reader{};
};

//! Looks at \a object: HEAD, and of its ZIP the directory, by Range requests. `listing.source` is
//! the object. When it is not found one or two requests more find out why. Blocks until then, on
//! any thread but the main one; the reader, which needs \a cos and ends by \a cancel too, may be
//! used as long as one wants.
CosObjectInspection inspectCosObject(const BlockingCos &cos, const CosLocation &object,
                                     const CancelToken &cancel = {},
                                     const ListingProgressFunction &progress = {},
                                     const CosReadPolicy &policy = {});

//! Judges whether \a object can be a function's code by what COS told about it; the function is in
//! \a functionRegion. Errors that say nothing about the object (no network) give no finding. Ids:
//! cos-bucket-missing, cos-region, cos-object-missing, cos-access, cos-archived, cos-empty,
//! cos-size, cos-suffix, cos-other-region, and cos-object when all is well. Pure; any thread.
QList<Finding> checkCosObject(const CosLocation &object, const CosObjectFacts &facts,
                              const QString &functionRegion);

//! Why \a object names no object that could be looked at: it is a place in a bucket, or the region
//! is not told. Nothing where it names one, and where it names no bucket. Pure; any thread.
std::optional<Finding> checkCosAddress(const CosLocation &object);

} // namespace Scf
