// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/cosobject.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace Scf {

//! The object that a package becomes, and whose it is.
struct UploadTarget
{
    QString account{}; //!< accountTag()
    CosBucketId bucket{};
    QString key{};

    //! True also where the SecretId is another one: temporary credentials have a new one each time,
    //! and the bucket's name tells whose it is.
    bool isSamePlaceAs(const UploadTarget &other) const;

    bool operator==(const UploadTarget &) const = default;
};

//! A multipart upload of this program that is not over.
struct UnfinishedUpload
{
    UploadTarget target{};
    QString sha256{}; //!< of the file, lower-case hex
    qint64 size = 0;  //!< likewise
    //! Empty: it was about to be begun when this was written.
    QString uploadId{};
    qint64 partSize = 0;
    QDateTime begunAt{}; //!< UTC
    //! Nobody wants it any more: it is to be aborted.
    bool isAbandoned = false;

    bool operator==(const UnfinishedUpload &) const = default;
};

//! An object that this program stored, or was about to, and is to remove.
struct StoredPackage
{
    UploadTarget target{};
    qint64 size = 0;
    quint64 crc64 = 0;
    QDateTime removeAt{}; //!< UTC

    bool operator==(const StoredPackage &) const = default;
};

//! What is known of packages in buckets; at most one entry of each kind for a place.
struct UploadRecords
{
    QList<UnfinishedUpload> unfinished{};
    QList<StoredPackage> stored{};

    std::optional<UnfinishedUpload> unfinishedOf(const UploadTarget &target) const;
    std::optional<StoredPackage> storedOf(const UploadTarget &target) const;
    //! In the place of an entry for the same place.
    void put(const UnfinishedUpload &upload);
    void put(const StoredPackage &package);
    void removeUnfinished(const UploadTarget &target);
    void removeStored(const UploadTarget &target);

    bool operator==(const UploadRecords &) const = default;
};

//! The file of UploadRecords, which outlives the program: JSON without a secret in it, replaced
//! whole, so that a program which is killed leaves the old one or the new one. A file that cannot
//! be understood is set aside under another name, and entries that no program of ours writes are
//! passed over. Several programs may use it at once.
//!
//! Its functions block, for some milliseconds as a rule; any thread but the GUI's.
class UploadState
{
public:
    explicit UploadState(const QString &path = defaultPath());

    //! In the person's data folder.
    static QString defaultPath();
    //! "scf-desktop/<function>/<sha256>.zip": what this program calls a package. What is not called
    //! so it neither records nor removes.
    static QString keyOf(const QString &functionName, const QString &sha256);
    static bool isOurKey(const QString &key);

    const QString &path() const { return m_path; }

    UploadRecords read() const;
    //! Reads, lets \a edit change it and writes it, while nobody else does. Errors are
    //! Kind::File; nothing was changed then.
    Result<Done> change(const std::function<void(UploadRecords &records)> &edit) const;

private:
    UploadRecords load() const;
    void setAside(QLatin1StringView reason) const;

    QString m_path;
};

//! For the file, and back: nothing where \a json is none of ours. Pure; any thread.
QByteArray toJson(const UploadRecords &records);
std::optional<UploadRecords> uploadRecordsFromJson(const QByteArray &json);

} // namespace Scf
