// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLabel>

namespace Scf {

//! A QLabel in a colour role and a text style; follows theme and font.
class RoleLabel : public QLabel
{
    Q_OBJECT

public:
    explicit RoleLabel(const QString &text = {}, TextStyle style = TextStyle::Body,
                       ColourRole role = ColourRole::Text, QWidget *parent = nullptr);

    ColourRole role() const { return m_role; }
    void setRole(ColourRole role);
    TextStyle textStyle() const { return m_style; }
    void setTextStyle(TextStyle style);
    //! Takes the font of its style again: the size of all texts has changed.
    void applyStyle();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyRole();

    TextStyle m_style;
    ColourRole m_role;
    bool m_applying = false;
};

} // namespace Scf
