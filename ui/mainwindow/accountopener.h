// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/domain/finding.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QWidget;

namespace Scf {

class AccountActions;
class AccountsDialog;
struct Error;
class Services;

//! Which account the window works with: opens one of the list, whose key the credential store
//! gives later, or one that has its key; and what the person does with the list. What was asked for
//! last is opened, and nothing while an update runs. Main thread.
class AccountOpener : public QObject
{
    Q_OBJECT

public:
    //! \a window owns it and is what its dialogs belong over.
    AccountOpener(Services *services, QWidget *window);

    //! \a account has its key.
    void open(const Account &account);
    void openStored(const QString &id);
    //! With its key from the list, or with the one of this run.
    void openAgain(const Account &account);
    //! What is still to come is not waited for.
    void stopWaiting();

    void showList();
    void add();
    //! The key of the account in use.
    void enterKeyAgain();

    //! What can be changed to: the list, those of this run and the demo cloud.
    QList<Account> choices() const;

signals:
    //! The key is asked for. Ends with aboutToOpen(), or with waitingEnded() alone.
    void waiting();
    //! It takes a while.
    void waitingLong(const QString &accountName);
    void waitingEnded();
    //! What shows an account has to be there.
    void aboutToOpen();
    void opened();
    //! choices(), or the name and colour of the one in use.
    void choicesChanged();
    //! Something that the person should know; \a sentence is translated.
    void noticed(Scf::Finding::State state, const QString &sentence);

private:
    void cannotOpen(const QString &id, const Error &error);
    void changed(const QString &id, bool hasNewKey);
    bool isListed(const Account &account) const;
    void rememberPlace();

    Services *m_services;
    QWidget *m_window;
    AccountActions *m_actions;
    QPointer<AccountsDialog> m_list;
    std::optional<Account> m_unlisted; //!< the last one that is in no list; its key is of this run
    int m_opening = 0;                 //!< counts what is opened; older answers are dropped
    bool m_isOpening = false;
};

} // namespace Scf
