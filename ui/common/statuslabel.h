// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/rolelabel.h"
#include "ui/common/statuspresentation.h"

namespace Scf {

//! Icon and word in the colour of the state. Wraps like any label when setWordWrap(true).
class StatusLabel : public RoleLabel
{
    Q_OBJECT

public:
    explicit StatusLabel(QWidget *parent = nullptr);

    void setStatus(const FunctionStatus &status);
    void setStatus(Finding::State state, const QString &sentence);
    void setStatus(const StatusPresentation &presentation);
    void clearStatus();
    IconName iconName() const { return m_icon; }
    //! 14 by default; a result has 32.
    void setIconSize(int px);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void reserve();

    IconName m_icon = IconName::DashCircle;
    int m_iconSize = 14;
    bool m_shown = false;
};

} // namespace Scf
