// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/editorrow.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace Scf {

using namespace Qt::StringLiterals;

EditorRow::EditorRow(QWidget *parent)
    : SourceRow(parent)
    , m_what(new ElidedLabel({}, Qt::ElideMiddle, TextStyle::Body, ColourRole::Text, this))
    , m_edit(new QPushButton(this))
{
    m_edit->setObjectName(u"editCodeButton"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_what, 1);
    layout->addWidget(m_edit);
    setFocusProxy(m_edit);
    connect(m_edit, &QPushButton::clicked, this, &EditorRow::editRequested);
    retranslate();
}

void EditorRow::setSource(const CodeSource &source)
{
    if (source == m_source)
        return;
    m_source = source;
    m_source.kind = CodeSource::Kind::Editor;
    retranslate();
    emit sourceChanged();
}

void EditorRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SourceRow::changeEvent(event);
}

void EditorRow::retranslate()
{
    const EditedFile &edited = m_source.edited;
    if (m_source.isEmpty())
        m_what->setText(tr("Edit one file of the code, here in the window"));
    else if (edited.isDeployedCode)
        m_what->setText(tr("%1 of the deployed code, as edited").arg(edited.name));
    else
        m_what->setText(
            tr("%1 of %2, as edited").arg(edited.name, QDir::toNativeSeparators(m_source.path)));
    m_edit->setText(tr("Edit…"));
    m_edit->setAccessibleDescription(tr("Opens the editor."));
}

} // namespace Scf
