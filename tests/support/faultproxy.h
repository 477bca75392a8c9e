// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QThread>

#include <memory>

namespace Scf {

//! How often a connection suffers what: weights beside each other.
struct ProxyOdds
{
    int pass = 1;
    int refuse = 0;    //!< closed before a byte of it is passed on
    int cutUp = 0;     //!< closed in the middle of what the client sends
    int cutDown = 0;   //!< closed in the middle of what the server answers
    int stallUp = 0;   //!< from a byte of the client's on nothing passes in that direction
    int stallDown = 0; //!< from a byte of the server's on nothing passes in that direction
    int delayUp = 0; //!< what the client sends arrives late, also when the client has gone by then
    int delayDown = 0; //!< what the server answers arrives late
    int throttle = 0;  //!< both directions trickle

    //! The place of a cut or stall lies before so many bytes of the connection.
    int reachUp = 2'500;
    int reachDown = 1'200;
    //! The longest delay, milliseconds.
    int longestMs = 600;
};

//! A TCP proxy on loopback between a client and a server on loopback, in a thread of its own. What
//! befalls a connection is drawn from a seed, for each connection by its number: it passes, is
//! refused, cut or stalled at any byte, delayed or throttled; half of the cuts and refusals are
//! resets. Nothing is ever doubled or changed. Every function may be called from any thread.
class FaultProxy
{
public:
    FaultProxy(quint16 targetPort, quint32 seed);
    //! Closes every connection.
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    //! "http://127.0.0.1:PORT". The Host of a request names this port and is passed on so.
    QString url() const;
    //! For the connections that come from now on.
    void setOdds(const ProxyOdds &odds);
    //! One line for each connection that came, in their order: what was done to it.
    QStringList story() const;

private:
    class Server;
    QThread m_thread;
    std::unique_ptr<Server> m_server; //!< lives in the thread
};

} // namespace Scf
