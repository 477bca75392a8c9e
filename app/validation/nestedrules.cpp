// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/shown.h"

#include <QCoreApplication>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class NestedText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::NestedText)
};

using Family = Runtime::Family;

// Larger ones are judged by their names alone.
constexpr qint64 largestRead = 32 * 1024 * 1024;
constexpr qsizetype mostNames = 5'000;

quint32 numberAt(QByteArrayView bytes, qsizetype at, int size)
{
    quint32 number = 0;
    for (int i = size - 1; i >= 0; --i)
        number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

// The names in the central directory of a ZIP; anything odd makes it none.
ArchiveFacts archiveFacts(QByteArrayView zip)
{
    constexpr QByteArrayView endMark("PK\x05\x06");
    constexpr QByteArrayView entryMark("PK\x01\x02");
    constexpr qsizetype endSize = 22;
    constexpr qsizetype entrySize = 46;
    const qsizetype end = zip.lastIndexOf(endMark);
    if (end < 0 || zip.size() - end < endSize)
        return {};
    ArchiveFacts facts;
    qsizetype at = numberAt(zip, end + 16, 4);
    while (at <= end - entrySize && zip.sliced(at, entryMark.size()) == entryMark) {
        const auto nameSize = qsizetype(numberAt(zip, at + 28, 2));
        if (at + entrySize + nameSize > end || facts.names.size() >= mostNames)
            break;
        facts.names += QString::fromUtf8(zip.sliced(at + entrySize, nameSize));
        at += entrySize + nameSize + qsizetype(numberAt(zip, at + 30, 2))
              + qsizetype(numberAt(zip, at + 32, 2));
    }
    facts.isZip = !facts.names.isEmpty() || numberAt(zip, end + 10, 2) == 0;
    return facts;
}

// At the root of \a names, or one folder deep.
bool holds(const QStringList &names, const QString &file)
{
    return !file.isEmpty() && std::ranges::any_of(names, [&file](const QString &name) {
        return name == file || (name.count(u'/') == 1 && name.endsWith(u'/' + file));
    });
}

bool looksLikePackage(const QStringList &names, const FunctionTraits &traits,
                      const QString &handler)
{
    if (traits.isWeb())
        return holds(names, u"scf_bootstrap"_s);
    const QString stem = handler.section(u'.', 0, 0);
    const QStringList suffixes = traits.runtime.sourceSuffixes();
    if (!stem.isEmpty() && std::ranges::any_of(suffixes, [&](const QString &suffix) {
            return holds(names, stem + u'.' + suffix);
        }))
        return true;
    switch (traits.runtime.family()) {
    case Family::Custom:
        return holds(names, u"bootstrap"_s);
    case Family::Go:
        return holds(names, handler);
    case Family::Java:
        return std::ranges::any_of(names, [](const QString &name) {
            return name.endsWith(".class"_L1) || name.endsWith(".jar"_L1);
        });
    default:
        return false;
    }
}

bool isArchive(const QString &name)
{
    return std::ranges::any_of(
        std::initializer_list<QLatin1StringView>{".zip"_L1, ".tar.gz"_L1, ".tgz"_L1, ".7z"_L1,
                                                 ".rar"_L1},
        [&name](QLatin1StringView suffix) { return name.endsWith(suffix, Qt::CaseInsensitive); });
}

// What systems and people leave beside an archive, and which is no code.
bool isBeside(const QString &name)
{
    return name.startsWith("__MACOSX/"_L1) || name.startsWith(u'.')
           || name.endsWith(".md"_L1, Qt::CaseInsensitive)
           || name.endsWith(".txt"_L1, Qt::CaseInsensitive);
}

ArchiveFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.archives.of(entry, [&] {
        const Result<QByteArray> content = view.content.reader(entry, largestRead);
        return content ? archiveFacts(*content) : ArchiveFacts{};
    });
}

Finding judged(Finding::State state, const QString &text)
{
    return {
        .id = u"package-nested"_s, .state = state, .field = Finding::Field::Source, .text = text};
}

} // namespace

QList<Finding> checkNestedPackages(const ContentView &view)
{
    if (view.content.traits.runtime.family() == Family::Image)
        return {};
    QList<const PackageEntry *> archives;
    bool hasOthers = false;
    for (const PackageEntry &entry : view.listing().entries) {
        if (!entry.name.contains(u'/') && isArchive(entry.name))
            archives += &entry;
        else
            hasOthers = hasOthers || !isBeside(entry.name);
    }
    if (archives.isEmpty())
        return {};
    if (!hasOthers) {
        QStringList names;
        for (const PackageEntry *archive : archives)
            names += archive->name;
        return {judged(Finding::State::Error,
                       NestedText::tr("The package holds nothing but %1, which the platform does "
                                      "not unpack: choose it as the ZIP file.")
                           .arg(shownNames(names, names.size())))};
    }
    // Beside code an archive may be data; only one that could be deployed itself is a mistake.
    QStringList packages;
    for (const PackageEntry *archive : archives) {
        if (!archive->name.endsWith(".zip"_L1, Qt::CaseInsensitive) || archive->size > largestRead)
            continue;
        const ArchiveFacts facts = factsOf(view, *archive);
        if (!facts.isZip
            || looksLikePackage(facts.names, view.content.traits, view.content.handler))
            packages += archive->name;
    }
    if (packages.isEmpty())
        return {};
    Finding finding = judged(Finding::State::Warning,
                             NestedText::tr("The platform does not unpack packages inside the "
                                            "package: %1.")
                                 .arg(shownNames(packages, packages.size())));
    finding.fix = Finding::Fix::LeaveOut;
    finding.fixNames = packages;
    return {finding};
}

} // namespace Scf
