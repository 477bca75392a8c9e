// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/domain/function.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QPushButton;

namespace Scf {

class Badge;
class ExpiryLabel;
class RoleLabel;

//! The bar at the top: account, region, namespace, Refresh. Regions and namespaces that are not in
//! the lists can be typed. A strip in the colour of the live account runs along its upper edge, and
//! what is special about the account stands beside its name: DEMO, PRODUCTION, when its key
//! expires.
class AccountBar : public QWidget
{
    Q_OBJECT

public:
    explicit AccountBar(QWidget *parent = nullptr);

    //! The accounts that can be chosen; \a current is the live one, and offered too where it is in
    //! no list.
    void setAccounts(const QList<Account> &accounts, const Account &current);
    void setPlace(const QString &region, const QString &space);
    void setNamespaces(const QList<NamespaceInfo> &namespaces, const QString &current);

    //! Go to the box and open its list.
    void showRegions();
    void showNamespaces();

signals:
    void accountSelected(const Scf::Account &account);
    void addAccountRequested();
    void accountsRequested();
    void demoRequested();
    void regionSelected(const QString &region);
    void spaceSelected(const QString &space);
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void retranslateRegions();
    void fillAccounts();
    void accountActivated(int index);
    int indexOfCurrent() const;

    RoleLabel *m_accountLabel;
    QComboBox *m_account;
    Badge *m_demoBadge;
    Badge *m_productionBadge;
    ExpiryLabel *m_expiry;
    RoleLabel *m_regionLabel;
    QComboBox *m_region;
    RoleLabel *m_spaceLabel;
    QComboBox *m_space;
    QPushButton *m_refresh;
    QList<Account> m_accounts;
    Account m_current;
    QString m_currentRegion;
    QString m_currentSpace;
    bool m_filling = false; // the boxes are being filled: what changes was not chosen
};

} // namespace Scf
