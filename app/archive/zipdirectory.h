// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/folderlisting.h"
#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/package.h"

#include <QFile>
#include <QString>

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
    qint64 dataOffset = 0;   //!< of the content
    quint32 unixMode = 0;    //!< with the file type's bits; 0 when the ZIP was not made on Unix
    //! Why the entry cannot be used as it is.
    std::optional<PackageProblem::Kind> problem{};
    QString problemDetail{};

    bool isDirectory() const { return name.endsWith(u'/'); }
    bool isEncrypted() const { return (flags & 1U) != 0 || method == 99; }
};

//! The entries of \a file, which is open, in the order of the central directory, each checked
//! against its local header and its neighbours. \a shownName stands in errors: fileUnreadable,
//! zipBroken, tooManyFiles, cancelled.
Result<std::vector<ZipRecord>> readZipDirectory(QFile &file, const QString &shownName,
                                                const CancelToken &cancel,
                                                const ListingProgressFunction &progress = {});

//! The first \a limit bytes of an entry's content. Errors: as above and zipEncrypted.
Result<QByteArray> readZipEntry(QFile &file, const ZipRecord &record, qint64 limit);

//! Reads an entry to its end and compares its size and CRC. Errors: as readZipEntry().
Result<Done> checkZipEntry(QFile &file, const ZipRecord &record, const CancelToken &cancel);

} // namespace Scf
