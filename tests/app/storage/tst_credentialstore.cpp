// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/credentialstore.h"
#include "tests/support/fakesecrets.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr int shortTime = 100;
constexpr auto canary = "canary-SecretKey-0123456789"_L1;

using Mood = FakeSecrets::Mood;
using Place = SecretKeeping::Place;

Credential credential(const QString &secretKey = canary)
{
    return {.secretId = u"AKIDexample"_s, .secretKey = secretKey, .token = u"token-1"_s};
}

} // namespace

class tst_CredentialStore : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void keepsInTheStore();
    void keepsForThisRunWhatTheStoreRefuses();
    void keepsForThisRunWhatTheStoreDoesNotAnswerInTime();
    void saysWhenTheStoreTakesItAfterAll();
    void aLateAnswerDoesNotUndoWhatCameLater();
    void answersOnceAlsoWhenTheStoreIsLate();
    void neverAnswersADeadReceiver();
    void outlivesItsOwner();
    void readsNothingThatWasNotKept();
    void readsAreGivenUpInTime();
    void removesEverywhere();
    void saysWhenItMayNotBeRemoved();
    void keepsForThisRunWithoutTheStore();
    void survivesGarbageInTheStore();
    void withoutASessionBusItIsThisRunOnly();

private:
    SecretKeeping write(CredentialStore &store, const Credential &credential);
    Result<Credential> read(CredentialStore &store);
    std::unique_ptr<CredentialStore> makeStore(int timeoutMs = 5'000)
    {
        return std::make_unique<CredentialStore>(std::make_unique<FakeSecrets>(m_world), timeoutMs);
    }

    std::shared_ptr<FakeSecrets::World> m_world;
};

void tst_CredentialStore::init()
{
    m_world = std::make_shared<FakeSecrets::World>();
}

SecretKeeping tst_CredentialStore::write(CredentialStore &store, const Credential &credential)
{
    std::optional<SecretKeeping> keeping;
    store.write(u"id"_s, credential, this,
                [&keeping](const SecretKeeping &answer) { keeping = answer; });
    (void)QTest::qWaitFor([&keeping] { return keeping.has_value(); }, 15'000);
    return keeping.value_or(SecretKeeping{.why = u"no answer"_s});
}

Result<Credential> tst_CredentialStore::read(CredentialStore &store)
{
    std::optional<Result<Credential>> result;
    store.read(u"id"_s, this, [&result](const Result<Credential> &answer) { result = answer; });
    (void)QTest::qWaitFor([&result] { return result.has_value(); }, 15'000);
    return result.value_or(Error{});
}

void tst_CredentialStore::keepsInTheStore()
{
    {
        const auto store = makeStore();
        const SecretKeeping keeping = write(*store, credential());
        QCOMPARE(keeping.place, Place::Store);
        QVERIFY(keeping.why.isEmpty());
        QCOMPARE(store->keepingOf(u"id"_s).place, Place::Store);
    }
    const auto nextRun = makeStore();
    QCOMPARE(read(*nextRun).value_or({}), credential());
}

void tst_CredentialStore::keepsForThisRunWhatTheStoreRefuses()
{
    m_world->mood = Mood::Fails;
    const auto store = makeStore();
    const SecretKeeping keeping = write(*store, credential());
    QCOMPARE(keeping.place, Place::ThisRun);
    QCOMPARE(keeping.why, u"The keyring is locked."_s);
    QVERIFY(!keeping.isPending);
    QCOMPARE(read(*store).value_or({}), credential());
    QCOMPARE(store->keepingOf(u"id"_s).place, Place::ThisRun);

    m_world->mood = Mood::Works;
    const auto nextRun = makeStore();
    QCOMPARE(read(*nextRun).error().code, QString(LocalCode::secretNotKept));
}

void tst_CredentialStore::keepsForThisRunWhatTheStoreDoesNotAnswerInTime()
{
    m_world->mood = Mood::Hangs;
    const auto store = makeStore(shortTime);
    const SecretKeeping keeping = write(*store, credential());
    QCOMPARE(keeping.place, Place::ThisRun);
    QVERIFY2(keeping.why.contains("did not answer"_L1), qPrintable(keeping.why));
    QVERIFY(keeping.isPending);
    QCOMPARE(read(*store).value_or({}), credential());
}

void tst_CredentialStore::saysWhenTheStoreTakesItAfterAll()
{
    m_world->mood = Mood::Hangs;
    const auto store = makeStore(shortTime);
    QSignalSpy kept(store.get(), &CredentialStore::keptAfterAll);
    QCOMPARE(write(*store, credential()).place, Place::ThisRun);
    QCOMPARE(kept.count(), 0);
    m_world->release();
    QCOMPARE(kept.count(), 1);
    QCOMPARE(kept.first().first().toString(), u"id"_s);
    QCOMPARE(store->keepingOf(u"id"_s).place, Place::Store);
    m_world->mood = Mood::Works;
    QCOMPARE(read(*store).value_or({}), credential());
}

void tst_CredentialStore::aLateAnswerDoesNotUndoWhatCameLater()
{
    m_world->mood = Mood::Hangs;
    const auto store = makeStore(shortTime);
    QSignalSpy kept(store.get(), &CredentialStore::keptAfterAll);
    (void)write(*store, credential(u"older"_s));
    const auto older = std::exchange(m_world->waiting, {});
    (void)write(*store, credential(u"newer"_s));
    older.first()();
    QCOMPARE(kept.count(), 0);
    QCOMPARE(read(*store).value_or({}), credential(u"newer"_s));
}

void tst_CredentialStore::answersOnceAlsoWhenTheStoreIsLate()
{
    m_world->mood = Mood::Hangs;
    const auto store = makeStore(shortTime);
    int answers = 0;
    const auto count = [&answers] { ++answers; };
    store->write(u"id"_s, credential(), this, [count](const SecretKeeping &) { count(); });
    store->read(u"other"_s, this, [count](const Result<Credential> &) { count(); });
    store->remove(u"third"_s, this, [count](bool) { count(); });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 3);
    m_world->release();
    QTest::qWait(2 * shortTime);
    QCOMPARE(answers, 3);
}

void tst_CredentialStore::neverAnswersADeadReceiver()
{
    for (const Mood mood : {Mood::Works, Mood::Fails, Mood::Hangs}) {
        m_world->mood = mood;
        const auto store = makeStore(shortTime);
        auto receiver = std::make_unique<QObject>();
        bool isAnswered = false;
        store->keepForThisRun(u"here"_s, credential());
        store->write(u"id"_s, credential(), receiver.get(),
                     [&](const SecretKeeping &) { isAnswered = true; });
        for (const QString &id : {u"here"_s, u"other"_s}) {
            store->read(id, receiver.get(), [&](const Result<Credential> &) { isAnswered = true; });
        }
        store->remove(u"id"_s, receiver.get(), [&](bool) { isAnswered = true; });
        receiver.reset();
        QTest::qWait(3 * shortTime);
        m_world->release();
        QVERIFY(!isAnswered);
    }
}

void tst_CredentialStore::outlivesItsOwner()
{
    m_world->mood = Mood::Hangs;
    auto store = makeStore();
    bool isAnswered = false;
    store->write(u"id"_s, credential(), this, [&](const SecretKeeping &) { isAnswered = true; });
    store.reset();
    m_world->release(); // what comes now finds nobody
    QVERIFY(!isAnswered);
}

void tst_CredentialStore::readsNothingThatWasNotKept()
{
    const auto store = makeStore();
    const Result<Credential> result = read(*store);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Keychain);
    QCOMPARE(result.error().code, QString(LocalCode::secretNotKept));
}

void tst_CredentialStore::readsAreGivenUpInTime()
{
    m_world->mood = Mood::Hangs;
    const auto store = makeStore(shortTime);
    const Result<Credential> result = read(*store);
    QVERIFY(!result);
    QCOMPARE(result.error().code, QString(LocalCode::keychainFailed));
    QVERIFY(result.error().message.contains("did not answer"_L1));
}

void tst_CredentialStore::removesEverywhere()
{
    const auto store = makeStore();
    (void)write(*store, credential());
    std::optional<bool> isRemoved;
    store->remove(u"id"_s, this, [&](bool removed) { isRemoved = removed; });
    QTRY_VERIFY(isRemoved.has_value());
    QVERIFY(*isRemoved);
    QVERIFY(m_world->entries.isEmpty());
    QCOMPARE(read(*store).error().code, QString(LocalCode::secretNotKept));
}

void tst_CredentialStore::saysWhenItMayNotBeRemoved()
{
    const auto store = makeStore();
    (void)write(*store, credential());
    m_world->mood = Mood::Fails;
    std::optional<bool> isRemoved;
    store->remove(u"id"_s, this, [&](bool removed) { isRemoved = removed; });
    QTRY_VERIFY(isRemoved.has_value());
    QVERIFY(!*isRemoved);
}

void tst_CredentialStore::keepsForThisRunWithoutTheStore()
{
    const auto store = makeStore();
    store->keepForThisRun(u"id"_s, credential());
    QCOMPARE(read(*store).value_or({}), credential());
    QCOMPARE(m_world->calls, 0);
}

void tst_CredentialStore::survivesGarbageInTheStore()
{
    for (const QByteArray &garbage : {QByteArray("no json"), QByteArray("{\"secretKey\":7}"),
                                      QByteArray("[]"), QByteArray(1 << 20, '\xff')}) {
        m_world->entries.insert(u"id"_s, garbage);
        const auto store = makeStore();
        QCOMPARE(read(*store).error().code, QString(LocalCode::secretNotKept));
    }
}

// The real library: nobody answers, and nothing may lie in a file.
void tst_CredentialStore::withoutASessionBusItIsThisRunOnly()
{
#ifndef Q_OS_LINUX
    QSKIP("Other systems always have a store.");
#else
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qunsetenv("XDG_CURRENT_DESKTOP");
    CredentialStore store;
    const SecretKeeping keeping = write(store, credential());
    QCOMPARE(keeping.place, Place::ThisRun);
    QVERIFY(!keeping.why.isEmpty());
    QCOMPARE(read(store).value_or({}), credential());

    const QString home = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    QDirIterator files(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains(canary.latin1()), qPrintable(file.fileName()));
    }
#endif
}

QTEST_GUILESS_MAIN(tst_CredentialStore)
#include "tst_credentialstore.moc"
