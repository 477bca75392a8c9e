// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"

#include <QAbstractTableModel>

namespace Scf {

class Accounts;

//! The person's accounts, one row each, in their order. moveRow() changes the order.
class AccountModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        EndpointColumn, //!< "International", "Mainland China" or the host
        SecretIdColumn,
        RegionColumn,
        NamespaceColumn,
        KeyColumn, //!< where SecretKey and Token are kept
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole, //!< QString
        ColourRole,            //!< int of AccountColour
        ProductionRole,        //!< bool
        ExpiresRole,           //!< QDateTime; invalid where it does not
    };

    //! \a accounts lives longer.
    explicit AccountModel(Accounts *accounts, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    bool moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
                  const QModelIndex &destinationParent, int destinationChild) override;

    //! Without SecretKey and Token.
    const Account &accountAt(int row) const;
    //! -1 where it is not there.
    int rowOf(const QString &id) const;

    //! What the window calls the endpoint of \a account.
    static QString endpointName(const Account &account);

private:
    Accounts *m_accounts;
};

} // namespace Scf
