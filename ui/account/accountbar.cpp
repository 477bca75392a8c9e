// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountbar.h"

#include "ui/account/accounttexts.h"
#include "ui/account/expirylabel.h"
#include "ui/account/regions.h"
#include "ui/common/badge.h"
#include "ui/common/icons.h"
#include "ui/common/rolelabel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int stripHeight = 4;

QComboBox *editableCombo(QWidget *parent, const QString &objectName)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(objectName);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->lineEdit()->setClearButtonEnabled(false);
    return combo;
}

} // namespace

AccountBar::AccountBar(QWidget *parent)
    : QWidget(parent)
    , m_accountLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_account(new QComboBox(this))
    , m_demoBadge(new Badge({}, this))
    , m_productionBadge(new Badge({}, this, Badge::Look::Strong))
    , m_expiry(new ExpiryLabel(this))
    , m_regionLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_region(editableCombo(this, u"regionBox"_s))
    , m_spaceLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_space(editableCombo(this, u"namespaceBox"_s))
    , m_refresh(new QPushButton(icon(IconName::Refresh), {}, this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_account->setObjectName(u"accountBox"_s);
    m_demoBadge->setObjectName(u"demoBadge"_s);
    m_productionBadge->setObjectName(u"productionBadge"_s);
    m_expiry->setShort(true);
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_account->setMinimumWidth(dp(150));
    m_account->setMaximumWidth(dp(250)); // one long name must not push the rest out
    m_region->setMinimumWidth(dp(210));
    m_space->setMinimumWidth(dp(120));
    m_refresh->setObjectName(u"refreshButton"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metric::narrowEdge(), Metric::gap() + dp(stripHeight),
                               Metric::narrowEdge(), Metric::gap());
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_accountLabel);
    layout->addWidget(m_demoBadge);
    layout->addWidget(m_productionBadge);
    layout->addWidget(m_account);
    layout->addWidget(m_expiry);
    layout->addSpacing(Metric::gap());
    layout->addWidget(m_regionLabel);
    layout->addWidget(m_region);
    layout->addSpacing(Metric::gap());
    layout->addWidget(m_spaceLabel);
    layout->addWidget(m_space);
    layout->addStretch();
    layout->addWidget(m_refresh);

    connect(m_account, &QComboBox::activated, this, &AccountBar::accountActivated);
    const auto regionChosen = [this] {
        const QString region = regionIn(m_region);
        if (!region.isEmpty() && region != m_currentRegion)
            emit regionSelected(region);
    };
    connect(m_region, &QComboBox::activated, this, regionChosen);
    connect(m_region->lineEdit(), &QLineEdit::editingFinished, this, regionChosen);
    // A text that comes while nobody types there was set by a screen reader, and no Return follows.
    connect(m_region->lineEdit(), &QLineEdit::textChanged, this, [this, regionChosen] {
        if (!m_filling && !m_region->lineEdit()->hasFocus())
            regionChosen();
    });
    const auto spaceChosen = [this] {
        const QString space = m_space->currentText().trimmed();
        if (!space.isEmpty() && space != m_currentSpace)
            emit spaceSelected(space);
    };
    connect(m_space, &QComboBox::activated, this, spaceChosen);
    connect(m_space->lineEdit(), &QLineEdit::editingFinished, this, spaceChosen);
    connect(m_space->lineEdit(), &QLineEdit::textChanged, this, [this, spaceChosen] {
        if (!m_filling && !m_space->lineEdit()->hasFocus())
            spaceChosen();
    });
    connect(m_refresh, &QPushButton::clicked, this, &AccountBar::refreshRequested);
    retranslate();
}

void AccountBar::setAccounts(const QList<Account> &accounts, const Account &current)
{
    m_accounts = accounts;
    m_current = current;
    if (indexOfCurrent() < 0)
        m_accounts.append(current);
    fillAccounts();
}

int AccountBar::indexOfCurrent() const
{
    // The live one has its key, and perhaps that of a role: the list has it without.
    const auto it = std::ranges::find_if(m_accounts, [this](const Account &account) {
        return m_current.id.isEmpty() ? account == m_current : account.id == m_current.id;
    });
    return it == m_accounts.end() ? -1 : int(it - m_accounts.begin());
}

void AccountBar::showRegions()
{
    m_region->setFocus(Qt::OtherFocusReason);
    m_region->showPopup();
}

void AccountBar::showNamespaces()
{
    m_space->setFocus(Qt::OtherFocusReason);
    m_space->showPopup();
}

void AccountBar::fillAccounts()
{
    m_account->clear();
    for (const Account &account : std::as_const(m_accounts))
        m_account->addItem(colourMark(account), accountName(account));
    const bool hasDemo = std::ranges::any_of(
        m_accounts, [](const Account &account) { return account.kind == Account::Kind::Demo; });
    m_account->insertSeparator(m_account->count());
    if (!hasDemo)
        m_account->addItem(icon(IconName::Cloud), tr("Try the Demo Cloud"), u"demo"_s);
    m_account->addItem(icon(IconName::Plus), tr("Add an Account…"), u"add"_s);
    m_account->addItem(icon(IconName::Key), tr("Accounts…"), u"accounts"_s);
    m_account->setCurrentIndex(indexOfCurrent());
    m_demoBadge->setVisible(m_current.kind == Account::Kind::Demo);
    m_productionBadge->setVisible(m_current.isProduction);
    m_expiry->setExpiry(m_current.expiresAt);
    update();
}

void AccountBar::accountActivated(int index)
{
    const QString action = m_account->itemData(index).toString();
    if (index < m_accounts.size()) {
        if (index != indexOfCurrent()) {
            // Until it has its key, the bar tells which account is live.
            m_account->setCurrentIndex(indexOfCurrent());
            const Account chosen = m_accounts.at(index); // the list is filled anew meanwhile
            emit accountSelected(chosen);
        }
        return;
    }
    // The entries that act do not stay chosen.
    m_account->setCurrentIndex(indexOfCurrent());
    if (action == "demo"_L1)
        emit demoRequested();
    else if (action == "add"_L1)
        emit addAccountRequested();
    else if (action == "accounts"_L1)
        emit accountsRequested();
}

void AccountBar::setPlace(const QString &region, const QString &space)
{
    m_currentRegion = region;
    m_currentSpace = space;
    const QScopedValueRollback filling(m_filling, true);
    setRegionIn(m_region, region);
    m_space->setEditText(space);
}

void AccountBar::setNamespaces(const QList<NamespaceInfo> &namespaces, const QString &current)
{
    m_currentSpace = current;
    const QScopedValueRollback filling(m_filling, true);
    m_space->clear();
    for (const NamespaceInfo &space : namespaces) {
        m_space->addItem(space.name);
        m_space->setItemData(m_space->count() - 1, space.description, Qt::ToolTipRole);
    }
    m_space->setCurrentIndex(m_space->findText(current));
    m_space->setEditText(current);
}

void AccountBar::retranslateRegions()
{
    const QString current = m_currentRegion;
    const QScopedValueRollback filling(m_filling, true);
    fillRegions(m_region);
    setPlace(current, m_currentSpace);
}

void AccountBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &colours = Theme::current();
    const QColor colour = colours.of(m_current);
    if (colour.isValid())
        painter.fillRect(QRect(0, 0, width(), dp(stripHeight)), colour);
}

// Where the room is scarce the boxes are known by what they hold.
void AccountBar::makeRoom()
{
    const QList<QWidget *> labels{m_accountLabel, m_regionLabel, m_spaceLabel};
    int needed = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem *item = layout()->itemAt(i);
        QWidget *widget = item->widget();
        if (!widget)
            needed += item->sizeHint().width();
        else if (!widget->isHidden() || labels.contains(widget))
            needed +=
                widget->sizeHint().expandedTo(widget->minimumSize()).width() + layout()->spacing();
    }
    for (QWidget *label : labels)
        label->setVisible(needed <= width());
}

void AccountBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void AccountBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &AccountBar::makeRoom, Qt::QueuedConnection);

    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        fillAccounts(); // the marks have other colours
    QWidget::changeEvent(event);
}

void AccountBar::retranslate()
{
    m_accountLabel->setText(tr("Account"));
    m_account->setAccessibleName(tr("Account"));
    m_demoBadge->setText(tr("DEMO"));
    //: Beside the name of the account that is live
    m_productionBadge->setText(tr("PRODUCTION"));
    m_regionLabel->setText(tr("Region"));
    m_region->setAccessibleName(tr("Region"));
    m_region->lineEdit()->setAccessibleName(tr("Region"));
    m_spaceLabel->setText(tr("Namespace"));
    m_space->setAccessibleName(tr("Namespace"));
    m_space->lineEdit()->setAccessibleName(tr("Namespace"));
    m_refresh->setText(tr("Refresh"));
    retranslateRegions();
    fillAccounts();
}

} // namespace Scf
