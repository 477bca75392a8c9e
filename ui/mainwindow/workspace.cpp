// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/workspace.h"

#include "app/browse/functionbrowser.h"
#include "app/browse/namespacebrowser.h"
#include "app/explain/explanation.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/update/coderequest.h"
#include "app/update/updatereadiness.h"
#include "ui/account/accountbar.h"
#include "ui/common/manualpage.h"
#include "ui/common/scrolling.h"
#include "ui/common/theme.h"
#include "ui/common/windowmemory.h"
#include "ui/common/windowplace.h"
#include "ui/functions/functionspanel.h"
#include "ui/mainwindow/remedies.h"
#include "ui/mainwindow/sourcedialogs.h"
#include "ui/mainwindow/updateform.h"
#include "ui/mainwindow/updatequestions.h"
#include "ui/results/resultspanel.h"
#include "ui/scripts/copyasdialog.h"
#include "ui/source/sourcepanel.h"
#include "ui/update/updatepanel.h"

#include <QEvent>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

int usualResults()
{
    return dp(190);
}

//! As high as what it holds, and scrolls sideways where that is wider: at a large text size.
class SidewaysArea : public QScrollArea
{
public:
    explicit SidewaysArea(QWidget *content)
    {
        letScroll(this, content);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const bool scrolls = width() < widget()->minimumSizeHint().width();
        const int bar = scrolls ? horizontalScrollBar()->sizeHint().height() : 0;
        return {widget()->sizeHint().width(), widget()->sizeHint().height() + bar};
    }
    QSize minimumSizeHint() const override { return {screenDp(200), sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        updateGeometry();
    }
};

} // namespace

Workspace::Workspace(Services *services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_accountBar(new AccountBar(this))
    , m_functions(new FunctionsPanel(services->functions()))
    , m_source(new SourcePanel(services->readiness(), &services->settings()))
    , m_update(new UpdatePanel(services->readiness(), m_source))
    , m_results(new ResultsPanel(services->history(), services->requestLog()))
    , m_form(new UpdateForm(services, m_source, m_update, this))
    , m_dialogs(new SourceDialogs(services, m_source, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical))
{
    m_columns->setObjectName(u"columns"_s);
    m_rows->setObjectName(u"rows"_s);
    m_rows->addWidget(m_update);
    m_rows->addWidget(m_results);
    m_rows->setStretchFactor(0, 1);
    m_rows->setStretchFactor(1, 0);
    m_rows->setChildrenCollapsible(false);
    m_columns->addWidget(m_functions);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    boundColumns();
    m_columns->setSizes({dp(400), dp(780)});
    m_rowsRestored =
        !services->settings().state(WindowMemory::atTextSize(m_rows->objectName())).isEmpty();

    setManualPage(this, "updating"_L1); // the questions about an update
    setManualPage(m_accountBar, "accounts"_L1);
    setManualPage(m_functions, "functions"_L1);
    setManualPage(m_source, "sources"_L1);
    setManualPage(m_update, "updating"_L1);
    setManualPage(m_results, "updating"_L1);

    auto *line = new QWidget(this);
    line->setFixedHeight(1);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(new SidewaysArea(m_accountBar));
    layout->addWidget(line);
    layout->addWidget(m_columns, 1);

    connectPanels();
    alignLabels();
}

Workspace::~Workspace()
{
    m_form->remember();
}

void Workspace::connectPanels()
{
    Session *session = m_services->session();

    connect(m_accountBar, &AccountBar::regionSelected, session, &Session::setRegion);
    connect(m_accountBar, &AccountBar::spaceSelected, session, &Session::setSpace);
    connect(m_accountBar, &AccountBar::refreshRequested, this, &Workspace::refresh);
    connect(m_services->namespaces(), &NamespaceBrowser::changed, this, [this, session] {
        m_accountBar->setNamespaces(m_services->namespaces()->namespaces(),
                                    session->function().space);
    });
    connect(session, &Session::placeChanged, this, &Workspace::placeChanged);

    connect(m_functions, &FunctionsPanel::functionSelected, session, &Session::selectFunction);
    connect(m_functions, &FunctionsPanel::refreshRequested, this, &Workspace::refresh);
    connect(m_services->functions(), &FunctionBrowser::stateChanged, this,
            &Workspace::listStateChanged);

    connect(session, &Session::functionChanged, this, &Workspace::functionChosen);
    connect(session, &Session::detailChanged, this, &Workspace::detailRead);
    connect(session, &Session::detailFailed, this, [this](const Error &error) {
        m_update->showDetailFailure(inOneSentence(error, QLocale().name()));
    });

    connect(m_update, &UpdatePanel::fixRequested, this, &Workspace::applyFix);
    connect(m_update, &UpdatePanel::previewRequested, this, &Workspace::previewRequest);
    connect(m_update, &UpdatePanel::copyAsRequested, this, &Workspace::copyAs);
    connect(m_services->readiness(), &UpdateReadiness::readinessChanged, this,
            &Workspace::fillPendingCopy);
    connect(m_update, &UpdatePanel::updateRequested, this, &Workspace::startUpdate);
    connect(m_update, &UpdatePanel::cancelRequested, this, &Workspace::cancelUpdate);
    connect(m_update, &UpdatePanel::pauseRequested, this, [this](bool on) {
        if (CodeUpdateJob *job = m_services->runningUpdate())
            job->pauseUpload(on);
    });
    connect(m_update, &UpdatePanel::handlerChanged, m_dialogs,
            [this](const QString &handler) { m_dialogs->setHandler(handler.trimmed()); });
    connect(m_dialogs, &SourceDialogs::updateRequested, this, &Workspace::startUpdate);
    connect(m_dialogs, &SourceDialogs::failed, this, &Workspace::failed);
    m_remedies = new Remedies(m_services,
                              {.bar = m_accountBar,
                               .source = m_source,
                               .form = m_update,
                               .result = m_results->result(),
                               .dialogs = m_dialogs},
                              this);
    connect(m_remedies, &Remedies::updateRequested, this, &Workspace::startUpdate);
    connect(m_remedies, &Remedies::refreshRequested, this, &Workspace::refresh);
    connect(m_remedies, &Remedies::accountRequested, this, &Workspace::accountRequested);
    connect(m_remedies, &Remedies::connectionCheckRequested, this,
            &Workspace::connectionCheckRequested);
    connect(m_remedies, &Remedies::noticed, this, &Workspace::noticed);
    connect(m_remedies, &Remedies::placeChosen, this, &Workspace::goTo);
    connect(m_results, &ResultsPanel::aboutCodeRequested, this, &Workspace::aboutCodeRequested);
    connect(m_results, &ResultsPanel::useAgainRequested, this, &Workspace::useAgain);
    connect(m_results, &ResultsPanel::copyAsRequested, this, &Workspace::copyEntryAs);
}

void Workspace::refresh()
{
    m_services->session()->refresh();
    if (!isUpdating())
        m_services->readiness()->reload();
}

void Workspace::focusSearch()
{
    m_functions->focusSearch();
}

void Workspace::chooseSource(CodeSource::Kind kind)
{
    m_source->choose(kind);
}

void Workspace::downloadCode()
{
    m_dialogs->downloadCode();
}

void Workspace::previewRequest()
{
    pendingCopy()->showRequest();
}

void Workspace::copyAs()
{
    pendingCopy()->showScript(ScriptKind::Tccli);
}

CopyAsDialog *Workspace::pendingCopy()
{
    if (!m_pendingCopy) {
        m_pendingCopy = new CopyAsDialog(window());
        m_pendingCopy->setAttribute(Qt::WA_DeleteOnClose);
    }
    fillPendingCopy();
    bringToFront(m_pendingCopy);
    return m_pendingCopy;
}

void Workspace::fillPendingCopy()
{
    const std::optional<Account> &account = m_services->session()->account();
    if (!m_pendingCopy || !account)
        return;
    const UpdateReadiness &readiness = *m_services->readiness();
    const ScriptedUpdate update = pendingUpdate(readiness, account->endpoint);
    m_pendingCopy->setUpdate(update, requestPreview(readiness.plan(), readiness.payload(),
                                                    update.endpoint.url(), readiness.zipSize()));
}

void Workspace::copyEntryAs(const JournalEntry &entry)
{
    auto *dialog = new CopyAsDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setUpdate(pastUpdate(entry));
    dialog->open();
}

void Workspace::changeBucket(const QString &region, QWidget *parent)
{
    m_dialogs->changeBucket(region, parent);
}

void Workspace::showContents()
{
    m_source->showContents();
}

void Workspace::showHistory()
{
    m_results->showHistory();
}

void Workspace::showRequestLog()
{
    m_results->showRequestLog();
}

void Workspace::selectFunction(const QString &functionName)
{
    m_functions->selectFunction(functionName);
    m_services->session()->selectFunction(functionName);
}

void Workspace::takeSource(const CodeSource &source)
{
    m_form->takeSource(source);
}

void Workspace::openUpdate(const CodeSource &source, const QString &functionName)
{
    const bool isAnother =
        !functionName.isEmpty() && functionName != m_form->function().functionName;
    // Of a function that is left nothing changes.
    if (isAnother && !source.path.isEmpty())
        m_form->takeSourceForNext(source);
    else if (!source.path.isEmpty())
        m_form->takeSource(source);
    if (isAnother)
        selectFunction(functionName);
}

bool Workspace::isUpdating() const
{
    return m_services->runningUpdate() != nullptr;
}

void Workspace::reloadSource()
{
    if (!isUpdating() && m_source->source().isLocal())
        m_services->readiness()->reload();
}

void Workspace::startUpdate()
{
    if (!m_services->readiness()->isReady() || isUpdating())
        return;
    const Account account = *m_services->session()->account();
    if (!account.isProduction)
        return beginUpdate();
    m_remedies->stopWaiting(); // the question takes its place
    const FunctionId function = m_form->function();
    askAboutProduction(this, account, function, [this, account, function] {
        // What was asked about must still be what would be done.
        if (m_form->function() == function && m_services->session()->account() == account)
            beginUpdate();
    });
}

void Workspace::beginUpdate()
{
    UpdateReadiness *readiness = m_services->readiness();
    if (!readiness->isReady() || isUpdating())
        return;
    m_form->remember();
    const CodeSource source = m_source->source();
    if (source.kind == CodeSource::Kind::Folder || source.kind == CodeSource::Kind::ZipFile) {
        m_services->settings().addRecentPath(source.kind, source.path);
        m_source->refreshRecentPaths();
    }
    m_remedies->stopWaiting(); // pressed by hand before it was over
    CodeUpdateJob *job = m_services->startUpdate();
    if (!job)
        return;
    m_results->follow(job);
    unfoldResults();
    emit updateStarted(job);
    readiness->declineGitignore();
    m_update->setRunning(true);
    using Step = CodeUpdateJob::Step;
    connect(job, &CodeUpdateJob::stepStarted, m_update,
            [this](Step step) { m_update->setUploading(step == Step::Upload); });
    connect(job, &CodeUpdateJob::conflictFound, this,
            [this, job](const QString &modTime) { askAboutConflict(this, job, modTime); });
    connect(job, &CodeUpdateJob::uploadPaused, m_update, &UpdatePanel::setPaused);
    connect(job, &CodeUpdateJob::finished, this, [this](const UpdateRecord &record) {
        m_update->setRunning(false);
        m_dialogs->updateEnded(record);
        emit updateEnded();
        emit titleChanged();
    });
    emit titleChanged();
}

void Workspace::cancelUpdate()
{
    if (CodeUpdateJob *job = m_services->runningUpdate())
        job->cancel();
}

void Workspace::placeChanged()
{
    const Session *session = m_services->session();
    const FunctionId &place = session->function();
    m_accountBar->setPlace(place.region, place.space);
    fillPendingCopy();
}

void Workspace::listStateChanged()
{
    const FunctionBrowser *functions = m_services->functions();
    if (functions->state() == FunctionBrowser::State::Failed)
        m_functions->setFailureText(inOneSentence(functions->error(), QLocale().name()));
}

void Workspace::functionChosen()
{
    const FunctionId &function = m_services->session()->function();
    m_form->setFunction(function);
    m_results->setFunction(function);
    m_functions->selectFunction(function.functionName);
    m_dialogs->functionChanged();
    emit titleChanged();
}

void Workspace::detailRead()
{
    m_form->setDetail(*m_services->session()->detail());
    m_dialogs->functionChanged();
}

void Workspace::applyFix(const Finding &finding)
{
    switch (finding.fix) {
    case Finding::Fix::UseHandler:
        m_update->setHandler(finding.fixArgument);
        m_update->focusHandler();
        break;
    case Finding::Fix::InstallDependencies:
        m_form->installDependencies();
        break;
    case Finding::Fix::UpdateWhenActive:
        m_remedies->updateWhenActive();
        break;
    case Finding::Fix::ChooseBucket:
        m_dialogs->chooseBucket();
        break;
    default:
        m_services->readiness()->applyFix(finding);
        break;
    }
}

void Workspace::goTo(const FunctionId &function)
{
    Session *session = m_services->session();
    session->setRegion(function.region);
    session->setSpace(function.space);
    if (session->function() != function)
        selectFunction(function.functionName);
}

void Workspace::useAgain(const JournalEntry &entry)
{
    if (isUpdating())
        return;
    goTo(entry.record.function);
    m_form->restore(entry);
}

void Workspace::boundColumns()
{
    m_functions->setMinimumWidth(screenDp(280));
    m_update->setMinimumWidth(screenDp(440));
    m_results->setMinimumHeight(screenDp(96));
}

void Workspace::alignLabels()
{
    const int width = qMax(m_source->labelWidthHint(), m_update->labelWidthHint());
    m_source->setLabelWidth(width);
    m_update->setLabelWidth(width);
}

void Workspace::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_rowsRestored, true))
        return;
    // In a low window the result folds to a line: the form comes first.
    const int rows = height() - m_accountBar->sizeHint().height();
    const int results =
        rows - dp(392) < usualResults() ? m_results->minimumHeight() : usualResults();
    m_rows->setSizes({rows - results, results});
}

// What becomes of an update must be seen.
void Workspace::unfoldResults()
{
    const QList<int> rows = m_rows->sizes();
    const int all = rows.first() + rows.last();
    const int results = std::min(usualResults(), all / 3);
    if (rows.last() < results)
        m_rows->setSizes({all - results, results});
}

void Workspace::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) // once the text size has grown everything
        QMetaObject::invokeMethod(this, &Workspace::boundColumns, Qt::QueuedConnection);
    // The panels have their new texts once their own events were delivered.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &Workspace::alignLabels, Qt::QueuedConnection);
    if (event->type() == QEvent::LanguageChange) {
        m_services->readiness()->reload();
        listStateChanged();
    }
}

} // namespace Scf
