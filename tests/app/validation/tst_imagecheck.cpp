// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/imagecheck.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_ImageCheck : public QObject
{
    Q_OBJECT

private slots:
    void judgesTheUri_data();
    void judgesTheUri();
    void judgesTheRegistry_data();
    void judgesTheRegistry();
    void judgesTheType_data();
    void judgesTheType();
    void judgesHowItStarts();
    void judgesThePort();
    void keepsImagesAndPackagesApart();
};

namespace {

std::optional<Finding> findingOf(const ImageSource &image, const QString &id)
{
    const QList<Finding> findings = checkImage(image);
    for (const Finding &finding : findings) {
        if (finding.id == id)
            return finding;
    }
    return std::nullopt;
}

} // namespace

void tst_ImageCheck::judgesTheUri_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<Finding::State>("state");
    using State = Finding::State;
    const QString digest = u"@sha256:"_s + QString(64, u'a');
    QTest::newRow("tag") << u"ccr.ccs.tencentyun.com/team/app:1.0"_s << State::Ok;
    QTest::newRow("digest") << u"ccr.ccs.tencentyun.com/team/app"_s + digest << State::Ok;
    QTest::newRow("both") << u"ccr.ccs.tencentyun.com/team/app:1.0"_s + digest << State::Ok;
    QTest::newRow("port of the registry")
        << u"registry.example.com:5000/team/app:1.0"_s << State::Ok;
    QTest::newRow("deeper") << u"my.tencentcloudcr.com/team/web/app:v1"_s << State::Ok;
    QTest::newRow("latest") << u"ccr.ccs.tencentyun.com/team/app:latest"_s << State::Warning;
    QTest::newRow("neither") << u"ccr.ccs.tencentyun.com/team/app"_s << State::Error;
    QTest::newRow("scheme") << u"https://ccr.ccs.tencentyun.com/team/app:1"_s << State::Error;
    QTest::newRow("no domain") << u"team/app:1"_s << State::Error;
    QTest::newRow("no namespace") << u"ccr.ccs.tencentyun.com/app:1"_s << State::Error;
    QTest::newRow("capitals") << u"ccr.ccs.tencentyun.com/Team/app:1"_s << State::Error;
    QTest::newRow("space") << u"ccr.ccs.tencentyun.com/team/my app:1"_s << State::Error;
    QTest::newRow("empty tag") << u"ccr.ccs.tencentyun.com/team/app:"_s << State::Error;
    QTest::newRow("odd tag") << u"ccr.ccs.tencentyun.com/team/app:-1"_s << State::Error;
    QTest::newRow("short digest") << u"ccr.ccs.tencentyun.com/team/app@sha256:abc"_s
                                  << State::Error;
}

void tst_ImageCheck::judgesTheUri()
{
    QFETCH(const QString, uri);
    QFETCH(const Finding::State, state);
    const auto finding = findingOf({.uri = uri}, u"image-uri"_s);
    QVERIFY(finding);
    QCOMPARE(finding->state, state);
    QVERIFY(!finding->text.isEmpty());
}

void tst_ImageCheck::judgesTheRegistry_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<bool>("isEnterprise");
    QTest::addColumn<QString>("registryId");
    QTest::addColumn<int>("state"); // -1: silent
    QTest::newRow("personal") << u"ccr.ccs.tencentyun.com"_s << false << QString() << -1;
    QTest::newRow("enterprise") << u"my.tencentcloudcr.com"_s << true << u"tcr-1a2b3c4d"_s << -1;
    QTest::newRow("no id") << u"my.tencentcloudcr.com"_s << true << QString()
                           << int(Finding::State::Error);
    QTest::newRow("odd id") << u"my.tencentcloudcr.com"_s << true << u"1a2b"_s
                            << int(Finding::State::Error);
}

void tst_ImageCheck::judgesTheRegistry()
{
    QFETCH(const QString, domain);
    QFETCH(const bool, isEnterprise);
    QFETCH(const QString, registryId);
    QFETCH(const int, state);
    const auto finding = findingOf(
        {.uri = domain + u"/team/app:1"_s, .isEnterprise = isEnterprise, .registryId = registryId},
        u"image-registry"_s);
    QCOMPARE(finding ? int(finding->state) : -1, state);
}

void tst_ImageCheck::judgesTheType_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<bool>("isEnterprise");
    QTest::addColumn<bool>("fits");
    QTest::newRow("personal") << u"ccr.ccs.tencentyun.com"_s << false << true;
    QTest::newRow("personal, elsewhere") << u"hkccr.ccs.tencentyun.com"_s << false << true;
    QTest::newRow("enterprise") << u"my.tencentcloudcr.com"_s << true << true;
    QTest::newRow("own domain") << u"registry.example.com"_s << true << true;
    QTest::newRow("own domain, personal") << u"registry.example.com"_s << false << true;
    QTest::newRow("enterprise as personal") << u"my.tencentcloudcr.com"_s << false << false;
    QTest::newRow("personal as enterprise") << u"hkccr.ccs.tencentyun.com"_s << true << false;
}

void tst_ImageCheck::judgesTheType()
{
    QFETCH(const QString, domain);
    QFETCH(const bool, isEnterprise);
    QFETCH(const bool, fits);
    const auto finding = findingOf({.uri = domain + u"/team/app:1"_s,
                                    .isEnterprise = isEnterprise,
                                    .registryId = isEnterprise ? u"tcr-1a2b3c4d"_s : QString()},
                                   u"image-type"_s);
    QCOMPARE(!finding, fits);
    QVERIFY(!finding || finding->state == Finding::State::Error);
}

void tst_ImageCheck::judgesHowItStarts()
{
    const QString uri = u"ccr.ccs.tencentyun.com/team/app:1"_s;
    const ImageSource words{.uri = uri, .command = u"python"_s, .args = u"-u app.py [x]"_s};
    QVERIFY(!findingOf(words, u"image-command"_s));
    QVERIFY(!findingOf(words, u"image-args"_s));
    const ImageSource lists{
        .uri = uri, .command = u"[\"python\"]"_s, .args = u"[\"-u\", \"app.py\"]"_s};
    QCOMPARE(findingOf(lists, u"image-command"_s)->state, Finding::State::Error);
    QCOMPARE(findingOf(lists, u"image-args"_s)->state, Finding::State::Error);
}

void tst_ImageCheck::judgesThePort()
{
    const QString uri = u"ccr.ccs.tencentyun.com/team/app:1"_s;
    for (const QString &port : {QString(), u"-1"_s, u"0"_s, u"9000"_s})
        QVERIFY(!findingOf({.uri = uri, .port = port}, u"image-port"_s));
    QVERIFY(findingOf({.uri = uri, .port = u"8080"_s}, u"image-port"_s));
}

void tst_ImageCheck::keepsImagesAndPackagesApart()
{
    const FunctionTraits image{.runtime = Runtime(u"CustomImage"_s)};
    const FunctionTraits python{.runtime = Runtime(u"Python3.9"_s)};
    const FunctionTraits unknown{.runtime = Runtime(u"Cobol2030"_s)};
    QVERIFY(!checkSourceKind(image, CodeSource::Kind::Image));
    QVERIFY(!checkSourceKind(python, CodeSource::Kind::Folder));
    QVERIFY(!checkSourceKind(unknown, CodeSource::Kind::Image));
    for (const auto kind : {CodeSource::Kind::Folder, CodeSource::Kind::ZipFile,
                            CodeSource::Kind::CosObject, CodeSource::Kind::Editor})
        QCOMPARE(checkSourceKind(image, kind)->state, Finding::State::Error);
    QCOMPARE(checkSourceKind(python, CodeSource::Kind::Image)->state, Finding::State::Error);
}

QTEST_GUILESS_MAIN(tst_ImageCheck)
#include "tst_imagecheck.moc"
