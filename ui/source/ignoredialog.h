// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/packageplan.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QPlainTextEdit;

namespace Scf {

//! What stays out of the package of a folder, by rules.
class IgnoreDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a hasGitignore: the folder has a .gitignore that could be used.
    IgnoreDialog(const IgnoreSettings &settings, bool hasGitignore, QWidget *parent = nullptr);

    //! What is entered now; worth something once the dialog was accepted. What the dialog does not
    //! show is as it was given.
    IgnoreSettings settings() const;

private:
    QWidget *makeGroups();

    IgnoreSettings m_given;
    QList<QCheckBox *> m_groups; //!< as defaultIgnoreGroups()
    QPlainTextEdit *m_patterns;
    QCheckBox *m_gitignore;
};

} // namespace Scf
