// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/cosclient.h"
#include "app/cloud/networkaccess.h"
#include "app/core/sha256.h"
#include "app/demo/democloud.h"
#include "app/storage/accounttag.h"
#include "app/update/bucketupload.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Scf {

//! A demo cloud, a client that signs for it, a folder for files, and what the cloud says of it all.
class BucketFixture
{
public:
    static constexpr qint64 mebibyte = 1024 * 1024;

    explicit BucketFixture(const DemoOptions &options = {})
        : m_demo(std::make_unique<DemoCloud>(options))
        , m_network(makeNetwork())
    {
        if (!m_demo->start())
            qFatal("the demo cloud does not start");
        m_cos = std::make_unique<CosClient>(
            m_network.get(), CosPolicy{.idleTimeoutMs = 1'500, .attempts = 2, .firstBackoffMs = 5});
        m_account = {.endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
                     .credential = m_demo->credential()};
        m_cos->setAccount(m_account);
        m_bucket = call(Cos::GetService{}).value().buckets.first().id;
    }

    DemoCloud &demo() { return *m_demo; }
    CosClient *cos() { return m_cos.get(); }
    const Account &account() const { return m_account; }
    const CosBucketId &bucket() const { return m_bucket; }
    UploadState state() const { return UploadState(statePath()); }
    QString statePath() const { return m_folder.filePath(QStringLiteral("uploads.json")); }
    QString filePath() const { return m_folder.filePath(QStringLiteral("package.zip")); }

    void restart(const DemoOptions &options = {})
    {
        const quint16 port = m_demo->port();
        m_demo.reset();
        DemoOptions same = options;
        same.port = port;
        m_demo = std::make_unique<DemoCloud>(same);
        if (!m_demo->start())
            qFatal("the demo cloud does not start again");
        m_account.credential = m_demo->credential();
        m_cos->setAccount(m_account);
    }

    //! Writes a file of random bytes.
    BucketUploadRequest request(qint64 size, quint32 seed = 1)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(seed);
        random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
        write(bytes);
        return {.account = accountTag(m_account),
                .bucket = m_bucket,
                .functionName = QStringLiteral("hello-world"),
                .filePath = filePath(),
                .size = size,
                .sha256 = sha256Hex(bytes)};
    }
    void write(const QByteArray &bytes)
    {
        m_bytes = bytes;
        QFile file(filePath());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file of the test");
    }

    template <typename Request>
    Result<typename Request::Response> call(const Request &request)
    {
        std::optional<Result<typename Request::Response>> answer;
        QObject receiver;
        QEventLoop
            loop; // QTest::qWait sleeps between events, and a body leaves in many small pieces
        m_cos->send(request, &receiver, [&](const auto &result) {
            answer = result;
            loop.quit();
        });
        loop.exec();
        return *answer;
    }

    //! What reached the cloud, oldest first, of \a action.
    QList<QJsonObject> arrivals(const QString &action)
    {
        QNetworkRequest request(QUrl(m_demo->endpointUrl() + QStringLiteral("/_demo/log")));
        const std::unique_ptr<QNetworkReply> reply(m_network->get(request));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000))
            qFatal("no log");
        QList<QJsonObject> list;
        const QJsonArray log = QJsonDocument::fromJson(reply->readAll()).array();
        for (const QJsonValue &one : log) {
            if (one[QStringLiteral("Action")].toString() == action)
                list.append(one.toObject());
        }
        return list;
    }
    int accepted(const QString &action)
    {
        int count = 0;
        for (const QJsonObject &one : arrivals(action))
            count += one[QStringLiteral("outcome")] == QStringLiteral("accepted") ? 1 : 0;
        return count;
    }
    //! How often the part that was accepted most often was accepted.
    int mostOfOnePart()
    {
        QHash<QString, int> counts;
        int most = 0;
        for (const QJsonObject &one : arrivals(QStringLiteral("UploadPart"))) {
            if (one[QStringLiteral("outcome")] != QStringLiteral("accepted"))
                continue;
            const QString part = one[QStringLiteral("UploadId")].toString() + u' '
                                 + QString::number(one[QStringLiteral("PartNumber")].toInt());
            most = qMax(most, ++counts[part]);
        }
        return most;
    }
    //! That were begun and are neither complete nor aborted.
    qsizetype openUploads()
    {
        return call(Cos::ListMultipartUploads{.bucket = m_bucket}).value().size();
    }
    //! True when the cloud has the very bytes of the file.
    bool hasFile(const QString &key)
    {
        const auto content =
            call(Cos::GetObject{.bucket = m_bucket, .key = key, .largest = 512 * mebibyte});
        return content && content->bytes == m_bytes;
    }
    bool hasObject(const QString &key) { return call(Cos::HeadObject{m_bucket, key}).has_value(); }

private:
    std::unique_ptr<DemoCloud> m_demo;
    NetworkAccess m_network;
    std::unique_ptr<CosClient> m_cos;
    QTemporaryDir m_folder;
    Account m_account;
    CosBucketId m_bucket;
    QByteArray m_bytes;
};

} // namespace Scf
