// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/steppane.h"

#include "ui/common/accessibility.h"
#include "ui/common/badge.h"
#include "ui/common/focusring.h"
#include "ui/common/rolelabel.h"
#include "ui/common/scrolling.h"
#include "ui/common/theme.h"
#include "ui/presentation/steptext.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QWidget *titled(RoleLabel *title, QPlainTextEdit *text)
{
    text->setReadOnly(true);
    text->setFrameShape(QFrame::NoFrame);
    // JSON and headers keep their lines and read from the left in every language.
    text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    text->setWordWrapMode(QTextOption::WrapAnywhere);
    text->setLayoutDirection(Qt::LeftToRight);
    text->setTabChangesFocus(true);
    ringWhenFocused(text);
    title->setTextStyle(TextStyle::Strong);
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->setSpacing(dp(4));
    layout->addWidget(title);
    layout->addWidget(text, 1);
    return box;
}

//! As wide as what it holds; scrolls it where the height is too little.
class StepArea : public QScrollArea
{
public:
    explicit StepArea(QWidget *content) { letScroll(this, content); }

    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override
    {
        const int bar = verticalScrollBar()->sizeHint().width();
        return {widget()->minimumSizeHint().width() + bar, screenDp(60)};
    }
};

} // namespace

StepPane::StepPane(RequestLogModel *log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_head(new QHBoxLayout)
    , m_foot(new QHBoxLayout)
    , m_demo(new Badge)
    , m_title(new RoleLabel({}, TextStyle::Heading))
    , m_words(new RoleLabel)
    , m_tabs(new QTabBar)
    , m_texts(new QSplitter(Qt::Vertical))
    , m_requestLabel(new RoleLabel)
    , m_request(new QPlainTextEdit)
    , m_answerLabel(new RoleLabel)
    , m_answer(new QPlainTextEdit)
    , m_nextWords(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_goOn(new QPushButton)
{
    setObjectName(u"stepPane"_s);
    build();
    connect(log, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                for (int row = first; row <= last; ++row)
                    takeRecord(*m_log->recordAt(row));
            });
    connect(m_tabs, &QTabBar::currentChanged, this, &StepPane::showCall);
    connect(m_goOn, &QPushButton::clicked, this, &StepPane::goOn);
    useFonts();
    retranslate();
}

void StepPane::build()
{
    m_title->setObjectName(u"stepTitle"_s);
    m_words->setObjectName(u"stepWords"_s);
    m_words->setWordWrap(true);
    m_title->setWordWrap(true);
    m_nextWords->setObjectName(u"nextStep"_s);
    m_nextWords->setWordWrap(true);
    m_tabs->setObjectName(u"stepCalls"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_request->setObjectName(u"stepRequest"_s);
    m_answer->setObjectName(u"stepAnswer"_s);
    m_goOn->setObjectName(u"beginStepButton"_s);
    makePrimary(m_goOn);
    m_demo->hide();

    m_texts->addWidget(titled(m_requestLabel, m_request));
    m_texts->addWidget(titled(m_answerLabel, m_answer));
    m_texts->setStretchFactor(0, 2);
    m_texts->setStretchFactor(1, 3);
    m_texts->setChildrenCollapsible(false);

    m_head->setSpacing(Metric::gap());
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_demo);
    m_foot->setSpacing(Metric::gap());
    m_foot->addWidget(m_nextWords, 1);
    m_foot->addWidget(m_goOn);
    auto *step = new QWidget;
    auto *stepLayout = new QVBoxLayout(step);
    stepLayout->setContentsMargins({});
    stepLayout->setSpacing(Metric::rowGap());
    stepLayout->addWidget(m_words);
    stepLayout->addWidget(m_tabs);
    stepLayout->addWidget(m_texts, 1);
    stepLayout->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::narrowEdge(), Metric::narrowEdge(), Metric::narrowEdge(),
                               Metric::narrowEdge());
    layout->setSpacing(Metric::rowGap());
    layout->addLayout(m_head);
    layout->addWidget(new StepArea(step), 1);
    layout->addLayout(m_foot);
    setMinimumWidth(screenDp(320));
}

void StepPane::makeWide()
{
    m_texts->setOrientation(Qt::Horizontal);
    const int behindTitle = m_head->indexOf(m_title) + 1;
    m_head->insertWidget(behindTitle, m_nextWords, 1);
    m_head->insertWidget(behindTitle + 1, m_goOn);
}

void StepPane::follow(CodeUpdateJob *job)
{
    if (m_job)
        m_job->disconnect(this);
    m_job = job;
    m_steps = job->steps();
    m_begun.reset();
    m_next.reset();
    m_isDone = false;
    m_record = job->record();
    m_calls.clear();
    connect(job, &CodeUpdateJob::stepHeld, this, &StepPane::stepHeld);
    connect(job, &CodeUpdateJob::stepStarted, this, &StepPane::stepBegun);
    connect(job, &CodeUpdateJob::finished, this, &StepPane::finished);
    showStep();
}

void StepPane::setDemo(bool isDemo)
{
    m_demo->setVisible(isDemo);
}

void StepPane::goOn()
{
    if (m_job)
        m_job->release();
}

void StepPane::stepHeld(CodeUpdateJob::Step step)
{
    m_steps = m_job->steps(); // the way through a bucket may have come in between
    m_record = m_job->record();
    m_isDone = m_begun.has_value();
    m_next = step;
    showStep();
    // Space presses the button then, wherever the focus was.
    m_goOn->setFocus(Qt::OtherFocusReason);
    announce(this, m_nextWords->text());
}

void StepPane::stepBegun(CodeUpdateJob::Step step)
{
    m_next.reset();
    m_begun = step;
    m_isDone = false;
    m_calls.clear();
    showStep();
}

void StepPane::finished(const UpdateRecord &record)
{
    m_next.reset();
    m_isDone = true;
    m_record = record;
    showStep();
}

// A record comes a moment after its answer was used: the step may have ended meanwhile, but no
// other has begun while it is held.
void StepPane::takeRecord(const CallRecord &record)
{
    if (!m_begun || !StepText::sends(*m_begun, record.action))
        return;
    const auto alike = std::find_if(m_calls.begin(), m_calls.end(), [&](const Calls &calls) {
        return calls.newest.action == record.action;
    });
    if (alike == m_calls.end())
        m_calls.append({.newest = record, .count = 1});
    else
        *alike = {.newest = record, .count = alike->count + 1};
    showTabs();
}

void StepPane::showStep()
{
    const bool isRunning = m_record.outcome == UpdateOutcome::Running;
    const std::optional<CodeUpdateJob::Step> step = m_begun ? m_begun : m_next;
    if (!step) {
        m_title->setText(tr("Presentation"));
        m_words->setText(isRunning ? tr("Press Update: each of its steps waits for Space, and "
                                        "shows its request and its answer here.")
                                   : StepText::end(m_record.outcome));
    } else {
        //: %1 is the number of a step, %2 of how many, %3 its name
        m_title->setText(tr("%1 of %2 · %3")
                             .arg(m_steps.indexOf(*step) + 1)
                             .arg(m_steps.size())
                             .arg(StepText::name(*step)));
        if (!isRunning)
            m_words->setText(StepText::end(m_record.outcome));
        else
            m_words->setText(m_isDone ? StepText::deed(*step, m_record) : StepText::intent(*step));
    }
    m_goOn->setVisible(m_next.has_value());
    m_nextWords->setVisible(m_next.has_value());
    if (m_next) {
        //: %1 is the name of a step of the update
        m_nextWords->setText(tr("Next: %1. Press Space.").arg(StepText::name(*m_next)));
        m_goOn->setText(tr("Go On"));
        m_goOn->setAccessibleDescription(StepText::intent(*m_next));
    }
    showTabs();
}

void StepPane::showTabs()
{
    while (m_tabs->count() > m_calls.size())
        m_tabs->removeTab(m_tabs->count() - 1);
    for (int i = 0; i < m_calls.size(); ++i) {
        const Calls &calls = m_calls.at(i);
        const QString text = calls.count == 1
                                 ? calls.newest.action
                                 : u"%1 × %2"_s.arg(calls.newest.action).arg(calls.count);
        if (i < m_tabs->count())
            m_tabs->setTabText(i, text);
        else
            m_tabs->addTab(text);
    }
    m_tabs->setVisible(!m_calls.isEmpty());
    m_texts->setVisible(!m_calls.isEmpty());
    showCall();
}

void StepPane::showCall()
{
    const int index = m_tabs->currentIndex();
    if (index < 0 || index >= m_calls.size())
        return;
    const CallRecord &record = m_calls.at(index).newest;
    const auto show = [](QPlainTextEdit *edit, const QString &text) {
        if (edit->toPlainText() != text) // what was scrolled to stays
            edit->setPlainText(text);
    };
    show(m_request, StepText::request(record));
    show(m_answer, StepText::answer(record));
}

void StepPane::useFonts()
{
    for (QPlainTextEdit *text : {m_request, m_answer})
        text->setFont(fontFor(TextStyle::Monospace));
    m_demo->setFont(fontFor(TextStyle::Heading));
    m_goOn->setFont(fontFor(TextStyle::Strong));
}

void StepPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange)
        useFonts();
}

void StepPane::retranslate()
{
    setAccessibleName(tr("Steps of the update"));
    //: The mark of the demo cloud
    m_demo->setText(tr("DEMO"));
    m_tabs->setAccessibleName(tr("Calls of this step"));
    m_requestLabel->setText(tr("Request"));
    m_request->setAccessibleName(tr("Request"));
    m_answerLabel->setText(tr("Answer"));
    m_answer->setAccessibleName(tr("Answer"));
    showStep();
}

} // namespace Scf
