// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/demo/blob.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace Scf::Demo {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

//! One request as its bytes arrived: nothing is decoded, folded or put in another order.
struct HttpRequest
{
    QByteArray method{};
    //! Path and query of the request line.
    QByteArray target{};
    HttpHeaders headers{};
    //! Without transfer coding; empty where the body was longer than the plan keeps.
    QByteArray body{};
    //! Length of the whole body, also of one that was not kept.
    qint64 bodyBytes = 0;

    //! The value of the first header of that name, in any case, trimmed; empty when there is none.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;
    //! The target up to its question mark.
    QByteArray path() const;
};

struct HttpReply
{
    //! How much of the reply leaves the machine.
    enum class Delivery {
        Whole,
        Nothing, //!< the connection closes unanswered
        Cut,     //!< the connection closes in the middle of the body
        Never,   //!< nothing leaves, the connection stays until the client or the server ends it
    };

    int status = 200;
    QByteArray contentType = "application/json";
    HttpHeaders headers{};
    QByteArray body{};
    //! Comes behind the body, without being copied. An answer to HEAD tells the length of both.
    Blob content{};
    Delivery delivery = Delivery::Whole;
    //! Bytes per second; 0 sends as fast as it goes.
    qint64 bytesPerSecond = 0;
};

//! What becomes of a request; decided when its head has come.
struct Handling
{
    //! A longer body is read to its end and thrown away.
    qint64 keepBytes = 64 * 1024;
    //! The body is read at so many bytes per second; 0 reads as fast as they come.
    qint64 bytesPerSecond = 0;
    //! The connection closes after so many bytes of a longer body.
    std::optional<qint64> cutAfterBytes{};
    //! Waits so long after the body has come, before the request is answered.
    int latencyMs = 0;
    //! Called once the body has come whole.
    std::function<HttpReply(const HttpRequest &)> answer{};
};

//! An HTTP/1.1 server on 127.0.0.1, one thread for each connection. The functions it is given are
//! called from those threads, several at a time. The only place that knows the HTTP library.
class HttpServer
{
public:
    struct Handlers
    {
        //! Runs once in the server's thread, with the port, before the first request is looked at.
        std::function<void(quint16)> prepare{};
        //! Called with the head alone.
        std::function<Handling(const HttpRequest &)> route{};
    };

    explicit HttpServer(Handlers handlers);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    //! Binds the port (0: a free one) and starts the thread that serves it. Gives the port.
    Result<quint16> start(quint16 port);
    //! Closes every connection and waits for the threads.
    void stop();

private:
    class Private;
    std::unique_ptr<Private> d;
};

//! "Tue, 03 Mar 2026 08:15:00 GMT", as the header `Date` wants it.
QByteArray httpDate(qint64 secondsSinceEpoch);

} // namespace Scf::Demo
