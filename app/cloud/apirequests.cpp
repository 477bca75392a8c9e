// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apirequests.h"

#include <QJsonDocument>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 10'000;
constexpr double largestCount = 1e9;

//! The fields that were given, none that is absent.
class Fields
{
public:
    Fields &text(QLatin1StringView name, const QString &value)
    {
        if (!value.isEmpty())
            m_json.insert(name, value);
        return *this;
    }
    Fields &number(QLatin1StringView name, qint64 value)
    {
        m_json.insert(name, value);
        return *this;
    }
    Fields &value(QLatin1StringView name, const QJsonValue &value)
    {
        m_json.insert(name, value);
        return *this;
    }
    QByteArray toBytes() const { return QJsonDocument(m_json).toJson(QJsonDocument::Compact); }

private:
    QJsonObject m_json;
};

QString textOf(const QJsonObject &json, QLatin1StringView field)
{
    return json.value(field).toString().left(longestText);
}

qint64 countOf(const QJsonObject &json, QLatin1StringView field)
{
    return static_cast<qint64>(qBound(0.0, json.value(field).toDouble(), largestCount));
}

Error incomplete(QLatin1StringView field)
{
    return Error{.code = LocalCode::answerIncomplete, .message = field};
}

//! Each object of the array \a field made into a T; whatever is no object there is an error.
template <typename T, typename F>
Result<QList<T>> listOf(const QJsonObject &json, QLatin1StringView field, F make)
{
    if (!json.value(field).isArray())
        return incomplete(field);
    const QJsonArray array = json.value(field).toArray();
    QList<T> list;
    list.reserve(array.size());
    for (const QJsonValue &item : array) {
        if (!item.isObject())
            return incomplete(field);
        Result<T> made = make(item.toObject());
        if (!made)
            return made.error();
        list.append(std::move(made.value()));
    }
    return list;
}

} // namespace

QByteArray ListFunctionsRequest::body() const
{
    Fields fields;
    fields.number("Offset"_L1, offset)
        .number("Limit"_L1, limit)
        .text("SearchKey"_L1, searchKey)
        .text("Orderby"_L1, orderby)
        .text("Order"_L1, order)
        .text("Namespace"_L1, space)
        .text("Description"_L1, description);
    if (!filters.isEmpty())
        fields.value("Filters"_L1, filters);
    return fields.toBytes();
}

Result<ListFunctionsResponse> ListFunctionsResponse::fromJson(const QJsonObject &json)
{
    const auto functions =
        listOf<FunctionSummary>(json, "Functions"_L1, &FunctionSummary::fromJson);
    if (!functions)
        return functions.error();
    return ListFunctionsResponse{.functions = *functions,
                                 .totalCount = countOf(json, "TotalCount"_L1),
                                 .requestId = textOf(json, "RequestId"_L1)};
}

QByteArray ListNamespacesRequest::body() const
{
    return Fields().number("Limit"_L1, limit).number("Offset"_L1, offset).toBytes();
}

Result<ListNamespacesResponse> ListNamespacesResponse::fromJson(const QJsonObject &json)
{
    const auto namespaces = listOf<NamespaceInfo>(
        json, "Namespaces"_L1, [](const QJsonObject &item) -> Result<NamespaceInfo> {
            return NamespaceInfo{.name = textOf(item, "Name"_L1),
                                 .description = textOf(item, "Description"_L1)};
        });
    if (!namespaces)
        return namespaces.error();
    return ListNamespacesResponse{.namespaces = *namespaces,
                                  .totalCount = countOf(json, "TotalCount"_L1),
                                  .requestId = textOf(json, "RequestId"_L1)};
}

QByteArray GetFunctionRequest::body() const
{
    return Fields()
        .text("FunctionName"_L1, functionName)
        .text("Namespace"_L1, space)
        .text("Qualifier"_L1, qualifier)
        .toBytes();
}

QByteArray GetFunctionAddressRequest::body() const
{
    return Fields()
        .text("FunctionName"_L1, functionName)
        .text("Namespace"_L1, space)
        .text("Qualifier"_L1, qualifier)
        .toBytes();
}

Result<GetFunctionAddressResponse> GetFunctionAddressResponse::fromJson(const QJsonObject &json)
{
    return GetFunctionAddressResponse{.url = textOf(json, "Url"_L1),
                                      .codeSha256 = textOf(json, "CodeSha256"_L1),
                                      .requestId = textOf(json, "RequestId"_L1)};
}

QByteArray ListVersionByFunctionRequest::body() const
{
    return Fields()
        .text("FunctionName"_L1, functionName)
        .text("Namespace"_L1, space)
        .number("Offset"_L1, offset)
        .number("Limit"_L1, limit)
        .text("Order"_L1, order)
        .text("OrderBy"_L1, orderBy)
        .toBytes();
}

Result<ListVersionByFunctionResponse>
ListVersionByFunctionResponse::fromJson(const QJsonObject &json)
{
    const auto versions = listOf<FunctionVersion>(
        json, "Versions"_L1, [](const QJsonObject &item) -> Result<FunctionVersion> {
            return FunctionVersion{.version = textOf(item, "Version"_L1),
                                   .description = textOf(item, "Description"_L1),
                                   .modTime = textOf(item, "ModTime"_L1),
                                   .status = textOf(item, "Status"_L1)};
        });
    if (!versions)
        return versions.error();
    return ListVersionByFunctionResponse{.versions = *versions,
                                         .totalCount = countOf(json, "TotalCount"_L1),
                                         .requestId = textOf(json, "RequestId"_L1)};
}

QByteArray UpdateFunctionCodeRequest::body() const
{
    Fields fields;
    fields.text("FunctionName"_L1, functionName)
        .text("Handler"_L1, handler)
        .text("CosBucketName"_L1, cosBucketName)
        .text("CosObjectName"_L1, cosObjectName)
        .text("Namespace"_L1, space)
        .text("CosBucketRegion"_L1, cosBucketRegion)
        .text("InstallDependency"_L1, installDependency)
        .text("EnvId"_L1, envId)
        .text("Publish"_L1, publish)
        .text("CodeSource"_L1, codeSource);
    if (!code.isEmpty())
        fields.value("Code"_L1, code);
    QByteArray body = fields.toBytes();
    if (!zipFile.isEmpty()) {
        // Put in by hand: ten megabytes need not become UTF-16 and back. Base64 needs no escapes.
        const bool isFirst = body == "{}";
        body.chop(1);
        body.reserve(bodySizeWithZip(*this, zipFile.size()));
        body += isFirst ? "\"ZipFile\":\"" : ",\"ZipFile\":\"";
        body += zipFile.toBase64();
        body += "\"}";
    }
    return body;
}

Result<UpdateFunctionCodeResponse> UpdateFunctionCodeResponse::fromJson(const QJsonObject &json)
{
    const QString requestId = textOf(json, "RequestId"_L1);
    if (requestId.isEmpty())
        return incomplete("RequestId"_L1);
    return UpdateFunctionCodeResponse{.requestId = requestId};
}

QByteArray AssumeRoleRequest::body() const
{
    Fields fields;
    fields.text("RoleArn"_L1, roleArn).text("RoleSessionName"_L1, roleSessionName);
    if (durationSeconds > 0)
        fields.number("DurationSeconds"_L1, durationSeconds);
    return fields.toBytes();
}

Result<AssumeRoleResponse> AssumeRoleResponse::fromJson(const QJsonObject &json)
{
    const QJsonObject given = json.value("Credentials"_L1).toObject();
    AssumeRoleResponse response{.credential = {.secretId = textOf(given, "TmpSecretId"_L1),
                                               .secretKey = textOf(given, "TmpSecretKey"_L1),
                                               .token = textOf(given, "Token"_L1)},
                                .requestId = textOf(json, "RequestId"_L1)};
    if (!response.credential.isComplete() || response.credential.token.isEmpty())
        return incomplete("Credentials"_L1);
    const qint64 expiresAt = json.value("ExpiredTime"_L1).toInteger();
    if (expiresAt <= 0)
        return incomplete("ExpiredTime"_L1);
    response.expiresAt = QDateTime::fromSecsSinceEpoch(expiresAt, Qt::UTC);
    return response;
}

qint64 bodySizeWithZip(const UpdateFunctionCodeRequest &request, qint64 zipSize)
{
    UpdateFunctionCodeRequest bare = request;
    bare.zipFile.clear();
    const QByteArray body = bare.body();
    const qint64 base64Size = (zipSize + 2) / 3 * 4;
    const qint64 field = static_cast<qint64>(qstrlen(",\"ZipFile\":\"\"")) - (body == "{}" ? 1 : 0);
    return body.size() + field + base64Size;
}

} // namespace Scf
