// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace Scf {

//! The body of a request as QNetworkAccessManager may read it: once. It can neither be rewound nor
//! sought, so that QNetworkAccessManager cannot send it a second time when a connection closes
//! without an answer; and it knows how much of it was taken.
class UploadBody : public QIODevice
{
    Q_OBJECT

public:
    explicit UploadBody(const QByteArray &bytes, QObject *parent = nullptr);

    qint64 taken() const { return m_taken; }
    qint64 total() const { return m_bytes.size(); }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_taken >= m_bytes.size(); }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }
    qint64 size() const override { return m_bytes.size(); }
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
};

} // namespace Scf
