// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/support/problemreport.h"

#include <QDialog>

class QListView;
class QPlainTextEdit;
class QPushButton;

namespace Scf {

class CopyButton;
class MessageBar;
class ReportModel;
class RoleLabel;

//! Shows a report of a problem, section by section, before the person copies or saves it; nothing
//! is sent anywhere. What is not checked stays out.
class ReportDialog : public QDialog
{
    Q_OBJECT

public:
    //! Says that the report is being made until setReport().
    explicit ReportDialog(QWidget *parent = nullptr);

    void setReport(const ProblemReport &report);
    //! Which section is shown first where the report has it; before setReport() or after.
    void showSection(ReportSection::Kind kind);

signals:
    //! The report was saved or copied.
    void taken();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showText();
    void documentChanged();
    void chooseFile();
    void save(const QString &path);

    ReportModel *m_model;
    RoleLabel *m_intro;
    QListView *m_sections;
    QPlainTextEdit *m_text;
    MessageBar *m_message;
    CopyButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
    ReportSection::Kind m_first = ReportSection::Kind::Program;
    bool m_hasReport = false;
};

} // namespace Scf
