// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/resultview.h"

#include "app/core/sizetext.h"
#include "app/explain/remedytext.h"
#include "ui/common/accessibility.h"
#include "ui/common/copybutton.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/scrolling.h"
#include "ui/common/statuslabel.h"
#include "ui/results/outcometext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Step = CodeUpdateJob::Step;

// More would have to be read before the best one is found.
constexpr int mostRemedies = 4;

QString seconds(qint64 milliseconds)
{
    return ResultView::tr("%1 s").arg(
        QLocale().toString(static_cast<double>(milliseconds) / 1000, 'f', 1));
}

bool wentWell(const UpdateRecord &record)
{
    return record.outcome == UpdateOutcome::Live
           || record.outcome == UpdateOutcome::ActiveNotVerifiable;
}

} // namespace

ResultView::ResultView(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(m_stack))
    , m_icon(new StatusLabel)
    , m_title(new RoleLabel({}, TextStyle::Result))
    , m_text(new QVBoxLayout)
    , m_course(new QWidget)
    , m_idRow(new QWidget)
    , m_requestId(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Monospace, ColourRole::Muted))
    , m_copyRequestId(new CopyButton)
    , m_steps(new StepsBar)
    , m_meaning(new RoleLabel)
    , m_live(new RoleLabel({}, TextStyle::Strong))
    , m_causes(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_details(new RoleLabel({}, TextStyle::Monospace, ColourRole::Muted))
    , m_actions(new FlowLayout)
    , m_aboutCode(new LinkButton)
    , m_copyReport(new CopyButton)
    , m_waiting(new QWidget)
    , m_waitingText(new RoleLabel)
    , m_cancelWaiting(new QPushButton)
{
    m_icon->setObjectName(u"decoration"_s); // the title beside it says what it shows
    m_icon->setIconSize(32);
    m_icon->setFixedWidth(dp(36));
    m_title->setObjectName(u"resultTitle"_s);
    for (RoleLabel *label : {m_title, m_meaning, m_live, m_causes, m_details}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
    }
    m_requestId->setCopyable(true);
    m_aboutCode->setObjectName(u"aboutCodeLink"_s);
    m_copyReport->setObjectName(u"copyReportLink"_s);
    m_waiting->setObjectName(u"retryWaiting"_s);
    m_waitingText->setObjectName(u"retryText"_s);
    m_waitingText->setWordWrap(true);
    m_cancelWaiting->setObjectName(u"cancelRetryButton"_s);
    makeSmall(m_cancelWaiting);
    m_cancelWaiting->setAutoDefault(true);

    auto *idRow = new QHBoxLayout(m_idRow);
    idRow->setContentsMargins({});
    idRow->setSpacing(Metric::gap());
    idRow->addWidget(m_requestId);
    idRow->addWidget(m_copyRequestId);
    idRow->addStretch();

    m_actions->setSpacing(Metric::gap());
    m_actions->addWidget(m_copyReport);
    m_actions->addWidget(m_aboutCode);
    auto *waiting = new QHBoxLayout(m_waiting);
    waiting->setContentsMargins({});
    waiting->setSpacing(Metric::gap());
    waiting->addWidget(m_waitingText, 1);
    waiting->addWidget(m_cancelWaiting, 0, Qt::AlignTop);
    m_waiting->hide();

    auto *course = new QVBoxLayout(m_course);
    course->setContentsMargins({});
    course->setSpacing(dp(6));
    course->addWidget(m_idRow);
    course->addWidget(m_steps);
    m_text->setSpacing(dp(6));
    m_text->addWidget(m_title);
    m_text->addWidget(m_course);
    m_text->addWidget(m_meaning);
    m_text->addWidget(m_live);
    m_text->addWidget(m_waiting);
    m_text->addLayout(m_actions);
    m_text->addWidget(m_causes);
    m_text->addWidget(m_details);
    m_text->addStretch();

    auto *content = new QWidget;
    content->setMaximumWidth(Metric::formWidth());
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(Metric::edge(), Metric::narrowEdge(), Metric::edge(),
                            Metric::narrowEdge());
    row->setSpacing(Metric::narrowEdge());
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(m_text, 1);

    auto *scroll = new QScrollArea(m_stack);
    letScroll(scroll, content);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    m_stack->addWidget(m_empty);
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);

    connect(m_aboutCode, &QPushButton::clicked, this,
            [this] { emit aboutCodeRequested(codeOf(m_record)); });
    connect(m_cancelWaiting, &QPushButton::clicked, this, &ResultView::waitingCancelled);
    retranslate();
}

void ResultView::follow(CodeUpdateJob *job)
{
    m_shownSteps = job->steps();
    QList<StepItem> steps;
    for (const Step step : std::as_const(m_shownSteps))
        steps += StepItem{.text = stepName(step)};
    m_steps->setSteps(steps);
    m_record = job->record();
    m_hasRecord = true;
    m_uploaded = m_uploadTotal = m_uploadSpeed = 0;
    m_uploadPaused = false;
    showRecord(m_record);
    announce(this, m_title->text()); // what was announced of the update before is over
    connect(job, &CodeUpdateJob::stepStarted, this, &ResultView::stepStarted);
    connect(job, &CodeUpdateJob::stepProgress, this, &ResultView::stepProgress);
    connect(job, &CodeUpdateJob::uploadSpeed, this, [this](qint64 bytesPerSecond) {
        m_uploadSpeed = bytesPerSecond;
        showUpload();
    });
    connect(job, &CodeUpdateJob::uploadPaused, this, [this](bool isPaused) {
        m_uploadPaused = isPaused;
        showUpload();
    });
    connect(job, &CodeUpdateJob::stepFinished, this, &ResultView::stepFinished);
    connect(job, &CodeUpdateJob::settling, this, &ResultView::settling);
    connect(job, &CodeUpdateJob::finished, this, &ResultView::finished);
}

void ResultView::clear()
{
    m_hasRecord = false;
    m_record = {};
    m_stack->setCurrentIndex(0);
}

QString ResultView::stepName(Step step)
{
    switch (step) {
    case Step::Check:
        return tr("Check");
    case Step::Package:
        return tr("Package");
    case Step::Upload:
        return tr("Upload");
    case Step::Update:
        return tr("Update");
    case Step::AwaitActive:
        return tr("Wait until Active");
    case Step::Verify:
        return tr("Verify");
    }
    return {};
}

void ResultView::setStep(Step step, StepItem::State state, const QString &detail)
{
    m_steps->setStep(m_shownSteps.indexOf(step),
                     {.text = stepName(step), .state = state, .detail = detail});
}

void ResultView::stepStarted(Step step)
{
    if (!m_shownSteps.contains(step)) {
        // What nobody could know before: the package is too large for the request.
        const auto place = std::ranges::upper_bound(m_shownSteps, step);
        const qsizetype index = place - m_shownSteps.begin();
        m_shownSteps.insert(index, step);
        QList<StepItem> steps = m_steps->steps();
        steps.insert(index, StepItem{.text = stepName(step)});
        m_steps->setSteps(steps);
    }
    setStep(step, StepItem::State::Running);
    announce(m_steps, stepName(step));
}

void ResultView::showUpload()
{
    const QString amount = tr("%1 of %2").arg(sizeText(m_uploaded), sizeText(m_uploadTotal));
    setStep(Step::Upload, StepItem::State::Running,
            m_uploadPaused      ? amount + u" · "_s + tr("paused")
            : m_uploadSpeed > 0 ? amount + u" · "_s + tr("%1/s").arg(sizeText(m_uploadSpeed))
                                : amount);
}

void ResultView::stepProgress(Step step, qint64 done, qint64 total)
{
    if (step == Step::Upload) {
        m_uploaded = done;
        m_uploadTotal = total;
        return showUpload();
    }
    QString detail;
    if (step == Step::Check)
        detail = tr("%n file(s)", nullptr, static_cast<int>(done));
    else if (total > 0)
        detail = tr("%1 of %2").arg(sizeText(done), sizeText(total));
    setStep(step, StepItem::State::Running, detail);
}

void ResultView::stepFinished(Step step, qint64 milliseconds)
{
    setStep(step, StepItem::State::Finished, seconds(milliseconds));
}

void ResultView::settling()
{
    m_title->setText(tr("The answer was lost: reading the function…"));
    m_meaning->setText(tr("The request is not sent again. The function is read until it is clear "
                          "whether it was updated."));
    m_meaning->show();
    announce(this, m_title->text());
}

void ResultView::finished(const UpdateRecord &record)
{
    // The step that the update ended in did not succeed unless the whole did.
    const bool isGood = wentWell(record);
    QList<StepItem> steps = m_steps->steps();
    for (qsizetype i = steps.size() - 1; i >= 0; --i) {
        if (steps.at(i).state == StepItem::State::Pending) {
            steps[i].state = StepItem::State::Skipped;
        } else {
            if (!isGood)
                steps[i].state = StepItem::State::Failed;
            break;
        }
    }
    m_steps->setSteps(steps);
    showEnd(record);
    announce(this, m_title->text());
}

void ResultView::showEnd(const UpdateRecord &record)
{
    m_record = record;
    m_hasRecord = true;
    showRecord(record);
}

void ResultView::showRecord(const UpdateRecord &record)
{
    const OutcomeText text = outcomeText(record);
    m_icon->setStatus(StatusPresentation{.icon = text.icon, .role = text.role, .word = {}});
    m_title->setText(text.title);
    m_title->setRole(ColourRole::Text);
    const QString requestId =
        record.requestId.isEmpty() ? record.error.requestId : record.requestId;
    m_idRow->setVisible(!requestId.isEmpty());
    m_requestId->setText(u"RequestId "_s + requestId);
    m_copyRequestId->setCopyText(requestId, tr("Copy RequestId"));
    const auto fill = [](RoleLabel *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    fill(m_meaning, text.meaning);
    fill(m_live, text.live);
    QString causes;
    for (const QString &cause : text.causes)
        causes += (causes.isEmpty() ? u""_s : u"\n"_s) + u"• "_s + cause;
    fill(m_causes, causes);
    const bool hasEnded = record.outcome != UpdateOutcome::Running;
    fill(m_details, record.hasError ? errorDetails(record) : QString());
    // Where something went wrong, what to do about it has to be in sight, also in a small window.
    m_text->removeWidget(m_course);
    m_text->insertWidget(m_text->indexOf(hasEnded && !wentWell(record) ? m_causes : m_meaning),
                         m_course);
    m_copyReport->setVisible(hasEnded);
    m_copyReport->setCopyText(hasEnded ? outcomeReport(record) : QString(), tr("Copy Report"));
    showRemedies();
    m_stack->setCurrentIndex(1);
}

void ResultView::setRemedyFilter(std::function<bool(Remedy, const UpdateRecord &)> canCarryOut)
{
    m_canCarryOut = std::move(canCarryOut);
    showRemedies();
}

void ResultView::showRemedies()
{
    if (!m_hasRecord)
        return;
    QList<Remedy> remedies = outcomeText(m_record).remedies;
    remedies.removeIf(
        [this](Remedy remedy) { return m_canCarryOut && !m_canCarryOut(remedy, m_record); });
    m_remedies = remedies.mid(0, mostRemedies);
    while (m_remedyButtons.size() < m_remedies.size()) {
        auto *button = new QPushButton;
        makeSmall(button);
        button->setAutoDefault(true); // Return presses it
        const qsizetype place = m_remedyButtons.size();
        connect(button, &QPushButton::clicked, this,
                [this, place] { emit remedyRequested(m_remedies.at(place), m_record); });
        m_remedyButtons.append(button);
        m_actions->insertWidget(static_cast<int>(place), button);
        QWidget::setTabOrder(place > 0 ? m_remedyButtons.at(place - 1) : m_cancelWaiting, button);
    }
    const QString code = codeOf(m_record);
    for (qsizetype i = 0; i < m_remedyButtons.size(); ++i) {
        QPushButton *button = m_remedyButtons.at(i);
        button->setVisible(i < m_remedies.size());
        if (i >= m_remedies.size())
            continue;
        const Remedy remedy = m_remedies.at(i);
        button->setObjectName(u"remedy-"_s + remedyName(remedy));
        button->setText(remedyText(remedy, code));
        button->setToolTip(remedySentence(remedy, code));
        button->setAccessibleDescription(button->toolTip());
    }
    m_aboutCode->setVisible(!code.isEmpty());
}

void ResultView::showWaiting(const QString &sentence)
{
    const bool isWaiting = !sentence.isEmpty();
    const bool begins = isWaiting && m_waiting->isHidden();
    m_waitingText->setText(sentence);
    m_waiting->setVisible(isWaiting);
    if (!m_hasRecord) {
        m_title->setText(tr("Waiting for the function"));
        m_stack->setCurrentIndex(isWaiting ? 1 : 0);
    }
    for (QPushButton *button : std::as_const(m_remedyButtons))
        button->setEnabled(!isWaiting);
    if (!begins)
        return;
    m_cancelWaiting->setFocus(Qt::OtherFocusReason);
    announce(this, sentence);
}

void ResultView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ResultView::retranslate()
{
    m_empty->showMessage(IconName::Cloud, ColourRole::Muted, tr("Nothing was updated yet"),
                         tr("Press Update: what happened, and what is live now, stands here."));
    m_aboutCode->setText(tr("About This Code"));
    m_aboutCode->setAccessibleDescription(tr("Opens the reference of error codes."));
    m_cancelWaiting->setText(tr("Stop Waiting"));
    m_copyReport->setLabel(tr("Copy Report"));
    if (m_hasRecord) {
        QList<StepItem> steps = m_steps->steps();
        for (qsizetype i = 0; i < steps.size(); ++i)
            steps[i].text = stepName(m_shownSteps.at(i));
        m_steps->setSteps(steps);
        showRecord(m_record);
    }
}

} // namespace Scf
