// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/accounts.h"
#include "app/storage/accounttag.h"
#include "app/storage/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

Account example(const QString &name)
{
    return {.name = name,
            .endpoint = Endpoint::mainland(),
            .credential = {.secretId = u"AKID-"_s + name,
                           .secretKey = u"canary-key"_s,
                           .token = u"canary-token"_s},
            .region = u"ap-shanghai"_s,
            .space = u"prod"_s,
            .colour = AccountColour::Red,
            .isProduction = true,
            .roleArn = u"qcs::cam::uin/1:roleName/r"_s,
            .expiresAt = QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC)};
}

QStringList namesOf(const Accounts &accounts)
{
    QStringList names;
    for (const Account &account : accounts.list())
        names.append(account.name);
    return names;
}

} // namespace

class tst_Accounts : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void remembersEverythingButTheSecrets();
    void givesEachAnIdOfItsOwn();
    void changesAndRemoves();
    void reorders();
    void neverTakesTheDemoCloud();
    void remembersTheLastOne();
    void survivesABrokenList_data();
    void survivesABrokenList();
    void aRoleKeepsItsTagWhileItsKeysChange();

private:
    //! As the next start of the program finds it.
    void reopen();
    QByteArray file() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Accounts> m_accounts;
};

void tst_Accounts::init()
{
    m_accounts.reset();
    m_settings.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void tst_Accounts::reopen()
{
    m_accounts.reset();
    m_settings.reset();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_accounts = std::make_unique<Accounts>(m_settings.get());
}

QByteArray tst_Accounts::file() const
{
    QFile file(m_folder->filePath(u"settings.ini"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Accounts::remembersEverythingButTheSecrets()
{
    const QString id = m_accounts->add(example(u"one"_s));
    QVERIFY(!id.isEmpty());
    Account expected = example(u"one"_s);
    expected.id = id;
    expected.credential.secretKey.clear();
    expected.credential.token.clear();
    QCOMPARE(m_accounts->list(), QList<Account>{expected});
    reopen();
    QCOMPARE(m_accounts->list(), QList<Account>{expected});
    QVERIFY(file().contains("AKID-one"));
    QVERIFY(!file().contains("canary"));
}

void tst_Accounts::givesEachAnIdOfItsOwn()
{
    Account given = example(u"one"_s);
    given.id = u"wished"_s;
    const QString first = m_accounts->add(given);
    const QString second = m_accounts->add(given);
    QVERIFY(first != second);
    QVERIFY(first != given.id);
    QCOMPARE(m_accounts->indexOf(second), 1);
    QCOMPARE(m_accounts->find(u"wished"_s), std::nullopt);
}

void tst_Accounts::changesAndRemoves()
{
    const QString id = m_accounts->add(example(u"one"_s));
    m_accounts->add(example(u"two"_s));
    QSignalSpy updated(m_accounts.get(), &Accounts::updated);
    Account changed = *m_accounts->find(id);
    changed.name = u"other"_s;
    changed.credential.secretKey = u"canary-2"_s;
    QVERIFY(m_accounts->update(changed));
    QCOMPARE(updated.count(), 1);
    reopen();
    QCOMPARE(namesOf(*m_accounts), (QStringList{u"other"_s, u"two"_s}));
    QVERIFY(!file().contains("canary"));

    changed.id = u"unknown"_s;
    QVERIFY(!m_accounts->update(changed));
    QVERIFY(!m_accounts->remove(u"unknown"_s));
    QVERIFY(m_accounts->remove(id));
    reopen();
    QCOMPARE(namesOf(*m_accounts), QStringList{u"two"_s});
}

void tst_Accounts::reorders()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        m_accounts->add(example(name));
    QVERIFY(m_accounts->move(0, 2));
    QCOMPARE(namesOf(*m_accounts), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QVERIFY(m_accounts->move(1, 0));
    reopen();
    QCOMPARE(namesOf(*m_accounts), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
    QVERIFY(!m_accounts->move(1, 1));
    QVERIFY(!m_accounts->move(-1, 1));
    QVERIFY(!m_accounts->move(0, 3));
}

void tst_Accounts::neverTakesTheDemoCloud()
{
    Account demo = example(u"demo"_s);
    demo.kind = Account::Kind::Demo;
    QCOMPARE(m_accounts->add(demo), QString());
    const QString id = m_accounts->add(example(u"one"_s));
    demo.id = id;
    QVERIFY(!m_accounts->update(demo));
    QCOMPARE(namesOf(*m_accounts), QStringList{u"one"_s});
    QCOMPARE(m_accounts->list().first().kind, Account::Kind::Real);
}

void tst_Accounts::remembersTheLastOne()
{
    QCOMPARE(m_accounts->lastUsed(), QString());
    const QString id = m_accounts->add(example(u"one"_s));
    m_accounts->setLastUsed(id);
    reopen();
    QCOMPARE(m_accounts->lastUsed(), id);
    m_accounts->remove(id);
    QCOMPARE(m_accounts->lastUsed(), QString());
}

void tst_Accounts::survivesABrokenList_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("not JSON") << QByteArray("[{\"id\":");
    QTest::newRow("an object") << QByteArray("{\"id\":\"x\"}");
    QTest::newRow("foreign entries") << QByteArray("[7,null,{},\"x\",{\"id\":7}]");
    QTest::newRow("plain HTTP elsewhere")
        << QByteArray(R"([{"id":"x","endpoint":"http://example.com","secretId":"a"}])");
}

void tst_Accounts::survivesABrokenList()
{
    QFETCH(QByteArray, list);
    m_settings->setAccountValue(u"list"_s, list);
    reopen();
    QVERIFY(m_accounts->list().isEmpty());
    QVERIFY(!m_accounts->isWhole());
    QCOMPARE(m_settings->accountValue(u"unreadable"_s).toByteArray(), list);
    const QString id = m_accounts->add(example(u"one"_s));
    reopen();
    QCOMPARE(m_accounts->indexOf(id), 0);
    QVERIFY(m_accounts->isWhole());
}

void tst_Accounts::aRoleKeepsItsTagWhileItsKeysChange()
{
    Account first = example(u"one"_s);
    Account second = first;
    second.credential = {.secretId = u"AKID-later"_s, .secretKey = u"k"_s, .token = u"t"_s};
    QCOMPARE(accountTag(first), accountTag(second));
    second.roleArn.clear();
    QVERIFY(accountTag(first) != accountTag(second));
}

QTEST_GUILESS_MAIN(tst_Accounts)
#include "tst_accounts.moc"
