// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/resultspanel.h"

#include "ui/common/manualpage.h"
#include "ui/results/historyview.h"
#include "ui/results/requestlogview.h"
#include "ui/results/resultview.h"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

ResultsPanel::ResultsPanel(HistoryModel *history, RequestLogModel *requestLog, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this))
    , m_result(new ResultView)
    , m_history(new HistoryView(history))
    , m_log(new RequestLogView(requestLog))
{
    setObjectName(u"resultsPanel"_s);
    setManualPage(m_history, "history"_L1);
    setManualPage(m_log, "errors"_L1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_result, {});
    m_tabs->addTab(m_history, {});
    m_tabs->addTab(m_log, {});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    connect(m_result, &ResultView::remedyRequested, this, &ResultsPanel::remedyRequested);
    connect(m_result, &ResultView::aboutCodeRequested, this, &ResultsPanel::aboutCodeRequested);
    connect(m_history, &HistoryView::useAgainRequested, this, &ResultsPanel::useAgainRequested);
    connect(m_history, &HistoryView::copyAsRequested, this, &ResultsPanel::copyAsRequested);
    retranslate();
}

void ResultsPanel::follow(CodeUpdateJob *job)
{
    showResult();
    m_result->follow(job);
}

void ResultsPanel::showResult()
{
    m_tabs->setCurrentWidget(m_result);
}

void ResultsPanel::setFunction(const FunctionId &function)
{
    m_history->setFunction(function);
}

void ResultsPanel::showHistory()
{
    m_tabs->setCurrentWidget(m_history);
    m_history->focusSearch();
}

void ResultsPanel::showRequestLog()
{
    m_tabs->setCurrentWidget(m_log);
    m_log->setFocus(Qt::ShortcutFocusReason);
}

void ResultsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ResultsPanel::retranslate()
{
    m_tabs->setTabText(0, tr("Result"));
    m_tabs->setTabText(1, tr("History"));
    m_tabs->setTabText(2, tr("Request log"));
    m_tabs->setAccessibleName(tr("Results"));
    m_tabs->tabBar()->setAccessibleName(tr("Results"));
}

} // namespace Scf
