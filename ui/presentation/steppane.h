// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/requestlogmodel.h"
#include "app/update/codeupdatejob.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTabBar;

namespace Scf {

class Badge;
class RoleLabel;

//! Beside the window's controls in a talk: the step of an update that was just made, in words and
//! with its requests and answers, and the step that waits for Space.
class StepPane : public QWidget
{
    Q_OBJECT

public:
    //! \a log, where the requests of the steps arrive, lives longer.
    explicit StepPane(RequestLogModel *log, QWidget *parent = nullptr);

    //! Shows the steps of \a job from now to its end. The job holds before each of them (see
    //! CodeUpdateJob::holdBeforeSteps); who presses Space or the button releases it.
    void follow(CodeUpdateJob *job);
    //! The DEMO mark: what is shown happens in the demo cloud.
    void setDemo(bool isDemo);
    //! It is wide and low from now on: what stood below each other stands side by side.
    void makeWide();
    //! Whether a step waits.
    bool isHeld() const { return m_next.has_value(); }

public slots:
    //! The step that waits begins.
    void goOn();

protected:
    void changeEvent(QEvent *event) override;

private:
    //! Calls of the step that were alike, the newest of them.
    struct Calls
    {
        CallRecord newest{};
        int count = 0;
    };

    void build();
    void takeRecord(const CallRecord &record);
    void stepBegun(CodeUpdateJob::Step step);
    void stepHeld(CodeUpdateJob::Step step);
    void finished(const UpdateRecord &record);
    void showStep();
    void showTabs();
    void showCall();
    void useFonts();
    void retranslate();

    RequestLogModel *m_log;
    QPointer<CodeUpdateJob> m_job;
    QList<CodeUpdateJob::Step> m_steps;
    std::optional<CodeUpdateJob::Step> m_begun; //!< the one that is shown
    std::optional<CodeUpdateJob::Step> m_next;  //!< waits
    bool m_isDone = false;                      //!< the one that is shown
    UpdateRecord m_record;
    QList<Calls> m_calls; //!< of the one that is shown

    QHBoxLayout *m_head;
    QHBoxLayout *m_foot;
    Badge *m_demo;
    RoleLabel *m_title;
    RoleLabel *m_words;
    QTabBar *m_tabs;
    QSplitter *m_texts;
    RoleLabel *m_requestLabel;
    QPlainTextEdit *m_request;
    RoleLabel *m_answerLabel;
    QPlainTextEdit *m_answer;
    RoleLabel *m_nextWords;
    QPushButton *m_goOn;
};

} // namespace Scf
