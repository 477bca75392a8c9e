// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/filestream.h"
#include "app/archive/zipdirectory.h"

#include <QFile>
#include <QHash>
#include <QString>

#include <memory>
#include <vector>

struct libdeflate_decompressor;

namespace Scf {

//! The entries of a ZIP that another is made of. Several threads may read it at once.
class ZipSource
{
public:
    //! Reads the directory of \a zipPath. Errors: those of readZipDirectory().
    static Result<std::shared_ptr<const ZipSource>> open(const QString &zipPath,
                                                         const CancelToken &cancel);

    const QString &path() const { return m_path; }
    //! What the ZIP says about \a entry. Errors: fileChanged when it is not the one of the listing.
    Result<ZipRecord> recordOf(const PackageEntry &entry) const;

private:
    QString m_path;
    std::vector<ZipRecord> m_records;
    QHash<QString, size_t> m_byName;
};

//! Takes the streams of entries out of a ZIP, one at a time. What is not repaired stays as it was
//! compressed, once it was seen to be what the ZIP says. One per thread.
class ZipStreamReader
{
public:
    explicit ZipStreamReader(std::shared_ptr<const ZipSource> source);
    ~ZipStreamReader();
    ZipStreamReader(const ZipStreamReader &) = delete;
    ZipStreamReader &operator=(const ZipStreamReader &) = delete;

    //! Errors name the entry: fileChanged, fileUnreadable, zipBroken.
    Result<FileStream> stream(const PackageEntry &entry);

private:
    Result<Done> open(const PackageEntry &entry);

    struct Free
    {
        void operator()(libdeflate_decompressor *decompressor) const;
    };
    std::shared_ptr<const ZipSource> m_source;
    QFile m_file;
    std::unique_ptr<libdeflate_decompressor, Free> m_decompressor;
    FileCompressor m_compressor;
    QByteArray m_content;
};

//! An entry too large to be held: its stream, or its content where that is repaired. Errors as
//! ZipStreamReader.
Result<std::shared_ptr<LargeContent>>
openLargeZipEntry(const ZipSource &source, const PackageEntry &entry, const CancelToken &cancel);

} // namespace Scf
