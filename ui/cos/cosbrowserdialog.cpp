// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cos/cosbrowserdialog.h"

#include "app/browse/cosbrowser.h"
#include "app/core/sizetext.h"
#include "app/explain/explanation.h"
#include "ui/common/accessibility.h"
#include "ui/common/cosregionbox.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/focusring.h"
#include "ui/common/linkbutton.h"
#include "ui/common/manualpage.h"
#include "ui/common/messagebar.h"
#include "ui/common/searchfield.h"
#include "ui/common/shortcuts.h"
#include "ui/common/tables.h"
#include "ui/cos/cosdelegate.h"
#include "ui/cos/newbucketdialog.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int regionRole = Qt::UserRole + 1;
constexpr int progressSteps = 1'000;

Explanation explained(const Error &error)
{
    return ExplanationCatalogue::instance().explain(error, QLocale().name());
}

//! What happened and, of a code that has no words of ours, what was sent.
QString words(const Error &error)
{
    const Explanation explanation = explained(error);
    QString text = explanation.title + ": "_L1 + explanation.meaning;
    if (!explanation.isExact && !error.message.isEmpty())
        text += u' ' + error.code + ": "_L1 + error.message.left(300);
    return text;
}

QString nameOf(const QString &key)
{
    return key.section(u'/', -1);
}

//! The one package that is dragged, or nothing.
QString draggedPackage(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString path = urls.first().toLocalFile();
    const bool isPackage = path.endsWith(".zip"_L1, Qt::CaseInsensitive)
                           || path.endsWith(".jar"_L1, Qt::CaseInsensitive);
    return isPackage ? path : QString();
}

QPushButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setAutoDefault(false); // Enter belongs to the lists
    return button;
}

QLineEdit *makeEdit(const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(name);
    edit->setClearButtonEnabled(true);
    return edit;
}

QFrame *makeLine(QFrame::Shape shape, QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    if (shape == QFrame::HLine)
        line->setFixedHeight(dp(1));
    else
        line->setFixedWidth(dp(1));
    return line;
}

QHBoxLayout *makeRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Metric::narrowEdge(), Metric::rowGap(), Metric::narrowEdge(),
                            Metric::rowGap());
    row->setSpacing(Metric::gap());
    return row;
}

} // namespace

CosBrowserDialog::CosBrowserDialog(CosBrowser *browser, QWidget *parent)
    : QDialog(parent)
    , m_browser(browser)
    , m_region(new CosRegionBox(this))
    , m_bucketModel(new QStandardItemModel(this))
    , m_bucketPages(new QStackedWidget(this))
    , m_buckets(new QListView(this))
    , m_noBuckets(new EmptyState(this))
    , m_bucketName(makeEdit(u"cosBucketName"_s, this))
    , m_openBucket(makeButton(u"openBucketButton"_s, this))
    , m_newBucket(makeButton(u"newBucketButton"_s, this))
    , m_up(makeButton(u"upButton"_s, this))
    , m_place(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Strong, ColourRole::Text, this))
    , m_search(new SearchField(u"cosSearch"_s, this))
    , m_refresh(makeButton(u"refreshObjectsButton"_s, this))
    , m_message(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_summary(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted, this))
    , m_more(new LinkButton({}, this))
    , m_taskRow(new QWidget(this))
    , m_taskText(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Body, ColourRole::Text, this))
    , m_taskBar(new QProgressBar(this))
    , m_cancelTask(makeButton(u"cancelTaskButton"_s, this))
    , m_upload(makeButton(u"uploadButton"_s, this))
    , m_download(makeButton(u"downloadButton"_s, this))
    , m_delete(makeButton(u"deleteButton"_s, this))
    , m_close(makeButton(u"closeButton"_s, this))
    , m_choose(makeButton(u"chooseButton"_s, this))
{
    setObjectName(u"cosBrowserDialog"_s);
    setManualPage(this, "sources"_L1);
    setAcceptDrops(true);
    setMinimumHeight(dp(400));
    resize(dp(980), dp(620));
    layOut();
    connectAll();

    if (m_browser->bucketState() == CosBrowser::BucketState::Idle)
        m_browser->refreshBuckets();
    retranslate();
}

CosBrowserDialog::~CosBrowserDialog()
{
    if (m_task)
        m_task->cancel(); // nobody would see what becomes of it
}

void CosBrowserDialog::layOut()
{
    m_region->setObjectName(u"cosRegion"_s);
    m_region->offerAll();
    m_message->setClosable(true);
    m_more->setObjectName(u"moreButton"_s);
    m_taskRow->hide();
    m_taskBar->setRange(0, progressSteps);
    m_taskBar->setTextVisible(false);
    m_refresh->setIcon(icon(IconName::Refresh));
    makePrimary(m_choose);

    m_buckets->setObjectName(u"bucketList"_s);
    m_buckets->setModel(m_bucketModel);
    m_buckets->setItemDelegate(new CosDelegate(m_buckets));
    m_buckets->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_buckets->setUniformItemSizes(true);
    showFocusInRows(m_buckets);
    m_buckets->setMouseTracking(true);
    m_buckets->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_table->setObjectName(u"objectTable"_s);
    m_table->setModel(m_browser->model());
    m_table->setItemDelegate(new CosDelegate(m_table));
    m_table->setMouseTracking(true);
    m_table->installEventFilter(this);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(CosObjectModel::NameColumn, QHeaderView::Stretch);
    header->setSortIndicator(CosObjectModel::NameColumn, Qt::AscendingOrder);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(CosObjectModel::SizeColumn, 12 * letter);
    header->resizeSection(CosObjectModel::ModifiedColumn, 22 * letter);
    header->resizeSection(CosObjectModel::StorageClassColumn, 18 * letter);
    m_table->setSortingEnabled(true);

    for (QAbstractItemView *view :
         {static_cast<QAbstractItemView *>(m_buckets), static_cast<QAbstractItemView *>(m_table)})
        view->setFrameShape(QFrame::NoFrame);
    for (QStackedWidget *pages : {m_bucketPages, m_pages}) {
        pages->setBackgroundRole(QPalette::Base); // as the lists that come
        pages->setAutoFillBackground(true);
    }
    m_bucketPages->addWidget(m_buckets);
    m_bucketPages->addWidget(m_noBuckets);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);

    auto *regionRow = makeRow();
    regionRow->addWidget(m_region, 1);
    auto *nameRow = makeRow();
    nameRow->addWidget(m_bucketName, 1);
    nameRow->addWidget(m_openBucket);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addLayout(regionRow);
    left->addWidget(m_bucketPages, 1);
    left->addLayout(nameRow);
    auto *leftSide = new QWidget(this);
    leftSide->setLayout(left);
    left->setContentsMargins({});
    leftSide->setFixedWidth(dp(264));

    auto *placeRow = makeRow();
    placeRow->addWidget(m_up);
    placeRow->addWidget(m_place, 1);
    placeRow->addWidget(m_search);
    placeRow->addWidget(m_refresh);
    m_search->setFixedWidth(dp(220));
    auto *taskRow = new QHBoxLayout(m_taskRow);
    taskRow->setContentsMargins(Metric::narrowEdge(), dp(6), Metric::narrowEdge(), dp(6));
    taskRow->setSpacing(Metric::gap());
    taskRow->addWidget(m_taskText, 1);
    taskRow->addWidget(m_taskBar);
    taskRow->addWidget(m_cancelTask);
    m_taskBar->setFixedWidth(dp(180));
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(Metric::narrowEdge(), dp(6), Metric::narrowEdge(), dp(6));
    facts->setSpacing(Metric::gap());
    facts->addWidget(m_summary);
    facts->addWidget(m_more);
    facts->addStretch();
    m_summary->setMinimumHeight(m_more->sizeHint().height());
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(placeRow);
    right->addWidget(m_message);
    right->addWidget(m_pages, 1);
    right->addWidget(m_taskRow);
    right->addLayout(facts);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(leftSide);
    middle->addWidget(makeLine(QFrame::VLine, this));
    middle->addLayout(right, 1);
    auto *bottom = makeRow();
    bottom->addWidget(m_newBucket);
    bottom->addSpacing(Metric::gap());
    bottom->addWidget(m_upload);
    bottom->addWidget(m_download);
    bottom->addWidget(m_delete);
    bottom->addStretch();
    bottom->addWidget(m_close);
    bottom->addWidget(m_choose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addWidget(makeLine(QFrame::HLine, this));
    layout->addLayout(bottom);

    // As one reads: where, what, what to do with it.
    const QList<QWidget *> order{m_region,   m_buckets,    m_bucketName, m_openBucket,
                                 m_up,       m_search,     m_refresh,    m_table,
                                 m_more,     m_cancelTask, m_newBucket,  m_upload,
                                 m_download, m_delete,     m_close,      m_choose};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void CosBrowserDialog::connectAll()
{
    connect(m_region, &CosRegionBox::regionChanged, m_browser, &CosBrowser::setRegion);
    connect(m_buckets->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CosBrowserDialog::bucketSelected);
    connect(m_bucketName, &QLineEdit::textChanged, this, &CosBrowserDialog::updateButtons);
    connect(m_bucketName, &QLineEdit::returnPressed, this, &CosBrowserDialog::openTypedBucket);
    connect(m_openBucket, &QPushButton::clicked, this, &CosBrowserDialog::openTypedBucket);
    connect(m_noBuckets, &EmptyState::buttonClicked, this, [this] {
        if (m_browser->bucketState() == CosBrowser::BucketState::Loaded)
            askForNewBucket();
        else
            m_browser->refreshBuckets();
    });
    connect(m_up, &QPushButton::clicked, m_browser, &CosBrowser::goUp);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!m_isFilling)
            m_browser->setSearch(text);
    });
    const auto refresh = [this] {
        m_awaitedKey = m_browser->model()->keyAt(m_table->currentIndex().row());
        m_browser->refreshBuckets();
        m_browser->refresh();
    };
    connect(m_refresh, &QPushButton::clicked, this, refresh);
    Shortcuts::bind(u"cos.refresh"_s, this, refresh);
    Shortcuts::bind(u"cos.find"_s, this, [this] { m_search->startSearch(); });
    connect(m_search, &SearchField::goneDown, this, &CosBrowserDialog::goToTable);
    connect(m_search, &SearchField::returnPressed, this, &CosBrowserDialog::goToTable);
    connect(m_table, &QTableView::activated, this, &CosBrowserDialog::activate);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CosBrowserDialog::updateButtons);
    connect(m_browser->model(), &QAbstractItemModel::modelReset, this,
            &CosBrowserDialog::updateButtons);
    connect(m_browser->model(), &QAbstractItemModel::rowsInserted, this,
            &CosBrowserDialog::showPage);
    connect(m_browser->model(), &QAbstractItemModel::rowsRemoved, this,
            &CosBrowserDialog::showPage);
    connect(m_empty, &EmptyState::buttonClicked, this, &CosBrowserDialog::emptyButtonClicked);
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_browser->state() == CosBrowser::State::Loading)
            m_browser->stop();
        else
            m_browser->loadAll();
    });
    connect(m_cancelTask, &QPushButton::clicked, this, [this] {
        if (m_task)
            m_task->cancel();
    });
    connect(m_newBucket, &QPushButton::clicked, this, &CosBrowserDialog::askForNewBucket);
    connect(m_upload, &QPushButton::clicked, this, &CosBrowserDialog::chooseUpload);
    connect(m_download, &QPushButton::clicked, this, &CosBrowserDialog::chooseDownload);
    connect(m_delete, &QPushButton::clicked, this, &CosBrowserDialog::askToDelete);
    connect(m_close, &QPushButton::clicked, this, &CosBrowserDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &CosBrowserDialog::activate);
    connect(m_browser, &CosBrowser::bucketsChanged, this, &CosBrowserDialog::showBuckets);
    connect(m_browser, &CosBrowser::placeChanged, this, &CosBrowserDialog::showPlace);
    connect(m_browser, &CosBrowser::stateChanged, this, &CosBrowserDialog::showState);
}

void CosBrowserDialog::setLocation(const CosLocation &location)
{
    const CosBucketId &bucket = location.bucket;
    if (!bucket.region.isEmpty() && bucket.region != m_browser->region())
        m_browser->setRegion(bucket.region);
    if (bucket.name.isEmpty())
        return;
    m_awaitedKey = location.key;
    const QString prefix = location.key.left(location.key.lastIndexOf(u'/') + 1);
    if (m_browser->bucket() != bucket || m_browser->prefix() != prefix)
        m_browser->openBucket(bucket, prefix);
    else
        selectAwaited();
}

CosLocation CosBrowserDialog::location() const
{
    // Screen readers select without making the row the current one, so the selection counts.
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    CosLocation location{.bucket = m_browser->bucket()};
    if (!rows.isEmpty() && m_browser->model()->objectAt(rows.first().row()))
        location.key = m_browser->model()->keyAt(rows.first().row());
    return location;
}

void CosBrowserDialog::reject()
{
    if (m_task)
        m_task->cancel();
    else
        QDialog::reject();
}

void CosBrowserDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

bool CosBrowserDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate();
        return true;
    case Qt::Key_Backspace:
        m_browser->goUp();
        return true;
    case Qt::Key_Delete:
        if (m_delete->isEnabled())
            askToDelete();
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

void CosBrowserDialog::goToTable()
{
    if (m_pages->currentWidget() != m_table)
        return;
    m_table->setFocus(Qt::TabFocusReason);
    if (m_table->selectionModel()->selectedRows().isEmpty())
        selectWholeRow(m_table, 0);
}

void CosBrowserDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_upload->isEnabled() && !draggedPackage(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CosBrowserDialog::dropEvent(QDropEvent *event)
{
    const QString path = draggedPackage(event->mimeData());
    if (path.isEmpty() || !m_upload->isEnabled())
        return;
    event->acceptProposedAction();
    upload(path);
}

void CosBrowserDialog::retranslate()
{
    setWindowTitle(tr("Choose a COS Object"));
    m_buckets->setAccessibleName(tr("Buckets"));
    m_bucketName->setPlaceholderText(tr("Bucket or address"));
    m_bucketName->setAccessibleName(tr("Bucket name"));
    nameClearButton(m_bucketName, tr("Clear the Bucket Name"));
    m_openBucket->setText(tr("Open"));
    m_openBucket->setAccessibleDescription(tr("Opens the bucket whose name was typed."));
    m_newBucket->setText(tr("New Bucket…"));
    m_up->setText(tr("Up"));
    m_up->setAccessibleDescription(tr("Goes one level up."));
    m_search->setPurpose(tr("Search by prefix"));
    m_search->setToolTip(tr("Shows what begins with these letters. COS tells capitals apart."));
    m_refresh->setText(tr("Refresh"));
    m_table->setAccessibleName(tr("Objects"));
    m_table->horizontalHeader()->viewport()->update();
    m_taskBar->setAccessibleName(tr("Progress"));
    m_cancelTask->setText(tr("Cancel"));
    m_upload->setText(tr("Upload…"));
    m_upload->setAccessibleDescription(tr("Uploads a file of this computer to this place."));
    m_download->setText(tr("Download…"));
    m_delete->setText(tr("Delete…"));
    m_close->setText(tr("Close"));
    showBuckets();
    showPlace();
    showState();
}

void CosBrowserDialog::showBuckets()
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_region->setRegion(m_browser->region());
    m_bucketModel->clear();
    const QList<CosBucket> buckets = m_browser->buckets();
    for (const CosBucket &bucket : buckets) {
        auto *item = new QStandardItem(bucket.id.name);
        item->setEditable(false);
        item->setToolTip(bucket.id.name);
        item->setData(bucket.id.region, regionRole);
        item->setData(bucket.id.region, CosDelegate::detailRole);
        //: Read by a screen reader. %1 is a bucket, %2 its region
        item->setData(tr("%1, %2").arg(bucket.id.name, bucket.id.region), Qt::AccessibleTextRole);
        m_bucketModel->appendRow(item);
        if (bucket.id == m_browser->bucket())
            m_buckets->setCurrentIndex(item->index());
    }
    showBucketPage();
}

void CosBrowserDialog::showBucketPage()
{
    using State = CosBrowser::BucketState;
    if (m_bucketModel->rowCount() > 0) {
        m_bucketPages->setCurrentWidget(m_buckets);
        // Where the work begins, unless the person has begun elsewhere.
        if (!std::exchange(m_hadBuckets, true) && !m_region->lineEdit()->isModified()
            && m_bucketName->text().isEmpty() && !m_table->hasFocus())
            m_buckets->setFocus();
        return updateButtons();
    }
    switch (m_browser->bucketState()) {
    case State::Idle:
    case State::Loading:
        m_noBuckets->showLoading(tr("Listing buckets…"));
        break;
    case State::Loaded:
        m_noBuckets->showMessage(IconName::Cloud, ColourRole::Muted, tr("No buckets here"),
                                 tr("Your account has no bucket in this region."),
                                 tr("New Bucket…"));
        break;
    case State::Refused:
        m_noBuckets->showMessage(IconName::Key, ColourRole::Warn,
                                 tr("Your key may not list buckets"),
                                 tr("It lacks the permission cos:GetService. Type the name of a "
                                    "bucket below, with its APPID."));
        break;
    case State::Failed:
        m_noBuckets->showMessage(IconName::ErrorCircle, ColourRole::Bad,
                                 tr("The buckets could not be listed"),
                                 words(m_browser->bucketError()), tr("Try Again"));
        break;
    }
    m_noBuckets->button()->setAutoDefault(false);
    m_bucketPages->setCurrentWidget(m_noBuckets);
    updateButtons();
}

void CosBrowserDialog::showPlace()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const CosBucketId &bucket = m_browser->bucket();
    QStringList levels{bucket.name};
    levels += m_browser->prefix().split(u'/', Qt::SkipEmptyParts);
    m_place->setText(bucket.name.isEmpty() ? QString() : levels.join(" / "_L1));
    m_search->setText(m_browser->search());
    m_message->hide();
    QModelIndex listed;
    for (int row = 0; row < m_bucketModel->rowCount(); ++row) {
        const QModelIndex index = m_bucketModel->index(row, 0);
        if (index.data().toString() == bucket.name
            && index.data(regionRole).toString() == bucket.region)
            listed = index;
    }
    if (listed.isValid())
        m_buckets->setCurrentIndex(listed);
    else
        m_buckets->selectionModel()->clear();
    updateButtons();
}

void CosBrowserDialog::showState()
{
    showPage();
    selectAwaited();
}

// The table, or what there is to say in its place.
void CosBrowserDialog::showPage()
{
    using State = CosBrowser::State;
    const State state = m_browser->state();
    const bool hasRows = m_browser->model()->rowCount() > 0;
    m_pages->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_table) : m_empty);
    showSummary();
    if (hasRows)
        return updateButtons();
    switch (state) {
    case State::Idle:
        m_empty->showMessage(IconName::Cloud, ColourRole::Muted, tr("No bucket is open"),
                             tr("Select a bucket on the left, or type its name."));
        break;
    case State::Loading:
        m_empty->showLoading(tr("Listing objects…"));
        break;
    case State::Partial:
        m_empty->showMessage(IconName::List, ColourRole::Muted, tr("Stopped"), {}, tr("Go On"));
        break;
    case State::Loaded:
        if (m_browser->search().isEmpty()) {
            m_empty->showMessage(IconName::List, ColourRole::Muted, tr("Nothing here"),
                                 tr("Drop a ZIP file here, or upload one."), tr("Upload…"));
        } else {
            m_empty->showMessage(IconName::Search, ColourRole::Muted,
                                 tr("Nothing begins with “%1”").arg(m_browser->search()),
                                 tr("COS tells capitals and small letters apart."),
                                 tr("Clear the Search"));
        }
        break;
    case State::Failed:
        m_empty->showMessage(IconName::ErrorCircle, ColourRole::Bad,
                             tr("The objects could not be listed"), words(m_browser->error()),
                             tr("Try Again"));
        break;
    }
    m_empty->button()->setAutoDefault(false);
    updateButtons();
}

void CosBrowserDialog::showSummary()
{
    using State = CosBrowser::State;
    const State state = m_browser->state();
    const CosObjectModel *model = m_browser->model();
    QString text;
    if (model->rowCount() > 0) {
        text = tr("%Ln object(s)", nullptr, static_cast<int>(model->objectCount()));
        if (model->prefixCount() > 0) {
            //: %1 is such as "12 objects"
            text = tr("%1, %2").arg(
                tr("%Ln folder(s)", nullptr, static_cast<int>(model->prefixCount())), text);
        }
        if (state == State::Loading)
            text = tr("%1 so far…").arg(text);
        else if (state == State::Partial)
            text = tr("The first %1; there are more").arg(text);
        else if (state == State::Failed)
            text = tr("The list is incomplete: %1").arg(words(m_browser->error()));
    }
    m_summary->setText(text);
    const bool canStop = state == State::Loading && model->rowCount() > 0;
    m_more->setText(canStop ? tr("Stop") : tr("Load All"));
    m_more->setVisible(
        canStop || (model->rowCount() > 0 && (state == State::Partial || state == State::Failed)));
}

void CosBrowserDialog::updateButtons()
{
    const bool isFree = !m_task && !m_isChecking;
    const bool isOpen = !m_browser->bucket().name.isEmpty();
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int row = rows.isEmpty() ? -1 : rows.first().row();
    const bool isShown = m_pages->currentWidget() == m_table;
    const bool isPrefix = isShown && m_browser->model()->isPrefix(row);
    const bool isObject = isShown && m_browser->model()->objectAt(row);
    m_up->setEnabled(!m_browser->prefix().isEmpty());
    m_search->setEnabled(isOpen);
    m_openBucket->setEnabled(!m_bucketName->text().trimmed().isEmpty());
    m_newBucket->setEnabled(isFree);
    m_upload->setEnabled(isFree && isOpen);
    m_download->setEnabled(isFree && isObject);
    m_delete->setEnabled(isFree && isObject);
    m_choose->setText(isPrefix ? tr("Open Folder") : tr("Choose"));
    m_choose->setEnabled(isPrefix || (isFree && isObject));
}

void CosBrowserDialog::bucketSelected()
{
    const QModelIndexList rows = m_buckets->selectionModel()->selectedRows();
    if (m_isFilling || rows.isEmpty())
        return;
    const CosBucketId bucket{.name = rows.first().data().toString(),
                             .region = rows.first().data(regionRole).toString()};
    if (bucket != m_browser->bucket())
        m_browser->openBucket(bucket);
}

void CosBrowserDialog::openTypedBucket()
{
    const QString text = m_bucketName->text().trimmed();
    CosLocation location = parseCosLocation(text).value_or(CosLocation{.bucket = {.name = text}});
    QString &region = location.bucket.region;
    if (!isCosBucketName(location.bucket.name)) {
        m_message->showMessage(Finding::State::Warning,
                               tr("“%1” is no name of a bucket: it ends with a hyphen and the "
                                  "APPID, as in deploy-1250000000.")
                                   .arg(text));
        return;
    }
    const QList<CosBucket> buckets = m_browser->buckets();
    for (const CosBucket &bucket : buckets) {
        if (region.isEmpty() && bucket.id.name == location.bucket.name)
            region = bucket.id.region;
    }
    if (region.isEmpty())
        region = m_region->region();
    if (region.isEmpty()) {
        m_message->showMessage(Finding::State::Warning,
                               tr("Choose the region of the bucket first."));
        return;
    }
    setLocation(location);
}

// Enters a prefix or chooses an object.
void CosBrowserDialog::activate()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() || m_pages->currentWidget() != m_table)
        return;
    const int row = rows.first().row();
    if (m_browser->model()->isPrefix(row)) {
        m_browser->setPrefix(m_browser->model()->keyAt(row));
        m_table->setFocus();
        return;
    }
    if (!m_choose->isEnabled())
        return;
    emit objectChosen(location());
    accept();
}

void CosBrowserDialog::emptyButtonClicked()
{
    using State = CosBrowser::State;
    if (m_browser->state() == State::Loaded && m_browser->search().isEmpty())
        chooseUpload();
    else if (m_browser->state() == State::Loaded)
        m_search->clear();
    else
        m_browser->loadAll();
}

void CosBrowserDialog::selectKey(const QString &key)
{
    const int row = m_browser->model()->rowOf(key);
    if (row < 0)
        return;
    selectWholeRow(m_table, row);
    m_table->scrollTo(m_table->currentIndex());
}

void CosBrowserDialog::selectAwaited()
{
    if (m_awaitedKey.isEmpty() || m_browser->state() == CosBrowser::State::Failed)
        return;
    if (m_browser->model()->rowOf(m_awaitedKey) < 0
        && m_browser->state() == CosBrowser::State::Loading)
        return; // it may come yet
    selectKey(std::exchange(m_awaitedKey, {}));
}

void CosBrowserDialog::chooseUpload()
{
    auto *dialog = new QFileDialog(this, tr("Upload a File"), {},
                                   tr("ZIP files (*.zip *.jar);;All files (*)"));
    dialog->setObjectName(u"uploadFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CosBrowserDialog::upload);
    dialog->open();
}

// What is there already is not replaced without a question.
void CosBrowserDialog::upload(const QString &filePath)
{
    const CosLocation object = m_browser->locationFor(filePath);
    m_message->hide();
    m_isChecking = true;
    updateButtons();
    m_browser->exists(object, this, [this, filePath, object](const Result<bool> &exists) {
        m_isChecking = false;
        updateButtons();
        if (!exists) {
            m_message->showMessage(Finding::State::Error, words(exists.error()));
            return;
        }
        if (!*exists)
            return beginUpload(filePath, object);
        auto *question = new QMessageBox(QMessageBox::Question, tr("Replace the Object?"),
                                         tr("The bucket has “%1” already.").arg(object.key),
                                         QMessageBox::Cancel, this);
        question->setObjectName(u"replaceQuestion"_s);
        question->setInformativeText(tr("What it holds now will be lost."));
        question->setAttribute(Qt::WA_DeleteOnClose);
        const QPushButton *replace =
            question->addButton(tr("Replace"), QMessageBox::DestructiveRole);
        question->setDefaultButton(QMessageBox::Cancel);
        connect(replace, &QPushButton::clicked, this,
                [this, filePath, object] { beginUpload(filePath, object); });
        question->open();
    });
}

void CosBrowserDialog::beginUpload(const QString &filePath, const CosLocation &object)
{
    if (!m_task)
        follow(m_browser->upload(filePath, object));
}

void CosBrowserDialog::chooseDownload()
{
    const CosLocation object = location();
    if (object.key.isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Download the Object"));
    dialog->setObjectName(u"downloadFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(nameOf(object.key));
    connect(dialog, &QFileDialog::fileSelected, this, [this, object](const QString &filePath) {
        if (!m_task)
            follow(m_browser->download(object, filePath));
    });
    dialog->open();
}

void CosBrowserDialog::askToDelete()
{
    const CosLocation object = location();
    if (object.key.isEmpty())
        return;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete the Object?"),
                                     tr("Delete “%1” from %2?").arg(object.key, object.bucket.name),
                                     QMessageBox::Cancel, this);
    question->setObjectName(u"deleteQuestion"_s);
    question->setInformativeText(tr("It cannot be brought back, unless the bucket keeps versions. "
                                    "Functions that were updated from it keep their code."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *remove = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QPushButton::clicked, this, [this, object] {
        if (!m_task)
            follow(m_browser->deleteObject(object));
    });
    question->open();
}

QString CosBrowserDialog::knownAppId() const
{
    return m_browser->buckets().isEmpty() ? QString()
                                          : m_browser->buckets().first().id.name.section(u'-', -1);
}

void CosBrowserDialog::askForNewBucket()
{
    auto *dialog = new NewBucketDialog(knownAppId(), m_browser->region(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_task)
            return;
        const CosBucketId bucket = dialog->bucket();
        CosTask *task = m_browser->createBucket(bucket);
        follow(task);
        connect(task, &CosTask::finished, this, [this, bucket](const Result<Done> &result) {
            if (result)
                m_browser->openBucket(bucket);
        });
    });
    dialog->open();
}

void CosBrowserDialog::follow(CosTask *task)
{
    m_task = task;
    m_message->hide();
    m_taskBar->setValue(0);
    m_taskBar->setVisible(task->kind() == CosTask::Kind::Upload
                          || task->kind() == CosTask::Kind::Download);
    showProgress(0, 0);
    m_taskRow->show();
    connect(task, &CosTask::progress, this, &CosBrowserDialog::showProgress);
    connect(task, &CosTask::finished, this,
            [this, task](const Result<Done> &result) { taskFinished(task, result); });
    updateButtons();
}

void CosBrowserDialog::showProgress(qint64 done, qint64 total)
{
    if (!m_task)
        return;
    const QString name = nameOf(m_task->name());
    QString text;
    switch (m_task->kind()) {
    case CosTask::Kind::Upload:
        text = tr("Uploading %1").arg(name);
        break;
    case CosTask::Kind::Download:
        text = tr("Downloading %1").arg(name);
        break;
    case CosTask::Kind::Deletion:
        text = tr("Deleting %1").arg(name);
        break;
    case CosTask::Kind::NewBucket:
        text = tr("Creating %1").arg(name);
        break;
    }
    if (total > 0) {
        m_taskBar->setValue(static_cast<int>(double(done) / double(total) * progressSteps));
        //: Such as "Uploading code.zip · 3.1 MB of 8.0 MB"
        text = tr("%1 · %2 of %3").arg(text, sizeText(done), sizeText(total));
    }
    m_taskText->setText(text);
}

void CosBrowserDialog::taskFinished(const CosTask *task, const Result<Done> &result)
{
    m_task.clear();
    m_taskRow->hide();
    updateButtons();
    const bool isUpload = task->kind() == CosTask::Kind::Upload;
    if (!result) {
        const Error &error = result.error();
        if (error.kind == Error::Kind::Cancelled)
            m_message->showMessage(Finding::State::Warning, tr("Cancelled."));
        else
            m_message->showMessage(Finding::State::Error, words(error));
        if (task->kind() != CosTask::Kind::Download && error.outcomeUnknown())
            m_browser->refresh(); // it may have been done all the same
        return;
    }
    if (isUpload) {
        selectKey(task->name());
        m_table->setFocus();
        announce(m_table, tr("%1 was uploaded.").arg(nameOf(task->name())));
    } else if (task->kind() == CosTask::Kind::Deletion) {
        m_table->setFocus();
        announce(m_table, tr("%1 was deleted.").arg(nameOf(task->name())));
    } else if (task->kind() == CosTask::Kind::Download) {
        m_message->showMessage(Finding::State::Ok,
                               tr("Saved as %1").arg(QDir::toNativeSeparators(task->filePath())));
    }
}

} // namespace Scf
