// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journalrow.h"

#include "app/core/redaction.h"
#include "app/storage/codesourcejson.h"
#include "app/storage/packageplanjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlQuery>
#include <QStringList>

#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

enum Column {
    Id,
    Owner,
    Endpoint,
    SecretId,
    Region,
    Space,
    FunctionName,
    Source,
    Handler,
    Package,
    InstallDependency,
    Publish,
    DeployedBefore,
    ZipSize,
    ZipSha256,
    StartedAt,
    DurationMs,
    Sent,
    RequestId,
    Outcome,
    ErrorColumn,
    StatusReasons,
    Remark,
    Cancelled,
    ColumnCount
};

constexpr std::array<QLatin1StringView, ColumnCount> columnNames{
    "id"_L1,
    "owner"_L1,
    "endpoint"_L1,
    "secret_id"_L1,
    "region"_L1,
    "space"_L1,
    "function_name"_L1,
    "source"_L1,
    "handler"_L1,
    "package"_L1,
    "install_dependency"_L1,
    "publish"_L1,
    "deployed_before"_L1,
    "zip_size"_L1,
    "zip_sha256"_L1,
    "started_at"_L1,
    "duration_ms"_L1,
    "sent"_L1,
    "request_id"_L1,
    "outcome"_L1,
    "error"_L1,
    "status_reasons"_L1,
    "remark"_L1,
    "cancelled"_L1,
};

constexpr std::array<std::pair<UpdateOutcome, QLatin1StringView>, 7> outcomeNames{{
    {UpdateOutcome::Running, "running"_L1},
    {UpdateOutcome::Live, "live"_L1},
    {UpdateOutcome::ActiveNotVerifiable, "active-not-verifiable"_L1},
    {UpdateOutcome::UpdateFailed, "update-failed"_L1},
    {UpdateOutcome::NotChanged, "not-changed"_L1},
    {UpdateOutcome::WaitingStopped, "waiting-stopped"_L1},
    {UpdateOutcome::Unknown, "unknown"_L1},
}};

constexpr std::array<std::pair<Error::Kind, QLatin1StringView>, 9> kindNames{{
    {Error::Kind::Cancelled, "cancelled"_L1},
    {Error::Kind::Input, "input"_L1},
    {Error::Kind::File, "file"_L1},
    {Error::Kind::Keychain, "keychain"_L1},
    {Error::Kind::Network, "network"_L1},
    {Error::Kind::Timeout, "timeout"_L1},
    {Error::Kind::Http, "http"_L1},
    {Error::Kind::Service, "service"_L1},
    {Error::Kind::Protocol, "protocol"_L1},
}};

constexpr std::array<std::pair<Error::Sent, QLatin1StringView>, 3> sentNames{{
    {Error::Sent::Nothing, "nothing"_L1},
    {Error::Sent::Part, "part"_L1},
    {Error::Sent::All, "all"_L1},
}};

template <typename Names, typename Value>
QString nameIn(const Names &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return {};
}

template <typename Names, typename Value>
Value valueIn(const Names &names, const QString &text, Value otherwise)
{
    for (const auto &[value, name] : names) {
        if (name == text)
            return value;
    }
    return otherwise;
}

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString stateToJson(const DeployedState &state)
{
    return textOf({{u"status"_s, state.status},
                   {u"modTime"_s, state.modTime},
                   {u"handler"_s, state.handler},
                   {u"codeSha256"_s, state.codeSha256},
                   {u"codeSize"_s, state.codeSize}});
}

DeployedState stateFromJson(const QString &text)
{
    const QJsonObject json = objectOf(text);
    return {.status = json.value("status"_L1).toString(),
            .modTime = json.value("modTime"_L1).toString(),
            .handler = json.value("handler"_L1).toString(),
            .codeSha256 = json.value("codeSha256"_L1).toString(),
            .codeSize = json.value("codeSize"_L1).toInteger(-1)};
}

Error errorFromJson(const QString &text)
{
    const QJsonObject json = objectOf(text);
    return {.kind = valueIn(kindNames, json.value("kind"_L1).toString(), Error::Kind::Protocol),
            .code = json.value("code"_L1).toString(),
            .message = json.value("message"_L1).toString(),
            .requestId = json.value("requestId"_L1).toString(),
            .action = json.value("action"_L1).toString(),
            .httpStatus = json.value("httpStatus"_L1).toInt(),
            .sent = valueIn(sentNames, json.value("sent"_L1).toString(), Error::Sent::All)};
}

QList<StatusReason> reasonsFromJson(const QString &text)
{
    QList<StatusReason> reasons;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        reasons.append({.errorCode = value["code"_L1].toString(),
                        .errorMessage = value["message"_L1].toString()});
    }
    return reasons;
}

// A null text would be stored as NULL, which compares with nothing.
QString present(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

QString journalColumns()
{
    QStringList names;
    for (const QLatin1StringView name : columnNames)
        names.append(name);
    return names.join(u", "_s);
}

QString journalPlaceholders()
{
    return QStringList(ColumnCount, u"?"_s).join(u", "_s);
}

void bindEntry(QSqlQuery &query, const JournalEntry &entry, const QString &owner, qint64 id)
{
    const UpdateRecord &record = entry.record;
    query.addBindValue(id > 0 ? QVariant(id) : QVariant(QMetaType(QMetaType::LongLong)));
    query.addBindValue(present(owner));
    query.addBindValue(present(entry.endpoint));
    query.addBindValue(present(entry.secretId));
    query.addBindValue(present(record.function.region));
    query.addBindValue(present(record.function.space));
    query.addBindValue(present(record.function.functionName));
    query.addBindValue(textOf(toJson(record.source)));
    query.addBindValue(present(record.handler));
    query.addBindValue(present(QString::fromUtf8(toJson(entry.package))));
    query.addBindValue(int(entry.installDependency));
    query.addBindValue(int(entry.publish));
    query.addBindValue(stateToJson(entry.before));
    query.addBindValue(record.zipSize);
    query.addBindValue(present(record.zipSha256));
    query.addBindValue(record.startedAt.toMSecsSinceEpoch());
    query.addBindValue(record.durationMs);
    query.addBindValue(int(entry.sent));
    query.addBindValue(present(record.requestId));
    query.addBindValue(outcomeName(record.outcome));
    query.addBindValue(errorToJson(record));
    query.addBindValue(reasonsToJson(record.statusReasons));
    query.addBindValue(present(redacted(record.remark, {})));
    query.addBindValue(int(record.cancelled));
}

JournalEntry entryFrom(const QSqlQuery &query)
{
    const auto text = [&query](Column column) { return query.value(column).toString(); };
    const auto number = [&query](Column column) { return query.value(column).toLongLong(); };
    JournalEntry entry;
    entry.id = number(Id);
    entry.endpoint = text(Endpoint);
    entry.secretId = text(SecretId);
    entry.package = packagePlanFromJson(text(Package).toUtf8());
    entry.installDependency = number(InstallDependency) != 0;
    entry.publish = number(Publish) != 0;
    entry.before = stateFromJson(text(DeployedBefore));
    entry.sent = number(Sent) != 0;
    UpdateRecord &record = entry.record;
    record.function = {
        .region = text(Region), .space = text(Space), .functionName = text(FunctionName)};
    record.source = codeSourceFromJson(objectOf(text(Source)));
    record.handler = text(Handler);
    record.startedAt = QDateTime::fromMSecsSinceEpoch(number(StartedAt), Qt::UTC);
    record.durationMs = number(DurationMs);
    record.zipSize = number(ZipSize);
    record.zipSha256 = text(ZipSha256);
    record.requestId = text(RequestId);
    record.outcome = outcomeFromName(text(Outcome));
    record.hasError = !text(ErrorColumn).isEmpty();
    if (record.hasError)
        record.error = errorFromJson(text(ErrorColumn));
    record.statusReasons = reasonsFromJson(text(StatusReasons));
    record.remark = text(Remark);
    record.cancelled = number(Cancelled) != 0;
    return entry;
}

QString ownerFrom(const QSqlQuery &query)
{
    return query.value(Owner).toString();
}

QString outcomeName(UpdateOutcome outcome)
{
    return nameIn(outcomeNames, outcome);
}

UpdateOutcome outcomeFromName(const QString &name)
{
    return valueIn(outcomeNames, name, UpdateOutcome::Unknown);
}

QString errorToJson(const UpdateRecord &record)
{
    if (!record.hasError)
        return u""_s;
    const Error &error = record.error;
    return textOf({{u"kind"_s, nameIn(kindNames, error.kind)},
                   {u"code"_s, error.code},
                   {u"message"_s, redacted(error.message, {})},
                   {u"requestId"_s, error.requestId},
                   {u"action"_s, error.action},
                   {u"httpStatus"_s, error.httpStatus},
                   {u"sent"_s, nameIn(sentNames, error.sent)}});
}

QString reasonsToJson(const QList<StatusReason> &reasons)
{
    if (reasons.isEmpty())
        return u""_s;
    QJsonArray array;
    for (const StatusReason &reason : reasons) {
        array.append(QJsonObject{{u"code"_s, reason.errorCode},
                                 {u"message"_s, redacted(reason.errorMessage, {})}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString searchText(QStringList parts)
{
    constexpr qsizetype mostLetters = 4'000;
    parts.removeAll(QString());
    return present(parts.join(u'\n').left(mostLetters).toCaseFolded());
}

QString searchTextOf(const UpdateRecord &record)
{
    QStringList parts{record.function.functionName,
                      record.function.space,
                      record.function.region,
                      record.source.path,
                      record.handler,
                      record.zipSha256,
                      record.requestId,
                      redacted(record.remark, {})};
    if (record.hasError) {
        parts += {record.error.code, record.error.requestId, redacted(record.error.message, {})};
    }
    for (const StatusReason &reason : record.statusReasons)
        parts += {reason.errorCode, redacted(reason.errorMessage, {})};
    return searchText(parts);
}

} // namespace Scf
