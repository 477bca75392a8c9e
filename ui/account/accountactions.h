// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/domain/finding.h"
#include "app/storage/credentialstore.h"

#include <QObject>

class QWidget;

namespace Scf {

class AccountDialog;
class Services;

//! What a person does with the list of accounts: the dialogs, and what becomes of what was entered
//! in them. Main thread.
class AccountActions : public QObject
{
    Q_OBJECT

public:
    explicit AccountActions(Services *services, QObject *parent = nullptr);

    // Each shows its dialog over \a window and returns at once.
    void add(QWidget *window);
    void edit(const QString &id, QWidget *window);
    //! For an account that is in the list, or of this run alone.
    void enterKeyAgain(const Account &account, QWidget *window);
    void import(QWidget *window);
    //! Asks first; says why not while an update runs with it.
    void remove(const QString &id, QWidget *window);

signals:
    //! It is in the list now, and should be opened.
    void added(const QString &id);
    //! Something was changed in the list. \a hasNewKey: the key as well.
    void changed(const QString &id, bool hasNewKey);
    //! What enterKeyAgain() asked for: the account should be opened. One that is in no list is kept
    //! nowhere.
    void keyEntered(const Scf::Account &account);
    void imported(const QStringList &ids);
    void removed(const QString &id);
    //! Something that the person should know; \a sentence is translated.
    void noticed(Scf::Finding::State state, const QString &sentence);

private:
    AccountDialog *makeDialog(QWidget *window);
    //! Gives the id.
    QString store(const AccountDialog *dialog);
    void tellKeeping(const QString &id, const SecretKeeping &keeping);

    Services *m_services;
    bool m_hasToldWhy = false; //!< of the store; once is enough
};

} // namespace Scf
