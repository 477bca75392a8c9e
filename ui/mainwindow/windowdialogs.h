// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/support/problemreport.h"
#include "ui/common/theme.h"

#include <QObject>
#include <QPointer>

namespace Scf {

class ErrorCodesDialog;
class ReportDialog;
class Services;
class SettingsDialog;
class Shortcuts;

//! The settings and what the Help menu opens, above the window. What stands beside the window is
//! there once, and comes to the front when it is asked for again. Main thread.
class WindowDialogs : public QObject
{
    Q_OBJECT

public:
    //! \a window owns it; the others live as long.
    WindowDialogs(Services *services, Shortcuts *shortcuts, QWidget *window);

    void showSettings();
    void showProxy();
    //! At \a code, where one is given.
    void showErrorCodes(const QString &code = {});
    void showShortcuts();
    void checkConnection();
    //! With the section \a first in sight.
    void showReport(ReportSection::Kind first);
    void showAbout();

signals:
    // As SettingsDialog has them.
    void languageChosen(const QString &language);
    void themeChosen(Scf::ThemeChoice choice);
    //! \a above: what the question belongs over.
    void bucketChangeRequested(const QString &region, QWidget *above);

private:
    SettingsDialog *openSettings();
    QStringList surroundings() const;

    Services *m_services;
    Shortcuts *m_shortcuts;
    QWidget *m_window;
    QPointer<ErrorCodesDialog> m_errorCodes;
    QPointer<ReportDialog> m_report;
    QString m_connectionReport; //!< of the last check that ended
};

} // namespace Scf
