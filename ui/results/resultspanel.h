// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTabWidget;

namespace Scf {

class CodeUpdateJob;
class RequestLogModel;
class RequestLogView;
class ResultView;

//! The panel at the bottom: the result of the update and the request log.
class ResultsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ResultsPanel(RequestLogModel *requestLog, QWidget *parent = nullptr);

    void follow(CodeUpdateJob *job);
    ResultView *result() { return m_result; }

public slots:
    void showResult();
    void showRequestLog();

signals:
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QTabWidget *m_tabs;
    ResultView *m_result;
    RequestLogView *m_log;
};

} // namespace Scf
