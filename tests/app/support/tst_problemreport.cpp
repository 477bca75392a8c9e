// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/problemreport.h"
#include "app/support/reportmodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

using Kind = ReportSection::Kind;

namespace {

const QString secret = u"canary+secret/0123456789"_s;

//! Everything at once, with the secret wherever a careless hand could have left it.
ProblemFacts allFacts()
{
    ProblemFacts facts;
    facts.now = QDateTime(QDate(2026, 5, 4), QTime(3, 2, 1), Qt::UTC);
    facts.window = {u"Platform: offscreen"_s};
    facts.settings = {
        .theme = u"dark"_s,
        .textSize = 150,
        .notifications = false,
        .proxy = {.mode = ProxySettings::Mode::Manual,
                  .host = u"proxy.example"_s,
                  .port = 3128,
                  .user = u"ann"_s,
                  .password = secret},
        .shortcuts = {{u"view.find"_s, {}}, {u"file.quit"_s, {u"Ctrl+Q"_s, u"Ctrl+W"_s}}},
        .ignoreDefaultsOff = {u"git"_s, u"editors"_s},
        .streamCacheLimit = 1'024,
        .requestLimits = {6'291'456, 10'485'760},
        .packageBuckets = 2,
        .accounts = 3};
    facts.account =
        Account{.name = u"Mine"_s,
                .credential = {.secretId = u"AKIDcanary"_s, .secretKey = secret, .token = secret}};
    facts.place = {
        .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = u"hello-world"_s};
    facts.runtime = u"Nodejs18.15"_s;
    facts.findings = {{.id = u"handler-file-missing"_s,
                       .state = Finding::State::Error,
                       .text = u"index.js is not in "_s + QDir::homePath() + u"/code"_s}};
    facts.connection = u"Endpoint: Passed "_s + secret;
    facts.calls = {
        {.action = u"ListFunctions"_s,
         .region = u"ap-guangzhou"_s,
         .httpStatus = 200,
         .requestId = u"id-1"_s,
         .requestBody = u"not told"_s},
        {.action = u"UpdateFunctionCode"_s,
         .httpStatus = 200,
         .requestId = u"id-2"_s,
         .errorCode = u"FailedOperation"_s,
         .errorMessage = u"no "_s + secret,
         .requestBody = u"{\"FunctionName\": \"hello-world\"}"_s,
         .responseBody = QString(5'000, u'x')},
    };
    JournalEntry entry;
    entry.secretId = u"AKIDcanary"_s;
    entry.record.function = facts.place;
    entry.record.requestId = u"id-3"_s;
    entry.record.outcome = UpdateOutcome::Live;
    entry.record.source = {.kind = CodeSource::Kind::Folder, .path = QDir::homePath() + u"/code"_s};
    facts.updates = {entry};
    facts.crash = u"signal: SIGSEGV"_s;
    facts.secrets = {secret};
    return facts;
}

QString textOf(const ProblemReport &report, Kind kind)
{
    for (const ReportSection &section : report.sections) {
        if (section.kind == kind)
            return section.text;
    }
    return {};
}

} // namespace

class tst_ProblemReport : public QObject
{
    Q_OBJECT

private slots:
    void tellsEverything_data();
    void tellsEverything();
    void holdsNoSecret();
    void leavesOutWhatThereIsNot();
    void keepsItsMeasure();
    void makesADocumentOfWhatIsChecked();
};

void tst_ProblemReport::tellsEverything_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("program") << Kind::Program
                             << QStringList{u"SCF Desktop: " SCF_VERSION ""_s,
                                            u"Qt: "_s + QString::fromLatin1(qVersion()),
                                            u"2026-05-04T03:02:01Z"_s, u"Platform: offscreen"_s};
    QTest::newRow("settings") << Kind::Settings
                              << QStringList{u"Theme: dark"_s,
                                             u"Language: system"_s,
                                             u"HTTP proxy.example:3128, with a user name"_s,
                                             u"Text size: 150%"_s,
                                             u"Notifications: off"_s,
                                             u"file.quit=Ctrl+Q Ctrl+W, view.find=-"_s,
                                             u"Ignore groups off: git, editors"_s,
                                             u"Stream cache limit: 1024"_s,
                                             u"learned: 6291456, 10485760"_s,
                                             u"Package buckets: 2"_s,
                                             u"Accounts: 3"_s};
    QTest::newRow("place") << Kind::Place
                           << QStringList{u"Account: real"_s, u"ap-guangzhou"_s, u"hello-world"_s,
                                          u"Nodejs18.15"_s, u"Temporary credentials: yes"_s};
    QTest::newRow("checks") << Kind::Checks
                            << QStringList{u"error [handler-file-missing] index.js"_s, u"~/code"_s};
    QTest::newRow("connection") << Kind::Connection << QStringList{u"Endpoint: Passed"_s};
    QTest::newRow("requests") << Kind::Requests
                              << QStringList{u"ListFunctions ap-guangzhou HTTP 200"_s, u"id-2"_s,
                                             u"FailedOperation: no"_s,
                                             u"> {\"FunctionName\": \"hello-world\"}"_s};
    QTest::newRow("updates") << Kind::Updates << QStringList{u"id-3"_s, u"~/code"_s};
    QTest::newRow("crash") << Kind::Crash << QStringList{u"SIGSEGV"_s};
}

void tst_ProblemReport::tellsEverything()
{
    QFETCH(Kind, kind);
    QFETCH(QStringList, words);
    const QString text = textOf(makeProblemReport(allFacts()), kind);
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(word + "\nis not in\n"_L1 + text));
}

void tst_ProblemReport::holdsNoSecret()
{
    const QString document = reportDocument(makeProblemReport(allFacts()).sections);
    QVERIFY(!document.contains(secret));
    QVERIFY(!document.contains("AKIDcanary"_L1));
    QVERIFY(!document.contains("ann"_L1)); // who uses the proxy
    QVERIFY(!document.contains(QDir::homePath()));
    QVERIFY(document.contains("[removed]"_L1));
    // Of a call that went well the bodies tell nothing.
    QVERIFY(!document.contains("not told"_L1));
}

void tst_ProblemReport::leavesOutWhatThereIsNot()
{
    const ProblemReport report = makeProblemReport({});
    QList<Kind> kinds;
    for (const ReportSection &section : report.sections) {
        kinds += section.kind;
        QVERIFY(!section.title().isEmpty());
    }
    QCOMPARE(kinds, QList({Kind::Program, Kind::Settings}));
}

void tst_ProblemReport::keepsItsMeasure()
{
    ProblemFacts facts = allFacts();
    const CallRecord failed = facts.calls.last();
    for (int i = 0; i < 1'000; ++i)
        facts.calls.append(failed);
    const QString text = textOf(makeProblemReport(facts), Kind::Requests);
    QVERIFY(text.contains(QString(2'000, u'x')));
    QVERIFY(!text.contains(QString(2'001, u'x')));
    QCOMPARE(text.count("HTTP 200"_L1), 200);
    QVERIFY(text.size() < 100'000);
}

void tst_ProblemReport::makesADocumentOfWhatIsChecked()
{
    ReportModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.document(), QString());
    const ProblemReport report = makeProblemReport(allFacts());
    model.setReport(report);
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(model.document(), reportDocument(report.sections));
    QVERIFY(model.document().startsWith("== Program ==\n"_L1));

    const int requests = model.rowOf(Kind::Requests);
    QCOMPARE(model.textOf(requests), textOf(report, Kind::Requests));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setData(model.index(requests), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(changed.count(), 1);
    QVERIFY(!model.document().contains("== Requests =="_L1));
    QVERIFY(model.document().contains("== Updates =="_L1));
    QVERIFY(!model.setData(model.index(requests), u"x"_s, Qt::EditRole));
    model.retranslate();
    model.setReport({});
    QCOMPARE(model.rowOf(Kind::Requests), -1);
    QCOMPARE(model.textOf(0), QString());
}

QTEST_GUILESS_MAIN(tst_ProblemReport)
#include "tst_problemreport.moc"
