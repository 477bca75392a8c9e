// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/functionstore.h"

#include <QTest>

using namespace Scf;
using namespace Scf::Demo;
using namespace Qt::StringLiterals;

class tst_FunctionStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isUpdatingAndThenActiveWithTheNewCode();
    void keepsTheOldCodeWhenTheUpdateFails();
    void isRepairedByALaterUpdate();
    void refusesASecondUpdateMeanwhile();
    void refusesByStatus_data();
    void refusesByStatus();
    void showsALateUpdateOnlyLater();
    void publishesOnlyWhatWentLive();
    void changesItsTimeTextWithEveryUpdate();
    void writesTimesAsBeijingDoes();
    void knowsItsNamespaces();
    void takesAwayFunctionsAndNamespaces();

private:
    StoredFunction found() { return m_store->find(m_id).value(); }

    const FunctionId m_id{u"ap-guangzhou"_s, u"default"_s, u"hello"_s};
    qint64 m_now = 0;
    std::unique_ptr<FunctionStore> m_store;
};

void tst_FunctionStore::init()
{
    m_now = 1'700'000'000'000;
    m_store = std::make_unique<FunctionStore>([this] { return m_now; }, 1500);
    m_store->addFunction({.id = m_id,
                          .runtime = u"Nodejs18.15"_s,
                          .handler = u"index.old"_s,
                          .zip = "old",
                          .status = u"Active"_s,
                          .changedMs = m_now - 60'000});
}

void tst_FunctionStore::isUpdatingAndThenActiveWithTheNewCode()
{
    QCOMPARE(m_store->update(m_id, {.zip = "new", .handler = u"index.new"_s}), std::nullopt);
    QCOMPARE(found().status, u"Updating"_s);
    QCOMPARE(found().changedMs, m_now);
    QCOMPARE(found().zip, "old");
    m_now += 1499;
    QCOMPARE(found().status, u"Updating"_s);
    m_now += 1;
    QCOMPARE(found().status, u"Active"_s);
    QCOMPARE(found().zip, "new");
    QCOMPARE(found().handler, u"index.new"_s);
}

void tst_FunctionStore::keepsTheOldCodeWhenTheUpdateFails()
{
    const StatusReason reason{u"InvalidParameterValue.Handler"_s, u"no such file"_s};
    QCOMPARE(m_store->update(m_id, {.zip = "new", .handler = u"index.new"_s, .failure = reason}),
             std::nullopt);
    QCOMPARE(found().status, u"Updating"_s);
    m_now += 1500;
    QCOMPARE(found().status, u"UpdateFailed"_s);
    QCOMPARE(found().reasons, QList<StatusReason>{reason});
    QCOMPARE(found().statusDesc, u"no such file"_s);
    QCOMPARE(found().zip, "old");
    QCOMPARE(found().handler, u"index.old"_s);
}

void tst_FunctionStore::isRepairedByALaterUpdate()
{
    keepsTheOldCodeWhenTheUpdateFails();
    QCOMPARE(m_store->update(m_id, {.zip = "newer"}), std::nullopt);
    QCOMPARE(found().status, u"Updating"_s);
    QVERIFY(found().reasons.isEmpty());
    m_now += 1500;
    QCOMPARE(found().status, u"Active"_s);
    QCOMPARE(found().zip, "newer");
    QVERIFY(found().reasons.isEmpty());
    QVERIFY(found().statusDesc.isEmpty());
}

void tst_FunctionStore::refusesASecondUpdateMeanwhile()
{
    QCOMPARE(m_store->update(m_id, {.zip = "first"}), std::nullopt);
    QCOMPARE(m_store->update(m_id, {.zip = "second"}), u"FailedOperation.UpdateFunctionCode"_s);
    m_now += 1500;
    QCOMPARE(found().zip, "first");
    QCOMPARE(m_store->update(m_id, {.zip = "third"}), std::nullopt);
}

void tst_FunctionStore::refusesByStatus_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("Active") << u"Active"_s << QString();
    QTest::newRow("UpdateFailed") << u"UpdateFailed"_s << QString();
    QTest::newRow("PublishFailed") << u"PublishFailed"_s << QString();
    QTest::newRow("Creating") << u"Creating"_s << u"FailedOperation.FunctionStatusError"_s;
    QTest::newRow("Publishing") << u"Publishing"_s << u"FailedOperation.FunctionStatusError"_s;
    QTest::newRow("Updating") << u"Updating"_s << u"FailedOperation.UpdateFunctionCode"_s;
    QTest::newRow("CreateFailed") << u"CreateFailed"_s << u"FailedOperation.UpdateFunctionCode"_s;
    QTest::newRow("Deleting") << u"Deleting"_s << u"FailedOperation.UpdateFunctionCode"_s;
    QTest::newRow("DeleteFailed") << u"DeleteFailed"_s << u"FailedOperation.UpdateFunctionCode"_s;
}

void tst_FunctionStore::refusesByStatus()
{
    QFETCH(QString, status);
    QFETCH(QString, code);
    StoredFunction function = found();
    function.status = status;
    m_store->addFunction(function);
    QCOMPARE(m_store->update(m_id, {.zip = "new"}).value_or(QString()), code);
    m_now += 1500;
    QCOMPARE(found().status, code.isEmpty() ? u"Active"_s : status);
}

void tst_FunctionStore::showsALateUpdateOnlyLater()
{
    const qint64 changed = found().changedMs;
    const qint64 accepted = m_now;
    QCOMPARE(m_store->update(m_id, {.zip = "new", .lateMs = 1000}), std::nullopt);
    QCOMPARE(found().status, u"Active"_s);
    QCOMPARE(m_store->update(m_id, {.zip = "other"}), u"FailedOperation.OperationConflict"_s);
    m_now += 999;
    QCOMPARE(found().status, u"Active"_s);
    QCOMPARE(found().changedMs, changed);
    m_now += 1;
    QCOMPARE(found().status, u"Updating"_s);
    QCOMPARE(found().changedMs, accepted + 1000);
    m_now += 1500;
    QCOMPARE(found().status, u"Active"_s);
    QCOMPARE(found().zip, "new");
}

void tst_FunctionStore::publishesOnlyWhatWentLive()
{
    QCOMPARE(m_store->update(m_id, {.zip = "bad", .publish = true, .failure = StatusReason{}}),
             std::nullopt);
    m_now += 1500;
    QVERIFY(found().versions.isEmpty());
    QCOMPARE(m_store->update(m_id, {.zip = "good", .publish = true}), std::nullopt);
    QVERIFY(found().versions.isEmpty());
    m_now += 1500;
    QCOMPARE(found().versions.size(), 1);
    QCOMPARE(found().versions.first().version, u"1"_s);
    QCOMPARE(found().versions.first().zip, "good");
    QCOMPARE(m_store->update(m_id, {.zip = "later"}), std::nullopt);
    m_now += 1500;
    QCOMPARE(found().versions.first().zip, "good");
}

void tst_FunctionStore::changesItsTimeTextWithEveryUpdate()
{
    FunctionStore store([this] { return m_now; }, 0);
    store.addFunction(found());
    QString last = timeText(store.find(m_id).value().changedMs);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(store.update(m_id, {.zip = "new"}), std::nullopt);
        const QString next = timeText(store.find(m_id).value().changedMs);
        QVERIFY(next > last);
        last = next;
    }
}

void tst_FunctionStore::writesTimesAsBeijingDoes()
{
    QCOMPARE(timeText(1'700'000'000'000), u"2023-11-15 06:13:20"_s);
}

void tst_FunctionStore::knowsItsNamespaces()
{
    m_store->addNamespace(u"ap-guangzhou"_s, {.name = u"staging"_s});
    QVERIFY(m_store->hasNamespace(u"ap-guangzhou"_s, u"staging"_s));
    QVERIFY(!m_store->hasNamespace(u"ap-tokyo"_s, u"staging"_s));
    QVERIFY(m_store->hasNamespace(u"ap-tokyo"_s, u"default"_s));
    QCOMPARE(m_store->namespaces(u"ap-guangzhou"_s).size(), 2);
    QCOMPARE(m_store->namespaces(u"ap-tokyo"_s).size(), 1);
}

void tst_FunctionStore::takesAwayFunctionsAndNamespaces()
{
    const FunctionId id{
        .region = u"ap-guangzhou"_s, .space = u"staging"_s, .functionName = u"gone"_s};
    const FunctionId space{.region = id.region, .space = id.space};
    m_store->addNamespace(id.region, {.name = id.space});
    m_store->addFunction({.id = id});
    QVERIFY(m_store->remove(id));
    QVERIFY(!m_store->find(id));
    QVERIFY(!m_store->remove(id));
    m_store->addFunction({.id = id});
    QVERIFY(m_store->remove(space));
    QVERIFY(!m_store->find(id));
    QVERIFY(!m_store->hasNamespace(id.region, id.space));
    QVERIFY(!m_store->remove(space));
    QVERIFY(!m_store->remove({.region = id.region, .space = u"default"_s}));
}

QTEST_GUILESS_MAIN(tst_FunctionStore)
#include "tst_functionstore.moc"
