// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/domain/cosobject.h"

#include <QList>
#include <QString>

#include <optional>

namespace Scf {

class Settings;

//! What becomes of a package in its bucket once the function has it.
enum class PackageKeeping {
    SevenDays, //!< for undo
    NotAtAll,
};

//! What was learned of an endpoint; see UploadSettings::requestLimit().
struct LearnedLimit
{
    QString endpointTag{}; //!< endpointTag() of its accounts
    QString host{};        //!< empty: not known any more
    qint64 bytes = 0;

    bool operator==(const LearnedLimit &) const = default;
};

//! The bucket that the packages of an account for a region go through.
struct PackageBucket
{
    QString accountTag{}; //!< accountTag()
    QString host{};       //!< of the endpoint; empty: not known any more
    QString region{};     //!< of COS, where the packages are for
    CosBucketId bucket{};
    PackageKeeping keeping = PackageKeeping::SevenDays;

    bool operator==(const PackageBucket &) const = default;
};

//! How packages travel: what is remembered for an endpoint, and for an account in a region. Main
//! thread, as Settings.
class UploadSettings
{
public:
    //! \a settings lives longer.
    explicit UploadSettings(Settings *settings)
        : m_settings(settings)
    { }

    //! The largest body of a request that the endpoint of \a account is known to take, in bytes.
    qint64 requestLimit(const Account &account) const;
    //! Learns from a RequestSizeLimitExceeded with the words \a message, which refused a body of
    //! \a refusedBytes (0: not known). Afterwards such a body is over the limit, whatever the words
    //! were: it is not sent again.
    void learnRequestLimit(const Account &account, const QString &message, qint64 refusedBytes);
    //! Of all endpoints of which one was learned.
    QList<LearnedLimit> learnedLimits() const;
    //! The documented limit holds again.
    void forgetLimit(const QString &endpointTag);

    //! The bucket that packages for \a region go through; without a name where none was chosen.
    CosBucketId bucket(const Account &account, const QString &region) const;
    void setBucket(const Account &account, const QString &region, const CosBucketId &bucket);

    PackageKeeping keeping(const Account &account, const QString &region) const;
    void setKeeping(const Account &account, const QString &region, PackageKeeping keeping);

    //! Of all accounts and regions where one was chosen.
    QList<PackageBucket> buckets() const;
    void setKeeping(const QString &accountTag, const QString &region, PackageKeeping keeping);
    //! None is chosen there any more.
    void forgetBucket(const QString &accountTag, const QString &region);

private:
    //! \a place: the tag of an account, and a region.
    CosBucketId bucketAt(const QString &place) const;
    PackageKeeping keepingAt(const QString &place) const;

    Settings *m_settings;
};

//! The limit in bytes that the words of a RequestSizeLimitExceeded name ("max 10485760B",
//! "at most 10 MB", "最大允许 10485760 字节"); nothing where they name none that can be one. Of
//! several numbers it is the one that is called a limit, else the smallest. K, M and G count in
//! 1,024, as the platform does.
std::optional<qint64> limitFromMessage(const QString &message);

} // namespace Scf
