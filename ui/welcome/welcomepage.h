// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Scf {

class LinkButton;
class RoleLabel;

//! What a first start shows: what the program is for, and two doors.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    //! Offers to open one of the accounts of the list.
    void setHasAccounts(bool on);
    //! A sentence under the doors, for what went wrong behind one of them; empty hides it.
    void showFailure(const QString &sentence);

signals:
    void demoRequested();
    //! The demo cloud with the sample project chosen, ready to be updated.
    void sampleRequested();
    void addAccountRequested();
    //! One of those that are there already.
    void accountsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_picture;
    RoleLabel *m_title;
    RoleLabel *m_purpose;
    QPushButton *m_demo;
    RoleLabel *m_demoHint;
    QPushButton *m_account;
    RoleLabel *m_accountHint;
    LinkButton *m_accounts;
    LinkButton *m_sample;
    RoleLabel *m_failure;
};

} // namespace Scf
