// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/urldownload.h"

#include "app/cloud/httpreply.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto action = "DownloadCode"_L1;
//! What Qt may hold of what is on its way to disk.
constexpr qint64 readBufferSize = 512 * 1024;
constexpr int reportIntervalMs = 30;

bool isSafe(const QUrl &url)
{
    if (url.scheme() == "https"_L1)
        return !url.host().isEmpty();
    return url.scheme() == "http"_L1
           && (url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback());
}

} // namespace

UrlDownload::UrlDownload(const Target &target, QObject *parent)
    : QObject(parent)
    , m_target(target)
    , m_network(makeNetwork())
    , m_file(target.filePath)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(target.idleTimeoutMs);
    m_idle.callOnTimeout(this,
                         [this] { stop(failure(Error::Kind::Timeout, LocalCode::timedOut)); });
}

UrlDownload::~UrlDownload()
{
    if (m_reply)
        m_reply->disconnect(this);
}

void UrlDownload::start()
{
    if (!isSafe(m_target.url))
        return finishLater(failure(Error::Kind::Input, LocalCode::endpointInsecure));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        return finishLater(
            failure(Error::Kind::File, LocalCode::writeFailed, m_file.errorString()));
    }
    QNetworkRequest request(m_target.url);
    request.setRawHeader("User-Agent", "SCF-Desktop/" SCF_VERSION);
    request.setRawHeader("Accept-Encoding", "identity"); // a package is wanted as it is stored
    m_reply = m_network->get(request);
    m_reply->setReadBufferSize(readBufferSize);
    restartOnMovement(m_reply, &m_idle);
    connect(m_reply, &QNetworkReply::readyRead, this, &UrlDownload::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &UrlDownload::replyFinished);
}

void UrlDownload::cancel()
{
    stop(Error{.kind = Error::Kind::Cancelled,
               .code = LocalCode::cancelled,
               .action = action,
               .sent = Error::Sent::Nothing});
}

void UrlDownload::stop(const Error &error)
{
    if (m_isEnded || m_stopped)
        return;
    m_stopped = error;
    if (m_reply) {
        // Not from inside whoever asked for it.
        QMetaObject::invokeMethod(m_reply, &QNetworkReply::abort, Qt::QueuedConnection);
    }
}

void UrlDownload::readSome()
{
    if (m_stopped || m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return;
    const QByteArray bytes = m_reply->readAll();
    m_received += bytes.size();
    if (m_received > m_target.largest)
        return stop(failure(Error::Kind::Protocol, LocalCode::answerTooLarge));
    if (m_file.write(bytes) != bytes.size()) {
        const bool isFull = m_file.error() == QFileDevice::ResourceError;
        return stop(failure(Error::Kind::File,
                            isFull ? LocalCode::diskFull : LocalCode::writeFailed,
                            m_file.errorString()));
    }
    m_hash.addData(bytes);
    if (m_sinceReport.isValid() && m_sinceReport.elapsed() < reportIntervalMs)
        return;
    m_sinceReport.start();
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    emit progress(m_received, length.isValid() ? length.toLongLong() : -1);
}

void UrlDownload::replyFinished()
{
    m_idle.stop();
    if (m_reply->isOpen())
        readSome();
    const Result<Downloaded> result = judge();
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_file.close();
    finishLater(result);
}

Result<UrlDownload::Downloaded> UrlDownload::judge()
{
    if (m_stopped)
        return *m_stopped;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        // Qt's words may hold the address.
        const QLatin1StringView code = networkCode(*m_reply);
        return failure(code == LocalCode::timedOut ? Error::Kind::Timeout : Error::Kind::Network,
                       code);
    }
    if (status != 200) {
        return failure(Error::Kind::Http,
                       status >= 300 && status < 400 ? LocalCode::redirected
                                                     : LocalCode::httpStatus,
                       QString::number(status));
    }
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (m_reply->error() != QNetworkReply::NoError
        || (length.isValid() && length.toLongLong() != m_received))
        return failure(Error::Kind::Protocol, LocalCode::answerCut);
    if (!m_file.flush())
        return failure(Error::Kind::File, LocalCode::writeFailed, m_file.errorString());
    return Downloaded{.size = m_received, .sha256 = m_hash.hex()};
}

Error UrlDownload::failure(Error::Kind kind, QLatin1StringView code, const QString &message) const
{
    return Error{
        .kind = kind,
        .code = code,
        .message = message,
        .action = action,
        .httpStatus =
            m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : 0,
        .sent = Error::Sent::Nothing, // it asks for something, and changes nothing
    };
}

void UrlDownload::finishLater(const Result<Downloaded> &result)
{
    if (std::exchange(m_isEnded, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, result] { emit finished(result); }, Qt::QueuedConnection);
}

} // namespace Scf
