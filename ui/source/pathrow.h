// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;

namespace Scf {

//! A path that can be typed, chosen in a dialog or taken from the recent ones.
class PathRow : public QWidget
{
    Q_OBJECT

public:
    explicit PathRow(CodeSource::Kind kind, QWidget *parent = nullptr);

    //! With '/' as separator and "~" resolved; empty when nothing is entered.
    QString path() const;
    void setPath(const QString &path);
    void setRecentPaths(const QStringList &paths);

public slots:
    void choose();

signals:
    void pathChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRecent();

    CodeSource::Kind m_kind;
    QLineEdit *m_edit;
    QAction *m_recent;
    QPushButton *m_choose;
    QStringList m_recentPaths;
};

} // namespace Scf
