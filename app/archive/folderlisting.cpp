// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"

#include "app/archive/archiveerror.h"
#include "app/archive/entryorder.h"
#include "app/archive/ignorerules.h"
#include "app/archive/repair.h"
#include "app/archive/sourcefile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <optional>
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
    FileStamp stamp{};
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

qint64 nanoseconds(const struct timespec &time)
{
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

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
#ifdef Q_OS_DARWIN
    const struct timespec &modified = status.st_mtimespec;
    const struct timespec &changed = status.st_ctimespec;
#else
    const struct timespec &modified = status.st_mtim;
    const struct timespec &changed = status.st_ctim;
#endif
    child.stamp = {.size = status.st_size,
                   .modified = nanoseconds(modified),
                   .changed = nanoseconds(changed),
                   .inode = status.st_ino};
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
    child.stamp = {.size = info.size(),
                   .modified = info.lastModified().toMSecsSinceEpoch() * 1'000'000,
                   .changed = info.metadataChangeTime().toMSecsSinceEpoch() * 1'000'000};
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

// What the plan says about a name. The nearest choice above it or about itself counts; where there
// is none, rules do: the person's list before .scfignore, that before .gitignore, and the program's
// own last; of one kind the file that lies deepest.
class Rules
{
public:
    Rules(const PackagePlan &plan, bool usesGitignore)
        : m_usesGitignore(usesGitignore)
        , m_rootSize(withoutSlash(plan.root).size() + 1)
    {
        for (const QString &name : plan.leftOut)
            m_choices.insert(withoutSlash(name), false);
        for (const QString &name : plan.included) {
            const QString included = withoutSlash(name);
            m_choices.insert(included, true);
            for (qsizetype slash = included.indexOf(u'/'); slash > 0;
                 slash = included.indexOf(u'/', slash + 1))
                m_waysToIncluded.insert(included.left(slash));
        }
        m_own = IgnorePatterns::parse(plan.ignore.patterns.join(u'\n'),
                                      LeftOutEntry::Reason::OwnRule, {});
        QStringList defaults;
        for (const IgnoreGroup &group : defaultIgnoreGroups()) {
            if (!plan.ignore.defaultsOff.contains(group.id))
                defaults += group.patterns;
        }
        m_defaults =
            IgnorePatterns::parse(defaults.join(u'\n'), LeftOutEntry::Reason::DefaultRule, {});
    }

    //! Reads the ignore files of the directory \a path, whose name in the source is \a prefix (""
    //! or ending with '/'); how many there were is what leave() wants back. The names in the source
    //! of those that cannot be read are added to \a unread.
    int enter(const DirectoryContents &contents, const QString &path, const QString &prefix,
              QStringList *unread)
    {
        int read = 0;
        for (const Child &child : contents.children) {
            const bool isScf = isScfIgnore(child);
            if (!isScf && !(m_usesGitignore && isGitIgnore(child)))
                continue;
            const QString name = prefix + child.name;
            const Result<QByteArray> text = contentOf(path + u'/' + child.name, name);
            if (!text) {
                unread->append(name);
                continue;
            }
            auto &files = isScf ? m_scfIgnore : m_gitIgnore;
            files.push_back(IgnorePatterns::parse(QString::fromUtf8(*text),
                                                  isScf ? LeftOutEntry::Reason::ScfIgnore
                                                        : LeftOutEntry::Reason::GitIgnore,
                                                  name, prefix));
            read += isScf ? 1 : gitWeight;
        }
        return read;
    }

    //! As a link it counts as well; a .gitignore does not, as git has it.
    static bool isScfIgnore(const Child &child)
    {
        return (child.type == Child::Type::File || child.type == Child::Type::Link)
               && child.name == ".scfignore"_L1;
    }
    static bool isGitIgnore(const Child &child)
    {
        return child.type == Child::Type::File && child.name == ".gitignore"_L1;
    }

    void leave(int read)
    {
        m_scfIgnore.resize(m_scfIgnore.size() - size_t(read % gitWeight));
        m_gitIgnore.resize(m_gitIgnore.size() - size_t(read / gitWeight));
    }

    //! The choice about \a name or the nearest directory that holds it: true is "take it". The root
    //! of the plan is chosen, whatever of it was left out.
    std::optional<bool> choice(const QString &name) const
    {
        if (m_choices.isEmpty())
            return std::nullopt;
        for (qsizetype end = name.size(); end > 0; end = name.lastIndexOf(u'/', end - 1)) {
            const auto it = m_choices.constFind(name.left(end));
            if (it != m_choices.constEnd() && (*it || end >= m_rootSize))
                return *it;
        }
        return std::nullopt;
    }

    //! True when something below the directory \a name was taken by choice.
    bool takesBelow(const QString &name) const { return m_waysToIncluded.contains(name); }

    std::optional<IgnoreVerdict> verdict(const QString &name, bool isDirectory) const
    {
        const QByteArray bytes = name.toUtf8();
        if (const auto own = m_own.verdictOn(bytes, isDirectory))
            return own;
        for (const auto *files : {&m_scfIgnore, &m_gitIgnore}) {
            for (std::size_t i = files->size(); i > 0; --i) {
                if (const auto found = files->at(i - 1).verdictOn(bytes, isDirectory))
                    return found;
            }
        }
        return m_defaults.verdictOn(bytes, isDirectory);
    }

private:
    static QString withoutSlash(const QString &name)
    {
        return name.endsWith(u'/') ? name.chopped(1) : name;
    }

    // Half of the rules would be worse than none: what they keep out may be a secret.
    static Result<QByteArray> contentOf(const QString &path, const QString &name)
    {
        const auto file = SourceFile::open(path, name);
        if (!file)
            return file.error();
        QByteArray text(longestIgnoreFile + 1, Qt::Uninitialized);
        const Result<qint64> size = (*file)->read(text.data(), text.size());
        if (!size)
            return size.error();
        if (*size > longestIgnoreFile)
            return archiveError(LocalCode::fileUnreadable, name);
        text.truncate(*size);
        return text;
    }

    static constexpr int gitWeight = 2; //!< a directory has at most one file of each kind
    static constexpr qint64 longestIgnoreFile = 1024 * 1024;

    bool m_usesGitignore;
    qsizetype m_rootSize; //!< of its name with the '/'
    // Names in the source without '/' at the end.
    QHash<QString, bool> m_choices;
    QSet<QString> m_waysToIncluded; //!< directories that hold something included
    IgnorePatterns m_own;
    IgnorePatterns m_defaults;
    std::vector<IgnorePatterns> m_scfIgnore; //!< from the top down to where the walk is
    std::vector<IgnorePatterns> m_gitIgnore;
};

class Walk
{
public:
    //! \a top is the source, canonical; the listing is that of plan.root in it.
    Walk(QString top, const PackagePlan &plan, const CancelToken &cancel,
         const ListingProgressFunction &progress)
        : m_top(std::move(top))
        , m_plan(plan)
        , m_cancel(cancel)
        , m_progress(progress)
    { }

    Result<PackageListing> run()
    {
        DirectoryContents contents = readDirectory(m_top);
        if (!contents.failure.isEmpty())
            return archiveError(LocalCode::folderUnreadable, m_top, contents.failure);
        const bool hasScfignore = std::ranges::any_of(contents.children, &Rules::isScfIgnore);
        const bool hasGitignore = std::ranges::any_of(contents.children, &Rules::isGitIgnore);
        m_listing.offersGitignore =
            hasGitignore && !hasScfignore
            && m_plan.ignore.gitignore == IgnoreSettings::Gitignore::NotAsked;
        Rules rules(m_plan,
                    !hasScfignore && m_plan.ignore.gitignore == IgnoreSettings::Gitignore::Use);
        m_rules = &rules;

        // Down to the root; what lies beside the way stays out.
        QString path = m_top;
        QString prefix;
        m_ancestors.push_back(path);
        const QStringList parts = m_plan.root.split(u'/', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            (void)enterRules(contents, path, prefix);
            const Child *next = nullptr;
            for (const Child &child : contents.children) {
                if (child.name == part && child.type == Child::Type::Directory)
                    next = &child;
                else
                    leaveOut(child, prefix + child.name,
                             {.reason = LeftOutEntry::Reason::OutsideRoot});
            }
            if (next == nullptr || part == ".."_L1)
                return archiveError(LocalCode::folderNotFound,
                                    QDir::toNativeSeparators(m_top + u'/' + m_plan.root));
            path += u'/' + part;
            prefix += part + u'/';
            contents = readDirectory(path);
            if (!contents.failure.isEmpty())
                return archiveError(LocalCode::folderUnreadable, path, contents.failure);
            m_ancestors.push_back(path);
        }
        m_rootPrefix = prefix;
        (void)enterRules(contents, path, prefix);
        if (!take(contents, path, {}, nullptr))
            return m_error;
        std::ranges::sort(m_listing.entries, entryBefore);
        std::ranges::sort(m_listing.leftOut, nameBefore, &LeftOutEntry::name);
        std::ranges::sort(m_listing.problems, nameBefore, &PackageProblem::name);
        // An ignore file that nobody may read is also no file to pack.
        QList<PackageProblem> &problems = m_listing.problems;
        problems.erase(std::unique(problems.begin(), problems.end(),
                                   [](const PackageProblem &left, const PackageProblem &right) {
                                       return left.kind == right.kind && left.name == right.name;
                                   }),
                       problems.end());
        return std::move(m_listing);
    }

private:
    // Why all of a directory stays out, while what is chosen in it is looked for.
    struct Outside
    {
        LeftOutEntry::Reason reason = LeftOutEntry::Reason::Choice;
        IgnoreVerdict rule{};
    };

    // \a prefix is that of the directory in the source.
    int enterRules(const DirectoryContents &contents, const QString &path, const QString &prefix)
    {
        QStringList unread;
        const int read = m_rules->enter(contents, path, prefix, &unread);
        for (const QString &name : std::as_const(unread)) {
            problem(PackageProblem::Kind::Unreadable,
                    name.startsWith(m_rootPrefix) ? name.mid(m_rootPrefix.size()) : name);
        }
        return read;
    }

    // Takes what one directory holds, and all below it. False when the walk is over (m_error).
    bool take(const DirectoryContents &contents, const QString &path, const QString &prefix,
              const Outside *outside)
    {
        for (const Child &child : contents.children) {
            if (m_cancel.isCancelled()) {
                m_error = Error::givenUp();
                return false;
            }
            if (!takeChild(child, path, prefix, outside))
                return false;
        }
        return true;
    }

    bool takeChild(const Child &child, const QString &path, const QString &prefix,
                   const Outside *outside)
    {
        if (!count())
            return false;
        const QString name = prefix + child.name;
        const QString fullPath = path.endsWith(u'/') ? path + child.name : path + u'/' + child.name;
        const bool isDirectory = child.type == Child::Type::Directory;
        if (const auto out = judge(name, isDirectory, outside)) {
            if (isDirectory && m_rules->takesBelow(m_rootPrefix + name))
                return takeDirectory(child, name, fullPath, &*out);
            leaveOut(child, name, *out);
            return true;
        }
        if (!child.nameIsUtf8)
            return problem(PackageProblem::Kind::NameNotUtf8, name);
        if (child.name.contains(u'\\'))
            return problem(PackageProblem::Kind::NameUnsafe, name);
        switch (child.type) {
        case Child::Type::File:
            return takeFile(child, name, fullPath);
        case Child::Type::Directory:
            return takeDirectory(child, name, fullPath, nullptr);
        case Child::Type::Link:
            return takeLink(name, fullPath);
        case Child::Type::Other:
            return problem(PackageProblem::Kind::NotRegular, name);
        case Child::Type::Vanished:
            break;
        }
        return problem(PackageProblem::Kind::Unreadable, name);
    }

    // Why \a name stays out; nothing when it goes in.
    std::optional<Outside> judge(const QString &name, bool isDirectory,
                                 const Outside *outside) const
    {
        const QString inSource = m_rootPrefix.isEmpty() ? name : m_rootPrefix + name;
        if (const auto choice = m_rules->choice(inSource)) {
            return *choice ? std::nullopt
                           : std::optional(Outside{.reason = LeftOutEntry::Reason::Choice});
        }
        if (outside != nullptr)
            return *outside;
        const auto verdict = m_rules->verdict(inSource, isDirectory);
        if (!verdict || !verdict->isLeftOut)
            return std::nullopt;
        return Outside{.reason = verdict->reason, .rule = *verdict};
    }

    void leaveOut(const Child &child, const QString &name, const Outside &why)
    {
        const bool isDirectory = child.type == Child::Type::Directory;
        m_listing.leftOut.append({.name = isDirectory ? name + u'/' : name,
                                  .size = isDirectory ? -1 : child.stamp.size,
                                  .mode = child.mode,
                                  .reason = why.reason,
                                  .rule = why.rule.pattern,
                                  .ruleFile = why.rule.ruleFile,
                                  .ruleLine = why.rule.line});
    }

    bool takeFile(const Child &child, const QString &name, const QString &fullPath)
    {
        if (!child.readable)
            return problem(PackageProblem::Kind::Unreadable, name);
        PackageEntry entry{.name = name,
                           .sourcePath = fullPath,
                           .size = child.stamp.size,
                           .mode = child.mode,
                           .stamp = child.stamp};
        if (!m_plan.repairs.isEmpty()) {
            entry.repairs = m_plan.repairs.value(m_rootPrefix + name);
            if (entry.repairs.testFlag(Repair::SetExecutable))
                entry.mode = 0755;
        }
        m_listing.entries.append(std::move(entry));
        m_listing.totalSize += child.stamp.size;
        ++m_files;
        if (m_progress && m_throttle.isDue())
            m_progress({.files = m_files, .bytes = m_listing.totalSize});
        return true;
    }

    bool takeDirectory(const Child &child, const QString &name, const QString &canonicalPath,
                       const Outside *outside)
    {
        const DirectoryContents contents = readDirectory(canonicalPath);
        if (!contents.failure.isEmpty())
            return problem(PackageProblem::Kind::Unreadable, name, contents.failure);
        if (contents.children.empty() && outside != nullptr) {
            leaveOut(child, name, *outside);
            return true;
        }
        if (contents.children.empty()) {
            m_listing.entries.append(
                {.name = name + u'/', .sourcePath = canonicalPath, .mode = 0755});
            return true;
        }
        // Each level takes some room on the stack. Real paths end long before.
        if (m_ancestors.size() >= 1000)
            return problem(PackageProblem::Kind::Unreadable, name);
        m_ancestors.push_back(canonicalPath);
        const int rulesRead = enterRules(contents, canonicalPath, m_rootPrefix + name + u'/');
        const bool goOn = take(contents, canonicalPath, name + u'/', outside);
        m_rules->leave(rulesRead);
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
        if (target.status.type == Child::Type::Directory) {
            // It becomes a directory of the package, so rules about directories are about it.
            if (const auto out = judge(name, true, nullptr)) {
                leaveOut(target.status, name, *out);
                return true;
            }
        }
        const QString inside = m_top.endsWith(u'/') ? m_top : m_top + u'/';
        if (target.path != m_top && !target.path.startsWith(inside))
            return problem(PackageProblem::Kind::LinkOutside, name, target.path);
        switch (target.status.type) {
        case Child::Type::File:
            return takeFile(target.status, name, target.path);
        case Child::Type::Directory:
            if (std::ranges::find(m_ancestors, target.path) != m_ancestors.end())
                return problem(PackageProblem::Kind::LinkLoop, name, target.path);
            return takeDirectory(target.status, name, target.path, nullptr);
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
        m_error = archiveError(LocalCode::tooManyFiles, m_top);
        return false;
    }

    QString m_top;
    const PackagePlan &m_plan;
    const CancelToken &m_cancel;
    const ListingProgressFunction &m_progress;
    Rules *m_rules = nullptr;
    QString m_rootPrefix; //!< "" or ends with '/'
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
    const Target top = folder.isEmpty() ? Target{} : follow(folder);
    switch (top.state) {
    case Target::State::Broken:
        return archiveError(LocalCode::folderNotFound, shown, top.words);
    case Target::State::Loop:
    case Target::State::Unreadable:
        return archiveError(LocalCode::folderUnreadable, shown, top.words);
    case Target::State::Reached:
        break;
    }
    if (top.status.type != Child::Type::Directory)
        return archiveError(LocalCode::folderUnreadable, shown, notADirectory());
    Result<PackageListing> listing = Walk(top.path, plan, cancel, progress).run();
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
        if (entry.isEdited)
            return repaired(entry.content, entry.repairs).left(limit);
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
        return entry.repairs ? repaired(content, entry.repairs).left(limit) : content;
    };
}

} // namespace Scf
