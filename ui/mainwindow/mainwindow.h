// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/startoptions.h"
#include "app/domain/account.h"
#include "app/domain/finding.h"
#include "app/support/problemreport.h"
#include "ui/common/theme.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <optional>

class QAction;
class QActionGroup;
class QMenu;
class QStackedWidget;

namespace Scf {

class AccountActions;
class AccountsDialog;
class CodeUpdateJob;
class EmptyState;
class ErrorCodesDialog;
class MessageBar;
class Presentation;
class ReportDialog;
class Services;
class SettingsDialog;
class Shortcuts;
class WindowMemory;
class WelcomePage;
class Workspace;

//! The window: welcome page or workspace, the menus, and what concerns the window as a whole.
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
    void createActions();
    void createMenus();
    void retranslate();
    void fillFaultMenu();
    static QString conditionText(const QString &fault);
    Workspace *workspace();
    void showTitle();
    void createAccountActions();
    void showAccounts();
    void openStored(const QString &id);
    void waitForKey(const QString &accountName);
    void showPage();
    void cannotOpen(const QString &id, const Error &error);
    void accountChanged(const QString &id, bool hasNewKey);
    void fillAccountBar();
    void addAccount();
    void enterKeyAgain();
    void showErrorCodes(const QString &code);
    void openSample();
    void chooseTheme(ThemeChoice choice);
    void chooseLanguage(const QString &language);
    void checkConnection();
    void reportProblem(Scf::ReportSection::Kind first);
    void editProxy();
    void showSettings();
    SettingsDialog *openSettings();
    void showShortcuts();
    void rememberPlace();
    void showAbout();
    void updateEnabled();
    void addNotice(Scf::Finding::State state, const QString &sentence);
    void showNextNotice();
    void dropNotice(const QString &sentence);

    Services *m_services;
    Shortcuts *m_shortcuts;
    WindowMemory *m_memory;
    //! What the person did not ask for but should know, one sentence at a time.
    struct Notice
    {
        Finding::State state = Finding::State::Ok;
        QString sentence{};
        QString buttonText{};
        std::function<void()> act{};  //!< when the button is pressed
        std::function<void()> seen{}; //!< when it is pressed or the notice is closed
    };

    MessageBar *m_notice;
    QList<Notice> m_notices; //!< the first is shown
    QStackedWidget *m_pages;
    WelcomePage *m_welcome = nullptr;
    Workspace *m_workspace = nullptr;
    EmptyState *m_waitPage = nullptr;
    AccountActions *m_accountActions = nullptr;
    std::optional<Account> m_unlisted; //!< the last one that is in no list; its key is of this run
    int m_opening = 0;                 //!< counts what is opened; older answers are dropped
    QPointer<AccountsDialog> m_accountsDialog;
    QPointer<ErrorCodesDialog> m_errorCodesDialog;
    Presentation *m_presentation;
    QPointer<ReportDialog> m_reportDialog;
    QString m_connectionReport;            //!< of the last check that ended
    std::optional<StartRequest> m_request; //!< waits for an account
    QString m_requestNotice;               //!< what it waits for
    bool m_closeAnyway = false;
    bool m_isOpening = false;

    QMenu *m_fileMenu = nullptr;
    QMenu *m_functionMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    QMenu *m_demoMenu = nullptr;
    QMenu *m_faultMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QAction *m_chooseFolder = nullptr;
    QAction *m_chooseZip = nullptr;
    QAction *m_chooseObject = nullptr;
    QAction *m_editCode = nullptr;
    QAction *m_contents = nullptr;
    QAction *m_download = nullptr;
    QAction *m_copyAs = nullptr;
    QAction *m_addAccount = nullptr;
    QAction *m_showAccounts = nullptr;
    QAction *m_openDemo = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_update = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_find = nullptr;
    QAction *m_history = nullptr;
    QAction *m_requestLog = nullptr;
    QAction *m_presentationMode = nullptr;
    QAction *m_themeSystem = nullptr;
    QAction *m_themeLight = nullptr;
    QAction *m_themeDark = nullptr;
    QAction *m_themeContrast = nullptr;
    QAction *m_languageSystem = nullptr;
    QAction *m_languageEnglish = nullptr;
    QAction *m_languageChinese = nullptr;
    QAction *m_checkConnection = nullptr;
    QAction *m_proxy = nullptr;
    QAction *m_manual = nullptr;
    QAction *m_reportProblem = nullptr;
    QAction *m_showShortcuts = nullptr;
    QAction *m_errorCodes = nullptr;
    QAction *m_about = nullptr;
};

} // namespace Scf
