// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/policydialog.h"

#include "ui/common/copybutton.h"
#include "ui/common/manualpage.h"
#include "ui/common/policytext.h"
#include "ui/common/rolelabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

PolicyDialog::PolicyDialog(const QString &action, const QString &policy, QWidget *parent)
    : QDialog(parent)
    , m_action(action)
    , m_intro(new RoleLabel({}, TextStyle::Body, ColourRole::Text, this))
    , m_policy(new PolicyText(policy, this))
    , m_copy(new CopyButton(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(u"policyDialog"_s);
    setManualPage(this, "accounts"_L1);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_policy->setObjectName(u"policyText"_s);
    m_copy->setObjectName(u"copyPolicyLink"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_intro);
    layout->addWidget(m_policy, 1);
    layout->addLayout(buttons);
    resize(dp(560), dp(400));
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_copy->setFocus();
    retranslate();
}

void PolicyDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void PolicyDialog::retranslate()
{
    setWindowTitle(tr("The Policy That Is Needed"));
    m_intro->setText(
        tr("Whoever manages the account can add this policy in Cloud Access Management (CAM) and "
           "attach it to the user of the key. It allows %1 on this resource and nothing else.")
            .arg(m_action));
    m_policy->setAccessibleName(tr("Policy"));
    m_copy->setLabel(tr("Copy Policy"));
    m_copy->setCopyText(m_policy->toPlainText(), tr("Copy Policy"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
}

} // namespace Scf
