// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutmodel.h"

#include <QFont>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

ShortcutModel::ShortcutModel(Shortcuts *shortcuts, bool onlyWithKeys, QObject *parent)
    : QAbstractTableModel(parent)
    , m_shortcuts(shortcuts)
    , m_onlyWithKeys(onlyWithKeys)
    , m_entries(read())
{
    connect(shortcuts, &Shortcuts::changed, this, &ShortcutModel::update);
    connect(shortcuts, &Shortcuts::renamed, this, &ShortcutModel::updateSoon);
}

QList<Shortcuts::Entry> ShortcutModel::read() const
{
    QList<Shortcuts::Entry> entries = m_shortcuts->entries();
    if (m_onlyWithKeys)
        entries.removeIf([](const Shortcuts::Entry &entry) { return entry.keys.isEmpty(); });
    return entries;
}

void ShortcutModel::reload()
{
    beginResetModel();
    m_entries = read();
    endResetModel();
}

void ShortcutModel::update()
{
    QList<Shortcuts::Entry> entries = read();
    if (entries.size() != m_entries.size())
        return reload();
    m_entries = std::move(entries);
    if (!m_entries.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

// A change of the language renames all of them, one after the other.
void ShortcutModel::updateSoon()
{
    if (std::exchange(m_isUpdateDue, true))
        return;
    const auto updateNow = [this] {
        m_isUpdateDue = false;
        update();
    };
    QMetaObject::invokeMethod(this, updateNow, Qt::QueuedConnection);
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Shortcuts::Entry &entry = m_entries.at(index.row());
    if (role == IdRole)
        return entry.id;
    if (role == Qt::FontRole && index.column() == KeysColumn && entry.isChosen()) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case ActionColumn:
        return entry.text;
    case KeysColumn: {
        QStringList keys;
        for (const QKeySequence &sequence : entry.keys)
            keys += sequence.toString(QKeySequence::NativeText);
        keys.removeDuplicates(); // Return and Enter have one name in some languages
        return keys.join(u"   "_s);
    }
    default:
        return Shortcuts::placeName(entry.place);
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ActionColumn:
        return tr("What it does");
    case KeysColumn:
        return tr("Keys");
    default:
        return tr("Where");
    }
}

} // namespace Scf
