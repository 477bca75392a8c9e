// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/pythonmodules.h"
#include "app/validation/rootplace.h"
#include "app/validation/shown.h"
#include "app/validation/sourcescan.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class PythonText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::PythonText)
};

// So much of the root's own sources is read.
constexpr int mostSources = 200;
constexpr qint64 largestImporter = 512 * 1024;

Finding warned(const QString &id, const QString &text)
{
    return {
        .id = id, .state = Finding::State::Warning, .field = Finding::Field::Source, .text = text};
}

// The N of "Python3.N"; -1 for another Python.
int minorOf(const Runtime &runtime)
{
    constexpr QLatin1StringView prefix("python3.");
    const QString id = runtime.id().toLower();
    bool isNumber = false;
    const int minor = id.mid(prefix.size()).toInt(&isNumber);
    return id.startsWith(prefix) && isNumber ? minor : -1;
}

ImportFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.imports.of(entry, [&] {
        ImportFacts facts;
        const Result<QByteArray> source = view.content.reader(entry, largestImporter);
        if (!source || source->size() >= largestImporter)
            return facts;
        facts.changesPath = source->contains("sys.path") || source->contains("site.addsitedir");
        facts.modules = scanPython(*source).imports();
        return facts;
    });
}

// Top-level names that the files at the root and below it stand for.
QSet<QByteArray> modulesIn(const PackageListing &listing)
{
    QSet<QByteArray> modules;
    for (const PackageEntry &entry : listing.entries) {
        const qsizetype slash = entry.name.indexOf(u'/');
        const qsizetype end = slash >= 0 ? slash : entry.name.indexOf(u'.');
        modules.insert(entry.name.left(end < 0 ? entry.name.size() : end).toUtf8());
    }
    return modules;
}

QList<Finding> checkImports(const ContentView &view, int minor)
{
    const QSet<QByteArray> own = modulesIn(view.listing());
    QStringList missing;
    int sources = 0;
    const QList<PackageEntry> files = rootFiles(view.listing());
    for (const PackageEntry &entry : files) {
        if (!entry.name.endsWith(".py"_L1) || entry.size > largestImporter)
            continue;
        if (++sources > mostSources || view.cancel.isCancelled())
            break;
        const ImportFacts facts = factsOf(view, entry);
        if (facts.changesPath)
            return {}; // modules may come from anywhere
        for (const QByteArray &module : facts.modules) {
            const QString name = QString::fromUtf8(module);
            if (!own.contains(module) && !platformHasPythonModule(module, minor)
                && !missing.contains(name))
                missing += name;
        }
    }
    if (!missing.isEmpty()) {
        return {
            warned(u"python-imports"_s,
                   PythonText::tr("Imported, but neither in the package nor in Python 3.%1: %2. "
                                  "They must come from a layer.")
                       .arg(minor)
                       .arg(shownNames(missing, missing.size())))};
    }
    if (sources == 0)
        return {};
    return {{.id = u"python-imports"_s,
             .state = Finding::State::Ok,
             .field = Finding::Field::Source,
             .text = PythonText::tr("What the sources at the root import is there.")}};
}

// "…/_x.cpython-311-x86_64-linux-gnu.so" gives 311, "…/_x.cp39-win_amd64.pyd" 39; 0 for others.
int taggedVersion(const QString &name)
{
    const QStringView file = QStringView(name).sliced(name.lastIndexOf(u'/') + 1);
    for (const QStringView tag : {QStringView(u".cpython-"), QStringView(u".cp")}) {
        const qsizetype at = file.indexOf(tag);
        if (at < 0)
            continue;
        int number = 0;
        for (const QChar c : file.sliced(at + tag.size())) {
            if (!c.isDigit() || number > 1'000)
                break;
            number = 10 * number + c.digitValue();
        }
        if (number > 0)
            return number;
    }
    return 0;
}

QList<Finding> checkVersions(const ContentView &view, int minor)
{
    const int wanted = minor < 10 ? 30 + minor : 300 + minor;
    QStringList others;
    for (const PackageEntry &entry : view.listing().entries) {
        if (!entry.name.endsWith(".so"_L1) && !entry.name.endsWith(".pyd"_L1))
            continue;
        const int version = taggedVersion(entry.name);
        if (version != 0 && version != wanted)
            others += entry.name;
    }
    if (others.isEmpty())
        return {};
    return {warned(u"python-version"_s,
                   PythonText::tr("Made for another Python than 3.%1, which cannot load them: %2.")
                       .arg(minor)
                       .arg(shownNames(others, others.size())))};
}

QList<Finding> checkEnvironments(const ContentView &view)
{
    constexpr QLatin1StringView mark("pyvenv.cfg");
    QList<Finding> findings;
    for (const PackageEntry &entry : view.listing().entries) {
        const qsizetype slash = entry.name.lastIndexOf(u'/');
        if (slash <= 0 || QStringView(entry.name).sliced(slash + 1) != mark)
            continue;
        const QString folder = entry.name.left(slash + 1);
        Finding finding =
            warned(u"python-environment"_s,
                   PythonText::tr("%1 is a virtual environment: the platform does not "
                                  "use it.")
                       .arg(shownName(folder)));
        finding.fix = Finding::Fix::LeaveOut;
        finding.fixNames = QStringList{folder};
        findings += finding;
    }
    return findings;
}

} // namespace

QList<Finding> checkPythonPackage(const ContentView &view)
{
    if (view.content.traits.runtime.family() != Runtime::Family::Python)
        return {};
    QList<Finding> findings = checkEnvironments(view);
    const int minor = minorOf(view.content.traits.runtime);
    if (minor < 0)
        return findings;
    return findings + checkVersions(view, minor) + checkImports(view, minor);
}

} // namespace Scf
