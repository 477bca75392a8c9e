// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "tests/support/windowfixture.h"

#include <QDialog>
#include <QList>
#include <QString>

#include <functional>

namespace Scf {

//! The program as a person has it before them, with a home of its own: the main window on the demo
//! cloud, and the dialogs above it.
class Stage : protected WindowFixture
{
public:
    Stage();

    Services &services() { return *m_services; }
    MainWindow *window() { return m_window.get(); }
    //! A folder of the home with a small package for Node.js that draws a warning.
    const QString &folder() const { return m_folder; }

    //! Opens the demo cloud, chooses hello-world and enters folder(); waits until the checks have
    //! spoken. Null where that does not come about.
    MainWindow *work();
    //! Presses Update and waits for its end.
    bool update();
    bool chooseSource(CodeSource::Kind kind);
    //! Shows \a dialog, which the main window owns, and waits until it can be seen.
    QDialog *show(QDialog *dialog) const;
    //! The dialog of the main window that is called so and visible, waited for.
    QDialog *dialog(const QString &objectName) const;

    using WindowFixture::child;

private:
    QString m_folder;
};

//! One window or dialog of the program in one state.
struct WindowCase
{
    const char *name;
    //! Brings it up in front of the person; null where that did not come about. The stage owns it.
    std::function<QWidget *(Stage &)> open;
};

//! Every window and dialog of the program, in each state that shows other controls. A new dialog
//! is one more line.
const QList<WindowCase> &windowCases();

//! Brings up the window of windowCases() at \a index and lets it settle: what a change of theme,
//! language or text size posted has come then.
QWidget *openWindow(int index, Stage &stage);

//! A test's column "index" with a row for each of windowCases().
void addWindowRows();

//! The widgets of \a window that a person can see, \a window itself first, but those of other
//! windows.
QList<QWidget *> visibleWidgets(const QWidget *window);

//! What a failure says of \a widget: class, object name and accessible name, and its parents.
QString placeOf(const QWidget *widget);

} // namespace Scf
