// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/policytext.h"

#include "ui/common/theme.h"

namespace Scf {

PolicyText::PolicyText(const QString &policy, QWidget *parent)
    : QPlainTextEdit(policy, parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fontFor(TextStyle::Monospace));
}

} // namespace Scf
