// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/contentsdialog.h"

#include "app/browse/packagetreemodel.h"
#include "app/core/background.h"
#include "app/core/sizetext.h"
#include "ui/common/accessibility.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/manualpage.h"
#include "ui/common/searchfield.h"
#include "ui/common/shortcuts.h"
#include "ui/source/contentsview.h"
#include "ui/source/ignoredialog.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

bool hasGitignore(const PackageListing &listing)
{
    const QString name = u".gitignore"_s;
    return listing.offersGitignore
           || listing.plan.ignore.gitignore != IgnoreSettings::Gitignore::NotAsked
           || listing.find(name)
           || std::any_of(listing.leftOut.begin(), listing.leftOut.end(),
                          [&name](const LeftOutEntry &entry) { return entry.name == name; });
}

// True when a row of the selection is what \a isIt looks for.
template <typename Predicate>
bool anySelected(const QItemSelection &selection, Predicate isIt)
{
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (isIt(range.model()->index(row, 0, range.parent())))
                return true;
        }
    }
    return false;
}

QPushButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setAutoDefault(false); // Enter belongs to the tree
    return button;
}

} // namespace

ContentsDialog::ContentsDialog(std::shared_ptr<const PackageListing> listing, QWidget *parent)
    : QDialog(parent)
    , m_model(new PackageTreeModel(this))
    , m_search(new SearchField(u"contentsSearch"_s, this))
    , m_pages(new QStackedWidget(this))
    , m_view(new ContentsView(m_model, this))
    , m_empty(new EmptyState(this))
    , m_summary(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted, this))
    , m_leaveOut(makeButton(u"leaveOutButton"_s, this))
    , m_include(makeButton(u"includeButton"_s, this))
    , m_ignoreRules(makeButton(u"ignoreRulesButton"_s, this))
    , m_close(makeButton(u"closeButton"_s, this))
{
    setObjectName(u"contentsDialog"_s);
    setManualPage(this, "sources"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(dp(480), dp(320));
    resize(dp(920), dp(600));

    m_view->setObjectName(u"contentsTree"_s);
    m_view->setFrameShape(QFrame::NoFrame);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(Metric::narrowEdge(), Metric::rowGap(), Metric::narrowEdge(),
                            Metric::rowGap());
    top->setSpacing(Metric::gap());
    top->addWidget(m_search, 1);
    top->addWidget(m_ignoreRules);
    auto *line = new QFrame(this);
    line->setFixedHeight(dp(1));
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(Metric::narrowEdge(), Metric::rowGap(), Metric::narrowEdge(),
                               Metric::rowGap());
    bottom->setSpacing(Metric::gap());
    bottom->addWidget(m_leaveOut);
    bottom->addWidget(m_include);
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
    layout->addWidget(line);
    layout->addLayout(bottom);
    m_search->setFocus();

    connect(m_search, &QLineEdit::textChanged, m_model, &PackageTreeModel::setSearch);
    connect(m_search, &QLineEdit::returnPressed, this, &ContentsDialog::focusTree);
    connect(m_search, &SearchField::goneDown, this, &ContentsDialog::focusTree);
    Shortcuts::bind(u"contents.find"_s, this, [this] { m_search->startSearch(); });
    connect(m_model, &PackageTreeModel::arranged, this, &ContentsDialog::showRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_isReset = true; });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ContentsDialog::updateButtons);
    connect(m_model, &PackageTreeModel::leaveOutRequested, this,
            &ContentsDialog::leaveOutRequested);
    connect(m_model, &PackageTreeModel::includeRequested, this, &ContentsDialog::includeRequested);
    connect(m_view, &ContentsView::toggleRequested, this, &ContentsDialog::toggleSelected);
    connect(m_view, &QTreeView::expanded, this,
            [this](const QModelIndex &folder) { rememberFolder(folder, true); });
    connect(m_view, &QTreeView::collapsed, this,
            [this](const QModelIndex &folder) { rememberFolder(folder, false); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContentsDialog::updateButtons);
    connect(m_leaveOut, &QPushButton::clicked, this,
            [this] { m_model->leaveOut(m_view->selectionModel()->selectedRows()); });
    connect(m_include, &QPushButton::clicked, this,
            [this] { m_model->include(m_view->selectionModel()->selectedRows()); });
    connect(m_ignoreRules, &QPushButton::clicked, this, &ContentsDialog::openIgnoreRules);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);

    m_pages->setCurrentWidget(m_empty);
    setListing(std::move(listing));
    retranslate();
}

void ContentsDialog::setListing(std::shared_ptr<const PackageListing> listing)
{
    if (m_listing && listing && m_listing->source != listing->source)
        m_openFolders.clear();
    m_model->setListing(listing);
    disposeInBackground(std::exchange(m_listing, std::move(listing)));
    showFacts();
    showPage();
}

void ContentsDialog::setReadOnly(const QString &title)
{
    m_readOnlyTitle = title;
    retranslate();
}

void ContentsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ContentsDialog::retranslate()
{
    setWindowTitle(m_readOnlyTitle.isEmpty() ? tr("Contents of the Package") : m_readOnlyTitle);
    m_search->setPurpose(tr("Search files"));
    m_search->setAccessibleDescription(tr("Shows only the files whose name holds the text."));
    m_view->setAccessibleName(tr("Contents"));
    m_view->header()->viewport()->update();
    m_leaveOut->setText(tr("Leave Out"));
    m_leaveOut->setAccessibleDescription(tr("Keeps what is selected out of the package."));
    m_include->setText(tr("Include"));
    m_include->setAccessibleDescription(
        tr("Takes what is selected into the package, whatever the rules say."));
    m_ignoreRules->setText(tr("Ignore Rules…"));
    m_close->setText(tr("Close"));
    showFacts();
    showPage();
}

// What the dialog says about the listing beside its rows.
void ContentsDialog::showFacts()
{
    const bool isReadOnly = !m_readOnlyTitle.isEmpty()
                            || (m_listing && m_listing->source.kind == CodeSource::Kind::CosObject);
    m_model->setReadOnly(isReadOnly);
    m_view->setAccessibleDescription(isReadOnly ? QString()
                                                : tr("Checked files go into the package."));
    for (QPushButton *button : {m_leaveOut, m_include, m_ignoreRules})
        button->setVisible(!isReadOnly);
    const bool hasRules = m_listing && m_listing->source.hasFolder();
    m_ignoreRules->setEnabled(hasRules);
    m_ignoreRules->setToolTip(m_listing && !hasRules
                                  ? tr("Rules keep files out of folders only. In a ZIP file, "
                                       "uncheck what you do not want.")
                                  : QString());
    QString text;
    if (m_listing) {
        const int files = static_cast<int>(m_listing->fileCount());
        text =
            m_listing->zipSize < 0
                ? tr("%n file(s), %1 unpacked", nullptr, files).arg(sizeText(m_listing->totalSize))
                : tr("%n file(s), %1 unpacked, %2 as ZIP", nullptr, files)
                      .arg(sizeText(m_listing->totalSize), sizeText(m_listing->zipSize));
        if (!m_listing->leftOut.isEmpty()) {
            //: The first half is a summary such as "132 files, 10.2 MB unpacked".
            text = tr("%1 · %2").arg(
                text, tr("%n left out", nullptr, static_cast<int>(m_listing->leftOut.size())));
        }
    }
    m_summary->setText(text);
}

// The tree, or what there is to say in its place.
void ContentsDialog::showPage()
{
    const QString search = m_model->shownSearch();
    if (!m_listing) {
        m_empty->showMessage(IconName::List, ColourRole::Muted, tr("No package"),
                             tr("The contents are shown as soon as the code can be read."));
    } else if (m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(m_view);
        return updateButtons();
    } else if (!m_model->isReady()) {
        m_empty->showLoading(tr("Reading the package"));
    } else if (search.isEmpty()) {
        m_empty->showMessage(IconName::List, ColourRole::Muted, tr("Nothing in the package"),
                             tr("The folder or ZIP file holds no files."));
    } else {
        m_empty->showMessage(IconName::Search, ColourRole::Muted,
                             tr("No file has “%1” in its path").arg(search));
    }
    m_pages->setCurrentWidget(m_empty);
    updateButtons();
}

// After each arrangement of the rows: another listing, order or search.
void ContentsDialog::showRows()
{
    showPage();
    const QString search = m_model->shownSearch();
    const bool isReset = std::exchange(m_isReset, false);
    if (std::exchange(m_shownSearch, search) == search && !isReset)
        return;
    QModelIndexList open;
    if (search.isEmpty()) {
        for (const QString &folder : std::as_const(m_openFolders))
            open.append(m_model->indexOf(folder));
    } else {
        open = m_model->waysToFound();
        announce(m_search, tr("%n found", nullptr, m_model->foundCount()));
    }
    m_isOpening = true;
    m_view->setOpenFolders(open);
    m_isOpening = false;
    if (search.isEmpty() && m_view->currentIndex().isValid())
        m_view->scrollTo(m_view->currentIndex());
}

void ContentsDialog::rememberFolder(const QModelIndex &folder, bool isOpen)
{
    // What a search opens closes with it.
    if (m_isOpening || !m_shownSearch.isEmpty())
        return;
    const QString path = folder.data(PackageTreeModel::PathRole).toString();
    if (isOpen)
        m_openFolders.insert(path);
    else
        m_openFolders.remove(path);
}

void ContentsDialog::updateButtons()
{
    const QItemSelection selection = m_view->selectionModel()->selection();
    const bool isShown = m_listing && m_pages->currentWidget() == m_view;
    m_leaveOut->setEnabled(isShown && anySelected(selection, [this](const QModelIndex &row) {
                               return m_model->canLeaveOut(row);
                           }));
    m_include->setEnabled(isShown && anySelected(selection, [this](const QModelIndex &row) {
                              return m_model->canInclude(row);
                          }));
}

void ContentsDialog::toggleSelected()
{
    const QModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    if (rows.isEmpty() && current.isValid())
        rows.append(current);
    // The current row says which way all of them go.
    if (m_model->canLeaveOut(current))
        m_model->leaveOut(rows);
    else
        m_model->include(rows);
}

void ContentsDialog::openIgnoreRules()
{
    if (!m_listing)
        return;
    auto *dialog = new IgnoreDialog(m_listing->plan.ignore, hasGitignore(*m_listing), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, before = m_listing->plan.ignore] {
        if (dialog->settings() != before)
            emit ignoreSettingsChanged(dialog->settings());
    });
    dialog->open();
}

void ContentsDialog::focusTree()
{
    if (m_pages->currentWidget() != m_view)
        return;
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, 0));
    m_view->setFocus();
}

} // namespace Scf
