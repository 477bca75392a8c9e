// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/campolicy.h"
#include "app/explain/documentation.h"
#include "app/explain/errorcodemodel.h"
#include "app/explain/remedytext.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Policies, pages and the list of codes.
class tst_Reference : public QObject
{
    Q_OBJECT

private slots:
    void makesTheSmallestPolicy_data();
    void makesTheSmallestPolicy();
    void quotesWhatJsonWouldMisread();
    void makesOnePolicyOfSeveralNeeds();
    void opensThePageOfTheAction_data();
    void opensThePageOfTheAction();
    void namesEveryRemedy();
    void listsEveryCode();
    void changesLanguage();
    void findsCodesByWords_data();
    void findsCodesByWords();
    void findsTheRowThatExplains();
};

void tst_Reference::makesTheSmallestPolicy_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<CamTarget>("target");
    QTest::addColumn<QString>("allowed");
    QTest::addColumn<QString>("resource");
    const CamTarget function{
        .region = u"ap-guangzhou"_s, .space = u"production"_s, .functionName = u"hello"_s};
    QTest::newRow("update") << u"UpdateFunctionCode"_s << function << u"scf:UpdateFunctionCode"_s
                            << u"qcs::scf:ap-guangzhou::namespace/production/function/hello"_s;
    QTest::newRow("download") << u"GetFunctionAddress"_s << function << u"scf:GetFunctionAddress"_s
                              << u"qcs::scf:ap-guangzhou::namespace/production/function/hello"_s;
    QTest::newRow("list") << u"ListFunctions"_s << function << u"scf:ListFunctions"_s << u"*"_s;
    QTest::newRow("nothing known") << u"GetFunction"_s << CamTarget{} << u"scf:GetFunction"_s
                                   << u"qcs::scf:::namespace/*/function/*"_s;
    const CamTarget object{
        .region = u"ap-beijing"_s, .bucket = u"deploy-1250000000"_s, .key = u"releases/a.zip"_s};
    QTest::newRow("object") << u"GetObject"_s << object << u"name/cos:GetObject"_s
                            << u"qcs::cos:ap-beijing:uid/1250000000:deploy-1250000000/"
                               "releases/a.zip"_s;
    QTest::newRow("bucket") << u"HeadBucket"_s << object << u"name/cos:HeadBucket"_s
                            << u"qcs::cos:ap-beijing:uid/1250000000:deploy-1250000000/*"_s;
    QTest::newRow("role") << u"AssumeRole"_s << object << u"sts:AssumeRole"_s << u"*"_s;
    QTest::newRow("all buckets") << u"GetService"_s << object << u"name/cos:GetService"_s << u"*"_s;
}

void tst_Reference::makesTheSmallestPolicy()
{
    QFETCH(QString, action);
    QFETCH(CamTarget, target);
    QFETCH(QString, allowed);
    QFETCH(QString, resource);
    const QJsonObject policy = QJsonDocument::fromJson(camPolicy(action, target).toUtf8()).object();
    QCOMPARE(policy["version"_L1].toString(), u"2.0"_s);
    const QJsonArray statements = policy["statement"_L1].toArray();
    QCOMPARE(statements.size(), 1);
    const QJsonObject statement = statements.first().toObject();
    QCOMPARE(statement.keys(), (QStringList{u"action"_s, u"effect"_s, u"resource"_s}));
    QCOMPARE(statement["effect"_L1].toString(), u"allow"_s);
    QCOMPARE(statement["action"_L1].toArray(), QJsonArray{allowed});
    QCOMPARE(statement["resource"_L1].toArray(), QJsonArray{resource});
}

void tst_Reference::quotesWhatJsonWouldMisread()
{
    const QString key = u"a \"b\"\\c\n%1 %2.zip"_s;
    const QByteArray json =
        camPolicy(u"GetObject"_s,
                  {.region = u"ap-beijing"_s, .bucket = u"deploy-1250000000"_s, .key = key})
            .toUtf8();
    const QString resource =
        QJsonDocument::fromJson(json)["statement"_L1][0]["resource"_L1][0].toString();
    QVERIFY2(resource.endsWith(u'/' + key), json.constData());
    QVERIFY(camPolicy({}, {}).isEmpty());
}

void tst_Reference::makesOnePolicyOfSeveralNeeds()
{
    const CamTarget function{
        .region = u"ap-beijing"_s, .space = u"prod"_s, .bucket = u"deploy-1250000000"_s};
    const QString text = camPolicy({{.action = u"ListFunctions"_s, .target = function},
                                    {.action = u"UpdateFunctionCode"_s, .target = function},
                                    {.action = u"GetService"_s, .target = function},
                                    {.action = u"GetFunction"_s, .target = function},
                                    {.action = u"GetFunction"_s, .target = function},
                                    {.action = {}, .target = function},
                                    {.action = u"PutObject"_s, .target = function}});
    const QJsonObject policy = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonArray statements = policy["statement"_L1].toArray();
    QCOMPARE(statements.size(), 3);
    const auto actions = [&](int index) { return statements[index]["action"_L1].toArray(); };
    const auto resource = [&](int index) {
        return statements[index]["resource"_L1].toArray().first().toString();
    };
    QCOMPARE(actions(0), (QJsonArray{u"scf:ListFunctions"_s, u"name/cos:GetService"_s}));
    QCOMPARE(resource(0), u"*"_s);
    QCOMPARE(actions(1), (QJsonArray{u"scf:UpdateFunctionCode"_s, u"scf:GetFunction"_s}));
    QCOMPARE(resource(1), u"qcs::scf:ap-beijing::namespace/prod/function/*"_s);
    QCOMPARE(actions(2), QJsonArray{u"name/cos:PutObject"_s});
    QCOMPARE(resource(2), u"qcs::cos:ap-beijing:uid/1250000000:deploy-1250000000/*"_s);
    QVERIFY(camPolicy(QList<CamNeed>{}).isEmpty());
}

void tst_Reference::opensThePageOfTheAction_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<DocumentationSite>("site");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("page");
    constexpr auto international = DocumentationSite::International;
    constexpr auto mainland = DocumentationSite::Mainland;
    QTest::newRow("update") << u"UpdateFunctionCode"_s << international << u"en_GB"_s
                            << u"https://www.tencentcloud.com/document/product/583/18581"_s;
    QTest::newRow("in Chinese") << u"GetFunction"_s << international << u"zh_CN"_s
                                << u"https://www.tencentcloud.com/zh/document/product/583/18584"_s;
    QTest::newRow("mainland") << u"ListNamespaces"_s << mainland << u"en"_s
                              << u"https://cloud.tencent.com/document/product/583/37158"_s;
    QTest::newRow("COS") << u"PutObject"_s << mainland << u"zh_CN"_s
                         << u"https://cloud.tencent.com/document/product/436/7749"_s;
    QTest::newRow("none") << QString() << international << u"C"_s
                          << u"https://www.tencentcloud.com/document/product/583/18581"_s;
}

void tst_Reference::opensThePageOfTheAction()
{
    QFETCH(QString, action);
    QFETCH(DocumentationSite, site);
    QFETCH(QString, language);
    QFETCH(QString, page);
    QCOMPARE(documentationPage(action, site, language).toString(), page);
}

void tst_Reference::namesEveryRemedy()
{
    QSet<QString> texts;
    QSet<QString> sentences;
    const int count = int(Remedy::Refresh) + 1;
    for (int i = 0; i < count; ++i) {
        texts.insert(remedyText(Remedy(i)));
        sentences.insert(remedySentence(Remedy(i)));
    }
    QCOMPARE(texts.size(), count);
    QCOMPARE(sentences.size(), count);
    QVERIFY(!texts.contains(QString()) && !sentences.contains(QString()));
    QCOMPARE(remedyText(Remedy::ChooseRegion, u"ResourceNotFound.Function"_s),
             u"Find the Function…"_s);
    QCOMPARE(remedyText(Remedy::ChooseRegion, u"NoSuchBucket"_s), u"Choose the Region"_s);
}

void tst_Reference::listsEveryCode()
{
    ErrorCodeModel model(u"en"_s);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QStringList codes = ExplanationCatalogue::instance().codes();
    QCOMPARE(model.rowCount(), codes.size());
    for (int row = 0; row < model.rowCount(); ++row) {
        QCOMPARE(model.index(row, ErrorCodeModel::CodeColumn).data().toString(), codes.at(row));
        const Explanation explanation = model.explanationAt(row);
        QVERIFY2(explanation.isExact, qPrintable(codes.at(row)));
        QCOMPARE(model.index(row, ErrorCodeModel::TitleColumn).data().toString(),
                 explanation.title);
    }
    QCOMPARE(model.codeAt(-1), QString());
    QCOMPARE(model.codeAt(model.rowCount()), QString());
}

void tst_Reference::changesLanguage()
{
    ErrorCodeModel model(u"en"_s);
    const QModelIndex title = model.index(0, ErrorCodeModel::TitleColumn);
    const QString english = title.data().toString();
    model.setLanguage(u"zh_CN"_s);
    QVERIFY(title.data().toString() != english);
    model.setLanguage(u"en_US"_s);
    QCOMPARE(title.data().toString(), english);
}

void tst_Reference::findsCodesByWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("code"); // one that must be among those found; empty: none is
    QTest::newRow("code") << u"ResourceNotFound.Function"_s << u"ResourceNotFound.Function"_s;
    QTest::newRow("part of it, in small letters")
        << u"notfound.func"_s << u"ResourceNotFound.Function"_s;
    const auto title = [](const QString &code, const QString &language) {
        return ExplanationCatalogue::instance()
            .explain({.kind = Error::Kind::Service, .code = code}, language)
            .title;
    };
    const auto code = u"InvalidParameterValue.Handler"_s;
    QTest::newRow("English words") << title(code, u"en"_s).toUpper() << code;
    QTest::newRow("Chinese words") << title(code, u"zh_CN"_s) << code;
    QTest::newRow("both") << u"  handler \t "_s + title(code, u"zh_CN"_s) << code;
    QTest::newRow("nothing has it") << u"handler zebra"_s << QString();
}

void tst_Reference::findsCodesByWords()
{
    QFETCH(QString, words);
    QFETCH(QString, code);
    ErrorCodeModel model(u"en"_s);
    ErrorCodeFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setWords(words);
    QStringList found;
    for (int row = 0; row < filter.rowCount(); ++row)
        found += filter.index(row, 0).data().toString();
    QCOMPARE(found.isEmpty(), code.isEmpty());
    QVERIFY(code.isEmpty() || found.contains(code));
    QVERIFY(found.size() < model.rowCount() / 2);
    filter.setWords(u"  "_s);
    QCOMPARE(filter.rowCount(), model.rowCount());
}

void tst_Reference::findsTheRowThatExplains()
{
    const ErrorCodeModel model(u"en"_s);
    QCOMPARE(model.codeAt(model.rowOf(u"ResourceNotFound.Function"_s)),
             u"ResourceNotFound.Function"_s);
    QCOMPARE(model.codeAt(model.rowOf(u"ResourceNotFound.Unheard.Of"_s)), u"ResourceNotFound"_s);
    QCOMPARE(model.rowOf(u"Unheard.Of"_s), -1);
    QCOMPARE(model.rowOf({}), -1);
}

QTEST_GUILESS_MAIN(tst_Reference)
#include "tst_reference.moc"
