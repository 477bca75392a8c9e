// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/coslocation.h"
#include "app/domain/region.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_CosLocation : public QObject
{
    Q_OBJECT

private slots:
    void understandsWhatPeoplePaste_data();
    void understandsWhatPeoplePaste();
    void leavesOtherTextsAlone_data();
    void leavesOtherTextsAlone();
    void saysItInTheWordsOfScf_data();
    void saysItInTheWordsOfScf();
    void knowsTheRegionsOfCos();
    void knowsNamesOfBuckets_data();
    void knowsNamesOfBuckets();
};

void tst_CosLocation::understandsWhatPeoplePaste_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("key");

    const QString deploy = u"deploy-1250000000"_s;
    const QString guangzhou = u"ap-guangzhou"_s;
    const QString host = u"https://deploy-1250000000.cos.ap-guangzhou.myqcloud.com"_s;
    const auto row = [](const char *name, const QString &text, const QString &bucket,
                        const QString &region, const QString &key) {
        QTest::newRow(name) << text << bucket << region << key;
    };
    row("cos://", u"cos://deploy-1250000000/scf/a.zip"_s, deploy, {}, u"scf/a.zip"_s);
    row("cos:// bucket", u"cos://deploy-1250000000"_s, deploy, {}, {});
    row("cos:// prefix", u"cos://deploy-1250000000/scf/"_s, deploy, {}, u"scf/"_s);
    row("cos:// not encoded", u"cos://deploy-1250000000/a b+%41#?.zip"_s, deploy, {},
        u"a b+%41#?.zip"_s);
    row("cos:// in capitals", u"COS://deploy-1250000000//scf/a.zip"_s, deploy, {}, u"scf/a.zip"_s);
    row("object", host + u"/scf/a.zip"_s, deploy, guangzhou, u"scf/a.zip"_s);
    row("bucket", host, deploy, guangzhou, {});
    row("bucket with slash", host + u'/', deploy, guangzhou, {});
    row("plain http", u"http"_s + host.mid(5) + u"/a"_s, deploy, guangzhou, u"a"_s);
    row("no scheme", host.mid(8) + u"/a/b.zip"_s, deploy, guangzhou, u"a/b.zip"_s);
    row("host in capitals", u"HTTPS://Deploy-1250000000.COS.ap-guangzhou.myqcloud.com/A.zip"_s,
        deploy, guangzhou, u"A.zip"_s);
    row("port", host + u":443/a"_s, deploy, guangzhou, u"a"_s);
    row("encoded key", host + u"/my%20dir/a%2Bb%25%E5%87%BD.zip"_s, deploy, guangzhou,
        u"my dir/a+b%函.zip"_s);
    row("plus stays plus", host + u"/a+b.zip"_s, deploy, guangzhou, u"a+b.zip"_s);
    row("Chinese key", host + u"/函数/😀.zip"_s, deploy, guangzhou, u"函数/😀.zip"_s);
    row("signed",
        host
            + u"/a.zip?q-sign-algorithm=sha1&q-ak=AKID&q-sign-time=1%3B2&q-key-time=1%3B2"
              "&q-header-list=host&q-url-param-list=&q-signature=00"_s,
        deploy, guangzhou, u"a.zip"_s);
    row("query on a bucket", host + u"?prefix=scf/"_s, deploy, guangzhou, {});
    row("fragment", host + u"/a.zip#part?x"_s, deploy, guangzhou, u"a.zip"_s);
    row("quotes and spaces", u"  \""_s + host + u"/a.zip\"\n"_s, deploy, guangzhou, u"a.zip"_s);
    row("angle brackets", u'<' + host + u"/a.zip>"_s, deploy, guangzhou, u"a.zip"_s);
    row("back-up domain", u"https://deploy-1250000000.cos.ap-guangzhou.tencentcos.cn/a"_s, deploy,
        guangzhou, u"a"_s);
    row("acceleration", u"https://deploy-1250000000.cos.accelerate.myqcloud.com/a"_s, deploy, {},
        u"a"_s);
    row("static site", u"https://deploy-1250000000.cos-website.ap-guangzhou.myqcloud.com/a"_s,
        deploy, guangzhou, u"a"_s);
    row("zone", u"https://deploy-1250000000.cos.ap-beijing-1.myqcloud.com/a"_s, deploy,
        u"ap-beijing-1"_s, u"a"_s);
    row("path style", u"https://cos.ap-guangzhou.myqcloud.com/deploy-1250000000/a/b"_s, deploy,
        guangzhou, u"a/b"_s);
    row("path style bucket", u"https://cos.ap-guangzhou.myqcloud.com/deploy-1250000000"_s, deploy,
        guangzhou, {});
    row("demo cloud", u"http://127.0.0.1:8080/deploy-1250000000/a/b.zip"_s, deploy, {},
        u"a/b.zip"_s);
    row("hyphens in the name", u"cos://my-own-bucket-1250000000/a"_s, u"my-own-bucket-1250000000"_s,
        {}, u"a"_s);
    row("dots stay as they are", host + u"/a/../b/./c"_s, deploy, guangzhou, u"a/../b/./c"_s);

    const QString console = u"https://console.cloud.tencent.com"_s;
    row("console", console + u"/cos/bucket?bucket=deploy-1250000000&region=ap-guangzhou"_s, deploy,
        guangzhou, {});
    row("console folder",
        console + u"/cos/bucket?bucket=deploy-1250000000&region=ap-guangzhou&path=%2Fscf%2F"_s,
        deploy, guangzhou, u"scf/"_s);
    row("console, encoded twice",
        console
            + u"/cos5/bucket/setting?type=filelist&bucketName=deploy-1250000000"
              "&path=%252Fmy%2520dir%252F&region=ap-guangzhou"_s,
        deploy, guangzhou, u"my dir/"_s);
    row("console, old",
        console + u"/cos5/bucket/setting?bucket=deploy-1250000000&region=ap-guangzhou#anchor"_s,
        deploy, guangzhou, {});
    row("console, behind '#'",
        console + u"/cos5#/bucket?bucket=deploy-1250000000&region=ap-guangzhou"_s, deploy,
        guangzhou, {});
    row("console of the international edition",
        u"https://console.tencentcloud.com/cos/bucket?bucket=deploy-1250000000&region=ap-singapore"_s,
        deploy, u"ap-singapore"_s, {});
    row("console without region", console + u"/cos/bucket?bucket=deploy-1250000000"_s, deploy, {},
        {});
}

void tst_CosLocation::understandsWhatPeoplePaste()
{
    QFETCH(QString, text);
    const std::optional<CosLocation> location = parseCosLocation(text);
    QVERIFY(location);
    QTEST(location->bucket.name, "bucket");
    QTEST(location->bucket.region, "region");
    QTEST(location->key, "key");
}

void tst_CosLocation::leavesOtherTextsAlone_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{
        u""_s,
        u"  "_s,
        u"\"\""_s,
        u"scf/a.zip"_s,
        u"deploy-1250000000"_s,
        u"/home/me/a.zip"_s,
        u"C:\\a.zip"_s,
        u"cos://"_s,
        u"cos://deploy/a"_s,
        u"cos://Deploy-1250000000/a"_s,
        u"https://example.com/deploy-1250000000/a"_s,
        u"https://deploy.cos.ap-guangzhou.myqcloud.com/a"_s,
        u"https://deploy-1250000000.cos.ap-guangzhou.myqcloud.com.evil.com/a"_s,
        u"https://deploy-1250000000.cos.ap-guangzhou.myqcloud.com@evil.com/a"_s,
        u"https://evil.com/?deploy-1250000000.cos.ap-guangzhou.myqcloud.com/a"_s,
        u"https://deploy-1250000000.cos.ap_guangzhou.myqcloud.com/a"_s,
        u"https://service.cos.myqcloud.com/"_s,
        u"https://cos.ap-guangzhou.myqcloud.com/"_s,
        u"ftp://deploy-1250000000.cos.ap-guangzhou.myqcloud.com/a"_s,
        u"https://console.cloud.tencent.com/scf/list?bucket=deploy-1250000000"_s,
        u"https://console.cloud.tencent.com/cos/bucket"_s,
        u"https://console.cloud.tencent.com/cos/bucket?bucket=x"_s,
        u"cos://deploy-1250000000/"_s + QString(20'000, u'a'),
    };
    for (const QString &text : texts)
        QTest::newRow(qPrintable(u"'%1'"_s.arg(text.left(80)))) << text;
}

void tst_CosLocation::leavesOtherTextsAlone()
{
    QFETCH(QString, text);
    QVERIFY(!parseCosLocation(text));
}

void tst_CosLocation::saysItInTheWordsOfScf_data()
{
    QTest::addColumn<CosLocation>("location");
    QTest::addColumn<QString>("bucketName");
    QTest::addColumn<QString>("objectName");
    QTest::addColumn<QString>("region");
    QTest::newRow("usual") << CosLocation{{u"deploy-1250000000"_s, u"ap-seoul"_s}, u"a/b.zip"_s}
                           << u"deploy"_s << u"/a/b.zip"_s << u"ap-seoul"_s;
    QTest::newRow("hyphens and digits")
        << CosLocation{{u"my-code-2024-1250000000"_s, u"ap-beijing-1"_s}, u"a.zip"_s}
        << u"my-code-2024"_s << u"/a.zip"_s << u"ap-beijing-1"_s;
    QTest::newRow("a key as it is")
        << CosLocation{{u"d-1250000000"_s, u"ap-beijing"_s}, u"部署/a b+%2F//c.zip"_s} << u"d"_s
        << u"/部署/a b+%2F//c.zip"_s << u"ap-beijing"_s;
    QTest::newRow("the region that only SCF knows")
        << CosLocation{{u"d-1250000000"_s, u"ap-guangzhou-open"_s}, u"a.zip"_s} << u"d"_s
        << u"/a.zip"_s << u"ap-guangzhou"_s;
    QTest::newRow("no APPID") << CosLocation{{u"deploy-zip"_s, {}}, {}} << u"deploy-zip"_s
                              << QString() << QString();
    QTest::newRow("nothing") << CosLocation{} << QString() << QString() << QString();
}

void tst_CosLocation::saysItInTheWordsOfScf()
{
    QFETCH(CosLocation, location);
    const ScfCosParameters parameters = scfCosParameters(location);
    QTEST(parameters.cosBucketName, "bucketName");
    QTEST(parameters.cosObjectName, "objectName");
    QTEST(parameters.cosBucketRegion, "region");
}

void tst_CosLocation::knowsTheRegionsOfCos()
{
    QStringList ids;
    for (const Region &region : knownCosRegions()) {
        ids += region.id;
        QVERIFY(isCosRegion(region.id));
        QCOMPARE(cosRegionOf(region.id), region.id);
    }
    QCOMPARE(ids.size(), knownRegions().size() + 1);
    QCOMPARE(ids.indexOf(u"ap-beijing-1"_s), ids.indexOf(u"ap-beijing"_s) + 1);
    QCOMPARE(ids.removeDuplicates(), 0);
}

void tst_CosLocation::knowsNamesOfBuckets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("plain") << u"a-1"_s << true;
    QTest::newRow("hyphens") << u"a-b-c-1250000000"_s << true;
    QTest::newRow("digits") << u"1-2"_s << true;
    QTest::newRow("no APPID") << u"deploy"_s << false;
    QTest::newRow("APPID of letters") << u"deploy-abc"_s << false;
    QTest::newRow("capitals") << u"Deploy-1"_s << false;
    QTest::newRow("begins with a hyphen") << u"-a-1"_s << false;
    QTest::newRow("line break") << u"a-1\n"_s << false;
    QTest::newRow("dot") << u"a.b-1"_s << false;
    QTest::newRow("slash") << u"a/b-1"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("Arabic digits") << u"a-١٢"_s << false;
}

void tst_CosLocation::knowsNamesOfBuckets()
{
    QFETCH(QString, name);
    QTEST(isCosBucketName(name), "isOne");
}

QTEST_GUILESS_MAIN(tst_CosLocation)
#include "tst_coslocation.moc"
