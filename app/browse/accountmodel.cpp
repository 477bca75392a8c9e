// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/accountmodel.h"

#include "app/domain/region.h"
#include "app/storage/accounts.h"

namespace Scf {

AccountModel::AccountModel(Accounts *accounts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_accounts(accounts)
{
    connect(accounts, &Accounts::aboutToAdd, this,
            [this](int row) { beginInsertRows({}, row, row); });
    connect(accounts, &Accounts::added, this, [this] { endInsertRows(); });
    connect(accounts, &Accounts::updated, this,
            [this](int row) { emit dataChanged(index(row, 0), index(row, ColumnCount - 1)); });
    connect(accounts, &Accounts::aboutToRemove, this,
            [this](int row) { beginRemoveRows({}, row, row); });
    connect(accounts, &Accounts::removed, this, [this] { endRemoveRows(); });
    connect(accounts, &Accounts::aboutToMove, this, [this](int from, int to) {
        // A model names the row before which something goes, as they are before the move.
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    });
    connect(accounts, &Accounts::moved, this, [this] { endMoveRows(); });
}

int AccountModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_accounts->list().size());
}

int AccountModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const Account &AccountModel::accountAt(int row) const
{
    return m_accounts->list().at(row);
}

int AccountModel::rowOf(const QString &id) const
{
    return m_accounts->indexOf(id);
}

QString AccountModel::endpointName(const Account &account)
{
    if (account.endpoint == Endpoint::international())
        return tr("International");
    if (account.endpoint == Endpoint::mainland())
        return tr("Mainland China");
    return account.endpoint.url().authority();
}

QVariant AccountModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Account &account = accountAt(index.row());
    switch (role) {
    case IdRole:
        return account.id;
    case ColourRole:
        return int(account.colour);
    case ProductionRole:
        return account.isProduction;
    case ExpiresRole:
        return account.expiresAt;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case NameColumn:
        return account.name.isEmpty() ? account.endpoint.url().host() : account.name;
    case EndpointColumn:
        return endpointName(account);
    case SecretIdColumn:
        return account.credential.secretId;
    case RegionColumn:
        return account.region.isEmpty() ? QString(defaultRegion) : account.region;
    case KeyColumn:
        return account.isKeyForThisRun ? tr("This run only") : tr("System's store");
    case NamespaceColumn:
        return account.space.isEmpty() ? QString(defaultNamespace) : account.space;
    default:
        return {};
    }
}

QVariant AccountModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Account");
    case EndpointColumn:
        return tr("Endpoint");
    case SecretIdColumn:
        return tr("SecretId");
    case RegionColumn:
        return tr("Region");
    case KeyColumn:
        return tr("Key");
    case NamespaceColumn:
        return tr("Namespace");
    default:
        return {};
    }
}

bool AccountModel::moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
                            const QModelIndex &destinationParent, int destinationChild)
{
    if (sourceParent.isValid() || destinationParent.isValid() || count != 1)
        return false;
    const int to = destinationChild > sourceRow ? destinationChild - 1 : destinationChild;
    return m_accounts->move(sourceRow, to);
}

} // namespace Scf
