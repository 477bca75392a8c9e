// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/package.h"

#include <QString>

#include <functional>

namespace Scf {

//! How far a listing has come.
struct ListingProgress
{
    qint64 files = 0;
    qint64 bytes = 0; //!< of their contents
};

using ListingProgressFunction = std::function<void(const ListingProgress &)>;

//! So many files and directories at most are taken from one folder or ZIP.
inline constexpr qint64 maximumPackageEntries = 200'000;

//! What \a folder puts into a package by \a plan, hidden files included, and what stays out of it
//! and why. Reads names and sizes and the ignore files, opens nothing else. Modes are 0755 where
//! any execute bit is set or the plan says so, else 0644. Links that stay inside the folder are
//! followed, also those to directories; whatever cannot be packed becomes a problem of the listing,
//! unless it stays out. An ignore file that cannot be read is a problem, wherever it lies.
//!
//! Rules match as in git, by case everywhere, but a link to a directory counts as the directory
//! that it becomes. A rule's file has to be a file, or for .scfignore a link to one. Of several
//! choices about a name and what holds it the nearest counts. A directory is an entry only where it
//! is empty: one that holds nothing but what is left out goes with that.
//!
//! Blocks, so call it on a worker thread; \a progress comes on the calling thread, at most once in
//! 30 ms. Errors: folderNotFound (the root of the plan included), folderUnreadable, tooManyFiles,
//! cancelled.
Result<PackageListing> listFolder(const QString &folder, const PackagePlan &plan = {},
                                  const CancelToken &cancel = {},
                                  const ListingProgressFunction &progress = {});

//! Reads the entries of a listing made by listFolder() from their sourcePath, repaired as the entry
//! says. Thread-safe. Errors:
//! fileChanged (it vanished or is no file any more), fileUnreadable.
EntryReader folderReader();

} // namespace Scf
