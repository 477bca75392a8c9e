// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/updaterules.h"

#include "app/demo/cosstore.h"
#include "app/demo/zippackage.h"
#include "app/domain/region.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestHandler = 128;

bool matches(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isSwitch(const QJsonValue &value)
{
    return value.isUndefined() || value == "TRUE"_L1 || value == "FALSE"_L1;
}

bool isImage(const StoredFunction &function)
{
    return Runtime(function.runtime).family() == Runtime::Family::Image;
}

bool isWeb(const StoredFunction &function)
{
    return function.type == "HTTP"_L1;
}

constexpr auto cosFields = std::to_array<QLatin1StringView>(
    {"CosBucketName"_L1, "CosObjectName"_L1, "CosBucketRegion"_L1});

bool hasCos(const QJsonObject &params)
{
    return std::any_of(cosFields.begin(), cosFields.end(),
                       [&params](QLatin1StringView field) { return params.contains(field); });
}

// The retired ways into Code and the code that each is answered with.
struct Retired
{
    QLatin1StringView field;
    QLatin1StringView code;
};
constexpr auto retiredFields = std::to_array<Retired>({
    {"DemoId"_L1, "InvalidParameterValue.DemoId"_L1},
    {"TempCosObjectName"_L1, "InvalidParameterValue.TempCosObjectName"_L1},
    {"GitUrl"_L1, "InvalidParameterValue.GitUrl"_L1},
    {"GitBranch"_L1, "InvalidParameterValue.GitBranch"_L1},
    {"GitCommitId"_L1, "InvalidParameterValue.GitBranch"_L1},
    {"GitDirectory"_L1, "InvalidParameterValue.GitDirectory"_L1},
    {"GitUserName"_L1, "InvalidParameterValue.GitUserName"_L1},
    {"GitUserNameSecret"_L1, "InvalidParameterValue.GitUserName"_L1},
    {"GitPassword"_L1, "InvalidParameterValue.GitPassword"_L1},
    {"GitPasswordSecret"_L1, "InvalidParameterValue.GitPassword"_L1},
});

std::optional<ServiceError> wrongCos(const QJsonObject &source)
{
    const QString region = source.value("CosBucketRegion"_L1).toString();
    const bool known = std::any_of(knownRegions().begin(), knownRegions().end(),
                                   [&region](const Region &one) { return one.id == region; });
    if (source.contains("CosBucketRegion"_L1) && !known && region != "ap-beijing-1"_L1)
        return serviceError(u"InvalidParameterValue.CosBucketRegion"_s);
    const QString bucket = source.value("CosBucketName"_L1).toString();
    if (!matches(u"[a-z0-9][a-z0-9-]{0,48}[a-z0-9]|[a-z0-9]"_s, bucket))
        return serviceError(u"InvalidParameterValue.CosBucketName"_s);
    const QString object = source.value("CosObjectName"_L1).toString();
    // What ends with '/' is the place of objects.
    if (object.size() < 2 || !object.startsWith(u'/') || object.endsWith(u'/'))
        return serviceError(u"InvalidParameterValue.CosObjectName"_s);
    return {};
}

//! The object that the fields name. Bucket and region must both fit; without a region it is that of
//! the function.
Answer<QByteArray> packageInCos(const QJsonObject &source, const QString &functionRegion,
                                const CosStore &objects)
{
    if (const std::optional<ServiceError> error = wrongCos(source))
        return *error;
    const QString name = source.value("CosBucketName"_L1).toString();
    const QString region = source.value("CosBucketRegion"_L1).toString(functionRegion);
    // The service completes the name by the APPID of the caller.
    const QByteArray bucket = name.toLatin1() + '-' + demoAppId.toByteArray();
    const std::optional<BucketInfo> info = objects.bucket(bucket);
    if (!info || info->region != region.toLatin1()) {
        return serviceError(u"InvalidParameterValue.CosBucketName"_s,
                            u"There is no bucket named %1 in the region %2."_s.arg(name, region),
                            u"地域 %2 没有名为 %1 的存储桶。"_s.arg(name, region));
    }
    const QString object = source.value("CosObjectName"_L1).toString();
    const CosAnswer<ObjectPointer> found = objects.find(bucket, object.sliced(1).toUtf8());
    if (!std::holds_alternative<ObjectPointer>(found)) {
        return serviceError(u"InvalidParameterValue.Cos"_s,
                            u"The bucket has no object %1."_s.arg(object),
                            u"存储桶中没有对象 %1。"_s.arg(object));
    }
    const ObjectPointer &stored = std::get<ObjectPointer>(found);
    if (stored->traits.isArchived()) {
        return serviceError(u"InvalidParameterValue.Cos"_s,
                            u"The object %1 is archived and cannot be read."_s.arg(object),
                            u"对象 %1 已归档，无法读取。"_s.arg(object));
    }
    return stored->content.toByteArray();
}

//! True for words separated by spaces; a list in brackets, as a Dockerfile has it, is none.
bool isWords(const QString &text)
{
    return text.size() <= 1024 && !(text.startsWith(u'[') && text.endsWith(u']'));
}

std::optional<ServiceError> wrongImage(const QJsonObject &image)
{
    const QString type = image.value("ImageType"_L1).toString();
    if (type != "personal"_L1 && type != "enterprise"_L1)
        return serviceError(u"InvalidParameterValue.ImageType"_s);
    if (type == "enterprise"_L1
        && !matches(u"tcr-[a-z0-9]+"_s, image.value("RegistryId"_L1).toString()))
        return serviceError(u"InvalidParameterValue.RegistryId"_s);
    const QString uri = image.value("ImageUri"_L1).toString();
    if (!matches(u"[A-Za-z0-9.-]+(:\\d+)?(/[A-Za-z0-9._-]+){2,}:[\\w.-]+(@sha256:[0-9a-f]{64})?"_s,
                 uri))
        return serviceError(u"InvalidParameterValue.ImageUri"_s);
    // Instances of TCR have this domain, and personal registries that one.
    const QString domain = uri.section(u'/', 0, 0);
    if (domain.endsWith(".tencentcloudcr.com"_L1) && type != "enterprise"_L1)
        return serviceError(u"InvalidParameterValue.ImageType"_s);
    if (domain.endsWith("ccr.ccs.tencentyun.com"_L1) && type != "personal"_L1)
        return serviceError(u"InvalidParameterValue.ImageType"_s);
    if (!isWords(image.value("Command"_L1).toString()))
        return serviceError(u"InvalidParameterValue.Command"_s);
    if (!isWords(image.value("Args"_L1).toString()))
        return serviceError(u"InvalidParameterValue.Args"_s);
    return {};
}

//! The bytes of strict Base64: every group of four whole.
std::optional<QByteArray> fromBase64(const QString &text)
{
    if (text.size() % 4 != 0)
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

std::optional<StatusReason> missingEntry(const StoredFunction &function, const QString &handler,
                                         const QStringList &names)
{
    const QStringList wanted = entryFiles(function, handler);
    const bool found =
        wanted.isEmpty() || std::any_of(names.begin(), names.end(), [&wanted](const QString &name) {
            return std::any_of(wanted.begin(), wanted.end(), [&name](const QString &one) {
                if (!one.endsWith("*.jar"_L1))
                    return name == one;
                const QString folder = one.chopped(5);
                return name.startsWith(folder) && name.endsWith(".jar"_L1)
                       && !name.sliced(folder.size()).contains(u'/');
            });
        });
    if (found)
        return {};
    return StatusReason{
        .errorCode = u"InvalidParameterValue.Handler"_s,
        .errorMessage =
            u"The package has no file %1 at its root, which the handler %2 needs."_s.arg(
                wanted.first(), handler)};
}

//! Where the code comes from: the object that holds the source's fields, of the two places where
//! they may stand.
struct Source
{
    QJsonObject fields{};
    bool hasZip = false;
    bool hasCos = false;
    bool hasImage = false;
};

Answer<Source> sourceOf(const QJsonObject &params)
{
    const QJsonObject code = params.value("Code"_L1).toObject();
    const bool atTop = params.contains("ZipFile"_L1) || hasCos(params);
    if (params.contains("Code"_L1) && (code.isEmpty() || atTop))
        return serviceError(u"InvalidParameterValue.Code"_s);
    Source source{.fields = atTop ? params : code};
    for (const Retired &retired : retiredFields) {
        if (!source.fields.value(retired.field).toString().isEmpty())
            return serviceError(retired.code);
    }
    source.hasZip = source.fields.contains("ZipFile"_L1);
    source.hasCos = hasCos(source.fields);
    source.hasImage = source.fields.contains("ImageConfig"_L1);
    if (params.contains("Code"_L1) && !source.hasZip && !source.hasCos && !source.hasImage)
        return serviceError(u"InvalidParameterValue.Code"_s);
    if (int(source.hasZip) + int(source.hasCos) + int(source.hasImage) > 1) {
        return serviceError(u"InvalidParameterValue.CodeSource"_s,
                            u"Give the code from one source only."_s, u"只能指定一种代码来源。"_s);
    }
    const QString named = params.value("CodeSource"_L1).toString();
    const bool fits =
        !params.contains("CodeSource"_L1)
        || ((named == "ZipFile"_L1 || named == "Inline"_L1) && !source.hasCos && !source.hasImage)
        || (named == "Cos"_L1 && !source.hasZip && !source.hasImage);
    if (!fits)
        return serviceError(u"InvalidParameterValue.CodeSource"_s);
    return source;
}

} // namespace

bool updatesNothing(const QJsonObject &params)
{
    return !params.contains("Handler"_L1) && !params.contains("ZipFile"_L1)
           && !params.contains("Code"_L1) && !hasCos(params);
}

bool handlerHasForm(const StoredFunction &function, const QString &handler)
{
    if (handler.isEmpty() || handler.size() > longestHandler)
        return false;
    // The page lets a part end with a letter only; the platform takes digits as well.
    const QString part = u"[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]"_s;
    if (isImage(function))
        return false;
    if (isWeb(function))
        return true;
    switch (Runtime(function.runtime).family()) {
    case Runtime::Family::Python:
    case Runtime::Family::NodeJs:
    case Runtime::Family::Php:
        return matches(part + u"\\."_s + part, handler);
    case Runtime::Family::Java:
        return matches(u"([A-Za-z_$][\\w$]*\\.)*[A-Za-z_$][\\w$]*::[A-Za-z_$][\\w$]*"_s, handler);
    case Runtime::Family::Go:
        return matches(part, handler);
    case Runtime::Family::Custom:
    case Runtime::Family::Image:
    case Runtime::Family::Unknown:
        return true;
    }
    return true;
}

QStringList entryFiles(const StoredFunction &function, const QString &handler)
{
    if (isImage(function))
        return {};
    if (isWeb(function))
        return {u"scf_bootstrap"_s};
    const Runtime runtime(function.runtime);
    switch (runtime.family()) {
    case Runtime::Family::Python:
    case Runtime::Family::NodeJs:
    case Runtime::Family::Php: {
        QStringList files;
        for (const QString &suffix : runtime.sourceSuffixes())
            files.append(handler.left(handler.indexOf(u'.')) + u'.' + suffix);
        return files;
    }
    case Runtime::Family::Java: {
        QString className = handler.left(handler.indexOf("::"_L1));
        return {className.replace(u'.', u'/') + ".class"_L1, u"*.jar"_s, u"lib/*.jar"_s};
    }
    case Runtime::Family::Go:
        return {handler};
    case Runtime::Family::Custom:
        return {u"bootstrap"_s};
    case Runtime::Family::Image:
    case Runtime::Family::Unknown:
        return {};
    }
    return {};
}

Answer<UpdateOrder> updateOrder(const QJsonObject &params, const StoredFunction &function,
                                const CosStore &objects)
{
    for (const QLatin1StringView field : {"Publish"_L1, "InstallDependency"_L1}) {
        if (!isSwitch(params.value(field))) {
            return serviceError(u"InvalidParameterValue"_s,
                                u"The value of %1 must be TRUE or FALSE."_s.arg(field),
                                u"%1 的取值必须为 TRUE 或 FALSE。"_s.arg(field));
        }
    }
    const Answer<Source> found = sourceOf(params);
    if (const auto *error = std::get_if<ServiceError>(&found))
        return *error;
    const auto &source = std::get<Source>(found);

    UpdateOrder order{
        .installDependency = params.value("InstallDependency"_L1).toString(),
        .publish = params.value("Publish"_L1) == "TRUE"_L1,
    };
    if (params.contains("Handler"_L1)) {
        order.handler = params.value("Handler"_L1).toString();
        if (!handlerHasForm(function, *order.handler))
            return serviceError(u"InvalidParameterValue.Handler"_s);
    }
    if (source.hasImage) {
        order.image = source.fields.value("ImageConfig"_L1).toObject();
        if (!isImage(function))
            return serviceError(u"ResourceNotFound.ImageConfig"_s);
        if (const std::optional<ServiceError> error = wrongImage(*order.image))
            return *error;
        return order;
    }
    if (isImage(function))
        return serviceError(u"UnsupportedOperation"_s);

    QByteArray zip = function.zip;
    if (source.hasZip) {
        const std::optional<QByteArray> decoded =
            fromBase64(source.fields.value("ZipFile"_L1).toString());
        if (!decoded)
            return serviceError(u"InvalidParameterValue.ZipFileBase64BinasciiError"_s);
        zip = *decoded;
    }
    if (source.hasCos) {
        const Answer<QByteArray> read = packageInCos(source.fields, function.id.region, objects);
        if (const auto *error = std::get_if<ServiceError>(&read))
            return *error;
        zip = std::get<QByteArray>(read);
    }
    const bool isNew = source.hasZip || source.hasCos;
    if (isNew)
        order.zip = zip;
    const std::optional<QStringList> names = zipEntries(zip);
    if (isNew && !names) {
        const bool isInline = params.value("CodeSource"_L1) == "Inline"_L1;
        return serviceError(isInline ? u"InvalidParameterValue.InlineZipFile"_s
                                     : u"InvalidParameterValue.ZipFile"_s);
    }
    order.failure = missingEntry(function, order.handler.value_or(function.handler),
                                 names.value_or(QStringList()));
    return order;
}

} // namespace Scf::Demo
