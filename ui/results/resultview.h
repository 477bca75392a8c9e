// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/updaterecord.h"
#include "app/explain/explanation.h"
#include "app/update/codeupdatejob.h"
#include "ui/common/stepsbar.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace Scf {

class CopyButton;
class FlowLayout;
class ElidedLabel;
class EmptyState;
class LinkButton;
class RoleLabel;
class StatusLabel;

//! What happens with the update that runs, and what came of the last one.
class ResultView : public QWidget
{
    Q_OBJECT

public:
    explicit ResultView(QWidget *parent = nullptr);

    //! Follows \a job from its first step to its end.
    void follow(CodeUpdateJob *job);
    //! Shows how an update ended that was not followed, or not to its end.
    void showEnd(const UpdateRecord &record);
    void clear();
    const UpdateRecord &record() const { return m_record; }
    //! \a canCarryOut tells which remedies are possible as things are; the others are not offered.
    void setRemedyFilter(std::function<bool(Remedy, const UpdateRecord &)> canCarryOut);

public slots:
    //! Offers the remedies anew: what is possible may have changed.
    void showRemedies();
    //! Something is waited for in the place of the remedies, until \a sentence is empty.
    void showWaiting(const QString &sentence);

signals:
    void remedyRequested(Scf::Remedy remedy, const Scf::UpdateRecord &record);
    //! The reference should open at \a code.
    void aboutCodeRequested(const QString &code);
    //! The person wants to wait no longer.
    void waitingCancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void stepStarted(CodeUpdateJob::Step step);
    void stepProgress(CodeUpdateJob::Step step, qint64 done, qint64 total);
    void showUpload();
    void stepFinished(CodeUpdateJob::Step step, qint64 milliseconds);
    void settling();
    void finished(const UpdateRecord &record);
    void setStep(CodeUpdateJob::Step step, StepItem::State state, const QString &detail = {});
    void showRecord(const UpdateRecord &record);
    static QString stepName(CodeUpdateJob::Step step);

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    StatusLabel *m_icon;
    RoleLabel *m_title;
    QVBoxLayout *m_text;
    QWidget *m_course; //!< what was asked, and how far it came
    QWidget *m_idRow;
    ElidedLabel *m_requestId;
    CopyButton *m_copyRequestId;
    StepsBar *m_steps;
    RoleLabel *m_meaning;
    RoleLabel *m_live;
    RoleLabel *m_causes;
    RoleLabel *m_details;
    FlowLayout *m_actions;
    QList<QPushButton *> m_remedyButtons; //!< as many as were ever needed
    LinkButton *m_aboutCode;
    CopyButton *m_copyReport;
    QWidget *m_waiting;
    RoleLabel *m_waitingText;
    QPushButton *m_cancelWaiting;
    std::function<bool(Remedy, const UpdateRecord &)> m_canCarryOut;
    QList<Remedy> m_remedies; //!< that are offered, a button each
    QList<CodeUpdateJob::Step> m_shownSteps;
    UpdateRecord m_record;
    qint64 m_uploaded = 0;
    qint64 m_uploadTotal = 0;
    qint64 m_uploadSpeed = 0; //!< bytes a second
    bool m_uploadPaused = false;
    bool m_hasRecord = false;
};

} // namespace Scf
