// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QProgressBar;
class QPushButton;
class QTableView;

namespace Scf {

class ConnectionModel;
class CopyButton;
class RoleLabel;
class StatusLabel;

//! Shows a connection check while it runs, and what the step that is selected means. The first
//! check begins with the dialog; closing it drops the check.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    //! Takes \a model over.
    explicit ConnectionDialog(ConnectionModel *model, QWidget *parent = nullptr);

signals:
    void proxyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void startOrStop();
    void showState();
    void checkEnded();
    void showStep();
    void showSummary();

    ConnectionModel *m_model;
    QTableView *m_table;
    QProgressBar *m_progress;
    StatusLabel *m_stepTitle;
    RoleLabel *m_stepText;
    CopyButton *m_copy;
    QPushButton *m_proxy;
    QPushButton *m_again;
    QPushButton *m_close;
};

} // namespace Scf
