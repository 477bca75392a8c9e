// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QSplitter;
class QTextBrowser;
class QTreeView;

namespace Scf {

class CopyButton;
class ErrorCodeFilter;
class ErrorCodeModel;
class RoleLabel;
class SearchField;

//! The reference of error codes: all of them, searched by code or by words of either language, and
//! all that is known about the chosen one.
class ErrorCodesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ErrorCodesDialog(QWidget *parent = nullptr);

    //! Shows what explains \a code: its own entry or that of its family; all codes where neither
    //! is known.
    void showCode(const QString &code);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void search(const QString &text);
    void showExplanation();

    ErrorCodeModel *m_model;
    ErrorCodeFilter *m_filter;
    SearchField *m_search;
    RoleLabel *m_count;
    QSplitter *m_splitter;
    QTreeView *m_codes;
    QTextBrowser *m_detail;
    CopyButton *m_copy;
    QDialogButtonBox *m_buttons;
};

} // namespace Scf
