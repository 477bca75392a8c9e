// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QAction;
class QCompleter;
class QStringListModel;

namespace Scf {

//! The Handler box: a text field that offers the handlers found in the package. Alt+Down or the
//! arrow shows them all; typing narrows them.
class HandlerField : public QLineEdit
{
    Q_OBJECT

public:
    explicit HandlerField(QWidget *parent = nullptr);

    void setCandidates(const QStringList &candidates);

public slots:
    void showCandidates();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QStringListModel *m_candidates;
    QCompleter *m_completer;
    QAction *m_show;
};

} // namespace Scf
