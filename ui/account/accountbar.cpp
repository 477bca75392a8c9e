// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountbar.h"

#include "app/domain/region.h"
#include "ui/common/badge.h"
#include "ui/common/icons.h"
#include "ui/common/rolelabel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

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
    , m_regionLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_region(editableCombo(this, u"regionBox"_s))
    , m_spaceLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_space(editableCombo(this, u"namespaceBox"_s))
    , m_refresh(new QPushButton(icon(IconName::Refresh), {}, this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_account->setObjectName(u"accountBox"_s);
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_account->setMinimumWidth(dp(150));
    m_region->setMinimumWidth(dp(210));
    m_space->setMinimumWidth(dp(120));
    m_refresh->setObjectName(u"refreshButton"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metric::narrowEdge(), Metric::gap(), Metric::narrowEdge(),
                               Metric::gap());
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_accountLabel);
    layout->addWidget(m_demoBadge);
    layout->addWidget(m_account);
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
        const QString region = regionOf(m_region->currentText());
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

QString AccountBar::displayName(const Account &account)
{
    if (account.kind == Account::Kind::Demo)
        return tr("Demo cloud");
    return account.name.isEmpty() ? account.endpoint.url().host() : account.name;
}

void AccountBar::setAccounts(const QList<Account> &accounts, const Account &current)
{
    m_accounts = accounts;
    m_current = current;
    fillAccounts();
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
        m_account->addItem(displayName(account));
    const bool hasDemo = std::ranges::any_of(
        m_accounts, [](const Account &account) { return account.kind == Account::Kind::Demo; });
    m_account->insertSeparator(m_account->count());
    if (!hasDemo)
        m_account->addItem(icon(IconName::Cloud), tr("Try the Demo Cloud"), u"demo"_s);
    m_account->addItem(icon(IconName::Plus), tr("Add an Account…"), u"add"_s);
    m_account->setCurrentIndex(static_cast<int>(m_accounts.indexOf(m_current)));
    m_demoBadge->setVisible(m_current.kind == Account::Kind::Demo);
}

void AccountBar::accountActivated(int index)
{
    const QString action = m_account->itemData(index).toString();
    if (index < m_accounts.size()) {
        if (m_accounts.at(index) != m_current)
            emit accountSelected(m_accounts.at(index));
        return;
    }
    // The entries that act do not stay chosen.
    m_account->setCurrentIndex(static_cast<int>(m_accounts.indexOf(m_current)));
    if (action == "demo"_L1)
        emit demoRequested();
    else if (action == "add"_L1)
        emit addAccountRequested();
}

void AccountBar::setPlace(const QString &region, const QString &space)
{
    m_currentRegion = region;
    m_currentSpace = space;
    const QScopedValueRollback filling(m_filling, true);
    const int known = m_region->findData(region);
    m_region->setCurrentIndex(known);
    if (known < 0)
        m_region->setEditText(region);
    m_region->lineEdit()->setCursorPosition(0);
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

QString AccountBar::regionOf(const QString &text) const
{
    const int known = m_region->findText(text);
    if (known >= 0)
        return m_region->itemData(known).toString();
    // "Guangzhou · ap-guangzhou", "ap-guangzhou" or a name alone.
    const QString typed = text.section(u'·', -1).trimmed();
    for (const Region &region : knownRegions()) {
        if (typed.compare(region.english, Qt::CaseInsensitive) == 0 || typed == region.chinese)
            return region.id;
    }
    return typed.toLower();
}

void AccountBar::fillRegions()
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    const QString current = m_currentRegion;
    const QScopedValueRollback filling(m_filling, true);
    m_region->clear();
    for (const Region &region : knownRegions()) {
        const QString name = isChinese ? region.chinese : region.english;
        m_region->addItem(name + u" · "_s + region.id, region.id);
    }
    setPlace(current, m_currentSpace);
}

// Where the room is scarce the boxes are known by what they hold.
void AccountBar::makeRoom()
{
    const QList<QWidget *> labels{m_accountLabel, m_regionLabel, m_spaceLabel};
    int needed = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem *item = layout()->itemAt(i);
        const QWidget *widget = item->widget();
        if (!widget)
            needed += item->sizeHint().width();
        else if (!widget->isHidden() || widget == m_accountLabel || widget == m_regionLabel
                 || widget == m_spaceLabel)
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
    QWidget::changeEvent(event);
}

void AccountBar::retranslate()
{
    m_accountLabel->setText(tr("Account"));
    m_account->setAccessibleName(tr("Account"));
    m_demoBadge->setText(tr("DEMO"));
    m_regionLabel->setText(tr("Region"));
    m_region->setAccessibleName(tr("Region"));
    m_region->lineEdit()->setAccessibleName(tr("Region"));
    m_spaceLabel->setText(tr("Namespace"));
    m_space->setAccessibleName(tr("Namespace"));
    m_space->lineEdit()->setAccessibleName(tr("Namespace"));
    m_refresh->setText(tr("Refresh"));
    fillRegions();
    fillAccounts();
}

} // namespace Scf
