// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/function.h"
#include "app/domain/packageplan.h"
#include "app/storage/journalentry.h"
#include "app/storage/settings.h"

#include <QMap>
#include <QObject>
#include <QTimer>

namespace Scf {

class Services;
class SourcePanel;
class UpdatePanel;

//! What stands in the form: filled with what is remembered for the chosen function and what the
//! cloud says of it, handed to the readiness whenever it changes, and remembered again. Main
//! thread.
class UpdateForm : public QObject
{
    Q_OBJECT

public:
    //! All of them outlive it.
    UpdateForm(Services *services, SourcePanel *source, UpdatePanel *options, QObject *parent);

    //! The one whose entries stand in the form.
    const FunctionId &function() const { return m_function; }
    //! \a function was chosen; without a name: none.
    void setFunction(const FunctionId &function);
    void setDetail(const FunctionDetail &detail);

    //! For the chosen function, or for the next one chosen.
    void takeSource(const CodeSource &source);
    void takeSourceForNext(const CodeSource &source) { m_pendingSource = source; }
    //! As it was for the update \a entry, of the function that is chosen. Nothing is sent.
    void restore(const JournalEntry &entry);
    void installDependencies();
    //! At once: what was edited is remembered a moment later by itself.
    void remember();

private:
    void connectPanels();
    void fill();
    void handlerEdited(const QString &handler);
    PackagePlan planFor(const CodeSource &source);

    Services *m_services;
    SourcePanel *m_source;
    UpdatePanel *m_options;
    FunctionId m_function;
    CodeSource m_pendingSource;
    //! What was decided about the packages of the function, and of which sources.
    QMap<CodeSource::Kind, KeptSource> m_kept;
    bool m_handlerTouched = false;
    bool m_filling = false; //!< what changes now was not edited
    QTimer m_rememberTimer;
};

} // namespace Scf
