// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/function.h"
#include "app/domain/updaterecord.h"
#include "app/explain/explanation.h"
#include "app/storage/journalentry.h"

#include <QWidget>

class QTabWidget;

namespace Scf {

class CodeUpdateJob;
class HistoryModel;
class HistoryView;
class RequestLogModel;
class RequestLogView;
class ResultView;

//! The panel at the bottom: the result of the update, all updates before it, and the request log.
class ResultsPanel : public QWidget
{
    Q_OBJECT

public:
    ResultsPanel(HistoryModel *history, RequestLogModel *requestLog, QWidget *parent = nullptr);

    void follow(CodeUpdateJob *job);
    ResultView *result() { return m_result; }
    //! The function that is chosen; without a name none is.
    void setFunction(const FunctionId &function);

public slots:
    void showResult();
    void showHistory();
    void showRequestLog();

signals:
    //! See ResultView.
    void remedyRequested(Scf::Remedy remedy, const Scf::UpdateRecord &record);
    void aboutCodeRequested(const QString &code);
    //! See HistoryView.
    void useAgainRequested(const Scf::JournalEntry &entry);
    void copyAsRequested(const Scf::JournalEntry &entry);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QTabWidget *m_tabs;
    ResultView *m_result;
    HistoryView *m_history;
    RequestLogView *m_log;
};

} // namespace Scf
