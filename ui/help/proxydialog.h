// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/proxysettings.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace Scf {

//! Asks which way requests shall take to the Internet. Decides nothing: who opened it takes
//! settings() when it was accepted.
class ProxyDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProxyDialog(const ProxySettings &current, QWidget *parent = nullptr);

    //! What stands in the dialog, also what does not count in the chosen mode.
    ProxySettings settings() const;

private:
    void build();
    void inputChanged();

    QRadioButton *m_system;
    QRadioButton *m_none;
    QRadioButton *m_manual;
    QWidget *m_form;
    QRadioButton *m_http;
    QRadioButton *m_socks5;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_use;
};

} // namespace Scf
