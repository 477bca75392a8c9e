// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/packer.h"
#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/domain/package.h"
#include "app/update/updateplan.h"
#include "app/validation/contentcheck.h"

#include <functional>
#include <memory>
#include <optional>

class QTemporaryDir;

namespace Scf {

//! A package as it will be sent.
struct PreparedPackage
{
    //! Its bytes, where they go in the request; else empty.
    QByteArray zip{};
    //! Where it lies on disk, and what keeps it there.
    QString path{};
    std::shared_ptr<QTemporaryDir> folder{};
    qint64 size = 0; //!< bytes
    //! Lower-case hex.
    QString sha256{};
    qint64 files = 0;

    bool isTooLargeForRequest() const { return zip.isEmpty(); }
};

//! What \a plan takes from \a source as it is now. Blocks; any thread. \a progress counts files.
Result<PackageListing> listSource(const CodeSource &source, const PackagePlan &plan,
                                  const CancelToken &cancel,
                                  const std::function<void(qint64 files)> &progress = {});

//! Reads entries of \a source.
EntryReader readerOf(const CodeSource &source);

//! Every check that needs no network: of the function's state, the handler and the package that
//! \a plan makes of \a listing. \a memory keeps what was found in files. Blocks; any thread.
QList<Finding> checkAll(const FunctionDetail &function, const UpdatePlan &plan,
                        const PackageListing &listing, const EntryReader &reader,
                        ContentMemory &memory, const CancelToken &cancel = {});

//! Every check of an update by \a plan, whose source is an image. Pure.
QList<Finding> checkImageUpdate(const FunctionDetail &function, const UpdatePlan &plan);

//! True when \a plan sends one edited file and nothing else, to a runtime that takes that.
bool isSentInline(const FunctionDetail &function, const UpdatePlan &plan,
                  const PackageListing &listing);

//! The finding that \a listing makes the very package that is deployed, \a deployedSha256; nothing
//! where it does not, or where either is unknown.
std::optional<Finding> checkUnchanged(const UpdatePlan &plan, const PackageListing &listing,
                                      const QString &deployedSha256);

//! \a listing with the sizes of the ZIP and its entries and its SHA-256. Compresses everything
//! where a ZIP has to be made, reads it where it goes as it is. Blocks; any thread. Errors: those
//! of measurePackage(). \a cacheLimit: bytes that the person's cache of compressed streams may
//! take.
Result<PackageListing> withMeasure(PackageListing listing, const CancelToken &cancel,
                                   qint64 cacheLimit = PackOptions{}.cacheLimit);

//! Makes the ZIP of \a listing, or takes the ZIP that goes as it is: into memory where the request
//! that carries it has at most \a requestLimit bytes, else it stays on disk. \a cacheFolder holds
//! compressed streams of earlier times, at most \a cacheLimit bytes; empty: none. Blocks; any
//! thread. \a progress counts bytes.
Result<PreparedPackage>
preparePackage(const UpdatePlan &plan, const PackageListing &listing, qint64 requestLimit,
               const QString &cacheFolder, const CancelToken &cancel,
               const std::function<void(qint64 done, qint64 total)> &progress,
               qint64 cacheLimit = PackOptions{}.cacheLimit);

//! What `validation` needs to know of \a function.
FunctionTraits traitsOf(const FunctionDetail &function);

} // namespace Scf
