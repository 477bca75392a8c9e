// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/account.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace Scf {

class ExpiryLabel;
class KeyField;
class RoleLabel;
class Services;
class StatusLabel;

//! Adds an account, or changes one. A key is tried before it is accepted. What was entered is kept
//! by whoever asked: the dialog stores nothing.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose {
        Add,
        Edit,
        EnterKeyAgain, //!< of an account whose key does not work, or that the store did not give
    };

    explicit AccountDialog(Services *services, QWidget *parent = nullptr);

    //! Fills in what \a account has, but for SecretKey and Token. With Purpose::Edit they need not
    //! be entered again: what is kept is used.
    void setAccount(const Account &account, Purpose purpose);

    //! The account that was accepted, with the key that was entered and the id that it had.
    const Account &account() const { return m_account; }
    //! False where SecretKey was left as it is.
    bool hasNewKey() const;
    //! Where its key is to be kept.
    bool keepsInStore() const;

private:
    void build();
    QWidget *makeKeyPage();
    QWidget *makeRolePage();
    QWidget *makePlacePage();
    void addRow(QFormLayout *form, const QString &label, QWidget *field);
    void fillColours();

    Result<Account> entered() const;
    bool keepsKey() const;
    bool hasComplete() const;
    //! Why the account cannot be called as it is; empty where it can.
    QString nameProblem() const;
    bool isTrialNeeded() const;
    void editionChanged();
    void roleToggled();
    void inputChanged();
    void setExpiry(const QDateTime &expiry);
    QDateTime expiry() const;
    void showHint();
    void tryIt();
    void testKey();
    void withKey(const Account &account, const std::function<void(const Account &)> &go);
    void showProblem(const Error &error);
    void setBusy(bool busy);

    Services *m_services;
    Purpose m_purpose = Purpose::Add;
    Account m_before;        //!< as setAccount() had it
    bool m_keepsKey = false; //!< when the fields changed last
    Account m_account;

    QLineEdit *m_name;
    QTabWidget *m_tabs;
    QComboBox *m_edition;
    QLineEdit *m_endpoint;
    KeyField *m_secretId;
    KeyField *m_secretKey;
    KeyField *m_token;
    QCheckBox *m_expires;
    QDateTimeEdit *m_end; //!< in local time
    ExpiryLabel *m_expiry;
    QCheckBox *m_keep;
    RoleLabel *m_keepHint;
    QCheckBox *m_useRole;
    QLineEdit *m_roleArn;
    QLineEdit *m_sessionName;
    QSpinBox *m_duration;
    QComboBox *m_region;
    QLineEdit *m_space;
    QComboBox *m_colour;
    QCheckBox *m_production;
    StatusLabel *m_status;
    QPushButton *m_test = nullptr;
    QPushButton *m_accept = nullptr;
};

} // namespace Scf
