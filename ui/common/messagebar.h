// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace Scf {

class StatusLabel;

//! One line across a panel: icon, sentence, and up to one button; for what stays true until the
//! person acts. Hidden until showMessage(). Announces what it shows.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(Finding::State state, const QString &sentence, const QString &buttonText = {});
    //! Off by default: most messages go away with their cause.
    void setClosable(bool closable);
    QString message() const;
    QPushButton *button() const { return m_button; }

signals:
    void buttonClicked();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    StatusLabel *m_label = nullptr;
    QPushButton *m_button = nullptr;
    QToolButton *m_close = nullptr;
};

} // namespace Scf
