// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainmenu.h"

#include "ui/mainwindow/faultmenu.h"
#include "ui/mainwindow/windowactions.h"

#include <QEvent>

namespace Scf {

MainMenu::MainMenu(const WindowActions &actions, Services *services)
{
    QMenu *file = submenu(QT_TR_NOOP("&File"));
    file->addActions(
        {actions.chooseFolder, actions.chooseZip, actions.chooseObject, actions.editCode});
    file->addSeparator();
    file->addAction(actions.contents);
    file->addSeparator();
    file->addActions({actions.accounts, actions.addAccount, actions.openDemo});
    file->addSeparator();
    file->addAction(actions.settings);
    file->addSeparator();
    file->addAction(actions.quit);

    QMenu *function = submenu(QT_TR_NOOP("F&unction"));
    function->addActions({actions.update, actions.cancel});
    function->addSeparator();
    function->addActions({actions.copyAs, actions.download});
    function->addSeparator();
    function->addActions({actions.search, actions.refresh});

    QMenu *view = submenu(QT_TR_NOOP("&View"));
    view->addActions({actions.history, actions.requestLog});
    view->addSeparator();
    submenu(QT_TR_NOOP("&Theme"), view)->addActions(actions.themes());
    submenu(QT_TR_NOOP("&Language"), view)->addActions(actions.languages());
    view->addSeparator();
    view->addAction(actions.presentation);

    m_demo = submenu(QT_TR_NOOP("&Demo"));
    m_demo->addMenu(new FaultMenu(services, m_demo));

    QMenu *help = submenu(QT_TR_NOOP("&Help"));
    help->addActions({actions.manual, actions.errorCodes, actions.shortcuts});
    help->addSeparator();
    help->addActions({actions.checkConnection, actions.proxy});
    help->addSeparator();
    help->addAction(actions.report);
    help->addSeparator();
    help->addAction(actions.about);
    retranslate();
}

QMenu *MainMenu::submenu(const char *title, QMenu *parent)
{
    QMenu *made = parent ? parent->addMenu(QString()) : addMenu(QString());
    m_titles.append({made, title});
    return made;
}

void MainMenu::setDemo(bool isDemo)
{
    m_demo->menuAction()->setVisible(isDemo);
}

void MainMenu::changeEvent(QEvent *event)
{
    QMenuBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainMenu::retranslate()
{
    for (const auto &[menu, title] : std::as_const(m_titles))
        menu->setTitle(tr(title));
}

} // namespace Scf
