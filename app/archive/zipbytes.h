// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/package.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Scf {

//! The bytes of a ZIP, wherever it lies. Thread-safe; reading blocks, so any thread but the main
//! one.
class ZipBytes
{
public:
    virtual ~ZipBytes() = default;
    ZipBytes(const ZipBytes &) = delete;
    ZipBytes &operator=(const ZipBytes &) = delete;

    //! What a person knows it by; stands in errors.
    virtual QString name() const = 0;
    virtual qint64 size() const = 0;
    //! What tells this state of the ZIP from another; all 0 where that is not known.
    virtual FileStamp stamp() const = 0;
    //! \a length bytes from \a offset, which the ZIP has. Fewer are an error: fileUnreadable,
    //! fileChanged, or whatever keeps it from being reached.
    virtual Result<QByteArray> read(qint64 offset, qint64 length) = 0;
    //! True when reading these bytes costs next to nothing. What is a request away is not read for
    //! what can be told without it.
    virtual bool isAtHand(qint64 offset, qint64 length) const = 0;

protected:
    ZipBytes() = default;
};

//! The file \a zipPath, open. Errors: fileNotFound, fileUnreadable.
Result<std::shared_ptr<ZipBytes>> openZipFile(const QString &zipPath);

} // namespace Scf
