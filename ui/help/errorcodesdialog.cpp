// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/errorcodesdialog.h"

#include "app/explain/errorcodemodel.h"
#include "app/explain/remedytext.h"
#include "ui/common/copybutton.h"
#include "ui/common/focusring.h"
#include "ui/common/manualpage.h"
#include "ui/common/rolelabel.h"
#include "ui/common/searchfield.h"
#include "ui/common/tables.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTextBrowser>
#include <QTreeView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! Of a sentence that is too long the beginning is shown; of a code both ends tell.
class SentenceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideRight;
    }
};

QString heading(const QString &text)
{
    return u"<h4>"_s + text.toHtmlEscaped() + u"</h4>"_s;
}

QString paragraph(const QString &text)
{
    return u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s;
}

QString list(const QStringList &items)
{
    QString html = u"<ul>"_s;
    for (const QString &item : items)
        html += u"<li>"_s + item.toHtmlEscaped() + u"</li>"_s;
    return html + u"</ul>"_s;
}

} // namespace

ErrorCodesDialog::ErrorCodesDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new ErrorCodeModel(QLocale().name(), this))
    , m_filter(new ErrorCodeFilter(this))
    , m_search(new SearchField(u"searchErrorCodes"_s, this))
    , m_count(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_codes(new QTreeView)
    , m_detail(new QTextBrowser)
    , m_copy(new CopyButton(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(u"errorCodesDialog"_s);
    setManualPage(this, "errors"_L1);
    m_filter->setSourceModel(m_model);
    m_search->setWalked(m_codes);
    m_count->setObjectName(u"errorCodeCount"_s);
    m_codes->setObjectName(u"errorCodeList"_s);
    m_codes->setModel(m_filter);
    m_codes->setRootIsDecorated(false);
    m_codes->setUniformRowHeights(true);
    m_codes->setAllColumnsShowFocus(true);
    m_codes->setTextElideMode(Qt::ElideMiddle);
    m_codes->setItemDelegateForColumn(ErrorCodeModel::TitleColumn, new SentenceDelegate(m_codes));
    m_codes->header()->setStretchLastSection(true);
    m_codes->header()->resizeSection(ErrorCodeModel::CodeColumn, dp(250));
    keepHeaderWhole(m_codes->header());
    m_codes->setMinimumWidth(dp(360)); // the titles too have a header
    m_detail->setObjectName(u"errorCodeDetail"_s);
    m_detail->setOpenLinks(false);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->document()->setDocumentMargin(Metric::narrowEdge());
    ringWhenFocused(m_detail);
    m_copy->setObjectName(u"copyErrorCodeLink"_s);
    m_splitter->addWidget(m_codes);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({dp(460), dp(420)});
    m_splitter->setStretchFactor(1, 1);

    auto *top = new QHBoxLayout;
    top->setSpacing(Metric::gap());
    top->addWidget(m_search, 1);
    top->addWidget(m_count);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(Metric::gap());
    bottom->addWidget(m_copy);
    bottom->addStretch();
    bottom->addWidget(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addLayout(top);
    layout->addWidget(m_splitter, 1);
    layout->addLayout(bottom);
    resize(dp(920), dp(560));

    connect(m_search, &QLineEdit::textChanged, this, &ErrorCodesDialog::search);
    connect(m_codes->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ErrorCodesDialog::showExplanation);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    setTabOrder(m_search, m_codes);
    setTabOrder(m_codes, m_detail);
    setTabOrder(m_detail, m_copy);
    setTabOrder(m_copy, m_buttons->button(QDialogButtonBox::Close));
    m_search->setFocus();
    retranslate();
    search({});
}

void ErrorCodesDialog::showCode(const QString &code)
{
    m_search->clear();
    const QModelIndex index = m_filter->mapFromSource(m_model->index(m_model->rowOf(code), 0));
    if (!index.isValid())
        return;
    m_codes->setCurrentIndex(index);
    m_codes->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_codes->setFocus();
}

void ErrorCodesDialog::search(const QString &text)
{
    m_filter->setWords(text);
    if (!m_codes->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_codes->setCurrentIndex(m_filter->index(0, 0));
    m_codes->scrollTo(m_codes->currentIndex());
    m_count->setText(tr("%n code(s)", nullptr, m_filter->rowCount()));
    showExplanation();
}

void ErrorCodesDialog::showExplanation()
{
    const QModelIndex index = m_filter->mapToSource(m_codes->currentIndex());
    m_copy->setEnabled(index.isValid());
    if (!index.isValid()) {
        m_detail->setHtml(paragraph(tr("No code has all of these words.")));
        return;
    }
    const Explanation explanation = m_model->explanationAt(index.row());
    QString html = u"<h3>"_s + explanation.title.toHtmlEscaped() + u"</h3>"_s + u"<p><code>"_s
                   + explanation.code.toHtmlEscaped() + u"</code></p>"_s
                   + paragraph(explanation.meaning);
    html += heading(tr("What is live")) + paragraph(explanation.live);
    if (!explanation.causes.isEmpty())
        html += heading(tr("Likely causes")) + list(explanation.causes);
    QStringList remedies;
    for (const Remedy remedy : explanation.remedies) {
        remedies += tr("%1: %2").arg(remedyText(remedy, explanation.code).remove(u'…'),
                                     remedySentence(remedy, explanation.code));
    }
    if (!remedies.isEmpty())
        html += heading(tr("What can be done")) + list(remedies);
    if (!explanation.sameAs.isEmpty()) {
        html +=
            heading(tr("Codes that mean the same")) + paragraph(explanation.sameAs.join(u", "_s));
    }
    m_detail->setHtml(html);
    m_copy->setCopyText(m_detail->toPlainText(), tr("Copy the text about this code"));
}

void ErrorCodesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ErrorCodesDialog::retranslate()
{
    setWindowTitle(tr("Error Codes"));
    m_model->setLanguage(QLocale().name());
    m_search->setPurpose(tr("Search error codes"), tr("Code or words"));
    m_codes->setAccessibleName(tr("Error codes"));
    m_detail->setAccessibleName(tr("About the code"));
    m_count->setText(tr("%n code(s)", nullptr, m_filter->rowCount()));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    showExplanation();
}

} // namespace Scf
