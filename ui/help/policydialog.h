// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;

namespace Scf {

class CopyButton;
class PolicyText;
class RoleLabel;

//! Shows a CAM policy, ready to be copied into the console.
class PolicyDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a policy as camPolicy() makes it, for \a action.
    PolicyDialog(const QString &action, const QString &policy, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_action;
    RoleLabel *m_intro;
    PolicyText *m_policy;
    CopyButton *m_copy;
    QDialogButtonBox *m_buttons;
};

} // namespace Scf
