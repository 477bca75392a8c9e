// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/domain/region.h"
#include "app/update/codeupdatejob.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Scf;

// Runs the job that the window's Update button starts, without the window, and prints one line of
// JSON: the seconds of each step, those from the start of the job until UpdateFunctionCode was
// answered, the RequestId and the outcome. The exit code is 0 when the code is live.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"DIR"_s, u"folder (or ZIP file) with the code"_s);
    const QCommandLineOption endpoint(u"endpoint"_s, u"where the API is"_s, u"URL"_s);
    const QCommandLineOption secretId(u"secret-id"_s, u"the SecretId"_s, u"ID"_s);
    const QCommandLineOption secretKey(u"secret-key"_s, u"the SecretKey"_s, u"KEY"_s);
    const QCommandLineOption function(u"function"_s, u"the function's name"_s, u"NAME"_s);
    const QCommandLineOption region(u"region"_s, u"its region"_s, u"ID"_s, defaultRegion);
    const QCommandLineOption space(u"namespace"_s, u"its namespace"_s, u"NAME"_s, defaultNamespace);
    const QCommandLineOption handler(u"handler"_s, u"its new handler"_s, u"HANDLER"_s);
    const QCommandLineOption noCache(u"no-cache"_s, u"compress everything anew"_s);
    parser.addOptions({endpoint, secretId, secretKey, function, region, space, handler, noCache});
    parser.addHelpOption();
    parser.process(application);
    QTextStream err(stderr);
    if (parser.positionalArguments().size() != 1 || !parser.isSet(function)) {
        err << parser.helpText();
        return 2;
    }
    const Result<Endpoint> where = Endpoint::fromUserInput(parser.value(endpoint));
    if (!where) {
        err << where.error().code << ' ' << where.error().message << '\n';
        return 2;
    }

    const NetworkAccess network = makeNetwork();
    ApiClient api(network.get());
    api.setAccount(
        {.endpoint = *where,
         .credential = {.secretId = parser.value(secretId), .secretKey = parser.value(secretKey)}});
    FunctionReader reader(&api);
    const QString path = parser.positionalArguments().constFirst();
    const UpdatePlan plan{
        .function = {.region = parser.value(region),
                     .space = parser.value(space),
                     .functionName = parser.value(function)},
        .source = {.kind = QFileInfo(path).isDir() ? CodeSource::Kind::Folder
                                                   : CodeSource::Kind::ZipFile,
                   .path = path},
        .handler = parser.value(handler),
    };
    CodeUpdateJob job(
        &api, &reader, plan,
        {.streamCacheFolder = parser.isSet(noCache) ? QString() : defaultStreamCacheFolder()});
    QJsonObject steps;
    double answered = 0;
    QObject::connect(&job, &CodeUpdateJob::stepFinished, &job,
                     [&](CodeUpdateJob::Step step, qint64 milliseconds) {
                         const char *name = QMetaEnum::fromType<CodeUpdateJob::Step>().valueToKey(
                             static_cast<int>(step));
                         const double seconds = double(milliseconds) / 1000;
                         steps.insert(QString::fromLatin1(name), seconds);
                         if (step <= CodeUpdateJob::Step::Update)
                             answered += seconds;
                     });
    int code = 1;
    QObject::connect(&job, &CodeUpdateJob::finished, &job, [&](const UpdateRecord &record) {
        const char *outcome = record.outcome == UpdateOutcome::Live ? "Live" : "NotLive";
        const QJsonObject line{
            {u"seconds"_s, steps},
            {u"answeredAfter"_s, answered},
            {u"zipBytes"_s, record.zipSize},
            {u"RequestId"_s, record.requestId},
            {u"outcome"_s, QString::fromLatin1(outcome)},
            {u"error"_s,
             record.hasError ? record.error.code + u' ' + record.error.message : QString()},
        };
        QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << '\n';
        code = record.outcome == UpdateOutcome::Live ? 0 : 1;
        QCoreApplication::quit();
    });
    job.start();
    QCoreApplication::exec();
    return code;
}
