// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/shortcuts.h"

#include <QAbstractTableModel>
#include <QList>

namespace Scf {

//! All shortcuts, one row each; follows the registry.
class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ActionColumn, KeysColumn, PlaceColumn, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    //! \a shortcuts lives longer. \a onlyWithKeys: leaves out what has none.
    ShortcutModel(Shortcuts *shortcuts, bool onlyWithKeys, QObject *parent = nullptr);

    //! Words and keys again, in the language of now.
    void reload();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<Shortcuts::Entry> read() const;
    void update();
    void updateSoon();

    Shortcuts *m_shortcuts;
    bool m_onlyWithKeys;
    QList<Shortcuts::Entry> m_entries;
    bool m_isUpdateDue = false;
};

} // namespace Scf
