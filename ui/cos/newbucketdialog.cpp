// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cos/newbucketdialog.h"

#include "app/domain/coslocation.h"
#include "ui/common/cosregionbox.h"
#include "ui/common/manualpage.h"
#include "ui/common/rolelabel.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

NewBucketDialog::NewBucketDialog(const QString &appId, const QString &region, QWidget *parent)
    : QDialog(parent)
    , m_appId(appId)
    , m_name(new QLineEdit(this))
    , m_region(new CosRegionBox(this))
    , m_fullName(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
{
    setObjectName(u"newBucketDialog"_s);
    setManualPage(this, "large-packages"_L1);
    setWindowTitle(tr("New Bucket"));
    m_name->setObjectName(u"newBucketName"_s);
    m_name->setPlaceholderText(appId.isEmpty() ? tr("name-APPID") : tr("Name"));
    m_region->setObjectName(u"newBucketRegion"_s);
    m_region->setRegion(region);
    m_fullName->setWordWrap(true);
    m_fullName->setMinimumHeight(2 * Metric::controlHeight()); // nothing jumps

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metric::narrowEdge());
    form->setVerticalSpacing(Metric::rowGap());
    const auto addRow = [form](const QString &label, QWidget *field) {
        auto *name = new QLabel(label);
        name->setMinimumHeight(Metric::controlHeight()); // on one line with the field's text
        name->setBuddy(field);
        form->addRow(name, field);
        field->setAccessibleName(label);
    };
    addRow(tr("Bucket name"), m_name);
    addRow(tr("Region"), m_region);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    m_create->setObjectName(u"createBucketButton"_s);
    makePrimary(m_create);
    m_create->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addLayout(form);
    layout->addWidget(m_fullName);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(dp(420));

    connect(m_name, &QLineEdit::textChanged, this, &NewBucketDialog::inputChanged);
    connect(m_region, &CosRegionBox::regionChanged, this, &NewBucketDialog::inputChanged);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    inputChanged();
}

CosBucketId NewBucketDialog::bucket() const
{
    QString name = m_name->text().trimmed();
    if (!m_appId.isEmpty() && !name.endsWith(u'-' + m_appId))
        name += u'-' + m_appId;
    return {.name = name, .region = m_region->region()};
}

void NewBucketDialog::inputChanged()
{
    const CosBucketId entered = bucket();
    const bool isName = isCosBucketName(entered.name);
    m_create->setEnabled(isName && !entered.region.isEmpty());
    if (isName && entered.region.isEmpty())
        m_fullName->setText(tr("Choose the region of your function."));
    else if (isName)
        m_fullName->setText(tr("It will be called %1 and be private.").arg(entered.name));
    else if (m_appId.isEmpty())
        m_fullName->setText(tr("Lower-case letters, digits and hyphens, then a hyphen and the "
                               "APPID of your account."));
    else
        m_fullName->setText(tr("Lower-case letters, digits and hyphens; the APPID is added."));
}

} // namespace Scf
