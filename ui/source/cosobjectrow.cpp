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
    : SourceRow(parent)
    , m_edit(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_regionLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_region(new CosRegionBox(this))
    , m_understood(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Body, ColourRole::Muted, this))
    , m_sent(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Secondary, ColourRole::Muted, this))
    , m_problem(new StatusLabel(this))
{
    m_edit->setObjectName(u"cosObject"_s);
    m_edit->setClearButtonEnabled(true);
    m_browse->setObjectName(u"browseCosButton"_s);
    m_region->setObjectName(u"cosObjectRegion"_s);
    m_understood->setObjectName(u"cosObjectUnderstood"_s);
    m_sent->setObjectName(u"cosObjectSent"_s);
    m_sent->setCopyable(true);
    m_problem->setObjectName(u"cosObjectProblem"_s);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_problem->hide();
    for (QLabel *label : {static_cast<QLabel *>(m_sent), static_cast<QLabel *>(m_problem)})
        label->setFixedHeight(fontMetrics().height() + dp(2)); // nothing jumps

    auto *address = new QHBoxLayout;
    address->setSpacing(Metric::gap());
    address->addWidget(m_edit, 1);
    address->addWidget(m_browse);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(Metric::gap());
    facts->addWidget(m_regionLabel);
    facts->addWidget(m_region);
    facts->addWidget(m_understood, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metric::gap());
    layout->addLayout(address);
    layout->addLayout(facts);
    layout->addWidget(m_sent);
    layout->addWidget(m_problem);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textChanged, this, &CosObjectRow::textChanged);
    connect(m_region, &CosRegionBox::regionChanged, this, [this](const QString &region) {
        m_chosenRegion = region;
        textChanged();
    });
    connect(this, &CosObjectRow::locationChanged, this, &SourceRow::sourceChanged);
    connect(m_browse, &QPushButton::clicked, this, &CosObjectRow::browseRequested);
    retranslate();
}

CodeSource CosObjectRow::source() const
{
    return {.kind = CodeSource::Kind::CosObject, .object = m_location};
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

// Why the text does not name an object that SCF can take; empty where it does, or holds nothing.
QString CosObjectRow::problem() const
{
    const CosBucketId &bucket = m_location.bucket;
    if (m_edit->text().trimmed().isEmpty())
        return {};
    if (bucket.name.isEmpty()) {
        return tr("This is no address of COS. It looks like cos://bucket-APPID/key or "
                  "https://….myqcloud.com/key.");
    }
    if (m_location.key.isEmpty() || m_location.key.endsWith(u'/')) {
        return tr("This is a place in %1, not an object. Browse… shows what is there.")
            .arg(bucket.name);
    }
    if (bucket.region.isEmpty())
        return tr("Choose the region of %1: the address does not tell it.").arg(bucket.name);
    return {};
}

void CosObjectRow::showLocation()
{
    const QString what = problem();
    const bool isObject = what.isEmpty() && !m_location.key.isEmpty();
    m_sent->setVisible(what.isEmpty());
    m_problem->setVisible(!what.isEmpty());
    m_problem->setToolTip(what);
    if (what.isEmpty())
        m_problem->clearStatus();
    else
        m_problem->setStatus(Finding::State::Warning, what);
    const ScfCosParameters sent = scfCosParameters(m_location);
    //: %1 is a key, %2 a bucket
    m_understood->setText(isObject ? tr("%1 in %2").arg(m_location.key, m_location.bucket.name)
                                   : QString());
    //: CosBucketName, CosObjectName and CosBucketRegion are names of parameters
    m_sent->setText(
        isObject ? tr("Sent to SCF: CosBucketName %1 · CosObjectName %2 · CosBucketRegion %3")
                       .arg(sent.cosBucketName, sent.cosObjectName, sent.cosBucketRegion)
                 : QString());
}

void CosObjectRow::showRegions()
{
    m_region->setFocus(Qt::OtherFocusReason);
    m_region->showPopup();
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
