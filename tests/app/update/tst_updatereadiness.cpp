// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/updatereadiness.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_UpdateReadiness : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void saysWhatIsMissingStepByStep();
    void offersHandlersAndJudgesTheChosenOne();
    void followsTheTextOfTheHandlerQuickly();
    void sendsAnUnchangedHandlerNot();
    void blocksAPackageOverTheLimit();
    void failsWithASentenceForAMissingFolder();
    void namesAPackageThatCannotBeRead();
    void namesAnAddressWithoutAnObject();
    void blocksAFunctionThatIsGone();
    void warnsOfACredentialThatHasExpired();
    void dropsAnswersToEarlierSources();
    void readsAgainOnReload();
    void saysFindingsInTheNewLanguage();
    void keepsQuietAfterItsDeath();

private:
    void write(const QString &name, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    FunctionId m_id{u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s};
    FunctionDetail m_function;
};

void tst_UpdateReadiness::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"index.js"_s, "exports.main_handler = () => 1;\nexports.other = () => 2;\n");
    m_function.summary = {.functionName = u"hello-world"_s,
                          .space = u"default"_s,
                          .runtime = Runtime(u"Nodejs18.15"_s),
                          .type = u"Event"_s,
                          .status = FunctionStatus(u"Active"_s)};
    m_function.handler = u"index.main_handler"_s;
    m_function.complete = true;
}

void tst_UpdateReadiness::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void tst_UpdateReadiness::saysWhatIsMissingStepByStep()
{
    UpdateReadiness readiness;
    QVERIFY(!readiness.isReady());
    QVERIFY(!readiness.obstacle().isEmpty());
    const QString noFunction = readiness.obstacle();
    readiness.setFunction(m_id, {});
    QVERIFY(readiness.obstacle() != noFunction);
    readiness.setFunction(m_id, m_function);
    readiness.setHandler(u"index.main_handler"_s);
    QVERIFY(!readiness.isReady());
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    QTRY_VERIFY2(readiness.isReady(), qPrintable(readiness.obstacle()));
    QCOMPARE(readiness.fileCount(), 1);
    QTRY_VERIFY(readiness.zipSize() > 0);
    QVERIFY(readiness.requestSize() > readiness.zipSize() * 4 / 3);
    readiness.setSource({});
    QVERIFY(!readiness.isReady());
}

void tst_UpdateReadiness::offersHandlersAndJudgesTheChosenOne()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    readiness.setHandler(u"index.main_handler"_s);
    QTRY_VERIFY(readiness.handlerVerdict());
    QCOMPARE(readiness.handlerVerdict()->state, Finding::State::Ok);
    QVERIFY(readiness.handlerCandidates().contains(u"index.main_handler"_s));
    QVERIFY(readiness.handlerCandidates().contains(u"index.other"_s));

    readiness.setHandler(u"index.nothing"_s);
    QTRY_COMPARE(readiness.handlerVerdict()->state, Finding::State::Error);
    QVERIFY(!readiness.isReady());
    QCOMPARE(readiness.obstacle(), readiness.handlerVerdict()->text);
}

void tst_UpdateReadiness::followsTheTextOfTheHandlerQuickly()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    readiness.setHandler(u"index.other"_s);
    QTRY_VERIFY(readiness.isReady());
    // As fast as anybody types, and ending right: only the last text counts.
    const QString wanted = u"index.main_handler"_s;
    for (int length = 1; length <= wanted.size(); ++length)
        readiness.setHandler(wanted.left(length));
    QTRY_VERIFY(readiness.isReady());
    QTest::qWait(50);
    QVERIFY(readiness.isReady());
    QCOMPARE(readiness.handlerVerdict()->state, Finding::State::Ok);
}

void tst_UpdateReadiness::sendsAnUnchangedHandlerNot()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setHandler(u"index.main_handler"_s);
    QVERIFY(readiness.plan().handler.isEmpty());
    readiness.setHandler(u"index.other"_s);
    QCOMPARE(readiness.plan().handler, u"index.other"_s);
    // Where GetFunction is not offered nobody knows what is deployed: what stands there is sent.
    m_function.complete = false;
    m_function.handler.clear();
    readiness.setFunction(m_id, m_function);
    QCOMPARE(readiness.plan().handler, u"index.other"_s);
}

void tst_UpdateReadiness::blocksAPackageOverTheLimit()
{
    QByteArray noise(8'500'000, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : noise) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = static_cast<char>(state >> 24);
    }
    write(u"noise.bin"_s, noise);
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    readiness.setHandler(u"index.main_handler"_s);
    QTRY_VERIFY(readiness.requestSize() > readiness.requestLimit());
    QVERIFY(!readiness.isReady());
}

void tst_UpdateReadiness::failsWithASentenceForAMissingFolder()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->filePath(u"no"_s)});
    QTRY_COMPARE(readiness.packageState(), UpdateReadiness::PackageState::Failed);
    QCOMPARE(readiness.packageError().code, QString(LocalCode::folderNotFound));
    QVERIFY(!readiness.isReady());
}

namespace {

QStringList errorsOf(const UpdateReadiness &readiness)
{
    QStringList ids;
    for (const Finding &finding : readiness.findings()) {
        if (finding.state == Finding::State::Error)
            ids.append(finding.id);
    }
    return ids;
}

} // namespace

void tst_UpdateReadiness::namesAPackageThatCannotBeRead()
{
    write(u"broken.zip"_s, "PK, but no more than that");
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setSource(
        {.kind = CodeSource::Kind::ZipFile, .path = m_folder->filePath(u"broken.zip"_s)});
    QTRY_COMPARE(errorsOf(readiness), QStringList{u"package-unreadable"_s});
    QVERIFY(!readiness.isReady());
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    QTRY_VERIFY(!errorsOf(readiness).contains(u"package-unreadable"_s));
}

void tst_UpdateReadiness::namesAnAddressWithoutAnObject()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    CosLocation object{.bucket = {.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s}};
    readiness.setSource({.kind = CodeSource::Kind::CosObject, .object = object});
    QCOMPARE(errorsOf(readiness), QStringList{u"cos-key"_s});
    object.key = u"releases/"_s;
    readiness.setSource({.kind = CodeSource::Kind::CosObject, .object = object});
    QCOMPARE(errorsOf(readiness), QStringList{u"cos-key"_s});
    object = {.bucket = {.name = u"deploy-1250000000"_s, .region = {}}, .key = u"app.zip"_s};
    readiness.setSource({.kind = CodeSource::Kind::CosObject, .object = object});
    QCOMPARE(errorsOf(readiness), QStringList{u"cos-region"_s});
    QVERIFY(!readiness.isReady());
    readiness.setSource({.kind = CodeSource::Kind::CosObject, .object = {}});
    QCOMPARE(errorsOf(readiness), QStringList());
}

void tst_UpdateReadiness::blocksAFunctionThatIsGone()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    QTRY_VERIFY(readiness.isReady());
    // What is only unreadable for now is no reason.
    readiness.setFunctionFailure(m_id, {.kind = Error::Kind::Timeout, .code = LocalCode::timedOut});
    QVERIFY(readiness.isReady());
    for (const auto &[code, id] :
         {std::pair(u"ResourceNotFound.Function"_s, u"function-missing"_s),
          std::pair(u"ResourceNotFound.FunctionName"_s, u"function-missing"_s),
          std::pair(u"InvalidParameterValue.FunctionName"_s, u"function-missing"_s),
          std::pair(u"ResourceNotFound.Namespace"_s, u"namespace-missing"_s)}) {
        readiness.setFunctionFailure(m_id, {.kind = Error::Kind::Service, .code = code});
        QCOMPARE(errorsOf(readiness), QStringList{id});
        QVERIFY(!readiness.isReady());
        QCOMPARE(readiness.obstacle(), readiness.findings().constFirst().text);
    }
    readiness.setFunction(m_id, m_function);
    QTRY_VERIFY(readiness.isReady());
}

void tst_UpdateReadiness::warnsOfACredentialThatHasExpired()
{
    UpdateReadiness readiness;
    const auto warns = [&readiness] {
        return std::ranges::any_of(readiness.findings(), [](const Finding &finding) {
            return finding.id == "credential-expired"_L1
                   && finding.state == Finding::State::Warning;
        });
    };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    readiness.setCredentialExpiry(now.addSecs(-1));
    QVERIFY(readiness.findings().isEmpty()); // there is nothing to update yet
    readiness.setFunction(m_id, m_function);
    readiness.setHandler(u"index.main_handler"_s);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    QTRY_VERIFY(readiness.isReady()); // the clock may be wrong: it blocks nothing
    QVERIFY(warns());
    readiness.setCredentialExpiry({});
    QVERIFY(!warns());
    // It ends while the person looks at it.
    readiness.setCredentialExpiry(QDateTime::currentDateTimeUtc().addMSecs(300));
    QVERIFY(!warns());
    QTRY_VERIFY(warns());
    readiness.setCredentialExpiry(QDateTime::currentDateTimeUtc().addDays(400));
    QVERIFY(!warns());
}

void tst_UpdateReadiness::dropsAnswersToEarlierSources()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setHandler(u"index.main_handler"_s);
    for (int i = 0; i < 50; ++i) {
        readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
        readiness.setSource(
            {.kind = CodeSource::Kind::Folder, .path = m_folder->filePath(u"no"_s)});
    }
    QTRY_COMPARE(readiness.packageState(), UpdateReadiness::PackageState::Failed);
    QTest::qWait(100);
    QCOMPARE(readiness.packageState(), UpdateReadiness::PackageState::Failed);
}

void tst_UpdateReadiness::readsAgainOnReload()
{
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setHandler(u"index.later"_s);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    QTRY_VERIFY(readiness.handlerVerdict());
    QVERIFY(!readiness.isReady());
    write(u"index.js"_s, "exports.later = () => 1;\n");
    readiness.reload();
    QTRY_VERIFY(readiness.isReady());
}

void tst_UpdateReadiness::saysFindingsInTheNewLanguage()
{
    struct Shouting : QTranslator
    {
        QString translate(const char *, const char *text, const char *, int) const override
        {
            return QString::fromUtf8(text).toUpper();
        }
        bool isEmpty() const override { return false; }
    };
    const auto isShouting = [](const Finding &finding) {
        return finding.id == "names"_L1 && finding.text == finding.text.toUpper();
    };
    UpdateReadiness readiness;
    readiness.setFunction(m_id, m_function);
    readiness.setHandler(u"index.main_handler"_s);
    readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    QTRY_VERIFY(!readiness.findings().isEmpty());
    QVERIFY(std::ranges::none_of(readiness.findings(), isShouting));
    // The folder is as it was; the words are not.
    Shouting language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    readiness.reload();
    QTRY_VERIFY(std::ranges::any_of(readiness.findings(), isShouting));
}

void tst_UpdateReadiness::keepsQuietAfterItsDeath()
{
    for (int i = 0; i < 20; ++i) {
        UpdateReadiness readiness;
        readiness.setFunction(m_id, m_function);
        readiness.setSource({.kind = CodeSource::Kind::Folder, .path = m_folder->path()});
    }
    QTest::qWait(100);
}

QTEST_GUILESS_MAIN(tst_UpdateReadiness)
#include "tst_updatereadiness.moc"
