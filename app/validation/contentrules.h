// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/validation/contentcheck.h"
#include "app/validation/executablefacts.h"
#include "app/validation/factsmemory.h"

namespace Scf {

//! Ids of the kinds of secrets that a file holds; see secretrules.cpp.
struct SecretFacts
{
    QStringList kinds{};
};

//! What a Python source imports; see pythonrules.cpp.
struct ImportFacts
{
    QList<QByteArray> modules{};
    bool changesPath = false; //!< modules may then lie in any folder
};

struct ContentMemory
{
    FactsMemory<ExecutableFacts> executables{};
    FactsMemory<SecretFacts> secrets{};
    FactsMemory<ImportFacts> imports{};
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
