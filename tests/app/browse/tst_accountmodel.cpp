// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/accountmodel.h"
#include "app/storage/accounts.h"
#include "app/storage/settings.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_AccountModel : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void showsWhatIsKnown();
    void followsTheList();
    void movesRows();

private:
    QString textAt(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names.append(textAt(row, AccountModel::NameColumn));
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<AccountModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_AccountModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_accounts.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<Settings>(m_folder->filePath(u"settings.ini"_s));
    m_accounts = std::make_unique<Accounts>(m_settings.get());
    m_model = std::make_unique<AccountModel>(m_accounts.get());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void tst_AccountModel::showsWhatIsKnown()
{
    const QDateTime end(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    m_accounts->add({.name = u"work"_s,
                     .endpoint = Endpoint::mainland(),
                     .credential = {.secretId = u"AKIDx"_s, .secretKey = u"canary"_s},
                     .region = u"ap-beijing"_s,
                     .space = u"prod"_s,
                     .colour = AccountColour::Teal,
                     .isProduction = true,
                     .expiresAt = end});
    m_accounts->add({.endpoint = Endpoint::fromUserInput(u"scf.example.com:8443"_s).value()});
    QCOMPARE(textAt(0, AccountModel::NameColumn), u"work"_s);
    QCOMPARE(textAt(0, AccountModel::EndpointColumn), u"Mainland China"_s);
    QCOMPARE(textAt(0, AccountModel::SecretIdColumn), u"AKIDx"_s);
    QCOMPARE(textAt(0, AccountModel::RegionColumn), u"ap-beijing"_s);
    QCOMPARE(textAt(0, AccountModel::NamespaceColumn), u"prod"_s);
    const QModelIndex first = m_model->index(0, 0);
    QCOMPARE(first.data(AccountModel::IdRole).toString(), m_accounts->list().first().id);
    QCOMPARE(first.data(AccountModel::ColourRole).toInt(), int(AccountColour::Teal));
    QVERIFY(first.data(AccountModel::ProductionRole).toBool());
    QCOMPARE(first.data(AccountModel::ExpiresRole).toDateTime(), end);

    QCOMPARE(textAt(1, AccountModel::NameColumn), u"scf.example.com"_s);
    QCOMPARE(textAt(1, AccountModel::EndpointColumn), u"scf.example.com:8443"_s);
    QCOMPARE(textAt(1, AccountModel::RegionColumn), u"ap-guangzhou"_s);
    QCOMPARE(textAt(1, AccountModel::NamespaceColumn), u"default"_s);
}

void tst_AccountModel::followsTheList()
{
    const QString first = m_accounts->add({.name = u"a"_s});
    const QString second = m_accounts->add({.name = u"b"_s});
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s}));
    const QPersistentModelIndex kept = m_model->index(1, 0);
    m_accounts->remove(first);
    QCOMPARE(names(), QStringList{u"b"_s});
    QCOMPARE(kept.row(), 0);
    QCOMPARE(m_model->rowOf(second), 0);
    QCOMPARE(m_model->rowOf(first), -1);
    m_accounts->update({.id = second, .name = u"c"_s});
    QCOMPARE(names(), QStringList{u"c"_s});
}

void tst_AccountModel::movesRows()
{
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        m_accounts->add({.name = name});
    const QPersistentModelIndex kept = m_model->index(0, 0);
    QVERIFY(m_model->moveRow({}, 0, {}, 3)); // behind the last
    QCOMPARE(names(), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QCOMPARE(kept.row(), 2);
    QVERIFY(m_model->moveRow({}, 2, {}, 1));
    QCOMPARE(names(), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(kept.row(), 1);
    QVERIFY(!m_model->moveRow({}, 1, {}, 1));
    QVERIFY(!m_model->moveRow({}, 1, {}, 2));
    QVERIFY(!m_model->moveRow({}, 1, {}, 4));
}

QTEST_GUILESS_MAIN(tst_AccountModel)
#include "tst_accountmodel.moc"
