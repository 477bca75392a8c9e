// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/domain/updateoptions.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QGridLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace Scf {

class ElidedLabel;
class EmptyState;
class FindingsList;
class HandlerField;
class LinkButton;
class MoreOptions;
class RoleLabel;
class StatusLabel;
class UpdateReadiness;

//! The form on the right: the chosen function, where its code comes from (a widget that is given),
//! handler, options, checks, and Update. Shows what `readiness` says and emits wishes.
class UpdatePanel : public QWidget
{
    Q_OBJECT

public:
    //! \a source becomes the "Code from" rows.
    UpdatePanel(UpdateReadiness *readiness, QWidget *source, QWidget *parent = nullptr);

    //! The function that is chosen: what the list knows of it until the rest is read.
    void showFunction(const std::optional<FunctionSummary> &summary);
    void showDetail(const FunctionDetail &detail);
    void showDetailFailure(const QString &sentence);
    //! While an update runs, Cancel stands in the place of Update.
    void setRunning(bool running);
    bool isRunning() const { return m_running; }
    //! While a package is uploaded, that can be paused.
    void setUploading(bool uploading);
    void setPaused(bool paused);

    QString handler() const;
    void setHandler(const QString &handler);
    void setOptions(const UpdateOptions &options);
    UpdateOptions options() const;
    //! Width that the labels of the form take.
    void setLabelWidth(int width);
    int labelWidthHint() const;

public slots:
    void focusHandler();
    void showHandlerCandidates();

signals:
    void handlerChanged(const QString &handler);
    void optionsChanged();
    void fixRequested(const Scf::Finding &finding);
    void updateRequested();
    void cancelRequested();
    void pauseRequested(bool on);
    void refreshRequested();
    //! The request that Update would send should be shown; or the same as a script.
    void previewRequested();
    void copyAsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fitToText();
    void readAgain();
    void showReadiness();
    void showFindings();
    void showFacts();
    void showMore(bool on);

    UpdateReadiness *m_readiness;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    EmptyState *m_empty;
    QWidget *m_form;
    ElidedLabel *m_name;
    ElidedLabel *m_facts;
    QGridLayout *m_grid = nullptr;
    RoleLabel *m_handlerLabel;
    HandlerField *m_handler;
    StatusLabel *m_verdict;
    QCheckBox *m_installDependency;
    QCheckBox *m_publish;
    LinkButton *m_moreLink;
    MoreOptions *m_more;
    FindingsList *m_findings;
    RoleLabel *m_note;
    RoleLabel *m_shortcut;
    QPushButton *m_update;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    std::optional<FunctionSummary> m_summary;
    std::optional<FunctionDetail> m_detail;
    QString m_detailFailure;
    bool m_running = false;
    //! The function is busy with the update that was started here, or was when it was read last.
    bool m_isOurs = false;
    bool m_paused = false;
};

} // namespace Scf
