// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/filestream.h"
#include "app/archive/streamcache.h"
#include "app/archive/streampipeline.h"
#include "app/archive/zipsource.h"
#include "app/core/cancellation.h"

#include <functional>
#include <memory>

namespace Scf {

struct PackOptions;

//! The streams of a package's entries, in their order, wherever they come from: the cache, the
//! files, another ZIP. One thread at a time.
class PackageStreams
{
public:
    PackageStreams(const PackageListing &listing, const PackOptions &options,
                   const CancelToken &cancel);

    //! To be called first. Errors: those of ZipSource::open().
    Result<Done> open();

    //! The stream of the next entry, empty for a directory. Its bytes last until the next call. \a
    //! waiting is called every few milliseconds while it is being made.
    Result<FileStream> next(const std::function<void()> &waiting);
    //! The content of \a entry, whose stream is said to be too large.
    Result<std::shared_ptr<LargeContent>> openLarge(const PackageEntry &entry) const;

    //! Bytes of content that were dealt with so far.
    qint64 bytesDone() const;

    enum class End { Whole, Broken };
    //! Keeps for the next time what there is.
    void finish(End end);

private:
    void startPipeline(qsizetype from);
    bool isFromCache(qsizetype index) const { return m_cache && m_cache->has(index); }

    const PackageListing &m_listing;
    int m_threads;
    CancelToken m_cancel;
    std::shared_ptr<const ZipSource> m_zip; //!< null: the entries are files
    std::unique_ptr<StreamCache> m_cache;
    std::unique_ptr<StreamPipeline> m_pipeline;
    qsizetype m_next = 0;
    qint64 m_bytesElsewhere = 0; //!< that the pipeline does not count
};

} // namespace Scf
