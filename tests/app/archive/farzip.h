// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/zipbytes.h"

#include <optional>
#include <utility>

namespace Scf {

//! A ZIP in memory that is as good as far away: counts what is read of it, and fails on request.
class FarZip : public ZipBytes
{
public:
    explicit FarZip(QByteArray bytes)
        : m_bytes(std::move(bytes))
    { }

    QString name() const override { return QStringLiteral("cos://bucket-1/far.zip"); }
    qint64 size() const override { return m_bytes.size(); }
    FileStamp stamp() const override { return {.size = m_bytes.size(), .modified = 1}; }
    bool isAtHand(qint64, qint64) const override { return false; }
    Result<QByteArray> read(qint64 offset, qint64 length) override
    {
        ++reads;
        if (reads > readsLeft)
            return *failure;
        if (offset < 0 || length < 0 || length > m_bytes.size() - offset)
            qFatal("a read beyond the end");
        bytesRead += length;
        return m_bytes.mid(offset, length);
    }

    void failAfter(int more, const Error &error)
    {
        readsLeft = more;
        failure = error;
    }

    int reads = 0;
    qint64 bytesRead = 0;
    int readsLeft = 1'000'000;
    std::optional<Error> failure{};

private:
    const QByteArray m_bytes;
};

} // namespace Scf
