// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace Scf {

//! A CAM policy to be read and copied: JSON in monospace. Tab leaves it.
class PolicyText : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PolicyText(const QString &policy = {}, QWidget *parent = nullptr);
};

} // namespace Scf
