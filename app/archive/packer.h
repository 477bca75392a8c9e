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

//! A ZIP file on disk. Its SHA-256 is for whoever reads it: hashing takes as long as a quarter of
//! packing.
struct PackedZip
{
    QString path{};
    qint64 size = 0;  //!< bytes
    qint64 files = 0; //!< entries that are no directories
};

//! How a package is made; what comes out is the same for all of them.
struct PackOptions
{
    int threads = 0; //!< 0: as many as there are cores
    //! Where compressed streams are kept for the next time; empty: nowhere.
    QString cacheFolder{};
    //! Bytes that all streams there may take; those of packages not used the longest go first.
    qint64 cacheLimit = 1024LL * 1024 * 1024;
};

//! The person's own folder for compressed streams.
QString defaultStreamCacheFolder();

//! Packs the files of \a listing, made by listFolder() or listZip(), into \a zipPath: the same
//! files give the same bytes on every machine, in every time zone and with every number of threads.
//! The ZIP is written beside its place and moved there when it is whole, so nothing is left behind,
//! and an older ZIP stays, when it fails or is cancelled. Only its owner may read it: it holds a
//! person's code. Repairs of the listing's plan are made on the way.
//!
//! A file that was edited after the listing was made is packed as it is now, or as it was listed
//! where its stream is in the cache, so list the folder just before. One that changes or vanishes
//! while it is read is an error. Whatever is wrong with the cache only costs time.
//!
//! A ZIP is not unpacked: streams of entries that are not repaired stay as they are, once they were
//! seen to be what the ZIP says.
//!
//! Blocks, so call it on a worker thread. Answers a cancel within 100 ms. \a progress comes on the
//! calling thread, at most once in 30 ms. Errors (the message names the file): packageUnfit (a
//! fatal problem in the listing), fileChanged, fileUnreadable, diskFull, writeFailed, cancelled; of
//! a ZIP also those of listZip().
Result<PackedZip> packPackage(const PackageListing &listing, const QString &zipPath,
                              const CancelToken &cancel = {},
                              const PackProgressFunction &progress = {},
                              const PackOptions &options = {});

//! What packPackage() would make.
struct PackageMeasure
{
    qint64 zipSize = 0; //!< bytes
    QString sha256{};   //!< of the ZIP, lower-case hex
    //! Bytes of each entry in the ZIP, in the order of the listing.
    QList<qint64> compressedSizes{};
};

//! Compresses all of \a listing and keeps no ZIP. Threads and errors as packPackage().
Result<PackageMeasure> measurePackage(const PackageListing &listing, const CancelToken &cancel = {},
                                      const PackProgressFunction &progress = {},
                                      const PackOptions &options = {});

//! Size and SHA-256 of the ZIP that lies at \a zipPath, and the compressed sizes as in listZip().
//! Blocks. Errors: those of listZip(), and fileChanged when it changes meanwhile.
Result<PackageMeasure> describeZip(const QString &zipPath, const CancelToken &cancel = {},
                                   const PackProgressFunction &progress = {});
//! The same of the ZIP file that \a listing was made of, which goes as it is: it is not listed
//! again, and fileChanged when it is another one by now.
Result<PackageMeasure> describeZip(const PackageListing &listing, const CancelToken &cancel = {},
                                   const PackProgressFunction &progress = {});

} // namespace Scf
