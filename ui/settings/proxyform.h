// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/proxysettings.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QRadioButton;
class QSpinBox;
class QVBoxLayout;

namespace Scf {

class RoleLabel;

//! Asks which way requests shall take to the Internet.
class ProxyForm : public QWidget
{
    Q_OBJECT

public:
    //! \a keepsPassword: the password of \a current is in the credential store.
    explicit ProxyForm(const ProxySettings &current, bool keepsPassword = false,
                       QWidget *parent = nullptr);

    //! What stands in the form, also what does not count in the chosen mode.
    ProxySettings settings() const;
    //! The password should be in the credential store, not in this run alone.
    bool keepsPassword() const;
    //! False while a proxy is wanted but its host is none.
    bool isValid() const;
    void focusFirst();

signals:
    //! The person has finished with a field; isValid() tells whether it can be used.
    void edited();

private:
    void build();
    void addFields(QVBoxLayout *layout);
    void showState();

    QRadioButton *m_system;
    QRadioButton *m_none;
    QRadioButton *m_manual;
    QWidget *m_fields;
    QRadioButton *m_http;
    QRadioButton *m_socks5;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    RoleLabel *m_objection;
};

} // namespace Scf
