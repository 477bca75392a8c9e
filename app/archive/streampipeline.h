// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/filestream.h"
#include "app/core/cancellation.h"

#include <functional>
#include <memory>

namespace Scf {

//! Makes the streams of a package's files on several threads and hands them out in the order of the
//! entries. Holds at most 64 MB of content and streams that wait, or one file where that needs
//! more.
//!
//! One thread takes; the threads that make end by themselves soon after the pipeline is gone.
class StreamPipeline
{
public:
    StreamPipeline(const QList<PackageEntry> &entries, int threads, const CancelToken &cancel);
    ~StreamPipeline();
    StreamPipeline(const StreamPipeline &) = delete;
    StreamPipeline &operator=(const StreamPipeline &) = delete;

    //! The stream of the next entry, in their order; empty for a directory. Waits for it; \a
    //! waiting is called every few milliseconds meanwhile.
    Result<FileStream> next(const std::function<void()> &waiting);

    //! Bytes of content that were compressed so far.
    qint64 bytesDone() const;

private:
    struct State;
    static void work(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state; //!< shared with the threads, which may outlive the pipeline
};

} // namespace Scf
