// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/coderequest.h"
#include "app/update/coderoute.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

using Way = CodeRoute::Way;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
const CosBucketId bucket{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};

} // namespace

class tst_CodeRoute : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void choosesTheWay_data();
    void choosesTheWay();
    void turnsAtTheVeryByte();
    void saysWhyInOneLine();
    void tellsSizesApartThatLookTheSame();
    void explainsTheLimits();
};

void tst_CodeRoute::choosesTheWay_data()
{
    QTest::addColumn<CodeRouteQuestion>("question");
    QTest::addColumn<Way>("way");
    const auto row = [](const char *name, const CodeRouteQuestion &question, Way way) {
        QTest::newRow(name) << question << way;
    };
    row("small", {.requestBytes = 2'000'000}, Way::Direct);
    row("small, with a bucket", {.requestBytes = 2'000'000, .bucket = bucket}, Way::Direct);
    row("at the limit", {.requestBytes = requestBodyLimit}, Way::Direct);
    row("a byte over", {.requestBytes = requestBodyLimit + 1}, Way::NeedsBucket);
    row("over, with a bucket", {.requestBytes = requestBodyLimit + 1, .bucket = bucket},
        Way::ThroughBucket);
    row("over a learned limit",
        {.requestBytes = 7'000'000, .requestLimit = 6'291'456, .bucket = bucket},
        Way::ThroughBucket);
    row("below a learned limit", {.requestBytes = 12'000'000, .requestLimit = 20 * mebibyte},
        Way::Direct);
    row("unzipped at the limit",
        {.requestBytes = 90 * mebibyte, .unzippedBytes = 500 * mebibyte, .bucket = bucket},
        Way::ThroughBucket);
    row("unzipped over the limit",
        {.requestBytes = 90 * mebibyte, .unzippedBytes = 500 * mebibyte + 1, .bucket = bucket},
        Way::TooLarge);
    row("a bomb", {.requestBytes = 1'000, .unzippedBytes = 4'000 * mebibyte}, Way::TooLarge);
}

void tst_CodeRoute::choosesTheWay()
{
    QFETCH(CodeRouteQuestion, question);
    QFETCH(Way, way);
    const CodeRoute route = codeRoute(question);
    QCOMPARE(route.way, way);
    QCOMPARE(route.bucket, way == Way::ThroughBucket ? bucket : CosBucketId());
    QVERIFY(!route.text.isEmpty());
    QVERIFY(!route.text.contains(u'\n'));
    QVERIFY(!route.text.contains(u'%'));
    QVERIFY(!route.explanation.contains(u'%'));
}

void tst_CodeRoute::turnsAtTheVeryByte()
{
    // The largest ZIP whose request fits, by the exact size of that request.
    const UpdatePlan plan{.function = {.region = u"ap-guangzhou"_s,
                                       .space = u"default"_s,
                                       .functionName = u"hello-world"_s},
                          .handler = u"index.main_handler"_s};
    qint64 zip = 7'500'000;
    while (requestSize(plan, zip + 1) <= requestBodyLimit)
        ++zip;
    const auto wayOf = [&plan](qint64 size) {
        return codeRoute({.requestBytes = requestSize(plan, size), .bucket = bucket}).way;
    };
    QCOMPARE(wayOf(zip), Way::Direct);
    QCOMPARE(wayOf(zip + 1), Way::ThroughBucket);
}

void tst_CodeRoute::saysWhyInOneLine()
{
    QCOMPARE(codeRoute({.requestBytes = 2 * mebibyte}).text,
             u"Travels in the request: 2.0 MB of at most 10.0 MB."_s);
    QCOMPARE(codeRoute({.requestBytes = 30 * mebibyte}).text,
             u"Too big for a request (30.0 MB, at most 10.0 MB): choose a bucket for it to go "
             "through."_s);
    QCOMPARE(codeRoute({.requestBytes = 30 * mebibyte, .bucket = bucket}).text,
             u"Too big for a request (30.0 MB, at most 10.0 MB): goes through the bucket "
             "deploy-1250000000."_s);
    QCOMPARE(codeRoute({.requestBytes = 30 * mebibyte, .unzippedBytes = 612 * mebibyte}).text,
             u"Too large whichever way it goes: 612.0 MB unzipped, at most 500.0 MB."_s);
}

void tst_CodeRoute::tellsSizesApartThatLookTheSame()
{
    QVERIFY(codeRoute({.requestBytes = requestBodyLimit + 1})
                .text.contains(u"10485761 bytes, at most 10485760 bytes"_s));
}

void tst_CodeRoute::explainsTheLimits()
{
    const QString text = codeRoute({.requestBytes = 1}).explanation;
    for (const QString &word :
         {u"20 MB"_s, u"10.0 MB"_s, u"10485760 bytes"_s, u"base64"_s, u"7.5 MB"_s, u"bucket"_s})
        QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY(codeRoute({.requestBytes = 1, .requestLimit = 6 * mebibyte})
                .explanation.contains(u"6291456 bytes"_s));
}

QTEST_GUILESS_MAIN(tst_CodeRoute)
#include "tst_coderoute.moc"
