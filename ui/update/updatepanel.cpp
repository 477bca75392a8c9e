// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/update/updatepanel.h"

#include "app/core/sizetext.h"
#include "app/update/updatereadiness.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/findingslist.h"
#include "ui/common/linkbutton.h"
#include "ui/common/manualpage.h"
#include "ui/common/scrolling.h"
#include "ui/common/statuslabel.h"
#include "ui/common/statuspresentation.h"
#include "ui/update/handlerfield.h"
#include "ui/update/moreoptions.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace Scf {

using namespace Qt::StringLiterals;

UpdatePanel::UpdatePanel(UpdateReadiness *readiness, QWidget *source, QWidget *parent)
    : QWidget(parent)
    , m_readiness(readiness)
    , m_stack(new QStackedWidget(this))
    , m_scroll(new QScrollArea(m_stack))
    , m_empty(new EmptyState(m_stack))
    , m_form(new QWidget)
    , m_name(new ElidedLabel({}, Qt::ElideRight, TextStyle::Heading, ColourRole::Text))
    , m_facts(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted))
    , m_handlerLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_handler(new HandlerField)
    , m_verdict(new StatusLabel)
    , m_installDependency(new QCheckBox)
    , m_publish(new QCheckBox)
    , m_moreLink(new LinkButton)
    , m_more(new MoreOptions)
    , m_findings(new FindingsList)
    , m_note(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_shortcut(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_update(new QPushButton)
    , m_pause(new QPushButton)
    , m_cancel(new QPushButton)
{
    // Without parents until the layout takes them: so Tab goes through them in its order.
    m_handler->setObjectName(u"handlerField"_s);
    setManualPage(m_handler, "checks"_L1);
    setManualPage(m_findings, "checks"_L1);
    setManualPage(m_more, "copy-as"_L1);
    m_update->setObjectName(u"updateButton"_s);
    m_pause->setObjectName(u"pauseButton"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    makePrimary(m_update);
    for (QPushButton *button : {m_update, m_pause, m_cancel})
        button->setAutoDefault(true); // Return presses it
    m_moreLink->setObjectName(u"moreLink"_s);
    m_moreLink->setCheckable(true);
    m_more->hide();
    for (QPushButton *button : {m_pause, m_cancel}) {
        button->setMinimumHeight(Metric::primaryHeight());
        button->hide();
    }
    m_handler->setMaximumWidth(dp(300));
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(Metric::controlHeight());
    m_note->setWordWrap(true);
    m_facts->setCopyable(false);

    auto *handlerRow = new QHBoxLayout;
    handlerRow->setSpacing(Metric::gap());
    handlerRow->addWidget(m_handler, 2);
    handlerRow->addWidget(m_verdict, 3);
    auto *options = new QHBoxLayout;
    options->setSpacing(Metric::edge());
    options->addWidget(m_installDependency);
    options->addWidget(m_publish);
    options->addWidget(m_moreLink);
    options->addStretch();

    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(Metric::narrowEdge());
    m_grid->setVerticalSpacing(Metric::rowGap());
    m_grid->addWidget(m_handlerLabel, 0, 0);
    m_grid->addLayout(handlerRow, 0, 1);
    m_grid->addLayout(options, 1, 1);
    m_grid->addWidget(m_more, 2, 1);
    m_grid->setColumnStretch(1, 1);

    auto *act = new QHBoxLayout;
    act->setSpacing(Metric::narrowEdge());
    act->addWidget(m_note, 1);
    act->addWidget(m_shortcut);
    act->addWidget(m_pause);
    act->addWidget(m_cancel);
    act->addWidget(m_update);

    auto *column = new QVBoxLayout;
    column->setContentsMargins(Metric::edge(), Metric::narrowEdge(), Metric::edge(),
                               Metric::narrowEdge());
    column->setSpacing(0);
    column->addWidget(m_name);
    column->addSpacing(dp(4));
    column->addWidget(m_facts);
    column->addSpacing(dp(14));
    column->addWidget(source);
    column->addSpacing(Metric::rowGap());
    column->addLayout(m_grid);
    column->addSpacing(Metric::narrowEdge());
    column->addWidget(m_findings);
    column->addSpacing(Metric::narrowEdge());
    column->addLayout(act);
    column->addStretch();

    // Nothing stretches beyond a line that can be read.
    auto *content = new QWidget(m_form);
    content->setLayout(column);
    content->setMaximumWidth(Metric::formWidth());
    auto *outer = new QHBoxLayout(m_form);
    outer->setContentsMargins({});
    outer->addWidget(content, 1);
    outer->addStretch(0);

    letScroll(m_scroll, m_form);
    fitToText();

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);

    connect(m_handler, &QLineEdit::textChanged, this, &UpdatePanel::handlerChanged);
    connect(m_installDependency, &QCheckBox::toggled, this, &UpdatePanel::optionsChanged);
    connect(m_publish, &QCheckBox::toggled, this, &UpdatePanel::optionsChanged);
    connect(m_moreLink, &LinkButton::toggled, this, &UpdatePanel::showMore);
    connect(m_more, &MoreOptions::changed, this, &UpdatePanel::optionsChanged);
    connect(m_more, &MoreOptions::previewRequested, this, &UpdatePanel::previewRequested);
    connect(m_more, &MoreOptions::copyAsRequested, this, &UpdatePanel::copyAsRequested);
    connect(m_findings, &FindingsList::fixRequested, this, &UpdatePanel::fixRequested);
    connect(m_update, &QPushButton::clicked, this, &UpdatePanel::updateRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseRequested(!m_paused); });
    connect(m_cancel, &QPushButton::clicked, this, &UpdatePanel::cancelRequested);
    connect(m_readiness, &UpdateReadiness::readinessChanged, this, &UpdatePanel::showReadiness);
    connect(m_readiness, &UpdateReadiness::findingsChanged, this, &UpdatePanel::showFindings);
    retranslate();
    showFunction({});
}

void UpdatePanel::showFunction(const std::optional<FunctionSummary> &summary)
{
    m_summary = summary;
    m_isOurs = m_running;
    m_detail.reset();
    m_detailFailure.clear();
    m_stack->setCurrentIndex(summary ? 1 : 0);
    showFacts();
}

void UpdatePanel::showDetail(const FunctionDetail &detail)
{
    m_summary = detail.summary;
    m_detail = detail;
    m_detailFailure.clear();
    showFacts();
    readAgain();
}

void UpdatePanel::showDetailFailure(const QString &sentence)
{
    m_detailFailure = sentence;
    showFacts();
    readAgain();
}

// What was read after an update tells who keeps the function busy.
void UpdatePanel::readAgain()
{
    m_isOurs = m_running;
    showReadiness();
    showFindings();
}

void UpdatePanel::showFacts()
{
    const Runtime runtime = m_summary ? m_summary->runtime : Runtime();
    m_installDependency->setEnabled(runtime.family() == Runtime::Family::NodeJs);
    // An image brings what it starts with.
    for (QWidget *widget : {static_cast<QWidget *>(m_handlerLabel),
                            static_cast<QWidget *>(m_handler), static_cast<QWidget *>(m_verdict)})
        widget->setVisible(runtime.family() != Runtime::Family::Image);
    if (!m_summary)
        return;
    m_name->setText(m_summary->functionName);
    QStringList facts;
    if (m_summary->type == "HTTP"_L1)
        facts += tr("Web function");
    facts += m_summary->runtime.displayName();
    facts += presentationOf(m_summary->status).word;
    if (m_detail && m_detail->image) {
        facts += m_detail->image->uri;
    } else if (m_detail && m_detail->codeSize >= 0) {
        facts += tr("%1 deployed").arg(sizeText(m_detail->codeSize));
    }
    if (!m_summary->modTime.isEmpty())
        //: %1 is a time as the platform tells it, in its own time zone
        facts += tr("changed %1 (platform time)").arg(m_summary->modTime);
    facts.removeAll(QString());
    m_facts->setText(facts.join(u" · "_s));
    m_handler->setPlaceholderText(m_detail && m_detail->complete && !m_detail->handler.isEmpty()
                                      ? m_detail->handler
                                      : tr("Unchanged"));
}

void UpdatePanel::setRunning(bool running)
{
    m_running = running;
    m_isOurs = m_isOurs || running;
    const bool hadFocus = m_update->hasFocus() || m_cancel->hasFocus();
    m_cancel->setVisible(running);
    m_update->setVisible(!running);
    if (!running)
        setUploading(false);
    m_shortcut->setVisible(!running);
    showReadiness();
    showFindings();
    if (hadFocus)
        (running ? m_cancel : m_update)->setFocus();
}

void UpdatePanel::setUploading(bool uploading)
{
    m_pause->setVisible(uploading);
    setPaused(false);
}

void UpdatePanel::setPaused(bool paused)
{
    m_paused = paused;
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
}

QString UpdatePanel::handler() const
{
    return m_handler->text().trimmed();
}

void UpdatePanel::setHandler(const QString &handler)
{
    m_handler->setText(handler);
    m_handler->setCursorPosition(0);
}

void UpdatePanel::setOptions(const UpdateOptions &options)
{
    m_installDependency->setChecked(options.installDependency);
    m_publish->setChecked(options.publish);
    m_more->setValues(options.envId, options.sendCodeSource);
    // What is sent is never hidden.
    if (!options.envId.isEmpty() || options.sendCodeSource)
        m_moreLink->setChecked(true);
}

UpdateOptions UpdatePanel::options() const
{
    return {.installDependency =
                m_installDependency->isEnabled() && m_installDependency->isChecked(),
            .publish = m_publish->isChecked(),
            .envId = m_more->envId(),
            .sendCodeSource = m_more->sendCodeSource()};
}

void UpdatePanel::showMore(bool on)
{
    m_more->setVisible(on);
    m_moreLink->setText(on ? tr("Less") : tr("More"));
}

void UpdatePanel::setLabelWidth(int width)
{
    m_handlerLabel->setFixedWidth(width);
    m_grid->setColumnMinimumWidth(0, width); // also while the label is hidden
}

int UpdatePanel::labelWidthHint() const
{
    return m_handlerLabel->sizeHint().width();
}

void UpdatePanel::focusHandler()
{
    m_handler->setFocus(Qt::ShortcutFocusReason);
    m_handler->selectAll();
}

void UpdatePanel::showHandlerCandidates()
{
    focusHandler();
    m_handler->showCandidates();
}

void UpdatePanel::showReadiness()
{
    m_more->setSpace(m_readiness->plan().function.space);
    m_update->setEnabled(m_readiness->obstacle().isEmpty() && !m_running);
    const QString obstacle = m_isOurs ? QString() : m_readiness->obstacle();
    m_update->setToolTip(obstacle);
    m_update->setAccessibleDescription(obstacle);
    if (!m_detailFailure.isEmpty() && !m_detail) {
        m_note->setText(m_detailFailure);
        m_note->setRole(ColourRole::Bad);
        return;
    }
    m_note->setRole(ColourRole::Muted);
    m_note->setText(obstacle.isEmpty()
                        ? tr("Only the code and the handler are sent; all else stays as it is.")
                        : obstacle);
}

void UpdatePanel::showFindings()
{
    const std::optional<Finding> verdict = m_readiness->handlerVerdict();
    if (verdict)
        m_verdict->setStatus(verdict->state, verdict->text);
    else
        m_verdict->clearStatus();
    m_handler->setAccessibleDescription(verdict ? verdict->text : QString());
    m_handler->setCandidates(m_readiness->handlerCandidates());
    QList<Finding> findings = m_readiness->findings();
    if (m_isOurs)
        findings.removeIf(
            [](const Finding &finding) { return finding.fix == Finding::Fix::UpdateWhenActive; });
    m_findings->setFindings(findings);
}

void UpdatePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fitToText();
    QWidget::changeEvent(event);
}

// The form fits into the panel at the usual text size; a larger one may need to scroll.
void UpdatePanel::fitToText()
{
    m_scroll->setHorizontalScrollBarPolicy(Theme::textSize() > 100 ? Qt::ScrollBarAsNeeded
                                                                   : Qt::ScrollBarAlwaysOff);
}

void UpdatePanel::retranslate()
{
    m_empty->showMessage(IconName::List, ColourRole::Muted, tr("Select a function"),
                         tr("Its code can be updated from a folder, a ZIP file, a bucket, an "
                            "image, or the editor."));
    m_handlerLabel->setText(tr("Handler"));
    m_installDependency->setText(tr("Install dependencies"));
    m_installDependency->setToolTip(
        tr("The platform runs npm install on the package.json of the package (Node.js only)."));
    m_publish->setText(tr("Publish a version"));
    m_publish->setToolTip(tr("Publishes an unchangeable version of this code in the same call."));
    m_moreLink->setToolTip(tr("EnvId, CodeSource, and a preview of the request."));
    showMore(m_moreLink->isChecked());
    m_findings->setPlaceholder(tr("Choose the code: what it holds is checked here at once."));
    m_update->setText(tr("Update"));
    m_cancel->setText(tr("Cancel"));
    setPaused(m_paused);
    // The key is called Return or Enter as the keyboard has it; people know it as Enter.
    m_shortcut->setText(tr("Ctrl+Enter"));
    showFacts();
    showReadiness();
}

} // namespace Scf
