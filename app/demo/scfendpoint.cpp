// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/scfendpoint.h"

#include "app/core/sha256.h"
#include "app/demo/faultreply.h"
#include "app/demo/scfparameters.h"

#include <QJsonDocument>
#include <QUuid>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostRequestBytes = 10'485'760;
constexpr auto apiVersion = "2018-04-16"_L1;

//! The parameters of the request; nothing when its body is not an object of JSON.
std::optional<QJsonObject> paramsOf(const HttpRequest &request)
{
    if (request.method == "GET") {
        const qsizetype mark = request.target.indexOf('?');
        return paramsOfQuery(QString::fromLatin1(request.header("X-TC-Action")),
                             mark < 0 ? QByteArray() : request.target.sliced(mark + 1));
    }
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool isVersion(const HttpRequest &request, QLatin1StringView version)
{
    return request.header("X-TC-Version") == QByteArrayView(version.data(), version.size());
}

QString sha256OfZip(const QJsonObject &params)
{
    const QJsonValue inCode = params.value("Code"_L1).toObject().value("ZipFile"_L1);
    const QString text = params.value("ZipFile"_L1).toString(inCode.toString());
    if (text.isEmpty())
        return {};
    const auto zip = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!zip)
        return {};
    return sha256Hex(*zip);
}

} // namespace

ScfEndpoint::ScfEndpoint(Setup setup, ScfService &service, StsService &sts, FaultQueue &faults,
                         ArrivalLog &log)
    : m_setup(std::move(setup))
    , m_service(service)
    , m_sts(sts)
    , m_faults(faults)
    , m_log(log)
{ }

Handling ScfEndpoint::handle(const HttpRequest &head)
{
    const QString action = QString::fromLatin1(head.header("X-TC-Action"));
    const DemoFault fault = m_faults.take(DemoService::Scf, action).value_or(DemoFault());
    const Arrival arrival{
        .timeMs = m_setup.clock(),
        .action = action.left(100),
        .requestId = QUuid::createUuid().toString(QUuid::WithoutBraces),
    };
    return {
        .keepBytes = mostRequestBytes,
        .bytesPerSecond = fault.fault == FaultName::slow ? fault.value : 0,
        .latencyMs = m_setup.latencyMs,
        .answer = [this, fault,
                   arrival](const HttpRequest &request) { return answer(request, fault, arrival); },
    };
}

HttpReply ScfEndpoint::answer(const HttpRequest &request, const DemoFault &fault, Arrival arrival)
{
    HttpReply reply;
    const qint64 skewS = fault.fault == FaultName::skew ? fault.value : 0;
    reply.headers.append({"Date", httpDate(m_setup.clock() / 1000 + skewS)});
    const std::optional<QJsonObject> params = paramsOf(request);
    if (params) {
        arrival.functionName = params->value("FunctionName"_L1).toString().left(100);
        arrival.sha256 = sha256OfZip(*params);
    }

    if (replacesAnswer(fault, reply)) {
        arrival.outcome = fault.fault;
        m_log.append(arrival);
        return reply;
    }

    const Answer<QJsonObject> got = result(request, params ? &*params : nullptr, fault);
    const auto *error = std::get_if<ServiceError>(&got);
    QJsonObject response = error ? QJsonObject() : std::get<QJsonObject>(got);
    if (error) {
        const bool chinese = request.header("X-TC-Language").toLower() == "zh-cn";
        const Language language = chinese ? Language::Chinese : Language::English;
        response.insert(u"Error"_s, QJsonObject{{u"Code"_s, error->code},
                                                {u"Message"_s, error->message(language)}});
    }
    response.insert(u"RequestId"_s, arrival.requestId);
    reply.body =
        QJsonDocument(QJsonObject{{u"Response"_s, response}}).toJson(QJsonDocument::Compact);
    arrival.outcome = error ? error->code : u"accepted"_s;
    m_log.append(arrival);

    spoilAnswer(fault, reply);
    return reply;
}

Answer<QJsonObject> ScfEndpoint::result(const HttpRequest &request, const QJsonObject *params,
                                        const DemoFault &fault)
{
    if (isDocumented(fault.fault))
        return serviceError(fault.fault);
    if (request.bodyBytes > mostRequestBytes) {
        return serviceError(
            u"RequestSizeLimitExceeded"_s,
            u"The request has %1 bytes; at most %2 bytes are taken."_s.arg(request.bodyBytes)
                .arg(mostRequestBytes),
            u"请求包大小为 %1 字节，最大允许 %2 字节。"_s.arg(request.bodyBytes)
                .arg(mostRequestBytes));
    }
    if (request.method != "POST" && request.method != "GET")
        return serviceError(u"UnsupportedProtocol"_s);
    const qint64 skewS = fault.fault == FaultName::skew ? fault.value : 0;
    const bool isSts = isVersion(request, stsVersion);
    if (const std::optional<QString> code = refusal(request, isSts ? u"sts"_s : u"scf"_s, skewS))
        return serviceError(*code);
    for (const QLatin1StringView header : {"X-TC-Version"_L1, "X-TC-Region"_L1}) {
        if (request.header(QByteArrayView(header.data(), header.size())).isEmpty()) {
            return serviceError(u"MissingParameter"_s, u"The header %1 is missing."_s.arg(header),
                                u"缺少请求头 %1。"_s.arg(header));
        }
    }
    if (!isSts && !isVersion(request, apiVersion))
        return serviceError(u"NoSuchVersion"_s);
    if (!params)
        return serviceError(u"InvalidParameter.Payload"_s);
    const QString action = QString::fromLatin1(request.header("X-TC-Action"));
    const QString region = QString::fromLatin1(request.header("X-TC-Region"));
    if (isSts)
        return m_sts.call(action, region, *params);
    const UpdateTwist twist = fault.fault == FaultName::updateFails    ? UpdateTwist::Fails
                              : fault.fault == FaultName::lateUpdating ? UpdateTwist::ShowsLate
                                                                       : UpdateTwist::None;
    return m_service.call(action, region, *params, twist);
}

//! A skewed clock lasts for one request; who sets his own by the answer's Date and signs again
//! would then be as far off on the other side. He is let in once, as he is by a server whose clock
//! stays.
std::optional<QString> ScfEndpoint::refusal(const HttpRequest &request, const QString &product,
                                            qint64 skewS)
{
    const qint64 nowS = m_setup.clock() / 1000;
    const auto at = [&](qint64 timeS) {
        return signatureRefusal(request, m_setup.credentials->all(), timeS, product);
    };
    std::optional<QString> code = at(nowS + skewS);
    if (code != u"AuthFailure.SignatureExpire"_s)
        return code;
    const std::lock_guard lock(m_mutex);
    if (skewS != 0) {
        m_shownSkewS = skewS;
    } else if (m_shownSkewS != 0) {
        const std::optional<QString> bySkew = at(nowS + std::exchange(m_shownSkewS, 0));
        if (!bySkew)
            return bySkew;
    }
    return code;
}

} // namespace Scf::Demo
