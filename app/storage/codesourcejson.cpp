// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/codesourcejson.h"

#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<CodeSource::Kind, QLatin1StringView>, 5> kindNames{{
    {CodeSource::Kind::Folder, "folder"_L1},
    {CodeSource::Kind::ZipFile, "zip"_L1},
    {CodeSource::Kind::CosObject, "cos"_L1},
    {CodeSource::Kind::Image, "image"_L1},
    {CodeSource::Kind::Editor, "editor"_L1},
}};

} // namespace

QLatin1StringView nameOf(CodeSource::Kind kind)
{
    for (const auto &[known, name] : kindNames) {
        if (known == kind)
            return name;
    }
    return {};
}

CodeSource::Kind sourceKindNamed(const QString &name)
{
    for (const auto &[kind, known] : kindNames) {
        if (known == name)
            return kind;
    }
    return CodeSource::Kind::Folder;
}

QJsonObject toJson(const CodeSource &source)
{
    QJsonObject json{{u"kind"_s, nameOf(source.kind)}};
    switch (source.kind) {
    case CodeSource::Kind::Folder:
    case CodeSource::Kind::ZipFile:
        json.insert("path"_L1, source.path);
        break;
    case CodeSource::Kind::CosObject:
        json.insert("bucket"_L1, source.object.bucket.name);
        json.insert("region"_L1, source.object.bucket.region);
        json.insert("key"_L1, source.object.key);
        break;
    case CodeSource::Kind::Image:
        json.insert("uri"_L1, source.image.uri);
        json.insert("isEnterprise"_L1, source.image.isEnterprise);
        json.insert("registryId"_L1, source.image.registryId);
        json.insert("command"_L1, source.image.command);
        json.insert("args"_L1, source.image.args);
        json.insert("port"_L1, source.image.port);
        json.insert("accelerate"_L1, source.image.accelerate);
        break;
    case CodeSource::Kind::Editor:
        json.insert("path"_L1, source.path);
        json.insert("isDeployedCode"_L1, source.edited.isDeployedCode);
        json.insert("name"_L1, source.edited.name);
        break;
    }
    return json;
}

CodeSource codeSourceFromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView key) { return json.value(key).toString(); };
    return {
        .kind = sourceKindNamed(text("kind"_L1)),
        .path = text("path"_L1),
        .object = {.bucket = {.name = text("bucket"_L1), .region = text("region"_L1)},
                   .key = text("key"_L1)},
        .image = {.uri = text("uri"_L1),
                  .isEnterprise = json.value("isEnterprise"_L1).toBool(),
                  .registryId = text("registryId"_L1),
                  .command = text("command"_L1),
                  .args = text("args"_L1),
                  .port = text("port"_L1),
                  .accelerate = json.value("accelerate"_L1).toBool()},
        .edited = {.isDeployedCode = json.value("isDeployedCode"_L1).toBool(),
                   .name = text("name"_L1)},
    };
}

} // namespace Scf
