// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/rawserver.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace Scf {

using namespace Qt::StringLiterals;

QByteArray RawServer::Request::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

RawServer::RawServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &RawServer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("RawServer cannot listen");
    m_last = json(R"({"Response":{"RequestId":"raw"}})");
}

RawServer::~RawServer()
{
    // Sockets close when the server deletes them, too late to be heard.
    for (auto it = m_open.keyBegin(); it != m_open.keyEnd(); ++it)
        (*it)->disconnect(this);
}

QString RawServer::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void RawServer::script(const QList<Reply> &replies)
{
    m_replies = {};
    for (const Reply &reply : replies)
        m_replies.enqueue(reply);
}

RawServer::Reply RawServer::json(const QByteArray &body, Reply::Then then)
{
    Reply reply = http(200, "application/json", body);
    reply.then = then;
    return reply;
}

RawServer::Reply RawServer::http(int status, const QByteArray &contentType, const QByteArray &body,
                                 const QByteArray &moreHeaders)
{
    return {.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: "
                     + contentType + "\r\nContent-Length: " + QByteArray::number(body.size())
                     + "\r\n" + moreHeaders + "\r\n" + body};
}

void RawServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_open.insert(socket, {.number = m_connections++});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_open.remove(socket);
            socket->deleteLater();
        });
    }
}

void RawServer::readFrom(QTcpSocket *socket)
{
    Connection &connection = m_open[socket];
    if (connection.headCounted && !m_readsBodies)
        return;
    connection.buffer += socket->readAll();
    const auto end = connection.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    if (!std::exchange(connection.headCounted, true)) {
        ++m_headsSeen;
        emit headArrived();
        if (!m_readsBodies) {
            socket->setReadBufferSize(1);
            return;
        }
    }
    Request request{.head = connection.buffer.left(end), .connection = connection.number};
    const qint64 bodySize = connection.buffer.size() - (end + 4);
    if (m_closeInBodyAfter > 0 && bodySize >= m_closeInBodyAfter) {
        socket->abort();
        return;
    }
    if (m_answerInBodyAfter > 0 && bodySize >= m_answerInBodyAfter) {
        if (!std::exchange(connection.answeredEarly, true))
            answer(socket);
        return;
    }
    if (bodySize < request.header("Content-Length").toLongLong())
        return;
    request.body = connection.buffer.mid(end + 4);
    connection.buffer.clear();
    connection.headCounted = false;
    m_requests.append(request);
    answer(socket);
    emit requestArrived();
}

void RawServer::answer(QTcpSocket *socket)
{
    if (!m_replies.isEmpty())
        m_last = m_replies.dequeue();
    QTimer::singleShot(m_last.delayMs, socket, [socket, reply = m_last] {
        socket->write(reply.bytes);
        if (reply.then == Reply::Then::Close)
            socket->disconnectFromHost();
    });
}

} // namespace Scf
