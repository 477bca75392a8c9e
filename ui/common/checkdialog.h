// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/statuspresentation.h"

#include <QDialog>
#include <QList>
#include <QPushButton>

class QAbstractItemModel;
class QProgressBar;
class QTableView;

namespace Scf {

class CopyButton;
class RoleLabel;
class StatusLabel;

//! Shows the steps of a check while it runs, what the step that is selected means, and a button
//! that stops the check or begins it again. Once it has ended, the first step that failed is
//! selected, else the first one with a warning, unless the person has selected another. Closing
//! the dialog drops the check.
class CheckDialog : public QDialog
{
    Q_OBJECT

protected:
    struct Description
    {
        StatusPresentation title{};
        QString text{};
    };
    //! Translated.
    struct Texts
    {
        QString steps{}; //!< what a screen reader calls the table
        QString copy{};  //!< the button that copies copyText()
        QString again{}; //!< the button that begins the check again
    };

    //! Takes \a steps over, which give checkStateRole; their first column is the state, their
    //! second one what is looked at. The names of the widgets begin with \a name.
    CheckDialog(const QString &name, QAbstractItemModel *steps, QWidget *parent);

    //! Widths in letters of the table's columns; 0 for what takes the rest.
    void setColumns(const QList<int> &widths);
    //! So many lines of a description have room, however short it is.
    void setTextLines(int lines);
    //! Puts everything in its place, once: \a button, where there is one, beside those of every
    //! check, \a below below the description, where the last of them grows with the dialog.
    void arrange(QPushButton *button, const QList<QWidget *> &below);
    void setTexts(const Texts &texts);

    //! Begins the first check of \a model, whose steps these are, and each that the person wants.
    //! It has start(), cancel(), isRunning(), started() and finished(), as CheckStepModel has them.
    template <typename Model>
    void run(Model *model)
    {
        connect(m_again, &QPushButton::clicked, model,
                [model] { model->isRunning() ? model->cancel() : model->start(); });
        connect(model, &Model::started, this, &CheckDialog::showStarted);
        connect(model, &Model::finished, this, &CheckDialog::showFinished);
        model->start();
    }

    //! What is said of the step in \a row; here its name and state as the title.
    virtual Description describeStep(int row) const;
    //! What is said of the check while no step is selected.
    virtual StatusPresentation describeCheck() const = 0;
    //! What the check has found, for the clipboard.
    virtual QString copyText() const = 0;
    //! Gives every text its language; called when that changes.
    virtual void retranslate() = 0;

    void changeEvent(QEvent *event) override;

private:
    void showStarted();
    void showFinished();
    void showState();
    void refresh();
    void selectWorst();

    QAbstractItemModel *m_steps;
    QTableView *m_table;
    QProgressBar *m_progress;
    StatusLabel *m_title;
    RoleLabel *m_text;
    CopyButton *m_copy;
    QPushButton *m_close;
    QPushButton *m_again;
    Texts m_texts;
    bool m_isRunning = false;
};

} // namespace Scf
