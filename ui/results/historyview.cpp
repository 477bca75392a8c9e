// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/historyview.h"

#include "app/browse/historyexport.h"
#include "app/browse/historymodel.h"
#include "app/explain/explanation.h"
#include "ui/common/copybutton.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/focusring.h"
#include "ui/common/messagebar.h"
#include "ui/common/searchfield.h"
#include "ui/common/shortcuts.h"
#include "ui/common/tables.h"
#include "ui/results/historydelegate.h"
#include "ui/results/outcometext.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTextDocument>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int searchAfterMs = 150;

// What a running entry means depends on who works on it.
QString runningText(const JournalEntry &entry)
{
    switch (entry.owner) {
    case JournalEntry::Owner::ThisProgram:
        return HistoryModel::outcomeWord(UpdateOutcome::Running);
    case JournalEntry::Owner::AnotherProgram:
        return HistoryView::tr("Another running SCF Desktop works on it.");
    case JournalEntry::Owner::Nobody:
        break;
    }
    return HistoryView::tr("SCF Desktop ended in the middle of it. What became of it is found out "
                           "as soon as an account with its endpoint and SecretId is opened.");
}

QString detailsOf(const JournalEntry &entry)
{
    const UpdateRecord &record = entry.record;
    QStringList lines;
    const auto line = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines += HistoryView::tr("%1: %2").arg(label, value);
    };
    if (record.outcome == UpdateOutcome::Running) {
        lines += runningText(entry);
    } else {
        const OutcomeText text = outcomeText(record);
        for (const QString &part : {text.title, text.meaning, text.live}) {
            if (!part.isEmpty())
                lines += part;
        }
    }
    lines += QString();
    line(u"FunctionName"_s, record.function.functionName);
    line(u"Namespace"_s, record.function.space);
    lines += errorDetails(record);
    line(HistoryView::tr("Source"), HistoryModel::sourceText(record.source));
    line(HistoryView::tr("Root"), entry.package.root);
    line(HistoryView::tr("Left out"), entry.package.leftOut.join(", "_L1));
    line(u"Handler"_s, record.handler);
    if (record.zipSize > 0) {
        line(HistoryView::tr("ZIP"),
             HistoryView::tr("%1 (%2 bytes)")
                 .arg(record.zipSha256, QLocale().toString(record.zipSize)));
    }
    if (entry.installDependency)
        lines += HistoryView::tr("With installation of the dependencies");
    if (entry.publish)
        lines += HistoryView::tr("With a new version");
    line(HistoryView::tr("Endpoint"), entry.endpoint);
    return lines.join(u'\n');
}

} // namespace

HistoryView::HistoryView(HistoryModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_bar(new QWidget)
    , m_search(new SearchField(u"searchHistory"_s))
    , m_all(new QRadioButton)
    , m_thisFunction(new QRadioButton)
    , m_failed(new QRadioButton)
    , m_succeeded(new QRadioButton)
    , m_count(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted))
    , m_export(new QPushButton)
    , m_message(new MessageBar)
    , m_stack(new QStackedWidget)
    , m_table(new QTableView)
    , m_details(new QPlainTextEdit)
    , m_useAgain(new QPushButton)
    , m_copyAs(new QPushButton)
    , m_copyRequestId(new CopyButton)
    , m_empty(new EmptyState)
{
    m_search->setMaximumWidth(dp(260));
    m_all->setObjectName(u"historyAll"_s);
    m_thisFunction->setObjectName(u"historyThisFunction"_s);
    m_failed->setObjectName(u"historyFailed"_s);
    m_succeeded->setObjectName(u"historySucceeded"_s);
    m_export->setObjectName(u"exportHistory"_s);
    m_details->setObjectName(u"historyDetails"_s);
    ringWhenFocused(m_details);
    m_useAgain->setObjectName(u"useAgain"_s);
    m_copyAs->setObjectName(u"historyCopyAs"_s);
    m_message->setObjectName(u"historyMessage"_s);
    m_message->setClosable(true);
    makeSmall(m_export);
    makeSmall(m_useAgain);
    makeSmall(m_copyAs);

    setFocusPolicy(Qt::ClickFocus);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(0);
    for (QRadioButton *choice : {m_all, m_thisFunction, m_failed, m_succeeded})
        choices->addWidget(choice);
    makeSegmented({m_all, m_thisFunction, m_failed, m_succeeded});
    m_all->setChecked(true);
    m_thisFunction->setEnabled(false);

    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(Metric::narrowEdge(), dp(6), Metric::narrowEdge(), dp(6));
    bar->setSpacing(Metric::gap());
    bar->addWidget(m_search, 2);
    bar->addLayout(choices);
    bar->addWidget(m_count, 1);
    bar->addWidget(m_export);

    createTable();
    createActions();

    m_details->setReadOnly(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setTabChangesFocus(true);
    m_details->document()->setDocumentMargin(Metric::narrowEdge());
    auto *actions = new QHBoxLayout;
    actions->setContentsMargins(dp(6), 0, dp(6), dp(6));
    actions->setSpacing(Metric::gap());
    actions->addWidget(m_useAgain);
    actions->addWidget(m_copyAs);
    actions->addWidget(m_copyRequestId);
    actions->addStretch();
    auto *side = new QWidget;
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins({});
    sideLayout->setSpacing(0);
    sideLayout->addWidget(m_details, 1);
    sideLayout->addLayout(actions);

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_table);
    splitter->addWidget(side);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_message);
    layout->addWidget(m_stack, 1);

    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(searchAfterMs);
    m_searchTimer.callOnTimeout(this, &HistoryView::applyFilter);
    connect(m_search, &SearchField::goneDown, this, &HistoryView::goToTable);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(); });
    for (const QRadioButton *choice : {m_all, m_thisFunction, m_failed, m_succeeded}) {
        connect(choice, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                applyFilter();
        });
    }
    connect(m_export, &QPushButton::clicked, this, &HistoryView::chooseExport);
    connect(m_useAgain, &QPushButton::clicked, this, &HistoryView::useAgain);
    connect(m_copyAs, &QPushButton::clicked, this, &HistoryView::copyAs);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        if (m_model->state() == HistoryModel::State::Failed)
            m_model->refresh();
        else
            showAll();
    });
    connect(m_model, &HistoryModel::stateChanged, this, &HistoryView::showState);
    retranslate();
}

HistoryView::~HistoryView()
{
    if (m_exporting)
        m_exporting->cancel();
}

void HistoryView::createTable()
{
    m_table->setObjectName(u"historyTable"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new HistoryDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMouseTracking(true);
    QHeaderView *header = makeRowTable(m_table, dp(24));
    header->setStretchLastSection(true);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(HistoryModel::TimeColumn, 17 * letter + Metric::narrowEdge());
    header->resizeSection(HistoryModel::FunctionColumn, 16 * letter);
    header->resizeSection(HistoryModel::OutcomeColumn, 15 * letter + dp(20));
    header->resizeSection(HistoryModel::SourceColumn, 20 * letter);
    header->resizeSection(HistoryModel::HandlerColumn, 17 * letter);
    header->resizeSection(HistoryModel::SizeColumn, 9 * letter);
    header->resizeSection(HistoryModel::DurationColumn, 9 * letter);
    header->resizeSection(HistoryModel::Sha256Column, 14 * letter);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryView::selectionChanged);
    connect(m_table, &QAbstractItemView::activated, this,
            [this] { m_details->setFocus(Qt::OtherFocusReason); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryView::restoreSelection);
    connect(m_model, &HistoryModel::entryRead, this, [this](int row) {
        if (m_model->idAt(row) == m_selectedId)
            showDetails();
    });
}

void HistoryView::createActions()
{
    const auto action = [this](const QString &id, auto slot) {
        auto *made = new QAction(m_table);
        if (!id.isEmpty())
            Shortcuts::bind(id, made);
        made->setShortcutContext(Qt::WidgetShortcut);
        connect(made, &QAction::triggered, this, slot);
        m_table->addAction(made);
        return made;
    };
    m_useAgainAction = action({}, &HistoryView::useAgain);
    m_copyAsAction = action(u"history.copyAs"_s, &HistoryView::copyAs);
    m_copyRowAction = action(u"history.copy"_s, &HistoryView::copyRow);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void HistoryView::setFunction(const FunctionId &function)
{
    m_function = function;
    const bool hasFunction = !function.functionName.isEmpty();
    m_thisFunction->setEnabled(hasFunction);
    if (!m_thisFunction->isChecked())
        return;
    if (hasFunction)
        applyFilter();
    else
        m_all->setChecked(true);
}

void HistoryView::focusSearch()
{
    m_search->startSearch();
}

void HistoryView::goToTable()
{
    if (m_model->rowCount() == 0)
        return;
    m_table->setFocus(Qt::TabFocusReason);
    if (m_selectedId == 0)
        selectWholeRow(m_table, 0);
}

void HistoryView::applyFilter()
{
    m_searchTimer.stop();
    JournalFilter filter{.search = m_search->text()};
    if (m_thisFunction->isChecked())
        filter.function = m_function;
    else if (m_failed->isChecked())
        filter.outcomes = {UpdateOutcome::UpdateFailed, UpdateOutcome::NotChanged,
                           UpdateOutcome::Unknown};
    else if (m_succeeded->isChecked())
        filter.outcomes = {UpdateOutcome::Live, UpdateOutcome::ActiveNotVerifiable};
    m_model->setFilter(filter);
}

void HistoryView::showAll()
{
    m_search->clear();
    m_all->setChecked(true);
    applyFilter();
}

void HistoryView::showState()
{
    using State = HistoryModel::State;
    showCount();
    // Where there is nothing to search, there is more place for saying so.
    const bool isEmpty = m_model->state() == State::Loaded && m_model->rowCount() == 0
                         && m_model->filter().isEmpty();
    if (isEmpty && m_search->hasFocus())
        setFocus(); // it would leave the panel
    m_bar->setVisible(!isEmpty);
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentIndex(0);
        return;
    }
    switch (m_model->state()) {
    case State::Idle:
    case State::Loading:
        m_empty->showLoading(tr("Reading the history…"));
        break;
    case State::Failed:
        m_empty->showMessage(IconName::ErrorCircle, ColourRole::Bad,
                             tr("The history could not be read"),
                             inOneSentence(m_model->error(), QLocale().name()), tr("Try Again"));
        break;
    case State::Loaded:
        if (m_model->filter().isEmpty()) {
            m_empty->showMessage(
                IconName::Clock, ColourRole::Muted, tr("No update was tried yet"),
                tr("Each update stands here from the moment it begins, whatever becomes of it."));
        } else {
            m_empty->showMessage(IconName::Search, ColourRole::Muted, tr("No update matches"), {},
                                 tr("Show All Updates"));
        }
        break;
    }
    m_stack->setCurrentWidget(m_empty);
}

void HistoryView::showCount()
{
    const int count = m_model->rowCount();
    QString text;
    if (m_model->state() == HistoryModel::State::Failed)
        text = tr("The history could not be read");
    else if (m_model->state() == HistoryModel::State::Loaded)
        text = m_model->filter().isEmpty() ? tr("%n update(s)", nullptr, count)
                                           : tr("%n update(s) match", nullptr, count);
    m_count->setText(text);
    m_export->setEnabled(count > 0 || m_exporting);
}

void HistoryView::selectionChanged()
{
    // Not the current row: screen readers select without making the row the current one.
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_selectedId = rows.isEmpty() ? 0 : m_model->idAt(rows.first().row());
    showDetails();
}

void HistoryView::restoreSelection()
{
    const int row = m_selectedId > 0 ? m_model->rowOf(m_selectedId) : -1;
    if (row >= 0)
        selectWholeRow(m_table, row);
    else
        m_selectedId = 0;
    showDetails();
}

const JournalEntry *HistoryView::selected() const
{
    return m_selectedId > 0 ? m_model->entryAt(m_model->rowOf(m_selectedId)) : nullptr;
}

void HistoryView::showDetails()
{
    const JournalEntry *entry = selected();
    m_useAgain->setEnabled(entry);
    m_copyAs->setEnabled(entry);
    m_copyAsAction->setEnabled(entry);
    m_useAgainAction->setEnabled(entry);
    m_copyRowAction->setEnabled(entry);
    QString requestId;
    if (entry) {
        const UpdateRecord &record = entry->record;
        requestId = record.requestId.isEmpty() ? record.error.requestId : record.requestId;
        m_details->setPlainText(detailsOf(*entry));
    } else {
        m_details->clear();
    }
    m_copyRequestId->setVisible(!requestId.isEmpty());
    m_copyRequestId->setCopyText(requestId, tr("Copy RequestId"));
}

void HistoryView::useAgain()
{
    if (const JournalEntry *entry = selected())
        emit useAgainRequested(JournalEntry(*entry));
}

void HistoryView::copyAs()
{
    if (const JournalEntry *entry = selected())
        emit copyAsRequested(JournalEntry(*entry));
}

void HistoryView::copyRow() const
{
    const int row = m_model->rowOf(m_selectedId);
    if (row < 0 || !m_model->entryAt(row))
        return;
    QStringList texts;
    for (int column = 0; column < HistoryModel::ColumnCount; ++column)
        texts += m_model->index(row, column).data().toString();
    QGuiApplication::clipboard()->setText(texts.join(u'\t'));
}

void HistoryView::chooseExport()
{
    if (m_exporting) {
        m_exporting->cancel();
        return;
    }
    const QString csv = tr("CSV table (*.csv)");
    const QString json = tr("JSON (*.json)");
    auto *dialog = new QFileDialog(this, tr("Export the History"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({csv, json});
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &filter) {
        dialog->setDefaultSuffix(filter == json ? u"json"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryView::exportTo);
    dialog->open();
}

void HistoryView::exportTo(const QString &path)
{
    if (m_exporting)
        return;
    m_exporting = CancelToken();
    m_message->hide();
    const HistoryFormat format =
        path.endsWith(".json"_L1, Qt::CaseInsensitive) ? HistoryFormat::Json : HistoryFormat::Csv;
    exportHistory(m_model->journal(), m_model->filter(), path, format, *m_exporting, this,
                  [this, path](const Result<qint64> &count) { exported(path, count); });
    m_export->setText(tr("Stop Exporting"));
}

void HistoryView::exported(const QString &path, const Result<qint64> &count)
{
    m_exporting.reset();
    m_export->setText(tr("Export…"));
    showCount();
    if (count) {
        m_message->showMessage(Finding::State::Ok, tr("%n update(s) were written to %1.", nullptr,
                                                      static_cast<int>(*count))
                                                       .arg(QDir::toNativeSeparators(path)));
    } else if (count.error().kind != Error::Kind::Cancelled) {
        m_message->showMessage(Finding::State::Error,
                               tr("The history could not be exported: %1")
                                   .arg(inOneSentence(count.error(), QLocale().name())));
    }
}

void HistoryView::showEvent(QShowEvent *event)
{
    m_model->setActive(true);
    QWidget::showEvent(event);
}

void HistoryView::hideEvent(QHideEvent *event)
{
    m_model->setActive(false);
    QWidget::hideEvent(event);
}

void HistoryView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HistoryView::retranslate()
{
    setAccessibleName(tr("History"));
    m_search->setPurpose(tr("Search the history"));
    m_search->setAccessibleDescription(tr("Shows only the updates that hold the text."));
    m_all->setText(tr("All"));
    m_thisFunction->setText(tr("This Function"));
    m_failed->setText(tr("Failed"));
    m_succeeded->setText(tr("Succeeded"));
    m_export->setText(m_exporting ? tr("Stop Exporting") : tr("Export…"));
    m_table->setAccessibleName(tr("History"));
    m_details->setAccessibleName(tr("Details of the update"));
    m_details->setPlaceholderText(tr("Select an update to see all that is known about it."));
    m_useAgain->setText(tr("Use Again"));
    m_useAgain->setToolTip(tr("Puts function, source, handler and options of this update into the "
                              "form. Nothing is sent yet."));
    m_useAgainAction->setText(tr("Use Again"));
    m_copyAs->setText(tr("Copy As…"));
    m_copyAsAction->setText(tr("Copy As…"));
    m_copyRowAction->setText(tr("Copy the Row"));
    m_copyRequestId->setLabel(tr("Copy RequestId"));
    showDetails();
    showState();
}

} // namespace Scf
