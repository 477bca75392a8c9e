// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "app/browse/accountmodel.h"
#include "app/browse/connectionmodel.h"
#include "app/explain/explanation.h"
#include "app/services/reportcollection.h"
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
#include "ui/common/manualpage.h"
#include "ui/common/messagebar.h"
#include "ui/common/shortcuts.h"
#include "ui/common/windowmemory.h"
#include "ui/help/connectiondialog.h"
#include "ui/help/contexthelp.h"
#include "ui/help/errorcodesdialog.h"
#include "ui/help/licencesdialog.h"
#include "ui/help/reportdialog.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/workspace.h"
#include "ui/presentation/presentation.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/shortcutsdialog.h"
#include "ui/welcome/welcomepage.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
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

#include <utility>

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
    , m_shortcuts(new Shortcuts(this))
    , m_memory(new WindowMemory(
          {.state = [services](const QString &name) { return services->settings().state(name); },
           .setState =
               [services](const QString &name, const QByteArray &state) {
                   services->settings().setState(name, state);
               }},
          this))
    , m_notice(new MessageBar)
    , m_pages(new QStackedWidget)
    , m_presentation(new Presentation(this, services->requestLog(), this))
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
    const auto endNotice = [this](bool isAccepted) {
        const Notice notice = m_notices.takeFirst();
        m_notice->hide();
        showNextNotice();
        if (isAccepted && notice.act)
            notice.act();
        if (notice.seen)
            notice.seen();
    };
    connect(m_notice, &MessageBar::closed, this, [endNotice] { endNotice(false); });
    connect(m_notice, &MessageBar::buttonClicked, this, [endNotice] { endNotice(true); });
    connect(services->session(), &Session::functionChanged, this, [this] {
        if (!m_services->session()->function().functionName.isEmpty())
            dropNotice(m_requestNotice);
    });
    createAccountActions();
    createActions();
    createMenus();
    // A little less than the screen has: the frame wants its place too.
    resize(QSize(dp(1180), dp(760)).boundedTo(screen()->availableSize() - QSize(dp(4), dp(32))));
    // At a large text size parts scroll: the window still fits on its screen.
    setMinimumSize(screenDp(800), screenDp(480));
    m_memory->restore(this);
    connect(services->session(), &Session::placeChanged, this, &MainWindow::rememberPlace);
    connect(services->session(), &Session::functionChanged, this, &MainWindow::rememberPlace);

    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive && m_workspace)
                    m_workspace->reloadSource();
            });
    m_welcome = new WelcomePage;
    setManualPage(m_welcome, "first-steps"_L1);
    m_pages->addWidget(m_welcome);
    m_welcome->setFocus(); // also where a notice above it could take it
    connect(m_welcome, &WelcomePage::demoRequested, this, [this] { openDemo(); });
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::addAccountRequested, this, &MainWindow::addAccount);
    connect(m_welcome, &WelcomePage::accountsRequested, this, &MainWindow::showAccounts);
    const AccountModel *accounts = services->accounts();
    const auto offerAccounts = [this, accounts] {
        m_welcome->setHasAccounts(accounts->rowCount() > 0);
    };
    connect(accounts, &QAbstractItemModel::rowsInserted, m_welcome, offerAccounts);
    connect(accounts, &QAbstractItemModel::rowsRemoved, m_welcome, offerAccounts);
    offerAccounts();
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
    m_memory->keep(this);
}

Workspace *MainWindow::workspace()
{
    if (m_workspace)
        return m_workspace;
    m_workspace = new Workspace(m_services);
    m_pages->addWidget(m_workspace);
    m_pages->setCurrentWidget(m_workspace);
    m_memory->restoreViews(m_workspace);
    connect(m_workspace, &Workspace::titleChanged, this, [this] {
        showTitle();
        updateEnabled();
    });
    connect(m_workspace, &Workspace::failed, this,
            [this](const QString &sentence) { addNotice(Finding::State::Error, sentence); });
    connect(m_workspace, &Workspace::noticed, this, &MainWindow::addNotice);
    connect(m_workspace, &Workspace::accountRequested, this, &MainWindow::enterKeyAgain);
    connect(m_workspace, &Workspace::connectionCheckRequested, this, &MainWindow::checkConnection);
    connect(m_workspace, &Workspace::aboutCodeRequested, this, &MainWindow::showErrorCodes);
    connect(m_workspace, &Workspace::updateStarted, m_presentation, &Presentation::follow);
    connect(m_workspace, &Workspace::updateStarted, this, &MainWindow::updateStarted);
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
    connect(m_services->session(), &Session::accountClosed, this, [this] {
        ++m_opening; // the answer to a role that was being renewed
        showPage();
        updateEnabled();
        showTitle();
    });
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
    m_isOpening = true; // what is passed on the way is not where the person was
    m_services->session()->openAccount(account,
                                       m_services->settings().lastPlace(Session::scopeOf(account)));
    m_isOpening = false;
    fillAccountBar();
    place->focusSearch();
    updateEnabled();
    showTitle();
    if (const std::optional<StartRequest> request = std::exchange(m_request, {}))
        openRequest(*request);
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
    const bool isOpen = m_workspace && m_services->session()->account();
    m_pages->setCurrentWidget(isOpen ? static_cast<QWidget *>(m_workspace) : m_welcome);
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
    if (!started)
        return m_welcome->showFailure(inOneSentence(started.error(), QLocale().name()));
    openAccount(m_services->demoAccount());
}

void MainWindow::showNextNotice()
{
    if (m_notices.isEmpty())
        return;
    const Notice &first = m_notices.first();
    m_notice->showMessage(first.state, first.sentence, first.buttonText);
}

void MainWindow::dropNotice(const QString &sentence)
{
    const bool isShown = !m_notices.isEmpty() && m_notices.first().sentence == sentence;
    m_notices.removeIf([&](const Notice &notice) { return notice.sentence == sentence; });
    if (!isShown)
        return;
    m_notice->hide();
    showNextNotice();
}

void MainWindow::openRequest(const StartRequest &request)
{
    if (!request.opensSomething())
        return;
    dropNotice(m_requestNotice);
    const CodeSource source = sourceAt(request.path);
    const QString name = QFileInfo(source.path).fileName();
    if (!request.path.isEmpty() && source.path.isEmpty()) {
        m_requestNotice =
            tr("%1 is not there any more.").arg(QDir::toNativeSeparators(request.path));
        return addNotice(Finding::State::Warning, m_requestNotice);
    }
    if (!m_workspace || !m_services->session()->account()) {
        m_request = request;
        m_requestNotice =
            name.isEmpty()
                ? tr("%1 is opened as soon as an account is open.").arg(request.functionName)
                : tr("%1 is taken as soon as an account is open.").arg(name);
        return addNotice(Finding::State::Warning, m_requestNotice);
    }
    m_workspace->openUpdate(source, request.functionName);
    if (m_services->session()->function().functionName.isEmpty()) {
        m_requestNotice = tr("Select the function that %1 is for.").arg(name);
        addNotice(Finding::State::Warning, m_requestNotice);
    }
}

void MainWindow::offerCrashReport(const std::function<void()> &seen)
{
    m_notices.append({.state = Finding::State::Warning,
                      .sentence = tr("SCF Desktop ended unexpectedly the last time. Its report can "
                                     "help to mend that; nothing is sent by itself."),
                      .buttonText = tr("Show the Report…"),
                      .act = [this] { reportProblem(ReportSection::Kind::Crash); },
                      .seen = seen});
    if (m_notices.size() == 1)
        showNextNotice();
}

void MainWindow::reportProblem(ReportSection::Kind first)
{
    if (!m_reportDialog) {
        m_reportDialog = new ReportDialog(this);
        m_reportDialog->setAttribute(Qt::WA_DeleteOnClose);
        m_reportDialog->showSection(first);
        ProblemFacts known{.connection = m_connectionReport};
        known.window = {u"Platform: "_s + QGuiApplication::platformName(),
                        u"Font: "_s + QApplication::font().toString(),
                        u"Window: %1 x %2"_s.arg(width()).arg(height())};
        const QList<QScreen *> screens = QGuiApplication::screens();
        for (const QScreen *each : screens) {
            known.window += u"Screen: %1 x %2, %3 dpi, scaled by %4"_s.arg(each->size().width())
                                .arg(each->size().height())
                                .arg(each->logicalDotsPerInch())
                                .arg(each->devicePixelRatio());
        }
        collectReport(
            m_services, known, m_reportDialog,
            [dialog = m_reportDialog](const ProblemReport &report) { dialog->setReport(report); });
    }
    m_reportDialog->show();
    m_reportDialog->raise();
    m_reportDialog->activateWindow();
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
    m_shortcuts->setChosen(m_services->settings().shortcuts());
    connect(m_shortcuts, &Shortcuts::changed, this,
            [this] { m_services->settings().setShortcuts(m_shortcuts->chosen()); });
    const auto action = [this](const QString &id, const QList<QKeySequence> &usual, auto slot) {
        auto *made = new QAction(this);
        m_shortcuts->add(id, made, usual);
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
    using Kind = CodeSource::Kind;
    m_chooseFolder = action(u"file.chooseFolder"_s, {QKeySequence::Open}, choosing(Kind::Folder));
    m_chooseZip =
        action(u"file.chooseZip"_s, {Qt::CTRL | Qt::SHIFT | Qt::Key_O}, choosing(Kind::ZipFile));
    m_chooseObject =
        action(u"file.chooseObject"_s, {Qt::CTRL | Qt::Key_B}, choosing(Kind::CosObject));
    m_editCode =
        action(u"file.editCode"_s, {Qt::CTRL | Qt::SHIFT | Qt::Key_E}, choosing(Kind::Editor));
    m_contents = action(u"file.contents"_s, {}, onWorkspace(&Workspace::showContents));
    m_download = action(u"function.download"_s, {}, onWorkspace(&Workspace::downloadCode));
    m_copyAs = action(u"function.copyAs"_s, {}, onWorkspace(&Workspace::copyAs));
    m_addAccount = action(u"file.addAccount"_s, {}, [this] { addAccount(); });
    m_showAccounts = action(u"file.accounts"_s, {}, [this] { showAccounts(); });
    m_showAccounts->setObjectName(u"accountsAction"_s);
    m_openDemo = action(u"file.demo"_s, {}, [this] { openDemo(); });
    m_settings = action(u"file.settings"_s, {Qt::CTRL | Qt::Key_Comma}, [this] { showSettings(); });
    m_settings->setObjectName(u"settingsAction"_s);
    m_settings->setMenuRole(QAction::PreferencesRole);
    m_quit = action(u"file.quit"_s, {QKeySequence::Quit}, [this] { close(); });
    m_update = action(u"function.update"_s, {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
                      onWorkspace(&Workspace::startUpdate));
    m_cancel =
        action(u"function.cancel"_s, {Qt::Key_Escape}, onWorkspace(&Workspace::cancelUpdate));
    m_refresh = action(u"function.refresh"_s, {Qt::Key_F5}, onWorkspace(&Workspace::refresh));
    m_find =
        action(u"function.search"_s, {QKeySequence::Find}, onWorkspace(&Workspace::focusSearch));
    m_history =
        action(u"view.history"_s, {Qt::CTRL | Qt::Key_H}, onWorkspace(&Workspace::showHistory));
    m_requestLog = action(u"view.requestLog"_s, {Qt::CTRL | Qt::Key_L},
                          onWorkspace(&Workspace::showRequestLog));
    m_presentationMode = action(u"view.presentation"_s, {Qt::Key_F11},
                                [this] { m_presentation->setOn(m_presentationMode->isChecked()); });
    m_presentationMode->setObjectName(u"presentationAction"_s);
    m_presentationMode->setCheckable(true);
    m_checkConnection = action(u"help.checkConnection"_s, {}, [this] { checkConnection(); });
    m_checkConnection->setObjectName(u"checkConnectionAction"_s);
    m_proxy = action(u"help.proxy"_s, {}, [this] { editProxy(); });
    auto *help = new ContextHelp(this);
    m_manual = action(u"help.manual"_s, {QKeySequence::HelpContents}, [help] { help->open(); });
    m_manual->setShortcutContext(Qt::ApplicationShortcut); // in windows beside this one too
    help->addToDialogs(m_manual);
    m_manual->setObjectName(u"manualAction"_s);
    m_showShortcuts =
        action(u"help.shortcuts"_s, {Qt::CTRL | Qt::Key_Slash}, [this] { showShortcuts(); });
    m_showShortcuts->setObjectName(u"shortcutsAction"_s);
    m_reportProblem =
        action(u"help.report"_s, {}, [this] { reportProblem(ReportSection::Kind::Program); });
    m_reportProblem->setObjectName(u"reportProblemAction"_s);
    m_errorCodes = action(u"help.errorCodes"_s, {}, [this] { showErrorCodes({}); });
    m_errorCodes->setObjectName(u"errorCodesAction"_s);
    m_about = action(u"help.about"_s, {}, [this] { showAbout(); });
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
    m_themeContrast = choice(themes, theme == ThemeChoice::HighContrast,
                             [this] { chooseTheme(ThemeChoice::HighContrast); });
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
    m_fileMenu->addAction(m_settings);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);

    m_functionMenu = menuBar()->addMenu(QString());
    m_functionMenu->addActions({m_update, m_cancel});
    m_functionMenu->addSeparator();
    m_functionMenu->addActions({m_copyAs, m_download});
    m_functionMenu->addSeparator();
    m_functionMenu->addActions({m_find, m_refresh});

    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addActions({m_history, m_requestLog});
    m_viewMenu->addSeparator();
    m_themeMenu = m_viewMenu->addMenu(QString());
    m_themeMenu->addActions({m_themeSystem, m_themeLight, m_themeDark, m_themeContrast});
    m_languageMenu = m_viewMenu->addMenu(QString());
    m_languageMenu->addActions({m_languageSystem, m_languageEnglish, m_languageChinese});
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_presentationMode);

    m_demoMenu = menuBar()->addMenu(QString());
    m_faultMenu = m_demoMenu->addMenu(QString());
    connect(m_faultMenu, &QMenu::aboutToShow, this, &MainWindow::fillFaultMenu);

    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addActions({m_manual, m_errorCodes, m_showShortcuts});
    m_helpMenu->addSeparator();
    m_helpMenu->addActions({m_checkConnection, m_proxy});
    m_helpMenu->addSeparator();
    m_helpMenu->addAction(m_reportProblem);
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
    for (QAction *made :
         {m_chooseFolder, m_chooseZip, m_chooseObject, m_editCode, m_contents, m_download, m_copyAs,
          m_update, m_refresh, m_find, m_history, m_requestLog})
        made->setEnabled(isOpen);
    // Escape has other meanings while there is nothing to cancel.
    m_cancel->setEnabled(isOpen && m_workspace->isUpdating());
    const bool isDemo = isOpen && m_services->session()->account()->kind == Account::Kind::Demo;
    m_demoMenu->menuAction()->setVisible(isDemo);
    m_presentation->setDemo(isDemo);
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
    const QHash<ThemeChoice, QAction *> entries{{ThemeChoice::System, m_themeSystem},
                                                {ThemeChoice::Light, m_themeLight},
                                                {ThemeChoice::Dark, m_themeDark},
                                                {ThemeChoice::HighContrast, m_themeContrast}};
    entries.value(choice)->setChecked(true);
    m_services->settings().setTheme(themeChoiceName(choice));
    if (Theme::instance())
        Theme::instance()->setChoice(choice);
}

void MainWindow::chooseLanguage(const QString &language)
{
    (language.isEmpty()       ? m_languageSystem
     : language == "zh_CN"_L1 ? m_languageChinese
                              : m_languageEnglish)
        ->setChecked(true);
    m_services->settings().setLanguage(language);
    m_services->setLanguage(useLanguage(language));
}

void MainWindow::checkConnection()
{
    ConnectionModel *check = m_services->makeConnectionModel(nullptr);
    auto *dialog = new ConnectionDialog(check, this);
    connect(check, &ConnectionModel::finished, this,
            [this, check] { m_connectionReport = check->report(); });
    connect(dialog, &ConnectionDialog::proxyRequested, this, &MainWindow::editProxy);
    dialog->open();
}

void MainWindow::editProxy()
{
    openSettings()->showPage(SettingsDialog::Page::Network);
}

void MainWindow::showSettings()
{
    openSettings();
}

SettingsDialog *MainWindow::openSettings()
{
    QWidget *above = QApplication::activeModalWidget();
    if (auto *open = qobject_cast<SettingsDialog *>(above))
        return open;
    auto *dialog = new SettingsDialog(m_services, above ? above : this);
    connect(dialog, &SettingsDialog::languageChosen, this, &MainWindow::chooseLanguage);
    connect(dialog, &SettingsDialog::themeChosen, this, &MainWindow::chooseTheme);
    connect(dialog, &SettingsDialog::bucketChangeRequested, this,
            [this, dialog](const QString &region) {
                if (m_workspace)
                    m_workspace->changeBucket(region, dialog);
            });
    dialog->open();
    return dialog;
}

void MainWindow::showShortcuts()
{
    auto *dialog = findChild<ShortcutsDialog *>();
    if (!dialog) {
        dialog = new ShortcutsDialog(m_shortcuts, this);
        connect(dialog, &ShortcutsDialog::changeRequested, this,
                [this] { openSettings()->showPage(SettingsDialog::Page::Shortcuts); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::rememberPlace()
{
    const Session *session = m_services->session();
    if (session->account() && !m_isOpening)
        m_services->settings().setLastPlace(session->accountScope(), session->function());
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
    box->setStandardButtons(QMessageBox::Ok);
    const QPushButton *licences = box->addButton(tr("&Licences…"), QMessageBox::ActionRole);
    connect(licences, &QPushButton::clicked, this, [this] {
        auto *dialog = new LicencesDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
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
    m_copyAs->setText(tr("Copy the Update &As…"));
    m_addAccount->setText(tr("&Add an Account…"));
    m_showAccounts->setText(tr("Acco&unts…"));
    m_openDemo->setText(tr("&Demo Cloud"));
    m_settings->setText(tr("&Settings…"));
    m_quit->setText(tr("&Quit"));
    m_update->setText(tr("&Update"));
    m_cancel->setText(tr("&Cancel the Update"));
    m_find->setText(tr("&Search Functions"));
    m_refresh->setText(tr("&Refresh"));
    m_history->setText(tr("&History"));
    m_requestLog->setText(tr("&Request Log"));
    m_presentationMode->setText(tr("&Presentation Mode"));
    m_themeSystem->setText(tr("Like the &System"));
    m_themeLight->setText(tr("&Light"));
    m_themeDark->setText(tr("&Dark"));
    m_themeContrast->setText(tr("&High Contrast"));
    m_languageSystem->setText(tr("Like the &System"));
    // Each language is called by its own name.
    m_languageEnglish->setText(u"English"_s);
    m_languageChinese->setText(u"简体中文"_s);
    m_checkConnection->setText(tr("Check the &Connection…"));
    m_proxy->setText(tr("&Proxy…"));
    m_manual->setText(tr("User &Manual"));
    m_showShortcuts->setText(tr("&Keyboard Shortcuts…"));
    m_errorCodes->setText(tr("&Error Codes…"));
    m_reportProblem->setText(tr("&Report a Problem…"));
    m_about->setText(tr("&About SCF Desktop"));
    showTitle();
}

} // namespace Scf
