// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QQueue>
#include <QTcpServer>

class QTcpSocket;

namespace Scf {

//! A server on loopback that shows what really went over the wire: it keeps every request byte for
//! byte and answers, or does not, by a script.
class RawServer : public QObject
{
    Q_OBJECT

public:
    struct Reply
    {
        enum class Then {
            KeepAlive, //!< leaves the connection open
            Close,     //!< closes after the bytes
            Hang,      //!< leaves the request without a whole answer
        };

        QByteArray bytes{}; //!< written as they are
        Then then = Then::KeepAlive;
        int delayMs = 0;
    };

    //! What QNetworkAccessManager would send if it were let, as one request each.
    struct Request
    {
        QByteArray head{}; //!< with the request line, up to the empty line
        QByteArray body{};
        int connection = 0; //!< number of the connection it came on, from 0

        QByteArray header(const QByteArray &name) const;
    };

    explicit RawServer(QObject *parent = nullptr);
    ~RawServer() override;

    QString url() const;
    quint16 port() const { return m_server.serverPort(); }
    //! The next requests get these, in order; those beyond get the last one again.
    void script(const QList<Reply> &replies);
    //! After so many bytes of a request's body the connection is closed; 0: never.
    void closeInBodyAfter(qint64 bytes) { m_closeInBodyAfter = bytes; }
    //! After so many bytes of a request's body the next reply is sent, without waiting for the
    //! rest; 0: never. Such a request is none of `requests()`.
    void answerInBodyAfter(qint64 bytes) { m_answerInBodyAfter = bytes; }
    //! Reads nothing of a request's body, so that an upload gets stuck.
    void stopReadingBodies() { m_readsBodies = false; }

    //! Whole requests, heads and bodies.
    const QList<Request> &requests() const { return m_requests; }
    //! Heads that arrived, also of requests whose body never came whole.
    int headsSeen() const { return m_headsSeen; }
    int connections() const { return m_connections; }

    static Reply json(const QByteArray &body, Reply::Then then = Reply::Then::KeepAlive);
    static Reply http(int status, const QByteArray &contentType, const QByteArray &body,
                      const QByteArray &moreHeaders = {});

signals:
    void headArrived();
    void requestArrived();

private:
    void accept();
    void readFrom(QTcpSocket *socket);
    void answer(QTcpSocket *socket);

    struct Connection
    {
        int number = 0;
        QByteArray buffer{};
        bool headCounted = false;
        bool answeredEarly = false;
    };

    QTcpServer m_server;
    QHash<QTcpSocket *, Connection> m_open;
    QQueue<Reply> m_replies;
    Reply m_last;
    QList<Request> m_requests;
    qint64 m_closeInBodyAfter = 0;
    qint64 m_answerInBodyAfter = 0;
    bool m_readsBodies = true;
    int m_headsSeen = 0;
    int m_connections = 0;
};

} // namespace Scf
