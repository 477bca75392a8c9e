// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/function.h"

#include <QDialog>

class QListView;
class QProgressBar;
class QPushButton;

namespace Scf {

class FunctionSearch;
class RoleLabel;

//! Looks for a function in other namespaces and regions and offers to go where it is. Looking
//! begins when the dialog is shown and ends with it.
class FindFunctionDialog : public QDialog
{
    Q_OBJECT

public:
    //! Takes \a search. \a missing: what was looked for, where it is not.
    FindFunctionDialog(FunctionSearch *search, const FunctionId &missing,
                       QWidget *parent = nullptr);

signals:
    //! The person wants to go to \a place; the dialog closes.
    void placeChosen(const Scf::FunctionId &place);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();
    void goThere();

    FunctionSearch *m_search;
    FunctionId m_missing;
    RoleLabel *m_intro;
    QListView *m_places;
    QProgressBar *m_progress;
    RoleLabel *m_state;
    QPushButton *m_stop;
    QPushButton *m_switch;
    QPushButton *m_close;
    bool m_started = false;
};

} // namespace Scf
