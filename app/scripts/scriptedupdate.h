// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/endpoint.h"
#include "app/storage/journalentry.h"
#include "app/update/updateplan.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Scf {

class UpdateReadiness;

//! One update as a script can carry it out without this program: what it asks for, and where. It
//! holds no secret.
struct ScriptedUpdate
{
    Endpoint endpoint = Endpoint::international();
    //! plan.bucket says which bucket a package goes through; nothing: whoever runs the script names
    //! it.
    UpdatePlan plan{};
    //! The package is too large for the request.
    bool isThroughBucket = false;
    //! Names in a folder that stay out of its package now, whatever the reason; a directory ends
    //! with '/'. Nothing: not known, and the rules of the plan have to do.
    std::optional<QStringList> leftOut{};
    //! An update that was carried out before: it may have been asked for more than is known of it.
    bool isPast = false;

    bool operator==(const ScriptedUpdate &) const = default;

    //! True where a ZIP is made of, or read from, the disk.
    bool hasPackage() const { return plan.source.isLocal(); }
    //! The folder whose contents become the package, or the ZIP file.
    QString packagePath() const;
    //! The bucket; empty where it is not known. Its region is always known.
    CosBucketId bucket() const;
    //! The key that a package gets in its bucket, up to its SHA-256: letters, digits, '-', '_' and
    //! '/'.
    QString keyPrefix() const;

    //! The parameters of UpdateFunctionCode by their names, without what is only known once the
    //! package is there: ZipFile; or CosBucketName and CosObjectName of one that goes through a
    //! bucket.
    QJsonObject parameters() const;
    //! What zip is called with after the name of the ZIP, in the folder.
    QStringList zipArguments() const;
    //! What a person must know who uses a script in the place of this program; translated, one
    //! sentence or two each, on one line.
    QStringList remarks() const;
};

//! What pressing Update now would do. Main thread.
ScriptedUpdate pendingUpdate(const UpdateReadiness &readiness, const Endpoint &endpoint);
//! The update that \a entry tells of. Pure; any thread.
ScriptedUpdate pastUpdate(const JournalEntry &entry);

} // namespace Scf
