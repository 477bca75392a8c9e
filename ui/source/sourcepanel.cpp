// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/sourcepanel.h"

#include "app/core/sizetext.h"
#include "app/storage/settings.h"
#include "app/update/updatereadiness.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/linkbutton.h"
#include "ui/common/meterbar.h"
#include "ui/source/contentsdialog.h"
#include "ui/source/pathrow.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QRadioButton>
#include <QStackedWidget>

namespace Scf {

using namespace Qt::StringLiterals;

SourcePanel::SourcePanel(UpdateReadiness *readiness, Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_readiness(readiness)
    , m_settings(settings)
    , m_label(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_folderChoice(new QRadioButton(this))
    , m_zipChoice(new QRadioButton(this))
    , m_paths(new QStackedWidget(this))
    , m_folder(new PathRow(CodeSource::Kind::Folder, this))
    , m_zipFile(new PathRow(CodeSource::Kind::ZipFile, this))
    , m_summary(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted, this))
    , m_meter(new MeterBar(this))
    , m_contents(new LinkButton({}, this))
{
    makeSegmented({m_folderChoice, m_zipChoice});
    m_folderChoice->setChecked(true);
    auto *group = new QButtonGroup(this);
    group->addButton(m_folderChoice);
    group->addButton(m_zipChoice);
    m_paths->addWidget(m_folder);
    m_paths->addWidget(m_zipFile);
    m_paths->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_meter->setMinimumWidth(dp(48));
    m_meter->setMaximumWidth(dp(180));
    m_summary->setMinimumHeight(m_contents->sizeHint().height()); // nothing jumps when they come

    auto *choices = new QHBoxLayout;
    choices->setSpacing(0);
    choices->addWidget(m_folderChoice);
    choices->addWidget(m_zipChoice);
    choices->addStretch();

    auto *facts = new QHBoxLayout;
    facts->setSpacing(Metric::gap());
    facts->addWidget(m_summary);
    facts->addWidget(m_meter);
    facts->addWidget(m_contents);
    facts->addStretch();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metric::narrowEdge());
    grid->setVerticalSpacing(Metric::rowGap());
    grid->addWidget(m_label, 0, 0);
    grid->addLayout(choices, 0, 1);
    grid->addWidget(m_paths, 1, 1);
    grid->addLayout(facts, 2, 1);
    grid->setColumnStretch(1, 1);

    connect(m_folderChoice, &QRadioButton::toggled, this, [this](bool on) {
        setKind(on ? CodeSource::Kind::Folder : CodeSource::Kind::ZipFile);
    });
    const auto pathChanged = [this] {
        if (!m_quiet)
            emit sourceChanged(source());
    };
    connect(m_folder, &PathRow::pathChanged, this, pathChanged);
    connect(m_zipFile, &PathRow::pathChanged, this, pathChanged);
    connect(m_contents, &LinkButton::clicked, this, &SourcePanel::showContents);
    connect(m_readiness, &UpdateReadiness::packageChanged, this, &SourcePanel::showPackage);
    refreshRecentPaths();
    retranslate();
}

CodeSource SourcePanel::source() const
{
    const auto kind =
        m_folderChoice->isChecked() ? CodeSource::Kind::Folder : CodeSource::Kind::ZipFile;
    return {.kind = kind, .path = path(kind)};
}

QString SourcePanel::path(CodeSource::Kind kind) const
{
    return kind == CodeSource::Kind::Folder ? m_folder->path() : m_zipFile->path();
}

void SourcePanel::setSources(CodeSource::Kind kind, const QString &folder, const QString &zipFile)
{
    m_quiet = true;
    m_folder->setPath(folder);
    m_zipFile->setPath(zipFile);
    (kind == CodeSource::Kind::Folder ? m_folderChoice : m_zipChoice)->setChecked(true);
    m_quiet = false;
    emit sourceChanged(source());
}

void SourcePanel::setSource(const CodeSource &source)
{
    if (source.kind == CodeSource::Kind::Folder)
        setSources(source.kind, source.path, m_zipFile->path());
    else
        setSources(source.kind, m_folder->path(), source.path);
}

void SourcePanel::refreshRecentPaths()
{
    m_folder->setRecentPaths(m_settings->recentPaths(CodeSource::Kind::Folder));
    m_zipFile->setRecentPaths(m_settings->recentPaths(CodeSource::Kind::ZipFile));
}

void SourcePanel::setLabelWidth(int width)
{
    m_label->setFixedWidth(width);
}

int SourcePanel::labelWidthHint() const
{
    return m_label->sizeHint().width();
}

void SourcePanel::setKind(CodeSource::Kind kind)
{
    m_paths->setCurrentWidget(kind == CodeSource::Kind::Folder ? m_folder : m_zipFile);
    if (!m_quiet)
        emit sourceChanged(source());
}

void SourcePanel::chooseFolder()
{
    m_folderChoice->setChecked(true);
    m_folder->choose();
}

void SourcePanel::chooseZipFile()
{
    m_zipChoice->setChecked(true);
    m_zipFile->choose();
}

void SourcePanel::showContents()
{
    if (!m_readiness->listing())
        return;
    if (!m_contentsDialog) {
        m_contentsDialog = new ContentsDialog(m_readiness->listing(), window());
        m_contentsDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_contentsDialog, &ContentsDialog::leaveOutRequested, m_readiness,
                &UpdateReadiness::leaveOut);
        connect(m_contentsDialog, &ContentsDialog::includeRequested, m_readiness,
                &UpdateReadiness::include);
        connect(m_contentsDialog, &ContentsDialog::ignoreSettingsChanged, m_readiness,
                &UpdateReadiness::setIgnoreSettings);
        connect(m_readiness, &UpdateReadiness::packageChanged, m_contentsDialog,
                [this] { m_contentsDialog->setListing(m_readiness->listing()); });
    }
    m_contentsDialog->show();
    m_contentsDialog->raise();
    m_contentsDialog->activateWindow();
}

void SourcePanel::showPackage()
{
    using State = UpdateReadiness::PackageState;
    const State state = m_readiness->packageState();
    const int files = static_cast<int>(m_readiness->fileCount());
    const qint64 limit = UpdateReadiness::requestLimit();
    const qint64 request = m_readiness->requestSize();

    QString text;
    if (state == State::Reading)
        text = files > 0 ? tr("Reading… %n file(s) so far", nullptr, files) : tr("Reading…");
    else if (state == State::Ready && request < 0)
        text = tr("%n file(s), %1 unpacked", nullptr, files)
                   .arg(sizeText(m_readiness->listing()->totalSize));
    else if (state == State::Ready)
        text = tr("%n file(s) · %1 as ZIP, %2 in the request of %3", nullptr, files)
                   .arg(sizeText(m_readiness->zipSize()), sizeText(request), sizeText(limit));
    else
        text = u" "_s; // keeps its line, so that nothing jumps
    m_summary->setText(text);
    m_meter->setVisible(state == State::Ready);
    m_meter->setAmount(qMax<qint64>(request, 0), limit);
    m_contents->setVisible(state == State::Ready);
}

void SourcePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SourcePanel::retranslate()
{
    m_label->setText(tr("Code from"));
    m_folderChoice->setText(tr("Folder"));
    m_zipChoice->setText(tr("ZIP file"));
    m_meter->setAccessibleName(tr("Size of the request against its limit"));
    m_contents->setText(tr("Contents"));
    showPackage();
}

} // namespace Scf
