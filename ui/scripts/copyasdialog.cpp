// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scripts/copyasdialog.h"

#include "app/core/background.h"
#include "ui/common/copybutton.h"
#include "ui/common/manualpage.h"
#include "ui/common/messagebar.h"
#include "ui/common/rolelabel.h"
#include "ui/common/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! Empty when \a path holds \a text now, else the system's words for why not. Blocks.
QString written(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return file.errorString();
    // So that it can be started; a failure of that is no failure of saving.
    if (text.startsWith("#!"))
        QFile::setPermissions(path, QFile::permissions(path) | QFile::ExeOwner);
    return {};
}

} // namespace

CopyAsDialog::CopyAsDialog(QWidget *parent)
    : QDialog(parent)
    , m_hint(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_message(new MessageBar(this))
    , m_tabs(new QTabWidget(this))
    , m_buttons(new QDialogButtonBox(this))
    , m_copy(new CopyButton(m_buttons))
    , m_save(new QPushButton(m_buttons))
{
    setObjectName(u"copyAsDialog"_s);
    setManualPage(this, "copy-as"_L1);
    m_hint->setWordWrap(true);
    m_message->setObjectName(u"copyAsMessage"_s);
    m_message->setClosable(true);
    m_tabs->setObjectName(u"copyAsTabs"_s);
    m_request.text = addPage(u"requestPreview"_s);
    for (const ScriptKind kind : scriptKinds()) {
        m_scripts.append({.text = addPage("script-"_L1 + scriptFileName(kind))});
        m_tabs->addTab(m_scripts.last().text, scriptName(kind));
    }
    m_save->setObjectName(u"saveScript"_s);
    m_save->setAutoDefault(false);
    m_buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    m_buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    m_buttons->addButton(QDialogButtonBox::Close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::rowGap());
    layout->addWidget(m_hint);
    layout->addWidget(m_message);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_buttons);
    resize(dp(760), dp(560));
    connect(m_tabs, &QTabWidget::currentChanged, this, &CopyAsDialog::fill);
    connect(m_save, &QPushButton::clicked, this, &CopyAsDialog::chooseFile);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

QPlainTextEdit *CopyAsDialog::addPage(const QString &objectName)
{
    auto *text = new QPlainTextEdit(this);
    text->hide(); // until a tab shows it
    text->setObjectName(objectName);
    text->setReadOnly(true);
    text->setLayoutDirection(Qt::LeftToRight); // code, in every language
    text->setFont(fontFor(TextStyle::Monospace));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return text;
}

void CopyAsDialog::setUpdate(const ScriptedUpdate &update, const QString &request)
{
    const bool hadRequest = m_tabs->indexOf(m_request.text) >= 0;
    if (!request.isEmpty() && !hadRequest) {
        m_tabs->insertTab(0, m_request.text, {});
        retranslate();
    } else if (request.isEmpty() && hadRequest) {
        m_tabs->removeTab(m_tabs->indexOf(m_request.text));
    }
    if (m_requestText != request) {
        m_requestText = request;
        m_request.isFilled = false;
    }
    if (m_update != update) {
        m_update = update;
        for (Page &page : m_scripts)
            page.isFilled = false;
    }
    fill();
}

void CopyAsDialog::showRequest()
{
    if (m_tabs->indexOf(m_request.text) >= 0)
        m_tabs->setCurrentWidget(m_request.text);
}

void CopyAsDialog::showScript(ScriptKind kind)
{
    m_tabs->setCurrentWidget(m_scripts.at(scriptKinds().indexOf(kind)).text);
}

std::optional<ScriptKind> CopyAsDialog::currentKind() const
{
    for (qsizetype i = 0; i < m_scripts.size(); ++i) {
        if (m_scripts.at(i).text == m_tabs->currentWidget())
            return scriptKinds().at(i);
    }
    return std::nullopt;
}

CopyAsDialog::Page *CopyAsDialog::currentPage()
{
    const std::optional<ScriptKind> kind = currentKind();
    return kind ? &m_scripts[scriptKinds().indexOf(*kind)] : &m_request;
}

//! The tab in front; the others when they are looked at.
void CopyAsDialog::fill()
{
    const std::optional<ScriptKind> kind = currentKind();
    Page *page = currentPage();
    if (!page->isFilled) {
        page->text->setPlainText(kind ? scriptFor(*kind, m_update) : m_requestText);
        page->isFilled = true;
    }
    m_hint->setText(kind ? tr("The same update without SCF Desktop. The key is not in it: it is "
                              "read from the environment when it runs.")
                         : tr("This is what Update sends. The signature is made when it leaves, "
                              "and the code's bytes are only named here."));
    m_copy->setCopyText(page->text->toPlainText(),
                        kind ? tr("Copy the script") : tr("Copy the request"));
    m_save->setEnabled(kind.has_value());
}

void CopyAsDialog::chooseFile()
{
    const std::optional<ScriptKind> kind = currentKind();
    if (!kind)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the Script"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(scriptFileName(*kind));
    connect(dialog, &QFileDialog::fileSelected, this, &CopyAsDialog::saveTo);
    dialog->open();
}

void CopyAsDialog::saveTo(const QString &path)
{
    const std::optional<ScriptKind> kind = currentKind();
    if (!kind)
        return;
    runInBackground(
        this, [path, text = scriptFor(*kind, m_update).toUtf8()] { return written(path, text); },
        [this, path](const QString &failure) {
            if (failure.isEmpty()) {
                m_message->showMessage(
                    Finding::State::Ok,
                    tr("The script was written to %1.").arg(QDir::toNativeSeparators(path)));
            } else {
                m_message->showMessage(Finding::State::Error,
                                       tr("The script could not be written: %1").arg(failure));
            }
        });
}

void CopyAsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (Page &page : m_scripts)
            page.isFilled = false; // the comments in them
        retranslate();
    }
    QDialog::changeEvent(event);
}

void CopyAsDialog::retranslate()
{
    setWindowTitle(tr("Copy As"));
    m_tabs->setAccessibleName(tr("Form of the copy"));
    m_request.text->setAccessibleName(tr("The request"));
    const int request = m_tabs->indexOf(m_request.text);
    if (request >= 0)
        m_tabs->setTabText(request, tr("Request"));
    for (qsizetype i = 0; i < m_scripts.size(); ++i) {
        //: %1 is "curl", "Python", …
        m_scripts.at(i).text->setAccessibleName(
            tr("The script for %1").arg(scriptName(scriptKinds().at(i))));
    }
    m_save->setText(tr("Save…"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    fill();
}

} // namespace Scf
