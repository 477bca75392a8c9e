// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/deployedcodedialog.h"

#include "app/core/background.h"
#include "app/core/sizetext.h"
#include "app/explain/explanation.h"
#include "ui/common/accessibility.h"
#include "ui/common/linkbutton.h"
#include "ui/common/manualpage.h"
#include "ui/common/statuslabel.h"
#include "ui/source/contentsdialog.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

using Kind = DeployedCodeTarget::Kind;

namespace {

constexpr int progressSteps = 1'000;
constexpr auto suffix = ".zip"_L1;

} // namespace

DeployedCodeDialog::DeployedCodeDialog(const FunctionId &function, const QString &folder,
                                       MakeDownload makeDownload, QWidget *parent)
    : QDialog(parent)
    , m_function(function)
    , m_makeDownload(std::move(makeDownload))
    , m_intro(new RoleLabel({}, TextStyle::Body, ColourRole::Text, this))
    , m_zipFile(new QRadioButton(this))
    , m_folder(new QRadioButton(this))
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(this))
    , m_progress(new QProgressBar(this))
    , m_status(new StatusLabel(this))
    , m_contents(new LinkButton({}, this))
    , m_start(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"deployedCodeDialog"_s);
    setManualPage(this, "functions"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_zipFile->setObjectName(u"deployedCodeZipFile"_s);
    m_zipFile->setChecked(true);
    m_folder->setObjectName(u"deployedCodeFolder"_s);
    makeSegmented({m_zipFile, m_folder});
    m_path->setObjectName(u"deployedCodePath"_s);
    m_path->setText(
        QDir::toNativeSeparators(QDir(folder).filePath(function.functionName + suffix)));
    m_choose->setObjectName(u"deployedCodeChooseButton"_s);
    m_choose->setAutoDefault(false);
    m_progress->setObjectName(u"deployedCodeProgress"_s);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, progressSteps);
    // Takes its place always: nothing moves when the work begins.
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);
    m_progress->hide();
    m_status->setObjectName(u"deployedCodeStatus"_s);
    m_status->setWordWrap(true);
    m_status->setMinimumHeight(2 * Metric::controlHeight());
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_contents->setObjectName(u"deployedCodeContentsLink"_s);
    m_contents->setAutoDefault(false);
    m_contents->hide();
    m_start->setObjectName(u"deployedCodeDownloadButton"_s);
    m_start->setDefault(true);
    makePrimary(m_start);
    m_close->setObjectName(u"deployedCodeCloseButton"_s);
    m_close->setAutoDefault(false);

    auto *kinds = new QHBoxLayout;
    kinds->setSpacing(0);
    kinds->addWidget(m_zipFile);
    kinds->addWidget(m_folder);
    kinds->addStretch();
    auto *place = new QHBoxLayout;
    place->setSpacing(Metric::gap());
    place->addWidget(m_path, 1);
    place->addWidget(m_choose);
    auto *outcome = new QHBoxLayout;
    outcome->setSpacing(Metric::gap());
    outcome->addWidget(m_status, 1);
    outcome->addWidget(m_contents);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_intro);
    layout->addLayout(kinds);
    layout->addLayout(place);
    layout->addWidget(m_progress);
    layout->addLayout(outcome);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(dp(520));

    connect(m_zipFile, &QRadioButton::toggled, this, &DeployedCodeDialog::kindChanged);
    connect(m_path, &QLineEdit::textChanged, this, &DeployedCodeDialog::updateButtons);
    connect(m_choose, &QPushButton::clicked, this, &DeployedCodeDialog::choose);
    connect(m_contents, &QPushButton::clicked, this, &DeployedCodeDialog::openContents);
    connect(m_start, &QPushButton::clicked, this, &DeployedCodeDialog::download);
    connect(m_close, &QPushButton::clicked, this, &DeployedCodeDialog::reject);
    retranslate();
    updateButtons();
    m_path->setFocus();
}

DeployedCodeTarget DeployedCodeDialog::target() const
{
    return {.function = m_function,
            .kind = m_zipFile->isChecked() ? Kind::ZipFile : Kind::Folder,
            .path = QDir::fromNativeSeparators(m_path->text().trimmed())};
}

void DeployedCodeDialog::reject()
{
    if (m_download)
        m_download->cancel();
    else
        QDialog::reject();
}

void DeployedCodeDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void DeployedCodeDialog::retranslate()
{
    setWindowTitle(tr("Download the Deployed Code"));
    m_intro->setText(tr("The code that %1 runs now goes to:").arg(m_function.functionName));
    m_zipFile->setText(tr("ZIP file"));
    m_folder->setText(tr("Folder"));
    m_folder->setAccessibleDescription(tr("The ZIP is unpacked into a new or empty folder."));
    m_path->setAccessibleName(tr("Path"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleDescription(tr("Opens a dialog to choose where the code goes."));
    m_progress->setAccessibleName(tr("Progress"));
    m_contents->setText(tr("Contents"));
    m_contents->setAccessibleDescription(tr("Shows what is in the deployed code."));
    m_start->setText(tr("Download"));
    if (m_sayAgain)
        m_sayAgain();
    updateButtons();
}

// A path that fits one kind hardly fits the other.
void DeployedCodeDialog::kindChanged()
{
    const QString path = m_path->text().trimmed();
    if (m_zipFile->isChecked() && !path.isEmpty() && !path.endsWith(suffix, Qt::CaseInsensitive))
        m_path->setText(path + suffix);
    else if (!m_zipFile->isChecked() && path.endsWith(suffix, Qt::CaseInsensitive))
        m_path->setText(path.chopped(suffix.size()));
}

void DeployedCodeDialog::choose()
{
    const DeployedCodeTarget now = target();
    auto *dialog = new QFileDialog(this);
    dialog->setObjectName(u"deployedCodeFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool isZip = now.kind == Kind::ZipFile;
    dialog->setWindowTitle(isZip ? tr("Choose the ZIP File") : tr("Choose an Empty Folder"));
    dialog->setAcceptMode(isZip ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(isZip ? QFileDialog::AnyFile : QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly, !isZip);
    // Nothing is overwritten, so there is nothing to confirm.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    if (isZip) {
        dialog->setDefaultSuffix(u"zip"_s);
        dialog->setNameFilter(tr("ZIP files (*.zip)"));
    }
    const QFileInfo path(now.path);
    dialog->setDirectory(path.absolutePath());
    if (isZip)
        dialog->selectFile(path.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        m_path->setText(QDir::toNativeSeparators(chosen));
        m_path->setFocus();
    });
    dialog->open();
}

void DeployedCodeDialog::download()
{
    if (m_download || target().path.isEmpty())
        return;
    disposeInBackground(std::exchange(m_listing, nullptr));
    m_contents->hide();
    m_sayAgain = {};
    m_status->clearStatus();
    m_progress->show();
    m_download = m_makeDownload(target(), this);
    connect(m_download, &DeployedCodeDownload::progress, this, &DeployedCodeDialog::showProgress);
    connect(m_download, &DeployedCodeDownload::finished, this, &DeployedCodeDialog::showResult);
    m_download->start();
    updateButtons();
    m_close->setFocus();
}

void DeployedCodeDialog::showProgress(DeployedCodeDownload::Step step, qint64 done, qint64 total)
{
    // The bar moves to and fro where nobody knows how much is to come.
    m_progress->setRange(0, total > 0 ? progressSteps : 0);
    if (total > 0)
        m_progress->setValue(static_cast<int>(done * progressSteps / total));
    QString words;
    switch (step) {
    case DeployedCodeDownload::Step::Ask:
        words = tr("Asking for the code…");
        break;
    case DeployedCodeDownload::Step::Download:
        words = total > 0 ? tr("Downloading: %1 of %2").arg(sizeText(done), sizeText(total))
                          : tr("Downloading: %1").arg(sizeText(done));
        break;
    case DeployedCodeDownload::Step::Unpack:
        words = tr("Unpacking: %1 of %2").arg(sizeText(done), sizeText(total));
        break;
    }
    m_status->setStatus(
        StatusPresentation{.icon = IconName::Updating, .role = ColourRole::Accent, .word = words});
}

void DeployedCodeDialog::showResult(const Result<DeployedCode> &result)
{
    m_download->deleteLater();
    m_download = nullptr;
    m_progress->hide();
    m_listing = result ? result->listing : nullptr;
    Result<DeployedCode> said = result;
    if (said)
        said->listing.reset(); // one owner, who knows where to let go of it
    m_sayAgain = [this, result = std::move(said)] {
        if (!result) {
            const Explanation explanation =
                ExplanationCatalogue::instance().explain(result.error(), QLocale().name());
            m_status->setStatus(result.error().kind == Error::Kind::Cancelled
                                    ? Finding::State::Warning
                                    : Finding::State::Error,
                                explanation.title);
            const QString details = result.error().code + ": "_L1 + result.error().message;
            m_status->setToolTip(details);
            m_status->setAccessibleDescription(explanation.meaning);
            return;
        }
        m_status->setToolTip(result->sha256);
        m_status->setAccessibleDescription({});
        const QString name = m_function.functionName;
        switch (result->match) {
        case DeployedCode::Match::Verified:
            m_status->setStatus(Finding::State::Ok,
                                tr("Downloaded: this is exactly what %1 runs.").arg(name));
            break;
        case DeployedCode::Match::NotComparable:
            m_status->setStatus(
                Finding::State::Warning,
                tr("Downloaded, but not compared: the service did not tell the SHA-256 of what "
                   "%1 runs.")
                    .arg(name));
            break;
        case DeployedCode::Match::Differs:
            m_status->setStatus(
                Finding::State::Error,
                tr("Not kept: what came is not what the service says that %1 runs.").arg(name));
            break;
        }
    };
    m_sayAgain();
    announce(m_status, m_status->text());
    m_contents->setVisible(m_listing != nullptr);
    updateButtons();
    if (m_listing)
        m_contents->setFocus();
    else
        m_path->setFocus();
}

void DeployedCodeDialog::openContents()
{
    if (!m_listing)
        return;
    auto *contents = new ContentsDialog(m_listing, this);
    contents->setReadOnly(tr("Contents of the Deployed Code"));
    contents->show();
}

void DeployedCodeDialog::updateButtons()
{
    const bool isRunning = m_download != nullptr;
    for (QWidget *input : std::initializer_list<QWidget *>{m_zipFile, m_folder, m_path, m_choose})
        input->setEnabled(!isRunning);
    m_start->setEnabled(!isRunning && !target().path.isEmpty());
    m_close->setText(isRunning ? tr("Cancel") : tr("Close"));
}

} // namespace Scf
