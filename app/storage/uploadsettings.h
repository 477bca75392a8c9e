// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/domain/cosobject.h"

#include <QString>

#include <optional>

namespace Scf {

class Settings;

//! What becomes of a package in its bucket once the function has it.
enum class PackageKeeping {
    SevenDays, //!< for undo
    NotAtAll,
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

    //! The bucket that packages for \a region go through; without a name where none was chosen.
    CosBucketId bucket(const Account &account, const QString &region) const;
    void setBucket(const Account &account, const QString &region, const CosBucketId &bucket);

    PackageKeeping keeping(const Account &account, const QString &region) const;
    void setKeeping(const Account &account, const QString &region, PackageKeeping keeping);

private:
    Settings *m_settings;
};

//! The limit in bytes that the words of a RequestSizeLimitExceeded name ("max 10485760B",
//! "at most 10 MB", "最大允许 10485760 字节"); nothing where they name none that can be one. Of
//! several numbers it is the one that is called a limit, else the smallest. K, M and G count in
//! 1,024, as the platform does.
std::optional<qint64> limitFromMessage(const QString &message);

} // namespace Scf
