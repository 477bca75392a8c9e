// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/storage/journal.h"
#include "app/update/codeupdatejob.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

namespace Scf {

//! What an asynchronous question of the journal or the reader answers to \a ask, which gets a
//! receiver and the function to answer to.
template <typename T, typename Ask>
Result<T> answerTo(Ask ask)
{
    constexpr int patienceMs = 20'000;
    QObject receiver;
    std::optional<Result<T>> answer;
    ask(&receiver, [&answer](const Result<T> &result) { answer = result; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        return Error{.kind = Error::Kind::Timeout};
    return *answer;
}

//! Every entry of \a journal, newest first.
inline QList<JournalEntry> allEntries(Journal &journal)
{
    const Result<QList<qint64>> ids = answerTo<QList<qint64>>(
        [&](QObject *receiver, auto answer) { journal.readIds({}, receiver, answer); });
    return answerTo<QList<JournalEntry>>([&](QObject *receiver, auto answer) {
               journal.readEntries(ids.value_or({}), receiver, answer);
           })
        .value_or({});
}

inline void writeTestFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

//! The requests of \a action that the demo cloud at \a endpointUrl has seen.
inline QList<QJsonObject> requestsInLog(const QString &endpointUrl, const QString &action)
{
    QNetworkAccessManager network;
    QNetworkReply *reply =
        network.get(QNetworkRequest(QUrl(endpointUrl + QStringLiteral("/_demo/log"))));
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    QList<QJsonObject> found;
    const QJsonArray log = QJsonDocument::fromJson(reply->readAll()).array();
    for (const QJsonValue &entry : log) {
        if (entry[QStringLiteral("Action")].toString() == action)
            found.append(entry.toObject());
    }
    return found;
}

inline qsizetype acceptedIn(const QList<QJsonObject> &requests)
{
    return std::count_if(requests.begin(), requests.end(), [](const QJsonObject &request) {
        return request.value(QStringLiteral("outcome")).toString() == QStringLiteral("accepted");
    });
}

//! A client with a reader, for one account.
struct TestClient
{
    explicit TestClient(const Account &account)
        : network(makeNetwork())
        , api(std::make_unique<ApiClient>(
              network.get(),
              ClientPolicy{.idleTimeoutMs = 1'500, .readAttempts = 3, .firstBackoffMs = 20}))
        , reader(std::make_unique<FunctionReader>(api.get()))
    {
        api->setAccount(account);
    }
    QString deployedSha256(const FunctionId &function) const
    {
        return answerTo<QString>([&](QObject *receiver, auto answer) {
                   reader->readCodeSha256(function, receiver, answer);
               })
            .value_or({});
    }

    NetworkAccess network;
    std::unique_ptr<ApiClient> api;
    std::unique_ptr<FunctionReader> reader;
};

} // namespace Scf
