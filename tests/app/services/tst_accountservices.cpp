// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/accountmodel.h"
#include "app/browse/keycheckmodel.h"
#include "app/browse/requestlogmodel.h"
#include "app/demo/democloud.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "tests/support/fakesecrets.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Mood = FakeSecrets::Mood;
using Place = SecretKeeping::Place;

} // namespace

class tst_AccountServices : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsAnAccountForTheNextStart();
    void asksForTheKeyThatWasNotKept();
    void updatesWithAndWithoutAKey();
    void aChangedSecretIdNeedsItsKey();
    void removesTheKeyToo();
    void neverKeepsTheDemoCloud();
    void opensInTheRole();
    void saysWhyARoleIsNotAssumed();
    void renewsTheRoleInTime();
    void saysThatTheRoleCannotBeRenewed();
    void opensWhereTheAccountSays();
    void checksAKeyAndWritesThePolicy();
    void keepsTheProxysPassword();
    void writesNoSecretIntoAFile();

private:
    void reopen();
    Account real(const QString &name = u"work"_s) const
    {
        return {.name = name,
                .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                .credential = m_cloud->credential()};
    }
    QString add(const Account &account, Place place = Place::Store);
    Result<Account> open(const QString &id);
    QByteArray filesOfTheRun() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCloud> m_cloud;
    std::shared_ptr<FakeSecrets::World> m_world;
    std::unique_ptr<Services> m_services;
    std::optional<SecretKeeping> m_keeping;
};

void tst_AccountServices::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_world = std::make_shared<FakeSecrets::World>();
    m_cloud = std::make_unique<DemoCloud>(DemoOptions{});
    QVERIFY(m_cloud->start());
    reopen();
}

void tst_AccountServices::cleanup()
{
    m_services.reset();
    m_cloud.reset();
}

void tst_AccountServices::reopen()
{
    m_services.reset();
    m_services = std::make_unique<Services>(
        std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s)),
        m_folder->filePath(u"updates.db"_s), nullptr, std::make_unique<FakeSecrets>(m_world));
}

QString tst_AccountServices::add(const Account &account, Place place)
{
    m_keeping.reset();
    QString answered;
    const QString id = m_services->addAccount(account, place, this,
                                              [&](const QString &of, const SecretKeeping &keeping) {
                                                  answered = of;
                                                  m_keeping = keeping;
                                              });
    (void)QTest::qWaitFor([this] { return m_keeping.has_value(); }, 10'000);
    if (answered != id)
        qFatal("another account was answered for");
    return id;
}

Result<Account> tst_AccountServices::open(const QString &id)
{
    std::optional<Result<Account>> opened;
    m_services->openStored(id, this, [&](const Result<Account> &account) { opened = account; });
    (void)QTest::qWaitFor([&] { return opened.has_value(); }, 15'000);
    return opened.value_or(Error{});
}

void tst_AccountServices::keepsAnAccountForTheNextStart()
{
    QCOMPARE(m_services->lastAccount(), QString());
    const QString id = add(real());
    QCOMPARE(m_keeping->place, Place::Store);
    QCOMPARE(m_services->accounts()->rowCount(), 1);
    QVERIFY(m_services->accounts()->accountAt(0).credential.secretKey.isEmpty());

    reopen();
    QCOMPARE(m_services->accounts()->rowOf(id), 0);
    const Result<Account> opened = open(id);
    QVERIFY(opened);
    QCOMPARE(opened->credential, m_cloud->credential());
    QCOMPARE(opened->id, id);
    QCOMPARE(m_services->lastAccount(), id);
    std::optional<Result<Done>> tried;
    m_services->tryAccount(*opened, this, [&](const Result<Done> &result) { tried = result; });
    QTRY_VERIFY(tried.has_value());
    QVERIFY(tried->has_value());
}

void tst_AccountServices::asksForTheKeyThatWasNotKept()
{
    const QString id = add(real(), Place::ThisRun);
    QCOMPARE(*m_keeping, SecretKeeping());
    QVERIFY(m_world->entries.isEmpty());
    QVERIFY(open(id));
    reopen();
    m_world->calls = 0;
    QCOMPARE(open(id).error().code, QString(LocalCode::secretNotKept));
    QCOMPARE(m_world->calls, 0); // it might have asked for a password
    QCOMPARE(open(u"unknown"_s).error().code, QString(LocalCode::secretNotKept));
    QCOMPARE(m_services->lastAccount(), id); // of the run before
}

void tst_AccountServices::updatesWithAndWithoutAKey()
{
    const QString id = add(real());
    Account changed = m_services->accounts()->accountAt(0);
    changed.name = u"play"_s;
    const auto update = [&](Place place) {
        std::optional<SecretKeeping> keeping;
        m_services->updateAccount(
            changed, place, this,
            [&](const QString &, const SecretKeeping &answer) { keeping = answer; });
        (void)QTest::qWaitFor([&] { return keeping.has_value(); });
        return keeping.value_or(SecretKeeping{.why = u"no answer"_s});
    };
    QCOMPARE(update(Place::Store).place, Place::Store);
    QCOMPARE(open(id)->credential, m_cloud->credential());
    QCOMPARE(open(id)->name, u"play"_s);

    // For this run only from now on: the store must not have it any more.
    changed.credential = m_cloud->credential();
    QCOMPARE(update(Place::ThisRun).place, Place::ThisRun);
    QTRY_VERIFY(m_world->entries.isEmpty());
    QVERIFY(open(id));
    changed.credential.secretKey.clear();
    QCOMPARE(update(Place::Store).place, Place::ThisRun);
}

void tst_AccountServices::aChangedSecretIdNeedsItsKey()
{
    const QString id = add(real());
    Account changed = m_services->accounts()->accountAt(0);
    changed.credential.secretId = u"AKIDother"_s;
    m_services->updateAccount(changed, Place::Store, this, [](const auto &, const auto &) {});
    QCOMPARE(open(id).error().code, QString(LocalCode::secretNotKept));
}

void tst_AccountServices::removesTheKeyToo()
{
    const QString id = add(real());
    QCOMPARE(m_world->entries.size(), 1);
    m_services->removeAccount(id);
    QCOMPARE(m_services->accounts()->rowCount(), 0);
    QTRY_VERIFY(m_world->entries.isEmpty());

    const QString second = add(real());
    const QString third = add(real(), Place::ThisRun);
    m_world->mood = Mood::Fails;
    QSignalSpy notices(m_services.get(), &Services::noticeArisen);
    m_services->removeAccount(second);
    QTRY_COMPARE(notices.count(), 1);
    QVERIFY(notices.first().at(1).toString().contains("SCF Desktop"_L1));
    m_services->removeAccount(third); // the store never had it
    QTest::qWait(50);
    QCOMPARE(notices.count(), 1);
}

void tst_AccountServices::neverKeepsTheDemoCloud()
{
    QVERIFY(m_services->startDemo());
    bool isAnswered = false;
    const QString id =
        m_services->addAccount(m_services->demoAccount(), Place::Store, this,
                               [&](const auto &, const auto &) { isAnswered = true; });
    QVERIFY(id.isEmpty());
    QTest::qWait(50);
    QVERIFY(!isAnswered);
    QCOMPARE(m_services->accounts()->rowCount(), 0);
    QVERIFY(m_world->entries.isEmpty());
}

void tst_AccountServices::opensInTheRole()
{
    Account account = real();
    account.roleArn = DemoCloud::roleArn();
    const QString id = add(account);
    const Result<Account> opened = open(id);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().code));
    QVERIFY(opened->credential.secretId != account.credential.secretId);
    QVERIFY(opened->isTemporary());
    QVERIFY(opened->expiresAt > QDateTime::currentDateTimeUtc().addSecs(7'000));
    // The list still has the key that assumes it.
    QCOMPARE(m_services->accounts()->accountAt(0).credential.secretId, account.credential.secretId);
    QVERIFY(!m_services->accounts()->accountAt(0).expiresAt.isValid());
    QVERIFY(open(id)->credential != opened->credential);
}

void tst_AccountServices::saysWhyARoleIsNotAssumed()
{
    Account account = real();
    account.roleArn = u"qcs::cam::uin/1:roleName/none"_s;
    const QString id = add(account);
    const Result<Account> opened = open(id);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"ResourceNotFound.RoleNotFound"_s);
    QCOMPARE(opened.error().action, u"AssumeRole"_s);
    QCOMPARE(m_services->lastAccount(), QString());
}

void tst_AccountServices::renewsTheRoleInTime()
{
    Account account = real();
    account.roleArn = DemoCloud::roleArn();
    const QString id = add(account);
    Account opened = open(id).value();
    opened.expiresAt = QDateTime::currentDateTimeUtc().addSecs(3);
    QSignalSpy renewed(m_services->session(), &Session::accountRenewed);
    m_services->session()->openAccount(opened);
    m_services->session()->setRegion(u"ap-shanghai"_s);
    QVERIFY(renewed.wait(10'000));
    const Account &now = *m_services->session()->account();
    QVERIFY(now.credential != opened.credential);
    QVERIFY(now.expiresAt > opened.expiresAt);
    QCOMPARE(m_services->session()->function().region, u"ap-shanghai"_s); // where the person was
}

void tst_AccountServices::saysThatTheRoleCannotBeRenewed()
{
    Account account = real();
    account.roleArn = DemoCloud::roleArn();
    const QString id = add(account);
    Account opened = open(id).value();
    opened.expiresAt = QDateTime::currentDateTimeUtc().addSecs(2);
    m_cloud->queueFault({.fault = u"ResourceNotFound.RoleNotFound"_s, .action = u"AssumeRole"_s});
    QSignalSpy notices(m_services.get(), &Services::noticeArisen);
    m_services->session()->openAccount(opened);
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 1, 10'000);
    QVERIFY(notices.first().at(1).toString().startsWith("The role could not be assumed again"_L1));
    QCOMPARE(m_services->session()->account()->credential, opened.credential);
}

void tst_AccountServices::opensWhereTheAccountSays()
{
    Account account = real();
    account.region = u"ap-shanghai"_s;
    const QString id = add(account);
    m_services->session()->openAccount(open(id).value());
    QCOMPARE(m_services->session()->function().region, u"ap-shanghai"_s);
    QCOMPARE(m_services->session()->function().space, u"default"_s);
}

void tst_AccountServices::checksAKeyAndWritesThePolicy()
{
    const std::unique_ptr<KeyCheckModel> model(m_services->makeKeyCheckModel(real(), nullptr));
    const QAbstractItemModelTester tester(model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy finished(model.get(), &KeyCheckModel::finished);
    QCOMPARE(model->rowCount(), keyCheckStepCount); // before the first check too
    QCOMPARE(model->index(0, KeyCheckModel::ActionColumn).data().toString(),
             u"scf:ListFunctions"_s);
    model->start();
    QVERIFY(model->isRunning());
    QVERIFY(finished.wait(30'000));
    QVERIFY(!model->isRunning());
    for (const CheckStep &step : model->steps())
        QVERIFY(step.isEnded());
    QCOMPARE(model->denied(), QList<KeyPermission>());
    QVERIFY(Services::policyFor(model->denied()).isEmpty());

    for (const auto &[action, code] :
         {std::pair{u"UpdateFunctionCode"_s, u"UnauthorizedOperation.CAM"_s},
          std::pair{u"ListNamespaces"_s, u"UnauthorizedOperation.CAM"_s},
          std::pair{u"ListFunctions"_s, u"UnauthorizedOperation.CAM"_s},
          std::pair{u"GetBucket"_s, u"AccessDenied"_s}})
        m_cloud->queueFault({.fault = code, .action = action});
    model->start();
    QVERIFY(finished.wait(30'000));
    QCOMPARE(model->denied().size(), 4);
    QCOMPARE(model->index(0, KeyCheckModel::StateColumn).data().toString(), u"Denied"_s);
    const QJsonObject policy =
        QJsonDocument::fromJson(Services::policyFor(model->denied()).toUtf8()).object();
    const QJsonArray statements = policy.value("statement"_L1).toArray();
    QCOMPARE(statements.size(), 3);
    QCOMPARE(statements[0]["action"_L1].toArray(),
             (QJsonArray{u"scf:ListFunctions"_s, u"scf:ListNamespaces"_s}));
    QCOMPARE(statements[0]["resource"_L1].toArray(), QJsonArray{u"*"_s});
    QCOMPARE(statements[1]["action"_L1].toArray(), QJsonArray{u"scf:UpdateFunctionCode"_s});
    QCOMPARE(statements[1]["resource"_L1].toArray(),
             QJsonArray{u"qcs::scf:ap-guangzhou::namespace/default/function/*"_s});
    QCOMPARE(statements[2]["action"_L1].toArray(), QJsonArray{u"name/cos:GetBucket"_s});
    QVERIFY(m_services->requestLog()->rowCount() > 0);
}

void tst_AccountServices::keepsTheProxysPassword()
{
    const ProxySettings proxy{.mode = ProxySettings::Mode::Manual,
                              .host = u"proxy.example"_s,
                              .port = 8080,
                              .user = u"me"_s,
                              .password = u"canary-proxy"_s};
    m_services->setProxy(proxy);
    QVERIFY(!m_services->isProxyPasswordKept());
    reopen();
    QTest::qWait(50);
    QCOMPARE(m_services->proxy().password, QString());

    m_services->setProxy(proxy, Place::Store);
    QVERIFY(m_services->isProxyPasswordKept());
    QTRY_COMPARE(m_world->entries.size(), 1);
    reopen();
    QTRY_COMPARE(m_services->proxy().password, proxy.password);
    QCOMPARE(m_services->proxy(), proxy);

    m_services->setProxy(proxy); // not any more
    QTRY_VERIFY(m_world->entries.isEmpty());
    m_services->setProxy({});
}

void tst_AccountServices::writesNoSecretIntoAFile()
{
    Account account = real();
    account.roleArn = DemoCloud::roleArn();
    for (const Mood mood : {Mood::Works, Mood::Fails}) {
        m_world->mood = mood;
        const QString id = add(account);
        m_world->mood = Mood::Works;
        (void)open(id);
    }
    m_services->setProxy({.user = u"me"_s, .password = u"canary-proxy"_s}, Place::Store);
    QTest::qWait(50);
    m_services.reset();
    const QByteArray written = filesOfTheRun();
    QVERIFY(written.contains(account.credential.secretId.toUtf8()));
    QVERIFY(!written.contains(account.credential.secretKey.toUtf8()));
    QVERIFY(!written.contains("canary"));
}

QByteArray tst_AccountServices::filesOfTheRun() const
{
    QByteArray all;
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

QTEST_GUILESS_MAIN(tst_AccountServices)
#include "tst_accountservices.moc"
