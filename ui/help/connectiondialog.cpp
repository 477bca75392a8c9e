// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/connectiondialog.h"

#include "app/browse/connectionmodel.h"
#include "app/explain/explanation.h"
#include "ui/common/accessibility.h"
#include "ui/common/copybutton.h"
#include "ui/common/manualpage.h"
#include "ui/common/statuslabel.h"
#include "ui/common/tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

using State = ConnectionStep::State;

namespace {

// The rest is scrolled to where the screen is small for its text.
constexpr int rowsInSight = 5;

//! The step that shows that the way leads to the service.
constexpr int endpointRow = int(ConnectionStep::Kind::Endpoint);

StatusPresentation presentationOf(State state)
{
    switch (state) {
    case State::Waiting:
        return {IconName::Circle, ColourRole::Muted, {}};
    case State::Running:
        return {IconName::Updating, ColourRole::Accent, {}};
    case State::Ok:
        return {IconName::CheckCircle, ColourRole::Good, {}};
    case State::Warning:
        return {IconName::WarningTriangle, ColourRole::Warn, {}};
    case State::Error:
        return {IconName::ErrorCircle, ColourRole::Bad, {}};
    case State::Skipped:
        return {IconName::DashCircle, ColourRole::Muted, {}};
    }
    return {};
}

//! The icon of the state beside its word, both in its colour.
class StateDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const StatusPresentation shown =
            presentationOf(State(index.data(ConnectionModel::StateRole).toInt()));
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(shown.icon, shown.role);
        option->decorationSize = QSize(dp(14), dp(14));
        const QColor colour = Colours::of(option->palette).of(shown.role);
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
    }
};

} // namespace

ConnectionDialog::ConnectionDialog(ConnectionModel *model, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_table(new QTableView)
    , m_progress(new QProgressBar)
    , m_stepTitle(new StatusLabel)
    , m_stepText(new RoleLabel({}, TextStyle::Body, ColourRole::Text))
    , m_copy(new CopyButton)
    , m_proxy(new QPushButton)
    , m_again(new QPushButton)
    , m_close(new QPushButton)
{
    setObjectName(u"connectionDialog"_s);
    setManualPage(this, "errors"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_model->setParent(this);
    retranslate();
    build();
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        m_progress->setValue(m_model->ended());
        showStep();
    });
    connect(m_model, &ConnectionModel::finished, this, &ConnectionDialog::checkEnded);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ConnectionDialog::showStep);
    connect(m_proxy, &QPushButton::clicked, this, &ConnectionDialog::proxyRequested);
    connect(m_again, &QPushButton::clicked, this, &ConnectionDialog::startOrStop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    startOrStop();
    m_again->setFocus();
}

void ConnectionDialog::build()
{
    m_table->setObjectName(u"connectionTable"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ConnectionModel::StateColumn, new StateDelegate(m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(ConnectionModel::ResultColumn, QHeaderView::Stretch);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(ConnectionModel::StateColumn, 15 * letter);
    header->resizeSection(ConnectionModel::WhatColumn, 20 * letter);
    header->resizeSection(ConnectionModel::TimeColumn, 11 * letter);
    m_table->setMinimumHeight(std::min(m_model->rowCount(), rowsInSight) * Metric::rowHeight()
                              + Metric::headerHeight() + dp(4));

    m_progress->setObjectName(u"connectionProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, m_model->rowCount());
    // Takes its place always: nothing moves when a check begins.
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);

    m_stepTitle->setObjectName(u"connectionStepTitle"_s);
    m_stepTitle->setWordWrap(true);
    m_stepText->setObjectName(u"connectionStepText"_s);
    m_stepText->setTextFormat(Qt::PlainText);
    m_stepText->setWordWrap(true);
    m_stepText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stepText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stepText->setMinimumHeight(7 * m_stepText->fontMetrics().lineSpacing());

    m_copy->setObjectName(u"connectionCopy"_s);
    m_copy->setAutoDefault(false);
    m_proxy->setObjectName(u"connectionProxy"_s);
    m_proxy->setAutoDefault(false);
    m_again->setObjectName(u"connectionAgain"_s);
    m_again->setDefault(true);
    makePrimary(m_again);
    m_close->setObjectName(u"connectionClose"_s);
    m_close->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_proxy);
    buttons->addWidget(m_close);
    buttons->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_stepTitle);
    layout->addWidget(m_stepText);
    layout->addLayout(buttons);
    resize(dp(760), sizeHint().height());
}

void ConnectionDialog::retranslate()
{
    setWindowTitle(tr("Check the Connection"));
    m_table->setAccessibleName(tr("Steps"));
    m_progress->setAccessibleName(tr("Progress"));
    m_copy->setLabel(tr("Copy Report"));
    m_proxy->setText(tr("Proxy…"));
    m_close->setText(tr("Close"));
}

// Cells are worded when they are painted.
void ConnectionDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
        m_table->viewport()->update();
        m_table->horizontalHeader()->viewport()->update();
    }
    QDialog::changeEvent(event);
}

void ConnectionDialog::startOrStop()
{
    if (m_model->isRunning()) {
        m_model->cancel();
    } else {
        m_table->clearSelection();
        m_model->start();
    }
    showState();
}

void ConnectionDialog::showState()
{
    const bool isRunning = m_model->isRunning();
    m_again->setText(isRunning ? tr("Stop") : tr("Check Again"));
    m_progress->setVisible(isRunning);
    m_copy->setEnabled(!isRunning);
    m_copy->setCopyText(isRunning ? QString() : m_model->report(), tr("Copy Report"));
    showStep();
}

void ConnectionDialog::checkEnded()
{
    showState();
    // What the person looks for: the first thing that is wrong, and else the first warning.
    int worst = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const State state = m_model->stepAt(row).state;
        const bool isWorse = state == State::Error || (state == State::Warning && worst < 0);
        if (isWorse)
            worst = row;
        if (state == State::Error)
            break;
    }
    if (worst >= 0 && !m_table->selectionModel()->hasSelection())
        selectWholeRow(m_table, worst);
    showStep();
    announce(this, m_stepTitle->text());
}

void ConnectionDialog::showSummary()
{
    StatusPresentation shown = presentationOf(State::Running);
    const bool reachesService = m_model->stepAt(endpointRow).state == State::Ok;
    if (m_model->isRunning()) {
        shown.word = tr("Going the way to the service, step by step…");
    } else if (reachesService) {
        shown = presentationOf(State::Ok);
        shown.word = tr("Nothing is wrong with what was checked.");
    } else {
        shown = presentationOf(State::Skipped);
        shown.word = tr("The check was stopped.");
    }
    m_stepTitle->setStatus(shown);
    m_stepText->setText(tr("Select a step to read more about it."));
}

void ConnectionDialog::showStep()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return showSummary();
    const int row = rows.first().row();
    const ConnectionStep &step = m_model->stepAt(row);
    const auto text = [this, row](int column) {
        return m_model->index(row, column).data().toString();
    };
    StatusPresentation shown = presentationOf(step.state);
    shown.word = text(ConnectionModel::WhatColumn) + u" – "_s + text(ConnectionModel::StateColumn);
    QStringList lines;
    if (!step.result.isEmpty())
        lines += step.result;
    if (step.error) {
        const Explanation explanation =
            ExplanationCatalogue::instance().explain(*step.error, QLocale().name());
        shown.word = explanation.title;
        lines += explanation.meaning;
        for (const QString &cause : explanation.causes)
            lines += u"• "_s + cause;
    }
    m_stepTitle->setStatus(shown);
    m_stepText->setText(lines.join(u'\n'));
}

} // namespace Scf
