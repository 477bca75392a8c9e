// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/networkaccess.h"
#include "app/core/result.h"
#include "app/core/sha256.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <optional>

class QNetworkReply;

namespace Scf {

//! Streams what lies at an address that needs no signature into a file. The address is a secret: it
//! is in no error and no log. Main thread; ends with `finished` once, later.
class UrlDownload : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        QUrl url{}; //!< HTTPS, or HTTP of loopback; redirects are not followed
        //! Is made anew; what has arrived is in it when the download fails.
        QString filePath{};
        qint64 largest = 512LL * 1024 * 1024; //!< more bytes are "Local.AnswerTooLarge"
        int idleTimeoutMs = 60'000;
    };
    struct Downloaded
    {
        qint64 size = 0;
        QString sha256{}; //!< lower-case hex
    };

    explicit UrlDownload(const Target &target, QObject *parent = nullptr);
    ~UrlDownload() override;

    void start();
    //! Ends as Kind::Cancelled.
    void cancel();

signals:
    //! At most once in 30 ms; \a total is -1 where the server does not say.
    void progress(qint64 received, qint64 total);
    void finished(const Scf::Result<Scf::UrlDownload::Downloaded> &result);

private:
    void readSome();
    void replyFinished();
    void stop(const Error &error);
    Result<Downloaded> judge();
    Error failure(Error::Kind kind, QLatin1StringView code, const QString &message = {}) const;
    void finishLater(const Result<Downloaded> &result);

    const Target m_target;
    const NetworkAccess m_network;
    QFile m_file;
    Sha256 m_hash;
    QPointer<QNetworkReply> m_reply;
    QTimer m_idle;
    QElapsedTimer m_sinceReport;
    std::optional<Error> m_stopped; //!< why we ended it ourselves
    qint64 m_received = 0;
    bool m_isEnded = false;
};

} // namespace Scf
