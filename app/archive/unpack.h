// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/packer.h"

namespace Scf {

//! Unpacks the ZIP file \a zipPath into \a folder, which is empty or does not exist yet, beside
//! what exists. Nothing that the ZIP says is trusted: what listZip() calls fatal is refused, so are
//! all links, whatever is no regular file, and more than 1 GB of content. Sizes and CRCs are
//! compared as the bytes are written.
//!
//! Everything is written to a folder beside \a folder that takes its name when it is whole. When it
//! fails or is cancelled \a folder is as it was; what was written by then is removed in the
//! background. Modes are kept where the system has them, but the owner may always read and write.
//! Files of names that differ by case only are an error where the file system does not tell them
//! apart.
//!
//! Blocks, so call it on a worker thread. Answers a cancel within 100 ms. \a progress comes on the
//! calling thread, at most once in 30 ms. Errors (the message names the file): those of listZip(),
//! packageUnfit, zipEncrypted, folderNotFound (what \a folder would lie in), targetExists,
//! diskFull, writeFailed, cancelled.
Result<Done> unpackZip(const QString &zipPath, const QString &folder,
                       const CancelToken &cancel = {}, const PackProgressFunction &progress = {});

} // namespace Scf
