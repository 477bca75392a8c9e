// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/licencesdialog.h"

#include "ui/common/rolelabel.h"
#include "ui/common/tables.h"
#include "ui/help/componentmodel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

LicencesDialog::LicencesDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new ComponentModel(this))
    , m_intro(new RoleLabel({}, TextStyle::Body, ColourRole::Text, this))
    , m_components(new QTreeView)
    , m_text(new QPlainTextEdit)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(u"licencesDialog"_s);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_components->setObjectName(u"componentList"_s);
    m_components->setModel(m_model);
    m_components->setRootIsDecorated(false);
    m_components->setUniformRowHeights(true);
    m_components->setAllColumnsShowFocus(true);
    m_components->header()->setStretchLastSection(true);
    keepHeaderWhole(m_components->header());
    m_components->setMinimumWidth(dp(360)); // the licences too have a header
    m_components->header()->resizeSection(ComponentModel::NameColumn, dp(170));
    m_components->header()->resizeSection(ComponentModel::VersionColumn, dp(80));
    m_text->setObjectName(u"licenceText"_s);
    m_text->setLayoutDirection(Qt::LeftToRight); // English, in every language
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setFont(fontFor(TextStyle::Monospace));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_components);
    splitter->addWidget(m_text);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({dp(400), dp(580)});
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_intro);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_buttons);
    resize(dp(1000), dp(560));

    connect(m_components->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LicencesDialog::showLicence);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_components->setCurrentIndex(m_model->index(0, 0));
    m_components->setFocus();
    retranslate();
}

void LicencesDialog::showLicence()
{
    m_text->setPlainText(m_model->licenceOf(m_components->currentIndex().row()));
}

void LicencesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void LicencesDialog::retranslate()
{
    setWindowTitle(tr("Licences"));
    m_model->retranslate();
    m_intro->setText(tr("SCF Desktop is made of these components and is linked with them. The "
                        "versions are those that it was built with."));
    m_components->setAccessibleName(tr("Components"));
    m_text->setAccessibleName(tr("Licence text"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
}

} // namespace Scf
