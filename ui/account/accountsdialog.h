// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace Scf {

class AccountActions;
class AccountModel;
class EmptyState;

//! The list of accounts: to open one, add, change, remove, import and put in order.
class AccountsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a current: the id of the account that is live; its row is chosen first.
    AccountsDialog(AccountModel *model, AccountActions *actions, const QString &current,
                   QWidget *parent = nullptr);

signals:
    void openRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QString chosen() const;
    void choose(const QString &id);
    void move(int step);
    void openChosen();
    void showState();

    AccountModel *m_model;
    AccountActions *m_actions;
    QStackedWidget *m_pages;
    QTableView *m_table;
    EmptyState *m_empty;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_import;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_close;
    QPushButton *m_open;
};

} // namespace Scf
