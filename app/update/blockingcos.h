// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/cosclient.h"
#include "app/core/cancellation.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>
#include <QThreadPool>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace Scf {

//! Lets work in the background ask COS and wait for the answer, while CosClient stays on the main
//! thread. Made on the main thread; a value, whose copies may be used by any other thread at once.
//!
//! Nobody waits for ever: a cancel is answered within 50 ms, and a client that dies, or an
//! application that ends, is answered as Kind::Cancelled.
class BlockingCos
{
public:
    explicit BlockingCos(CosClient *client)
        : m_client(client)
    { }

    //! Sends \a request and waits. Never on the main thread, which the answer comes through.
    template <typename Request>
    Result<typename Request::Response> send(const Request &request, const CancelToken &cancel) const
    {
        Q_ASSERT(QThread::currentThread() != QCoreApplication::instance()->thread());
        const IdleThread idle;
        using Waiting = Wait<typename Request::Response>;
        const auto wait = std::make_shared<Waiting>();
        // The answer of those that take it with them when they go: a dead client, an event that
        // is never delivered.
        auto ticket = std::make_shared<const Ticket<Waiting>>(wait);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [client = m_client, request, wait, cancel, ticket = std::move(ticket)]() mutable {
                if (!client || cancel.isCancelled())
                    return;
                wait->call =
                    client->send(request, client, [ticket = std::move(ticket)](const auto &result) {
                        ticket->wait->settle(result);
                    });
            },
            Qt::QueuedConnection);
        while (true) {
            if (const auto answer = wait->takeFor(pollInterval))
                return *answer;
            if (!cancel.isCancelled() && !isEnding())
                continue;
            cancelCall(wait);
            return Error::givenUp();
        }
    }

private:
    static constexpr std::chrono::milliseconds pollInterval{20};

    static bool isEnding()
    {
        return QCoreApplication::instance() == nullptr || QCoreApplication::closingDown();
    }

    //! Lets another thread of the pool work while this one only waits.
    struct IdleThread
    {
        IdleThread() { QThreadPool::globalInstance()->releaseThread(); }
        ~IdleThread() { QThreadPool::globalInstance()->reserveThread(); }
        IdleThread(const IdleThread &) = delete;
        IdleThread &operator=(const IdleThread &) = delete;
    };

    template <typename Response>
    struct Wait
    {
        void settle(const Result<Response> &result)
        {
            const std::scoped_lock lock(mutex);
            if (!answer)
                answer = result;
            settled.notify_all();
        }
        std::optional<Result<Response>> takeFor(std::chrono::milliseconds time)
        {
            std::unique_lock lock(mutex);
            settled.wait_for(lock, time, [this] { return answer.has_value(); });
            return std::move(answer);
        }

        std::mutex mutex;
        std::condition_variable settled;
        std::optional<Result<Response>> answer{};
        QPointer<CosCall> call{}; //!< main thread
    };

    //! Whoever holds the last copy owes the answer.
    template <typename Waiting>
    struct Ticket
    {
        explicit Ticket(std::shared_ptr<Waiting> of)
            : wait(std::move(of))
        { }
        ~Ticket() { wait->settle(Error::givenUp()); }
        Ticket(const Ticket &) = delete;
        Ticket &operator=(const Ticket &) = delete;

        const std::shared_ptr<Waiting> wait;
    };

    template <typename Waiting>
    static void cancelCall(const std::shared_ptr<Waiting> &wait)
    {
        if (isEnding())
            return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [wait] {
                if (wait->call)
                    wait->call->cancel();
            },
            Qt::QueuedConnection);
    }

    QPointer<CosClient> m_client;
};

} // namespace Scf
