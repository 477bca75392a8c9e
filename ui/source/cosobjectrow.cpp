// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/cosobjectrow.h"

#include "ui/common/accessibility.h"
#include "ui/common/cosregionbox.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/statuslabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

CosObjectRow::CosObjectRow(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_regionLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_region(new CosRegionBox(this))
    , m_facts(new StatusLabel(this))
    , m_sent(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Secondary, ColourRole::Muted, this))
{
    m_edit->setObjectName(u"cosObject"_s);
    m_edit->setClearButtonEnabled(true);
    m_browse->setObjectName(u"browseCosButton"_s);
    m_region->setObjectName(u"cosObjectRegion"_s);
    m_facts->setObjectName(u"cosObjectFacts"_s);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sent->setObjectName(u"cosObjectSent"_s);
    m_sent->setCopyable(true);
    m_sent->setMinimumHeight(m_sent->fontMetrics().height()); // nothing jumps when it comes

    auto *address = new QHBoxLayout;
    address->setSpacing(Metric::gap());
    address->addWidget(m_edit, 1);
    address->addWidget(m_browse);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(Metric::gap());
    facts->addWidget(m_regionLabel);
    facts->addWidget(m_region);
    facts->addWidget(m_facts, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metric::gap());
    layout->addLayout(address);
    layout->addLayout(facts);
    layout->addWidget(m_sent);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textChanged, this, &CosObjectRow::textChanged);
    connect(m_region, &CosRegionBox::regionChanged, this, [this](const QString &region) {
        m_chosenRegion = region;
        textChanged();
    });
    connect(m_browse, &QPushButton::clicked, this, &CosObjectRow::browseRequested);
    retranslate();
}

CosLocation CosObjectRow::location() const
{
    return m_location;
}

void CosObjectRow::setLocation(const CosLocation &location)
{
    m_chosenRegion = location.bucket.region;
    const QString text = location.bucket.name.isEmpty()
                             ? QString()
                             : "cos://"_L1 + location.bucket.name + u'/' + location.key;
    if (text == m_edit->text())
        textChanged();
    else
        m_edit->setText(text);
}

void CosObjectRow::textChanged()
{
    CosLocation location = parseCosLocation(m_edit->text()).value_or(CosLocation{});
    const bool isRegionTold = !location.bucket.region.isEmpty();
    if (!isRegionTold)
        location.bucket.region = m_chosenRegion;
    m_region->setEnabled(!isRegionTold);
    if (m_region->region() != location.bucket.region)
        m_region->setRegion(location.bucket.region);
    if (location.bucket.name.isEmpty())
        location = {};
    const bool isNew = std::exchange(m_location, location) != location;
    showLocation();
    if (isNew)
        emit locationChanged();
}

// What the text means, or what is wrong with it.
void CosObjectRow::showLocation()
{
    const CosBucketId &bucket = m_location.bucket;
    const QString &key = m_location.key;
    m_sent->setText({});
    if (m_edit->text().trimmed().isEmpty())
        return m_facts->clearStatus();
    if (bucket.name.isEmpty()) {
        return m_facts->setStatus(Finding::State::Warning,
                                  tr("This is no address of COS. It looks like "
                                     "cos://bucket-APPID/key or https://….myqcloud.com/key."));
    }
    if (key.isEmpty() || key.endsWith(u'/')) {
        return m_facts->setStatus(Finding::State::Warning,
                                  tr("This is a place in %1, not an object. Browse… shows what is "
                                     "there.")
                                      .arg(bucket.name));
    }
    if (bucket.region.isEmpty()) {
        return m_facts->setStatus(Finding::State::Warning,
                                  tr("Choose the region of %1: the address does not tell it.")
                                      .arg(bucket.name));
    }
    m_facts->setStatus(StatusPresentation{.icon = IconName::Cloud,
                                          .role = ColourRole::Muted,
                                          //: %1 is a key, %2 a bucket
                                          .word = tr("%1 in %2").arg(key, bucket.name)});
    m_facts->setAccessibleName({});
    const ScfCosParameters sent = scfCosParameters(m_location);
    //: The words before each %n are names of parameters and stay as they are.
    m_sent->setText(tr("Sent to SCF: CosBucketName %1 · CosObjectName %2 · CosBucketRegion %3")
                        .arg(sent.cosBucketName, sent.cosObjectName, sent.cosBucketRegion));
}

void CosObjectRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CosObjectRow::retranslate()
{
    m_edit->setAccessibleName(tr("COS object"));
    m_edit->setPlaceholderText(tr("Paste cos://… or the address of an object, or browse"));
    nameClearButton(m_edit, tr("Clear the COS Object"));
    m_browse->setText(tr("Browse…"));
    m_browse->setAccessibleDescription(tr("Shows the buckets and objects of your account."));
    m_regionLabel->setText(tr("Region"));
    showLocation();
}

} // namespace Scf
