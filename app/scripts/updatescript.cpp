// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scripts/updatescript.h"

#include "app/scripts/quoting.h"
#include "app/scripts/shellparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class UpdateScriptText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::UpdateScript)
};

//! What stands above the code: what it does, what it needs, what it does not do.
QString comments(const ScriptedUpdate &update, const QString &needs, const QString &mark)
{
    QStringList lines{
        UpdateScriptText::tr("Updates the code of the function %1 (%2, namespace %3).")
            .arg(Quoted::oneLine(update.plan.function.functionName),
                 Quoted::oneLine(update.plan.function.region),
                 Quoted::oneLine(update.plan.function.space)),
        UpdateScriptText::tr("Needs %1, and the key in TENCENTCLOUD_SECRET_ID and "
                             "TENCENTCLOUD_SECRET_KEY (TENCENTCLOUD_TOKEN for a temporary one).")
            .arg(needs)};
    lines += update.remarks();
    constexpr qsizetype longest = 90;
    QString text;
    for (const QString &line : lines) {
        QString row = mark;
        const QStringList words = line.split(u' ');
        for (const QString &word : words) {
            if (row.size() + word.size() > longest && row != mark) {
                text += row + u'\n';
                row = mark + u' '; // one space more: it goes on
            }
            row += u' ' + word;
        }
        text += row + u'\n';
    }
    return text;
}

QString zipNeed(const ScriptedUpdate &update)
{
    return update.plan.source.hasFolder() ? u", zip"_s : QString();
}

QString tccliScript(const ScriptedUpdate &update)
{
    const QJsonObject parameters = update.parameters();
    QString text = "#!/usr/bin/env bash\n"_L1
                   + comments(update,
                              "tccli"_L1 + zipNeed(update)
                                  + (update.isThroughBucket ? u", curl, openssl"_s : QString()),
                              u"#"_s);
    if (update.endpoint.url().scheme() != "https"_L1) {
        text += "# "_L1
                + UpdateScriptText::tr("tccli speaks HTTPS only: it cannot reach %1.")
                      .arg(update.endpoint.url().toString())
                + u'\n';
    }
    const QString command = "tccli scf UpdateFunctionCode --version 2018-04-16 \\\n    --region "_L1
                            + Quoted::shell(update.plan.function.region) + " --endpoint "_L1
                            + Quoted::shell(QString::fromLatin1(update.endpoint.hostHeader()));
    if (update.hasPackage()) {
        // An argument takes no more than 128 KB, and tccli no arguments beside the file.
        return text + ShellParts::prologue() + u'\n'
               + (update.isThroughBucket ? ShellParts::cryptographyFunctions() + u'\n' : QString())
               + ShellParts::package(update, ShellParts::Place::ThisMachine) + u'\n'
               + ShellParts::requestFile(update) + command
               + " \\\n    --cli-input-json file://\"$work/request.json\"\n"_L1;
    }
    text += u"set -euo pipefail\n"_s + command;
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        const QString value =
            it->isObject()
                ? QString::fromUtf8(QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact))
                : it->toString();
        // What begins with a dash would be read as the next option.
        text += " \\\n    --"_L1 + it.key() + (value.startsWith(u'-') ? u'=' : u' ')
                + Quoted::shell(value);
    }
    return text + u'\n';
}

QString curlScript(const ScriptedUpdate &update)
{
    return "#!/usr/bin/env bash\n"_L1
           + comments(update, "bash, curl, openssl"_L1 + zipNeed(update), u"#"_s)
           + ShellParts::wholeUpdate(update, ShellParts::Place::ThisMachine);
}

QJsonArray zipCommand(const ScriptedUpdate &update)
{
    return QJsonArray::fromStringList(update.zipArguments());
}

QString pythonScript(const ScriptedUpdate &update)
{
    using Quoted::python;
    const bool usesBucket = update.hasPackage() && update.isThroughBucket;
    const bool hasFolder = update.plan.source.hasFolder();
    QString text =
        "#!/usr/bin/env python3\n"_L1
        + comments(update,
                   (usesBucket ? u"pip install tencentcloud-sdk-python-scf cos-python-sdk-v5"_s
                               : u"pip install tencentcloud-sdk-python-scf"_s)
                       + zipNeed(update),
                   u"#"_s);
    QStringList modules{u"json"_s, u"os"_s};
    if (update.hasPackage())
        modules += usesBucket ? u"hashlib"_s : u"base64"_s;
    if (hasFolder)
        modules += {u"subprocess"_s, u"tempfile"_s};
    modules.sort();
    for (const QString &module : modules)
        text += "import "_L1 + module + u'\n';
    text += u'\n';
    if (usesBucket)
        text += "from qcloud_cos import CosConfig, CosS3Client\n"_L1;
    text += R"(from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.scf.v20180416 import models, scf_client

secret_id = os.environ["TENCENTCLOUD_SECRET_ID"]
secret_key = os.environ["TENCENTCLOUD_SECRET_KEY"]
token = os.environ.get("TENCENTCLOUD_TOKEN")

parameters = )"_L1
            + Quoted::pythonValue(update.parameters()) + u'\n';
    if (update.hasPackage()) {
        if (hasFolder) {
            text += "\nwith tempfile.TemporaryDirectory() as work:\n"
                    "    package = os.path.join(work, \"package.zip\")\n"
                    "    subprocess.run(\n"
                    "        [\"zip\", \"-q\", \"-r\", \"-X\", package] + "_L1
                    + Quoted::pythonValue(zipCommand(update), 8) + ",\n        cwd="_L1
                    + python(update.packagePath())
                    + ",\n        check=True,\n    )\n    with open(package, \"rb\") as file:\n"
                      "        code = file.read()\n"_L1;
        } else {
            text += "\nwith open("_L1 + python(update.packagePath())
                    + ", \"rb\") as file:\n    code = file.read()\n"_L1;
        }
        if (usesBucket) {
            const CosBucketId bucket = update.bucket();
            if (update.endpoint.isLoopback()) {
                text += "# "_L1
                        + UpdateScriptText::tr("The SDK of COS names buckets in the host, so it "
                                               "does not find those of the demo cloud.")
                        + u'\n';
            }
            text +=
                "bucket = "_L1
                + (bucket.name.isEmpty() ? u"os.environ[\"COS_BUCKET\"]"_s : python(bucket.name))
                + "\nkey = "_L1 + python(update.keyPrefix())
                + " + hashlib.sha256(code).hexdigest() + \".zip\"\ncos = CosS3Client(\n"
                  "    CosConfig(Region="_L1
                + python(bucket.region)
                + ", SecretId=secret_id, SecretKey=secret_key, Token=token)\n)\n"
                  "cos.put_object(Bucket=bucket, Key=key, Body=code)\n"
                  "parameters[\"CosBucketName\"] = bucket.rpartition(\"-\")[0]\n"
                  "parameters[\"CosObjectName\"] = \"/\" + key\n"_L1;
        } else {
            text += "parameters[\"ZipFile\"] = base64.b64encode(code).decode()\n"_L1;
        }
    }
    text += "\nclient = scf_client.ScfClient(\n"
            "    credential.Credential(secret_id, secret_key, token),\n    "_L1
            + python(update.plan.function.region)
            + ",\n    ClientProfile(httpProfile=HttpProfile(protocol="_L1
            + python(update.endpoint.url().scheme()) + ", endpoint="_L1
            + python(QString::fromLatin1(update.endpoint.hostHeader()))
            + ")),\n)\nrequest = models.UpdateFunctionCodeRequest()\n"
              "request.from_json_string(json.dumps(parameters))\n"
              "print(client.UpdateFunctionCode(request).to_json_string())\n"_L1;
    return text;
}

QString nodeScript(const ScriptedUpdate &update)
{
    using Quoted::json;
    const bool usesBucket = update.hasPackage() && update.isThroughBucket;
    const bool hasFolder = update.plan.source.hasFolder();
    QString text =
        comments(update,
                 (usesBucket ? u"npm install tencentcloud-sdk-nodejs-scf cos-nodejs-sdk-v5"_s
                             : u"npm install tencentcloud-sdk-nodejs-scf"_s)
                     + zipNeed(update),
                 u"//"_s)
        + "\"use strict\";\n\n"_L1;
    const auto take = [&text](const QString &names, const QString &module) {
        text += "const "_L1 + names + " = require(\""_L1 + module + "\");\n"_L1;
    };
    if (hasFolder)
        take(u"{ execFileSync }"_s, u"child_process"_s);
    if (usesBucket)
        take(u"{ createHash }"_s, u"crypto"_s);
    if (update.hasPackage())
        take(u"fs"_s, u"fs"_s);
    if (hasFolder) {
        take(u"os"_s, u"os"_s);
        take(u"path"_s, u"path"_s);
    }
    if (usesBucket)
        take(u"COS"_s, u"cos-nodejs-sdk-v5"_s);
    take(u"{ scf }"_s, u"tencentcloud-sdk-nodejs-scf"_s);
    text += R"(
const secretId = process.env.TENCENTCLOUD_SECRET_ID;
const secretKey = process.env.TENCENTCLOUD_SECRET_KEY;
const token = process.env.TENCENTCLOUD_TOKEN;
if (!secretId || !secretKey)
    throw new Error("TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set");

const parameters = )"_L1
            + Quoted::javascriptValue(update.parameters()) + ";\n"_L1;
    if (hasFolder) {
        text += "\nfunction readPackage() {\n"
                "    const work = fs.mkdtempSync(path.join(os.tmpdir(), \"scf-\"));\n"
                "    const file = path.join(work, \"package.zip\");\n    try {\n"
                "        const what = "_L1
                + Quoted::javascriptValue(zipCommand(update), 8)
                + ";\n        execFileSync(\"zip\", [\"-q\", \"-r\", \"-X\", file, ...what], "
                  "{\n            cwd: "_L1
                + json(update.packagePath())
                + ",\n            stdio: \"inherit\",\n        });\n"
                  "        return fs.readFileSync(file);\n    } finally {\n"
                  "        fs.rmSync(work, { recursive: true, force: true });\n    }\n}\n"_L1;
    } else if (update.hasPackage()) {
        text += "\nfunction readPackage() {\n    return fs.readFileSync("_L1
                + json(update.packagePath()) + ");\n}\n"_L1;
    }
    text += "\nasync function main() {\n"_L1;
    if (usesBucket) {
        const CosBucketId bucket = update.bucket();
        if (update.endpoint.isLoopback()) {
            text += "    // "_L1
                    + UpdateScriptText::tr("The SDK of COS names buckets in the host, so it "
                                           "does not find those of the demo cloud.")
                    + u'\n';
        }
        text += "    const code = readPackage();\n    const bucket = "_L1
                + (bucket.name.isEmpty() ? u"process.env.COS_BUCKET"_s : json(bucket.name))
                + ";\n    const key = "_L1 + json(update.keyPrefix())
                + " + createHash(\"sha256\").update(code).digest(\"hex\") + \".zip\";\n"
                  "    const cos = new COS({\n        SecretId: secretId,\n"
                  "        SecretKey: secretKey,\n        SecurityToken: token,\n    });\n"
                  "    await cos.putObject({\n        Bucket: bucket,\n        Region: "_L1
                + json(bucket.region)
                + ",\n        Key: key,\n        Body: code,\n    });\n"
                  "    parameters.CosBucketName = bucket.replace(/-\\d+$/, \"\");\n"
                  "    parameters.CosObjectName = \"/\" + key;\n"_L1;
    } else if (update.hasPackage()) {
        text += "    parameters.ZipFile = readPackage().toString(\"base64\");\n"_L1;
    }
    text += "    const client = new scf.v20180416.Client({\n"
            "        credential: { secretId, secretKey, token },\n        region: "_L1
            + json(update.plan.function.region)
            + ",\n        profile: {\n            httpProfile: {\n                endpoint: "_L1
            + json(QString::fromLatin1(update.endpoint.hostHeader()))
            + ",\n                protocol: "_L1 + json(update.endpoint.url().scheme() + "://"_L1)
            + ",\n            },\n        },\n    });\n"
              "    console.log(JSON.stringify(await client.UpdateFunctionCode(parameters)));\n}\n\n"
              "main().catch((error) => {\n    console.error(String(error));\n"
              "    process.exitCode = 1;\n});\n"_L1;
    return text;
}

QString workflowScript(const ScriptedUpdate &update)
{
    using Quoted::json;
    using Quoted::workflow;
    const bool hasPackage = update.hasPackage();
    QString text =
        comments(update, u"a runner with bash, curl, openssl"_s + zipNeed(update), u"#"_s);
    if (hasPackage) {
        text += "# "_L1
                + UpdateScriptText::tr("CODE_PATH is the folder or ZIP in your repository; on the "
                                       "machine where this was copied it was %1.")
                      .arg(Quoted::oneLine(update.packagePath()))
                + u'\n';
    }
    if (update.endpoint.isLoopback()) {
        text += "# "_L1
                + UpdateScriptText::tr("No runner of GitHub reaches %1, which is this machine.")
                      .arg(update.endpoint.url().toString())
                + u'\n';
    }
    text += "name: "_L1 + workflow(json("Update "_L1 + update.plan.function.functionName))
            + "\non:\n  workflow_dispatch:\njobs:\n  update:\n    runs-on: ubuntu-latest\n"
              "    permissions:\n      contents: read\n    steps:\n"_L1;
    if (hasPackage)
        text += "      - uses: actions/checkout@v4\n"_L1;
    text += "      - name: "_L1 + workflow(json("Update "_L1 + update.plan.function.functionName))
            + "\n        shell: bash\n        env:\n"
              "          TENCENTCLOUD_SECRET_ID: ${{ secrets.TENCENTCLOUD_SECRET_ID }}\n"
              "          TENCENTCLOUD_SECRET_KEY: ${{ secrets.TENCENTCLOUD_SECRET_KEY }}\n"
              "          TENCENTCLOUD_TOKEN: ${{ secrets.TENCENTCLOUD_TOKEN }}\n"_L1;
    if (hasPackage) {
        const QString name = update.packagePath().section(u'/', -1);
        text += "          CODE_PATH: "_L1
                + (update.plan.source.hasFolder() ? u"."_s : workflow(json(name))) + u'\n';
        if (update.isThroughBucket && update.bucket().name.isEmpty())
            text += "          COS_BUCKET: ${{ vars.COS_BUCKET }}\n"_L1;
    }
    text += "        run: |\n"_L1;
    const QStringList lines =
        workflow(ShellParts::wholeUpdate(update, ShellParts::Place::CodePath)).split(u'\n');
    for (const QString &line : lines)
        text += line.isEmpty() ? u"\n"_s : u"          "_s + line + u'\n';
    return text.trimmed() + u'\n';
}

} // namespace

const QList<ScriptKind> &scriptKinds()
{
    static const QList<ScriptKind> kinds{ScriptKind::Tccli, ScriptKind::Curl, ScriptKind::Python,
                                         ScriptKind::NodeJs, ScriptKind::GitHubActions};
    return kinds;
}

QString scriptName(ScriptKind kind)
{
    switch (kind) {
    case ScriptKind::Tccli:
        return u"tccli"_s;
    case ScriptKind::Curl:
        return u"curl"_s;
    case ScriptKind::Python:
        return u"Python"_s;
    case ScriptKind::NodeJs:
        return u"Node.js"_s;
    case ScriptKind::GitHubActions:
        break;
    }
    return u"GitHub Actions"_s;
}

QString scriptFileName(ScriptKind kind)
{
    switch (kind) {
    case ScriptKind::Tccli:
        return u"update-function-tccli.sh"_s;
    case ScriptKind::Curl:
        return u"update-function.sh"_s;
    case ScriptKind::Python:
        return u"update_function.py"_s;
    case ScriptKind::NodeJs:
        return u"update-function.js"_s;
    case ScriptKind::GitHubActions:
        break;
    }
    return u"update-function.yml"_s;
}

QString scriptFor(ScriptKind kind, const ScriptedUpdate &update)
{
    switch (kind) {
    case ScriptKind::Tccli:
        return tccliScript(update);
    case ScriptKind::Curl:
        return curlScript(update);
    case ScriptKind::Python:
        return pythonScript(update);
    case ScriptKind::NodeJs:
        return nodeScript(update);
    case ScriptKind::GitHubActions:
        break;
    }
    return workflowScript(update);
}

} // namespace Scf
