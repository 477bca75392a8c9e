// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/rolelabel.h"

namespace Scf {

//! One line that is shortened to its width: Qt::ElideMiddle for paths, Qt::ElideRight for names.
//! The whole text is in the tool tip (only while it is shortened) and in what a screen reader
//! reads.
class ElidedLabel : public RoleLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text = {}, Qt::TextElideMode mode = Qt::ElideRight,
                         TextStyle style = TextStyle::Body, ColourRole role = ColourRole::Text,
                         QWidget *parent = nullptr);

    Qt::TextElideMode elideMode() const { return m_mode; }
    void setElideMode(Qt::TextElideMode mode);
    //! Lets a person focus the label and copy its whole text: Ctrl+C or the context menu.
    void setCopyable(bool copyable);
    bool isCopyable() const { return m_copyable; }
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copy() const;

    Qt::TextElideMode m_mode;
    bool m_copyable = false;
};

} // namespace Scf
