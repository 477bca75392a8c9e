// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/source/sourcerow.h"

class QAction;
class QLineEdit;
class QPushButton;

namespace Scf {

//! The path of a folder or ZIP file: it can be typed, chosen in a dialog or taken from the recent
//! ones.
class PathRow : public SourceRow
{
    Q_OBJECT

public:
    explicit PathRow(CodeSource::Kind kind, QWidget *parent = nullptr);

    CodeSource source() const override;
    void setSource(const CodeSource &source) override;
    bool choose() override;
    void setRecentPaths(const QStringList &paths);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    //! With '/' as separator and "~" resolved; empty when nothing is entered.
    QString path() const;
    void setPath(const QString &path);
    void showRecent();

    CodeSource::Kind m_kind;
    QLineEdit *m_edit;
    QAction *m_recent;
    QPushButton *m_choose;
    QStringList m_recentPaths;
};

} // namespace Scf
