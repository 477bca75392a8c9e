// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace Scf {

class ElidedLabel;
class EmptyState;
class FunctionBrowser;
class SearchField;

//! The list of functions on the left: searched while typing, sorted by any column. Keeps the choice
//! over refreshes, searches and sorting, also while the chosen row is out of sight.
class FunctionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FunctionsPanel(FunctionBrowser *browser, QWidget *parent = nullptr);

    //! Chooses \a functionName as soon as it is in the list.
    void selectFunction(const QString &functionName);
    //! The sentence that explains why the list could not be read, for the failed state.
    void setFailureText(const QString &text);

public slots:
    void focusSearch();

signals:
    //! Another function was chosen; empty when none is.
    void functionSelected(const QString &functionName);
    void refreshRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fitToText();
    void search(const QString &text);
    void selectFirstRow();
    void goToTable();
    void selectionChanged();
    void restoreSelection();
    void showState();
    void showFooter();

    FunctionBrowser *m_browser;
    SearchField *m_search;
    QStackedWidget *m_stack;
    QTableView *m_table;
    EmptyState *m_empty;
    ElidedLabel *m_footer;
    QTimer m_announceSoon; //!< what a search has found
    QString m_selected;
    QString m_failure;
    QDateTime m_refreshedAt;
    bool m_restoring = false;
};

} // namespace Scf
