// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/updaterecord.h"
#include "app/update/codeupdatejob.h"
#include "ui/common/stepsbar.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace Scf {

class CopyButton;
class ElidedLabel;
class EmptyState;
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
    void clear();
    const UpdateRecord &record() const { return m_record; }

signals:
    void refreshRequested();

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
    void show(const UpdateRecord &record);
    static QString stepName(CodeUpdateJob::Step step);

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    StatusLabel *m_icon;
    RoleLabel *m_title;
    QWidget *m_idRow;
    ElidedLabel *m_requestId;
    CopyButton *m_copyRequestId;
    StepsBar *m_steps;
    RoleLabel *m_meaning;
    RoleLabel *m_live;
    RoleLabel *m_causes;
    RoleLabel *m_details;
    QPushButton *m_refresh;
    CopyButton *m_copyReport;
    QList<CodeUpdateJob::Step> m_shownSteps;
    UpdateRecord m_record;
    qint64 m_uploaded = 0;
    qint64 m_uploadTotal = 0;
    qint64 m_uploadSpeed = 0; //!< bytes a second
    bool m_uploadPaused = false;
    bool m_hasRecord = false;
};

} // namespace Scf
