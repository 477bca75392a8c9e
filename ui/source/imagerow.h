// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/source/sourcerow.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QRadioButton;

namespace Scf {

class RoleLabel;

//! A container image: Code.ImageConfig of the API, with the API's own words.
class ImageRow : public SourceRow
{
    Q_OBJECT

public:
    explicit ImageRow(QWidget *parent = nullptr);

    CodeSource source() const override;
    void setSource(const CodeSource &source) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLineEdit *m_uri;
    QRadioButton *m_personal;
    QRadioButton *m_enterprise;
    QLineEdit *m_registryId;
    RoleLabel *m_commandLabel;
    QLineEdit *m_command;
    RoleLabel *m_argsLabel;
    QLineEdit *m_args;
    RoleLabel *m_portLabel;
    QComboBox *m_port;
    QCheckBox *m_accelerate;
};

} // namespace Scf
