// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/checkdialog.h"

#include "ui/common/accessibility.h"
#include "ui/common/copybutton.h"
#include "ui/common/statuslabel.h"
#include "ui/common/tables.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

using State = CheckStep::State;

namespace {

constexpr int stateColumn = 0;
constexpr int whatColumn = 1;

// The rest is scrolled to where the screen is small for its text.
constexpr int rowsInSight = 5;

State stateOf(const QModelIndex &index)
{
    return State(index.data(checkStateRole).toInt());
}

//! The icon of the state beside its word, both in its colour; the rest as text.
class StepDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        paintRowGround(painter, option, index.column() == stateColumn);
        QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
        ColourRole role = index.column() == whatColumn ? ColourRole::Text : ColourRole::Muted;
        if (index.column() == stateColumn) {
            const StatusPresentation shown = presentationOf(stateOf(index));
            role = shown.role;
            paintCellIcon(painter, option, &place, shown.icon, role, dp(6));
        }
        paintCellText(painter, option, place, index.data().toString(), role);
    }
};

} // namespace

CheckDialog::CheckDialog(const QString &name, QAbstractItemModel *steps, QWidget *parent)
    : QDialog(parent)
    , m_steps(steps)
    , m_table(new QTableView)
    , m_progress(new QProgressBar)
    , m_title(new StatusLabel)
    , m_text(new RoleLabel({}, TextStyle::Body, ColourRole::Text))
    , m_copy(new CopyButton)
    , m_close(new QPushButton)
    , m_again(new QPushButton)
{
    setObjectName(name + "Dialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_steps->setParent(this);

    m_table->setObjectName(name + "Table"_L1);
    m_table->setModel(m_steps);
    m_table->setItemDelegate(new StepDelegate(m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    makeRowTable(m_table, Metric::rowHeight());
    m_table->setMinimumHeight(std::min(m_steps->rowCount(), rowsInSight) * Metric::rowHeight()
                              + Metric::headerHeight() + dp(4));

    m_progress->setObjectName(name + "Progress"_L1);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, m_steps->rowCount());
    // Takes its place always: nothing moves when a check begins.
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);

    m_title->setObjectName(name + "Title"_L1);
    m_title->setWordWrap(true);
    m_text->setObjectName(name + "Text"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_copy->setObjectName(name + "Copy"_L1);
    m_copy->setAutoDefault(false);
    m_close->setObjectName(name + "Close"_L1);
    m_close->setAutoDefault(false);
    m_again->setObjectName(name + "Again"_L1);
    m_again->setDefault(true);
    makePrimary(m_again);

    connect(m_steps, &QAbstractItemModel::dataChanged, this, &CheckDialog::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CheckDialog::refresh);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void CheckDialog::setColumns(const QList<int> &widths)
{
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < widths.size(); ++column) {
        if (widths.at(column) == 0)
            header->setSectionResizeMode(column, QHeaderView::Stretch);
        else
            header->resizeSection(column, widths.at(column) * letter);
    }
}

void CheckDialog::setTextLines(int lines)
{
    m_text->setMinimumHeight(lines * m_text->fontMetrics().lineSpacing());
}

void CheckDialog::arrange(QPushButton *button, const QList<QWidget *> &below)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_copy);
    buttons->addStretch();
    if (button)
        buttons->addWidget(button);
    buttons->addWidget(m_close);
    buttons->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_table, 3);
    layout->addWidget(m_progress);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    for (QWidget *widget : below)
        layout->addWidget(widget, widget == below.last() ? 2 : 0);
    layout->addLayout(buttons);
    m_again->setFocus();
}

void CheckDialog::setTexts(const Texts &texts)
{
    m_texts = texts;
    m_table->setAccessibleName(texts.steps);
    m_progress->setAccessibleName(tr("Progress"));
    m_copy->setLabel(texts.copy);
    m_close->setText(tr("Close"));
    showState();
}

// Cells are worded when they are painted.
void CheckDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_table->viewport()->update();
        m_table->horizontalHeader()->viewport()->update();
    }
    QDialog::changeEvent(event);
}

void CheckDialog::showStarted()
{
    m_isRunning = true;
    m_table->clearSelection();
    showState();
}

void CheckDialog::showFinished()
{
    m_isRunning = false;
    showState();
    if (!m_table->selectionModel()->hasSelection())
        selectWorst();
    announce(this, m_title->text());
}

void CheckDialog::showState()
{
    m_again->setText(m_isRunning ? tr("Stop") : m_texts.again);
    m_progress->setVisible(m_isRunning);
    m_copy->setCopyText(m_isRunning ? QString() : copyText(), m_texts.copy);
    refresh();
}

void CheckDialog::selectWorst()
{
    for (const State state : {State::Failed, State::Warning}) {
        const QModelIndexList found =
            m_steps->match(m_steps->index(0, 0), checkStateRole, int(state), 1, Qt::MatchExactly);
        if (!found.isEmpty())
            return selectWholeRow(m_table, found.first().row());
    }
}

void CheckDialog::refresh()
{
    int ended = 0;
    for (int row = 0; row < m_steps->rowCount(); ++row)
        ended += CheckStep{.state = stateOf(m_steps->index(row, 0))}.isEnded() ? 1 : 0;
    m_progress->setValue(ended);
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const Description shown =
        rows.isEmpty() ? Description{describeCheck(), tr("Select a row to read more about it.")}
                       : describeStep(rows.first().row());
    m_title->setStatus(shown.title);
    m_text->setText(shown.text);
}

CheckDialog::Description CheckDialog::describeStep(int row) const
{
    const QModelIndex state = m_steps->index(row, stateColumn);
    const QModelIndex what = m_steps->index(row, whatColumn);
    //: %1 is what was checked, %2 "Passed", "Denied" and the like
    const QString word = tr("%1: %2").arg(what.data().toString(), state.data().toString());
    return {.title = presentationOf(stateOf(state), word)};
}

} // namespace Scf
