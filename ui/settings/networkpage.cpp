// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/networkpage.h"

#include "app/services/services.h"
#include "app/storage/uploadsettings.h"
#include "ui/common/rolelabel.h"
#include "ui/common/tables.h"
#include "ui/settings/limitmodel.h"
#include "ui/settings/pagelayout.h"
#include "ui/settings/proxyform.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

NetworkPage::NetworkPage(Services *services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_proxy(new ProxyForm(services->proxy(), services->isProxyPasswordKept()))
    , m_limits(new LimitModel(this))
    , m_table(new QTableView)
    , m_none(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_forget(new QPushButton(tr("Reset")))
{
    QVBoxLayout *layout = makePageLayout(this);
    addHeading(layout, tr("Proxy"));
    layout->addWidget(m_proxy);
    addHint(layout, tr("Unless the password goes to the credential store, it is kept for this run "
                       "only. This computer itself, such as the "
                       "demo cloud, is always reached directly. A change counts from the next "
                       "request on."));
    addLimits(layout);
    layout->addStretch();
    connect(m_proxy, &ProxyForm::edited, this, &NetworkPage::useProxy);
}

NetworkPage::~NetworkPage()
{
    useProxy();
}

void NetworkPage::focusFirst()
{
    m_proxy->focusFirst();
}

void NetworkPage::addLimits(QVBoxLayout *layout)
{
    addHeading(layout, tr("Largest request"));
    addHint(layout, tr("An endpoint that refuses a request tells how large one may be. Packages "
                       "that are larger go through a bucket."));
    m_none->setText(tr("No endpoint has refused one: the documented limit counts."));
    m_table->setObjectName(u"limitsTable"_s);
    m_table->setAccessibleName(tr("Largest requests"));
    m_table->setModel(m_limits);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(LimitModel::EndpointColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(LimitModel::LimitColumn, QHeaderView::ResizeToContents);
    m_table->setMinimumHeight(Metric::headerHeight() + 3 * Metric::rowHeight());
    m_forget->setObjectName(u"resetLimit"_s);
    m_forget->setAccessibleDescription(tr("The documented limit counts again."));
    m_forget->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_forget);
    layout->addWidget(m_none);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_forget->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_forget, &QPushButton::clicked, this, &NetworkPage::forgetLimit);
    showLimits();
}

void NetworkPage::showLimits()
{
    m_limits->setLimits(UploadSettings(&m_services->settings()).learnedLimits());
    const bool hasLimits = m_limits->rowCount() > 0;
    m_none->setVisible(!hasLimits);
    m_table->setVisible(hasLimits);
    m_forget->setVisible(hasLimits);
    m_forget->setEnabled(false);
}

void NetworkPage::forgetLimit()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const LearnedLimit limit = m_limits->limitAt(rows.first().row());
    UploadSettings(&m_services->settings()).forgetLimit(limit.endpointTag);
    m_services->applyUploadSettings();
    showLimits();
}

void NetworkPage::useProxy()
{
    const ProxySettings settings = m_proxy->settings();
    // One that is kept may not have been read yet.
    const bool keeps = m_proxy->keepsPassword()
                       && (!settings.password.isEmpty() || m_services->isProxyPasswordKept());
    if (m_proxy->isValid()
        && (settings != m_services->proxy() || keeps != m_services->isProxyPasswordKept()))
        m_services->setProxy(settings,
                             keeps ? SecretKeeping::Place::Store : SecretKeeping::Place::ThisRun);
}

} // namespace Scf
