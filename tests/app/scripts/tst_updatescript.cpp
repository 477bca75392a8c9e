// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/scripts/scriptrunner.h"

#include "app/update/updatereadiness.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

const QByteArray newIndex = "exports.main_handler = async () => 'by a script';\n";

//! As GitHub Actions does it with what the program wrote in the place of "${{".
QByteArray evaluated(QByteArray text)
{
    return text.replace("${{ '${{' }}", "${{");
}

QStringList zipNames(const QString &path)
{
    const Run listed = run(u"python3"_s, {u"-c"_s,
                                          u"import sys,zipfile;print('\\n'.join("
                                          "zipfile.ZipFile(sys.argv[1]).namelist()))"_s,
                                          path});
    QStringList names = QString::fromUtf8(listed.output).split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

} // namespace

//! Each form of a script is run: against the demo cloud, or in front of stand-ins that write down
//! what they are asked for.
class tst_UpdateScript : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void curlUpdates_data();
    void curlUpdates();
    void curlGoesThroughABucket();
    void curlTellsOfARefusal();
    void curlLeavesOutWhatThePlanDoes();
    void workflowUpdates();
    void workflowIsYaml_data();
    void workflowIsYaml();
    void tccliNamesTheParameters_data();
    void tccliNamesTheParameters();
    void tccliTakesAFile();
    void pythonSends_data();
    void pythonSends();
    void nodeSends_data();
    void nodeSends();
    void pastUpdatesAreRepeated();
    void remarksAreHonest();
    void endpointIsCarried();

private:
    FunctionId function() const
    {
        return {
            .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = u"hello-world"_s};
    }
    ScriptedUpdate update(const CodeSource &source) const;
    //! Sources of every kind by their names.
    void addSources();
    //! Likewise, and "bucket": the folder by way of a bucket.
    void addWays();
    CodeSource sourceNamed(const QString &name) const;
    ScriptedUpdate updateByWay(const QString &name) const;
    QString save(ScriptKind kind, const ScriptedUpdate &update) const;
    Run curl(const ScriptedUpdate &update, const QMap<QString, QString> &variables) const
    {
        return run(u"bash"_s, {save(ScriptKind::Curl, update)}, variables);
    }
    //! Runs what has stand-ins; m_call is what they wrote down.
    void call(const QString &program, const QStringList &arguments,
              const QMap<QString, QString> &more = {});
    void callTccli(const ScriptedUpdate &update);
    //! What was sent in m_call is \a update, with its package.
    void compareSent(const ScriptedUpdate &update) const;
    QMap<QString, QString> environment() const;
    QList<QJsonObject> updatesInLog() const
    {
        return requestsInLog(m_demo->endpointUrl(), u"UpdateFunctionCode"_s);
    }
    //! Of the last accepted update in the log.
    QString acceptedSha256() const;
    void writeStub(const QString &name, const QByteArray &content) const;

    std::unique_ptr<DemoCloud> m_demo;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_code;
    QJsonObject m_call;
};

void tst_UpdateScript::init()
{
    for (const char *program : {"bash", "curl", "openssl", "zip", "python3"}) {
        if (!isHere(QString::fromLatin1(program)))
            QSKIP("bash, curl, openssl, zip and python3 are needed");
    }
    m_demo = std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = 1});
    QVERIFY(m_demo->start());
    m_folder = std::make_unique<QTemporaryDir>();
    m_code = m_folder->filePath(u"it's $(my) \"code\" 中文"_s);
    QVERIFY(QDir().mkpath(m_code + "/lib"_L1));
    writeTestFile(m_code + "/index.js"_L1, newIndex);
    writeTestFile(m_code + "/lib/a.js"_L1, "1\n");
}

void tst_UpdateScript::cleanup()
{
    m_demo.reset();
    m_folder.reset();
}

ScriptedUpdate tst_UpdateScript::update(const CodeSource &source) const
{
    ScriptedUpdate update{.plan = {.function = function(), .source = source}};
    update.endpoint = *Endpoint::fromUserInput(m_demo->endpointUrl());
    return update;
}

CodeSource tst_UpdateScript::sourceNamed(const QString &name) const
{
    if (name == "folder"_L1)
        return {.kind = CodeSource::Kind::Folder, .path = m_code};
    if (name == "zip"_L1) {
        const QString path = m_folder->filePath(u"it's $a.zip"_s);
        run(u"zip"_s, {u"-q"_s, u"-r"_s, path, u"."_s}, {}, m_code);
        return {.kind = CodeSource::Kind::ZipFile, .path = path};
    }
    if (name == "object"_L1)
        return {.kind = CodeSource::Kind::CosObject,
                .object = {.bucket = {.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s},
                           .key = u"releases/hello-world.zip"_s}};
    return {.kind = CodeSource::Kind::Image,
            .image = {.uri = u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.4.3"_s,
                      .command = u"sh -c 'echo \"$HOME\"'"_s,
                      .port = u"9000"_s}};
}

void tst_UpdateScript::addSources()
{
    QTest::addColumn<QString>("source");
    for (const char *name : {"folder", "zip", "object", "image"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_UpdateScript::addWays()
{
    addSources();
    QTest::newRow("bucket") << u"bucket"_s;
}

ScriptedUpdate tst_UpdateScript::updateByWay(const QString &name) const
{
    if (name != "bucket"_L1)
        return update(sourceNamed(name));
    ScriptedUpdate what = update(sourceNamed(u"folder"_s));
    what.isThroughBucket = true;
    what.plan.bucket = CosBucketId{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};
    return what;
}

QString tst_UpdateScript::save(ScriptKind kind, const ScriptedUpdate &what) const
{
    const QString path = m_folder->filePath(scriptFileName(kind));
    writeTestFile(path, scriptFor(kind, what).toUtf8());
    return path;
}

QMap<QString, QString> tst_UpdateScript::environment() const
{
    QMap<QString, QString> variables = keyVariables(m_demo->credential());
    variables.insert(u"STUB_LOG"_s, m_folder->filePath(u"stub.json"_s));
    variables.insert(u"PYTHONPATH"_s, m_folder->filePath(u"stubs"_s));
    variables.insert(u"NODE_PATH"_s, m_folder->filePath(u"stubs"_s));
    return variables;
}

QString tst_UpdateScript::acceptedSha256() const
{
    const QList<QJsonObject> requests = updatesInLog();
    return acceptedIn(requests) == 1 ? requests.last().value(u"sha256"_s).toString() : QString();
}

void tst_UpdateScript::writeStub(const QString &name, const QByteArray &content) const
{
    const QString path = m_folder->filePath("stubs/"_L1 + name);
    QVERIFY(QDir().mkpath(path.section(u'/', 0, -2)));
    writeTestFile(path, content);
}

void tst_UpdateScript::curlUpdates_data()
{
    addSources();
}

void tst_UpdateScript::curlUpdates()
{
    QFETCH(const QString, source);
    ScriptedUpdate what = update(sourceNamed(source));
    if (source == "image"_L1)
        what.plan.function.functionName = u"face-blur"_s;
    else
        what.plan.handler = u"index.main_handler"_s;
    what.plan.options.publish = true;
    const Run done = curl(what, environment());
    QVERIFY2(done.exitCode == 0, done.output + done.errors);
    QVERIFY(done.output.contains("\"RequestId\""));
    QCOMPARE(done.errors, QByteArray());
    QCOMPARE(acceptedIn(updatesInLog()), 1);
    if (source != "folder"_L1 && source != "zip"_L1)
        return;
    Account account{
        .kind = Account::Kind::Demo, .endpoint = what.endpoint, .credential = m_demo->credential()};
    const TestClient client(account);
    QTRY_COMPARE(client.deployedSha256(function()), acceptedSha256());
}

void tst_UpdateScript::curlGoesThroughABucket()
{
    ScriptedUpdate what = update(sourceNamed(u"folder"_s));
    what.isThroughBucket = true;
    what.plan.options.sendCodeSource = true;
    const QString script = save(ScriptKind::Curl, what);
    // Whoever runs it says which bucket.
    QVERIFY(run(u"bash"_s, {script}, environment()).exitCode != 0);
    QMap<QString, QString> variables = environment();
    variables.insert(u"COS_BUCKET"_s, u"deploy-1250000000"_s);
    const Run done = run(u"bash"_s, {script}, variables);
    QVERIFY2(done.exitCode == 0, done.output + done.errors);
    const QList<QJsonObject> stored = requestsInLog(m_demo->endpointUrl(), u"PutObject"_s);
    QCOMPARE(stored.size(), 1);
    QCOMPARE(acceptedIn(updatesInLog()), 1);

    // The same once more, with the bucket that was chosen.
    what.plan.bucket = CosBucketId{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};
    const Run again = curl(what, environment());
    QVERIFY2(again.exitCode == 0, again.output + again.errors);
}

void tst_UpdateScript::curlTellsOfARefusal()
{
    ScriptedUpdate what = update(sourceNamed(u"zip"_s));
    what.plan.function.functionName = u"no-such-function"_s;
    const Run refused = curl(what, environment());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.output.contains("ResourceNotFound"));

    what.plan.function = function();
    QMap<QString, QString> variables = environment();
    variables.insert(u"TENCENTCLOUD_SECRET_KEY"_s, u"not it, and longer than the block of a hash "
                                                   "function, which is of 64 bytes"_s);
    const Run unsigned_ = curl(what, variables);
    QCOMPARE(unsigned_.exitCode, 1);
    QVERIFY(unsigned_.output.contains("AuthFailure.SignatureFailure"));
    variables.insert(u"TENCENTCLOUD_SECRET_KEY"_s, QString());
    QVERIFY(curl(what, variables).exitCode != 0);
    QCOMPARE(acceptedIn(updatesInLog()), 0);
}

void tst_UpdateScript::curlLeavesOutWhatThePlanDoes()
{
    QVERIFY(QDir().mkpath(m_code + "/.git"_L1));
    QVERIFY(QDir().mkpath(m_code + "/lib/__pycache__"_L1));
    QVERIFY(QDir().mkpath(m_code + "/node_modules/-x"_L1));
    writeTestFile(m_code + "/.git/config"_L1, "x");
    writeTestFile(m_code + "/lib/__pycache__/a.pyc"_L1, "x");
    writeTestFile(m_code + "/node_modules/-x/[a]*.js"_L1, "x");
    writeTestFile(m_code + "/-secret"_L1, "x");
    writeTestFile(m_code + "/.gitignore"_L1, "x");
    const auto packed = [this](const ScriptedUpdate &what) {
        const QString zip = m_folder->filePath(u"made.zip"_s);
        QFile::remove(zip);
        run(u"zip"_s, QStringList{u"-q"_s, u"-r"_s, u"-D"_s, u"-X"_s, zip} + what.zipArguments(),
            {}, what.packagePath());
        return zipNames(zip);
    };
    // By the rules, where nothing more is known.
    ScriptedUpdate what = update(sourceNamed(u"folder"_s));
    what.plan.package.leftOut = {u"-secret"_s, u"node_modules/-x/[a]*.js"_s};
    QCOMPARE(packed(what), (QStringList{u".gitignore"_s, u"index.js"_s, u"lib/a.js"_s}));
    // By the names that are left out now.
    what.leftOut = QStringList{u".git/"_s, u"-secret"_s, u"node_modules/"_s, u".gitignore"_s};
    QCOMPARE(packed(what), (QStringList{u"index.js"_s, u"lib/__pycache__/a.pyc"_s, u"lib/a.js"_s}));
    // Below the root of the plan.
    what.leftOut.reset();
    what.plan.package.root = u"lib"_s;
    QCOMPARE(packed(what), QStringList{u"a.js"_s});
}

void tst_UpdateScript::workflowUpdates()
{
    if (run(u"python3"_s, {u"-c"_s, u"import yaml"_s}).exitCode != 0)
        QSKIP("python3-yaml is not here");
    const ScriptedUpdate what = update(sourceNamed(u"folder"_s));
    const Run step =
        run(u"python3"_s, {u"-c"_s,
                           u"import sys,yaml;print(yaml.safe_load(open(sys.argv[1],"
                           "encoding='utf-8'))['jobs']['update']['steps'][1]['run'])"_s,
                           save(ScriptKind::GitHubActions, what)});
    QVERIFY2(step.exitCode == 0, step.errors);
    const QString script = m_folder->filePath(u"step.sh"_s);
    writeTestFile(script, evaluated(step.output));
    QMap<QString, QString> variables = environment();
    variables.insert(u"CODE_PATH"_s, u"."_s);
    const Run done = run(u"bash"_s, {u"--noprofile"_s, u"-e"_s, script}, variables, m_code);
    QVERIFY2(done.exitCode == 0, done.output + done.errors);
    QVERIFY(!acceptedSha256().isEmpty());
}

void tst_UpdateScript::workflowIsYaml_data()
{
    addSources();
}

void tst_UpdateScript::workflowIsYaml()
{
    QFETCH(const QString, source);
    if (run(u"python3"_s, {u"-c"_s, u"import yaml"_s}).exitCode != 0)
        QSKIP("python3-yaml is not here");
    ScriptedUpdate what = update(sourceNamed(source));
    const QString name = u"it's \"${{ secrets.X }}\"\n中: # $(id)"_s;
    what.plan.function.functionName = name;
    what.plan.handler = u"${{ github.token }}"_s;
    const Run read = run(
        u"python3"_s, {u"-c"_s,
                       u"import json,sys,yaml\nw=yaml.safe_load(open(sys.argv[1],"
                       "encoding='utf-8'))\nprint(json.dumps(w['jobs']['update']['steps'][-1]))"_s,
                       save(ScriptKind::GitHubActions, what)});
    QVERIFY2(read.exitCode == 0, read.errors);
    const QJsonObject step = QJsonDocument::fromJson(read.output).object();
    QCOMPARE(QString::fromUtf8(evaluated(step[u"name"_s].toString().toUtf8())),
             "Update "_L1 + name);
    const QJsonObject env = step[u"env"_s].toObject();
    QCOMPARE(env[u"TENCENTCLOUD_SECRET_KEY"_s].toString(),
             u"${{ secrets.TENCENTCLOUD_SECRET_KEY }}"_s);
    QCOMPARE(env.contains(u"CODE_PATH"_s), what.hasPackage());
    // Nothing of the person's is expanded.
    const QByteArray code = step[u"run"_s].toString().toUtf8();
    QVERIFY(!QByteArray(code).replace("${{ '${{' }}", "").contains("${{"));
    const QString script = m_folder->filePath(u"step.sh"_s);
    writeTestFile(script, evaluated(code));
    const Run checked = run(u"bash"_s, {u"-n"_s, script});
    QVERIFY2(checked.exitCode == 0, checked.errors);
}

void tst_UpdateScript::call(const QString &program, const QStringList &arguments,
                            const QMap<QString, QString> &more)
{
    QMap<QString, QString> variables = environment();
    variables.insert(more);
    const Run done = run(program, arguments, variables);
    QVERIFY2(done.exitCode == 0, done.errors);
    QFile log(variables.value(u"STUB_LOG"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    m_call = QJsonDocument::fromJson(log.readAll()).object();
}

void tst_UpdateScript::compareSent(const ScriptedUpdate &what) const
{
    QJsonObject sent = m_call[u"sent"_s].toObject();
    if (what.isThroughBucket) {
        QCOMPARE(sent.take(u"CosBucketName"_s).toString(), u"deploy"_s);
        QVERIFY(sent.take(u"CosObjectName"_s).toString().startsWith("/scf-desktop/"_L1));
    } else if (what.hasPackage()) {
        QVERIFY(
            QByteArray::fromBase64(sent.take(u"ZipFile"_s).toString().toLatin1()).startsWith("PK"));
    }
    QCOMPARE(sent, what.parameters());
}

// Writes down what it is called with, and the file that it is given.
const QByteArray tccliStub = R"py(#!/usr/bin/env python3
import json, os, sys
call = {"arguments": sys.argv[1:]}
for argument in sys.argv[1:]:
    if argument.startswith("file://"):
        call["file"] = json.load(open(argument[7:], encoding="utf-8"))
json.dump(call, open(os.environ["STUB_LOG"], "w"))
)py";

void tst_UpdateScript::callTccli(const ScriptedUpdate &what)
{
    writeStub(u"tccli"_s, tccliStub);
    const QString stubs = m_folder->filePath(u"stubs"_s);
    QFile::setPermissions(stubs + "/tccli"_L1,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    call(u"bash"_s, {save(ScriptKind::Tccli, what)},
         {{u"PATH"_s, stubs + u':' + qEnvironmentVariable("PATH")}});
}

void tst_UpdateScript::tccliNamesTheParameters_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("object") << u"object"_s;
    QTest::newRow("image") << u"image"_s;
}

void tst_UpdateScript::tccliNamesTheParameters()
{
    QFETCH(const QString, source);
    ScriptedUpdate what = update(sourceNamed(source));
    what.plan.function.functionName = u"-it's $(id)"_s;
    what.plan.handler = u"--x \"中\n"_s;
    what.plan.options = {.publish = true, .envId = u"env-1"_s, .sendCodeSource = true};
    callTccli(what);
    if (QTest::currentTestFailed())
        return;
    const QJsonArray words = m_call[u"arguments"_s].toArray();
    QStringList arguments;
    for (const QJsonValue &argument : words)
        arguments += argument.toString();
    QCOMPARE(arguments.first(2), (QStringList{u"scf"_s, u"UpdateFunctionCode"_s}));
    // Argument by argument, as argparse reads them.
    QMap<QString, QString> given;
    for (qsizetype i = 2; i < arguments.size(); ++i) {
        QVERIFY2(arguments.at(i).startsWith("--"_L1), qPrintable(arguments.at(i)));
        const qsizetype equals = arguments.at(i).indexOf(u'=');
        if (equals > 0) {
            given.insert(arguments.at(i).mid(2, equals - 2), arguments.at(i).mid(equals + 1));
        } else {
            QVERIFY(!arguments.value(i + 1).startsWith(u'-'));
            given.insert(arguments.at(i).mid(2), arguments.value(i + 1));
            ++i;
        }
    }
    QCOMPARE(given.take(u"version"_s), u"2018-04-16"_s);
    QCOMPARE(given.take(u"region"_s), u"ap-guangzhou"_s);
    QCOMPARE(given.take(u"endpoint"_s), QString::fromLatin1(what.endpoint.hostHeader()));
    const QJsonObject parameters = what.parameters();
    QCOMPARE(given.size(), parameters.size());
    for (auto it = parameters.begin(); it != parameters.end(); ++it) {
        if (it->isObject()) {
            QCOMPARE(QJsonDocument::fromJson(given.value(it.key()).toUtf8()).object(),
                     it->toObject());
        } else {
            QCOMPARE(given.value(it.key()), it->toString());
        }
    }
}

void tst_UpdateScript::tccliTakesAFile()
{
    ScriptedUpdate what = update(sourceNamed(u"zip"_s));
    what.plan.handler = u"index.main_handler"_s;
    callTccli(what);
    if (QTest::currentTestFailed())
        return;
    QJsonObject sent = m_call[u"file"_s].toObject();
    QFile zip(what.plan.source.path);
    QVERIFY(zip.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromBase64(sent.take(u"ZipFile"_s).toString().toLatin1()), zip.readAll());
    QCOMPARE(sent, what.parameters());
}

void tst_UpdateScript::pythonSends_data()
{
    addWays();
}

void tst_UpdateScript::pythonSends()
{
    QFETCH(const QString, source);
    ScriptedUpdate what = updateByWay(source);
    what.plan.function.functionName = u"it's \"\"\" $(id)\n中"_s;
    what.plan.handler = u"\\N{DASH}'''"_s;
    // The classes of the SDK that the script uses, with the SDK's own names of their arguments.
    for (const char *package : {"", "common/", "common/profile/", "scf/", "scf/v20180416/"})
        writeStub("tencentcloud/"_L1 + QLatin1StringView(package) + "__init__.py"_L1, "");
    writeStub(u"tencentcloud/common/credential.py"_s,
              "class Credential:\n"
              "    def __init__(self, secret_id, secret_key, token=None, profile=None):\n"
              "        self.all = [secret_id, secret_key, token]\n");
    writeStub(u"tencentcloud/common/profile/http_profile.py"_s,
              "class HttpProfile:\n"
              "    def __init__(self, protocol=None, endpoint=None, reqMethod='POST'):\n"
              "        self.scheme = protocol\n        self.endpoint = endpoint\n");
    writeStub(u"tencentcloud/common/profile/client_profile.py"_s,
              "class ClientProfile:\n"
              "    def __init__(self, signMethod=None, httpProfile=None):\n"
              "        self.http = httpProfile\n");
    writeStub(u"tencentcloud/scf/v20180416/models.py"_s,
              "import json\nclass UpdateFunctionCodeRequest:\n"
              "    def from_json_string(self, text):\n        self.sent = json.loads(text)\n");
    writeStub(u"tencentcloud/scf/v20180416/scf_client.py"_s,
              "import json, os\nclass Answer:\n    def to_json_string(self):\n"
              "        return '{\"RequestId\": \"1\"}'\nclass ScfClient:\n"
              "    def __init__(self, credential, region, profile=None):\n"
              "        self.all = {'credential': credential.all, 'region': region,\n"
              "                    'scheme': profile.http.scheme,\n"
              "                    'endpoint': profile.http.endpoint}\n"
              "    def UpdateFunctionCode(self, request):\n"
              "        self.all['sent'] = request.sent\n"
              "        json.dump(self.all, open(os.environ['STUB_LOG'], 'w'))\n"
              "        return Answer()\n");
    writeStub(u"qcloud_cos.py"_s,
              "class CosConfig:\n    def __init__(self, Region=None, SecretId=None, "
              "SecretKey=None, Token=None):\n        assert Region == 'ap-guangzhou'\n"
              "class CosS3Client:\n    def __init__(self, conf):\n        pass\n"
              "    def put_object(self, Bucket, Key, Body):\n"
              "        assert Bucket == 'deploy-1250000000' and Body[:2] == b'PK'\n");
    const QString script = save(ScriptKind::Python, what);
    const Run compiled = run(u"python3"_s, {u"-m"_s, u"py_compile"_s, script});
    QVERIFY2(compiled.exitCode == 0, compiled.errors);
    call(u"python3"_s, {script});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_call[u"credential"_s][0].toString(), m_demo->credential().secretId);
    QCOMPARE(m_call[u"region"_s].toString(), u"ap-guangzhou"_s);
    QCOMPARE(m_call[u"scheme"_s].toString(), u"http"_s);
    QCOMPARE(m_call[u"endpoint"_s].toString(), QString::fromLatin1(what.endpoint.hostHeader()));
    compareSent(what);
}

void tst_UpdateScript::nodeSends_data()
{
    addWays();
}

void tst_UpdateScript::nodeSends()
{
    QFETCH(const QString, source);
    if (!isHere(u"node"_s))
        QSKIP("node is not here");
    ScriptedUpdate what = updateByWay(source);
    what.plan.function.functionName = u"it's `${1+1}` \"\n中\u2028"_s;
    writeStub(
        u"tencentcloud-sdk-nodejs-scf/index.js"_s,
        "class Client {\n  constructor(o) { this.o = o; }\n"
        "  async UpdateFunctionCode(sent) {\n"
        "    require('fs').writeFileSync(process.env.STUB_LOG,\n"
        "      JSON.stringify({ ...this.o, sent }));\n    return { RequestId: '1' };\n  }\n}\n"
        "exports.scf = { v20180416: { Client } };\n");
    writeStub(u"cos-nodejs-sdk-v5/index.js"_s,
              "module.exports = class {\n  async putObject(o) {\n"
              "    if (o.Bucket !== 'deploy-1250000000' || o.Region !== 'ap-guangzhou'\n"
              "        || o.Body.subarray(0, 2).toString() !== 'PK') throw new Error('put');\n"
              "  }\n};\n");
    call(u"node"_s, {save(ScriptKind::NodeJs, what)});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_call[u"credential"_s][u"secretId"_s].toString(), m_demo->credential().secretId);
    const QJsonValue http = m_call[u"profile"_s][u"httpProfile"_s];
    QCOMPARE(http[u"protocol"_s].toString(), u"http://"_s);
    QCOMPARE(http[u"endpoint"_s].toString(), QString::fromLatin1(what.endpoint.hostHeader()));
    compareSent(what);
}

void tst_UpdateScript::pastUpdatesAreRepeated()
{
    JournalEntry entry{.endpoint = m_demo->endpointUrl(),
                       .record = {.function = function(),
                                  .source = sourceNamed(u"folder"_s),
                                  .handler = u"index.main_handler"_s,
                                  .zipSize = 1'000},
                       .publish = true};
    ScriptedUpdate what = pastUpdate(entry);
    QVERIFY(what.isPast);
    QVERIFY(!what.isThroughBucket);
    QCOMPARE(what.parameters()[u"Publish"_s].toString(), u"TRUE"_s);
    const Run done = curl(what, environment());
    QVERIFY2(done.exitCode == 0, done.output + done.errors);
    QVERIFY(!acceptedSha256().isEmpty());

    entry.record.zipSize = 20'000'000;
    what = pastUpdate(entry);
    QVERIFY(what.isThroughBucket);
    QCOMPARE(what.bucket(), (CosBucketId{.name = {}, .region = u"ap-guangzhou"_s}));
    QVERIFY(scriptFor(ScriptKind::Curl, what).contains(u"${COS_BUCKET:?}"_s));
    entry.endpoint = u"not an endpoint"_s;
    QCOMPARE(pastUpdate(entry).endpoint, Endpoint::international());
}

void tst_UpdateScript::remarksAreHonest()
{
    ScriptedUpdate what = update(sourceNamed(u"folder"_s));
    const auto says = [&what](const QString &words) {
        return what.remarks().join(u'\n').contains(words);
    };
    QVERIFY(says(u".scfignore and your own list are not"_s));
    QVERIFY(!says(u"repairs"_s));
    what.plan.package.repairs.insert(u"bootstrap\nrm -rf /"_s, Repair::SetExecutable);
    QVERIFY(says(u"execute permission"_s));
    what.leftOut = QStringList{u"x"_s};
    QVERIFY(says(u"as it was when this was copied"_s));
    what.plan.source.kind = CodeSource::Kind::Editor;
    what.plan.source.edited.name = u"index.js"_s;
    QVERIFY(says(u"index.js as it stands in the editor"_s));
    what.plan.source.edited.isDeployedCode = true;
    what.plan.package.leftOut = {u"x"_s};
    QVERIFY(says(u"SCF Desktop would change what is in it"_s));
    // Whatever it names, a comment stays one.
    const QStringList lines = scriptFor(ScriptKind::Curl, what).split(u'\n');
    QVERIFY(!lines.contains(u"rm -rf /"_s));
}

void tst_UpdateScript::endpointIsCarried()
{
    ScriptedUpdate what = update(sourceNamed(u"object"_s));
    what.endpoint = Endpoint::mainland().forRegion(u"ap-shanghai-fsi"_s);
    for (const ScriptKind kind : scriptKinds()) {
        const QString script = scriptFor(kind, what);
        QVERIFY(script.contains(u"scf.ap-shanghai-fsi.tencentcloudapi.com"_s));
        QVERIFY(!script.contains(u"http://"_s));
        QVERIFY(script.contains(u"TENCENTCLOUD_SECRET_KEY"_s));
        QVERIFY(script.endsWith(u'\n'));
    }
    what = update(sourceNamed(u"object"_s));
    for (const ScriptKind kind : scriptKinds())
        QVERIFY(scriptFor(kind, what).contains(QString::fromLatin1(what.endpoint.hostHeader())));
    QVERIFY(scriptFor(ScriptKind::Tccli, what).contains(u"HTTPS only"_s));
}

QTEST_GUILESS_MAIN(tst_UpdateScript)
#include "tst_updatescript.moc"
