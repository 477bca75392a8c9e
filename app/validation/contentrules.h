// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/validation/contentcheck.h"
#include "app/validation/executablefacts.h"
#include "app/validation/factsmemory.h"
#include "app/validation/javascriptmodules.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace Scf {

//! Ids of the kinds of secrets that a file holds; see secretscan.h.
struct SecretFacts
{
    QStringList kinds{};
};

//! What a Python source imports; see pythonrules.cpp.
struct ImportFacts
{
    QList<QByteArray> modules{}; //!< as SourceScan::imports()
    bool changesPath = false;    //!< modules may then lie in any folder
};

//! What a package.json or package-lock.json says; see noderules.cpp.
struct NodePackageFacts
{
    QJsonObject package{}; //!< of a package.json
    QString error{};       //!< why it is none, empty for a good one
    //! Of a package-lock.json: packages that run a script of their own when they are installed.
    QStringList withScripts{};
};

//! First lines of what installers and people leave: names of installed modules, words of a script.
struct NameFacts
{
    QStringList names{};
};

//! What a ZIP inside the package holds; see nestedrules.cpp.
struct ArchiveFacts
{
    bool isZip = false;
    QStringList names{};
};

struct ContentMemory
{
    FactsMemory<ExecutableFacts> executables{};
    FactsMemory<SecretFacts> secrets{};
    FactsMemory<ImportFacts> imports{};
    FactsMemory<JavaScriptModules> javaScript{};
    FactsMemory<NodePackageFacts> nodePackages{};
    FactsMemory<NameFacts> names{};
    FactsMemory<ArchiveFacts> archives{};

    void forget(const QString &sourcePath)
    {
        executables.forget(sourcePath);
        secrets.forget(sourcePath);
        imports.forget(sourcePath);
        javaScript.forget(sourcePath);
        nodePackages.forget(sourcePath);
        names.forget(sourcePath);
        archives.forget(sourcePath);
    }
};

//! What each rule gets.
struct ContentView
{
    const ContentToCheck &content;
    ContentMemory &memory;
    const CancelToken &cancel;

    const PackageListing &listing() const { return content.listing; }
};

// Each rule gives its findings; the order here is that of the list in the window.
QList<Finding> checkPlan(const ContentView &view);
QList<Finding> checkExecutables(const ContentView &view);
QList<Finding> checkBinaries(const ContentView &view);
QList<Finding> checkNodePackage(const ContentView &view);
QList<Finding> checkPythonPackage(const ContentView &view);
QList<Finding> checkSecrets(const ContentView &view);
QList<Finding> checkNestedPackages(const ContentView &view);

} // namespace Scf
