// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/httpserver.h"

#include "app/core/logging.h"

#include <QDateTime>
#include <QLocale>

#include <httplib.h>

#ifndef _WIN32
#include <poll.h>
#endif

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>

namespace Scf::Demo {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A client that says nothing in the middle of a request for so long is given up.
constexpr auto readTimeout = 60s;
// Longer than clients keep idle connections: a server that closes first can swallow a request that
// is just on its way, and a lost answer shall come only where one was asked for.
constexpr auto idleTimeout = 600s;
constexpr qint64 mostDrained = qint64(8) << 30;
constexpr qint64 sentAtOnce = 64 * 1024;
constexpr qint64 largestRead = 1024 * 1024;
constexpr size_t mostConnections = 1000;

#ifdef _WIN32
constexpr int shutdownBoth = SD_BOTH;
constexpr int shutdownSending = SD_SEND;
int pollSocket(WSAPOLLFD *descriptor, int timeoutMs)
{
    return WSAPoll(descriptor, 1, timeoutMs);
}
using PollDescriptor = WSAPOLLFD;
void closeSocket(socket_t socket)
{
    closesocket(socket);
}
#else
constexpr int shutdownBoth = SHUT_RDWR;
constexpr int shutdownSending = SHUT_WR;
int pollSocket(pollfd *descriptor, int timeoutMs)
{
    return poll(descriptor, 1, timeoutMs);
}
using PollDescriptor = pollfd;
void closeSocket(socket_t socket)
{
    close(socket);
}
#endif

#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

//! What stops every wait of the server at once.
class Stopper
{
public:
    bool isStopping() const
    {
        const std::lock_guard lock(m_mutex);
        return m_stopping;
    }
    //! False when the server stopped meanwhile.
    bool sleep(Clock::duration time)
    {
        std::unique_lock lock(m_mutex);
        return !m_wake.wait_for(lock, time, [this] { return m_stopping; });
    }
    void add(socket_t socket)
    {
        const std::lock_guard lock(m_mutex);
        m_sockets.insert(socket);
        if (m_stopping)
            ::shutdown(socket, shutdownBoth);
    }
    void closeAndRemove(socket_t socket)
    {
        const std::lock_guard lock(m_mutex);
        m_sockets.erase(socket);
        closeSocket(socket);
    }
    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const socket_t socket : m_sockets)
            ::shutdown(socket, shutdownBoth); // wakes whoever waits for it
        m_wake.notify_all();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::set<socket_t> m_sockets;
    bool m_stopping = false;
};

//! Threads on demand: the library's own pool has a fixed number, and idle connections that are kept
//! alive would make the next one wait.
class ConnectionThreads final : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> task) override
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (m_idle < m_tasks.size() && m_threads.size() < mostConnections)
            m_threads.emplace_back([this] { run(); });
        m_wake.notify_one();
    }

    void shutdown() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_shutdown = true;
            m_wake.notify_all();
        }
        for (std::thread &thread : m_threads)
            thread.join();
    }

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            ++m_idle;
            m_wake.wait(lock, [this] { return m_shutdown || !m_tasks.empty(); });
            --m_idle;
            if (m_tasks.empty())
                return;
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0;
    bool m_shutdown = false;
};

//! One connection. What the library writes is collected and leaves when the reply is complete, so
//! that it can be held back, cut or slowed; the head of a request is kept as its bytes came.
class Connection final : public httplib::Stream
{
public:
    Connection(socket_t socket, Stopper &stopper)
        : m_socket(socket)
        , m_stopper(stopper)
    { }

    using httplib::Stream::write;

    bool is_readable() const override { return m_begin < m_end || wait(POLLIN, 0ms); }
    bool is_writable() const override { return true; }
    socket_t socket() const override { return m_socket; }
    void get_remote_ip_and_port(std::string &ip, int &port) const override
    {
        ip = "127.0.0.1";
        port = 0;
    }
    void get_local_ip_and_port(std::string &ip, int &port) const override
    {
        get_remote_ip_and_port(ip, port);
    }

    ssize_t read(char *data, size_t size) override
    {
        if (m_begin == m_end && !fill())
            return m_ended ? 0 : -1;
        const size_t count = std::min(size, m_end - m_begin);
        std::copy_n(m_buffer.data() + m_begin, count, data);
        m_begin += count;
        if (m_inHead)
            m_head.append(data, qsizetype(count));
        return ssize_t(count);
    }

    ssize_t write(const char *data, size_t size) override
    {
        m_out.append(data, qsizetype(size));
        return ssize_t(size);
    }

    //! Waits for the next request; false when none will come.
    bool waitForRequest() { return m_begin < m_end || wait(POLLIN, idleTimeout); }
    void beginRequest()
    {
        m_inHead = true;
        m_isHead = false;
        m_head.clear();
        m_request = {};
        m_reply = {};
        m_readRate = 0;
    }
    //! Makes the request of the bytes of its head.
    const HttpRequest &endHead();
    //! Reads the body; false when it cannot be had whole.
    bool readBody(const Handling &handling);
    //! Sends what was written as the reply wants it; false when the connection is over.
    bool deliver();
    bool sleep(Clock::duration time) { return m_stopper.sleep(time); }

    HttpRequest m_request;
    HttpReply m_reply;
    Handling m_handling;

private:
    bool wait(short events, std::chrono::milliseconds time) const
    {
        PollDescriptor descriptor{};
        descriptor.fd = m_socket;
        descriptor.events = events;
        return pollSocket(&descriptor, int(time.count())) > 0;
    }
    bool fill();
    qint64 receive(char *data, qint64 most);
    bool send(const char *data, qsizetype size);
    bool send(const Blob &bytes);
    bool sendAtRate(const Blob &bytes, qint64 bytesPerSecond);
    void waitForTheEnd();
    bool readLine(QByteArray &line);
    bool take(qint64 size, bool keep);
    bool takeChunks(const Handling &handling);

    const socket_t m_socket;
    Stopper &m_stopper;
    std::array<char, 64 * 1024> m_buffer{};
    size_t m_begin = 0;
    size_t m_end = 0;
    bool m_ended = false;
    bool m_inHead = false;
    bool m_isHead = false;
    QByteArray m_head;
    QByteArray m_out;
    qint64 m_readRate = 0;
};

bool Connection::fill()
{
    const qint64 count = receive(m_buffer.data(), qint64(m_buffer.size()));
    m_begin = 0;
    m_end = size_t(std::max<qint64>(count, 0));
    return count > 0;
}

//! At most \a most bytes of what has come or comes; 0 when the client has ended, -1 when nothing
//! more can be had.
qint64 Connection::receive(char *data, qint64 most)
{
    // "100 Continue" must be out before its body can come.
    if (!m_out.isEmpty() && !send(m_out.constData(), m_out.size()))
        return -1;
    m_out.clear();
    if (m_readRate > 0) {
        most = std::clamp<qint64>(m_readRate / 10, 1, std::min<qint64>(most, 64 * 1024));
        if (!sleep(std::chrono::microseconds(most * 1'000'000 / m_readRate)))
            return -1;
    }
    if (!wait(POLLIN, readTimeout))
        return -1;
    const auto count = ::recv(m_socket, data, size_t(most), 0);
    m_ended = count == 0;
    return count;
}

const HttpRequest &Connection::endHead()
{
    m_inHead = false;
    const QList<QByteArray> lines = m_head.split('\n');
    const QByteArray first = lines.front().trimmed();
    const qsizetype space = first.indexOf(' ');
    m_request.method = first.left(space);
    m_isHead = m_request.method == "HEAD";
    m_request.target = first.sliced(space + 1, first.lastIndexOf(' ') - space - 1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_request.headers.append(
                {line.left(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    return m_request;
}

bool Connection::take(qint64 size, bool keep)
{
    std::array<char, 64 * 1024> ignored{};
    QByteArray &body = m_request.body;
    qint64 at = body.size();
    if (keep)
        body.resize(at + size); // memory that nothing has come for is not touched
    while (size > 0) {
        const qint64 most =
            keep ? std::min(size, largestRead) : std::min<qint64>(size, ignored.size());
        char *const place = keep ? body.data() + at : ignored.data();
        // What is in the buffer already, then past it.
        const qint64 count = m_begin < m_end ? read(place, size_t(most)) : receive(place, most);
        if (count <= 0)
            return false;
        at += count;
        m_request.bodyBytes += count;
        size -= count;
    }
    return true;
}

bool Connection::readLine(QByteArray &line)
{
    line.clear();
    char byte = 0;
    while (line.size() < 1024) {
        if (read(&byte, 1) != 1)
            return false;
        if (byte == '\n') {
            line = line.trimmed();
            return true;
        }
        line.append(byte);
    }
    return false;
}

bool Connection::takeChunks(const Handling &handling)
{
    QByteArray line;
    while (readLine(line)) {
        bool ok = false;
        const qint64 size = line.split(';').first().trimmed().toLongLong(&ok, 16);
        if (!ok || size < 0 || size > mostDrained - m_request.bodyBytes)
            return false;
        if (size == 0) {
            while (readLine(line)) { // trailers, up to the empty line
                if (line.isEmpty())
                    return true;
            }
            return false;
        }
        const bool keep = m_request.bodyBytes + size <= handling.keepBytes;
        if (!keep)
            m_request.body.clear();
        if (!take(size, keep) || !readLine(line) || !line.isEmpty())
            return false;
    }
    return false;
}

bool Connection::readBody(const Handling &handling)
{
    m_readRate = handling.bytesPerSecond;
    if (m_readRate > 0) {
        const int small = 16 * 1024; // so that the sender feels it
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, reinterpret_cast<const char *>(&small),
                     sizeof small);
    }
    bool whole = true;
    if (m_request.header("Transfer-Encoding").toLower() == "chunked") {
        whole = takeChunks(handling);
    } else if (m_request.hasHeader("Content-Length")) {
        bool ok = false;
        const qint64 size = m_request.header("Content-Length").toLongLong(&ok);
        if (!ok || size < 0 || size > mostDrained)
            return false;
        if (handling.cutAfterBytes && *handling.cutAfterBytes < size) {
            (void)take(*handling.cutAfterBytes, false);
            return false;
        }
        if (size <= handling.keepBytes)
            m_request.body.reserve(size);
        whole = take(size, size <= handling.keepBytes);
    }
    m_readRate = 0;
    return whole;
}

bool Connection::send(const char *data, qsizetype size)
{
    while (size > 0) {
        if (!wait(POLLOUT, readTimeout))
            return false;
        const auto count = ::send(m_socket, data, size_t(size), sendFlags);
        if (count <= 0)
            return false;
        data += count;
        size -= count;
    }
    return true;
}

bool Connection::send(const Blob &bytes)
{
    for (const Blob::Piece &piece : bytes.pieces()) {
        if (!send(piece.data(), piece.size))
            return false;
    }
    return true;
}

bool Connection::sendAtRate(const Blob &bytes, qint64 bytesPerSecond)
{
    const qint64 step = std::max<qint64>(bytesPerSecond / 20, 1);
    for (qint64 at = 0; at < bytes.size(); at += step) {
        const Blob part = bytes.mid(at, step);
        if (!sleep(std::chrono::microseconds(part.size() * 1'000'000 / bytesPerSecond))
            || !send(part))
            return false;
    }
    return true;
}

//! Until the client has gone or the server stops. What the client still sends is not looked at.
void Connection::waitForTheEnd()
{
    std::array<char, 4096> ignored{};
    while (!m_stopper.isStopping()) {
        if (wait(POLLIN, 1000ms) && ::recv(m_socket, ignored.data(), ignored.size(), 0) <= 0)
            return;
    }
}

bool Connection::deliver()
{
    QByteArray head = std::exchange(m_out, {});
    const HttpReply reply = std::exchange(m_reply, {});
    Blob rest;
    if (!m_isHead) {
        rest = Blob(reply.body);
        rest.append(reply.content);
    }
    const qint64 cut = rest.isEmpty() ? head.size() / 2 : (rest.size() + 1) / 2;
    if (rest.size() <= sentAtOnce)
        head += std::exchange(rest, {}).toByteArray();
    Blob out(head);
    out.append(rest);
    switch (reply.delivery) {
    case HttpReply::Delivery::Whole:
        return reply.bytesPerSecond > 0 ? sendAtRate(out, reply.bytesPerSecond) : send(out);
    case HttpReply::Delivery::Nothing:
        return false;
    case HttpReply::Delivery::Cut:
        (void)send(out.mid(0, out.size() - cut));
        return false;
    case HttpReply::Delivery::Never:
        waitForTheEnd();
        return false;
    }
    return false;
}

//! The connection whose request the library handles in this thread: its hooks get no stream.
thread_local Connection *currentConnection = nullptr;

class Library final : public httplib::Server
{
public:
    Library(HttpServer::Handlers handlers, Stopper &stopper)
        : m_handlers(std::move(handlers))
        , m_stopper(stopper)
    {
        new_task_queue = [] { return new ConnectionThreads; };
        set_keep_alive_timeout(idleTimeout.count());
        set_keep_alive_max_count(1'000'000);
        set_socket_options([this](socket_t socket) { prepareListener(socket); });
        set_pre_routing_handler([this](const httplib::Request &, httplib::Response &response) {
            return answer(response);
        });
        set_post_routing_handler([](const httplib::Request &, httplib::Response &response) {
            if (!response.has_header("Date")) {
                const QByteArray date = httpDate(QDateTime::currentSecsSinceEpoch());
                response.set_header("Date", date.toStdString());
            }
        });
    }

    //! The library listens with room for five that wait, too few for a start under load.
    void makeRoom() const { ::listen(m_listener, SOMAXCONN); }

private:
    bool process_and_close_socket(socket_t socket) override;
    HandlerResponse answer(httplib::Response &response);

    void prepareListener(socket_t socket)
    {
        m_listener = socket;
        const int yes = 1;
#ifdef _WIN32
        const int option = SO_EXCLUSIVEADDRUSE;
#else
        const int option = SO_REUSEADDR; // not SO_REUSEPORT: a port in use is an error
#endif
        ::setsockopt(socket, SOL_SOCKET, option, reinterpret_cast<const char *>(&yes), sizeof yes);
    }

    HttpServer::Handlers m_handlers;
    Stopper &m_stopper;
    socket_t m_listener = INVALID_SOCKET;
};

bool Library::process_and_close_socket(socket_t socket)
{
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&yes),
                 sizeof yes);
#ifdef SO_NOSIGPIPE
    ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
    m_stopper.add(socket);
    const auto connection = std::make_unique<Connection>(socket, m_stopper);
    currentConnection = connection.get();
    while (!m_stopper.isStopping() && connection->waitForRequest()) {
        connection->beginRequest();
        bool lastOne = false;
        const bool handled =
            process_request(*connection, false, lastOne, [&](httplib::Request &request) {
                // Neither ranges nor compression are left to the library: it answers a range
                // outside the content with memory that is not the content's.
                request.ranges.clear();
                request.headers.erase("Accept-Encoding");
                connection->m_handling = m_handlers.route(connection->endHead());
            });
        if (!handled || !connection->deliver() || lastOne)
            break;
    }
    currentConnection = nullptr;
    ::shutdown(socket, shutdownSending);
    m_stopper.closeAndRemove(socket);
    return true;
}

httplib::Server::HandlerResponse Library::answer(httplib::Response &response)
{
    Connection &connection = *currentConnection;
    const Handling handling = std::exchange(connection.m_handling, {});
    HttpReply &reply = connection.m_reply;
    if (!connection.readBody(handling)) {
        reply.delivery = HttpReply::Delivery::Nothing;
        return HandlerResponse::Handled;
    }
    if (handling.latencyMs > 0
        && !connection.sleep(std::chrono::milliseconds(handling.latencyMs))) {
        reply.delivery = HttpReply::Delivery::Nothing;
        return HandlerResponse::Handled;
    }
    reply = handling.answer(connection.m_request);
    connection.m_request = {};
    response.status = reply.status;
    for (const auto &[name, value] : std::as_const(reply.headers))
        response.set_header(name.toStdString(), value.toStdString());
    // The library writes the head alone: the body stays where it is, and HEAD can tell its length.
    if (!reply.contentType.isEmpty())
        response.set_header("Content-Type", reply.contentType.toStdString());
    const qint64 length = reply.body.size() + reply.content.size();
    response.set_header("Content-Length", std::to_string(length));
    return HandlerResponse::Handled;
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool HttpRequest::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.begin(), headers.end(), [name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QByteArray HttpRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray httpDate(qint64 secondsSinceEpoch)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

class HttpServer::Private
{
public:
    explicit Private(Handlers given)
        : handlers(given)
        , library(std::move(given), stopper)
    { }

    Handlers handlers;
    Stopper stopper;
    Library library;
    std::thread thread;
    std::atomic<bool> finished = false;
};

HttpServer::HttpServer(Handlers handlers)
    : d(std::make_unique<Private>(std::move(handlers)))
{ }

HttpServer::~HttpServer()
{
    stop();
}

Result<quint16> HttpServer::start(quint16 port)
{
    int bound = port;
    if (port == 0)
        bound = d->library.bind_to_any_port("127.0.0.1");
    else if (!d->library.bind_to_port("127.0.0.1", port))
        bound = -1;
    if (bound <= 0) {
        Error error{.kind = Error::Kind::Network, .code = LocalCode::demoCloudFailed};
        error.message = u"Port %1 of 127.0.0.1 cannot be used."_s.arg(port);
        error.sent = Error::Sent::Nothing;
        return error;
    }
    d->library.makeRoom();
    d->thread = std::thread([this, bound] {
        d->handlers.prepare(quint16(bound));
        d->library.listen_after_bind();
        d->finished = true;
    });
    return quint16(bound);
}

void HttpServer::stop()
{
    if (!d->thread.joinable())
        return;
    d->stopper.stop();
    // The library forgets a stop that comes before its loop runs.
    while (!d->finished && !d->library.is_running())
        std::this_thread::sleep_for(1ms);
    d->library.stop();
    d->thread.join();
}

} // namespace Scf::Demo
