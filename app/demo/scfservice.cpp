// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/scfservice.h"

#include "app/core/sha256.h"
#include "app/demo/downloadlinks.h"
#include "app/demo/scfparameters.h"
#include "app/demo/zippackage.h"
#include "app/domain/region.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 usualLimit = 20;
constexpr qint64 largestLimit = 1000;
constexpr qsizetype mostFilters = 10;
constexpr qsizetype mostFilterValues = 20;
constexpr qint64 mostShownCode = 1024 * 1024;
constexpr int lateMs = 1000;
constexpr auto latest = "$LATEST"_L1;

QJsonArray toJson(const QList<StatusReason> &reasons)
{
    QJsonArray array;
    for (const StatusReason &reason : reasons) {
        array.append(QJsonObject{{u"ErrorCode"_s, reason.errorCode},
                                 {u"ErrorMessage"_s, reason.errorMessage}});
    }
    return array;
}

QJsonObject toJson(const StoredFunction &function)
{
    return {
        {u"ModTime"_s, timeText(function.changedMs)},
        {u"AddTime"_s, timeText(function.addedMs)},
        {u"Runtime"_s, function.runtime},
        {u"FunctionName"_s, function.id.functionName},
        {u"FunctionId"_s, function.functionId},
        {u"Namespace"_s, function.id.space},
        {u"Status"_s, function.status},
        {u"StatusDesc"_s, function.statusDesc},
        {u"Description"_s, function.description},
        {u"Tags"_s, QJsonArray()},
        {u"Type"_s, function.type},
        {u"StatusReasons"_s, toJson(function.reasons)},
        {u"TotalProvisionedConcurrencyMem"_s, QJsonValue::Null},
        {u"ReservedConcurrencyMem"_s, QJsonValue::Null},
        {u"AsyncRunEnable"_s, u"FALSE"_s},
        {u"TraceEnable"_s, u"FALSE"_s},
    };
}

struct Page
{
    qint64 offset = 0;
    qint64 limit = usualLimit;
    QString orderBy{};
    bool descending = false;
};

//! \a orderKey differs between the Actions, and so do the words that it takes.
Answer<Page> pageOf(const QJsonObject &params, const QString &orderKey, const QStringList &orders)
{
    Page page;
    page.offset = params.value("Offset"_L1).toInteger(0);
    page.limit = params.value("Limit"_L1).toInteger(usualLimit);
    if (page.offset < 0)
        return serviceError(u"InvalidParameterValue.Offset"_s);
    if (page.limit < 0 || page.limit > largestLimit)
        return serviceError(u"InvalidParameterValue.Limit"_s);
    page.orderBy = params.value(orderKey).toString();
    if (params.contains(orderKey) && !orders.contains(page.orderBy)) {
        return serviceError(u"InvalidParameterValue"_s,
                            u"The value of %1 is wrong."_s.arg(orderKey),
                            u"%1 参数值错误。"_s.arg(orderKey));
    }
    const QString order = params.value("Order"_L1).toString(u"ASC"_s);
    if (order != "ASC"_L1 && order != "DESC"_L1)
        return serviceError(u"InvalidParameterValue.Order"_s);
    page.descending = order == "DESC"_L1;
    return page;
}

// Filters that take one value only; no function here has any of them.
constexpr auto singleFilters =
    std::to_array<QLatin1StringView>({"VpcId"_L1, "SubnetId"_L1, "ClsTopicId"_L1, "ClsLogsetId"_L1,
                                      "Role"_L1, "CfsId"_L1, "CfsMountInsId"_L1, "Eip"_L1});

struct Filter
{
    QString name{};
    QStringList values{};
};

QString filtered(const StoredFunction &function, const QString &name)
{
    if (name == "Status"_L1)
        return function.status;
    if (name == "Runtime"_L1)
        return function.runtime;
    if (name == "Type"_L1 || name == "FunctionType"_L1)
        return function.type;
    if (name == "AsyncRunEnable"_L1 || name == "TraceEnable"_L1)
        return u"FALSE"_s;
    if (name == "PublicNetStatus"_L1)
        return u"ENABLE"_s;
    if (name == "Stamp"_L1)
        return u"MC"_s;
    return {};
}

Answer<QList<Filter>> filtersOf(const QJsonObject &params)
{
    static const QStringList several{u"Status"_s,          u"Runtime"_s,        u"Type"_s,
                                     u"FunctionType"_s,    u"AsyncRunEnable"_s, u"TraceEnable"_s,
                                     u"PublicNetStatus"_s, u"Stamp"_s};
    const QJsonArray array = params.value("Filters"_L1).toArray();
    if (array.size() > mostFilters)
        return serviceError(u"InvalidParameterValue.LimitExceeded"_s);
    QList<Filter> filters;
    for (const QJsonValueConstRef one : array) {
        const QJsonObject object = one.toObject();
        Filter filter{.name = object.value("Name"_L1).toString()};
        for (const QJsonValueConstRef value : object.value("Values"_L1).toArray())
            filter.values.append(value.toString());
        const bool single = std::find(singleFilters.begin(), singleFilters.end(), filter.name)
                            != singleFilters.end();
        if (!single && !several.contains(filter.name) && !filter.name.startsWith("tag-"_L1))
            return serviceError(u"InvalidParameterValue.Name"_s);
        if (filter.values.isEmpty() || filter.values.size() > (single ? 1 : mostFilterValues))
            return serviceError(u"InvalidParameterValue.Filters"_s);
        filters.append(filter);
    }
    return filters;
}

template <typename T>
QList<T> sliceOf(const QList<T> &all, const Page &page)
{
    return all.mid(std::min<qint64>(page.offset, all.size()), page.limit);
}

bool isName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]$"_s);
    return form.match(name).hasMatch();
}

//! What a Qualifier names: $LATEST or a published version.
Answer<StoredVersion> versionOf(const StoredFunction &function, const QJsonObject &params)
{
    const QString qualifier = params.value("Qualifier"_L1).toString(latest);
    if (qualifier == latest || qualifier == "$DEFAULT"_L1) {
        return StoredVersion{.version = latest,
                             .description = function.description,
                             .addedMs = function.changedMs,
                             .zip = function.zip,
                             .handler = function.handler};
    }
    for (const StoredVersion &version : function.versions) {
        if (version.version == qualifier)
            return version;
    }
    bool isNumber = false;
    (void)qualifier.toUInt(&isNumber);
    return serviceError(isNumber ? u"ResourceNotFound.Version"_s
                                 : u"InvalidParameterValue.Qualifier"_s);
}

} // namespace

ScfService::ScfService(FunctionStore &store, DownloadLinks &links, const CosStore &objects,
                       bool international)
    : m_store(store)
    , m_links(links)
    , m_objects(objects)
    , m_international(international)
{ }

Answer<QJsonObject> ScfService::call(const QString &action, const QString &region,
                                     const QJsonObject &params, UpdateTwist twist)
{
    if (!isAction(action) || (m_international && action == "GetFunction"_L1)) {
        const QString name = action.left(100);
        return serviceError(u"InvalidAction"_s, u"There is no action %1."_s.arg(name),
                            u"接口 %1 不存在。"_s.arg(name));
    }
    const bool regionKnown =
        std::any_of(knownRegions().begin(), knownRegions().end(),
                    [&region](const Region &known) { return known.id == region; });
    if (!regionKnown)
        return serviceError(u"UnsupportedRegion"_s);
    if (const std::optional<ServiceError> error = wrongFields(action, params))
        return *error;
    if (action == "ListNamespaces"_L1)
        return listNamespaces(region, params);

    const QString space = params.value("Namespace"_L1).toString(defaultNamespace);
    if (!isName(space))
        return serviceError(u"InvalidParameterValue.Namespace"_s);
    if (!m_store.hasNamespace(region, space))
        return serviceError(u"ResourceNotFound.Namespace"_s);
    if (action == "ListFunctions"_L1)
        return listFunctions(region, params);

    const QString name = params.value("FunctionName"_L1).toString();
    if (!isName(name))
        return serviceError(u"InvalidParameterValue.FunctionName"_s);
    if (action == "UpdateFunctionCode"_L1 && updatesNothing(params)) {
        return serviceError(u"MissingParameter"_s,
                            u"There is nothing to update: neither code nor a handler was given."_s,
                            u"没有可更新的内容：未指定代码或执行方法。"_s);
    }
    const std::optional<StoredFunction> function =
        m_store.find({.region = region, .space = space, .functionName = name});
    if (!function)
        return serviceError(u"ResourceNotFound.Function"_s);
    if (action == "GetFunction"_L1)
        return getFunction(*function, params);
    if (action == "GetFunctionAddress"_L1)
        return getFunctionAddress(*function, params);
    if (action == "ListVersionByFunction"_L1)
        return listVersions(*function, params);
    return updateFunctionCode(*function, params, twist);
}

Answer<QJsonObject> ScfService::listFunctions(const QString &region, const QJsonObject &params)
{
    const Answer<Page> asked =
        pageOf(params, u"Orderby"_s, {u"AddTime"_s, u"ModTime"_s, u"FunctionName"_s});
    if (const auto *error = std::get_if<ServiceError>(&asked))
        return *error;
    const Answer<QList<Filter>> filters = filtersOf(params);
    if (const auto *error = std::get_if<ServiceError>(&filters))
        return *error;
    const auto &page = std::get<Page>(asked);
    const QString key = params.value("SearchKey"_L1).toString();
    const QString description = params.value("Description"_L1).toString();
    const auto wanted = [&](const StoredFunction &function) {
        return function.id.functionName.contains(key, Qt::CaseInsensitive)
               && function.description.contains(description, Qt::CaseInsensitive)
               && std::all_of(std::get<QList<Filter>>(filters).begin(),
                              std::get<QList<Filter>>(filters).end(), [&](const Filter &filter) {
                                  return filter.values.contains(filtered(function, filter.name));
                              });
    };

    // They come by name, so that only another order needs them all at once.
    QJsonArray functions;
    qint64 total = 0;
    QList<StoredFunction> all;
    const bool byName = page.orderBy.isEmpty() || page.orderBy == "FunctionName"_L1;
    const bool asTheyCome = byName && !page.descending;
    m_store.visit(region, params.value("Namespace"_L1).toString(defaultNamespace),
                  [&](const StoredFunction &function) {
                      if (!wanted(function))
                          return;
                      if (!asTheyCome)
                          all.append(function);
                      else if (total >= page.offset && functions.size() < page.limit)
                          functions.append(toJson(function));
                      ++total;
                  });
    if (!asTheyCome) {
        if (!byName) {
            const auto time = page.orderBy == "AddTime"_L1 ? &StoredFunction::addedMs
                                                           : &StoredFunction::changedMs;
            std::stable_sort(all.begin(), all.end(),
                             [time](const StoredFunction &left, const StoredFunction &right) {
                                 return left.*time < right.*time;
                             });
        }
        if (page.descending)
            std::reverse(all.begin(), all.end());
        for (const StoredFunction &function : sliceOf(all, page))
            functions.append(toJson(function));
    }
    return QJsonObject{{u"Functions"_s, functions}, {u"TotalCount"_s, total}};
}

Answer<QJsonObject> ScfService::listNamespaces(const QString &region, const QJsonObject &params)
{
    const Answer<Page> asked = pageOf(params, u"Orderby"_s, {u"Name"_s, u"Updatetime"_s});
    if (const auto *error = std::get_if<ServiceError>(&asked))
        return *error;
    const auto &page = std::get<Page>(asked);
    QList<StoredNamespace> all = m_store.namespaces(region);
    for (const QJsonValueConstRef one : params.value("SearchKey"_L1).toArray()) {
        const QJsonObject search = one.toObject();
        const QString key = search.value("Key"_L1).toString();
        const QString value = search.value("Value"_L1).toString();
        if (key != "Namespace"_L1 && key != "Description"_L1)
            return serviceError(u"InvalidParameterValue.SearchKey"_s);
        all.removeIf([&](const StoredNamespace &space) {
            return !(key == "Namespace"_L1 ? space.name : space.description)
                        .contains(value, Qt::CaseInsensitive);
        });
    }
    if (page.orderBy == "Updatetime"_L1) {
        std::stable_sort(all.begin(), all.end(),
                         [](const StoredNamespace &left, const StoredNamespace &right) {
                             return left.addedMs < right.addedMs;
                         });
    }
    if (page.descending)
        std::reverse(all.begin(), all.end());
    QJsonArray spaces;
    for (const StoredNamespace &space : sliceOf(all, page)) {
        spaces.append(QJsonObject{{u"ModTime"_s, timeText(space.addedMs)},
                                  {u"AddTime"_s, timeText(space.addedMs)},
                                  {u"Description"_s, space.description},
                                  {u"Name"_s, space.name},
                                  {u"Type"_s, u"default"_s}});
    }
    return QJsonObject{{u"Namespaces"_s, spaces}, {u"TotalCount"_s, all.size()}};
}

Answer<QJsonObject> ScfService::getFunction(const StoredFunction &function,
                                            const QJsonObject &params)
{
    const Answer<StoredVersion> asked = versionOf(function, params);
    if (const auto *error = std::get_if<ServiceError>(&asked))
        return *error;
    const auto &version = std::get<StoredVersion>(asked);
    const bool isLatest = version.version == latest;
    const QString showCode = params.value("ShowCode"_L1).toString(u"FALSE"_s);
    if (showCode != "TRUE"_L1 && showCode != "FALSE"_L1)
        return serviceError(u"InvalidParameterValue"_s);
    QByteArray code;
    if (showCode == "TRUE"_L1) {
        for (const QString &name : entryFiles(function, version.handler)) {
            code = fileOfZip(version.zip, name, mostShownCode).value_or(QByteArray());
            if (!code.isEmpty())
                break;
        }
    }
    const QString status = isLatest ? function.status : u"Active"_s;
    const bool failed = FunctionStatus(status).isFailure();
    QJsonObject answer = toJson(function);
    for (const QLatin1StringView onlyListed :
         {"TotalProvisionedConcurrencyMem"_L1, "ReservedConcurrencyMem"_L1})
        answer.remove(onlyListed);
    const QJsonObject more{
        {u"ModTime"_s, timeText(isLatest ? function.changedMs : version.addedMs)},
        {u"CodeInfo"_s, QString::fromUtf8(code)},
        {u"Description"_s, version.description},
        {u"Triggers"_s, QJsonArray()},
        {u"Handler"_s, version.handler},
        {u"CodeSize"_s, version.zip.size()},
        {u"Timeout"_s, function.timeoutS},
        {u"FunctionVersion"_s, version.version},
        {u"MemorySize"_s, function.memoryMb},
        {u"VpcConfig"_s, QJsonObject{{u"VpcId"_s, QString()}, {u"SubnetId"_s, QString()}}},
        {u"UseGpu"_s, u"FALSE"_s},
        {u"Environment"_s, QJsonObject{{u"Variables"_s, QJsonArray()}}},
        {u"CodeResult"_s, failed ? u"failed"_s : u"success"_s},
        {u"CodeError"_s, QString()},
        {u"ErrNo"_s, 0},
        {u"Role"_s, u"SCF_QcsRole"_s},
        {u"InstallDependency"_s, function.installDependency},
        {u"Status"_s, status},
        {u"StatusDesc"_s, isLatest ? function.statusDesc : QString()},
        {u"StatusReasons"_s, isLatest ? toJson(function.reasons) : QJsonArray()},
        {u"ClsLogsetId"_s, QString()},
        {u"ClsTopicId"_s, QString()},
        {u"EipConfig"_s, QJsonObject{{u"EipFixed"_s, u"FALSE"_s}, {u"Eips"_s, QJsonArray()}}},
        {u"AccessInfo"_s, QJsonObject{{u"Host"_s, QString()}, {u"Vip"_s, QString()}}},
        {u"L5Enable"_s, u"FALSE"_s},
        {u"Layers"_s, QJsonArray()},
        {u"DeadLetterConfig"_s,
         QJsonObject{{u"Type"_s, QString()}, {u"Name"_s, QString()}, {u"FilterType"_s, QString()}}},
        {u"PublicNetConfig"_s,
         QJsonObject{{u"PublicNetStatus"_s, u"ENABLE"_s},
                     {u"EipConfig"_s, QJsonObject{{u"EipStatus"_s, u"DISABLE"_s},
                                                  {u"EipAddress"_s, QJsonArray()}}}}},
        {u"OnsEnable"_s, u"FALSE"_s},
        {u"CfsConfig"_s, QJsonObject{{u"CfsInsList"_s, QJsonArray()}}},
        {u"AvailableStatus"_s, u"Available"_s},
        {u"Qualifier"_s, version.version},
        {u"InitTimeout"_s, 65},
        {u"ImageConfig"_s, function.image.isEmpty() ? QJsonValue() : QJsonValue(function.image)},
        {u"ProtocolType"_s, QJsonValue::Null},
        {u"ProtocolParams"_s, QJsonValue::Null},
        {u"InstanceConcurrencyConfig"_s, QJsonValue::Null},
        {u"DnsCache"_s, u"FALSE"_s},
        {u"IntranetConfig"_s, QJsonValue::Null},
    };
    for (auto at = more.begin(); at != more.end(); ++at)
        answer.insert(at.key(), at.value());
    return answer;
}

Answer<QJsonObject> ScfService::getFunctionAddress(const StoredFunction &function,
                                                   const QJsonObject &params)
{
    const Answer<StoredVersion> asked = versionOf(function, params);
    if (const auto *error = std::get_if<ServiceError>(&asked))
        return *error;
    const QByteArray &zip = std::get<StoredVersion>(asked).zip;
    if (zip.isEmpty())
        return serviceError(u"FailedOperation.GetFunctionAddress"_s);
    return QJsonObject{
        {u"Url"_s, m_endpointUrl + m_links.add(zip, function.id.functionName)},
        {u"CodeSha256"_s, sha256Hex(zip)},
    };
}

Answer<QJsonObject> ScfService::listVersions(const StoredFunction &function,
                                             const QJsonObject &params)
{
    const Answer<Page> asked = pageOf(params, u"OrderBy"_s, {u"AddTime"_s, u"ModTime"_s});
    if (const auto *error = std::get_if<ServiceError>(&asked))
        return *error;
    const auto &page = std::get<Page>(asked);
    QList<QJsonObject> all{{{u"Version"_s, latest},
                            {u"Description"_s, function.description},
                            {u"AddTime"_s, timeText(function.addedMs)},
                            {u"ModTime"_s, timeText(function.changedMs)},
                            {u"Status"_s, function.status}}};
    for (const StoredVersion &version : function.versions) {
        all.append({{u"Version"_s, version.version},
                    {u"Description"_s, version.description},
                    {u"AddTime"_s, timeText(version.addedMs)},
                    {u"ModTime"_s, timeText(version.addedMs)},
                    {u"Status"_s, u"Active"_s}});
    }
    if (!page.orderBy.isEmpty()) {
        std::stable_sort(
            all.begin(), all.end(), [&page](const QJsonObject &left, const QJsonObject &right) {
                return left.value(page.orderBy).toString() < right.value(page.orderBy).toString();
            });
    }
    if (page.descending)
        std::reverse(all.begin(), all.end());
    QJsonArray names;
    QJsonArray versions;
    for (const QJsonObject &version : sliceOf(all, page)) {
        names.append(version.value("Version"_L1));
        versions.append(version);
    }
    return QJsonObject{
        {u"FunctionVersion"_s, names}, {u"Versions"_s, versions}, {u"TotalCount"_s, all.size()}};
}

Answer<QJsonObject> ScfService::updateFunctionCode(const StoredFunction &function,
                                                   const QJsonObject &params, UpdateTwist twist)
{
    Answer<UpdateOrder> checked = updateOrder(params, function, m_objects);
    if (const auto *error = std::get_if<ServiceError>(&checked))
        return *error;
    auto &order = std::get<UpdateOrder>(checked);
    if (twist == UpdateTwist::Fails) {
        order.failure = StatusReason{
            .errorCode = u"InternalError.System"_s,
            .errorMessage = u"The new code could not be put in place; the old code goes on."_s};
    }
    if (twist == UpdateTwist::ShowsLate)
        order.lateMs = lateMs;
    if (const std::optional<QString> refused = m_store.update(function.id, order))
        return serviceError(*refused);
    return QJsonObject{};
}

} // namespace Scf::Demo
