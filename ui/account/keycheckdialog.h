// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/checkdialog.h"

#include <functional>

namespace Scf {

class KeyCheckModel;
class PolicyText;

//! Shows what a key may do, and the CAM policy for what is denied, ready to be copied. The first
//! check begins with the dialog.
class KeyCheckDialog : public CheckDialog
{
    Q_OBJECT

public:
    using MakePolicy = std::function<QString(const QList<KeyPermission> &denied)>;

    //! Takes \a model over.
    KeyCheckDialog(KeyCheckModel *model, MakePolicy makePolicy, QWidget *parent = nullptr);

protected:
    Description describeStep(int row) const override;
    StatusPresentation describeCheck() const override;
    QString copyText() const override;
    void retranslate() override;

private:
    void showPolicy();
    //! As with a key that signs nothing, or without a network.
    bool hasTriedNothing() const;

    KeyCheckModel *m_model;
    MakePolicy m_makePolicy;
    RoleLabel *m_policyTitle;
    PolicyText *m_policy;
};

} // namespace Scf
