// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/arrivallog.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostArrivals = 20'000;

} // namespace

void ArrivalLog::append(const Arrival &arrival)
{
    const std::lock_guard lock(m_mutex);
    m_arrivals.push_back(arrival);
    if (m_arrivals.size() > mostArrivals)
        m_arrivals.pop_front();
}

QByteArray ArrivalLog::toJson() const
{
    const std::lock_guard lock(m_mutex);
    QJsonArray array;
    for (const Arrival &arrival : m_arrivals) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(arrival.timeMs, Qt::UTC);
        array.append(QJsonObject{{u"time"_s, time.toString(Qt::ISODateWithMs)},
                                 {u"Action"_s, arrival.action},
                                 {u"FunctionName"_s, arrival.functionName},
                                 {u"RequestId"_s, arrival.requestId},
                                 {u"outcome"_s, arrival.outcome},
                                 {u"sha256"_s, arrival.sha256}});
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace Scf::Demo
