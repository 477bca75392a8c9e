// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/folderlisting.h"
#include "app/archive/zipbytes.h"

#include <memory>

namespace Scf {

//! What the ZIP file \a zipPath holds, by \a plan (whose ignore rules do not count here; of several
//! choices about a name and what holds it the nearest does). Nothing
//! that the file says about itself is trusted: counts and sizes are checked against the file, each
//! local header against its central one. What must not be deployed as it is becomes a problem of
//! the listing. Directories that hold files have no entry of their own. Contents are not read; a
//! wrong CRC shows in checkZipContents() and when an entry is read.
//!
//! Blocks, so call it on a worker thread; \a progress comes on the calling thread, at most once in
//! 30 ms. Errors: fileNotFound, fileUnreadable, zipBroken, tooManyFiles, folderNotFound (the root
//! of the plan), cancelled.
Result<PackageListing> listZip(const QString &zipPath, const PackagePlan &plan = {},
                               const CancelToken &cancel = {},
                               const ListingProgressFunction &progress = {});

//! What \a zip holds, which lies at \a source, likewise. Of a ZIP that is not at hand the central
//! directory alone is read: its local headers are checked as their entries are read, and where its
//! links lead is not looked at. Errors: also those of reading.
Result<PackageListing> listZip(ZipBytes &zip, const CodeSource &source,
                               const PackagePlan &plan = {}, const CancelToken &cancel = {},
                               const ListingProgressFunction &progress = {});

//! Reads all that the ZIP file \a zipPath holds, except what listZip() has a problem with, and
//! compares it with the sizes and CRCs that the ZIP tells. A ZIP that claims to unpack to more than
//! 1 GB, which no function may have, is not read. Blocks. Errors: as listZip(), where zipBroken
//! names the entry; zipEncrypted.
Result<Done> checkZipContents(const QString &zipPath, const CancelToken &cancel = {});

//! Reads entries of the ZIP file by their sourcePath, repaired as the entry says, at most as many
//! bytes as asked for, whatever size the ZIP claims. The CRC is checked when an entry is read to
//! its end. Thread-safe; the ZIP's directory is read once and again when the file has changed.
//! Errors: fileNotFound (the ZIP), fileChanged (no entry of that name), fileUnreadable, zipBroken,
//! zipEncrypted.
EntryReader zipReader(const QString &zipPath);

//! Reads entries of \a zip likewise, whose directory is read when the first entry is. Errors: as
//! above and those of reading.
EntryReader zipReader(const std::shared_ptr<ZipBytes> &zip);

} // namespace Scf
