// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/functions/functionspanel.h"

#include "app/browse/functionbrowser.h"
#include "ui/common/accessibility.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/searchfield.h"
#include "ui/common/statuspresentation.h"
#include "ui/common/tables.h"
#include "ui/functions/functiondelegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int announceAfterMs = 600;

} // namespace

FunctionsPanel::FunctionsPanel(FunctionBrowser *browser, QWidget *parent)
    : QWidget(parent)
    , m_browser(browser)
    , m_search(new SearchField(u"searchFunctions"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_footer(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted, this))
{
    setObjectName(u"functionsPanel"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    m_table->setObjectName(u"functionsTable"_s);
    m_table->setModel(m_browser->model());
    m_browser->model()->setStatusWords(
        [](const FunctionStatus &status) { return presentationOf(status).word; });
    m_table->setItemDelegate(new FunctionDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMouseTracking(true);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(FunctionListModel::NameColumn, QHeaderView::Stretch);
    header->setSortIndicator(FunctionListModel::NameColumn, Qt::AscendingOrder);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(FunctionListModel::StatusColumn, 15 * letter + dp(30));
    header->resizeSection(FunctionListModel::RuntimeColumn, 15 * letter);
    m_table->setSortingEnabled(true);
    fitToText();

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);

    auto *searchRow = new QVBoxLayout;
    searchRow->setContentsMargins(Metric::narrowEdge(), Metric::rowGap(), Metric::narrowEdge(),
                                  Metric::rowGap());
    searchRow->addWidget(m_search);
    auto *footerRow = new QVBoxLayout;
    footerRow->setContentsMargins(Metric::narrowEdge(), dp(8), Metric::narrowEdge(), dp(8));
    footerRow->addWidget(m_footer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(searchRow);
    layout->addWidget(m_stack, 1);
    layout->addLayout(footerRow);

    m_announceSoon.setSingleShot(true);
    m_announceSoon.setInterval(announceAfterMs);
    m_announceSoon.callOnTimeout(this, [this] { announce(m_search, m_footer->text()); });
    connect(m_search, &QLineEdit::textChanged, this, &FunctionsPanel::search);
    connect(m_search, &QLineEdit::returnPressed, this, &FunctionsPanel::selectFirstRow);
    connect(m_search, &SearchField::goneDown, this, &FunctionsPanel::goToTable);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FunctionsPanel::selectionChanged);
    const FunctionListModel *model = m_browser->model();
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_restoring = true; });
    connect(model, &QAbstractItemModel::modelReset, this, &FunctionsPanel::restoreSelection);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FunctionsPanel::restoreSelection);
    connect(m_browser, &FunctionBrowser::stateChanged, this, &FunctionsPanel::showState);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        if (m_search->text().isEmpty())
            emit refreshRequested();
        else
            m_search->clear();
    });
    retranslate();
}

void FunctionsPanel::selectFunction(const QString &functionName)
{
    m_selected = functionName;
    if (functionName.isEmpty())
        m_table->clearSelection();
    restoreSelection();
}

void FunctionsPanel::focusSearch()
{
    m_search->startSearch();
}

void FunctionsPanel::goToTable()
{
    if (!m_table->isVisible())
        return;
    m_table->setFocus(Qt::TabFocusReason);
    if (!m_table->currentIndex().isValid())
        selectFirstRow();
}

void FunctionsPanel::search(const QString &text)
{
    m_browser->model()->setFilter(text);
    showState();
    m_announceSoon.start(); // once nothing was typed for a moment
}

void FunctionsPanel::selectFirstRow()
{
    if (m_browser->model()->rowCount() > 0)
        selectWholeRow(m_table, 0);
}

void FunctionsPanel::selectionChanged()
{
    // Screen readers select without making the row the current one, so the selection counts.
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (m_restoring || rows.isEmpty())
        return;
    const FunctionSummary *function = m_browser->model()->functionAt(rows.first().row());
    if (!function || function->functionName == m_selected)
        return;
    m_selected = function->functionName;
    // The arrow keys go on from here.
    m_table->selectionModel()->setCurrentIndex(rows.first(), QItemSelectionModel::NoUpdate);
    emit functionSelected(m_selected);
}

void FunctionsPanel::restoreSelection()
{
    m_restoring = true;
    const int row = m_selected.isEmpty() ? -1 : m_browser->model()->rowOf(m_selected);
    if (row >= 0 && !m_table->selectionModel()->isRowSelected(row))
        selectWholeRow(m_table, row);
    m_restoring = false;
}

void FunctionsPanel::showState()
{
    using State = FunctionBrowser::State;
    const State state = m_browser->state();
    const FunctionListModel *model = m_browser->model();
    if (state == State::Loaded)
        m_refreshedAt = QDateTime::currentDateTime();

    if (model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
    } else {
        if (state == State::Failed) {
            m_empty->showMessage(IconName::ErrorCircle, ColourRole::Bad,
                                 tr("The functions could not be listed"), m_failure,
                                 tr("Try Again"));
        } else if (model->totalCount() > 0) {
            m_empty->showMessage(IconName::Search, ColourRole::Muted, tr("No function matches"),
                                 tr("No name or description holds “%1”.").arg(m_search->text()),
                                 tr("Clear the Search"));
        } else if (state == State::Loaded) {
            m_empty->showMessage(IconName::Cloud, ColourRole::Muted, tr("No functions here"),
                                 tr("This region and namespace hold no function. Choose another "
                                    "one above, or create one in the console."),
                                 tr("Refresh"));
        } else {
            m_empty->showLoading(tr("Listing functions…"));
        }
        m_stack->setCurrentWidget(m_empty);
    }
    showFooter();
}

void FunctionsPanel::setFailureText(const QString &text)
{
    m_failure = text;
    showState();
}

void FunctionsPanel::showFooter()
{
    using State = FunctionBrowser::State;
    const FunctionListModel *model = m_browser->model();
    const int total = static_cast<int>(model->totalCount());
    QString text;
    switch (m_browser->state()) {
    case State::Idle:
        break;
    case State::Loading:
        text = tr("%1 of %n function(s)…", nullptr, static_cast<int>(m_browser->announcedCount()))
                   .arg(QLocale().toString(total));
        if (m_browser->announcedCount() == 0)
            text = tr("Listing functions…");
        break;
    case State::Loaded:
        text = model->filter().isEmpty()
                   ? tr("%n function(s) · refreshed %1", nullptr, total)
                         .arg(QLocale().toString(m_refreshedAt.time(), QLocale::ShortFormat))
                   : tr("%1 of %n function(s) shown", nullptr, total)
                         .arg(QLocale().toString(model->rowCount()));
        break;
    case State::Failed:
        text = total > 0 ? tr("The list is incomplete: %1").arg(m_failure) : QString();
        break;
    }
    m_footer->setText(text);
}

// The columns fit at the usual text size; at a larger one names stay readable and the list scrolls.
void FunctionsPanel::fitToText()
{
    constexpr int letters = 20;
    const bool isLarge = Theme::textSize() > 100;
    m_table->setHorizontalScrollBarPolicy(isLarge ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(FunctionListModel::NameColumn,
                                 isLarge ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (isLarge)
        header->resizeSection(FunctionListModel::NameColumn,
                              letters * m_table->fontMetrics().horizontalAdvance(u'n'));
}

void FunctionsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fitToText();
    QWidget::changeEvent(event);
}

void FunctionsPanel::retranslate()
{
    m_search->setPurpose(tr("Search functions"));
    m_search->setAccessibleDescription(
        tr("Shows only the functions whose name or description holds the text."));
    m_table->setAccessibleName(tr("Functions"));
    showState();
}

} // namespace Scf
