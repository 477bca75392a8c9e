// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/unpack.h"

#include "app/archive/archiveerror.h"
#include "app/archive/zipdirectory.h"
#include "app/archive/ziplisting.h"
#include "app/core/background.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 fileTypeMask = 0170000;
constexpr quint32 typeFile = 0100000;
constexpr quint32 typeDirectory = 0040000;
// No function may have more than half of it.
constexpr qint64 mostUnpackedBytes = 1024LL * 1024 * 1024;

QFileDevice::Permissions permissionsOf(quint32 mode)
{
    QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    permissions.setFlag(QFileDevice::ExeOwner, (mode & 0100) != 0);
    permissions.setFlag(QFileDevice::ReadGroup, (mode & 040) != 0);
    permissions.setFlag(QFileDevice::WriteGroup, (mode & 020) != 0);
    permissions.setFlag(QFileDevice::ExeGroup, (mode & 010) != 0);
    permissions.setFlag(QFileDevice::ReadOther, (mode & 04) != 0);
    permissions.setFlag(QFileDevice::WriteOther, (mode & 02) != 0);
    permissions.setFlag(QFileDevice::ExeOther, (mode & 01) != 0);
    return permissions;
}

bool isEmptyFolder(const QString &path)
{
    return QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System
                              | QDir::NoDotAndDotDot);
}

class Unpacking
{
public:
    Unpacking(ZipBytes &zip, QString to, const CancelToken &cancel,
              const PackProgressFunction &progress)
        : m_zip(zip)
        , m_to(std::move(to))
        , m_cancel(cancel)
        , m_progress(progress)
    { }

    Result<Done> run()
    {
        const Result<PackageListing> listing = listZip(m_zip, {}, {}, m_cancel);
        if (!listing)
            return listing.error();
        const Result<std::vector<ZipRecord>> records = readZipDirectory(m_zip, m_cancel);
        if (!records)
            return records.error();
        if (const Result<Done> fit = checkFit(*listing, *records); !fit)
            return fit;
        QHash<QString, const ZipRecord *> byName;
        byName.reserve(qsizetype(records->size()));
        for (const ZipRecord &record : *records)
            byName.insert(record.name, &record);
        m_now = {.filesTotal = listing->fileCount(), .bytesTotal = listing->totalSize};
        for (const PackageEntry &entry : listing->entries) {
            const Result<Done> written =
                entry.isDirectory() ? makeFolder(entry.name) : write(entry, *byName[entry.name]);
            if (!written)
                return written;
        }
        if (m_progress)
            m_progress(m_now);
        return Done{};
    }

private:
    // Before anything is written, so that a refusal costs nothing.
    static Result<Done> checkFit(const PackageListing &listing,
                                 const std::vector<ZipRecord> &records)
    {
        const auto fatal = std::ranges::find_if(listing.problems, &PackageProblem::isFatal);
        if (fatal != listing.problems.end()) {
            return archiveError(fatal->kind == PackageProblem::Kind::Encrypted
                                    ? LocalCode::zipEncrypted
                                    : LocalCode::packageUnfit,
                                fatal->name);
        }
        for (const ZipRecord &record : records) {
            const quint32 type = record.unixMode & fileTypeMask;
            if (type != 0 && type != typeFile && type != typeDirectory)
                return archiveError(LocalCode::packageUnfit, record.name);
        }
        if (listing.totalSize > mostUnpackedBytes)
            return archiveError(LocalCode::packageUnfit, QString::number(listing.totalSize));
        return Done{};
    }

    Result<Done> makeFolder(const QString &name)
    {
        if (m_cancel.isCancelled())
            return Error::givenUp();
        // The entries are sorted: what lies in one folder mostly comes in one go.
        if (name == m_lastFolder)
            return Done{};
        m_lastFolder = name;
        if (!QDir(m_to).mkpath(name))
            return archiveError(LocalCode::writeFailed, name);
        return Done{};
    }

    Result<Done> write(const PackageEntry &entry, const ZipRecord &record)
    {
        const qsizetype slash = entry.name.lastIndexOf(u'/');
        if (slash >= 0) {
            if (const Result<Done> made = makeFolder(entry.name.first(slash + 1)); !made)
                return made;
        }
        if (m_cancel.isCancelled())
            return Error::givenUp();
        QFile file(m_to + u'/' + entry.name);
        const auto failed = [&file, &entry] {
            return archiveError(file.error() == QFileDevice::ResourceError ? LocalCode::diskFull
                                                                           : LocalCode::writeFailed,
                                entry.name, file.errorString());
        };
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return failed();
        const auto take = [this, &file](QByteArrayView piece) {
            if (file.write(piece.data(), piece.size()) != piece.size())
                return false;
            m_now.bytesDone += piece.size();
            report();
            return true;
        };
        const Result<Done> checked = checkZipEntry(m_zip, record, m_cancel, take);
        if (!checked)
            return checked.error().code == LocalCode::writeFailed ? failed() : checked.error();
        if (!file.flush() || !file.setPermissions(permissionsOf(entry.mode)))
            return failed();
        ++m_now.filesDone;
        report();
        return Done{};
    }

    void report()
    {
        if (m_progress && m_throttle.isDue())
            m_progress(m_now);
    }

    ZipBytes &m_zip;
    const QString m_to;
    const CancelToken &m_cancel;
    const PackProgressFunction &m_progress;
    PackProgress m_now;
    Throttle m_throttle;
    QString m_lastFolder;
};

} // namespace

Result<Done> unpackZip(const QString &zipPath, const QString &folder, const CancelToken &cancel,
                       const PackProgressFunction &progress)
{
    const QString shown = QDir::toNativeSeparators(folder);
    const QFileInfo target(QDir::cleanPath(folder));
    if (folder.isEmpty() || !target.dir().exists())
        return archiveError(LocalCode::folderNotFound,
                            QDir::toNativeSeparators(target.absolutePath()));
    // A link counts as what it is: nothing takes its place.
    if (target.isSymLink() || (target.exists() && !target.isDir())
        || (target.exists() && !isEmptyFolder(target.filePath())))
        return archiveError(LocalCode::targetExists, shown);
    const Result<std::shared_ptr<ZipBytes>> zip = openZipFile(zipPath);
    if (!zip)
        return zip.error();

    auto beside = std::make_shared<QTemporaryDir>(target.absolutePath() + u"/.unpacking-XXXXXX"_s);
    if (!beside->isValid())
        return archiveError(LocalCode::writeFailed, shown, beside->errorString());
    Result<Done> result = Unpacking(**zip, beside->path(), cancel, progress).run();
    if (result && cancel.isCancelled())
        result = Error::givenUp();
    if (result) {
        // rmdir() takes nothing but an empty folder, whatever became of it meanwhile.
        const bool wasThere = target.exists();
        if (wasThere && !QDir().rmdir(target.filePath())) {
            result = archiveError(LocalCode::targetExists, shown);
        } else if (!QDir().rename(beside->path(), target.filePath())) {
            if (wasThere)
                QDir().mkdir(target.filePath());
            result = archiveError(LocalCode::writeFailed, shown);
        } else {
            beside->setAutoRemove(false);
        }
    }
    // Tens of thousands of files take their time to go.
    disposeInBackground(std::move(beside));
    return result;
}

} // namespace Scf
