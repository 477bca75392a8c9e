// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ziplisting.h"

#include "app/archive/archiveerror.h"
#include "app/archive/entryorder.h"
#include "app/archive/repair.h"
#include "app/archive/zipdirectory.h"

#include <QDir>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 fileTypeMask = 0170000;
constexpr quint32 typeFile = 0100000;
constexpr quint32 typeDirectory = 0040000;
constexpr quint32 typeLink = 0120000;
constexpr qint64 mostCheckedBytes = 1024LL * 1024 * 1024;

// True when a link of that name with that target stays inside the package.
bool staysInside(const QString &name, const QString &target)
{
    if (target.isEmpty() || target.startsWith(u'/'))
        return false;
    const QString folder = name.left(name.lastIndexOf(u'/') + 1);
    const QString reached = QDir::cleanPath(folder + target);
    return reached != u".." && !reached.startsWith(u"../");
}

class Listing
{
public:
    Listing(ZipBytes &zip, std::vector<ZipRecord> records)
        : m_zip(zip)
        , m_records(std::move(records))
        , m_stamp(zip.stamp())
    { }

    PackageListing make()
    {
        m_listing.zipSize = m_zip.size();
        m_listing.entries.reserve(qsizetype(m_records.size()));
        for (const ZipRecord &record : m_records)
            take(record);
        std::ranges::stable_sort(m_listing.entries, entryBefore);
        removeTwins();
        std::ranges::stable_sort(m_listing.problems, nameBefore, &PackageProblem::name);
        for (const PackageEntry &entry : m_listing.entries)
            m_listing.totalSize += entry.size;
        return std::move(m_listing);
    }

private:
    void take(const ZipRecord &record)
    {
        if (record.problem) {
            addProblem(*record.problem, record.name, record.problemDetail);
        } else if (const quint32 type = record.unixMode & fileTypeMask; type == typeLink) {
            checkLink(record);
        } else if (type != 0 && type != typeFile && type != typeDirectory) {
            addProblem(PackageProblem::Kind::NotRegular, record.name);
        }
        // A name that leads elsewhere, or none, has no place in a tree; the rest is shown.
        if (record.problem == PackageProblem::Kind::NameUnsafe || record.name.isEmpty())
            return;
        const bool sizesCount = record.problem != PackageProblem::Kind::SizeImplausible;
        const quint32 permissions = record.unixMode & 0777;
        m_listing.entries.append({.name = record.name,
                                  .sourcePath = record.name,
                                  .size = sizesCount ? record.size : 0,
                                  .compressedSize = sizesCount ? record.compressedSize : 0,
                                  .mode = permissions != 0       ? permissions
                                          : record.isDirectory() ? 0755
                                                                 : 0644,
                                  .stamp = {.size = record.size,
                                            .modified = m_stamp.modified,
                                            .changed = m_stamp.changed,
                                            .inode = record.crc}});
        if (record.isNameGuessed)
            addProblem(PackageProblem::Kind::NameEncodingGuessed, record.name);
    }

    void checkLink(const ZipRecord &record)
    {
        if (!m_zip.isAtHand(0, m_zip.size()))
            return; // one request each
        const Result<QByteArray> content = readZipEntry(m_zip, record, 4096);
        const QString target = content ? QString::fromUtf8(*content) : QString();
        if (!staysInside(record.name, target))
            addProblem(PackageProblem::Kind::LinkOutside, record.name, target);
    }

    // Sorted, twins are neighbours and a directory stands right before what it holds.
    void removeTwins()
    {
        QList<PackageEntry> kept;
        kept.reserve(m_listing.entries.size());
        const QList<PackageEntry> &all = m_listing.entries;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const PackageEntry &entry = all.at(i);
            const PackageEntry *next = i + 1 < all.size() ? &all.at(i + 1) : nullptr;
            if (next != nullptr && next->name == entry.name) {
                if (!entry.isDirectory())
                    addProblem(PackageProblem::Kind::NameDuplicate, entry.name);
                continue; // the last of them is what unpacking leaves
            }
            if (next != nullptr && entry.isDirectory() && next->name.startsWith(entry.name))
                continue;
            kept.append(entry);
        }
        // A file cannot be where a directory is.
        for (const PackageEntry &entry : std::as_const(kept)) {
            if (entry.isDirectory())
                continue;
            const QString asFolder = entry.name + u'/';
            const auto below =
                std::ranges::lower_bound(kept, asFolder, nameBefore, &PackageEntry::name);
            if (below != kept.end() && below->name.startsWith(asFolder))
                addProblem(PackageProblem::Kind::NameDuplicate, entry.name);
        }
        m_listing.entries = std::move(kept);
    }

    void addProblem(PackageProblem::Kind kind, const QString &name, const QString &detail = {})
    {
        m_listing.problems.append({.kind = kind, .name = name, .detail = detail});
    }

    ZipBytes &m_zip;
    std::vector<ZipRecord> m_records;
    const FileStamp m_stamp; //!< of the ZIP
    PackageListing m_listing;
};

// What a plan makes of the listing of a ZIP.
class ByPlan
{
public:
    ByPlan(PackageListing all, const PackagePlan &plan)
        : m_listing(std::move(all))
        , m_plan(plan)
        , m_root(plan.root.isEmpty() || plan.root.endsWith(u'/') ? plan.root : plan.root + u'/')
    {
        for (const QString &name : plan.leftOut)
            m_choices.insert(name, false);
        for (const QString &name : plan.included) {
            m_choices.insert(name, true);
            for (qsizetype slash = name.indexOf(u'/'); slash >= 0;
                 slash = name.indexOf(u'/', slash + 1))
                m_waysToIncluded.insert(name.left(slash + 1));
        }
    }

    Result<PackageListing> make()
    {
        const QList<PackageEntry> entries = std::exchange(m_listing.entries, {});
        const auto isInRoot = [this](const PackageEntry &entry) {
            return entry.name.startsWith(m_root);
        };
        if (!m_root.isEmpty() && std::ranges::none_of(entries, isInRoot))
            return archiveError(LocalCode::folderNotFound, m_root);
        m_listing.plan = m_plan;
        m_listing.totalSize = 0;
        m_listing.zipSize = -1;
        for (const PackageEntry &entry : entries)
            take(entry);
        const QList<PackageProblem> problems = std::exchange(m_listing.problems, {});
        for (PackageProblem problem : problems) {
            if (!problem.name.startsWith(m_root))
                continue;
            if (const QString choice = leftOutBy(problem.name); !choice.isEmpty()) {
                // What has no place in a tree was not among the entries, nor was a directory that
                // holds something; if some of that is included, the directory is not out.
                if (!m_waysToIncluded.contains(choice))
                    leaveOut({.name = problem.name}, choice, LeftOutEntry::Reason::Choice);
                continue;
            }
            problem.name.remove(0, m_root.size());
            m_listing.problems.append(problem);
        }
        std::ranges::sort(m_listing.leftOut, nameBefore, &LeftOutEntry::name);
        return std::move(m_listing);
    }

private:
    void take(PackageEntry entry)
    {
        if (!entry.name.startsWith(m_root)) {
            // Of the way to the root only what leaves it is named.
            qsizetype end = 0;
            do {
                end = entry.name.indexOf(u'/', end) + 1;
            } while (end > 0 && m_root.startsWith(QStringView(entry.name).left(end)));
            leaveOut(entry, end > 0 ? entry.name.left(end) : entry.name,
                     LeftOutEntry::Reason::OutsideRoot);
            return;
        }
        if (const QString choice = leftOutBy(entry.name); !choice.isEmpty()) {
            leaveOut(entry, choice, LeftOutEntry::Reason::Choice);
            return;
        }
        if (entry.name.size() == m_root.size())
            return; // the root's own entry
        entry.repairs = m_plan.repairs.value(entry.name);
        if (entry.repairs.testFlag(Repair::SetExecutable))
            entry.mode = 0755;
        entry.name.remove(0, m_root.size());
        m_listing.totalSize += entry.size;
        m_listing.entries.append(entry);
    }

    // Under which name \a name stays out by the nearest choice: its own or that of a directory all
    // of which does. Empty when it goes in.
    QString leftOutBy(const QString &name) const
    {
        qsizetype out = 0;
        // A directory that holds something included does not stay out as a whole.
        const auto isOpen = [this, &name, &out] {
            return out > 0 && m_waysToIncluded.contains(name.left(out));
        };
        // The root is chosen, whatever was left out before.
        for (qsizetype end = name.indexOf(u'/', m_root.size()) + 1; end > 0;
             end = name.indexOf(u'/', end) + 1) {
            const auto choice = m_choices.constFind(name.left(end));
            if (choice != m_choices.constEnd() && *choice)
                out = 0;
            else if (isOpen() || (out == 0 && choice != m_choices.constEnd()))
                out = end;
        }
        const auto choice = m_choices.constFind(name);
        if (choice != m_choices.constEnd() && *choice)
            return {};
        return isOpen() || (out == 0 && choice != m_choices.constEnd()) ? name : name.left(out);
    }

    void leaveOut(const PackageEntry &entry, const QString &name, LeftOutEntry::Reason reason)
    {
        const qsizetype before = m_named.size();
        m_named.insert(name);
        if (m_named.size() == before)
            return;
        const bool isDirectory = name.endsWith(u'/');
        m_listing.leftOut.append(
            {.name = reason == LeftOutEntry::Reason::Choice ? name.mid(m_root.size()) : name,
             .size = isDirectory ? -1 : entry.size,
             .mode = isDirectory ? 0755 : entry.mode,
             .reason = reason});
    }

    PackageListing m_listing;
    const PackagePlan &m_plan;
    const QString m_root; //!< "" or ends with '/'
    QHash<QString, bool> m_choices;
    QSet<QString> m_waysToIncluded; //!< directories that hold something included
    QSet<QString> m_named;          //!< what stands among leftOut, by its name in the source
};

using RecordsByName = QHash<QString, ZipRecord>;

Result<RecordsByName> readRecords(ZipBytes &zip)
{
    const Result<std::vector<ZipRecord>> records = readZipDirectory(zip, {});
    if (!records)
        return records.error();
    RecordsByName byName;
    byName.reserve(qsizetype(records->size()));
    for (const ZipRecord &record : *records)
        byName.insert(record.name, record); // the last of one name counts
    return byName;
}

Result<ZipRecord> recordNamed(const QString &name, const RecordsByName &records)
{
    const auto it = records.constFind(name);
    if (it == records.constEnd())
        return archiveError(LocalCode::fileChanged, name);
    return *it;
}

// The directory of a ZIP file, which may be replaced; shared by the copies of one reader.
class FileIndex
{
public:
    explicit FileIndex(QString path)
        : m_path(std::move(path))
    { }

    Result<QByteArray> read(const QString &name, qint64 limit)
    {
        const Result<std::shared_ptr<ZipBytes>> zip = openZipFile(m_path);
        if (!zip)
            return zip.error();
        const Result<ZipRecord> record = find(**zip, name);
        if (!record)
            return record.error();
        return readZipEntry(**zip, *record, limit);
    }

private:
    Result<ZipRecord> find(ZipBytes &zip, const QString &name)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_records || zip.stamp() != m_stamp) {
            m_records.reset();
            Result<RecordsByName> records = readRecords(zip);
            if (!records)
                return records.error();
            m_records = std::move(*records);
            m_stamp = zip.stamp();
        }
        return recordNamed(name, *m_records);
    }

    const QString m_path;
    std::mutex m_mutex;
    FileStamp m_stamp;
    std::optional<RecordsByName> m_records;
};

// The directory of a ZIP that stays what it is, shared likewise.
class BytesIndex
{
public:
    explicit BytesIndex(std::shared_ptr<ZipBytes> zip)
        : m_zip(std::move(zip))
    { }

    Result<QByteArray> read(const QString &name, qint64 limit)
    {
        const Result<ZipRecord> record = find(name);
        if (!record)
            return record.error();
        return readZipEntry(*m_zip, *record, limit);
    }

private:
    Result<ZipRecord> find(const QString &name)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_records) {
            Result<RecordsByName> records = readRecords(*m_zip);
            if (!records)
                return records.error();
            m_records = std::move(*records);
        }
        return recordNamed(name, *m_records);
    }

    const std::shared_ptr<ZipBytes> m_zip;
    std::mutex m_mutex;
    std::optional<RecordsByName> m_records;
};

template <typename Index>
EntryReader readerOver(const std::shared_ptr<Index> &index)
{
    return [index](const PackageEntry &entry, qint64 limit) {
        if (entry.isEdited)
            return Result<QByteArray>(repaired(entry.content, entry.repairs).left(limit));
        const Result<QByteArray> content = index->read(entry.sourcePath, limit);
        if (!content || !entry.repairs)
            return content;
        return Result<QByteArray>(repaired(*content, entry.repairs).left(limit));
    };
}

} // namespace

Result<PackageListing> listZip(const QString &zipPath, const PackagePlan &plan,
                               const CancelToken &cancel, const ListingProgressFunction &progress)
{
    const Result<std::shared_ptr<ZipBytes>> zip = openZipFile(zipPath);
    if (!zip)
        return zip.error();
    return listZip(**zip, {.kind = CodeSource::Kind::ZipFile, .path = zipPath}, plan, cancel,
                   progress);
}

Result<PackageListing> listZip(ZipBytes &zip, const CodeSource &source, const PackagePlan &plan,
                               const CancelToken &cancel, const ListingProgressFunction &progress)
{
    Result<std::vector<ZipRecord>> records = readZipDirectory(zip, cancel, progress);
    if (!records)
        return records.error();
    PackageListing listing = Listing(zip, std::move(records.value())).make();
    listing.source = source;
    if (plan.leavesZipAsItIs()) {
        listing.plan = plan;
        return listing;
    }
    return ByPlan(std::move(listing), plan).make();
}

Result<Done> checkZipContents(const QString &zipPath, const CancelToken &cancel)
{
    const Result<std::shared_ptr<ZipBytes>> zip = openZipFile(zipPath);
    if (!zip)
        return zip.error();
    const Result<std::vector<ZipRecord>> records = readZipDirectory(**zip, cancel);
    if (!records)
        return records.error();
    qint64 left = mostCheckedBytes;
    for (const ZipRecord &record : *records) {
        left -= qBound(qint64(0), record.size, mostCheckedBytes);
        if (left < 0)
            return Done{};
    }
    for (const ZipRecord &record : *records) {
        if (record.problem)
            continue; // the listing tells
        const Result<Done> sound = checkZipEntry(**zip, record, cancel);
        if (!sound)
            return sound;
    }
    return Done{};
}

EntryReader zipReader(const QString &zipPath)
{
    return readerOver(std::make_shared<FileIndex>(zipPath));
}

EntryReader zipReader(const std::shared_ptr<ZipBytes> &zip)
{
    return readerOver(std::make_shared<BytesIndex>(zip));
}

} // namespace Scf
