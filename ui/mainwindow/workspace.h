// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/storage/journalentry.h"

#include <QPointer>
#include <QWidget>

class QSplitter;

namespace Scf {

class AccountBar;
class CopyAsDialog;
class CodeUpdateJob;
class FunctionsPanel;
class Remedies;
class ResultsPanel;
class Services;
class SourceDialogs;
class SourcePanel;
class UpdateForm;
class UpdatePanel;

//! The three panels and the bar above them, connected with each other and with the services.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    explicit Workspace(Services *services, QWidget *parent = nullptr);
    ~Workspace() override;

    AccountBar *accountBar() { return m_accountBar; }
    //! Takes a dropped or named folder or ZIP for the chosen function, or for the next one chosen.
    void takeSource(const CodeSource &source);
    //! Makes the update of \a functionName with \a source ready to press. Empty: the function that
    //! is chosen; without a path: the source that the function has.
    void openUpdate(const CodeSource &source, const QString &functionName);
    bool isUpdating() const;
    Remedies *remedies() { return m_remedies; }

public slots:
    void refresh();
    void focusSearch();
    void chooseSource(Scf::CodeSource::Kind kind);
    void showContents();
    void downloadCode();
    //! The update that Update would do now as a script.
    void copyAs();
    //! Asks for the bucket of packages for the COS region \a region, above \a parent.
    void changeBucket(const QString &region, QWidget *parent);
    void showHistory();
    void showRequestLog();
    //! Asks first where the account is one of production.
    void startUpdate();
    void cancelUpdate();
    //! Reads a source on this machine again: it may have changed while another program was in
    //! front.
    void reloadSource();
    void selectFunction(const QString &functionName);

signals:
    //! Something could not be done; \a sentence is translated.
    void failed(const QString &sentence);
    //! Something that the person should know; \a sentence is translated.
    void noticed(Scf::Finding::State state, const QString &sentence);
    //! The account in use should be entered again.
    void accountRequested();
    void connectionCheckRequested();
    //! The reference of error codes should open at \a code.
    void aboutCodeRequested(const QString &code);
    //! The chosen function or whether an update runs.
    void titleChanged();
    //! \a job is about to make its first step.
    void updateStarted(Scf::CodeUpdateJob *job);
    void updateEnded();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectPanels();
    void functionChosen();
    void detailRead();
    void placeChanged();
    void listStateChanged();
    void beginUpdate();
    void applyFix(const Finding &finding);
    void goTo(const FunctionId &function);
    void useAgain(const JournalEntry &entry);
    void previewRequest();
    CopyAsDialog *pendingCopy();
    void fillPendingCopy();
    void copyEntryAs(const JournalEntry &entry);
    void alignLabels();
    void unfoldResults();
    void boundColumns();

    Services *m_services;
    AccountBar *m_accountBar;
    FunctionsPanel *m_functions;
    SourcePanel *m_source;
    UpdatePanel *m_update;
    ResultsPanel *m_results;
    UpdateForm *m_form;
    SourceDialogs *m_dialogs;
    Remedies *m_remedies = nullptr;
    QPointer<CopyAsDialog> m_pendingCopy; //!< follows the form while it is open
    QSplitter *m_columns;
    QSplitter *m_rows;
    bool m_rowsRestored = false;
};

} // namespace Scf
