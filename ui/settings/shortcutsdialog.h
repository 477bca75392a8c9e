// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableView;

namespace Scf {

class ShortcutModel;
class Shortcuts;

//! The shortcuts that there are, to be looked up. Changes nothing.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a shortcuts lives longer.
    explicit ShortcutsDialog(Shortcuts *shortcuts, QWidget *parent = nullptr);

signals:
    void changeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    ShortcutModel *m_model;
    QLineEdit *m_search;
    QTableView *m_table;
    QPushButton *m_change;
    QPushButton *m_close;
};

} // namespace Scf
