// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/package.h"

#include <QString>

#include <functional>

namespace Scf {

//! How far packing has come; bytes are those of the files' contents.
struct PackProgress
{
    qint64 filesDone = 0;
    qint64 filesTotal = 0;
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0;
};

using PackProgressFunction = std::function<void(const PackProgress &)>;

//! A ZIP file on disk.
struct PackedZip
{
    QString path{};
    qint64 size = 0;  //!< bytes
    QString sha256{}; //!< lower-case hex
    qint64 files = 0; //!< entries that are no directories
};

//! Packs the files of \a listing, made by listFolder(), into \a zipPath: the same files give the
//! same bytes on every machine, in every time zone and with every number of \a threads (0: as many
//! as there are cores). The ZIP is written beside its place and moved there when it is whole, so
//! nothing is left behind, and an older ZIP stays, when it fails or is cancelled. Only its owner
//! may read it: it holds a person's code.
//!
//! A file that was edited after the listing was made is packed as it is now; one that changes or
//! vanishes while it is read is an error.
//!
//! Blocks, so call it on a worker thread. Answers a cancel within 100 ms. \a progress comes on the
//! calling thread, at most once in 30 ms. Errors (the message names the file): packageUnfit (a
//! fatal problem in the listing), fileChanged, fileUnreadable, diskFull, writeFailed, cancelled.
Result<PackedZip> packFolder(const PackageListing &listing, const QString &zipPath,
                             const CancelToken &cancel = {},
                             const PackProgressFunction &progress = {}, int threads = 0);

//! Bytes of the ZIP that packFolder() would make of \a listing now. Compresses all of it and writes
//! nothing. Threads and errors as there.
Result<qint64> packedSize(const PackageListing &listing, const CancelToken &cancel = {},
                          const PackProgressFunction &progress = {});

//! Size, SHA-256 and number of files of the ZIP that lies at \a zipPath. Blocks. Errors: those of
//! listZip(), and fileChanged when it changes meanwhile.
Result<PackedZip> describeZip(const QString &zipPath, const CancelToken &cancel = {},
                              const PackProgressFunction &progress = {});

} // namespace Scf
