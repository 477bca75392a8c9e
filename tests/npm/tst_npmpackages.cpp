// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagepreparation.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! What npm installs on this machine is checked as a package: no error may be found in it, and no
//! warning that is not true of it.
class tst_NpmPackages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void hasNoFalseFinding_data();
    void hasNoFalseFinding();

private:
    QString m_npm;
};

void tst_NpmPackages::initTestCase()
{
    m_npm = QStandardPaths::findExecutable(u"npm"_s);
    if (m_npm.isEmpty())
        QSKIP("npm is not here");
}

void tst_NpmPackages::hasNoFalseFinding_data()
{
    QTest::addColumn<QString>("package");
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QStringList>("trueWarnings");
    QTest::newRow("express") << u"express"_s << u"Nodejs18.15"_s << QStringList();
    QTest::newRow("sharp") << u"sharp"_s << u"Nodejs18.15"_s << QStringList();
    // Its library is made for glibc 2.26, the platform of that runtime has 2.17.
    QTest::newRow("sharp, an older runtime")
        << u"sharp"_s << u"Nodejs16.13"_s << QStringList{u"binaries-glibc"_s};
    QTest::newRow("puppeteer-core") << u"puppeteer-core"_s << u"Nodejs18.15"_s << QStringList();
    QTest::newRow("esbuild") << u"esbuild"_s << u"Nodejs18.15"_s << QStringList();
    QTest::newRow("typescript") << u"typescript"_s << u"Nodejs18.15"_s << QStringList();
}

void tst_NpmPackages::hasNoFalseFinding()
{
    QFETCH(const QString, package);
    QFETCH(const QString, runtime);
    QFETCH(const QStringList, trueWarnings);
    const QTemporaryDir folder;
    QFile index(folder.filePath(u"index.js"_s));
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write("const it = require('" + package.toUtf8()
                + "');\nexports.main_handler = async () => it;\n");
    index.close();
    QProcess npm;
    npm.setWorkingDirectory(folder.path());
    npm.start(m_npm, {u"install"_s, u"--no-audit"_s, u"--no-fund"_s, package});
    QVERIFY(npm.waitForFinished(300'000));
    QVERIFY2(npm.exitCode() == 0, npm.readAllStandardError().constData());

    FunctionDetail function;
    function.summary = {.functionName = u"f"_s,
                        .runtime = Runtime(runtime),
                        .type = u"Event"_s,
                        .status = FunctionStatus(u"Active"_s)};
    function.handler = u"index.main_handler"_s;
    function.complete = true;
    const UpdatePlan plan{.source = {.kind = CodeSource::Kind::Folder, .path = folder.path()}};
    const Result<PackageListing> listing = listSource(plan.source, {}, {});
    QVERIFY(listing);
    const auto memory = makeContentMemory();
    QStringList warnings;
    for (const Finding &finding :
         checkAll(function, plan, *listing, readerOf(plan.source), *memory)) {
        QVERIFY2(finding.state != Finding::State::Error, qPrintable(finding.text));
        if (finding.state == Finding::State::Warning) {
            warnings += finding.id;
            qInfo("%s", qPrintable(finding.text));
        }
    }
    QCOMPARE(warnings, trueWarnings);
}

QTEST_GUILESS_MAIN(tst_NpmPackages)
#include "tst_npmpackages.moc"
