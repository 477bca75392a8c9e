// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/folderlisting.h"
#include "app/archive/zipbytes.h"
#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/package.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace Scf {

//! What the central directory of a ZIP says about one entry, after the checks of
//! readZipDirectory().
struct ZipRecord
{
    QString name{};             //!< decoded and tidied
    bool isNameGuessed = false; //!< its encoding is not known for sure
    quint16 flags = 0;
    quint16 method = 0;
    quint32 crc = 0;
    qint64 compressedSize = 0;
    qint64 size = 0;
    qint64 headerOffset = 0; //!< of the local header, from the start of the file
    //! Of the content; -1 where the local header was not read, which happens with the content then.
    qint64 dataOffset = -1;
    QByteArray rawName{}; //!< as it is stored, kept while the local header is still to be read
    quint32 unixMode = 0; //!< with the file type's bits; 0 when the ZIP was not made on Unix
    //! Why the entry cannot be used as it is.
    std::optional<PackageProblem::Kind> problem{};
    QString problemDetail{};

    bool isDirectory() const { return name.endsWith(u'/'); }
    bool isEncrypted() const { return (flags & 1U) != 0 || method == 99; }
};

//! The entries of \a zip in the order of the central directory, each checked against its neighbours
//! and, where the whole ZIP is at hand, against its local header. A ZIP that is not is read at most
//! three times for that, as long as its directory has no more than 16 MB. Errors: those of reading,
//! zipBroken, tooManyFiles, cancelled.
Result<std::vector<ZipRecord>> readZipDirectory(ZipBytes &zip, const CancelToken &cancel,
                                                const ListingProgressFunction &progress = {});

//! The first \a limit bytes of an entry's content. A local header that was not looked at before is
//! checked now. Errors: as above and zipEncrypted.
Result<QByteArray> readZipEntry(ZipBytes &zip, const ZipRecord &record, qint64 limit);

//! Gets the content of an entry piece by piece; false ends the reading with writeFailed.
using ZipPieceFunction = std::function<bool(QByteArrayView piece)>;

//! Reads an entry to its end, hands it to \a take and compares its size and CRC; never gives more
//! bytes than the entry claims. Errors: as readZipEntry().
Result<Done> checkZipEntry(ZipBytes &zip, const ZipRecord &record, const CancelToken &cancel,
                           const ZipPieceFunction &take = {});

} // namespace Scf
