// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/zipbytes.h"
#include "app/domain/coslocation.h"
#include "app/update/blockingcos.h"

#include <QMap>

namespace Scf {

//! How much of an object is read to judge a package. Tests lower it; people get the defaults.
struct CosReadPolicy
{
    //! Requests in all, beside the HEAD that came before.
    int requests = 8;
    //! Bytes in all.
    qint64 bytes = 64LL * 1024 * 1024;
    //! Smaller objects are taken whole, with the first reading.
    qint64 whole = 8LL * 1024 * 1024;
    //! Of larger ones this is read at a time, and twice as much each time that reading goes on
    //! where it stopped.
    qint64 block = 1024LL * 1024;
};

//! A ZIP in a bucket, by Range requests for the very object that \a info was told of: one that has
//! taken its place, or its being gone, is PreconditionFailed. What was read once is kept. When the
//! requests or bytes of the policy are used up, what is not at hand is Local.NotLookedInto, so that
//! nobody waits for thousands of files, and each cancel or failure of a request is an error of its
//! own. Blocks; any thread but the main one.
class CosObjectBytes : public ZipBytes
{
public:
    CosObjectBytes(const BlockingCos &cos, const CosLocation &object, const CosObjectInfo &info,
                   const CancelToken &cancel, const CosReadPolicy &policy = {});

    QString name() const override;
    qint64 size() const override { return m_info.size; }
    FileStamp stamp() const override;
    Result<QByteArray> read(qint64 offset, qint64 length) override;
    bool isAtHand(qint64 offset, qint64 length) const override;

private:
    struct Blocks
    {
        qint64 first = 0;
        qint64 last = 0;
    };
    Blocks blocksOf(qint64 offset, qint64 length) const;
    bool holds(Blocks blocks) const;
    Blocks withReadAhead(Blocks wanted) const;
    Result<Done> fetch(Blocks blocks);
    Error replaced(Error error) const;

    const BlockingCos m_cos;
    const CosLocation m_object;
    const CosObjectInfo m_info;
    const CancelToken m_cancel;
    const CosReadPolicy m_policy;
    const qint64 m_block;

    mutable std::mutex m_mutex; //!< one request at a time: the next may be told by what it brings
    QMap<qint64, QByteArray> m_blocks; //!< by number
    int m_requests = 0;
    qint64 m_bytes = 0;
    Blocks m_lastFetch{.first = -1, .last = -1};
};

} // namespace Scf
