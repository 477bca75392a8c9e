// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include "app/core/sha256.h"
#include "app/desktop/desktoplog.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

Q_LOGGING_CATEGORY(scfDesktop, "scf.desktop", QtWarningMsg)

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestRequest = 64 * 1024; //!< bytes; a path has 4,096 at most
constexpr int silentAfterMs = 5'000;
constexpr auto taken = "taken\n";
#ifndef Q_OS_WIN
constexpr qsizetype longestSocketPath = 100; //!< bytes; systems take 103 or 107
#endif

// One line of JSON, so that a later version may add to it.
QByteArray lineOf(const StartRequest &request)
{
    return QJsonDocument(QJsonObject{{u"path"_s, request.path},
                                     {u"functionName"_s, request.functionName},
                                     {u"activationToken"_s, request.activationToken}})
               .toJson(QJsonDocument::Compact)
           + '\n';
}

std::optional<StartRequest> requestOf(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return {};
    return StartRequest{.path = document["path"_L1].toString(),
                        .functionName = document["functionName"_L1].toString(),
                        .activationToken = document["activationToken"_L1].toString()};
}

bool nobodyListens(QLocalSocket::LocalSocketError error)
{
    return error == QLocalSocket::ServerNotFoundError
           || error == QLocalSocket::ConnectionRefusedError;
}

//! True when the other end has read \a line and said so before \a deadline.
bool handOver(QLocalSocket *socket, const QByteArray &line, const QDeadlineTimer &deadline)
{
#ifdef Q_OS_WIN
    AllowSetForegroundWindow(ASFW_ANY); // only the program in front may give that away
#endif
    socket->write(line);
    while (socket->bytesToWrite() > 0) {
        if (!socket->waitForBytesWritten(int(deadline.remainingTime())))
            return false;
    }
    while (!socket->canReadLine()) {
        if (!socket->waitForReadyRead(int(deadline.remainingTime())))
            return false;
    }
    return socket->readLine() == taken;
}

} // namespace

SingleInstance::SingleInstance(const QString &socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *other = m_server->nextPendingConnection())
            take(other);
    });
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::defaultSocket()
{
    const QStringList whose{
        QDir::homePath(), QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
        qEnvironmentVariable("WAYLAND_DISPLAY"), qEnvironmentVariable("DISPLAY")};
    const QString name = u"scf-desktop-"_s + sha256Hex(whose.join(u'\n').toUtf8()).left(16);
#ifdef Q_OS_WIN
    return name;
#else
    // Not the folder for temporary files: whoever is quicker could listen there in our place.
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString path = folder + u'/' + name;
    return folder.isEmpty() || path.toLocal8Bit().size() > longestSocketPath ? QString() : path;
#endif
}

SingleInstance::Claim SingleInstance::claim(const std::optional<StartRequest> &request,
                                            std::chrono::milliseconds patience)
{
    if (m_socket.isEmpty())
        return Claim::NotPossible;
    const QDeadlineTimer deadline(patience);
    // Of two that start at the same moment one listens before the other looks.
#ifdef Q_OS_WIN
    QLockFile lock(QDir(QDir::tempPath()).filePath(m_socket + ".lock"_L1));
#else
    QLockFile lock(m_socket + ".lock"_L1);
#endif
    if (!lock.tryLock(int(patience.count())))
        return lock.error() == QLockFile::LockFailedError ? Claim::NoAnswer : Claim::NotPossible;

    QLocalSocket other;
    other.connectToServer(m_socket);
    if (other.waitForConnected(int(deadline.remainingTime()))) {
        if (!request)
            return Claim::AnotherRuns;
        return handOver(&other, lineOf(*request), deadline) ? Claim::HandedOver : Claim::NoAnswer;
    }
    if (!nobodyListens(other.error()))
        return Claim::NoAnswer;
    return listen() ? Claim::First : Claim::NotPossible;
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket); // of one that has crashed
    if (m_server->listen(m_socket))
        return true;
    qCWarning(scfDesktop, "Later starts cannot find this one: %s",
              qUtf8Printable(m_server->errorString()));
    return false;
}

void SingleInstance::take(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    // One that says nothing, or too much, is none of ours.
    QTimer::singleShot(silentAfterMs, socket, &QLocalSocket::abort);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > longestRequest)
                socket->abort();
            return;
        }
        const std::optional<StartRequest> request = requestOf(socket->readLine(longestRequest));
        if (!request)
            return socket->abort();
        socket->write(taken);
        socket->flush();
        socket->disconnectFromServer();
        emit startRequested(*request);
    });
}

} // namespace Scf
