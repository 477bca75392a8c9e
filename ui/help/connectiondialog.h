// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/checkdialog.h"

namespace Scf {

class ConnectionModel;

//! Shows the way to the service step by step, and what goes wrong on it. The first check begins
//! with the dialog.
class ConnectionDialog : public CheckDialog
{
    Q_OBJECT

public:
    //! Takes \a model over.
    explicit ConnectionDialog(ConnectionModel *model, QWidget *parent = nullptr);

signals:
    void proxyRequested();

protected:
    Description describeStep(int row) const override;
    StatusPresentation describeCheck() const override;
    QString copyText() const override;
    void retranslate() override;

private:
    ConnectionModel *m_model;
    QPushButton *m_proxy;
};

} // namespace Scf
