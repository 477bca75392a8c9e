// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/coderequest.h"

#include "app/core/sizetext.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class RequestText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::RequestText)
};

QString switchText(bool on)
{
    return on ? u"TRUE"_s : QString();
}

QJsonObject imageConfig(const ImageSource &image)
{
    QJsonObject json{{u"ImageType"_s, image.isEnterprise ? u"enterprise"_s : u"personal"_s},
                     {u"ImageUri"_s, image.uri}};
    if (image.isEnterprise)
        json.insert("RegistryId"_L1, image.registryId);
    if (!image.command.isEmpty())
        json.insert("Command"_L1, image.command);
    if (!image.args.isEmpty())
        json.insert("Args"_L1, image.args);
    if (image.accelerate)
        json.insert("ContainerImageAccelerate"_L1, true);
    bool isNumber = false;
    const int port = image.port.toInt(&isNumber);
    if (isNumber)
        json.insert("ImagePort"_L1, port);
    return json;
}

} // namespace

UpdateFunctionCodeRequest codeRequest(const UpdatePlan &plan, const CodePayload &payload)
{
    UpdateFunctionCodeRequest request{
        .region = plan.function.region,
        .functionName = plan.function.functionName,
        .handler = plan.handler,
        .zipFile = payload.zip,
        .space = plan.function.space,
        .installDependency = switchText(plan.options.installDependency),
        .envId = plan.options.envId,
        .publish = switchText(plan.options.publish),
    };
    if (plan.source.kind == CodeSource::Kind::Image) {
        request.handler.clear(); // an image brings what it starts with
        request.code = {{u"ImageConfig"_s, imageConfig(plan.source.image)}};
    } else if (payload.object) {
        const ScfCosParameters object = scfCosParameters(*payload.object);
        request.cosBucketName = object.cosBucketName;
        request.cosObjectName = object.cosObjectName;
        request.cosBucketRegion = object.cosBucketRegion;
        request.codeSource = plan.options.sendCodeSource ? u"Cos"_s : QString();
    } else {
        request.codeSource = payload.isInline              ? u"Inline"_s
                             : plan.options.sendCodeSource ? u"ZipFile"_s
                                                           : QString();
    }
    return request;
}

qint64 requestSize(const UpdatePlan &plan, qint64 zipSize)
{
    const CodePayload payload{.object = plan.source.kind == CodeSource::Kind::CosObject
                                            ? std::optional(plan.source.object)
                                            : std::nullopt};
    return bodySizeWithZip(codeRequest(plan, payload), zipSize);
}

QString requestPreview(const UpdatePlan &plan, const CodePayload &payload, const QUrl &endpoint,
                       qint64 zipSize)
{
    const UpdateFunctionCodeRequest request = codeRequest(plan, payload);
    QJsonObject json = QJsonDocument::fromJson(request.body()).object();
    if (plan.source.isLocal() && !payload.object) {
        json.insert("ZipFile"_L1,
                    zipSize < 0
                        ? RequestText::tr("… the ZIP as Base64 …")
                        : RequestText::tr("… %1 of ZIP as Base64 …").arg(sizeText(zipSize)));
    }
    const QStringList lines{
        u"POST %1/"_s.arg(endpoint.toString()),
        u"X-TC-Action: "_s + UpdateFunctionCodeRequest::action,
        u"X-TC-Version: "_s + apiVersion,
        u"X-TC-Region: "_s + request.region,
        u"Content-Type: application/json"_s,
        u"Authorization: TC3-HMAC-SHA256 …"_s,
        QString(),
        QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed(),
    };
    return lines.join(u'\n');
}

} // namespace Scf
