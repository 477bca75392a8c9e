// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/domain/account.h"
#include "app/domain/function.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace Scf {

class ApiClient;
class Call;
class FunctionBrowser;
class FunctionReader;
class NamespaceBrowser;
class UpdateReadiness;

//! Where the person is: account, region, namespace and function. Each choice empties what depends
//! on it and reads it anew; answers to earlier choices are dropped. Main thread.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(ApiClient *api, FunctionReader *reader, FunctionBrowser *functions,
            NamespaceBrowser *namespaces, UpdateReadiness *readiness, QObject *parent = nullptr);

    const std::optional<Account> &account() const { return m_account; }
    //! Tells accounts apart where something is remembered for one; holds no secret.
    QString accountScope() const;
    static QString scopeOf(const Account &account);
    //! The function that is chosen; its name is empty while none is.
    const FunctionId &function() const { return m_function; }
    //! True while the function or its code is being read: what is known of them may be old.
    bool isReading() const;
    //! What was last read of it.
    const std::optional<FunctionDetail> &detail() const { return m_detail; }

    //! Goes to \a account, and there to \a place; without one to its own region and namespace:
    //! ap-guangzhou and default where it has none.
    void openAccount(const Account &account, const FunctionId &place = {});
    //! No account is open any more: what was asked for it is dropped, and nothing signs with its
    //! key again.
    void closeAccount();
    //! Takes over from \a account what it is called, how it is marked and when its key ends. It is
    //! the live one.
    void setAccountLook(const Account &account);
    //! Goes on with the newer credential of the account that is open; nothing where \a account is
    //! another one.
    void renewAccount(const Account &account);
    void setRegion(const QString &region);
    void setSpace(const QString &space);
    //! An empty name chooses none.
    void selectFunction(const QString &functionName);

public slots:
    //! Reads list, namespaces and function again.
    void refresh();
    //! Reads the chosen function again.
    void rereadFunction();

signals:
    //! Another account was opened: account() has one.
    void accountChanged();
    void accountClosed();
    //! The account that is open signs with another credential.
    void accountRenewed();
    void placeChanged();
    //! Another function was chosen.
    void functionChanged();
    //! Something new was read of the chosen function.
    void detailChanged();
    void detailFailed(const Scf::Error &error);

private:
    void openPlace();
    void readDeployedCode();

    ApiClient *m_api;
    FunctionReader *m_reader;
    FunctionBrowser *m_functions;
    NamespaceBrowser *m_namespaces;
    UpdateReadiness *m_readiness;

    std::optional<Account> m_account;
    FunctionId m_function;
    std::optional<FunctionDetail> m_detail;
    QPointer<Call> m_call;
    QPointer<Call> m_codeCall;
    QTimer m_followTimer;
    int m_generation = 0;
};

} // namespace Scf
