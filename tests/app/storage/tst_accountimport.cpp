// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/accountimport.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr auto canary = "canaryKey0123456789"_L1;

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Account plain(const QString &secretId, const QString &secretKey)
{
    return {.credential = {.secretId = secretId, .secretKey = secretKey}};
}

QByteArray utf16(const QString &text)
{
    return QByteArray("\xff\xfe")
           + QByteArray(QStringEncoder(QStringEncoder::Utf16LE).encode(text));
}

} // namespace

class tst_AccountImport : public QObject
{
    Q_OBJECT

private slots:
    void cleansKeys_data();
    void cleansKeys();
    void readsCsv_data();
    void readsCsv();
    void saysWhatIsWrongWithACsv_data();
    void saysWhatIsWrongWithACsv();
    void keepsTheGoodRows();
    void readsFiles();
    void readsProfiles();
    void saysWhatIsWrongWithProfiles();
    void readsTheEnvironment();
};

void tst_AccountImport::cleansKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cleaned");
    QTest::newRow("as it should be") << u"AKIDx"_s << u"AKIDx"_s;
    QTest::newRow("line break") << u"AKIDx\r\n"_s << u"AKIDx"_s;
    QTest::newRow("in the middle") << u" AKI\tDx "_s << u"AKIDx"_s;
    QTest::newRow("no-break space") << u"\u00a0AKIDx\u3000"_s << u"AKIDx"_s;
    QTest::newRow("zero width") << u"\ufeffAKI\u200bDx\u200e"_s << u"AKIDx"_s;
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("only spaces") << u" \n"_s << u""_s;
}

void tst_AccountImport::cleansKeys()
{
    QFETCH(QString, text);
    QFETCH(QString, cleaned);
    QCOMPARE(cleanedKey(text), (CleanedKey{.text = cleaned, .isChanged = text != cleaned}));
}

void tst_AccountImport::readsCsv_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QList<Account>>("accounts");
    const QList<Account> one{plain(u"AKIDone"_s, u"key1"_s)};
    const QList<Account> two{plain(u"AKIDone"_s, u"key1"_s), plain(u"AKIDtwo"_s, u"key2"_s)};
    const auto row = [](const char *name, const QByteArray &csv, const QList<Account> &accounts) {
        QTest::newRow(name) << csv << accounts;
    };
    row("as the console gives it", "SecretId,SecretKey\r\nAKIDone,key1\r\n", one);
    row("BOM", "\xef\xbb\xbfSecretId,SecretKey\nAKIDone,key1", one);
    row("quotes", "\"SecretId\",\"SecretKey\"\r\n\"AKIDone\",\"key1\"\r\n", one);
    row("several", "SecretId,SecretKey\nAKIDone,key1\n\nAKIDtwo,key2\n", two);
    row("old line ends", "SecretId,SecretKey\rAKIDone,key1\rAKIDtwo,key2", two);
    row("other order", "SecretKey,SecretId\nkey1,AKIDone\n", one);
    row("spelt otherwise", " secret_id , Secret Key \n AKIDone , key1 \n", one);
    row("Chinese", QString(u"密钥ID,密钥Key\nAKIDone,key1\n"_s).toUtf8(), one);
    row("semicolons", "SecretId;SecretKey\nAKIDone;key1\n", one);
    row("tabs in UTF-16", utf16(u"SecretId\tSecretKey\r\nAKIDone\tkey1\r\n"_s), one);
    row("more columns",
        QString(
            u"用户名,登录密码,SecretId,SecretKey,Region\n\"部署, 一\",\"p\"\"w\",AKIDone,key1,ap-beijing\n"_s)
            .toUtf8(),
        {{.name = u"部署, 一"_s,
          .credential = {.secretId = u"AKIDone"_s, .secretKey = u"key1"_s},
          .region = u"ap-beijing"_s}});
    row("no region", "SecretId,SecretKey,Region\nAKIDone,key1,../../x\n", one);
}

void tst_AccountImport::readsCsv()
{
    QFETCH(QByteArray, csv);
    QFETCH(QList<Account>, accounts);
    const ImportedAccounts imported = importCsv(csv);
    QCOMPARE(imported.problems, QStringList());
    QCOMPARE(imported.accounts, accounts);
}

void tst_AccountImport::saysWhatIsWrongWithACsv_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &csv, const QString &problem) {
        QTest::newRow(name) << csv << problem;
    };
    const QByteArray head("SecretId,SecretKey\n");
    row("empty", "", u"The file is empty."_s);
    row("only spaces", " \r\n\r\n", u"The file is empty."_s);
    row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16),
        u"This is no text file in UTF-8."_s);
    row("null bytes", QByteArray("SecretId,SecretKey\nA\0B,key\n", 27),
        u"This is no text file in UTF-8."_s);
    row("no header", QByteArray("AKIDone,") + canary.latin1() + '\n',
        u"The first row names no columns SecretId and SecretKey."_s);
    row("only one column", "SecretId\nAKIDone\n",
        u"The first row names no columns SecretId and SecretKey."_s);
    row("only a header", head, u"There is no key below the first row."_s);
    row("no key", head + "AKIDone,\n", u"Row 2: there is no SecretKey."_s);
    row("no id", head + ',' + canary.latin1() + '\n', u"Row 2: there is no SecretId."_s);
    row("not ASCII", head + QString(u"AKIDone,密钥"_s + canary).toUtf8() + '\n',
        u"Row 2: the key holds characters that no key has, or too many."_s);
    row("too long", head + "AKIDone," + QByteArray(300, 'k') + '\n',
        u"Row 2: the key holds characters that no key has, or too many."_s);
    row("open quote", head + "\"AKIDone,key\nand so on", u"Row 2: there is no SecretKey."_s);
    row("very many rows", head + QByteArray("AKIDone,key1\n").repeated(2'000),
        u"The file has too many rows to hold keys."_s);
}

void tst_AccountImport::saysWhatIsWrongWithACsv()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, problem);
    const ImportedAccounts imported = importCsv(csv);
    QCOMPARE(imported.problems, QStringList{problem});
    QVERIFY(imported.accounts.isEmpty());
    QVERIFY(!imported.problems.join(u' ').contains(canary));
}

void tst_AccountImport::keepsTheGoodRows()
{
    const ImportedAccounts imported =
        importCsv("SecretId,SecretKey\nAKIDone,key1\nAKIDbad,\nAKIDtwo,key2\n");
    QCOMPARE(imported.accounts,
             (QList<Account>{plain(u"AKIDone"_s, u"key1"_s), plain(u"AKIDtwo"_s, u"key2"_s)}));
    QCOMPARE(imported.problems, QStringList{u"Row 3: there is no SecretKey."_s});
}

void tst_AccountImport::readsFiles()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"SecretKey.csv"_s);
    writeFile(path, "SecretId,SecretKey\nAKIDone,key1\n");
    QCOMPARE(importCsvFile(path).accounts.size(), 1);
    QCOMPARE(importCsvFile(folder.filePath(u"none.csv"_s)).problems,
             QStringList{u"none.csv is no file."_s});
    QCOMPARE(importCsvFile(folder.path()).problems.size(), 1);
    writeFile(path, QByteArray(1024 * 1024 + 1, 'x'));
    QCOMPARE(importCsvFile(path).problems,
             QStringList{u"SecretKey.csv is too large to hold keys."_s});
#ifdef Q_OS_LINUX
    QCOMPARE(importCsvFile(u"/dev/zero"_s).problems.size(), 1);
#endif
}

void tst_AccountImport::readsProfiles()
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"default.credential"_s),
              R"({"secretId": "AKIDone", "secretKey": "key1"})");
    writeFile(folder.filePath(u"default.configure"_s),
              R"({"_sys_param": {"region": "ap-shanghai", "output": "json"},)"
              R"("scf": {"version": "2018-04-16", "endpoint": "scf.intl.tencentcloudapi.com"}})");
    writeFile(folder.filePath(u"sso.credential"_s),
              R"({"type": "oauth", "secretId": "AKIDtwo ", "secretKey": "key2\n", "token": "t",)"
              R"("expiresAt": 1700000000, "role-arn": "qcs::cam::uin/1:roleName/r"})");
    const ImportedAccounts imported = importTccli(folder.path());
    QCOMPARE(imported.problems, QStringList());
    const QList<Account> expected{
        {.name = u"default"_s,
         .endpoint = Endpoint::international(),
         .credential = {.secretId = u"AKIDone"_s, .secretKey = u"key1"_s},
         .region = u"ap-shanghai"_s},
        {.name = u"sso"_s,
         .endpoint = Endpoint::mainland(),
         .credential = {.secretId = u"AKIDtwo"_s, .secretKey = u"key2"_s, .token = u"t"_s},
         .roleArn = u"qcs::cam::uin/1:roleName/r"_s,
         .expiresAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC)}};
    QCOMPARE(imported.accounts, expected);
}

void tst_AccountImport::saysWhatIsWrongWithProfiles()
{
    const QTemporaryDir folder;
    const QString missing = folder.filePath(u"none"_s);
    QCOMPARE(importTccli(missing).problems,
             QStringList{u"There is no folder %1: tccli was never configured here."_s.arg(
                 QDir::toNativeSeparators(missing))});
    QCOMPARE(importTccli(folder.path()).problems.size(), 1);

    writeFile(folder.filePath(u"a.credential"_s), R"({"secretId": "AKIDone")");
    writeFile(folder.filePath(u"b.credential"_s), R"({"secretId": "AKIDone", "secretKey": 7})");
    writeFile(folder.filePath(u"c.credential"_s), R"({"secretId": "AKIDone", "secretKey": "k"})");
    writeFile(folder.filePath(u"c.configure"_s), "no json");
    writeFile(folder.filePath(u"d.credential"_s), QByteArray(2 * 1024 * 1024, ' '));
    const ImportedAccounts imported = importTccli(folder.path());
    QCOMPARE(imported.problems, (QStringList{u"a.credential is not as tccli writes it."_s,
                                             u"Profile b: there is no SecretKey."_s,
                                             u"d.credential is too large to hold keys."_s}));
    QCOMPARE(imported.accounts.size(), 1);
    QCOMPARE(imported.accounts.first().region, QString());
}

void tst_AccountImport::readsTheEnvironment()
{
    QProcessEnvironment environment;
    QCOMPARE(importEnvironment(environment).problems,
             QStringList{u"The variable TENCENTCLOUD_SECRET_ID is not set."_s});
    environment.insert(u"TENCENTCLOUD_SECRET_ID"_s, u" AKIDone"_s);
    QCOMPARE(importEnvironment(environment).problems,
             QStringList{u"Environment variables: there is no SecretKey."_s});
    environment.insert(u"TENCENTCLOUD_SECRET_KEY"_s, u"key1"_s);
    environment.insert(u"TENCENTCLOUD_TOKEN"_s, u"token"_s);
    environment.insert(u"TENCENTCLOUD_REGION"_s, u"ap-beijing"_s);
    const ImportedAccounts imported = importEnvironment(environment);
    QCOMPARE(imported.problems, QStringList());
    QCOMPARE(
        imported.accounts,
        (QList<Account>{
            {.credential = {.secretId = u"AKIDone"_s, .secretKey = u"key1"_s, .token = u"token"_s},
             .region = u"ap-beijing"_s}}));
}

QTEST_GUILESS_MAIN(tst_AccountImport)
#include "tst_accountimport.moc"
