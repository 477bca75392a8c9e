// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QTableView;
class QVBoxLayout;

namespace Scf {

class LimitModel;
class ProxyForm;
class RoleLabel;
class Services;

//! The way to the Internet, and what was learned of it.
class NetworkPage : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(Services *services, QWidget *parent = nullptr);
    //! Uses what stands in the form.
    ~NetworkPage() override;

    void focusFirst();

private:
    void addLimits(QVBoxLayout *layout);
    void useProxy();
    void showLimits();
    void forgetLimit();

    Services *m_services;
    ProxyForm *m_proxy;
    LimitModel *m_limits;
    QTableView *m_table;
    RoleLabel *m_none;
    QPushButton *m_forget;
};

} // namespace Scf
