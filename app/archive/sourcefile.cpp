// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/sourcefile.h"

#include "app/archive/archiveerror.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#if defined(Q_OS_UNIX) && !defined(SCF_PORTABLE_FILES)
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

#if defined(Q_OS_UNIX) && !defined(SCF_PORTABLE_FILES)

// QFile needs several times as long for each of 20,000 small files.
class PosixFile : public SourceFile
{
public:
    PosixFile(int descriptor, const struct stat &status, QString name)
        : m_descriptor(descriptor)
        , m_status(status)
        , m_name(std::move(name))
    { }
    ~PosixFile() override { ::close(m_descriptor); }

    Result<FileStamp> stamp() override
    {
        // Opening has asked already.
        if (!m_fresh && ::fstat(m_descriptor, &m_status) != 0)
            return archiveError(LocalCode::fileUnreadable, m_name, qt_error_string(errno));
        m_fresh = false;
#ifdef Q_OS_DARWIN
        const timespec modified = m_status.st_mtimespec;
        const timespec changed = m_status.st_ctimespec;
#else
        const timespec modified = m_status.st_mtim;
        const timespec changed = m_status.st_ctim;
#endif
        return FileStamp{.size = m_status.st_size,
                         .modified = modified.tv_sec * 1'000'000'000LL + modified.tv_nsec,
                         .changed = changed.tv_sec * 1'000'000'000LL + changed.tv_nsec,
                         .inode = m_status.st_ino};
    }

    Result<qint64> read(char *data, qint64 size) override
    {
        qint64 done = 0;
        while (done < size) {
            const ssize_t got = ::read(m_descriptor, data + done, size_t(size - done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return archiveError(LocalCode::fileUnreadable, m_name, qt_error_string(errno));
            if (got == 0)
                break;
            done += got;
        }
        return done;
    }

private:
    int m_descriptor;
    struct stat m_status;
    bool m_fresh = true; //!< m_status was not handed out yet
    QString m_name;
};

Result<std::shared_ptr<SourceFile>> openFile(const QString &path, const QString &shownName)
{
    // Without O_NONBLOCK the opening of a pipe would wait for a writer.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        return archiveError(errno == ENOENT || errno == ENOTDIR ? LocalCode::fileNotFound
                                                                : LocalCode::fileUnreadable,
                            shownName, qt_error_string(errno));
    }
    struct stat status = {};
    const int failure = ::fstat(descriptor, &status) != 0 ? errno : 0;
    if (failure != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return archiveError(LocalCode::fileUnreadable, shownName,
                            failure != 0              ? qt_error_string(failure)
                            : S_ISDIR(status.st_mode) ? qt_error_string(EISDIR)
                                                      : QString());
    }
    return std::shared_ptr<SourceFile>(std::make_shared<PosixFile>(descriptor, status, shownName));
}

#else

class PortableFile : public SourceFile
{
public:
    PortableFile(const QString &path, QString name)
        : m_file(path)
        , m_name(std::move(name))
    { }

    bool open() { return m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    QString errorString() const { return m_file.errorString(); }

    Result<FileStamp> stamp() override
    {
        const QDateTime modified = m_file.fileTime(QFileDevice::FileModificationTime);
        const QDateTime changed = m_file.fileTime(QFileDevice::FileMetadataChangeTime);
        return FileStamp{
            .size = m_file.size(),
            .modified = modified.isValid() ? modified.toMSecsSinceEpoch() * 1'000'000 : 0,
            .changed = changed.isValid() ? changed.toMSecsSinceEpoch() * 1'000'000 : 0};
    }

    Result<qint64> read(char *data, qint64 size) override
    {
        qint64 done = 0;
        while (done < size) {
            const qint64 got = m_file.read(data + done, size - done);
            if (got < 0)
                return archiveError(LocalCode::fileUnreadable, m_name, m_file.errorString());
            if (got == 0)
                break;
            done += got;
        }
        return done;
    }

private:
    QFile m_file;
    QString m_name;
};

Result<std::shared_ptr<SourceFile>> openFile(const QString &path, const QString &shownName)
{
    const QFileInfo info(path);
    if (!info.exists())
        return archiveError(LocalCode::fileNotFound, shownName);
    if (!info.isFile())
        return archiveError(LocalCode::fileUnreadable, shownName);
    const auto file = std::make_shared<PortableFile>(path, shownName);
    if (!file->open())
        return archiveError(LocalCode::fileUnreadable, shownName, file->errorString());
    return std::shared_ptr<SourceFile>(file);
}

#endif

} // namespace

Result<std::shared_ptr<SourceFile>> SourceFile::open(const QString &path, const QString &shownName)
{
    return openFile(path, shownName);
}

} // namespace Scf
