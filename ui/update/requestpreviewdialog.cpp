// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/update/requestpreviewdialog.h"

#include "ui/common/copybutton.h"
#include "ui/common/rolelabel.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

RequestPreviewDialog::RequestPreviewDialog(QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_copy(new CopyButton(this))
{
    setObjectName(u"requestPreviewDialog"_s);
    setWindowTitle(tr("The Request"));
    auto *hint = new RoleLabel(
        tr("This is what Update sends. The signature is made when it leaves, and the code's bytes "
           "are only named here."),
        TextStyle::Secondary, ColourRole::Muted, this);
    hint->setWordWrap(true);
    m_text->setObjectName(u"requestPreview"_s);
    m_text->setAccessibleName(tr("The request"));
    m_text->setReadOnly(true);
    m_text->setLayoutDirection(Qt::LeftToRight); // JSON, in every language
    m_text->setFont(fontFor(TextStyle::Monospace));
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::rowGap());
    layout->addWidget(hint);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    resize(dp(620), dp(460));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RequestPreviewDialog::setText(const QString &text)
{
    m_copy->setCopyText(text, tr("Copy the request"));
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

} // namespace Scf
