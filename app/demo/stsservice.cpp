// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/stsservice.h"

#include "app/domain/region.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 usualDurationS = 7'200;
constexpr qint64 longestDurationS = 43'200;

//! A parameter that is unknown, missing or of a wrong type.
std::optional<ServiceError> wrongFields(const QJsonObject &params)
{
    static const QStringList texts{u"RoleArn"_s,    u"RoleSessionName"_s, u"Policy"_s,
                                   u"ExternalId"_s, u"SourceIdentity"_s,  u"SerialNumber"_s,
                                   u"TokenCode"_s};
    for (auto it = params.begin(); it != params.end(); ++it) {
        const bool isText = texts.contains(it.key());
        if (!isText && it.key() != "DurationSeconds"_L1 && it.key() != "Tags"_L1) {
            return serviceError(u"UnknownParameter"_s,
                                u"The parameter %1 is not known."_s.arg(it.key().left(100)),
                                u"未知参数 %1。"_s.arg(it.key().left(100)));
        }
        const bool fits = isText                             ? it->isString()
                          : it.key() == "DurationSeconds"_L1 ? it->isDouble()
                                                             : it->isArray();
        if (!fits)
            return serviceError(u"InvalidParameter"_s);
    }
    for (const QLatin1StringView name : {"RoleArn"_L1, "RoleSessionName"_L1}) {
        if (params.value(name).toString().isEmpty()) {
            return serviceError(u"MissingParameter"_s, u"The parameter %1 is missing."_s.arg(name),
                                u"缺少参数 %1。"_s.arg(name));
        }
    }
    return {};
}

} // namespace

StsService::StsService(KnownCredentials &credentials, Clock clock)
    : m_credentials(credentials)
    , m_clock(std::move(clock))
{ }

Answer<QJsonObject> StsService::call(const QString &action, const QString &region,
                                     const QJsonObject &params)
{
    if (action != assumeRoleAction)
        return serviceError(u"InvalidAction"_s);
    const bool regionKnown =
        std::any_of(knownRegions().begin(), knownRegions().end(),
                    [&region](const Region &known) { return known.id == region; });
    if (!regionKnown)
        return serviceError(u"UnsupportedRegion"_s);
    if (const std::optional<ServiceError> error = wrongFields(params))
        return *error;
    return assumeRole(params);
}

Answer<QJsonObject> StsService::assumeRole(const QJsonObject &params)
{
    static const QRegularExpression sessionForm(u"^[\\w+=,.@-]{2,128}$"_s);
    static const QRegularExpression roleForm(
        u"^qcs::cam::uin/\\d+:(role|roleName)/[\\w/.@+=,-]+$"_s);
    const QString role = params.value("RoleArn"_L1).toString();
    const qint64 duration = params.value("DurationSeconds"_L1).toInteger(usualDurationS);
    if (!sessionForm.match(params.value("RoleSessionName"_L1).toString()).hasMatch()
        || !roleForm.match(role).hasMatch() || duration <= 0)
        return serviceError(u"InvalidParameter.ParamError"_s);
    if (duration > longestDurationS)
        return serviceError(u"InvalidParameter.OverTimeError"_s);
    if (role != demoRoleArn)
        return serviceError(u"ResourceNotFound.RoleNotFound"_s);

    const qint64 endsS = m_clock() / 1'000 + duration;
    const KnownCredential given = newCredential(endsS);
    m_credentials.add(given);
    return QJsonObject{
        {u"Credentials"_s, QJsonObject{{u"Token"_s, given.credential.token},
                                       {u"TmpSecretId"_s, given.credential.secretId},
                                       {u"TmpSecretKey"_s, given.credential.secretKey}}},
        {u"ExpiredTime"_s, endsS},
        {u"Expiration"_s, QDateTime::fromSecsSinceEpoch(endsS, Qt::UTC).toString(Qt::ISODate)},
    };
}

} // namespace Scf::Demo
