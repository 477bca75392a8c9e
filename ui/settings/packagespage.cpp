// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/packagespage.h"

#include "app/services/services.h"
#include "app/services/session.h"
#include "app/storage/accounttag.h"
#include "app/storage/uploadsettings.h"
#include "ui/common/ignoregroups.h"
#include "ui/common/rolelabel.h"
#include "ui/common/tables.h"
#include "ui/settings/bucketmodel.h"
#include "ui/settings/pagelayout.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1LL << 20;
constexpr int largestCache = 65'536; // MB
constexpr int cacheStep = 256;

} // namespace

PackagesPage::PackagesPage(Services *services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_cacheSize(new RoleLabel)
    , m_clear(new QPushButton(tr("Clear")))
    , m_buckets(new BucketModel(this))
    , m_table(new QTableView)
    , m_noBuckets(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_keep(new QCheckBox(tr("Keep packages there for seven days")))
    , m_change(new QPushButton(tr("Change…")))
    , m_forget(new QPushButton(tr("Forget")))
{
    QVBoxLayout *layout = makePageLayout(this);
    addIgnoreDefaults(layout);
    addCache(layout);
    addBuckets(layout);
    layout->addStretch();
    connect(services, &Services::uploadSettingsChanged, this, &PackagesPage::showBuckets);
    showBuckets();
}

void PackagesPage::addIgnoreDefaults(QVBoxLayout *layout)
{
    addHeading(layout, tr("What stays out of packages"));
    for (const IgnoreGroup &group : defaultIgnoreGroups()) {
        auto *box = new QCheckBox(ignoreGroupWords(group));
        box->setObjectName(u"ignoreDefault-"_s + group.id);
        box->setChecked(!m_services->settings().ignoreDefaultsOff().contains(group.id));
        box->setAccessibleDescription(group.patterns.join(u", "_s));
        box->setToolTip(group.patterns.join(u"  "_s));
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, [this, id = group.id](bool leavesOut) {
            QStringList off = m_services->settings().ignoreDefaultsOff();
            off.removeAll(id);
            if (!leavesOut)
                off.append(id);
            m_services->settings().setIgnoreDefaultsOff(off);
        });
    }
    addHint(layout, tr("For folders that are new to a function. What was decided for one stays; "
                       "“Ignore Rules” beside the folder changes it."));
}

void PackagesPage::addCache(QVBoxLayout *layout)
{
    addHeading(layout, tr("Compressed files kept for the next package"));
    auto *limit = new QSpinBox;
    limit->setObjectName(u"cacheLimit"_s);
    limit->setAccessibleName(tr("Largest size of the cache"));
    limit->setRange(0, largestCache);
    limit->setSingleStep(cacheStep);
    //: megabytes, behind a number
    limit->setSuffix(tr(" MB"));
    limit->setKeyboardTracking(false);
    limit->setValue(int(m_services->settings().streamCacheLimit() / megabyte));
    m_cacheSize->setObjectName(u"cacheSize"_s);
    m_clear->setObjectName(u"clearCache"_s);
    m_clear->setAccessibleDescription(tr("Removes the kept files. The next package of a folder "
                                         "takes longer to make."));
    m_clear->setAutoDefault(false);
    m_clear->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metric::gap());
    auto *atMost = new RoleLabel(tr("At most"));
    atMost->setBuddy(limit);
    row->addWidget(atMost);
    row->addWidget(limit);
    row->addSpacing(Metric::gap());
    row->addWidget(m_cacheSize);
    row->addWidget(m_clear);
    row->addStretch();
    layout->addLayout(row);
    connect(limit, &QSpinBox::valueChanged, this,
            [this](int value) { m_services->setStreamCacheLimit(value * megabyte); });
    const auto show = [this](qint64 bytes) { showCacheSize(bytes); };
    connect(m_clear, &QPushButton::clicked, this, [this, show] {
        m_clear->setEnabled(false);
        m_services->clearStreamCache(this, show);
    });
    m_services->measureStreamCache(this, show);
}

void PackagesPage::showCacheSize(qint64 bytes)
{
    //: %1 is a size such as "3.2 MB"
    m_cacheSize->setText(tr("Now: %1").arg(QLocale().formattedDataSize(
        bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeTraditionalFormat)));
    m_clear->setEnabled(bytes > 0);
}

void PackagesPage::addBuckets(QVBoxLayout *layout)
{
    addHeading(layout, tr("Buckets for large packages"));
    m_noBuckets->setText(
        tr("None was chosen yet. You are asked when a package is too large for a request."));
    m_noBuckets->setWordWrap(true);
    m_table->setObjectName(u"bucketsTable"_s);
    m_table->setAccessibleName(tr("Buckets for large packages"));
    m_table->setModel(m_buckets);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(BucketModel::BucketColumn, QHeaderView::Stretch);
    m_table->setMinimumHeight(Metric::headerHeight() + 4 * Metric::rowHeight());
    m_keep->setObjectName(u"keepPackages"_s);
    m_change->setObjectName(u"changeBucket"_s);
    m_change->setAutoDefault(false);
    m_forget->setObjectName(u"forgetBucket"_s);
    m_forget->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_keep);
    buttons->addStretch();
    buttons->addWidget(m_change);
    buttons->addWidget(m_forget);
    layout->addWidget(m_noBuckets);
    layout->addWidget(m_table);
    layout->addLayout(buttons);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PackagesPage::selectionChanged);
    connect(m_keep, &QCheckBox::toggled, this, [this](bool keeps) {
        const int row = selectedBucket();
        if (row < 0)
            return;
        const PackageBucket bucket = m_buckets->bucketAt(row);
        UploadSettings(&m_services->settings())
            .setKeeping(bucket.accountTag, bucket.region,
                        keeps ? PackageKeeping::SevenDays : PackageKeeping::NotAtAll);
        showBuckets();
        selectWholeRow(m_table, row);
    });
    connect(m_change, &QPushButton::clicked, this, [this] {
        if (selectedBucket() >= 0)
            emit bucketChangeRequested(m_buckets->bucketAt(selectedBucket()).region);
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (selectedBucket() < 0)
            return;
        const PackageBucket bucket = m_buckets->bucketAt(selectedBucket());
        UploadSettings(&m_services->settings()).forgetBucket(bucket.accountTag, bucket.region);
        m_services->applyUploadSettings();
    });
}

void PackagesPage::showBuckets()
{
    m_buckets->setBuckets(UploadSettings(&m_services->settings()).buckets());
    const bool hasBuckets = m_buckets->rowCount() > 0;
    m_noBuckets->setVisible(!hasBuckets);
    for (QWidget *part : QList<QWidget *>{m_table, m_keep, m_change, m_forget})
        part->setVisible(hasBuckets);
    selectionChanged();
}

int PackagesPage::selectedBucket() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void PackagesPage::selectionChanged()
{
    const int row = selectedBucket();
    const QSignalBlocker blocker(m_keep); // shown, not chosen
    m_keep->setEnabled(row >= 0);
    m_forget->setEnabled(row >= 0);
    m_change->setEnabled(false);
    m_keep->setChecked(false);
    if (row < 0)
        return;
    const PackageBucket &bucket = m_buckets->bucketAt(row);
    m_keep->setChecked(bucket.keeping == PackageKeeping::SevenDays);
    // Buckets are listed with the key of their account.
    const std::optional<Account> &account = m_services->session()->account();
    const bool isLive = account && accountTag(*account) == bucket.accountTag;
    m_change->setEnabled(isLive);
    m_change->setToolTip(isLive ? QString()
                                : tr("Choose the account that the bucket belongs to first."));
}

} // namespace Scf
