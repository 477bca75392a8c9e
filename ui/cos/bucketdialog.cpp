// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cos/bucketdialog.h"

#include "app/browse/cosbrowser.h"
#include "app/domain/coslocation.h"
#include "app/explain/explanation.h"
#include "ui/common/focusring.h"
#include "ui/common/manualpage.h"
#include "ui/common/rolelabel.h"
#include "ui/common/theme.h"
#include "ui/cos/newbucketdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

BucketDialog::BucketDialog(CosBrowser *browser, const QString &region, const Choice &current,
                           const QString &why, QWidget *parent)
    : QDialog(parent)
    , m_browser(browser)
    , m_region(region)
    , m_model(new QStandardItemModel(this))
    , m_list(new QListView)
    , m_state(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_name(new QLineEdit)
    , m_newBucket(new QPushButton(tr("New Bucket…")))
    , m_keep(new QRadioButton(tr("Keep it seven days, so that the update can be undone")))
    , m_delete(new QRadioButton(tr("Delete it when the function has it")))
{
    setObjectName(u"bucketDialog"_s);
    setManualPage(this, "large-packages"_L1);
    setWindowTitle(tr("Bucket for Large Packages"));
    build(why);
    (current.keeping == PackageKeeping::SevenDays ? m_keep : m_delete)->setChecked(true);
    m_name->setText(current.bucket.name);
    nameChanged();

    connect(m_browser, &CosBrowser::bucketsChanged, this, &BucketDialog::showBuckets);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid())
                    m_name->setText(index.data().toString());
            });
    connect(m_list, &QListView::activated, this, [this] {
        if (m_choose->isEnabled())
            accept();
    });
    connect(m_name, &QLineEdit::textChanged, this, &BucketDialog::nameChanged);
    connect(m_newBucket, &QPushButton::clicked, this, &BucketDialog::askForNewBucket);
    m_browser->setRegion(region);
    showBuckets();
    m_list->setFocus();
}

void BucketDialog::build(const QString &why)
{
    auto *reason = new RoleLabel(why, TextStyle::Secondary, ColourRole::Muted);
    reason->setWordWrap(true);
    m_list->setObjectName(u"bucketList"_s);
    m_list->setAccessibleName(tr("Buckets"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumHeight(5 * Metric::rowHeight());
    showFocusInRows(m_list);
    m_state->setWordWrap(true);
    m_name->setObjectName(u"bucketName"_s);
    m_name->setAccessibleName(tr("Bucket"));
    m_name->setPlaceholderText(u"deploy-1250000000"_s);
    m_newBucket->setObjectName(u"newBucketButton"_s);
    m_keep->setObjectName(u"keepPackage"_s);
    m_delete->setObjectName(u"deletePackage"_s);

    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(Metric::gap());
    auto *nameLabel = new RoleLabel(tr("Bucket"), TextStyle::Body, ColourRole::Muted);
    nameLabel->setBuddy(m_name);
    nameRow->addWidget(nameLabel);
    nameRow->addWidget(m_name, 1);
    nameRow->addWidget(m_newBucket);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_choose = buttons->button(QDialogButtonBox::Ok);
    m_choose->setText(tr("Use This Bucket"));
    makePrimary(m_choose);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::rowGap());
    layout->addWidget(reason);
    layout->addWidget(
        new RoleLabel(tr("Buckets in %1").arg(m_region), TextStyle::Strong, ColourRole::Text));
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    layout->addLayout(nameRow);
    layout->addWidget(new RoleLabel(tr("The package in the bucket, afterwards"), TextStyle::Strong,
                                    ColourRole::Text));
    layout->addWidget(m_keep);
    layout->addWidget(m_delete);
    layout->addSpacing(Metric::gap());
    layout->addWidget(buttons);
    layout->addStrut(dp(520)); // a minimum width of its own would cut off longer texts
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

BucketDialog::Choice BucketDialog::choice() const
{
    return {.bucket = {.name = m_name->text().trimmed(), .region = m_region},
            .keeping = m_keep->isChecked() ? PackageKeeping::SevenDays : PackageKeeping::NotAtAll};
}

void BucketDialog::showBuckets()
{
    const QString chosen = m_name->text().trimmed();
    m_model->clear();
    for (const CosBucket &bucket : m_browser->buckets()) {
        if (bucket.id.region != m_region)
            continue;
        auto *item = new QStandardItem(bucket.id.name);
        m_model->appendRow(item);
        if (bucket.id.name == chosen)
            m_list->setCurrentIndex(item->index());
    }
    using State = CosBrowser::BucketState;
    switch (m_browser->bucketState()) {
    case State::Idle:
    case State::Loading:
        m_state->setText(tr("Reading the buckets…"));
        break;
    case State::Loaded:
        m_state->setText(m_model->rowCount() > 0
                             ? QString()
                             : tr("You have no bucket in this region yet: make one."));
        break;
    case State::Refused:
        m_state->setText(tr("This key may not list buckets: type the name of one."));
        break;
    case State::Failed:
        m_state->setText(inOneSentence(m_browser->bucketError(), QLocale().name()));
        break;
    }
    m_state->setVisible(!m_state->text().isEmpty());
}

void BucketDialog::askForNewBucket()
{
    QString appId;
    for (const CosBucket &bucket : m_browser->buckets())
        appId = bucket.id.name.section(u'-', -1);
    auto *dialog = new NewBucketDialog(appId, m_region, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { makeBucket(dialog->bucket()); });
    dialog->open();
}

void BucketDialog::makeBucket(const CosBucketId &bucket)
{
    m_newBucket->setEnabled(false);
    m_task = m_browser->createBucket(bucket);
    connect(m_task, &CosTask::finished, this, [this, bucket](const Result<Done> &made) {
        m_newBucket->setEnabled(true);
        if (!made) {
            m_state->setText(inOneSentence(made.error(), QLocale().name()));
            m_state->show();
            return;
        }
        m_name->setText(bucket.name);
        m_browser->refreshBuckets();
    });
}

void BucketDialog::nameChanged()
{
    m_choose->setEnabled(isCosBucketName(m_name->text().trimmed()));
}

} // namespace Scf
