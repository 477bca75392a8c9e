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

QJsonObject toObject(const Arrival &arrival)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(arrival.timeMs, Qt::UTC);
    QJsonObject object{{u"time"_s, time.toString(Qt::ISODateWithMs)},
                       {u"Action"_s, arrival.action},
                       {u"RequestId"_s, arrival.requestId},
                       {u"outcome"_s, arrival.outcome}};
    if (!arrival.cos) {
        object.insert(u"FunctionName"_s, arrival.functionName);
        object.insert(u"sha256"_s, arrival.sha256);
        return object;
    }
    object.insert(u"Bucket"_s, arrival.cos->bucket);
    object.insert(u"Key"_s, arrival.cos->key);
    object.insert(u"PartNumber"_s, arrival.cos->partNumber);
    object.insert(u"UploadId"_s, arrival.cos->uploadId);
    object.insert(u"bytes"_s, arrival.cos->bytes);
    object.insert(u"status"_s, arrival.cos->status);
    return object;
}

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
    for (const Arrival &arrival : m_arrivals)
        array.append(toObject(arrival));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace Scf::Demo
