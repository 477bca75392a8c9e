// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/reportdialog.h"

#include "app/core/background.h"
#include "app/core/result.h"
#include "app/support/reportmodel.h"
#include "ui/common/copybutton.h"
#include "ui/common/focusring.h"
#include "ui/common/manualpage.h"
#include "ui/common/messagebar.h"
#include "ui/common/rolelabel.h"

#include <QDate>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! An empty text when all went well, else the words of the system. Blocks.
QString write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return {};
    return file.errorString();
}

} // namespace

ReportDialog::ReportDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new ReportModel(this))
    , m_intro(new RoleLabel({}, TextStyle::Body, ColourRole::Text, this))
    , m_sections(new QListView)
    , m_text(new QPlainTextEdit)
    , m_message(new MessageBar(this))
    , m_copy(new CopyButton(this))
    , m_save(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"reportDialog"_s);
    setManualPage(this, "errors"_L1);
    build();
    connect(m_sections->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReportDialog::showText);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ReportDialog::documentChanged);
    connect(m_copy, &CopyButton::copied, this, &ReportDialog::taken);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::chooseFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    documentChanged();
    m_sections->setFocus();
}

void ReportDialog::build()
{
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_sections->setObjectName(u"reportSections"_s);
    m_sections->setModel(m_model);
    m_sections->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sections->setUniformItemSizes(true);
    showFocusInRows(m_sections);
    m_sections->setMinimumWidth(dp(160));
    m_text->setObjectName(u"reportText"_s);
    m_text->setLayoutDirection(Qt::LeftToRight); // codes and paths, in every language
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_sections);
    splitter->addWidget(m_text);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({dp(210), dp(640)});

    m_message->setObjectName(u"reportMessage"_s);
    m_message->setClosable(true);
    m_copy->setObjectName(u"copyReport"_s);
    m_copy->setAutoDefault(false);
    m_close->setObjectName(u"closeReport"_s);
    m_close->setAutoDefault(false);
    m_save->setObjectName(u"saveReport"_s);
    m_save->setDefault(true);
    makePrimary(m_save);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_intro);
    layout->addWidget(m_message);
    layout->addWidget(splitter, 1);
    layout->addLayout(buttons);
    const QSize room = screen()->availableSize() - QSize(dp(16), dp(48)); // the frame too
    resize(QSize(dp(880), dp(560)).boundedTo(room));
}

void ReportDialog::setReport(const ProblemReport &report)
{
    m_model->setReport(report);
    m_hasReport = true;
    showSection(m_first);
    documentChanged();
}

void ReportDialog::showSection(ReportSection::Kind kind)
{
    m_first = kind;
    m_sections->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(kind))));
    showText();
}

void ReportDialog::showText()
{
    // Set again it would lose its place.
    const QString text = m_hasReport ? m_model->textOf(m_sections->currentIndex().row())
                                     : tr("The report is being made…");
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
}

void ReportDialog::documentChanged()
{
    const QString document = m_model->document();
    m_copy->setEnabled(!document.isEmpty());
    m_save->setEnabled(!document.isEmpty());
    m_copy->setCopyText(document, tr("Copy Report"));
}

void ReportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the Report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)")});
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(
        u"scf-desktop-report-%1.txt"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::save);
    dialog->open();
}

void ReportDialog::save(const QString &path)
{
    m_save->setEnabled(false);
    runInBackground(
        this, [path, content = m_model->document().toUtf8()] { return write(path, content); },
        [this, path](const QString &problem) {
            documentChanged();
            if (problem.isEmpty()) {
                m_message->showMessage(
                    Finding::State::Ok,
                    tr("The report was written to %1.").arg(QDir::toNativeSeparators(path)));
                emit taken();
            } else {
                m_message->showMessage(Finding::State::Error,
                                       tr("The report could not be written: %1").arg(problem));
            }
        });
}

void ReportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        m_text->setFont(fontFor(TextStyle::Monospace));
    QDialog::changeEvent(event);
}

void ReportDialog::retranslate()
{
    setWindowTitle(tr("Report a Problem"));
    m_intro->setText(
        tr("This is all that the report holds; nothing is sent by the program. Save it and give it "
           "to whoever helps you. SecretKeys, tokens and passwords are not in it; untick what you "
           "do not want to give away, such as names of functions."));
    m_sections->setAccessibleName(tr("Sections of the report"));
    m_text->setAccessibleName(tr("Text of the section"));
    m_text->setFont(fontFor(TextStyle::Monospace));
    m_copy->setLabel(tr("Copy Report"));
    m_save->setText(tr("Save As…"));
    m_close->setText(tr("Close"));
    m_model->retranslate();
    showText();
    documentChanged();
}

} // namespace Scf
