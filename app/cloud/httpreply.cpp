// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/httpreply.h"

#include "app/core/error.h"
#include "app/core/redaction.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return LocalCode::hostNotFound;
    case QNetworkReply::ConnectionRefusedError:
        return LocalCode::connectionRefused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // closed without an answer, and the body went once
        return LocalCode::connectionClosed;
    case QNetworkReply::SslHandshakeFailedError:
        return LocalCode::tlsFailed;
    case QNetworkReply::TimeoutError:
        return LocalCode::timedOut;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return LocalCode::proxyFailed;
    default:
        return LocalCode::networkFailed;
    }
}

bool goesThroughProxy(const QNetworkReply &reply)
{
    const QNetworkAccessManager *network = reply.manager();
    const QNetworkProxy proxy =
        network->proxyFactory()
            ? network->proxyFactory()->queryProxy(QNetworkProxyQuery(reply.url())).value(0)
            : network->proxy();
    return proxy.type() != QNetworkProxy::NoProxy && proxy.type() != QNetworkProxy::DefaultProxy;
}

} // namespace

QLatin1StringView networkCode(const QNetworkReply &reply)
{
    // A tunnel that a proxy does not open (HTTPS) has no error of its own in Qt.
    if (reply.error() == QNetworkReply::UnknownNetworkError && goesThroughProxy(reply))
        return LocalCode::proxyFailed;
    return codeOf(reply.error());
}

void restartOnMovement(QNetworkReply *reply, QTimer *idle)
{
    const auto restart = qOverload<>(&QTimer::start);
    QObject::connect(reply, &QNetworkReply::uploadProgress, idle, restart);
    QObject::connect(reply, &QNetworkReply::metaDataChanged, idle, restart);
    QObject::connect(reply, &QNetworkReply::encrypted, idle, restart);
    QObject::connect(reply, &QNetworkReply::readyRead, idle, restart);
    idle->start();
}

std::optional<qint64> httpDateSeconds(const QByteArray &date)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(date), Qt::RFC2822Date);
    if (time.isValid())
        return time.toSecsSinceEpoch();
    QDateTime parsed = QLocale::c().toDateTime(QString::fromLatin1(date).trimmed(),
                                               u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!parsed.isValid())
        return std::nullopt;
    parsed.setTimeSpec(Qt::UTC);
    return parsed.toSecsSinceEpoch();
}

std::optional<qint64> serverSeconds(const QNetworkReply &reply)
{
    return httpDateSeconds(reply.rawHeader("Date"));
}

QString shownHeaders(const QNetworkRequest &request, const QStringList &secrets)
{
    static const QList<QByteArray> proofs{"authorization", "x-tc-token", "x-cos-security-token"};
    QStringList lines;
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray &name : names) {
        QString value = QString::fromUtf8(request.rawHeader(name));
        if (proofs.contains(name.toLower()))
            value = redactedMark;
        lines += QString::fromLatin1(name) + ": "_L1 + redacted(value, secrets);
    }
    return lines.join(u'\n');
}

QByteArray headerValue(const QString &text)
{
    QByteArray value = text.toUtf8();
    value.removeIf([](char byte) { return (byte >= 0 && byte < ' ') || byte == '\x7f'; });
    return value;
}

} // namespace Scf
