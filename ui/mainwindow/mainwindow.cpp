// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "app/browse/accountmodel.h"
#include "app/explain/explanation.h"
#include "app/services/sampleproject.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "ui/account/accountbar.h"
#include "ui/account/accounttexts.h"
#include "ui/common/accessibility.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/manualpage.h"
#include "ui/common/shortcuts.h"
#include "ui/common/windowmemory.h"
#include "ui/help/contexthelp.h"
#include "ui/mainwindow/accountopener.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainmenu.h"
#include "ui/mainwindow/noticebar.h"
#include "ui/mainwindow/updatequestions.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/mainwindow/windowdialogs.h"
#include "ui/mainwindow/workspace.h"
#include "ui/presentation/presentation.h"
#include "ui/welcome/welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

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

WindowMemory::Store memoryIn(Services *services)
{
    return {.state = [services](const QString &name) { return services->settings().state(name); },
            .setState =
                [services](const QString &name, const QByteArray &state) {
                    services->settings().setState(name, state);
                }};
}

//! As the person chose them; what they choose is kept.
Shortcuts *makeShortcuts(Services *services, QObject *parent)
{
    auto *shortcuts = new Shortcuts(parent);
    shortcuts->setChosen(services->settings().shortcuts());
    QObject::connect(shortcuts, &Shortcuts::changed, shortcuts, [services, shortcuts] {
        services->settings().setShortcuts(shortcuts->chosen());
    });
    return shortcuts;
}

} // namespace

MainWindow::MainWindow(Services *services)
    : m_services(services)
    , m_memory(new WindowMemory(memoryIn(services), this))
    , m_accounts(new AccountOpener(services, this))
    , m_notices(new NoticeBar)
    , m_presentation(new Presentation(this, services->requestLog(), this))
    , m_pages(new QStackedWidget)
    , m_welcome(new WelcomePage)
    , m_waitPage(new EmptyState)
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    Shortcuts *shortcuts = makeShortcuts(services, this);
    m_actions = new WindowActions(this, shortcuts);
    m_menu = new MainMenu(*m_actions, services);
    setMenuBar(m_menu);
    m_dialogs = new WindowDialogs(services, shortcuts, this);
    buildPages();
    // A little less than the screen has: the frame wants its place too.
    resize(QSize(dp(1180), dp(760)).boundedTo(screen()->availableSize() - QSize(dp(4), dp(32))));
    // At a large text size parts scroll: the window still fits on its screen.
    setMinimumSize(screenDp(800), screenDp(480));
    m_memory->restore(this);

    connectActions();
    connectAccounts();
    connect(services, &Services::noticeArisen, m_notices, &NoticeBar::tell);
    connect(services->session(), &Session::functionChanged, this, [this] {
        if (!m_services->session()->function().functionName.isEmpty())
            m_notices->drop(m_requestNotice);
    });
    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationActive && m_workspace)
                    m_workspace->reloadSource();
            });
    showTitle();
    updatePossible();
}

MainWindow::~MainWindow()
{
    m_memory->keep(this);
}

void MainWindow::buildPages()
{
    m_notices->setObjectName(u"notice"_s);
    m_waitPage->setObjectName(u"waitPage"_s);
    setManualPage(m_welcome, "first-steps"_L1);
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_waitPage);
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notices);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    m_welcome->setFocus(); // also where a notice above it could take it
    connect(m_welcome, &WelcomePage::demoRequested, this, [this] { openDemo(); });
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::addAccountRequested, m_accounts, &AccountOpener::add);
    connect(m_welcome, &WelcomePage::accountsRequested, m_accounts, &AccountOpener::showList);
    connect(m_waitPage, &EmptyState::buttonClicked, m_accounts, &AccountOpener::stopWaiting);
}

void MainWindow::connectActions()
{
    const auto on = [](const QAction *action, auto *receiver, auto slot) {
        connect(action, &QAction::triggered, receiver, slot);
    };
    on(m_actions->accounts, m_accounts, &AccountOpener::showList);
    on(m_actions->addAccount, m_accounts, &AccountOpener::add);
    on(m_actions->openDemo, this, [this] { openDemo(); });
    on(m_actions->quit, this, &QWidget::close);
    on(m_actions->presentation, m_presentation, &Presentation::setOn);
    on(m_actions->settings, m_dialogs, &WindowDialogs::showSettings);
    on(m_actions->proxy, m_dialogs, &WindowDialogs::showProxy);
    on(m_actions->checkConnection, m_dialogs, &WindowDialogs::checkConnection);
    auto *help = new ContextHelp(this);
    help->addToDialogs(m_actions->manual);
    on(m_actions->manual, help, &ContextHelp::open);
    on(m_actions->errorCodes, m_dialogs, [this] { m_dialogs->showErrorCodes(); });
    on(m_actions->shortcuts, m_dialogs, &WindowDialogs::showShortcuts);
    on(m_actions->report, m_dialogs,
       [this] { m_dialogs->showReport(ReportSection::Kind::Program); });
    on(m_actions->about, m_dialogs, &WindowDialogs::showAbout);

    const auto useTheme = [this](ThemeChoice choice) {
        m_actions->setTheme(choice);
        chooseTheme(m_services, choice);
    };
    const auto speak = [this](const QString &language) {
        m_actions->setLanguage(language);
        chooseLanguage(m_services, language);
    };
    m_actions->setTheme(Theme::instance() ? Theme::instance()->choice() : ThemeChoice::System);
    m_actions->setLanguage(m_services->settings().language());
    connect(m_actions, &WindowActions::themeChosen, this, useTheme);
    connect(m_actions, &WindowActions::languageChosen, this, speak);
    connect(m_dialogs, &WindowDialogs::themeChosen, this, useTheme);
    connect(m_dialogs, &WindowDialogs::languageChosen, this, speak);
    connect(m_dialogs, &WindowDialogs::bucketChangeRequested, this,
            [this](const QString &region, QWidget *above) {
                if (m_workspace)
                    m_workspace->changeBucket(region, above);
            });
}

void MainWindow::connectAccounts()
{
    connect(m_accounts, &AccountOpener::waiting, this, &MainWindow::showWaiting);
    connect(m_accounts, &AccountOpener::waitingLong, this, &MainWindow::showWaitingLong);
    connect(m_accounts, &AccountOpener::waitingEnded, this, &MainWindow::showPage);
    connect(m_accounts, &AccountOpener::aboutToOpen, this,
            [this] { m_pages->setCurrentWidget(workspace()); });
    connect(m_accounts, &AccountOpener::opened, this, &MainWindow::showOpened);
    connect(m_accounts, &AccountOpener::choicesChanged, this, &MainWindow::fillAccountBar);
    connect(m_accounts, &AccountOpener::noticed, m_notices, &NoticeBar::tell);
    connect(m_services->session(), &Session::accountClosed, this, [this] {
        updatePossible();
        showTitle();
    });
    const auto offerAccounts = [this] {
        m_welcome->setHasAccounts(m_services->accounts()->rowCount() > 0);
    };
    connect(m_accounts, &AccountOpener::choicesChanged, this, offerAccounts);
    offerAccounts();
}

Workspace *MainWindow::workspace()
{
    if (!m_workspace) {
        m_workspace = new Workspace(m_services);
        m_pages->addWidget(m_workspace);
        m_pages->setCurrentWidget(m_workspace);
        m_memory->restoreViews(m_workspace);
        connectWorkspace();
    }
    return m_workspace;
}

void MainWindow::connectWorkspace()
{
    const auto on = [this](const QAction *action, auto slot) {
        connect(action, &QAction::triggered, m_workspace, slot);
    };
    const auto choosing = [this](CodeSource::Kind kind) {
        return [this, kind] { m_workspace->chooseSource(kind); };
    };
    on(m_actions->chooseFolder, choosing(CodeSource::Kind::Folder));
    on(m_actions->chooseZip, choosing(CodeSource::Kind::ZipFile));
    on(m_actions->chooseObject, choosing(CodeSource::Kind::CosObject));
    on(m_actions->editCode, choosing(CodeSource::Kind::Editor));
    on(m_actions->contents, &Workspace::showContents);
    on(m_actions->download, &Workspace::downloadCode);
    on(m_actions->copyAs, &Workspace::copyAs);
    on(m_actions->update, &Workspace::startUpdate);
    on(m_actions->cancel, &Workspace::cancelUpdate);
    on(m_actions->refresh, &Workspace::refresh);
    on(m_actions->search, &Workspace::focusSearch);
    on(m_actions->history, &Workspace::showHistory);
    on(m_actions->requestLog, &Workspace::showRequestLog);

    connect(m_workspace, &Workspace::titleChanged, this, [this] {
        showTitle();
        updatePossible();
    });
    connect(m_workspace, &Workspace::failed, m_notices,
            [this](const QString &sentence) { m_notices->tell(Finding::State::Error, sentence); });
    connect(m_workspace, &Workspace::noticed, m_notices, &NoticeBar::tell);
    connect(m_workspace, &Workspace::accountRequested, m_accounts, &AccountOpener::enterKeyAgain);
    connect(m_workspace, &Workspace::connectionCheckRequested, m_dialogs,
            &WindowDialogs::checkConnection);
    connect(m_workspace, &Workspace::aboutCodeRequested, m_dialogs, &WindowDialogs::showErrorCodes);
    connect(m_workspace, &Workspace::updateStarted, m_presentation, &Presentation::follow);
    connect(m_workspace, &Workspace::updateStarted, this, &MainWindow::updateStarted);
    connect(m_workspace, &Workspace::updateEnded, this, [this] { QApplication::alert(this); });
    const AccountBar *bar = m_workspace->accountBar();
    connect(bar, &AccountBar::accountSelected, m_accounts, &AccountOpener::openAgain);
    connect(bar, &AccountBar::addAccountRequested, m_accounts, &AccountOpener::add);
    connect(bar, &AccountBar::accountsRequested, m_accounts, &AccountOpener::showList);
    connect(bar, &AccountBar::demoRequested, this, [this] { openDemo(); });
}

void MainWindow::showPage()
{
    const bool isOpen = m_workspace && m_services->session()->account();
    m_pages->setCurrentWidget(isOpen ? static_cast<QWidget *>(m_workspace) : m_welcome);
}

void MainWindow::showWaiting()
{
    if (m_workspace)
        return;
    m_waitPage->showLoading({}); // empty until it is worth a word
    m_pages->setCurrentWidget(m_waitPage);
}

void MainWindow::showWaitingLong(const QString &accountName)
{
    const QString title = tr("Reading the key of %1…").arg(accountName);
    m_waitPage->showMessage(IconName::Key, ColourRole::Accent, title,
                            tr("The system's credential store may ask for your permission."),
                            tr("Do Not Wait"));
    m_pages->setCurrentWidget(m_waitPage);
    announce(m_waitPage, title);
}

void MainWindow::showOpened()
{
    m_workspace->focusSearch();
    updatePossible();
    showTitle();
    if (const std::optional<StartRequest> request = std::exchange(m_request, {}))
        openRequest(*request);
}

void MainWindow::fillAccountBar()
{
    const std::optional<Account> &live = m_services->session()->account();
    if (!m_workspace || !live)
        return;
    m_workspace->accountBar()->setAccounts(m_accounts->choices(), *live);
    showTitle();
}

void MainWindow::openAccount(const Account &account)
{
    m_accounts->open(account);
}

void MainWindow::openLastAccount()
{
    m_accounts->openStored(m_services->lastAccount());
}

void MainWindow::openDemo(int functions)
{
    const Result<Done> started = m_services->startDemo(functions);
    if (!started)
        return m_welcome->showFailure(inOneSentence(started.error(), QLocale().name()));
    m_accounts->open(m_services->demoAccount());
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

void MainWindow::openRequest(const StartRequest &request)
{
    if (!request.opensSomething())
        return;
    m_notices->drop(m_requestNotice);
    const CodeSource source = sourceAt(request.path);
    const QString name = QFileInfo(source.path).fileName();
    if (!request.path.isEmpty() && source.path.isEmpty()) {
        m_requestNotice =
            tr("%1 is not there any more.").arg(QDir::toNativeSeparators(request.path));
        return warn(m_requestNotice);
    }
    if (!m_workspace || !m_services->session()->account()) {
        m_request = request;
        m_requestNotice =
            name.isEmpty()
                ? tr("%1 is opened as soon as an account is open.").arg(request.functionName)
                : tr("%1 is taken as soon as an account is open.").arg(name);
        return warn(m_requestNotice);
    }
    m_workspace->openUpdate(source, request.functionName);
    if (m_services->session()->function().functionName.isEmpty()) {
        m_requestNotice = tr("Select the function that %1 is for.").arg(name);
        warn(m_requestNotice);
    }
}

void MainWindow::warn(const QString &sentence)
{
    m_notices->tell(Finding::State::Warning, sentence);
}

void MainWindow::offerCrashReport(const std::function<void()> &seen)
{
    m_notices->add({.state = Finding::State::Warning,
                    .sentence = tr("SCF Desktop ended unexpectedly the last time. Its report can "
                                   "help to mend that; nothing is sent by itself."),
                    .buttonText = tr("Show the Report…"),
                    .act = [this] { m_dialogs->showReport(ReportSection::Kind::Crash); },
                    .seen = seen});
}

void MainWindow::updatePossible()
{
    const std::optional<Account> &live = m_services->session()->account();
    const bool isDemo = live && live->kind == Account::Kind::Demo;
    m_actions->setPossible(live.has_value(), m_services->runningUpdate() != nullptr);
    m_menu->setDemo(isDemo);
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
    askBeforeClosing(this, [this] {
        m_closeAnyway = true;
        close();
    });
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        showTitle();
    }
    QMainWindow::changeEvent(event);
}

} // namespace Scf
