// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace Scf {

class Services;

//! Lets the next update in the demo cloud fail in a way that the person picks: a condition of the
//! way there, or one of the documented error codes. Filled when it is first opened.
class FaultMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FaultMenu(Services *services, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();
    void add(QMenu *menu, const QString &fault);
    static QString conditionText(const QString &fault);

    Services *m_services;
};

} // namespace Scf
