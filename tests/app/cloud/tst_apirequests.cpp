// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apirequests.h"
#include "app/domain/endpoint.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_ApiRequests : public QObject
{
    Q_OBJECT

private slots:
    void updateFunctionCodeSendsEveryParameterThatIsGiven();
    void updateFunctionCodeLeavesOutWhatIsAbsent();
    void bodySizeIsExact_data();
    void bodySizeIsExact();
    void readingRequestsSpellTheirFields();
    void hostileAnswersAreRefusedOrTamed_data();
    void hostileAnswersAreRefusedOrTamed();
    void longTextsAreCut();
    void rolesAreAskedForAtSts_data();
    void rolesAreAskedForAtSts();
    void readsTheCredentialOfARole();
    void aRoleWithoutAWholeCredentialIsNone_data();
    void aRoleWithoutAWholeCredentialIsNone();

private:
    static QJsonObject parsed(const QByteArray &body);
};

QJsonObject tst_ApiRequests::parsed(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

void tst_ApiRequests::updateFunctionCodeSendsEveryParameterThatIsGiven()
{
    const UpdateFunctionCodeRequest request{
        .region = u"ap-guangzhou"_s,
        .functionName = u"f"_s,
        .handler = u"index.main"_s,
        .cosBucketName = u"bucket"_s,
        .cosObjectName = u"/k.zip"_s,
        .zipFile = "PK",
        .space = u"default"_s,
        .cosBucketRegion = u"ap-beijing-1"_s,
        .installDependency = u"TRUE"_s,
        .envId = u"env"_s,
        .publish = u"FALSE"_s,
        .code = {{u"ImageConfig"_s, QJsonObject{{u"ImageType"_s, u"personal"_s}}}},
        .codeSource = u"ZipFile"_s,
    };
    const QJsonObject body = parsed(request.body());
    const QJsonObject wanted{{u"FunctionName"_s, u"f"_s},
                             {u"Handler"_s, u"index.main"_s},
                             {u"CosBucketName"_s, u"bucket"_s},
                             {u"CosObjectName"_s, u"/k.zip"_s},
                             {u"ZipFile"_s, u"UEs="_s},
                             {u"Namespace"_s, u"default"_s},
                             {u"CosBucketRegion"_s, u"ap-beijing-1"_s},
                             {u"InstallDependency"_s, u"TRUE"_s},
                             {u"EnvId"_s, u"env"_s},
                             {u"Publish"_s, u"FALSE"_s},
                             {u"Code"_s, request.code},
                             {u"CodeSource"_s, u"ZipFile"_s}};
    QCOMPARE(body, wanted);
}

void tst_ApiRequests::updateFunctionCodeLeavesOutWhatIsAbsent()
{
    UpdateFunctionCodeRequest request{.functionName = u"f"_s};
    QCOMPARE(request.body(), QByteArray(R"({"FunctionName":"f"})"));
    request.functionName.clear();
    QCOMPARE(request.body(), QByteArray("{}"));
    request.zipFile = "PK";
    QCOMPARE(request.body(), QByteArray(R"({"ZipFile":"UEs="})"));
}

void tst_ApiRequests::bodySizeIsExact_data()
{
    QTest::addColumn<qint64>("zipSize");
    for (const qint64 size : {1, 2, 3, 4, 100, 1'000'000, 7'863'936})
        QTest::newRow(qPrintable(QString::number(size))) << size;
}

void tst_ApiRequests::bodySizeIsExact()
{
    QFETCH(qint64, zipSize);
    for (const QString &name : {QString(), u"f"_s, u"函数 \"quoted\""_s}) {
        UpdateFunctionCodeRequest request{.functionName = name, .handler = u"index.主"_s};
        const qint64 announced = bodySizeWithZip(request, zipSize);
        request.zipFile = QByteArray(zipSize, 'x');
        QCOMPARE(request.body().size(), announced);
    }
}

void tst_ApiRequests::readingRequestsSpellTheirFields()
{
    const QJsonObject list = parsed(ListFunctionsRequest{
        .offset = 20,
        .limit = 100,
        .searchKey = u"a"_s,
        .orderby = u"ModTime"_s,
        .order = u"DESC"_s,
        .space = u"n"_s,
        .description = u"d"_s,
        .filters = {QJsonObject{
            {u"Name"_s, u"Status"_s}}}}.body());
    QCOMPARE(list.keys(), QStringList({u"Description"_s, u"Filters"_s, u"Limit"_s, u"Namespace"_s,
                                       u"Offset"_s, u"Order"_s, u"Orderby"_s, u"SearchKey"_s}));
    QCOMPARE(list["Offset"_L1].toInt(), 20);
    QCOMPARE(
        parsed(ListVersionByFunctionRequest{.functionName = u"f"_s, .orderBy = u"ModTime"_s}.body())
            .keys(),
        QStringList({u"FunctionName"_s, u"Limit"_s, u"Offset"_s, u"OrderBy"_s}));
    QCOMPARE(parsed(GetFunctionRequest{.functionName = u"f"_s, .space = u"n"_s}.body()).keys(),
             QStringList({u"FunctionName"_s, u"Namespace"_s}));
    QCOMPARE(parsed(GetFunctionAddressRequest{.functionName = u"f"_s, .qualifier = u"1"_s}.body())
                 .keys(),
             QStringList({u"FunctionName"_s, u"Qualifier"_s}));
    QCOMPARE(parsed(ListNamespacesRequest{.limit = 5}.body()).keys(),
             QStringList({u"Limit"_s, u"Offset"_s}));
}

void tst_ApiRequests::hostileAnswersAreRefusedOrTamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("good") << QByteArray(R"({"Functions":[{"FunctionName":"a"}],"TotalCount":1})")
                          << true;
    QTest::newRow("nothing") << QByteArray("{}") << false;
    QTest::newRow("list is a text") << QByteArray(R"({"Functions":"a"})") << false;
    QTest::newRow("item is a number") << QByteArray(R"({"Functions":[1]})") << false;
    QTest::newRow("item without a name") << QByteArray(R"({"Functions":[{}]})") << false;
    QTest::newRow("name is an array")
        << QByteArray(R"({"Functions":[{"FunctionName":["a"]}]})") << false;
    QTest::newRow("other fields of wrong types")
        << QByteArray(R"({"Functions":[{"FunctionName":"a","Status":7,"StatusReasons":"x",
               "Runtime":{},"ModTime":[]}],"TotalCount":"many"})")
        << true;
    QTest::newRow("count below zero")
        << QByteArray(R"({"Functions":[{"FunctionName":"a"}],"TotalCount":-5})") << true;
    QTest::newRow("count beyond all numbers")
        << QByteArray(R"({"Functions":[{"FunctionName":"a"}],"TotalCount":1e300})") << true;
}

void tst_ApiRequests::hostileAnswersAreRefusedOrTamed()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, accepted);
    const Result<ListFunctionsResponse> response = ListFunctionsResponse::fromJson(parsed(json));
    QCOMPARE(response.has_value(), accepted);
    if (accepted)
        QVERIFY(response->totalCount >= 0 && response->totalCount <= 1'000'000'000);
    else
        QCOMPARE(response.error().code, QString(LocalCode::answerIncomplete));
}

void tst_ApiRequests::longTextsAreCut()
{
    const QString name(50'000, u'x');
    const auto detail = FunctionDetail::fromJson(
        {{u"FunctionName"_s, name}, {u"Handler"_s, name}, {u"CodeSize"_s, -1e300}});
    QVERIFY(detail);
    QCOMPARE(detail->summary.functionName.size(), 10'000);
    QCOMPARE(detail->handler.size(), 10'000);
    QCOMPARE(detail->codeSize, -1);
}

void tst_ApiRequests::rolesAreAskedForAtSts_data()
{
    QTest::addColumn<QString>("scf");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("sts");
    QTest::newRow("mainland") << u"https://scf.tencentcloudapi.com"_s << u"ap-guangzhou"_s
                              << u"https://sts.tencentcloudapi.com"_s;
    QTest::newRow("international") << u"https://scf.intl.tencentcloudapi.com"_s << u"ap-singapore"_s
                                   << u"https://sts.intl.tencentcloudapi.com"_s;
    QTest::newRow("finance") << u"https://scf.tencentcloudapi.com"_s << u"ap-shanghai-fsi"_s
                             << u"https://sts.ap-shanghai-fsi.tencentcloudapi.com"_s;
    QTest::newRow("regional") << u"https://scf.ap-beijing.tencentcloudapi.com"_s << u"ap-beijing"_s
                              << u"https://sts.ap-beijing.tencentcloudapi.com"_s;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"ap-guangzhou"_s
                              << u"http://127.0.0.1:8080"_s;
    QTest::newRow("gateway of one's own") << u"https://api.example.com:8443"_s << u"ap-guangzhou"_s
                                          << u"https://api.example.com:8443"_s;
}

void tst_ApiRequests::rolesAreAskedForAtSts()
{
    QFETCH(QString, scf);
    QFETCH(QString, region);
    QFETCH(QString, sts);
    const Endpoint endpoint = Endpoint::fromUserInput(scf).value();
    QCOMPARE(endpoint.forRegion(region).forProduct(stsProduct.name).url().toString(), sts);
    QCOMPARE(endpoint.forProduct(scfProduct.name), endpoint);
    QCOMPARE(productOf<AssumeRoleRequest>().version, QLatin1StringView("2018-08-13"));
    QCOMPARE(productOf<ListFunctionsRequest>().version, apiVersion);
}

void tst_ApiRequests::readsTheCredentialOfARole()
{
    const AssumeRoleRequest request{.region = u"ap-guangzhou"_s,
                                    .roleArn = u"qcs::cam::uin/1:roleName/r"_s,
                                    .roleSessionName = u"me"_s,
                                    .durationSeconds = 900};
    QCOMPARE(parsed(request.body()), (QJsonObject{{u"RoleArn"_s, request.roleArn},
                                                  {u"RoleSessionName"_s, u"me"_s},
                                                  {u"DurationSeconds"_s, 900}}));
    QVERIFY(!parsed(AssumeRoleRequest{}.body()).contains("DurationSeconds"_L1));
    const auto response = AssumeRoleResponse::fromJson(
        parsed(R"({"Credentials": {"Token": "t", "TmpSecretId": "i", "TmpSecretKey": "k"},)"
               R"("ExpiredTime": 1543914376, "Expiration": "2018-12-04T09:06:16Z",)"
               R"("RequestId": "r"})"));
    QVERIFY(response);
    QCOMPARE(response->credential,
             (Credential{.secretId = u"i"_s, .secretKey = u"k"_s, .token = u"t"_s}));
    QCOMPARE(response->expiresAt, QDateTime(QDate(2018, 12, 4), QTime(9, 6, 16), Qt::UTC));
    QCOMPARE(response->requestId, u"r"_s);
}

void tst_ApiRequests::aRoleWithoutAWholeCredentialIsNone_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &json) { QTest::newRow(name) << json; };
    row("nothing", "{}");
    row("no token", R"({"Credentials":{"TmpSecretId":"i","TmpSecretKey":"k"},"ExpiredTime":9})");
    row("no key", R"({"Credentials":{"TmpSecretId":"i","Token":"t"},"ExpiredTime":9})");
    row("wrong types", R"({"Credentials":[1],"ExpiredTime":9})");
    row("no end", R"({"Credentials":{"TmpSecretId":"i","TmpSecretKey":"k","Token":"t"}})");
    row("end before time",
        R"({"Credentials":{"TmpSecretId":"i","TmpSecretKey":"k","Token":"t"},"ExpiredTime":-1})");
}

void tst_ApiRequests::aRoleWithoutAWholeCredentialIsNone()
{
    QFETCH(QByteArray, json);
    const auto response = AssumeRoleResponse::fromJson(parsed(json));
    QVERIFY(!response);
    QCOMPARE(response.error().code, QString(LocalCode::answerIncomplete));
}

QTEST_GUILESS_MAIN(tst_ApiRequests)
#include "tst_apirequests.moc"
