// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/domain/package.h"
#include "app/update/updateplan.h"
#include "app/validation/handlercheck.h"

#include <functional>

namespace Scf {

//! The bytes of a package as they will be sent.
struct PreparedPackage
{
    QByteArray zip{};
    //! SHA-256 of `zip`, lower-case hex.
    QString sha256{};
    qint64 files = 0;
};

//! What \a plan takes from \a source as it is now. Blocks; any thread. \a progress counts files.
Result<PackageListing> listSource(const CodeSource &source, const PackagePlan &plan,
                                  const CancelToken &cancel,
                                  const std::function<void(qint64 files)> &progress = {});

//! Reads entries of \a source.
EntryReader readerOf(const CodeSource &source);

//! Every check that needs no network: of the function's state, the handler and the package.
QList<Finding> checkAll(const FunctionDetail &function, const QString &handler,
                        const PackageListing &listing);

//! Makes the ZIP of \a listing, or reads it where a ZIP goes as it is, whole in memory. A package
//! that the API could not take in one request is refused with LocalCode::requestTooLarge before it
//! is read. Blocks; any thread. \a progress counts bytes.
Result<PreparedPackage>
preparePackage(const UpdatePlan &plan, const PackageListing &listing, const CancelToken &cancel,
               const std::function<void(qint64 done, qint64 total)> &progress);

//! Exact size of the request body that \a plan makes with a ZIP of \a zipSize bytes.
qint64 requestSize(const UpdatePlan &plan, qint64 zipSize);

//! What `validation` needs to know of \a function.
FunctionTraits traitsOf(const FunctionDetail &function);

} // namespace Scf
