// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace Scf {

//! An HTTP proxy on loopback that opens tunnels (CONNECT) to one server, whatever host is asked
//! for: names that nobody can look up lead there through it, and only through it.
class TunnelProxy : public QObject
{
    Q_OBJECT

public:
    explicit TunnelProxy(quint16 targetPort, QObject *parent = nullptr);

    quint16 port() const { return m_server.serverPort(); }
    //! From now on only who gives these gets through.
    void requireLogin(const QByteArray &user, const QByteArray &password);
    //! From now on nobody gets through: 403.
    void refuse(bool on) { m_refuses = on; }

    //! Tunnels that were opened.
    int tunnels() const { return m_tunnels; }
    //! Requests that came without the right login.
    int turnedAway() const { return m_turnedAway; }
    //! The host:port that was asked for last.
    QByteArray lastTarget() const { return m_lastTarget; }

private:
    void accept();
    void readHead(QTcpSocket *client);
    void open(QTcpSocket *client);

    QTcpServer m_server;
    quint16 m_targetPort;
    QByteArray m_login; //!< the value of Proxy-Authorization; empty: none is needed
    bool m_refuses = false;
    int m_tunnels = 0;
    int m_turnedAway = 0;
    QByteArray m_lastTarget;
};

} // namespace Scf
