// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/secretscan.h"
#include "tests/app/validation/contentcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using State = Finding::State;
using Fix = Finding::Fix;

const CheckedFunction python{.runtime = u"Python3.9"_s};
const QByteArray mainFunction = "def main_handler(event, context):\n    return 1\n";

// Secrets are put together here, so that nobody finds one in this source.
const QByteArray letters = "z8krbsJ5yKBZQpn74WFkmLPx3gnPhESA";

QByteArray secretId()
{
    return QByteArray("AK") + "ID" + letters;
}

QByteArray keyLines(const QByteArray &lineEnd)
{
    const QByteArray line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";
    return QByteArray("-----BEGIN PRI") + "VATE KEY-----" + lineEnd + line + lineEnd + line
           + lineEnd + "-----END PRI" + "VATE KEY-----" + lineEnd;
}

MemoryPackage::Files withIndex(const MemoryPackage::Files &files)
{
    MemoryPackage::Files all = files;
    all.append({u"index.py"_s, mainFunction});
    return all;
}

QList<FaultCase> cases()
{
    const QString files = u"secret-files"_s;
    const QString inside = u"secrets-inside"_s;
    return {
        {"environment files", python,
         withIndex({{u".env"_s, "A=1"}, {u"conf/.env.production"_s, "A=1"}}), files, State::Warning,
         Fix::LeaveOut, u".env, conf/.env.production"_s,
         withIndex({{u".env.example"_s, "A=1"},
                    {u".env.local.template"_s, "A=1"},
                    {u"env"_s, "A=1"},
                    {u".environment"_s, "A=1"}})},
        {"keys by their names", python, withIndex({{u"conf/id_rsa"_s, "x"}, {u"cert.p12"_s, "x"}}),
         files, State::Warning, Fix::LeaveOut, u"id_rsa"_s,
         withIndex({{u"conf/id_rsa.pub"_s, "x"}, {u"cert.crt"_s, "x"}})},
        {"an environment file that came with a dependency", python,
         withIndex({{u"node_modules/a/.env"_s, "A=1"}}), files, State::Warning, Fix::LeaveOut,
         u"node_modules/a/.env"_s,
         withIndex({{u"node_modules/a/test/.env"_s, "A=1"},
                    {u"node_modules/a/fixtures/keys/id_rsa"_s, "x"},
                    {u"node_modules/a/cert.pfx"_s, "x"},
                    {u"vendor/b/examples/.env"_s, "x"}})},
        {"a private key", python, withIndex({{u"conf/server.pem"_s, keyLines("\n")}}), inside,
         State::Warning, Fix::LeaveOut, u"conf/server.pem"_s,
         withIndex({{u"conf/server.pem"_s, keyLines("\n").replace("PRIVATE KEY", "CERTIFICATE")},
                    {u"node_modules/tls/key.pem"_s, keyLines("\n")},
                    {u"asn/key.py"_s, keyLines("\n")},
                    {u"asn-1.dist-info/RECORD"_s, "asn/key.py,sha256=x,1\n"},
                    {u"picture.png"_s, keyLines("\n")}})},
        {"a SecretId", python, withIndex({{u"conf.json"_s, "{\"id\": \"" + secretId() + "\"}"}}),
         inside, State::Warning, Fix::LeaveOut, u"conf.json"_s,
         withIndex({{u"conf.json"_s, R"({"id": "AKIDxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})"}})},
        {"a history", python,
         withIndex(
             {{u".git/config"_s, "x"}, {u".git/objects/1"_s, "x"}, {u"lib/.svn/entries"_s, "x"}}),
         u"version-control"_s, State::Warning, Fix::LeaveOut, u".git/, lib/.svn/"_s,
         withIndex({{u".gitignore"_s, "x"}, {u"x.git/config"_s, "x"}, {u".github/a.yml"_s, "x"}})},
        {"a key in the entry file",
         python,
         {{u"index.py"_s, "ID = '" + secretId() + "'\n" + mainFunction}},
         u"secrets-in-entry"_s,
         State::Warning,
         Fix::None,
         u"index.py"_s,
         // Another file may be left out.
         withIndex({{u"index.html"_s, secretId()}, {u"lib/index.py"_s, secretId()}})},
    };
}

} // namespace

class tst_SecretRules : public QObject
{
    Q_OBJECT

private slots:
    void findsFaults_data();
    void findsFaults();
    void saysThatThereIsNone();
    void neverShowsASecret();
    void findsSecrets_data();
    void findsSecrets();
    void survivesAnything();
};

void tst_SecretRules::findsFaults_data()
{
    QTest::addColumn<int>("index");
    const QList<FaultCase> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).title) << i;
}

void tst_SecretRules::findsFaults()
{
    QFETCH(const int, index);
    verifyFault(cases().at(index));
}

void tst_SecretRules::saysThatThereIsNone()
{
    MemoryPackage package(withIndex({}));
    QVERIFY(std::ranges::any_of(contentFindings(python, package), [](const Finding &finding) {
        return finding.id == "secrets"_L1 && finding.state == State::Ok;
    }));
}

void tst_SecretRules::neverShowsASecret()
{
    for (const FaultCase &row : cases()) {
        MemoryPackage package(row.files);
        for (const Finding &finding : contentFindings(row.function, package))
            QVERIFY2(!finding.text.contains(QString::fromLatin1(letters)), row.title);
    }
}

void tst_SecretRules::findsSecrets_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("kinds");
    const auto row = [](const char *title, const QByteArray &content, const QStringList &kinds) {
        QTest::newRow(title) << content << kinds;
    };
    const QStringList none;
    const QStringList key{u"private-key"_s};
    row("PEM", keyLines("\n"), key);
    row("PEM of Windows", keyLines("\r\n"), key);
    row("PEM in JSON", "{\"private_key\": \"" + keyLines("\\n") + "\"}", key);
    row("PEM in parts", keyLines("\\n\" +\n \"").replace('+', ','), key);
    row("encrypted PEM",
        keyLines("\n").replace("KEY-----\nMII", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nMII"), key);
    row("PEM cut off", keyLines("\n").first(120), none);
    row("a key that is put together",
        "k = '-----BEGIN PRI" + QByteArray("VATE KEY-----\\n' + key + '\\n-----END PRI")
            + "VATE KEY-----'\n" + QByteArray(500, 'a'),
        none);
    row("a key that is a placeholder",
        "-----BEGIN PRI" + QByteArray("VATE KEY-----\n") + QByteArray(100, 'x') + "\n-----END",
        none);
    row("a public key", keyLines("\n").replace("PRIVATE", "PUBLIC"), none);

    const QStringList id{u"tencent-secret-id"_s};
    row("SecretId", "id=" + secretId(), id);
    row("SecretId of an international account", "id=IK" + QByteArray("ID") + letters, id);
    row("SecretId of the documents", "AK" + QByteArray("IDEXAMPLE") + letters.chopped(7), none);
    row("SecretId of one letter", "AK" + QByteArray("ID") + QByteArray(32, 'a'), none);
    row("SecretId too short", secretId().chopped(4), none);
    row("a word that ends like it", "X" + secretId(), none);
    const QStringList secretKey{u"tencent-secret-key"_s};
    row("SecretKey in JSON", "{\"SecretKey\": \"" + letters + "\"}", secretKey);
    row("SecretKey in an environment", "TENCENT_SECRET_KEY=" + letters, secretKey);
    row("SecretKey in a call", "secretKey: '" + letters + "',", secretKey);
    row("SecretKey of one's own", "SECRET_KEY = '0123456789abcdef0123456789abcdef'", none);
    row("SecretKey from an environment", "secretKey = process.env." + letters, none);
    row("a word about it", "secretkeyword = " + letters.first(20), none);

    const QByteArray capitals = "QYZ7RTPLKJ4NBVCX";
    row("AWS", "AK" + QByteArray("IA") + capitals, {u"aws-key"_s});
    row("AWS of the documents", "AK" + QByteArray("IAIOSFODNN7EXAMPLE"), none);
    row("AWS in small letters", "AK" + QByteArray("IA") + capitals.toLower(), none);
    row("GitHub", "gh" + QByteArray("p_") + letters + "Qw7x", {u"github-token"_s});
    row("GitHub placeholder", "gh" + QByteArray("p_") + QByteArray(36, 'x'), none);
    row("Slack", "xo" + QByteArray("xb-263594206564-FGqddMF8t08v8N7Oq4i57vs1"), {u"slack-token"_s});
    row("npm", "//registry.npmjs.org/:_auth" + QByteArray("Token=") + letters, {u"npm-token"_s});
    row("npm by a variable", "//registry.npmjs.org/:_authToken=${NPM_TOKEN}", none);
    row("npm package name", "npm_config_registry=https://registry.npmjs.org", none);
    row("no text", QByteArray(2, '\0') + secretId(), none);
    row("nothing", {}, none);
}

void tst_SecretRules::findsSecrets()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QStringList, kinds);
    QCOMPARE(secretsIn(content), kinds);
}

void tst_SecretRules::survivesAnything()
{
    const QByteArray good = keyLines("\n") + "SecretKey: '" + letters + "' " + secretId() + " _auth"
                            + "Token = " + letters;
    for (qsizetype size = 0; size <= good.size(); ++size) {
        const QStringList kinds = secretsIn(QByteArrayView(good).first(size));
        QVERIFY(kinds.size() <= 4);
    }
    QCOMPARE(secretsIn(good).size(), 4);
}

QTEST_GUILESS_MAIN(tst_SecretRules)
#include "tst_secretrules.moc"
