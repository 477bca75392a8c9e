// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/linkbutton.h"

#include <QBasicTimer>

namespace Scf {

//! A link "Copy" that puts its text on the clipboard, says "Copied" for a moment and announces it.
class CopyButton : public LinkButton
{
    Q_OBJECT

public:
    explicit CopyButton(QWidget *parent = nullptr);

    //! What is copied, and what a screen reader calls it ("Copy RequestId"); both translated.
    void setCopyText(const QString &text, const QString &accessibleName = {});
    QString copyText() const { return m_text; }
    //! "Copy" unless set, such as "Copy Report".
    void setLabel(const QString &label);

signals:
    void copied();

protected:
    void changeEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void copy();

    QString m_text;
    QString m_label;
    bool m_hasOwnLabel = false;
    QBasicTimer m_timer;
};

} // namespace Scf
