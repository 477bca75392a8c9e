// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QPlainTextEdit;
class QTreeView;

namespace Scf {

class ComponentModel;
class RoleLabel;

//! What the program is made of, each component with its version and its licence.
class LicencesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LicencesDialog(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showLicence();

    ComponentModel *m_model;
    RoleLabel *m_intro;
    QTreeView *m_components;
    QPlainTextEdit *m_text;
    QDialogButtonBox *m_buttons;
};

} // namespace Scf
