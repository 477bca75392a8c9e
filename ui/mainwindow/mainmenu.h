// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenuBar>

#include <utility>

namespace Scf {

class Services;
class WindowActions;

//! The menu bar: where each of the window's actions stands.
class MainMenu : public QMenuBar
{
    Q_OBJECT

public:
    MainMenu(const WindowActions &actions, Services *services);

    //! Whether the demo cloud is open, which has a menu of its own.
    void setDemo(bool isDemo);

protected:
    void changeEvent(QEvent *event) override;

private:
    //! \a title in English; without \a parent it stands in the bar.
    QMenu *submenu(const char *title, QMenu *parent = nullptr);
    void retranslate();

    QMenu *m_demo = nullptr;
    QList<std::pair<QMenu *, const char *>> m_titles; //!< in English
};

} // namespace Scf
