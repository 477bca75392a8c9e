// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/dependencyfolder.h"
#include "app/validation/ownsources.h"
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class NodeText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::NodeText)
};

using State = Finding::State;

constexpr qint64 largestPackageJson = 1024 * 1024;
constexpr qint64 largestLock = 16 * 1024 * 1024;
// So much of the person's own sources is read.
constexpr qsizetype mostSources = 300;
constexpr qint64 mostSourceBytes = 16 * 1024 * 1024;
// A source of this size that names none of its dependencies has them in it.
constexpr qint64 leastBundle = 16 * 1024;

Finding found(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

struct NodeVersion
{
    int major = 0;
    int minor = 0;

    // The 0 that a result of <=> is compared with is no pointer.
    auto operator<=>(const NodeVersion &) const = default; // NOLINT(modernize-use-nullptr)
};

//! The version in "Nodejs18.15"; nothing where there is none.
std::optional<NodeVersion> versionOf(const Runtime &runtime)
{
    const QString version = runtime.id().mid(6); // behind "Nodejs"
    bool hasMajor = false;
    const NodeVersion found{.major = version.section(u'.', 0, 0).toInt(&hasMajor),
                            .minor = version.section(u'.', 1, 1).toInt()};
    return hasMajor ? std::optional(found) : std::nullopt;
}

// Since then "type" in package.json counts without a switch.
constexpr NodeVersion knowsType{.major = 12, .minor = 17};

// Whether require() takes ES modules, as Node.js itself does.
bool requireTakesEsModules(NodeVersion version)
{
    return (version.major == 20 && version.minor >= 19)
           || (version.major == 22 && version.minor >= 12) || version.major > 22;
}

// Up to Node.js 12.16 the platform installed these besides, by the documents of the runtimes.
constexpr NodeVersion lastWithBundle{.major = 12, .minor = 16};
constexpr auto bundledPackages = std::to_array<QLatin1StringView>({"cos-nodejs-sdk-v5"_L1,
                                                                   "base64-js"_L1,
                                                                   "buffer"_L1,
                                                                   "crypto-browserify"_L1,
                                                                   "ieee754"_L1,
                                                                   "imagemagick"_L1,
                                                                   "isarray"_L1,
                                                                   "jmespath"_L1,
                                                                   "lodash"_L1,
                                                                   "microtime"_L1,
                                                                   "npm"_L1,
                                                                   "punycode"_L1,
                                                                   "puppeteer"_L1,
                                                                   "qcloudapi-sdk"_L1,
                                                                   "querystring"_L1,
                                                                   "request"_L1,
                                                                   "sax"_L1,
                                                                   "scf-nodejs-serverlessdb-sdk"_L1,
                                                                   "tencentcloud-sdk-nodejs"_L1,
                                                                   "url"_L1,
                                                                   "uuid"_L1,
                                                                   "xml2js"_L1,
                                                                   "xmlbuilder"_L1});

// Packages that work whether their installation script ran or not.
constexpr auto harmlessScripts = std::to_array<QLatin1StringView>(
    {"core-js"_L1, "core-js-pure"_L1, "es5-ext"_L1, "esbuild"_L1, "protobufjs"_L1,
     "@nestjs/core"_L1, "nodemon"_L1, "styled-components"_L1, "bufferutil"_L1, "utf-8-validate"_L1,
     "msgpackr-extract"_L1, "cpu-features"_L1, "ssh2"_L1, "unrs-resolver"_L1});

//! Where packages lie, and what the root offers by NODE_PATH, which the platform sets to it.
class NodeFolders
{
public:
    explicit NodeFolders(const PackageListing &listing);

    bool hasModules() const { return m_hasModules; }
    //! True when a source in \a folder ("lib/"; empty for the root) finds \a package.
    bool finds(const QString &package, const QString &folder = {}) const;

private:
    QSet<QString> m_packages; // "lib/node_modules/a", the outermost ones only
    QSet<QString> m_root;
    bool m_hasModules = false;
};

NodeFolders::NodeFolders(const PackageListing &listing)
{
    constexpr QLatin1StringView modules("node_modules/");
    QString last;
    for (const PackageEntry &entry : listing.entries) {
        const QString &name = entry.name;
        if (!last.isEmpty() && name.startsWith(last))
            continue; // of the same package as the one before
        qsizetype at = name.indexOf(modules);
        while (at > 0 && name.at(at - 1) != u'/')
            at = name.indexOf(modules, at + 1);
        if (at < 0) {
            const qsizetype slash = name.indexOf(u'/');
            QString top = slash < 0 ? name : name.first(slash);
            for (const QLatin1StringView suffix : {".js"_L1, ".json"_L1, ".node"_L1}) {
                if (slash < 0 && top.endsWith(suffix))
                    top.chop(suffix.size());
            }
            m_root.insert(top);
            continue;
        }
        m_hasModules = m_hasModules || at == 0;
        const qsizetype begin = at + modules.size();
        qsizetype end = name.indexOf(u'/', begin);
        if (end >= 0 && name.at(begin) == u'@')
            end = name.indexOf(u'/', end + 1);
        if (end < 0)
            continue;
        m_packages.insert(name.first(end));
        last = name.first(end + 1);
    }
}

bool NodeFolders::finds(const QString &package, const QString &folder) const
{
    if (m_root.contains(package.section(u'/', 0, 0)))
        return true;
    for (QString place = folder;;) {
        if (m_packages.contains(place + u"node_modules/"_s + package))
            return true;
        if (place.isEmpty())
            return false;
        place = place.first(place.lastIndexOf(u'/', place.size() - 2) + 1);
    }
}

JavaScriptModules modulesOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.javaScript.of(entry, [&] {
        const Result<QByteArray> source = view.content.reader(entry, largestSource);
        return source ? javaScriptModules(*source) : JavaScriptModules{};
    });
}

//! What the person's own sources name, as far as they can be read.
struct OwnSources
{
    QSet<QByteArray> named{};
    qint64 bytes = 0;
    bool isAll = true;
};

OwnSources readOwnSources(const ContentView &view)
{
    OwnSources sources;
    qsizetype count = 0;
    for (const PackageEntry &entry : view.listing().entries) {
        const bool isSource = entry.name.endsWith(".js"_L1) || entry.name.endsWith(".cjs"_L1)
                              || entry.name.endsWith(".mjs"_L1);
        if (!isSource || isInDependencies(entry.name))
            continue;
        sources.bytes += entry.size;
        if (++count > mostSources || sources.bytes > mostSourceBytes || entry.size > largestSource
            || view.cancel.isCancelled()) {
            sources.isAll = false;
            break;
        }
        sources.named.unite(modulesOf(view, entry).named);
    }
    return sources;
}

//! Packages that are needed for certain: taken in by the sources that run first, and by those that
//! they take in. Not those that are found.
QStringList packagesNotFound(const ContentView &view, const NodeFolders &folders)
{
    const PackageListing &listing = view.listing();
    QList<const PackageEntry *> queue = firstSources(view, u".js"_s);
    QSet<QString> seen;
    QStringList missing;
    for (qsizetype i = 0; i < queue.size() && i < mostSources; ++i) {
        const PackageEntry &source = *queue.at(i);
        if (seen.contains(source.name) || source.size > largestSource
            || isInDependencies(source.name))
            continue;
        seen.insert(source.name);
        const QString folder = source.name.first(source.name.lastIndexOf(u'/') + 1);
        for (const QByteArray &specifier : modulesOf(view, source).taken) {
            const QByteArray package = nodePackageOf(specifier);
            if (!package.isEmpty()) {
                const QString name = QString::fromUtf8(package);
                if (!isNodeBuiltin(package) && !folders.finds(name, folder)
                    && !missing.contains(name))
                    missing += name;
                continue;
            }
            QString place = QString::fromUtf8(specifier);
            if (!place.startsWith("./"_L1))
                continue; // "../" leads out of what is simple here
            place = folder + place.sliced(2);
            for (const QLatin1StringView ending : {""_L1, ".js"_L1, "/index.js"_L1}) {
                const PackageEntry *entry = listing.find(place + ending);
                if (entry != nullptr && !entry->isDirectory()) {
                    queue += entry;
                    break;
                }
            }
        }
    }
    return missing;
}

bool isBundled(const ContentView &view, const QString &package)
{
    const std::optional<NodeVersion> version = versionOf(view.content.traits.runtime);
    return version && *version <= lastWithBundle
           && std::ranges::find(bundledPackages, package) != bundledPackages.end();
}

// What package.json asks for and a function cannot do without.
QStringList askedFor(const QJsonObject &package)
{
    const QJsonObject optional = package["optionalDependencies"_L1].toObject();
    const QJsonObject dependencies = package["dependencies"_L1].toObject();
    QStringList names;
    for (auto it = dependencies.begin(); it != dependencies.end(); ++it) {
        // @types are for a compiler only.
        if (!optional.contains(it.key()) && !it.key().startsWith("@types/"_L1))
            names += it.key();
    }
    return names;
}

QList<Finding> checkInstalledByPlatform(const NodeFolders &folders)
{
    if (!folders.hasModules())
        return {found(u"node-modules"_s, State::Ok,
                      NodeText::tr("The platform installs what package.json asks for."))};
    Finding twice = found(u"node-modules-twice"_s, State::Warning,
                          NodeText::tr("The platform installs the dependencies: node_modules need "
                                       "not be in the package."));
    twice.fix = Finding::Fix::LeaveOut;
    twice.fixNames = QStringList{u"node_modules/"_s};
    return {twice};
}

QList<Finding> checkDependencies(const ContentView &view, const QJsonObject &package,
                                 const NodeFolders &folders, const QStringList &needed)
{
    if (view.content.installDependency)
        return checkInstalledByPlatform(folders);
    const QStringList asked = askedFor(package);
    QStringList missing;
    for (const QString &name : asked) {
        if (!folders.finds(name) && !isBundled(view, name))
            missing += name;
    }
    if (missing.isEmpty()) {
        if (asked.isEmpty())
            return {};
        return {found(u"node-modules"_s, State::Ok,
                      NodeText::tr("node_modules holds what package.json asks for."))};
    }
    if (!view.content.traits.isWeb()) {
        const OwnSources sources = readOwnSources(view);
        const bool isNamed = std::ranges::any_of(missing, [&sources](const QString &name) {
            return sources.named.contains(name.toUtf8());
        });
        if (sources.isAll && sources.bytes >= leastBundle && !isNamed) {
            return {found(u"node-modules"_s, State::Ok,
                          NodeText::tr("package.json asks for what node_modules does not hold, but "
                                       "no source needs it."))};
        }
    }
    // First what does not start without.
    std::stable_partition(missing.begin(), missing.end(),
                          [&needed](const QString &name) { return needed.contains(name); });
    Finding finding =
        found(u"node-modules-missing"_s, State::Warning,
              NodeText::tr("package.json asks for what node_modules does not hold: %1.")
                  .arg(shownNames(missing, missing.size())));
    finding.fix = Finding::Fix::InstallDependencies;
    return {finding};
}

// What the sources take in and nobody asks for.
QList<Finding> checkRequired(const ContentView &view, const QJsonObject &package,
                             const QStringList &needed)
{
    const QStringList asked = askedFor(package);
    const QString itself = package["name"_L1].toString();
    const auto isInstalled = [&view, &package](const QString &name) {
        if (package["optionalDependencies"_L1].toObject().contains(name))
            return true;
        return view.content.installDependency
               && (package["devDependencies"_L1].toObject().contains(name)
                   || package["peerDependencies"_L1].toObject().contains(name));
    };
    QStringList missing;
    for (const QString &name : needed) {
        if (name != itself && !asked.contains(name) && !isInstalled(name) && !isBundled(view, name))
            missing += name;
    }
    if (missing.isEmpty())
        return {};
    return {found(u"node-require-missing"_s, State::Warning,
                  NodeText::tr("Required by the sources, but neither in node_modules nor among "
                               "the dependencies of package.json: %1. They must come from a layer.")
                      .arg(shownNames(missing, missing.size())))};
}

NodePackageFacts factsOfLock(const QByteArray &content)
{
    NodePackageFacts facts;
    constexpr QLatin1StringView modules("node_modules/");
    const QJsonObject packages =
        QJsonDocument::fromJson(content).object()["packages"_L1].toObject();
    for (auto it = packages.begin(); it != packages.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        if (!entry["hasInstallScript"_L1].toBool() || entry["dev"_L1].toBool()
            || entry["optional"_L1].toBool() || entry["devOptional"_L1].toBool())
            continue;
        const QString path = it.key();
        const qsizetype at = path.lastIndexOf(modules);
        const QString name = at < 0 ? path : path.sliced(at + modules.size());
        if (!name.isEmpty() && !facts.withScripts.contains(name))
            facts.withScripts += name;
    }
    return facts;
}

QList<Finding> checkInstallScripts(const ContentView &view, const QJsonObject &package)
{
    if (!view.content.installDependency)
        return {};
    QList<Finding> findings;
    const QJsonObject scripts = package["scripts"_L1].toObject();
    QStringList names;
    for (const QString &name : {u"preinstall"_s, u"install"_s, u"postinstall"_s, u"prepare"_s}) {
        if (scripts.contains(name))
            names += name;
    }
    if (!names.isEmpty()) {
        findings += found(u"node-install-scripts"_s, State::Warning,
                          NodeText::tr("The platform only installs packages: these scripts of "
                                       "package.json may not run: %1.")
                              .arg(names.join(u", "_s)));
    }
    const PackageEntry *lock = view.listing().find(u"package-lock.json"_s);
    if (lock == nullptr || lock->size > largestLock)
        return findings;
    const NodePackageFacts facts = view.memory.nodePackages.of(*lock, [&] {
        const Result<QByteArray> content = view.content.reader(*lock, largestLock);
        return content ? factsOfLock(*content) : NodePackageFacts{};
    });
    QStringList packages = facts.withScripts;
    packages.removeIf([](const QString &name) {
        return std::ranges::find(harmlessScripts, name) != harmlessScripts.end();
    });
    if (!packages.isEmpty()) {
        findings += found(u"node-dependency-scripts"_s, State::Warning,
                          NodeText::tr("The platform only installs packages: these need a script "
                                       "at installation, which may not run: %1.")
                              .arg(shownNames(packages, packages.size())));
    }
    return findings;
}

// The documents know the entry file as a CommonJS module called X.js, which the runtime requires.
QList<Finding> checkModuleType(const ContentView &view, const QJsonObject &package)
{
    const PackageEntry *entry = entrySource(view);
    const std::optional<NodeVersion> version = versionOf(view.content.traits.runtime);
    if (entry == nullptr || !version)
        return {};
    const QString id = u"node-module-type"_s;
    const QString file = shownName(entry->name);
    const QString runtime = view.content.traits.runtime.displayName();
    if (entry->name.endsWith(".mjs"_L1)) {
        return {found(id, State::Warning,
                      NodeText::tr("%1 is an ES module by its name, which the runtime may not be "
                                   "able to load.")
                          .arg(file))};
    }
    if (!entry->name.endsWith(".js"_L1) || entry->size > largestSource)
        return {};
    const JavaScriptModules modules = modulesOf(view, *entry);
    const bool isModuleByType =
        package["type"_L1].toString() == "module"_L1 && *version >= knowsType;
    if (requireTakesEsModules(*version)) {
        if (!isModuleByType || modules.isEsModule || !modules.usesExports)
            return {};
        return {found(id, State::Warning,
                      NodeText::tr("package.json makes %1 an ES module, but it is written as a "
                                   "CommonJS module.")
                          .arg(file))};
    }
    if (isModuleByType) {
        return {found(id, State::Warning,
                      NodeText::tr("package.json makes %1 an ES module, which %2 may not be able "
                                   "to load.")
                          .arg(file, runtime))};
    }
    if (modules.isEsModule) {
        return {found(id, State::Warning,
                      NodeText::tr("%1 is written as an ES module, which %2 may not be able to "
                                   "load.")
                          .arg(file, runtime))};
    }
    return {};
}

NodePackageFacts factsOfPackage(const QByteArray &content)
{
    NodePackageFacts facts;
    QByteArray json = content;
    if (json.startsWith("\xEF\xBB\xBF"))
        json.remove(0, 3); // npm takes it
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    facts.package = document.object();
    if (error.error != QJsonParseError::NoError)
        facts.error = error.errorString();
    else if (!document.isObject())
        facts.error = u"[]"_s;
    return facts;
}

} // namespace

QList<Finding> checkNodePackage(const ContentView &view)
{
    if (view.content.traits.runtime.family() != Runtime::Family::NodeJs)
        return {};
    const NodeFolders folders(view.listing());
    const QStringList needed = packagesNotFound(view, folders);
    const PackageEntry *entry = view.listing().find(u"package.json"_s);
    if (entry == nullptr) {
        QList<Finding> findings;
        if (view.content.installDependency)
            findings += found(u"package-json"_s, State::Warning,
                              NodeText::tr("There is no package.json at the root: the platform has "
                                           "nothing to install."));
        return findings + checkRequired(view, {}, needed) + checkModuleType(view, {});
    }
    if (entry->size > largestPackageJson)
        return {};
    const NodePackageFacts facts = view.memory.nodePackages.of(*entry, [&] {
        const Result<QByteArray> content = view.content.reader(*entry, largestPackageJson);
        return content ? factsOfPackage(*content) : NodePackageFacts{}; // the listing says why
    });
    if (facts.error == "[]"_L1) {
        return {found(u"package-json"_s, State::Warning,
                      NodeText::tr("package.json cannot be read: it holds no JSON object."))};
    }
    if (!facts.error.isEmpty()) {
        return {found(u"package-json"_s, State::Warning,
                      NodeText::tr("package.json cannot be read: %1.").arg(facts.error))};
    }
    return checkDependencies(view, facts.package, folders, needed)
           + checkRequired(view, facts.package, needed) + checkInstallScripts(view, facts.package)
           + checkModuleType(view, facts.package);
}

} // namespace Scf
