// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/domain/packageplan.h"
#include "app/storage/journalentry.h"
#include "app/storage/settings.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

class QSplitter;

namespace Scf {

class AccountBar;
class CodeUpdateJob;
class FunctionsPanel;
class Remedies;
class ResultsPanel;
class Services;
class SourceDialogs;
class SourcePanel;
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
    bool isUpdating() const;
    Remedies *remedies() { return m_remedies; }

public slots:
    void refresh();
    void focusSearch();
    void chooseSource(Scf::CodeSource::Kind kind);
    void showContents();
    void downloadCode();
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
    //! The reference of error codes should open at \a code.
    void aboutCodeRequested(const QString &code);
    //! The chosen function or whether an update runs.
    void titleChanged();
    void updateEnded();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectPanels();
    PackagePlan planFor(const CodeSource &source);
    void functionChosen();
    void detailRead();
    void placeChanged();
    void listStateChanged();
    void askAboutProduction();
    void beginUpdate();
    void askAboutConflict(CodeUpdateJob *job, const QString &modTime);
    void handlerEdited(const QString &handler);
    void applyFix(const Finding &finding);
    void goTo(const FunctionId &function);
    void useAgain(const JournalEntry &entry);
    void remember();
    void alignLabels();

    Services *m_services;
    AccountBar *m_accountBar;
    FunctionsPanel *m_functions;
    SourcePanel *m_source;
    UpdatePanel *m_update;
    ResultsPanel *m_results;
    SourceDialogs *m_dialogs;
    Remedies *m_remedies = nullptr;
    QSplitter *m_columns;
    QSplitter *m_rows;
    FunctionId m_shown; //!< the function whose entries stand in the form
    CodeSource m_pendingSource;
    //! What was decided about the packages of the function in m_shown, and of which sources.
    QMap<CodeSource::Kind, KeptSource> m_kept;
    bool m_handlerTouched = false;
    bool m_filling = false;
    bool m_rowsRestored = false;
    QTimer m_rememberTimer;
};

} // namespace Scf
