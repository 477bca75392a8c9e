// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "app/browse/accountmodel.h"
#include "app/browse/connectionmodel.h"
#include "app/explain/explanation.h"
#include "app/services/sampleproject.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "ui/account/accountactions.h"
#include "ui/account/accountbar.h"
#include "ui/account/accountsdialog.h"
#include "ui/account/accounttexts.h"
#include "ui/common/accessibility.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/messagebar.h"
#include "ui/help/connectiondialog.h"
#include "ui/help/errorcodesdialog.h"
#include "ui/help/proxydialog.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/workspace.h"
#include "ui/welcome/welcomepage.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 demoSkewSeconds = 900;
constexpr qint64 demoSlowBytesPerSecond = 200'000;
// A store that answers in less is not worth a word.
constexpr int waitShownAfterMs = 250;

//! What a drop or a command line offers as code; an empty path where it is neither folder nor ZIP.
CodeSource sourceAt(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {.kind = CodeSource::Kind::Folder, .path = path};
    if (info.isFile())
        return {.kind = CodeSource::Kind::ZipFile, .path = path};
    return {};
}

} // namespace

MainWindow::MainWindow(Services *services)
    : m_services(services)
    , m_notice(new MessageBar)
    , m_pages(new QStackedWidget)
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    m_notice->setObjectName(u"notice"_s);
    m_notice->setClosable(true);
    connect(services, &Services::noticeArisen, this, &MainWindow::addNotice);
    connect(m_notice, &MessageBar::closed, this, [this] {
        m_notices.removeFirst();
        showNextNotice();
    });
    createAccountActions();
    createActions();
    createMenus();
    // A little less than the screen has: the frame wants its place too.
    resize(QSize(dp(1180), dp(760)).boundedTo(screen()->availableSize() - QSize(dp(4), dp(32))));
    setMinimumSize(dp(800), dp(480));
    restoreGeometry(services->settings().state(objectName()));

    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive && m_workspace)
                    m_workspace->reloadSource();
            });
    m_welcome = new WelcomePage;
    m_pages->addWidget(m_welcome);
    connect(m_welcome, &WelcomePage::demoRequested, this, [this] { openDemo(); });
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::addAccountRequested, this, &MainWindow::addAccount);
    m_waitPage = new EmptyState;
    m_waitPage->setObjectName(u"waitPage"_s);
    m_pages->addWidget(m_waitPage);
    connect(m_waitPage, &EmptyState::buttonClicked, this, [this] {
        ++m_opening; // what is still to come is not waited for
        showPage();
    });
    retranslate();
    updateEnabled();
}

void MainWindow::addNotice(Finding::State state, const QString &sentence)
{
    m_notices.append({.state = state, .sentence = sentence});
    if (m_notices.size() == 1)
        showNextNotice();
}

MainWindow::~MainWindow()
{
    m_services->settings().setState(objectName(), saveGeometry());
}

Workspace *MainWindow::workspace()
{
    if (m_workspace)
        return m_workspace;
    m_workspace = new Workspace(m_services);
    m_pages->addWidget(m_workspace);
    m_pages->setCurrentWidget(m_workspace);
    connect(m_workspace, &Workspace::titleChanged, this, [this] {
        showTitle();
        updateEnabled();
    });
    connect(m_workspace, &Workspace::failed, this,
            [this](const QString &sentence) { addNotice(Finding::State::Error, sentence); });
    connect(m_workspace, &Workspace::noticed, this, &MainWindow::addNotice);
    connect(m_workspace, &Workspace::accountRequested, this, &MainWindow::enterKeyAgain);
    connect(m_workspace, &Workspace::aboutCodeRequested, this, &MainWindow::showErrorCodes);
    connect(m_workspace, &Workspace::updateEnded, this, [this] { QApplication::alert(this); });
    AccountBar *bar = m_workspace->accountBar();
    connect(bar, &AccountBar::accountSelected, this, [this](const Account &account) {
        if (m_services->accounts()->rowOf(account.id) >= 0)
            openStored(account.id);
        else
            openAccount(account);
    });
    connect(bar, &AccountBar::addAccountRequested, this, &MainWindow::addAccount);
    connect(bar, &AccountBar::accountsRequested, this, &MainWindow::showAccounts);
    connect(bar, &AccountBar::demoRequested, this, [this] { openDemo(); });
    return m_workspace;
}

void MainWindow::createAccountActions()
{
    m_accountActions = new AccountActions(m_services, this);
    connect(m_accountActions, &AccountActions::added, this, [this](const QString &id) {
        // Somebody who puts the list in order does not want to go anywhere.
        if (!m_accountsDialog || !m_services->session()->account())
            openStored(id);
    });
    connect(m_accountActions, &AccountActions::changed, this, &MainWindow::accountChanged);
    connect(m_accountActions, &AccountActions::keyEntered, this, [this](const Account &account) {
        if (m_services->accounts()->rowOf(account.id) >= 0)
            openStored(account.id);
        else
            openAccount(account);
    });
    connect(m_accountActions, &AccountActions::noticed, this, &MainWindow::addNotice);
    connect(m_services->session(), &Session::accountRenewed, this, &MainWindow::fillAccountBar);
    const AccountModel *accounts = m_services->accounts();
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(accounts, signal, this, &MainWindow::fillAccountBar);
    connect(accounts, &QAbstractItemModel::rowsMoved, this, &MainWindow::fillAccountBar);
    connect(accounts, &QAbstractItemModel::dataChanged, this, &MainWindow::fillAccountBar);
}

void MainWindow::openAccount(const Account &account)
{
    if (m_workspace && m_workspace->isUpdating())
        return; // its answers would be read with another key
    ++m_opening;
    if (account.kind == Account::Kind::Real && m_services->accounts()->rowOf(account.id) < 0)
        m_unlisted = account;
    Workspace *place = workspace();
    m_pages->setCurrentWidget(place);
    m_services->session()->openAccount(account);
    fillAccountBar();
    place->focusSearch();
    updateEnabled();
    showTitle();
}

void MainWindow::fillAccountBar()
{
    const std::optional<Account> &live = m_services->session()->account();
    if (!m_workspace || !live)
        return;
    QList<Account> accounts;
    for (int row = 0; row < m_services->accounts()->rowCount(); ++row)
        accounts += m_services->accounts()->accountAt(row);
    if (m_unlisted)
        accounts += *m_unlisted;
    if (m_services->isDemoRunning())
        accounts += m_services->demoAccount();
    m_workspace->accountBar()->setAccounts(accounts, *live);
}

void MainWindow::openLastAccount()
{
    openStored(m_services->lastAccount());
}

void MainWindow::openStored(const QString &id)
{
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0)
        return;
    if (m_workspace && m_workspace->isUpdating())
        return addNotice(Finding::State::Warning,
                         tr("An update is running. Open the other account when it has ended."));
    waitForKey(accountName(m_services->accounts()->accountAt(row)));
    m_services->openStored(
        id, this, [this, id, generation = m_opening](const Result<Account> &account) {
            if (generation != m_opening)
                return; // another one was opened meanwhile, or the person gave up waiting
            ++m_opening;
            showPage();
            if (account)
                openAccount(*account);
            else
                cannotOpen(id, account.error());
        });
}

void MainWindow::waitForKey(const QString &accountName)
{
    const int generation = ++m_opening;
    if (!m_workspace) {
        m_waitPage->showLoading({}); // empty until it is worth a word
        m_pages->setCurrentWidget(m_waitPage);
    }
    QTimer::singleShot(waitShownAfterMs, this, [this, generation, accountName] {
        if (generation != m_opening)
            return;
        const QString title = tr("Reading the key of %1…").arg(accountName);
        m_waitPage->showMessage(IconName::Key, ColourRole::Accent, title,
                                tr("The system's credential store may ask for your permission."),
                                tr("Do Not Wait"));
        m_pages->setCurrentWidget(m_waitPage);
        announce(m_waitPage, title);
    });
}

void MainWindow::showPage()
{
    m_pages->setCurrentWidget(m_workspace ? static_cast<QWidget *>(m_workspace) : m_welcome);
}

void MainWindow::cannotOpen(const QString &id, const Error &error)
{
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0)
        return;
    const Account account = m_services->accounts()->accountAt(row);
    //: %1 is an account, %2 a sentence that says why
    addNotice(Finding::State::Warning,
              tr("%1 could not be opened. %2")
                  .arg(accountName(account), inOneSentence(error, QLocale().name())));
    if (error.kind == Error::Kind::Keychain)
        m_accountActions->enterKeyAgain(account, this);
}

void MainWindow::accountChanged(const QString &id, bool hasNewKey)
{
    Session *session = m_services->session();
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0 || !session->account() || session->account()->id != id)
        return;
    const Account changed = m_services->accounts()->accountAt(row);
    const bool isOther = hasNewKey || changed.endpoint != session->account()->endpoint
                         || changed.roleArn != session->account()->roleArn;
    if (isOther)
        return openStored(id);
    session->setAccountLook(changed);
    fillAccountBar();
    showTitle();
}

void MainWindow::showAccounts()
{
    if (m_accountsDialog)
        return;
    const std::optional<Account> &live = m_services->session()->account();
    m_accountsDialog = new AccountsDialog(m_services->accounts(), m_accountActions,
                                          live ? live->id : QString(), this);
    connect(m_accountsDialog, &AccountsDialog::openRequested, this, &MainWindow::openStored);
    m_accountsDialog->open();
}

void MainWindow::openDemo(int functions)
{
    const Result<Done> started = m_services->startDemo(functions);
    if (!started) {
        const Explanation explanation =
            ExplanationCatalogue::instance().explain(started.error(), QLocale().name());
        m_welcome->showFailure(explanation.title + " ("_L1 + started.error().message + u')');
        return;
    }
    openAccount(m_services->demoAccount());
}

void MainWindow::showNextNotice()
{
    if (!m_notices.isEmpty())
        m_notice->showMessage(m_notices.first().state, m_notices.first().sentence);
}

void MainWindow::openSample()
{
    const Result<QString> folder = unpackSampleProject();
    if (!folder) {
        m_welcome->showFailure(
            tr("The sample project could not be written: %1").arg(folder.error().message));
        return;
    }
    openDemo();
    if (!m_workspace)
        return;
    m_workspace->takeSource({.kind = CodeSource::Kind::Folder, .path = *folder});
    m_workspace->selectFunction(u"hello-world"_s);
}

void MainWindow::addAccount()
{
    m_accountActions->add(this);
}

void MainWindow::enterKeyAgain()
{
    const std::optional<Account> &live = m_services->session()->account();
    if (!live)
        return;
    // Where the credentials of a role have expired, the key that assumes it is still good.
    if (!live->roleArn.isEmpty() && live->isExpiredAt(QDateTime::currentDateTimeUtc())
        && m_services->accounts()->rowOf(live->id) >= 0)
        openStored(QString(live->id));
    else
        m_accountActions->enterKeyAgain(*live, this);
}

void MainWindow::showErrorCodes(const QString &code)
{
    if (!m_errorCodesDialog) {
        m_errorCodesDialog = new ErrorCodesDialog(this);
        m_errorCodesDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_errorCodesDialog->show();
    m_errorCodesDialog->raise();
    m_errorCodesDialog->activateWindow();
    if (!code.isEmpty())
        m_errorCodesDialog->showCode(code);
}

void MainWindow::createActions()
{
    const auto action = [this](const QKeySequence &shortcut, auto slot) {
        auto *made = new QAction(this);
        made->setShortcut(shortcut);
        connect(made, &QAction::triggered, this, slot);
        addAction(made);
        return made;
    };
    const auto onWorkspace = [this](void (Workspace::*slot)()) {
        return [this, slot] {
            if (m_workspace)
                (m_workspace->*slot)();
        };
    };
    const auto choosing = [this](CodeSource::Kind kind) {
        return [this, kind] {
            if (m_workspace)
                m_workspace->chooseSource(kind);
        };
    };
    m_chooseFolder = action(QKeySequence::Open, choosing(CodeSource::Kind::Folder));
    m_chooseZip = action(Qt::CTRL | Qt::SHIFT | Qt::Key_O, choosing(CodeSource::Kind::ZipFile));
    m_chooseObject = action(Qt::CTRL | Qt::Key_B, choosing(CodeSource::Kind::CosObject));
    m_editCode = action(Qt::CTRL | Qt::SHIFT | Qt::Key_E, choosing(CodeSource::Kind::Editor));
    m_contents = action({}, onWorkspace(&Workspace::showContents));
    m_download = action({}, onWorkspace(&Workspace::downloadCode));
    m_addAccount = action({}, [this] { addAccount(); });
    m_showAccounts = action({}, [this] { showAccounts(); });
    m_showAccounts->setObjectName(u"accountsAction"_s);
    m_openDemo = action({}, [this] { openDemo(); });
    m_quit = action(QKeySequence::Quit, [this] { close(); });
    m_update = action(Qt::CTRL | Qt::Key_Return, onWorkspace(&Workspace::startUpdate));
    m_update->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    m_cancel = action(Qt::Key_Escape, onWorkspace(&Workspace::cancelUpdate));
    m_refresh = action(Qt::Key_F5, onWorkspace(&Workspace::refresh));
    m_find = action(QKeySequence::Find, onWorkspace(&Workspace::focusSearch));
    m_history = action(Qt::CTRL | Qt::Key_H, onWorkspace(&Workspace::showHistory));
    m_requestLog = action(Qt::CTRL | Qt::Key_L, onWorkspace(&Workspace::showRequestLog));
    m_checkConnection = action({}, [this] { checkConnection(); });
    m_proxy = action({}, [this] { editProxy(); });
    m_errorCodes = action({}, [this] { showErrorCodes({}); });
    m_errorCodes->setObjectName(u"errorCodesAction"_s);
    m_about = action({}, [this] { showAbout(); });
    m_about->setMenuRole(QAction::AboutRole);
    m_quit->setMenuRole(QAction::QuitRole);

    const auto choice = [this](QActionGroup *group, bool checked, auto slot) {
        auto *made = new QAction(this);
        made->setCheckable(true);
        made->setChecked(checked);
        group->addAction(made);
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    auto *themes = new QActionGroup(this);
    const ThemeChoice theme = Theme::instance() ? Theme::instance()->choice() : ThemeChoice::System;
    m_themeSystem =
        choice(themes, theme == ThemeChoice::System, [this] { chooseTheme(ThemeChoice::System); });
    m_themeLight =
        choice(themes, theme == ThemeChoice::Light, [this] { chooseTheme(ThemeChoice::Light); });
    m_themeDark =
        choice(themes, theme == ThemeChoice::Dark, [this] { chooseTheme(ThemeChoice::Dark); });
    auto *languages = new QActionGroup(this);
    const QString language = m_services->settings().language();
    m_languageSystem = choice(languages, language.isEmpty(), [this] { chooseLanguage({}); });
    m_languageEnglish = choice(languages, language == "en"_L1, [this] { chooseLanguage(u"en"_s); });
    m_languageChinese =
        choice(languages, language == "zh_CN"_L1, [this] { chooseLanguage(u"zh_CN"_s); });
}

void MainWindow::createMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addActions({m_chooseFolder, m_chooseZip, m_chooseObject, m_editCode});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_contents);
    m_fileMenu->addSeparator();
    m_fileMenu->addActions({m_showAccounts, m_addAccount, m_openDemo});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);

    m_functionMenu = menuBar()->addMenu(QString());
    m_functionMenu->addActions({m_update, m_cancel});
    m_functionMenu->addSeparator();
    m_functionMenu->addAction(m_download);
    m_functionMenu->addSeparator();
    m_functionMenu->addActions({m_find, m_refresh});

    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addActions({m_history, m_requestLog});
    m_viewMenu->addSeparator();
    m_themeMenu = m_viewMenu->addMenu(QString());
    m_themeMenu->addActions({m_themeSystem, m_themeLight, m_themeDark});
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->addActions({m_languageSystem, m_languageEnglish, m_languageChinese});

    m_demoMenu = menuBar()->addMenu(QString());
    m_faultMenu = m_demoMenu->addMenu(QString());
    connect(m_faultMenu, &QMenu::aboutToShow, this, &MainWindow::fillFaultMenu);

    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addAction(m_errorCodes);
    m_helpMenu->addSeparator();
    m_helpMenu->addActions({m_checkConnection, m_proxy});
    m_helpMenu->addSeparator();
    m_helpMenu->addAction(m_about);
}

QString MainWindow::conditionText(const QString &fault)
{
    const QHash<QString, QString> texts{
        {u"lost-answer"_s, tr("Done, but the answer is lost")},
        {u"refused"_s, tr("The connection closes before anything is done")},
        {u"cut-answer"_s, tr("Done, but the answer breaks off")},
        {u"html-502"_s, tr("A gateway answers in HTML (502)")},
        {u"not-json"_s, tr("The answer is not JSON")},
        {u"hang"_s, tr("No answer at all")},
        {u"slow"_s, tr("A slow link")},
        {u"skew"_s, tr("Clocks 15 minutes apart")},
        {u"update-fails"_s, tr("Accepted, then rejected")},
        {u"late-updating"_s, tr("Accepted, but begins late")},
    };
    return texts.value(fault);
}

void MainWindow::fillFaultMenu()
{
    if (!m_faultMenu->isEmpty())
        return;
    const auto add = [this](QMenu *menu, const QString &fault, const QString &toolTip) {
        QAction *entry = menu->addAction(fault, this, [this, fault] {
            qint64 value = 0;
            if (fault == "skew"_L1)
                value = demoSkewSeconds;
            else if (fault == "slow"_L1)
                value = demoSlowBytesPerSecond;
            // What a talk wants to show is the update, not one of the readings around it.
            m_services->makeNextRequestFail(fault, u"UpdateFunctionCode"_s, value);
        });
        entry->setToolTip(toolTip);
    };
    m_faultMenu->setToolTipsVisible(true);
    const QStringList conditions = m_services->demoConditions();
    for (const QString &fault : conditions)
        add(m_faultMenu, fault, conditionText(fault));
    m_faultMenu->addSeparator();
    QMap<QString, QMenu *> families;
    const QStringList codes = m_services->demoErrorCodes();
    for (const QString &code : codes) {
        QMenu *&family = families[code.section(u'.', 0, 0)];
        if (!family)
            family = m_faultMenu->addMenu(code.section(u'.', 0, 0));
        add(family, code, {});
    }
}

void MainWindow::updateEnabled()
{
    const bool isOpen = m_workspace && m_services->session()->account();
    for (QAction *made : {m_chooseFolder, m_chooseZip, m_chooseObject, m_editCode, m_contents,
                          m_download, m_update, m_refresh, m_find, m_history, m_requestLog})
        made->setEnabled(isOpen);
    // Escape has other meanings while there is nothing to cancel.
    m_cancel->setEnabled(isOpen && m_workspace->isUpdating());
    m_demoMenu->menuAction()->setVisible(
        isOpen && m_services->session()->account()->kind == Account::Kind::Demo);
}

void MainWindow::showTitle()
{
    QStringList parts;
    const Session *session = m_services->session();
    if (session->account()) {
        parts += accountName(*session->account());
        if (session->account()->isProduction)
            //: In the window's title, after the account
            parts += tr("PRODUCTION");
    }
    if (!session->function().functionName.isEmpty())
        parts += session->function().functionName.left(100);
    parts += u"SCF Desktop"_s;
    setWindowTitle(parts.join(u" · "_s));
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    m_services->settings().setTheme(themeChoiceName(choice));
    if (Theme::instance())
        Theme::instance()->setChoice(choice);
}

void MainWindow::chooseLanguage(const QString &language)
{
    m_services->settings().setLanguage(language);
    m_services->setLanguage(useLanguage(language));
}

void MainWindow::checkConnection()
{
    auto *dialog = new ConnectionDialog(m_services->makeConnectionModel(nullptr), this);
    connect(dialog, &ConnectionDialog::proxyRequested, this, &MainWindow::editProxy);
    dialog->open();
}

void MainWindow::editProxy()
{
    auto *dialog = new ProxyDialog(m_services->proxy(), QApplication::activeModalWidget()
                                                            ? QApplication::activeModalWidget()
                                                            : this);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { m_services->setProxy(dialog->settings()); });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About SCF Desktop"));
    box->setIconPixmap(applicationIcon().pixmap(QSize(dp(64), dp(64)), devicePixelRatio()));
    box->setText(tr("SCF Desktop %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Point-and-click deployment of code to Tencent Cloud Serverless Cloud Function.\n\n"
           "Free software under the GNU General Public License, version 3 or later. It is not a "
           "product of Tencent."));
    box->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (m_workspace && urls.size() == 1 && !sourceAt(urls.first().toLocalFile()).path.isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const CodeSource source = sourceAt(event->mimeData()->urls().value(0).toLocalFile());
    if (m_workspace && !source.path.isEmpty()) {
        m_workspace->takeSource(source);
        event->acceptProposedAction();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_workspace || !m_workspace->isUpdating() || m_closeAnyway)
        return event->accept();
    event->ignore();
    auto *box = new QMessageBox(QMessageBox::Question, tr("An Update Is Running"),
                                tr("An update is running. What was sent already cannot be called "
                                   "back; without the window nobody sees how it ends."),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *closeButton = box->addButton(tr("Close Anyway"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep Open"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::buttonClicked, this, [this, closeButton](QAbstractButton *button) {
        if (button != static_cast<QAbstractButton *>(closeButton))
            return;
        m_closeAnyway = true;
        close();
    });
    box->open();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    m_fileMenu->setTitle(tr("&File"));
    m_functionMenu->setTitle(tr("F&unction"));
    m_viewMenu->setTitle(tr("&View"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_languageMenu->setTitle(tr("&Language"));
    m_demoMenu->setTitle(tr("&Demo"));
    m_faultMenu->setTitle(tr("&Make the Next Request Fail"));
    m_helpMenu->setTitle(tr("&Help"));
    m_chooseFolder->setText(tr("Choose &Folder…"));
    m_chooseZip->setText(tr("Choose &ZIP File…"));
    m_chooseObject->setText(tr("Choose COS &Object…"));
    m_editCode->setText(tr("&Edit the Code…"));
    m_contents->setText(tr("&Contents of the Package…"));
    m_download->setText(tr("&Download the Deployed Code…"));
    m_addAccount->setText(tr("&Add an Account…"));
    m_showAccounts->setText(tr("Acco&unts…"));
    m_openDemo->setText(tr("&Demo Cloud"));
    m_quit->setText(tr("&Quit"));
    m_update->setText(tr("&Update"));
    m_cancel->setText(tr("&Cancel the Update"));
    m_find->setText(tr("&Search Functions"));
    m_refresh->setText(tr("&Refresh"));
    m_history->setText(tr("&History"));
    m_requestLog->setText(tr("&Request Log"));
    m_themeSystem->setText(tr("Like the &System"));
    m_themeLight->setText(tr("&Light"));
    m_themeDark->setText(tr("&Dark"));
    m_languageSystem->setText(tr("Like the &System"));
    // Each language is called by its own name.
    m_languageEnglish->setText(u"English"_s);
    m_languageChinese->setText(u"简体中文"_s);
    m_checkConnection->setText(tr("Check the &Connection…"));
    m_proxy->setText(tr("&Proxy…"));
    m_errorCodes->setText(tr("&Error Codes…"));
    m_about->setText(tr("&About SCF Desktop"));
    showTitle();
}

} // namespace Scf
