// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/startoptions.h"
#include "app/domain/account.h"

#include <QMainWindow>

#include <functional>
#include <optional>

class QStackedWidget;

namespace Scf {

class AccountOpener;
class CodeUpdateJob;
class EmptyState;
class MainMenu;
class NoticeBar;
class Presentation;
class Services;
class WelcomePage;
class WindowActions;
class WindowDialogs;
class WindowMemory;
class Workspace;

//! The window: shows the welcome page or the workspace, and connects them with the menus, the
//! dialogs and the accounts.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Services *services);
    ~MainWindow() override;

    //! Opens \a account, which has its key: one of this run, or one that Services::openStored()
    //! gave.
    void openAccount(const Account &account);
    //! Opens the account of the last run as soon as the credential store has given its key; until
    //! then the window says so. Nothing happens where there is none.
    void openLastAccount();
    //! Starts the demo cloud with \a functions more functions than its own, and opens it.
    void openDemo(int functions = 0);
    //! Makes an update ready to press: the source for its function. Where no account is open it
    //! waits for one, and says so.
    void openRequest(const StartRequest &request);
    //! Says that the program has crashed before, and offers the report. \a seen: called once the
    //! person has opened it or does not want it.
    void offerCrashReport(const std::function<void()> &seen);

signals:
    void updateStarted(Scf::CodeUpdateJob *job);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildPages();
    void connectActions();
    void connectAccounts();
    //! Made when the first account opens.
    Workspace *workspace();
    void connectWorkspace();
    void showPage();
    void showWaiting();
    void showWaitingLong(const QString &accountName);
    void showOpened();
    void fillAccountBar();
    void openSample();
    void warn(const QString &sentence);
    void showTitle();
    void updatePossible();

    Services *m_services;
    WindowMemory *m_memory;
    WindowActions *m_actions = nullptr;
    MainMenu *m_menu = nullptr;
    WindowDialogs *m_dialogs = nullptr;
    AccountOpener *m_accounts;
    NoticeBar *m_notices;
    Presentation *m_presentation;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    EmptyState *m_waitPage;
    Workspace *m_workspace = nullptr;
    std::optional<StartRequest> m_request; //!< waits for an account
    QString m_requestNotice;               //!< what it waits for
    bool m_closeAnyway = false;
};

} // namespace Scf
