// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/untrustedserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>

namespace Scf {

using namespace Qt::StringLiterals;

UntrustedServer::UntrustedServer()
    : m_server(std::make_unique<QSslServer>())
{
    QFile certificate(QStringLiteral(SCF_TEST_DATA "/tls/selfsigned.crt"));
    QFile key(QStringLiteral(SCF_TEST_DATA "/tls/selfsigned.key"));
    if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
        return;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(&certificate));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    m_server->setSslConfiguration(configuration);
    QSslServer *server = m_server.get();
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, server, [this, server] {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            ++m_connections;
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, socket] { m_received += socket->readAll().size(); });
        }
    });
    server->listen(QHostAddress::LocalHost);
}

UntrustedServer::~UntrustedServer() = default;

QString UntrustedServer::url() const
{
    return m_server->isListening() ? u"https://127.0.0.1:%1"_s.arg(m_server->serverPort())
                                   : QString();
}

} // namespace Scf
