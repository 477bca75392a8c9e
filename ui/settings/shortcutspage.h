// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QKeySequenceEdit;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace Scf {

class RoleLabel;
class ShortcutModel;
class Shortcuts;

//! All shortcuts, and other keys for the chosen one. What cannot be is said and not done.
class ShortcutsPage : public QWidget
{
    Q_OBJECT

public:
    //! \a shortcuts lives longer.
    explicit ShortcutsPage(Shortcuts *shortcuts, QWidget *parent = nullptr);

private:
    void build();
    QString selectedId() const;
    void selectionChanged();
    void keysPressed();
    void removeKeys();
    void reset();

    Shortcuts *m_shortcuts;
    ShortcutModel *m_model;
    QSortFilterProxyModel *m_filter = nullptr;
    QLineEdit *m_search;
    QTableView *m_table;
    QKeySequenceEdit *m_keys;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
    RoleLabel *m_objection;
};

//! A table of shortcuts and the field that searches it by words or keys.
QSortFilterProxyModel *connectShortcutSearch(ShortcutModel *model, QLineEdit *search,
                                             QTableView *table);

} // namespace Scf
