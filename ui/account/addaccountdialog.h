// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/account.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace Scf {

class Services;
class StatusLabel;

//! Asks for a key and tries it with a signed ListFunctions before it is accepted. What was entered
//! stays in memory for this run.
class AddAccountDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddAccountDialog(Services *services, QWidget *parent = nullptr);

    //! Fills in what \a account has, but for SecretKey and Token, which are to be entered again.
    void setAccount(const Account &account);

    //! The account that was accepted.
    const Account &account() const { return m_account; }

private:
    Result<Account> entered() const;
    void editionChanged();
    void inputChanged();
    void tryIt();
    void tried(const Result<Done> &result);
    void setBusy(bool busy);

    Services *m_services;
    QLineEdit *m_name;
    QComboBox *m_edition;
    QLineEdit *m_endpoint;
    QLineEdit *m_secretId;
    QLineEdit *m_secretKey;
    QLineEdit *m_token;
    StatusLabel *m_status;
    QPushButton *m_add;
    Account m_account;
};

} // namespace Scf
