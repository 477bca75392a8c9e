// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace Scf {

//! The keys that were just used, large, over the bottom of a window: "Ctrl+Enter · Update". Lets
//! the mouse through, fades out and deletes itself.
class KeyOverlay : public QWidget
{
    Q_OBJECT

public:
    //! Shows \a text over \a window, in the place of what is shown there still.
    static KeyOverlay *flash(QWidget *window, const QString &text);

    QString text() const { return accessibleName(); }
    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    KeyOverlay(QWidget *window, const QString &text);
    void place();
    void fade();

    QTimer m_stay;
    QVariantAnimation m_fading;
};

} // namespace Scf
