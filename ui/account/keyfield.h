// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace Scf {

class RoleLabel;

//! A field for a part of a key, which never holds white space: what comes with it from the
//! clipboard is left out, and that is said beside the field. A secret is shown as dots; *Show*
//! shows it until the focus leaves, the window loses it, or some seconds have passed.
class KeyField : public QWidget
{
    Q_OBJECT

public:
    enum class Content { Plain, Secret };

    //! \a objectName is that of the field inside.
    KeyField(Content content, const QString &objectName, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    QString text() const;
    void setText(const QString &text);
    //! What the field is called on screen, \a label, and by a screen reader.
    void setLabel(const QString &label);
    void setPlaceholderText(const QString &text);
    bool isRevealed() const;
    //! For so long a secret can be seen; 10 seconds unless set.
    void setRevealTime(int milliseconds);

signals:
    void textChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void clean(const QString &text);
    void reveal(bool on);
    void showReveal();

    QLineEdit *m_field;
    RoleLabel *m_note;
    QPushButton *m_show = nullptr; //!< only of a secret
    QString m_label;
    QBasicTimer m_revealTimer;
    QBasicTimer m_noteTimer;
    int m_revealTime = 10'000;
};

} // namespace Scf
