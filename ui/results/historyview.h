// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/domain/function.h"
#include "app/storage/journalentry.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QTableView;

namespace Scf {

class CopyButton;
class ElidedLabel;
class EmptyState;
class HistoryModel;
class MessageBar;
class SearchField;

//! Every update that was tried: a table to search and filter, all about one of them beside it, and
//! what can be done with it.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryView(HistoryModel *model, QWidget *parent = nullptr);
    ~HistoryView() override;

    //! What "This Function" means; without a name it cannot be chosen.
    void setFunction(const FunctionId &function);

public slots:
    void focusSearch();
    //! Writes what is shown into \a path: JSON where it ends so, else CSV. One at a time.
    void exportTo(const QString &path);

signals:
    //! The form should take source, handler and options of \a entry for its function.
    void useAgainRequested(const Scf::JournalEntry &entry);
    //! The update of \a entry should be shown as a script.
    void copyAsRequested(const Scf::JournalEntry &entry);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void goToTable();
    void createTable();
    void createActions();
    void retranslate();
    void applyFilter();
    void showAll();
    void showState();
    void showCount();
    void selectionChanged();
    void restoreSelection();
    void showDetails();
    const JournalEntry *selected() const;
    void useAgain();
    void copyAs();
    void copyRow() const;
    void chooseExport();
    void exported(const QString &path, const Result<qint64> &count);

    HistoryModel *m_model;
    QWidget *m_bar;
    SearchField *m_search;
    QRadioButton *m_all;
    QRadioButton *m_thisFunction;
    QRadioButton *m_failed;
    QRadioButton *m_succeeded;
    ElidedLabel *m_count;
    QPushButton *m_export;
    MessageBar *m_message;
    QStackedWidget *m_stack;
    QTableView *m_table;
    QPlainTextEdit *m_details;
    QPushButton *m_useAgain;
    QPushButton *m_copyAs;
    CopyButton *m_copyRequestId;
    EmptyState *m_empty;
    QAction *m_copyRowAction = nullptr;
    QAction *m_useAgainAction = nullptr;
    QAction *m_copyAsAction = nullptr;
    FunctionId m_function;
    qint64 m_selectedId = 0;
    QTimer m_searchTimer;
    std::optional<CancelToken> m_exporting;
};

} // namespace Scf
