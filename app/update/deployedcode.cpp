// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/deployedcode.h"

#include "app/archive/unpack.h"
#include "app/archive/ziplisting.h"
#include "app/cloud/apirequests.h"
#include "app/cloud/call.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/urldownload.h"
#include "app/core/background.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto zipName = "code.zip"_L1;

Error fileError(QLatin1StringView code, const QString &path)
{
    return Error{.kind = Error::Kind::File,
                 .code = code,
                 .message = QDir::toNativeSeparators(path),
                 .sent = Error::Sent::Nothing};
}

//! A folder beside the target, where there is room for it.
Result<std::shared_ptr<QTemporaryDir>> placeBeside(const DeployedCodeTarget &target)
{
    const QFileInfo info(QDir::cleanPath(target.path));
    if (target.path.isEmpty() || !info.dir().exists())
        return fileError(LocalCode::folderNotFound, info.absolutePath());
    const bool isEmptyFolder =
        target.kind == DeployedCodeTarget::Kind::Folder && info.isDir()
        && QDir(info.filePath())
               .isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    if ((info.exists() || info.isSymLink()) && !isEmptyFolder)
        return fileError(LocalCode::targetExists, target.path);
    auto beside = std::make_shared<QTemporaryDir>(info.absolutePath() + u"/.download-XXXXXX"_s);
    if (!beside->isValid())
        return fileError(LocalCode::writeFailed, target.path);
    return beside;
}

//! Gives the ZIP its name, or its contents theirs.
Result<std::shared_ptr<const PackageListing>> putInPlace(const QString &zipPath,
                                                         const DeployedCodeTarget &target,
                                                         const CancelToken &cancel,
                                                         const PackProgressFunction &progress)
{
    const bool isFolder = target.kind == DeployedCodeTarget::Kind::Folder;
    Result<PackageListing> listing = listZip(zipPath, {}, cancel);
    if (isFolder) {
        if (const Result<Done> done = unpackZip(zipPath, target.path, cancel, progress); !done)
            return done.error();
    } else {
        if (cancel.isCancelled())
            return Error::givenUp();
        // It is a person's code. QFile renames onto nothing that exists.
        QFile zip(zipPath);
        if (!zip.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
            || !zip.rename(target.path)) {
            return fileError(QFileInfo::exists(target.path) ? LocalCode::targetExists
                                                            : LocalCode::writeFailed,
                             target.path);
        }
    }
    if (!listing) // it is what the function runs all the same
        return std::shared_ptr<const PackageListing>();
    listing->source = {.kind = isFolder ? CodeSource::Kind::Folder : CodeSource::Kind::ZipFile,
                       .path = target.path};
    return std::make_shared<const PackageListing>(std::move(*listing));
}

bool isWorthRepeating(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Network:
    case Error::Kind::Timeout:
        return error.code != LocalCode::tlsFailed; // it does not get safer by trying
    case Error::Kind::Protocol:
        return error.code == LocalCode::answerCut;
    case Error::Kind::Http:
        return error.httpStatus >= 500;
    default:
        return false;
    }
}

} // namespace

DeployedCodeDownload::DeployedCodeDownload(FunctionReader *reader, const DeployedCodeTarget &target,
                                           const Policy &policy, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_target(target)
    , m_policy(policy)
{
    m_code.target = target;
}

DeployedCodeDownload::DeployedCodeDownload(FunctionReader *reader, const DeployedCodeTarget &target,
                                           QObject *parent)
    : DeployedCodeDownload(reader, target, {}, parent)
{ }

DeployedCodeDownload::~DeployedCodeDownload()
{
    m_stop.cancel();
    if (m_call)
        m_call->cancel();
    delete m_download; // before what it writes into
    disposeInBackground(std::move(m_beside));
}

void DeployedCodeDownload::start()
{
    emit progress(Step::Ask, 0, 0);
    prepare();
}

void DeployedCodeDownload::cancel()
{
    m_stop.cancel();
    if (m_call)
        m_call->cancel();
    if (m_download)
        m_download->cancel();
}

void DeployedCodeDownload::prepare()
{
    runInBackground(
        this, [target = m_target] { return placeBeside(target); },
        [this](Result<std::shared_ptr<QTemporaryDir>> beside) {
            if (!beside)
                return failed(beside.error());
            m_beside = std::move(*beside);
            ask();
        });
}

void DeployedCodeDownload::ask()
{
    if (m_stop.isCancelled())
        return failed(Error::givenUp());
    ++m_attempt;
    m_call = m_reader->readCodeAddress(m_target.function, this,
                                       [this](const Result<GetFunctionAddressResponse> &address) {
                                           if (!address)
                                               return failed(address.error());
                                           download(address->url, address->codeSha256);
                                       });
}

void DeployedCodeDownload::download(const QString &url, const QString &codeSha256)
{
    if (m_stop.isCancelled())
        return failed(Error::givenUp());
    m_download = new UrlDownload({.url = QUrl(url),
                                  .filePath = m_beside->filePath(zipName),
                                  .idleTimeoutMs = m_policy.idleTimeoutMs},
                                 this);
    connect(m_download, &UrlDownload::progress, this, [this](qint64 received, qint64 total) {
        emit progress(Step::Download, received, qMax<qint64>(0, total));
    });
    connect(m_download, &UrlDownload::finished, this,
            [this, codeSha256](const Result<UrlDownload::Downloaded> &result) {
                std::exchange(m_download, nullptr)->deleteLater();
                if (result)
                    return downloaded(codeSha256, result->size, result->sha256);
                if (m_attempt < m_policy.attempts && isWorthRepeating(result.error()))
                    return ask();
                failed(result.error());
            });
    emit progress(Step::Download, 0, 0);
    m_download->start();
}

void DeployedCodeDownload::downloaded(const QString &codeSha256, qint64 size, const QString &sha256)
{
    m_code.zipSize = size;
    m_code.sha256 = sha256;
    if (codeSha256.isEmpty())
        m_code.match = DeployedCode::Match::NotComparable;
    else
        m_code.match =
            codeSha256 == sha256 ? DeployedCode::Match::Verified : DeployedCode::Match::Differs;
    if (m_stop.isCancelled())
        return failed(Error::givenUp());
    if (m_code.match == DeployedCode::Match::Differs)
        return finish(m_code);
    place();
}

void DeployedCodeDownload::place()
{
    const auto report = [owner = QPointer(this)](const PackProgress &now) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [owner, now] {
                if (owner && !owner->m_isFinished)
                    emit owner->progress(Step::Unpack, now.bytesDone, now.bytesTotal);
            },
            Qt::QueuedConnection);
    };
    // The folder stays until the work is done with it, also when nobody waits for that any more.
    runInBackground(
        this,
        [beside = m_beside, zipPath = m_beside->filePath(zipName), target = m_target,
         cancel = m_stop, report] { return putInPlace(zipPath, target, cancel, report); },
        [this](const Result<std::shared_ptr<const PackageListing>> &listing) {
            if (!listing)
                return failed(listing.error());
            m_code.listing = *listing;
            finish(m_code);
        });
}

void DeployedCodeDownload::failed(const Error &error)
{
    finish(m_stop.isCancelled() ? Error::givenUp() : error);
}

void DeployedCodeDownload::finish(const Result<DeployedCode> &result)
{
    if (std::exchange(m_isFinished, true))
        return;
    disposeInBackground(std::move(m_beside));
    emit finished(result);
}

} // namespace Scf
