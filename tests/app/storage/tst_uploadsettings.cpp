// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settings.h"
#include "app/storage/uploadsettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr qint64 documented = 10'485'760;

Account account(const QString &secretId, const Endpoint &endpoint = Endpoint::mainland())
{
    return {.endpoint = endpoint, .credential = {.secretId = secretId, .secretKey = u"key"_s}};
}

} // namespace

class tst_UploadSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void readsLimitsFromMessages_data();
    void readsLimitsFromMessages();
    void learnsTheLimitOfAnEndpoint();
    void neverAllowsAgainWhatWasRefused();
    void remembersABucketForAccountAndRegion();
    void remembersHowLongPackagesAreKept();
    void writesNoSecretId();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
};

void tst_UploadSettings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
}

void tst_UploadSettings::readsLimitsFromMessages_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<qint64>("limit"); // 0: none
    const auto row = [](const char *name, const QString &message, qint64 limit) {
        QTest::newRow(name) << message << limit;
    };
    row("as seen", u"Request size limit exceeded, max 10485760B"_s, documented);
    row("bytes", u"The request is larger than 5242880 bytes."_s, 5'242'880);
    row("of two, the one that is a limit",
        u"The request has 12000000 bytes; at most 10485760 bytes are taken."_s, documented);
    row("the limit first", u"Maximum is 10485760, but got 8000000000000"_s, documented);
    row("of two without a word, the smaller", u"12000000 > 10485760"_s, documented);
    row("MB", u"The maximum size is 10 MB."_s, documented);
    row("MiB", u"max 20MiB"_s, 20 * 1024 * 1024);
    row("M", u"limit: 6M"_s, 6 * 1024 * 1024);
    row("KB", u"limit 512 KB"_s, 512 * 1024);
    row("fraction", u"up to 1.5 MB"_s, 1'572'864);
    row("thousands", u"max 10,485,760 bytes"_s, documented);
    row("Chinese", u"请求包大小为 12000000 字节，最大允许 10485760 字节。"_s, documented);
    row("Chinese, short", u"请求包超过限制大小，上限10MB"_s, documented);
    row("no number", u"The request is too large."_s, 0);
    row("empty", {}, 0);
    row("a RequestId is no limit", u"Too large. RequestId: eac6b301-a322-493a-8e36-83b295459397"_s,
        0);
    row("too small to be one", u"max 10"_s, 0);
    row("too large to be one", u"max 99999999999999999999 B"_s, 0);
    row("an overflow", u"max 1"_s + QString(400, u'0'), 0);
}

void tst_UploadSettings::readsLimitsFromMessages()
{
    QFETCH(QString, message);
    QFETCH(qint64, limit);
    QCOMPARE(limitFromMessage(message).value_or(0), limit);
}

void tst_UploadSettings::learnsTheLimitOfAnEndpoint()
{
    UploadSettings settings(m_settings.get());
    const Account one = account(u"AKIDone"_s);
    QCOMPARE(settings.requestLimit(one), documented);

    settings.learnRequestLimit(one, u"The request is too large."_s, 0);
    QCOMPARE(settings.requestLimit(one), documented);
    settings.learnRequestLimit(one, u"max 6291456B"_s, 8'000'000);
    QCOMPARE(settings.requestLimit(one), 6'291'456);
    settings.learnRequestLimit(one, u"max 20971520B"_s, 30'000'000); // it was raised
    QCOMPARE(settings.requestLimit(one), 20'971'520);

    // Of the endpoint, not of the account.
    QCOMPARE(settings.requestLimit(account(u"AKIDtwo"_s)), 20'971'520);
    QCOMPARE(settings.requestLimit(account(u"AKIDone"_s, Endpoint::international())), documented);
}

void tst_UploadSettings::neverAllowsAgainWhatWasRefused()
{
    UploadSettings settings(m_settings.get());
    const Account one = account(u"AKIDone"_s);
    settings.learnRequestLimit(one, u"Your request has 9000000 bytes, which is too large"_s,
                               9'000'000);
    QVERIFY(settings.requestLimit(one) < 9'000'000);
    settings.learnRequestLimit(one, u"Too large."_s, 8'000'000);
    QCOMPARE(settings.requestLimit(one), 7'999'999);
    // Smaller than what is allowed anyway: nothing new.
    settings.learnRequestLimit(one, u"Too large."_s, 8'500'000);
    QCOMPARE(settings.requestLimit(one), 7'999'999);
}

void tst_UploadSettings::remembersABucketForAccountAndRegion()
{
    const CosBucketId chosen{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};
    const Account one = account(u"AKIDone"_s);
    UploadSettings(m_settings.get()).setBucket(one, u"ap-guangzhou"_s, chosen);
    m_settings.reset();

    Settings later(m_folder->filePath(u"settings.ini"_s));
    const UploadSettings settings(&later);
    QCOMPARE(settings.bucket(one, u"ap-guangzhou"_s), chosen);
    QCOMPARE(settings.bucket(one, u"ap-shanghai"_s), CosBucketId());
    QCOMPARE(settings.bucket(account(u"AKIDtwo"_s), u"ap-guangzhou"_s), CosBucketId());
    QCOMPARE(settings.bucket(account(u"AKIDone"_s, Endpoint::international()), u"ap-guangzhou"_s),
             CosBucketId());
}

void tst_UploadSettings::remembersHowLongPackagesAreKept()
{
    UploadSettings settings(m_settings.get());
    const Account one = account(u"AKIDone"_s);
    QCOMPARE(settings.keeping(one, u"ap-guangzhou"_s), PackageKeeping::SevenDays);
    settings.setKeeping(one, u"ap-guangzhou"_s, PackageKeeping::NotAtAll);
    QCOMPARE(settings.keeping(one, u"ap-guangzhou"_s), PackageKeeping::NotAtAll);
    QCOMPARE(settings.keeping(one, u"ap-shanghai"_s), PackageKeeping::SevenDays);
    settings.setKeeping(one, u"ap-guangzhou"_s, PackageKeeping::SevenDays);
    QCOMPARE(settings.keeping(one, u"ap-guangzhou"_s), PackageKeeping::SevenDays);
}

void tst_UploadSettings::writesNoSecretId()
{
    UploadSettings settings(m_settings.get());
    settings.setBucket(account(u"AKIDsecretish"_s), u"ap-guangzhou"_s,
                       {.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s});
    m_settings.reset();
    QFile file(m_folder->filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("deploy-1250000000"));
    QVERIFY(!text.contains("AKIDsecretish"));
}

QTEST_GUILESS_MAIN(tst_UploadSettings)
#include "tst_uploadsettings.moc"
