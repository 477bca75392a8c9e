// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/filestream.h"
#include "app/core/cancellation.h"

#include <functional>
#include <memory>
#include <vector>

namespace Scf {

//! Makes one stream after the other, on one thread.
using StreamMaker = std::function<Result<FileStream>(const PackageEntry &entry)>;

//! Makes the streams of some of a package's entries on several threads and hands them out in their
//! order. Holds at most 64 MB of content and streams that wait, or one file where that needs more.
//!
//! One thread takes; the threads that make end by themselves soon after the pipeline is gone.
class StreamPipeline
{
public:
    //! \a wanted are the numbers of the entries, ascending. \a makeMaker is called on each thread.
    StreamPipeline(const QList<PackageEntry> &entries, std::vector<qsizetype> wanted,
                   const std::function<StreamMaker()> &makeMaker, int threads,
                   const CancelToken &cancel);
    ~StreamPipeline();
    StreamPipeline(const StreamPipeline &) = delete;
    StreamPipeline &operator=(const StreamPipeline &) = delete;

    //! The stream of the next wanted entry. Waits for it; \a waiting is called every few
    //! milliseconds meanwhile.
    Result<FileStream> next(const std::function<void()> &waiting);

    //! Bytes of content that were compressed so far.
    qint64 bytesDone() const;

private:
    struct State;
    static void work(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state; //!< shared with the threads, which may outlive the pipeline
};

} // namespace Scf
