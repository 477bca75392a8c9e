// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/tc3signature.h"
#include "app/demo/democloud.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMap>
#include <QTcpSocket>

namespace Scf::Test {

//! What a server sent, and how the connection ended.
struct RawAnswer
{
    QByteArray bytes{};
    int status = 0;
    //! Names in lower case.
    QMap<QByteArray, QByteArray> headers{};
    QByteArray body{};
    //! As many bytes as Content-Length says.
    bool whole = false;
    bool closed = false;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QJsonObject response() const { return json().value(QLatin1String("Response")).toObject(); }
    //! The code of `Response.Error`; empty when there is none.
    QString code() const
    {
        return response()[QLatin1String("Error")][QLatin1String("Code")].toString();
    }
};

//! The header `Date` in seconds since 1970; -1 when it is not in HTTP's form.
inline qint64 dateOf(const RawAnswer &answer)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(answer.headers.value("date")),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? date.toSecsSinceEpoch() : -1;
}

//! Reads one answer; gives what has come when the server closes or \a timeoutMs have passed.
inline RawAnswer readAnswer(QTcpSocket &socket, int timeoutMs = 10'000)
{
    RawAnswer answer;
    QElapsedTimer timer;
    timer.start();
    while (!answer.whole) {
        const qsizetype end = answer.bytes.indexOf("\r\n\r\n");
        if (end >= 0) {
            if (answer.status == 0) {
                const QList<QByteArray> lines = answer.bytes.left(end).split('\n');
                answer.status = lines.first().split(' ').value(1).toInt();
                for (const QByteArray &line : lines.sliced(1)) {
                    const qsizetype colon = line.indexOf(':');
                    answer.headers.insert(line.left(colon).toLower(),
                                          line.sliced(colon + 1).trimmed());
                }
            }
            answer.body = answer.bytes.sliced(end + 4);
            answer.whole = answer.body.size() >= answer.headers.value("content-length").toInt();
            if (answer.whole)
                break;
        }
        const auto left = timeoutMs - timer.elapsed();
        if (left <= 0)
            break;
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(int(left))) {
            answer.closed = socket.state() == QAbstractSocket::UnconnectedState;
            if (answer.closed && socket.bytesAvailable() == 0)
                break;
        }
        answer.bytes += socket.readAll();
    }
    return answer;
}

inline RawAnswer exchange(quint16 port, const QByteArray &request, int timeoutMs = 10'000)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(request);
    return readAnswer(socket, timeoutMs);
}

//! A request to SCF; what is not changed makes it a good one.
struct ScfCall
{
    QByteArray action{};
    QByteArray body = "{}";
    Credential credential{};
    QByteArray method = "POST";
    QByteArray query{};
    QByteArray region = "ap-guangzhou";
    QByteArray version = "2018-04-16";
    QByteArray language = "en-US";
    QByteArray host = "127.0.0.1";
    QByteArray signedHost{}; //!< empty: as sent
    qint64 offsetS = 0;

    ScfCall(const DemoCloud &cloud, const QByteArray &name, const QJsonObject &params = {})
        : action(name)
        , body(QJsonDocument(params).toJson(QJsonDocument::Compact))
        , credential(cloud.credential())
        , host("127.0.0.1:" + QByteArray::number(cloud.port()))
    { }

    //! Without the body.
    QByteArray head(const QByteArray &length = {}) const
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch() + offsetS;
        const QByteArray type =
            method == "GET" ? "application/x-www-form-urlencoded" : "application/json";
        const QByteArray authorization = Tc3::authorization(
            credential.secretId.toLatin1(), credential.secretKey.toLatin1(), now, "scf",
            {.method = method,
             .query = query,
             .contentType = type,
             .host = signedHost.isEmpty() ? host : signedHost,
             .payloadHash = Tc3::payloadHash(body)});
        QByteArray text = method + " /" + (query.isEmpty() ? "" : "?" + query) + " HTTP/1.1\r\n";
        text += "Host: " + host + "\r\nContent-Type: " + type + "\r\n";
        text += "Authorization: " + authorization + "\r\nX-TC-Action: " + action + "\r\n";
        text += "X-TC-Timestamp: " + QByteArray::number(now) + "\r\n";
        if (!version.isEmpty())
            text += "X-TC-Version: " + version + "\r\n";
        if (!region.isEmpty())
            text += "X-TC-Region: " + region + "\r\n";
        if (!language.isEmpty())
            text += "X-TC-Language: " + language + "\r\n";
        if (!credential.token.isEmpty())
            text += "X-TC-Token: " + credential.token.toLatin1() + "\r\n";
        text += length.isEmpty() ? "Content-Length: " + QByteArray::number(body.size()) : length;
        return text + "\r\n\r\n";
    }
    QByteArray bytes() const { return head() + body; }
};

inline RawAnswer call(const DemoCloud &cloud, const QByteArray &action,
                      const QJsonObject &params = {}, int timeoutMs = 10'000)
{
    return exchange(cloud.port(), ScfCall(cloud, action, params).bytes(), timeoutMs);
}

inline RawAnswer get(const DemoCloud &cloud, const QByteArray &target)
{
    return exchange(cloud.port(), "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
}

inline RawAnswer post(const DemoCloud &cloud, const QByteArray &target, const QByteArray &body)
{
    return exchange(cloud.port(), "POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

//! The entries of the log for one Action.
inline QList<QJsonObject> logOf(const DemoCloud &cloud, const QString &action)
{
    QList<QJsonObject> entries;
    const RawAnswer answer = get(cloud, "/_demo/log");
    for (const QJsonValue &entry : QJsonDocument::fromJson(answer.body).array()) {
        if (entry[QLatin1String("Action")].toString() == action)
            entries.append(entry.toObject());
    }
    return entries;
}

} // namespace Scf::Test
