// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAbstractItemView;

namespace Scf {

//! A field that narrows a list: with a magnifier, and a button that clears it. Escape empties it
//! before it cancels or closes anything, and Return presses no button of a dialog.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &objectName, QWidget *parent = nullptr);

    //! What it is for, translated: the accessible name, and the placeholder unless that says more.
    void setPurpose(const QString &purpose, const QString &placeholder = {});
    //! Takes the focus, with what stands in it selected.
    void startSearch();
    //! \a list is walked through by keys while the cursor stays in the field.
    void setWalked(QAbstractItemView *list) { m_walked = list; }

signals:
    //! Down was pressed: to what was found. Not where setWalked() has a list.
    void goneDown();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool isEscape(const QEvent *event) const;
    void retranslate();

    QAction *m_icon;
    QAbstractItemView *m_walked = nullptr;
};

} // namespace Scf
