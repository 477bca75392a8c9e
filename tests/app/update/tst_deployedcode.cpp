// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/cloud/networkaccess.h"
#include "app/core/sha256.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"
#include "app/update/deployedcode.h"
#include "tests/app/archive/archivefixtures.h"
#include "tests/app/archive/zipbuilder.h"
#include "tests/support/rawserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using Kind = DeployedCodeTarget::Kind;
using Match = DeployedCode::Match;

//! The download against the demo cloud, and against a server that does what the demo does not.
class tst_DeployedCode : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void downloadsToAZipFile();
    void downloadsToAFolder();
    void overwritesNothing_data();
    void overwritesNothing();
    void comparesWhatItGot_data();
    void comparesWhatItGot();
    void refusesADangerousPackageForAFolder();
    void beginsAgainWhenTheDownloadBreaksOff();
    void saysWhyThereIsNoCode();
    void tellsNobodyTheAddress_data();
    void tellsNobodyTheAddress();
    void cancels_data();
    void cancels();
    void diesQuietly_data();
    void diesQuietly();

private:
    void connectTo(const QString &endpoint, const Credential &credential);
    std::unique_ptr<DeployedCodeDownload> download(Kind kind, const QString &name,
                                                   const QString &function = u"hello-world"_s)
    {
        const DeployedCodeTarget target{.function = {u"ap-guangzhou"_s, u"default"_s, function},
                                        .kind = kind,
                                        .path = m_folder->filePath(name)};
        return std::make_unique<DeployedCodeDownload>(
            m_reader.get(), target,
            DeployedCodeDownload::Policy{.idleTimeoutMs = 1'000, .attempts = 3});
    }
    static Result<DeployedCode> ended(DeployedCodeDownload *job)
    {
        QSignalSpy finished(job, &DeployedCodeDownload::finished);
        job->start();
        if (!finished.wait(20'000))
            return Error{.code = u"no answer"_s};
        return finished.constFirst().constFirst().value<Result<DeployedCode>>();
    }
    Result<DeployedCode> run(Kind kind, const QString &name)
    {
        const auto job = download(kind, name);
        return ended(job.get());
    }
    //! What lies in the folder of the test, hidden things too, once the background is through.
    QStringList rest() const
    {
        QThreadPool::globalInstance()->waitForDone();
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    //! GetFunctionAddress of \a sha256, and then \a zip from the address.
    QList<RawServer::Reply> script(const QByteArray &zip, const QByteArray &sha256) const
    {
        return {address(sha256), RawServer::http(200, "application/zip", zip)};
    }
    RawServer::Reply address(const QByteArray &sha256) const
    {
        return RawServer::json("{\"Response\":{\"Url\":\"" + m_raw->url().toUtf8()
                               + "/code?sign=hushhush\",\"CodeSha256\":\"" + sha256
                               + "\",\"RequestId\":\"r\"}}");
    }
    static QByteArray zip()
    {
        return ZipBuilder().add(ZipBuilder::stored("index.js", "exports.x = 1;\n")).bytes();
    }

    std::unique_ptr<DemoCloud> m_demo;
    std::unique_ptr<RawServer> m_raw;
    NetworkAccess m_network;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<FunctionReader> m_reader;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_DeployedCode::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_demo = std::make_unique<DemoCloud>(DemoOptions{});
    m_raw = std::make_unique<RawServer>();
    QVERIFY(m_demo->start());
    connectTo(m_demo->endpointUrl(), m_demo->credential());
}

void tst_DeployedCode::cleanup()
{
    m_reader.reset();
    m_api.reset();
    m_network.reset();
    m_raw.reset();
    m_demo.reset();
    m_folder.reset();
}

void tst_DeployedCode::connectTo(const QString &endpoint, const Credential &credential)
{
    m_reader.reset();
    m_api.reset();
    m_network = makeNetwork();
    m_api = std::make_unique<ApiClient>(
        m_network.get(),
        ClientPolicy{.idleTimeoutMs = 1'500, .readAttempts = 1, .firstBackoffMs = 20});
    m_api->setAccount({.kind = Account::Kind::Demo,
                       .endpoint = Endpoint::fromUserInput(endpoint).value(),
                       .credential = credential});
    m_reader = std::make_unique<FunctionReader>(m_api.get());
}

void tst_DeployedCode::downloadsToAZipFile()
{
    const Result<DeployedCode> code = run(Kind::ZipFile, u"code.zip"_s);
    QVERIFY2(code, qPrintable(code ? QString() : code.error().code));
    QCOMPARE(code->match, Match::Verified);
    const QByteArray bytes = readFile(m_folder->filePath(u"code.zip"_s));
    QCOMPARE(bytes.size(), code->zipSize);
    QCOMPARE(sha256Hex(bytes), code->sha256);
    QVERIFY(code->listing);
    QVERIFY(code->listing->fileCount() > 0);
    QCOMPARE(code->listing->source, (CodeSource{.kind = CodeSource::Kind::ZipFile,
                                                .path = m_folder->filePath(u"code.zip"_s)}));
    QCOMPARE(rest(), QStringList{u"code.zip"_s});
}

void tst_DeployedCode::downloadsToAFolder()
{
    const Result<DeployedCode> code = run(Kind::Folder, u"code"_s);
    QVERIFY2(code, qPrintable(code ? QString() : code.error().code));
    QCOMPARE(code->match, Match::Verified);
    QVERIFY(code->listing);
    for (const PackageEntry &entry : code->listing->entries)
        QCOMPARE(QFileInfo(m_folder->filePath(u"code/"_s + entry.name)).size(), entry.size);
    QCOMPARE(rest(), QStringList{u"code"_s});
}

void tst_DeployedCode::overwritesNothing_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("there");
    QTest::newRow("file") << Kind::ZipFile << u"x"_s;
    QTest::newRow("folder for a file") << Kind::ZipFile << u"x/y"_s;
    QTest::newRow("file for a folder") << Kind::Folder << u"x"_s;
    QTest::newRow("folder with a hidden file") << Kind::Folder << u"x/.y"_s;
}

void tst_DeployedCode::overwritesNothing()
{
    QFETCH(Kind, kind);
    QFETCH(QString, there);
    writeFile(m_folder->filePath(there), "mine");
    QCOMPARE(run(kind, u"x"_s).error().code, QString(LocalCode::targetExists));
    QCOMPARE(readFile(m_folder->filePath(there)), "mine"_ba);
    QCOMPARE(run(kind, u"no/x"_s).error().code, QString(LocalCode::folderNotFound));
    QCOMPARE(rest(), QStringList{u"x"_s});
}

void tst_DeployedCode::comparesWhatItGot_data()
{
    QTest::addColumn<QByteArray>("codeSha256");
    QTest::addColumn<Match>("match");
    const QByteArray hex = sha256Hex(zip()).toLatin1();
    QTest::newRow("hex") << hex << Match::Verified;
    QTest::newRow("capital hex") << hex.toUpper() << Match::Verified;
    QTest::newRow("Base64") << QByteArray::fromHex(hex).toBase64() << Match::Verified;
    QTest::newRow("none") << QByteArray() << Match::NotComparable;
    QTest::newRow("of no form") << QByteArray("abc") << Match::NotComparable;
    QTest::newRow("of other code") << sha256Hex("other").toLatin1() << Match::Differs;
}

void tst_DeployedCode::comparesWhatItGot()
{
    QFETCH(QByteArray, codeSha256);
    QFETCH(Match, match);
    connectTo(m_raw->url(), {u"id"_s, u"key"_s, {}});
    m_raw->script(script(zip(), codeSha256));
    const Result<DeployedCode> code = run(Kind::ZipFile, u"code.zip"_s);
    QVERIFY2(code, qPrintable(code ? QString() : code.error().code));
    QCOMPARE(code->match, match);
    QCOMPARE(rest(), match == Match::Differs ? QStringList() : QStringList{u"code.zip"_s});
}

void tst_DeployedCode::refusesADangerousPackageForAFolder()
{
    const QByteArray bytes = ZipBuilder().add(ZipBuilder::stored("../evil", "x")).bytes();
    connectTo(m_raw->url(), {u"id"_s, u"key"_s, {}});
    m_raw->script(script(bytes, sha256Hex(bytes).toLatin1()));
    QCOMPARE(run(Kind::Folder, u"code"_s).error().code, QString(LocalCode::packageUnfit));
    QCOMPARE(rest(), QStringList());
}

void tst_DeployedCode::beginsAgainWhenTheDownloadBreaksOff()
{
    const QByteArray sha256 = sha256Hex(zip()).toLatin1();
    RawServer::Reply cut = RawServer::http(200, "application/zip", zip());
    cut.bytes.chop(20);
    cut.then = RawServer::Reply::Then::Close;
    const RawServer::Reply whole = RawServer::http(200, "application/zip", zip());
    connectTo(m_raw->url(), {u"id"_s, u"key"_s, {}});
    m_raw->script({address(sha256), cut, address(sha256), RawServer::http(502, "text/html", "no"),
                   address(sha256), whole});
    const Result<DeployedCode> code = run(Kind::ZipFile, u"code.zip"_s);
    QVERIFY2(code, qPrintable(code ? QString() : code.error().code));
    QCOMPARE(code->match, Match::Verified);

    m_raw->script({address(sha256), cut, address(sha256), cut, address(sha256), cut, whole});
    QCOMPARE(run(Kind::ZipFile, u"other.zip"_s).error().code, QString(LocalCode::answerCut));
    QCOMPARE(rest(), QStringList{u"code.zip"_s});
}

void tst_DeployedCode::saysWhyThereIsNoCode()
{
    const auto job = download(Kind::ZipFile, u"code.zip"_s, u"face-blur"_s); // an image
    QCOMPARE(ended(job.get()).error().code, u"FailedOperation.GetFunctionAddress"_s);
    QCOMPARE(rest(), QStringList());
}

void tst_DeployedCode::tellsNobodyTheAddress_data()
{
    QTest::addColumn<RawServer::Reply>("reply");
    QTest::addColumn<QString>("code");
    QTest::newRow("403") << RawServer::http(403, "application/xml", "<Error/>")
                         << QString(LocalCode::httpStatus);
    QTest::newRow("redirect") << RawServer::http(302, "text/html", {},
                                                 "Location: http://127.0.0.1:1/hushhush\r\n")
                              << QString(LocalCode::redirected);
    QTest::newRow("hangs") << RawServer::Reply{.then = RawServer::Reply::Then::Hang}
                           << QString(LocalCode::timedOut);
    QTest::newRow("closes") << RawServer::Reply{.then = RawServer::Reply::Then::Close}
                            << QString(LocalCode::connectionClosed);
}

void tst_DeployedCode::tellsNobodyTheAddress()
{
    QFETCH(RawServer::Reply, reply);
    QFETCH(QString, code);
    connectTo(m_raw->url(), {u"id"_s, u"key"_s, {}});
    const RawServer::Reply where = address({});
    // Qt asks again by itself where a connection is closed.
    if (reply.then == RawServer::Reply::Then::Close)
        m_raw->script({where, reply});
    else
        m_raw->script({where, reply, where, reply, where, reply});
    const Result<DeployedCode> result = run(Kind::ZipFile, u"code.zip"_s);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().message.contains(u"hushhush"_s));
    QCOMPARE(rest(), QStringList());
}

void tst_DeployedCode::cancels_data()
{
    using Step = DeployedCodeDownload::Step;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("step");
    for (const Kind kind : {Kind::ZipFile, Kind::Folder}) {
        const char *name = kind == Kind::Folder ? "folder" : "ZIP file";
        QTest::addRow("%s, before anything", name) << kind << -1;
        QTest::addRow("%s, while asking", name) << kind << int(Step::Ask);
        QTest::addRow("%s, while downloading", name) << kind << int(Step::Download);
    }
    QTest::newRow("folder, while unpacking") << Kind::Folder << int(Step::Unpack);
}

void tst_DeployedCode::cancels()
{
    QFETCH(Kind, kind);
    QFETCH(int, step);
    connectTo(m_raw->url(), {u"id"_s, u"key"_s, {}});
    ZipBuilder builder;
    for (int i = 0; i < 2'000; ++i)
        builder.add(ZipBuilder::stored(QByteArray::number(i), QByteArray(5'000, 'x')));
    const QByteArray bytes = builder.bytes();
    m_raw->script(script(bytes, sha256Hex(bytes).toLatin1()));
    const auto job = download(kind, u"code"_s);
    QSignalSpy finished(job.get(), &DeployedCodeDownload::finished);
    connect(job.get(), &DeployedCodeDownload::progress, this,
            [&](DeployedCodeDownload::Step now, qint64 done, qint64) {
                if (int(now) == step && (now == DeployedCodeDownload::Step::Ask || done > 0))
                    job->cancel();
            });
    job->start();
    if (step < 0)
        job->cancel();
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    const auto result = finished.constFirst().constFirst().value<Result<DeployedCode>>();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QCOMPARE(rest(), QStringList());
    QVERIFY(!finished.wait(50));
    QCOMPARE(finished.size(), 1);
}

void tst_DeployedCode::diesQuietly_data()
{
    using Step = DeployedCodeDownload::Step;
    QTest::addColumn<int>("step");
    QTest::newRow("while asking") << int(Step::Ask);
    QTest::newRow("while downloading") << int(Step::Download);
}

void tst_DeployedCode::diesQuietly()
{
    QFETCH(int, step);
    auto job = download(Kind::ZipFile, u"code.zip"_s);
    connect(job.get(), &DeployedCodeDownload::progress, this, [&](DeployedCodeDownload::Step now) {
        if (int(now) == step)
            QMetaObject::invokeMethod(
                this, [&job] { job.reset(); }, Qt::QueuedConnection);
    });
    job->start();
    QTRY_VERIFY(!job);
    QTest::qWait(50);
    QCOMPARE(rest(), QStringList());
}

QTEST_GUILESS_MAIN(tst_DeployedCode)
#include "tst_deployedcode.moc"
