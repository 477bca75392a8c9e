// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/function.h"

#include "app/core/sha256.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Value = FunctionStatus::Value;

constexpr auto statusTexts = std::to_array<std::pair<Value, QLatin1StringView>>({
    {Value::Creating, "Creating"_L1},
    {Value::CreateFailed, "CreateFailed"_L1},
    {Value::Active, "Active"_L1},
    {Value::Updating, "Updating"_L1},
    {Value::UpdateFailed, "UpdateFailed"_L1},
    {Value::Publishing, "Publishing"_L1},
    {Value::PublishFailed, "PublishFailed"_L1},
    {Value::Deleting, "Deleting"_L1},
    {Value::DeleteFailed, "DeleteFailed"_L1},
});

// The longest text of a reply that is kept: names are 60 characters, messages a few hundred. Longer
// ones are cut, so that a hostile answer cannot fill the window's memory.
constexpr qsizetype longestText = 10'000;

QString textOf(const QJsonObject &json, QLatin1StringView field)
{
    return json.value(field).toString().left(longestText);
}

QList<StatusReason> reasonsOf(const QJsonObject &json)
{
    QList<StatusReason> reasons;
    const QJsonArray array = json.value("StatusReasons"_L1).toArray();
    for (const QJsonValue &item : array) {
        const QJsonObject reason = item.toObject();
        reasons.append({textOf(reason, "ErrorCode"_L1), textOf(reason, "ErrorMessage"_L1)});
    }
    return reasons;
}

} // namespace

FunctionStatus::FunctionStatus(const QString &text)
    : m_text(text)
{
    for (const auto &[value, name] : statusTexts) {
        if (text == name)
            m_value = value;
    }
}

bool FunctionStatus::isPassing() const
{
    return m_value == Value::Creating || m_value == Value::Updating || m_value == Value::Publishing;
}

bool FunctionStatus::allowsUpdate() const
{
    return m_value == Value::Active || m_value == Value::UpdateFailed
           || m_value == Value::PublishFailed || m_value == Value::Unknown;
}

bool FunctionStatus::isFailure() const
{
    return m_value == Value::CreateFailed || m_value == Value::UpdateFailed
           || m_value == Value::PublishFailed || m_value == Value::DeleteFailed;
}

Result<FunctionSummary> FunctionSummary::fromJson(const QJsonObject &json)
{
    FunctionSummary summary{
        .functionName = textOf(json, "FunctionName"_L1),
        .space = textOf(json, "Namespace"_L1),
        .description = textOf(json, "Description"_L1),
        .runtime = Runtime(textOf(json, "Runtime"_L1)),
        .type = textOf(json, "Type"_L1),
        .status = FunctionStatus(textOf(json, "Status"_L1)),
        .statusDesc = textOf(json, "StatusDesc"_L1),
        .statusReasons = reasonsOf(json),
        .addTime = textOf(json, "AddTime"_L1),
        .modTime = textOf(json, "ModTime"_L1),
    };
    if (summary.functionName.isEmpty())
        return Error{.code = LocalCode::answerIncomplete, .message = u"FunctionName"_s};
    return summary;
}

namespace {

std::optional<ImageSource> imageOf(const QJsonObject &config)
{
    const QString uri = textOf(config, "ImageUri"_L1);
    if (uri.isEmpty())
        return std::nullopt;
    const QJsonValue port = config.value("ImagePort"_L1);
    return ImageSource{
        .uri = uri,
        .isEnterprise = textOf(config, "ImageType"_L1) == "enterprise"_L1,
        .registryId = textOf(config, "RegistryId"_L1),
        .command = textOf(config, "Command"_L1),
        .args = textOf(config, "Args"_L1),
        .port = port.isDouble() ? QString::number(port.toInt()) : QString(),
        .accelerate = config.value("ContainerImageAccelerate"_L1).toBool(),
    };
}

QMap<QString, QString> settingsOf(const QJsonObject &json)
{
    static const QStringList names{
        u"AsyncRunEnable"_s, u"CfsConfig"_s,        u"ClsLogsetId"_s, u"ClsTopicId"_s,
        u"Description"_s,    u"DeadLetterConfig"_s, u"DnsCache"_s,    u"EipConfig"_s,
        u"Environment"_s,    u"InitTimeout"_s,      u"Layers"_s,      u"MemorySize"_s,
        u"ProtocolType"_s,   u"PublicNetConfig"_s,  u"Role"_s,        u"Runtime"_s,
        u"Tags"_s,           u"Timeout"_s,          u"TraceEnable"_s, u"Triggers"_s,
        u"VpcConfig"_s};
    QMap<QString, QString> settings;
    for (const QString &name : names) {
        if (!json.contains(name))
            continue;
        const QJsonDocument value(QJsonArray{json.value(name)});
        settings.insert(name, sha256Hex(value.toJson(QJsonDocument::Compact)));
    }
    return settings;
}

} // namespace

Result<FunctionDetail> FunctionDetail::fromJson(const QJsonObject &json)
{
    const Result<FunctionSummary> summary = FunctionSummary::fromJson(json);
    if (!summary)
        return summary.error();
    const double codeSize = json.value("CodeSize"_L1).toDouble(-1);
    return FunctionDetail{
        .summary = *summary,
        .handler = textOf(json, "Handler"_L1),
        .codeSize = codeSize >= 0 && codeSize < 1e15 ? static_cast<qint64>(codeSize) : -1,
        .installDependency = textOf(json, "InstallDependency"_L1),
        .image = imageOf(json.value("ImageConfig"_L1).toObject()),
        .settings = settingsOf(json),
        .complete = true,
    };
}

} // namespace Scf
