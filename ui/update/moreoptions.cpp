// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/update/moreoptions.h"

#include "ui/common/linkbutton.h"
#include "ui/common/rolelabel.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace Scf {

using namespace Qt::StringLiterals;

MoreOptions::MoreOptions(QWidget *parent)
    : QWidget(parent)
    , m_envIdLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_envId(new QLineEdit)
    , m_spaceLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_space(new RoleLabel({}, TextStyle::Body, ColourRole::Text))
    , m_codeSource(new QCheckBox)
    , m_preview(new LinkButton)
    , m_copyAs(new LinkButton)
{
    // Without parents until the layout takes them: so Tab goes through them in its order.
    m_envId->setObjectName(u"envId"_s);
    m_codeSource->setObjectName(u"sendCodeSource"_s);
    m_preview->setObjectName(u"previewLink"_s);
    m_copyAs->setObjectName(u"copyAsLink"_s);
    m_envId->setMaximumWidth(dp(200));
    m_envIdLabel->setBuddy(m_envId);

    auto *first = new QHBoxLayout;
    first->setSpacing(Metric::gap());
    first->addWidget(m_envIdLabel);
    first->addWidget(m_envId, 1);
    first->addSpacing(Metric::gap());
    first->addWidget(m_spaceLabel);
    first->addWidget(m_space);
    first->addStretch();
    auto *second = new QHBoxLayout;
    second->setSpacing(Metric::edge());
    second->addWidget(m_codeSource);
    second->addWidget(m_preview);
    second->addWidget(m_copyAs);
    second->addStretch();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(Metric::gap());
    rows->addLayout(first);
    rows->addLayout(second);

    connect(m_envId, &QLineEdit::textChanged, this, &MoreOptions::changed);
    connect(m_codeSource, &QCheckBox::toggled, this, &MoreOptions::changed);
    connect(m_preview, &LinkButton::clicked, this, &MoreOptions::previewRequested);
    connect(m_copyAs, &LinkButton::clicked, this, &MoreOptions::copyAsRequested);
    retranslate();
}

QString MoreOptions::envId() const
{
    return m_envId->text().trimmed();
}

bool MoreOptions::sendCodeSource() const
{
    return m_codeSource->isChecked();
}

void MoreOptions::setValues(const QString &envId, bool sendCodeSource)
{
    m_envId->setText(envId);
    m_codeSource->setChecked(sendCodeSource);
}

void MoreOptions::setSpace(const QString &space)
{
    m_space->setText(space);
}

void MoreOptions::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MoreOptions::retranslate()
{
    m_envIdLabel->setText(tr("EnvId"));
    m_envId->setAccessibleName(tr("EnvId"));
    m_envId->setPlaceholderText(tr("Only for CloudBase"));
    m_envId->setToolTip(
        tr("The environment of CloudBase that the function belongs to; others leave "
           "it empty."));
    m_spaceLabel->setText(tr("Namespace"));
    m_space->setToolTip(tr("It is chosen in the bar at the top."));
    m_codeSource->setText(tr("Send CodeSource"));
    m_codeSource->setToolTip(tr("Names where the code comes from, though the platform sees it by "
                                "itself: ZipFile, Cos or Inline."));
    m_preview->setText(tr("Preview the Request"));
    m_copyAs->setText(tr("Copy As…"));
    m_copyAs->setToolTip(tr("This update as a command of tccli or curl, as Python, Node.js, or a "
                            "workflow of GitHub Actions."));
}

} // namespace Scf
