// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>
#include <mutex>
#include <optional>

namespace Scf::Demo {

struct CosArrival
{
    QString bucket{};
    QString key{};
    //! Of UploadPart; otherwise 0.
    int partNumber = 0;
    QString uploadId{};
    //! Of the body.
    qint64 bytes = 0;
    //! The HTTP status that was answered; 0 when no whole answer was.
    int status = 0;
};

//! One request that arrived and what was done with it, whatever was answered.
struct Arrival
{
    qint64 timeMs = 0;
    QString action{};
    QString functionName{};
    QString requestId{};
    //! "accepted", the code, or the fault that kept it from being done.
    QString outcome{};
    //! Of the ZIP that came with it, in hex; empty without one.
    QString sha256{};
    //! What only a request to COS has.
    std::optional<CosArrival> cos{};
};

//! What arrived, oldest first; the oldest of very many are forgotten. Thread-safe.
class ArrivalLog
{
public:
    void append(const Arrival &arrival);
    //! The array that `GET /_demo/log` answers.
    QByteArray toJson() const;

private:
    mutable std::mutex m_mutex;
    std::deque<Arrival> m_arrivals;
};

} // namespace Scf::Demo
