// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/cosobjectinspection.h"

#include "app/archive/ziplisting.h"
#include "app/core/sizetext.h"
#include "app/domain/region.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using State = Finding::State;

// Code and layers of a version together; a ZIP alone that has more cannot be one.
constexpr qint64 largestObject = 500LL * 1024 * 1024;

class CosObjectText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::CosObjectText)
};

//! The region of the bucket called \a name, where this account has one.
QString regionOf(const BlockingCos &cos, const QString &name, const CancelToken &cancel)
{
    const Result<CosBucketPage> page = cos.send(Cos::GetService{}, cancel);
    if (!page)
        return {};
    const auto found = std::ranges::find(page->buckets, name,
                                         [](const CosBucket &bucket) { return bucket.id.name; });
    return found == page->buckets.end() ? QString() : found->id.region;
}

bool isRedirect(const Error &error)
{
    return error.code == "PermanentRedirect"_L1 || error.code == LocalCode::redirected;
}

bool isKnownRegion(const QString &region)
{
    return std::ranges::find(knownCosRegions(), region, &Region::id) != knownCosRegions().end();
}

// HEAD has no body: a status 404 does not say what is missing.
CosObjectFacts factsOf(const BlockingCos &cos, const CosLocation &object, const CancelToken &cancel)
{
    // A region that nobody knows has no server to ask: where the bucket is, its owner's list tells.
    if (!isKnownRegion(object.bucket.region)) {
        const QString region = regionOf(cos, object.bucket.name, cancel);
        if (!region.isEmpty() && region != object.bucket.region) {
            return {.info = Error{.kind = Error::Kind::Input,
                                  .code = u"InvalidRegionName"_s,
                                  .message = object.bucket.region,
                                  .sent = Error::Sent::Nothing},
                    .otherRegion = region};
        }
    }
    CosObjectFacts facts{
        .info = cos.send(Cos::HeadObject{.bucket = object.bucket, .key = object.key}, cancel)};
    if (facts.info)
        return facts;
    bool isElsewhere = isRedirect(facts.info.error());
    if (facts.info.error().code == "NoSuchKey"_L1) {
        const Result<Done> bucket = cos.send(Cos::HeadBucket{.bucket = object.bucket}, cancel);
        isElsewhere =
            !bucket && (bucket.error().code == "NoSuchBucket"_L1 || isRedirect(bucket.error()));
        if (isElsewhere)
            facts.info = bucket.error();
    }
    if (isElsewhere) {
        const QString region = regionOf(cos, object.bucket.name, cancel);
        if (region != object.bucket.region)
            facts.otherRegion = region;
    }
    return facts;
}

Finding found(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

bool isArchived(const CosObjectInfo &info)
{
    // Restored copies are told by ongoing-request="false", with the date when they go again.
    return info.storageClass.endsWith("ARCHIVE"_L1)
           && !info.restoreState.contains("ongoing-request=\"false\""_L1);
}

QList<Finding> checkFailure(const CosLocation &object, const CosObjectFacts &facts)
{
    const Error &error = facts.info.error();
    if (!facts.otherRegion.isEmpty() || isRedirect(error)) {
        return {found(u"cos-region"_s, State::Error,
                      facts.otherRegion.isEmpty()
                          ? CosObjectText::tr("The bucket %1 is not in %2: choose its region.")
                                .arg(object.bucket.name, object.bucket.region)
                          : CosObjectText::tr("The bucket %1 is in %2, not in %3.")
                                .arg(object.bucket.name, facts.otherRegion, object.bucket.region))};
    }
    if (error.code == "NoSuchBucket"_L1) {
        return {found(u"cos-bucket-missing"_s, State::Error,
                      CosObjectText::tr("There is no bucket %1 in %2.")
                          .arg(object.bucket.name, object.bucket.region))};
    }
    if (error.code == "NoSuchKey"_L1) {
        return {found(u"cos-object-missing"_s, State::Error,
                      CosObjectText::tr("There is no object %1 in the bucket %2.")
                          .arg(object.key, object.bucket.name))};
    }
    if (error.code == "AccessDenied"_L1 || error.code == "AccessForbidden"_L1) {
        return {found(u"cos-access"_s, State::Error,
                      CosObjectText::tr("Your key may not read %1 in the bucket %2.")
                          .arg(object.key, object.bucket.name))};
    }
    if (error.code == "InvalidObjectState"_L1) {
        return {found(u"cos-archived"_s, State::Error,
                      CosObjectText::tr("%1 is archived: restore it before it is deployed.")
                          .arg(object.key))};
    }
    return {};
}

} // namespace

std::optional<Finding> checkCosAddress(const CosLocation &object)
{
    const CosBucketId &bucket = object.bucket;
    if (bucket.name.isEmpty())
        return std::nullopt;
    if (object.key.isEmpty() || object.key.endsWith(u'/')) {
        return found(u"cos-key"_s, State::Error,
                     CosObjectText::tr("The address names a place in the bucket %1, not an object.")
                         .arg(bucket.name));
    }
    if (bucket.region.isEmpty()) {
        return found(u"cos-region"_s, State::Error,
                     CosObjectText::tr("The region of the bucket %1 is not told: choose it.")
                         .arg(bucket.name));
    }
    return std::nullopt;
}

CosObjectInspection inspectCosObject(const BlockingCos &cos, const CosLocation &object,
                                     const CancelToken &cancel,
                                     const ListingProgressFunction &progress,
                                     const CosReadPolicy &policy)
{
    CosObjectInspection inspection{.facts = factsOf(cos, object, cancel)};
    if (!inspection.facts.info) {
        inspection.listing = inspection.facts.info.error();
        return inspection;
    }
    const CosObjectInfo &info = *inspection.facts.info;
    if (isArchived(info)) {
        inspection.listing = Error{.kind = Error::Kind::Service,
                                   .code = u"InvalidObjectState"_s,
                                   .message = info.storageClass,
                                   .action = u"HeadObject"_s,
                                   .httpStatus = 200};
        return inspection;
    }
    const auto zip = std::make_shared<CosObjectBytes>(cos, object, info, cancel, policy);
    inspection.listing = listZip(*zip, {.kind = CodeSource::Kind::CosObject, .object = object}, {},
                                 cancel, progress);
    inspection.reader = zipReader(std::shared_ptr<ZipBytes>(zip));
    return inspection;
}

QList<Finding> checkCosObject(const CosLocation &object, const CosObjectFacts &facts,
                              const QString &functionRegion)
{
    if (!facts.info)
        return checkFailure(object, facts);
    const CosObjectInfo &info = *facts.info;
    QList<Finding> findings;
    if (isArchived(info)) {
        findings += found(
            u"cos-archived"_s, State::Error,
            info.restoreState.isEmpty()
                ? CosObjectText::tr("%1 is archived: restore it before it is deployed.")
                      .arg(object.key)
                : CosObjectText::tr("%1 is archived and still being restored.").arg(object.key));
    }
    if (info.size == 0) {
        findings +=
            found(u"cos-empty"_s, State::Error, CosObjectText::tr("%1 is empty.").arg(object.key));
    } else if (info.size > largestObject) {
        findings += found(u"cos-size"_s, State::Error,
                          CosObjectText::tr("%1 has %2; a package may have %3 at most.")
                              .arg(object.key, sizeText(info.size), sizeText(largestObject)));
    }
    if (!object.key.endsWith(".zip"_L1, Qt::CaseInsensitive)
        && !object.key.endsWith(".jar"_L1, Qt::CaseInsensitive)) {
        findings += found(u"cos-suffix"_s, State::Warning,
                          CosObjectText::tr("%1 has the name of neither a ZIP nor a JAR file: the "
                                            "platform may refuse it.")
                              .arg(object.key));
    }
    // An internal region of SCF that lies where its namesake without the suffix does.
    QString region = functionRegion;
    if (region.endsWith("-open"_L1))
        region.chop(5);
    if (!region.isEmpty() && region != object.bucket.region) {
        findings += found(u"cos-other-region"_s, State::Warning,
                          CosObjectText::tr("The bucket is in %1 and the function in %2: the "
                                            "platform may refuse to fetch the code from there.")
                              .arg(object.bucket.region, functionRegion));
    }
    if (findings.isEmpty()) {
        findings += found(
            u"cos-object"_s, State::Ok,
            CosObjectText::tr("%1 is in the bucket %2 (%3, %4).")
                .arg(object.key, object.bucket.name, object.bucket.region, sizeText(info.size)));
    }
    return findings;
}

} // namespace Scf
