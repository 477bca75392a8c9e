// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/controlendpoint.h"

#include "app/demo/arrivallog.h"
#include "app/demo/downloadlinks.h"
#include "app/demo/faultqueue.h"
#include "app/demo/functionstore.h"
#include "app/domain/region.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

// In the words of the API.
FunctionId functionOf(const QJsonObject &object)
{
    return {.region = object.value("Region"_L1).toString(),
            .space = object.value("Namespace"_L1).toString(defaultNamespace),
            .functionName = object.value("FunctionName"_L1).toString()};
}

} // namespace

ControlEndpoint::ControlEndpoint(FaultQueue &faults, FunctionStore &functions,
                                 const ArrivalLog &log, const DownloadLinks &links)
    : m_faults(faults)
    , m_functions(functions)
    , m_log(log)
    , m_links(links)
{ }

Handling ControlEndpoint::handle(const HttpRequest &)
{
    return {.answer = [this](const HttpRequest &request) { return answer(request); }};
}

HttpReply ControlEndpoint::answer(const HttpRequest &request)
{
    const QByteArray path = request.path();
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (path == "/_demo/log")
        return reads ? HttpReply{.body = m_log.toJson()} : failureReply(405, u"Use GET."_s);
    if (path == "/_demo/next")
        return request.method == "POST" ? queueFault(request.body)
                                        : failureReply(405, u"Use POST."_s);
    if (path == "/_demo/remove")
        return request.method == "POST" ? remove(request.body) : failureReply(405, u"Use POST."_s);
    if (path == "/_demo/configure")
        return request.method == "POST" ? configure(request.body)
                                        : failureReply(405, u"Use POST."_s);
    if (const std::optional<QByteArray> zip = m_links.find(path); zip && reads)
        return {.contentType = "application/zip", .body = *zip};
    return failureReply(404, u"There is nothing at this address."_s);
}

HttpReply ControlEndpoint::queueFault(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return failureReply(400, u"The body must be an object of JSON of at most 64 KB."_s);
    const QJsonObject object = document.object();
    for (auto at = object.begin(); at != object.end(); ++at) {
        const bool fits =
            at.key() == "value"_L1
                ? at->isDouble() && std::abs(at->toDouble()) < 1e15
                : (at.key() == "fault"_L1 || at.key() == "action"_L1) && at->isString();
        if (!fits)
            return failureReply(
                400, u"The body takes fault and action as texts, and value as a number."_s);
    }
    const Result<Done> queued =
        m_faults.add({.fault = object.value("fault"_L1).toString(),
                      .action = object.value("action"_L1).toString(),
                      .value = qint64(object.value("value"_L1).toDouble())});
    if (!queued)
        return failureReply(400, queued.error().message);
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpReply ControlEndpoint::remove(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (!m_functions.remove(functionOf(object)))
        return failureReply(404, u"There is no such function or namespace, or it must stay."_s);
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpReply ControlEndpoint::configure(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const int memoryMb = object.value("MemorySize"_L1).toInt();
    if (memoryMb <= 0)
        return failureReply(400, u"MemorySize must be a number of MB."_s);
    if (!m_functions.setMemory(functionOf(object), memoryMb))
        return failureReply(404, u"There is no such function."_s);
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpReply failureReply(int status, const QString &sentence)
{
    return {.status = status,
            .body =
                QJsonDocument(QJsonObject{{u"error"_s, sentence}}).toJson(QJsonDocument::Compact)};
}

} // namespace Scf::Demo
