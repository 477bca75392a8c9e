// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace Scf {

class CopyButton;

//! The very request that Update would send now, without its secrets and without the code's bytes.
class RequestPreviewDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RequestPreviewDialog(QWidget *parent = nullptr);

    void setText(const QString &text);

private:
    QPlainTextEdit *m_text;
    CopyButton *m_copy;
};

} // namespace Scf
