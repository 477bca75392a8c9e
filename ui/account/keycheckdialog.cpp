// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/keycheckdialog.h"

#include "app/browse/keycheckmodel.h"
#include "ui/common/accessibility.h"
#include "ui/common/copybutton.h"
#include "ui/common/policytext.h"
#include "ui/common/statuslabel.h"
#include "ui/common/tables.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

using State = KeyCheckStep::State;

namespace {

// The rest is scrolled to where the screen is small for its text.
constexpr int rowsInSight = 5;

StatusPresentation presentationOf(State state)
{
    switch (state) {
    case State::Waiting:
        return {IconName::Circle, ColourRole::Muted, {}};
    case State::Running:
        return {IconName::Updating, ColourRole::Accent, {}};
    case State::Allowed:
        return {IconName::CheckCircle, ColourRole::Good, {}};
    case State::Denied:
        return {IconName::ErrorCircle, ColourRole::Bad, {}};
    case State::Unknown:
        return {IconName::DashCircle, ColourRole::Muted, {}};
    }
    return {};
}

//! The icon of the state beside its word, both in its colour; the rest as text.
class StepDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        paintRowGround(painter, option, index.column() == KeyCheckModel::StateColumn);
        QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
        ColourRole role =
            index.column() == KeyCheckModel::WhatColumn ? ColourRole::Text : ColourRole::Muted;
        if (index.column() == KeyCheckModel::StateColumn) {
            const StatusPresentation shown =
                presentationOf(State(index.data(KeyCheckModel::StateRole).toInt()));
            role = shown.role;
            paintCellIcon(painter, option, &place, shown.icon, role, dp(6));
        }
        paintCellText(painter, option, place, index.data().toString(), role);
    }
};

} // namespace

KeyCheckDialog::KeyCheckDialog(KeyCheckModel *model, MakePolicy makePolicy, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_makePolicy(std::move(makePolicy))
    , m_table(new QTableView)
    , m_progress(new QProgressBar)
    , m_stepTitle(new StatusLabel)
    , m_stepText(new RoleLabel({}, TextStyle::Body, ColourRole::Text))
    , m_policyTitle(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_policy(new PolicyText)
    , m_copy(new CopyButton)
    , m_again(new QPushButton)
    , m_close(new QPushButton(tr("Close")))
{
    setObjectName(u"keyCheckDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What the Key May Do"));
    m_model->setParent(this);
    build();
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        m_progress->setValue(m_model->ended());
        showStep();
    });
    connect(m_model, &KeyCheckModel::finished, this, &KeyCheckDialog::checkEnded);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeyCheckDialog::showStep);
    connect(m_again, &QPushButton::clicked, this, &KeyCheckDialog::startOrStop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    startOrStop();
    m_again->setFocus();
}

void KeyCheckDialog::build()
{
    m_table->setObjectName(u"keyCheckTable"_s);
    m_table->setAccessibleName(tr("What the key may do"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new StepDelegate(m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(KeyCheckModel::ResultColumn, QHeaderView::Stretch);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(KeyCheckModel::StateColumn, 14 * letter);
    header->resizeSection(KeyCheckModel::WhatColumn, 25 * letter);
    header->resizeSection(KeyCheckModel::ActionColumn, 27 * letter);
    m_table->setMinimumHeight(std::min(m_model->rowCount(), rowsInSight) * Metric::rowHeight()
                              + Metric::headerHeight() + dp(4));

    m_progress->setObjectName(u"keyCheckProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, m_model->rowCount());
    // Takes its place always: nothing moves when a check begins.
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);

    m_stepTitle->setObjectName(u"keyCheckTitle"_s);
    m_stepTitle->setWordWrap(true);
    m_stepText->setObjectName(u"keyCheckText"_s);
    m_stepText->setWordWrap(true);
    m_stepText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stepText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stepText->setMinimumHeight(2 * m_stepText->fontMetrics().lineSpacing());
    m_policyTitle->setWordWrap(true);
    m_policyTitle->setText(
        tr("Whoever manages the account can add this policy in Cloud Access Management (CAM). It "
           "allows what is denied, and nothing else."));
    m_policy->setObjectName(u"keyCheckPolicy"_s);
    m_policy->setAccessibleName(tr("Policy"));
    m_policy->setMinimumHeight(5 * m_policy->fontMetrics().lineSpacing());
    m_policy->setPlaceholderText(tr("Nothing that was tried is denied: no policy is needed."));

    m_copy->setObjectName(u"keyCheckCopy"_s);
    m_copy->setLabel(tr("Copy Policy"));
    m_again->setObjectName(u"keyCheckAgain"_s);
    m_again->setDefault(true);
    makePrimary(m_again);
    m_close->setObjectName(u"keyCheckClose"_s);
    m_close->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_table, 3);
    layout->addWidget(m_progress);
    layout->addWidget(m_stepTitle);
    layout->addWidget(m_stepText);
    layout->addWidget(m_policyTitle);
    layout->addWidget(m_policy, 2);
    layout->addLayout(buttons);
    resize(dp(760), dp(590));
}

void KeyCheckDialog::startOrStop()
{
    if (m_model->isRunning()) {
        m_model->cancel();
    } else {
        m_table->clearSelection();
        m_model->start();
    }
    showState();
}

void KeyCheckDialog::showState()
{
    const bool isRunning = m_model->isRunning();
    m_again->setText(isRunning ? tr("Stop") : tr("Test Again"));
    m_progress->setVisible(isRunning);
    const QString policy = isRunning ? QString() : m_makePolicy(m_model->steps());
    m_policy->setPlainText(policy);
    m_policy->setEnabled(!isRunning);
    m_copy->setCopyText(policy, tr("Copy Policy"));
    showStep();
}

int KeyCheckDialog::firstDenied() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->stepAt(row).state == State::Denied)
            return row;
    }
    return -1;
}

void KeyCheckDialog::checkEnded()
{
    showState();
    const int denied = firstDenied();
    if (denied >= 0 && !m_table->selectionModel()->hasSelection())
        selectWholeRow(m_table, denied);
    showStep();
    announce(this, m_stepTitle->text());
}

void KeyCheckDialog::showSummary()
{
    StatusPresentation shown = presentationOf(State::Running);
    int allowed = 0;
    for (const KeyCheckStep &step : m_model->steps())
        allowed += step.state == State::Allowed ? 1 : 0;
    if (m_model->isRunning()) {
        shown.word = tr("Trying what the key may do. Nothing is changed…");
    } else if (m_model->denied() > 0) {
        shown = presentationOf(State::Denied);
        shown.word = tr("%n thing(s) denied.", nullptr, m_model->denied());
    } else if (allowed == m_model->rowCount()) {
        shown = presentationOf(State::Allowed);
        shown.word = tr("The key may do everything that this program needs.");
    } else {
        shown = presentationOf(State::Unknown);
        shown.word = tr("Nothing is denied; not everything could be tried.");
    }
    m_stepTitle->setStatus(shown);
    m_stepText->setText(tr("Select a row to read more about it."));
}

void KeyCheckDialog::showStep()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return showSummary();
    const int row = rows.first().row();
    const KeyCheckStep &step = m_model->stepAt(row);
    const auto text = [this, row](int column) {
        return m_model->index(row, column).data().toString();
    };
    StatusPresentation shown = presentationOf(step.state);
    //: %1 is a thing that a key may do, %2 "Allowed" or "Denied"
    shown.word =
        tr("%1: %2").arg(text(KeyCheckModel::WhatColumn), text(KeyCheckModel::StateColumn));
    QString details = step.result;
    if (step.error && !step.error->message.isEmpty() && !details.contains(step.error->message))
        details += u'\n' + step.error->code + ": "_L1 + step.error->message.left(300);
    m_stepTitle->setStatus(shown);
    m_stepText->setText(details);
}

} // namespace Scf
