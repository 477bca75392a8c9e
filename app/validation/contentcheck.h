// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/domain/finding.h"
#include "app/domain/package.h"
#include "app/validation/handlercheck.h"

#include <QList>

#include <memory>

namespace Scf {

struct ContentMemory;

//! What checkContents() found out about files, for the next time. Shared by threads.
std::shared_ptr<ContentMemory> makeContentMemory();

//! What is judged.
struct ContentToCheck
{
    FunctionTraits traits{};
    //! The one that counts: the box's, or the deployed one where the box is empty.
    QString handler{};
    const PackageListing &listing;
    const EntryReader &reader;
    //! The platform runs npm install.
    bool installDependency = false;
};

//! Judges what is in the files of a package: executables and their architecture, scripts,
//! dependencies, secrets, packages inside packages, and what the plan made of the source. A rule
//! that found nothing says so in one finding where the person expects an answer, else it is silent.
//! Files that the reader answers with Local.NotLookedInto are counted in one finding, and are no
//! fault of the package. Pure but for \a memory; any thread, blocking in the reader; cancelled it
//! returns what it has.
QList<Finding> checkContents(const ContentToCheck &content, ContentMemory &memory,
                             const CancelToken &cancel = {});

} // namespace Scf
