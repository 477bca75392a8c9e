// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutspage.h"

#include "ui/common/accessibility.h"
#include "ui/common/rolelabel.h"
#include "ui/common/tables.h"
#include "ui/settings/pagelayout.h"
#include "ui/settings/shortcutmodel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

QSortFilterProxyModel *connectShortcutSearch(ShortcutModel *model, QLineEdit *search,
                                             QTableView *table)
{
    auto *filter = new QSortFilterProxyModel(table);
    filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filter->setFilterKeyColumn(-1); // any
    filter->setSourceModel(model);
    table->setModel(filter);
    QHeaderView *header = makeRowTable(table, Metric::rowHeight());
    header->setSectionResizeMode(ShortcutModel::ActionColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ShortcutModel::KeysColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ShortcutModel::PlaceColumn, QHeaderView::Stretch);
    search->setClearButtonEnabled(true);
    nameClearButton(search, ShortcutsPage::tr("Clear the search"));
    search->setPlaceholderText(ShortcutsPage::tr("Words or keys"));
    search->setAccessibleName(ShortcutsPage::tr("Search shortcuts"));
    table->setAccessibleName(ShortcutsPage::tr("Shortcuts"));
    QObject::connect(search, &QLineEdit::textChanged, filter,
                     &QSortFilterProxyModel::setFilterFixedString);
    return filter;
}

ShortcutsPage::ShortcutsPage(Shortcuts *shortcuts, QWidget *parent)
    : QWidget(parent)
    , m_shortcuts(shortcuts)
    , m_model(new ShortcutModel(shortcuts, false, this))
    , m_search(new QLineEdit)
    , m_table(new QTableView)
    , m_keys(new QKeySequenceEdit)
    , m_remove(new QPushButton(tr("Remove")))
    , m_reset(new QPushButton(tr("Reset")))
    , m_resetAll(new QPushButton(tr("Reset All")))
    , m_objection(new RoleLabel({}, TextStyle::Body, ColourRole::Bad))
{
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ShortcutsPage::selectionChanged);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsPage::keysPressed);
    connect(m_remove, &QPushButton::clicked, this, &ShortcutsPage::removeKeys);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsPage::reset);
    connect(m_resetAll, &QPushButton::clicked, m_shortcuts, &Shortcuts::resetAll);
    connect(m_shortcuts, &Shortcuts::changed, this, &ShortcutsPage::selectionChanged);
    selectionChanged();
}

void ShortcutsPage::build()
{
    m_search->setObjectName(u"searchShortcuts"_s);
    m_table->setObjectName(u"shortcutsTable"_s);
    m_filter = connectShortcutSearch(m_model, m_search, m_table);
    m_table->setMinimumHeight(Metric::headerHeight() + 6 * Metric::rowHeight());
    m_keys->setObjectName(u"shortcutKeys"_s);
    m_keys->setAccessibleName(tr("New keys"));
    // What has the focus is the line inside.
    if (auto *line = m_keys->findChild<QLineEdit *>())
        line->setAccessibleName(m_keys->accessibleName());
    m_keys->setAccessibleDescription(tr("Press the keys that the selected row shall have."));
    m_remove->setObjectName(u"removeShortcut"_s);
    m_reset->setObjectName(u"resetShortcut"_s);
    m_resetAll->setObjectName(u"resetShortcuts"_s);
    for (QPushButton *button : {m_remove, m_reset, m_resetAll})
        button->setAutoDefault(false);
    m_objection->setObjectName(u"shortcutObjection"_s);
    m_objection->setWordWrap(true);
    m_objection->setMinimumHeight(2 * m_objection->fontMetrics().lineSpacing());
    m_objection->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto *label = new RoleLabel(tr("New keys"));
    label->setBuddy(m_keys);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metric::gap());
    row->addWidget(label);
    row->addWidget(m_keys, 1);
    row->addWidget(m_remove);
    row->addWidget(m_reset);
    row->addWidget(m_resetAll);
    QVBoxLayout *layout = makePageLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    layout->addWidget(m_objection);
}

QString ShortcutsPage::selectedId() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(ShortcutModel::IdRole).toString();
}

void ShortcutsPage::selectionChanged()
{
    const QString id = selectedId();
    const Shortcuts::Entry entry = m_shortcuts->entry(id);
    const QSignalBlocker quiet(m_keys);
    m_keys->setKeySequence(entry.keys.value(0));
    m_keys->setEnabled(!id.isEmpty());
    m_remove->setEnabled(!entry.keys.isEmpty());
    m_reset->setEnabled(entry.isChosen());
    m_resetAll->setEnabled(!m_shortcuts->chosen().isEmpty());
    m_objection->setText({});
}

void ShortcutsPage::keysPressed()
{
    const QString id = selectedId();
    if (id.isEmpty() || m_keys->keySequence().isEmpty())
        return;
    // One stroke: the next one begins anew.
    const QKeySequence keys(m_keys->keySequence()[0]);
    const QString objection = m_shortcuts->objection(id, keys);
    if (objection.isEmpty()) {
        m_shortcuts->setKeys(id, {keys});
        return;
    }
    selectionChanged(); // what counts stays
    m_objection->setText(objection);
    announce(m_keys, objection);
}

void ShortcutsPage::removeKeys()
{
    m_shortcuts->setKeys(selectedId(), {});
}

void ShortcutsPage::reset()
{
    const QString id = selectedId();
    const QList<QKeySequence> usual = m_shortcuts->entry(id).usual;
    for (const QKeySequence &keys : usual) {
        const QString objection = m_shortcuts->objection(id, keys);
        if (!objection.isEmpty())
            return m_objection->setText(objection);
    }
    m_shortcuts->reset(id);
}

} // namespace Scf
