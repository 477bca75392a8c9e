// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/streampipeline.h"

#include "app/archive/archiveerror.h"

#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>
#include <vector>

namespace Scf {

namespace {

constexpr qint64 mostHeld = 64LL * 1024 * 1024;
// Small files are taken several at once: locking for each would cost more than compressing it.
constexpr qint64 batchBytes = 128 * 1024;
constexpr size_t batchFiles = 32;

// What an entry needs while it is made: the content, and at most as much again for its stream.
qint64 costOf(const PackageEntry &entry)
{
    return entry.size > largestWholeFile ? 0 : 2 * entry.size;
}

// A pool of its own, since packing is called on threads of the global one and waits for these. Ends
// before the program does, so that no thread is cut off in the middle of a large file.
QThreadPool &packingThreads()
{
    static QThreadPool pool;
    static const bool prepared = [] {
        pool.setMaxThreadCount(256);
        return true;
    }();
    Q_UNUSED(prepared)
    return pool;
}

} // namespace

struct StreamPipeline::State
{
    QList<PackageEntry> entries{};
    std::vector<qsizetype> wanted{};
    std::function<StreamMaker()> makeMaker{};
    CancelToken cancel{};

    std::mutex mutex{};
    std::condition_variable made{}; // a stream
    std::condition_variable room{}; // for more
    struct Place
    {
        bool isMade = false;
        Result<FileStream> stream{};
    };
    std::vector<Place> places{};
    size_t nextToMake = 0;
    size_t nextToTake = 0;
    qint64 held = 0; // bytes
    bool isOver = false;

    std::atomic<qint64> bytesDone = 0;

    size_t size() const { return wanted.size(); }
    const PackageEntry &entry(size_t index) const { return entries.at(wanted[index]); }
    bool isWanted() const { return !isOver && !cancel.isCancelled(); }
};

StreamPipeline::StreamPipeline(const QList<PackageEntry> &entries, std::vector<qsizetype> wanted,
                               const std::function<StreamMaker()> &makeMaker, int threads,
                               const CancelToken &cancel)
    : m_state(std::make_shared<State>())
{
    m_state->entries = entries;
    m_state->wanted = std::move(wanted);
    m_state->makeMaker = makeMaker;
    m_state->cancel = cancel;
    m_state->places.resize(m_state->size());
    const int count = int(qMin(size_t(qBound(1, threads, 64)), m_state->size()));
    for (int i = 0; i < count; ++i)
        packingThreads().start([state = m_state] { work(state); });
}

StreamPipeline::~StreamPipeline()
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->isOver = true;
    m_state->room.notify_all();
}

Result<FileStream> StreamPipeline::next(const std::function<void()> &waiting)
{
    State &state = *m_state;
    std::unique_lock lock(state.mutex);
    State::Place &place = state.places[state.nextToTake];
    // A file too large for the others' company waits until all before it were taken.
    state.room.notify_all();
    while (!place.isMade) {
        if (state.cancel.isCancelled())
            return Error::givenUp();
        state.made.wait_for(lock, std::chrono::milliseconds(15));
        if (!place.isMade) {
            lock.unlock();
            waiting();
            lock.lock();
        }
    }
    if (place.stream)
        state.held -= place.stream->bytes.size();
    ++state.nextToTake;
    return std::exchange(place.stream, Error::givenUp());
}

qint64 StreamPipeline::bytesDone() const
{
    return m_state->bytesDone.load(std::memory_order_relaxed);
}

void StreamPipeline::work(const std::shared_ptr<State> &state)
{
    const StreamMaker make = state->makeMaker();
    std::vector<Result<FileStream>> batch;
    std::unique_lock lock(state->mutex);
    while (state->isWanted() && state->nextToMake < state->size()) {
        const size_t first = state->nextToMake;
        qint64 cost = costOf(state->entry(first));
        if (state->held + cost > mostHeld && first != state->nextToTake) {
            state->room.wait_for(lock, std::chrono::milliseconds(50));
            continue;
        }
        size_t end = first + 1;
        while (end < state->size() && end - first < batchFiles) {
            const qint64 more = costOf(state->entry(end));
            if (cost + more > batchBytes || state->held + cost + more > mostHeld)
                break;
            cost += more;
            ++end;
        }
        state->nextToMake = end;
        state->held += cost;
        lock.unlock();

        batch.clear();
        for (size_t i = first; i < end && !state->cancel.isCancelled(); ++i) {
            batch.push_back(make(state->entry(i)));
            if (batch.back() && !batch.back()->isTooLarge)
                state->bytesDone.fetch_add(batch.back()->size, std::memory_order_relaxed);
        }

        lock.lock();
        state->held -= cost;
        for (size_t i = 0; i < batch.size(); ++i) {
            if (batch[i])
                state->held += batch[i]->bytes.size();
            state->places[first + i] = {.isMade = true, .stream = std::move(batch[i])};
        }
        // Only the stream that is waited for is worth a switch of threads.
        if (state->nextToTake >= first && state->nextToTake < end)
            state->made.notify_one();
    }
}

} // namespace Scf
