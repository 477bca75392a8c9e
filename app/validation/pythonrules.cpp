// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/ownsources.h"
#include "app/validation/pythonmodules.h"
#include "app/validation/shown.h"
#include "app/validation/sourcescan.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class PythonText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::PythonText)
};

// So much of the person's own sources is read.
constexpr qsizetype mostSources = 200;
constexpr qint64 largestImporter = 512 * 1024;

Finding warned(const QString &id, const QString &text)
{
    return {
        .id = id, .state = Finding::State::Warning, .field = Finding::Field::Source, .text = text};
}

ImportFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.imports.of(entry, [&] {
        ImportFacts facts;
        const Result<QByteArray> source = view.content.reader(entry, largestImporter);
        if (!source || source->size() >= largestImporter)
            return facts;
        facts.changesPath = source->contains("sys.path") || source->contains("addsitedir")
                            || source->contains("sys.meta_path");
        facts.modules = scanPython(*source).imports();
        return facts;
    });
}

//! Follows the imports from the sources that run first through the person's own ones. What nobody
//! imports (a script for deploying, tests) is not looked at, nor is what pip installed.
class ImportWalk
{
public:
    ImportWalk(const ContentView &view, PythonVersion version)
        : m_view(view)
        , m_version(version)
        , m_installed(installedByPip(view))
    {
        for (const PackageEntry &entry : view.listing().entries)
            addRootModule(entry.name);
    }

    void run();
    bool hasSources() const { return !m_seen.isEmpty(); }
    //! Modules may come from folders that are not known here.
    bool isUnsure() const { return m_isUnsure; }
    const QStringList &missing() const { return m_missing; }

private:
    void addRootModule(const QString &name);
    void read(const PackageEntry &entry);
    void follow(const QString &module);
    void enqueue(const QString &file);

    const ContentView &m_view;
    PythonVersion m_version;
    QSet<QString> m_installed;
    QSet<QByteArray> m_rootModules;
    QList<const PackageEntry *> m_queue;
    QSet<QString> m_seen;
    QStringList m_missing;
    bool m_isUnsure = false;
};

void ImportWalk::addRootModule(const QString &name)
{
    const qsizetype slash = name.indexOf(u'/');
    if (slash >= 0) {
        m_rootModules.insert(name.first(slash).toUtf8());
        return;
    }
    for (const QLatin1StringView suffix : {".py"_L1, ".pyc"_L1, ".so"_L1}) {
        if (name.endsWith(suffix))
            m_rootModules.insert(name.first(name.indexOf(u'.')).toUtf8());
    }
}

void ImportWalk::run()
{
    for (const PackageEntry *entry : firstSources(m_view, u".py"_s)) {
        m_seen.insert(entry->name);
        m_queue += entry;
    }
    for (qsizetype i = 0; i < m_queue.size() && i < mostSources; ++i) {
        if (m_view.cancel.isCancelled())
            return;
        read(*m_queue.at(i));
    }
}

void ImportWalk::read(const PackageEntry &entry)
{
    const ImportFacts facts = factsOf(m_view, entry);
    m_isUnsure = m_isUnsure || facts.changesPath;
    QString folder = entry.name.first(entry.name.lastIndexOf(u'/') + 1);
    for (const QByteArray &module : facts.modules) {
        qsizetype dots = 0;
        while (dots < module.size() && module.at(dots) == '.')
            ++dots;
        if (dots > 0) { // within the package of the source
            QString place = folder;
            for (qsizetype up = 1; up < dots; ++up)
                place =
                    place.first(place.lastIndexOf(u'/', qMax<qsizetype>(place.size() - 2, 0)) + 1);
            follow(place + QString::fromUtf8(module.sliced(dots)).replace(u'.', u'/'));
            continue;
        }
        const qsizetype dot = module.indexOf('.');
        const QByteArray top = dot < 0 ? module : module.first(dot);
        if (m_rootModules.contains(top))
            follow(QString::fromUtf8(module).replace(u'.', u'/'));
        else if (const QString name = QString::fromUtf8(top);
                 !top.isEmpty() && !platformHasPythonModule(top, m_version)
                 && !m_missing.contains(name))
            m_missing += name;
    }
}

// "a/b" is a/b.py or a/b/__init__.py; both a and b run.
void ImportWalk::follow(const QString &module)
{
    const QString top = module.section(u'/', 0, 0);
    if (m_installed.contains(top) || m_installed.contains(top + u".py"_s))
        return;
    for (qsizetype slash = module.indexOf(u'/'); slash >= 0;
         slash = module.indexOf(u'/', slash + 1))
        enqueue(module.first(slash) + u"/__init__.py"_s);
    enqueue(module + u".py"_s);
    enqueue(module + u"/__init__.py"_s);
}

void ImportWalk::enqueue(const QString &file)
{
    if (m_seen.contains(file) || m_queue.size() >= mostSources)
        return;
    const PackageEntry *entry = m_view.listing().find(file);
    if (entry == nullptr || entry->size > largestImporter)
        return;
    m_seen.insert(file);
    m_queue += entry;
}

QList<Finding> checkImports(const ContentView &view, PythonVersion version)
{
    ImportWalk walk(view, version);
    walk.run();
    if (!walk.hasSources() || walk.isUnsure())
        return {};
    const QString python = view.content.traits.runtime.displayName();
    if (walk.missing().isEmpty()) {
        return {
            {.id = u"python-imports"_s,
             .state = Finding::State::Ok,
             .field = Finding::Field::Source,
             .text =
                 PythonText::tr("The package or %1 holds what the sources import.").arg(python)}};
    }
    return {warned(u"python-imports"_s,
                   PythonText::tr("Imported, but neither in the package nor in %1: %2. They must "
                                  "come from a layer.")
                       .arg(python, shownNames(walk.missing(), walk.missing().size())))};
}

//! "…/_x.cpython-311-x86_64-linux-gnu.so" is "…/_x" for 311, "…/_x.cp39-win_amd64.pyd" for 39; 0
//! for others.
struct TaggedModule
{
    QStringView module{};
    int version = 0;
};

TaggedModule taggedModule(QStringView name)
{
    const qsizetype begin = name.lastIndexOf(u'/') + 1;
    for (const QStringView tag : {QStringView(u".cpython-"), QStringView(u".cp")}) {
        const qsizetype at = name.indexOf(tag, begin);
        if (at < 0)
            continue;
        int number = 0;
        for (const QChar c : name.sliced(at + tag.size())) {
            if (!c.isDigit() || number > 1'000)
                break;
            number = 10 * number + c.digitValue();
        }
        const bool isVersion = (number >= 26 && number <= 39) || (number >= 310 && number < 400);
        if (isVersion)
            return {.module = name.first(at), .version = number};
    }
    return {.module = name.first(qMax(begin, name.indexOf(u'.', begin)))};
}

// The folder of ".../lib/python3.11/site-packages/…" where that is another version; else empty.
QString foreignSitePackages(const QString &name, PythonVersion version)
{
    constexpr QLatin1StringView inner("/site-packages/");
    const qsizetype at = name.indexOf(inner);
    if (at < 0)
        return {};
    const QString folder = name.first(at).section(u'/', -1);
    const QString wanted = u"python%1.%2"_s.arg(version.major).arg(version.minor);
    constexpr QLatin1StringView prefix("python");
    const bool hasVersion = folder.startsWith(prefix) && folder.size() > prefix.size()
                            && folder.at(prefix.size()).isDigit() && folder.contains(u'.');
    return hasVersion && folder != wanted ? name.first(at + inner.size()) : QString();
}

bool isWithin(const QString &name, const QStringList &folders)
{
    return std::ranges::any_of(folders,
                               [&name](const QString &folder) { return name.startsWith(folder); });
}

QList<Finding> checkVersions(const ContentView &view, PythonVersion version,
                             const QStringList &environments)
{
    const int wanted = version.minor < 10 ? 10 * version.major + version.minor
                                          : 100 * version.major + version.minor;
    QStringList others;
    QList<std::pair<QStringView, QString>> candidates;
    QSet<QStringView> usable; // modules that are there for the right version too
    for (const PackageEntry &entry : view.listing().entries) {
        const bool isModule = entry.name.endsWith(".so"_L1) || entry.name.endsWith(".pyd"_L1);
        const bool isSite = !isModule && entry.name.contains("/site-packages/"_L1);
        if ((!isModule && !isSite) || isWithin(entry.name, environments))
            continue;
        if (const QString folder = foreignSitePackages(entry.name, version); !folder.isEmpty()) {
            if (!others.contains(folder))
                others += folder;
            continue;
        }
        if (!isModule)
            continue;
        const TaggedModule tagged = taggedModule(entry.name);
        if (tagged.version == 0 || tagged.version == wanted)
            usable.insert(tagged.module);
        else
            candidates.append({tagged.module, entry.name});
    }
    for (const auto &[module, name] : candidates) {
        if (!usable.contains(module))
            others += name;
    }
    if (others.isEmpty())
        return {};
    return {warned(
        u"python-version"_s,
        PythonText::tr("Made for another Python than %1, which cannot load them: %2.")
            .arg(view.content.traits.runtime.displayName(), shownNames(others, others.size())))};
}

// Folders with a pyvenv.cfg. One at the root would be the package itself.
QStringList environmentsIn(const PackageListing &listing)
{
    constexpr QLatin1StringView mark("/pyvenv.cfg");
    QStringList folders;
    for (const PackageEntry &entry : listing.entries) {
        if (entry.name.endsWith(mark))
            folders += entry.name.chopped(mark.size() - 1);
    }
    // The outermost ones stand for those within.
    QStringList outermost;
    std::ranges::copy_if(folders, std::back_inserter(outermost), [&folders](const QString &folder) {
        return std::ranges::none_of(folders, [&folder](const QString &other) {
            return other != folder && folder.startsWith(other);
        });
    });
    return outermost;
}

QList<Finding> checkEnvironments(const QStringList &environments)
{
    if (environments.isEmpty())
        return {};
    Finding finding =
        warned(u"python-environment"_s,
               PythonText::tr("A virtual environment, which the platform does not use, is in the "
                              "package: %1.")
                   .arg(shownNames(environments, environments.size())));
    finding.fix = Finding::Fix::LeaveOut;
    finding.fixNames = environments;
    return {finding};
}

} // namespace

QList<Finding> checkPythonPackage(const ContentView &view)
{
    if (view.content.traits.runtime.family() != Runtime::Family::Python)
        return {};
    const QStringList environments = environmentsIn(view.listing());
    QList<Finding> findings = checkEnvironments(environments);
    const std::optional<PythonVersion> version = pythonVersionOf(view.content.traits.runtime);
    if (!version)
        return findings;
    return findings + checkVersions(view, *version, environments) + checkImports(view, *version);
}

} // namespace Scf
