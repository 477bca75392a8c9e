// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"

#include "app/archive/archiveerror.h"
#include "app/archive/entryorder.h"
#include "app/archive/sourcefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <algorithm>
#include <vector>

#if defined(Q_OS_UNIX) && !defined(SCF_PORTABLE_FILES)
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// One name in a directory, as the system tells it.
struct Child
{
    enum class Type { File, Directory, Link, Other, Vanished };

    QString name{};
    Type type = Type::Other;
    bool nameIsUtf8 = true;
    bool readable = true;
    quint32 mode = 0644;
    qint64 size = 0;
};

// Where a link leads in the end.
struct Target
{
    enum class State { Reached, Broken, Loop, Unreadable };

    State state = State::Broken;
    QString path{};  //!< canonical
    QString words{}; //!< the system's, when it was not reached
    Child status{};
};

struct DirectoryContents
{
    QString failure{}; //!< the system's words when it cannot be read
    std::vector<Child> children{};
};

#if defined(Q_OS_UNIX) && !defined(SCF_PORTABLE_FILES)

Child describe(const struct stat &status)
{
    Child child;
    if (S_ISREG(status.st_mode))
        child.type = Child::Type::File;
    else if (S_ISDIR(status.st_mode))
        child.type = Child::Type::Directory;
    else if (S_ISLNK(status.st_mode))
        child.type = Child::Type::Link;
    child.mode = (status.st_mode & 0111) != 0 ? 0755 : 0644;
    child.size = status.st_size;
    return child;
}

QString decodedName(const char *raw, qsizetype length, bool *isUtf8)
{
    // QString would turn bytes that are no UTF-8 into something that names no file.
    if (std::all_of(raw, raw + length, [](char c) { return static_cast<signed char>(c) > 0; }))
        return QString::fromLatin1(raw, length);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString name = decoder.decode(QByteArrayView(raw, length));
    *isUtf8 = !decoder.hasError();
#ifdef Q_OS_DARWIN
    name = name.normalized(QString::NormalizationForm_C); // or packages would differ by machine
#endif
    return name;
}

DirectoryContents readDirectory(const QString &path)
{
    DirectoryContents contents;
    DIR *directory = ::opendir(QFile::encodeName(path).constData());
    if (directory == nullptr) {
        contents.failure = qt_error_string(errno);
        return contents;
    }
    const int descriptor = ::dirfd(directory);
    errno = 0;
    while (const dirent *item = ::readdir(directory)) {
        const QByteArrayView raw(item->d_name);
        if (raw != "." && raw != "..") {
            struct stat status = {};
            Child child;
            if (::fstatat(descriptor, item->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
                child = describe(status);
                // A file that all may read needs no second question.
                if (child.type == Child::Type::File && (status.st_mode & 0444) != 0444)
                    child.readable = ::faccessat(descriptor, item->d_name, R_OK, 0) == 0;
            } else {
                child.type = Child::Type::Vanished;
            }
            child.name = decodedName(raw.data(), raw.size(), &child.nameIsUtf8);
            contents.children.push_back(std::move(child));
        }
        errno = 0;
    }
    if (errno != 0)
        contents.failure = qt_error_string(errno);
    ::closedir(directory);
    return contents;
}

Target follow(const QString &path)
{
    Target target;
    char *resolved = ::realpath(QFile::encodeName(path).constData(), nullptr);
    struct stat status = {};
    if (resolved == nullptr || ::stat(resolved, &status) != 0) {
        target.state = errno == ELOOP                        ? Target::State::Loop
                       : errno == ENOENT || errno == ENOTDIR ? Target::State::Broken
                                                             : Target::State::Unreadable;
        target.words = qt_error_string(errno);
    } else {
        target.state = Target::State::Reached;
        target.path = QFile::decodeName(resolved);
        target.status = describe(status);
        target.status.readable = ::access(resolved, R_OK) == 0;
    }
    std::free(resolved);
    return target;
}

QString notADirectory()
{
    return qt_error_string(ENOTDIR);
}

#else

QString notADirectory()
{
    return {};
}

Child describe(const QFileInfo &info)
{
    Child child;
    child.name = info.fileName();
    if (info.isSymLink() || info.isJunction())
        child.type = Child::Type::Link;
    else if (info.isDir())
        child.type = Child::Type::Directory;
    else if (info.isFile())
        child.type = Child::Type::File;
    child.nameIsUtf8 = child.name.isValidUtf16();
#ifndef Q_OS_WIN // where only the extension tells what can be executed
    child.mode = info.isExecutable() ? 0755 : 0644;
#endif
    child.readable = info.isReadable();
    child.size = info.size();
    return child;
}

DirectoryContents readDirectory(const QString &path)
{
    DirectoryContents contents;
    const QDir directory(path);
    if (!directory.isReadable()) {
        contents.failure = path;
        return contents;
    }
    const QFileInfoList infos = directory.entryInfoList(
        QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted);
    contents.children.reserve(size_t(infos.size()));
    for (const QFileInfo &info : infos)
        contents.children.push_back(describe(info));
    return contents;
}

Target follow(const QString &path)
{
    Target target;
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (!canonical.isEmpty()) {
        target.state = Target::State::Reached;
        target.path = canonical;
        target.status = describe(QFileInfo(canonical));
    }
    return target;
}

#endif

class Walk
{
public:
    Walk(QString root, const CancelToken &cancel, const ListingProgressFunction &progress)
        : m_root(std::move(root))
        , m_cancel(cancel)
        , m_progress(progress)
    { }

    Result<PackageListing> run()
    {
        const DirectoryContents top = readDirectory(m_root);
        if (!top.failure.isEmpty())
            return archiveError(LocalCode::folderUnreadable, m_root, top.failure);
        m_ancestors.push_back(m_root);
        if (!take(top, m_root, {}))
            return m_error;
        std::ranges::sort(m_listing.entries, entryBefore);
        std::ranges::sort(m_listing.problems, nameBefore, &PackageProblem::name);
        return std::move(m_listing);
    }

private:
    // Takes what one directory holds, and all below it. False when the walk is over (m_error).
    bool take(const DirectoryContents &contents, const QString &path, const QString &prefix)
    {
        for (const Child &child : contents.children) {
            if (m_cancel.isCancelled()) {
                m_error = archiveCancelled();
                return false;
            }
            if (!takeChild(child, path, prefix))
                return false;
        }
        return true;
    }

    bool takeChild(const Child &child, const QString &path, const QString &prefix)
    {
        if (!count())
            return false;
        const QString name = prefix + child.name;
        if (!child.nameIsUtf8)
            return problem(PackageProblem::Kind::NameNotUtf8, name);
        if (child.name.contains(u'\\'))
            return problem(PackageProblem::Kind::NameUnsafe, name);
        const QString fullPath = path.endsWith(u'/') ? path + child.name : path + u'/' + child.name;
        switch (child.type) {
        case Child::Type::File:
            return takeFile(child, name, fullPath);
        case Child::Type::Directory:
            return takeDirectory(name, fullPath);
        case Child::Type::Link:
            return takeLink(name, fullPath);
        case Child::Type::Other:
            return problem(PackageProblem::Kind::NotRegular, name);
        case Child::Type::Vanished:
            break;
        }
        return problem(PackageProblem::Kind::Unreadable, name);
    }

    bool takeFile(const Child &child, const QString &name, const QString &fullPath)
    {
        if (!child.readable)
            return problem(PackageProblem::Kind::Unreadable, name);
        m_listing.entries.append(
            {.name = name, .sourcePath = fullPath, .size = child.size, .mode = child.mode});
        m_listing.totalSize += child.size;
        ++m_files;
        if (m_progress && m_throttle.isDue())
            m_progress({.files = m_files, .bytes = m_listing.totalSize});
        return true;
    }

    bool takeDirectory(const QString &name, const QString &canonicalPath)
    {
        const DirectoryContents contents = readDirectory(canonicalPath);
        if (!contents.failure.isEmpty())
            return problem(PackageProblem::Kind::Unreadable, name, contents.failure);
        if (contents.children.empty()) {
            m_listing.entries.append(
                {.name = name + u'/', .sourcePath = canonicalPath, .mode = 0755});
            return true;
        }
        // Each level takes some room on the stack. Real paths end long before.
        if (m_ancestors.size() >= 1000)
            return problem(PackageProblem::Kind::Unreadable, name);
        m_ancestors.push_back(canonicalPath);
        const bool goOn = take(contents, canonicalPath, name + u'/');
        m_ancestors.pop_back();
        return goOn;
    }

    bool takeLink(const QString &name, const QString &fullPath)
    {
        const Target target = follow(fullPath);
        switch (target.state) {
        case Target::State::Broken:
            return problem(PackageProblem::Kind::LinkBroken, name, QFile::symLinkTarget(fullPath));
        case Target::State::Loop:
            return problem(PackageProblem::Kind::LinkLoop, name, QFile::symLinkTarget(fullPath));
        case Target::State::Unreadable:
            return problem(PackageProblem::Kind::Unreadable, name, target.words);
        case Target::State::Reached:
            break;
        }
        const QString inside = m_root.endsWith(u'/') ? m_root : m_root + u'/';
        if (target.path != m_root && !target.path.startsWith(inside))
            return problem(PackageProblem::Kind::LinkOutside, name, target.path);
        switch (target.status.type) {
        case Child::Type::File:
            return takeFile(target.status, name, target.path);
        case Child::Type::Directory:
            if (std::ranges::find(m_ancestors, target.path) != m_ancestors.end())
                return problem(PackageProblem::Kind::LinkLoop, name, target.path);
            return takeDirectory(name, target.path);
        default:
            return problem(PackageProblem::Kind::NotRegular, name);
        }
    }

    bool problem(PackageProblem::Kind kind, const QString &name, const QString &detail = {})
    {
        m_listing.problems.append({.kind = kind, .name = name, .detail = detail});
        return true;
    }

    // Links to directories can make a small folder endless; so can a file system of its own kind.
    bool count()
    {
        if (++m_visited <= maximumPackageEntries)
            return true;
        m_error = archiveError(LocalCode::tooManyFiles, m_root);
        return false;
    }

    QString m_root;
    const CancelToken &m_cancel;
    const ListingProgressFunction &m_progress;
    PackageListing m_listing;
    std::vector<QString> m_ancestors;
    qint64 m_visited = 0;
    qint64 m_files = 0;
    Throttle m_throttle;
    Error m_error;
};

} // namespace

Result<PackageListing> listFolder(const QString &folder, const PackagePlan &plan,
                                  const CancelToken &cancel,
                                  const ListingProgressFunction &progress)
{
    const QString shown = QDir::toNativeSeparators(folder);
    const Target root = folder.isEmpty() ? Target{} : follow(folder);
    switch (root.state) {
    case Target::State::Broken:
        return archiveError(LocalCode::folderNotFound, shown, root.words);
    case Target::State::Loop:
    case Target::State::Unreadable:
        return archiveError(LocalCode::folderUnreadable, shown, root.words);
    case Target::State::Reached:
        break;
    }
    if (root.status.type != Child::Type::Directory)
        return archiveError(LocalCode::folderUnreadable, shown, notADirectory());
    Result<PackageListing> listing = Walk(root.path, cancel, progress).run();
    if (listing) {
        listing.value().source = {.kind = CodeSource::Kind::Folder, .path = folder};
        listing.value().plan = plan;
    }
    return listing;
}

EntryReader folderReader()
{
    return [](const PackageEntry &entry, qint64 limit) -> Result<QByteArray> {
        if (entry.isDirectory())
            return QByteArray();
        const auto file = SourceFile::open(entry.sourcePath, entry.name);
        if (!file) {
            Error error = file.error();
            if (error.code == LocalCode::fileNotFound)
                error.code = LocalCode::fileChanged;
            return error;
        }
        const Result<FileStamp> stamp = (*file)->stamp();
        if (!stamp)
            return stamp.error();
        QByteArray content(qMax(qint64(0), qMin(limit, stamp->size)), Qt::Uninitialized);
        const Result<qint64> size = (*file)->read(content.data(), content.size());
        if (!size)
            return size.error();
        content.truncate(*size);
        return content;
    };
}

} // namespace Scf
