// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagepreparation.h"

#include "app/archive/folderlisting.h"
#include "app/archive/packageedit.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "app/core/sha256.h"
#include "app/update/coderequest.h"
#include "app/update/editedcode.h"
#include "app/update/packagefixes.h"
#include "app/validation/functioncheck.h"
#include "app/validation/imagecheck.h"
#include "app/validation/packagecheck.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class PreparationText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::PreparationText)
};

Error fileError(QLatin1StringView code, const QString &message)
{
    return Error{
        .kind = Error::Kind::File, .code = code, .message = message, .sent = Error::Sent::Nothing};
}

Result<PreparedPackage> takeZip(const UpdatePlan &plan, const QString &path, qint64 files,
                                qint64 requestLimit, const CancelToken &cancel)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(LocalCode::fileUnreadable, path + u": "_s + file.errorString());
    PreparedPackage package{.path = path, .size = file.size(), .files = files};
    if (requestSize(plan, package.size) <= requestLimit) {
        package.zip = file.readAll();
        if (package.zip.size() != package.size)
            return fileError(LocalCode::fileChanged, path);
        package.sha256 = sha256Hex(package.zip);
        return package;
    }
    Sha256 hash;
    constexpr qint64 piece = 1024 * 1024;
    for (qint64 left = package.size; left > 0;) {
        if (cancel.isCancelled())
            return Error::givenUp();
        const QByteArray bytes = file.read(qMin(piece, left));
        if (bytes.isEmpty())
            return fileError(LocalCode::fileChanged, path);
        hash.addData(bytes);
        left -= bytes.size();
    }
    package.sha256 = hash.hex();
    return package;
}

} // namespace

Result<PackageListing> listSource(const CodeSource &source, const PackagePlan &plan,
                                  const CancelToken &cancel,
                                  const std::function<void(qint64)> &progress)
{
    const auto report = [&progress](const ListingProgress &now) {
        if (progress)
            progress(now.files);
    };
    if (!source.isLocal())
        return Error{};
    Result<PackageListing> listing = source.hasFolder()
                                         ? listFolder(source.path, plan, cancel, report)
                                         : listZip(source.path, plan, cancel, report);
    if (!listing || source.kind != CodeSource::Kind::Editor)
        return listing;
    return withEdit(std::move(listing.value()), source.edited);
}

EntryReader readerOf(const CodeSource &source)
{
    return source.hasFolder() ? folderReader() : zipReader(source.path);
}

FunctionTraits traitsOf(const FunctionDetail &function)
{
    return {.runtime = function.summary.runtime, .type = function.summary.type};
}

QList<Finding> checkAll(const FunctionDetail &function, const UpdatePlan &plan,
                        const PackageListing &listing, const EntryReader &reader,
                        ContentMemory &memory, const CancelToken &cancel)
{
    const FunctionTraits traits = traitsOf(function);
    QList<Finding> findings = checkFunction(function);
    if (const auto finding = checkSourceKind(traits, plan.source.kind))
        return findings << *finding;
    findings += checkHandler(traits, plan.handler, function.handler, listing, reader);
    findings += checkContents({.traits = traits,
                               .handler = plan.handler.isEmpty() ? function.handler : plan.handler,
                               .listing = listing,
                               .reader = reader,
                               .installDependency = plan.options.installDependency},
                              memory, cancel);
    findings += checkPackage(traits, listing, {});
    return withPossibleFixes(std::move(findings), listing.source);
}

QList<Finding> checkImageUpdate(const FunctionDetail &function, const UpdatePlan &plan)
{
    QList<Finding> findings = checkFunction(function);
    if (const auto finding = checkSourceKind(traitsOf(function), CodeSource::Kind::Image))
        return findings << *finding;
    findings += checkImage(plan.source.image);
    if (function.image && function.image->uri == plan.source.image.uri) {
        findings.append({.id = u"image-unchanged"_s,
                         .state = Finding::State::Warning,
                         .field = Finding::Field::Source,
                         .text = PreparationText::tr("The function runs an image of this URI: only "
                                                     "what its tag means can be new.")});
    }
    return findings;
}

bool isSentInline(const FunctionDetail &function, const UpdatePlan &plan,
                  const PackageListing &listing)
{
    return plan.source.kind == CodeSource::Kind::Editor
           && codeSourceName(function.summary.runtime, listing) == "Inline"_L1;
}

std::optional<Finding> checkUnchanged(const UpdatePlan &plan, const PackageListing &listing,
                                      const QString &deployedSha256)
{
    if (listing.zipSha256.isEmpty() || listing.zipSha256 != deployedSha256
        || plan.options.installDependency)
        return std::nullopt;
    return Finding{
        .id = u"package-unchanged"_s,
        .state = Finding::State::Warning,
        .field = Finding::Field::Source,
        .text = plan.handler.isEmpty()
                    ? PreparationText::tr("Nothing to update: this very package is deployed.")
                    : PreparationText::tr(
                        "This very package is deployed: only the handler would change."),
    };
}

Result<PackageListing> withMeasure(PackageListing listing, const CancelToken &cancel,
                                   qint64 cacheLimit)
{
    if (!listing.source.isLocal())
        return listing; // its size is known, its bytes are not here
    if (listing.isSourceItself()) {
        const Result<PackageMeasure> zip = describeZip(listing, cancel);
        if (!zip)
            return zip.error();
        listing.zipSha256 = zip->sha256;
        return listing;
    }
    const Result<PackageMeasure> measure = measurePackage(
        listing, cancel, {}, {.cacheFolder = defaultStreamCacheFolder(), .cacheLimit = cacheLimit});
    if (!measure)
        return measure.error();
    listing.zipSize = measure->zipSize;
    listing.zipSha256 = measure->sha256;
    for (qsizetype i = 0; i < measure->compressedSizes.size(); ++i)
        listing.entries[i].compressedSize = measure->compressedSizes.at(i);
    return listing;
}

Result<PreparedPackage> preparePackage(const UpdatePlan &plan, const PackageListing &listing,
                                       qint64 requestLimit, const QString &cacheFolder,
                                       const CancelToken &cancel,
                                       const std::function<void(qint64, qint64)> &progress,
                                       qint64 cacheLimit)
{
    if (listing.isSourceItself())
        return takeZip(plan, plan.source.path, listing.fileCount(), requestLimit, cancel);

    auto folder = std::make_shared<QTemporaryDir>();
    if (!folder->isValid())
        return fileError(LocalCode::writeFailed, folder->errorString());
    const Result<PackedZip> packed = packPackage(
        listing, folder->filePath(u"package.zip"_s), cancel,
        [&progress](const PackProgress &now) { progress(now.bytesDone, now.bytesTotal); },
        {.cacheFolder = cacheFolder, .cacheLimit = cacheLimit});
    if (!packed)
        return packed.error();
    Result<PreparedPackage> package =
        takeZip(plan, packed->path, packed->files, requestLimit, cancel);
    if (package)
        package.value().folder = std::move(folder);
    return package;
}

} // namespace Scf
