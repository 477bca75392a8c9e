// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagepreparation.h"

#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"
#include "app/archive/ziplisting.h"
#include "app/cloud/apirequests.h"
#include "app/validation/functioncheck.h"
#include "app/validation/packagecheck.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

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
    package.sha256 = QString::fromLatin1(
        QCryptographicHash::hash(package.zip, QCryptographicHash::Sha256).toHex());
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

QList<Finding> checkAll(const FunctionDetail &function, const QString &handler,
                        const PackageListing &listing)
{
    const FunctionTraits traits = traitsOf(function);
    QList<Finding> findings = checkFunction(function);
    findings += checkHandler(traits, handler, function.handler, listing, readerOf(listing.source));
    findings += checkPackage(traits, listing, {});
    return findings;
}

Result<PreparedPackage> preparePackage(const UpdatePlan &plan, const PackageListing &listing,
                                       const CancelToken &cancel,
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
        {.cacheFolder = defaultStreamCacheFolder()});
    if (!packed)
        return packed.error();
    return readZip(plan, packed->path, packed->files);
}

qint64 requestSize(const UpdatePlan &plan, qint64 zipSize)
{
    return bodySizeWithZip(requestWithoutCode(plan), zipSize);
}

} // namespace Scf
