// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/cossignature.h"
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
    //! Answers HEAD: no body comes, whatever Content-Length says.
    bool isHead = false;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QJsonObject response() const { return json().value(QLatin1String("Response")).toObject(); }
    //! The code of `Response.Error`; empty when there is none.
    QString code() const
    {
        return response()[QLatin1String("Error")][QLatin1String("Code")].toString();
    }
    //! What stands in the XML's elements of that name, not decoded.
    QList<QByteArray> elements(const QByteArray &name) const
    {
        QList<QByteArray> found;
        const QByteArray begin = '<' + name + '>';
        for (qsizetype at = body.indexOf(begin); at >= 0; at = body.indexOf(begin, at + 1)) {
            const qsizetype from = at + begin.size();
            found.append(body.mid(from, body.indexOf("</" + name + '>', from) - from));
        }
        return found;
    }
    QByteArray element(const QByteArray &name) const { return elements(name).value(0); }
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
inline RawAnswer readAnswer(QTcpSocket &socket, int timeoutMs = 10'000, bool isHead = false)
{
    RawAnswer answer{.isHead = isHead};
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
            answer.whole = answer.isHead
                           || answer.body.size() >= answer.headers.value("content-length").toInt();
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
    return readAnswer(socket, timeoutMs, request.startsWith("HEAD "));
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

//! A request to COS; what is not changed makes it a good one, in virtual-host style.
struct CosCall
{
    QByteArray method{};
    //! With its '/', decoded.
    QByteArray path{};
    QList<Cos::Pair> params{};
    QByteArray body{};
    //! Sent beside those that are signed.
    QList<Cos::Pair> headers{};
    Credential credential{};
    QByteArray host{};
    QByteArray signedHost{}; //!< empty: as sent
    qint64 startS = 0;
    qint64 endS = 0;
    bool isSigned = true;
    bool isPresigned = false;
    bool signsParams = true;
    bool tellsLength = true;

    CosCall(const DemoCloud &cloud, const QByteArray &verb, const QByteArray &key,
            const QList<Cos::Pair> &query = {}, const QByteArray &content = {})
        : method(verb)
        , path('/' + key)
        , params(query)
        , body(content)
        , credential(cloud.credential())
        , host("deploy-1250000000.cos.demo.test:" + QByteArray::number(cloud.port()))
        , startS(QDateTime::currentSecsSinceEpoch() - 10)
        , endS(startS + 900)
    { }

    QByteArray authorization() const
    {
        return Cos::authorization(
            credential.secretId.toLatin1(), credential.secretKey.toLatin1(),
            Cos::keyTime(startS, endS),
            {.method = method,
             .path = path,
             .params = signsParams ? params : QList<Cos::Pair>(),
             .headers = {{"host", signedHost.isEmpty() ? host : signedHost}}});
    }
    QByteArray head() const
    {
        QList<QByteArray> query;
        for (const auto &[name, value] : params)
            query.append(Cos::encoded(name) + (value.isEmpty() ? "" : '=' + Cos::encoded(value)));
        if (isPresigned) {
            query.append(authorization());
            if (!credential.token.isEmpty())
                query.append("x-cos-security-token=" + Cos::encoded(credential.token.toLatin1()));
        }
        QByteArray text = method + ' ' + Cos::encoded(path, true)
                          + (query.isEmpty() ? QByteArray() : '?' + query.join('&'))
                          + " HTTP/1.1\r\nHost: " + host + "\r\n";
        if (isSigned && !isPresigned) {
            text += "Authorization: " + authorization() + "\r\n";
            if (!credential.token.isEmpty())
                text += "x-cos-security-token: " + credential.token.toLatin1() + "\r\n";
        }
        for (const auto &[name, value] : headers)
            text += name + ": " + value + "\r\n";
        if (tellsLength)
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return text + "\r\n";
    }
    QByteArray bytes() const { return head() + body; }
};

inline RawAnswer cos(const DemoCloud &cloud, const QByteArray &method, const QByteArray &key,
                     const QList<Cos::Pair> &params = {}, const QByteArray &body = {},
                     const QList<Cos::Pair> &headers = {})
{
    CosCall request(cloud, method, key, params, body);
    request.headers = headers;
    return exchange(cloud.port(), request.bytes());
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
