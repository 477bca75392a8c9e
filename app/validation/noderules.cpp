// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class NodeText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::NodeText)
};

using State = Finding::State;

constexpr qint64 largestPackageJson = 1024 * 1024;

Finding found(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

bool holdsFolder(const PackageListing &listing, const QString &folder)
{
    return std::ranges::any_of(listing.entries, [&folder](const PackageEntry &entry) {
        return entry.name.startsWith(folder);
    });
}

QList<Finding> checkDependencies(const ContentView &view, const QJsonObject &package)
{
    const PackageListing &listing = view.listing();
    const QJsonObject dependencies = package["dependencies"_L1].toObject();
    const QJsonObject optional = package["optionalDependencies"_L1].toObject();
    const bool hasModules = holdsFolder(listing, u"node_modules/"_s);
    if (view.content.installDependency) {
        if (!hasModules)
            return {found(u"node-modules"_s, State::Ok,
                          NodeText::tr("The platform installs what package.json asks for."))};
        Finding twice = found(u"node-modules-twice"_s, State::Warning,
                              NodeText::tr("The platform installs the dependencies: node_modules "
                                           "need not be in the package."));
        twice.fix = Finding::Fix::LeaveOut;
        twice.fixNames = QStringList{u"node_modules/"_s};
        return {twice};
    }
    QStringList missing;
    for (auto it = dependencies.begin(); it != dependencies.end(); ++it) {
        if (!optional.contains(it.key())
            && !holdsFolder(listing, u"node_modules/"_s + it.key() + u'/'))
            missing += it.key();
    }
    if (missing.isEmpty()) {
        if (dependencies.isEmpty())
            return {};
        return {found(u"node-modules"_s, State::Ok,
                      NodeText::tr("node_modules holds what package.json asks for."))};
    }
    Finding finding =
        found(u"node-modules-missing"_s, State::Warning,
              NodeText::tr("package.json asks for what node_modules does not hold: %1.")
                  .arg(shownNames(missing, missing.size())));
    finding.fix = Finding::Fix::InstallDependencies;
    return {finding};
}

QList<Finding> checkInstallScripts(const ContentView &view, const QJsonObject &package)
{
    if (!view.content.installDependency)
        return {};
    const QJsonObject scripts = package["scripts"_L1].toObject();
    QStringList names;
    for (const QString &name : {u"preinstall"_s, u"install"_s, u"postinstall"_s}) {
        if (scripts.contains(name))
            names += name;
    }
    if (names.isEmpty())
        return {};
    return {found(u"node-install-scripts"_s, State::Warning,
                  NodeText::tr("The platform's installation may refuse a package.json with these "
                               "scripts: %1.")
                      .arg(names.join(u", "_s)))};
}

// The runtime takes the entry file in by require().
QList<Finding> checkModuleType(const ContentView &view, const QJsonObject &package)
{
    if (view.content.traits.isWeb())
        return {};
    const QString stem = view.content.handler.section(u'.', 0, 0);
    const bool isModule = package["type"_L1].toString() == "module"_L1;
    const PackageListing &listing = view.listing();
    QString file;
    if (isModule && listing.find(stem + u".js"_s) != nullptr)
        file = stem + u".js"_s;
    else if (listing.find(stem + u".mjs"_s) != nullptr && listing.find(stem + u".js"_s) == nullptr
             && listing.find(stem + u".cjs"_s) == nullptr)
        file = stem + u".mjs"_s;
    if (file.isEmpty())
        return {};
    return {found(u"node-module-type"_s, State::Warning,
                  isModule
                      ? NodeText::tr("package.json makes %1 an ES module, which the runtime may "
                                     "not be able to load.")
                            .arg(shownName(file))
                      : NodeText::tr("%1 is an ES module, which the runtime may not be able to "
                                     "load.")
                            .arg(shownName(file)))};
}

} // namespace

QList<Finding> checkNodePackage(const ContentView &view)
{
    if (view.content.traits.runtime.family() != Runtime::Family::NodeJs)
        return {};
    const PackageEntry *entry = view.listing().find(u"package.json"_s);
    if (entry == nullptr) {
        if (!view.content.installDependency)
            return checkModuleType(view, {});
        return {found(u"package-json"_s, State::Warning,
                      NodeText::tr("There is no package.json at the root: the platform has nothing "
                                   "to install."))};
    }
    const Result<QByteArray> content = view.content.reader(*entry, largestPackageJson);
    if (!content)
        return {}; // the listing or the update says why
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(*content, &error);
    if (!document.isObject()) {
        return {found(u"package-json"_s, State::Warning,
                      NodeText::tr("package.json cannot be read: %1.")
                          .arg(error.error == QJsonParseError::NoError
                                   ? NodeText::tr("it is no JSON object")
                                   : error.errorString()))};
    }
    const QJsonObject package = document.object();
    return checkDependencies(view, package) + checkInstallScripts(view, package)
           + checkModuleType(view, package);
}

} // namespace Scf
