// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/updaterecord.h"
#include "app/explain/explanation.h"
#include "app/services/updateretry.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

#include <functional>
#include <optional>

class QDialog;
class QWidget;

namespace Scf {

class AccountBar;
class ResultView;
class Services;
class SourceDialogs;
class SourcePanel;
class UpdatePanel;

//! Carries out what the result offers to do about a failure: each remedy goes to a control of the
//! window, opens a dialog, or waits. None of them sends an update but by pressing Update.
class Remedies : public QObject
{
    Q_OBJECT

public:
    //! What the remedies work with; all of it outlives the object.
    struct Window
    {
        AccountBar *bar = nullptr;
        SourcePanel *source = nullptr;
        UpdatePanel *form = nullptr;
        ResultView *result = nullptr;
        SourceDialogs *dialogs = nullptr;
    };

    //! Dialogs stand above \a parent.
    Remedies(Services *services, const Window &window, QWidget *parent);

    //! True where \a remedy would do something about \a record as things are now.
    bool canCarryOut(Remedy remedy, const UpdateRecord &record) const;
    void carryOut(Remedy remedy, const UpdateRecord &record);
    //! Waits until the chosen function takes an update, and presses Update then.
    void updateWhenActive() { m_retry->start(0); }
    //! Nothing is waited for any more.
    void stopWaiting() { m_retry->cancel(); }
    //! What opens pages: the system's browser unless set.
    void setPageOpener(std::function<void(const QUrl &)> open);

signals:
    void updateRequested();
    void refreshRequested();
    //! The account in use should be entered again.
    void accountRequested();
    void connectionCheckRequested();
    //! The person should be told \a sentence; translated.
    void noticed(Scf::Finding::State state, const QString &sentence);
    //! The function is at \a place.
    void placeChosen(const Scf::FunctionId &place);

private:
    bool isChosen(const UpdateRecord &record) const;
    std::optional<Finding> rootFinding() const;
    void findFunction(const UpdateRecord &record);
    void useRoot();
    void useClock();
    void showPolicy(const UpdateRecord &record);
    void openDocumentation(const UpdateRecord &record);
    void showWaiting();
    void waitingEnded(UpdateRetry::End end);

    Services *m_services;
    Window m_window;
    QWidget *m_parent;
    UpdateRetry *m_retry;
    std::function<void(const QUrl &)> m_openPage;
    QPointer<QDialog> m_dialog; //!< of the search or the policy; one at a time
};

} // namespace Scf
