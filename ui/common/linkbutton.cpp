// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/linkbutton.h"

#include "ui/common/properties.h"
#include "ui/common/theme.h"

namespace Scf {

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    makeLink(this);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LinkButton::setRole(ColourRole role)
{
    setProperty(Property::linkRole, int(role));
    update();
}

} // namespace Scf
