// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace Scf {

class Settings;

//! The person's accounts, in their order, in the settings: everything but SecretKey and Token,
//! which CredentialStore keeps. Accounts of the demo cloud are not taken. Main thread.
class Accounts : public QObject
{
    Q_OBJECT

public:
    //! \a settings lives longer.
    explicit Accounts(Settings *settings, QObject *parent = nullptr);

    //! False where some of what was stored could not be read; it is kept beside the list, as
    //! "account/unreadable" of the settings.
    bool isWhole() const { return m_isWhole; }
    //! Their credentials have a SecretId only.
    const QList<Account> &list() const { return m_list; }
    std::optional<Account> find(const QString &id) const;
    int indexOf(const QString &id) const;

    //! At the end, under a new id, which is given back; empty where \a account is of the demo
    //! cloud.
    QString add(const Account &account);
    //! What is known of \a account's id is this from now on. False where nothing is.
    bool update(const Account &account);
    bool remove(const QString &id);
    //! Changes the order: what is at \a from is at \a to afterwards.
    bool move(int from, int to);

    //! The account that was opened last; empty where it is not in the list any more.
    QString lastUsed() const;
    void setLastUsed(const QString &id);

    //! A new id, as add() makes one.
    static QString newId();

signals:
    //! Before and after each change, as QAbstractItemModel has to tell it.
    void aboutToAdd(int index);
    void added(int index);
    void updated(int index);
    void aboutToRemove(int index);
    void removed(int index);
    void aboutToMove(int from, int to);
    void moved(int from, int to);

private:
    void read();
    void write();

    Settings *m_settings;
    QList<Account> m_list;
    bool m_isWhole = true;
};

} // namespace Scf
