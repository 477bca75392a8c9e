// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/packagecheck.h"

#include "app/core/sizetext.h"
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class PackageCheckText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::PackageCheckText)
};

using State = Finding::State;
using Kind = PackageProblem::Kind;

// What a ZIP without the ZIP64 extension can count.
constexpr qsizetype mostPlainZipEntries = 65'535;
// Linux takes so many bytes for one part of a path and for a whole one. The package is unpacked
// below a folder of the platform, for whose name some bytes are set aside.
constexpr qsizetype longestPart = 255;
constexpr qsizetype longestPath = 4'096 - 96;

Finding sourceFinding(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

//! Names that share a fault: the first few of them and how many there are.
class Offenders
{
public:
    void add(const QString &name)
    {
        if (m_first.size() < 3)
            m_first.append(name);
        ++m_count;
    }
    bool any() const { return m_count > 0; }
    QString text() const { return shownNames(m_first, m_count); }

private:
    QStringList m_first;
    qsizetype m_count = 0;
};

struct PackageView
{
    const FunctionTraits &traits;
    const PackageListing &listing;
    const PackageLimits &limits;
};

// Each rule gives its findings: one, or one for each kind of fault.
using Rule = QList<Finding> (*)(const PackageView &);

QList<Finding> checkFiles(const PackageView &package)
{
    const qsizetype files = package.listing.fileCount();
    const QString id = u"package-files"_s;
    if (files == 0)
        return {sourceFinding(
            id, State::Error,
            PackageCheckText::tr("The package is empty: there is no file to deploy."))};
    if (package.listing.entries.size() > mostPlainZipEntries)
        return {sourceFinding(
            id, State::Warning,
            PackageCheckText::tr("The package holds more entries (%1) than a plain ZIP can "
                                 "count (%2): the platform may refuse it.")
                .arg(QLocale().toString(package.listing.entries.size()),
                     QLocale().toString(mostPlainZipEntries)))};
    return {sourceFinding(
        id, State::Ok, PackageCheckText::tr("The package holds %n file(s).", nullptr, int(files)))};
}

QList<Finding> checkUnzippedSize(const PackageView &package)
{
    const QString size = sizeText(package.listing.totalSize);
    const QString limit = sizeText(package.limits.unzippedBytes);
    const QString id = u"package-size"_s;
    if (package.listing.totalSize > package.limits.unzippedBytes)
        return {sourceFinding(
            id, State::Error,
            PackageCheckText::tr("The files are %1 together, but only %2 fit.").arg(size, limit))};
    return {
        sourceFinding(id, State::Ok,
                      PackageCheckText::tr("The files are %1 together; %2 fit.").arg(size, limit))};
}

struct ProblemRule
{
    Kind kind;
    QLatin1StringView id;
    QString (*text)(const QString &names);
};

const auto problemRules = std::to_array<ProblemRule>({
    {Kind::Unreadable, "files-unreadable"_L1,
     [](const QString &names) { return PackageCheckText::tr("Cannot be read: %1.").arg(names); }},
    {Kind::LinkBroken, "links-broken"_L1,
     [](const QString &names) { return PackageCheckText::tr("Links to nothing: %1.").arg(names); }},
    {Kind::LinkOutside, "links-outside"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Links to something outside the package: %1.").arg(names);
     }},
    {Kind::LinkLoop, "links-looping"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Links that lead back to a folder they lie in: %1.")
             .arg(names);
     }},
    {Kind::NotRegular, "files-not-regular"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Neither files nor folders, so they are left out: %1.")
             .arg(names);
     }},
    {Kind::NameNotUtf8, "names-not-utf8"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Names that are not UTF-8: %1.").arg(names);
     }},
    {Kind::NameUnsafe, "names-unsafe"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Names that could lead out of the package's folder: %1.")
             .arg(names);
     }},
    {Kind::NameEncodingGuessed, "names-guessed"_L1,
     [](const QString &names) {
         return PackageCheckText::tr(
                    "Names that do not say their encoding, which the platform may read in "
                    "another way: %1.")
             .arg(names);
     }},
    {Kind::NameDuplicate, "names-duplicate"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Names that occur more than once: %1.").arg(names);
     }},
    {Kind::Encrypted, "entries-encrypted"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Encrypted, so the platform cannot unpack them: %1.")
             .arg(names);
     }},
    {Kind::MethodUnknown, "entries-method"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Compressed by a method that is not Deflate: %1.").arg(names);
     }},
    {Kind::SizeImplausible, "entries-implausible"_L1,
     [](const QString &names) {
         return PackageCheckText::tr("Entries whose sizes cannot be true: %1.").arg(names);
     }},
});

QList<Finding> checkProblems(const PackageView &package)
{
    std::array<Offenders, problemRules.size()> offenders;
    std::array<bool, problemRules.size()> fatal{};
    for (const PackageProblem &problem : package.listing.problems) {
        for (std::size_t i = 0; i < problemRules.size(); ++i) {
            if (problemRules.at(i).kind == problem.kind) {
                offenders.at(i).add(problem.name);
                fatal.at(i) = fatal.at(i) || problem.isFatal();
            }
        }
    }
    QList<Finding> findings;
    for (std::size_t i = 0; i < problemRules.size(); ++i) {
        if (offenders.at(i).any())
            findings.append(sourceFinding(problemRules.at(i).id,
                                          fatal.at(i) ? State::Error : State::Warning,
                                          problemRules.at(i).text(offenders.at(i).text())));
    }
    if (findings.isEmpty())
        findings.append(
            sourceFinding(u"package-entries"_s, State::Ok,
                          PackageCheckText::tr("Every file and link can go into the package.")));
    return findings;
}

bool isTooLong(const QString &name)
{
    // UTF-8 needs at most three bytes for a UTF-16 unit.
    if (name.size() * 3 <= longestPart)
        return false;
    const QByteArray bytes = name.toUtf8();
    if (bytes.size() > longestPath)
        return true;
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype slash = bytes.indexOf('/', start);
        const qsizetype end = slash < 0 ? bytes.size() : slash;
        if (end - start > longestPart)
            return true;
        start = end + 1;
    }
    return false;
}

// True for "con", "Aux.txt", "COM1": names of devices, whatever follows a dot.
bool isDevice(QStringView part)
{
    const qsizetype dot = part.indexOf(u'.');
    QStringView stem = part.first(dot < 0 ? part.size() : dot);
    while (stem.endsWith(u' '))
        stem.chop(1);
    if (stem.size() != 3 && stem.size() != 4)
        return false;
    const auto isOne = [](QStringView name, QLatin1StringView device) {
        return name.compare(device, Qt::CaseInsensitive) == 0;
    };
    if (stem.size() == 3)
        return isOne(stem, "con"_L1) || isOne(stem, "prn"_L1) || isOne(stem, "aux"_L1)
               || isOne(stem, "nul"_L1);
    return stem.back() >= u'1' && stem.back() <= u'9'
           && (isOne(stem.chopped(1), "com"_L1) || isOne(stem.chopped(1), "lpt"_L1));
}

// What no Windows program can write: names of devices, characters with another meaning there.
bool isHardForWindows(QStringView name)
{
    const auto isBad = [](QChar c) {
        return c < u' ' || (c < u'\x7F' && QByteArrayView("<>:\"|?*\\").contains(c.toLatin1()));
    };
    if (std::any_of(name.begin(), name.end(), isBad))
        return true;
    qsizetype begin = 0;
    while (begin < name.size()) {
        const qsizetype slash = name.indexOf(u'/', begin);
        const qsizetype end = slash < 0 ? name.size() : slash;
        const QStringView part = name.sliced(begin, end - begin);
        if (part.endsWith(u'.') || part.endsWith(u' ') || isDevice(part))
            return true;
        begin = end + 1;
    }
    return false;
}

QList<Finding> checkNames(const PackageView &package)
{
    Offenders hardForWindows;
    Offenders tooLong;
    Offenders sameButCase;
    QSet<QString> folded;
    folded.reserve(package.listing.entries.size());
    QString previous;
    for (const PackageEntry &entry : package.listing.entries) {
        if (isTooLong(entry.name))
            tooLong.add(entry.name);
        if (isHardForWindows(entry.name))
            hardForWindows.add(entry.name);
        // The same name again is another fault, which the listing reports.
        if (entry.name == std::exchange(previous, entry.name))
            continue;
        const qsizetype before = folded.size();
        folded.insert(entry.name.toCaseFolded());
        if (folded.size() == before)
            sameButCase.add(entry.name);
    }
    QList<Finding> findings;
    if (tooLong.any())
        findings.append(sourceFinding(
            u"names-too-long"_s, State::Error,
            PackageCheckText::tr("Names that are too long to unpack: %1.").arg(tooLong.text())));
    if (sameButCase.any())
        findings.append(
            sourceFinding(u"names-case"_s, State::Warning,
                          PackageCheckText::tr("Names that differ from another only by case: %1.")
                              .arg(sameButCase.text())));
    if (hardForWindows.any())
        findings.append(sourceFinding(
            u"names-windows"_s, State::Warning,
            PackageCheckText::tr("Names that Windows cannot write, should the package be unpacked "
                                 "there: %1.")
                .arg(hardForWindows.text())));
    if (findings.isEmpty())
        findings.append(sourceFinding(
            u"names"_s, State::Ok,
            PackageCheckText::tr("No name is too long or differs from another only by case.")));
    return findings;
}

constexpr auto packageRules =
    std::to_array<Rule>({&checkFiles, &checkProblems, &checkNames, &checkUnzippedSize});

} // namespace

QList<Finding> checkPackage(const FunctionTraits &traits, const PackageListing &listing,
                            const PackageLimits &limits)
{
    if (traits.runtime.family() == Runtime::Family::Image)
        return {
            sourceFinding(u"package-for-image"_s, State::Error,
                          PackageCheckText::tr(
                              "The function runs an image: a package cannot be deployed to it."))};
    const PackageView package{.traits = traits, .listing = listing, .limits = limits};
    QList<Finding> findings;
    for (const Rule rule : packageRules)
        findings += rule(package);
    return findings;
}

} // namespace Scf
