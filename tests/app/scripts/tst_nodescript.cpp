// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/scripts/scriptrunner.h"

using namespace Qt::StringLiterals;
using namespace Scf;

//! The script for Node.js with Tencent Cloud's own SDK, against the demo cloud.
class tst_NodeScript : public QObject
{
    Q_OBJECT

private slots:
    void updatesByTheSdk();
};

void tst_NodeScript::updatesByTheSdk()
{
    if (!isHere(u"npm"_s) || !isHere(u"zip"_s))
        QSKIP("npm and zip are needed");
    DemoCloud demo(DemoOptions{.updateTimeMs = 1});
    QVERIFY(demo.start());
    const QTemporaryDir folder;
    const Run installed = run(
        u"npm"_s, {u"install"_s, u"--no-audit"_s, u"--no-fund"_s, u"tencentcloud-sdk-nodejs-scf"_s},
        {}, folder.path());
    QVERIFY2(installed.exitCode == 0, installed.errors);
    const QString code = folder.filePath(u"code"_s);
    QVERIFY(QDir().mkpath(code));
    writeTestFile(code + "/index.js"_L1, "exports.main_handler = async () => 1;\n");
    ScriptedUpdate what{.plan = {.function = {.region = u"ap-guangzhou"_s,
                                              .space = u"default"_s,
                                              .functionName = u"hello-world"_s},
                                 .source = {.kind = CodeSource::Kind::Folder, .path = code},
                                 .handler = u"index.main_handler"_s}};
    what.endpoint = *Endpoint::fromUserInput(demo.endpointUrl());
    const QString script = folder.filePath(u"update.js"_s);
    writeTestFile(script, scriptFor(ScriptKind::NodeJs, what).toUtf8());
    const Run done = run(u"node"_s, {script}, keyVariables(demo.credential()));
    QVERIFY2(done.exitCode == 0, done.output + done.errors);
    QVERIFY(done.output.contains("RequestId"));
    QCOMPARE(acceptedIn(requestsInLog(demo.endpointUrl(), u"UpdateFunctionCode"_s)), 1);
}

QTEST_GUILESS_MAIN(tst_NodeScript)
#include "tst_nodescript.moc"
