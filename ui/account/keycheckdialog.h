// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/keycheckstep.h"

#include <QDialog>
#include <QList>

#include <functional>

class QProgressBar;
class QPushButton;
class QTableView;

namespace Scf {

class CopyButton;
class KeyCheckModel;
class PolicyText;
class RoleLabel;
class StatusLabel;

//! Shows what a key may do while it is tried, what the selected row means, and the CAM policy for
//! what is denied, ready to be copied. The first check begins with the dialog; closing it drops the
//! check.
class KeyCheckDialog : public QDialog
{
    Q_OBJECT

public:
    using MakePolicy = std::function<QString(const QList<KeyCheckStep> &)>;

    //! Takes \a model over. \a makePolicy gives the policy for the denied ones of its steps.
    KeyCheckDialog(KeyCheckModel *model, MakePolicy makePolicy, QWidget *parent = nullptr);

private:
    void build();
    void startOrStop();
    void showState();
    void checkEnded();
    void showStep();
    void showSummary();
    int firstDenied() const;

    KeyCheckModel *m_model;
    MakePolicy m_makePolicy;
    QTableView *m_table;
    QProgressBar *m_progress;
    StatusLabel *m_stepTitle;
    RoleLabel *m_stepText;
    RoleLabel *m_policyTitle;
    PolicyText *m_policy;
    CopyButton *m_copy;
    QPushButton *m_again;
    QPushButton *m_close;
};

} // namespace Scf
