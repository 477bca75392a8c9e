// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QSslServer;

namespace Scf {

//! A TLS server on loopback whose certificate nobody vouches for, and what reached it in spite of
//! that.
class UntrustedServer
{
public:
    //! Listens at once; url() is empty where it could not.
    UntrustedServer();
    ~UntrustedServer();
    UntrustedServer(const UntrustedServer &) = delete;
    UntrustedServer &operator=(const UntrustedServer &) = delete;

    QString url() const;
    //! TLS connections that were made.
    int connections() const { return m_connections; }
    //! Bytes that came through them.
    qint64 received() const { return m_received; }

private:
    std::unique_ptr<QSslServer> m_server;
    int m_connections = 0;
    qint64 m_received = 0;
};

} // namespace Scf
