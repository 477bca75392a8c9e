// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apirequests.h"
#include "app/core/sha256.h"
#include "app/update/editedcode.h"
#include "app/update/packagepreparation.h"
#include "app/update/updatereadiness.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

constexpr auto fitting = "exports.main_handler = () => 1;\n";

} // namespace

class tst_EditedCode : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    FunctionDetail m_function;

    QString folder() const { return m_dir.filePath(u"project"_s); }
    void write(const QString &name, const QByteArray &content) const
    {
        const QString path = folder() + u'/' + name;
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    CodeSource source(const QByteArray &content, const QString &name = u"index.js"_s) const
    {
        return {.kind = CodeSource::Kind::Editor,
                .path = folder(),
                .edited = {.name = name, .content = content}};
    }
    PackageListing listing(const CodeSource &of) const
    {
        return listSource(of, {}, {}).value_or({});
    }

private slots:
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
        write(u"index.js"_s, "exports.something_else = () => 1;\n");
        m_function = {};
        m_function.summary = {.functionName = u"hello"_s,
                              .space = u"default"_s,
                              .runtime = Runtime(u"Nodejs18.15"_s),
                              .type = u"Event"_s,
                              .status = FunctionStatus(u"Active"_s)};
        m_function.handler = u"index.main_handler"_s;
        m_function.complete = true;
    }

    void goesInlineWhereItCan_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<bool>("isAlone");
        QTest::addColumn<QString>("name");
        for (const char *runtime : {"Python3.9", "Nodejs18.15", "Php7"}) {
            QTest::addRow("%s, one file", runtime)
                << QString::fromLatin1(runtime) << true << u"Inline"_s;
            QTest::addRow("%s, two files", runtime)
                << QString::fromLatin1(runtime) << false << u"ZipFile"_s;
        }
        for (const char *runtime : {"Java8", "Go1", "CustomRuntime", "Ruby9"})
            QTest::addRow("%s, one file", runtime)
                << QString::fromLatin1(runtime) << true << u"ZipFile"_s;
    }
    void goesInlineWhereItCan()
    {
        QFETCH(QString, runtime);
        QFETCH(bool, isAlone);
        QFETCH(QString, name);
        if (!isAlone)
            write(u"lib/a.js"_s, "x");
        const PackageListing edited = listing(source(fitting));
        QCOMPARE(codeSourceName(Runtime(runtime), edited), name);
        QCOMPARE(codeSourceSentence(Runtime(runtime), edited).contains("Inline"_L1),
                 name == "Inline"_L1);
        // A folder with one file that nobody edited goes as ever.
        const PackageListing plain = listing({.kind = CodeSource::Kind::Folder, .path = folder()});
        QCOMPARE(codeSourceName(Runtime(runtime), plain), u"ZipFile"_s);
    }

    void offersTheTextFiles()
    {
        write(u"b.json"_s, "{}");
        write(u"picture.png"_s, "x");
        write(u"lib/a.js"_s, "x");
        write(u"node_modules/c/index.js"_s, "x");
        write(u"large.txt"_s, QByteArray(largestEditedFile + 1, 'x'));
        write(u"scf_bootstrap"_s, "#!/bin/bash\n");
        const PackageListing all = listing({.kind = CodeSource::Kind::Folder, .path = folder()});
        QCOMPARE(editableFiles(m_function, {}, all),
                 QStringList({u"index.js"_s, u"b.json"_s, u"scf_bootstrap"_s, u"lib/a.js"_s}));
        QCOMPARE(editableFiles(m_function, u"b.main"_s, all).constFirst(), u"b.json"_s);
        QCOMPARE(editableFiles(m_function, {}, all, 2).size(), 2);
    }

    void judgesByTheDeployedHandlerWhereNoneIsSent()
    {
        const EditedFile file{.name = u"index.js"_s, .content = "exports.other = () => 1;\n"};
        QCOMPARE(editedProblems(m_function, {}, file).size(), 1);
        QVERIFY(editedProblems(m_function, u"index.other"_s, file).isEmpty());
    }

    void isCheckedAndPackedAsItWasEdited()
    {
        UpdateReadiness readiness;
        readiness.setFunction({u"ap-guangzhou"_s, u"default"_s, u"hello"_s}, m_function);
        readiness.setHandler(u"index.main_handler"_s);
        readiness.setSource({.kind = CodeSource::Kind::Folder, .path = folder()});
        QTRY_VERIFY(readiness.handlerVerdict());
        QCOMPARE(readiness.handlerVerdict()->state, Finding::State::Error);
        readiness.setSource(source(fitting));
        QTRY_VERIFY2(readiness.isReady(), qPrintable(readiness.obstacle()));
        QTRY_VERIFY(readiness.zipSize() > 0);

        const UpdatePlan plan = readiness.plan();
        QCOMPARE(plan.source, source(fitting));
        const Result<PreparedPackage> package = preparePackage(
            plan, *readiness.listing(), requestBodyLimit, {}, {}, [](qint64, qint64) {});
        QVERIFY(package);
        QFile zip(m_dir.filePath(u"sent.zip"_s));
        QVERIFY(zip.open(QIODevice::WriteOnly));
        zip.write(package->zip);
        zip.close();
        const CodeSource sent{.kind = CodeSource::Kind::ZipFile, .path = zip.fileName()};
        const PackageListing back = listing(sent);
        QCOMPARE(readerOf(sent)(*back.find(u"index.js"_s), 1'000).value_or("?"),
                 QByteArray(fitting));
    }

    void editsTheDeployedCode()
    {
        const CodeSource of{.kind = CodeSource::Kind::Folder, .path = folder()};
        const Result<PreparedPackage> deployed = preparePackage(
            {.source = of}, listing(of), requestBodyLimit, {}, {}, [](qint64, qint64) {});
        QVERIFY(deployed);
        QFile zip(m_dir.filePath(u"deployed.zip"_s));
        QVERIFY(zip.open(QIODevice::WriteOnly));
        zip.write(deployed->zip);
        zip.close();
        CodeSource edited = source(fitting);
        edited.path = zip.fileName();
        edited.edited.isDeployedCode = true;
        UpdateReadiness readiness;
        readiness.setFunction({u"ap-guangzhou"_s, u"default"_s, u"hello"_s}, m_function);
        readiness.setHandler(u"index.main_handler"_s);
        readiness.setSource(edited);
        QTRY_VERIFY2(readiness.isReady(), qPrintable(readiness.obstacle()));
        QTRY_VERIFY(readiness.zipSize() > 0);
    }

    void typingKeepsWhatIsKnown()
    {
        UpdateReadiness readiness;
        readiness.setFunction({u"ap-guangzhou"_s, u"default"_s, u"hello"_s}, m_function);
        readiness.setHandler(u"index.main_handler"_s);
        readiness.setSource(source(fitting));
        QTRY_VERIFY(readiness.isReady());
        QSignalSpy changed(&readiness, &UpdateReadiness::readinessChanged);
        bool wasReadyThroughout = true;
        connect(&readiness, &UpdateReadiness::readinessChanged, this,
                [&] { wasReadyThroughout = wasReadyThroughout && readiness.isReady(); });
        for (int i = 0; i < 10; ++i)
            readiness.setSource(source(QByteArray(fitting) + QByteArray::number(i)));
        const qint64 expected = QByteArray(fitting).size() + 1;
        QTRY_COMPARE(readiness.listing()->find(u"index.js"_s)->size, expected);
        QCOMPARE(readiness.listing()->source.edited.content, QByteArray(fitting) + "9");
        QVERIFY(!changed.isEmpty());
        QVERIFY(wasReadyThroughout);
        disconnect(&readiness, nullptr, this, nullptr);
    }

    void theEditWinsOverTheDisk()
    {
        UpdateReadiness readiness;
        readiness.setFunction({u"ap-guangzhou"_s, u"default"_s, u"hello"_s}, m_function);
        readiness.setHandler(u"index.main_handler"_s);
        readiness.setSource(source(fitting));
        QTRY_VERIFY(readiness.isReady());
        QSignalSpy changed(&readiness, &UpdateReadiness::packageChanged);
        write(u"index.js"_s, "exports.wrong = 1;\n");
        write(u"more.js"_s, "exports.more = 1;\n");
        QTRY_COMPARE(readiness.fileCount(), 2); // the watcher saw it
        QTest::qWait(100);
        QVERIFY(readiness.isReady());
        QCOMPARE(readiness.listing()->find(u"index.js"_s)->content, QByteArray(fitting));
    }

    void savesOnlyOverWhatItKnows()
    {
        const QString path = folder() + u"/scf_bootstrap"_s;
        write(u"scf_bootstrap"_s, "old");
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::ExeOwner));
        const QFile::Permissions before = QFile::permissions(path);
        QVERIFY(saveEditedFile(path, sha256Hex("old"), "new"));
        QCOMPARE(QFile::permissions(path), before);
        const auto content = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("?");
        };
        QCOMPARE(content(), QByteArray("new"));
        const Result<Done> again = saveEditedFile(path, sha256Hex("old"), "newer");
        QVERIFY(!again);
        QCOMPARE(again.error().code, QString(LocalCode::fileChanged));
        QCOMPARE(content(), QByteArray("new"));
        QVERIFY(saveEditedFile(path, {}, "newer"));
        QCOMPARE(content(), QByteArray("newer"));
        const Result<Done> nowhere = saveEditedFile(folder() + u"/no/file"_s, {}, "x");
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, QString(LocalCode::writeFailed));
    }

    void asksForAFile()
    {
        UpdateReadiness readiness;
        readiness.setFunction({u"ap-guangzhou"_s, u"default"_s, u"hello"_s}, m_function);
        readiness.setSource({.kind = CodeSource::Kind::Editor});
        QVERIFY(!readiness.obstacle().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_EditedCode)
#include "tst_editedcode.moc"
