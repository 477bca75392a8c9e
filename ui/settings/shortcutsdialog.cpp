// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/shortcutsdialog.h"

#include "ui/common/accessibility.h"
#include "ui/common/manualpage.h"
#include "ui/common/theme.h"
#include "ui/settings/shortcutmodel.h"
#include "ui/settings/shortcutspage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

ShortcutsDialog::ShortcutsDialog(Shortcuts *shortcuts, QWidget *parent)
    : QDialog(parent)
    , m_model(new ShortcutModel(shortcuts, true, this))
    , m_search(new QLineEdit)
    , m_table(new QTableView)
    , m_change(new QPushButton)
    , m_close(new QPushButton)
{
    setObjectName(u"shortcutsDialog"_s);
    setManualPage(this, "keyboard"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(u"searchKeys"_s);
    m_table->setObjectName(u"keysTable"_s);
    connectShortcutSearch(m_model, m_search, m_table);
    m_change->setObjectName(u"changeShortcuts"_s);
    m_change->setAutoDefault(false);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_change);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    resize(dp(620), dp(520));
    connect(m_change, &QPushButton::clicked, this, &ShortcutsDialog::changeRequested);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    m_search->setFocus();
}

void ShortcutsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        // The actions of the window have their new texts once its own event was delivered.
        QMetaObject::invokeMethod(m_model, &ShortcutModel::reload, Qt::QueuedConnection);
        retranslate();
    }
    QDialog::changeEvent(event);
}

void ShortcutsDialog::retranslate()
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    m_search->setPlaceholderText(ShortcutsPage::tr("Words or keys"));
    m_search->setAccessibleName(ShortcutsPage::tr("Search shortcuts"));
    nameClearButton(m_search, ShortcutsPage::tr("Clear the search"));
    m_table->setAccessibleName(ShortcutsPage::tr("Shortcuts"));
    m_change->setText(tr("Change…"));
    m_close->setText(tr("Close"));
}

} // namespace Scf
