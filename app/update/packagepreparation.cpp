// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagepreparation.h"

#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "app/cloud/apirequests.h"
#include "app/core/sha256.h"
#include "app/update/packagefixes.h"
#include "app/validation/functioncheck.h"
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

UpdateFunctionCodeRequest requestWithoutCode(const UpdatePlan &plan)
{
    return {
        .region = plan.function.region,
        .functionName = plan.function.functionName,
        .handler = plan.handler,
        .space = plan.function.space,
        .installDependency = plan.installDependency ? u"TRUE"_s : QString(),
        .publish = plan.publish ? u"TRUE"_s : QString(),
    };
}

Error fileError(QLatin1StringView code, const QString &message)
{
    return Error{
        .kind = Error::Kind::File, .code = code, .message = message, .sent = Error::Sent::Nothing};
}

Result<PreparedPackage> readZip(const UpdatePlan &plan, const QString &path, qint64 files)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(LocalCode::fileUnreadable, path + u": "_s + file.errorString());
    if (requestSize(plan, file.size()) > requestBodyLimit)
        return fileError(LocalCode::requestTooLarge,
                         QString::number(requestSize(plan, file.size())));
    PreparedPackage package{.zip = file.readAll(), .files = files};
    if (package.zip.size() != file.size())
        return fileError(LocalCode::fileChanged, path);
    package.sha256 = sha256Hex(package.zip);
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
    switch (source.kind) {
    case CodeSource::Kind::Folder:
        return listFolder(source.path, plan, cancel, report);
    case CodeSource::Kind::ZipFile:
        return listZip(source.path, plan, cancel, report);
    case CodeSource::Kind::CosObject:
    case CodeSource::Kind::Image:
    case CodeSource::Kind::Editor:
        break;
    }
    return Error{};
}

EntryReader readerOf(const CodeSource &source)
{
    return source.kind == CodeSource::Kind::Folder ? folderReader() : zipReader(source.path);
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
    findings += checkHandler(traits, plan.handler, function.handler, listing, reader);
    findings += checkContents({.traits = traits,
                               .handler = plan.handler.isEmpty() ? function.handler : plan.handler,
                               .listing = listing,
                               .reader = reader,
                               .installDependency = plan.installDependency},
                              memory, cancel);
    findings += checkPackage(traits, listing, {});
    return withPossibleFixes(std::move(findings), listing.source);
}

std::optional<Finding> checkUnchanged(const UpdatePlan &plan, const PackageListing &listing,
                                      const QString &deployedSha256)
{
    if (listing.zipSha256.isEmpty() || listing.zipSha256 != deployedSha256
        || plan.installDependency)
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

Result<PackageListing> withMeasure(PackageListing listing, const CancelToken &cancel)
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
    const Result<PackageMeasure> measure =
        measurePackage(listing, cancel, {}, {.cacheFolder = defaultStreamCacheFolder()});
    if (!measure)
        return measure.error();
    listing.zipSize = measure->zipSize;
    listing.zipSha256 = measure->sha256;
    for (qsizetype i = 0; i < measure->compressedSizes.size(); ++i)
        listing.entries[i].compressedSize = measure->compressedSizes.at(i);
    return listing;
}

Result<PreparedPackage> preparePackage(const UpdatePlan &plan, const PackageListing &listing,
                                       const QString &cacheFolder, const CancelToken &cancel,
                                       const std::function<void(qint64, qint64)> &progress)
{
    if (listing.isSourceItself())
        return readZip(plan, plan.source.path, listing.fileCount());

    const QTemporaryDir folder;
    if (!folder.isValid())
        return fileError(LocalCode::writeFailed, folder.errorString());
    const Result<PackedZip> packed = packPackage(
        listing, folder.filePath(u"package.zip"_s), cancel,
        [&progress](const PackProgress &now) { progress(now.bytesDone, now.bytesTotal); },
        {.cacheFolder = cacheFolder});
    if (!packed)
        return packed.error();
    return readZip(plan, packed->path, packed->files);
}

qint64 requestSize(const UpdatePlan &plan, qint64 zipSize)
{
    return bodySizeWithZip(requestWithoutCode(plan), zipSize);
}

} // namespace Scf
