// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/imagerow.h"

#include "ui/common/accessibility.h"
#include "ui/common/rolelabel.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace Scf {

using namespace Qt::StringLiterals;

ImageRow::ImageRow(QWidget *parent)
    : SourceRow(parent)
    , m_uri(new QLineEdit)
    , m_personal(new QRadioButton)
    , m_enterprise(new QRadioButton)
    , m_registryId(new QLineEdit)
    , m_commandLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_command(new QLineEdit)
    , m_argsLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_args(new QLineEdit)
    , m_portLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_port(new QComboBox)
    , m_accelerate(new QCheckBox)
{
    // Without parents until the layout takes them: so Tab goes through them in its order.
    m_uri->setObjectName(u"imageUri"_s);
    m_registryId->setObjectName(u"imageRegistryId"_s);
    m_command->setObjectName(u"imageCommand"_s);
    m_args->setObjectName(u"imageArgs"_s);
    m_port->setObjectName(u"imagePort"_s);
    m_uri->setClearButtonEnabled(true);
    m_personal->setChecked(true);
    m_registryId->setEnabled(false);
    m_registryId->setMaximumWidth(dp(180));
    m_commandLabel->setBuddy(m_command);
    m_argsLabel->setBuddy(m_args);
    m_portLabel->setBuddy(m_port);
    for (const QString &port : {QString(), u"9000"_s, u"0"_s, u"-1"_s})
        m_port->addItem(QString(), port);

    auto *registry = new QHBoxLayout;
    registry->setSpacing(Metric::edge());
    registry->addWidget(m_personal);
    registry->addWidget(m_enterprise);
    registry->addWidget(m_registryId);
    registry->addStretch();
    auto *start = new QGridLayout;
    start->setHorizontalSpacing(Metric::gap());
    start->setVerticalSpacing(Metric::rowGap());
    start->addWidget(m_commandLabel, 0, 0);
    start->addWidget(m_command, 0, 1);
    start->addWidget(m_argsLabel, 0, 2);
    start->addWidget(m_args, 0, 3);
    start->addWidget(m_portLabel, 1, 0);
    start->addWidget(m_port, 1, 1);
    start->addWidget(m_accelerate, 1, 2, 1, 2);
    start->setColumnStretch(1, 1);
    start->setColumnStretch(3, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(Metric::rowGap());
    rows->addWidget(m_uri);
    rows->addLayout(registry);
    rows->addLayout(start);
    setFocusProxy(m_uri);

    connect(m_enterprise, &QRadioButton::toggled, m_registryId, &QWidget::setEnabled);
    connect(m_enterprise, &QRadioButton::toggled, this, &SourceRow::sourceChanged);
    for (const QLineEdit *edit : {m_uri, m_registryId, m_command, m_args})
        connect(edit, &QLineEdit::textChanged, this, &SourceRow::sourceChanged);
    connect(m_port, &QComboBox::currentIndexChanged, this, &SourceRow::sourceChanged);
    connect(m_accelerate, &QCheckBox::toggled, this, &SourceRow::sourceChanged);
    retranslate();
}

CodeSource ImageRow::source() const
{
    return {.kind = CodeSource::Kind::Image,
            .image = {.uri = m_uri->text().trimmed(),
                      .isEnterprise = m_enterprise->isChecked(),
                      .registryId = m_registryId->text().trimmed(),
                      .command = m_command->text().trimmed(),
                      .args = m_args->text().trimmed(),
                      .port = m_port->currentData().toString(),
                      .accelerate = m_accelerate->isChecked()}};
}

void ImageRow::setSource(const CodeSource &source)
{
    const ImageSource &image = source.image;
    m_uri->setText(image.uri);
    (image.isEnterprise ? m_enterprise : m_personal)->setChecked(true);
    m_registryId->setText(image.registryId);
    m_command->setText(image.command);
    m_args->setText(image.args);
    m_port->setCurrentIndex(qMax(0, m_port->findData(image.port)));
    m_accelerate->setChecked(image.accelerate);
}

void ImageRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SourceRow::changeEvent(event);
}

void ImageRow::retranslate()
{
    m_uri->setAccessibleName(tr("Image URI"));
    m_uri->setPlaceholderText(tr("domain/namespace/image:tag"));
    nameClearButton(m_uri, tr("Clear the Image URI"));
    m_personal->setText(tr("Personal"));
    m_personal->setToolTip(tr("ImageType personal: a registry of your own account."));
    m_enterprise->setText(tr("Enterprise"));
    m_enterprise->setToolTip(tr("ImageType enterprise: an instance of TCR, named by RegistryId."));
    m_registryId->setAccessibleName(tr("RegistryId"));
    m_registryId->setPlaceholderText(u"tcr-12345678"_s);
    m_commandLabel->setText(tr("Command"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setPlaceholderText(tr("As in the image"));
    m_argsLabel->setText(tr("Args"));
    m_args->setAccessibleName(tr("Args"));
    m_args->setPlaceholderText(tr("Separated by spaces"));
    m_portLabel->setText(tr("Port"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setItemText(0, tr("Unchanged"));
    m_port->setItemText(1, tr("9000 (HTTP)"));
    m_port->setItemText(2, tr("0 (as the platform chooses)"));
    m_port->setItemText(3, tr("-1 (job)"));
    m_accelerate->setText(tr("Accelerate the image"));
    m_accelerate->setToolTip(tr("ContainerImageAccelerate: the platform loads the image faster."));
}

} // namespace Scf
