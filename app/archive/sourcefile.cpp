// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/sourcefile.h"

#include "app/archive/archiveerror.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <utility>

#if defined(Q_OS_UNIX) && !defined(SCF_PORTABLE_FILES)
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

void makeRoom(QByteArray *buffer, qint64 size)
{
    if (buffer->size() < size)
        *buffer = QByteArray(qMax(size, qint64(64 * 1024)), Qt::Uninitialized);
}

#if defined(Q_OS_UNIX) && !defined(SCF_PORTABLE_FILES)

FileStamp stampIn(const struct stat &status)
{
#ifdef Q_OS_DARWIN
    const timespec modified = status.st_mtimespec;
    const timespec changed = status.st_ctimespec;
#else
    const timespec modified = status.st_mtim;
    const timespec changed = status.st_ctim;
#endif
    return FileStamp{.size = status.st_size,
                     .modified = modified.tv_sec * 1'000'000'000LL + modified.tv_nsec,
                     .changed = changed.tv_sec * 1'000'000'000LL + changed.tv_nsec,
                     .inode = status.st_ino};
}

// A descriptor that is closed whatever way a function is left.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    { }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

int openDescriptor(const QString &path)
{
    // Neither waits for the other end of a pipe nor takes over a terminal.
    return ::open(QFile::encodeName(path).constData(),
                  O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

Error openError(int number, const QString &shownName)
{
    return archiveError(number == ENOENT || number == ENOTDIR ? LocalCode::fileNotFound
                                                              : LocalCode::fileUnreadable,
                        shownName, qt_error_string(number));
}

Error notRegular(const struct stat &status, const QString &shownName)
{
    return archiveError(LocalCode::fileUnreadable, shownName,
                        S_ISDIR(status.st_mode) ? qt_error_string(EISDIR) : QString());
}

// Bytes read, fewer than \a size only at the end; -1: see errno.
qint64 readFully(int descriptor, char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t got = ::read(descriptor, data + done, size_t(size - done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

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
        return stampIn(m_status);
    }

    Result<qint64> read(char *data, qint64 size) override
    {
        const qint64 done = readFully(m_descriptor, data, size);
        if (done < 0)
            return archiveError(LocalCode::fileUnreadable, m_name, qt_error_string(errno));
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
    Descriptor descriptor(openDescriptor(path));
    if (!descriptor.isOpen())
        return openError(errno, shownName);
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0)
        return archiveError(LocalCode::fileUnreadable, shownName, qt_error_string(errno));
    if (!S_ISREG(status.st_mode))
        return notRegular(status, shownName);
    return std::shared_ptr<SourceFile>(
        std::make_shared<PosixFile>(descriptor.release(), status, shownName));
}

Result<FileStamp> statFile(const QString &path, const QString &shownName)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return openError(errno, shownName);
    if (!S_ISREG(status.st_mode))
        return notRegular(status, shownName);
    return stampIn(status);
}

// Opens, reads, asks and closes: nothing else where the file is as expected.
Result<FileStamp> readWhole(const QString &path, const QString &shownName,
                            const FileStamp &expected, qint64 limit, QByteArray *buffer)
{
    const Descriptor descriptor(openDescriptor(path));
    if (!descriptor.isOpen())
        return openError(errno, shownName);
    struct stat status = {};
    if (expected != FileStamp{} && expected.size <= limit) {
        makeRoom(buffer, expected.size + 1);
        const qint64 got = readFully(descriptor.number(), buffer->data(), expected.size + 1);
        if (::fstat(descriptor.number(), &status) != 0)
            return archiveError(LocalCode::fileUnreadable, shownName, qt_error_string(errno));
        if (S_ISREG(status.st_mode) && got == expected.size && stampIn(status) == expected)
            return expected;
        if (got > 0 && ::lseek(descriptor.number(), 0, SEEK_SET) != 0)
            return archiveError(LocalCode::fileUnreadable, shownName, qt_error_string(errno));
    } else if (::fstat(descriptor.number(), &status) != 0) {
        return archiveError(LocalCode::fileUnreadable, shownName, qt_error_string(errno));
    }
    if (!S_ISREG(status.st_mode))
        return notRegular(status, shownName);
    const FileStamp before = stampIn(status);
    if (before.size > limit)
        return before;
    makeRoom(buffer, before.size + 1);
    const qint64 got = readFully(descriptor.number(), buffer->data(), before.size + 1);
    if (got < 0 || ::fstat(descriptor.number(), &status) != 0)
        return archiveError(LocalCode::fileUnreadable, shownName, qt_error_string(errno));
    const FileStamp after = stampIn(status);
    if (got != before.size || !isSameContent(before, after))
        return archiveError(LocalCode::fileChanged, shownName);
    return after;
}

#else

FileStamp stampMadeOf(qint64 size, const QDateTime &modified, const QDateTime &changed)
{
    return {.size = size,
            .modified = modified.isValid() ? modified.toMSecsSinceEpoch() * 1'000'000 : 0,
            .changed = changed.isValid() ? changed.toMSecsSinceEpoch() * 1'000'000 : 0,
            .inode = 0};
}

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
        return stampMadeOf(m_file.size(), m_file.fileTime(QFileDevice::FileModificationTime),
                           m_file.fileTime(QFileDevice::FileMetadataChangeTime));
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

Result<FileStamp> statFile(const QString &path, const QString &shownName)
{
    const QFileInfo info(path);
    if (!info.exists())
        return archiveError(LocalCode::fileNotFound, shownName);
    if (!info.isFile())
        return archiveError(LocalCode::fileUnreadable, shownName);
    return stampMadeOf(info.size(), info.lastModified(), info.metadataChangeTime());
}

Result<FileStamp> readWhole(const QString &path, const QString &shownName,
                            const FileStamp & /*expected*/, qint64 limit, QByteArray *buffer)
{
    const Result<std::shared_ptr<SourceFile>> file = openFile(path, shownName);
    if (!file)
        return file.error();
    const Result<FileStamp> before = (*file)->stamp();
    if (!before || before->size > limit)
        return before;
    makeRoom(buffer, before->size + 1);
    const Result<qint64> got = (*file)->read(buffer->data(), before->size + 1);
    if (!got)
        return got.error();
    const Result<FileStamp> after = (*file)->stamp();
    if (!after)
        return after.error();
    if (*got != before->size || !isSameContent(*before, *after))
        return archiveError(LocalCode::fileChanged, shownName);
    return after;
}

#endif

} // namespace

Result<std::shared_ptr<SourceFile>> SourceFile::open(const QString &path, const QString &shownName)
{
    return openFile(path, shownName);
}

bool isSameContent(const FileStamp &before, const FileStamp &after)
{
    // Other times than that of the content also move when a file is only renamed or backed up.
    return before.size == after.size && before.modified == after.modified;
}

Result<FileStamp> stampOf(const QString &path, const QString &shownName)
{
    return statFile(path, shownName);
}

Result<FileStamp> readWholeFile(const QString &path, const QString &shownName,
                                const FileStamp &expected, qint64 limit, QByteArray *buffer)
{
    return readWhole(path, shownName, expected, limit, buffer);
}

} // namespace Scf
