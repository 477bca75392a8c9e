// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/requestlogview.h"

#include "app/browse/requestlogmodel.h"
#include "ui/common/focusring.h"
#include "ui/common/tables.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

RequestLogView::RequestLogView(RequestLogModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new QTableView)
    , m_text(new QPlainTextEdit)
{
    m_table->setObjectName(u"requestLogTable"_s);
    m_table->setModel(model);
    m_table->setFrameShape(QFrame::NoFrame);
    QHeaderView *header = makeRowTable(m_table, dp(24));
    header->setStretchLastSection(true);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(RequestLogModel::TimeColumn, 10 * letter);
    header->resizeSection(RequestLogModel::ActionColumn, 19 * letter);
    header->resizeSection(RequestLogModel::StatusColumn, 12 * letter);
    header->resizeSection(RequestLogModel::DurationColumn, 9 * letter);

    m_text->setReadOnly(true);
    m_text->setLayoutDirection(Qt::LeftToRight); // JSON, in every language
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(fontFor(TextStyle::Monospace));
    m_text->setTabChangesFocus(true);
    ringWhenFocused(m_text);
    setFocusProxy(m_table);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RequestLogView::showRecord);
    // The newest call stays in sight while the person has not looked back.
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (bar->value() == bar->maximum())
            QMetaObject::invokeMethod(m_table, &QTableView::scrollToBottom, Qt::QueuedConnection);
    });
    retranslate();
}

void RequestLogView::showRecord()
{
    // Not the current row: screen readers select without making the row the current one.
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const CallRecord *record = rows.isEmpty() ? nullptr : m_model->recordAt(rows.first().row());
    if (!record) {
        m_text->clear();
        return;
    }
    QString text = record->action + u' ' + record->region + u'\n';
    if (!record->errorCode.isEmpty())
        text += record->errorCode + ": "_L1 + record->errorMessage + u'\n';
    text += u'\n' + tr("Request") + u'\n' + record->requestBody + "\n\n"_L1 + tr("Answer") + u'\n'
            + record->responseBody;
    m_text->setPlainText(text);
}

void RequestLogView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RequestLogView::retranslate()
{
    m_table->setAccessibleName(tr("Requests"));
    m_text->setAccessibleName(tr("Request and answer"));
    m_text->setPlaceholderText(tr("Select a request to see what was sent and answered. Secrets and "
                                  "ZipFile are left out."));
}

} // namespace Scf
