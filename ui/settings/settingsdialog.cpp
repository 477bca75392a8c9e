// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "app/services/services.h"
#include "ui/common/accessibility.h"
#include "ui/common/manualpage.h"
#include "ui/common/scrolling.h"
#include "ui/common/shortcuts.h"
#include "ui/settings/appearancepage.h"
#include "ui/settings/networkpage.h"
#include "ui/settings/notificationspage.h"
#include "ui/settings/packagespage.h"
#include "ui/settings/shortcutspage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStringListModel>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(Services *services, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_names(new QStringListModel(this))
    , m_list(new QListView)
    , m_pages(new QStackedWidget)
    , m_close(new QPushButton)
{
    setObjectName(u"settingsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setManualPage(this, "settings"_L1);
    build();
    addPages();
    showPage(Page::Appearance);
    m_list->setFocus();
}

void SettingsDialog::build()
{
    m_list->setObjectName(u"settingsPages"_s);
    m_list->setModel(m_names);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_close->setObjectName(u"closeSettings"_s);
    m_close->setAutoDefault(false);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addWidget(m_pages, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Metric::edge(), Metric::narrowEdge(), Metric::edge(),
                                Metric::narrowEdge());
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addLayout(buttons);
    resize(dp(820), dp(600));
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid())
                    m_pages->setCurrentIndex(current.row());
            });
}

void SettingsDialog::addPages()
{
    auto *appearance = new AppearancePage(&m_services->settings());
    connect(appearance, &AppearancePage::languageChosen, this, &SettingsDialog::languageChosen);
    connect(appearance, &AppearancePage::themeChosen, this, &SettingsDialog::themeChosen);
    auto *packages = new PackagesPage(m_services);
    connect(packages, &PackagesPage::bucketChangeRequested, this,
            &SettingsDialog::bucketChangeRequested);
    m_names->setStringList({});
    addPage(tr("Appearance"), appearance);
    addPage(tr("Network"), new NetworkPage(m_services));
    addPage(tr("Packages"), packages);
    addPage(tr("Shortcuts"), new ShortcutsPage(Shortcuts::instance()));
    addPage(tr("Notifications"), new NotificationsPage(&m_services->settings()));
    putBehind(m_pages, m_close);
    setWindowTitle(tr("Settings"));
    m_list->setAccessibleName(tr("Pages"));
    m_close->setText(tr("Close"));
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * Metric::edge());
}

void SettingsDialog::addPage(const QString &name, QWidget *page)
{
    auto *area = new QScrollArea;
    letScroll(area, page);
    area->setAccessibleName(name);
    m_pages->addWidget(area);
    m_names->setStringList(m_names->stringList() << name);
}

void SettingsDialog::showPage(Page page)
{
    const QModelIndex index = m_names->index(int(page));
    m_list->setCurrentIndex(index);
    m_pages->setCurrentIndex(index.row());
    if (page == Page::Network)
        m_pages->currentWidget()->findChild<NetworkPage *>()->focusFirst();
}

void SettingsDialog::changeEvent(QEvent *event)
{
    // The actions of the window have their new texts once its own event was delivered.
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &SettingsDialog::translateAgain, Qt::QueuedConnection);
    QDialog::changeEvent(event);
}

// Pages hold nothing that is not kept: new ones are the same in the other language.
void SettingsDialog::translateAgain()
{
    const int page = m_pages->currentIndex();
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    while (QWidget *old = m_pages->widget(0)) {
        m_pages->removeWidget(old);
        delete old;
    }
    addPages();
    showPage(Page(page));
    if (auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused))
        again->setFocus(Qt::OtherFocusReason);
}

} // namespace Scf
