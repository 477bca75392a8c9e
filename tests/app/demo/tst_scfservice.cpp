// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosstore.h"
#include "app/demo/democontent.h"
#include "app/demo/downloadlinks.h"
#include "app/demo/scfparameters.h"
#include "app/demo/scfservice.h"
#include "app/demo/zippackage.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Scf;
using namespace Scf::Demo;
using namespace Qt::StringLiterals;

namespace {

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QString zipOf(const QString &name)
{
    return base64(storedZip({{name, "content\n"}}));
}

} // namespace

class tst_ScfService : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void holdsFunctionsOfAllRuntimesAndStates();
    void listsPageByPage();
    void searchesAndSorts_data();
    void searchesAndSorts();
    void ordersByTimeBothWays();
    void answersBadRequests_data();
    void answersBadRequests();
    void followsTheRulesOfUpdates_data();
    void followsTheRulesOfUpdates();
    void checksTheHandlersForm_data();
    void checksTheHandlersForm();
    void failsWithoutTheHandlersFile_data();
    void failsWithoutTheHandlersFile();
    void tellsEverythingAboutAFunction();
    void showsPublishedVersions();
    void runsWhatItReadFromCos();
    void tellsTheTwoRegionsOfBeijingApart();
    void hidesGetFunctionInTheInternationalEdition();
    void takesAllRegionsOfTheDocumentation();
    void readsTheParametersOfAQuery();
    void makesManyFunctionsFast();

private:
    QString codeOf(const QString &action, const QJsonObject &params,
                   const QString &region = u"ap-guangzhou"_s)
    {
        const Answer<QJsonObject> answer = m_service->call(action, region, params);
        const auto *error = std::get_if<ServiceError>(&answer);
        return error ? error->code : QString();
    }
    QJsonObject answerOf(const QString &action, const QJsonObject &params,
                         const QString &region = u"ap-guangzhou"_s)
    {
        const Answer<QJsonObject> answer = m_service->call(action, region, params);
        const auto *error = std::get_if<ServiceError>(&answer);
        if (error)
            qWarning("%s", qPrintable(error->code));
        return error ? QJsonObject() : std::get<QJsonObject>(answer);
    }
    QStringList namesOf(const QJsonObject &params)
    {
        QStringList names;
        for (const QJsonValue &one : answerOf(u"ListFunctions"_s, params)["Functions"_L1].toArray())
            names.append(one["FunctionName"_L1].toString());
        return names;
    }

    qint64 m_now = 0;
    std::unique_ptr<FunctionStore> m_store;
    std::unique_ptr<DownloadLinks> m_links;
    std::unique_ptr<CosStore> m_objects;
    std::unique_ptr<ScfService> m_service;
};

void tst_ScfService::init()
{
    m_now = 1'772'500'000'000;
    m_store = std::make_unique<FunctionStore>([this] { return m_now; }, 1500);
    m_links = std::make_unique<DownloadLinks>();
    m_objects = std::make_unique<CosStore>([this] { return m_now; });
    m_service = std::make_unique<ScfService>(*m_store, *m_links, *m_objects, false);
    m_service->setEndpointUrl(u"http://127.0.0.1:1"_s);
    addDemoContent(*m_store, 0);
    addDemoObjects(*m_objects, 0);
}

void tst_ScfService::holdsFunctionsOfAllRuntimesAndStates()
{
    QSet<Runtime::Family> families;
    QSet<QString> states;
    QSet<QString> types;
    for (const QString &region : {u"ap-guangzhou"_s, u"ap-singapore"_s}) {
        const QList<StoredNamespace> spaces = m_store->namespaces(region);
        QCOMPARE(spaces.size(), 3);
        for (const StoredNamespace &space : spaces) {
            m_store->visit(region, space.name, [&](const StoredFunction &function) {
                families.insert(Runtime(function.runtime).family());
                states.insert(function.status);
                types.insert(function.type);
                // What is deployed can be loaded, except where that is the state's reason.
                if (!function.zip.isEmpty()) {
                    QVERIFY2(zipEntries(function.zip).has_value(),
                             qPrintable(function.id.functionName));
                }
                if (!function.handler.isEmpty() && function.type == "Event"_L1)
                    QVERIFY(handlerHasForm(function, function.handler));
            });
        }
    }
    QCOMPARE(families.size(), 7);
    QVERIFY(!families.contains(Runtime::Family::Unknown));
    QCOMPARE(states, (QSet<QString>{u"Active"_s, u"Updating"_s, u"UpdateFailed"_s, u"Creating"_s,
                                    u"CreateFailed"_s, u"Publishing"_s, u"PublishFailed"_s,
                                    u"Deleting"_s, u"DeleteFailed"_s}));
    QCOMPARE(types, (QSet<QString>{u"Event"_s, u"HTTP"_s}));
    const auto hello = m_store->find({u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s}).value();
    QCOMPARE(hello.runtime, u"Nodejs18.15"_s);
    QCOMPARE(hello.status, u"Active"_s);
    QCOMPARE(hello.handler, u"index.main_handler"_s);
}

void tst_ScfService::listsPageByPage()
{
    const QJsonObject all = answerOf(u"ListFunctions"_s, {});
    const int total = all["TotalCount"_L1].toInt();
    QVERIFY(total >= 12 && total <= 20);
    QCOMPARE(all["Functions"_L1].toArray().size(), total);
    QStringList names;
    for (int offset = 0; offset < total + 5; offset += 5)
        names += namesOf({{u"Offset"_s, offset}, {u"Limit"_s, 5}});
    QCOMPARE(names, namesOf({}));
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), total);
    QCOMPARE(namesOf({{u"Offset"_s, 1'000'000}}), QStringList());
}

void tst_ScfService::searchesAndSorts_data()
{
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("part of the name in any case")
        << QJsonObject{{u"SearchKey"_s, u"HELLO"_s}} << QStringList{u"hello-world"_s};
    QTest::newRow("part of the description")
        << QJsonObject{{u"Description"_s, u"invoice"_s}} << QStringList{u"pdf-invoice"_s};
    QTest::newRow("nothing found") << QJsonObject{{u"SearchKey"_s, u"zzz"_s}} << QStringList();
    QTest::newRow("status")
        << QJsonObject{{u"Filters"_s,
                        QJsonArray{
                            QJsonObject{{u"Name"_s, u"Status"_s},
                                        {u"Values"_s, QJsonArray{u"Updating"_s, u"Deleting"_s}}}}}}
        << QStringList{u"nightly-report"_s, u"old-newsletter"_s};
    QTest::newRow("runtime and type")
        << QJsonObject{{u"Filters"_s,
                        QJsonArray{QJsonObject{{u"Name"_s, u"Runtime"_s},
                                               {u"Values"_s, QJsonArray{u"CustomRuntime"_s}}},
                                   QJsonObject{{u"Name"_s, u"Type"_s},
                                               {u"Values"_s, QJsonArray{u"HTTP"_s}}}}}}
        << QStringList{u"shop-api"_s};
    QTest::newRow("a filter that nothing has")
        << QJsonObject{{u"Filters"_s,
                        QJsonArray{QJsonObject{{u"Name"_s, u"VpcId"_s},
                                               {u"Values"_s, QJsonArray{u"vpc-1"_s}}}}}}
        << QStringList();
    QTest::newRow("last by name first")
        << QJsonObject{{u"Orderby"_s, u"FunctionName"_s}, {u"Order"_s, u"DESC"_s}, {u"Limit"_s, 2}}
        << QStringList{u"thumbnail-cache"_s, u"shop-api"_s};
    QTest::newRow("changed last") << QJsonObject{{u"Orderby"_s, u"ModTime"_s},
                                                 {u"Order"_s, u"DESC"_s},
                                                 {u"Limit"_s, 1}}
                                  << QStringList{u"old-newsletter"_s};
    QTest::newRow("another namespace")
        << QJsonObject{{u"Namespace"_s, u"staging"_s}}
        << QStringList{u"image-resize"_s, u"invoice-archive"_s, u"session-cleanup"_s};
}

void tst_ScfService::searchesAndSorts()
{
    QFETCH(QJsonObject, params);
    QFETCH(QStringList, names);
    QCOMPARE(namesOf(params), names);
}

void tst_ScfService::ordersByTimeBothWays()
{
    for (const QString &key : {u"AddTime"_s, u"ModTime"_s}) {
        QStringList up = namesOf({{u"Orderby"_s, key}, {u"Order"_s, u"ASC"_s}});
        const QStringList down = namesOf({{u"Orderby"_s, key}, {u"Order"_s, u"DESC"_s}});
        std::reverse(up.begin(), up.end());
        QCOMPARE(up, down);
        QVERIFY(up != namesOf({}));
    }
}

void tst_ScfService::answersBadRequests_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<QString>("code");
    const auto list = u"ListFunctions"_s;
    const auto row = [](const char *name, const QString &action, const QJsonObject &params,
                        const QString &code) { QTest::newRow(name) << action << params << code; };
    row("unknown action", u"Frobnicate"_s, {}, u"InvalidAction"_s);
    row("unknown field", list, {{u"Foo"_s, 1}}, u"UnknownParameter"_s);
    row("field of another action", list, {{u"FunctionName"_s, u"a"_s}}, u"UnknownParameter"_s);
    row("unknown field inside", list,
        {{u"Filters"_s,
          QJsonArray{QJsonObject{
              {u"Name"_s, u"Status"_s}, {u"Values"_s, QJsonArray{u"a"_s}}, {u"Foo"_s, 1}}}}},
        u"UnknownParameter"_s);
    row("missing field inside", list,
        {{u"Filters"_s, QJsonArray{QJsonObject{{u"Name"_s, u"Status"_s}}}}}, u"MissingParameter"_s);
    row("limit is a text", list, {{u"Limit"_s, u"20"_s}}, u"InvalidParameterValue.Limit"_s);
    row("limit is negative", list, {{u"Limit"_s, -1}}, u"InvalidParameterValue.Limit"_s);
    row("limit is broken", list, {{u"Limit"_s, 1.5}}, u"InvalidParameterValue.Limit"_s);
    row("limit is null", list, {{u"Limit"_s, QJsonValue::Null}}, u"InvalidParameterValue.Limit"_s);
    row("limit is huge", list, {{u"Limit"_s, 1e300}}, u"InvalidParameterValue.Limit"_s);
    row("offset is negative", list, {{u"Offset"_s, -1}}, u"InvalidParameterValue.Offset"_s);
    row("order", list, {{u"Order"_s, u"UP"_s}}, u"InvalidParameterValue.Order"_s);
    row("order by", list, {{u"Orderby"_s, u"Size"_s}}, u"InvalidParameterValue"_s);
    row("description is a number", list, {{u"Description"_s, 1}},
        u"InvalidParameterValue.Description"_s);
    row("a type without a code of its own", u"GetFunction"_s,
        {{u"FunctionName"_s, u"hello-world"_s}, {u"ShowCode"_s, true}},
        u"InvalidParameter.Payload"_s);
    row("filters are no list", list, {{u"Filters"_s, QJsonObject()}},
        u"InvalidParameterValue.Filters"_s);
    row("filter of no name", list,
        {{u"Filters"_s,
          QJsonArray{QJsonObject{{u"Name"_s, u"Colour"_s}, {u"Values"_s, QJsonArray{u"red"_s}}}}}},
        u"InvalidParameterValue.Name"_s);
    QJsonArray many;
    for (int index = 0; index < 11; ++index)
        many.append(QJsonObject{{u"Name"_s, u"Status"_s}, {u"Values"_s, QJsonArray{u"Active"_s}}});
    row("eleven filters", list, {{u"Filters"_s, many}}, u"InvalidParameterValue.LimitExceeded"_s);
    row("namespace of no form", list, {{u"Namespace"_s, u"-a"_s}},
        u"InvalidParameterValue.Namespace"_s);
    row("namespace absent", list, {{u"Namespace"_s, u"nowhere"_s}},
        u"ResourceNotFound.Namespace"_s);
    row("name missing", u"GetFunction"_s, {}, u"MissingParameter"_s);
    row("name of no form", u"GetFunction"_s, {{u"FunctionName"_s, u"a b"_s}},
        u"InvalidParameterValue.FunctionName"_s);
    row("name of 10,000 characters", u"GetFunction"_s, {{u"FunctionName"_s, QString(10'000, u'a')}},
        u"InvalidParameterValue.FunctionName"_s);
    row("function absent", u"GetFunction"_s, {{u"FunctionName"_s, u"nobody"_s}},
        u"ResourceNotFound.Function"_s);
    row("version absent", u"GetFunction"_s,
        {{u"FunctionName"_s, u"hello-world"_s}, {u"Qualifier"_s, u"99"_s}},
        u"ResourceNotFound.Version"_s);
    row("qualifier of no form", u"GetFunctionAddress"_s,
        {{u"FunctionName"_s, u"hello-world"_s}, {u"Qualifier"_s, u"x/y"_s}},
        u"InvalidParameterValue.Qualifier"_s);
    row("address without code", u"GetFunctionAddress"_s, {{u"FunctionName"_s, u"face-blur"_s}},
        u"FailedOperation.GetFunctionAddress"_s);
    row("other spelling of order", u"ListVersionByFunction"_s,
        {{u"FunctionName"_s, u"hello-world"_s}, {u"Orderby"_s, u"AddTime"_s}},
        u"UnknownParameter"_s);
    row("search key of namespaces", u"ListNamespaces"_s,
        {{u"SearchKey"_s, QJsonArray{QJsonObject{{u"Key"_s, u"Size"_s}, {u"Value"_s, u"1"_s}}}}},
        u"InvalidParameterValue.SearchKey"_s);
}

void tst_ScfService::answersBadRequests()
{
    QFETCH(QString, action);
    QFETCH(QJsonObject, params);
    QFETCH(QString, code);
    QCOMPARE(codeOf(action, params), code);
}

void tst_ScfService::followsTheRulesOfUpdates_data()
{
    QTest::addColumn<QJsonObject>("params");
    QTest::addColumn<QString>("code");
    const QString zip = zipOf(u"index.js"_s);
    const auto row = [](const char *name, QJsonObject params, const QString &code) {
        if (!params.contains("FunctionName"_L1))
            params.insert(u"FunctionName"_s, u"hello-world"_s);
        QTest::newRow(name) << params << code;
    };
    const auto inCode = [](const QJsonObject &code) { return QJsonObject{{u"Code"_s, code}}; };
    row("a ZIP", {{u"ZipFile"_s, zip}}, {});
    row("a ZIP in Code", inCode({{u"ZipFile"_s, zip}}), {});
    row("a handler alone", {{u"Handler"_s, u"index.other"_s}}, {});
    row("everything at once",
        {{u"ZipFile"_s, zip},
         {u"Handler"_s, u"index.main_handler"_s},
         {u"Namespace"_s, u"default"_s},
         {u"InstallDependency"_s, u"TRUE"_s},
         {u"EnvId"_s, u"env"_s},
         {u"Publish"_s, u"TRUE"_s},
         {u"CodeSource"_s, u"ZipFile"_s}},
        {});
    row("inline", {{u"ZipFile"_s, zip}, {u"CodeSource"_s, u"Inline"_s}}, {});
    row("nothing", {}, u"MissingParameter"_s);
    row("nothing but options", {{u"Publish"_s, u"TRUE"_s}, {u"Namespace"_s, u"default"_s}},
        u"MissingParameter"_s);
    row("nothing but a source's name", {{u"CodeSource"_s, u"ZipFile"_s}}, u"MissingParameter"_s);
    row("unknown field", {{u"ZipFile"_s, zip}, {u"CodeSecret"_s, u"x"_s}}, u"UnknownParameter"_s);
    row("unknown field in Code", inCode({{u"ZipFile"_s, zip}, {u"Bucket"_s, u"x"_s}}),
        u"UnknownParameter"_s);
    row("null", {{u"ZipFile"_s, zip}, {u"Handler"_s, QJsonValue::Null}},
        u"InvalidParameterValue.Handler"_s);
    row("a list for a ZIP", {{u"ZipFile"_s, QJsonArray()}}, u"InvalidParameterValue.ZipFile"_s);
    row("a text for Code", {{u"Code"_s, u"x"_s}}, u"InvalidParameterValue.Code"_s);
    row("function absent", {{u"FunctionName"_s, u"nobody"_s}, {u"ZipFile"_s, zip}},
        u"ResourceNotFound.Function"_s);
    row("function of no form", {{u"FunctionName"_s, u"1a"_s}, {u"ZipFile"_s, zip}},
        u"InvalidParameterValue.FunctionName"_s);
    row("namespace absent", {{u"Namespace"_s, u"nowhere"_s}, {u"ZipFile"_s, zip}},
        u"ResourceNotFound.Namespace"_s);
    row("namespace of no form", {{u"Namespace"_s, u"!"_s}, {u"ZipFile"_s, zip}},
        u"InvalidParameterValue.Namespace"_s);
    row("bad padding", {{u"ZipFile"_s, zip.chopped(1)}},
        u"InvalidParameterValue.ZipFileBase64BinasciiError"_s);
    row("bad letters", {{u"ZipFile"_s, u"!!!!"_s}},
        u"InvalidParameterValue.ZipFileBase64BinasciiError"_s);
    row("line breaks", {{u"ZipFile"_s, QString(zip).replace(4, 4, u"\r\n\r\n"_s)}},
        u"InvalidParameterValue.ZipFileBase64BinasciiError"_s);
    row("no ZIP", {{u"ZipFile"_s, base64("hello world")}}, u"InvalidParameterValue.ZipFile"_s);
    row("empty", {{u"ZipFile"_s, QString()}}, u"InvalidParameterValue.ZipFile"_s);
    row("cut ZIP", {{u"ZipFile"_s, base64(QByteArray::fromBase64(zip.toLatin1()).chopped(5))}},
        u"InvalidParameterValue.ZipFile"_s);
    row("no ZIP inline", {{u"ZipFile"_s, base64("hello world")}, {u"CodeSource"_s, u"Inline"_s}},
        u"InvalidParameterValue.InlineZipFile"_s);
    row("handler of no form", {{u"ZipFile"_s, zip}, {u"Handler"_s, u"index"_s}},
        u"InvalidParameterValue.Handler"_s);
    row("unknown source", {{u"ZipFile"_s, zip}, {u"CodeSource"_s, u"Git"_s}},
        u"InvalidParameterValue.CodeSource"_s);
    row("another source", {{u"ZipFile"_s, zip}, {u"CodeSource"_s, u"Cos"_s}},
        u"InvalidParameterValue.CodeSource"_s);
    row("two sources",
        {{u"ZipFile"_s, zip}, {u"CosBucketName"_s, u"b"_s}, {u"CosObjectName"_s, u"/k"_s}},
        u"InvalidParameterValue.CodeSource"_s);
    row("two places", {{u"ZipFile"_s, zip}, {u"Code"_s, QJsonObject{{u"ZipFile"_s, zip}}}},
        u"InvalidParameterValue.Code"_s);
    row("empty Code", inCode({}), u"InvalidParameterValue.Code"_s);
    row("publish", {{u"ZipFile"_s, zip}, {u"Publish"_s, u"true"_s}}, u"InvalidParameterValue"_s);
    row("dependencies", {{u"ZipFile"_s, zip}, {u"InstallDependency"_s, u"yes"_s}},
        u"InvalidParameterValue"_s);
    const auto inCos = [](const QString &bucket, const QString &object, const QString &region) {
        QJsonObject source{{u"CosBucketName"_s, bucket}, {u"CosObjectName"_s, object}};
        if (!region.isEmpty())
            source.insert(u"CosBucketRegion"_s, region);
        return source;
    };
    const QString package = u"/releases/hello-world.zip"_s;
    row("an object", inCos(u"deploy"_s, package, u"ap-guangzhou"_s), {});
    row("an object in Code", inCode(inCos(u"deploy"_s, package, u"ap-guangzhou"_s)), {});
    row("an object in the function's region", inCos(u"deploy"_s, package, {}), {});
    row("an object in another region",
        inCos(u"scf-code-sg"_s, u"/releases/hello-singapore.zip"_s, u"ap-singapore"_s), {});
    row("an object with a name of all kinds",
        inCos(u"deploy"_s, u"/部署/订单 a+b 100%.zip"_s, u"ap-guangzhou"_s), {});
    row("bucket absent", inCos(u"depot"_s, package, u"ap-guangzhou"_s),
        u"InvalidParameterValue.CosBucketName"_s);
    row("bucket with its APPID", inCos(u"deploy-1250000000"_s, package, u"ap-guangzhou"_s),
        u"InvalidParameterValue.CosBucketName"_s);
    row("bucket in another region", inCos(u"deploy"_s, package, u"ap-singapore"_s),
        u"InvalidParameterValue.CosBucketName"_s);
    row("bucket in another region than the function",
        inCos(u"scf-code-sg"_s, u"/releases/hello-singapore.zip"_s, {}),
        u"InvalidParameterValue.CosBucketName"_s);
    row("object absent", inCos(u"deploy"_s, u"/releases/none.zip"_s, u"ap-guangzhou"_s),
        u"InvalidParameterValue.Cos"_s);
    row("object without its slash", inCos(u"deploy"_s, package.sliced(1), u"ap-guangzhou"_s),
        u"InvalidParameterValue.CosObjectName"_s);
    row("archived object",
        inCos(u"deploy"_s, u"/releases/old/hello-world-2024.zip"_s, u"ap-guangzhou"_s),
        u"InvalidParameterValue.Cos"_s);
    row("broken object", inCos(u"deploy"_s, u"/releases/broken.zip"_s, u"ap-guangzhou"_s),
        u"InvalidParameterValue.ZipFile"_s);
    row("bucket of no form", {{u"CosBucketName"_s, u"-_-"_s}, {u"CosObjectName"_s, u"/a.zip"_s}},
        u"InvalidParameterValue.CosBucketName"_s);
    row("bucket missing", {{u"CosObjectName"_s, u"/a.zip"_s}},
        u"InvalidParameterValue.CosBucketName"_s);
    row("object missing", {{u"CosBucketName"_s, u"deploy"_s}},
        u"InvalidParameterValue.CosObjectName"_s);
    row("bucket's region",
        inCode({{u"CosBucketName"_s, u"deploy"_s},
                {u"CosObjectName"_s, u"/a.zip"_s},
                {u"CosBucketRegion"_s, u"moon"_s}}),
        u"InvalidParameterValue.CosBucketRegion"_s);
    row("Git", inCode({{u"GitUrl"_s, u"https://example.org/a.git"_s}}),
        u"InvalidParameterValue.GitUrl"_s);
    row("Git branch", inCode({{u"GitBranch"_s, u"main"_s}}), u"InvalidParameterValue.GitBranch"_s);
    row("template", inCode({{u"DemoId"_s, u"demo-1"_s}}), u"InvalidParameterValue.DemoId"_s);
    row("temporary object", inCode({{u"TempCosObjectName"_s, u"/x"_s}}),
        u"InvalidParameterValue.TempCosObjectName"_s);
    row("busy", {{u"FunctionName"_s, u"nightly-report"_s}, {u"ZipFile"_s, zipOf(u"index.py"_s)}},
        u"FailedOperation.UpdateFunctionCode"_s);
    row("publishing",
        {{u"FunctionName"_s, u"metrics-rollup"_s}, {u"ZipFile"_s, zipOf(u"index.py"_s)}},
        u"FailedOperation.FunctionStatusError"_s);
    row("deleting",
        {{u"FunctionName"_s, u"old-newsletter"_s}, {u"ZipFile"_s, zipOf(u"index.php"_s)}},
        u"FailedOperation.UpdateFunctionCode"_s);
    const auto image = [&](const QJsonObject &config, const QString &name = u"face-blur"_s) {
        return QJsonObject{{u"FunctionName"_s, name},
                           {u"Code"_s, QJsonObject{{u"ImageConfig"_s, config}}}};
    };
    const QString uri = u"ccr.ccs.tencentyun.com/team/app:1.0"_s;
    row("an image", image({{u"ImageType"_s, u"personal"_s}, {u"ImageUri"_s, uri}}), {});
    row("image of no kind", image({{u"ImageType"_s, u"private"_s}, {u"ImageUri"_s, uri}}),
        u"InvalidParameterValue.ImageType"_s);
    row("image without registry", image({{u"ImageType"_s, u"enterprise"_s}, {u"ImageUri"_s, uri}}),
        u"InvalidParameterValue.RegistryId"_s);
    row("image of an enterprise as a personal one",
        image({{u"ImageType"_s, u"personal"_s},
               {u"ImageUri"_s, u"my.tencentcloudcr.com/team/app:1.0"_s}}),
        u"InvalidParameterValue.ImageType"_s);
    row("image of a person as an enterprise's",
        image({{u"ImageType"_s, u"enterprise"_s},
               {u"RegistryId"_s, u"tcr-1a2b3c4d"_s},
               {u"ImageUri"_s, uri}}),
        u"InvalidParameterValue.ImageType"_s);
    row("command in brackets",
        image({{u"ImageType"_s, u"personal"_s},
               {u"ImageUri"_s, uri},
               {u"Command"_s, u"[\"python\"]"_s}}),
        u"InvalidParameterValue.Command"_s);
    row("args in brackets",
        image({{u"ImageType"_s, u"personal"_s},
               {u"ImageUri"_s, uri},
               {u"Args"_s, u"[\"-u\", \"app.py\"]"_s}}),
        u"InvalidParameterValue.Args"_s);
    row("image of no form", image({{u"ImageType"_s, u"personal"_s}, {u"ImageUri"_s, u"app"_s}}),
        u"InvalidParameterValue.ImageUri"_s);
    row("image without its name", image({{u"ImageType"_s, u"personal"_s}}), u"MissingParameter"_s);
    row("image for a function of code",
        image({{u"ImageType"_s, u"personal"_s}, {u"ImageUri"_s, uri}}, u"hello-world"_s),
        u"ResourceNotFound.ImageConfig"_s);
    row("code for a function of an image",
        {{u"FunctionName"_s, u"face-blur"_s}, {u"ZipFile"_s, zip}}, u"UnsupportedOperation"_s);
}

void tst_ScfService::followsTheRulesOfUpdates()
{
    QFETCH(QJsonObject, params);
    QFETCH(QString, code);
    QCOMPARE(codeOf(u"UpdateFunctionCode"_s, params), code);
    if (code.isEmpty()) {
        QCOMPARE(codeOf(u"UpdateFunctionCode"_s, params), u"FailedOperation.UpdateFunctionCode"_s);
        m_now += 1500;
        QCOMPARE(codeOf(u"UpdateFunctionCode"_s, params), QString());
    }
}

void tst_ScfService::checksTheHandlersForm_data()
{
    QTest::addColumn<QString>("runtime");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("handler");
    QTest::addColumn<bool>("fits");
    const auto row = [](const QString &runtime, const QString &handler, bool fits,
                        const QString &type = u"Event"_s) {
        QTest::newRow(qPrintable(runtime + u' ' + type + u' ' + handler.left(40).trimmed()
                                 + (handler.endsWith(u'\n') ? u" and a line break"_s : QString())))
            << runtime << type << handler << fits;
    };
    for (const QString &runtime : {u"Python3.9"_s, u"Nodejs18.15"_s, u"Php8.0"_s}) {
        row(runtime, u"index.main_handler"_s, true);
        row(runtime, u"index.handler2"_s, true);
        row(runtime, u"app2.main-handler"_s, true);
        row(runtime, QString(60, u'a') + u".bb"_s, true);
        row(runtime, QString(61, u'b') + u".bb"_s, false);
        row(runtime, QString(), false);
        row(runtime, u"index"_s, false);
        row(runtime, u"a.b"_s, false);
        row(runtime, u"1ndex.main"_s, false);
        row(runtime, u"index.main_"_s, false);
        row(runtime, u"src/index.main"_s, false);
        row(runtime, u"index.js.main"_s, false);
        row(runtime, u"index.main\n"_s, false);
        row(runtime, u"a.B::c"_s, false);
    }
    row(u"Java11"_s, u"com.example.Hello::run"_s, true);
    row(u"Java8"_s, u"Hello::mainHandler"_s, true);
    row(u"Java8"_s, u"com.example.Hello"_s, false);
    row(u"Java8"_s, u"index.main_handler"_s, false);
    row(u"Go1"_s, u"main"_s, true);
    row(u"Go1"_s, u"index.main"_s, false);
    row(u"Go1"_s, u"bin/main"_s, false);
    row(u"CustomRuntime"_s, u"whatever it is"_s, true);
    row(u"Nodejs16.13"_s, u"scf_bootstrap"_s, true, u"HTTP"_s);
    row(u"CustomImage"_s, u"main"_s, false);
    row(u"Ruby3"_s, u"anything"_s, true);
}

void tst_ScfService::checksTheHandlersForm()
{
    QFETCH(QString, runtime);
    QFETCH(QString, type);
    QFETCH(QString, handler);
    QFETCH(bool, fits);
    QCOMPARE(handlerHasForm({.runtime = runtime, .type = type}, handler), fits);
}

void tst_ScfService::failsWithoutTheHandlersFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("handler");
    QTest::addColumn<QString>("status");
    const auto failed = u"UpdateFailed"_s;
    const auto active = u"Active"_s;
    const auto row = [](const QString &name, const QString &file, const QString &handler,
                        const QString &status) {
        QTest::newRow(qPrintable(name + u' ' + file + u' ' + handler))
            << name << file << handler << status;
    };
    row(u"hello-world"_s, u"index.js"_s, {}, active);
    row(u"hello-world"_s, u"index.mjs"_s, {}, active);
    row(u"hello-world"_s, u"index.py"_s, {}, failed);
    row(u"hello-world"_s, u"my-app/index.js"_s, {}, failed);
    row(u"hello-world"_s, u"Index.js"_s, {}, failed);
    row(u"hello-world"_s, u"app.js"_s, u"app.handler"_s, active);
    row(u"image-resize"_s, u"index.py"_s, {}, active);
    row(u"image-resize"_s, u"main.py"_s, {}, failed);
    row(u"thumbnail-cache"_s, u"index.php"_s, {}, active);
    row(u"thumbnail-cache"_s, u"index.html"_s, {}, failed);
    row(u"order-webhook"_s, u"main"_s, {}, active);
    row(u"order-webhook"_s, u"main.go"_s, {}, failed);
    row(u"pdf-invoice"_s, u"com/example/invoice/InvoiceHandler.class"_s, {}, active);
    row(u"pdf-invoice"_s, u"invoice.jar"_s, {}, active);
    row(u"pdf-invoice"_s, u"lib/invoice.jar"_s, {}, active);
    row(u"pdf-invoice"_s, u"other/invoice.jar"_s, {}, failed);
    row(u"pdf-invoice"_s, u"InvoiceHandler.class"_s, {}, failed);
    row(u"log-shipper"_s, u"bootstrap"_s, {}, active);
    row(u"log-shipper"_s, u"scf_bootstrap"_s, {}, failed);
    row(u"shop-api"_s, u"scf_bootstrap"_s, {}, active);
    row(u"shop-api"_s, u"bootstrap"_s, {}, failed);
    row(u"checkout-web"_s, u"index.js"_s, {}, failed);
}

void tst_ScfService::failsWithoutTheHandlersFile()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QFETCH(QString, handler);
    QFETCH(QString, status);
    const QByteArray old = m_store->find({u"ap-guangzhou"_s, u"default"_s, name}).value().zip;
    QJsonObject params{{u"FunctionName"_s, name}, {u"ZipFile"_s, zipOf(file)}};
    if (!handler.isEmpty())
        params.insert(u"Handler"_s, handler);
    QCOMPARE(codeOf(u"UpdateFunctionCode"_s, params), QString());
    QCOMPARE(answerOf(u"GetFunction"_s, {{u"FunctionName"_s, name}})["Status"_L1].toString(),
             u"Updating"_s);
    m_now += 1500;
    const QJsonObject after = answerOf(u"GetFunction"_s, {{u"FunctionName"_s, name}});
    QCOMPARE(after["Status"_L1].toString(), status);
    QCOMPARE(after["StatusReasons"_L1].toArray().size(), status == "Active"_L1 ? 0 : 1);
    const QString url =
        answerOf(u"GetFunctionAddress"_s, {{u"FunctionName"_s, name}})["Url"_L1].toString();
    const QByteArray deployed =
        m_links->find(url.sliced(u"http://127.0.0.1:1"_s.size()).toLatin1()).value();
    QCOMPARE(deployed == old, status != "Active"_L1);
}

void tst_ScfService::tellsEverythingAboutAFunction()
{
    const QJsonObject detail = answerOf(
        u"GetFunction"_s, {{u"FunctionName"_s, u"hello-world"_s}, {u"ShowCode"_s, u"TRUE"_s}});
    QCOMPARE(detail["FunctionName"_L1].toString(), u"hello-world"_s);
    QCOMPARE(detail["Namespace"_L1].toString(), u"default"_s);
    QCOMPARE(detail["Handler"_L1].toString(), u"index.main_handler"_s);
    QCOMPARE(detail["Qualifier"_L1].toString(), u"$LATEST"_s);
    QVERIFY(detail["CodeInfo"_L1].toString().contains("exports.main_handler"_L1));
    const auto stored = m_store->find({u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s}).value();
    QCOMPARE(detail["CodeSize"_L1].toInteger(), stored.zip.size());
    const QJsonObject failed = answerOf(u"GetFunction"_s, {{u"FunctionName"_s, u"pdf-invoice"_s}});
    QVERIFY(!failed["StatusReasons"_L1][0]["ErrorMessage"_L1].toString().isEmpty());
    QVERIFY(!failed["StatusDesc"_L1].toString().isEmpty());
    QVERIFY(failed["CodeInfo"_L1].toString().isEmpty());
    const QJsonObject image = answerOf(u"GetFunction"_s, {{u"FunctionName"_s, u"face-blur"_s}});
    QVERIFY(!image["ImageConfig"_L1]["ImageUri"_L1].toString().isEmpty());
}

void tst_ScfService::showsPublishedVersions()
{
    const QJsonObject name{{u"FunctionName"_s, u"hello-world"_s}};
    QCOMPARE(answerOf(u"ListVersionByFunction"_s, name)["FunctionVersion"_L1].toArray(),
             (QJsonArray{u"$LATEST"_s, u"1"_s, u"2"_s}));
    QJsonObject update = name;
    update.insert(u"ZipFile"_s, zipOf(u"index.js"_s));
    update.insert(u"Publish"_s, u"TRUE"_s);
    QCOMPARE(codeOf(u"UpdateFunctionCode"_s, update), QString());
    m_now += 1500;
    const QJsonObject list = answerOf(u"ListVersionByFunction"_s, name);
    QCOMPARE(list["TotalCount"_L1].toInt(), 4);
    QCOMPARE(list["Versions"_L1].toArray().last()["Version"_L1].toString(), u"3"_s);
    const auto sha = [&](const QString &qualifier) {
        QJsonObject params = name;
        params.insert(u"Qualifier"_s, qualifier);
        return answerOf(u"GetFunctionAddress"_s, params)["CodeSha256"_L1].toString();
    };
    QCOMPARE(sha(u"3"_s), sha(u"$LATEST"_s));
    QVERIFY(sha(u"2"_s) != sha(u"3"_s));
}

void tst_ScfService::runsWhatItReadFromCos()
{
    const QByteArray zip = storedZip({{u"index.js"_s, "exports.main_handler = () => 7;\n"}});
    // As an upload in parts leaves it.
    Blob pieces(zip.left(100));
    pieces.append(Blob(zip.sliced(100)));
    (void)m_objects->put("deploy-1250000000", "new/package.zip", objectOf(pieces, {}));
    const QJsonObject name{{u"FunctionName"_s, u"hello-world"_s}};
    QJsonObject params = name;
    params.insert(u"CosBucketName"_s, u"deploy"_s);
    params.insert(u"CosObjectName"_s, u"/new/package.zip"_s);
    params.insert(u"CosBucketRegion"_s, u"ap-guangzhou"_s);
    answerOf(u"UpdateFunctionCode"_s, params);
    // What is deployed is the object as it was.
    QVERIFY(!m_objects->remove("deploy-1250000000", "new/package.zip"));
    m_now += 1500;
    const QJsonObject address = answerOf(u"GetFunctionAddress"_s, name);
    const QString path = address["Url"_L1].toString().sliced(u"http://127.0.0.1:1"_s.size());
    QCOMPARE(m_links->find(path.toLatin1()), zip);
}

void tst_ScfService::tellsTheTwoRegionsOfBeijingApart()
{
    QVERIFY(!m_objects->addBucket("zone-one-1250000000", "ap-beijing-1"));
    const QByteArray zip = storedZip({{u"index.js"_s, "exports.main_handler = () => 8;\n"}});
    (void)m_objects->put("zone-one-1250000000", "a.zip", objectOf(Blob(zip), {}));
    QJsonObject params{{u"FunctionName"_s, u"hello-world"_s},
                       {u"CosBucketName"_s, u"zone-one"_s},
                       {u"CosObjectName"_s, u"/a.zip"_s},
                       {u"CosBucketRegion"_s, u"ap-beijing"_s}};
    QCOMPARE(codeOf(u"UpdateFunctionCode"_s, params), u"InvalidParameterValue.CosBucketName"_s);
    params[u"CosBucketRegion"_s] = u"ap-beijing-1"_s;
    QCOMPARE(codeOf(u"UpdateFunctionCode"_s, params), QString());
}

void tst_ScfService::hidesGetFunctionInTheInternationalEdition()
{
    ScfService international(*m_store, *m_links, *m_objects, true);
    const auto code = [&](const QString &action) {
        const Answer<QJsonObject> answer =
            international.call(action, u"ap-guangzhou"_s, {{u"FunctionName"_s, u"hello-world"_s}});
        const auto *error = std::get_if<ServiceError>(&answer);
        return error ? error->code : QString();
    };
    QCOMPARE(code(u"GetFunction"_s), u"InvalidAction"_s);
    QCOMPARE(code(u"GetFunctionAddress"_s), QString());
}

void tst_ScfService::takesAllRegionsOfTheDocumentation()
{
    QCOMPARE(answerOf(u"ListFunctions"_s, {}, u"ap-tokyo"_s)["TotalCount"_L1].toInt(-1), 0);
    QCOMPARE(codeOf(u"ListFunctions"_s, {}, u"ap-nowhere"_s), u"UnsupportedRegion"_s);
    QCOMPARE(codeOf(u"ListFunctions"_s, {}, QString()), u"UnsupportedRegion"_s);
}

void tst_ScfService::readsTheParametersOfAQuery()
{
    const QJsonObject params = paramsOfQuery(
        u"ListFunctions"_s, "Limit=20&SearchKey=a%20b%2Bc&Filters.0.Name=Status&"
                            "Filters.0.Values.1=Updating&Filters.0.Values.0=Active&Foo.0=x");
    QCOMPARE(params["Limit"_L1], QJsonValue(20));
    QCOMPARE(params["SearchKey"_L1].toString(), u"a b+c"_s);
    QCOMPARE(
        params["Filters"_L1],
        QJsonValue(QJsonArray{QJsonObject{{u"Name"_s, u"Status"_s},
                                          {u"Values"_s, QJsonArray{u"Active"_s, u"Updating"_s}}}}));
    QVERIFY(params.contains("Foo.0"_L1));
    QVERIFY(paramsOfQuery(u"ListFunctions"_s, "Filters.999999999.Name=a").size() == 1);
    QVERIFY(paramsOfQuery(u"ListFunctions"_s, "&&=&Filters").size() <= 2);
}

void tst_ScfService::makesManyFunctionsFast()
{
    addDemoContent(*m_store, 10'000);
    const QJsonObject page =
        answerOf(u"ListFunctions"_s, {{u"SearchKey"_s, u"worker-"_s}, {u"Limit"_s, 100}});
    QCOMPARE(page["TotalCount"_L1].toInt(), 10'000);
    QCOMPARE(page["Functions"_L1].toArray().size(), 100);
}

QTEST_GUILESS_MAIN(tst_ScfService)
#include "tst_scfservice.moc"
