// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QBasicTimer>
#include <QWidget>

class QPushButton;

namespace Scf {

class RoleLabel;
class Spinner;

//! What a view shows in the place of its content: empty, loading or failed. Icon, title, sentence
//! and the one thing to do.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    //! Without \a buttonText there is no button.
    void showMessage(IconName icon, ColourRole role, const QString &title,
                     const QString &sentence = {}, const QString &buttonText = {});
    //! A spinner and \a title, 200 ms from now, so that a quick answer never flashes; until then
    //! nothing is shown.
    void showLoading(const QString &title);
    QPushButton *button() const { return m_button; }

signals:
    void buttonClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    class Picture;

    void fitPicture();

    Picture *m_picture = nullptr;
    Spinner *m_spinner = nullptr;
    RoleLabel *m_title = nullptr;
    RoleLabel *m_sentence = nullptr;
    QPushButton *m_button = nullptr;
    bool m_hasPicture = false; //!< where there is room for it
    QBasicTimer m_delay;
};

} // namespace Scf
